"""The spaces that an article speaks of, put together from its sentences in their order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from cowcrawl.model import Reject
from cowcrawl.press.facts import count, locate, says_where
from cowcrawl.press.happenings import Happening, failed
from cowcrawl.press.lines import Line, parts
from cowcrawl.press.names import Name
from cowcrawl.press.places import Place, near
from cowcrawl.press.space import STAGE, Fact, Space, same
from cowcrawl.press.words import house, pattern, source, words
from cowcrawl.text import fold

EARLY = 3
"""Paragraphs in which the space that an article is about is spoken of first."""
MAX_LEAD = 12
"""Characters before a number at the beginning of a sentence that is about nothing else."""
MAX_BETWEEN = 25
"""Characters between who does something and what it does."""
MAX_AWAY = 2
"""Paragraphs after a space was last spoken of in which a sentence without a name can still be about it."""


class Gatherer:
    """Reads the lines of an article in order and keeps the spaces that they speak of."""

    def __init__(self, language: str, bracketed: Callable[[str], list[Name]], on_subject: frozenset[str]) -> None:
        self.language = language
        self.bracketed = bracketed
        self.on_subject = on_subject
        self.spaces: list[Space] = []
        self.rejects: list[Reject] = []
        self.focus: Space | None = None
        self.operator: Name | None = None
        self.operator_line: Line | None = None
        self.headed = False
        """The headline or the first paragraph is on coworking: what opens in the next ones is a space."""
        self.titled_at = -1
        """Number of the last heading that has no word for a space: what follows may be about something else."""
        self.strong_at = -1
        """Number of the last paragraph with a word for a coworking space."""

    def read(self, lines: Sequence[Line]) -> list[Space]:
        """The spaces of an article of which something is told."""
        self.headed = any(one.strong for one in lines if one.sentence.paragraph <= 1)
        for one in lines:
            if failed(one.sentence.text, self.language):
                self.rejects.append(Reject(stage=STAGE, field="events", reason="negotiations that failed", detail=""))
                continue
            listed = self.bracketed(one.sentence.text) if one.weak or one.events else []
            if len(listed) == 1 and one.events and not one.named("space") and not one.places:
                one = replace(one, names=(*one.names, *listed))
            pieces = parts(one, listed, self.language)
            for piece in pieces:
                self._read(piece, several=len(pieces) > 1)
            self.titled_at = one.sentence.paragraph if one.sentence.title and not one.weak else self.titled_at
            self.strong_at = one.sentence.paragraph if one.strong else self.strong_at
        return [space for space in self.spaces if space.events or space.exists]

    def _read(self, part: Line, *, several: bool) -> None:
        operator = self._operator(part)
        name = self._name(part, operator)
        space = self._find(part, name, operator, several=several)
        if space is None:
            if name and name.role == "space":
                self.focus = None  # what follows is about that one, of which nothing was told
            return
        self.focus = space
        near = not space.facts or space.last == part.sentence.paragraph or self._is_about(space, part)
        space.last = part.sentence.paragraph
        self._fill(space, part, name, operator, several=several)
        if (near or name or operator or part.events) and not self._is_of_all(part, name):
            self.rejects.extend(count(space, part, self.language, named=name is not None))

    def _is_about(self, space: Space, part: Line) -> bool:
        """Whether a sentence of another paragraph than the last on a space may count what it has."""
        if space.last < self.titled_at:
            return False
        bare = any(number.start <= MAX_LEAD for number in (*part.areas, *part.desks))
        return bare or part.weak or part.goes_on or part.voice

    def _is_of_all(self, part: Line, name: Name | None) -> bool:
        """Whether a sentence counts what who runs the space has in all: "the company runs 6,200 m²"."""
        text = part.sentence.text
        told = name or part.events or not pattern("runs", self.language).search(text)
        return not told and bool(part.named("operator") or _the_operator(self.language).search(text))

    def _operator(self, part: Line) -> Name | None:
        """Who runs the space: a name known as an operator's, or one that opens something without being a space's."""
        found = next(iter(part.named("operator")), None)
        if found:
            self.operator, self.operator_line = found, part
        return found

    def _name(self, part: Line, operator: Name | None) -> Name | None:
        """The name of the space: one known already, then one that can be nothing else, then its building's."""
        own = part.named("space", "subject")
        known = [name for name in own if self._by_name(name.text)]
        if known:
            return known[0]
        alone = self.focus and not self.focus.first("name") and self._is_next(self.focus, part)
        named_next = alone and part.events
        sure = [name for name in own if name.role == "space" or named_next or fold(name.text) in self.on_subject]
        if sure:
            return sure[0]
        buildings = part.named("building")
        return buildings[0] if buildings and part.events and (operator or part.strong or self.operator) else None

    def _by_name(self, name: str) -> Space | None:
        return next((space for space in self.spaces if same(space.first("name"), name)), None)

    def _find(self, part: Line, name: Name | None, operator: Name | None, *, several: bool) -> Space | None:
        """The space that a part of a sentence speaks of: one known by name or place, the last one, or a new one."""
        known = self._by_name(name.text) if name else None
        if known:
            return known
        towns = [place for place in part.places if place.town or place.street]
        at = self._by_place(part, operator, towns, several=several)
        if at and not (name and at.first("name")):
            return at
        if self.focus and not several and self._continues(self.focus, part, name, operator, towns):
            return self.focus
        if self._is_new(part, name, operator, towns, several=several):
            self.spaces.append(Space(began=part.sentence.paragraph))
            return self.spaces[-1]
        return None

    def _is_new(
        self, part: Line, name: Name | None, operator: Name | None, towns: list[Place], *, several: bool
    ) -> bool:
        """Whether a part speaks of a space not known yet: it tells something of one, names one, or goes elsewhere."""
        paragraph = part.sentence.paragraph
        led = self.operator_line is not None and self.operator_line.sentence.paragraph == paragraph
        first = self.headed and not self.spaces and paragraph <= EARLY
        about = part.strong or several or name or (part.weak and (operator or led or first)) or (part.desks and first)
        placed = self.strong_at == paragraph and any(place.inside for place in towns)
        if part.events and (about or part.voice or placed or self._acts(part, operator)):
            return True
        if part.offers and about:
            return True
        introduced = part.named("space") or (part.sentence.headline and operator and towns)
        elsewhere = self.focus and any(not place.adjective for place in towns)
        return bool(part.weak and (introduced or elsewhere))

    def _runs(self, focus: Space, part: Line, towns: list[Place]) -> bool:
        """Whether an operator not named before may be the last space's: it acts there, or next to what is told."""
        if focus.first("operator"):
            return False
        if not part.events:
            return self._is_next(focus, part)
        alike = _to_come(part) == {event.kind in TO_COME for event, _ in focus.events} == {True}
        return alike and len(self.spaces) == 1 and not (towns or part.areas or focus.first("name"))

    def _is_next(self, focus: Space, part: Line) -> bool:
        """Whether a sentence stands in the paragraph that spoke of a space, or behind it where there is no other."""
        paragraph = part.sentence.paragraph
        lone = len(self.spaces) == 1 and paragraph <= EARLY
        return focus.last == paragraph or (lone and focus.last == paragraph - 1)

    def _acts(self, part: Line, operator: Name | None) -> bool:
        """Whether an operator that the article is about opens or rents something: its doors, an area, an address."""
        text = part.sentence.text
        if not operator and self.operator and (the := _the_operator(self.language).search(text)):
            operator = replace(self.operator, start=the.start(), end=the.end())
        if not operator or not (part.areas or part.places):
            return False
        if fold(operator.text) not in self.on_subject and operator.text not in words("brands", "any"):
            return False
        told = any(
            event.start - operator.end in range(MAX_BETWEEN) or event.start <= operator.start < event.span[1]
            for event in part.events
        )
        return told and not pattern("other_business", self.language).search(text)

    def _by_place(self, part: Line, operator: Name | None, towns: list[Place], *, several: bool) -> Space | None:
        for space in self.spaces:
            if operator and space.first("operator") and _differ(space.first("operator"), operator.text):
                continue
            if several and part.areas and space.first("area_m2"):
                continue
            street = next((place.street for place in towns if place.street), None)
            if street and space.first("street") and not same(street, space.first("street")):
                continue
            for place in towns:
                if place.street and same(place.street, space.first("street")):
                    return space
                if place.town and not place.street and same(place.town, space.first("city")):
                    return space
        return None

    def _continues(
        self, focus: Space, part: Line, name: Name | None, operator: Name | None, towns: list[Place]
    ) -> bool:
        """Whether a sentence goes on about the last space: nothing in it names another one or another place."""
        if not name and not operator and part.sentence.paragraph - focus.last > MAX_AWAY:
            return False
        if name and focus.first("name") and not same(name.text, focus.first("name")):
            return False
        if name and not focus.first("name") and focus.began > 1 and focus.last != part.sentence.paragraph:
            return False
        if name and not focus.first("name") and _is_there(focus) and _to_come(part) == {True}:
            return False
        if name and not focus.first("name") and _contradicts(focus, part):
            return False
        other = operator and all(_differ(focus.first(key), operator.text) for key in ("operator", "name"))
        if other and not self._runs(focus, part, towns):
            return False
        if part.events and _another(self.language).search(part.sentence.text):
            return False
        if towns and not focus.first("city") and _contradicts(focus, part):
            return False
        for place in towns:
            if place.street and focus.first("street") and not same(place.street, focus.first("street")):
                return False
            city = focus.first("city")
            if place.town and city and not same(place.town, city) and not near(place.town, city, self.language):
                return False
        return True

    def _fill(self, space: Space, part: Line, name: Name | None, operator: Name | None, *, several: bool) -> None:
        sentence, new = part.sentence, not space.facts and not space.events
        if name and not (name.role == "building" and space.first("name")):
            space.add("name", name.text, sentence, (name.start, name.end))
        brand = next((one for one in words("brands", "any") if name and name.text.startswith(f"{one} ")), None)
        if name and brand and not space.first("operator"):
            space.add("operator", brand, sentence, (name.start, name.start + len(brand)))
        if operator is None and not space.first("operator") and several and self.operator and self.operator_line:
            last = self.operator
            space.add("operator", last.text, self.operator_line.sentence, (last.start, last.end))
        if operator and space.first("operator") in words("parent", "any") and _is_brand(operator.text):
            space.facts = [fact for fact in space.facts if fact.field != "operator"]
        if operator and not space.first("operator") and not same(operator.text, space.first("name")):
            space.add("operator", operator.text, sentence, (operator.start, operator.end))
        for investor in part.named("investor"):
            space.add("investor", investor.text, sentence, (investor.start, investor.end))
        told = part.events or ((part.strong or name or several) and not part.speech)
        if told or says_where(part, self.language):
            locate(space, part, self.language)
        space.voice = space.voice or (part.voice and bool(part.events))
        others = part.named("subject") and not name and not operator
        others = others and not _the_operator(self.language).search(part.sentence.text)
        if not others and (new or part.weak or name or operator or part.goes_on or part.voice or sentence.headline):
            space.events.extend((event, sentence) for event in part.events)
        shown = part.offers if name or operator or (space.first("name") and not part.speech) else None
        if name and name.role == "space" and part.strong and any(place.town for place in part.places):
            shown = shown or (name.start, name.end)
        if shown and not space.exists:
            space.exists = Fact(field="status", value="existing", sentence=sentence, spans=(shown,))


