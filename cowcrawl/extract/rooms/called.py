"""Rooms that sentences call by a name alone, with a size, below a heading or a question about rooms.

"La Verrière (4-5 personnes) est à 24 €/h. L'Étage (10-15 personnes) est à 60 €/h.", "The Alder seats 12."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from cowcrawl.extract.formulas.words import desk_type
from cowcrawl.extract.rooms.passages import texts
from cowcrawl.extract.rooms.priced import LET
from cowcrawl.extract.rooms.room import Room
from cowcrawl.extract.rooms.sizes import sizes
from cowcrawl.extract.rooms.words import terms_in
from cowcrawl.literals.words import alternation
from cowcrawl.page import Block, Page
from cowcrawl.vocabulary import phrases


def rooms_called(page: Page, blocks: Sequence[Block]) -> Iterator[Room]:
    """The rooms that sentences of some blocks open with by name: one name alone may be that of a team or a firm."""
    for block in blocks:
        opens = not block.level and (
            ("(" in block.text and _opening().search(block.text)) or _holding().search(block.text)
        )
        about = terms_in(_about(page, block)) if opens else ()
        kind = next((term.concept for term in about if term.concept in LET), None)
        called = [room for text in texts(block) if kind and (room := _called(text, kind, block))]
        yield from called if len(called) > 1 else ()


def _called(text: str, kind: str, block: Block) -> Room | None:
    match = _opening().match(text) or _holding().match(text)
    if not match or not _is_own(match["name"]):
        return None
    bracket = match.groupdict().get("size")
    if bracket and any(sizes(text[match.end() :])):
        return None
    seats, areas = sizes(bracket or text)
    if len(seats) != 1 or len(areas) > 1:
        return None
    return Room(
        name=match["name"],
        concept=kind,
        low=seats[0].low,
        high=seats[0].high,
        area=areas[0].value if areas else None,
        block=block,
        quote=text,
    )


def _about(page: Page, block: Block) -> str:
    """The nearest heading of several rooms, or the question right above."""
    above = page.blocks[block.index - 1].line if block.index else ""
    heading = page.blocks[block.headings[-1]].line if block.headings else ""
    return next((line for line in (above if above.endswith("?") else "", heading) if line and terms_in(line)), "")


def calls_another(text: str) -> bool:
    """Whether a sentence opens with a name of its own: "La Verrière peut accueillir 5 personnes"."""
    match = _named().match(text)
    return match is not None and _is_own(match["name"])


def _is_own(name: str) -> bool:
    """Whether a name holds no noun for a room or a desk."""
    return not (terms_in(name) or desk_type(name))


@cache
def _opening() -> re.Pattern[str]:
    """A name that opens a sentence, and a bracket."""
    return re.compile(rf"{_named().pattern}\s\((?P<size>[^()]{{3,50}})\)\s\w")


@cache
def _holding() -> re.Pattern[str]:
    """A name that opens a sentence, and a verb for how many people it holds."""
    return re.compile(rf"{_named().pattern}\s(?i:{alternation(phrases('rooms', 'holds'))})\s")


@cache
def _named() -> re.Pattern[str]:
    """An article, and words with capitals."""
    article = rf"(?:(?i:{alternation(phrases('rooms', 'the'))})\s|[Ll]['’])"
    word = r"[A-ZÀ-Ý][\w'’-]*"
    return re.compile(rf"(?P<name>{article}{word}(?:\s(?:{word}|\d{{1,2}}))*)")
