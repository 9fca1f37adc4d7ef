"""An extract as the JSON object that `cowcrawl extract` prints."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from cowcrawl.extract import Extract
from cowcrawl.fields import FIELDS, FORMULA_KEYS, ROOM_KEYS
from cowcrawl.model import Claim, Mention

SPACE_KEYS = (
    *("name", "operator", "street", "house_number", "postal_code", "city", "country", "latitude", "longitude"),
    *(
        "phone",
        "email",
        "website",
        "area_m2",
        "desks",
        "occupants",
        "rooms",
        "formulas",
        "opening_hours",
        "access_24_7",
    ),
    *("services", "space_types", "status", "opening_date", "contract", "district"),
)
_OBJECTS = {"formulas": FORMULA_KEYS, "rooms": ROOM_KEYS}


def as_json(extract: Extract, path: str, url: str, kind: str) -> dict[str, Any]:
    """The object for one page, every key present.

    A field of one value has its first claim's; a field of many has all, in reading order. Amounts are decimal strings.
    """
    return {
        "path": path,
        "url": url,
        "kind": kind,
        "language": extract.language,
        "published_at": extract.published_at,
        "spaces": [_space(mention) for mention in extract.mentions],
        "aggregates": [asdict(aggregate) for aggregate in extract.aggregates],
        "claims": [_claim(mention.subject, claim) for mention in extract.mentions for claim in mention.claims],
    }


def _space(mention: Mention) -> dict[str, Any]:
    return {key: _value(mention, key) for key in SPACE_KEYS}


def _value(mention: Mention, key: str) -> Any:
    field = FIELDS.get(key)
    if field is None or not field.many:
        return mention.first(key)
    values = [claim.value for claim in mention.claims if claim.field == key]
    keys = _OBJECTS.get(key)
    return [{name: value.get(name) for name in keys} for value in values] if keys else values


def _claim(space: int, claim: Claim) -> dict[str, Any]:
    return {
        "space": space,
        "field": claim.field,
        "value": claim.value,
        "unit": claim.unit,
        "quote": claim.quote,
        "context": list(claim.context),
        "locator": claim.locator,
        "extractor": claim.extractor,
        "modality": claim.modality,
    }
