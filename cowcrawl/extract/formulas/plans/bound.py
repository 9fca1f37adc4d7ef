"""For how long the memberships of a page bind, where one sentence says it of all: "All plans need 30 days' notice"."""

from __future__ import annotations

from cowcrawl.extract.formulas.candidate import LONG
from cowcrawl.extract.texts.phrases import says, told
from cowcrawl.extract.texts.sentences import split
from cowcrawl.literals.money import find_money
from cowcrawl.page import Page, once

MAX_SENTENCE = 160
"""Characters of a sentence about notice or term."""
SEATS = frozenset(("hot_desk", "fixed_desk", "other"))
"""What a membership buys; offices and addresses are let on terms of their own."""


def bound_together(page: Page, kind: str, period: str | None) -> tuple[str, ...]:
    """The sentence about all memberships, for one by the month or longer; nothing where two say different things."""
    if kind not in SEATS or period not in LONG:
        return ()
    sentences = _sentences(page)
    return sentences if len(sentences) == 1 else ()


@once
def _sentences(page: Page) -> tuple[str, ...]:
    blocks = (block for block in page.holding_all(told("formulas", "all_plans")) if block.region != "nav")
    lines = (sentence.strip() for block in blocks for line in block.lines for sentence in split(line))
    return tuple(dict.fromkeys(filter(_binds_all, lines)))


def _binds_all(sentence: str) -> bool:
    """Whether a sentence says of all memberships, and of some more than others in no way, for how long they bind."""
    if len(sentence) > MAX_SENTENCE or sentence.endswith("?") or not says("formulas", "all_plans", sentence):
        return False
    binds = says("formulas", "commitment", sentence)
    return binds and not (says("formulas", "all_but", sentence) or find_money(sentence))
