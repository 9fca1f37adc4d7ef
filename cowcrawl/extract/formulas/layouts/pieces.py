"""The lines of a block with a price: whole where breaks or neighbouring blocks cut it in pieces, one item a line."""

from __future__ import annotations

import re
from itertools import islice

from cowcrawl.extract.formulas.amounts.tail import read_tail
from cowcrawl.extract.formulas.labels import clean
from cowcrawl.extract.formulas.sentences.paragraph import SHORT
from cowcrawl.extract.formulas.words import desk_type
from cowcrawl.extract.texts.phrases import says
from cowcrawl.literals.currency import currency_in
from cowcrawl.literals.money import find_money, plain_amount
from cowcrawl.literals.period import continues
from cowcrawl.literals.vat import vat_spans
from cowcrawl.literals.words import has_digit
from cowcrawl.page import Block

CENTS = 3
"""Characters of cents, with the mark that parts them from the number."""
MAX_NOTES = 20
"""Bits of small print of a block that are looked at."""
MAX_NUMBER = 24
"""Characters of a line that is nothing but a number or a currency sign."""
_COUNTED = re.compile(r"[\d²³¹€£$]")
_BARE = re.compile(r"\W*")
_GLUED = re.compile(r"\d{3}|\d\s?[€£$]\d")
"""An amount that may have its cents or the mark of a note glued to it."""
_NOTE = re.compile(r"\d{1,2}\)?")
"""The mark of a note."""
_MARK = re.compile(r"[*•▪●►✓✔]")
_BULLET = re.compile(rf"(?<![\d€£$])\s{_MARK.pattern}\s(?=[^\W\d_])")
"""The bullet of a list whose items run on in one line."""


def is_sign(text: str) -> bool:
    """Whether a text without digits may end in a currency that the next block gives the number for."""
    return (len(text) <= MAX_NUMBER or "\n" in text) and _COUNTED.search(text) is not None


def may_be_parted(block: Block) -> bool:
    """Whether a block without an amount on its one line can have one in a part of it, or a piece of one."""
    return len(block.line) <= MAX_NUMBER or "\n" in block.text or _MARK.search(block.line) is not None


def whole_lines(block: Block, blocks: list[Block], at: int) -> list[str]:
    """The lines of a block; the last one goes on into the next blocks where a price is cut into pieces."""
    lines = run_on([item for line in block.lines for item in _items(_parting(line, block))])
    if len(lines[-1]) > SHORT or not _COUNTED.search(lines[-1]):
        return lines
    previous = blocks[at - 1] if at else None
    minor = len(block.line) <= CENTS and _are_cents(blocks, at)
    goes_on = previous is not None and (minor or _joined(previous.lines[-1], lines[0]))
    if previous is not None and goes_on and neighbours(previous, block):
        return lines[1:] or [""]
    text = lines[-1]
    for place, other in enumerate(blocks[at + 1 : at + 4], at + 1):
        if other.level or other.element.tag == "dt" or "\n" in other.text:
            break
        bare = len(other.line) <= CENTS and _are_cents(blocks, place)
        if not (bare or _joined(text, other.line)) or not neighbours(block, other) or _heads_another(blocks, at, place):
            break
        cents = bare or (_TWO_DIGITS.fullmatch(other.line) and find_money(text))
        text = f"{text}.{other.line.lstrip('.,')}" if cents else f"{text} {other.line}"
    return [*lines[:-1], text]


def _heads_another(blocks: list[Block], at: int, place: int) -> bool:
    """Whether the block at `place` heads the card beside that of a price: "Day", "€29", then "Per hour", "€8"."""
    own, other = (blocks[index].element.getparent() for index in (at, place))
    if own is None or other is None or own is other or own.getparent() is not other.getparent():
        return False
    titled = at > 0 and blocks[at - 1].element.getparent() is own
    rest = (block for block in blocks[place + 1 : place + 3] if block.element.getparent() is other)
    return titled and any(find_money(block.line) for block in rest)


def _are_cents(blocks: list[Block], at: int) -> bool:
    """Whether a block holds the cents of the bare number before it, and the block after it their currency."""
    if not 0 < at < len(blocks) - 1 or not _CENTS.fullmatch(blocks[at].line):
        return False
    number, currency = blocks[at - 1].lines[-1], blocks[at + 1]
    return number.isdigit() and _parted(number, currency.line) and neighbours(blocks[at], currency)


def run_on(lines: list[str]) -> list[str]:
    """Lines of a block, each with what breaks parted from its price: "15 €", then "+ VAT"."""
    whole = lines[:1]
    for line in lines[1:]:
        if _joined(whole[-1], line) and not find_money(line):
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    return whole


def _parting(line: str, block: Block) -> str:
    """A line with no small print glued to its amounts: cents have a point of their own, marks of notes are gone."""
    if not _GLUED.search(line):
        return line
    for small in islice(block.element.iter("sup", "sub", "small"), MAX_NOTES):
        text = "" if len(small) else (small.text or "").strip()
        if _TWO_DIGITS.fullmatch(text) and re.search(rf"\d{text}(?!\d)", line):
            line = re.sub(rf"(?<=\d){text}(?!\d)", f".{text}", line, count=1)
        elif _NOTE.fullmatch(text):
            line = re.sub(rf"(?<=\d)(\s?[€£$]){re.escape(text)}(?!\d)", r"\1", line, count=1)
    return line


def neighbours(block: Block, other: Block) -> bool:
    """Whether two blocks share a parent or a grandparent."""
    ours = (block.element, *islice(block.element.iterancestors(), 2))
    theirs = (other.element, *islice(other.element.iterancestors(), 2))
    return any(one is two for one in ours for two in theirs if one.tag not in ("body", "html", "ul", "ol"))


def _items(line: str) -> list[str]:
    """The items of a list that runs on in one line, or the line."""
    items = _BULLET.split(line) if _MARK.search(line) else [line]
    return items if len(items) > 2 else [line]


def _joined(text: str, following: str) -> bool:
    """Whether the text ends in the middle of a price that `following` completes."""
    if len(text) > SHORT or len(following) > 60 or not (has_digit(text) or following[:1].isdigit()):
        return False
    moneys = find_money(text)
    if not moneys:
        return len(text) <= MAX_NUMBER and _parted(text, following)
    if _TWO_DIGITS.fullmatch(following) and moneys[-1].end == len(text) and not moneys[-1].amount % 1:
        return True
    if not (continues(following) or vat_spans(following)):
        return False
    tail = read_tail(text, moneys[-1].end)
    if tail.period or tail.quantity or not _BARE.fullmatch(text[tail.end :]):
        return False
    more = read_tail(following, 0)
    rest = following[more.end :]
    return bool(more.vat or continues(following)) and (_BARE.fullmatch(rest) is not None or _binds(rest))


def _binds(text: str) -> bool:
    """Whether what follows a period says for how long a plan binds, and names none: "per month, cancel any time"."""
    told = any(says("formulas", concept, text) for concept in ("commitment", "commitment_alone", "billed"))
    return told and desk_type(text) is None


def _parted(text: str, following: str) -> bool:
    """Whether a number and a currency stand in two blocks, whichever comes first."""
    signed = has_digit(text) and (following[:1] in "€£$" or currency_in(following[:5]) is not None)
    if signed and plain_amount(clean(text)) is not None:
        return not any(money.start == 0 for money in find_money(following))  # "14" people, then "€ 85 per half day"
    return following[:1].isdigit() and len(bare := clean(text)) <= 5 and bool(currency_in(bare))


_TWO_DIGITS = re.compile(r"\d\d")
_CENTS = re.compile(r"[.,]?\d\d")
