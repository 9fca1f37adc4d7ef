"""For how long the memberships of a page bind, where one sentence says it of all: "All plans need 30 days' notice"."""

from __future__ import annotations

from cowcrawl.extract.texts.phrases import says, told
from cowcrawl.extract.texts.sentences import split
from cowcrawl.literals.money import find_money
from cowcrawl.page import Page

MAX_SENTENCE = 160
"""Characters of a sentence about notice or term."""
SEATS = frozenset(("hot_desk", "fixed_desk", "other"))
"""What a membership buys; offices and addresses are let on terms of their own."""


def bound_together(page: Page) -> tuple[str, ...]:
    """The sentence of a page about all memberships; nothing where two say different things."""
    blocks = (block for block in page.holding_all(told("formulas", "all_plans")) if block.region != "nav")
    lines = (sentence.strip() for block in blocks for line in block.lines for sentence in split(line))
    sentences = tuple(dict.fromkeys(filter(_binds_all, lines)))
    return sentences if len(sentences) == 1 else ()


def _binds_all(sentence: str) -> bool:
    """Whether a sentence says of all memberships, and of some more than others in no way, for how long they bind."""
    if len(sentence) > MAX_SENTENCE or sentence.endswith("?") or not says("formulas", "all_plans", sentence):
        return False
    binds = says("formulas", "commitment", sentence)
    return binds and not (says("formulas", "all_but", sentence) or find_money(sentence))
