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
