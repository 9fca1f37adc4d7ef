"""Rooms told in one line or sentence: "Petite salle (4 - 6 personnes)", "two meeting rooms", "la salle fait 23 m²"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile

from cowcrawl.extract.rooms.enumerated import enumerated, sized_in_turn
from cowcrawl.extract.rooms.in_turn import sized_apart
from cowcrawl.extract.rooms.names import bare_nouns, key_of, name_in_prose, name_of_line, noun_of
from cowcrawl.extract.rooms.passages import MAX_LINE, is_line, texts
from cowcrawl.extract.rooms.room import Room
from cowcrawl.extract.rooms.sizes import is_office, may_hold, may_measure, sizes, spans
from cowcrawl.extract.rooms.stands import LISTED, Told, stands
from cowcrawl.extract.rooms.words import (
    before,
    has_name,
    here,
    number_after,
    of_some,
    prices_one,
    said,
    tells_setup,
    terms_in,
)
from cowcrawl.extract.texts.phrases import begins_with, ends_with, says_all
from cowcrawl.extract.texts.terms import Term, lexicon
from cowcrawl.literals.area import Area, find_areas
from cowcrawl.literals.capacity import Capacity
from cowcrawl.literals.words import Endings
from cowcrawl.page import Block
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

MAX_REACH = 80
"""Characters between a room's noun and its size in a sentence."""


MAX_LINK = 6
"""Characters between an area and the room that it is of."""


def rooms_in(block: Block) -> list[Room]:
    """The rooms that the lines and sentences of a block tell."""
    return list(_stacked(block)) or list(_single(block))


def _stacked(block: Block) -> Iterator[Room]:
    """Rooms told by a line that names and the next ones that measure, as line breaks set them."""
    lines = block.lines if "\n" in block.text else []
    for number, line in enumerate(lines):
        term = noun_of(line) if is_line(line) and here(line) else None
        if term is None or any(sizes(line)):
            continue
        below = list(takewhile(lambda text: is_line(text) and not terms_in(text), lines[number + 1 : number + 4]))
        capacities, areas = sizes(" ".join(below), office=term.concept == "private_office")
        name = name_of_line(line, [], term)
        if name and (capacities or areas):
            yield Room(
                name=name,
                concept=term.concept,
                low=capacities[0].low if capacities else None,
                high=capacities[0].high if capacities else None,
                area=areas[0].value if areas else None,
                block=block,
                quote=" ".join([line, *below]),
            )


def _single(block: Block) -> Iterator[Room]:
    """Rooms that single lines and sentences tell by themselves."""
    last: Room | None = None
    for text in texts(block):
        found = list(read(text, block))
        if not found and last and last.high is None and said("pronoun", " ".join(text.split()[:3])):
            last = _continued(last, text)
        elif last:
            yield last
            last = None
        if found:
            yield from found[:-1]
            last = found[-1]
    if last:
        yield last


def _continued(room: Room, text: str) -> Room:
    """A room whose capacity the next sentence tells ("Elle contient 8 chaises")."""
    capacities, _ = sizes(text)
    if len(capacities) != 1 or not here(text):
        return room
    return replace(room, low=capacities[0].low, high=capacities[0].high, context=(*room.context, text))


def read(text: str, block: Block) -> Iterator[Room]:
    """The rooms of one line or sentence."""
    found = _outside_brackets(text, _without_space_for(text, terms_in(text)))
    terms = [term for term in found if not (tells_setup(text, term) or _is_desk(text, term))]
    if not terms or not (may_measure(text) or any(term.concept != "plain" for term in terms)):
        return
    if not here(text) or prices_one(text):
        return
    if rooms := enumerated(text, block):
        yield from rooms
        return
    rooms, apart = sized_apart(text, terms, block)
    yield from rooms
    terms = [term for term in terms if term not in apart]
    if not terms:
        return
    office = any(is_office(text, term) for term in terms)
    capacities, areas = sizes(text, office=office)
    outside = [term for term in terms if not any(one.start < term.start < one.end for one in capacities)]
    told = _told(text, outside or terms, capacities, areas)
    line = is_line(text) or (len(text) <= MAX_LINE and len(told) == 1)
    accepted = {number for number, one in enumerate(told) if stands(text, one, line)}
    if accepted:
        accepted |= {n for n, one in enumerate(told) if one.before.kind == "one" and one.term.concept in LISTED}
    for number in sorted(accepted):
        room = _room(text, told[number], block, line and len(told) == 1)
        if room.detailed or room.count > 1 or not told[number].capacities:
            yield room


def _is_desk(text: str, term: Term) -> bool:
    """Whether a bare noun is that of a desk among other furniture, as "bureau" may be."""
    if term.concept != "plain" or not said("office", text[term.start : term.end]) or has_name(text, term):
        return False
    return text[term.end :].startswith(",") and bool(lexicon("rooms", "beside_desk").find(text[term.end :]))


