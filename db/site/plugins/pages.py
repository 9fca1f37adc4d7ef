"""The addresses people cite: the home page, spaces, operators, sources and the method."""

from __future__ import annotations

from typing import Any

from datasette.app import Datasette
from datasette.database import Database
from datasette.utils import tilde_decode
from datasette.utils.asgi import Request, Response
from pluggy import HookimplMarker

from db.site import reading
from db.site.metadata import DATABASE

hookimpl = HookimplMarker("datasette")
ROWS = 100
"""Rows of a list on one of our pages; the table itself has the rest."""


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """Our addresses; Datasette's own stand beside them."""
    return [
        (r"/$", home),
        (r"/space/(?P<identifier>[^/]+)$", space),
        (r"/operator/(?P<identifier>[^/]+)$", operator),
        (r"/source/(?P<identifier>[^/]+)$", source),
        (r"/methodology$", methodology),
    ]


async def home(request: Request, datasette: Datasette) -> Response:
    """What this is, how much there is, and the spaces."""
    database = _database(datasette)
    context = {"totals": await reading.totals(database), "spaces": await reading.spaces(database, ROWS)}
    return await _page(datasette, request, "home.html", context)


async def space(request: Request, datasette: Datasette) -> Response:
    """One space: every fact with the words that say it, and those that say otherwise."""
    found = await reading.space(_database(datasette), _identifier(request))
    if found is None:
        return await _not_found(datasette, request, "space")
    return await _page(datasette, request, "space.html", {"space": found[0], "portrait": found[1]})


async def operator(request: Request, datasette: Datasette) -> Response:
    """One operator and its spaces."""
    database = _database(datasette)
    found = await reading.operator(database, _identifier(request))
    if found is None:
        return await _not_found(datasette, request, "operator")
    known = await reading.spaces(database, ROWS, found["operator_id"])
    return await _page(datasette, request, "operator.html", {"operator": found, "spaces": known})


async def source(request: Request, datasette: Datasette) -> Response:
    """One source: what its card says, its runs, its documents and what came of them."""
    found = await reading.source(_database(datasette), _identifier(request), ROWS)
    if found is None:
        return await _not_found(datasette, request, "source")
    return await _page(datasette, request, "source.html", {"source": found})


async def methodology(request: Request, datasette: Datasette) -> Response:
    """How the inventory is made, and what is not done yet."""
    return await _page(datasette, request, "methodology.html", {})


def _database(datasette: Datasette) -> Database:
    return datasette.get_database(DATABASE)


def _identifier(request: Request) -> str:
    return str(tilde_decode(request.url_vars["identifier"]))


async def _not_found(datasette: Datasette, request: Request, noun: str) -> Response:
    context = {"noun": noun, "identifier": _identifier(request)}
    return await _page(datasette, request, "404.html", context, status=404)


async def _page(
    datasette: Datasette, request: Request, template: str, context: dict[str, Any], status: int = 200
) -> Response:
    text = await datasette.render_template(template, {**context, "rows_shown": ROWS}, request=request)
    return Response.html(text, status=status)
