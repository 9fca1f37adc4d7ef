"""What the page of a space says, each fact with the passages that say it, and those that say otherwise. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cowcrawl.fields import DESK_TYPES, PERIODS
from db.site.passages import Evidence
from db.site.record import Event, Turn, events, grounds, turns
from db.site.words import UNITS, Words

Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing known of a space."""

    key: str
    label: str
    value: str
    evidence: list[Evidence]
    """The passages the shown value comes from, each only once; empty when no page says it in so many words."""
    agreeing: list[Evidence]
    """Passages of other places that say the same."""
    differing: list[Evidence]
    """Passages that say something else."""
    otherwise: str
    """Where the value comes from when there is no passage."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A price plan and the passage that states it."""

    row: Row
    evidence: Evidence | None


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One of several rooms, services and the like, and the passages that name it."""

    label: str
    value: str
    evidence: list[Evidence]


@dataclass(frozen=True, kw_only=True)
class Portrait:
    """All that the page of one space shows: every claim about it stands in exactly one of these lists."""

    facts: list[Fact]
    not_stated: list[str]
    plans: list[Plan]
    other_prices: list[Evidence]
    offers: list[Offer]
    """Rooms, services and the like, which a space has several of."""
    rest: list[Evidence]
    events: list[Event]
    """What press and reports say happened."""
    turns: list[Turn]
    """How its status and dates changed."""


@dataclass(frozen=True, kw_only=True)
class _Spec:
    """A fact: `fact.<key>` is its label, `otherwise.<key>` says where it comes from without a passage."""

    key: str
    fields: tuple[str, ...]
    value: Callable[[Row, Words], str | None]
    otherwise: bool = False
    """Whether it has such a sentence of its own."""
    stated: bool = True
    """Whether pages state it, so that its absence is worth telling."""


def _column(name: str, *, unit: str | None = None) -> Callable[[Row, Words], str | None]:
    def value(row: Row, words: Words) -> str | None:
        known = row.get(name)
        if known is None:
            return None
        text = words.number(known) if isinstance(known, int | float) else str(known)
        return f"{text} {UNITS.get(unit, unit)}" if unit else text

    return value


def _address(row: Row, words: Words) -> str | None:
    lines = (("street", "house_number"), ("postal_code", "municipality"))
    parts = [" ".join(str(row[name]) for name in line if row.get(name)) for line in lines]
    return ", ".join(part for part in parts if part) or None


def _position(row: Row, words: Words) -> str | None:
    if row.get("latitude") is None or row.get("longitude") is None:
        return None
    told = words.word("precisions", row.get("geo_precision"))
    return f"{row['latitude']:.5f}, {row['longitude']:.5f}" + (f" ({told})" if told else "")


def _access(row: Row, words: Words) -> str | None:
    known = row.get("access_24_7")
    return None if known is None else str(words.say("yes" if known else "no")).capitalize()


def _stop(row: Row, words: Words) -> str | None:
    """The nearest stop and how far it is, where the point is the house's or its street's."""
    if row.get("geo_precision") not in ("building", "street"):
        return None
    distance = words.number(row.get("transit_distance_m"))
    stop = row.get("transit_stop")
    return str(words.say("stop_away", stop=stop, distance=distance)) if stop and distance else stop


def _dated(name: str) -> Callable[[Row, Words], str | None]:
    return lambda row, words: words.day(row.get(name))


_SPECS = (
    _Spec(key="name", fields=("name",), value=_column("name")),
    _Spec(
        key="status",
        fields=("status",),
        value=lambda row, words: words.word("statuses", row.get("status")),
        otherwise=True,
    ),
    _Spec(
        key="operator",
        fields=("operator",),
        value=lambda row, words: row.get("operator_name") or row.get("operator_id"),
        otherwise=True,
    ),
    _Spec(key="address", fields=("street", "house_number", "postal_code", "city"), value=_address),
    _Spec(key="country", fields=("country",), value=_column("country"), otherwise=True),
    _Spec(key="position", fields=("latitude", "longitude"), value=_position, otherwise=True, stated=False),
    _Spec(key="transit", fields=(), value=_stop, otherwise=True, stated=False),
    _Spec(key="area", fields=("area_m2",), value=_column("area_m2", unit="m2")),
    _Spec(key="desks", fields=("desks",), value=_column("desks")),
    _Spec(key="occupants", fields=("occupants",), value=_column("occupants"), stated=False),
    _Spec(key="hours", fields=("opening_hours",), value=lambda row, words: words.hours(row.get("opening_hours"))),
    _Spec(key="access", fields=("access_24_7",), value=_access),
    _Spec(key="opened", fields=("opening_date",), value=_dated("opened")),
    _Spec(key="closed", fields=("closing_date",), value=_dated("closed"), stated=False),
    _Spec(key="phone", fields=("phone",), value=_column("phone")),
    _Spec(key="email", fields=("email",), value=_column("email")),
    _Spec(key="website", fields=("website",), value=_column("website"), otherwise=True),
)
_OFFERS = (
    "space_types",
    "services",
    "rooms",
    "member_profile",
    "member_selection",
    "community",
    "network_access",
    "design_by",
    "outdoor_area_m2",
    "district",
    "former_use",
    "premises",
    "contract",
    "investor",
    "roles",
)
"""Fields that a space has several values of; `offer.<field>` is the label of each."""


def portrait(
    space: Row, formulas: Iterable[Row], claims: Sequence[Evidence], changes: Iterable[Row], words: Words
) -> Portrait:
    """All that is known of `space`, in `words`: its rows of `formulas` and `changes`, and everything said about it."""
    known = [spec for spec in _SPECS if spec.value(space, words) is not None]
    told = {name for spec in known for name in spec.fields}
    prices = [claim for claim in claims if claim.field == "formulas"]
    plans = [_plan(row, prices) for row in sorted(formulas, key=_plan_order)]
    used = {plan.evidence.claim_id for plan in plans if plan.evidence}
    return Portrait(
        facts=[_fact(spec, space, claims, words) for spec in known],
        not_stated=[str(words.say(f"fact.{spec.key}")) for spec in _SPECS if spec.stated and spec not in known],
        plans=plans,
        other_prices=[claim for claim in prices if claim.claim_id not in used],
        offers=_offers(claims, words),
        rest=[
            claim
            for claim in claims
            if claim.field not in told | {"formulas", "events", *_OFFERS} or _unused_room(claim)
        ],
        events=events(claims, words),
        turns=turns(changes, claims, words),
    )


def _fact(spec: _Spec, space: Row, claims: Sequence[Evidence], words: Words) -> Fact:
    about = [claim for claim in claims if claim.field in spec.fields or grounds(spec.key, space, claim)]
    shown = [claim for claim in about if claim.published]
    values = {(claim.field, claim.said) for claim in shown}
    passages = _once(shown)
    seen = {_passage(claim) for claim in passages}
    others = [claim for claim in about if not claim.published]
    same = [claim for claim in others if (claim.field, claim.said) in values]
    return Fact(
        key=spec.key,
        label=str(words.say(f"fact.{spec.key}")),
        value=spec.value(space, words) or "",
        evidence=passages,
        agreeing=[claim for claim in _once(same) if _passage(claim) not in seen],
        differing=[claim for claim in others if claim not in same and _passage(claim) not in seen],
        otherwise=str(words.say(f"otherwise.{spec.key}" if spec.otherwise else "otherwise")),
    )


def _passage(claim: Evidence) -> tuple[str | None, str]:
    return claim.document_id, claim.quote


def _once(claims: Iterable[Evidence]) -> list[Evidence]:
    first: dict[tuple[str | None, str], Evidence] = {}
    for claim in claims:
        first.setdefault(_passage(claim), claim)
    return list(first.values())


def _plan(row: Row, prices: Iterable[Evidence]) -> Plan:
    return Plan(row=row, evidence=next((claim for claim in prices if claim.claim_id == row["claim_id"]), None))


def _plan_order(row: Row) -> tuple[int, int, int, str]:
    return (
        _index(DESK_TYPES, row["desk_type"]),
        _index(PERIODS, row["period"]),
        row["amount"] if row["amount"] is not None else 1 << 60,
        row["formula_id"],
    )


def _index(order: Sequence[str], value: str | None) -> int:
    return order.index(value) if value in order else len(order)


def _unused_room(claim: Evidence) -> bool:
    """Whether another page tells the rooms better."""
    return claim.field == "rooms" and not claim.published


def _offers(claims: Sequence[Evidence], words: Words) -> list[Offer]:
    found: dict[tuple[str, str], list[Evidence]] = {}
    for name in _OFFERS:
        for claim in claims:
            if claim.field == name and not _unused_room(claim):
                found.setdefault((name, claim.said), []).append(claim)
    return [
        Offer(label=str(words.say(f"offer.{name}")), value=said, evidence=_once(group))
        for (name, said), group in found.items()
    ]


__all__ = ["Fact", "Offer", "Plan", "Portrait", "portrait"]
