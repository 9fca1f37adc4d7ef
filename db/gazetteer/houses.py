"""Where a house stands in its street: at its own number, between its neighbours, or somewhere along it. Pure."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

import shapely
from geopy.distance import great_circle

from cowcrawl.address.house_number import HouseNumber
from db.gazetteer.street import Street

GAP = 24
"""Numbers between two neighbours on one side, between which a house is put."""
GAP_M = 250.0
"""Metres between them at most."""
SAME_PLOT_M = 30.0
"""How far 14B may stand from 14."""


def placed(
    number: HouseNumber | None, streets: Sequence[Street], houses: Sequence[sqlite3.Row]
) -> tuple[dict[str, Any], Street, str | None]:
    """Position, precision and reach of a house; the piece of the street it was found in; its postal code if mapped."""
    whole = streets[0]
    found = _house(number, houses) or _between(number, houses) if number else None
    if found:
        row, spot = found
        home = next(street for street in streets if street.street_id == row["street_id"])
        return spot, home, row["postcode"]
    reach = max(great_circle(whole.position, street.position).m + street.reach for street in streets)
    extent = shapely.union_all([shapely.from_wkb(street.shape) for street in streets])
    return {**_spot(*whole.position, "street", reach), "extent": extent}, whole, None


def _house(number: HouseNumber, houses: Sequence[sqlite3.Row]) -> tuple[sqlite3.Row, dict[str, Any]] | None:
    wanted = {number.first, number.last or number.first}
    there = [row for row in houses if row["number"] in wanted]
    own = [row for row in there if row["letter"] == (number.letter or "")]
    if own or (there and not number.letter):
        row = (own or there)[0]
        return row, _spot(row["latitude"], row["longitude"], "building", 0.0)
    if there:
        return there[0], _spot(there[0]["latitude"], there[0]["longitude"], "street", SAME_PLOT_M)
    return None


def _between(number: HouseNumber, houses: Sequence[sqlite3.Row]) -> tuple[sqlite3.Row, dict[str, Any]] | None:
    """Between the nearest numbers below and above on its side of the street."""
    side = [row for row in houses if (row["number"] - number.first) % 2 == 0]
    below = max((row for row in side if row["number"] < number.first), key=lambda row: row["number"], default=None)
    above = min((row for row in side if row["number"] > number.first), key=lambda row: row["number"], default=None)
    if below is None or above is None or above["number"] - below["number"] > GAP:
        return None
    away = great_circle((below["latitude"], below["longitude"]), (above["latitude"], above["longitude"])).m
    if away > GAP_M:
        return None
    share = (number.first - below["number"]) / (above["number"] - below["number"])
    latitude, longitude = (below[part] + share * (above[part] - below[part]) for part in ("latitude", "longitude"))
    return below, _spot(latitude, longitude, "street", away)


def _spot(latitude: float, longitude: float, precision: str, within_m: float) -> dict[str, Any]:
    return {
        "latitude": round(latitude, 6),
        "longitude": round(longitude, 6),
        "precision": precision,
        "within_m": round(within_m, 1),
    }
