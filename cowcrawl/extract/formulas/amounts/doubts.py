"""Why an amount is no price of today, or not of what it seems to be: what stands right before and behind it."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.extract.formulas.amounts.tail import Tail
from cowcrawl.extract.formulas.words import desk_hint, desk_type, last_clause, names_two
from cowcrawl.extract.texts.phrases import says
from cowcrawl.literals.days import names_day_of_month
from cowcrawl.literals.money import Money, find_money
from cowcrawl.literals.period import has_quota, in_label, link, unit_named
from cowcrawl.literals.quantity import find_bundle
from cowcrawl.literals.words import Endings, alternation, has_digit
from cowcrawl.vocabulary import phrases

MAX_BEFORE = 60
"""Characters before an amount that can say that it is none of today's prices."""
MAX_UNIT = 2
"""Words that say for how long an amount is: "par mois"."""
TWO_PERIODS = "two periods"
"""The doubt about an amount that two periods stand at."""
OLD = "old price"
"""The doubt about an amount that was asked once."""
LABELLED = re.compile(r"[:=]\s*$")
"""The end of a label."""


def doubt_of(line: str, money: Money, tail: Tail, label: str) -> str | None:
    """Why an amount of a line, with its tail and its label, is not to be trusted, if anything."""
    at_label = _twice(label, tail) or _each(line, label, tail) or _worth(label) or _of_two(label) or _on(label)
    return _doubt(line, money, tail) or at_label


def _doubt(line: str, money: Money, tail: Tail) -> str | None:
    if money.ranged:
        return "range"
    if tail.piece:
        return "per piece"
    if money.currency is None:
        return "no currency"
    if line[money.start].isdigit() and _CUT.fullmatch(line, 0, money.start):
        return "cut in two"
    if line[money.end - 1].isdigit() and money.amount < TEN and _DIGIT.match(line, money.end):
        return "cut in two"
    if money.start and (doubt := _doubt_before(line[max(0, money.start - MAX_BEFORE) : money.start])):
        return doubt
    if _at_most_behind().match(line, money.end) or _at_most_behind().match(line, max(tail.end, money.end)):
        return "at most"
    if _changed_behind().match(line, tail.end or money.end):
        return OLD
    if _discount().match(line, max(tail.end, money.end)):
        return "discount"
    if _is_on_top(line, money, tail):
        return "addition"
    if _returned().match(line, money.end):
        return "deposit"
    if (part := _SUM.match(line, max(tail.end, money.end))) and desk_hint(part["of"]):
        return "worked out"
    if not tail.quantity and _STROKE_BEHIND.match(line, money.end) and not _next_unit(line, money.end):
        return "list of amounts"
    return "worked out" if _PRODUCT_BEHIND.match(line, money.end) else None


@cache
def _discount() -> re.Pattern[str]:
    """What says right behind an amount and its period that it is taken off: "€ 100 per maand korting"."""
    return re.compile(rf"\s(?:{alternation(phrases('formulas', 'taken_off'))})(?!\w)", re.I)


def _is_on_top(line: str, money: Money, tail: Tail) -> bool:
    """Whether an amount comes on top of another, by what stands behind it: "20 € de plus par mois", "€20 a month more".

    "15 € al mes más IVA" does not.
    """
    match = _on_top().match(line, money.end)
    unit = match and in_label(" ".join(line[match.end() :].split()[:MAX_UNIT]))
    behind = _on_top().match(line, tail.end) if tail.end > money.end else None
    return bool(unit) or (behind is not None and not line[behind.end() :].strip().strip(".,;:!)")[:1].strip())


@cache
def _on_top() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternation(phrases('formulas', 'on_top'))})(?!\w)", re.I)


@cache
def _returned() -> re.Pattern[str]:
    """What says right behind an amount that it is paid back: "$50 refundable"."""
    return re.compile(rf"\s\(?(?:{alternation(phrases('formulas', 'returned'))})(?!\w)", re.I)


_SUM = re.compile(r"\s?\((?P<of>[^()\d]{2,30})\)\s?[+]\s?[€£$]?\s?\d")
"""What an amount of a sum is for, and what is added to it: "£30 (room A) + £10"."""


def _doubt_before(before: str) -> str | None:
    if _former().end(before) or _changing().search(before):
        return OLD
    if _at_most().end(before):
        return "at most"
    if before.rstrip()[-1:] in ("~", "≈"):
        return "estimate"
    if _PLUS.search(before) or _BESIDES.search(before) or _added().end(before):
        return "addition"
    if _STROKE.search(before):
        return "list of amounts"
    return "worked out" if ("*" in before or "×" in before) and _PRODUCT.search(before) else None


_CUT = re.compile(r"\d{1,3}\s")
"""A number right before an amount, and nothing before it: the amount goes on over two elements ("1", "90 €")."""
_DIGIT = re.compile(r"\s\d(?:\s\d)*(?![\d.,])")
"""Digits each in an element of its own, behind an amount of one digit: "€1 9 0"."""
TEN = 10
_PLUS = re.compile(r"[+−]\s?$|[+]\s?\D{0,2}$")
_BESIDES = re.compile(r"[\d)]\splus\s[^\d.;:,|()\n]{1,45}$")
"""What is paid besides an amount: "£450 (for 4 hours) plus the hourly rate of"."""
_STROKE = re.compile(r"[\d€£$]\s?/\s?$")
_STROKE_BEHIND = re.compile(r"\s?/\s?\d(?!\d?\s?[^\W\d_]{1,12}\.?\s?:)")
"""Another amount behind a stroke, no label: "25 € / 2h : 45 €"."""
_UNIT_BEHIND = re.compile(r"\s?/\s?\d{1,2}\s(?P<unit>[^\W\d_]{3,12})\s(?:[€£$]\s?)?\d")


