"""The published rows on which mentions are one space, who or what decided it, and which identifiers gave way."""

from __future__ import annotations

import json
from typing import Any

from cowcrawl.tables import Alias, Judged, Matched
from db.board import Match
from db.judgements import Judgement
from db.spaces import Spaces


def rows(found: Spaces) -> dict[str, list[Any]]:
    """The tables `aliases`, `judgements` and `matches` of a build."""
    in_force = {one.judgement_id for one in found.ruling.edges.values()}
    return {
        "aliases": [Alias(alias=alias, space_id=space_id) for alias, space_id in sorted(found.aliases.items())],
        "judgements": [_judged(found, one, one.judgement_id in in_force) for one in found.judgements],
        "matches": [_matched(found, one) for one in found.matches],
    }


def _judged(found: Spaces, one: Judgement, in_force: bool) -> Judged:
    return Judged(
        judgement_id=one.judgement_id,
        left_mention=one.left,
        right_mention=one.right,
        left_space_id=found.space_of(one.left),
        right_space_id=found.space_of(one.right),
        verdict=one.verdict,
        judged_by=one.by,
        judged_at=one.at,
        reason=one.why,
        in_force=int(in_force),
    )


def _matched(found: Spaces, one: Match) -> Matched:
    return Matched(
        left_mention=one.left,
        right_mention=one.right,
        left_space_id=found.space_of(one.left),
        right_space_id=found.space_of(one.right),
        decision=one.decision,
        decided_by=one.judgement.by if one.judgement else "comparison",
        why=one.why,
        score=one.score,
        features=json.dumps(one.features, sort_keys=True) if one.features else None,
        judgement_id=one.judgement.judgement_id if one.judgement else None,
    )
