"""Prices that people are said to pay: "Visitors pay €15 a day", "wie lid is, betaalt € 9 per uur"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cowcrawl.extract.formulas.amounts.offer import Offer
from cowcrawl.extract.formulas.candidate import LONG, ROOMS, SHORT
from cowcrawl.extract.formulas.labels import clean, has_own_words
from cowcrawl.extract.formulas.no_plans import no_plan
from cowcrawl.extract.formulas.sentences.clause import names_nothing
from cowcrawl.extract.formulas.sentences.dues import is_due
from cowcrawl.extract.formulas.sentences.paragraph import joined
from cowcrawl.extract.formulas.words import desk_hint, desk_phrase, desk_type, hint_phrase
from cowcrawl.extract.texts.phrases import says
from cowcrawl.literals.words import alternation
from cowcrawl.text import collapse
from cowcrawl.vocabulary import phrases

MAX_WHO = 40
"""Characters of the words for those who pay."""
MAX_ALONE = 3
"""Words of those who pay where no verb stands with them: "les entreprises"."""
_KNOWN = ("payers", "reduced", "member", "kinds_of_payers", "other_hirers", "guests")
"""The concepts of words for those who pay for a desk or a room, whatever the sentence says of it."""
_HOUSE = frozenset(("hot_desk", "fixed_desk", "day_pass", *ROOMS))
"""What people pay for by the hour or the day."""


def paid_by(sentence: str, found: Sequence[Offer], number: int, about: str) -> str | None:
    """What one price of a sentence is for, and who is said to pay it: "desk – visitors"; or None.

    `about` is the heading that can name it where the sentence does not.
    """
    if no_plan(sentence) or says("formulas", "equipment", sentence) or says("formulas", "goods_alone", sentence):
        return None
    who = _payer(sentence, found, number)
    known = who is not None and _is_known(who)
    several = who is not None and len(found) > 1 and " " not in who  # "Our club pays" tells what the house pays
    first = sentence[: found[0].money.start]
    other = number and not (_payer(sentence, found, 0) or names_nothing(first) or _one_of_house(first))
    texts = () if other else (sentence, *((about,) if known and not is_due(about) else ()))
    around = (named for named in map(_one_of_house, texts) if named and _is_common(named))
    named = _one_of_house(_clause(sentence, found, number)) or next(around, None)
    named = named if known or several else None
    if named is None or not _fits(named, found[number]) or not _ends(sentence, found[number], named):
        return None
    return f"{named} – {who}"


def _payer(sentence: str, found: Sequence[Offer], number: int) -> str | None:
    """Who pays a price: by the words before it, or before an earlier one where nothing else stands between them."""
    alone = (
        clean(_parting().split(sentence[found[number - 1].tail.end : found[number].money.start])[-1]) if number else ""
    )
    if alone and len(alone.split()) <= MAX_ALONE and _is_known(alone) and _payer(sentence, found, 0):
        return alone
    for at in range(number, -1, -1):
        before = sentence[found[at - 1].tail.end if at else 0 : found[at].money.start]
        if match := _pays().search(before):
            return collapse(joined().sub("", f" {match['who']}"))
        if not _alternative().fullmatch(before):
            return None
    return None


def _is_known(who: str) -> bool:
    """Whether some words are of those who pay, and of nobody else."""
    return any(says("formulas", concept, who) for concept in _KNOWN)


def _clause(sentence: str, found: Sequence[Offer], number: int) -> str:
    """The part of a sentence between semicolons in which a price stands."""
    begin = sentence.rfind(";", 0, found[number].money.start) + 1
    later = found[number + 1].money.start if number + 1 < len(found) else len(sentence)
    behind = re.split(r";|,\s", sentence[found[number].tail.end : later])[0]
    return sentence[begin : found[number].tail.end] + behind


def _one_of_house(text: str) -> str | None:
    """The desk or the room that a text names, and no other."""
    kind = desk_type(text) or desk_hint(text)
    return (desk_phrase(text) or hint_phrase(text)) if kind in _HOUSE else None


def _is_common(named: str) -> bool:
    """Whether something is what all who come may use, and no desk of one's own that another pays for."""
    return (desk_type(named) or desk_hint(named)) not in ("fixed_desk", "private_office")


def _fits(named: str, offer: Offer) -> bool:
    """Whether what is named is let for such a time: rooms by the hour or the day."""
    room = {desk_type(named), desk_hint(named)} & ROOMS
    return offer.tail.period in (SHORT if room else (*SHORT, "week", *LONG)) and not offer.doubt


def _ends(sentence: str, offer: Offer, named: str) -> bool:
    """Whether the words behind a price do not tell what else it is for: "£5 a day in taxes"."""
    behind = re.split(r"[,;.()]", sentence[offer.tail.end :])[0]
    other = _alternative().match(f"{behind} ")
    if says("vat", "tax", behind):
        return False
    return not has_own_words(behind) or named in behind or bool(other)


@cache
def _pays() -> re.Pattern[str]:
    """Those who pay, by a noun or a clause, and the verb right before the price."""
    verbs, lowest = alternation(phrases("formulas", "pays")), alternation(phrases("money", "from"))
    whoever = alternation(phrases("formulas", "whoever"))
    who = rf"(?:(?:{whoever})\s[^,;.()\d]{{2,{MAX_WHO}}},?|[^\W\d_][\w'’-]+(?:\s[^\W\d_][\w'’-]+)?)"
    return re.compile(rf"(?:^|[.;:]\s|,\s(?:\w{{1,4}}\s)?)\W*(?P<who>{who})\s(?:{verbs})(?:\s(?:{lowest}))?\s*$", re.I)


@cache
def _parting() -> re.Pattern[str]:
    """What parts those who pay from what stands before them."""
    return re.compile(rf",\s|\s(?:{alternation(phrases('period_words', 'conjunctions'))})\s", re.I)


@cache
def _alternative() -> re.Pattern[str]:
    """What parts a price from another that the same people pay: ", or", "for a day at a desk or"."""
    joints = alternation(phrases("period_words", "conjunctions"))
    return re.compile(rf"(?:[^;.:]{{0,{MAX_WHO}}})\W*(?:{joints})\s*", re.I)
