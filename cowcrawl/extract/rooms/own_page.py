"""The page of one room: its heading and its address are the room's name, and the line below says what it is.

"Bärengraben" at /rooms/baerengraben, and below it "Sitzungsraum, wahlweise mit Küche".
"""

from __future__ import annotations

from typing import NamedTuple

from cowcrawl.extract.formulas.words import desk_type
from cowcrawl.extract.rooms.names import name_of_line
from cowcrawl.extract.rooms.room import Room
from cowcrawl.extract.rooms.sizes import sizes
from cowcrawl.extract.rooms.words import said, terms_in
from cowcrawl.extract.texts.terms import Term
from cowcrawl.extract.who.host_names import fits_host
from cowcrawl.page import Block, Page, once
from cowcrawl.page.role import is_section, path_segments

MAX_NAME = 4
"""Words of a heading that names a room."""
MAX_KIND = 12
"""Words of the line that says what the room is."""
LET = ("meeting_room", "event_space")


class OwnPage(NamedTuple):
    """A page of one room."""

    heading: Block
    """The heading that is its name."""
    kind: Block
    """The line below that says what it is."""
    concept: str
    """Its kind."""


@once
def own_page(page: Page) -> OwnPage | None:
    """The room that a page is about alone, if it is."""
    *folders, last = path_segments(page.url) or ("",)
    heads = [block for block in page.main if block.level == 1] if folders else []
    if len(heads) != 1 or not _is_name(heads[0].line) or not fits_host(heads[0].line, f"{last.replace(' ', '-')}.x"):
        return None
    below = next(iter(page.blocks[heads[0].index + 1 : heads[0].index + 2]), None)
    term = _kind(below.line) if below and below.region == "main" and not below.level else None
    return OwnPage(heads[0], below, term.concept) if below and term else None


def _is_name(line: str) -> bool:
    """Whether a heading can be the name of a room, without a noun that says so."""
    plain = len(line.split()) <= MAX_NAME and not terms_in(line) and not desk_type(line)
    return plain and not is_section(line)


def _kind(line: str) -> Term | None:
    """The noun that a line begins with, perhaps behind an article: "Ein Seminarraum", "Sitzungsraum mit Küche"."""
    found = terms_in(line) if len(line.split()) <= MAX_KIND else ()
    term = found[0] if len(found) == 1 and found[0].concept in LET else None
    if term is None or said("several", line[term.start : term.end]):
        return None
    lead = line[: term.start].strip()
    return term if not lead or said("one", lead) or said("the", lead) else None


def room_of_page(page: Page) -> list[Room]:
    """The room of its own page, with the one number of people and the one area that the page tells."""
    own = own_page(page)
    name = name_of_line(own.heading.line, [], None) if own else None
    if own is None or name is None:
        return []
    told = [(block, sizes(block.line)) for block in page.main if block.digits and len(block.line.split()) <= MAX_KIND]
    seats = {(one.low, one.high): block for block, (found, _) in told for one in found}
    areas = {one.value: block for block, (_, found) in told for one in found}
    if not (seats or areas) or max(len(seats), len(areas)) > 1:
        return []
    low, high = next(iter(seats), (None, None))
    first, *rest = dict.fromkeys(block.line for block in (*seats.values(), *areas.values()))
    return [
        Room(
            name=name,
            concept=own.concept,
            low=low,
            high=high,
            area=next(iter(areas), None),
            block=own.heading,
            quote=first,
            context=(own.heading.line, own.kind.line, *rest),
        )
    ]
