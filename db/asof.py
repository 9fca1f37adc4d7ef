"""What was known on a day: the rows that speak of the present, cut back to what had been read by then. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from cowcrawl.errors import BadInput
from cowcrawl.tables import Aggregate, PublishedDocument, Run, Source
from db.timeline import Timeline

Rows = dict[str, list[Any]]


def day(text: str, today: date) -> str:
    """A day as it is typed, checked; BadInput when it is no day of the calendar, or has not come yet."""
    try:
        asked = date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(f"--as-of wants a day such as {today.isoformat()}, not {text!r}") from error
    if asked > today:
        raise BadInput(f"--as-of {asked}: that day has not come yet, today is {today} (UTC)")
    if asked.isoformat() != text:
        raise BadInput(f"--as-of wants a day written as {asked.isoformat()}, not {text!r}")
    return text


def check(known: Timeline, whole: Timeline) -> None:
    """BadInput when nothing at all was `known`; `whole` is the timeline without an end."""
    if known.last < 0:
        first = f"the first healthy run ended on {whole.day(0)}" if whole.runs else "no run was healthy yet"
        raise BadInput(f"--as-of {known.today}: nothing was known on that day, {first}")


def counts_known(counts: Iterable[Aggregate], timeline: Timeline) -> list[Aggregate]:
    """What documents counted themselves, as far as the runs of a timeline had read it."""
    return [
        replace(one, current=int(timeline.is_newest(str(one.document_id))))
        for one in counts
        if timeline.has(one.aggregate_id)
    ]


def rows_known(rows: Rows, timeline: Timeline) -> Rows:
    """The rows of documents, runs and sources as they were known; what says how a source is today is left out."""
    read = Counter(claim.document_id for claim in rows["claims"])
    documents = [_document(one, read, timeline) for one in rows["documents"] if timeline.last_seen(one.document_id)]
    runs = [run for run in rows["runs"] if timeline.knows(run.run_id) or _had_ended(run, timeline)]
    return rows | {"documents": documents, "runs": runs, "sources": _sources(rows["sources"], documents, runs)}


def _had_ended(run: Run, timeline: Timeline) -> bool:
    """Whether a run that confirmed nothing had ended."""
    return run.outcome != "healthy" and timeline.reaches(run.finished_at)


def _document(one: PublishedDocument, read: Counter[str | None], timeline: Timeline) -> PublishedDocument:
    last = min(str(one.last_fetched_at), timeline.last_seen(one.document_id))
    return replace(one, last_fetched_at=max(last, str(one.fetched_at)), n_claims=read[one.document_id])


def _sources(sources: Iterable[Source], documents: list[PublishedDocument], runs: list[Run]) -> list[Source]:
    pages = Counter(document.source_id for document in documents)
    claims: Counter[str | None] = Counter()
    for document in documents:
        claims[document.source_id] += document.n_claims
    known = {run.source_id for run in runs}
    healthy = [run for run in runs if run.outcome == "healthy"]
    return [
        Source(
            **{name: getattr(one, name) for name in _LASTING},
            n_documents=pages[one.source_id],
            n_claims=claims[one.source_id],
            last_run=max((str(run.finished_at) for run in healthy if run.source_id == one.source_id), default=None),
        )
        for one in sources
        if one.source_id in known
    ]


_LASTING = (
    "source_id",
    "name",
    "kind",
    "list",
    "rhythm",
    "homepage",
    "languages",
    "country",
    "licence",
    "robots",
    "sample",
)
"""What of a source its card says."""
