"""A price with what stands around it: the title of its card, its headings, the line above its list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.etree import _Element as Element

from cowcrawl.extract.formulas.amounts.offer import Offer
from cowcrawl.extract.formulas.amounts.passage import names_behind
from cowcrawl.extract.formulas.amounts.tail import read_tail
from cowcrawl.extract.formulas.candidate import LONG, Candidate
from cowcrawl.extract.formulas.labels import clean, has_own_words
from cowcrawl.extract.formulas.no_plans import no_plan
from cowcrawl.extract.formulas.sentences.paragraph import SHORT
from cowcrawl.extract.formulas.words import (
    compares,
    desk_hint,
    desk_phrase,
    desk_type,
    heads_options,
    is_per_card,
    leads_on,
)
from cowcrawl.extract.texts.phrases import says, says_all
from cowcrawl.extract.texts.sentences import split
from cowcrawl.literals.money import find_money
from cowcrawl.literals.period import in_label
from cowcrawl.literals.vat import vat_of
from cowcrawl.page import Block
from cowcrawl.page.cards import Card, Outline
from cowcrawl.remembered import remembered

MAX_WORDS = 12
"""Words before a price that can name a plan; more are a sentence."""
MAX_TRAILING = 4
"""Words behind a price that can name what a title names already."""
MAX_CARD = 60
"""Blocks of a card that may describe its plan."""
MAX_ABOVE = 4
"""Blocks above a card of nothing but lines that may describe its plan."""
MAX_LED = 500
"""Characters of a block of lines whose first can tell for how long the prices in it are."""
MAX_RUN = 12
"""Blocks above a price that a run of prices can take up."""
MAX_PERIOD = 40
"""Characters of a line that is nothing but a period."""


def candidate_of(offer: Offer, block: Block, card: Card, outline: Outline, above: str | None) -> Candidate:
    """The candidate of an offer in a block, with what its card tells; `above` is what a line over it names."""
    label = _last_sentence(offer.label.strip())
    title = _unpriced(_first_of(card.title)) if card.title else None
    clause = _name_behind(offer, label, title)
    return Candidate(
        amount=offer.money.text,
        currency=offer.money.currency or "",
        labels=tuple(_labels(offer, label, clause, title, above)),
        title=title,
        titled_at=card.title.index if card.title else None,
        headings=(*_telling(block, card, outline), *_announced(offer, block, outline), *_lines_of(card.headings)),
        card=[
            *_above(block, card, outline),
            *[other for other in outline.around(card, MAX_CARD) if other is not block or card.alone],
        ],
        period=offer.tail.period,
        quantity=offer.tail.quantity,
        vat=offer.tail.vat,
        after=offer.after,
        starred=offer.starred,
        quotes=(f"{offer.quote} {clause}".strip(), offer.quote, block.line, *filter(None, (offer.price,))),
        element=block.element,
        extractor="formulas.card" if card.title else "formulas.line",
        doubt=offer.doubt or ("prose" if len(label.split()) > MAX_WORDS else None),
    )


def _name_behind(offer: Offer, label: str, title: str | None) -> str:
    """The words behind a price, where they name it and nothing before it does."""
    named = desk_type(title or "") and len(offer.after.split()) > MAX_TRAILING
    tied = label.endswith(":") and in_label(label) is not None  # "Monatspass: € 260 (9–18 Uhr)"
    aside = title is not None and _ASIDE.match(offer.after)
    told = named or tied or aside or has_own_words(label)
    told = told or is_per_card(offer.after)
    return offer.after.strip() if not told and names_behind(offer.after) else ""


def _labels(offer: Offer, label: str, clause: str, title: str | None, above: str | None) -> list[str]:
    """The words that name a price, outermost first."""
    labels = [text for text in (clean(label), clean(_desk_of_clause(clause))) if text]
    if not labels and title is None and offer.tail.period in LONG and (desk := desk_phrase(offer.after)):
        labels = [desk]  # "150 € par mois avec bureau attitré"
    if not above or above in labels or find_money(above):
        return labels
    named = any(has_own_words(label) and not says_all("formulas", "payers", label) for label in labels)
    return [above, *labels] if has_own_words(above) or not named else labels


_ASIDE = re.compile(r"\s*\([^()]*,")
"""A bracket with several things right behind a price: they tell of what a title names."""


def _last_sentence(label: str) -> str:
    """The sentence of a label that its price stands in, where that speaks of a desk or a room; its half-sentence."""
    if leads_on(label):
        return ""
    before, _, half = label.rpartition("; ")
    if before and desk_phrase(before) and has_own_words(half):
        return half
    *others, last = split(label) or [label]
    return last if others and (desk_type(last) or desk_hint(last)) else label


def _first_of(title: Block) -> str:
    """The line of a title; of one that is no heading the first of its lines, where that names a desk by itself."""
    first = title.lines[0]
    return first if not title.level and desk_type(first) else title.line


def _unpriced(title: str) -> str | None:
    """A title without its own price: "Hot desk – £120 a month"."""
    moneys = find_money(title)
    if not moneys:
        return title
    before = clean(title[: moneys[0].start])
    return before if has_own_words(before) else clean(title[read_tail(title, moneys[-1].end).end :]) or None


def _above(block: Block, card: Card, outline: Outline) -> list[Block]:
    """The blocks between a heading and a card below it that is nothing but lines: "180 m², 80 people"."""
    if not (card.alone and card.title and card.title.index in block.headings):
        return []
    return outline.blocks[max(card.title.index + 1, block.index - MAX_ABOVE) : block.index]


def _desk_of_clause(after: str) -> str:
    """A name behind a price; of a clause that goes on in lower case the desk it names: "gets you a hot desk"."""
    clause = after[:1].islower() and len(after.split()) > MAX_TRAILING
    return (desk_phrase(after) or after) if clause else after


def _announced(offer: Offer, block: Block, outline: Outline) -> list[str]:
    """The line with a colon that announces the prices of a list, or tells the period of those in the lines below it."""
    if block.element.tag == "li":
        return _lead_in(block, outline)
    if offer.tail.period or len(block.line) > MAX_LED:
        return []
    own = next((number for number, line in enumerate(block.lines) if offer.quote in line), 0)
    above = reversed(outline.blocks[max(0, block.index - MAX_RUN) : block.index])
    lines = [*reversed(block.lines[:own]), *(line for other in above for line in reversed(other.lines))]
    led = next((line for line in lines if not (len(line) <= SHORT and find_money(line))), "")
    told = led.endswith(":") and len(led) <= SHORT and in_label(led) and not says("formulas", "deposits", led)
    return [led] if told else []


def _lead_in(block: Block, outline: Outline) -> list[str]:
    """The line with a colon that announces the list a price stands in: "Rates for the hall:"."""
    before = (split(line)[-1:] if len(line) > SHORT else [line] for line in line_before(block, outline))
    above = (line for lines in before for line in lines if line.endswith(":") and len(line) <= SHORT)
    return [line for line in above if not find_money(line)]


def line_before(block: Block, outline: Outline) -> list[str]:
    """The line above a block, or above the list it is in."""
    at, items = block.index - 1, _list_of(block)
    while at >= 0 and items is not None and _list_of(outline.blocks[at]) is items:
        at -= 1
    return outline.blocks[at].lines[-1:] if at >= 0 else []


def _list_of(block: Block) -> Element | None:
    """The list that a block is an item of, or all of an item."""
    item = block.element
    while item.tag != "li" and (around := item.getparent()) is not None and len(around) == 1:
        item = around
    return item.getparent() if item.tag == "li" else None


def _telling(block: Block, card: Card, outline: Outline) -> list[str]:
    """The headings above a price that name nothing and tell of it: the period, that it is an option or compared.

    And a question right above it that tells that it is none: "What are our fixed costs?".
    """
    above = [outline.blocks[index] for index in reversed(block.headings)]
    lines = [head.line for head in above if head is not card.title]
    asked = [line for line in lines[:1] if line.endswith("?") and no_plan(line)]
    return asked + [line for line in lines if _tells(line)]


@remembered
def _tells(heading: str) -> bool:
    """Whether a heading tells of all prices below it: for how long, that they are options, compared, with tax."""
    return any(tells(heading) for tells in (only_period, heads_options, compares, vat_of))


def only_period(line: str) -> bool:
    """Whether a line tells a period and nothing else."""
    return len(line) <= MAX_PERIOD and bool(in_label(line)) and not has_own_words(line) and not find_money(line)


def _lines_of(headings: Sequence[Block]) -> list[str]:
    """The lines of some headings, innermost first."""
    return [heading.line for heading in reversed(headings)]
