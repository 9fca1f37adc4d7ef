"""Archives for tests: pages of an invented house, written as a crawl writes them."""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from crawling import card

from cowcrawl.card import SourceCard
from cowcrawl.cli._reread import Range, Terms, read_range
from cowcrawl.edition import edition
from cowcrawl.forgotten import Target
from db.parts import write
from db.plan import Plan, save
from spiders.archive import Writer

DATE = "2026-03-01T12:00:00Z"
HTML = [("Content-Type", "text/html; charset=utf-8")]
QUAY = card("quay", "http://quay.example/", "quay.example", country="BE")


def page(number: int) -> bytes:
    """A page of a house with an address and a price."""
    return (
        f"<html lang=en><title>Quay House {number}</title><h1>Quay House {number}</h1><p>Coworking at "
        f"{number} Rue Haute, 1000 Bruxelles.</p><h2>Prices</h2><p>Hot desk: €{100 + number} per month excl. VAT</p>"
    ).encode()


def written(path: Path, pages: Iterable[tuple[str, bytes]], *, date: str = DATE, status: int = 200) -> Path:
    """An archive of pages at addresses."""
    writer = Writer(path)
    for url, body in pages:
        writer.add(url, status, HTML, body, date)
    writer.close()
    return path


def of_quay(path: Path, pages: int = 6) -> Path:
    """An archive of some pages of the house."""
    return written(path, ((f"http://quay.example/locations/{number}", page(number)) for number in range(pages)))


def plain(path: Path) -> Path:
    """The same archive without compression, beside it."""
    other = path.with_name(path.name.removesuffix(".gz"))
    other.write_bytes(gzip.decompress(path.read_bytes()))
    return other


def terms(*cards: SourceCard, forgotten: Sequence[Target] = (), read_at: str = "2026-11-26T12:00:00Z") -> Terms:
    """What holds for a rereading."""
    digests = tuple(one.digest() for one in forgotten)
    return Terms(cards=cards or (QUAY,), forgotten=digests, known_only=False, read_at=read_at, edition=edition())


def reread(out: Path, *archives: Path, part_size: int = 10**9, **given: Any) -> Path:
    """A finished rereading of archives, made in this process."""
    said = terms(**given) if "cards" not in given else terms(*given.pop("cards"), **given)
    sizes = tuple((str(path), path.stat().st_size) for path in archives)
    plan = Plan(archives=sizes, part_size=part_size, terms="", edition=said.edition, read_at=said.read_at)
    for at, (name, start, end) in enumerate(plan.ranges):
        write(plan.folder(out, at), read_range(said, Range(archive=name, start=start, end=end)))
    save(out, Plan(**{**vars(plan), "complete": True}))
    return out


def stored(store: Path, table: str, *left_out: str) -> list[str]:
    """The rows of a table of a claim store as JSON, sorted, without some columns."""
    with sqlite3.connect(store) as connection:
        connection.row_factory = sqlite3.Row
        rows = [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]
    kept = ({name: value for name, value in row.items() if name not in left_out} for row in rows)
    return sorted(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in kept)
