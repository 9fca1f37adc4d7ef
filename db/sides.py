"""Two mentions side by side: what each says of its space and where, for a person who is to judge. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from db.board import Match
from db.evidence import Evidence, StoredMention
from db.spaces import Spaces

FACTS: dict[str, tuple[str, ...]] = {
    "name": ("name",),
    "operator": ("operator",),
    "address": ("street", "house_number", "postal_code", "city"),
    "position": ("latitude", "longitude"),
    "phone": ("phone",),
    "website": ("website",),
    "status": ("status",),
    "events": ("events",),
}
"""What is shown of a side, and the fields it is made of."""


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing that a side says."""

    value: str
    quote: str
    """The words that say it."""
    url: str
    """The page they stand on."""


@dataclass(frozen=True, kw_only=True)
class Side:
    """One of two mentions, with what its source says of the same space."""

    mention: str
    """Its key."""
    space_id: str | None
    """The space it speaks of, if any."""
    source_id: str
    kind: str
    seen: str
    """The days on which its pages were read first and last, or that of publication."""
    facts: dict[str, Fact]


@dataclass(frozen=True, kw_only=True)
class Question:
    """A pair that waits for a person, or that was decided."""

    match: Match
    left: Side
    right: Side


def waiting(found: Spaces, mentions: Sequence[StoredMention]) -> list[Question]:
    """The pairs that nobody is sure of: those not looked at yet first, the likeliest of them first."""
    unsure = [match for match in found.matches if match.decision == "unsure"]
    return questions(found, mentions, sorted(unsure, key=_urgency))


def questions(found: Spaces, mentions: Sequence[StoredMention], matches: Sequence[Match]) -> list[Question]:
    """Pairs with what both sides say, in the order given."""
    by_key: dict[str, list[StoredMention]] = {}
    for mention in mentions:
        by_key.setdefault(mention.key, []).append(mention)
    members = {cluster.space_id: cluster.members for cluster in found.clusters}

    def side(key: str) -> Side:
        own = by_key[key]
        space_id = found.space_of(key)
        more = members.get(space_id or "", [])
        return _side(key, space_id, [*own, *(one for one in more if one.source_id == own[0].source_id)])

    return [Question(match=one, left=side(one.left), right=side(one.right)) for one in matches]


def _urgency(match: Match) -> tuple[bool, float, str, str]:
    score = match.score if match.score is not None else 0.0
    return match.judgement is not None, -score, match.left, match.right


def _side(key: str, space_id: str | None, mentions: Sequence[StoredMention]) -> Side:
    ordered = sorted(mentions, key=lambda one: (one.key != key, not one.current))
    first = ordered[0]
    facts = {name: fact for name, fields in FACTS.items() if (fact := _fact(ordered, fields))}
    days = first.published_at or f"{min(one.first_seen for one in mentions)[:10]} to {first.last_seen[:10]}"
    return Side(mention=key, space_id=space_id, source_id=first.source_id, kind=first.kind, seen=days, facts=facts)


def _fact(mentions: Sequence[StoredMention], fields: Sequence[str]) -> Fact | None:
    """What the first mention that speaks of some fields says of them."""
    for mention in mentions:
        claims = [claim for field in fields if (claim := _first(mention, field))]
        if claims:
            value = " ".join(_text(claim) for claim in claims)
            return Fact(value=value, quote=claims[0].quote, url=mention.url)
    return None


def _first(mention: StoredMention, field: str) -> Evidence | None:
    return next((claim for claim in mention.claims if claim.field == field), None)


def _text(claim: Evidence) -> str:
    if claim.field == "events":
        return " ".join(str(part) for part in (claim.modality, claim.value["kind"], claim.value["date"]) if part)
    return str(claim.value)
