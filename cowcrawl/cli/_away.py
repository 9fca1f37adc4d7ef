"""A crawl on the workers of a Dask cluster: each takes whole hosts, and sends back its archive and its store.

The crawl itself runs in a process of its own there, since Scrapy's engine runs once a process; it ends when the worker
does. `python -m cowcrawl.cli._away JOB` is that process.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cowcrawl.card import SourceCard
from cowcrawl.errors import StoreFailed
from cowcrawl.workers import check_edition, on_cluster
from db.adopt import adopt, settle
from db.store import Store
from pipelines.store import STORE_FILE
from spiders.crawl import CONCURRENT_SOURCES, CrawlResult, crawl
from spiders.progress import Progress
from spiders.shares import end_with_parent, shares

_SAID = ("COWCRAWL_CONTACT", "COWCRAWL_COUNTRY")
"""Settings of this machine that hold for the crawl elsewhere: who we say we are."""
_JOB, _RESULTS, _ARCHIVE = "job.pickle", "results.pickle", "archive"


@dataclass(frozen=True, kw_only=True)
class Errand:
    """What holds for all shares."""

    edition: str
    options: dict[str, Any]
    """What `spiders.crawl.crawl` is told besides."""
    environment: dict[str, str]


@dataclass(frozen=True)
class Share:
    """The sources that one worker crawls at a time."""

    cards: tuple[SourceCard, ...]

    def __str__(self) -> str:
        return f"the crawl of {', '.join(card.id for card in self.cards)}"


@dataclass(frozen=True, kw_only=True)
class Brought:
    """What came of a share."""

    results: list[CrawlResult]
    store: bytes
    archives: dict[str, bytes]


def crawl_away(
    cards: Sequence[SourceCard], address: str, *, var: Path, edition: str, **options: Any
) -> list[CrawlResult]:
    """Crawl the sites of `cards` on a cluster and take over what is brought; the results in the order of the cards."""
    said = {name: os.environ[name] for name in _SAID if name in os.environ}
    errand = Errand(edition=edition, options=options, environment=said)
    number = -(-len(cards) // CONCURRENT_SOURCES)
    jobs = [Share(tuple(share)) for share in shares(cards, number)]
    found: dict[str, CrawlResult] = {}
    with Progress(len(cards)) as progress:
        for _, brought in on_cluster(crawl_share, errand, jobs, address):
            _take_over(var, brought)
            for result in brought.results:
                found[result.source_id] = result
                progress.source(str(result))
    return [found[card.id] for card in cards]


def crawl_share(errand: Errand, share: Share) -> Brought:
    """What a worker does: crawl a share in a new process and pack what came. StoreFailed when it does not end well."""
    check_edition(errand.edition)
    with tempfile.TemporaryDirectory(prefix="cowcrawl-") as scratch:
        folder = Path(scratch)
        (folder / _JOB).write_bytes(pickle.dumps((errand.options, share.cards)))
        command = [sys.executable, "-m", "cowcrawl.cli._away", str(folder)]
        done = subprocess.run(command, env=os.environ | errand.environment, stderr=subprocess.PIPE, check=False)
        if done.returncode or not (folder / _RESULTS).is_file():
            said = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
            raise StoreFailed(f"{share} ended with {done.returncode} on its worker: {' '.join(said)}")
        archives = {path.name: path.read_bytes() for path in sorted((folder / _ARCHIVE).glob("*.warc.gz"))}
        return Brought(
            results=pickle.loads((folder / _RESULTS).read_bytes()),
            store=(folder / STORE_FILE).read_bytes(),
            archives=archives,
        )


def _take_over(var: Path, brought: Brought) -> None:
    """Keep the archives first, then what was read in them: a claim is never without its page."""
    (var / _ARCHIVE).mkdir(parents=True, exist_ok=True)
    for name, body in brought.archives.items():
        partial = var / _ARCHIVE / f".{name}.partial"
        partial.write_bytes(body)
        partial.replace(var / _ARCHIVE / name)
    with tempfile.TemporaryDirectory(prefix="cowcrawl-") as scratch:
        other = Path(scratch) / STORE_FILE
        other.write_bytes(brought.store)
        with Store(var / STORE_FILE) as store:
            adopt(store, other)


def _main(folder: Path) -> None:
    """Crawl the share that the job in `folder` names, into that folder."""
    end_with_parent()
    options, cards = pickle.loads((folder / _JOB).read_bytes())
    results = crawl(cards, var=folder, **options)
    settle(folder / STORE_FILE)
    (folder / _RESULTS).write_bytes(pickle.dumps(results))


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
