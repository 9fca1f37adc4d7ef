"""What the maps of the site draw, as JSON made once a build: spaces as points, zones and lines as GeoJSON."""

from __future__ import annotations

import gzip
import json
import sqlite3
from typing import Any

from datasette.database import Database

from db.site.front import ON_MAP

STATUSES = ("existing", "in_preparation")
"""The statuses drawn, in the order in which points refer to them."""
_POINTS = f"""
    SELECT latitude, longitude, status, space_id, name, zone FROM spaces
    WHERE latitude IS NOT NULL AND longitude IS NOT NULL AND {ON_MAP} ORDER BY rowid
"""


async def points(database: Database) -> bytes:
    """All spaces on the map, gzipped: lists of latitude, longitude, number of the status, identifier, name and zone."""
    found = await _all(database, _POINTS)
    rows = [
        [round(lat, 5), round(lon, 5), STATUSES.index(status), space_id, name or space_id, zone]
        for lat, lon, status, space_id, name, zone in found
    ]
    return _packed({"statuses": STATUSES, "spaces": rows})


async def outlines(database: Database) -> bytes:
    """Zones and lines, gzipped: a GeoJSON feature collection."""
    known = await _all(database, "SELECT kind, key, name, name_fr, name_nl, geometry FROM outlines ORDER BY rowid")
    features = [
        {
            "type": "Feature",
            "properties": {"kind": kind, "key": key, "en": name, "fr": french or name, "nl": dutch or name},
            "geometry": json.loads(geometry),
        }
        for kind, key, name, french, dutch, geometry in known
    ]
    return _packed({"type": "FeatureCollection", "features": features})


async def _all(database: Database, sql: str) -> list[tuple[Any, ...]]:
    def work(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in connection.execute(sql)]

    found: list[tuple[Any, ...]] = await database.execute_fn(work)
    return found


def _packed(value: object) -> bytes:
    return gzip.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), mtime=0)
