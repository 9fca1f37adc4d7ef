"""The addresses people cite: the home page, spaces, operators, zones, sources, changes, the method."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from datasette.app import Datasette
from datasette.database import Database
from datasette.utils import tilde_decode, tilde_encode
from datasette.utils.asgi import Request, Response
from pluggy import HookimplMarker

from cowcrawl import settings
from db.site import front, maps, reading
from db.site import notes as method
from db.site.feed import atom
from db.site.headers import PAGE_CACHE
from db.site.memory import once
from db.site.metadata import DATABASE
from db.site.words import Words, words

hookimpl = HookimplMarker("datasette")
ROWS = 100
"""Rows of a list on one of our pages; the table itself has the rest."""
_LONGEST_SEARCH = 100


@hookimpl
def startup(datasette: Datasette) -> Callable[[], Awaitable[None]]:
    """Work out what takes long before the first reader comes."""

    async def prepare() -> None:
        await once(_database(datasette), "front", front.front)
        await once(_database(datasette), "points", maps.points)

    return prepare


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """Our addresses; Datasette's own stand beside them."""
    return [
        (r"/$", home),
        (r"/space/(?P<identifier>[^/]+)$", space),
        (r"/operator/(?P<identifier>[^/]+)$", operator),
        (r"/zone/(?P<identifier>[^/]+)$", zone),
        (r"/source/(?P<identifier>[^/]+)$", source),
        (r"/changes$", changes),
        (r"/changes\.atom$", feed),
        (r"/methodology$", methodology),
        (r"/bot$", bot),
        (r"/search$", search),
        (r"/map\.json$", map_points),
        (r"/outlines\.json$", map_outlines),
    ]


async def home(request: Request, datasette: Datasette) -> Response:
    """What this is, how much there is and where, what is new, and the newest spaces."""
    known, said = await once(_database(datasette), "front", front.front), _words(datasette)
    news = {
        "openings": [{**row, "told": said.day(row["date"])} for row in known["openings"]],
        "closures": [{**row, "told": said.day(row["date"]) or said.say("no_date")} for row in known["closures"]],
        "prices": [_price_news(row, said) for row in known["prices"]],
    }
    complete = front.completeness(known["complete"], said)
    return await _page(datasette, request, "home.html", {**known, **news, "completeness": complete})


async def space(request: Request, datasette: Datasette) -> Response:
    """One space: every fact with the words that say it, and those that say otherwise."""
    database, identifier = _database(datasette), _identifier(request)
    found = await reading.space(database, identifier, _words(datasette))
    if found is None:
        kept = await reading.kept_id(database, identifier)
        if kept is None:
            return await _not_found(datasette, request, "space")
        return Response.redirect(datasette.urls.path(f"/space/{tilde_encode(kept)}"), status=301)
    context = {"space": found[0], "portrait": found[1], "zone": await reading.zone(database, found[0].get("zone"))}
    return await _page(datasette, request, "space.html", context)


async def operator(request: Request, datasette: Datasette) -> Response:
    """One operator and its spaces."""
    database = _database(datasette)
    found = await reading.operator(database, _identifier(request))
    if found is None:
        return await _not_found(datasette, request, "operator")
    known = await reading.spaces(database, ROWS, column="operator_id", value=found["operator_id"])
    more = await reading.around(database, found)
    return await _page(datasette, request, "operator.html", {"operator": found, "spaces": known, **more})


async def zone(request: Request, datasette: Datasette) -> Response:
    """One zone, its counts and its spaces."""
    database = _database(datasette)
    found = await reading.zone(database, _identifier(request))
    if found is None:
        return await _not_found(datasette, request, "zone")
    known = await reading.spaces(database, ROWS, column="zone", value=found["zone"])
    complete = await reading.one(database, front.COMPLETENESS, found["zone"])
    told = front.completeness(complete, _words(datasette))
    return await _page(datasette, request, "zone.html", {"zone": found, "spaces": known, "completeness": told})


async def source(request: Request, datasette: Datasette) -> Response:
    """One source: its health, what its card says, its runs, its documents and what came of them."""
    found = await reading.source(_database(datasette), _identifier(request), ROWS)
    if found is None:
        return await _not_found(datasette, request, "source")
    return await _page(datasette, request, "source.html", {"source": found})


async def changes(request: Request, datasette: Datasette) -> Response:
    """What changed lately, with the words that say so."""
    known = await once(_database(datasette), "changes", front.changes)
    told = [front.told(change, _words(datasette)) for change in known]
    return await _page(datasette, request, "changes.html", {"changes": told})


async def feed(request: Request, datasette: Datasette) -> Response:
    """The newest changes as an Atom feed."""
    database, said = _database(datasette), _words(datasette)
    known = (await once(database, "changes", front.changes))[: front.FEED]
    built = await reading.one(database, "SELECT max(built_at) AS built_at FROM build")
    text = atom(
        [front.told(change, said) for change in known],
        address=datasette.absolute_url(request, datasette.urls.path("/changes.atom")),
        home=datasette.absolute_url(request, datasette.urls.path("/")),
        built_at=(built or {})["built_at"],
        words=said,
    )
    return Response(text, content_type="application/atom+xml; charset=utf-8")


async def bot(request: Request, datasette: Datasette) -> Response:
    """What our crawler is, how it behaves, and how to keep it out: where its user agent points."""
    told = {
        "name": settings.BOT_NAME,
        "agent": settings.USER_AGENT.split(" ")[0],
        "contact": settings.CONTACT.removeprefix("mailto:"),
    }
    return await _page(datasette, request, "bot.html", told)


async def methodology(request: Request, datasette: Datasette) -> Response:
    """How the inventory is made and how complete it is, as the build tells it itself."""
    language = _words(datasette).language
    base = str(datasette.setting("base_url")).rstrip("/")
    told = await method.notes(_database(datasette), language, base)
    return await _page(datasette, request, "methodology.html", {"notes": told, "heading": method.heading(language)})


async def search(request: Request, datasette: Datasette) -> Response:
    """Spaces and operators that fit some words."""
    text = (request.args.get("q") or "").strip()[:_LONGEST_SEARCH]
    found = await reading.found(_database(datasette), text, ROWS)
    return await _page(datasette, request, "search.html", {"q": text, "found": found})


async def map_points(datasette: Datasette) -> Response:
    """The spaces on the map."""
    return _packed(await once(_database(datasette), "points", maps.points))


async def map_outlines(datasette: Datasette) -> Response:
    """The zones and lines on the map."""
    return _packed(await once(_database(datasette), "outlines", maps.outlines))


def _packed(body: bytes) -> Response:
    """JSON that was gzipped once for all: every browser reads it so."""
    headers = {"content-encoding": "gzip", "cache-control": PAGE_CACHE}
    return Response(body, headers=headers, content_type="application/json; charset=utf-8")


def _price_news(change: dict[str, Any], said: Words) -> dict[str, Any]:
    told = front.told(change, said)
    return {**change, "told": f"{said.day(change['date']) or ''}: {told['before']} → {told['after']}"}


def _words(datasette: Datasette) -> Words:
    return words(datasette.metadata("language"))


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
