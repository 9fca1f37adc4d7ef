"""Who has which part in a space or in an operator, beside running it: owners, designers, supporters, users. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cowcrawl.model import identifier
from cowcrawl.tables import Aggregate, Party
from cowcrawl.text import slug
from db.choose import independent
from db.evidence import Evidence, StoredMention
from db.names import name_key
from db.operators import Operators, operator_key
from db.picture import Picture

ROLE_OF = {"investor": "invests", "design_by": "designs"}
"""The role of those whom a field names by itself; a claim of the field `roles` says it."""
WITH = "runs_with"
"""The role of those whom one document names together as running a space."""


def parties(seen: Picture, space_id: str, known: Operators) -> Iterator[Party]:
    """The parties of a space in their roles: one row a party and role, on the newest claim that says so."""
    yield from _parties(seen.claims, known, space_id=space_id)


def parties_elsewhere(left: Iterable[StoredMention], known: Operators) -> Iterator[Party]:
    """The parties of spaces of which too little is said for a row of their own; each space by its name."""
    named: defaultdict[str, list[StoredMention]] = defaultdict(list)
    for mention in left:
        if mention.current and mention.first("name"):
            named[name_key(str(mention.first("name")))].append(mention)
    for _, group in sorted(named.items()):
        name = str(min(group, key=lambda one: one.key).first("name"))
        yield from _parties([claim for mention in group for claim in mention.claims], known, space=name)


def _parties(
    claims: Iterable[Evidence], known: Operators, *, space_id: str | None = None, space: str | None = None
) -> Iterator[Party]:
    said: defaultdict[tuple[str, str], list[Evidence]] = defaultdict(list)
    current = [claim for claim in claims if claim.current and claim.modality in ("stated", "announced")]
    for claim in independent(current):
        if claim.field == "roles":
            said[operator_key(claim.value["party"]), _role(claim, current)].append(claim)
        elif claim.field in ROLE_OF:
            said[operator_key(str(claim.value)), ROLE_OF[claim.field]].append(claim)
    for (key, role), telling in sorted(said.items()):
        if role == "invests" and (key, "owns") in said:
            continue  # the report's word for the owner is read as an investor too
        claim = max(telling, key=lambda claim: (claim.modality == "stated", claim.told_on or "", claim.claim_id))
        name = str(claim.value["party"] if claim.field == "roles" else claim.value)
        yield Party(
            part_id=identifier(space_id or space, key, role),
            party_id=known.named(name) or slug(name) or key,
            party=name,
            role=role,
            space_id=space_id,
            space=space,
            date=claim.published_at,
            modality=claim.modality,
            claim_id=claim.claim_id,
            document_id=claim.document_id,
            quote=claim.quote,
        )


def _role(claim: Evidence, current: Sequence[Evidence]) -> str:
    role = str(claim.value["role"])
    if role != "runs":
        return role
    together = {
        operator_key(other.value["party"])
        for other in current
        if other.field == "roles" and other.value["role"] == "runs" and other.document_id == claim.document_id
    }
    return WITH if len(together) > 1 else "runs"


def stakes(counted: Iterable[Aggregate], known: Operators, published: Mapping[str, str | None]) -> Iterator[Party]:
    """The stakes of firms in operators that documents state, with the share; `published`: dates of documents.

    Of several documents that say the same the oldest counts.
    """
    rows: dict[str, Party] = {}
    told = [one for one in counted if one.measure == "stake" and one.subject and " in " in one.subject]
    for one in sorted(told, key=lambda one: (published.get(str(one.document_id)) or "9999", one.aggregate_id)):
        party, target = str(one.subject).split(" in ", 1)
        part_id = identifier(operator_key(party), operator_key(target), one.value, one.date)
        rows.setdefault(
            part_id,
            Party(
                part_id=part_id,
                party_id=known.named(party) or slug(party),
                party=party,
                role="invests",
                operator=target,
                operator_id=known.named(target),
                stake=one.value,
                date=one.date or published.get(str(one.document_id)),
                modality="stated",
                document_id=one.document_id,
                quote=one.quote,
            ),
        )
    yield from rows.values()
