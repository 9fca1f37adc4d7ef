"""Rooms that a sentence names in turn behind a colon: "We have 3 meeting rooms: Oak (4 people) and Elm (8 people)"."""

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

MAX_LEAD = 40
"""Characters between the noun of several rooms and the colon."""
_ITEM = re.compile(r"(?<!\w)(?P<name>[A-ZÀ-Ý][\w'’&-]*(?:\s[A-ZÀ-Ý0-9][\w'’&-]*){0,3})\s\((?P<size>[^()]+)\)")
"""A name with capitals and a bracket behind it."""


def enumerated(text: str, block: Block) -> list[Room]:
    """The rooms that stand behind the noun for several and a colon, each with a number of people in brackets."""
    lead, colon, rest = text.partition(":")
    terms = terms_in(lead) if colon and rest.count("(") > 1 else ()
    if not terms or not said("several", lead[terms[-1].start : terms[-1].end]) or said("plan", lead):
        return []
    if len(lead) - terms[-1].end > MAX_LEAD or "(" in lead or is_office(lead, terms[-1]):
        return []  # offices may be those of a company in towns, with all who work there
    found = list(_ITEM.finditer(rest))
    rooms = [room for match in found if (room := _room(match, terms[-1], text, block))]
    return rooms if len(rooms) == len(found) == rest.count("(") > 1 else []


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
