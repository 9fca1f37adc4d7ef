"""Prices in cards, lists and prose: a line with an amount, and the title that governs it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from lxml.etree import _Element as Element

from cowcrawl.cards import Card, Outline
from cowcrawl.extract.apart import asks_of_else
from cowcrawl.extract.formulas.candidate import LONG, Candidate
from cowcrawl.extract.formulas.dues import is_due
from cowcrawl.extract.formulas.labels import clean, has_own_words
from cowcrawl.extract.formulas.locale import Locale
from cowcrawl.extract.formulas.offer import Offer
from cowcrawl.extract.formulas.own_part import below, of_others
from cowcrawl.extract.formulas.paragraph import LABEL, SHORT, is_prose, paragraph_offers
from cowcrawl.extract.formulas.parallel import parallel_offers
from cowcrawl.extract.formulas.passage import names_behind, offers_of, untimed
from cowcrawl.extract.formulas.pieces import is_sign, may_be_parted, neighbours, run_on, whole_lines
from cowcrawl.extract.formulas.prose import prose
from cowcrawl.extract.formulas.shared_period import with_shared_period
from cowcrawl.extract.formulas.sized import sized_offers
from cowcrawl.extract.formulas.subject import subject_of
from cowcrawl.extract.formulas.tail import read_tail
from cowcrawl.extract.formulas.words import (
    compares,
    desk_hint,
    desk_phrase,
    desk_type,
    heads_options,
    is_badge,
    is_part_of_day,
    is_pass,
    leads_on,
    names_something,
    no_plan,
    opens_card,
    titles_something,
)
from cowcrawl.extract.phrases import says
from cowcrawl.extract.sentences import split
from cowcrawl.literals.money import Money, find_money, named_currencies
from cowcrawl.literals.period import continues, in_label, link
from cowcrawl.literals.vat import vat_of
from cowcrawl.literals.words import alternation
from cowcrawl.page import Block, Page
from cowcrawl.remembered import remembered
from cowcrawl.vocabulary import phrases

MAX_PERIOD = 40
"""Characters of a line that is nothing but a period."""
MAX_RUN = 40
"""Lines of a run of periods and prices that are looked back over for its beginning."""
MAX_PARTS = 2
"""Commas of a line that describes and does not name: "for 8 people, 25 m², whiteboard"."""
MAX_LABEL = 60
"""Characters of a line that names the price below it."""
MAX_WORDS = 12
"""Words before a price that can name a plan; more are a sentence."""
MAX_TRAILING = 4
"""Words behind a price that can name what a title names already."""
MAX_ITEM = 6
"""Words before the price that ends an item of a list."""
MAX_CARD = 60
"""Blocks of a card that may describe its plan."""
MAX_ABOVE = 4
"""Blocks above a card of nothing but lines that may describe its plan."""
MAX_ANSWER = 3
"""Blocks of an answer, its question first."""


def line_candidates(page: Page, tables: Collection[Element], locale: Locale) -> Iterator[Candidate]:
    """The prices outside `tables`, in reading order."""
    apart = _apart(page, tables)
    blocks = [block for block in page.blocks if block.region in ("main", "header") and block.index not in apart]
    spoken = {block.index for block in page.holding(named_currencies())}
    counted = [at for at, block in enumerate(blocks) if block.digits or is_sign(block.text) or block.index in spoken]
    whole = {blocks[at].index for at in counted if locale.moneys(blocks[at].line)}
    marked: dict[int, tuple[Block, list[str], str | None]] = {}
    for at in counted:
        block = blocks[at]
        if block.index not in whole and not may_be_parted(block):
            continue
        above = _period_above(blocks, at, whole) if block.index in whole else None
        lines = run_on(block.lines) if above and continues(above) else whole_lines(block, blocks, at)
        if any(map(locale.moneys, lines)):
            marked[block.index] = block, lines, above
    outline = Outline(page, marked, titles_something, _is_no_name, opens_card, apart, _is_kind)
    for block, lines, above in marked.values():
        yield from _of_block(block, lines, above, outline, locale)


def _is_no_name(line: str) -> bool:
    """Whether the line that opens a card without headings praises it or tells a period: its name stands elsewhere."""
    return is_badge(line) or (_only_period(line) and not is_pass(line))


def _is_kind(line: str) -> bool:
    """Whether a line names a kind of desk, room or ticket, or for how long one is: "Pass 1 jour"."""
    return (desk_type(line) or desk_hint(line) or in_label(line)) is not None


def _apart(page: Page, tables: Collection[Element]) -> set[int]:
    """The indexes of the blocks that state no price here: of `tables`, which are read by themselves, and of quotes."""
    apart = filter(None, map(page.span, (*tables, *page.root.iter("blockquote"))))
    return {index for first, last in apart for index in range(first, last + 1)}


def _period_above(blocks: list[Block], at: int, marked: Collection[int]) -> str | None:
    """The period that stands as a line of its own above a price: "Journée", then "20 €".

    In a run of periods and prices each period belongs to the price behind it only when the run begins with a period.
    """
    if not at or not _is_period(blocks[at - 1], marked) or not neighbours(blocks[at - 1], blocks[at]):
        return None
    behind = at + 1 < len(blocks) and _is_period(blocks[at + 1], marked)
    start, least = at - 1, max(2, at - MAX_RUN)
    while behind and start >= least and blocks[start - 1].index in marked and _is_period(blocks[start - 2], marked):
        start -= 2
    first = start == 0 or blocks[start - 1].index not in marked
    return blocks[at - 1].line if first or not behind else None


def _is_period(block: Block, marked: Collection[int]) -> bool:
    line = block.line
    return block.index not in marked and len(line) <= MAX_PERIOD and bool(in_label(line)) and not has_own_words(line)


def _of_block(
    block: Block, lines: list[str], period: str | None, outline: Outline, locale: Locale
) -> Iterator[Candidate]:
    card: Card | None = None
    headings = [outline.blocks[index].line for index in reversed(block.headings)]
    heading = headings[0] if headings else ""
    for number, line in enumerate(lines):
        moneys = locale.moneys(line)
        if not moneys:
            continue
        card, asked = card or outline.card(block), None
        if not is_prose(line) or (block.element.tag == "li" and _is_item(line, moneys)):
            found = parallel_offers(line, moneys, _leads(lines, number, block, outline)) or offers_of(line, moneys)
            found = sized_offers(line, found) or with_shared_period(line, found)
            found = [] if _tells_dues(line, found) else found
        else:
            asked = _asked_above(block, outline)
            card = card if card.title else card._replace(title=asked)
            found = paragraph_offers(line, card.title.line if card.title else "", heading, locale)
        if not found and any(map(asks_of_else, (heading, asked.line if asked else ""))):
            continue
        if not found:
            yield from prose(line, block, [*([asked.line] if asked else []), *headings], locale)
            continue
        if says("formulas", "by_night", line) and _nightly().search(line):
            found = [offer._replace(doubt=offer.doubt or "lodging") for offer in found]
        asked = asked or _asked_above(block, outline)
        if asks_of_else(heading) or (asked and _is_about_goods(asked.line)):
            found = [offer._replace(doubt=offer.doubt or "goods") for offer in found]
        if line.startswith(("*", "¹", "²", "†")):
            found = [offer._replace(doubt=offer.doubt or "footnote") for offer in found]
        if line.startswith("+ ") and not (desk_type(line) or desk_hint(line)):
            found = [offer._replace(doubt=offer.doubt or "addition") for offer in found]
        if block.level and line.endswith("?") and not desk_type(line):
            found = [offer._replace(doubt=offer.doubt or "a question") for offer in found]
        previous = lines[number - 1] if number else ""
        above = previous if _names_below(previous) else _line_above(lines, number) or period
        above = lines[0] if card.alone and number else above
        alike = all(LABEL.search(offer.label) and has_own_words(offer.label) for offer in found)
        apart = alike or len(found) == 1 or _lists_kinds(found)
        lead = "" if apart or is_part_of_day(clean(found[0].label)) else untimed(found[0].label)
        for offer in found:
            lead = "" if _opens_sentence(offer, line) else lead
            led = offer is not found[0] and not desk_type(offer.label) and not desk_hint(offer.label)
            led = led and not (is_pass(lead) and in_label(offer.label)) and not says("formulas", "payers", lead)
            told = lead if led and has_own_words(lead) else above
            candidate = _candidate(offer, block, card, outline, told)
            if has_own_words(offer.label) or desk_type(offer.label) or (told and told in lines):
                candidate.others = of_others(candidate.card, block, outline.blocks, outline.is_priced)
                candidate.below = tuple(below(lines[number + 1 :], block, outline.blocks, outline.is_priced))
            elif is_prose(line):
                candidate.below = tuple(sentence for sentence in split(line) if not find_money(sentence))
            yield candidate


def _lists_kinds(found: list[Offer]) -> bool:
    """Whether a later price of a line names a desk itself, so that none is what the first names: "Mail 5 – Desk 50"."""
    return any(desk_type(offer.label) not in (None, "day_pass") for offer in found[1:])


def _opens_sentence(offer: Offer, line: str) -> bool:
    """Whether the label of a price, with a colon, begins a sentence or an entry behind others: "… a day. Room: £20"."""
    at = line.find(offer.quote)
    return at > 0 and bool(LABEL.search(offer.label)) and line[:at].rstrip().endswith((".", "·", "•", "|", ";"))


def _tells_dues(line: str, found: list[Offer]) -> bool:
    """Whether a short line is a sentence about dues, which tells for all its prices how long they are for.

    "Der Beitrag beträgt monatlich 20 €, ermäßigt 10 €."
    """
    if not line.endswith(".") or all(offer.tail.period for offer in found):
        return False
    return is_due(subject_of(line, found, "")[0])


def _names_below(line: str) -> bool:
    """Whether a line can name the price in the line below it: "Seats: 8" tells something else."""
    told = len(line) > MAX_LABEL or _VALUE.search(line) or _SENTENCE.search(line) or line.count(",") >= MAX_PARTS
    return not told and names_something(line)


_SENTENCE = re.compile(r"[^\W\d_]{5}[.!?]$")
"""The end of a sentence, which describes and does not name."""
_VALUE = re.compile(r"[^\W\d_]\s?:\s\S")
"""A label and its value."""


def _is_item(line: str, moneys: list[Money]) -> bool:
    """Whether an item of a list is a few words and a price that ends it: "For companies € 60 per half day."."""
    if len(moneys) != 1 or len(line) > SHORT or len(line[: moneys[0].start].split()) > MAX_ITEM:
        return False
    return not line[read_tail(line, moneys[0].end).end :].strip(" .;")


def _leads(lines: list[str], number: int, block: Block, outline: Outline) -> Iterator[str]:
    """What may head the prices of a line: the line above it, or above the list it is in, and the heading."""
    yield from lines[number - 1 : number]
    yield from _line_before(block, outline)
    yield from (outline.blocks[index].line for index in block.headings[-1:])


def _line_before(block: Block, outline: Outline) -> list[str]:
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


def _asked_above(block: Block, outline: Outline) -> Block | None:
    """The question that a block beside it answers, where that is no heading."""
    for other in reversed(outline.blocks[max(0, block.index - MAX_ANSWER) : block.index]):
        if other.level or not neighbours(other, block):
            return None
        if other.line.endswith("?"):
            return other
    return None


@cache
def _nightly() -> re.Pattern[str]:
    """An amount for a night: "€25 / night"."""
    return re.compile(rf"[\d€£$]\s?{link('per')}\s?(?:{alternation(phrases('formulas', 'by_night'))})(?!\w)", re.I)


def _is_about_goods(question: str) -> bool:
    """Whether a question is about goods and about no desk, room or pass: "Is there parking?"."""
    return says("formulas", "goods_alone", question) and not (desk_type(question) or desk_hint(question))


def _lead_in(block: Block, outline: Outline) -> list[str]:
    """The line with a colon that announces the list a price stands in: "Rates for the hall:"."""
    if block.element.tag != "li":
        return []
    above = (line for line in _line_before(block, outline) if line.endswith(":") and len(line) <= SHORT)
    return [line for line in above if not find_money(line)]


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
    return any(tells(heading) for tells in (_only_period, heads_options, compares, vat_of))


def _lines_of(headings: Sequence[Block]) -> list[str]:
    """The lines of some headings, innermost first."""
    return [heading.line for heading in reversed(headings)]


def _line_above(lines: list[str], number: int) -> str | None:
    """The line right above a price in its block, if it is its period: no price before it, or no period behind."""
    if not number or not _only_period(lines[number - 1]):
        return None
    behind = number + 1 < len(lines) and _only_period(lines[number + 1])
    return lines[number - 1] if not behind or not any(map(find_money, lines[:number])) else None


def _only_period(line: str) -> bool:
    return len(line) <= MAX_PERIOD and bool(in_label(line)) and not has_own_words(line) and not find_money(line)


def _last_sentence(label: str) -> str:
    """The sentence of a label that its price stands in, where that speaks of a desk or a room."""
    if leads_on(label):
        return ""
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


_ASIDE = re.compile(r"\s*\([^()]*,")
"""A bracket with several things right behind a price: they tell of what a title names."""


def _candidate(offer: Offer, block: Block, card: Card, outline: Outline, above: str | None) -> Candidate:
    label = _last_sentence(offer.label.strip())
    title = _unpriced(_first_of(card.title)) if card.title else None
    named = desk_type(title or "") and len(offer.after.split()) > MAX_TRAILING
    tied = label.endswith(":") and in_label(label) is not None  # "Monatspass: € 260 (9–18 Uhr)"
    aside = title is not None and _ASIDE.match(offer.after)
    behind = not (named or tied or aside or has_own_words(label)) and names_behind(offer.after)
    clause = offer.after.strip() if behind else ""
    trailing = _desk_of_clause(clause)
    labels = [text for text in (clean(label), clean(trailing)) if text]
    if not labels and title is None and offer.tail.period in LONG and (desk := desk_phrase(offer.after)):
        labels = [desk]  # "150 € par mois avec bureau attitré"
    if (
        above
        and above not in labels
        and not find_money(above)
        and (has_own_words(above) or not any(map(has_own_words, labels)))
    ):
        labels.insert(0, above)
    return Candidate(
        amount=offer.money.text,
        currency=offer.money.currency or "",
        labels=tuple(labels),
        title=title,
        titled_at=card.title.index if card.title else None,
        headings=(*_telling(block, card, outline), *_lead_in(block, outline), *_lines_of(card.headings)),
        card=[
            *_above(block, card, outline),
            *(other for other in outline.around(card, MAX_CARD) if other is not block or card.alone),
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
