"""From clusters to the rows of the inventory: spaces, operators and formulas as the evidence has them today."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cowcrawl.model import identifier
from cowcrawl.tables import Formula, Nearby, Operator, PublishedClaim, Service, Space, ZoneCount
from cowcrawl.text import slug
from db.atlas import Atlas, Placed
from db.choose import room_count, shown, shown_address, shown_plans, shown_rooms
from db.evidence import Evidence, StoredMention
from db.resolve import Cluster
from db.siting import by_zone, columns, nearby, site

_SCALARS = ("area_m2", "desks", "occupants", "opening_hours", "phone", "email")


@dataclass(frozen=True)
class Inventory:
    """The derived rows of a build, each table in primary-key order."""

    spaces: list[Space]
    operators: list[Operator]
    formulas: list[Formula]
    services: list[Service]
    nearby: list[Nearby]
    zones: list[ZoneCount]
    claims: list[PublishedClaim]


@dataclass(frozen=True)
class _Portrait:
    """One space with the claims that are shown for it."""

    space: Space
    formulas: list[Formula]
    services: list[Service]
    placed: Placed
    operator: Operator
    published: frozenset[str]
    members: tuple[StoredMention, ...]


def inventory(
    mentions: Iterable[StoredMention],
    clusters: Sequence[Cluster],
    cards: Mapping[str, Mapping[str, Any]],
    atlas: Atlas,
) -> Inventory:
    """The rows of a build from the stored mentions, their clusters, the source cards by id and the map."""
    names = space_ids(clusters)
    portraits = [_portrait(cluster, names[id(cluster)], cards[cluster.source_id], atlas) for cluster in clusters]
    owner = {
        (item.document_id, item.subject, item.current): portrait for portrait in portraits for item in portrait.members
    }
    claims = [
        _published(claim, owner.get((item.document_id, item.subject, item.current)))
        for item in mentions
        for claim in item.claims
    ]
    return Inventory(
        spaces=sorted((item.space for item in portraits), key=lambda row: row.space_id),
        operators=_operators(portraits),
        formulas=sorted((row for item in portraits for row in item.formulas), key=lambda row: row.formula_id),
        services=sorted(
            (row for item in portraits for row in item.services), key=lambda row: (row.space_id, row.service)
        ),
        nearby=[row for item in portraits for row in nearby(item.space.space_id, item.placed)],
        zones=by_zone(((item.space, item.placed) for item in portraits), atlas.zones.zones),
        claims=sorted(claims, key=lambda row: row.claim_id),
    )


def space_ids(clusters: Sequence[Cluster]) -> dict[int, str]:
    """A readable identifier a cluster (by its `id()`): source and town, and the street where that is not enough."""
    names = {id(cluster): _name_parts(cluster) for cluster in clusters}
    short = Counter(parts[0] for parts in names.values())
    long = Counter(parts[1] for parts in names.values())
    chosen: dict[int, str] = {}
    for cluster in clusters:
        brief, full = names[id(cluster)]
        unique = brief if short[brief] == 1 else full
        if unique == full and long[full] > 1 and short[brief] > 1:
            unique = f"{full}-{identifier(str(cluster.address))[:6]}"
        chosen[id(cluster)] = unique
    return chosen


def _name_parts(cluster: Cluster) -> tuple[str, str]:
    address = shown_address(cluster.members)
    town, street, number = (
        slug(str(address[field].value)) if field in address else "" for field in ("city", "street", "house_number")
    )
    known = f"-{cluster.source_id}-"
    brief = "-".join(part for part in (cluster.source_id, "" if f"-{town}-" in known else town) if part)
    return brief, "-".join(part for part in (brief, street, number) if part)


def _portrait(cluster: Cluster, space_id: str, card: Mapping[str, Any], atlas: Atlas) -> _Portrait:
    claims = [claim for member in cluster.members for claim in member.claims]
    best = {
        field: claim
        for field in ("name", "operator", "status", "access_24_7", "opening_date", "website", *_SCALARS)
        if (claim := shown(claims, field))
    }
    best.update(shown_address(cluster.members))
    plans = shown_plans(claims)
    rooms = shown_rooms(claims)
    services, types = _named(claims, "services"), _named(claims, "space_types")
    value = {field: claim.value for field, claim in best.items()}
    placed, stated = site(cluster.members, value, value.get("country") or card.get("country"), atlas)
    published = {
        claim.claim_id for claim in (*best.values(), *plans, *stated, *rooms, *services.values(), *types.values())
    }
    value |= {"rooms": room_count(rooms) or None, "space_types": ",".join(sorted(types)) or None}
    space = _space(space_id, cluster, card, value, placed, claims)
    return _Portrait(
        space=space,
        formulas=_formulas(space_id, plans),
        services=[Service(space_id=space_id, service=name) for name in services],
        placed=placed,
        operator=_operator(card, best.get("operator")),
        published=frozenset(published),
        members=tuple(cluster.members),
    )


def _named(claims: Iterable[Evidence], field: str) -> dict[str, Evidence]:
    """The current claims of a field of names, one a name."""
    return {str(claim.value): claim for claim in claims if claim.field == field and claim.current}


def _space(
    space_id: str,
    cluster: Cluster,
    card: Mapping[str, Any],
    value: Mapping[str, Any],
    placed: Placed,
    claims: Sequence[Evidence],
) -> Space:
    access = value.get("access_24_7")
    return Space(
        space_id=space_id,
        name=value.get("name"),
        operator_id=cluster.source_id,
        status=value.get("status", "existing"),
        street=value.get("street"),
        house_number=value.get("house_number"),
        postal_code=value.get("postal_code"),
        municipality=value.get("city"),
        country=value.get("country") or card.get("country"),
        access_24_7=1 if access else None,
        opened=value.get("opening_date"),
        website=value.get("website") or next(iter(card["start_urls"]), None),
        rooms=value["rooms"],
        space_types=value["space_types"],
        first_seen=min((claim.first_seen for claim in claims), default=None),
        last_seen=max((claim.last_seen for claim in claims), default=None),
        n_sources=len({claim.source_id for claim in claims}),
        n_claims=len(claims),
        **columns(placed),
        **{field: value.get(field) for field in _SCALARS},
    )


def _formulas(space_id: str, plans: Sequence[Evidence]) -> list[Formula]:
    rows: dict[str, Formula] = {}
    for plan in plans:
        key = [plan.value.get(part) for part in ("name", "desk_type", "period", "quantity")]
        order = 0
        while (formula_id := identifier(space_id, *key, order)) in rows:
            order += 1
        rows[formula_id] = Formula(
            formula_id=formula_id,
            space_id=space_id,
            name=plan.value.get("name"),
            desk_type=plan.value.get("desk_type"),
            amount=cents(plan.value.get("amount")),
            currency=plan.value.get("currency"),
            period=plan.value.get("period"),
            quantity=plan.value.get("quantity"),
            vat=plan.value.get("vat"),
            commitment=plan.value.get("commitment"),
            included=plan.value.get("included"),
            other_centres=1 if plan.value.get("other_centres") else None,
            claim_id=plan.claim_id,
            document_id=plan.document_id,
            quote=plan.quote,
        )
    return list(rows.values())


def cents(amount: str | None) -> int | None:
    """A decimal string as hundredths: `"178.50"` is 17850."""
    return None if amount is None else int((Decimal(amount) * 100).to_integral_value())


def _operator(card: Mapping[str, Any], named: Evidence | None) -> Operator:
    return Operator(
        operator_id=card["id"],
        name=str(named.value) if named else card["name"],
        website=next(iter(card["start_urls"]), None),
    )


def _operators(portraits: Sequence[_Portrait]) -> list[Operator]:
    groups: dict[str, list[_Portrait]] = defaultdict(list)
    for portrait in portraits:
        groups[portrait.operator.operator_id].append(portrait)
    rows = []
    for operator_id, group in sorted(groups.items()):
        names = Counter(portrait.operator.name for portrait in group)
        status = Counter(portrait.space.status for portrait in group)
        rows.append(
            Operator(
                operator_id=operator_id,
                name=min(names, key=lambda name: (-names[name], str(name))),
                website=group[0].operator.website,
                n_existing=status["existing"],
                n_in_preparation=status["in_preparation"],
            )
        )
    return rows


def _published(claim: Evidence, portrait: _Portrait | None) -> PublishedClaim:
    value = claim.value
    return PublishedClaim(
        claim_id=claim.claim_id,
        space_id=portrait.space.space_id if portrait else None,
        document_id=claim.document_id,
        field=claim.field,
        value=value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True),
        unit=claim.unit,
        quote=claim.quote,
        context=claim.context,
        locator=claim.locator,
        extractor=claim.extractor,
        modality=claim.modality,
        published=int(bool(portrait) and claim.claim_id in portrait.published),  # type: ignore[union-attr]
        current=int(claim.current),
        first_seen=claim.first_seen,
        last_seen=claim.last_seen,
    )
