"""Spaces that running text names: "places such as A, B and C in Ghent", "the coworking space D (E)"; who runs them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from cowcrawl.report.scope import clause
from cowcrawl.report.sentences import Sentence
from cowcrawl.report.who import Actor, actor
from cowcrawl.report.wording import NAME, NAME_WORD, said, says

MAX_ITEMS = 12
"""Items of a list that are read."""


@dataclass(frozen=True)
class Named:
    """A space that a sentence names."""

    start: int
    """Where its name begins in the sentence."""
    end: int
    """Where it ends."""
    place: tuple[int, int] | None = None
    """Where the place it is in stands."""
    actor: Actor | None = None
    """Who runs it, or does something else in it."""
    lead: int = 0
    """Where the words begin that say that it is a space."""


def named(sentence: Sentence, language: str | None) -> Iterator[Named]:
    """The spaces that a sentence names in a list behind a word for spaces, or beside one."""
    found = list(_listed(sentence, language))
    yield from found
    if not found:
        yield from _beside(sentence, language)


def _listed(sentence: Sentence, language: str | None) -> Iterator[Named]:
    text = sentence.text
    does = actor(sentence, language)
    for lead in _lead(language).finditer(text):
        if lead["generic"] and not (does and does.end <= lead.start()):
            continue
        end = _list_end(text, lead.end(), language)
        items = list(_items(text, lead.end(), end, language))
        place = _place_of(text, items, language) or _place_first(text, lead.start(), language)
        by = does if does and does.end <= lead.start() + 1 else None
        for start, stop, own in items[:MAX_ITEMS]:
            yield Named(start, stop, own or place, by, by.start if by else lead.start())


def _list_end(text: str, start: int, language: str | None) -> int:
    """Where a list that begins at `start` ends: at a closing bracket, a colon, or the sentence's end."""
    inside = 0
    for stop in re.compile(r"[();:]|\s[–-]\s|[.!?](?:\s|$)").finditer(text, start):
        inside += {"(": 1, ")": -1}.get(stop.group(), 0)
        if inside < 0 or stop.group() not in "()":
            return stop.start()
    return len(text)


def _items(text: str, start: int, end: int, language: str | None) -> Iterator[tuple[int, int, tuple[int, int] | None]]:
    """The names in a list: where each begins and ends, and the place that stands behind it."""
    at = start
    while at < end:
        cut = _between(language).search(text, at, end)
        stop = cut.start() if cut else end
        item = _item(language).match(text, at, stop)
        if item:
            place = item.span("place") if item["place"] else None
            yield item.start("name"), item.end("name"), place
        elif not re.match(r"\s*[a-zß-ÿ]", text[at:stop]) or re.search(
            rf"(?:{said('counts', language)})", text[at:stop], re.I
        ):
            return
        if not cut or (item and text[item.end() : stop].strip(" ,)")):
            return
        at = cut.end()


def _place_of(
    text: str, items: list[tuple[int, int, tuple[int, int] | None]], language: str | None
) -> tuple[int, int] | None:
    """The place behind the last item, which holds for those before it that have none."""
    return items[-1][2] if items else None


def _place_first(text: str, start: int, language: str | None) -> tuple[int, int] | None:
    """The town with which a sentence begins."""
    match = re.match(rf"(?i:{said('in', language)})\s(?P<place>{NAME})(?=[\s,])", text[:start])
    return match.span("place") if match else None


def _beside(sentence: Sentence, language: str | None) -> Iterator[Named]:
    """ "A, a coworking space in B" and "the coworking space A (B)"."""
    text = sentence.text
    for match in (*_apposed(language).finditer(text), *_called(language).finditer(text)):
        first, _ = clause(text, match.start())
        if not says("unsure", language, text[first : match.end()]):
            place = match.span("place") if match["place"] else None
            yield Named(*match.span("name"), place, None, match.start())


@cache
def _lead(language: str | None) -> re.Pattern[str]:
    """A word for spaces and what announces some of their names: "coworking spaces such as", "places (like"."""
    noun = f"(?:{said('spaces', language)}|(?P<generic>{said('generic', language)}))"
    where = rf"(?:\s(?:{said('in', language)})\s{NAME})?"
    return re.compile(rf"{noun}(?-i:{where}),?\s\(?(?:{said('such_as', language)})[\s:]\s?", re.I)


@cache
def _between(language: str | None) -> re.Pattern[str]:
    words = said("listed", language).replace("|,", "|").replace(",|", "")
    return re.compile(rf"\s?,\s?(?:(?:{words})\s)?|\s(?:{words})\s", re.I)


@cache
def _item(language: str | None) -> re.Pattern[str]:
    """An item of a list: articles and words for spaces, the name, an abbreviation in brackets, the place."""
    articles = said("articles", language)
    words = "|".join(said(concept, language) for concept in ("one", "spaces", "workplace"))
    lead = rf"(?:{articles}\s?|(?:[a-zß-ÿ]+\s){{0,3}}?(?i:{words})\s)*"
    short = r"(?:\s\([A-Z]{2,6}\))?"
    where = rf"(?:\s(?i:{said('in', language)})\s(?:{articles}\s?)?(?P<place>{NAME}))?"
    return re.compile(rf"\s*{lead}[‘“\"'«]?\s?(?P<name>(?:{NAME}|{NAME_WORD}){short})(?:\s?[’”\"'»])?{where}")


@cache
def _apposed(language: str | None) -> re.Pattern[str]:
    one = f"(?i:{said('one', language)})"
    a = r"(?i:a|an|un|une|een|ein|eine)"
    where = rf"(?:\s(?i:{said('in', language)})\s(?:(?i:{said('articles', language)})\s?)?(?P<place>{NAME}))"
    return re.compile(rf"(?<![\w’'])(?P<name>{NAME}),\s{a}\s(?:[^\W\d_“”«»\"-]+\s){{0,3}}?{one}{where}")


@cache
def _called(language: str | None) -> re.Pattern[str]:
    one = f"(?:{said('one', language)})"
    name = rf"(?:[“«‘\"]\s?(?P<quoted>[A-ZÀ-Þ][^”»’\"]{{1,40}}?)\s?[”»’\"]|(?P<plain>{NAME}))"
    where = rf"(?:\s\((?P<place>{NAME})\))"
    return re.compile(rf"(?i:{one})\s(?P<name>{name}){where}")


__all__ = ["Named", "named"]
