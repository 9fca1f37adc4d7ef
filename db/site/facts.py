"""What the page of a space says, each fact with the passages that say it, and those that say otherwise. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cowcrawl.fields import DESK_TYPES, PERIODS
from db.site.passages import Evidence
from db.site.record import Event, Turn, events, grounds, turns
from db.site.words import UNITS, day, number, word

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
class Portrait:
    """All that the page of one space shows: every claim about it stands in exactly one of these lists."""

    facts: list[Fact]
    not_stated: list[str]
    plans: list[Plan]
    other_prices: list[Evidence]
    offers: list[tuple[str, list[Evidence]]]
    """Rooms, services and the like, which a space has several of: the value in words and its passages."""
    rest: list[Evidence]
    events: list[Event]
    """What press and reports say happened."""
    turns: list[Turn]
    """How its status and dates changed."""


@dataclass(frozen=True, kw_only=True)
class _Spec:
    key: str
    label: str
    fields: tuple[str, ...]
    value: Callable[[Row], str | None]
    otherwise: str = "No passage on record says this in so many words."
    stated: bool = True
    """Whether pages state it, so that its absence is worth telling."""


def _column(name: str, *, unit: str | None = None) -> Callable[[Row], str | None]:
    def value(row: Row) -> str | None:
        known = row.get(name)
        if known is None:
            return None
        text = number(known) if isinstance(known, int | float) else str(known)
        return f"{text} {UNITS.get(unit, unit)}" if unit else text

    return value


def _address(row: Row) -> str | None:
    lines = (("street", "house_number"), ("postal_code", "municipality"))
    parts = [" ".join(str(row[name]) for name in line if row.get(name)) for line in lines]
    return ", ".join(part for part in parts if part) or None


def _position(row: Row) -> str | None:
    if row.get("latitude") is None or row.get("longitude") is None:
        return None
    about = [word("precisions", row.get("geo_precision")), row.get("geo_note")]
    told = "; ".join(str(part) for part in about if part)
    return f"{row['latitude']:.5f}, {row['longitude']:.5f}" + (f" ({told})" if told else "")


def _access(row: Row) -> str | None:
    known = row.get("access_24_7")
    return None if known is None else "Yes" if known else "No"


def _stop(row: Row) -> str | None:
    """The nearest stop and how far it is, where the point is the house's or its street's."""
    if row.get("geo_precision") not in ("building", "street"):
        return None
    distance = number(row.get("transit_distance_m"))
    stop = row.get("transit_stop")
    return f"{stop}, {distance} m away" if stop and distance else stop


_SPECS = (
    _Spec(key="name", label="Name", fields=("name",), value=_column("name")),
    _Spec(
        key="status",
        label="Status",
        fields=("status",),
        value=lambda row: word("statuses", row.get("status")),
        otherwise="Taken for granted, since its pages speak of it in the present; none says so in so many words.",
    ),
    _Spec(
        key="operator",
        label="Operator",
        fields=("operator",),
        value=lambda row: row.get("operator_name") or row.get("operator_id"),
        otherwise="From the source card: whose site was read.",
    ),
    _Spec(
        key="address",
        label="Address",
        fields=("street", "house_number", "postal_code", "city"),
        value=_address,
    ),
    _Spec(
        key="country",
        label="Country",
        fields=("country",),
        value=_column("country"),
        otherwise="From the source card.",
    ),
    _Spec(
        key="position",
        label="Position",
        fields=("latitude", "longitude"),
        value=_position,
        otherwise="Found from the address by a geocoder, not stated by a page.",
        stated=False,
    ),
    _Spec(
        key="transit",
        label="Nearest stop",
        fields=(),
        value=_stop,
        otherwise="Measured from the position.",
        stated=False,
    ),
    _Spec(key="area", label="Floor area", fields=("area_m2",), value=_column("area_m2", unit="m2")),
    _Spec(key="desks", label="Desks", fields=("desks",), value=_column("desks")),
    _Spec(
        key="occupants", label="Members or companies", fields=("occupants",), value=_column("occupants"), stated=False
    ),
    _Spec(key="hours", label="Opening hours", fields=("opening_hours",), value=_column("opening_hours")),
    _Spec(key="access", label="Access day and night", fields=("access_24_7",), value=_access),
    _Spec(key="opened", label="Opening", fields=("opening_date",), value=lambda row: day(row.get("opened"))),
    _Spec(
        key="closed", label="Closing", fields=("closing_date",), value=lambda row: day(row.get("closed")), stated=False
    ),
    _Spec(key="phone", label="Telephone", fields=("phone",), value=_column("phone")),
    _Spec(key="email", label="E-mail", fields=("email",), value=_column("email")),
    _Spec(
        key="website",
        label="Website",
        fields=("website",),
        value=_column("website"),
        otherwise="From the source card: where reading began.",
    ),
)
_OFFERS = {
    "space_types": "Says it is",
    "services": "Offers",
    "rooms": "Room",
    "member_profile": "Members",
    "member_selection": "Members are chosen",
    "community": "Community events or manager",
    "network_access": "Access to other centres",
    "design_by": "Designed by",
    "outdoor_area_m2": "Outdoor area",
    "district": "District",
    "former_use": "Was before",
    "premises": "Premises",
    "contract": "Held on",
    "investor": "Invested in or owned by",
    "roles": "Others with a part in it",
}
_ELSEWHERE = {"formulas", "events", *_OFFERS}
"""Fields that have a section of their own."""


def portrait(space: Row, formulas: Iterable[Row], claims: Sequence[Evidence], changes: Iterable[Row] = ()) -> Portrait:
    """All that is known of `space`: its rows of `formulas` and `changes`, and everything said about it."""
    known = [spec for spec in _SPECS if spec.value(space) is not None]
    told = {name for spec in known for name in spec.fields}
    prices = [claim for claim in claims if claim.field == "formulas"]
    plans = [_plan(row, prices) for row in sorted(formulas, key=_plan_order)]
    used = {plan.evidence.claim_id for plan in plans if plan.evidence}
    return Portrait(
        facts=[_fact(spec, space, claims) for spec in known],
        not_stated=[spec.label for spec in _SPECS if spec.stated and spec not in known],
        plans=plans,
        other_prices=[claim for claim in prices if claim.claim_id not in used],
        offers=_offers(claims),
        rest=[
            claim
            for claim in claims
            if claim.field not in told | {"formulas", "events", *_OFFERS} or _unused_room(claim)
        ],
        events=events(claims),
        turns=turns(changes, claims),
    )


def _fact(spec: _Spec, space: Row, claims: Sequence[Evidence]) -> Fact:
    about = [claim for claim in claims if claim.field in spec.fields or grounds(spec.key, space, claim)]
    shown = [claim for claim in about if claim.published]
    values = {(claim.field, claim.said) for claim in shown}
    passages = _once(shown)
    seen = {_passage(claim) for claim in passages}
    others = [claim for claim in about if not claim.published]
    same = [claim for claim in others if (claim.field, claim.said) in values]
    return Fact(
        key=spec.key,
        label=spec.label,
        value=spec.value(space) or "",
        evidence=passages,
        agreeing=[claim for claim in _once(same) if _passage(claim) not in seen],
        differing=[claim for claim in others if claim not in same and _passage(claim) not in seen],
        otherwise=spec.otherwise,
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


def _offers(claims: Sequence[Evidence]) -> list[tuple[str, list[Evidence]]]:
    found: dict[tuple[str, str], list[Evidence]] = {}
    for name, label in _OFFERS.items():
        for claim in claims:
            if claim.field == name and not _unused_room(claim):
                found.setdefault((label, claim.said), []).append(claim)
    return [(f"{label}: {said}", _once(group)) for (label, said), group in found.items()]


__all__ = ["Fact", "Plan", "Portrait", "portrait"]
