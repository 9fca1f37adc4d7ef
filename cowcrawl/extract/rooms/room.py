"""A room as one passage tells of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from cowcrawl.page import Block


@dataclass(kw_only=True, unsafe_hash=True)
class Room:
    """One room, or several alike, as one passage tells."""

    name: str | None
    """What it is called, literally; None when only its kind is said."""
    concept: str
    """Its kind, a concept of the vocabulary."""
    low: int | None = None
    """The smallest number of people it is said to hold."""
    high: int | None = None
    """The largest."""
    area: float | None = None
    """Square metres."""
    count: int = 1
    """How many there are of it."""
    block: Block
    """Where it is told."""
    quote: str
    """The passage."""
    context: tuple[str, ...] = ()
    """What the passage cannot be understood without."""
    passing: bool = False
    """Told in a sentence, by its kind: the room of the card it stands in, if it stands in one."""

    @property
    def detailed(self) -> bool:
        """Whether its size is told."""
        return self.high is not None or self.area is not None

    def filled(self, rest: Room) -> Room:
        """The room with the sizes that only another passage about it tells."""
        adds = (self.high is None and rest.high is not None) or (self.area is None and rest.area is not None)
        passages = dict.fromkeys((*self.context, rest.quote, *rest.context) if adds else self.context)
        return replace(
            self,
            low=self.low if self.low is not None else rest.low,
            high=self.high if self.high is not None else rest.high,
            area=self.area if self.area is not None else rest.area,
            context=tuple(one for one in passages if not adds or one != self.quote),
        )

    def value(self) -> dict[str, Any]:
        """The room as the value of a claim."""
        area = int(self.area) if self.area is not None and self.area == int(self.area) else self.area
        value = {"name": self.name, "capacity_min": self.low, "capacity_max": self.high, "area_m2": area}
        return value | ({"count": self.count} if self.count > 1 else {})
