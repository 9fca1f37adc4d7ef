"""How Datasette's own pages show cells, and what all templates can use."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from datasette.app import Datasette
from datasette.utils import tilde_encode, to_css_class
from datasette.utils.asgi import Request
from jinja2 import Environment
from markupsafe import Markup, escape
from pluggy import HookimplMarker

from cowcrawl import __version__
from db.site import reading
from db.site.advice import advice
from db.site.described import coded, described
from db.site.metadata import DATABASE
from db.site.words import LANGUAGES, Words, host, outward, words

hookimpl = HookimplMarker("datasette")
_PAGES = {"space_id": "space", "operator_id": "operator", "source_id": "source", "zone": "zone"}
"""The columns that name something that has a page of its own."""
_REFERENCES = (*_PAGES, "document_id")
_NAMES = {"spaces": "space_id", "operators": "operator_id", "sources": "source_id"}
"""The tables whose names lead to those pages, with the column that identifies the row."""
_LONGEST_LINK = 60
_OWN_NAMES = {"en": "English", "fr": "Français", "nl": "Nederlands"}
"""What each language calls itself."""


@hookimpl
def prepare_jinja2_environment(env: Environment, datasette: Datasette) -> Callable[[], Awaitable[None]]:
    """Give every template, those of errors too, the build it speaks of and our words."""
    known = words(datasette.metadata("language"))
    env.filters.update(
        coded=coded,
        day=known.day,
        host=host,
        number=known.number,
        outward=outward,
        path_part=tilde_encode,
        size=known.size,
        to_css_class=to_css_class,
        word=lambda value, kind: known.word(kind, value),
        zone_name=lambda zone: zone_name(zone, known),
    )
    env.globals.update(
        language=known.language,
        say=known.say,
        colon="\u00a0:" if known.language == "fr" else ":",
        money=known.money,
        terms=known.terms,
        advice=lambda error: advice(known, str(error)),
        static=lambda path: f"/static/{path}?{__version__}",
        cells=_cells,
        versions=lambda request: _versions(datasette, request),
        tiles=datasette.metadata("tiles"),
        tiles_credit=datasette.metadata("tiles_credit"),
        descriptions={name: told.about for name, told in described(known.language).items()},
    )

    async def add_build() -> None:
        database = datasette.get_database(DATABASE)
        env.globals["build"] = await reading.one(database, "SELECT * FROM build ORDER BY stamp DESC LIMIT 1")

    return add_build


def zone_name(zone: Mapping[str, Any], known: Words) -> str:
    """The name of a row of `zones` in the language of the page."""
    own = None if known.language == LANGUAGES[0] else zone.get(f"name_{known.language}")
    return str(own or zone["name"])


def _versions(datasette: Datasette, request: Request) -> list[dict[str, str]]:
    """The page of a request in every language: its `path` here and its whole `address`."""
    path = "/" + request.path.removeprefix(datasette.setting("base_url")).lstrip("/")
    query = f"?{request.query_string}" if request.query_string else ""
    found = []
    for language in LANGUAGES:
        own = path if language == LANGUAGES[0] else f"/{language}{path}"
        address = datasette.absolute_url(request, own + query)
        found.append({"language": language, "name": _OWN_NAMES[language], "path": own + query, "address": address})
    return found


@hookimpl
def render_cell(row: Mapping[str, Any], value: Any, column: str, table: str | None, datasette: Datasette) -> Any:
    """Cells that lead somewhere: names to their pages, addresses out, amounts beside what they mean."""
    if table in _NAMES and column == "name" and value:
        return _link(datasette, column=_NAMES[table], key=row[_NAMES[table]], label=value)
    if column in _REFERENCES and value and isinstance(value, str | dict) and value not in ("all", "outside"):
        key, label = (value["value"], value["label"]) if isinstance(value, dict) else (value, None)
        return _link(datasette, column=column, key=key, label=label or key)
    if table == "formulas" and column == "amount" and value is not None and "currency" in row.keys():  # noqa: SIM118
        money = words(datasette.metadata("language")).money(value, row["currency"])
        return Markup('{} <span class="aside">{}</span>').format(value, money)
    if isinstance(value, str) and "://" in value and (address := outward(value)):
        shown = address if len(address) <= _LONGEST_LINK else f"{address[: _LONGEST_LINK - 1]}…"
        return Markup('<a href="{}" rel="noopener nofollow">{}</a>').format(address, shown)
    return None


def _cells(row: Iterable[Mapping[str, Any]]) -> Markup:
    """The cells of a row of a table: there are thousands on a page, for which templates are slow."""
    return Markup("".join(f"{_opened(cell['column'], cell['value_type'])}{escape(cell['value'])}</td>" for cell in row))


@lru_cache(maxsize=2048)
def _opened(column: str, kind: str) -> str:
    return f'<td class="col-{escape(column)} value-{kind}">'


def _link(datasette: Datasette, *, column: str, key: str, label: str) -> Markup:
    page = _PAGES.get(column, f"{DATABASE}/documents")
    return Markup(f'<a href="{datasette.setting("base_url")}{page}/{tilde_encode(key)}">{escape(label)}</a>')
