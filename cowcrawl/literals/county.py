"""The town of a British address, which may stand above its county: "Lower Wick, Kent ME1 2AB"."""

from __future__ import annotations

from collections.abc import Sequence

from cowcrawl.centroids import knows_town
from cowcrawl.literals.address_words import region
from cowcrawl.literals.postcode import Town, town_at
from cowcrawl.literals.segments import Segment
from cowcrawl.literals.street import named

TOWN_AND_COUNTY = 2
"""Parts of an address that names no house."""


def whole_town(text: str, segment: Segment) -> Town | None:
    """The town that is all of a part of an address, digits aside."""
    name = named(text, segment)
    town = town_at(text, name.start)
    return town if town and not text[town.end : name.end].strip(" 0123456789W") else None


def above_county(text: str, parts: Sequence[Segment]) -> Town | None:
    """The town above a county; `parts`: what stands before a postcode and is no street, the nearest first.

    Above that town stands the house, unless we know the town.
    """
    if len(parts) <= 1 or not region().fullmatch(text[parts[0].start : parts[0].end].strip(" ,")):
        return None
    town = whole_town(text, parts[1])
    return town if town and (len(parts) > TOWN_AND_COUNTY or knows_town("GB", town.name)) else None
