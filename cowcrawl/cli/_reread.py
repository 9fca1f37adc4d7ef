"""What a worker does with one range of an archive: its records are read, and what they say is packed as a part."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass

from cowcrawl import __version__
from cowcrawl.card import SourceCard
from cowcrawl.workers import check_edition
from db.parts import Made, pack
from pipelines.chain import through
from spiders.blob import Blob
from spiders.records import Damage, Records
from spiders.reread import Rereader

_ONE_AT_A_TIME = threading.Lock()
"""A worker with several threads gains nothing by them, and the reader keeps things in mind for one page at a time."""


@dataclass(frozen=True, kw_only=True)
class Range:
    """A stretch of an archive: one job."""

    archive: str
    start: int
    end: int
    exact: bool = False
    """Whether a record is known to begin at its first byte."""

    def __str__(self) -> str:
        return f"{self.archive}, bytes {self.start} to {self.end}"


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What holds for all ranges."""

    cards: tuple[SourceCard, ...]
    forgotten: tuple[str, ...]
    """Digests of what is neither read nor kept."""
    known_only: bool
    """Whether hosts that no card knows are passed over."""
    sifted: bool = False
    """Whether of such hosts only pages are read that speak of coworking (`spiders.sift`)."""
    read_at: str
    """When the reading began (UTC)."""
    edition: str
    """The code that is to read."""


def read_range(terms: Terms, job: Range) -> dict[str, bytes]:
    """The files of the part of one range. BadInput for another edition, StoreFailed when the archive cannot be read."""
    check_edition(terms.edition)
    with _ONE_AT_A_TIME:
        blob = Blob(job.archive)
        records = Records(blob, job.start, job.end, exact=job.exact)
        rereader = Rereader(
            terms.cards,
            name_of(job.archive),
            terms.forgotten,
            known_only=terms.known_only,
            sifted=terms.sifted,
        )
        made: list[Made] = []
        damage: list[str] = []
        for record in records:
            if isinstance(record, Damage):
                damage.append(f"{job.archive}: damaged at byte {record.offset}: {record.why}")
            elif found := rereader.read(record):
                reading = through(found.reading, found.card, terms.forgotten)
                made.append(Made(card=found.card, reading=reading, own_url=found.own_url, joins=found.joins))
        counts = rereader.counts + Counter(
            documents=len(made), claims=sum(len(mention.claims) for one in made for mention in one.reading.mentions)
        )
        return pack(
            made,
            archive=job.archive,
            start=job.start,
            end=job.end,
            first=records.first,
            next=records.next,
            read_at=terms.read_at,
            version=__version__,
            code=terms.edition,
            damage=tuple(damage),
            counts=dict(counts),
        )


def name_of(archive: str) -> str:
    """The file name of an archive."""
    return archive.rstrip("/").rpartition("/")[2]
