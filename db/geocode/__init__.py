"""Geocoding: providers that are asked in turn where an address lies, until one gives a good answer.

A provider answers, says why it has no answer (`Miss`), or fails (`Unavailable`). Whatever happens, the best lower
precision is kept and every reason why there is no better one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from shapely.geometry.base import BaseGeometry

from cowcrawl.address import Address
from cowcrawl.centroids import Position

Precision = Literal["building", "street", "postcode", "municipality"]
PRECISIONS: tuple[Precision, ...] = ("building", "street", "postcode", "municipality")
"""What a point can stand for, the best first."""
GOOD = frozenset(("building", "street"))
"""Precisions at which the chain stops."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Where an address lies."""

    latitude: float
    longitude: float
    precision: Precision
    provider: str
    licence: str | None
    """Under which the point may be published, with whom to name."""
    within_m: float
    """Metres from the point within which the address lies, as far as the provider can tell; 0 at a building."""
    extent: BaseGeometry | None = None
    """What the point stands for, where it is more than the point: a street. Longitude before latitude."""
    street: str | None = None
    """As the provider writes it, in the language of the question."""
    house_number: str | None = None
    postal_code: str | None = None
    municipality: str | None = None
    country: str | None = None
    note: str | None = None
    """What of the address does not fit the answer."""

    @property
    def position(self) -> Position:
        """Degrees north and degrees east."""
        return self.latitude, self.longitude


@dataclass(frozen=True)
class Miss:
    """Why a provider has no answer, in words for the person who reads the inventory."""

    reason: str


class Unavailable(Exception):
    """A provider could not be asked, or answered with an error: it may know the answer another time."""


class Provider(Protocol):
    """Somebody who may know where an address lies."""

    name: str

    def find(self, address: Address) -> Answer | Miss:
        """Where an address lies, or why that is not known. Raises Unavailable when it cannot be asked."""


@dataclass(frozen=True, kw_only=True)
class Located:
    """What came of asking: an answer or none, and why there is no better one."""

    answer: Answer | None
    reasons: tuple[str, ...] = ()

    @property
    def reason(self) -> str | None:
        """The reasons in one line; None when the answer is good."""
        return "; ".join(dict.fromkeys(self.reasons)) or None


def locate(address: Address, providers: Sequence[Provider]) -> Located:
    """Ask each provider in turn, up to the first good answer; else the most precise of the others holds."""
    others: list[Answer] = []
    reasons: list[str] = []
    for provider in providers:
        try:
            found = provider.find(address)
        except Unavailable as error:
            reasons.append(f"{provider.name}: {error}")
            continue
        if isinstance(found, Miss):
            reasons.append(f"{provider.name}: {found.reason}")
            continue
        notes = [f"{provider.name}: {found.note}"] if found.note else []
        if found.precision in GOOD:
            return Located(answer=found, reasons=tuple(notes))
        others.append(found)
        reasons += notes
    best = min(others, key=lambda answer: PRECISIONS.index(answer.precision), default=None)
    return Located(answer=best, reasons=tuple(reasons))


__all__ = ["GOOD", "PRECISIONS", "Answer", "Located", "Miss", "Precision", "Provider", "Unavailable", "locate"]
