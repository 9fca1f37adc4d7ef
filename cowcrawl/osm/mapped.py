"""From the tags of one object of OpenStreetMap to a mention: what it says of one coworking space. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cowcrawl.literals.country import code_of
from cowcrawl.literals.phone import phones
from cowcrawl.model import Claim, Mention, Point, Reject
from cowcrawl.report.parties import may_be_person
from cowcrawl.text import collapse

LICENCE = "ODbL 1.0, © OpenStreetMap contributors"
"""Under which licence all of it is, and whom to name (openstreetmap.org/copyright)."""
TAGS: dict[str, tuple[str, ...]] = {
    "amenity": ("coworking_space",),
    "office": ("coworking", "coworking_space"),
}
"""Tags of a coworking space (wiki.openstreetmap.org/wiki/Tag:amenity=coworking_space and Tag:office=coworking)."""
KEYS: dict[str, tuple[str, ...]] = {
    "name": ("name", "brand", "official_name", "short_name", "alt_name"),
    "operator": ("operator", "brand"),
    "street": ("addr:street", "addr:place"),
    "house_number": ("addr:housenumber",),
    "postal_code": ("addr:postcode",),
    "city": ("addr:city",),
    "country": ("addr:country",),
    "phone": ("phone", "contact:phone"),
    "website": ("website", "contact:website", "url"),
    "opening_hours": ("opening_hours",),
}
"""The keys that say each field, the best first. Mailboxes are not read: they may be a person's."""
STAGE = "osm"


@dataclass(frozen=True, kw_only=True)
class Element:
    """A tagged object as a file holds it."""

    object_id: str
    """Kind and number: node/4720152466."""
    tags: Mapping[str, str]
    position: tuple[float, float] | None
    """Latitude and longitude, of a way or relation its middle; None where the file does not give them."""
    changed: str | None = None
    """Day on which it was last changed (ISO 8601)."""


@dataclass(frozen=True, kw_only=True)
class Mapped:
    """One coworking space as it is mapped."""

    object_id: str
    tag: str
    """The tag that makes it one: office=coworking."""
    changed: str | None
    mention: Mention
    """What its tags say; each quote is the literal value of a tag, its context the key."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What one file says."""

    objects: tuple[Mapped, ...]
    """By object."""
    date: str | None
    """The day on which the map was as the file has it (ISO 8601); None where the file does not say."""
    rejects: tuple[Reject, ...] = ()
    """Objects that were left out, each with its reason."""


def mapped(elements: Iterable[Element], date: str | None) -> Reading:
    """The coworking spaces among some objects, each object once, in the order of their identifiers."""
    found: dict[str, Mapped] = {}
    rejects: dict[str, Reject] = {}
    for element in elements:
        tag = tag_of(element.tags)
        if tag is None or element.object_id in found:
            continue
        if element.position is None:
            rejects[element.object_id] = _no_place(element.object_id)
        else:
            found[element.object_id] = _mapped(element, tag, element.position)
    left = {name: reject for name, reject in rejects.items() if name not in found}
    return Reading(
        objects=tuple(one for _, one in sorted(found.items(), key=lambda item: _order(item[0]))),
        date=date,
        rejects=tuple(reject for _, reject in sorted(left.items(), key=lambda item: _order(item[0]))),
    )


def tag_of(tags: Mapping[str, str]) -> str | None:
    """The tag by which an object is a coworking space, or None; a value may be one of several ("company;coworking")."""
    for key, wanted in TAGS.items():
        for value in tags.get(key, "").split(";"):
            if value.strip() in wanted:
                return f"{key}={value.strip()}"
    return None


def _mapped(element: Element, tag: str, position: tuple[float, float]) -> Mapped:
    country = code_of(element.tags.get("addr:country", ""))
    point = Point(latitude=position[0], longitude=position[1], precision="building", provider="osm")
    claims = tuple(_claims(element, country))
    return Mapped(
        object_id=element.object_id,
        tag=tag,
        changed=element.changed,
        mention=Mention(subject=0, claims=claims, point=point),
    )


def _claims(element: Element, country: str | None) -> Iterator[Claim]:
    for field, keys in KEYS.items():
        for key in keys:
            said = collapse(element.tags.get(key, ""))
            value = _value(field, said, country) if said else None
            if value is not None:
                yield Claim(
                    field=field,
                    value=value,
                    quote=said,
                    context=(key,),
                    locator=f"{element.object_id}:{key}",
                    extractor="osm",
                )
                break


def _value(field: str, said: str, country: str | None) -> Any:
    """A tag's value in the inventory's form; None when it cannot be read, or may be a person's name."""
    if field == "country":
        return country
    if field == "phone":
        found = phones(said, country)
        return found[0].number if found else None
    if field == "website":
        return said if said.startswith(("http://", "https://")) else f"https://{said}" if "." in said else None
    if field == "operator" and may_be_person(said):
        return None
    return said


def _no_place(object_id: str) -> Reject:
    return Reject(stage=STAGE, field=None, reason="no position", detail=object_id)


def _order(object_id: str) -> tuple[str, int]:
    kind, _, number = object_id.partition("/")
    return kind, int(number)
