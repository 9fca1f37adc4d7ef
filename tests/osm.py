"""A small OpenStreetMap extract for tests: two municipalities with streets in two languages and some house numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import quoteattr

WEST, MIDDLE, EAST, SOUTH, NORTH = 4.34, 4.37, 4.40, 50.82, 50.85


@dataclass
class Sketch:
    """An extract that is drawn object by object and then written as OSM XML."""

    nodes: list[str] = field(default_factory=list)
    ways: list[str] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)

    def node(self, latitude: float, longitude: float, **tags: str) -> int:
        number = len(self.nodes) + 1
        self.nodes.append(f'<node id="{number}" version="1" lat="{latitude}" lon="{longitude}">{_tags(tags)}</node>')
        return number

    def way(self, *points: tuple[float, float] | int, **tags: str) -> int:
        refs = [point if isinstance(point, int) else self.node(*point) for point in points]
        number = len(self.ways) + 1
        inner = "".join(f'<nd ref="{ref}"/>' for ref in refs)
        self.ways.append(f'<way id="{number}" version="1">{inner}{_tags(tags)}</way>')
        return number

    def relation(self, *members: tuple[str, int, str], **tags: str) -> None:
        number = len(self.relations) + 1
        inner = "".join(f'<member type="{kind}" ref="{ref}" role="{role}"/>' for kind, ref, role in members)
        self.relations.append(f'<relation id="{number}" version="1">{inner}{_tags(tags)}</relation>')

    def write(self, path: Path) -> Path:
        body = "".join([*self.nodes, *self.ways, *self.relations])
        path.write_text(f'<?xml version="1.0"?><osm version="0.6">{body}</osm>', "utf-8")
        return path


def _tags(tags: dict[str, str]) -> str:
    return "".join(f"<tag k={quoteattr(key.replace('__', ':'))} v={quoteattr(value)}/>" for key, value in tags.items())


def town() -> Sketch:
    """Ixelles in the east and Saint-Gilles in the west of it, which share a border and the name of a street."""
    sketch = Sketch()
    corner = {
        (latitude, longitude): sketch.node(latitude, longitude)
        for latitude in (SOUTH, NORTH)
        for longitude in (WEST, MIDDLE, EAST)
    }
    border = sketch.way(corner[SOUTH, MIDDLE], corner[NORTH, MIDDLE])
    for names, sides, code in (
        (("Saint-Gilles", "Sint-Gillis"), (WEST, MIDDLE), "1060"),
        (("Ixelles", "Elsene"), (EAST, MIDDLE), "1050"),
    ):
        side, inner = sides
        rest = sketch.way(*(corner[spot] for spot in ((SOUTH, inner), (SOUTH, side), (NORTH, side), (NORTH, inner))))
        sketch.relation(
            ("way", border, "outer"),
            ("way", rest, "outer"),
            type="boundary",
            boundary="administrative",
            admin_level="8",
            addr__postcode=code,
            name=" - ".join(names),
            name__fr=names[0],
            name__nl=names[1],
        )
    _streets(sketch)
    return sketch


def _streets(sketch: Sketch) -> None:
    def street(line: list[tuple[float, float]], french: str, dutch: str) -> None:
        tags = {"highway": "residential", "name": f"{french} - {dutch}", "name__fr": french, "name__nl": dutch}
        sketch.way(*line, **tags)

    street([(50.830, 4.380), (50.830, 4.383)], "Place Eugène Flagey", "Eugène Flageyplein")
    street([(50.840, 4.375), (50.840, 4.385)], "Chaussée d'Ixelles", "Elsensesteenweg")
    street([(50.840, 4.385), (50.841, 4.390)], "Chaussée d'Ixelles", "Elsensesteenweg")
    street([(50.825, 4.350), (50.825, 4.352)], "Rue de l'Église", "Kerkstraat")
    street([(50.845, 4.390), (50.845, 4.392)], "Rue de l'Église", "Kerkstraat")
    street([(50.835, 4.350), (50.835, 4.356)], "Avenue Louise", "Louizalaan")
    street([(50.828, 4.395), (50.828, 4.397)], "Rue du 9 Juillet", "9 Julistraat")
    for number, longitude in (("2", 4.376), ("10", 4.378), ("12-16", 4.379), ("21A", 4.380)):
        both = "Chaussée d'Ixelles - Elsensesteenweg"
        sketch.node(50.8401, longitude, addr__housenumber=number, addr__street=both, addr__postcode="1050")
    house = sketch.node(50.8302, 4.3815, addr__housenumber="18")
    tags = {"type": "associatedStreet", "name": "Place Eugène Flagey"}
    sketch.relation(("node", house, "house"), **tags)
