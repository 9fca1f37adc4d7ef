"""What follows each amount of a line: a unit behind it, before it, or shared."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from cowcrawl.extract.formulas.amounts.doubts import LABELLED
from cowcrawl.extract.formulas.amounts.tail import Tail, read_tail
from cowcrawl.extract.formulas.labels import clean
from cowcrawl.extract.formulas.words import is_part_of_day
from cowcrawl.extract.texts.phrases import says
from cowcrawl.literals.money import Money
from cowcrawl.literals.period import in_label, link, unit_named
from cowcrawl.literals.quantity import duration

_SEPARATOR = re.compile(r"[/;,|·•]|\s[-–—]\s|\.\s(?=[A-ZÀ-Ý])")
MARKS = " ·•|,;/–—-."
"""What stands between a unit and the next amount."""
_STROKE = re.compile(r"\s/\s")
"""What parts prices whose labels tell for how long they are: "Full day £12 / half day £8"."""


@cache
def _next() -> re.Pattern[str]:
    """What parts a price from the label of the next one, in a line that begins with a label: no "20 € – per day"."""
    return re.compile(rf"[;,|·•]|\s[-–—]\s(?!{link('per')})", re.I)


def tails_of(line: str, moneys: list[Money]) -> list[Tail]:
    """What follows each amount; "25 € / journée : 150 €" gives the day to the second, whose label ends in a colon."""
    if told := _bare_units(line, moneys) or _leading_units(line, moneys):
        return told
    tails = []
    labelled = any(map(str.isalpha, line[: moneys[0].start]))
    for money, following in zip(moneys, [*moneys[1:], None], strict=True):
        opened = _opened(line, money, following)
        tail = read_tail(line[:opened], money.end)
        if following and opened == len(line) and LABELLED.search(line, tail.end, following.start):
            cuts = [cut.end() for cut in _separators(line, money.end, tail.end, following.start)]
            if cuts and cuts[-1] < tail.end:
                tail = read_tail(line[: cuts[-1]], money.end)
            elif not any(map(str.isalnum, line[tail.end : following.start])):
                tail = Tail(money.end, vat=tail.vat)
        elif following and labelled:
            tail = _own_tail(line, money, tail, following)
        tails.append(tail)
    return _shared(line, moneys, tails) if "(" in line else tails


def _shared(line: str, moneys: list[Money], tails: list[Tail]) -> list[Tail]:
    """With the one period that a price and what some pay instead, in brackets, share: "20 € (reduced 10 €) a month"."""
    for number in reversed(range(len(moneys) - 1)):
        own, theirs = tails[number], tails[number + 1]
        label = line[own.end : moneys[number + 1].start]
        if bool(own.period) == bool(theirs.period) or not _is_reduced(line[: moneys[number + 1].start], label):
            continue
        period = own.period or theirs.period
        tails[number], tails[number + 1] = own._replace(period=period), theirs._replace(period=period)
    return tails


def _is_reduced(before: str, label: str) -> bool:
    """Whether the label of a price stands in brackets that are open, and says that some pay it instead."""
    return before.count("(") > before.count(")") and says("formulas", "reduced", label)


def _separators(line: str, begin: int, end: int, following: int) -> list[re.Match[str]]:
    """What parts an amount from the label of the next; a stroke that touches it leads to its unit: "£75/mo Extra:"."""
    cuts = list(_SEPARATOR.finditer(line, begin, following))
    glued = any(map(str.isalnum, line[end:following])) and line[begin : begin + 2].strip() == line[begin : begin + 2]
    return cuts[1:] if glued and cuts and cuts[0].span() == (begin, begin + 1) else cuts


def _bare_units(line: str, moneys: list[Money]) -> list[Tail]:
    """The tails of amounts each of which has its own unit behind it and nothing else: "£15 day · £60 week"."""
    gaps = [line[one.end : two.start] for one, two in pairwise(moneys)]
    gaps = [gap.rstrip(MARKS) for gap in (*gaps, line[moneys[-1].end :])]
    units = [unit_named(gap.strip()) if gap.startswith(" ") else None for gap in gaps]
    if len(units) < 2 or None in units or len(set(units)) < len(units):
        return []
    return [Tail(money.end + len(gap), unit) for money, gap, unit in zip(moneys, gaps, units, strict=True)]


def _leading_units(line: str, moneys: list[Money]) -> list[Tail]:
    """The tails of amounts each of which has its period before it, none behind the last: "Half day €80 / day €140"."""
    if len(moneys) < 2 or read_tail(line, moneys[-1].end).period:
        return []
    gaps = [(0, moneys[0].start), *((one.end, two.start) for one, two in pairwise(moneys))]
    begins = [max((cut.end() for cut in _SEPARATOR.finditer(line, *gap)), default=gap[0]) for gap in gaps]
    labels = [clean(line[begin:end]) for begin, (_, end) in zip(begins, gaps, strict=True)]
    timed = [bool(in_label(label) or duration(label)) for label in labels]
    if not timed[0] or not all(told or is_part_of_day(label) for told, label in zip(timed, labels, strict=True)):
        return []
    ends = [*begins[1:], len(line)]
    return [read_tail(line[:end], money.end)._replace(period=None) for money, end in zip(moneys, ends, strict=True)]


def _opened(line: str, money: Money, following: Money | None) -> int:
    """Where a bracket opens that holds the next amount and its label, or the line ends: "€ 25 (5 days € 110)"."""
    at = line.rfind("(", money.end, following.start) if following else -1
    inside = line[at + 1 : following.start] if following and at >= 0 else ")"
    return at if ")" not in inside and any(map(str.isalnum, inside)) else len(line)


def _own_tail(line: str, money: Money, tail: Tail, following: Money) -> Tail:
    """A tail cut where the label of the next price begins: "Day pass £15 | Week pass £60"."""
    label = line[: money.start].rpartition(" / ")[2]
    timed = _next().search(label) is None and in_label(clean(label)) is not None
    strokes = _STROKE.finditer(line, money.end, following.start) if timed else ()
    cuts = [cut.end() for cut in (*strokes, *_next().finditer(line, money.end, following.start))]
    last = max(cuts, default=tail.end)
    crossed = last < tail.end and any(map(str.isalpha, line[last : following.start]))
    return read_tail(line[:last], money.end) if crossed else tail
