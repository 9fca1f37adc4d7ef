"""How stores of 10⁵ claims and more are built and asked: time, memory, size, and whether time grows with the claims.

`python -m bench.scale --claims 100000 1000000 10000000`; the largest needs the memory that it prints.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import sqlite3
import statistics
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bench.claims import fill
from db.build import DATABASE, make

SPAWN = multiprocessing.get_context("spawn")
CLAIMS = (10_000, 100_000)
ROUNDS = 5
QUERIES = {
    "a space and its claims": "SELECT * FROM claims WHERE space_id = (SELECT space_id FROM spaces LIMIT 1 OFFSET 7)",
    "spaces of a town": "SELECT * FROM spaces WHERE municipality = 'Town 7'",
    "a search by name": "SELECT rowid FROM spaces_fts WHERE spaces_fts MATCH 'house'",
    "median price of a desk a town": """
        SELECT municipality, avg(amount) FROM (
          SELECT municipality, amount, row_number() OVER (PARTITION BY municipality ORDER BY amount) AS place,
            count(*) OVER (PARTITION BY municipality) AS number
          FROM formulas JOIN spaces USING (space_id) WHERE desk_type = 'hot_desk' AND period = 'month')
        WHERE place IN ((number + 1) / 2, (number + 2) / 2) GROUP BY municipality""",
    "price rises a year": "SELECT substr(date, 1, 4), count(*) FROM changes WHERE kind = 'price_rise' GROUP BY 1",
}


def measure(claims: int) -> dict[str, Any]:
    """The figures of a store of so many claims, each stage in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="scale-") as scratch:
        var = Path(scratch)
        spaces, fill_s, _ = _apart(_fill, var, claims)
        build, build_s, memory_mb = _apart(_build, var)
        found = {
            "claims": claims,
            "spaces": spaces,
            "fill_s": round(fill_s, 1),
            "store_mb": _megabytes(var / "claims.db"),
            "build_s": round(build_s, 1),
            "build_us_a_claim": round(1e6 * build_s / claims, 1),
            "build_peak_mb": memory_mb,
            "build_mb": _megabytes(build),
        }
        return found | {"query_ms": _queries(build)}


def _apart(function: Any, *given: Any) -> tuple[Any, float, int]:
    """What a function gives, its seconds of processor time and the peak of its memory in MB, in a new process."""
    here, there = SPAWN.Pipe()
    process = SPAWN.Process(target=_work, args=(there, function, given))
    process.start()
    there.close()
    try:
        told: tuple[Any, float, int] = here.recv()
    except EOFError:
        process.join()
        raise SystemExit(f"{function.__name__} of {given} ended with {process.exitcode}: too little memory?") from None
    process.join()
    return told


def _work(out: Connection, function: Any, given: tuple[Any, ...]) -> None:
    start = time.process_time()
    made = function(*given)
    spent = time.process_time() - start
    out.send((made, spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024))


def _fill(var: Path, claims: int) -> int:
    return fill(var / "claims.db", claims)


def _build(var: Path) -> Path:
    return make(var) / DATABASE


def _queries(path: Path) -> dict[str, float]:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    found = {}
    for name, sql in QUERIES.items():
        times = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            connection.execute(sql).fetchall()
            times.append(1000 * (time.perf_counter() - start))
        found[name] = round(statistics.median(times), 2)
    connection.close()
    return found


def _megabytes(path: Path) -> float:
    return round(path.stat().st_size / 1e6, 1)


def main() -> None:
    """Measure each size and print one JSON object a line; then how build time a claim compares with the smallest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=CLAIMS)
    options = parser.parse_args()
    found = []
    for claims in options.claims:
        found.append(measure(claims))
        print(json.dumps(found[-1]), flush=True)
    for one in found[1:]:
        ratio = one["build_us_a_claim"] / found[0]["build_us_a_claim"]
        print(f"build of {one['claims']:,} claims: {ratio:.2f} times the time a claim of {found[0]['claims']:,}")


if __name__ == "__main__":
    main()
