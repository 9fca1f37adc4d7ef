"""What was said of a space after each run: its mentions as they stood then, so that its history can be told. Pure.

A page that several runs missed no longer speaks, as long as others of its kind do; where none speaks any more, what
was said last stands, and the space is silent.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
    known = []
    for claim in claims:
        dated = is_dated(claim.kind, claim.role)
        current = claim.holds(at) if dated else claim.claim_id in speaking
        same = current == claim.current and (dated or not current or claim.told_on == day)
        known.append(claim if same else replace(claim, current=current, told_on=claim.told_on if dated else day))
    return Moment(
        mentions=tuple(_regrouped(_homes(mentions), known)),
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


def moments(mentions: Sequence[StoredMention], timeline: Timeline) -> Iterator[tuple[int, Moment]]:
    """A space after each run by which what is said of it became different, with the number of the run.

    A page whose bytes are others every night says the same: of runs that only repeat what was said, the first and the
    last are given, so that a year of nights costs no more than what changed in it.
    """
    waiting: tuple[int, Moment] | None = None
    before: frozenset[str] | None = None
    for at, then in _sweep(mentions, timeline):
        said = frozenset(_said(claim) for mention in then.mentions if mention.current for claim in mention.claims)
        said |= {f"silent since {then.silent_since}"}
        if said == before:
            waiting = at, then
            continue
        if waiting:
            yield waiting
        yield at, then
        waiting, before = None, said


def _sweep(mentions: Sequence[StoredMention], timeline: Timeline) -> Iterator[tuple[int, Moment]]:
    """A space after each run that may have made a difference; only what was said then is looked at."""
    begins: defaultdict[int, list[Evidence]] = defaultdict(list)
    ends: defaultdict[int, list[Evidence]] = defaultdict(list)
    for claim in (claim for mention in mentions for claim in mention.claims):
        for start, end in claim.spans:
            begins[start].append(claim)
            if end is not None:
                ends[end].append(claim)
    at_hand: dict[str, Evidence] = {}
    grounds: dict[str, Evidence] = {}
    homes = _homes(mentions)
    for at in edges(mentions, timeline):
        for claim in ends[at]:
            at_hand.pop(claim.claim_id, None)
        for claim in begins[at]:
            at_hand[claim.claim_id] = claim
            _keep_ground(grounds, claim)
        yield at, _moment_of(at_hand, grounds, homes, at, timeline) or moment(mentions, at, timeline)


def _moment_of(
    at_hand: dict[str, Evidence], grounds: dict[str, Evidence], homes: _Homes, at: int, timeline: Timeline
) -> Moment | None:
    """The moment of what is said by pages that are there; None where pages spoke of the space and none does now."""
    documents = {claim.document_id for claim in at_hand.values() if not is_dated(claim.kind, claim.role)}
    there = {one for one in documents if timeline.missed(one, at) < SILENT_RUNS}
    day = timeline.today if at == timeline.last else timeline.day(at)
    known: list[Evidence] = []
    for claim in at_hand.values():
        if is_dated(claim.kind, claim.role):
            known.append(claim if claim.current else replace(claim, current=True))
        elif claim.document_id in there:
            known.append(replace(claim, current=True, told_on=day))
    if grounds and not there:
        return None
    spoken = {claim.claim_id for claim in known}
    past = (claim for claim in grounds.values() if claim.claim_id not in spoken)
    known += [replace(claim, current=False) if claim.current else claim for claim in past]
    return Moment(mentions=tuple(_regrouped(homes, known)), shown=bool(grounds))


_Homes = dict[tuple[str, int], StoredMention]


def _keep_ground(grounds: dict[str, Evidence], claim: Evidence) -> None:
    """Keep what bears on the standing of a space after it is no longer said: since when its pages show it, and how."""
    if is_dated(claim.kind, claim.role):
        return
    first = grounds.get(claim.kind)
    if first is None or (claim.first_seen, claim.claim_id) < (first.first_seen, first.claim_id):
        grounds[claim.kind] = claim
    if claim.field == "status":
        grounds.setdefault(f"status {claim.value}", claim)


def _said(claim: Evidence) -> str:
    """What a claim says and who says it, whatever the bytes of its page."""
    told = (claim.source_id, claim.url, claim.subject, claim.role, claim.field, claim.value, claim.modality)
    return json.dumps([*told, claim.published_at], sort_keys=True)


def _homes(mentions: Iterable[StoredMention]) -> _Homes:
    return {(mention.document_id, mention.subject): mention for mention in mentions}


def _regrouped(homes: _Homes, claims: Iterable[Evidence]) -> Iterable[StoredMention]:
    """The mentions of some claims as they stood, current ones and others apart."""
    stood: defaultdict[tuple[str, int, bool], list[Evidence]] = defaultdict(list)
    for claim in claims:
        stood[claim.document_id, claim.subject, claim.current].append(claim)
    for (document_id, subject, current), group in stood.items():
        group.sort(key=lambda claim: (claim.position, claim.claim_id))
        yield replace(homes[document_id, subject], current=current, claims=tuple(group))