def _without_space_for(text: str, terms: Sequence[Term]) -> Sequence[Term]:
    """The nouns of a text without those of what only says that it holds so many: "The barn has room for 40"."""
    holding = lexicon("rooms", "holds").find(text) if any(term.concept == "plain" for term in terms) else []
    return [term for term in terms if not any(one.start < term.start < one.end for one in holding)]


def _outside_brackets(text: str, terms: Sequence[Term]) -> Sequence[Term]:
    """The nouns of a text without those in a bracket that only tell what sort of room a name before it is.

    "Elm Room (boardroom, 10 people)".
    """
    kept: list[Term] = []
    for term in terms:
        named = kept and kept[-1].start and _OPENS.fullmatch(text, kept[-1].end, term.start)
        if named and not has_name(text, term):
            kept[-1] = replace(kept[-1], concept=term.concept if kept[-1].concept == "plain" else kept[-1].concept)
        else:
            kept.append(term)
    return kept


_OPENS = re.compile(r"\s?\([^()]*")
"""A bracket that opens right behind a noun, up to another."""


def _told(text: str, terms: Sequence[Term], capacities: Sequence[Capacity], areas: Sequence[Area]) -> list[Told]:
    """Every noun with the sizes that are its own; a size that may be another's is nobody's."""
    own: dict[int, tuple[list[Capacity], list[Area]]] = {number: ([], []) for number in range(len(terms))}
    for capacity in capacities:
        number = _owner(text, terms, capacity.start, capacity.end)
        if number is not None and may_hold(text, terms[number], capacity):
            own[number][0].append(capacity)
    for area in areas:
        number = next((n for n, term in enumerate(terms) if _is_of(text, area, term)), None)
        if number is None:
            number = _owner(text, terms, area.start, area.end)
        if number is None or _is_beside(text[terms[number].end : area.start]):
            continue
        if not _is_of_several(text, area, terms[number]):
            own[number][1].append(area)
    return [
        Told(term, before(text, term, spans(*own[number])), tuple(own[number][0]), tuple(own[number][1]))
        for number, term in enumerate(terms)
    ]


def _is_beside(lead: str) -> bool:
    """Whether what stands between a room and an area names something else right before it: ", kitchen ("."""
    told = lead.rstrip(" (:=–-")
    if told == lead or not (_PARTED.search(told) or said("and", told)):
        return False  # "Salle du Jardin (40 m²)"
    return any(ends_with("rooms", one, told) for one in ("beside_room", "service_room"))


_PARTED = re.compile(r"[,;.+&)\d]")
"""What parts a room from what is named behind it."""


def _owner(text: str, terms: Sequence[Term], start: int, end: int) -> int | None:
    for number, term in enumerate(terms):
        if end <= term.start and _DOT.search(text, end, term.start):
            return None  # another figure of a list: "200 m² · 1 meeting room"
        inside = term.start < end and start < term.end
        if inside or (0 <= term.start - end <= 25 and _leads(text[end : term.start])):
            return number
    ahead = [number for number, term in enumerate(terms) if term.end <= start]
    if not ahead:
        return 0 if len(terms) == 1 and is_line(text) and not _counts_apart(text, end, terms[0]) else None
    between = text[terms[ahead[-1]].end : start]
    if _DOT.search(between) and _says_more(_DOT.split(between)[-1]):
        return None  # of the next figure of a list: "1 meeting room · terrace of 60 m²"
    if is_line(text) and len(terms) == 1:
        return ahead[-1]
    if len(between) > MAX_REACH or ";" in between or _another(between):
        return None
    return None if said("and", between) and not _held(between, text[start:end]) else ahead[-1]


def _says_more(lead: str) -> bool:
    """Whether a text before a size says more than leads to it: "terrace of", but not "up to"."""
    for term in reversed(lexicon("rooms", "lead", "limit").find(lead) if _WORDS.search(lead) else []):
        lead = lead[: term.start] + lead[term.end :]
    return _WORDS.search(lead) is not None


def _counts_apart(text: str, end: int, term: Term) -> bool:
    """Whether rooms are counted behind a size, as another thing of a list: "20 seats, 3 meeting rooms"."""
    ahead = before(text, term, ())
    return ahead.kind == "count" and ahead.start >= end


def _is_of(text: str, area: Area, term: Term) -> bool:
    """Whether an area is said to be of one room: "25 mq di sala conferenze", not "300 m² de salles de réunion"."""
    link = fold(text[area.end : term.start]) if 0 < term.start - area.end <= MAX_LINK else ""
    return link in _links() and not said("several", text[term.start : term.end])


def _is_of_several(text: str, area: Area, term: Term) -> bool:
    """Whether an area is that of all of several rooms: "300 m² vergaderzalen", or all of a tag, "OFFICES · 70 m²"."""
    tag = not term.start and not text[area.end :].strip(" .)") and not _WORDS.search(text[term.end : area.start])
    return (tag or area.end <= term.start) and said("several", text[term.start : term.end])


