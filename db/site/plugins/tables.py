"""Tables, saved queries and queries of one's own as CSV: `/cowcrawl/<name>.csv` and `/cowcrawl.csv?sql=…`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from datasette.app import Datasette
from datasette.utils import derive_named_parameters, escape_sqlite, tilde_decode, validate_sql_select
from datasette.utils.asgi import AsgiStream, BadRequest, NotFound, Request, Response
from datasette.views.table import TableView
from pluggy import HookimplMarker

from cowcrawl import schema
from cowcrawl.tables import TABLES
from db.site import stream
from db.site.metadata import DATABASE

hookimpl = HookimplMarker("datasette")
_COLUMNS = {schema.table_name(table): {column.name: column for column in schema.columns(table)} for table in TABLES}
_LEFT_OUT = {"_size", "_next", "_labels", "_label", "_facet", "_stream", "_dl", "_shape"}
"""Parameters that say nothing of which rows are wanted."""


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """Our addresses come before those of Datasette."""
    return [(rf"/{DATABASE}/(?P<table>[^/\.]+)\.csv$", named), (rf"/{DATABASE}\.csv$", asked)]


async def named(request: Request, datasette: Datasette) -> Response | AsgiStream:
    """All rows of a table that fit the filters of its page, in the order of its page, or a saved query."""
    name = str(tilde_decode(request.url_vars["table"]))
    if query := await datasette.get_canned_query(DATABASE, name, request.actor):
        return await _answer(datasette, request, str(query["sql"]), name)
    if name not in _COLUMNS:
        raise NotFound(name)
    names, source, parameters = await _asked_of(datasette, request, name)
    columns = [_COLUMNS[name][column] for column in names]
    batches = stream.large(_file(datasette), columns, source, parameters)
    first = await anext(batches)  # what is refused is refused before anything is sent
    return AsgiStream(_sender(first, batches), headers=_headers(name), content_type="text/csv; charset=utf-8")


async def asked(request: Request, datasette: Datasette) -> Response:
    """The answer to a query of one's own."""
    sql = request.args.get("sql") or ""
    validate_sql_select(sql)
    return await _answer(datasette, request, sql, "query")


async def _answer(datasette: Datasette, request: Request, sql: str, name: str) -> Response:
    wanted = await derive_named_parameters(datasette.get_database(DATABASE), sql)
    parameters = {parameter: request.args.get(parameter) or "" for parameter in wanted}
    text = await stream.small(_file(datasette), sql, parameters)
    return Response(text, headers=_headers(name), content_type="text/csv; charset=utf-8")


async def _asked_of(datasette: Datasette, request: Request, table: str) -> tuple[list[str], str, dict[str, Any]]:
    """What the page of a table asks: its columns, what follows them in the statement, and the parameters.

    There is no limit, and ties are broken by the key.

    Without a sort the rows come in the order of the file, which is that of the key.
    """
    if request.args.get("_next"):
        raise BadRequest("CSV holds all rows: leave _next out")
    pairs = [(key, value) for key in request.args for value in request.args.getlist(key) if key not in _LEFT_OUT]
    scope = {**request.scope, "query_string": _query([*pairs, ("_nocount", "1"), ("_nofacet", "1")])}
    scope["url_route"] = {"kwargs": {"database": DATABASE, "table": request.url_vars["table"], "format": None}}
    answer = await TableView(datasette).data(Request(scope, request.receive), _size=0)
    query = answer[0]["query"]
    _, _, statement = query["sql"].partition(" from ")
    statement, _, order = statement.rpartition(" limit ")[0].rpartition("order by ")
    keys = ", ".join(escape_sqlite(key) for key in answer[0]["primary_keys"])
    sort = request.args.get("_sort") or request.args.get("_sort_desc")
    source = f"FROM {statement}ORDER BY {f'{order}, {keys}' if sort else 'rowid'}"
    return answer[0]["columns"], source, query["params"]


def _query(pairs: list[tuple[str, str]]) -> bytes:
    return urlencode(pairs).encode()


def _sender(first: str, batches: AsyncIterator[str]) -> Any:
    async def send(writer: Any) -> None:
        await writer.write(first)
        async for text in batches:
            await writer.write(text)

    return send


def _headers(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="cowcrawl-{name}.csv"'}


def _file(datasette: Datasette) -> Path:
    return Path(datasette.get_database(DATABASE).path)
