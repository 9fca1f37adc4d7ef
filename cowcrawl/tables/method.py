"""How good the inventory is and how it was made: lists and what each knows, measures of quality, notes, comparisons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class SpaceList:
    """Which independent lists know which space; copies are no list of their own."""

    _table: ClassVar[str] = "space_lists"
    _key: ClassVar[tuple[str, ...]] = ("unit_id", "list")
    _references: ClassVar[dict[str, tuple[str, str]]] = {
        "space_id": ("spaces", "space_id"),
        "document_id": ("documents", "document_id"),
    }

    unit_id: str
    """What is counted: a space, or an object of OpenStreetMap that no space of the inventory fits."""
    list: str
    """The list: operator_site, press, osm, network, official, report or field_sample."""
    space_id: str | None = None
    """The space; null for an object of OpenStreetMap that fits none."""
    counted: int = 0
    """1 when it is of the population that is estimated: a place that exists, and lies where the inventory looks."""
    n_sources: int = 0
    """Sources of the list that know it of their own."""
    n_copies: int = 0
    """Documents that only repeat what was counted: an agency's text in a second title, an operator's release in the
    press, an article that quotes a report."""
    first_known: str | None = None
    """The day from which the list is known to know it: of publication, or on which it was first read (EDTF)."""
    last_known: str | None = None
    """The day on which the list was last read saying so (EDTF)."""
    document_id: str | None = None
    """The oldest document that says so; null for OpenStreetMap."""


@dataclass(frozen=True, kw_only=True)
class OsmObject:
    """Coworking spaces as OpenStreetMap has them, under its own licence; nothing of them enters `spaces`."""

    _table: ClassVar[str] = "osm_objects"
    _key: ClassVar[tuple[str, ...]] = ("object_id",)
    _references: ClassVar[dict[str, tuple[str, str]]] = {"space_id": ("spaces", "space_id")}

    object_id: str
    """Kind and number of the object: node/4720152466."""
    url: str
    """Its address on openstreetmap.org."""
    tag: str
    """The tag that makes it a coworking space."""
    unit_id: str | None = None
    """What it is in `space_lists`: a space, or the first of the objects that are this place; null when several spaces
    fit it equally well, and it is counted nowhere."""
    space_id: str | None = None
    """The space of the inventory that it is, or null."""
    name: str | None = None
    """Name as mapped."""
    operator: str | None = None
    """Operator or brand as mapped, unless it may be a person's name."""
    street: str | None = None
    """Street as mapped."""
    house_number: str | None = None
    """House number as mapped."""
    postal_code: str | None = None
    """Postal code as mapped."""
    city: str | None = None
    """Town as mapped."""
    country: str | None = None
    """Country, ISO 3166-1 alpha-2."""
    phone: str | None = None
    """Telephone number, E.164."""
    website: str | None = None
    """Address of its site as mapped."""
    opening_hours: str | None = None
    """Opening hours as mapped."""
    latitude: float
    """Degrees north, WGS 84; of a way or relation its middle."""
    longitude: float
    """Degrees east, WGS 84."""
    zone: str | None = None
    """Zone of the territory in which it lies."""
    changed: str | None = None
    """Day on which it was last changed, where the file says so (ISO 8601)."""
    licence: str
    """Licence, and whom to name."""


@dataclass(frozen=True, kw_only=True)
class Quality:
    """Measures of quality, for all spaces, by zone and by source; what cannot be measured is `undefined`, with why."""

    _table: ClassVar[str] = "quality"
    _key: ClassVar[tuple[str, ...]] = ("scope", "measure")
    _references: ClassVar[dict[str, tuple[str, str]]] = {}

    scope: str
    """all, or a zone."""
    measure: str
    """Its code: filled.area_m2, evidence.age_median, claims.two_sources, …"""
    value: float | None = None
    """The value in `unit`; null when it is undefined."""
    unit: str
    """share (0 to 1), days or count."""
    n: int | None = None
    """Of a share: how many have it."""
    of: int | None = None
    """Of a share: among how many."""
    state: str
    """measured or undefined."""
    reason: str | None = None
    """Why it is undefined."""
    definition: str
    """What is measured."""


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What documents count themselves, beside what the inventory has for the same place or operator and date."""

    _table: ClassVar[str] = "comparisons"
    _key: ClassVar[tuple[str, ...]] = ("aggregate_id",)
    _references: ClassVar[dict[str, tuple[str, str]]] = {"aggregate_id": ("aggregates", "aggregate_id")}

    aggregate_id: str
    """The count."""
    document_id: str | None = None
    """The document that counts."""
    position: int = 0
    """Its place in the reading order of the document."""
    subject: str | None = None
    """What is counted, as the document names it."""
    measure: str | None = None
    """In which measure."""
    value: float | None = None
    """The document's number."""
    unit: str | None = None
    """Its unit."""
    as_of: str | None = None
    """The date for which both hold (EDTF)."""
    as_of_basis: str | None = None
    """Where the date comes from: count, document (its other counts), published, asked, or newest_run."""
    scope_kind: str | None = None
    """zones, operator or municipality; null when the subject is nothing of the inventory's."""
    scope: str | None = None
    """The zones or the operator, separated by commas."""
    ours: int | None = None
    """Spaces of the inventory that certainly were so at that date; null when it cannot be compared."""
    ours_at_most: int | None = None
    """The same with those of which the date or the zone is not known."""
    reason: str | None = None
    """Why it cannot be compared: no_place, unknown_operator, worldwide, no_count."""


@dataclass(frozen=True, kw_only=True)
class Methodology:
    """The methodology notes, written from the data of this build: a row a section and language."""

    _table: ClassVar[str] = "methodology"
    _key: ClassVar[tuple[str, ...]] = ("language", "section")
    _references: ClassVar[dict[str, tuple[str, str]]] = {}

    language: str
    """en, fr or nl."""
    section: str
    """Code of the section: population, inclusion, exclusions, lists, resolution, overlaps, estimate, models, …"""
    position: int
    """Its place among the sections."""
    title: str
    """Its heading."""
    text: str
    """What it says, in Markdown."""
    figure: str | None = None
    """A picture that goes with it, SVG; the text says the same in a table."""
