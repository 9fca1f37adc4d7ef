"""Rents by the square metre: "€ 75-125 per m² per jaar", "14 bis 19 Euro pro m² und Monat"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cowcrawl.literals.words import alternation
from cowcrawl.report.cells import figure
from cowcrawl.report.counting import Found
from cowcrawl.report.sentences import Sentence
from cowcrawl.report.wording import pattern, said, says, without_article
from cowcrawl.vocabulary import phrases

AMOUNTS = {"year": (10, 3000), "month": (1, 250)}
"""Least and most that a square metre of a space for work costs in a period."""
BACK = 60
"""Characters before an amount in which the text says what it is the rent of."""


def rents(sentence: Sentence, language: str | None) -> Iterator[Found]:
    """The rents of a sentence that speaks of rent: both ends of a range. One without a period is left out."""
    text = sentence.text
    if not says("rent", language, text):
        return
    for match in _rent(language).finditer(text):
        period = _period(match, text, language)
        values = [figure(match[name]) for name in ("low", "high") if match[name]]
        if period is None or not all(
            value is not None and AMOUNTS[period][0] <= value <= AMOUNTS[period][1] for value in values
        ):
            continue
        for value in values:
            yield Found(
                value or 0, match.start(), match.end(), _subject(text, match, language), "rent", f"EUR/m2/{period}"
            )


def _period(match: re.Match[str], text: str, language: str | None) -> str | None:
    for period, concept in (("year", "yearly"), ("month", "monthly")):
        if match["period"] and pattern(concept, language).search(f"per {match['period']}"):
            return period
    around = text[: match.start()] + text[match.end() : match.end() + 15]
    found = [
        period for period, concept in (("year", "yearly"), ("month", "monthly")) if says(concept, language, around)
    ]
    return found[0] if len(found) == 1 and not match["period"] else None


def _subject(text: str, match: re.Match[str], language: str | None) -> str:
    """What the rent is of: what stands behind the word for rent, or before a dash, or that word itself."""
    before = text[max(match.start() - BACK, 0) : match.start()]
    words = [*pattern("rent", language).finditer(before)]
    if not words:
        return next(iter(pattern("rent", language).findall(text)), "rent")
    word = words[-1]
    dashed = re.search(r"([^\W\d_]+(?:\s[^\W\d_]+)?)\s[–-]\s$", before[: word.start()])
    if dashed:
        return dashed[1]
    of = _of(language).match(before, word.end())
    return without_article(of["what"], language) if of else word.group()


@cache
def _of(language: str | None) -> re.Pattern[str]:
    """What is rented, behind a word for rent."""
    what = r"(?P<what>[\w'’-]+(?:\s[\w'’-]+){0,3}?)"
    return re.compile(rf"\s{said('rent_of', language)}\s{what}(?=\s{said('costs', language)}|\s?$|[,;:(])", re.I)


@cache
def _rent(language: str | None) -> re.Pattern[str]:
    """An amount or a range of amounts by the square metre, with its period where that stands behind it."""
    number = r"\d{1,3}(?:[ .,]\d{3})+(?:[.,]\d{1,2})?|\d{1,4}(?:[.,]\d{1,2})?"
    sign = r"(?:€|EUR|euros?)"
    to = said("up_to", language).replace(r"(?<!\w)", "").replace(r"(?!\w)", "")
    metre = alternation([*phrases("units", "square_metre"), "vierkante meter", "Quadratmeter", "mètre carré"])
    a_piece = said("a_piece", language)
    per = rf"(?:/|{a_piece})"
    low, high = (rf"(?:{sign}\s?)?(?P<{name}>{number})\s?(?:{sign})?(?:,-)?" for name in ("low", "high"))
    period = rf"(?:\s?(?:{per}|{said('also', language)}(?:\s{a_piece})?)\s?(?P<period>[^\W\d_]+))?"
    amount = rf"{low}(?:\s?(?:{to})\s?{high})?"
    return re.compile(rf"(?<![\d.,])(?=[^.;]{{0,40}}{sign}){amount}\s?{per}\s?(?:{metre})(?!\w){period}", re.I)
