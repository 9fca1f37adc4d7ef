"""What is said of a snapshot wherever it is described: title, licences, address, citation."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cowcrawl import settings
from db.snapshot.folder import SNAPSHOTS

TITLE = "cowcrawl: an inventory of coworking spaces"
DESCRIPTION = "Coworking spaces and their prices, every fact with the sentence that says it and a link to its page."
KEYWORDS = ("coworking", "flexible workspace", "office", "prices", "inventory", "open data")
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
"""Licence of everything that does not come from OpenStreetMap."""
OSM_LICENCE = {
    "name": "ODbL-1.0",
    "title": "Open Database License 1.0",
    "path": "https://opendatacommons.org/licenses/odbl/1-0/",
}


@dataclass(frozen=True, kw_only=True)
class About:
    """One snapshot and the build it holds."""

    name: str
    """Name of its folder: 2026-11-26."""
    build: Mapping[str, Any]
    """The row of the table `build`."""
    read_from: str | None = None
    """Day on which the oldest page was read first."""
    read_until: str | None = None
    """Day on which the newest page was read last."""
    places: tuple[str, ...] = ()
    """The countries that its spaces are in (ISO 3166-1)."""

    @property
    def title(self) -> str:
        """Its title."""
        return f"{TITLE} (invented sample data)" if self.build["sample"] else TITLE

    @property
    def day(self) -> str:
        """The day of its build."""
        return str(self.build["built_at"])[:10]

    @property
    def address(self) -> str:
        """Where it stands for good; without the public address of the site only the part that is known."""
        return address_of(self.name)

    @property
    def citation(self) -> str:
        """How to cite it."""
        return f"{self.title}, snapshot {self.name} (build {self.build['stamp']}), {self.address}"


def address_of(name: str) -> str:
    """The address of a snapshot on the site (COWCRAWL_SITE)."""
    return f"{settings.SITE or ''}/{SNAPSHOTS}/{name}/"


def about(database: sqlite3.Connection, name: str) -> About:
    """What the build in `database` says of itself."""
    cursor = database.execute("SELECT * FROM build ORDER BY stamp DESC LIMIT 1")
    row = cursor.fetchone()
    if row is None:
        raise sqlite3.DatabaseError("its table build has no row")
    first, last = database.execute("SELECT min(fetched_at), max(last_fetched_at) FROM documents").fetchone()
    places = database.execute("SELECT DISTINCT country FROM spaces WHERE country IS NOT NULL ORDER BY country")
    return About(
        name=name,
        build=dict(zip((column[0] for column in cursor.description), row, strict=True)),
        read_from=first and first[:10],
        read_until=last and last[:10],
        places=tuple(country for (country,) in places),
    )
