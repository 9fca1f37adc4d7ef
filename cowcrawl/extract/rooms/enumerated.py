"""Rooms that a sentence names in turn: "We have 3 meeting rooms: Oak (4 people) and Elm (8 people)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cowcrawl.extract.formulas.words import desk_type
from cowcrawl.extract.rooms.room import Room
from cowcrawl.extract.rooms.sizes import is_office, sizes
from cowcrawl.extract.rooms.words import said, terms_in
from cowcrawl.extract.texts.terms import Term
from cowcrawl.literals.capacity import Capacity
from cowcrawl.page import Block

FEWEST = 2
"""Rooms of which each has a name of its own."""
MAX_LEAD = 40
"""Characters between the noun of several rooms and the colon."""
_ITEM = re.compile(r"(?<!\w)(?P<name>[A-ZÀ-Ý][\w'’&-]*(?:\s[A-ZÀ-Ý0-9][\w'’&-]*){0,3})\s\((?P<size>[^()]+)\)")
"""A name with capitals and a bracket behind it."""


def enumerated(text: str, block: Block) -> list[Room]:
    """The rooms that stand behind the noun for several, each with a number of people in brackets.

    Behind a colon, or behind the noun itself or a comma, joined by "and": "the rooms Oak (4 people) and Elm (8)".
    """
    if text.count("(") < FEWEST:
        return []
    lead, colon, rest = text.partition(":")
    terms = terms_in(lead) if colon else ()
    if terms and rest.count("(") >= FEWEST and "(" not in lead and len(lead) - terms[-1].end <= MAX_LEAD:
        return _items(lead, terms[-1], list(_ITEM.finditer(rest)), rest.count("("), text, block)
    for term in terms_in(text):
        found = _joined(text, term)
        if rooms := _items(text[: term.end], term, found, len(found), text, block):
            return rooms
    return []


def _items(lead: str, kind: Term, found: Sequence[re.Match[str]], many: int, text: str, block: Block) -> list[Room]:
    """The rooms of so many items, if each is one; offices may be those of a company in towns, with all its people."""
    if (
        len(found) < FEWEST
        or not said("several", lead[kind.start : kind.end])
        or said("plan", lead)
        or is_office(lead, kind)
    ):
        return []
    rooms = [room for match in found if (room := _room(match, kind, text, block))]
    return rooms if len(rooms) == len(found) == many else []


def _joined(text: str, kind: Term) -> list[re.Match[str]]:
    """The items behind a noun that nothing parts but commas and "and"."""
    found: list[re.Match[str]] = []
    at = kind.end
    while match := _ITEM.search(text, at):
        link = text[at : match.start()].strip(" ,–-")
        if link and not (found and said("and", link) and " " not in link):
            break
        found.append(match)
        at = match.end()
    return found


def _room(match: re.Match[str], kind: Term, text: str, block: Block) -> Room | None:
    seats, areas = sizes(match["size"])
    if len(seats) != 1 or len(areas) > 1 or desk_type(match["name"]) or said("plan", match["name"]):
        return None
    return Room(
        name=match["name"],
        concept=kind.concept,
        low=seats[0].low,
        high=seats[0].high,
        area=areas[0].value if areas else None,
        block=block,
        quote=text,
    )


def sized_in_turn(text: str, term: Term, seats: Sequence[Capacity]) -> bool:
    """Whether several rooms of different sizes stand behind a noun and a colon: none of the sizes is that of each."""
    behind = text[term.end :]
    told, _ = sizes(behind) if ":" in text[term.end : seats[0].start] else ([], [])
    return len({one.high for one in told}) > 1
