"""What was said of a space after each run: its mentions as they stood then, so that its history can be told. Pure.

A page that several runs missed no longer speaks, as long as others of its kind do; where none speaks any more, what
was said last stands, and the space is silent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from db.evidence import Evidence, StoredMention, is_dated
from db.timeline import SILENT_RUNS, Timeline


@dataclass(frozen=True, kw_only=True)
class Moment:
    """A space after one run."""

    mentions: tuple[StoredMention, ...]
    """Its mentions; those are current that were made then."""
    silent_since: str | None = None
    """The day on which pages were last found that speak of it, where all their sources have been silent since for
    several runs; None while any speaks, and of a space that only press and reports know.
    """
    shown: bool = False
    """Whether pages of its operator, or a list, have shown it by then."""


def moment(mentions: Sequence[StoredMention], at: int, timeline: Timeline) -> Moment:
    """A space after run number `at`, from all mentions that speak of it."""
    claims = [claim for mention in mentions for claim in mention.claims if claim.spans and claim.spans[0][0] <= at]
    standing = [claim for claim in claims if not is_dated(claim.kind, claim.role)]
    speaking = {claim.claim_id for claim in standing if _speaks(claim, at, timeline)}
    silent_since = None
    lasting = [claim for claim in standing if not claim.withdrawn]  # what was misread is gone without a trace
    if lasting and not speaking:
        last = _last_words(lasting, at, timeline)
        speaking = {claim.claim_id for claim in lasting if _speaks(claim, last[claim.source_id], timeline)}
        if all(timeline.since(source, number, at) >= SILENT_RUNS for source, number in last.items()):
            silent_since = timeline.day(max(last.values()))
    day = timeline.today if at == timeline.last else timeline.day(at)
    known = [
        replace(claim, current=claim.claim_id in speaking, told_on=day)
        if not is_dated(claim.kind, claim.role)
        else replace(claim, current=claim.holds(at))
        for claim in claims
    ]
    return Moment(
        mentions=tuple(_regrouped(mentions, known)),
        silent_since=silent_since,
        shown=bool(standing),
    )


def edges(mentions: Iterable[StoredMention], timeline: Timeline) -> list[int]:
    """The numbers of the runs after which something of what is said of a space may be different."""
    found: set[int] = set()
    documents: set[str] = set()
    for claim in (claim for mention in mentions for claim in mention.claims):
        found.update(edge for span in claim.spans for edge in span if edge is not None)
        if claim.spans and not is_dated(claim.kind, claim.role):
            documents.add(claim.document_id)
            ends = (end for _, end in claim.spans if end is not None)
            gone = (timeline.later(claim.source_id, end, SILENT_RUNS - 1) for end in ends)
            found.update(number for number in gone if number is not None)
    found.update(turn for document_id in documents for turn in timeline.turns(document_id))
    return sorted(found)


def _speaks(claim: Evidence, at: int, timeline: Timeline) -> bool:
    return claim.holds(at) and timeline.missed(claim.document_id, at) < SILENT_RUNS


def _last_words(standing: Iterable[Evidence], at: int, timeline: Timeline) -> dict[str, int]:
    """By source the number of the last run, up to `at`, that found a page making one of some claims."""
    last: dict[str, int] = {}
    for claim in standing:
        for start, end in claim.spans:
            if start <= at:
                until = at if end is None else min(end - 1, at)
                number = timeline.found(claim.document_id, until)
                number = start if number is None else max(start, number)
                last[claim.source_id] = max(number, last.get(claim.source_id, -1))
    return last


def _regrouped(mentions: Iterable[StoredMention], claims: Iterable[Evidence]) -> Iterable[StoredMention]:
    """The mentions with the claims as they stood, current ones and others apart."""
    stood: defaultdict[tuple[str, int, bool], list[Evidence]] = defaultdict(list)
    for claim in claims:
        stood[claim.document_id, claim.subject, claim.current].append(claim)
    done: set[tuple[str, int]] = set()
    for mention in mentions:
        if (mention.document_id, mention.subject) not in done:
            done.add((mention.document_id, mention.subject))
            for current in (True, False):
                if group := stood.get((mention.document_id, mention.subject, current)):
                    group.sort(key=lambda claim: (claim.position, claim.claim_id))
                    yield replace(mention, current=current, claims=tuple(group))
