"""Towns, streets and districts that a sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from cowcrawl.centroids import knows_town, municipality
from cowcrawl.literals.address import Address, addresses
from cowcrawl.press.words import FILE, UPPER, house, source, words
from cowcrawl.text import fold
from cowcrawl.vocabulary import load, phrases

_NUMBERED = re.compile(r"(?P<street>.*\w\D*?),?\s(?P<number>\d{1,4}[a-zA-Z]?)")
"""A street that ends in its number: "rue Haute 7"."""
_OWNER = re.compile(r"([\w-]+)['’]s\s")
"""A town before its street, in English: "Falmouth's Market Street"."""
MAX_WORDS = 4
"""Words of a town's name."""
NEAR_DEGREES = 0.08
"""Degrees of latitude between a commune and the centre of its city, about 9 km."""
NEIGHBOURS = ("BE", "NL", "LU", "FR", "DE")
"""Countries whose towns an article in any language may name."""
_TOWN_WORD = rf"{UPPER}[\w’']*(?:-[\w’']+)*"
_SMALL = (
    r"(?:-?(?:aan|aux?|de|den|der|des|du|en|la|le|les|lez|l['’]|op|onder|sur|sous|upon|under|am|an|im|ob"
    r"|del|della|dei|delle|dell['’]|di|d['’]|los|las|el|y|i|a|al|in|nel|sul)-?)"
)


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place named in a sentence."""

    start: int
    end: int
    town: str | None = None
    district: str | None = None
    street: str | None = None
    house_number: str | None = None
    postal_code: str | None = None
    adjective: bool = False
    """The town is only an adjective ("Gentse")."""
    loose: bool = False
    """The town stands right before the word for the space: it may be a part of the one that the article means."""
    inside: bool = False
    """The words before a town say that something is in it, not that it comes from it or goes there."""


def places(text: str, language: str) -> list[Place]:
    """The places of a sentence in reading order; a town inside an address stands with its street."""
    found = list(_addressed(text, language))
    for place in (*_districts(text, language), *_towns(text, language), *_adjectives(text, language)):
        if not any(place.start < other.end and place.end > other.start for other in found):
            found.append(place)
    return sorted(found, key=lambda place: place.start)


def behind(text: str, position: int, language: str) -> Place | None:
    """What an area is said to be in right behind it ("900 m² à Port-Marianne"): a town, or else a district."""
    match = _behind(language).match(text, position)
    if not match:
        return None
    start, known = match.start("name"), _town_at(text, match.start("name"), language)
    if known:
        return Place(start=start, end=start + len(known), town=known, inside=True)
    return Place(start=start, end=match.end("name"), district=match["name"])


@cache
def _on_street(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{source(words('on_street', language))}\s|\(\s?)$", re.I)


@cache
def _behind(language: str) -> re.Pattern[str]:
    lead = source(words("in_town", language))
    return re.compile(rf"(?:\s\([^()]*\))?\s(?i:{lead})\s(?P<name>{_TOWN_WORD})")


def is_town(name: str, language: str) -> bool:
    """Whether a gazetteer of the countries that the press of a language writes about knows a town of that name."""
    if fold(name) in _no_town() or re.fullmatch(r"[IVX]+(?:e|er|ème)?", name):
        return False
    if name in words("more_towns", "any"):
        return True
    return any(knows_town(code, name) for code in _nations(language))


def is_street(name: str, language: str) -> bool:
    """Whether a name is a street's, written on: `Keizersgracht`."""
    found = _street(language).fullmatch(name)
    return bool(found and found["compound"])


def near(one: str, other: str, language: str) -> bool:
    """Whether two towns lie so near each other that a text may mean one by the other: a commune and its city."""
    points = [
        (a, b) for code in _nations(language) if (a := municipality(code, one)) and (b := municipality(code, other))
    ]
    return any(abs(a[0] - b[0]) < NEAR_DEGREES and abs(a[1] - b[1]) < 1.6 * NEAR_DEGREES for a, b in points)


@cache
def _nations(language: str) -> tuple[str, ...]:
    own = tuple(load("countries")["spoken_in"].get(language, ("GB",)))
    return tuple(dict.fromkeys((*own, *NEIGHBOURS)))


@cache
def _no_town() -> frozenset[str]:
    return frozenset(fold(word) for word in (*phrases("town", "no_town"), *phrases(FILE, "not_town")))


