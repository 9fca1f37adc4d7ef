"""Parts of buildings: towers, floors, and counts of which nothing says what they count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from cowcrawl.address.house_number import floor
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}
_COUNT = re.compile(r"(?<=[^\W_])[\s-]+((?i:VI|IV|I{1,3}|V|\d{1,2})|[A-H])(?=\s*$|[\s)]*[-|,(]|\s+[\w.]{2,7}$)")
"""A count behind the name of a space or a building: WTC II."""

_COUNTS = frozenset((*_ROMAN, *"abcdefgh", *map(str, range(100)), *(f"0{digit}" for digit in range(10))))


class Unit(NamedTuple):
    """A part of a building: None where it is not stated."""

    tower: str | None = None
    floor: str | None = None
    ordinal: str | None = None
    """A count of which nothing says whether it is a tower's or a floor's."""


NOWHERE = Unit()


def unit(text: str, tokens: Sequence[str], *, counted: bool = False) -> Unit:
    """The tower and the floor that a text names: `Tour 2, 3e étage`; `counted`: counts alone too. `tokens`: it,
    folded."""
    count = _COUNT.search(text) if counted and not _COUNTS.isdisjoint(tokens) else None
    if _hints().isdisjoint(tokens):
        return Unit(ordinal=_plain(count[1])) if count else NOWHERE
    hit, storey = _tower().search(text), _storey().search(text)
    tower = _plain(hit["after"] or hit["before"]) if hit else None
    level = floor(text) or ((storey[1] or storey[2]) if storey else None)
    return Unit(tower, level, _plain(count[1]) if count and not tower and not level else None)


def hinted(tokens: Sequence[str]) -> bool:
    """Whether any of some folded words says that a part of a building is named."""
    return not _hints().isdisjoint(tokens)


def without(text: str) -> str:
    """A text without the tower and the floor in it; as it is when nothing else is left."""
    rest = _storey().sub(" ", _tower().sub(" ", text))
    return rest if re.search(r"\w", rest) else text


def _plain(mark: str) -> str:
    return _ROMAN.get(mark.casefold(), mark.casefold())


@cache
def _hints() -> frozenset[str]:
    words = (*phrases("match", "tower"), *phrases("match", "storey"), *phrases("streets", "floor"))
    return frozenset(fold(word).split()[0] for word in (*words, *phrases("streets", "ground")))


@cache
def _tower() -> re.Pattern[str]:
    words = _any(*phrases("match", "tower"))
    after, before = r"(?P<after>[A-Z]|\d{1,2}|I{1,3}|I?V)", r"(?P<before>\d{1,2})"
    return re.compile(rf"(?<!\w)(?:{words})\s+{after}(?!\w)|(?<!\w){before}\s+(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _storey() -> re.Pattern[str]:
    words = _any(*phrases("match", "storey"), *phrases("streets", "floor"))
    nth = r"\d{1,2}"
    ending = r"(?:er|ère|ème|eme|e|de|ste|th|st|nd|rd|\.?[°ºª]|\.)?"
    return re.compile(rf"(?<!\w)({nth}){ending}\s?(?:{words})(?!\w)|(?<!\w)(?:{words})\s?({nth})(?!\w)", re.IGNORECASE)


def _any(*words: str) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
