"""Which mentions are one space, who or what decided it, and the identifiers that gave way to others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class Alias:
    """Identifiers that were given to spaces since found to be one with another: they lead to that one for good."""

    _table: ClassVar[str] = "aliases"
    _key: ClassVar[tuple[str, ...]] = ("alias",)
    _references: ClassVar[dict[str, tuple[str, str]]] = {"space_id": ("spaces", "space_id")}

    alias: str
    """The identifier that gave way."""
    space_id: str
    """The space it stands for now."""


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What people decided about pairs of mentions: one space, two, or not to be told yet. Nothing is ever deleted."""

    _table: ClassVar[str] = "judgements"
    _key: ClassVar[tuple[str, ...]] = ("judgement_id",)
    _references: ClassVar[dict[str, tuple[str, str]]] = {
        "left_space_id": ("spaces", "space_id"),
        "right_space_id": ("spaces", "space_id"),
    }

    judgement_id: str
    """Identifier derived from content."""
    left_mention: str
    """One side, as judged: a mention's key (the address of its page, and what it says of whom), or an identifier."""
    right_mention: str
    """The other side."""
    left_space_id: str | None = None
    """The space that the one side speaks of now."""
    right_space_id: str | None = None
    """The space that the other side speaks of now."""
    verdict: str
    """positive: one space; negative: two spaces; unsure: not to be told yet."""
    judged_by: str
    """Who judged: a handle or a role."""
    judged_at: str
    """When, UTC."""
    reason: str | None = None
    """Why, in words."""
    in_force: int = 1
    """1 when it counts; 0 when a later judgement of the same pair has taken its place."""


@dataclass(frozen=True, kw_only=True)
class Matched:
    """Pairs of mentions that were taken for one space, that wait for a person, or that are held apart; and why."""

    _table: ClassVar[str] = "matches"
    _key: ClassVar[tuple[str, ...]] = ("left_mention", "right_mention")
    _references: ClassVar[dict[str, tuple[str, str]]] = {
        "left_space_id": ("spaces", "space_id"),
        "right_space_id": ("spaces", "space_id"),
        "judgement_id": ("judgements", "judgement_id"),
    }

    left_mention: str
    """Key of the one mention, the oldest of what its source says of the space."""
    right_mention: str
    """Key of the other."""
    left_space_id: str | None = None
    """The space that the one speaks of."""
    right_space_id: str | None = None
    """The space that the other speaks of."""
    decision: str
    """same, unsure or apart."""
    decided_by: str
    """comparison, or the handle of the person whose judgement it is."""
    why: str
    """What decided, in words."""
    score: float | None = None
    """What the comparison comes to, in bits: 0 is as likely as not, each bit more doubles the odds."""
    features: str | None = None
    """How the two agree in each thing compared, and what that weighs in bits (JSON)."""
    judgement_id: str | None = None
    """The judgement that decided."""
