"""What a clause with a price is about where no form of words says so: its first noun, or what the heading names.

"A desk in the Library at €18 a day", "La salita de arriba se reserva por 8 € la hora"; below "Seminar room": "Mon-Thu
€250 a day; weekends €400 a day".
"""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.extract.formulas.amounts.offer import Offer
from cowcrawl.extract.formulas.candidate import LONG, ROOMS, SHORT
from cowcrawl.extract.formulas.labels import has_own_words
from cowcrawl.extract.formulas.no_plans import no_plan
from cowcrawl.extract.formulas.words import desk_hint, desk_phrase, desk_type, hint_phrase, names_two
from cowcrawl.extract.texts.phrases import pattern, says, says_all
from cowcrawl.literals.area import find_areas
from cowcrawl.literals.hour_tokens import tokens
from cowcrawl.literals.words import alternation, has_digit
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

MAX_BEFORE = 2
"""Words before the noun a clause is about: "Nuestra pequeña"."""
MAX_BEHIND = 9
"""Words between that noun and the price."""
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
_APART = re.compile(r"[;:.!?]\s|^[\s,)]+")
_NOTHING = ("hire_words", "fees", "announcing", "payers", "day_parts", "about_times")
"""The concepts of words that say nothing of what a price is for."""


def named_first(words: str, offer: Offer) -> str | None:
    """The desk or the room that the words before a price are about: their first noun; or None."""
    clause = _APART.split(words)[-1].strip(" ,")
    phrase = None if names_two(clause) or _is_beside(clause) else (desk_phrase(clause) or hint_phrase(clause))
    kind = phrase and (desk_type(phrase) or desk_hint(phrase))
    if not phrase or offer.tail.period not in _FITS.get(kind or "", ()):
        return None
    before, _, behind = clause.partition(phrase)
    return phrase if _only_determines(before) and _leads_to_price(behind) else None


def named_above(words: str, offer: Offer, heading: str) -> str | None:
    """The room or the office of the heading, where the words before a price only say when, for whom or that it is paid.

    Nothing where those words name anything.
    """
    kind = desk_type(heading) or desk_hint(heading)
    lets = kind in ("private_office", *ROOMS) and offer.tail.period in _FITS[kind]
    clause = _APART.split(words)[-1].strip(" ,")
    if not lets or heading.endswith("?") or names_two(heading) or _is_beside(clause) or no_plan(heading):
        return None
    rest = clause
    for token in reversed(list(tokens(clause))):
        rest = f"{rest[: token.start]} {rest[token.end :]}"
    rest = fold(rest)
    for concept in _NOTHING:
        rest = pattern("formulas", concept).sub(" ", rest)
    return None if has_own_words(rest) else desk_phrase(heading) or hint_phrase(heading)


def _is_beside(clause: str) -> bool:
    """Whether a clause is about what is no desk and no room."""
    return bool(no_plan(clause)) or any(says("formulas", concept, clause) for concept in _BESIDE)


def _only_determines(before: str) -> bool:
    """Whether the words before a noun only say which one: "Unser kleiner", and not whose work or part it is."""
    for area in reversed(find_areas(before)):
        before = f"{before[: area.start]} {before[area.end :]}"
    words = before.split()
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
def _follows() -> re.Pattern[str]:
    """A bracket, a comma, a verb of price, or a short word such as a preposition."""
    verbs = _verbs("costs", "renting", "rented_for", "relative")
    short = rf"(?:{alternation(phrases('formulas', 'thing_of'))}|[^\W\d_]{{1,4}})"
    space = rf"(?:\s(?:{alternation(phrases('formulas', 'space_words'))})(?!\w))?"
    return re.compile(rf"{space}\s?(?:[(,:–-]|(?:{verbs})(?!\w)|{short}(?!\w)|$)", re.I)


@cache
def _ends() -> re.Pattern[str]:
    verbs = _verbs("costs", "rented_for", "reckoned", "taken_up")
    merely = alternation(phrases("formulas", "merely"))
    return re.compile(rf"(?:[:(–-]|(?<!\w)(?:{verbs})(?:\s(?:{merely}))?)\s*$", re.I)


def _verbs(*concepts: str) -> str:
    """What leads to a price: verbs, and "from"."""
    return alternation([*(word for one in concepts for word in phrases("formulas", one)), *phrases("money", "from")])
