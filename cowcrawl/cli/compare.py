"""`cowcrawl compare`: what a document counts, beside what the inventory has for the same date."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from cowcrawl.cli._common import reports_failures, var_option
from cowcrawl.errors import BadInput, Unreadable
from cowcrawl.literals.edtf import bounds
from cowcrawl.model import aggregate_id
from cowcrawl.page.content import Content
from cowcrawl.reader import read as read_document
from cowcrawl.tables import Aggregate, Comparison, Operator, PublishedDocument, Run, Space, SpaceList, ZoneCount
from db import zones
from db.method.compare import compare_build
from db.published import current, read

REASONS = {
    "no_place": "names no place or operator of the inventory",
    "unknown_operator": "the inventory has no operator of this name",
    "worldwide": "counts all over the world",
    "no_count": "is no number of spaces",
}


@click.command()
@click.argument("document", required=False)
@click.option("--date", "asked", help="Date (EDTF: 2019, 2019-12-31) of counts that the document gives no date for.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a count.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@var_option
@reports_failures
def compare(document: str | None, asked: str | None, as_json: bool, as_csv: bool, var: Path) -> None:
    """Show what DOCUMENT counts itself beside what the newest build has for the same place or operator and date.

    DOCUMENT is a file of a report (text, PDF or HTML), or a report that was crawled: the id of its source or of the
    document, or its address. Without it all counts of the build are shown. `here` is what certainly was so at that
    date; `at most` adds the spaces of which a date or the zone is not known.
    """
    if as_json and as_csv:
        raise click.UsageError("give --json or --csv, not both")
    if asked and not bounds(asked):
        raise BadInput(
            f"--date {asked!r} is no date: expected a year, month or day such as 2019, 2019-12 or 2019-12-31"
        )
    path = current(var)
    rows = read(path, Space, Operator, ZoneCount, SpaceList, PublishedDocument, Aggregate, Run)
    areas = zones.load(zones.SHIPPED, var / "zones")

    def zone_of(points: Sequence[tuple[float, float]]) -> list[str | None]:
        return [zone.zone if zone else None for zone in areas.of_all(points)]

    told, published = _told(document, rows["aggregates"], rows["documents"])
    rows["documents"] = [*rows["documents"], *published]
    found = compare_build(rows, zone_of, told, asked=asked)
    _print(found, as_json=as_json, as_csv=as_csv)


def _told(
    document: str | None, aggregates: Sequence[Aggregate], documents: Sequence[PublishedDocument]
) -> tuple[list[Aggregate], list[PublishedDocument]]:
    """The counts that are meant, and the document they stand in when it is none of the build."""
    if document is None:
        return list(aggregates), []
    known = {one.document_id for one in documents if document in (one.document_id, one.source_id, one.url)}
    if known:
        told = [one for one in aggregates if one.document_id in known]
    elif Path(document).is_file():
        return _read(Path(document))
    else:
        raise BadInput(f"{document} is neither a file nor the source, id or address of a document of the build")
    if not told:
        raise BadInput(f"{document} counts nothing itself")
    return told, []


def _read(path: Path) -> tuple[list[Aggregate], list[PublishedDocument]]:
    try:
        extract = read_document(Content(body=path.read_bytes(), url=path.absolute().as_uri(), kind="report"))
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror or error}") from error
    except Unreadable as error:
        raise BadInput(f"{path}: {error}") from error
    if not extract.aggregates:
        raise BadInput(f"{path} counts nothing itself, as far as it could be read")
    name = path.name
    rows = [
        Aggregate(
            **asdict(one) | {"aggregate_id": aggregate_id(name, one), "document_id": name},
            position=position,
            current=1,
        )
        for position, one in enumerate(extract.aggregates)
    ]
    return rows, [PublishedDocument(document_id=name, published_at=extract.published_at)]


def _print(found: Sequence[Comparison], *, as_json: bool, as_csv: bool) -> None:
    if as_json:
        for row in found:
            click.echo(json.dumps(asdict(row), ensure_ascii=False))
    elif as_csv:
        writer = csv.DictWriter(sys.stdout, [name for name in Comparison.__dataclass_fields__ if name[0] != "_"])
        writer.writeheader()
        writer.writerows(map(asdict, found))
    else:
        click.echo("\n".join(_table([_line(row) for row in found])))


def _line(row: Comparison) -> tuple[str, ...]:
    ours = ("", "", REASONS.get(row.reason or "", row.reason or ""))
    if row.ours is not None:
        ours = (str(row.ours), str(row.ours_at_most), row.scope or "")
    value = f"{row.value:g}" if row.value is not None else ""
    return (row.subject or "", row.measure or "", row.as_of or "", value, *ours)


def _table(lines: Sequence[tuple[str, ...]]) -> list[str]:
    """Lines with columns of one width; numbers stand to the right."""
    head = ("subject", "measure", "date", "there", "here", "at most", "what is counted here, or why nothing")
    widths = [max(len(line[at]) for line in (head, *lines)) for at in range(len(head))]
    right = {3, 4, 5}

    def laid(line: Sequence[Any]) -> str:
        cells = (
            cell.rjust(w) if at in right else cell.ljust(w)
            for at, (cell, w) in enumerate(zip(line, widths, strict=True))
        )
        return "  ".join(cells).rstrip()

    return [laid(head), laid(["-" * width for width in widths]), *map(laid, lines)]
