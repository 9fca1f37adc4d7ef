"""Lines that are an address without number and postcode, as Irish ones often are: `Mill House, Main Street, Kells`."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.literals.address import Address
from cowcrawl.literals.segments import Segment
from cowcrawl.literals.street import named, street
from cowcrawl.literals.words import hint
from cowcrawl.vocabulary import phrases

MOST, LEAST = 6, 2
"""Parts of such a line."""
MAX_WORDS = 5
"""Words of a part: more are a sentence."""
_LINE = re.compile(r"[^\n]+(?:(?:\n[^\n]+){1,3}\n(?:Co\.?|County) [A-Z][a-z]+(?=[.,]?(?:\n|\Z)))?")
"""A line, with some more where a line that is a county ends them."""
_PART = re.compile(r"[^,\n]+")
_NAME = re.compile(r"[A-ZÀ-Ý\d][\w'’.&/-]*(?: (?:[A-ZÀ-Ý\d][\w'’.&/-]*|of|the|and|na|an|&))*")
_SIGN = re.compile(r"[^\w\s(]+\s+")
"""A picture of a pin before an address."""
_TOWN = re.compile(r"[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+){0,2}")
_COUNTY = re.compile(r"(?:Co\.?|County)\s[A-Z][a-z]+\.?")


def lined(text: str) -> list[Address]:
    """The addresses in `text` that are all of their line: names, a street by its word, its town, perhaps a county."""
    if not hint("address", "street_after").fits(text):
        return []
    return [found for line in _LINE.finditer(text) if (found := _in_line(text, *line.span()))]


def _in_line(text: str, start: int, end: int) -> Address | None:
    parts = [Segment(hit.start(), hit.end(), 0) for hit in _PART.finditer(text, start, end) if hit[0].strip()]
    parts = [_trimmed(text, part) for part in parts]
    while len(parts) > LEAST and text[parts[-1].start : parts[-1].end].casefold() in _lands():
        parts.pop()
    county = parts.pop() if parts and _COUNTY.fullmatch(text, parts[-1].start, parts[-1].end) else None
    if not LEAST <= len(parts) <= MOST or not all(_is_name(text, part) for part in parts):
        return None
    *before, town = parts
    road = before[-1]
    hit = street(text, road.start, road.end)
    if hit is None or hit.number or (hit.start, hit.end) != (road.start, road.end):
        return None
    if not _TOWN.fullmatch(text, town.start, town.end) or street(text, town.start, town.end):
        return None
    return Address(
        start=road.start,
        end=county.end if county else town.end,
        street=hit.name,
        city=text[town.start : town.end],
        country="IE" if county else None,
        street_span=(road.start, road.end),
        place_span=(town.start, county.end if county else town.end),
    )


def _is_name(text: str, part: Segment) -> bool:
    piece = text[part.start : part.end]
    return len(piece.split()) <= MAX_WORDS and _NAME.fullmatch(piece) is not None


def _trimmed(text: str, part: Segment) -> Segment:
    name = named(text, part)
    sign = _SIGN.match(text, name.start, name.end)
    return Segment(sign.end() if sign else name.start, name.end - text[name.start : name.end].endswith("."), part.line)


@cache
def _lands() -> frozenset[str]:
    return frozenset(word.casefold() for word in phrases("address", "land"))
