"""What a clause with a price is about where no form of words says so: its first noun, or what the heading names.

"A desk in the Library at €18 a day", "La salita de arriba se reserva por 8 € la hora"; below "Seminar room": "Mon-Thu
€250 a day; weekends €400 a day".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from cowcrawl.extract.formulas.amounts.offer import Offer
from cowcrawl.extract.formulas.candidate import LONG, ROOMS, SHORT
from cowcrawl.extract.formulas.labels import has_own_words
from cowcrawl.extract.formulas.no_plans import no_plan
from cowcrawl.extract.formulas.sentences.dues import is_due
from cowcrawl.extract.formulas.sentences.head import room_opening
from cowcrawl.extract.formulas.sentences.paragraph import joined
from cowcrawl.extract.formulas.sentences.shared_period import only_conditions
from cowcrawl.extract.formulas.sentences.subject import between, is_of_goods
from cowcrawl.extract.formulas.words import desk_hint, desk_phrase, desk_type, hint_phrase, names_two
from cowcrawl.extract.texts.phrases import begins_with, pattern, says, says_all
from cowcrawl.literals.area import find_areas
from cowcrawl.literals.hour_tokens import tokens
from cowcrawl.literals.period import in_label
from cowcrawl.literals.words import alternation, has_digit
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

MAX_BEFORE = 2
"""Words before the noun a clause is about: "Nuestra pequeña"."""
MAX_BEHIND = 12
"""Words between that noun and the price."""
MAX_HEADING = 8
"""Words of a heading that names what is let."""
_FITS = {
    "private_office": ("week", *LONG),
    "fixed_desk": ("week", *LONG),
    "virtual_office": LONG,
    "hot_desk": (*SHORT, "week", *LONG),
    **dict.fromkeys(ROOMS, SHORT),
}
"""For how long each kind of desk or room is let."""
_BESIDE = ("equipment", "goods_alone", "lodging")
"""The concepts of words for what is no desk and no room."""
_VARIED = ("virtual_office", "private_office", *ROOMS)
"""Kinds of which a house has several, told apart by an adjective."""
TOTALS = ("quarter", "year")
"""What a price by the month may come to."""
_APART = re.compile(r"[;:.!?]\s|^[\s,)]+")
_HALVES = re.compile(r"[;:!?]\s")
_QUOTED = re.compile(r"[“”„«»\"]")
"""What somebody is quoted with."""
_NOTHING = (
    *("costs", "reckoned", "taken_up", "pronouns", "rented_for", "merely"),
    *("hire_words", "fees", "announcing", "payers", "guests", "day_parts", "about_times"),
)
"""The concepts of words that say nothing of what a price is for."""


def _is_aside(sentence: str, offer: Offer) -> bool:
    """Whether a price and its period are an aside of a sentence: "A desk (£15 a day) is free"."""
    opened = sentence[: offer.money.start].rstrip().endswith("(")
    told = sentence[offer.money.end : offer.tail.end].strip()
    return bool(opened and told) and _goes_on_behind().match(sentence, offer.tail.end) is not None


@cache
def _goes_on_behind() -> re.Pattern[str]:
    """The end of a bracket and words that go on with the sentence, not with the next of a list."""
    return re.compile(rf"\s*\)\s(?!(?:{alternation(phrases('period_words', 'conjunctions'))})\s)[^\W\d_]", re.I)


def _is_of_others(told: str, later: Sequence[Offer]) -> bool:
    """Whether a hint at a kind is told apart from what a later price is for: "bureaux", "bureaux privés"."""
    kind = None if desk_type(told) else desk_hint(told)
    return kind is not None and any(desk_type(offer.label) == kind for offer in later)


class Before(NamedTuple):
    """What has been told before a price."""

    heading: str
    """The heading right above, or nothing."""
    sentence: str
    """The sentence before its own, or nothing."""
    last: str | None
    """What the price before it in its sentence is for."""


def told_by_clause(sentence: str, found: Sequence[Offer], number: int, before: Before) -> str | None:
    """What one price of a sentence is for: by its clause, the heading above it, or as the price before it; or None.

    Where nobody knows what the price before it is for, a later one is not believed either.
    """
    heading, last = before.heading, before.last
    offer, words = found[number], between(sentence, found, number)
    if (number and last is None) or is_of_goods(sentence[: offer.money.start]) or _is_aside(sentence, offer):
        return None
    if told := named_first(words, offer):
        return None if _is_of_others(told, found[number + 1 :]) else told
    if told := named_above(words, offer, heading) if heading else None:
        return room_opening(sentence, told)
    if told := _bought(sentence, offer, words) or _one_of(words, before.sentence, offer):
        return told
    if last and (goes_on(words, last, offer) or only_conditions(words)):
        return last
    if last and (other := _other_one(words, last, offer)):
        return other
    return _nearest(sentence, words, offer)


def _bought(sentence: str, offer: Offer, words: str) -> str | None:
    """What a price buys by the words behind it, where nothing is named before it: "£130 for a monthly membership"."""
    match = _buys().match(sentence, offer.tail.end) if names_nothing(_HALVES.split(words)[-1]) else None
    what = match["what"] if match else ""
    if not what or names_two(what) or _is_beside(what):
        return None
    phrase = desk_phrase(what) or (what.strip() if is_due(what) else hint_phrase(what))
    kind = phrase and (desk_type(phrase) or desk_hint(phrase))
    told = offer.tail.period or (in_label(what) if phrase else None)
    return phrase if told in _FITS.get(kind or "", ()) else None


@cache
def _buys() -> re.Pattern[str]:
    for_ = alternation(phrases("formulas", "for_whom"))
    return re.compile(rf"\s(?:{for_})\s(?P<what>[^,;.()\d]{{3,40}})", re.I)


def _one_of(words: str, before: str, offer: Offer) -> str | None:
    """What the sentence before names, where a price is for one of those: "Our desks …. You can take one for a day"."""
    if not _one().search(words) or names_two(before) or _is_beside(before) or _is_beside(words):
        return None
    phrase = None if desk_phrase(words) else desk_phrase(before) or hint_phrase(before)
    kind = phrase and (desk_type(phrase) or desk_hint(phrase))
    return phrase if offer.tail.period in _FITS.get(kind or "", ()) else None


@cache
def _one() -> re.Pattern[str]:
    """A pronoun for one of several before what says for how long."""
    ones, periods = alternation(phrases("formulas", "one_more")), alternation(phrases("period_words", "per"))
    return re.compile(rf"(?<!\w)(?:{ones})\s(?:{periods}|{alternation(phrases('formulas', 'for_whom'))}|\()", re.I)


def is_yours(phrase: str, clause: str) -> bool:
    """Whether it is that of who reads it, to which something is done for a price: "We clean your office"."""
    before = clause.partition(phrase)[0].split()
    yours = before[-1:] and says_all("formulas", "yours", before[-1])
    return bool(yours) and len(before) > 1 and not _rents().fullmatch(" ".join(before[:-1]) + " ")


def _nearest(sentence: str, words: str, offer: Offer) -> str | None:
    """The desk or the room that the words before a price name anywhere, where the house speaks to who reads it."""
    clause = _HALVES.split(words)[-1]
    half = _HALVES.split(sentence[max(0, sentence.find(clause)) :])[0]
    told = says("formulas", "addressed", half) and not begins_with("formulas", "no_subject", sentence)
    if (
        not told
        or clause.rstrip().endswith("=")
        or names_two(clause)
        or _is_beside(clause)
        or _opens_with_meeting().match(clause)
        or _QUOTED.search(sentence)
        or offer.tail.period is None
    ):
        return None
    phrase = desk_phrase(clause) or hint_phrase(clause)
    kind = phrase and (desk_type(phrase) or desk_hint(phrase))
    done = phrase and kind in ("private_office", *ROOMS) and is_yours(phrase, clause)
    return phrase if offer.tail.period in _FITS.get(kind or "", ()) and not done else None


@cache
def _opens_with_meeting() -> re.Pattern[str]:
    """The reader's meeting at the beginning of a clause, to which something is done: "Je vergadering opnemen"."""
    yours, meetings = (alternation(phrases("formulas", concept)) for concept in ("yours", "meetings"))
    return re.compile(rf"\W*(?:{yours})\s(?:{meetings})(?!\w)", re.I)


