"""House numbers: `12-14 bte 3, 2ème étage` is the houses 12 to 14, box 3, floor 2. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cowcrawl.text import collapse
from cowcrawl.vocabulary import phrases

WIDEST = 60
"""Numbers a range may span: in 421/13 the second is a box, and 12-200 is no house."""


@dataclass(frozen=True, kw_only=True)
class HouseNumber:
    """A house number taken apart; what is not printed is None."""

    first: int
    last: int | None = None
    """The end of a range; None for a single house."""
    letter: str | None = None
    """Of the first house: a letter in capitals, or bis, ter."""
    box: str | None = None
    floor: str | None = None
    """Its number, or 0 for the ground floor."""

    @property
    def text(self) -> str:
        """The house alone in one form: `12-14`, `14B`, `5bis`."""
        return f"{self.first}{self.letter or ''}" + (f"-{self.last}" if self.last else "")


def house_number(printed: str) -> HouseNumber | None:
    """A printed house number taken apart, or None when it does not begin with one. Never raises."""
    text = collapse(printed)
    hit = _pattern().match(text)
    if not hit or not int(hit["first"]):
        return None
    first, second, rest = int(hit["first"]), hit["second"], text[hit.end() :]
    ranged = (
        bool(second) and first < int(second) <= first + WIDEST and (hit["sign"] != "/" or _side_by_side(first, second))
    )
    box = _box().search(rest)
    boxed = (box["before"] or box["after"]) if box else second if second and not ranged else hit["part"]
    return HouseNumber(
        first=first,
        last=int(second) if second and ranged else None,
        letter=(hit["letter"].casefold() if len(hit["letter"]) > 1 else hit["letter"].upper())
        if hit["letter"]
        else None,
        box=boxed.upper() if boxed else None,
        floor=floor(rest),
    )


def houses(mapped: str) -> list[tuple[int, str]]:
    """The houses, as number and letter, that a mapped house number stands for: `12-16` is 12, 14 and 16."""
    found: list[tuple[int, str]] = []
    for part in re.split(r"\s*[;,]\s*", mapped):
        one = house_number(part)
        if one:
            last = one.last or one.first
            step = 2 if (last - one.first) % 2 == 0 else 1
            found += [
                (one.first, one.letter or ""),
                *((number, "") for number in range(one.first + step, last + 1, step)),
            ]
    return list(dict.fromkeys(found))


def _side_by_side(first: int, second: str) -> bool:
    """Whether two numbers parted by a slash are neighbours on one side of the street: 12/14, not 12/15."""
    return 0 < int(second) - first <= 6 and (int(second) - first) % 2 == 0


def floor(text: str) -> str | None:
    """The floor that a text names, `0` for the ground floor; None when it names none."""
    if _ground().search(text):
        return "0"
    hit = _floors().search(text)
    return (hit["before"] or hit["after"]) if hit else None


def _any(concept: str) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in phrases("streets", concept))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:n[°ºr]\.?\s*)?(?P<first>\d{1,4})(?!\d)\s?(?P<letter>bis\b|ter\b|quater\b|[A-Za-z](?![\w'’]))?"
        r"(?:\s?(?P<sign>[-–/+&]|\bà\b|\btot\b|\bt/m\b)\s?(?:(?P<second>\d{1,4})(?!\d)[A-Za-z]?(?!\w)|(?P<part>[A-Za-z]{1,2}\d{0,3})(?!\w)))?",
        re.IGNORECASE,
    )


@cache
def _box() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{_any('box')})[\s.:]*(?:n[°º]\s*)?(?P<before>\d{{1,4}}[A-Za-z]?|[A-Za-z]\d{{0,3}})(?!\w)|#\s?(?P<after>\w{{1,4}})",
        re.IGNORECASE,
    )


@cache
def _floors() -> re.Pattern[str]:
    nth = r"\d{1,2}(?=(?:er|ère|ème|eme|e|de|ste|th|st|nd|rd|°|\.)?\s?)"
    return re.compile(
        rf"(?<!\w)(?P<before>{nth})(?:er|ère|ème|eme|e|de|ste|th|st|nd|rd|°|\.)?\s?(?:{_any('floor')})(?!\w)"
        rf"|(?<!\w)(?:{_any('floor')})\s?(?P<after>\d{{1,2}})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _ground() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any('ground')})(?!\w)", re.IGNORECASE)
