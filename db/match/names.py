"""Names taken apart: the words that tell, without legal forms, without words every space bears, and parts of
buildings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cowcrawl.house_number import floor
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

_DOTTED = re.compile(r"\b(?:\w\.\s?){2,}(?:\w\b)?")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}
_COUNT = re.compile(r"(?<=[^\W_])[\s-]+((?i:VI|IV|I{1,3}|V|\d{1,2})|[A-H])(?=\s*$|[\s)]*[-|,(]|\s+[\w.]{2,7}$)")
"""A count behind the name of a space or a building: WTC II."""


@dataclass(frozen=True)
class Name:
    """A name in its comparable form."""

    words: tuple[str, ...]
    """Folded, in order: those that tell, or all of them where none does."""
    telling: bool
    """Whether any word is more than what every space is called."""


@dataclass(frozen=True)
class Unit:
    """A part of a building: None where it is not stated."""

    tower: str | None = None
    floor: str | None = None
    count: str | None = None
    """A count of which nothing says whether it is a tower's or a floor's."""


NOWHERE = Unit()


def name(printed: str) -> Name:
    """A printed name without legal forms, generic words and parts of the building."""
    text = _DOTTED.sub(_close, printed) if "." in printed else printed
    tokens = fold(without_unit(text)).split() or fold(text).split()
    forms = _legal_forms()
    while len(tokens) > 1 and tokens[-1] in forms:
        tokens.pop()
    while len(tokens) > 1 and tokens[0] in forms and len(tokens[0]) > 1:
        del tokens[0]
    generic = _generic()
    words = tuple(token for token in tokens if token not in generic)
    return Name(words or tuple(tokens), bool(words))


def unit(text: str, *, counted: bool = False) -> Unit:
    """The tower and the floor that a text names: `Tour 2, 3e étage`; `counted`: counts alone too."""
    count = _COUNT.search(text) if counted else None
    if not _hint().search(text):
        return Unit(count=_plain(count[1])) if count else NOWHERE
    hit, storey = _tower().search(text), _storey().search(text)
    tower = _plain(hit["after"] or hit["before"]) if hit else None
    level = floor(text) or ((storey[1] or storey[2]) if storey else None)
    return Unit(tower, level, _plain(count[1]) if count and not tower and not level else None)


def _plain(mark: str) -> str:
    return _ROMAN.get(mark.casefold(), mark.casefold())


def without_unit(text: str) -> str:
    """A text without the tower and the floor in it; as it is when nothing else is left."""
    if not _hint().search(text):
        return text
    rest = _storey().sub(" ", _tower().sub(" ", text))
    return rest if re.search(r"\w", rest) else text


def _close(hit: re.Match[str]) -> str:
    return hit[0].replace(".", "").replace(" ", "") + " "


@cache
def _generic() -> frozenset[str]:
    return frozenset(fold(word) for word in phrases("names", "generic"))


@cache
def _legal_forms() -> frozenset[str]:
    forms = (*phrases("names", "legal_form"), *phrases("names", "legal_form_small"))
    return frozenset(word for form in forms for word in fold(_DOTTED.sub(_close, form)).split()) | {"co"}


def _any(*words: str) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@cache
def _tower() -> re.Pattern[str]:
    words = _any(*phrases("match", "tower"))
    return re.compile(
        rf"(?<!\w)(?:{words})\s+(?P<after>[A-Z]|\d{{1,2}}|I{{1,3}}|I?V)(?!\w)|(?<!\w)(?P<before>\d{{1,2}})\s+(?:{words})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _storey() -> re.Pattern[str]:
    words = _any(*phrases("match", "storey"), *phrases("streets", "floor"))
    nth = r"\d{1,2}"
    ending = r"(?:er|ère|ème|eme|e|de|ste|th|st|nd|rd|\.?[°ºª]|\.)?"
    return re.compile(rf"(?<!\w)({nth}){ending}\s?(?:{words})(?!\w)|(?<!\w)(?:{words})\s?({nth})(?!\w)", re.IGNORECASE)


@cache
def _hint() -> re.Pattern[str]:
    words = (*phrases("match", "tower"), *phrases("match", "storey"), *phrases("streets", "floor"))
    return re.compile(rf"(?<![^\W\d])(?:{_any(*words, *phrases('streets', 'ground'))})(?![^\W\d])", re.IGNORECASE)
