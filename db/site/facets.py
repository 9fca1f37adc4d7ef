"""How often the values of a column occur, as the page of a table shows it: counted once a build where that can be."""

from __future__ import annotations

from typing import Any

from datasette.app import Datasette
from datasette.database import Database
from datasette.facets import ColumnFacet, DateFacet, Facet

from db.site.memory import once

FILTERED_UP_TO = 5_000
"""Rows of a table beyond which what a filter leaves is counted only when asked for: it takes longer than the page."""
_WHOLE = frozenset({"_facet", "_sort", "_sort_desc", "_size"})
"""Parameters that leave the rows of a table all there."""


class Counted(ColumnFacet):  # type: ignore[misc]
    """The values of columns, counted on the first page only: on further ones Datasette counts what is left."""

    def __init__(self, ds: Datasette, request: Any, *args: Any, **kwargs: Any) -> None:
        """As Datasette makes one for each page of a table."""
        super().__init__(ds, request, *args, **kwargs)
        self._whole = not self.params and set(request.args) <= _WHOLE
        if self._whole:
            self.ds = _Once(ds)

    def get_configs(self) -> list[dict[str, Any]]:
        """What is counted: of filtered rows of a large table only what is asked for."""
        known: list[dict[str, Any]] = super().get_configs()
        counts = self.ds.get_database(self.database).cached_table_counts or {}
        if self._whole or counts.get(self.table, 0) <= FILTERED_UP_TO:
            return known
        return [one for one in known if one["source"] == "request"]

    async def facet_results(self) -> tuple[list[Any], list[str]]:
        """The counts, and the columns for which they took too long."""
        if self.request.args.get("_next"):
            return [], []
        found: tuple[list[Any], list[str]] = await super().facet_results()
        return found


KINDS: tuple[type[Facet], ...] = (Counted, DateFacet)
"""What may be counted: what `refused.COUNTED` lets through."""


class _Once:
    """A Datasette that puts each query to a build once."""

    def __init__(self, site: Datasette) -> None:
        self._site = site

    def __getattr__(self, name: str) -> Any:
        return getattr(self._site, name)

    async def execute(self, database: str, sql: str, *args: Any, **kwargs: Any) -> Any:
        async def work(_: Database) -> Any:
            return await self._site.execute(database, sql, *args, **kwargs)

        return await once(self._site.get_database(database), sql, work)
