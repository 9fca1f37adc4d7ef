"""The parts of a page that tell of others than the house: its members, its neighbours, those who teach or sell there.

Addresses, prices, hours and rooms that stand in them are theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise, takewhile

from cowcrawl.extract import Found
from cowcrawl.extract.texts.phrases import begins_with, concept_in, says, says_all, told
from cowcrawl.extract.who.host_names import fits_host
from cowcrawl.literals.words import alternation, holds
from cowcrawl.page import Block, Page, once
from cowcrawl.page.role import path_segments, role, role_of_heading, role_of_segment, title_head
from cowcrawl.remembered import remembered
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

MAX_WORDS = 7
"""Words of the name of a page or a section: more are a headline or a sentence."""
KEPT = frozenset(
    "name operator website country space_types status opening_date closing_date "
    "occupants member_profile member_selection community network_access".split()
)
"""Fields of the house of which such a part may tell: whose page it is, who is there, since when."""
_OWN = frozenset(("home", "prices", "contact", "locations"))
"""Roles of pages that are no guides, whatever asks their headline."""
_TELLING = frozenset(("home", "prices", "contact", "locations", "offer"))
"""Roles of pages that tell of the house, whatever else their address says."""


def is_of_others(page: Page, found: Found) -> bool:
    """Whether a finding stands where the page tells of others, and is one that would be theirs."""
    if found.element is None or found.claim.field in KEPT or not (indexes := apart(page)):
        return False
    span = page.span_around(found.element)
    return span is not None and span[0] in indexes


@once
def apart(page: Page) -> frozenset[int]:
    """The indexes of the blocks of the body that tell of others."""
    whole = page_of_others(page)
    heads = {
        block.index
        for block in page.blocks
        if block.level
        and (
            _named(("section", line := block.line))  # the heading, or what stands behind its colon
            or (": " in line and _named(("section", line.partition(": ")[2])))
        )
    }
    quoted = {index for first, last in _quotes(page) for index in range(first, last + 1)} | led_to_others(page)
    if not (whole or heads or quoted):
        return frozenset()
    own = -1 if whole else _foot(page)
    return frozenset(
        block.index
        for block in page.blocks
        if block.region == "main"
        and block.index != own
        and (whole or block.index in quoted or (heads and not heads.isdisjoint((block.index, *block.headings))))
        and (whole or not finds_us(page, block))
    )


def finds_us(page: Page, block: Block) -> bool:
    """Whether a heading, or the nearest one of a block, says that here one finds us, whatever stands above it."""
    heading = page.blocks[block.headings[-1]] if block.headings and not block.level else block
    return heading.level > 1 and says("others", "us", heading.line) and holds("address", "label", heading.line)


def _foot(page: Page) -> int:
    """The index of the last block of a page that has no footer: the name of the house, and its mailbox; or -1."""
    last = page.blocks[-1] if page.blocks else None
    if last is None or not page.host or f"@{page.host.removeprefix('www.')}" not in last.line:
        return -1
    return last.index if fits_host(_BEFORE_ADDRESS.split(last.line, 1)[0].strip(), page.host) else -1


_BEFORE_ADDRESS = re.compile(r"[,·|•–]")


@once
def led_to_others(page: Page) -> frozenset[int]:
    """The blocks that follow a line such as "You can also work at our friends':", up to the end of its section."""
    below: set[int] = set()
    for block in page.holding_all(told("others", "lead")):
        if (
            block.region != "main"
            or block.level
            or not block.line.endswith(":")
            or not says("others", "lead", block.line)
        ):
            continue
        below.update(_rest_of_section(page, block))
    return frozenset(below)


def _rest_of_section(page: Page, block: Block) -> Iterator[int]:
    """The indexes of the blocks behind one, up to the next heading as great as its own."""
    level = page.blocks[block.headings[-1]].level if block.headings else 0
    after = islice(page.blocks, block.index + 1, None)
    return (one.index for one in takewhile(lambda one: not 0 < one.level <= level, after))


def _quotes(page: Page) -> Iterator[tuple[int, int]]:
    """The first and the last block of each quotation: of those set apart, what has quotation marks.

    Or a paragraph that is all between such marks, and who said it: "« … » (La Dépêche)".
    """
    yield from ((one.index, one.index) for one in page.main if one.line[:1] in _OPENING and _SAID.fullmatch(one.line))
    for element in page.root.iter("blockquote") if "<blockquote" in page.source else ():
        if (span := page.span(element)) and _QUOTED.search(" ".join(page.blocks[index].line for index in span)):
            yield span


_QUOTED = re.compile('["„“”«»]')
_OPENING = ("«", "“", "„", '"')
_SAID = re.compile(r"[«“„\"][^«»“”\"]{30,}[»”“\"]\s?(?:\([^()]{3,60}\)|[—–-]\s?[^—–]{3,60})\s?\.?")
"""What a paper or a guest said, and who that is."""


@once
def page_of_others(page: Page) -> bool:
    """Whether a page as a whole tells of others: its address says so, or else its first heading or its title."""
    heading = next((block.line for block in page.blocks if block.level == 1), "")
    texts = (heading, title_head(page.title)) if path_segments(page.url) else ()
    told = [text for text in texts if text and not fits_host(text, page.host)]
    if any(map(_is_guide, told)) and role(page.url) not in _OWN:
        return True
    *folders, last = path_segments(page.url) or ("",)
    for segment in (last, *(one for one in reversed(folders) if one != "menu")):  # a site's menu, and no kitchen's
        if _names("page", segment):
            return True
        if role_of_heading(segment) in _TELLING:
            return False
    return any(_names("page", part) for text in told for part in (text, text.partition(":")[0]))


def names_others(heading: str) -> bool:
    """Whether a heading is the name of a page or a section about others, or about what was: "History"."""
    return _names("section", heading) or _names("page", heading)


def heads_addresses_of_others(heading: str) -> bool:
    """Whether a heading says that addresses below it are those of others."""
    return holds("others", "section_addresses", heading) or says_all("others", "section", heading)


def heads_other_prices(heading: str) -> bool:
    """Whether a heading says that prices below it are for something else than a place to work."""
    return says_all("others", "section_prices", heading) or says_all("others", "section", heading)


def asks_of_else(text: str) -> bool:
    """Whether a text asks where one parks, sleeps or eats or for leave to bring a dog, or says no more than "Parking".

    No price and no address of the answer is the house's.
    """
    if not text.endswith("?"):
        return says_all("others", "asked", text)
    asked = says("others", "asked", text) or begins_with("others", "leave", text)
    return asked and concept_in("desk_types", text) is None


@remembered
def _is_guide(headline: str) -> bool:
    """Whether a headline is that of a guide to what such things cost anywhere, or to the best of a town."""
    words = fold(headline).split()
    if not _folded("guide_own").isdisjoint(words):
        return False
    counted = any(one.isdecimal() and two in _folded("guide_counts") for one, two in pairwise(words))
    counted = counted or words[:1] == ["top"]
    versus = not _folded("guide_versus").isdisjoint(words[1:-1])
    return counted or versus or bool(_guide().match(" ".join(words)))


@cache
def _guide() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(_folded('guide'), ' ')})(?!\S)")


@remembered
def _named(asked: tuple[str, str]) -> bool:
    concept, text = asked
    text, joined, second = text.partition("&")
    words = fold(text).split() if not joined or role_of_segment(second) not in _TELLING else []
    if not 0 < len(words) <= MAX_WORDS:
        return False
    before = (1, 2, 3) if words[0] in _first("before") else ()
    starts = [0, *(count for count in before if " ".join(words[:count]) in _folded("before"))]
    for start in starts:
        if start >= len(words) or words[start] not in _first(concept):
            continue  # most headings begin with no such word
        for end in range(len(words), start, -1):
            if " ".join(words[start:end]) in _folded(concept):
                return end == len(words) or words[end] in _folded("behind")
    return False


def _names(concept: str, text: str) -> bool:
    """Whether a text is the name of a page or a section about others: "Our members", "Ventajas para coworkers"."""
    return _named((concept, text))


@cache
def _first(concept: str) -> frozenset[str]:
    """The words that the phrases of a concept begin with."""
    return frozenset(phrase.split()[0] for phrase in _folded(concept))


@cache
def _folded(concept: str) -> frozenset[str]:
    return frozenset(map(fold, phrases("others", concept)))
