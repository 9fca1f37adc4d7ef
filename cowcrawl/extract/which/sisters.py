"""The part of a house's page that lists the other houses of its operator: "More locations", "Nos autres espaces"."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from cowcrawl.extract.texts.phrases import says, told
from cowcrawl.extract.where.address import sightings
from cowcrawl.extract.where.sighting import Sighting
from cowcrawl.literals.words import alternation
from cowcrawl.page import Block, Page, once
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

MAX_WORDS = 8
"""Words of a heading above such a list."""


@once
def sisters(page: Page) -> frozenset[int]:
    """The blocks that tell of other houses than the page's: what stands below a heading for those.

    None on a page that gives several addresses above it as well: that one lists houses, and these are some more.
    A word that rooms bear too ("other spaces") makes a list of houses only with an address below it.
    """
    below: set[int] = set()
    for block in page.holding_all(told("houses", "other", "also")):
        if kind := _kind(block):
            section = _section(page, block)
            if kind == "houses" or any(one.first in section for one in sightings(page)):
                below |= section
    own = [one for one in sightings(page) if one.region == "main" and one.address.street and one.first not in below]
    return frozenset(below) if all(one.same(own[0]) for one in own) else frozenset()


def of_sister(page: Page, sighting: Sighting) -> bool:
    """Whether an address stands in the list of the other houses."""
    return sighting.first in sisters(page)


def is_to_open(page: Page, sighting: Sighting) -> bool:
    """Whether what is told of a house in that list is that it will open: it is none yet."""
    text = page.blocks[sighting.first].text
    return says("status", "to_open", text) or says("status", "in_preparation", text)


def announces(block: Block) -> bool:
    """Whether a heading announces other houses, and so names none."""
    return _kind(block) == "houses"


def _kind(block: Block) -> str | None:
    """`houses` for a heading that announces other houses, `spaces` for one that may announce rooms as well."""
    if block.level < 2 or len(block.line.split()) > MAX_WORDS:
        return None
    found = _others().search(line := fold(block.line))
    return found.lastgroup if found else "spaces" if _also().match(line) else None


def _section(page: Page, head: Block) -> set[int]:
    """A heading and the blocks it governs."""
    found = {head.index}
    for block in islice(page.blocks, head.index + 1, None):
        if head.index in block.headings:
            found.add(block.index)
        elif block.region == head.region:
            break
    return found


@cache
def _others() -> re.Pattern[str]:
    """A word for others and one for houses behind it, a name or an adjective between: "more Lampion locations"."""
    other, houses, spaces = (
        alternation({fold(word) for word in phrases("houses", concept)}, " ")
        for concept in ("other", "places", "rooms")
    )
    return re.compile(rf"(?<!\S)(?:{other})(?: \S+){{0,2}} (?:(?P<houses>{houses})|(?P<spaces>{spaces}))(?!\S)")


@cache
def _also() -> re.Pattern[str]:
    """What such a heading begins with that names no houses: "You might also like"."""
    return re.compile(rf"(?:{_words('also')})(?!\S)")


def _words(concept: str) -> str:
    return alternation({fold(word) for word in phrases("houses", concept)}, " ")
