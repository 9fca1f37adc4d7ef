"""What each stage of the filter for web archives costs, in processor time a page, and a million pages in money.

`python -m bench.sift [--pages 400] [--price 0.05]`: the price is that of an hour of one core.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from warcio.recordloader import ArcWarcRecordLoader

from bench.pages import page
from bench.reread import write_archive
from cowcrawl.page import Page
from cowcrawl.page.content import Content
from cowcrawl.reader import read
from spiders.blob import Blob
from spiders.entrance import about_coworking
from spiders.records import Record, Records
from spiders.replay import answer, entry_of
from spiders.sift import likely_address, likely_bytes, likely_language

PAGES, SIZE, ROUNDS, PRICE = 300, 28_000, 5, 0.05
"""The price is in dollars an hour of one core of a rented machine, of the order that large providers ask."""


WORD_SHARE = 0.001
"""Share of pages in which one of the words stands, for the estimate of a whole crawl."""


def measure(pages: int, size: int, rounds: int) -> dict[str, float]:
    """Milliseconds of processor time a page, medians over rounds."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "pages.warc.gz"
        write_archive(path, pages, size)
        bodies = [page(size, seed) for seed in range(min(pages, 100))]
        urls = [f"http://house.example/page-{number}" for number in range(len(bodies))]
        stages: dict[str, Callable[[], Any]] = {
            "unpack": lambda: list(_unpacked(path)),
            "address": lambda: [likely_address(url) for url in urls],
            "bytes": lambda: [likely_bytes(body) for body in bodies],
            "language": lambda: [likely_language(body) for body in bodies],
            "words": lambda: [about_coworking(Page(body, url=url)) for body, url in zip(bodies, urls, strict=True)],
            "read": lambda: [read(Content(body=body, url=url)) for body, url in zip(bodies, urls, strict=True)],
        }
        of = {name: pages if name == "unpack" else len(bodies) for name in stages}
        return {name: round(1000 * _seconds(stage, rounds) / of[name], 4) for name, stage in stages.items()}


def _unpacked(path: Path) -> Iterable[bytes]:
    blob = Blob(str(path))
    for one in Records(blob, 0, blob.size):
        if isinstance(one, Record):
            found = ArcWarcRecordLoader().parse_record_stream(BytesIO(one.data), known_format="warc")
            if entry := entry_of(found, path, one.offset):
                yield answer(found, entry, 10**7)[2]


def _seconds(stage: Callable[[], Any], rounds: int) -> float:
    stage()  # what is loaded once is not counted
    times = []
    for _ in range(rounds):
        start = process_time()
        stage()
        times.append(process_time() - start)
    return median(times)


def costs(ms: dict[str, float], price: float) -> dict[str, float]:
    """Dollars for a million pages: of the filter where few pages pass, and of the reader for all of them."""
    per_page = price / 3600 / 1000
    first = ms["unpack"] + ms["address"] + ms["bytes"]
    rest = ms["language"] + ms["words"] + ms["read"]
    return {
        "filter_usd_per_million": round(1e6 * per_page * (first + WORD_SHARE * rest), 3),
        "reader_usd_per_million": round(1e6 * per_page * (ms["unpack"] + ms["read"]), 3),
        "pages_per_second_filtered": round(1000 / (first + WORD_SHARE * rest)),
        "pages_per_second_read": round(1000 / (ms["unpack"] + ms["read"]), 1),
    }


def main() -> None:
    """Measure and print as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--size", type=int, default=SIZE, help="bytes a page")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--price", type=float, default=PRICE, help="dollars an hour of one core")
    options = parser.parse_args()
    ms = measure(options.pages, options.size, options.rounds)
    print(json.dumps({"ms_a_page": ms, **costs(ms, options.price)}, indent=1))


if __name__ == "__main__":
    main()
