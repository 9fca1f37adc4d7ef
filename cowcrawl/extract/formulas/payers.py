"""Whom prices are for, and labels that say no more: "Meeting room: €20 (members €12)", "Sat – Community use"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cowcrawl.extract.formulas.labels import has_own_words
from cowcrawl.extract.formulas.offer import Offer
from cowcrawl.extract.phrases import pattern, says, says_all
from cowcrawl.literals.hour_tokens import tokens
from cowcrawl.literals.period import in_label
from cowcrawl.literals.words import has_digit
from cowcrawl.remembered import remembered
from cowcrawl.text import fold

_BRACKET = re.compile(r"\(\s*(?P<who>[^()]*?)[\s:]*$")


def with_payers(found: Sequence[Offer]) -> list[Offer]:
    """The offers of a line; what a bracket behind one says is for others has its name, and whom it is for."""
    told, first = [], ""
    for offer in found:
        who = _who(offer)
        if who is None and any(map(str.isalpha, offer.label)):
            first = "" if says("quantity", "of", offer.label.split()[-1]) else offer.label.strip(" :")
        told.append(offer._replace(label=f"{first} ({who})") if who and first else offer)
    return told


def _who(offer: Offer) -> str | None:
    """The people that an open bracket before a price names, and nothing else."""
    bracket = _BRACKET.search(offer.label) if "(" in offer.label else None
    who = bracket["who"] if bracket else ""
    named = who and any(says_all("formulas", concept, who) for concept in ("payers", "reduced"))
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
