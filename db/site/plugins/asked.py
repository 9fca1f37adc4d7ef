"""What may be asked of a table and counted beside it, and how, in place of Datasette's own."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import BadRequest, Request
from pluggy import HookimplMarker

from db.site.facets import KINDS
from db.site.refused import refusal

hookimpl = HookimplMarker("datasette")


@hookimpl(tryfirst=True)
def filters_from_request(request: Request, database: str, table: str, datasette: Datasette) -> None:
    """BadRequest for what makes no sense of a table."""
    columns = datasette.table_metadata(database, table).get("columns", ())
    asked = {name: request.args.getlist(name) for name in request.args}
    if why := refusal(asked, columns):
        raise BadRequest(why)


@hookimpl(hookwrapper=True)
def register_facet_classes() -> Generator[None, Any, None]:
    """Ours alone."""
    answer = yield
    answer.force_result([KINDS])
