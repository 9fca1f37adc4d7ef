"""Names that the title of a page tells where nothing else does: beside a section of the site, or before a town."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cowcrawl.extract.texts.phrases import says
from cowcrawl.extract.who.host_names import distinctive
from cowcrawl.literals.words import alternation
from cowcrawl.page import Block, Page
from cowcrawl.page.role import is_section
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

MAX_NAME = 5
"""Words of a name."""
MAX_TOWN = 2
"""Words of a town behind a name and a comma."""


def names_in_title(page: Page, parts: list[str]) -> Iterator[str]:
    """The names that two parts of a title tell, the surest first.

    What the page's heading says too, beside a section or a description: "Services & rates | Elmford Suites", "Elmford –
    shared offices". What stands before a town and at the head of a line: "Rates | Elmford Works, Leeds". What is all of
    the page's first line: the site's name.
    """
    for name, other in (parts, parts[::-1]) if len(parts) == 2 else ():
        if not _may_name(name):
            continue
        heads = {fold(block.line) for block in page.blocks if block.level == 1}
        described = other[:1].islower() and (says("town", "house", other) or says("names", "house_kind", other))
        if fold(name) in heads and (_lists_sections(other) or described):
            yield name
        if name == parts[1]:
            yield from _before_town(page, name, sure=_lists_sections(other))
        if page.blocks and _is_masthead(page.blocks[0], name):
            yield name


def _may_name(text: str) -> bool:
    """Whether a part of a title is short, has a word of its own, and names no room: "Meeting rooms | Oak Room"."""
    short = text[:1].isupper() and len(text.split()) <= MAX_NAME
    return short and bool(distinctive(text)) and not says("rooms", "plain", text)


def _before_town(page: Page, text: str, *, sure: bool) -> Iterator[str]:
    """What a title says before a comma and a town, where a line of the page opens with it.

    Unless that is `sure`, the line goes on to an address in that town.
    """
    name, comma, town = text.partition(", ")
    if not comma or len(town.split()) > MAX_TOWN or not distinctive(name):
        return
    opened = re.compile(rf"{re.escape(name)}(?!\w)" + ("" if sure else rf".*\d.*\b{re.escape(town)}(?!\w)"))
    if any(opened.match(block.line) for block in page.blocks if block.region != "nav"):
        yield name


def _is_masthead(block: Block, name: str) -> bool:
    """Whether the first line of a page is a name and no link to a section."""
    return not block.level and not block.linked and fold(block.line) == fold(name)


def _lists_sections(text: str) -> bool:
    """Whether a text is what a section of a site is called, or several: "Services & rates"."""
    return all(map(is_section, filter(None, _joints().split(text))))


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(rf"\s*[&/+]\s*|\s(?:{alternation(phrases('period_words', 'conjunctions'))})\s", re.I)