def _next_unit(line: str, at: int) -> bool:
    """Whether a stroke at a place parts a price from the next, which says first how long it is for: "/ 1 week 50 €"."""
    match = _UNIT_BEHIND.match(line, at)
    return match is not None and unit_named(match["unit"]) is not None


_PRODUCT = re.compile(r"\d\D{0,24}[*×]\s?[€£$]?\s?(?:\d[\d.,]*\D{0,3}=\s?\D{0,12})?$")
"""What the factors and the result of a sum stand behind: "12 * € 24 = at most € 288"."""
_PRODUCT_BEHIND = re.compile(r"\s?(?:[*×]\s?\d|[+−]\s?\d+\s[^\d+*×]{1,20}[*×]\s?[€£$]?\s?\d)")


def _twice(label: str, tail: Tail) -> str | None:
    """A label with a colon tells one period and the words behind the amount another: the run does not alternate."""
    told = in_label(label) if tail.period and LABELLED.search(label) else None
    if not told or told == tail.period:
        return None
    return None if told == "day" and says("formulas", "drop_in", label) else TWO_PERIODS


def _each(line: str, label: str, tail: Tail) -> str | None:
    """Words behind the amount that tell what one entry costs, of several that the label or what follows counts.

    "10 visits: $29 per visit", "$29 per visit · 10 visits a month"; "£8 per visit, 10 visits £70" has two prices.
    """
    each = _one_entry().match(line, tail.end) if tail.end < len(line) else None
    if each is None:
        return None
    behind = line[each.end() :]
    counted = _counts(label) or (_counts(behind) and not find_money(behind))
    return "one of a bundle" if counted else None


def _counts(text: str) -> bool:
    """Whether a text counts entries, of one price or a month."""
    return bool(find_bundle(text)) or has_quota(text)


def _worth(label: str) -> str | None:
    """A label that ends in "1 credit =", or in what tells what something else is worth: "5 hours of it (worth"."""
    if _worth_of().end(label):
        return "worth"
    return "worth" if label.rstrip().endswith("=") and _credit().search(label) else None


@cache
def _worth_of() -> Endings:
    return Endings.of(phrases("formulas", "worth"), after=":?")


def _of_two(label: str) -> str | None:
    """A label that tells what the cheaper of two kinds costs, and not which: "Hot desks and private offices from"."""
    if not _lowest().end(label):
        return None
    told = _lowest().pattern.sub("", label).rstrip(" ,:–—-")
    return "lowest of two" if names_two(last_clause(told)) or _counts_two(told) else None


def _counts_two(text: str) -> bool:
    """Whether a text counts desks or rooms of two kinds: "60 postes et 4 salles de réunion"."""
    hit = _two_counts().search(text)
    kinds = {desk_type(hit[part]) or desk_hint(hit[part]) for part in ("one", "other")} if hit else set()
    return len(kinds - {None}) > 1


@cache
def _two_counts() -> re.Pattern[str]:
    joined = alternation(phrases("period_words", "conjunctions"))
    return re.compile(
        rf"(?<!\d)\d+\s(?P<one>[^\d,.;:]{{3,40}}?)\s(?:{joined}|&)\s\d+\s(?P<other>[^\d,.;:]{{3,40}})", re.I
    )


@cache
def _lowest() -> Endings:
    return Endings.of(phrases("money", "from"), after=":?")


def _on(label: str) -> str | None:
    """A label with a day of the year until which it is so, or that names no desk: "Breakfast, 12 May, tickets"."""
    if not has_digit(label):
        return None
    if says("formulas", "until_day", label) and names_day_of_month(label):
        return None if says("quantity", "valid", label) else "until a day"  # "Prices valid until 31 December: …"
    if desk_type(label) not in (None, "day_pass") or desk_hint(label):
        return None
    return "on a day" if names_day_of_month(label) else None


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)1\s(?:{alternation(phrases('quantity', 'credit'))})\s?=\s*$", re.I)


@cache
def _one_entry() -> re.Pattern[str]:
    return re.compile(rf"\s?{link('per')}\s*(?:{alternation(phrases('quantity', 'entry'))})(?!\w)", re.I)


@cache
def _at_most() -> Endings:
    return Endings.of(phrases("formulas", "at_most"), after=":?")


@cache
def _at_most_behind() -> re.Pattern[str]:
    return re.compile(rf"\s\(?(?:{alternation(phrases('formulas', 'at_most'))})(?!\w|\s\d)", re.I)


@cache
def _former() -> Endings:
    return Endings.of(phrases("formulas", "former"), after=":?")


@cache
def _changing() -> re.Pattern[str]:
    """What says right before an amount that it was the price until now: "passa da"."""
    changes, source = (alternation(phrases("formulas", name)) for name in ("changes", "changed_from"))
    return re.compile(rf"(?<!\w)(?:{changes})\s(?:[^\d.;:!?\n]{{0,40}}\s)?(?:{source})\s\D?$", re.I)


@cache
def _changed_behind() -> re.Pattern[str]:
    """What says so behind it: "auf 170 €"."""
    amount = r"(?:[€£$]\s?\d|\d[\d.,]*(?:\s?(?:[€£$]|euro?\b|chf\b)|,[-–—]))"
    return re.compile(rf"\s(?:{alternation(phrases('formulas', 'changed_to'))})\s{amount}", re.I)


@cache
def _added() -> Endings:
    return Endings.of(phrases("formulas", "addition"))