def _is_brand(name: str) -> bool:
    return name in words("brands", "any") and name not in words("parent", "any")


def _differ(one: str | None, other: str) -> bool:
    """Whether two operators are two: a group and a brand of it are one."""
    group = {one, other} & set(words("parent", "any"))
    return not same(one, other) and not (group and (_is_brand(one or "") or _is_brand(other)))


@cache
def _another(language: str) -> re.Pattern[str]:
    """A word for one of several houses, and not of several floors: "its first site", "this time"."""
    one = rf"(?:{house(language, weak=True).pattern}|{source(words('network_noun', 'any'))})"
    ordinal = (
        rf"{source(words('ordinal_house', language))}(?!\s{source((*words('floor', 'any'), *words('turn', 'any')))})"
    )
    return re.compile(rf"{ordinal}(?:\s[\w-]+){{0,3}}?\s{one}|{source(words('this_time', language))}", re.I)


@cache
def _the_operator(language: str) -> re.Pattern[str]:
    """A word for who runs spaces, with an article: the one named before."""
    firm = rf"(?:[\w-]+\s)?(?:co-?working[-\s]?)?{source(words('operator_noun', language))}"
    return re.compile(rf"{source(words('definite', language))}\s?{firm}", re.I)


TO_COME = frozenset(("planned", "under_construction"))


def _contradicts(focus: Space, part: Line) -> bool:
    """Whether one is to come and the other there already: they are two, if a new town is named."""
    then = {event.kind in TO_COME for event, _ in focus.events}
    return then == {True} and _to_come(part) == {False}


def _to_come(part: Line) -> set[bool]:
    return {event.kind in TO_COME for event in part.events}


def _is_there(focus: Space) -> bool:
    """Whether a space is told to have opened, and of no other plan."""
    return {_has_opened(event) for event, _ in focus.events} == {True}


def _has_opened(event: Happening) -> bool:
    return event.kind == "opened" and event.modality == "stated" and not event.weak
