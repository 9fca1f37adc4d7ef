"""Identifiers that gave way to another, as changes: which they were, and when people judged two spaces to be one."""

from __future__ import annotations

from collections.abc import Iterator

from cowcrawl.tables import Change
from db.judgements import Judgement
from db.spaces import Spaces


def merges(found: Spaces) -> list[Change]:
    """A change for each identifier that is an alias now, on the day of the judgement where one made it so."""
    return list(_merges(found))


def _merges(found: Spaces) -> Iterator[Change]:
    for alias, space_id in sorted(found.aliases.items()):
        judgement = _judgement(found, alias, space_id)
        yield Change(
            space_id=space_id,
            field="space_id",
            item=alias,
            kind="merged",
            old=alias,
            new=space_id,
            run_id="",
            date=judgement.at[:10] if judgement else None,
        )


def _judgement(found: Spaces, alias: str, space_id: str) -> Judgement | None:
    """The first judgement in force that joins a mention of the space that gave way to one of the other."""
    anchored = {key for key, name in found.register.anchors.items() if name == alias}
    joining = [
        one
        for one in found.ruling.edges.values()
        if one.verdict == "positive"
        and found.space_of(one.left) == found.space_of(one.right) == space_id
        and anchored & {found.names.get(name, name) for name in (one.left, one.right)}
    ]
    return min(joining, key=lambda one: (one.at, one.judgement_id), default=None)
