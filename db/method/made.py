"""The tables of a build that are worked out of all the others, and those that gain rows from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from db.atlas import Atlas
from db.completeness import Rates
from db.lists import Cards, originals, overlaps, space_lists
from db.method.compare import compare_build
from db.method.estimates import completeness, estimates
from db.method.facts import Facts
from db.method.notes import methodology
from db.method.quality import Inventory, quality
from db.osm import Imported
from db.osm.fit import fit
from db.osm.rows import known, osm_objects, source

Rows = dict[str, list[Any]]


def method(
    rows: Rows, cards: Cards, atlas: Atlas, imported: Imported, rates: Rates | None = None, opted_out: int = 0
) -> Rows:
    """The further tables of a build, and those that gain rows.

    `rows` are those of the inventory, `cards` the source cards by id, `imported` what is known of OpenStreetMap,
    `rates` how often matching is wrong, where that was measured, `opted_out` how many sites and pages asked to be left
    out.
    """

    def zone_of(points: Sequence[tuple[float, float]]) -> list[str | None]:
        return [zone.zone if zone else None for zone in atlas.zones.of_all(points)]

    zones = [zone.zone for zone in atlas.zones.zones]
    objects = osm_objects(imported, fit(imported.places, rows["spaces"]), zone_of)
    lists = space_lists(rows["spaces"], rows["claims"], rows["documents"], cards)
    lists += known(objects, rows["spaces"], imported.date)
    reports = estimates(lists, rows["spaces"], objects, zones, rates)
    seen = rows | {"space_lists": lists}
    found = {
        "sources": rows["sources"] + source(imported),
        "completeness": completeness(reports),
        "comparisons": compare_build(seen, zone_of),
        "osm_objects": objects,
        "space_lists": lists,
        "overlaps": overlaps(lists),
        "quality": quality(_measured(rows, cards, opted_out), zones),
    }
    return found | {"methodology": methodology(Facts(rows | found, reports, rates))}


def _measured(rows: Rows, cards: Cards, opted_out: int) -> Inventory:
    documents = {document.document_id: document for document in rows["documents"]}
    tables = ("spaces", "formulas", "services", "claims", "conflicts", "documents", "runs", "sources")
    return Inventory(
        **{name: rows[name] for name in tables},
        opted_out=opted_out,
        own_source={name: first.source_id or "" for name, (first, _) in originals(documents, cards).items()},
    )
