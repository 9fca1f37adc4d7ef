"""From clusters to the rows of the inventory: spaces, operators and formulas as the evidence has them today."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from cowcrawl.card import address_of
from cowcrawl.tables import (
    Aggregate,
    Change,
    Conflict,
    Formula,
    Nearby,
    Opening,
    Operator,
    Party,
    PublishedClaim,
    Service,
    Space,
    ZoneCount,
)
from db.atlas import Atlas, Placed
from db.choose import independent
from db.conflicts import conflicts
from db.evidence import Evidence, StoredMention
from db.formulas import formulas
from db.history import history, states
from db.openings import openings
from db.operators import Operators, RunBy, operators
from db.parties import parties, parties_elsewhere, stakes
from db.picture import SCALARS, Picture, picture
from db.replay import moment
from db.resolve import Cluster, shared_values
from db.siting import by_zone, columns, nearby, site
from db.standing import Standing
from db.timeline import Timeline


@dataclass(frozen=True)
class Inventory:
    """The derived rows of a build, each table in primary-key order."""

    spaces: list[Space]
    operators: list[Operator]
    parties: list[Party]
    formulas: list[Formula]
    services: list[Service]
    conflicts: list[Conflict]
    nearby: list[Nearby]
    zones: list[ZoneCount]
    claims: list[PublishedClaim]
    changes: list[Change]
    openings: list[Opening]


@dataclass(frozen=True)
class _Portrait:
    """One space with the claims that are shown for it."""

    space: Space
    formulas: list[Formula]
    services: list[Service]
    conflicts: list[Conflict]
    placed: Placed
    operator: RunBy | None
    parties: list[Party]
    published: frozenset[str]
    changes: list[Change]
    openings: list[Opening]
    members: tuple[StoredMention, ...]


def inventory(
    mentions: Iterable[StoredMention],
    clusters: Sequence[Cluster],
    cards: Mapping[str, Mapping[str, Any]],
    atlas: Atlas,
    timeline: Timeline,
    counted: Sequence[Aggregate] = (),
    published: Mapping[str, str | None] = MappingProxyType({}),
) -> Inventory:
    """The rows of a build from the stored mentions, their clusters, the source cards, the map and the healthy runs.

    `counted`: what documents count themselves; `published`: when each document was published.
    """
    mentions = list(mentions)
    known = _Known(cards, atlas, timeline, Operators(cards, mentions), shared_values(clusters))
    portraits = [_portrait(cluster, known) for cluster in clusters]
    owner = _owners(portraits)
    claims = [_published(claim, owner.get(claim.claim_id)) for item in mentions for claim in item.claims]
    rows = operators(((one.space, one.operator) for one in portraits if one.operator), known.operators, counted)
    return Inventory(
        spaces=sorted((item.space for item in portraits), key=lambda row: row.space_id),
        operators=rows,
        parties=_parties(portraits, rows, counted, known.operators, published, mentions),
        formulas=sorted((row for item in portraits for row in item.formulas), key=lambda row: row.formula_id),
        services=sorted(
            (row for item in portraits for row in item.services), key=lambda row: (row.space_id, row.service)
        ),
        conflicts=[row for item in portraits for row in item.conflicts],
        nearby=[row for item in portraits for row in nearby(item.space.space_id, item.placed)],
        zones=by_zone(((item.space, item.placed) for item in portraits), atlas.zones.zones),
        claims=sorted(claims, key=lambda row: row.claim_id),
        changes=[row for item in portraits for row in item.changes],
        openings=[row for item in portraits for row in item.openings],
    )


def _owners(portraits: Iterable[_Portrait]) -> dict[str, _Portrait]:
    """By claim the space it is of: of a plan that several houses have one that shows it."""
    found: dict[str, _Portrait] = {}
    for one in portraits:
        for claim in (claim for item in one.members for claim in item.claims):
            if claim.claim_id not in found or claim.claim_id not in found[claim.claim_id].published:
                found[claim.claim_id] = one
    return found


def _parties(
    portraits: Sequence[_Portrait],
    rows: Iterable[Operator],
    counted: Iterable[Aggregate],
    known: Operators,
    published: Mapping[str, str | None],
    mentions: Iterable[StoredMention],
) -> list[Party]:
    members = (one for portrait in portraits for one in portrait.members)
    homed = {(one.document_id, one.subject) for one in members if one.first("name")}
    left = (one for one in mentions if (one.document_id, one.subject) not in homed)
    there = {row.operator_id for row in rows}
    told = stakes(counted, known, published)
    held = (row if row.operator_id in there else replace(row, operator_id=None) for row in told)
    own = (row for one in portraits for row in one.parties)
    return sorted([*held, *own, *parties_elsewhere(left, known)], key=lambda row: row.part_id)


@dataclass(frozen=True)
class _Known:
    """What every portrait is drawn from beside its claims."""

    cards: Mapping[str, Mapping[str, Any]]
    atlas: Atlas
    timeline: Timeline
    operators: Operators
    shared: Mapping[str, frozenset[str]]
    """By source the names, numbers and mailboxes that several of its spaces have (`db.resolve.shared_values`)."""


def _portrait(cluster: Cluster, known: _Known) -> _Portrait:
    space_id = cluster.space_id
    now = moment(cluster.members, known.timeline.last, known.timeline)
    shared = known.shared.get(cluster.source_id, frozenset())
    seen = picture(now, shared)
    card = {} if cluster.on_record else known.cards[cluster.source_id]

    def run_by(shown: Picture) -> RunBy | None:
        return known.operators.of(card, shown.shown.get("operator"))

    value = seen.value
    placed, stated = site(now.mentions, value, value.get("country") or card.get("country"), known.atlas)
    operator = run_by(seen)
    past = states(
        space_id, cluster.members, known.timeline, lambda at: getattr(run_by(at), "operator_id", None), shared
    )
    return _Portrait(
        space=_standing(_space(space_id, operator, card, value, placed, seen.claims), seen.stands),
        formulas=formulas(space_id, seen.plans.shown),
        services=[Service(space_id=space_id, service=name) for name in seen.services],
        conflicts=list(conflicts(space_id, seen)),
        placed=placed,
        operator=operator,
        parties=list(parties(seen, space_id, known.operators)),
        published=frozenset(claim.claim_id for claim in (*seen.chosen, *stated)),
        changes=history(space_id, past, known.timeline),
        openings=list(openings(space_id, past, known.timeline)),
        members=tuple(cluster.members),
    )


def _standing(space: Space, stands: Standing) -> Space:
    return replace(space, status=stands.status, status_basis=stands.basis, opened=stands.opened, closed=stands.closed)


def _space(
    space_id: str,
    operator: RunBy | None,
    card: Mapping[str, Any],
    value: Mapping[str, Any],
    placed: Placed,
    claims: Sequence[Evidence],
) -> Space:
    access = value.get("access_24_7")
    counted = independent(claims)
    return Space(
        space_id=space_id,
        name=value.get("name"),
        operator_id=operator.operator_id if operator else None,
        street=value.get("street"),
        house_number=value.get("house_number"),
        postal_code=value.get("postal_code"),
        municipality=value.get("city"),
        country=value.get("country") or card.get("country"),
        access_24_7=1 if access else None,
        website=value.get("website") or address_of(card),
        rooms=value["rooms"],
        space_types=value["space_types"],
        first_seen=min((claim.first_seen for claim in claims), default=None),
        last_seen=max((claim.last_seen for claim in claims), default=None),
        n_sources=len({claim.source_id for claim in counted}),
        n_claims=len(counted),
        **columns(placed),
        **{field: value.get(field) for field in SCALARS},
    )


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
