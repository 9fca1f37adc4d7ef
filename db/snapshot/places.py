"""The spaces as GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

FILE = "spaces.geojson"
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def write_places(database: sqlite3.Connection, path: Path) -> None:
    """Write every space as a feature, in the order of the key; one whose place is not known has no geometry."""
    cursor = database.execute("SELECT * FROM spaces ORDER BY space_id")
    names = [column[0] for column in cursor.description]
    with path.open("w", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","features":[')
        before = "\n"
        for row in cursor:
            file.write(before + _feature(dict(zip(names, row, strict=True))))
            before = ",\n"
        file.write("\n]}\n")


def _feature(space: dict[str, object]) -> str:
    at = [space.pop("longitude"), space.pop("latitude")]
    point = None if None in at else {"type": "Point", "coordinates": at}
    feature = {"type": "Feature", "id": space["space_id"], "geometry": point, "properties": space}
    return _ENCODER.encode(feature)
