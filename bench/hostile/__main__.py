"""`python -m bench.hostile`: crawl the hostile web and print what was recorded; exit 1 where that is not as told."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from bench.hostile.case import cases
from bench.hostile.crawl import ROOM_MB, crawled
from bench.hostile.server import served


def main() -> None:
    """Crawl and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.hostile", description=__doc__)
    parser.add_argument("--log", action="store_true", help="print the log of the crawl too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as web:
        found = crawled(web, Path(folder) / "var")
    if options.log:
        print(found.log)
    wrong = found.peak_mb > ROOM_MB or found.secret > 0
    for case in cases():
        for identifier, pages in ((case.name, case.pages), (f"{case.name}-again", case.again)):
            if pages:
                one = found.recorded[identifier]
                well = pages.items() <= one.pages.items() and one.asked <= (case.asked or 10)
                wrong = wrong or not well
                reasons = "; ".join(dict.fromkeys(one.reasons.values()))
                mark = "  " if well else "! "
                print(f"{mark}{identifier}: {one.pages} run {one.run}, asked {one.asked}: {reasons[:150]}")
    print(f"{found.peak_mb:.0f} MB at most (room: {ROOM_MB}), {found.seconds:.1f} s, private reached: {found.secret}")
    raise SystemExit(wrong)


if __name__ == "__main__":
    main()
