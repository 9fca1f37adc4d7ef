"""What words say that a price is none of a plan: traps, goods, equipment, sections of other things."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cowcrawl.extract.formulas.words import BRACKETS, desk_hint, desk_type
from cowcrawl.extract.texts.phrases import begins_with, has_all, likely, pattern, says, says_all, told
from cowcrawl.extract.which.apart import heads_other_prices
from cowcrawl.literals.quantity import find_bundle
from cowcrawl.literals.words import alternation, has_digit
from cowcrawl.remembered import remembered
from cowcrawl.text import fold
from cowcrawl.vocabulary import load, phrases

_OTHER_PARTS = frozenset(("section", "section_prices"))
"""The concepts for sections below which prices are for something else."""
_NONE = frozenset(
    (
        "first_month traps goods one_off goods_alone equipment equipment_nouns machines lodging shops extra_sections "
        "compared versus money_to_spend"
    ).split()
)
"""The concepts that tell it; a phrase of traps or goods may begin in one text and end in the next."""
APART = {"other_houses": "another house", "lodging_heads": "lodging"}
"""What a heading can say that prices below it are not of this house as a place of work, and why they are left out."""
MIN_NOUN = 4
"""Characters of a noun; an article has fewer."""


def is_upkeep(text: str) -> bool:
    """Whether a name is that of a cost beside the rent, whatever room it is of: "Reinigung Saal"."""
    return begins_with("formulas", "upkeep", text)


@remembered
def names_equipment(text: str) -> bool:
    """Whether a name is that of equipment or help for hire and says nothing of a desk or a room, but in brackets."""
    bare = BRACKETS.sub(" ", text) if "(" in text else text
    if is_upkeep(bare):
        return True
    told = says("formulas", "equipment", bare) or _hires_equipment(bare)
    return told and (desk_type(bare) or desk_hint(bare)) is None


def _hires_equipment(text: str) -> bool:
    """Whether a text says that equipment is hired, whatever it is: "You can hire equipment"."""
    return says("formulas", "equipment_nouns", text) and says("formulas", "hire_words", text)


def no_plan(*texts: str) -> str | None:
    """Why a passage, in one or several texts, is not the price of a plan: a trap, or goods without a desk or room."""
    return _no_plan(" | ".join(texts)) if any(map(may_be_none, texts)) else None


@remembered
def may_be_none(text: str) -> bool:
    """False only for a text without a word that tells that a price is none of a plan: most texts."""
    if not _NONE.isdisjoint(likely("formulas", text)) or not _OTHER_PARTS.isdisjoint(likely("others", text)):
        return True
    if are_goods(text):
        return True
    return not told("formulas", "traps", "goods").keys().isdisjoint(fold(text).split())


def _no_plan(text: str) -> str | None:
    folded = fold(text)
    traps, goods = pattern("formulas", "traps"), pattern("formulas", "goods")
    if not (has_all(told("formulas", "traps", "goods"), folded) and (traps.search(folded) or goods.search(folded))):
        return None
    for concept in load("desk_types"):
        folded = pattern("desk_types", concept).sub(" ", folded)
    folded = pattern("formulas", "harmless").sub(" ", folded)
    if match := traps.search(_ages().sub(" ", folded) if has_digit(folded) else folded):
        return f"no plan: {match.group()}"
    if desk_type(text) is None and (match := goods.search(folded)):
        return None if _comes_with_pass(text) else f"goods: {match.group()}"
    return None


def _comes_with_pass(text: str) -> bool:
    """Whether the goods that a passage tells of come with a pass for some hours: "Pass 2 h 8 € boisson comprise"."""
    if not says("formulas", "included", text):
        return False
    ahead = []
    for part in text.split(" | "):
        match = pattern("formulas", "goods").search(fold(part))
        if match and not says("formulas", "included", fold(part)[match.end() :]):
            return False
        ahead.append(fold(part)[: match.start()] if match else part)
    return any((bundle := find_bundle(part)) and bundle.unit for part in ahead)


@cache
def _ages() -> re.Pattern[str]:
    """For whom a price is, by age: "moins de 26 ans"."""
    bounds, years = (alternation(map(fold, phrases("formulas", concept))) for concept in ("age_bounds", "years_of_age"))
    return re.compile(rf"(?<!\S)(?:{bounds}) \d\d (?:{years})(?!\S)")


@remembered
def are_goods(text: str) -> bool:
    """Whether a text is nothing but goods, perhaps numbered, or a word that ends in some: "Tiefgaragenstellplatz"."""
    word = " ".join(part for part in fold(text).split() if len(part) > 1 and not has_digit(part))
    return says_all("formulas", "goods_alone", word) or (" " not in word and word.endswith(_goods_endings()))


def is_thing_of(name: str) -> bool:
    """Whether a name is of goods or of equipment in a room or of one: "a locker in the meeting room"."""
    words = name.split()
    words = words[1:] if words and len(words[0]) < MIN_NOUN else words
    ties = phrases("formulas", "thing_of")
    heads = (" ".join(words[:at]) for at in (1, 2) if at < len(words) and words[at] in ties)
    return any(are_goods(head) or says_all("formulas", "equipment", head) for head in heads)


@cache
def _goods_endings() -> tuple[str, ...]:
    return tuple(fold(word) for word in phrases("formulas", "goods_endings"))


@remembered
def is_section_apart(title: str) -> bool:
    """Whether a title is that of what no pass to the house is sold below: events, workshops, extras, "Car parking"."""
    return heads_other_prices(title) or says("formulas", "extra_sections", title) or are_goods(title)


@remembered
def is_other_section(title: str) -> bool:
    """Whether a title is that of what is sold beside desks and rooms, or added to them."""
    if is_section_apart(title) or is_shop(title):
        return True
    hired = _hires_equipment(title)
    return hired and (desk_type(title) or desk_hint(title)) is None


def is_shop(title: str) -> bool:
    """Whether a title is nothing but a word for a shop."""
    return says_all("formulas", "shops", title)


def apart_from_house(headings: Sequence[str]) -> str | None:
    """Why prices below some headings are none of the house's desks and rooms: of other houses, of rooms to sleep in."""
    told = (reason for concept, reason in APART.items() if any(says_all("formulas", concept, one) for one in headings))
    return next(told, None)
