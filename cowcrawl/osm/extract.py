"""An OpenStreetMap extract (PBF or XML), read by osmium, which is installed with the extra `gazetteer`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from cowcrawl.errors import BadInput
from cowcrawl.osm.mapped import TAGS, Element, Reading, mapped, tag_of

try:
    import osmium
except ImportError as error:
    raise BadInput(
        f"osmium reads extracts of OpenStreetMap, and it is not installed ({error}): pip install osmium"
    ) from error

Position = tuple[float, float]
FIRST_YEAR = 2004
"""OpenStreetMap began then: an earlier date stands for none."""


def read(data: bytes) -> Reading:
    """The coworking spaces of an extract. Raises BadInput where it is none."""
    kind = "xml" if data[:256].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else "pbf"
    try:
        wanted = {member for _, members in _relations(data, kind) for member in members}
        elements = list(_elements(data, kind, wanted))
        date = _date(data, kind)
    except RuntimeError as error:
        raise BadInput(f"it is no OpenStreetMap extract (PBF or XML): {error}") from error
    days = [element.changed for element in elements if element.changed]
    return mapped(elements, date or max(days, default=None))


def _buffer(data: bytes, kind: str) -> Any:
    return osmium.io.FileBuffer(data, kind)


def _date(data: bytes, kind: str) -> str | None:
    """The day that the header of the extract names."""
    reader = osmium.io.Reader(_buffer(data, kind))
    try:
        return str(reader.header().get("osmosis_replication_timestamp"))[:10] or None
    finally:
        reader.close()


def _relations(data: bytes, kind: str) -> Iterator[tuple[Element, list[tuple[str, int]]]]:
    """The relations that are coworking spaces, each with its members."""
    chosen = osmium.FileProcessor(_buffer(data, kind), osmium.osm.RELATION)
    item: Any  # osmium gives one type for relations and all else
    for item in chosen.with_filter(osmium.filter.KeyFilter(*TAGS)):
        if tag_of(dict(item.tags)):
            yield _element(item, "relation", None), [(member.type, member.ref) for member in item.members]


def _elements(data: bytes, kind: str, members: set[tuple[str, int]]) -> Iterator[Element]:
    places: defaultdict[tuple[str, int], list[Position]] = defaultdict(list)
    both = osmium.FileProcessor(_buffer(data, kind), osmium.osm.NODE | osmium.osm.WAY).with_locations()
    if not members:
        both = both.with_filter(osmium.filter.KeyFilter(*TAGS))
    item: Any  # osmium gives one type for nodes and ways
    for item in both:
        short, name = ("w", "way") if item.is_way() else ("n", "node")
        is_one = tag_of(dict(item.tags)) is not None
        if not is_one and (short, item.id) not in members:
            continue
        points = [
            (place.lat, place.lon) for place in (item.nodes if item.is_way() else [item]) if place.location.valid()
        ]
        places[short, item.id] = points
        if is_one:
            yield _element(item, name, _middle(points))
    for element, parts in _relations(data, kind):
        points = [point for part in parts for point in places.get(part, ())]
        yield Element(object_id=element.object_id, tags=element.tags, position=_middle(points), changed=element.changed)


def _element(item: Any, name: str, position: Position | None) -> Element:
    at = item.timestamp
    changed = at.date().isoformat() if at and at.year >= FIRST_YEAR else None
    return Element(object_id=f"{name}/{item.id}", tags=dict(item.tags), position=position, changed=changed)


def _middle(points: list[Position]) -> Position | None:
    if not points:
        return None
    count = len(points)
    return (round(sum(point[0] for point in points) / count, 7), round(sum(point[1] for point in points) / count, 7))
