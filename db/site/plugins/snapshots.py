"""What can be taken away: `/downloads`, `/snapshots/<date>/…`, `/snapshots/latest/…`; and the catalogue of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import AsgiFileDownload, NotFound, Request, Response, asgi_send_file
from jinja2 import Environment
from markupsafe import Markup
from pluggy import HookimplMarker

from db.site.headers import PAGE_CACHE
from db.site.metadata import DATABASE
from db.snapshot.catalogue import based, catalogue
from db.snapshot.folder import LATEST, SNAPSHOTS, SUMS, beside
from db.snapshot.kinds import content_type
from db.snapshot.read import Snapshot, read, snapshots

hookimpl = HookimplMarker("datasette")
DATED_CACHE = "public, max-age=31536000, immutable"
"""A file of a dated snapshot is never changed."""
_TAKEN_AWAY = (".csv", ".db", ".parquet")
"""Files that a browser keeps and does not show."""
_CHUNK = 2**18


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """Our addresses."""
    return [
        (r"/downloads$", downloads),
        (r"/dcat\.jsonld$", dcat),
        (r"/snapshots/?$", moved),
        (r"/snapshots/(?P<name>[^/]+)/?$", snapshot),
        (r"/snapshots/(?P<name>[^/]+)/(?P<path>.+)$", file),
    ]


@hookimpl
def prepare_jinja2_environment(env: Environment, datasette: Datasette) -> None:
    """Let templates describe a snapshot to search engines."""

    def dataset(request: Request, name: str = LATEST) -> Markup:
        found = read(_folder(datasette), name)
        if not found:
            return Markup("")
        text = json.dumps(_described(datasette, request, found), ensure_ascii=False)
        # A script of data is over at the first </script>, wherever it stands.
        return Markup('<script type="application/ld+json">{}</script>').format(Markup(text.replace("<", "\\u003c")))

    env.globals["dataset"] = dataset


async def downloads(request: Request, datasette: Datasette) -> Response:
    """What can be taken away."""
    database = datasette.get_database(DATABASE)
    found = snapshots(_folder(datasette))
    context = {
        "counts": await database.table_counts(limit=1000),
        "size": database.size,
        "snapshots": found,
        "address": _address(datasette, request, found[0].name) if found else None,
    }
    return Response.html(await datasette.render_template("downloads.html", context, request=request))


async def snapshot(request: Request, datasette: Datasette) -> Response:
    """The page of one snapshot: its files with sizes and checksums, and how to cite it."""
    name = str(request.url_vars["name"])
    found = read(_folder(datasette), name)
    if not found:  # Datasette sends who asks for it with a slash to the same without: never send them back
        raise NotFound(name)
    if not request.path.endswith("/"):
        return Response.redirect(datasette.urls.path(f"/{SNAPSHOTS}/{name}/"))
    context = {"snapshot": found, "address": _address(datasette, request, found.name)}
    return Response.html(await datasette.render_template("snapshot.html", context, request=request))


async def file(request: Request, datasette: Datasette) -> Any:
    """One file of a snapshot. Nothing is looked up on the disk but what the list of checksums names."""
    name, path = str(request.url_vars["name"]), str(request.url_vars["path"])
    found = read(_folder(datasette), name)
    known = found and found.file(path)
    if not found or not (known or path == SUMS):
        raise NotFound(path)
    tag = f'"{known.sha256}"' if known else f'"{found.stamp}"'
    headers = {
        "cache-control": PAGE_CACHE if name == LATEST else DATED_CACHE,
        "content-location": f"/{SNAPSHOTS}/{found.name}/{path}",
        "etag": tag,
    }
    if tag in (request.headers.get("if-none-match") or ""):
        return Response("", status=304, headers=headers)
    return _File(_folder(datasette) / found.name / path, headers, f"cowcrawl-{found.name}-{Path(path).name}")


class _File(AsgiFileDownload):  # type: ignore[misc]
    """A file, sent piece by piece."""

    def __init__(self, path: Path, headers: dict[str, str], name: str) -> None:
        kept = name if path.suffix in _TAKEN_AWAY else None
        super().__init__(path, filename=kept, content_type=content_type(path.name), headers=headers)

    async def asgi_send(self, send: Any) -> None:
        await asgi_send_file(send, self.filepath, self.filename, self.content_type, _CHUNK, self.headers)


async def dcat(request: Request, datasette: Datasette) -> Response:
    """All snapshots as a catalogue of DCAT."""
    listed = [based(found.dcat, _address(datasette, request, found.name)) for found in snapshots(_folder(datasette))]
    document = catalogue(listed, datasette.absolute_url(request, "/dcat.jsonld"))
    return Response(json.dumps(document, ensure_ascii=False), content_type="application/ld+json")


def moved(datasette: Datasette) -> Response:
    """The list of snapshots is that of all downloads."""
    return Response.redirect(datasette.urls.path("/downloads"))


def _folder(datasette: Datasette) -> Path:
    return beside(Path(datasette.get_database(DATABASE).path).parent)


def _address(datasette: Datasette, request: Request, name: str) -> str:
    """The whole address of a snapshot, the same in every language."""
    return str(datasette.absolute_url(request, f"/{SNAPSHOTS}/{name}/"))


def _described(datasette: Datasette, request: Request, found: Snapshot) -> Any:
    return based(found.dataset, _address(datasette, request, found.name))
