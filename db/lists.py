"""Which independent lists know which space. Copies are no list: what repeats another document is its list's word. Pure.

A list knows a space when a current passage of one of its documents states or announces it; a rumour or a denial is no
knowledge. One text under several addresses is its oldest document's; a text that stands on an operator's own site too,
or in its press room, is the operator's; what an article quotes of a report, or repeats of a press release, is the word
of the report or the operator.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cowcrawl.card import LIST_OF_KIND
from cowcrawl.tables import Overlap, PublishedClaim, PublishedDocument, Space, SpaceList

OSM = "osm"
Cards = Mapping[str, Mapping[str, Any]]

OPERATOR = "operator_site"
LIST_OF_WORD = {"press_release": OPERATOR, "report": "report"}
"""Which list knows what an article only repeats (claims of the field `attribution`)."""
KNOWING = frozenset(("stated", "announced"))
"""Modalities by which a document knows a space."""
EXISTING = "existing"
"""Status of the spaces that are counted."""


def list_of(card: Mapping[str, Any]) -> str:
    """The list a source belongs to: a press room to the operators' sites, others as the card says, or by their kind."""
    if card.get("sender"):
        return OPERATOR
    return str(card.get("list") or LIST_OF_KIND[card["kind"]])


@dataclass
class _Known:
    """What one list knows of one space."""

    own: set[str] = field(default_factory=set)
    """Sources that say it of their own."""
    documents: dict[str, PublishedDocument] = field(default_factory=dict)
    copies: set[str] = field(default_factory=set)


def space_lists(
    spaces: Iterable[Space],
    claims: Iterable[PublishedClaim],
    documents: Iterable[PublishedDocument],
    cards: Cards,
) -> list[SpaceList]:
    """A row for each space and each list that knows it, in key order."""
    by_id = {document.document_id: document for document in documents}
    original = originals(by_id, cards)
    known: defaultdict[tuple[str, str], _Known] = defaultdict(_Known)
    for (space_id, document_id), repeats in sorted(_speaking(claims).items()):
        document = by_id[document_id]
        first, name = original[document_id]
        repeated = LIST_OF_WORD.get(repeats, name)
        one = known[space_id, repeated]
        copied = bool(cards[first.source_id or ""].get("lineage")) or repeated != name
        if not copied:
            one.own.add(first.source_id or "")
        one.documents[document_id] = document
        if copied or (document.source_id, document.url) != (first.source_id, first.url):
            one.copies.add(document_id)
    status = {space.space_id: space.status for space in spaces}
    return [_row(*key, one, status[key[0]]) for key, one in sorted(known.items())]


def overlaps(rows: Iterable[SpaceList]) -> list[Overlap]:
    """How many of those counted each combination of lists knows."""
    lists: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.counted:
            lists[row.unit_id].add(row.list)
    counts = Counter(",".join(sorted(names)) for names in lists.values())
    return [Overlap(lists=names, n_spaces=number) for names, number in sorted(counts.items())]


def _speaking(claims: Iterable[PublishedClaim]) -> dict[tuple[str, str], str]:
    """The spaces and the documents that know them, each with whose word the document repeats there."""
    found: dict[tuple[str, str], str] = {}
    for claim in claims:
        if claim.space_id and claim.document_id and claim.current and claim.modality in KNOWING:
            key = claim.space_id, claim.document_id
            found[key] = (claim.value or "") if claim.field == "attribution" else found.get(key, "")
    return found


def originals(documents: Mapping[str, PublishedDocument], cards: Cards) -> dict[str, tuple[PublishedDocument, str]]:
    """By document the one whose word it is, and the list of that: an operator's where its text stands there too."""
    pieces: defaultdict[str, list[PublishedDocument]] = defaultdict(list)
    for document in documents.values():
        pieces[document.evidence_id or document.document_id].append(document)
    found: dict[str, tuple[PublishedDocument, str]] = {}
    for evidence_id, members in pieces.items():
        first = _first(documents.get(evidence_id, members[0]), members, cards)
        name = list_of(cards[first.source_id or ""])
        found |= {member.document_id: (first, name) for member in members}
    return found


def _first(oldest: PublishedDocument, members: Sequence[PublishedDocument], cards: Cards) -> PublishedDocument:
    own = [member for member in members if list_of(cards[member.source_id or ""]) == OPERATOR]
    return min(own, key=lambda member: (member.fetched_at or "", member.document_id)) if own else oldest


def _row(space_id: str, name: str, known: _Known, status: str | None) -> SpaceList:
    told = sorted((_day(document), document.document_id) for document in known.documents.values())
    return SpaceList(
        unit_id=space_id,
        list=name,
        space_id=space_id,
        counted=int(status == EXISTING),
        n_sources=len(known.own),
        n_copies=len(known.copies),
        first_known=told[0][0] or None,
        last_known=max(map(_last_day, known.documents.values())) or None,
        document_id=told[0][1],
    )


def _day(document: PublishedDocument) -> str:
    return document.published_at or (document.fetched_at or "")[:10]


def _last_day(document: PublishedDocument) -> str:
    return document.published_at or (document.last_fetched_at or "")[:10]
