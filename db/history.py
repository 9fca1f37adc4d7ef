"""What changed in a space's standing, run by run: replayed from the evidence, so every build tells it alike. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cowcrawl.tables import Change
from db.evidence import Evidence, RunEnd
from db.standing import Standing, happened_on, standing

FIELDS = frozenset(("status", "opening_date", "closing_date", "events"))
"""Claims on which a standing rests."""
COLUMNS = ("status", "opened", "closed")


def history(space_id: str, claims: Sequence[Evidence], runs: Sequence[RunEnd], default: str | None) -> list[Change]:
    """The changes of a space's standing after it was first known, in the order of the runs that saw them.

    `default`: its status where nothing is said.
    """
    found: list[Change] = []
    before: Standing | None = None
    grounds = _grounds(claims)
    for at in sorted({edge for claim in grounds for span in claim.spans for edge in span if edge is not None}):
        after = standing([replace(claim, current=claim.holds(at)) for claim in grounds if claim.spans[0][0] <= at])
        after = replace(after, status=after.status or default)
        if after.status is None:
            continue
        if before:
            found += _differences(space_id, before, after, runs[at])
        before = after
    return found


def _grounds(claims: Sequence[Evidence]) -> list[Evidence]:
    """The claims that bear on the standing, and the one with which the operator's pages began."""
    own = [claim for claim in claims if claim.kind == "operator" and claim.spans]
    first = min(own, key=lambda claim: (claim.first_seen, claim.claim_id), default=None)
    return [claim for claim in claims if claim.spans and (claim.field in FIELDS or claim is first)]


def _differences(space_id: str, before: Standing, after: Standing, run: RunEnd) -> Iterator[Change]:
    for column in COLUMNS:
        old, new = getattr(before, column), getattr(after, column)
        if old != new:
            claim = after.claims.get(column)
            yield Change(
                space_id=space_id,
                field=column,
                old=old,
                new=new,
                run_id=run.run_id,
                date=(happened_on(claim) if claim else None) or run.finished_at[:10],
                claim_id=claim.claim_id if claim else None,
            )
