"""The price of a further hour: what more time than a plan has costs is no plan, unless the first hour is priced too."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.extract.formulas.candidate import Candidate
from cowcrawl.extract.formulas.labels import has_own_words, own_words
from cowcrawl.extract.formulas.plans.told import Term
from cowcrawl.extract.formulas.setting import Setting
from cowcrawl.extract.formulas.words import leads_on
from cowcrawl.extract.texts.phrases import says, says_any
from cowcrawl.literals import times
from cowcrawl.literals.hour_tokens import has_marked_time
from cowcrawl.literals.money import find_money
from cowcrawl.literals.period import counts_time, has_quota, period_spans
from cowcrawl.literals.words import alternation, lowered
from cowcrawl.remembered import remembered
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

MAX_BETWEEN = 2
"""Words between a unit and the word that makes it a further one: "hora o fracción adicional"."""


def is_further(candidate: Candidate, setting: Setting, term: Term) -> bool:
    """Whether a price is for an hour or a day beyond those of a plan: beside that of the first hour it is a rate."""
    if term.period not in ("hour", "half_day", "day"):
        return False
    if any(map(_is_beyond, candidate.quotes)):
        return True
    if setting.lacks(candidate, "longer", "further"):
        return False
    texts = [*candidate.labels, min(candidate.quotes, key=len, default="")]
    if not any(has_own_words(label) and not _is_time(label) for label in candidate.labels):
        texts.append(candidate.title or "")
    return any(map(_tells, texts)) and not _beside_the_first(candidate, setting)


@remembered
def _is_beyond(quote: str) -> bool:
    """Whether a quote grants so much time a month, and its first price is for more: "2 hours a month (then £9)"."""
    money = next(iter(find_money(quote)), None) if counts_time(quote) else None
    before = quote[: money.start].rstrip() if money else ""
    granted = counts_time(before) and leads_on(before)
    return granted and (has_quota(before) or any(span.value in ("week", "month") for span in period_spans(before)))


def _is_time(label: str) -> bool:
    """Whether a label is nothing but a time of the day and a word before it: "After 8 pm", "Ab 20 Uhr"."""
    return has_marked_time(label) and len(own_words(_clock().sub(" ", lowered(label))).split()) <= 1


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(times.source())


def _beside_the_first(candidate: Candidate, setting: Setting) -> bool:
    """Whether the first hour is priced in the same card, or on the page of what stands in none."""
    if not setting.first_hour or not candidate.card:
        return setting.first_hour
    lines = (*candidate.quotes, *(line for block in candidate.card for line in block.lines))
    return says_any("formulas", "first_hour", lines)


@remembered
def _tells(text: str) -> bool:
    """Whether a text speaks of a further hour or day, or of making a hire longer."""
    if says("formulas", "longer", text):
        return True
    return says("formulas", "further", text) and bool(_further_unit().search(fold(text)))


@cache
def _further_unit() -> re.Pattern[str]:
    """An hour or a day with a word for "further" before or behind it, or one before "use of", in folded text."""
    further = alternation((fold(word) for word in phrases("formulas", "further")), " ")
    units = alternation((fold(word) for unit in ("hour", "day") for word in phrases("periods", unit)), " ")
    between = rf"(?: \w+){{0,{MAX_BETWEEN}}}"
    use = alternation((fold(word) for word in phrases("formulas", "use_of")), " ")
    return re.compile(rf"(?<!\S)(?:(?:{further})(?: half)? (?:{units}|{use})|(?:{units}){between} (?:{further}))(?!\S)")
