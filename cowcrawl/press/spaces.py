"""The spaces that an article speaks of, put together from its sentences in their order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache

from cowcrawl.model import Modality, Reject
from cowcrawl.press.article import Sentence
from cowcrawl.press.happenings import Happening, failed
from cowcrawl.press.lines import Line, parts
from cowcrawl.press.names import Name
from cowcrawl.press.places import Place, near
from cowcrawl.press.words import pattern, source, words
from cowcrawl.text import fold

Span = tuple[int, int]
STAGE = "press"
MANY = 3
"""Towns of a sentence that lists where an operator is: none of them is the town of one space."""
MAX_AWAY = 2
"""Paragraphs after a space was last spoken of in which a sentence without a name can still be about it."""


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing that a sentence says of a space."""

    field: str
    value: object
    sentence: Sentence
    spans: tuple[Span, ...]
    """What a quote of it must hold."""
    modality: Modality = "stated"


@dataclass
class Space:
    """A space that an article speaks of."""

    facts: list[Fact] = field(default_factory=list)
    events: list[tuple[Happening, Sentence]] = field(default_factory=list)
    exists: Fact | None = None
    """A sentence in the present that says what it has or offers."""
    began: int = 0
    """Number of the paragraph that spoke of it first."""
    last: int = 0
    """Number of the paragraph that spoke of it last."""
    loose: bool = False
    """Its town was only said right before a word for it ("its Shoreditch workspace")."""
    voice: bool = False
    """Who runs it speaks of it in the first person."""
    left: Fact | None = None
    """A sentence that tells that another place was looked for in its stead, where another one was found."""

    def first(self, name: str) -> str | None:
        """The value of the first fact about a field."""
        return next((str(fact.value) for fact in self.facts if fact.field == name), None)

    def add(self, key: str, value: object, sentence: Sentence, span: Span) -> None:
        """Adds a fact, once a value."""
        if value and not any(fact.field == key and fact.value == value for fact in self.facts):
            self.facts.append(Fact(field=key, value=value, sentence=sentence, spans=(span,)))


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
        self.strong_at = -1
        """Number of the last paragraph with a word for a coworking space."""

    def read(self, lines: Iterable[Line]) -> list[Space]:
        """The spaces of an article of which something is told."""
        for one in lines:
            if failed(one.sentence.text, self.language):
                self.rejects.append(Reject(stage=STAGE, field="events", reason="negotiations that failed", detail=""))
                continue
            listed = self.bracketed(one.sentence.text) if one.weak or one.events else []
            if len(listed) == 1 and one.events and not one.named("space") and not one.places:
                one = replace(one, names=(*one.names, *listed))
            pieces = parts(one, listed)
            for piece in pieces:
                self._read(piece, several=len(pieces) > 1)
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
        space.last = part.sentence.paragraph
        self._fill(space, part, name, operator, several=several)

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
        alone = self.focus and not self.focus.first("name") and self.focus.last == part.sentence.paragraph
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
        about = part.strong or several or name or (part.weak and (operator or led))
        placed = self.strong_at == paragraph and any(place.inside for place in towns)
        if part.events and (about or part.voice or placed):
            return True
        if part.offers and about:
            return True
        introduced = part.named("space") or (part.sentence.headline and operator and towns)
        elsewhere = self.focus and any(not place.adjective for place in towns)
        return bool(part.weak and (introduced or elsewhere))

    def _by_place(self, part: Line, operator: Name | None, towns: list[Place], *, several: bool) -> Space | None:
        for space in self.spaces:
            if operator and space.first("operator") and not same(space.first("operator"), operator.text):
                continue
            if several and part.areas and space.first("area_m2"):
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
        other = operator and not any(same(operator.text, focus.first(key)) for key in ("operator", "name"))
        if other and (focus.first("operator") or part.events):
            return False
        if part.events and pattern("ordinal_house", self.language).search(part.sentence.text):
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
        if operator and not space.first("operator") and not same(operator.text, space.first("name")):
            space.add("operator", operator.text, sentence, (operator.start, operator.end))
        for investor in part.named("investor"):
            space.add("investor", investor.text, sentence, (investor.start, investor.end))
        if part.events or ((part.strong or name or several) and not part.speech):
            self._locate(space, part)
        space.voice = space.voice or (part.voice and bool(part.events))
        self._count(space, part)
        others = part.named("subject") and not name and not operator
        if not others and (new or part.weak or name or operator or part.goes_on or part.voice or sentence.headline):
            space.events.extend((event, sentence) for event in part.events)
        shown = part.offers if name or operator or (space.first("name") and not part.speech) else None
        if name and name.role == "space" and part.strong and any(place.town for place in part.places):
            shown = shown or (name.start, name.end)
        if shown and not space.exists:
            space.exists = Fact(field="status", value="existing", sentence=sentence, spans=(shown,))

    def _locate(self, space: Space, part: Line) -> None:
        if len({place.town for place in part.places if place.town}) >= MANY:
            return
        moved = any(event.kind == "moved" for event in part.events)
        text = part.sentence.text
        now = [place for place in part.places if not (moved and _left(self.language).search(text[: place.start]))]
        for place in sorted(now, key=lambda place: bool(place.town) and not place.inside):
            span = (place.start, place.end)
            if place.street and not space.first("street"):
                space.add("street", place.street, part.sentence, span)
                space.add("house_number", place.house_number, part.sentence, span)
                space.add("postal_code", place.postal_code, part.sentence, span)
            if place.town and (place.postal_code or (space.loose and place.inside and not place.loose)):
                space.facts = [fact for fact in space.facts if fact.field != "city"]
            if place.town and not space.first("city"):
                space.add("city", place.town, part.sentence, span)
                space.loose = place.loose
            if place.district and not space.first("district"):
                space.add("district", place.district, part.sentence, span)

    def _count(self, space: Space, part: Line) -> None:
        for key, found in (("area_m2", part.areas), ("desks", part.desks)):
            self.rejects.extend(
                Reject(stage=STAGE, field=key, reason=f"not its own: {number.doubt}", detail=f"{number.value:g}")
                for number in found
                if number.doubt
            )
            good = [number for number in found if not number.doubt]
            if len(good) == 1:
                space.add(key, good[0].value, part.sentence, (good[0].start, good[0].end))


@cache
def _left(language: str) -> re.Pattern[str]:
    """What stands before the place that somebody moves away from."""
    return re.compile(rf"{source(words('leaving', language))}\s?(?:{source(words('article', 'any'))}\s?)?$", re.I)


TO_COME = frozenset(("planned", "under_construction"))


def _contradicts(focus: Space, part: Line) -> bool:
    """Whether one is to come and the other there already: they are two, if a new town is named."""
    then = {event.kind in TO_COME for event, _ in focus.events}
    return then == {True} and _to_come(part) == {False}


def _to_come(part: Line) -> set[bool]:
    return {event.kind in TO_COME for event in part.events}


def _is_there(focus: Space) -> bool:
    """Whether a space is told to have opened, and of no other plan."""
    return {event.kind == "opened" and event.modality == "stated" for event, _ in focus.events} == {True}


def same(one: str | None, other: str | None) -> bool:
    """Whether two names are one: equal when folded, or one is how the other begins."""
    a, b = fold(one or ""), fold(other or "")
    if not a or not b:
        return False
    if a.replace(" ", "") == b.replace(" ", ""):
        return True
    short, long = sorted((a.split(), b.split()), key=len)
    return long[: len(short)] == short and len(" ".join(short)) > 3
