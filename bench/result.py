"""What every part of the harness gives: one piece of work beside another, in the same run, several times in turn."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

ROUNDS = 5
"""Times that the two sides of a figure are measured in turn."""


@dataclass(frozen=True, kw_only=True)
class Side:
    """One of the two that are compared."""

    what: str
    cost: float
    """Median of the rounds, in the result's unit."""
    memory_mb: float | None = None
    """The most memory that its process held."""


@dataclass(frozen=True, kw_only=True)
class Result:
    """One figure: how many times the cost of one side is that of the other, round by round."""

    key: str
    """Its part and what tells it from the part's others: `crawl-28`."""
    title: str
    """What is compared, for a person."""
    ratio_of: str
    """What the ratio says: `rate`, `time`, `times as fast`."""
    wanted: Literal["at least", "at most"]
    bar: float | None
    """What the ratio ought to be; None where nothing was asked."""
    unit: str
    """Of the costs: `ms a page`, `s`."""
    ours: Side
    theirs: Side
    ratios: tuple[float, ...]
    """Of the single rounds, in their order."""
    note: str = ""
    """What else was seen."""

    @property
    def ratio(self) -> float:
        """The median."""
        return statistics.median(self.ratios)

    @property
    def met(self) -> bool | None:
        """Whether the median is as wanted."""
        if self.bar is None:
            return None
        return self.ratio >= self.bar if self.wanted == "at least" else self.ratio <= self.bar

    def line(self) -> str:
        """The figure in words."""
        bar = f", asked {self.wanted} {self.bar:g}" if self.bar is not None else ""
        return (
            f"{self.title}: {self.ratio_of} {self.ratio:.2f} ({min(self.ratios):.2f} to {max(self.ratios):.2f}{bar}); "
            f"{self.ours.what} {self.ours.cost:.4g} {self.unit}{_memory(self.ours)}, {self.theirs.what} "
            f"{self.theirs.cost:.4g}{_memory(self.theirs)}" + (f"; {self.note}" if self.note else "")
        )

    @classmethod
    def of(cls, found: dict[str, Any]) -> Result:
        """From what `dataclasses.asdict` made of one."""
        sides = {name: Side(**found[name]) for name in ("ours", "theirs")}
        return cls(**{**found, **sides, "ratios": tuple(found["ratios"])})


def quotients(one: Sequence[float], other: Sequence[float]) -> tuple[float, ...]:
    """How many times the other each is."""
    return tuple(round(a / b, 4) for a, b in zip(one, other, strict=True))


def _memory(side: Side) -> str:
    return f" ({side.memory_mb:.0f} MB)" if side.memory_mb else ""
