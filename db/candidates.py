"""Spaces and operators that press and reports name and no source card knows: what a maintainer may write a card for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from db.attach import is_space, on_record, profile
from db.evidence import Evidence, StoredMention
from db.names import name_key
from db.spaces import Spaces
from db.standing import happened_on, standing

_SURENESS = ("denied", "rumoured", "announced", "stated")


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Something that only press and reports speak of."""

    what: Literal["space", "operator"]
    """A space, or an operator of whom no space was named."""
    name: str
    """Its name as printed."""
    operator: str | None
    """Who runs it, where that is said."""
    town: str | None
    """The town named."""
    status: str | None
    """existing, in_preparation, closed or cancelled; null when nothing settles it."""
    event: str | None
    """What is said to happen, or to have happened, in the newest passage."""
    date: str | None
    """When (EDTF): the event's date, or that of the publication."""
    modality: str
    """stated, announced, rumoured or denied."""
    quote: str
    """The passage."""
    url: str
    """The page it stands on."""
    n_documents: int
    """How many independent documents speak of it: copies of one agency's article are one."""
    in_inventory: bool
    """Whether what is said is enough for a row in `spaces`."""


def candidates(
    mentions: Iterable[StoredMention], found: Spaces, cards: Mapping[str, Mapping[str, Any]]
) -> list[Candidate]:
    """The candidates among the mentions and the spaces they make: those most documents speak of first, then by name."""
    every = [*found.clusters, *found.left]
    taken = {id(member) for cluster in every for member in cluster.members}
    known = {name_key(str(card["name"])) for card in cards.values()}
    known |= {name for cluster in every for name in profile(cluster.members, cards).operators}
    left = [mention for mention in on_record(mentions) if id(mention) not in taken]
    told = [cluster for cluster in every if all(member.kind in ("press", "report") for member in cluster.members)]
    ours = [_candidate("space", cluster.members, is_space(cluster)) for cluster in told]
    ours += [_candidate("operator", group, False) for group in _by_operator(left, known)]
    return sorted(ours, key=lambda one: (-one.n_documents, one.name.casefold(), one.url))


def _by_operator(mentions: Iterable[StoredMention], known: set[str]) -> Iterator[list[StoredMention]]:
    """The mentions without a home, by the operator they name, of those that nothing else knows."""
    groups: defaultdict[str, list[StoredMention]] = defaultdict(list)
    for mention in mentions:
        name = mention.first("operator")
        if name and name_key(str(name)) not in known:
            groups[name_key(str(name))].append(mention)
    for key in sorted(groups):
        yield groups[key]


def _candidate(what: Literal["space", "operator"], members: Sequence[StoredMention], in_inventory: bool) -> Candidate:
    claims = [claim for member in members for claim in member.claims]
    passage = max(claims, key=_weight)
    operator = _first(claims, "operator")
    return Candidate(
        what=what,
        name=(_first(claims, "name") if what == "space" else operator) or "",
        operator=operator,
        town=_first(claims, "city"),
        status=standing(claims).status,
        event=passage.value["kind"] if passage.field == "events" else None,
        date=happened_on(passage),
        modality=passage.modality,
        quote=passage.quote,
        url=passage.url,
        n_documents=len({claim.evidence_id for claim in claims}),
        in_inventory=in_inventory,
    )


def _weight(claim: Evidence) -> tuple[bool, bool, bool, str, int, str]:
    """An event before anything else, and the newest of them, the surer first."""
    sure = _SURENESS.index(claim.modality)
    telling = claim.field == "events", claim.field == "status", claim.current
    return (*telling, claim.published_at or "", sure, claim.claim_id)


def _first(claims: Iterable[Evidence], field: str) -> str | None:
    return next((str(claim.value) for claim in claims if claim.field == field), None)
