"""Streets by their kind: a road whose name may be in lower case, the estate of a village, the middle of one."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.vocabulary import alternatives, phrases

MAX_WORDS = 9
"""Words of a segment that is nothing but a number and a road: "42 rue du ban de la roche"."""
MAX_NAME = 3
"""Words of such a road's name, small ones aside: more are a sentence."""


def is_road(piece: str) -> bool:
    """Whether a piece is a number, a word that names a road and nothing else, and as many words as a name may have."""
    if len(piece.split()) > MAX_WORDS:
        return False
    hit = _road().fullmatch(piece.strip())
    return hit is not None and sum(word not in _small() for word in re.split(r"[\s'’]+", hit["name"])) <= MAX_NAME


@cache
def _small() -> frozenset[str]:
    return frozenset((*phrases("address", "street_small"), *phrases("address", "article"), "à", "l", "d"))


@cache
def _road() -> re.Pattern[str]:
    number = rf"\d{{1,4}}(?:\s?{alternatives(phrases('address', 'number_suffix'))}|\s?[a-zA-Z])?"
    words = alternatives(phrases("address", "street_road"))
    return re.compile(rf"(?i:{number}\s?,?\s+{words})\s+(?P<name>[^\d,;:.!?()]+)")


@cache
def village_alone() -> re.Pattern[str]:
    """What stands for a street in a village, all of its part, with a number or without: "Adresse : 3 Le Bourg"."""
    number = rf"(?:(?P<no>\d{{1,4}}(?:\s?{alternatives(phrases('address', 'number_suffix'))})?)\s?,?\s+)?"
    words = alternatives(phrases("address", "street_alone"))
    return re.compile(rf"(?i:(?:[^:\d]*:)?\s*{number}(?P<name>{words})\s*[-–—]?\s*)")
