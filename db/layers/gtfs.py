"""The stops of a GTFS file, with what stops there."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import shapely

from cowcrawl.errors import BadInput
from db.layers import Feature

MODES: tuple[tuple[range, str], ...] = (
    (range(1), "tram"),
    (range(1, 2), "metro"),
    (range(2, 3), "train"),
    (range(3, 4), "bus"),
    (range(11, 12), "bus"),
    (range(100, 200), "train"),
    (range(400, 500), "metro"),
    (range(700, 900), "bus"),
    (range(900, 1000), "tram"),
)
"""What a route's type means (GTFS reference, and its extended types); ferries, lifts and coaches are left out."""
RANK = ("train", "metro", "tram", "bus")
"""A stop of several counts as the first of these."""


@dataclass(frozen=True)
class _Feed:
    path: Path
    archive: zipfile.ZipFile

    def rows(self, name: str, *columns: str) -> Iterator[dict[str, str]]:
        """The rows of one table; raises BadInput where it or one of these columns is missing."""
        member = next((one for one in self.archive.namelist() if one.rpartition("/")[2] == name), None)
        if member is None:
            raise BadInput(f"{self.path} holds no {name}: what stops where cannot be told")
        with self.archive.open(member) as raw:
            table = csv.DictReader(io.TextIOWrapper(raw, "utf-8-sig", newline=""))
            missing = [column for column in columns if column not in (table.fieldnames or ())]
            if missing:
                raise BadInput(f"{self.path}, {name}, line 1: no column {', '.join(missing)}")
            yield from table


def stops(path: Path) -> Iterator[Feature]:
    """The stops at which trains, metros, trams or buses call, each with its station's name and one mode."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield from _stops(_Feed(path, archive))
    except (zipfile.BadZipFile, UnicodeDecodeError, csv.Error) as error:
        raise BadInput(f"{path} is no GTFS file: {error}") from error


def mode(route_type: str) -> str | None:
    """What a GTFS route type is: train, metro, tram, bus, or None."""
    number = int(route_type) if route_type.strip().isdigit() else -1
    return next((name for numbers, name in MODES if number in numbers), None)


def _stops(feed: _Feed) -> Iterator[Feature]:
    routes = {row["route_id"]: mode(row["route_type"]) for row in feed.rows("routes.txt", "route_id", "route_type")}
    trips = {row["trip_id"]: routes.get(row["route_id"]) for row in feed.rows("trips.txt", "route_id", "trip_id")}
    called: dict[str, set[str]] = {}
    for row in feed.rows("stop_times.txt", "trip_id", "stop_id"):
        if kind := trips.get(row["trip_id"]):
            called.setdefault(row["stop_id"], set()).add(kind)
    known = {row["stop_id"]: row for row in feed.rows("stops.txt", "stop_id", "stop_name", "stop_lat", "stop_lon")}
    for stop_id, modes in sorted(called.items()):
        if stop_id in known:
            row = known[stop_id]
            station = known.get(row.get("parent_station") or "", row)
            yield Feature(
                name=station["stop_name"].strip() or row["stop_name"].strip(),
                mode=min(modes, key=RANK.index),
                shape=shapely.Point(*_place(feed.path, row)),
            )


def _place(path: Path, row: dict[str, str]) -> tuple[float, float]:
    try:
        return float(row["stop_lon"]), float(row["stop_lat"])
    except ValueError as error:
        raise BadInput(f"{path}, stops.txt, stop {row['stop_id']}: no position ({error})") from error
