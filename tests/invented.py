"""A small build of spaces that do not exist, for tests of what is published."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path

from invented_claims import BEFORE, HOSTILE, PAGES, READ, Row, claims_of, document, plan_rows, service_rows

from cowcrawl import schema
from cowcrawl.model import identifier
from cowcrawl.tables import (
    TABLES,
    Alias,
    Build,
    Change,
    Opening,
    Operator,
    Outline,
    Party,
    PublishedClaim,
    PublishedDocument,
    Run,
    Source,
    Space,
    ZoneCount,
)
from db.build import SEARCH

__all__ = ["HOSTILE", "write_build"]


def write_build(folder: Path, *, sample: bool) -> Path:
    """Write the database of a build into `folder` as a build is written: primary-key order, foreign keys indexed."""
    folder.mkdir(parents=True)
    connection = sqlite3.connect(folder / "cowcrawl.db")
    rows = list(_rows(sample))
    for table in TABLES:
        connection.execute(schema.create_table(table))
        _insert(connection, table, [row for row in rows if isinstance(row, table)])
    for name, column in (("claims", "space_id"), ("claims", "document_id"), ("formulas", "space_id")):
        connection.execute(f"CREATE INDEX {name}_{column} ON {name} ({column})")
    connection.executescript(SEARCH)
    connection.commit()
    connection.close()
    return folder


def _insert(connection: sqlite3.Connection, table: type, rows: Iterable[Row]) -> None:
    key = schema.primary_key(table)
    marks = ", ".join("?" for _ in schema.columns(table))
    for row in sorted(map(asdict, rows), key=lambda row: [row[part] for part in key]):
        connection.execute(f'INSERT INTO "{schema.table_name(table)}" VALUES ({marks})', list(row.values()))


def _rows(sample: bool) -> list[Row]:
    rows: list[Row] = []
    for number, (source_id, operator, towns) in enumerate(_OPERATORS):
        rows += _operator(source_id, operator, towns, number, sample)
    claims = [row for row in rows if isinstance(row, PublishedClaim)]
    spaces = [row for row in rows if isinstance(row, Space)]
    return [
        *_counted(rows, claims),
        *_zones(),
        *_changes(claims),
        Alias(alias="kade-9-oude-werf", space_id="kade-9-delft"),
        Opening(space_id="nordlys-brussels", outcome="awaited", announced_for="2026-12", last_announced_for="2027-03"),
        Opening(space_id="kade-9-delft", outcome="overdue", announced_for="2026-10-01", days_late=33),
        Party(
            part_id="stake",
            party_id="zolder",
            party="Zolder",
            role="invests",
            operator="Linden Werkplekken",
            operator_id="linden",
            stake=25,
            quote="Zolder neemt een kwart van Linden over",
        ),
        Build(
            stamp="20261103T031500Z",
            built_at="2026-11-03T03:15:00Z",
            cowcrawl_version="0.1.0",
            n_spaces=len(spaces),
            n_claims=len(claims),
            sample=int(sample),
        ),
    ]


def _zones() -> list[Row]:
    square = {"type": "Polygon", "coordinates": [[[4.2, 50.8], [4.6, 50.8], [4.6, 51.1], [4.2, 51.1], [4.2, 50.8]]]}
    return [
        ZoneCount(zone="all", name="All spaces", n_spaces=12, n_existing=11, n_in_preparation=1),
        ZoneCount(zone="rim", name="Rim", name_fr="Périphérie", name_nl="Rand", n_spaces=1, n_in_preparation=1),
        Outline(kind="zone", key="rim", name="Rim", name_fr="Périphérie", name_nl="Rand", geometry=json.dumps(square)),
        Outline(
            kind="line",
            key="00000",
            name="Metro 9",
            geometry='{"type":"LineString","coordinates":[[4.3,50.8],[4.4,51]]}',
        ),
    ]


def _changes(claims: list[PublishedClaim]) -> list[Row]:
    opening = next(row for row in claims if row.space_id == "nordlys-brussels" and row.field == "opening_date")
    common = {"space_id": "nordlys-brussels", "run_id": "20261103T021400Z-nordlys", "claim_id": opening.claim_id}
    price = {"space_id": "kade-9-delft", "field": "formulas.amount", "item": "Flex", "kind": "price_cut"}
    return [
        Change(field="opened", kind="changed", old="2026-12", new="2027-03", date="2026-11-03", **common),
        Change(old="180.00 EUR", new="175.00 EUR", date="2026-11-03", **(common | price)),
    ]


def _counted(rows: list[Row], claims: list[PublishedClaim]) -> list[Row]:
    of_space = Counter(claim.space_id for claim in claims)
    of_document = Counter(claim.document_id for claim in claims)
    owner = {row.document_id: row.source_id for row in rows if isinstance(row, PublishedDocument)}
    of_source = Counter(owner[claim.document_id] for claim in claims)
    documents = Counter(owner.values())

    def counted(row: Row) -> Row:
        if isinstance(row, Space):
            return replace(row, n_claims=of_space[row.space_id])
        if isinstance(row, PublishedDocument):
            return replace(row, n_claims=of_document[row.document_id])
        if isinstance(row, Source):
            return replace(row, n_claims=of_source[row.source_id], n_documents=documents[row.source_id])
        return row

    return [counted(row) for row in rows]


_OPERATORS: tuple[tuple[str, str, tuple[tuple[str, str, str], ...]], ...] = (
    (
        "linden",
        "Linden Werkplekken",
        (("Antwerpen", "2000", "Kaaiplein"), ("Gent", "9000", "Vlasmarkt"), ("Mechelen", "2800", "Dijlekade")),
    ),
    ("atelier-ondes", "Atelier des Ondes", (("Ixelles", "1050", "Rue du Saule"), ("Namur", "5000", "Quai aux Joncs"))),
    ("kade-9", "Kade 9", (("Rotterdam", "3011 AB", "Spiegelkade"), ("Delft", "2611 CD", "Oude Werf"))),
    ("maison-brique", "La Maison de Brique", (("Saint-Gilles", "1060", "Rue des Tuiliers"),)),
    ("zolder", "Zolder", (("Leuven", "3000", "Hopstraat"), ("Hasselt", "3500", "Jeneverplein"))),
    ("nordlys", "Nordlys Offices", (("Brussels", "1000", "Canal Wharf"),)),
    ("het-oude-postkantoor", "Het Oude Postkantoor", (("Oostende", "8400", "Zegelstraat"),)),
)
_PLANS = (
    ("Flex", "hot_desk", "175", "month", None, "excl", "Flex: € 175,- per maand, excl. btw", ("Tarieven", "Flexplek")),
    ("Vaste plek", "fixed_desk", "290", "month", None, "excl", "Vaste plek € 290,- per maand", ("Tarieven",)),
    ("Dagpas", "day_pass", "22.50", "day", None, None, "Dagpas € 22,50", ()),
    ("Tien dagen", "day_pass", "180", "day", 10, "incl", "Tien dagen voor € 180 incl. btw", ()),
    ("Vergaderzaal", "meeting_room", "35", "hour", None, "excl", "Vergaderzaal vanaf € 35 per uur", ("Zalen",)),
)


def _operator(
    source_id: str, name: str, towns: tuple[tuple[str, str, str], ...], number: int, sample: bool
) -> list[Row]:
    home = f"https://www.{source_id}.example"
    closing = number == 5
    rows: list[Row] = [
        Source(
            source_id=source_id,
            name=name,
            kind="operator",
            homepage=f"{home}/",
            languages="nl,en",
            country="BE",
            licence="Facts only; no text is republished beyond the quoted words.",
            robots="Allows everything but /zoeken.",
            sample=int(sample),
            last_run=READ,
        ),
        Operator(
            operator_id=source_id,
            name=name,
            website=f"{home}/",
            n_existing=0 if closing else len(towns),
            n_in_preparation=int(closing),
        ),
        *_runs(source_id, len(towns)),
        *_failures(source_id, home),
    ]
    for place, town in enumerate(towns):
        rows += _space(source_id, name, home, town, number * 3 + place)
    return rows


def _runs(source_id: str, towns: int) -> list[Row]:
    common = {"source_id": source_id, "mode": "live", "cowcrawl_version": "0.1.0", "n_rejects": 2}
    return [
        Run(
            run_id=f"20261006-{source_id}",
            started_at=BEFORE,
            finished_at="2026-10-06T02:15:00Z",
            outcome="unhealthy",
            reason="3 documents, fewer than the 4 a healthy run yields.",
            n_documents=3,
            n_read=3,
            n_claims=9,
            **common,
        ),
        Run(
            run_id=f"20261103-{source_id}",
            started_at=READ,
            finished_at="2026-11-03T02:19:00Z",
            outcome="healthy",
            n_documents=3 * towns + 2,
            n_read=3 * towns,
            n_claims=14 * towns,
            **common,
        ),
    ]


def _failures(source_id: str, home: str) -> list[Row]:
    return [
        PublishedDocument(
            document_id=identifier(source_id, "gone"),
            source_id=source_id,
            url=f"{home}/oud",
            kind="operator",
            outcome="gone",
            reason="The site answered 404.",
            status=404,
            fetched_at=READ,
            last_fetched_at=READ,
        ),
        PublishedDocument(
            document_id=identifier(source_id, "robots"),
            source_id=source_id,
            url=f"{home}/zoeken",
            kind="operator",
            outcome="robots",
            reason="robots.txt does not allow it.",
            fetched_at=READ,
            last_fetched_at=READ,
        ),
    ]


def _space(source_id: str, operator: str, home: str, place: tuple[str, str, str], seed: int) -> list[Row]:
    town, postcode, street = place
    space_id = f"{source_id}-{town.lower()}"
    documents = {role: document(source_id, f"{home}/{town.lower()}{path}", role) for role, path in PAGES.items()}
    number = str(4 + 7 * seed % 90)
    preparing, sparse = source_id == "nordlys", source_id == "het-oude-postkantoor"
    space = Space(
        space_id=space_id,
        name=operator if sparse or seed % 3 == 0 else f"{operator} {town}",
        operator_id=source_id,
        status="in_preparation" if preparing else "existing",
        street=street,
        house_number=number,
        postal_code=postcode,
        municipality=town,
        zone="rim" if preparing else None,
        country="NL" if source_id == "kade-9" else "BE",
        latitude=None if sparse else round(50.84 + seed / 100, 5),
        longitude=None if sparse else round(4.35 + seed / 100, 5),
        geo_precision=None if sparse else "building",
        geo_provider=None if sparse else "page",
        area_m2=None if sparse or seed % 4 == 1 else 350.0 + 85 * (seed % 5),
        desks=None if sparse or seed % 2 else 24 + 6 * (seed % 4),
        opening_hours=None if sparse else "Mo-Fr 08:30-18:00",
        access_24_7=None if sparse or seed % 3 else 1,
        opened="2027-03" if preparing else None,
        phone=None if sparse else f"+3221234{seed:03}",
        email=None if sparse else f"hello@{source_id}.example",
        website=f"{home}/",
        first_seen=BEFORE,
        last_seen=READ,
        n_sources=1,
    )
    plans = [] if sparse or preparing else _PLANS[: 2 + seed % 4]
    offered = [] if sparse else ["meeting rooms", "coffee"]
    return [
        space,
        *documents.values(),
        *claims_of(space, operator, documents),
        *(row for plan in plans for row in plan_rows(space_id, documents["prices"], plan)),
        *(row for service in offered for row in service_rows(space_id, documents["home"], service)),
    ]