def named_first(words: str, offer: Offer) -> str | None:
    """The desk or the room that the words before a price are about: their first noun; or None."""
    clause = _APART.split(words)[-1].strip(" ,")
    phrase = None if names_two(clause) or _is_beside(clause) else (desk_phrase(clause) or hint_phrase(clause))
    kind = phrase and (desk_type(phrase) or desk_hint(phrase))
    untold = (None,) if kind in ROOMS else ()
    if not phrase or offer.tail.period not in (*untold, *_FITS.get(kind or "", ())):
        return None
    before, _, behind = clause.partition(phrase)
    before = _rents().sub("", joined().sub("", before))
    return phrase if _only_determines(before) and _leads_to_price(behind) else None


def named_above(words: str, offer: Offer, heading: str) -> str | None:
    """The room or the office of the heading, where the words before a price only say when, for whom or that it is paid.

    Nothing where those words name anything.
    """
    kind = desk_type(heading) or desk_hint(heading)
    lets = kind in ("private_office", *ROOMS) and offer.tail.period in _FITS[kind]
    clause = _APART.split(words)[-1].strip(" ,")
    lets = lets and len(heading.split()) <= MAX_HEADING and not heading.endswith("?")
    pronoun = clause.rpartition(", ")[2]  # "With a screen and a whiteboard, it's yours for"
    goes_on = _is_it().match(pronoun) and _ends().search(pronoun)  # not "een gastheer, die na zes uur"
    clause = pronoun if goes_on else clause
    if not lets or names_two(heading) or _is_beside(clause) or no_plan(heading) or not names_nothing(clause):
        return None
    return desk_phrase(heading) or hint_phrase(heading)


