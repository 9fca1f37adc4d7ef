"""Whom prices are for, and labels that say no more: "Meeting room: €20 (members €12)", "Sat – Community use"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from cowcrawl.extract.formulas.amounts.offer import Offer
from cowcrawl.extract.formulas.labels import has_own_words
from cowcrawl.extract.formulas.words import desk_type
from cowcrawl.extract.texts.phrases import pattern, says, says_all
from cowcrawl.literals.hour_tokens import tokens
from cowcrawl.literals.money import Money
from cowcrawl.literals.period import in_label
from cowcrawl.literals.words import alternation, has_digit
from cowcrawl.remembered import remembered
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

PAYERS = ("payers", "reduced", "kinds_of_payers")
"""The concepts of words for those who pay."""
_BRACKET = re.compile(r"\(\s*(?P<who>[^()]*?)[\s:]*$")
_MARKS = " ():,;|/–-"
_PARTED = re.compile(r"\s*[,;(|/–-]")
"""What parts a price from another for other people."""


def with_payers(found: Sequence[Offer], line: str) -> list[Offer]:
    """The offers of a line; what is said to be for other people than one has its name, its term, and whom it is for.

    "Meeting room: €20 (members €12)", "15 € par jour (10 € pour les étudiants)", "€15 a day, €10 for students".
    """
    told, first, full = [], "", found[0]
    for number, offer in enumerate(found):
        who = _who(offer)
        if number and (payer := _payer(offer, line, full)):
            who = payer
            offer = offer._replace(tail=offer.tail._replace(period=full.tail.period, quantity=full.tail.quantity))
            offer = offer if first else offer._replace(label=f"{payer}:")
        elif who is None:
            first, full = _named(offer, first), offer
        told.append(offer._replace(label=f"{first} ({who})") if who and first else offer)
    return told


def payers_before(line: str, moneys: Sequence[Money]) -> list[str]:
    """The labels of amounts before each of which stands who pays it, the first behind what they pay for; or none.

    "The Den – members £8/hr, non-members £12/hr": "The Den – members", "The Den – non-members"; or when it is let so.
    """
    head = _HEADED.match(line, 0, moneys[0].start)
    if head is None or not _apart(head["who"]):
        return []
    between = [line[one.end : two.start] for one, two in pairwise(moneys)]
    payers = [_apart(re.split(r"[,;/|·]", words)[-1]) for words in between]
    return [f"{head['name']} – {who}:" for who in (head["who"], *payers) if who] if all(payers) else []


def payers_behind(sentence: str, found: Sequence[Offer]) -> list[str]:
    """Whom each price of a sentence is for, where that is all that stands behind it; or none.

    "€12 an hour for members, €18 an hour for others".
    """
    ends = [*(offer.money.start for offer in found[1:]), len(sentence)]
    behind = [sentence[offer.tail.end : end] for offer, end in zip(found, ends, strict=True)]
    told = [_led_to(_JOINED.sub("", words)) or _led_to(offer.label) for words, offer in zip(behind, found, strict=True)]
    return told if all(told) else []


def is_for_people(sentence: str) -> bool:
    """Whether a sentence opens with whom its price is for: "For associations of the town € 25 an hour"."""
    return bool(_leading().match(sentence) and _led_to(sentence))


def _led_to(words: str) -> str:
    """Those who pay, where they open the words behind what leads to people: "companies" of "companies of the town"."""
    who = _leading().sub("", words.strip(_MARKS + "."), count=1)
    found = next(filter(None, (pattern("formulas", concept).match(fold(who)) for concept in PAYERS)), None)
    return " ".join(who.split()[: len(found.group().split())]) if found else ""


_JOINED = re.compile(r"[\s,;/]+(?:[^\W\d_]{1,3}\s)?\W*$")
"""What parts a price from the next one."""


def _apart(words: str) -> str | None:
    """The people or the days that are all that some words name."""
    return _people(words) or (when if tells_when(when := words.strip(_MARKS + ".")) else None)


def tells_when(words: str) -> bool:
    """Whether words only say on which days or in which part of one a price holds: "weekends", "Mon-Fri"."""
    return bool(words) and tells_for_whom(words) and in_label(words) is None


_HEADED = re.compile(r"(?P<name>[^:]{3,60}?)\s?(?:\s[–—-]|:)\s(?P<who>[^\W\d_][^:,;()\d]{1,30}?)[\s:]*$")
"""A name, and behind a dash or a colon who pays what follows."""


def _named(offer: Offer, first: str) -> str:
    """What an offer names for those behind it, or what one before it did: "Un bureau coûte 200 €" an office."""
    if not any(map(str.isalpha, offer.label)):
        return first
    name, colon, who = offer.label.strip(" :").rpartition(":")
    label = name.strip() if colon and _people(who) else offer.label.strip(" :")  # "Day: members 9 €, others 14 €"
    if says("quantity", "of", offer.label.split()[-1]) or says_all("formulas", "price_word", label.split()[-1]):
        return ""
    return _verb().sub("", label)


def _payer(offer: Offer, line: str, first: Offer) -> str | None:
    """Whom a price without a term is for that stands beside the first: by the words right before or behind it."""
    tail, (before, _, _) = offer.tail, line[first.tail.end :].partition(line[offer.money.start : offer.money.end])
    if first.doubt or offer.doubt or tail.period or tail.quantity or not _PARTED.match(before):
        return None
    told = before.rpartition(")")[2].strip(_MARKS)
    return _people(told) if told else _people(offer.after)


def _people(words: str) -> str | None:
    """The people that are all that some words name, with what leads to them: "pour les étudiants)"."""
    who = _leading().sub("", words.strip(_MARKS + "."))
    return who if any(says_all("formulas", concept, who) for concept in PAYERS) else None


@cache
def _leading() -> re.Pattern[str]:
    """What leads to whom a price is for: "for the", "pour les", "en"."""
    return re.compile(
        rf"(?:{alternation((*phrases('formulas', 'for_whom'), 'en', 'in'))})\s(?:[^\W\d_]{{1,3}}\s)?", re.I
    )


@cache
def _verb() -> re.Pattern[str]:
    """The verb at the end of a label: "Un bureau coûte"."""
    return re.compile(rf"\s(?:{alternation(phrases('formulas', 'costs'))})$", re.I)


def _who(offer: Offer) -> str | None:
    """The people that an open bracket before a price names, and nothing else."""
    bracket = _BRACKET.search(offer.label) if "(" in offer.label else None
    who = bracket["who"] if bracket else ""
    named = who and any(says_all("formulas", concept, who) for concept in PAYERS)
    return who if named else None


@remembered
def tells_for_whom(name: str) -> bool:
    """Whether a name only says for whom or when a price is, and not of what: "Sat and Sun – Community Use"."""
    rest = name
    for token in reversed(list(tokens(name))):
        rest = f"{rest[: token.start]} {rest[token.end :]}"
    timed, rest = rest != name, fold(rest)
    about = rest
    for concept in ("payers", "hirers", "day_parts"):
        about = pattern("formulas", concept).sub(" ", about)
    if not timed and about == rest:
        return False
    return not has_own_words(pattern("formulas", "about_times").sub(" ", about))


@remembered
def only_adds(words: str) -> bool:
    """Whether words behind a price only tell what it includes, comes with or asks, or when it holds: no plan's name.

    "(café compris)", "(+ adhésion)", "(du lundi au vendredi)", "(réservation obligatoire)", "(TVA non applicable)".
    """
    told = words.strip(_MARKS + ".")
    if told.startswith("+"):
        return True
    if desk_type(told):
        return False
    asked = says("formulas", "included", told) or says("formulas", "on_booking", told) or says("vat", "tax", told)
    rest = told
    for token in reversed(list(tokens(told))):
        rest = f"{rest[: token.start]} {rest[token.end :]}"
    rest = pattern("formulas", "about_times").sub(" ", fold(rest))
    return asked or (rest != fold(told) and all(len(word) < len("open") for word in rest.split()))


@remembered
def only_announces(label: str) -> bool:
    """Whether a label only says that prices are below it and since when: "Hourly rates from 1 May, minimum 2 hours"."""
    if not says("formulas", "announcing", label) or (in_label(label) is None and _is_one(label)):
        return False
    rest = fold(label)
    for name, concept in (("formulas", "announcing"), ("formulas", "condition"), ("dates", "months")):
        rest = pattern(name, concept).sub(" ", rest)
    return not has_own_words(rest)


def _is_one(label: str) -> bool:
    """Whether a number or a letter tells a label from others: "Tarif 25", "Rate A"."""
    return has_digit(label) or any(len(word) == 1 for word in label.split())
