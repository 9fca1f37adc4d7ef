"""Prices in cards, lists, order forms and prose: a line with an amount, and the title that governs it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from lxml.html import HtmlElement

from cowcrawl.cards import Card, Outline
from cowcrawl.extract.formulas.passage import Locale, Offer, clean, offers, own_words, read_tail
from cowcrawl.extract.formulas.plan import Candidate
from cowcrawl.extract.formulas.words import desk_phrase, names_something
from cowcrawl.literals.money import currency_in, find_money, plain_amount
from cowcrawl.page import Block, Page, collapse

SHORT = 140
"""Characters of a line in a list or a card; a longer one is prose."""
MAX_CARD = 60
"""Blocks of a card that may describe its plan."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-ÝА-Я])")
_BARE = re.compile(r"\W*")


def line_candidates(page: Page, tables: Collection[HtmlElement], locale: Locale) -> Iterator[Candidate]:
    """The prices outside `tables`, in reading order."""
    blocks = [block for block in page.blocks if block.region in ("main", "header") and not _within(block, tables)]
    lines = {block.index: _lines(block, blocks, at) for at, block in enumerate(blocks)}
    marked = {index for index, texts in lines.items() if any(offers(text, locale) for text in texts)}
    outline = Outline(page, marked, names_something)
    for block in blocks:
        if block.index in marked:
            yield from _of_block(block, lines[block.index], outline, locale)


def _within(block: Block, tables: Collection[HtmlElement]) -> bool:
    return bool(tables) and any(element in tables for element in block.element.iterancestors("table"))


def _lines(block: Block, blocks: list[Block], at: int) -> list[str]:
    """The lines of a block; the last one goes on into the next blocks where a price is cut into pieces."""
    lines = block.lines
    if len(lines[-1]) > SHORT or not any(char.isdigit() or char in "€£$" for char in lines[-1]):
        return lines
    previous = blocks[at - 1] if at else None
    if previous is not None and _joined(previous.lines[-1], lines[0]) and _neighbours(previous, block):
        return lines[1:] or [""]
    text = lines[-1]
    for other in blocks[at + 1 : at + 4]:
        if len(other.lines) > 1 or not _neighbours(block, other) or not _joined(text, other.line):
            break
        text = f"{text} {other.line}"
    return [*lines[:-1], text]


def _neighbours(block: Block, other: Block) -> bool:
    """Whether two blocks share a parent or a grandparent."""
    ours = (block.element, *list(block.element.iterancestors())[:2])
    theirs = (other.element, *list(other.element.iterancestors())[:2])
    return any(one is two for one in ours for two in theirs if one.tag not in ("body", "html", "ul", "ol"))


def _joined(text: str, following: str) -> bool:
    """Whether the text ends in the middle of a price that `following` completes."""
    if len(text) > SHORT or len(following) > 60:
        return False
    moneys = find_money(text)
    if not moneys:
        bare = clean(text)
        number = plain_amount(bare) is not None
        if number and (following[:1] in "€£$" or currency_in(following[:5])):
            return True
        return bool(currency_in(bare)) and len(bare) <= 5 and following[:1].isdigit()
    tail = read_tail(text, moneys[-1].end)
    if tail.period or tail.quantity or not _BARE.fullmatch(text[tail.end :]):
        return False
    more = read_tail(following, 0)
    told = more.period or more.quantity or more.vat
    return bool(told) and bool(_BARE.fullmatch(following[more.end :]))


def _of_block(block: Block, lines: list[str], outline: Outline, locale: Locale) -> Iterator[Candidate]:
    card: Card | None = None
    for number, line in enumerate(lines):
        found = offers(line, locale)
        if not found:
            continue
        card = card or outline.card(block)
        if line.startswith(("*", "¹", "²", "†")):
            found = [replace(offer, doubt=offer.doubt or "footnote") for offer in found]
        if _is_prose(line):
            yield from _prose(line, block, card, locale)
            continue
        previous = lines[number - 1] if number else ""
        above = previous if len(previous) <= 60 and names_something(previous) else None
        for offer in found:
            yield _candidate(offer, block, card, outline, above)


def _is_prose(line: str) -> bool:
    sentences = [part for part in _SENTENCE.split(line) if len(part) > 25]
    return len(line) > SHORT or len(sentences) > 1 or (line.endswith(".") and len(line) > 60)


def _candidate(offer: Offer, block: Block, card: Card, outline: Outline, above: str | None) -> Candidate:
    label = offer.label.strip()
    trailing = offer.after.strip() if len(offer.after) <= 60 and own_words(offer.after) and not own_words(label) else ""
    title = card.title.line if card.title else None
    labels = [text for text in (clean(label), clean(trailing)) if text]
    if above and not any(map(own_words, labels)) and not find_money(above):
        labels.append(above)
    around = outline.blocks[card.first : min(card.last + 1, card.first + MAX_CARD)]
    near = tuple(line for other in around if other is not block for line in other.lines)
    return Candidate(
        amount=offer.money.text,
        currency=offer.money.currency or "",
        labels=tuple(labels),
        title=title,
        headings=tuple(heading.line for heading in reversed(card.headings)),
        near=near,
        period=offer.tail.period,
        quantity=offer.tail.quantity,
        vat=offer.tail.vat,
        after=offer.after,
        quotes=(f"{offer.quote} {trailing}".strip(), offer.quote, block.line),
        element=block.element,
        extractor="formulas.card" if card.title else "formulas.line",
        doubt=offer.doubt,
    )


def _prose(line: str, block: Block, card: Card, locale: Locale) -> Iterator[Candidate]:
    """Prices in sentences: the sentence itself must say what costs how much for how long."""
    for sentence in _SENTENCE.split(line):
        for offer in offers(sentence, locale):
            phrase = desk_phrase(sentence)
            doubt = offer.doubt
            if not doubt and (not phrase or not (offer.tail.period or offer.tail.quantity) or len(sentence) > 300):
                doubt = "prose"
            if not doubt and len(offers(sentence, locale)) > 2:
                doubt = "prose"
            yield Candidate(
                amount=offer.money.text,
                currency=offer.money.currency or "",
                labels=(phrase,) if phrase else (),
                title=None,
                headings=(),
                period=offer.tail.period,
                quantity=offer.tail.quantity,
                vat=offer.tail.vat,
                after=sentence if not doubt else "",
                quotes=(sentence, offer.quote),
                element=block.element,
                extractor="formulas.prose",
                doubt=doubt,
            )


def option_candidates(page: Page, locale: Locale) -> Iterator[Candidate]:
    """The choices of a form that carry a price: "Day pass - €20"."""
    for option in page.root.iter("option"):
        text = collapse("".join(option.itertext()))
        if len(text) > SHORT:
            continue
        for offer in offers(text, locale):
            label = clean(offer.label) or clean(offer.after)
            yield Candidate(
                amount=offer.money.text,
                currency=offer.money.currency or "",
                labels=(label,) if label else (),
                title=None,
                headings=(),
                period=offer.tail.period,
                quantity=offer.tail.quantity,
                vat=offer.tail.vat,
                after=offer.after,
                quotes=(text,),
                element=option,
                extractor="formulas.option",
                doubt=offer.doubt,
            )
