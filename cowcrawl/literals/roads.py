"""Roads out of town: a house on one is told by how far along it stands: "Ctra. Nacional 340, km 12"."""

from __future__ import annotations

from cowcrawl.literals.street import Street
from cowcrawl.vocabulary import phrases


def on_road(text: str, road: Street, place: tuple[int, int] | None) -> Street:
    """A road by its whole name, where what is in `place` behind its comma tells how far along it the house stands."""
    if place is None or not text[slice(*place)].casefold().startswith(phrases("address", "milestone")):
        return road
    if road.number is None or text[road.end : place[0]].strip(" ") != ",":
        return road
    name = f"{road.name} {road.number}"
    return Street(name=name, number=text[slice(*place)], start=road.start, end=place[1], worded=True)
