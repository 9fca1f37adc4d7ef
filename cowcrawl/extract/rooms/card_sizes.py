"""How many people the room of a card holds and what it measures, by the lines of its body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from cowcrawl.extract.formulas.words import desk_type
from cowcrawl.extract.rooms import signs
from cowcrawl.extract.rooms.called import calls_another
from cowcrawl.extract.rooms.listed import Card
from cowcrawl.extract.rooms.names import bare_nouns, key_of, noun_of
from cowcrawl.extract.rooms.pairs import paired
from cowcrawl.extract.rooms.passages import is_line, texts
from cowcrawl.extract.rooms.sizes import laid_out, prices_each, sizes
from cowcrawl.extract.rooms.words import PLAIN, STRONG, here, of_some, prices_one, said, tells_setup, terms_in
from cowcrawl.extract.texts.beside import beside, is_figure
from cowcrawl.extract.texts.phrases import ends_with, says
from cowcrawl.extract.texts.terms import lexicon
from cowcrawl.literals.area import Area
from cowcrawl.literals.capacity import Capacity, find_layouts, is_label
from cowcrawl.literals.hour_tokens import names_days
from cowcrawl.literals.words import Endings
from cowcrawl.page import Block, Page
from cowcrawl.vocabulary import phrases

MAX_AREA_LINE = 60
"""Characters of a line that gives a room's area: in prose it may be the building's."""


MAX_OPENED = 90
"""Characters of a sentence that begins with the area of the room in the title, and names no house."""


MAX_SEATS = 30
"""Characters of a number of people that stands alone."""


SAME = 6
"""Letters in which "personne" and "personnes" agree."""


class _Told(NamedTuple):
    """A line of a body, how it is printed, and the sizes in it."""

    block: Block
    text: str
    passages: tuple[str, ...]
    capacities: list[Capacity]
    areas: list[Area]


def sizes_of_card(page: Page, card: Card, kind: str) -> tuple[Capacity | None, float | None, list[str]]:
    """The capacity and the area a body gives, with the passages; what is called the capacity wins over a number."""
    told = _told(page, card, kind)
    seats, seated = _seats(page, [one for one in told if one.capacities])
    several = said("several", card.title.line)
    areas = (one for one in told if one.areas and _gives_area(one.text, one.areas[0], several=several))
    sized = (one for one in areas if not _from().end(one.text[: one.areas[0].start]))  # the smallest of several
    area = next(sized, None)
    quotes = [passage for one in (*seated, *([area] if area else [])) for passage in one.passages]
    return seats, area.areas[0].value if area else None, quotes


@cache
def _from() -> Endings:
    return Endings.of(phrases("money", "from"))


def _gives_area(text: str, area: Area, *, several: bool) -> bool:
    """Whether a text is a short line, or begins with the area of one room or a word for it ("Oppervlakte 51 m².")."""
    opens = not several and not area.start and len(text) <= MAX_OPENED and not says("spaces", "nouns", text)
    if opens or len(text) > MAX_AREA_LINE:
        return opens
    listed = text[: area.start].endswith(", ") and text[area.end :] == "."  # "16 places, 45 m²."
    return listed or is_line(text) or bool((found := lexicon("rooms", "area_label").find(text)) and not found[0].start)


def _told(page: Page, card: Card, kind: str) -> list[_Told]:
    """The lines of a body that speak of its room as it is: none where one says that it is not there yet."""
    found: list[_Told] = []
    elsewhere, layouts = signs.away(page), signs.arranged(page)
    office = kind == "private_office" or (kind == "plain" and said("office", card.title.line))
    for block in card.body:
        if _of_the_house(page, block):
            continue
        there = block.index not in elsewhere
        pair = paired(page).get(block.index)
        for text in (pair.text,) if pair else texts(block):
            if text.endswith("?") or prices_one(text):
                continue
            if not there and said("not_yet", text) and not said("hedged", text.split()[0]):
                return []
            if (there or here(text)) and not (_of_another(text, kind) or is_item_of(text, card)):
                seats, areas = sizes(text, office=office)
                if not seats and block.index in layouts and (one := laid_out(text)):
                    seats = [one]
                seats = _own_seats(text, seats, card)
                if seats and kind == PLAIN and (_on_a_day(text) or desk_type(text) in ("hot_desk", "fixed_desk")):
                    continue
                if seats and not pair and (_in_columns(page, block) or prices_each(text, seats)):
                    continue
                if pair and pair.seats:
                    seats = [replace(pair.seats, labelled=not find_layouts(text))]
                found.append(_Told(block, text, pair.passages if pair else (text,), seats, areas))
    return found


def _own_seats(text: str, seats: list[Capacity], card: Card) -> list[Capacity]:
    """The numbers of people of a line that are of the room of a card; below several, not of one of them."""
    several = said("several", card.title.line)
    own = [one for one in seats if not _of_other_space(text[: one.start], card, several=several)]
    return [one for one in own if not of_some(text[: one.start]) and not calls_another(text)] if several else own


def _of_other_space(lead: str, card: Card, *, several: bool) -> bool:
    """Whether the words before a number are of a garden below a room's title, or of the house below that of several.

    "The terrace seats 40"; "Our space seats 40", below "Rooms".
    """
    concepts = [("characteristics", "outdoor"), *([("spaces", "nouns")] if several else [])]
    return any(ends_with(*one, lead) and not says(*one, card.title.line) for one in concepts)


def _on_a_day(text: str) -> bool:
    """Whether a line names a day of the week: so many people take part then, below the title of a workshop."""
    return any(map(names_days, _DAY.findall(text)))


_DAY = re.compile(r"[^\W\d_]{5,}")
"""A word long enough to be a day of the week in full."""


def is_item_of(text: str, card: Card) -> bool:
    """Whether a line tells how many a room of its own name holds, before its price: "The Den (up to 5): £8/hr".

    Or begins with the name of another sort of room than its title's: "Large hall: up to 20", below "Office for 3".
    """
    match = _PRICED_ITEM.match(text)
    priced = match is not None and not is_label(match["name"]) and match["name"] not in card.title.line
    return priced or (":" in text and _names_another(text, card))


_PRICED_ITEM = re.compile(r"(?P<name>[A-ZÀ-Ý][^:–—|(\d]{1,30}?)\s\([^()]*\d[^()]*\)\s?[:–-]")


def _names_another(text: str, card: Card) -> bool:
    """Whether a line begins with a noun of another sort than its title's, and what tells which one, before a colon."""
    name, colon, _ = text.partition(":")
    noun = noun_of(name) if colon and card.term and len(name) <= MAX_SEATS else None
    if noun is None or card.term is None or is_label(name) or key_of(name) in bare_nouns():
        return False
    title = card.title.line.casefold()
    own, other = title[card.term.start : card.term.end], name[noun.start : noun.end].casefold()
    return other not in title and own not in name.casefold()


