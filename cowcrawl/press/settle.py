"""What an article says once for all its spaces: the town in its headline, the one operator it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cowcrawl.press.article import Sentence
from cowcrawl.press.facts import MANY
from cowcrawl.press.lines import Line
from cowcrawl.press.names import Names
from cowcrawl.press.places import Place
from cowcrawl.press.space import Fact, Space, same
from cowcrawl.press.spaces import EARLY
from cowcrawl.press.words import UPPER, house, pattern, source, words

AFTER = 3
"""Sentences after an opening that tell how it went on there."""


def settle(spaces: list[Space], lines: list[Line], names: Names, language: str, own: Sentence | None) -> None:
    """Gives spaces without a name, a town or an operator those of the article, where only one can be meant."""
    _name(spaces, lines, names)
    towns = _towns(lines)
    lone = [space for space in spaces if not space.first("city")]
    taken = {space.first("city") for space in spaces}
    towns = [one for one in towns if one[0] not in taken]
    headed = [town for town in towns if town[1].headline]
    town = towns[0] if towns else _guessed(lines, language)
    only = len(_all(headed)) == 1 or (len(lone) == 1 and (len(spaces) == 1 or len(_all(towns)) == 1))
    for space in lone:
        if town and only and (headed or space.began <= EARLY):
            space.add("city", *(headed or [town])[0])
    _own(spaces, own, language)
    _leave(spaces, lines, language)
    operators = _operators(lines)
    if len({name for name, *_ in operators}) == 1:
        name, sentence, _ = operators[0]
        for space in spaces:
            before = sentence.headline or sentence.paragraph <= space.began
            if before and not space.first("operator") and not same(name, space.first("name")):
                space.add("operator", *operators[0])


def _own(spaces: list[Space], own: Sentence | None, language: str) -> None:
    """Spaces of which an article speaks in the first person are run by who is named in its headline, or by its site."""
    first = next(
        (fact for space in spaces for fact in space.facts if fact.field == "name" and fact.sentence.headline), None
    )
    for space in (one for one in spaces if one.voice and not one.first("operator")):
        if first and not same(str(first.value), space.first("name")):
            space.add("operator", first.value, first.sentence, first.spans[0])
        elif own and not first and not space.first("name"):
            name = _site(own.text, language)
            if name:
                start = own.text.index(name)
                space.add("operator", name, own, (start, start + len(name)))


def _leave(spaces: list[Space], lines: list[Line], language: str) -> None:
    """Who opened here, then looked for another place, and opened there at a later date, is here no more."""
    opened = {
        id(space): (event.date, sentence.index)
        for space in spaces
        for event, sentence in space.events
        if event.kind == "opened" and event.modality == "stated" and event.date
    }
    for space in (one for one in spaces if one.voice and id(one) in opened):
        day, at = opened[id(space)]
        theirs = (one for one in spaces if one.voice or same(space.first("operator"), one.first("name")))
        if not any(opened.get(id(one), (day, 0))[0] > day for one in theirs):
            continue
        for one in lines:
            told = at < one.sentence.index <= at + AFTER and pattern("searching", language).search(one.sentence.text)
            if told:
                space.left = Fact(field="status", value="closed", sentence=one.sentence, spans=(told.span(),))


def _site(title: str, language: str) -> str | None:
    """The name of the site in a page's title: a short part of it after the article's own title."""
    parts = [part.strip() for part in re.split(r"\s[|–—•·-]\s|\s»\s", title)][1:]
    named = [part for part in parts if len(part.split()) <= 4 and re.match(rf"{UPPER}|\d|@", part)]
    return next((part for part in named if not house(language).fullmatch(part)), None)


def _name(spaces: list[Space], lines: list[Line], names: Names) -> None:
    """The only space of an article bears the only name of a space in it, else the name that it repeats."""
    if len(spaces) != 1 or spaces[0].first("name"):
        return
    sure = {name.text for one in lines for name in one.named("space")}
    others = frozenset(value for one in lines for place in one.places for value in _called(place) if value)
    texts = [one.sentence.text for one in lines]
    name = sure.pop() if len(sure) == 1 else None if sure else names.frequent(texts, others)
    for one in lines if name else ():
        start = one.sentence.text.replace("’", "'").find(str(name).replace("’", "'"))
        if start >= 0:
            literal = one.sentence.text[start : start + len(str(name))]
            spaces[0].add("name", literal, one.sentence, (start, start + len(literal)))
            return


def _called(place: Place) -> tuple[str | None, ...]:
    return place.street, place.town, place.district


Found = tuple[str, Sentence, tuple[int, int]]


def _all(towns: list[Found]) -> set[str]:
    return {name for name, *_ in towns}


def _towns(lines: Iterable[Line]) -> list[Found]:
    """The towns that the headline, a date line or a sentence on the space puts something in, in reading order."""
    return [
        (place.town, one.sentence, (place.start, place.end))
        for one in lines
        if one.sentence.paragraph <= EARLY and len({place.town for place in one.places if place.town}) < MANY
        for place in one.places
        if place.town and place.inside and (place.start == 0 or _says_where(one))
    ]


def _says_where(one: Line) -> bool:
    return one.sentence.headline or (not one.speech and (one.strong or (one.weak and bool(one.events))))


def _guessed(lines: list[Line], language: str) -> Found | None:
    """A town that no gazetteer can tell from others of its name: it stands behind `in`, and more than once."""
    lead = re.compile(
        rf"(?i:{source(words('in_town', language))})\s({UPPER}[\w’'-]+(?:\s{UPPER}[\w’'-]+)?)(?!\s{UPPER})"
    )
    text = " ".join(one.sentence.text for one in lines)
    known = {name.text for one in lines for name in one.names}
    for one in lines:
        if one.sentence.paragraph > EARLY or not (one.strong or one.events):
            continue
        for match in lead.finditer(one.sentence.text):
            if (
                len(re.findall(rf"(?<!\w){re.escape(match[1])}(?!\w)", text)) > 1
                and match[1] not in known
                and not pattern("no_place", language).fullmatch(match[1])
            ):
                return match[1], one.sentence, match.span(1)
    return None


def _operators(lines: Iterable[Line]) -> list[Found]:
    """The operators of paragraphs in which something happens, and of a headline that is about them."""
    told = list(lines)
    busy = {one.sentence.paragraph for one in told if not one.sentence.headline and (one.events or one.offers)}
    about = [one for one in told if one.sentence.paragraph in busy or (one.sentence.headline and not one.strong)]
    return [(name.text, one.sentence, (name.start, name.end)) for one in about for name in one.named("operator")]
