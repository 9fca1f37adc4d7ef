"""The answer of an Overpass server in JSON: positions of its own (`out center`, `out geom`) or of the nodes beside."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cowcrawl.errors import BadInput
from cowcrawl.osm.mapped import Element, Reading, mapped

Position = tuple[float, float]
KINDS = ("node", "way", "relation")
EXPECTED = 'expected the JSON answer of an Overpass server: an object with a list "elements"'


def read(data: bytes) -> Reading:
    """The coworking spaces of an answer. Raises BadInput where it is none, or where the server broke it off."""
    answer = _answer(data)
    if "runtime error" in str(answer.get("remark", "")):
        raise BadInput(f"the Overpass server did not finish: {answer['remark']}; ask again with a longer [timeout:…]")
    places = {item["id"]: _position(item) for item in answer["elements"] if item["type"] == "node"}
    date = str((answer.get("osm3s") or {}).get("timestamp_osm_base") or "")[:10] or None
    return mapped(_elements(answer["elements"], places), date)


def _answer(data: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(data)
    except ValueError as error:
        raise BadInput(f"{EXPECTED}, but it is no JSON ({error})") from error
    if not isinstance(answer, dict) or not isinstance(answer.get("elements"), list):
        raise BadInput(EXPECTED)
    for number, item in enumerate(answer["elements"]):
        if not isinstance(item, dict) or item.get("type") not in KINDS or not isinstance(item.get("id"), int):
            raise BadInput(f'{EXPECTED}; element {number} has no "type" of {", ".join(KINDS)} with a numeric "id"')
    return answer


def _elements(items: Iterable[Mapping[str, Any]], places: Mapping[int, Position | None]) -> Iterator[Element]:
    for item in items:
        tags = item.get("tags")
        if isinstance(tags, dict):
            yield Element(
                object_id=f"{item['type']}/{item['id']}",
                tags={str(key): str(value) for key, value in tags.items()},
                position=_own(item) or _middle(places.get(node) for node in item.get("nodes") or ()),
                changed=str(item.get("timestamp") or "")[:10] or None,
            )


def _own(item: Mapping[str, Any]) -> Position | None:
    """The position that an element carries: of itself, of its middle, of its outline or of the box around it."""
    bounds = item.get("bounds")
    corners = [(bounds.get(f"min{axis}"), bounds.get(f"max{axis}")) for axis in ("lat", "lon")] if bounds else []
    box = [dict(zip(("lat", "lon"), ends, strict=True)) for ends in zip(*corners, strict=True)] if corners else []
    outline = _middle(map(_position, item.get("geometry") or ()))
    return _position(item) or _position(item.get("center")) or outline or _middle(map(_position, box))


def _position(item: Any) -> Position | None:
    if not isinstance(item, dict):
        return None
    latitude, longitude = item.get("lat"), item.get("lon")
    if not isinstance(latitude, int | float) or not isinstance(longitude, int | float):
        return None
    return (float(latitude), float(longitude)) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _middle(points: Iterable[Position | None]) -> Position | None:
    """The mean of some points; None where one of them is not known."""
    known = list(points)
    there = [point for point in known if point]
    if not there or len(there) < len(known):
        return None
    return (round(sum(p[0] for p in there) / len(there), 7), round(sum(p[1] for p in there) / len(there), 7))
