"""Dues of members in sentences: "Annual membership costs £60", "£20 a month, or £12 for concessions"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from cowcrawl.extract.formulas.amounts.offer import Offer
from cowcrawl.extract.formulas.candidate import LONG
from cowcrawl.extract.formulas.words import is_generic
from cowcrawl.extract.texts.phrases import says, says_all
from cowcrawl.literals.period import in_label
from cowcrawl.literals.words import alternation
from cowcrawl.text import collapse
from cowcrawl.vocabulary import phrases

_MARK = re.compile(r"[;.:!?)]")
"""What ends the words that say for whom a price is."""


def is_due(name: str) -> bool:
    """Whether something is what members pay, by its name."""
    return says("formulas", "membership", name)


def dues_period(name: str) -> str | None:
    """The month or the year that the name of members' dues tells: "The annual membership fee"."""
    period = in_label(name) if is_due(name) else None
    return period if period in LONG else None


def dues_before(offer: Offer) -> str | None:
    """What members pay by the month or the year, right before the amount or its bracket.

    "A monthly subscription of", "Keyholder membership (£30)", "L'adhésion annuelle à l'association (20 €)", "Members
    pay a contribution every month (currently £25)".
    """
    if offer.tail.period in LONG and (paid := _contributed().search(offer.label)):
        return f"{paid['who']} – {paid['dues']}"
    match = _dues().search(offer.label)
    return match["dues"] if match and (offer.tail.period in LONG or dues_period(match["dues"])) else None


@cache
def _dues() -> re.Pattern[str]:
    dues, of = (alternation(phrases(*where)) for where in (("formulas", "membership"), ("quantity", "of")))
    to = rf"(?:\s(?:{alternation(phrases('formulas', 'paid_to'))})\s?[\w'’]+)?"
    name = rf"(?<![\w-])(?P<dues>(?:\d{{1,2}}[\s-])?(?:[^\W\d_]+[\s-])?(?:{dues})(?:\s[^\W\d_]+)?)"
    aside = r"(?:\s?\([^()]*\))?"
    return re.compile(rf"(?<!\w){name}{to}(?:\s(?:{of})\s*|\s\(|{aside}(?::|\s[-–—])\s)$", re.I)


def are_paid(offer: Offer) -> bool:
    """Whether members are said to pay something, right before a price."""
    return _contributed().search(offer.label) is not None


def with_paid_period(found: Sequence[Offer]) -> list[Offer]:
    """The offers of a sentence; its only one is for the time that members are said to pay something for, before it."""
    told = None if len(found) != 1 or found[0].tail.period else _contributed().search(found[0].label)
    period = in_label(told["what"]) if told else None
    if period not in LONG:
        return list(found)
    return [found[0]._replace(tail=found[0].tail._replace(period=period))]


@cache
def _contributed() -> re.Pattern[str]:
    """That members pay something, and what it is called, right before the amount or its bracket."""
    who, pays, dues, gift, now = (
        alternation(phrases("formulas", concept)) for concept in ("member", "pays", "membership", "contribution", "now")
    )
    what = rf"(?P<what>(?:[^,;:()\d]{{1,40}}?\s)?(?P<dues>{gift}|{dues})(?:\s[^,;:()\d]{{3,20}})?)"
    of = alternation(phrases("quantity", "of"))
    return re.compile(rf"(?<!\w)(?P<who>{who})\s(?:{pays})\s{what}\s(?:(?:{of})\s*|\((?:(?:{now})\s)?)$", re.I)


def dues_asked(offer: Offer, headings: Sequence[str]) -> str | None:
    """The heading about membership below which a sentence says what is asked by the month or the year."""
    if offer.tail.period not in LONG or not (_asks().search(offer.label) or dues_payer(offer.label)):
        return None
    heads = (head for head in headings if is_due(head) or says_all("formulas", "membership_pages", head))
    return next((head for head in heads if not head.endswith("?")), None)


def dues_above(headings: Sequence[str]) -> str | None:
    """The heading about membership above those that only announce prices; `headings` are those of a page, in order."""
    heads = list(takewhile(is_generic, reversed(headings)))
    heads += headings[-len(heads) - 1 :][:1]
    return next((head for head in heads if _heads_dues(head)), None)


def _heads_dues(heading: str) -> bool:
    return says_all("formulas", "membership_pages", heading) or says_all("formulas", "membership", heading)


def dues_payer(label: str) -> str | None:
    """Those who pay less, where the words before a price say that they pay it: "Students pay"."""
    match = _reduced().search(label) if _pays().search(label) else None
    return collapse(match["who"]) if match else None


@cache
def _pays() -> re.Pattern[str]:
    verbs, lowest = alternation(phrases("formulas", "pays")), alternation(phrases("money", "from"))
    return re.compile(rf"(?<!\w)(?:{verbs})(?:\s(?:{lowest}))?\s*$", re.I)


@cache
def _asks() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(phrases('formulas', 'asks'))})\s*$", re.I)


def dues_beside(sentence: str, found: Sequence[Offer], number: int) -> str | None:
    """For whom the dues of a sentence are, by the words before or behind them; the first by those behind it alone.

    "…, or £12 for concessions", "(ermäßigt 10 €)", "; student membership £10/month".
    """
    before = sentence[found[number - 1].tail.end : found[number].money.start] if number else ""
    before = _for_whom().sub("", before, count=1)
    end = found[number + 1].money.start if number + 1 < len(found) else len(sentence)
    after = _MARK.split(sentence[found[number].tail.end : end])[0]
    match = _for_whom().match(after) or (number and (_reduced().search(before) or _reduced().search(after)))
    return collapse(match["who"]) if match else None


def without_payers(sentence: str) -> str:
    """A sentence without those who pay less, whose words elsewhere are a condition: "if you're on a low income"."""
    return _payers().sub(" ", sentence)


@cache
def _payers() -> re.Pattern[str]:
    lead = alternation(phrases("formulas", "if_payer"))
    return re.compile(rf"(?:(?<!\w)(?:{lead})\s)?{_reduced().pattern}", re.I)


def without_house(name: str) -> str:
    """The name of dues without the word that leads to whom they are paid: "adhésion annuelle à l'association"."""
    return _paid_to().sub(r"\g<dues> ", name)


@cache
def _paid_to() -> re.Pattern[str]:
    dues, to = (alternation(phrases("formulas", concept)) for concept in ("membership", "paid_to"))
    return re.compile(rf"(?<!\w)(?P<dues>(?:{dues})(?:\s\w+)?)\s(?:{to})\s", re.I)


@cache
def _reduced() -> re.Pattern[str]:
    """Those who pay less, with the word for dues that may follow."""
    who, dues = (alternation(phrases("formulas", concept)) for concept in ("reduced", "membership"))
    return re.compile(rf"(?<!\w)(?P<who>(?:{who})(?!\w)(?:\s(?:{dues})(?!\w))?)", re.I)


@cache
def _for_whom() -> re.Pattern[str]:
    """Those for whom a price is by the words right behind it: "pour les associations"."""
    return re.compile(
        rf"^\s*(?:{alternation(phrases('formulas', 'for_whom'))})\s(?:\w{{1,4}}\s)?{_reduced().pattern}", re.I
    )