def _in_columns(page: Page, block: Block) -> bool:
    """Whether a block is a number of people beside another one: a row of a comparison, one of each column."""
    around = (page.blocks[at] for at in (block.index - 1, block.index + 1) if 0 <= at < len(page.blocks))
    unit = _counts_only(block.line)
    return bool(unit) and any(_counts_only(other.line) == unit and other.line != block.line for other in around)


def _counts_only(text: str) -> str:
    """How the last word begins of a text that is a number of people and nothing else: "person", else nothing."""
    seats = sizes(text)[0] if len(text) <= MAX_SEATS else []
    alone = len(seats) == 1 and not text[: seats[0].start].strip() and not text[seats[0].end :].strip()
    return text.split()[-1].casefold()[:SAME] if alone else ""


def _of_the_house(page: Page, block: Block) -> bool:
    """Whether a block is a figure over a label that says that it is of all there is: "300 m²" over "Total area"."""
    label = beside(page, block) if is_figure(block.line) else None
    return label is not None and says("spaces", "in_all", label.line)


def _seats(page: Page, told: Sequence[_Told]) -> tuple[Capacity | None, list[_Told]]:
    """The capacity of a room: of several layouts of its chairs the range, if it is told in no other way."""
    if not told:
        return None, []
    called = next((one for one in told if one.capacities[0].labelled), None)
    laid_out = [one for one in told if _is_layout(page, one)] if called is None and len(told) > 1 else []
    if len(laid_out) < 2:
        one = called or told[0]
        return one.capacities[0], [one]
    seats = [one.capacities[0] for one in laid_out]
    return replace(seats[0], low=min(one.low for one in seats), high=max(one.high for one in seats)), laid_out


def _is_layout(page: Page, told: _Told) -> bool:
    """Whether a line tells one layout: it names it, or stands in a list below a line that only says "Capacity"."""
    at = told.block.index
    if find_layouts(told.text) or at in signs.arranged(page):
        return True
    while at and page.blocks[at].element.tag == "li":
        at -= 1
    return at < told.block.index and is_label(page.blocks[at].line)


def _of_another(text: str, kind: str) -> bool:
    """Whether a text names a room of another kind, or several rooms."""
    if kind not in STRONG:
        return False
    named = [term.concept for term in terms_in(text) if term.concept in STRONG and not tells_setup(text, term)]
    return len(named) > 1 or named not in ([], [kind])
