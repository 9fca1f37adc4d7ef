"""What the pages of invented spaces say: documents, and claims with their quotes."""

from __future__ import annotations

import json
from typing import Any

from cowcrawl.model import identifier
from cowcrawl.tables import Formula, PublishedClaim, PublishedDocument, Service, Space

HOSTILE = "<script>alert('stolen')</script> & \"desks\" for € 99"
"""A quote as an unfriendly page may hold it."""
READ = "2026-11-03T02:14:00Z"
BEFORE = "2026-10-06T02:11:00Z"
PAGES = {"home": "/", "prices": "/tarieven", "contact": "/contact"}

Row = Any


def document(source_id: str, url: str, role: str) -> PublishedDocument:
    """A page of a source as it was read."""
    return PublishedDocument(
        document_id=identifier(source_id, url),
        source_id=source_id,
        url=url,
        title={"home": "Welkom", "prices": "Onze tarieven", "contact": "Contact en route"}[role],
        kind="operator",
        role=role,
        language="nl",
        status=200,
        outcome="read",
        fetched_at=BEFORE,
        last_fetched_at=READ,
        sha256="0" * 64,
        size=28_000,
        warc_file=f"{source_id}-20261103.warc.gz",
        warc_offset=1024,
    )


def claims_of(space: Space, operator: str, documents: dict[str, PublishedDocument]) -> list[Row]:
    """Every claim about a space, each with its quote."""
    home, contact = documents["home"], documents["contact"]
    address = f"{space.street} {space.house_number}, {space.postal_code} {space.municipality}"
    stated = [
        _claim(space, home, "name", space.name, f"Welkom bij {space.name}", "/html/body/h1"),
        _claim(space, contact, "name", space.name, f"{space.name}, onthaal op het gelijkvloers", published=0),
        _claim(space, home, "operator", operator, f"{space.name} is een huis van {operator}."),
        *(
            _claim(space, contact, field, value, address, "//address")
            for field, value in (
                ("street", space.street),
                ("house_number", space.house_number),
                ("postal_code", space.postal_code),
                ("city", space.municipality),
            )
        ),
    ]
    if space.area_m2 is not None:
        stated += [
            _claim(space, home, "area_m2", space.area_m2, f"Werken op {space.area_m2:.0f} m² onder één dak", unit="m2"),
            _claim(space, contact, "area_m2", 300, "Ruim 300 m² werkruimte", unit="m2", published=0),
            _claim(space, contact, "area_m2", 280, "Wel 280 m²", unit="m2", published=0, current=0),
        ]
    if space.desks is not None:
        stated += [_claim(space, home, "desks", space.desks, f"{space.desks} werkplekken", unit="desks")]
    if space.opening_hours:
        stated += [_claim(space, contact, "opening_hours", space.opening_hours, "ma-vr van 8u30 tot 18u")]
    if space.access_24_7:
        stated += [_claim(space, home, "access_24_7", True, "Leden kunnen dag en nacht binnen.")]
    if space.phone:
        stated += [_claim(space, contact, "phone", space.phone, f"Bel {space.phone}", "attr://a[@href]/@href")]
    if space.opened:
        quote = "Wij openen in maart 2027 de deuren"
        stated += [
            _claim(space, home, "status", "in_preparation", quote, modality="announced"),
            _claim(space, home, "opening_date", "2027-03", quote, modality="announced"),
        ]
    if space.space_id == "kade-9-delft":
        stated += [_claim(space, home, "phone", "+31000000000", HOSTILE, published=0)]
    return stated


def _claim(
    space: Space,
    document: PublishedDocument,
    field: str,
    value: Any,
    quote: str,
    locator: str = "/html/body/main/p[2]",
    *,
    unit: str | None = None,
    published: int = 1,
    current: int = 1,
    modality: str = "stated",
    context: tuple[str, ...] = (),
) -> PublishedClaim:
    return PublishedClaim(
        claim_id=identifier(space.space_id, document.document_id, field, value, quote),
        space_id=space.space_id,
        document_id=document.document_id,
        field=field,
        value=value if isinstance(value, str) else json.dumps(value, sort_keys=True),
        unit=unit,
        quote=quote,
        context=json.dumps(context, ensure_ascii=False),
        locator=locator,
        extractor="prices" if field == "formulas" else "facts",
        modality=modality,
        published=published,
        current=current,
        first_seen=BEFORE,
        last_seen=READ,
    )


def plan_rows(space_id: str, document: PublishedDocument, plan: tuple[Any, ...]) -> list[Row]:
    """A price plan and the claim it rests on."""
    name, desk_type, amount, period, quantity, vat, quote, context = plan
    value = {
        "name": name,
        "desk_type": desk_type,
        "amount": amount,
        "currency": "EUR",
        "period": period,
        "quantity": quantity,
        "vat": vat,
        "commitment": None,
        "included": None,
        "other_centres": None,
    }
    claim = _claim(Space(space_id=space_id), document, "formulas", value, quote, "//table/tbody/tr[1]", context=context)
    row = Formula(
        formula_id=identifier(space_id, name),
        space_id=space_id,
        claim_id=claim.claim_id,
        document_id=document.document_id,
        quote=quote,
        **{**value, "amount": int(float(amount) * 100)},
    )
    return [row, claim]


def service_rows(space_id: str, document: PublishedDocument, service: str) -> list[Row]:
    """A service and the claim it rests on."""
    quote = f"Met {service} voor iedereen"
    return [
        Service(space_id=space_id, service=service),
        _claim(Space(space_id=space_id), document, "services", service, quote),
    ]
