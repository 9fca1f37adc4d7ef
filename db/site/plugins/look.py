"""How Datasette's own pages show cells, and what all templates can use."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from datasette.app import Datasette
from datasette.utils import tilde_encode
from jinja2 import Environment
from markupsafe import Markup
from pluggy import HookimplMarker

from cowcrawl import schema
from cowcrawl.tables import TABLES
from db.site import reading, words
from db.site.metadata import DATABASE, SAMPLE

hookimpl = HookimplMarker("datasette")
_PAGES = {"space_id": "space", "operator_id": "operator", "source_id": "source"}
"""The columns that name something that has a page of its own."""
_REFERENCES = (*_PAGES, "document_id")
_NAMES = {"spaces": "space_id", "operators": "operator_id", "sources": "source_id"}
"""The tables whose names lead to those pages, with the column that identifies the row."""
_LONGEST_LINK = 60


@hookimpl
def prepare_jinja2_environment(env: Environment, datasette: Datasette) -> Callable[[], Awaitable[None]]:
    """Give every template, those of errors too, the build it speaks of and our words."""
    env.filters.update(
        day=words.day,
        host=words.host,
        number=words.number,
        outward=words.outward,
        path_part=tilde_encode,
        word=lambda value, kind: words.word(kind, value),
    )
    env.globals.update(
        money=words.money,
        terms=words.terms,
        sample_notice=SAMPLE,
        descriptions={schema.table_name(table): schema.description(table) for table in TABLES},
    )

    async def add_build() -> None:
        database = datasette.get_database(DATABASE)
        env.globals["build"] = await reading.one(database, "SELECT * FROM build ORDER BY stamp DESC LIMIT 1")

    return add_build


@hookimpl
def render_cell(row: Mapping[str, Any], value: Any, column: str, table: str | None, datasette: Datasette) -> Any:
    """Cells that lead somewhere: names to their pages, addresses out, amounts beside what they mean."""
    if table in _NAMES and column == "name" and value:
        return _link(datasette, column=_NAMES[table], key=row[_NAMES[table]], label=value)
    if table and value is not None and column in _REFERENCES:
        key, label = (value["value"], value["label"]) if isinstance(value, dict) else (value, None)
        return _link(datasette, column=column, key=key, label=label or key)
    if table == "formulas" and column == "amount" and value is not None and "currency" in row.keys():  # noqa: SIM118
        return Markup('{} <span class="aside">{}</span>').format(value, words.money(value, row["currency"]))
    if isinstance(value, str) and (address := words.outward(value)):
        shown = address if len(address) <= _LONGEST_LINK else f"{address[: _LONGEST_LINK - 1]}…"
        return Markup('<a href="{}" rel="noopener nofollow">{}</a>').format(address, shown)
    return None


def _link(datasette: Datasette, *, column: str, key: str, label: str) -> Markup:
    if column in _PAGES:
        address = datasette.urls.path(f"/{_PAGES[column]}/{tilde_encode(key)}")
    else:
        address = datasette.urls.row(DATABASE, "documents", tilde_encode(key))
    return Markup('<a href="{}">{}</a>').format(address, label)
