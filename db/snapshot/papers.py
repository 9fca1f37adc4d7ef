"""What stands beside the tables of a snapshot for people: read-me, licence, dictionary, methodology, changes."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from cowcrawl import settings
from cowcrawl.fields import FIELDS
from cowcrawl.schema import columns, data_dictionary_markdown, table_name
from cowcrawl.tables import Methodology
from db.method.notes import document
from db.method.words import LANGUAGES
from db.snapshot.about import LICENCE, OSM_LICENCE, About
from db.snapshot.changed import COMPARED
from db.snapshot.layout import ODBL, OSM

_TEMPLATES = Path(__file__).with_name("papers")
_PAPERS = {
    "README.md": "README.md.j2",
    "LICENCE.md": "LICENCE.md.j2",
    "CHANGES.md": "CHANGES.md.j2",
    "CITATION.cff": "CITATION.cff.j2",
    f"{OSM}/NOTICE.md": "NOTICE.md.j2",
}
"""The papers and the templates they are made from."""


def write_papers(
    folder: Path,
    database: sqlite3.Connection,
    about: About,
    rows: Mapping[str, int],
    last: str | None,
    counts: Counter[tuple[str, str]] | None,
) -> None:
    """Write all papers into `folder`.

    `rows` says how many each table has, `last` is the name of the last snapshot, `counts` what differs from it, or
    None where that cannot be said.
    """
    context = {
        "title": about.title,
        "name": about.name,
        "day": about.day,
        "build": about.build,
        "sample": about.build["sample"],
        "address": about.address,
        "site": settings.SITE,
        "citation": about.citation,
        "licence": LICENCE,
        "osm_licence": OSM_LICENCE,
        "odbl": sorted(ODBL),
        "rows": rows,
        "last": last,
        "counts": counts,
        "tables": [table_name(table) for table in COMPARED],
    }
    for name, template in _PAPERS.items():
        _write(folder / name, _templates().get_template(template).render(context))
    _write(folder / "data-dictionary.md", f"# Data dictionary\n\n{data_dictionary_markdown()}\n{_fields()}")
    _write_methodology(folder, database)


def _write_methodology(folder: Path, database: sqlite3.Connection) -> None:
    names = [column.name for column in columns(Methodology)]
    found = database.execute(f"SELECT {', '.join(names)} FROM methodology ORDER BY language, position")
    notes = [Methodology(**dict(zip(names, row, strict=True))) for row in found]
    for language in LANGUAGES:
        text, pictures = document(notes, language)
        _write(folder / f"methodology-{language}.md", text)
        for name, picture in pictures.items():
            _write(folder / name, picture)


def _fields() -> str:
    """What `claims.field` may be."""
    said = (
        f"- **{name}**{f' ({field.unit})' if field.unit else ''}: {field.description}" for name, field in FIELDS.items()
    )
    return "\n".join(["# Fields of claims", "", *said, ""])


@cache
def _templates() -> Environment:
    # The texts are Markdown, not HTML: there is nothing to escape.
    loader = FileSystemLoader(_TEMPLATES)
    return Environment(
        loader=loader, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, undefined=StrictUndefined
    )


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
