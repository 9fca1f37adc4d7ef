"""The crawl of the whole hostile web, in one process, and what it left behind."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from twisted.internet.defer import Deferred

from bench.hostile.case import HEALTHY, SECRET, cases, fake_address, real_address
from bench.hostile.certificates import AUTHORITY
from bench.hostile.server import Hostile
from spiders.public import PublicResolver

ROOM_MB = 300
"""Megabytes of memory that the crawl may take at most."""
SETTINGS: dict[str, Any] = {
    "DOWNLOAD_DELAY": 0.0,
    "DOWNLOAD_TIMEOUT": 5.0,
    "DNS_TIMEOUT": 3.0,
    "RETRY_TIMES": 1,
    "RETRY_EXCEPTIONS": [],  # who answers that he is busy is asked again, who is silent is not waited for twice
    "DNSCACHE_ENABLED": False,  # a name is looked up for each connection, so it can move in a run
    "TWISTED_DNS_RESOLVER": "bench.hostile.crawl.StagedNames",
}
"""What is told to the crawl besides the project's own settings: haste, and the invented name service."""
MOVES_AFTER = 3
"""Look-ups after which the name that moves has moved: those for robots.txt, tdmrep.json and the first page."""


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """What the store holds of one case after the crawl."""

    pages: dict[str, str]
    """By path what became of the page."""
    reasons: dict[str, str]
    run: str
    quotes: list[str]
    asked: int
    """Requests that reached the host."""
    finished: bool


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of the crawl."""

    recorded: dict[str, Recorded]
    """By identifier of the source."""
    peak_mb: float
    """The most memory that the process took."""
    seconds: float
    secret: int
    """How often a private address was reached."""
    log: str


class StagedNames(PublicResolver):
    """The project's resolver; what it lets through leads to where the invented hosts stand on this machine."""

    def getHostByName(self, name: str, timeout: Any = ()) -> Deferred[str]:  # noqa: N802
        """The address of a name, judged as told, then as it is."""
        return super().getHostByName(name, timeout).addCallback(real_address_of)


def real_address_of(told: str) -> str:
    """Where an address of the invented web lies."""
    return real_address(told) if told.startswith("11.2.") else told


def crawled(web: Hostile, var: Path) -> Outcome:
    """Crawl every case into the state folder `var`."""
    environment = os.environ | {"SSL_CERT_FILE": str(web.folder / AUTHORITY)}
    command = [sys.executable, "-m", "bench.hostile.crawl", str(var), str(web.port), str(web.tls_port)]
    root = Path(__file__).parent.parent.parent
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, cwd=root, check=False)
    if done.returncode:
        raise RuntimeError(f"the crawl ended with exit code {done.returncode}: {done.stderr[-3000:]}")
    told, asked = json.loads(done.stdout.splitlines()[-1]), web.asked()
    return Outcome(
        recorded=dict(_recorded(var, asked)),
        peak_mb=told["peak_mb"],
        seconds=told["seconds"],
        secret=asked.get("secret", 0),
        log=done.stderr,
    )


def _recorded(var: Path, asked: dict[str, int]) -> Iterator[tuple[str, Recorded]]:
    with closing(sqlite3.connect(var / "claims.db")) as store:
        for case in cases():
            for identifier, _ in zip((case.name, f"{case.name}-again"), ("", *case.again), strict=False):
                rows = store.execute(
                    "SELECT requested_url, outcome, reason FROM documents WHERE source_id = ?", (identifier,)
                )
                documents = [(urlsplit(url).path, outcome, reason) for url, outcome, reason in rows]
                runs = store.execute(
                    "SELECT coalesce(failure, ?), finished_at FROM runs LEFT JOIN diagnoses USING (run_id)"
                    " WHERE source_id = ?",
                    (HEALTHY, identifier),
                ).fetchall()
                quotes = store.execute(
                    "SELECT quote FROM claims JOIN documents USING (document_id) WHERE source_id = ?", (identifier,)
                ).fetchall()
                yield (
                    identifier,
                    Recorded(
                        pages={path: outcome for path, outcome, _ in documents},
                        reasons={path: reason for path, _, reason in documents if reason},
                        run=runs[0][0] if runs else "no run",
                        quotes=[quote for (quote,) in quotes],
                        asked=sum(times for name, times in asked.items() if name.startswith(f"{case.host}/")),
                        finished=bool(runs and runs[0][1]),
                    ),
                )


class _NameService:
    """Answers in place of the system's: by the list of cases."""

    def __init__(self) -> None:
        self._known = {case.host: (case, fake_address(number)) for number, case in enumerate(cases())}
        self._asked: Counter[str] = Counter()

    def look_up(self, name: str) -> str:
        """The address of a name; gaierror where there is none."""
        if name not in self._known or name == "name-unknown.example":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        case, address = self._known[name]
        self._asked[name] += 1
        private = case.name == "name-private" or (case.name == "name-moves" and self._asked[name] > MOVES_AFTER)
        return SECRET if private else address


def _main() -> None:
    import time

    from cowcrawl.extract.read import read
    from cowcrawl.page import Page
    from spiders.crawl import crawl

    var, port, tls_port = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    words = b"<p>Hot desk: 150 euro per month</p>" * 20
    read(Page(words, url="http://good.example/"))  # loads vocabulary and models, during which nothing else happens
    socket.gethostbyname = _NameService().look_up
    cards = [card for case in cases() for card in case.cards(port, tls_port)]
    began = time.monotonic()
    crawl(cards, var=var, run_stamp="20260101T000000Z", settings=SETTINGS)
    print(json.dumps({"peak_mb": _peak_mb(), "seconds": time.monotonic() - began}))


def _peak_mb() -> float:
    """The most memory that this process took so far."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    _main()
