"""Sentences whose prices are none of the house's desks and rooms, whatever they name: what else they are about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cowcrawl.extract.formulas.amounts.offer import Offer
from cowcrawl.extract.formulas.no_plans import are_goods, is_upkeep, no_plan
from cowcrawl.extract.formulas.sentences.clause import names_nothing
from cowcrawl.extract.formulas.sentences.dues import is_due
from cowcrawl.extract.formulas.setting import speaks_of_coworking
from cowcrawl.extract.formulas.words import desk_hint, desk_type, is_pass
from cowcrawl.extract.texts.phrases import begins_with, says, says_any
from cowcrawl.extract.texts.sentences import split
from cowcrawl.literals.money import find_money
from cowcrawl.literals.period import in_label
from cowcrawl.literals.words import alternation
from cowcrawl.vocabulary import phrases

_OF_HOUSE = (
    *("payers", "guests", "kinds_of_payers", "addressed", "any_place", "space_words", "plan_nouns", "access_to"),
    *("announcing", "fees", "hire_words", "house_let", "spots", "membership", "whole", "price_of"),
)
"""The concepts of words for the house, for who pays it and for what it asks."""
MAX_TIE = 2
"""Words right before a room that can say that something is in it: "dans notre"."""
MAX_OUR = 8
"""Characters of a word such as "our" right before a room."""
MAX_HEAD = 4
"""Words of the noun that opens a clause, with what tells which."""


def never_said(sentence: str, found: Sequence[Offer], phrase: str, before: str) -> str | None:
    """Why no price of a sentence is of a desk or a room, though `phrase` says so; `before` is the sentence before."""
    opening = sentence[: found[0].money.start]
    theirs = begins_with("formulas", "at_theirs", opening) or says("formulas", "next_door", opening)
    if theirs or _let_by_others().search(opening):
        return "another house"
    if _is_event(opening):
        return "what takes place there"
    if says("formulas", "market", opening) or _is_of_whole(opening):
        return "market"
    if says("formulas", "beyond_plans", opening) or _asks_for_work().search(opening):
        return "beside plans"
    if _is_in(sentence, found[0], phrase) or _is_of_somebody(opening, phrase):
        return "of somebody in a room"
    if _is_of_thing(opening):
        return "equipment"
    rate = phrase not in opening and desk_type(phrase) == "day_pass" and not is_pass(phrase)
    if rate and (names_another(opening) or begins_with("formulas", "no_subject", _head(opening))):
        return "nothing of the house"  # "L'atelier poterie est à 35 € la demi-journée"
    needed = before.endswith("?") and in_label(phrase) and not is_pass(phrase)
    return "something else needed" if needed and needs_other(before) else None


def never_of_line(line: str) -> str | None:
    """The same of a short line that may be a sentence: "Besoin d'une lampe ? C'est 11 € par mois."."""
    before, moneys = "", []
    for text in split(line):
        if moneys := find_money(text, dollar="USD"):
            break
        before = text
    if not moneys:
        return None
    if before.endswith("?") and needs_other(before):
        return "something else needed"
    opening = text[: moneys[0].start]
    if not _costs().search(opening):
        return None
    if _is_of_thing(opening):
        return "equipment"
    return "nothing of the house" if names_another(opening) else None


def needs_other(question: str) -> bool:
    """Whether a question asks if the reader needs something that is no desk, no room and no time here."""
    if not (says("formulas", "needs", question) and says("formulas", "one_thing", question)):
        return False
    here = says("formulas", "any_place", question) or speaks_of_coworking(question)
    return not (here or desk_type(question) or desk_hint(question) or in_label(question))


def _is_event(opening: str) -> bool:
    """Whether the words before a price say that something takes place: "La formation a lieu dans notre salle".

    What the reader does there is no such thing: "Votre séminaire a lieu dans notre salle".
    """
    match = _takes_place().search(opening)
    ahead = opening[: match.start()] if match else ""
    told = says("formulas", "where", ahead) or says_any("formulas", "yours", ahead.split())
    return match is not None and not told


def _is_in(sentence: str, offer: Offer, phrase: str) -> bool:
    """Whether a room or a desk is only where what has the price is: "Le podcast enregistré dans notre studio"."""
    ahead, behind = sentence[: offer.money.start], sentence[offer.tail.end :]
    if (before := _before(ahead, phrase)) is not None:
        placed = says_any("formulas", "inside", before.split()[-MAX_TIE:])
        return placed and not says("formulas", "yours", before) and names_another(ahead)
    before = _before(behind, phrase) or ""
    placed = says_any("formulas", "inside", before.split()[-MAX_TIE:])
    if not placed or says("formulas", "addressed", before[:-MAX_OUR]):
        return False
    what = " ".join(before.split()[:-MAX_TIE])
    return not (desk_type(what) or desk_hint(what)) and says("formulas", "equipment", what)


def _is_of_somebody(opening: str, phrase: str) -> bool:
    """Whether an office is that of somebody told of, or what has the price is for the reader's own.

    "Pierre a payé son bureau", "Les charges de votre bureau".
    """
    before = _before(opening, phrase)
    if before is None or (desk_type(phrase) or desk_hint(phrase)) not in ("private_office", "fixed_desk"):
        return False
    last = before.split()[-1:]
    return says_any("formulas", "theirs", last) or (says_any("formulas", "yours", last) and names_another(opening))


def _before(text: str, phrase: str) -> str | None:
    """The words of a text before a phrase, or None where it has none."""
    at = text.casefold().find(phrase.casefold())
    return text[:at] if at >= 0 else None


def _is_of_whole(opening: str) -> bool:
    """Whether the rent is that of the whole house, which it pays itself: "Le loyer de notre coworking"."""
    match = _house_rent().match(opening)
    return match is not None and speaks_of_coworking(match["of"]) and not desk_type(match["of"])


def names_another(opening: str) -> bool:
    """Whether the first noun before a price that only says for how long it is names nothing that a house lets.

    "L'appareil photo est à 30 € la journée", not "L'open space est à 15 € la journée".
    """
    head = _head(opening)
    if not head or head[0].isupper() or desk_type(head) or desk_hint(head) or speaks_of_coworking(head) or is_due(head):
        return False
    if any(map(in_label, (head, *head.split()))) or says("quantity", "entry", head) or is_pass(head):
        return False
    return not (any(says("formulas", concept, head) for concept in _OF_HOUSE) or names_nothing(head))


def _head(opening: str) -> str:
    """The noun with an article that opens the last clause before a price, without "the hire of"; or nothing."""
    clause = re.split(r"[;:.!?,]\s", opening)[-1].strip()
    bare = _determiner().sub("", _hire_of().sub("", _determiner().sub("", clause)))
    head, *behind = _tie().split(f"{bare} ", maxsplit=1)
    return head if behind and bare != clause else ""


def _is_of_thing(opening: str) -> bool:
    """Whether the first noun before a price is of a thing or of work: "Le vélo du coworking", "Il noleggio di"."""
    head = _head(opening)
    if is_upkeep(head):
        return True
    if len(head.split()) > MAX_HEAD or desk_type(head) or desk_hint(head) or speaks_of_coworking(head):
        return False
    return are_goods(head) or bool(no_plan(head)) or says("formulas", "equipment", head)


@cache
def _takes_place() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(phrases('formulas', 'takes_place'))})(?!\w)", re.I)


@cache
def _let_by_others() -> re.Pattern[str]:
    """Others who let what is theirs: "The church lets", "Le photographe du premier loue"."""
    whose, lets = (alternation(phrases("formulas", concept)) for concept in ("other_landlords", "lets_theirs"))
    return re.compile(rf"^\W*(?:\w{{1,5}}['’\s]\s?){{0,2}}(?:{whose})(?!\w)[^,;:.]{{0,40}}?\s(?:{lets})(?!\w)", re.I)


@cache
def _house_rent() -> re.Pattern[str]:
    rents, ties = (alternation(phrases("formulas", concept)) for concept in ("house_rent", "thing_of"))
    return re.compile(rf"\W*(?:{rents})\s(?:{ties})\s(?P<of>(?:\w+\s){{0,2}}\w+)", re.I)


@cache
def _asks_for_work() -> re.Pattern[str]:
    """What somebody asks, at the end of the words before a price: "y cobra"."""
    joints = alternation(phrases("period_words", "conjunctions"))
    asks = alternation(phrases("formulas", "asks_for_work"))
    return re.compile(rf"\s(?:{joints})\s(?:{asks})\s*\D?$", re.I)


@cache
def _costs() -> re.Pattern[str]:
    """A verb right before a price."""
    return re.compile(rf"\s(?:{alternation(phrases('formulas', 'costs'))})\s*\D?$", re.I)


@cache
def _determiner() -> re.Pattern[str]:
    return re.compile(rf"^(?:{alternation(phrases('formulas', 'determiners'))})(?:\s|(?<=['’]))", re.I)


@cache
def _hire_of() -> re.Pattern[str]:
    """What asks for the hire of something at the beginning of a clause: "location du", "noleggio della"."""
    hire, ties = (alternation(phrases("formulas", concept)) for concept in ("hire_words", "thing_of"))
    return re.compile(rf"^(?:{hire})\s(?:{ties})\s", re.I)


@cache
def _tie() -> re.Pattern[str]:
    """What ties a noun to another, or the verb behind it."""
    verbs = ("costs", "thing_of", "rented_for", "reckoned", "afterwards")
    words = alternation([word for concept in verbs for word in phrases("formulas", concept)])
    return re.compile(rf"\s(?:{words})(?!\w)", re.I)
