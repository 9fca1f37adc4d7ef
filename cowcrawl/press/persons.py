"""Who in an article is a person: known by a title, an age or a word for speaking. Persons are left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain

from cowcrawl.press.words import UPPER, house, source, words
from cowcrawl.text import fold
from cowcrawl.vocabulary import marks

WORD = (
    rf"(?:(?:Mc|Mac|De|Van|O['’]){UPPER})?(?:{UPPER}|(?<=[DO]['’]){UPPER})[a-zß-ÿ’']+(?:-{UPPER}[a-zß-ÿ’']+)?(?![\w&])"
)
_SMALL = r"(?:van\s(?:de[nr]?\s)?|de\s|den\s|der\s|von\s|du\s|la\s|le\s|ter\s|ten\s|El\s|Ben\s)"
FULL = rf"{WORD}(?:\s{_SMALL}?{WORD}){{1,3}}"
_LISTED = re.compile(rf"\({FULL}(?:,\s{FULL})*\s(?:et|en|and|und|y|e|&)\s{FULL}\)")
"""Whole names, and nothing else, in brackets."""
_AGED = re.compile(r"\(\d\d\)")
_INITIALS = rf"(?:{UPPER}\.\s?){{1,3}}{WORD}"


def persons(texts: Sequence[str], language: str, bylines: Iterable[str] = ()) -> frozenset[str]:
    """The names of persons in the sentences of an article: whole names, and the surname of each."""
    found = {name for line in bylines for name in re.findall(FULL, line) if _is_name(name, language)}
    held: set[str] = set()
    for text in texts:
        tokens = fold(text).split()
        held.update(tokens)
        found.update(name for listed in _LISTED.finditer(text) for name in re.findall(FULL, listed[0]))
        if not _may_hold(text, tokens, language):
            continue
        for match in _pattern(language).finditer(text):
            found.update(name for group, name in match.groupdict().items() if name and _is_name(name, language))
        found.update(name for name in _in_office().findall(text) if _is_name(name, language))
    found = {_without_house(name) for name in found}
    if not _marks_of_saying(language).isdisjoint(held):
        found |= _speaking(" ".join(texts), language)
    surnames = {name.split()[-1] for name in found if len(name.split()[-1]) > 3}
    return frozenset(found | surnames)


def _may_hold(text: str, tokens: Sequence[str], language: str) -> bool:
    """Whether `_pattern` may find a person in a text, whose folded words are `tokens`: most texts name none."""
    length, tails = _tails()
    return (
        not _marks(language).isdisjoint(tokens)
        or any(token[-length:] in tails for token in tokens)
        or bool(_AGED.search(text))
    )


def _speaking(text: str, language: str) -> set[str]:
    """The whole names whose surname stands alone beside a word for speaking: `says Ponchon`."""
    spoke = {one or other for one, other in _beside_saying(language).findall(text)}
    if not spoke:
        return set()
    return {name for name in re.findall(FULL, text) if name.split()[-1] in spoke and _is_name(name, language)}


@cache
def _beside_saying(language: str) -> re.Pattern[str]:
    says = f"(?i:{source(words('says', language))})"
    return re.compile(rf"{says},?\s({WORD})|(?<!\w)({WORD}),?\s{says}")


@cache
def _marks_of_saying(language: str) -> frozenset[str]:
    return marks(words("says", language))


@cache
def _marks(language: str) -> frozenset[str]:
    """Words of which one stands beside every person whom `_pattern` finds by a word."""
    own = chain.from_iterable(words(concept, language) for concept in ("title", "says", "made_by"))
    return marks((*own, *words("office", "any")))


@cache
def _tails() -> tuple[int, frozenset[str]]:
    """The last letters of the ends of words for what a person does, and how many they are."""
    ends = tuple(map(fold, words("title_end", "any")))
    length = min(map(len, ends))
    return length, frozenset(end[-length:] for end in ends)


def _without_house(name: str) -> str:
    """`Kay Peeters van Spaces` without what the person works for."""
    return re.sub(r"^(\S+\s\S+)\s(?:van|von|de|du)\s.*", r"\1", name)


def in_text(text: str, names: frozenset[str]) -> list[tuple[int, int]]:
    """Where persons are named in a text."""
    if not names:
        return []
    return [hit.span() for hit in _any_of(names).finditer(text)]


@cache
def _any_of(names: frozenset[str]) -> re.Pattern[str]:
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")


def _is_name(name: str, language: str) -> bool:
    tokens = name.split()
    if tokens[0] in words("not_name", language) or fold(tokens[0]) in _public() or tokens[-1] in _streets():
        return False
    if language == "de" and any(token.casefold() in words("article", "any") for token in tokens):
        return False
    firm = any(token in words("firm_word", "any") for token in tokens) or name in words("brands", "any")
    return not firm and not house(language).search(name)


@cache
def _public() -> frozenset[str]:
    return frozenset(fold(word) for word in words("public_body", "any"))


@cache
def _streets() -> frozenset[str]:
    return frozenset(word for word in words("street_last", "any") if word not in ("Hill", "Walk", "Lane"))


@cache
def _in_office() -> re.Pattern[str]:
    """The surname alone of who holds an office: `Bürgermeister Huber`."""
    return re.compile(rf"(?<!\w)(?i:{source(words('office', 'any'))})\s({WORD})(?!\s{UPPER})")


@cache
def _pattern(language: str) -> re.Pattern[str]:
    title = f"(?i:(?:co-?)?{source(words('title', language))})"
    says, made = (f"(?i:{source(words(concept, language))})" for concept in ("says", "made_by"))
    speaks = tuple(word for word in words("says", language) if word not in words("source_lead", language))
    name = rf"(?:{FULL}|{_INITIALS})"
    house = r"(?:\s(?:van|de|of|du|et|en|and|und|y|e|bij|chez)\s[\w&’' ]{2,25}?)?"
    ends = "|".join(map(re.escape, words("title_end", "any")))
    too = rf"(?:(?:,|\s(?:et|en|and|und|y|e|&))\s(?P<titled_too>{FULL}))?"
    return re.compile(
        rf"(?<!\w){title}{house},?\s(?P<titled>{name}){too}"
        rf"|(?<!\w){title}(?:\s[\w’'&-]+){{1,7}}?,\s(?P<after>{FULL})"
        rf"|(?i:{ends})\s(?P<trade>{FULL})(?:\s(?:et|en|and|und|y|e|&)\s(?:[\w-]+\s)?(?P<trade_too>{FULL}))?"
        rf"|(?<!\w)(?P<aged>{name})\s?\(\d\d\)"
        rf"|(?<!\w)(?P<before>{name}),?\s(?:(?:de|le|la|the|der|die|een|un|une|a|an|nos|ses|zijn|haar|its)\s)?(?:[a-zß-ÿ-]+\s){{0,2}}?{title}"
        rf"|(?<!\w)(?:{says}|{made}),?\s(?P<said>{name})(?:,\s(?P<listed>{FULL}))?(?:\s(?:et|en|and|und|y|e)\s(?P<second>{FULL}))?"
        rf"|(?<!\w)(?P<saying>{name})(?:,[^,]{{3,60}},)?\s(?i:{source(speaks)})"
    )
