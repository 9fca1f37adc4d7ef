"""What of a group of mentions is compared with others (`db.match`): its best word on each thing. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urljoin

from db.addresses import best_address
from db.evidence import StoredMention
from db.match import Mention
from db.resolve import StreetOf

Cards = Mapping[str, Mapping[str, Any]]
_ADDRESS = {"street": "street", "house_number": "house_number", "postal_code": "postal_code", "city": "city"}


def record(key: str, members: Sequence[StoredMention], cards: Cards, street_of: StreetOf) -> Mention:
    """What is compared of some mentions of one source, under the identifier `key`.

    What current pages say comes before what they said once; the operator of a site is that of its card where its pages
    name none, and its website the page that speaks of the space alone, or the home page.
    """
    said = [member for member in members if member.current] or list(members)
    address = {name: claim.value for name, claim in best_address(said).items()}
    placed = next((member for member in said if member.first("street") or member.first("postal_code")), said[0])
    point = next((member.point for member in said if member.point and member.point.provider == "page"), None)
    card = cards.get(placed.source_id, {}) if placed.kind == "operator" else {}
    return Mention(
        id=key,
        name=_most(said, "name") or card.get("name"),
        operator=_most(said, "operator") or card.get("name"),
        **{name: address.get(field) for name, field in _ADDRESS.items() if name != "city"},
        city=address.get("city") or _most(said, "city"),
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        website=_most(said, "website") or (_site(placed) if placed.kind == "operator" else None),
        phone=_most(said, "phone"),
        map_street=street_of(placed),
    )


def _site(mention: StoredMention) -> str:
    """The page that speaks of a space alone, or else the site's home."""
    return mention.url if mention.alone else urljoin(mention.url, "/")


def _most(members: Iterable[StoredMention], name: str) -> str | None:
    """The value that most of some mentions give first."""
    said = Counter(str(value) for member in members if (value := member.first(name)))
    return min(said, key=lambda value: (-said[value], value), default=None)
