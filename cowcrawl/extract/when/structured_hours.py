"""Opening hours in structured data: `openingHours` and `openingHoursSpecification` of JSON-LD, and microdata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from cowcrawl.extract.texts.business import businesses
from cowcrawl.extract.which.declared import lists_declared
from cowcrawl.literals.hours import week_of
from cowcrawl.literals.osm import DAY, DAYS, Span, Week
from cowcrawl.page import Page, collapse

MAX_QUOTE = 450
"""Characters of one quote; a longer list is quoted item by item."""
_DAY = "|".join(DAYS)
_RULE = re.compile(rf"((?:{_DAY})(?:\s?[-,]\s?(?:{_DAY}))*)\s*(?:(\d\d?:\d\d)\s?-\s?(\d\d?:\d\d))?", re.I)
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MARKED = etree.XPath("//*[@itemprop='openingHours']")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")

_Rule = tuple[frozenset[int], tuple[Span, ...]]


@dataclass(frozen=True)
class Said:
    """The hours that one piece of structured data gives."""

    week: Week
    quote: str
    more: tuple[str, ...]
    """Further pieces of the same list."""
    locator: str


def structured(page: Page) -> Iterator[Said]:
    """The hours in the structured data of the page's business; what cannot be read in full is left out.

    On a page about all houses of an operator, those of each business.
    """
    for business in businesses(page)[: None if lists_declared(page) else 1]:
        source = next((item.source for item in page.structured if item.locator == business.locator), "")
        for key, read in (("openingHours", _from_text), ("openingHoursSpecification", _from_specification)):
            value = business.data.get(key)
            week = _week(value, read)
            pieces = _pieces(source, key, value) if week else ()
            if week and pieces:
                yield Said(week, pieces[0], tuple(pieces[1:]), f"{business.locator}.{key}")
                break
    marked = _MARKED(page.root) if "itemprop" in page.source else []
    texts = [node.get("content") or node.get("datetime") or "" for node in marked]
    week = _week(texts, _from_text) if texts and all(texts) else None
    if week:
        yield Said(week, texts[0], tuple(texts[1:]), page.locator(marked[0]))


def _week(value: Any, read: Any) -> Week | None:
    items = value if isinstance(value, list) else [value] if value else []
    rules: list[_Rule] = []
    for item in items:
        said = read(item)
        if said is None:
            return None
        rules.extend(said)
    return week_of(rules) if rules else None


def _from_text(item: Any) -> list[_Rule] | None:
    """The rules of a text such as `Mo-Fr 09:00-18:00, Sa 10:00-14:00`, or None when it is anything else.

    Days without hours are whole days where no day has any, and else those of which the builder of a site knows none.
    """
    if not isinstance(item, str):
        return None
    rules: list[_Rule] = []
    position = 0
    text = collapse(item)
    timed = ":" in text
    while position < len(text):
        match = _RULE.match(text, position)
        if match is None:
            return None
        span = _span(match[2], match[3]) if match[2] else (0, DAY)
        if span is None:
            return None
        if match[2] or not timed:
            rules.append((_days(match[1]), (span,)))
        position = re.compile(r"[\s,;]*").match(text, match.end()).end()  # type: ignore[union-attr]
    return rules


def _days(selector: str) -> frozenset[int]:
    found: set[int] = set()
    for part in selector.split(","):
        ends = [DAYS.index(end.strip().capitalize()) for end in part.split("-")]
        found |= {(ends[0] + step) % 7 for step in range((ends[-1] - ends[0]) % 7 + 1)}
    return frozenset(found)


def _from_specification(item: Any) -> list[_Rule] | None:
    """The rule of one `OpeningHoursSpecification`; one that holds for some dates only gives none."""
    if not isinstance(item, dict):
        return None
    if item.get("validFrom") or item.get("validThrough"):
        return []
    named = item.get("dayOfWeek")
    names = [_name(name) for name in (named if isinstance(named, list) else [named])]
    if not names or None in names:
        return None
    group = frozenset(day for day in names if day is not None)
    opens, closes = (str(item.get(key) or "")[:5] for key in ("opens", "closes"))
    if not opens and not closes:
        return [(group, ())]
    if opens == closes:
        return [(group, ())] if opens == "00:00" else None
    span = _span(opens, closes)
    return [(group, (span,))] if span else None


def _name(value: Any) -> int | None:
    word = str(value.get("@id") or value.get("name") if isinstance(value, dict) else value).rpartition("/")[2].lower()
    word = word.removeprefix("schema:")
    short = [day.lower() for day in DAYS]
    return _NAMES.index(word) if word in _NAMES else short.index(word) if word in short else None


def _span(opens: str, closes: str) -> Span | None:
    times = [re.fullmatch(r"(\d\d?):(\d\d)", text) for text in (opens, closes)]
    if not times[0] or not times[1]:
        return None
    start, end = (int(time[1]) * 60 + int(time[2]) for time in times if time)
    end = DAY if end in (0, DAY - 1) else end
    end += DAY if end < start else 0
    return (start, end) if start < end else None


def _pieces(source: str, key: str, value: Any) -> tuple[str, ...]:
    """What stands under `key` in the JSON source if it is `value`: in one piece if it is short, else item by item."""
    decoder = json.JSONDecoder(strict=False)
    for match in re.finditer(rf'"{key}"\s*:\s*', source):
        try:
            found, end = decoder.raw_decode(source, match.end())
        except (ValueError, RecursionError):
            continue
        if found != value:
            continue
        whole = _plain(source[match.start() : end])
        if len(whole) <= MAX_QUOTE:
            return (whole,)
        return tuple(_plain(piece) for piece in _items(source[match.end() : end], decoder) if len(piece) <= MAX_QUOTE)
    return ()


def _items(text: str, decoder: json.JSONDecoder) -> Iterator[str]:
    """The items of a JSON list, each as it is written."""
    position = 1
    while match := re.compile(r"[\s,]*").match(text, position):
        if match.end() >= len(text) or text[match.end()] == "]":
            return
        _, end = decoder.raw_decode(text, match.end())
        yield text[match.end() : end]
        position = end


def _plain(text: str) -> str:
    return collapse(_ESCAPE.sub(lambda hit: chr(int(hit[1], 16)), text).replace("\\/", "/"))
