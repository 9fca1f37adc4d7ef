"""What the words around a price in a sentence name by a form of words: "the plan Basic is", "you get a desk"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cowcrawl.extract.formulas.amounts.offer import Offer
from cowcrawl.extract.formulas.labels import clean, has_own_words
from cowcrawl.extract.formulas.no_plans import no_plan
from cowcrawl.extract.formulas.sentences.paragraph import joined
from cowcrawl.extract.formulas.words import desk_hint, desk_phrase, hint_phrase
from cowcrawl.literals.words import alternation
from cowcrawl.text import collapse
from cowcrawl.vocabulary import phrases


def bought(sentence: str, found: Sequence[Offer]) -> list[str]:
    """What each of several prices of a sentence is said behind it to buy; none where one buys nothing that is named.

    "€390 a month for a 2-person office, up to €950 for an 8-person office."
    """
    if len(found) < 2:
        return []
    ends = [*(offer.money.start for offer in found[1:]), len(sentence)]
    matches = [_buys().match(sentence, offer.tail.end, end) for offer, end in zip(found, ends, strict=True)]
    words = [match["what"] if match else "" for match in matches]
    names = [with_word(text, desk_phrase(text) or (hint_phrase(text) if desk_hint(text) else None)) for text in words]
    return [name for name in names if name] if all(names) else []


def with_word(words: str, phrase: str | None) -> str | None:
    """A desk or a room with the word before it, unless that is an article: "the large meeting room"."""
    before = words[: words.find(phrase)].split() if phrase else []
    plain = not before or before[-1].casefold() in phrases("period_words", "links") or not before[-1].isalpha()
    return phrase if plain else f"{before[-1]} {phrase}"


@cache
def _buys() -> re.Pattern[str]:
    whom = alternation(phrases("formulas", "for_whom"))
    return re.compile(rf",?\s(?:{whom})\s(?P<what>[^,;.()]{{3,40}})", re.I)


def plans_in_turn(sentence: str, found: Sequence[Offer]) -> list[str]:
    """The plans that a sentence calls by name, one for each of its prices; none where one has no such name or period.

    "L'offre Start est à 20 € par mois et l'offre Plus à 40 € par mois."
    """
    begins = [0, *(offer.tail.end for offer in found)]
    if not found or not all(offer.tail.period for offer in found):
        return []
    first, *others = (sentence[at : offer.money.start] for at, offer in zip(begins, found, strict=False))
    matches = [_named_plan().search(first), *(_named_plan().search(text) or _called().search(text) for text in others)]
    if not all(matches):
        return []
    named = (match.groupdict() for match in matches if match)
    names = [collapse(one.get("plan") or one.get("called") or one["name"]) for one in named]
    return [] if any(map(no_plan, names)) else names


@cache
def _named_plan() -> re.Pattern[str]:
    """A word for a plan, the name it is called by, what a bracket adds, and what leads to its price."""
    nouns, verbs = alternation(phrases("formulas", "plan_nouns")), alternation(phrases("formulas", "costs"))
    lowest = alternation(phrases("money", "from"))
    for_ = alternation((*phrases("formulas", "filler"), *phrases("formulas", "rented_for")))
    lead = rf"\s*,?\s(?:(?:{verbs})\s+(?:(?:{lowest})\s*)?|(?:{lowest}|{for_})\s*)"
    name = r"[«\"“„]?(?-i:[A-ZÀ-Ý0-9])[^,;:()]{1,30}?"
    aside, article = r"(?:\s?\([^()]{1,60}\))?", r"(?:\w{1,4}['’\s]\s?){0,3}"
    called = rf"(?P<called>(?-i:[A-ZÀ-Ý])[\w'’-]+\s(?:{nouns}))"
    return re.compile(rf"(?:^|[\s,;])\W*{article}(?:(?P<plan>(?:{nouns})\s{name})|{called}){aside}{lead}$", re.I)


def names_in_turn(sentence: str, found: Sequence[Offer]) -> list[str]:
    """The names with capitals right before each of several prices of a sentence; none where one has another.

    "Loafer is £45 a month for 5 days, Baguette is £90 a month", "Location : Orangerie 650 € la journée, Verger 280 €
    la journée". A price without a name is another one of the last.
    """
    if len(found) < 2 or not all(offer.tail.period and not offer.doubt for offer in found):
        return []
    names: list[str] = []
    for number, offer in enumerate(found):
        before = sentence[found[number - 1].tail.end if number else 0 : offer.money.start]
        match = _called().search(before)
        if match and not no_plan(match["name"]):
            names.append(collapse(match["name"]))
        elif names and not has_own_words(clean(joined().sub("", before))):
            names.append(names[-1])
        else:
            return []
    return names if len(set(names)) > 1 else []


@cache
def _called() -> re.Pattern[str]:
    """A name of one or two words at the beginning of a sentence, behind a colon, a comma or "and", before its price."""
    verbs, lowest = alternation(phrases("formulas", "costs")), alternation(phrases("money", "from"))
    joints = alternation(phrases("period_words", "conjunctions"))
    name = r"(?P<name>(?-i:[A-ZÀ-Ý])[\w'’&-]+(?:\s(?:(?-i:[A-ZÀ-Ý])[\w'’&-]*|\d{1,2}))?)"
    at = alternation((*phrases("quantity", "of"), *phrases("formulas", "rented_for")))
    lead = rf"(?:\s(?:{verbs}))?(?:\s(?:{at}))?(?:\s(?:{lowest}))?[\s:–-]*$"
    return re.compile(rf"(?:^|[:,;.]\s|\s(?:{joints})\s)\W*{name}{lead}", re.I)
