"""Rooms that a sentence counts and the headings below it name: "We have 3 rooms:", then "Oak", "Elm" and "Ash"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cowcrawl.extract.formulas.no_plans import is_other_section
from cowcrawl.extract.rooms.listed import is_plan
from cowcrawl.extract.rooms.room import Room
from cowcrawl.extract.rooms.sizes import sizes
from cowcrawl.extract.rooms.words import before, here, said, terms_in
from cowcrawl.page import Block, Page
from cowcrawl.page.role import is_section

MAX_BELOW = 80
"""Blocks below such a sentence in which the headings stand."""
MAX_WORDS = 4
"""Words of a heading that names a room."""
MAX_SENTENCE = 120
"""Characters of a sentence that counts and names nothing."""


def rooms_announced(page: Page, blocks: Sequence[Block]) -> Iterator[Room]:
    """The rooms that as many headings of one rank name as a sentence right above them counts, a colon at its end."""
    for block in blocks:
        if not block.line.endswith(":") or len(block.line) > MAX_SENTENCE or block.level:
            continue
        told = [(term, before(block.line, term)) for term in terms_in(block.line)]
        term, ahead = told[0] if len(told) == 1 else (None, None)
        if term is None or ahead is None or ahead.kind != "count" or not here(block.line):
            continue
        heads = _heads(page, block) if said("several", block.line[term.start : term.end]) else []
        if len(heads) == ahead.count and all(map(_may_name, heads)):
            for head in heads:
                yield Room(name=head.line, concept=term.concept, block=head, quote=head.line, context=(block.line,))


def _heads(page: Page, block: Block) -> list[Block]:
    """The headings of one rank that follow a sentence, the first right behind it, up to one of a higher rank."""
    below = page.blocks[block.index + 1 : block.index + 1 + MAX_BELOW]
    first = below[0] if below else None
    if first is None or not first.level or first.region != block.region:
        return []
    found: list[Block] = []
    for one in below:
        if one.region != block.region or 0 < one.level < first.level:
            break
        if one.level == first.level:
            found.append(one)
    return found


def _may_name(head: Block) -> bool:
    """Whether a heading can name one room: short, no plan, no section of something else."""
    line = head.line
    plain = not (any(sizes(line)) or is_plan(line) or is_other_section(line) or is_section(line))
    return plain and len(line.split()) <= MAX_WORDS and here(line)