def _addressed(text: str, language: str) -> Iterator[Place]:
    taken: list[tuple[int, int]] = []
    for address in addresses(text):
        taken.append((address.start, address.end))
        yield _place(address, text, language)
    for match in _street(language).finditer(text):
        if not any(match.start() < end and match.end() > start for start, end in taken):
            number = match["first"] or match["last"] or match["last_too"]
            name, start = match["fr"] or match["compound"] or match["en"], match.start()
            ahead = _OWNER.search(text[:start] if language == "en" else "")
            owner = (_OWNER.match(name) if match["en"] else None) or (ahead if ahead and ahead.end() == start else None)
            if owner and is_town(owner[1], language):
                at = start + owner.start() if owner is not ahead else owner.start()
                yield Place(start=at, end=at + len(owner[1]), town=owner[1], inside=True)
                name, start = (
                    (name, start) if owner is ahead else (name[owner.end() :], match.start("en") + owner.end())
                )
            else:
                owner = None
            if not number and (ended := _NUMBERED.fullmatch(name)):
                name, number = ended["street"], ended["number"]
            if not (number or match["fr"] or owner) and not _on_street(language).search(text, 0, match.start()):
                continue
            yield Place(start=start, end=match.end(), street=name.rstrip(" .,"), house_number=number)


def _place(address: Address, text: str, language: str) -> Place:
    """An address; its street only as far as its own words go, for in a sentence others stand before it."""
    inside = _street(language).search(text, address.start, address.end) if address.street else None
    street = (inside["fr"] or inside["compound"] or inside["en"]).rstrip(" .,") if inside else address.street
    return Place(
        start=inside.start() if inside and inside.start() < (address.place_span or (0, 0))[0] else address.start,
        end=address.end,
        town=address.city,
        street=street,
        house_number=address.house_number,
        postal_code=address.postal_code,
    )


def _towns(text: str, language: str) -> Iterator[Place]:
    for lead in _lead(language).finditer(text):
        town = _town_at(text, lead.end(), language) or _called_town(text, lead, language)
        if town and not _far().search(text, 0, lead.start()):
            inside = bool(_inside(language).fullmatch(lead[0].strip()))
            inside = inside or bool(_arrives(language).search(text, 0, lead.end()))
            yield Place(start=lead.end(), end=lead.end() + len(town), town=town, inside=inside)
    opening = _opening(language).match(text)
    if opening and is_town(town := opening[1].title() if opening[1].isupper() else opening[1], language):
        yield Place(start=0, end=opening.end(1), town=town, inside=True)


def _called_town(text: str, lead: re.Match[str], language: str) -> str | None:
    """A name behind a word for a town: it is one, whether a gazetteer knows it or not."""
    if not _town_noun(language).fullmatch(lead[0].strip()):
        return None
    name = _part().match(text, lead.end())
    return name[0] if name and not re.match(r"\s?[&-]|\s[^\W\d_a-zß-ÿ]", text[name.end() :]) else None


@cache
def _town_noun(language: str) -> re.Pattern[str]:
    return re.compile(source(words("town_noun", language)), re.I)


@cache
def _arrives(language: str) -> re.Pattern[str]:
    """A verb for coming to a town, at the end of a text."""
    return re.compile(rf"{source(words('arrives', language))}\s?$", re.I)


@cache
def _opening(language: str) -> re.Pattern[str]:
    """A town as a date line, before a headline's comma, or as what gets something: "Namur accueille"."""
    gets = f"(?i:{source(words('town_gets', language))})"
    return re.compile(rf"({_TOWN_WORD}(?:[ -]{_TOWN_WORD})?)(?:\.(?:\s|$)|\s[-–—|]\s|\s?:\s|,\s(?=[a-zß-ÿ])|\s{gets})")


@cache
def _street_noun() -> re.Pattern[str]:
    """What makes an adjective of a town part of a street's name: `Potsdamer Platz`."""
    return re.compile(rf"\s(?i:{'|'.join(phrases(FILE, 'street_end'))})(?!\w)")


@cache
def _far() -> re.Pattern[str]:
    """A distance before a town: what is told is not in it."""
    return re.compile(rf"\d+\s?(?:{_words_of('distance')})(?:\s\w+)?\s?$")


def _town_at(text: str, start: int, language: str) -> str | None:
    """The longest known town that begins there."""
    ends: list[int] = []
    position = start
    while len(ends) < MAX_WORDS and (hit := _part().match(text, position)):
        position = hit.end()
        ends.append(position)
    if language == "en" and ends and _landmark().match(text, ends[0]):
        return None
    for end in reversed(ends):
        town = re.sub(r"['’]s$", "", text[start:end]).rstrip("’'")
        if is_town(town, language):
            return (
                None
                if re.match(r"[-’'@&]\w|\.\w|\s?&", text[start + len(town) :]) and "’s" not in text[start:end]
                else town
            )
    return None


