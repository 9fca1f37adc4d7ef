"""Real lists of coworking spaces, where they lie beside the checkout: how well their entries are put together.

The list of Lisbon was checked by hand: it names, for each entry that came from OpenStreetMap, the element it came
from, and one element that is another one's second outline. Beside it stand the raw elements, as they are tagged. In
the list of Munich no two entries are one space: there only false matches can be counted.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.mentions import Mention
from cowcrawl.address import parse

FOLDER = Path(__file__).parent.parent.parent / "shared" / "lists"
LISBON, ELEMENTS, MUNICH = "coworking_locations.csv", "osm_coworking_2026-07-24.json", "munich-coworking.geojson"
SECOND_OUTLINES = {"way/155614371": "way/155614383"}
"""Elements that the list of Lisbon calls outlines of another one's space (`review_note`)."""


def measure(folder: Path = FOLDER) -> dict[str, Any]:
    """Pairs claimed, right and true in each list; nothing where the lists are not there."""
    from bench.matching import Quality, ours

    if not (folder / LISBON).is_file():
        return {}
    found = {}
    for name, spoken in (("lisbon", lisbon(folder)), ("munich", munich(folder))):
        rows = list(spoken)
        truth = {mention["id"]: space for mention, space in rows}
        spaces = ours([mention for mention, _ in rows])
        quality = Quality.of(truth, spaces)
        wrong = [key for key in spaces if truth[key] != truth[spaces[key]]]
        found[name] = {"mentions": len(rows), "spaces": len(set(truth.values())), "wrong": wrong, **vars(quality)}
    return found


def lines(result: dict[str, Any]) -> Iterator[str]:
    """The figures in words."""
    if not result:
        yield "The real lists are not beside the checkout: nothing measured on them."
    for name, one in result.items():
        yield (
            f"list of {name}: {one['mentions']} entries of {one['spaces']} spaces, P {one['precision']:.4f}, R "
            f"{one['recall']:.4f}, {one['false_matches']} pairs wrong, {one['missed']} missed"
        )


def lisbon(folder: Path = FOLDER) -> Iterator[tuple[Mention, str]]:
    """The entries of the list and the elements of OpenStreetMap, each with its space."""
    with (folder / LISBON).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            element = f"{row['osm_type']}/{row['osm_id'].removesuffix('.0')}" if row["osm_id"] else row["coworking_id"]
            yield (
                _mention(f"list {row['coworking_id']}", row["coworking_name"], row["address"], "PT", row["website"])
                | {"operator": row["operator"] or None, "latitude": _number(row["latitude"])}
                | {"longitude": _number(row["longitude"])},
                SECOND_OUTLINES.get(element, element),
            )
    for element in json.loads((folder / ELEMENTS).read_text("utf-8"))["elements"]:
        key = f"{element['type']}/{element['id']}"
        yield _element(key, element), SECOND_OUTLINES.get(key, key)


def munich(folder: Path = FOLDER) -> Iterator[tuple[Mention, str]]:
    """The entries of the list of Munich, each a space of its own."""
    for feature in json.loads((folder / MUNICH).read_text("utf-8"))["features"]:
        of = feature["properties"]
        key = f"{of['osm_type']}/{of['osm_id']}"
        east, north = feature["geometry"]["coordinates"][:2]
        row = _mention(key, of["name"], of["address"], "DE", of["website"])
        yield row | {"phone": of["phone"] or None, "latitude": north, "longitude": east}, key


def _mention(key: str, name: str, address: str, country: str, website: str) -> Mention:
    read = parse(address, country) if address else None
    return {
        "id": key,
        "name": name or None,
        "street": read.street if read else None,
        "house_number": read.number.text if read and read.number else None,
        "postal_code": read.postal_code if read else None,
        "city": read.town if read else None,
        "website": website or None,
    }


def _element(key: str, element: dict[str, Any]) -> Mention:
    tags = element.get("tags", {})
    spot = element.get("center", element)
    return {
        "id": f"element {key}",
        "name": tags.get("name") or tags.get("branch"),
        "operator": tags.get("operator"),
        "street": tags.get("addr:street"),
        "house_number": tags.get("addr:housenumber"),
        "postal_code": tags.get("addr:postcode"),
        "city": tags.get("addr:city"),
        "latitude": spot.get("lat"),
        "longitude": spot.get("lon"),
        "website": tags.get("website") or tags.get("contact:website"),
        "phone": tags.get("phone") or tags.get("contact:phone"),
    }


def _number(text: str) -> float | None:
    return float(text) if text else None
