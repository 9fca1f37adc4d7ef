"""Measures of quality: how much is filled in, how old, how well supported, how exactly placed, and what was not read.

Pure. Every measure has a code and a definition (`words.yml`); where nothing can be measured it is `undefined`. Ages are
counted back from the day of the newest run, so that building anew changes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from cowcrawl.tables import Conflict, Formula, PublishedClaim, PublishedDocument, Quality, Run, Service, Source, Space
from cowcrawl.text import fold
from db.method.words import WORDS
from db.siting import EVERYWHERE

FIELDS = (
    *("name", "operator_id", "status", "space_types", "street", "house_number", "postal_code", "municipality"),
    *("latitude", "zone", "area_m2", "desks", "rooms", "occupants", "opening_hours", "access_24_7", "opened"),
    *("phone", "email", "website"),
)
"""Columns of `spaces` that may be empty and of which it is told how many are not."""
TABLES = ("formulas", "services")
"""Tables in which a space has rows or none."""
PRECISIONS = ("building", "street", "postcode", "municipality")
STATES = {"failed": "unhealthy", "silent": "silent", "never": "new"}
"""Measures of sources, and the state (`sources.state`) that each counts."""
STATED = "stated"


@dataclass(frozen=True, kw_only=True)
class Inventory:
    """What is measured."""

    spaces: Sequence[Space]
    formulas: Sequence[Formula]
    services: Sequence[Service]
    claims: Sequence[PublishedClaim]
    conflicts: Sequence[Conflict]
    documents: Sequence[PublishedDocument]
    runs: Sequence[Run]
    sources: Sequence[Source]
    own_source: Mapping[str, str]
    """By document the source whose word it is (`db.lists.originals`)."""
    opted_out: int = 0
    """Sites and pages whose owners asked to be left out."""


def quality(known: Inventory, zones: Iterable[str]) -> list[Quality]:
    """All measures, of all spaces and of those in each zone."""
    facts = _Facts(known)
    found = list(_of_spaces(EVERYWHERE, known.spaces, facts))
    by_zone: defaultdict[str | None, list[Space]] = defaultdict(list)
    for space in known.spaces:
        by_zone[space.zone].append(space)
    for zone in zones:
        found += _of_spaces(zone, by_zone[zone], facts)
    return [*found, *_of_sources(known), *_kept_out(known)]


def newest_day(runs: Iterable[Run]) -> date | None:
    """The day on which the newest healthy run ended; None before the first."""
    days = [run.finished_at[:10] for run in runs if run.finished_at and run.outcome == "healthy"]
    return date.fromisoformat(max(days)) if days else None


class _Facts:
    """What is known of each space beside its own columns."""

    def __init__(self, known: Inventory) -> None:
        self.day = newest_day(known.runs)
        self.having = {
            "formulas": {row.space_id for row in known.formulas},
            "services": {row.space_id for row in known.services},
        }
        self.shown: Counter[str] = Counter()
        self.supported: Counter[str] = Counter()
        self.disputed: Counter[str] = Counter()
        voices = _voices(known)
        disputed = {row.claim_id for row in known.conflicts}
        for claim in known.claims:
            if claim.space_id and claim.published:
                self.shown[claim.space_id] += 1
                self.supported[claim.space_id] += len(voices[_said(claim)]) > 1
                self.disputed[claim.space_id] += claim.claim_id in disputed


def _voices(known: Inventory) -> dict[tuple[str | None, str | None, str], set[str]]:
    """By space, field and value the sources that say it of their own."""
    found: defaultdict[tuple[str | None, str | None, str], set[str]] = defaultdict(set)
    for claim in known.claims:
        if (claim.current and claim.modality == STATED) or claim.published:
            found[_said(claim)].add(known.own_source.get(claim.document_id or "", ""))
    return found


def _said(claim: PublishedClaim) -> tuple[str | None, str | None, str]:
    return claim.space_id, claim.field, fold(claim.value or "")


def _of_spaces(scope: str, spaces: Sequence[Space], facts: _Facts) -> Iterator[Quality]:
    def counted(measure: str, has: Callable[[Space], object], among: Sequence[Space] = spaces) -> Quality:
        return _share(scope, measure, sum(bool(has(space)) for space in among), len(among), "no_spaces")

    for field in FIELDS:
        yield counted(f"filled.{field}", lambda space, field=field: getattr(space, field) is not None)  # type: ignore[misc]
    for table in TABLES:
        yield counted(f"filled.{table}", lambda space, table=table: space.space_id in facts.having[table])  # type: ignore[misc]
    yield from _ages(scope, spaces, facts.day)
    shown, supported, disputed = (
        sum(count[space.space_id] for space in spaces) for count in (facts.shown, facts.supported, facts.disputed)
    )
    yield _share(scope, "claims.two_sources", supported, shown, "no_claims")
    yield _share(scope, "claims.in_conflict", disputed, shown, "no_claims")
    for precision in PRECISIONS:
        yield counted(f"points.{precision}", lambda space, wanted=precision: space.geo_precision == wanted)  # type: ignore[misc]
    yield counted("points.none", lambda space: space.geo_precision is None)


def _ages(scope: str, spaces: Sequence[Space], day: date | None) -> Iterator[Quality]:
    ages = [(day - date.fromisoformat(space.last_seen[:10])).days for space in spaces if space.last_seen and day]
    reason = None if ages else "no_spaces" if not spaces else "no_runs"
    for measure, number in (("evidence.age_median", median), ("evidence.age_oldest", max)):
        value = float(number(ages)) if ages else None
        yield _quality(scope, measure, value, "days", n=len(ages), of=len(spaces), reason=reason)


def _of_sources(known: Inventory) -> Iterator[Quality]:
    """How many sources gave nothing in their newest run, or in several on end, and how many were never read."""
    crawled = [source for source in known.sources if source.state]
    states = Counter(source.state for source in crawled)
    for measure, state in STATES.items():
        yield _share(EVERYWHERE, f"sources.{measure}", states[state], len(crawled), "no_sources")


def _kept_out(known: Inventory) -> Iterator[Quality]:
    """What was asked for and not read, or not in full."""
    documents = known.documents
    for measure, outcomes in (("robots", ("robots",)), ("blocked", ("blocked",))):
        number = sum(document.outcome in outcomes for document in documents)
        yield _share(EVERYWHERE, f"kept_out.{measure}", number, len(documents), "no_documents")
    articles = [document for document in documents if document.kind == "press" and document.outcome == "read"]
    walled = sum(bool(document.paywalled) for document in articles)
    yield _share(EVERYWHERE, "kept_out.paywall", walled, len(articles), "no_articles")
    yield _quality(EVERYWHERE, "kept_out.opt_out", float(known.opted_out), "count")


def _share(scope: str, measure: str, n: int, of: int, otherwise: str) -> Quality:
    value = n / of if of else None
    return _quality(scope, measure, value, "share", n=n, of=of, reason=None if of else otherwise)


def _quality(
    scope: str,
    measure: str,
    value: float | None,
    unit: str,
    *,
    n: int | None = None,
    of: int | None = None,
    reason: str | None = None,
) -> Quality:
    return Quality(
        scope=scope,
        measure=measure,
        value=None if value is None else round(value, 4),
        unit=unit,
        n=n,
        of=of,
        state="measured" if value is not None else "undefined",
        reason=WORDS.say("en", f"undefined.{reason}") if reason else None,
        definition=definition("en", measure),
    )


def definition(language: str, measure: str) -> str:
    """What a measure says, in a language."""
    kind, _, name = measure.partition(".")
    named = {"filled": "fields", "points": "precisions"}
    if kind in named and name != "none":
        return WORDS.say(language, f"measures.{kind}", name=WORDS.say(language, f"{named[kind]}.{name}"))
    return WORDS.say(language, f"measures.{kind}_{name}")


def undefined(rows: Collection[Quality]) -> list[Quality]:
    """Those that could not be measured."""
    return [row for row in rows if row.value is None]