@cache
def _landmark() -> re.Pattern[str]:
    """What makes a town's name part of a street's or a station's, in English: "Oxford Circus"."""
    return re.compile(rf"\s(?:{_words_of('street_last')}|{_words_of('landmark')})(?!\w)")


def _adjectives(text: str, language: str) -> Iterator[Place]:
    for match in re.finditer(
        rf"(?<![\w-])({_TOWN_WORD})\s(?:[a-z-]+\s){{0,1}}(?i:{house(language, weak=True).pattern})", text
    ):
        if language == "en" and is_town(match[1], language):
            yield Place(start=match.start(), end=match.end(1), town=match[1], inside=True, loose=True)
    table = load(FILE)["town_adjectives"].get(language) or {}
    for match in re.finditer(r"[^\W\d_][\w-]+", text):
        town = table.get(match[0]) or table.get(match[0].lower())
        around = text[max(0, match.start() - 25) : match.end() + 25]
        if town and not _street_noun().match(text, match.end()) and house(language, weak=True).search(around):
            yield Place(start=match.start(), end=match.end(), town=town, adjective=True)
    for match in (
        re.finditer(rf"({_TOWN_WORD})[- ]based\b(?=.{{0,20}}{house(language).pattern})", text)
        if language == "en"
        else ()
    ):
        if is_town(match[1], language):
            yield Place(start=match.start(), end=match.end(1), town=match[1], adjective=True)


def _districts(text: str, language: str) -> Iterator[Place]:
    for match in _known_districts().finditer(text):
        yield Place(start=match.start(), end=match.end(), district=match[0])
    for match in _district_lead(language).finditer(text):
        name = match["name"]
        yield Place(start=match.start(), end=match.end(), district=name)


@cache
def _lead(language: str) -> re.Pattern[str]:
    """What leads to a town, right before its capital: a preposition, or the beginning of a bracket or clause."""
    preposition = rf"(?<![\w’'])(?i:{source(words('town_preposition', language))})(?:\s|(?<=['’]))"
    return re.compile(rf"(?:{preposition}|(?<=[(,]\s)|(?<=\())(?={UPPER})")


@cache
def _inside(language: str) -> re.Pattern[str]:
    return re.compile(source(words("in_town", language)), re.I)


@cache
def _street(language: str) -> re.Pattern[str]:
    """A street in running text: by its first word in French, its last in English, its ending in Dutch and German."""
    number = r"\d{1,4}\s?(?:bis|ter|[a-zA-Z](?![\w’']))?(?:[-/]\d{1,4})?"
    capital = rf"(?:{UPPER}[\w’'.-]*|\d{{1,2}}(?:-\w+)?)"
    small = r"(?:(?:de|du|des|la|le|les|l['’]|d['’]|van|der|den|von|am|zum|zur)\s?)*"
    first = rf"(?:(?P<first>(?!(?:19|20)\d\d,){number})(?:,|\s)\s?)?"
    named = rf"{small}{capital}(?:[\s-]{small}{capital}){{0,4}}"
    opens = "|".join(map(re.escape, words("street_word", language)))
    french = rf"(?P<fr>(?i:{opens})\s{named})(?:,?\s(?P<last>{number}))?"
    ends = "|".join(phrases(FILE, "street_end"))
    two = (
        rf"{UPPER}[\w’']+er\s(?:{'|'.join(end.capitalize() for end in words('street_noun', language))})"
        if words("street_noun", language)
        else r"(?!)"
    )
    guard = rf"(?!(?:{_words_of('not_street')})\b)"
    parts = rf"(?:{capital}\s){{0,3}}{UPPER}[\w’']+-|(?:{UPPER}\w+\s{guard})?{UPPER}[\w’'-]+?"
    compound = rf"{guard}(?:{parts})(?:{ends})"
    dutch = rf"(?P<compound>{compound}|{two})(?!\w)(?:\s(?P<last_too>{number}))?"
    english = rf"(?P<en>(?:{UPPER}[\w’']+\s){{1,3}}(?:{_words_of('street_last')}))(?!\w)\.?"
    return re.compile(rf"(?<![\w-])(?:{first}(?:{french}|{english})|{dutch})(?!\w|\s?(?:m²|m2|%))")


def _words_of(concept: str) -> str:
    return "|".join(map(re.escape, phrases(FILE, concept)))


@cache
def _part() -> re.Pattern[str]:
    return re.compile(rf"[\s-]*(?:{_SMALL}[\s-]*)*{_TOWN_WORD}")


@cache
def _known_districts() -> re.Pattern[str]:
    return re.compile(source(words("districts", "any")))


@cache
def _district_lead(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?i:{source(words('district_lead', language))})\s(?P<name>{_TOWN_WORD}(?:\s{_TOWN_WORD})?)")