@cache
def _links() -> frozenset[str]:
    return frozenset(fold(word) for word in phrases("spaces", "of"))


_WORDS = re.compile(r"[^\W\d_]+")
_DOT = re.compile(r"\s[·•|]\s")
_ADJECTIVES = re.compile(r"[\s-]*(?:[^\W\d_]+[\s-]+){0,2}")


def _leads(between: str) -> bool:
    """Whether a size stands right before its room: "12-person meeting room", "30 m² large hall"."""
    return bool(_ADJECTIVES.fullmatch(between)) and not said("and", between) and not said("break", between)


def _held(between: str, size: str) -> bool:
    """Whether nothing stands behind the last "and" but that it holds so many: "measures 45 m² and seats up to"."""
    told = between[lexicon("rooms", "and").find(between)[-1].end :].rstrip()
    if not told:
        return begins_with("rooms", "holds", size)
    limits = lexicon("rooms", "limit").find(told)
    return says_all("rooms", "holds", told[: limits[-1].start] if limits and limits[-1].end == len(told) else told)


def _another(between: str) -> bool:
    """Whether something else is named between a noun and a size: an article that does not lead to the size itself."""
    articles = lexicon("rooms", "one").find(between)
    behind = between[articles[-1].end :].split() if articles else []
    return any(word[:1].isalpha() and not said("lead", word) for word in behind)


def _room(text: str, one: Told, block: Block, line: bool) -> Room:
    seats = one.capacities[0] if one.capacities else None
    several = seats is not None and one.before.count > 1
    if several and of_some(text[one.term.end : one.capacities[0].start], one.before.count):
        seats = None
    if several and sized_in_turn(text, one.term, one.capacities):
        seats = None
    if seats and seats.high > seats.low + 1 and (one.before.count > 2 or _offices(text, one)):
        seats = None  # the smallest of several and the largest
    return Room(
        name=_name(text, one, line),
        concept=one.term.concept,
        low=seats.low if seats else None,
        high=seats.high if seats else None,
        area=one.areas[0].value if one.areas and not (one.before.count > 1 and _of_others(text, one)) else None,
        count=one.before.count,
        block=block,
        quote=text,
        passing=one.before.kind in ("one", "the") or not (block.level or is_line(text)),
    )


def _offices(text: str, one: Told) -> bool:
    """Whether a noun is of several offices: "private offices for 1-20 people" are as many sizes."""
    noun = text[one.term.start : one.term.end]
    return said("several", noun) and (one.term.concept == "private_office" or said("office", noun))


@cache
def _from() -> Endings:
    """Before the area of the smallest of several."""
    return Endings.of(phrases("money", "from"))


def _of_others(text: str, one: Told) -> bool:
    """Whether an area is not that of each of several rooms: of the house they are in, or one of several areas."""
    between = text[one.term.end : one.areas[0].start]
    if said("one", between) or _DOT.search(between) or _from().end(text[: one.areas[0].start]):
        return True  # a figure of its own: "12 private offices · 1,100 m²"
    areas = find_areas(text)
    return len({area.value for area in areas}) > 1 or any(area.ranged for area in areas)


def _name(text: str, one: Told, line: bool) -> str:
    """The name of a room: of a line the part with the noun, of a sentence the noun, or the subject that is one."""
    if one.before.kind == "one" and (subject := _subject(text[: one.before.start])):
        return subject
    sized = spans(one.capacities, one.areas)
    named = has_name(text, one.term) if text[: one.term.start].strip() else number_after(text, one.term, sized)
    within = named and text.rstrip().endswith(".")
    if line and one.before.kind is None and not within:
        name = name_of_line(text, sized, one.term)
        if name and key_of(name) in bare_nouns() and one.capacities and _LINKED.match(text, len(name)):
            return text[: one.capacities[0].end] if text.startswith(name) else name
        if name:
            return name
    return name_in_prose(text, one.term, one.before.start, sized)


def _subject(before: str) -> str | None:
    """The name that "is a room", without what leads to it: "Our Atelier Nord", not "This"."""
    found = _SUBJECT.fullmatch(before)
    words = found["name"].split() if found else []
    while words and (said("pointer", words[0]) or (len(words[0]) > 2 and said("the", words[0]))):
        words.pop(0)
    name = " ".join(words)
    return name if name and key_of(name) not in bare_nouns() and not said("pronoun", name) else None


_LINKED = re.compile(r"\sd[ea]\s(?=\d)")
"""What makes a size the name of a room that has no other: "Aula de 28 plazas"."""
_SUBJECT = re.compile(
    r"(?:The\s)?(?P<name>[A-ZÀ-Ý][\w’'-]+(?:\s[A-ZÀ-Ý0-9][\w’'-]*){0,3})\s(?:is|est|ist|es|è)\s"
    r"(?:an?|une?|een|eine?|una)\s"
)
"""A name that is the subject of "is a room": "The Loft is a bright room for 20"."""
