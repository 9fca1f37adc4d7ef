"""What titles and what lines tell of rooms, each room once: a sentence below the title of a room is about that room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cowcrawl.extract.rooms.card_sizes import is_item_of
from cowcrawl.extract.rooms.cards import rooms_of_cards
from cowcrawl.extract.rooms.listed import Card, listed
from cowcrawl.extract.rooms.names import bare_nouns, key_of, lets, name_of_line
from cowcrawl.extract.rooms.room import Room
from cowcrawl.extract.rooms.subtitled import subtitled
from cowcrawl.extract.rooms.words import STRONG, said, terms_in
from cowcrawl.extract.texts.phrases import says
from cowcrawl.page import Page
from cowcrawl.page.role import is_section


def joined(page: Page, found: Sequence[Card], lines: Sequence[Room]) -> Iterator[Room]:
    """What titles and what lines tell, each room once: a sentence below the title of a room is about that room."""
    named = [room for room in lines if room.count == 1 and not room.passing]
    alone = Counter(room.block.index for room in named)
    rooms = {at: room for room in named if alone[at := room.block.index] == 1}
    of_cards = {room.block.index: room for room in rooms_of_cards(page, found)}
    known: set[int] = set()
    below_names: set[int] = set()
    for card, titled, told in subtitled(found, lines):
        below_names.add(card.title.index)
        above = of_cards.pop(card.title.index, None)
        rooms.pop(told.block.index, None)
        known.add(id(told))
        yield titled.filled(above) if above else titled
    for card in found:
        at = card.title.index
        if at in below_names:
            continue
        places = {block.index for block in card.body}
        inside = [
            room
            for room in lines
            if room.block.index in places
            and room.detailed
            and (":" not in room.quote or not is_item_of(room.quote, card))
        ]
        if names := listed(card, sum(room.count == 1 and not room.passing for room in inside)):
            of_cards.pop(at, None)
            known.update(id(one) for one in inside if any(_is_item(one, name) for name in names))
            yield from names
            continue
        if not said("several", card.title.line):
            inside = [room for room in inside if room.count == 1]
        passing = _passing(inside, card)
        if at not in rooms and len(inside) > (len(passing) if _alike(passing) else 1):
            of_cards.pop(at, None)  # the title of several rooms
            continue
        of_card = of_cards.pop(at, None)
        if len(inside) == 1 and _is_called(inside[0]) and _is_kind(card):
            continue  # "Meeting room", and below it "Room Atlas: 8 people"
        room = rooms.get(at) or of_card or _titled(card, passing)
        for other in passing if room is of_card else (of_card, *passing):
            room = room.filled(other) if room and other else room
        if room:
            rooms[at] = room
            known.update(id(one) for one in passing)
    singles = (room for room in lines if room.block.index not in rooms)
    left = (*rooms.values(), *of_cards.values(), *singles)
    yield from (room for room in left if id(room) not in known and (_is_one_of_several(room, named) or not _bare(room)))


def _is_item(room: Room, item: Room) -> bool:
    """Whether a room of a sentence is an item of it, with its noun: "la salle Tilleul", "Tilleul"."""
    return room.quote == item.quote and (room.name or "").endswith(item.name or "")


def _is_kind(card: Card) -> bool:
    """Whether a title is nothing but a word for a kind of room, and maybe an article: "La salle de réunion"."""
    title, term = card.title.line, card.term
    if term is None or title[term.end :].strip(" :.!"):
        return False
    lead = title[: term.start].strip()
    return not lead or said("the", lead)


def _is_called(room: Room) -> bool:
    """Whether a room has a name behind its noun: "salle Atlas", "Raum 3"."""
    name = room.name or ""
    noun = next(iter(terms_in(name)), None)
    rest = name[noun.end :].lstrip(" «»“”‘’'\"") if noun else ""
    return rest[:1].isupper() or rest[:1].isdigit()


def _alike(rooms: Sequence[Room]) -> bool:
    """Whether nothing that is told of some rooms tells them apart: they are one, told again and again."""
    return bool(rooms) and all(
        len({size for size in sizes if size is not None}) <= 1
        for sizes in ([room.high for room in rooms], [room.area for room in rooms])
    )


def _passing(inside: Sequence[Room], card: Card) -> list[Room]:
    """The rooms of a body that are its title's: told in a sentence, or all the body tells and without a name.

    "Our spacious hall seats 40" has none, nor has "Bright boardroom for 8" below the title of a boardroom.
    """
    fitting = [room for room in inside if room.count == 1 and _kind_fits(room, card)]
    single = sum(not room.passing for room in inside) == 1
    return [room for room in fitting if room.passing or (single and _nameless(room.name or "A", inside, card))]


def _nameless(name: str, inside: Sequence[Room], card: Card) -> bool:
    """Whether a name is a mere noun with adjectives, that of the title if something else is told too.

    Or all that is told below a title without one: "Small glazed room for 4" below "Le Bocal".
    """
    if name[0].islower():
        return len(inside) == 1
    noun = noun_of(name)
    adjectives = name[1:].islower() or (noun is not None and name[1 : -len(noun)].islower())
    if card.term is None:
        alone = len(inside) == 1 and not is_section(card.title.line)
        return adjectives and noun in bare_nouns() and name.casefold() != noun and alone
    return adjectives and (noun == noun_of(card.title.line) or noun in bare_nouns())


def noun_of(text: str) -> str | None:
    """The first noun for a room in a text, in small letters."""
    term = next(iter(terms_in(text)), None)
    return text[term.start : term.end].casefold() if term else None


def _titled(card: Card, passing: Sequence[Room]) -> Room | None:
    """The one room a body speaks of in passing, under the name its title gives it."""
    if not _alike(passing) or card.term is None or card.term.concept not in STRONG:
        return None
    title = card.title.line
    if said("several", title):
        return None
    name = name_of_line(title, [], card.term)
    return replace(passing[0], name=name, concept=card.term.concept, context=(title,), passing=False) if name else None


def _kind_fits(room: Room, card: Card) -> bool:
    return room.concept == "plain" or card.term is None or card.term.concept in (room.concept, "plain")


def _is_one_of_several(room: Room, rooms: Sequence[Room]) -> bool:
    """Whether it is one of rooms of which a sentence tells the sizes in turn: "three rooms for 4, 8 and 12"."""
    if room.passing or not room.name or not said("several", room.name):
        return False
    return sum(other.name == room.name and other.block.index == room.block.index for other in rooms) > 1


def _bare(room: Room) -> bool:
    """Whether it is "a room" of which nothing tells which one, or a title that announces prices or hire."""
    if room.name and lets(room.name):
        return True
    if room.name and says("formulas", "announcing", room.name) and not terms_in(room.name):
        return True
    if room.concept != "plain" or key_of(room.name) not in bare_nouns() or room.count > 1:
        return False
    both = room.high is not None and room.area is not None
    return not both and (room.passing or not (room.block.level or said("office", room.name or "")))