@cache
def _is_it() -> re.Pattern[str]:
    """A pronoun or a verb of price at the beginning of a clause."""
    words = (*phrases("formulas", "pronouns"), *phrases("formulas", "taken_up"), *phrases("formulas", "costs"))
    return re.compile(rf"(?:{alternation(words)})(?!\w)", re.I)


def names_nothing(words: str) -> bool:
    """Whether the words before a price only lead to it, or say when or for whom it is: "les membres paient"."""
    rest = words
    for token in reversed(list(tokens(words))):
        rest = f"{rest[: token.start]} {rest[token.end :]}"
    rest = fold(rest)
    for concept in _NOTHING:
        rest = pattern("formulas", concept).sub(" ", rest)
    return not has_own_words(rest)


def goes_on(words: str, before: str, offer: Offer) -> bool:
    """Whether a price is of what the one before it is for: nothing is named between them, and that is let for so long.

    `before` is what the other price is for.
    """
    kind = desk_type(before) or desk_hint(before)
    lasts = offer.tail.period in _FITS.get(kind or "", (*SHORT, "week", *LONG)) and offer.tail.period not in TOTALS
    return lasts and len(words.split()) <= MAX_BEHIND and not _is_beside(words) and names_nothing(words)


def _other_one(words: str, before: str, offer: Offer) -> str | None:
    """Another of what the price before is for, by an adjective alone: "la grande (20 pers.)", "e quella legale di"."""
    kind = desk_type(before) or desk_hint(before)
    match = _adjective().fullmatch(words) if kind in _VARIED and offer.tail.period in _FITS[kind] else None
    return f"{before} – {match['which']}" if match and not _is_beside(match["which"]) else None


@cache
def _adjective() -> re.Pattern[str]:
    """An article or a pronoun, one more word, a bracket or a comma, and what leads to a price."""
    joints = alternation(phrases("period_words", "conjunctions"))
    articles = alternation([*phrases("formulas", "one_more"), *phrases("formulas", "determiners")])
    leads = rf"(?:{_verbs('costs', 'rented_for')}|{alternation(phrases('quantity', 'of'))})"
    which = rf"(?P<which>(?:{articles})\s[^\W\d_]{{4,}}(?:\s\([^()]*\))?)"
    return re.compile(rf"[\s,;]*(?:(?:{joints})\s)?{which},?\s*(?:{leads})?\s*", re.I)


def _is_beside(clause: str) -> bool:
    """Whether a clause is about what is no desk and no room."""
    return bool(no_plan(clause)) or any(says("formulas", concept, clause) for concept in _BESIDE)


def _only_determines(before: str) -> bool:
    """Whether the words before a noun only say which one: "Unser kleiner", and not whose work or part it is."""
    for area in reversed(find_areas(before)):
        before = f"{before[: area.start]} {before[area.end :]}"
    words = before.replace("'", "' ").replace("’", "' ").split()
    if not words:
        return True
    opened = len(words) <= MAX_BEFORE and says_all("formulas", "determiners", words[0])
    return opened and not has_digit(before)  # "6 desks" are a room's


def _leads_to_price(behind: str) -> bool:
    """Whether the words between a noun and its price begin with what follows a noun and end with what leads to one."""
    if len(behind.split()) > MAX_BEHIND:
        return False
    return not behind.strip(" :–-") or bool(_follows().match(behind) and _ends().search(behind))


@cache
def _rents() -> re.Pattern[str]:
    """What asks to rent or leads to a place at the beginning of a clause: "Louez", "L'accès à"."""
    words = (*phrases("formulas", "renting"), *phrases("formulas", "access_to"))
    return re.compile(rf"^(?:{alternation(words)})(?:\s|(?<=['’]))", re.I)


@cache
def _follows() -> re.Pattern[str]:
    """A bracket, a comma, a verb of price, or a short word such as a preposition."""
    verbs = _verbs("costs", "renting", "rented_for", "relative")
    short = rf"(?:{alternation(phrases('formulas', 'thing_of'))}|[^\W\d_]{{1,4}})"
    space = rf"(?:\s(?:{alternation(phrases('formulas', 'space_words'))})(?!\w))?"
    return re.compile(rf"{space}\s?(?:[(,:–-]|(?:{verbs})(?!\w)|{short}(?!\w)|\d{{1,3}}(?!\d)|$)", re.I)


@cache
def _ends() -> re.Pattern[str]:
    verbs = _verbs("costs", "rented_for", "reckoned", "taken_up")
    merely = alternation(phrases("formulas", "merely"))
    return re.compile(rf"(?:[:(–-]|(?<!\w)(?:{verbs})(?:\s(?:{merely}))?)\s*$", re.I)


def _verbs(*concepts: str) -> str:
    """What leads to a price: verbs, and "from"."""
    return alternation([*(word for one in concepts for word in phrases("formulas", one)), *phrases("money", "from")])
