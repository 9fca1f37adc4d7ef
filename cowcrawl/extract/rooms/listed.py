"""Rooms of a list below a heading that announces several: "Meeting rooms", then "Oak – 8 people"."""

from __future__ import annotations

import re
from typing import NamedTuple

from cowcrawl.extract.formulas.words import desk_type, is_generic
from cowcrawl.extract.rooms.names import bare_nouns, key_of, lets, without_article
from cowcrawl.extract.rooms.passages import is_line, texts
from cowcrawl.extract.rooms.room import Room
from cowcrawl.extract.rooms.sizes import sizes
from cowcrawl.extract.rooms.titles import MAX_WORDS
from cowcrawl.extract.rooms.words import NO_ROOM, STRONG, said, terms_in
from cowcrawl.extract.texts.phrases import says, says_all
from cowcrawl.extract.texts.terms import Term
from cowcrawl.literals.capacity import find_layouts
from cowcrawl.literals.hour_tokens import names_days
from cowcrawl.literals.money import find_money
from cowcrawl.literals.words import has_digit
from cowcrawl.page import Block
from cowcrawl.vocabulary import phrases


class Card(NamedTuple):
    """A title, the noun in it, and what stands below."""

    title: Block
    """The block that may name a room."""
    term: Term | None
    """The noun for a room in it."""
    section: str | None
    """The kind of rooms a heading above announces, if one does."""
    body: tuple[Block, ...]
    """The blocks below, up to the next title, that can measure a room or say that it is not there yet."""


def listed(card: Card, others: int = 0) -> list[Room]:
    """The rooms of a list below a heading that announces several: "Meeting rooms", then "Oak – 8 people".

    One alone is no list, unless `others` of its lines tell a room by its noun.
    """
    title = card.title.line
    section = says_all("rooms", "section", title)
    rooms = card.term is not None and (card.term.concept in STRONG or section)
    if not (rooms and said("several", title)) and not (section and card.term is None):
        listing = card.term and any("(" in block.text or _SIZED.search(block.text) for block in card.body)
        return _priced_each(card) if listing and (rooms or says("formulas", "hire_words", title)) else []
    found = items(card)
    several = len({room.name for room in found}) + others > 1
    return found if found and (several or any(find_money(room.quote) for room in found)) else []


_SIZED = re.compile(r"^\S.{0,40}?(?:,| [–—|·•-]) \d{1,3} (?![€$£])", re.M)
"""A line that begins with a name and how many of something, as of people: "Oak, 8 people"."""


def _priced_each(card: Card) -> list[Room]:
    """The rooms of a list below a heading that may announce one or several, of which each has a size and a price.

    "Ruimte huren", then "Studio (4 personen): € 8 per uur"; "Sitzungszimmer", a word for one and for several.
    """
    hires = says("formulas", "hire_words", card.title.line)
    if not (hires or card.title.line.casefold().endswith(phrases("rooms", "same_plural"))):
        return []
    found = items(card)
    return found if len({room.name for room in found}) > 1 and all(find_money(room.quote) for room in found) else []


def items(card: Card) -> list[Room]:
    """The rooms that lines below a title name and measure, whatever it announces."""
    return [room for block in card.body for text in texts(block) for room in _items(card, block, text)]


def _items(card: Card, block: Block, text: str) -> list[Room]:
    """The room that a line names and measures, or those that a sentence names in turn, each with a size in brackets."""
    if item := _item(card, block, text, _ITEM.fullmatch(text) if is_line(text) else None):
        return [item]
    found = [_item(card, block, text, match) for match in _IN_TURN.finditer(text)] if text.count("(") > 1 else []
    rooms = [room for room in found if room]
    return rooms if len(rooms) == len(found) > 1 else []


_IN_TURN = re.compile(
    r"(?<!\w)(?P<name>[A-ZÀ-Ý][\w'’&-]*(?:\s[A-ZÀ-Ý0-9][\w'’&-]*){0,3})[»”“\"›]?\s\((?P<size>[^()]+)\)"
)
"""A name with capitals, in quotes or not, and a bracket behind it."""


def _named(name: str) -> str:
    """The name of an item, without an article before a noun that has a name of its own: "The Iris room", "The Loft"."""
    bare = without_article(name)
    return bare if terms_in(name) and key_of(bare) not in bare_nouns() else name


_ITEM = re.compile(r"(?P<name>[A-ZÀ-Ý0-9][^:–—|·•(\d]{1,40}?)\s*(?:[:–—|·•(]|\s-\s|,(?=\s\d))\s*(?P<size>.+)")


_LETTERED = re.compile(r"\s[A-Z]\s?$")
"""A letter that tells rooms of one name apart."""


def _item(card: Card, block: Block, text: str, match: re.Match[str] | None) -> Room | None:
    if match is None or said("lead", _LETTERED.sub("", _bare(match["name"]))) or _no_name(match["name"]):
        return None
    if any(term.concept != "plain" for term in terms_in(match["name"])):
        return None
    if find_layouts(match[0]):
        return None
    capacities, areas = sizes(match["size"])
    if len(capacities) != 1 or len(match["name"].split()) > MAX_WORDS or is_generic(match["name"]):
        return None
    return Room(
        name=_named(match["name"].strip()),
        concept=card.term.concept if card.term else "plain",
        low=capacities[0].low,
        high=capacities[0].high,
        area=areas[0].value if len(areas) == 1 else None,
        block=block,
        quote=text,
        context=(card.title.line,),
    )


def _no_name(name: str) -> bool:
    """Whether an item of a list names a plan or a desk, not a room."""
    return lets(name) or said("plan", name) or said("furnishing", name) or is_plan(name) or names_days(name)


def _bare(name: str) -> str:
    """A name without its article: the "De" of "De Eik" is a word for "of" elsewhere."""
    first, _, rest = name.partition(" ")
    return rest if first.casefold() in phrases("rooms", "the") else name


def is_plan(title: str) -> bool:
    """Whether a title names a plan that is no room, however many people its text speaks of.

    For how long a price behind its name is makes none: "Salle Zinc – 60 € / demi-journée".
    """
    kind = desk_type(title)
    money = next(iter(find_money(title)), None) if kind == "day_pass" and has_digit(title) else None
    named = title[: money.start] if money else ""
    return (desk_type(named) if any(map(str.isalpha, named)) else kind) in NO_ROOM
