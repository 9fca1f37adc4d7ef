"""Small makers of documents, claims and cards for tests."""

from __future__ import annotations

from typing import Any

from cowcrawl.card import SourceCard
from cowcrawl.model import Claim, Document, Mention, Point, Reading, identifier


def a_card(card_id: str = "marolles-desk", **changes: Any) -> SourceCard:
    """A source card of an invented operator."""
    facts: dict[str, Any] = {
        "id": card_id,
        "name": "Marolles Desk",
        "kind": "operator",
        "start_urls": [f"https://{card_id}.example/"],
        "hosts": [f"{card_id}.example"],
        "languages": ["en"],
        "licence": "Invented",
        "robots": "None",
        "country": "BE",
    }
    return SourceCard(**{**facts, **changes})


def a_claim(field: str, value: Any, **changes: Any) -> Claim:
    """A claim whose quote is its value."""
    facts: dict[str, Any] = {
        "field": field,
        "value": value,
        "quote": str(value),
        "locator": "/html/body/p[1]",
        "extractor": "test",
    }
    return Claim(**{**facts, **changes})


def a_plan(name: str, amount: str, period: str = "month", desk_type: str = "hot_desk", **changes: Any) -> Claim:
    """A claim of a price plan in euros."""
    value = {
        "name": name,
        "desk_type": desk_type,
        "amount": amount,
        "currency": "EUR",
        "period": period,
        "quantity": None,
        "vat": None,
        "commitment": None,
        "included": None,
        "other_centres": None,
    }
    return a_claim("formulas", {**value, **changes}, quote=f"{name} {amount} €")


def an_address(street: str, number: str, postal_code: str, city: str) -> list[Claim]:
    """The claims of one address."""
    parts = {"street": street, "house_number": number, "postal_code": postal_code, "city": city}
    quote = f"{street} {number}, {postal_code} {city}"
    return [a_claim(field, value, quote=quote) for field, value in parts.items() if value]


def a_reading(
    path: str,
    *claims: Claim | list[Claim],
    source: str = "marolles-desk",
    role: str | None = "home",
    fetched_at: str = "2026-01-02T03:04:05Z",
    body: str = "",
    point: Point | None = None,
    **changes: Any,
) -> Reading:
    """What one page of a source says about one subject; a list of claims is flattened."""
    flat = tuple(claim for item in claims for claim in (item if isinstance(item, list) else [item]))
    url = f"https://{source}.example{path}"
    facts: dict[str, Any] = {
        "document_id": identifier(source, url, body or [claim.value for claim in flat]),
        "source_id": source,
        "url": url,
        "requested_url": url,
        "fetched_at": fetched_at,
        "outcome": "read",
        "status": 200,
        "role": role,
        "title": path,
    }
    mentions = (Mention(subject=0, claims=flat, point=point),) if flat else ()
    return Reading(document=Document(**{**facts, **changes}), mentions=mentions)
