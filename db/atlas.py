"""The map of a state folder: where an address lies, in which zone, and what is near. What a build and a person ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cowcrawl.address import Address
from cowcrawl.model import Point
from db import gazetteer, layers, zones
from db.gazetteer import Gazetteer
from db.geocode import GOOD, Answer, Located, Provider, cache, locate
from db.geocode.centres import Centres
from db.layers import TRANSIT, Layer, Near
from db.zones import Zone, Zones

PAGE = "page"
PAGE_LICENCE = "published by the operator"
PAGE_WITHIN_M = {"building": 0.0, "street": 100.0}
"""How exact coordinates are that a page prints with four decimals or more, and with three."""


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A place on the map; what is not known is None."""

    address: Address | None = None
    answer: Answer | None = None
    reason: str | None = None
    """Why the precision is no better, and what was refused."""
    zone: Zone | None = None
    """The zone its point lies in."""
    zone_sure: bool = False
    """Whether all that the point stands for lies in that zone."""
    near: dict[str, Near] = field(default_factory=dict)
    """The nearest feature of each layer."""

    @property
    def exact(self) -> bool:
        """Whether it is known to the building or the street."""
        return self.answer is not None and self.answer.precision in GOOD

    @property
    def transit(self) -> Near | None:
        """The nearest high-capacity stop."""
        return self.near.get(TRANSIT)


class Atlas:
    """Providers, zones and layers together."""

    def __init__(self, providers: Sequence[Provider], areas: Zones, things: dict[str, Layer]) -> None:
        self.providers = tuple(providers)
        self.zones = areas
        self.layers = things
        self._streets: dict[str, str | None] = {}

    def street_of(self, address: Address) -> str | None:
        """Which street an address is in, the same in every language; None when no gazetteer tells."""
        if address.key not in self._streets:
            known = (one.street_of(address) for one in self.providers if isinstance(one, Gazetteer))
            self._streets[address.key] = next(filter(None, known), None)
        return self._streets[address.key]

    def place(self, address: Address | None, stated: Point | None = None, refused: Sequence[str] = ()) -> Placed:
        """Where something lies: at the point its page states, else where the providers put its address.

        `refused` says which coordinates of its pages were not believed; it becomes part of the reason.
        """
        if stated:
            found = Located(answer=_stated(stated))
        else:
            found = locate(address, self.providers) if address else Located(answer=None, reasons=("no address",))
        answer = found.answer
        reason = Located(
            answer=None, reasons=(*(f"coordinates of the page refused: {why}" for why in refused), *found.reasons)
        ).reason
        if answer is None:
            return Placed(address=address, reason=reason)
        zone = self.zones.of(answer.position)
        rough = answer.precision not in GOOD
        sure = self.zones.sure(
            answer.position,
            answer.within_m,
            extent=answer.extent,
            postal_code=answer.postal_code if rough else None,
            municipality=answer.municipality if rough else None,
        )
        near = {name: one for name, layer in sorted(self.layers.items()) if (one := layer.nearest(answer.position))}
        return Placed(address=address, answer=answer, reason=reason, zone=zone, zone_sure=sure is not None, near=near)


def _stated(point: Point) -> Answer:
    return Answer(
        latitude=point.latitude,
        longitude=point.longitude,
        precision=point.precision,
        provider=PAGE,
        licence=PAGE_LICENCE,
        within_m=PAGE_WITHIN_M[point.precision],
    )


def load(var: Path, *more: Provider) -> Atlas:
    """The atlas of a state folder; `more` are asked first, instead of what was asked before."""
    asked = more or cache.load(var)
    known = (*asked, *gazetteer.load(var), Centres())
    return Atlas(known, zones.load(zones.SHIPPED, var / "zones"), layers.load(var))
