"""Lists of the houses of others on a house's own page: friends, a network, places to work when it is full.

They look like the list of an operator's houses. The page tells them apart: a heading or a line above them speaks of
others, its own address stands at its head or foot and not among them, none bears its name, and nothing calls them ours.
A seat at the foot of a chain's page of prices is no sign: without such words a list is the operator's.
"""

from __future__ import annotations

from cowcrawl.extract.texts.phrases import says, says_any
from cowcrawl.extract.what.offers import cue
from cowcrawl.extract.where.address import sightings
from cowcrawl.extract.where.sighting import Sighting
from cowcrawl.extract.which.houses import our_houses
from cowcrawl.extract.who.host_names import distinctive
from cowcrawl.extract.who.name import called
from cowcrawl.extract.who.name_places import title_parts
from cowcrawl.page import Block, Page, once
from cowcrawl.page.role import role, role_of_heading
from cowcrawl.text import fold

FEWEST = 2
"""Addresses of different houses that make a list."""
MAX_NAME = 6
"""Words of the name of a house; more are a sentence."""
_OWN = frozenset(("home", "locations", "contact"))
"""Roles of pages that list the operator's own houses."""
_LISTS = ("ul", "ol", "table", "dl")


@once
def foreign(page: Page) -> frozenset[int]:
    """The blocks of the body that list the houses of others."""
    printed = [one for one in sightings(page) if one.first >= 0 and one.address.city]
    listed = [one for one in printed if one.region == "main" and not one.told]
    framed = [one for one in printed if one.region in ("header", "footer") and one.address.street]
    if len(_houses(listed)) < FEWEST or len(_houses(framed)) != 1 or any(one.same(framed[0]) for one in listed):
        return frozenset()
    if role(page.url, page.title) in _OWN or not _speaks_of_others(page, listed) or _are_ours(page, listed):
        return frozenset()
    spans = [_span(page, page.blocks[one.first]) for one in listed]
    between = range(min(first for first, _ in spans), max(last for _, last in spans) + 1)
    return frozenset(index for index in between if page.blocks[index].region == "main")


def _houses(found: list[Sighting]) -> list[Sighting]:
    kept: list[Sighting] = []
    for one in found:
        if not any(one.same(other) for other in kept):
            kept.append(one)
    return kept


def _speaks_of_others(page: Page, listed: list[Sighting]) -> bool:
    """Whether the title, a heading or a line above the list says that what follows are the houses of others."""
    if says_any("others", "foreign_names", title_parts(page.title)[:1]):
        return True
    first = min(one.first for one in listed)
    return any(
        says("others", "foreign_said", block.line)
        or ((block.level or block.line.endswith(":")) and says("others", "foreign_names", block.line))
        for block in page.blocks[:first]
        if block.region == "main"
    )


def _are_ours(page: Page, listed: list[Sighting]) -> bool:
    """Whether a heading or a line says that the page's operator runs what is listed, or its names say so."""
    texts = [*title_parts(page.title), *(block.line for block in page.blocks if block.region == "main")]
    if any(role_of_heading(text) == "locations" or _says_ours(text) for text in texts):
        return True
    brands = set().union(*(distinctive(name) for name in called(page)))
    towns = {word for one in sightings(page) for word in fold(one.address.city or "").split()}
    return any((brands - towns) & set(fold(text).split()) for one in listed for text in _lines_of(page, one))


def _says_ours(text: str) -> bool:
    """Whether a text speaks of our houses, and not of our friends': "We run three buildings", "Nos trois lieux"."""
    return bool(cue("we", text)) and (
        our_houses(text) or (says("houses", "places", text) and not says("others", "lead", text))
    )


def _lines_of(page: Page, one: Sighting) -> list[str]:
    """The line of an address; the one above it and its headings but the first, where they can be names."""
    block = page.blocks[one.first]
    heads = [page.blocks[number].line for number in block.headings if page.blocks[number].level > 1]
    above = page.blocks[max(0, block.index - 1)].line
    return [block.line, *(line for line in (above, *heads) if len(line.split()) <= MAX_NAME)]


def _span(page: Page, block: Block) -> tuple[int, int]:
    """The blocks of the list, the card or the section in which an address stands."""
    above = next((node for node in (block.element, *block.element.iterancestors()) if node.tag in _LISTS), None)
    if above is not None and (span := page.span(above)):
        return span
    head = block.headings[-1] if block.headings else -1
    if head < 0 or page.blocks[head].level < 2:
        return block.index, block.index
    return head, max(one.index for one in page.blocks[head:] if one.index == head or head in one.headings)
