"""Periods of a price: after the amount ("/mois", "p/m") or in a name or a header ("Tagesticket", "CHF / Monat")."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from cowcrawl.fields import PERIODS
from cowcrawl.literals.vat import vat_spans
from cowcrawl.literals.words import Hint, alternation, has_digit, holds, letters
from cowcrawl.remembered import remembered
from cowcrawl.vocabulary import load, phrases

MAX_ABBREVIATED = 9
"""Characters of a label that can be an abbreviated hour."""
MAX_TAXED = 40
"""Characters of a header that tells a period and tax."""
_PARTS = re.compile(r"[,;:()–—|]|\s-\s")
UNITS = tuple(period for period in PERIODS if period != "once")


class Period(NamedTuple):
    """A period and the passage that gives it."""

    value: str
    """One of `cowcrawl.fields.PERIODS`."""
    start: int
    """Where the passage begins."""
    end: int
    """Where it ends."""


def suffix(text: str, at: int = 0) -> Period | None:
    """The period that stands right at `at`, as after an amount, with the strokes and words for "per" before it."""
    match = _suffix().match(text, at) or _bare_suffix().match(text, at)
    return Period(_value(match), *match.span()) if match else None


def period_spans(text: str) -> tuple[Period, ...]:
    """Every passage of a name or a header that tells a period, quotas ("5 jours par mois") left out."""
    told = _told(text)[0] if _hint().fits(text) else ()
    return told or ((short,) if (short := _abbreviated(text)) else ())


@remembered
def in_label(text: str) -> str | None:
    """The period a name or a header tells, or None when it tells none, or two.

    A quota tells one only when it is so much a month: "10 jours par mois" is paid by the month; "2 days a week" may be.
    """
    if len(text) < MAX_ABBREVIATED and (one := _one_short().fullmatch(text)):
        return "day" if one["day"] else "hour"
    values: set[str] = set()
    if _hint().fits(text):
        periods, quotas = _told(text)
        values = {period.value for period in periods} | ({"month"} if "month" in quotas else set())
        values = values or {_value(match) for part in _PARTS.split(text) if (match := _whole().fullmatch(part))}
    if not values and (short := _abbreviated(text)):
        return short.value
    return values.pop() if len(values) == 1 else None if values else _one_behind(text) or _taxed(text)


def _taxed(text: str) -> str | None:
    """The period of a header that says beside it whether tax is in its prices: "Journée HT", "Day ex VAT"."""
    spans = vat_spans(text) if len(text) <= MAX_TAXED and _hint().fits(text) else []
    for span in reversed(spans):
        text = f"{text[: span.start]} {text[span.end :]}"
    return in_label(" ".join(text.split())) if spans else None


def _one_behind(text: str) -> str | None:
    """The period of a single abbreviated unit that closes a label, behind a mark: "Members, 1 h", "Room A (1h)"."""
    if "1" not in text[-MAX_ABBREVIATED:]:
        return None
    *before, last = [part for part in _PARTS.split(text) if part.strip()] or [""]
    one = _one_short().fullmatch(last) if before and "1" in last and len(last) < MAX_ABBREVIATED else None
    return None if one is None else "day" if one["day"] else "hour"


def _abbreviated(text: str) -> Period | None:
    """The abbreviated period that a header ends in: "Prijs p/m", "Kosten per mnd", "CHF/Mt."."""
    if len(text) > MAX_HEADER or not ("/" in text or "per" in text or "pro" in text) or has_digit(text):
        return None
    begin = _BEGINS.search(text)
    found = suffix(text, begin.end()) if begin else None
    return found if found and not text[found.end :].strip(" .)*") else None


MAX_HEADER = 30
"""Characters of a header that can end in an abbreviated period."""
_BEGINS = re.compile(
    r"(?:^|[\s€£$(])(?=p/)|(?:^|\s)(?=(?:per|pro)\s)|(?:^|[\s€£$]|(?<=[^\W\d_]{3}))(?=/\s?(?!a\W*$))", re.I
)
"""Where it may begin: "n/a" and "m/w/d" have none."""


@remembered
def speaks_of_time(text: str) -> bool:
    """Whether a text has any word for a span of time, a period or not ("200 copies a month", "3 days")."""
    return bool(_timed().search(text)) or says_weekend(text)


@cache
def _timed() -> re.Pattern[str]:
    compounds = rf"(?:{alternation(_words('compounds'))})[\w-]*"
    adverbs = rf"{alternation(_words('forms'))}|{alternation(phrases('period_words', 'adjectives'))}"
    return re.compile(rf"(?<!\w)(?:{_noun()}|{adverbs}|{compounds})(?!\w)", re.I)


@remembered
def _told(text: str) -> tuple[tuple[Period, ...], frozenset[str]]:
    """The passages of a text that tell a period, and the periods of its quotas."""
    quotas = list(_quota().finditer(text)) if _may_grant(text) else []
    periods = tuple(
        Period(_value(match), *match.span())
        for match in _label().finditer(text)
        if not any(match.start() < quota.end() and quota.start() < match.end() for quota in quotas)
    )
    return periods, frozenset(map(_value, quotas))


def continues(text: str) -> bool:
    """Whether a line goes on from an amount above it ("per maand", "/ Monat", "Monthly"); "Journée" is a label too."""
    return _continued().fits(text) and bool(_continuing().match(text) or _articled().match(text))


def has_quota(text: str) -> bool:
    """Whether the text grants so many hours or days a period ("5 jours par mois")."""
    if not (_hint().fits(text) and _may_grant(text) and _quota().search(text)):
        return False
    return not ("/" in text and bool(said_twice(text)))


@remembered
def said_twice(text: str) -> str:
    """The first of two languages in which a label tells the same time, "1 giorno / 1 Tag"; else nothing."""
    first, mark, other = text.partition("/")
    told = [_TIMED.fullmatch(half.strip()) for half in (first, other)] if mark else []
    if not all(told):
        return ""
    (number, unit), (again, same) = ((one["number"], unit_named(one["unit"])) for one in told if one)
    return first.strip() if number == again and unit is not None and unit == same else ""


_TIMED = re.compile(r"(?P<number>\d{1,3})\s(?P<unit>[^\W\d_]+)")
"""A number and a word."""


def _may_grant(text: str) -> bool:
    """Whether there can be a quota: a number, or two units ("one day a week")."""
    return has_digit(text) or len(_units() & letters(text)) > 1


@cache
def _counted() -> re.Pattern[str]:
    nouns = [word for unit in ("hour", "half_day", "day") for word in phrases("periods", unit)]
    short = [word for word, unit in _words("abbreviations").items() if unit == "hour"]
    return re.compile(rf"(?<![\w.,:])\d{{1,3}}\s?-?(?:{alternation((*nouns, *short))})(?!\w)", re.I)


@remembered
def counts_time(text: str) -> bool:
    """Whether a text counts hours or days ("2h de salle de réunion", "5 jours")."""
    return has_digit(text) and bool(_counted().search(text))


def unit_named(word: str) -> str | None:
    """The period a single noun names ("jours": day), or None."""
    return _nouns().get(_key(word))


def _key(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).casefold()


@cache
def _nouns() -> dict[str, str]:
    return {_key(word): unit for unit in UNITS for word in phrases("periods", unit)}


@cache
def _words(concept: str) -> dict[str, str]:
    return {_key(str(word)): unit for unit, words in load("period_words")[concept].items() for word in words}


def _value(match: re.Match[str]) -> str:
    """The period of whichever group matched: a noun, an abbreviation, a whole form or the head of a compound."""
    group = match.lastgroup or ""
    table = _words(_CONCEPTS[group]) if group in _CONCEPTS else _nouns()
    word = match[group]
    return table.get(word) or table[_key(word)]


_CONCEPTS = {"after": "after", "short": "abbreviations", "form": "forms", "head": "compounds"}


@cache
def _hint() -> Hint:
    """Every period but an abbreviation is told by a noun, a whole form or a compound."""
    return Hint.of((*_nouns(), *_words("forms"), *_compounds()))


def _compounds() -> tuple[str, ...]:
    carriers = phrases("period_words", "carriers")
    return tuple(f"{head}{dash}{carrier}" for head in _words("compounds") for carrier in carriers for dash in ("", "-"))


def period_phrases() -> tuple[str, ...]:
    """Every phrase of which `period_spans` puts passages together."""
    around = (
        phrase for concept in ("links", "carriers", "ordinals", "alone") for phrase in phrases("period_words", concept)
    )
    return (*_nouns(), *_words("forms"), *_words("abbreviations"), *_compounds(), *around)


@cache
def _units() -> frozenset[str]:
    return Hint.of(_nouns()).words


@cache
def _continued() -> Hint:
    leads = (phrase for concept in ("per", "every", "articled") for phrase in phrases("period_words", concept))
    return Hint.of((*leads, *_words("forms")))


def says_weekend(text: str) -> bool:
    """Whether a text speaks of the weekend."""
    return holds("hours", "weekend", text)


@cache
def _noun() -> str:
    """The source of a pattern for a unit, no part of a word for the weekend ("week-end"), no article ("an hour")."""
    words = [phrase.lower().partition(noun) for phrase in phrases("hours", "weekend") for noun in _nouns()]
    before = {head for head, noun, tail in words if noun and head and not tail}
    behind = {tail for head, noun, tail in words if noun and tail and not head}
    guard = "".join(f"(?<!{re.escape(head)})" for head in sorted(before))
    nouns = alternation(_nouns())
    article = rf"(?!an\s(?:{nouns})(?!\w)|(?<=for\s)an(?!\w))"  # "an" is a year in French alone
    return rf"(?:{guard}{article}(?:{nouns})(?!{alternation(behind)}))"


@cache
def link(concept: str = "links") -> str:
    """The source of a pattern for one word for "per": `links` are all of them, `per` the plainest.

    A sign touches anything, a word stands alone, an elided one touches what follows.
    """
    words = phrases("period_words", concept)
    signs = alternation(word for word in words if not word[0].isalnum())
    open_ended = alternation(word for word in words if word[0].isalnum() and not word[-1].isalnum())
    whole = alternation(word for word in words if word[0].isalnum() and word[-1].isalnum())
    return rf"(?:{signs}|(?<!\w)(?:{open_ended}|{whole}(?!\w)))"


@cache
def _ordinal() -> str:
    return f"(?:{alternation((*phrases('period_words', 'ordinals'), *phrases('period_words', 'alone')))})"


@cache
def _suffix() -> re.Pattern[str]:
    short = rf"{link('per')}\s*(?P<short>{alternation(_words('abbreviations'))})"
    linked = rf"(?:{link()}\s*){{1,4}}?(?:{_ordinal()}\s+){{0,2}}(?P<noun>{_noun()})"
    form = rf"(?:{link('per')}\s*)?(?P<form>{alternation(_words('forms'))})|(?P<after>{alternation(_words('after'))})"
    return re.compile(rf"\s*(?:{linked}|{short}|{form})(?!\w)", re.I)


@cache
def _bare_suffix() -> re.Pattern[str]:
    """A noun alone right after the amount ("20 € journée"), when only an end, a carrier or another amount follows."""
    carriers = alternation(phrases("period_words", "carriers"))
    joined = alternation(phrases("period_words", "conjunctions"))
    follows = rf"(?=\s*(?:$|[.,;)(*|/+\n·•-]|(?:{carriers})(?!\w)|(?:{joined})\s\D{{0,4}}\d))"
    return re.compile(rf"\s*[-–:]?\s*(?P<noun>{_noun()})(?!\w){follows}", re.I)


@cache
def _continuing() -> re.Pattern[str]:
    long = alternation(word for word, unit in _nouns().items() if unit in ("week", "month", "quarter", "year"))
    due = rf"(?:{alternation(phrases('period_words', 'every'))})\s(?:{long})(?!\w)"
    return re.compile(rf"\W*(?:{link('per')}|(?:{alternation(_words('forms'))})(?!\w)|{due})", re.I)


@cache
def _articled() -> re.Pattern[str]:
    """A unit with an article in lower case, "an hour": a label of its own begins with a capital ("La journée")."""
    return re.compile(rf"\W*(?:{alternation(phrases('period_words', 'articled'))})\s?(?i:{_noun()})(?!\w)")


@cache
def _label() -> re.Pattern[str]:
    nouns, carriers = _noun(), f"(?:{alternation(phrases('period_words', 'carriers'))})"
    not_counted = r"(?<!\d\s)(?<!\d-)(?<!\d)"
    no_year = rf"(?!(?:{alternation(phrases('periods', 'year'))})(?!\w))"  # "1st year" tells which
    whole = [word for word in _words("forms") if "." not in word and "/" not in word]
    words = (
        rf"(?P<form>{alternation(whole)})",
        rf"{not_counted}(?P<head>{alternation(_words('compounds'))})-?{carriers}",
        rf"{not_counted}(?P<noun2>{nouns})[\s-]+{carriers}",
        rf"{carriers}\s+(?P<noun3>{nouns})",
        rf"(?:{_ordinal()}\s+){{1,2}}{no_year}(?P<noun4>{nouns})",
        rf"{not_counted}(?!an\s){no_year}(?P<noun5>{nouns})\s+{_ordinal()}",
    )
    return re.compile(
        rf"(?:(?:{link()}\s*){{1,3}}?(?P<noun>{nouns})|(?<!\w)(?:{'|'.join(words)}))(?!\w)",
        re.I,
    )


@cache
def _whole() -> re.Pattern[str]:
    """A label that is nothing but a unit, with its article or a 1 before it: "1 journée", "½ Tag", "dagdeel 4u"."""
    hours = alternation(word for word, unit in {**_nouns(), **_words("abbreviations")}.items() if unit == "hour")
    return re.compile(rf"\W*(?:(?:{link()})\s*)?(?P<noun>{_noun()})(?:\s\d{{1,2}}\s?(?:{hours}))?\W*", re.I)


@cache
def _one_short() -> re.Pattern[str]:
    """The abbreviation that heads a column of rates by the hour or the day: "1h", "1 u", "Std.", "h", "1j"."""
    hours, days = ([word for word, of in _words("abbreviations").items() if of == unit] for unit in ("hour", "day"))
    long = alternation(word for word in hours if len(word.strip(".")) > 1)
    return re.compile(rf"\W*(?:1\s?(?:{alternation(hours)}|(?P<day>{alternation(days)}))|{long}|h)\W*", re.I)


@cache
def _quota() -> re.Pattern[str]:
    """So many units a period: "10 jours par mois", "4 dagen p/m", "one day a week"; no "1/2 journée / journée".

    So many entries a month, not a day: "10 tickets à la journée" are ten.
    """
    counted = rf"(?:{_noun()}|{alternation(phrases('period_words', 'times'))}|{alternation(_words('abbreviations'))})"
    digits = rf"\d{{1,3}}(?:[.,]\d)?\s?-?{counted}?"
    word = rf"[^\W\d_]{{2,12}}\s(?!\d){_noun()}"
    short = alternation(form for form in _words("forms") if "/" in form)
    told = rf"(?:{digits}|{word})\s*(?:{link()}\s*){{1,3}}?(?P<noun>{_noun()})"
    entries = alternation((*phrases("quantity", "entries"), *phrases("quantity", "entry")))
    monthly = (
        rf"\d{{1,3}}\s(?:{entries})\s*(?:{link()}\s*){{1,2}}?(?P<noun6>{alternation(phrases('periods', 'month'))})"
    )
    return re.compile(
        rf"(?<![\w/])(?:{told}|\d{{1,3}}\s?{counted}\s(?P<form>{short})|{monthly})(?!\w)",
        re.I,
    )
