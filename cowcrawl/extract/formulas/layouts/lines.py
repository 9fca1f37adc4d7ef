"""Prices in cards, lists and prose: a line with an amount, and the title that governs it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from lxml.etree import _Element as Element

from cowcrawl.extract.formulas.amounts.locale import Locale
from cowcrawl.extract.formulas.amounts.offer import Offer
from cowcrawl.extract.formulas.amounts.parallel import parallel_offers
from cowcrawl.extract.formulas.amounts.passage import offers_of, untimed
from cowcrawl.extract.formulas.amounts.payers import with_payers
from cowcrawl.extract.formulas.amounts.tail import read_tail
from cowcrawl.extract.formulas.around import MAX_PERIOD, candidate_of, line_before, only_period
from cowcrawl.extract.formulas.candidate import LONG, Candidate
from cowcrawl.extract.formulas.labels import clean, has_own_words
from cowcrawl.extract.formulas.layouts.answers import is_about_goods, is_answer
from cowcrawl.extract.formulas.layouts.own_part import above_only, below, later_parts, of_others, other_terms
from cowcrawl.extract.formulas.layouts.pieces import is_sign, may_be_parted, neighbours, run_on, whole_lines
from cowcrawl.extract.formulas.layouts.under_price import period_below, period_heading
from cowcrawl.extract.formulas.sentences.dues import are_paid, is_due
from cowcrawl.extract.formulas.sentences.named import bought
from cowcrawl.extract.formulas.sentences.never import never_of_line
from cowcrawl.extract.formulas.sentences.paragraph import LABEL, SHORT, ends_sentence, is_prose, paragraph_offers
from cowcrawl.extract.formulas.sentences.prose import prose
from cowcrawl.extract.formulas.sentences.shared_period import with_shared_period
from cowcrawl.extract.formulas.sentences.sized import sized_offers
from cowcrawl.extract.formulas.sentences.subject import subject_of
from cowcrawl.extract.formulas.words import (
    desk_hint,
    desk_type,
    is_badge,
    is_part_of_day,
    is_pass,
    names_something,
    opens_card,
    titles_something,
)
from cowcrawl.extract.texts.phrases import begins_with, ends_with, says
from cowcrawl.extract.texts.sentences import split
from cowcrawl.extract.which.apart import asks_of_else
from cowcrawl.literals import days
from cowcrawl.literals.capacity import find_capacities
from cowcrawl.literals.currency import named_currencies
from cowcrawl.literals.money import Money, find_money
from cowcrawl.literals.period import continues, in_label, link
from cowcrawl.literals.words import alternation
from cowcrawl.page import Block, Page
from cowcrawl.page.cards import Card, Outline
from cowcrawl.vocabulary import phrases

MAX_RUN = 40
"""Lines of a run of periods and prices that are looked back over for its beginning."""
MAX_PARTS = 2
"""Commas of a line that describes and does not name: "for 8 people, 25 m², whiteboard"."""
MAX_LABEL = 60
"""Characters of a line that names the price below it."""
MAX_ITEM = 6
"""Words before the price that ends an item of a list."""
FEWEST = 3
"""Words of a sentence, where its last one is short."""
NOTE = "footnote"
"""Why a line is none of a plan that is a note on others."""
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
        below = period_below(page, blocks, at, whole) if block.index in whole else None
        above = None
        if block.index in whole and not below:
            above = _period_above(blocks, at, whole) or period_heading(blocks, at, whole)
        lines = run_on(block.lines) if above and continues(above) else whole_lines(block, blocks, at)
        if any(map(locale.moneys, lines)):
            marked[block.index] = block, lines, below or above
    outline = Outline(page, marked, titles_something, _is_no_name, opens_card, apart, _is_kind)
    for block, lines, above in marked.values():
        yield from _of_block(block, lines, above, outline, locale)


def _is_no_name(line: str) -> bool:
    """Whether the line that opens a card without headings praises it or tells a period: its name stands elsewhere."""
    return is_badge(line) or (only_period(line) and not is_pass(line))


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


class _Line(NamedTuple):
    """A line with an amount, where it stands."""

    text: str
    number: int
    lines: list[str]
    """All lines of its block."""
    block: Block
    outline: Outline
    headings: list[str]
    """The headings above it, innermost first."""
    asked: Block | None
    """The question that its block answers, where that is no heading."""

    @property
    def heading(self) -> str:
        """The nearest heading, or nothing."""
        return self.headings[0] if self.headings else ""

    @property
    def questions(self) -> list[str]:
        """The question it answers, if that is no heading, in a list."""
        return [self.asked.line] if self.asked else []


def _of_block(
    block: Block, lines: list[str], period: str | None, outline: Outline, locale: Locale
) -> Iterator[Candidate]:
    card, asked = outline.card(block), _asked_above(block, outline)
    headings = [outline.blocks[index].line for index in reversed(block.headings)]
    for number, text in enumerate(lines):
        moneys = locale.moneys(text)
        if not moneys:
            continue
        line = _Line(text, number, lines, block, outline, headings, asked)
        if not is_prose(text) and is_answer(text[: moneys[0].start], (line.heading, *line.questions)):
            yield from prose(text, block, [*line.questions, *headings], locale)
            continue
        if sentence := is_prose(text) and not (block.element.tag == "li" and _is_item(text, moneys)):
            card = card if card.title else card._replace(title=asked)
            found = paragraph_offers(text, card.title.line if card.title else "", headings, locale)
        else:
            found = _listed(line, moneys)
        if found:
            yield from _of_line(line, found, card, period)
        elif not any(map(asks_of_else, (line.heading, *line.questions))):
            yield from prose(text, block, [*(line.questions if sentence else ()), *headings], locale)


def _listed(line: _Line, moneys: list[Money]) -> list[Offer]:
    """The offers of a line that is no sentence."""
    found = parallel_offers(line.text, moneys, _leads(line)) or offers_of(line.text, moneys)
    found = sized_offers(line.text, found) or with_shared_period(line.text, found)
    return [] if _tells_dues(line.text, found) or _tells_bought(line.text, found) else found


def _of_line(line: _Line, found: list[Offer], card: Card, period: str | None) -> Iterator[Candidate]:
    """The candidates of a line; `period` is one that stands above its block as a line of its own."""
    reason = _against(line) or ("a headline" if _is_headline(line, found) else None)
    if reason and not (reason == NOTE and _notes_dues(found)):
        found = [offer._replace(doubt=offer.doubt or reason) for offer in found]
    above = line.lines[0] if card.alone and line.number else _said_above(line) or period
    found = with_payers(found, line.text)
    lead = _lead(found)
    for offer in found:
        lead = "" if _opens_sentence(offer, line.text) else lead
        told = lead if _is_led(offer, found, lead) and has_own_words(lead) else above
        candidate = candidate_of(offer, line.block, card, line.outline, told)
        if has_own_words(offer.label) or desk_type(offer.label) or (told and told in line.lines):
            _part(candidate, line)
        elif is_prose(line.text):
            candidate.below = tuple(sentence for sentence in split(line.text) if not find_money(sentence))
        candidate.others |= later_parts(candidate, line.block, line.outline.is_priced)
        if line.block.element.tag == "dd":
            candidate.others |= other_terms(candidate)
        if card.title and line.number:
            candidate.below += tuple(above_only(line.lines, line.number))
        yield candidate


def _part(candidate: Candidate, line: _Line) -> None:
    """Part what is told of the price of a line from what is told of others in its card."""
    blocks, is_priced = line.outline.blocks, line.outline.is_priced
    candidate.others = of_others(candidate.card, line.block, blocks, is_priced)
    candidate.below = tuple(below(line.lines[line.number + 1 :], line.block, blocks, is_priced))


def _against(line: _Line) -> str | None:
    """Why the prices of a line are none of plans, by how it begins or what it answers."""
    text = line.text
    if text[0] in _QUOTES and _is_spoken(text):
        return "quoted"
    if says("formulas", "by_night", text) and _nightly().search(text):
        return "lodging"
    asked = [line.heading] if line.heading.endswith("?") else line.questions
    if asks_of_else(line.heading) or any(map(is_about_goods, asked)):
        return "goods"
    if text.startswith(("*", "¹", "²", "†")):
        return NOTE
    if begins_with("formulas", "comes_to", text):
        return "worked out"
    if text.startswith("+ ") and not (desk_type(text) or desk_hint(text)):
        return "addition"
    if reason := never_of_line(text):
        return reason
    return "a question" if line.block.level and text.endswith("?") and not desk_type(text) else None


def _is_spoken(text: str) -> bool:
    """Whether the first amount of a text stands in the quotation that opens it: what a guest says of prices."""
    moneys = find_money(text, dollar="USD")
    return bool(moneys) and not any(mark in text[1 : moneys[0].start] for mark in _QUOTES[text[0]])


_QUOTES = {'"': '"', "“": "”“", "„": "“”", "«": "»", "‘": "’", "»": "«"}
"""What opens a quotation, and what closes it."""


def _notes_dues(found: list[Offer]) -> bool:
    """Whether a footnote tells what members pay for long: "* Membership of the club: 20 € a year, for all"."""
    brief = "," not in found[0].label and len(found[0].label.split()) <= MAX_ITEM
    return brief and desk_hint(found[0].label) == "other" and any(offer.tail.period in LONG for offer in found)


def _is_headline(line: _Line, found: list[Offer]) -> bool:
    """Whether a heading is a sentence about what something costs: "A desk for £5 an hour? Yes", "Here it is … !".

    "An office", which no plan is called, opens one too, where it goes on behind the price or costs so much an hour; one
    to the reader has it right behind "your".
    """
    if not line.block.level:
        return False
    one, period = begins_with("rooms", "one", line.text), found[-1].tail.period
    if one and period and period not in LONG and desk_hint(line.text) == "private_office":
        return True
    if ends_with("formulas", "yours", found[0].label):
        return True
    if not has_own_words(found[-1].after):
        return False
    return one or line.text.endswith("!") or "? " in line.text


def _said_above(line: _Line) -> str | None:
    """The line above in the same block, where it names the price or tells its period."""
    previous = line.lines[line.number - 1] if line.number else ""
    return previous if _names_below(previous) else _line_above(line.lines, line.number)


def _lead(found: list[Offer]) -> str:
    """What the first label of a line names for its later prices too: "Hot desk: day € 20, month € 200"."""
    alike = len(found) > 1 and all(map(_is_called, found))
    apart = alike or len(found) == 1 or _lists_kinds(found)
    if apart or is_part_of_day(clean(found[0].label)):
        return ""
    return _days().sub("", untimed(found[0].label))


def _is_called(offer: Offer) -> bool:
    """Whether a price has a label of its own, with a colon or with seats in brackets."""
    told = LABEL.search(offer.label) or ("(" in offer.label and find_capacities(offer.label))
    return bool(told) and has_own_words(offer.label)


@cache
def _days() -> re.Pattern[str]:
    """The days with which a label ends: those of its own price alone."""
    day = days.name_source()
    return re.compile(rf"\(?(?<!\w){day}(?:(?:\s?[-–—/&+]\s?|\s\w{{1,2}}\s){day})?\)?\s*$", re.I)


def _is_led(offer: Offer, found: list[Offer], lead: str) -> bool:
    """Whether a later price of a line has no name of its own."""
    if offer is found[0] or desk_type(offer.label) or desk_hint(offer.label):
        return False
    return not (is_pass(lead) and in_label(offer.label)) and not says("formulas", "payers", lead)


def _lists_kinds(found: list[Offer]) -> bool:
    """Whether a later price of a line names a desk itself, so that none is what the first names: "Mail 5 – Desk 50"."""
    return any(desk_type(offer.label) not in (None, "day_pass") for offer in found[1:])


def _opens_sentence(offer: Offer, line: str) -> bool:
    """Whether the label of a price, with a colon, begins a sentence or an entry behind others: "… a day. Room: £20"."""
    at = line.find(offer.quote)
    return at > 0 and bool(LABEL.search(offer.label)) and line[:at].rstrip().endswith((".", "·", "•", "|", ";"))


def _tells_dues(line: str, found: list[Offer]) -> bool:
    """Whether a short line is a sentence about dues, which tells for all its prices how long they are for.

    "Der Beitrag beträgt monatlich 20 €, ermäßigt 10 €.", "Members pay a contribution every month (currently £25)."
    """
    if not line.endswith("."):
        return False
    if len(found) == 1 and are_paid(found[0]):
        return True
    return not all(offer.tail.period for offer in found) and is_due(subject_of(line, found, "")[0])


def _tells_bought(line: str, found: list[Offer]) -> bool:
    """Whether each price of a line has behind it what it buys, and before it nothing that is let.

    "Our rates are £12 a day for a desk and £90 a month for an office".
    """
    told = bought(line, found)
    return bool(told) and not (desk_type(found[0].label) or desk_hint(found[0].label)) and found[0].label.strip() != ""


def _names_below(line: str) -> bool:
    """Whether a line can name the price in the line below it: "Seats: 8" tells something else."""
    told = len(line) > MAX_LABEL or _VALUE.search(line) or _describes(line) or line.count(",") >= MAX_PARTS
    return not told and names_something(line)


def _describes(line: str) -> bool:
    """Whether a line is a sentence, which describes and does not name: "An office to write in peace."."""
    if _SENTENCE.search(line):
        return True
    return line[-2:-1].islower() and len(line.split()) >= FEWEST and ends_sentence(line)


_SENTENCE = re.compile(r"[^\W\d_]{5}[.!?]$")
"""The end of a sentence whose last word is no abbreviation."""
_VALUE = re.compile(r"[^\W\d_]\s?:\s\S")
"""A label and its value."""


def _is_item(line: str, moneys: list[Money]) -> bool:
    """Whether an item of a list is a few words and a price that ends it: "For companies € 60 per half day."."""
    if len(moneys) != 1 or len(line) > SHORT or len(line[: moneys[0].start].split()) > MAX_ITEM:
        return False
    return not line[read_tail(line, moneys[0].end).end :].strip(" .;")


def _leads(line: _Line) -> Iterator[str]:
    """What may head the prices of a line: the line above it, or above the list it is in, and the heading."""
    yield from line.lines[line.number - 1 : line.number]
    yield from line_before(line.block, line.outline)
    yield from line.headings[:1]


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


def _line_above(lines: list[str], number: int) -> str | None:
    """The line right above a price in its block, if it is its period: no price before it, or no period behind."""
    if not number or not only_period(lines[number - 1]):
        return None
    behind = number + 1 < len(lines) and only_period(lines[number + 1])
    return lines[number - 1] if not behind or not any(map(find_money, lines[:number])) else None
