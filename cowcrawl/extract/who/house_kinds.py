"""Names that say what kind of house they are of: "Elmford Community Hub", "Buurthuis De Linde"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cowcrawl.page import Block, Page
from cowcrawl.vocabulary import alternatives, load

_NAME = r"[A-ZÀ-Ý][\w'’.-]*"
_ARTICLE = r"(?:de|het|den|'t|la|le|les|l'|el|los|las|il|lo|du|des|della|di|del)"

_SHARED = r"[A-ZÀ-Ý]\w+-\s(?:und|en|&)\s"
"""The first of two compounds that share their end: "Technologie- und Gründerzentrum"."""


def named_by_kind(page: Page) -> Iterator[tuple[str, Block]]:
    """The names with a kind of house in the title or the first heading, each with a block that has it too.

    The title may be all that the first heading says, or a line of the text writes the name again.
    """
    heads = [block for block in page.blocks if block.level == 1]
    for text in dict.fromkeys((page.title, *(block.line for block in heads))):
        for name in _names_in(text):
            alone = next((block for block in heads if block.line == name and page.title.startswith(name)), None)
            again = (block for block in page.blocks if block not in heads and name in block.line)
            if block := alone or next((block for block in again if block.region != "nav"), None):
                yield name, block


def _names_in(text: str) -> Iterator[str]:
    """The kinds of houses in a text with the names before them in English, behind them in other languages."""
    for pattern in (_before_kind(), _behind_kind()):
        for hit in pattern.finditer(text):
            if hit.group()[0].isupper():
                yield hit.group()


@cache
def _before_kind() -> re.Pattern[str]:
    kinds = alternatives(tuple(load("names")["house_kind"]["en"]))
    return re.compile(rf"(?<!\w)(?:{_NAME}\s){{1,4}}(?i:{kinds})(?!\w)")


@cache
def _behind_kind() -> re.Pattern[str]:
    kinds = alternatives(
        tuple(kind for one, told in load("names")["house_kind"].items() if one != "en" for kind in told)
    )
    return re.compile(rf"(?<!\w)(?:{_SHARED})?(?i:{kinds})(?:\s(?i:{_ARTICLE}))?(?:\s{_NAME}){{1,3}}(?!\w)")
