"""Whether digits that look like a postcode are one: not a house number, and of the town that stands behind them."""

from __future__ import annotations

import re

from cowcrawl.centroids import knows_town, municipality, near, postcode
from cowcrawl.literals.number_behind import is_house_number
from cowcrawl.literals.postcode import Postcode, Town

_CEDEX = re.compile(r"\s+cedex(?!\w)", re.I)


_THREE_AND_TWO = ("SE", "CZ", "SK", "GR")
"""Countries that print three digits of a postcode and then two: "111 51 Stockholm"."""


def is_code(text: str, code: Postcode, town: Town | None) -> bool:
    """Whether digits are a postcode: no house number; printed like thousands, that of the French town behind them.

    The post has numbers of its own for whom it delivers "Cedex": they are of no place that is known.
    """
    if is_house_number(text, code):
        return False
    if not code.spaced or (town and _CEDEX.match(text, town.end)):
        return True
    if " " in code.code:
        return town is not None and any(knows_town(nation, town.name) for nation in _THREE_AND_TWO)
    lies, place = postcode("FR", code.code), municipality("FR", town.name) if town else None
    return bool(lies and place and near(lies, place))
