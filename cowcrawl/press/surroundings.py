"""What the words around a name say of it: that it is a place's, another business's, or what was there before."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.literals.words import alternation
from cowcrawl.press.shapes import CAP
from cowcrawl.press.words import UPPER, house, pattern, source, words

THE = re.compile(r"(?<!\w)(?i:the|its|their|our|a)\s$")
"""Before a place that an English sentence calls a space by: "the Shoreditch space"."""


@cache
def behind_of(language: str) -> re.Pattern[str]:
    """A word for `of`, and perhaps an article, at the end of a text."""
    return re.compile(rf"(?i:{source(words('of_noun', language))})\s?(?i:{source(words('article', 'any'))})?\s?$")


@cache
def of_place() -> re.Pattern[str]:
    """A word for a space right behind a name."""
    return re.compile(rf"\s{house('en', weak=True).pattern}", re.I)


@cache
def in_building(language: str) -> re.Pattern[str]:
    """Words that say that a building's name follows, whatever the name."""
    return re.compile(rf"(?i:{source(words('building_named', language))})\s[«“‘\"'„]?$")


@cache
def _called(language: str) -> re.Pattern[str]:
    """A noun and a word for what it is called."""
    return re.compile(rf"([\w-]+)\s(?i:{source(words('called', language))})\s[«“‘\"'„»›]?$")


def calls_another(ahead: str, language: str) -> bool:
    """Whether what is called so is no space: another business, or in German any other noun."""
    match = _called(language).search(ahead)
    if not match:
        return False
    noun = match[1].casefold()
    if language != "de":
        return bool(pattern("other_business", language).fullmatch(noun))
    known = (*words("house", "de"), *words("house_weak", "de"), *words("operator_noun", "de"))
    own = "work" in noun or noun.endswith(tuple(word.casefold() for word in known)) or noun in words("place_noun", "de")
    return match[1][0].isupper() and not own


def was_there(ahead: str, language: str) -> bool:
    """Whether a word for what was there before ends a text: "in the former Library"."""
    return bool(re.search(rf"{former(language)}\s?$", ahead))


@cache
def _description(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:.*\s)?co-?working[-\s]?{source(words('operator_noun', language))}", re.I)


def is_description(value: str, language: str) -> bool:
    """Whether a name only says what somebody is: `Hamburger Coworking-Anbieter`."""
    return "working" in value.casefold() and bool(_description(language).fullmatch(value))


def is_other_firm(text: str, start: int, end: int, language: str) -> bool:
    """Whether the words that call a name a firm say that its trade is another: "Alder, an investment firm"."""
    behind = re.match(r",\s([^,;.]{3,60})", text[end:])
    ahead = re.split(r"[,;.]", text[:start])[-1][-40:]
    other = pattern("other_firm", language)
    return bool(other.search(ahead) or (behind and other.search(behind[1])))


def inside_name(match: re.Match[str], text: str) -> bool:
    """Whether the word for coworking that a name was found by belongs to a longer name: `The Cowork Factory`."""
    return (
        match[0][:1].isupper()
        and match.group().casefold().startswith("co")
        and bool(re.search(rf"(?<!^){UPPER}\w*\s$", text[: match.start()]))
    )


@cache
def designs(name: str) -> re.Pattern[str]:
    """Who drew up a space, by what stands behind the name: "D2U (Design to Users), società di architettura"."""
    makers = alternation(words("designs", "any"))
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)(?:\s\([^()]*\))?,?\s(?:\w+\s){{0,3}}(?:{makers})(?!\w)", re.I)


def in_longer_name(value: str, ahead: str) -> bool:
    """Whether an operator's name that is a common word too stands behind another capital: "Coworking Spaces"."""
    return value in words("common_brands", "any") and bool(re.search(rf"{CAP}\s$", ahead))


@cache
def governed(language: str) -> re.Pattern[str]:
    """A preposition right before a name, with an article perhaps: the name is not the subject."""
    article = f"(?:{source(words('article', 'any'))}\\s?)?"
    return re.compile(rf"{source(words('genitive', language))}\s?{article}$", re.I)


@cache
def in_town(language: str) -> str:
    """What stands before a place, and before no name of a space."""
    return f"(?i:{source((*words('in_town', language), *words('of_place', language)))})"


@cache
def former(language: str) -> str:
    """What stands before the name of what was there before."""
    return f"(?i:{source(words('former', language))})"


@cache
def kind(language: str) -> re.Pattern[str]:
    """A word for a coworking space or for who runs one, before the name itself."""
    home, firm = house(language).pattern, source(words("operator_noun", language))
    return re.compile(rf"(?:[Ll]['’])?(?i:{home}|{firm})\s(?={UPPER}|\d|@)")


@cache
def not_names(language: str) -> frozenset[str]:
    """Words with a capital that are no names."""
    return frozenset(word.casefold() for word in (*words("not_name", language), *words("ordinary", "any")))


@cache
def public() -> frozenset[str]:
    """Words of the names of public bodies."""
    return frozenset(word.casefold() for word in words("public_body", "any"))
