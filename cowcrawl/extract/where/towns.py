"""Towns of which a text says that the house is there, each one that a gazetteer of the page's country knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from cowcrawl.centroids import knows_town, municipality
from cowcrawl.centroids.codes import patterns
from cowcrawl.extract.where.country import country
from cowcrawl.literals.country import named_in
from cowcrawl.literals.money import find_money
from cowcrawl.literals.words import hint
from cowcrawl.page import Page, once
from cowcrawl.page.language import language
from cowcrawl.text import fold
from cowcrawl.vocabulary import alternatives, load, pattern, phrases

GAP = 110
"""Characters between the word for the house and the town, within one sentence."""
NEAR = 15
"""Characters between it and `of`, which joins much else in a sentence."""
MAX_WORDS = 4
"""Words of a town's name."""
MAX_HOUSES = 60
"""Words for the house in one text that are looked behind."""

_CAPITAL = r"[^\W\d_a-zß-ÿа-џґ]"
WORD = re.compile(rf"{_CAPITAL}[\w’']*(?:-[\w’']+)*")
"""One word of a town's name."""


@once
def headed(page: Page) -> tuple[float, float] | None:
    """Where the one town lies of which the title or the first heading says that the house is there."""
    texts = [page.title, *(block.line for block in page.blocks if block.level == 1)]
    found = {place(page, town) for text in texts for town, _ in of_house(page, text)}
    return found.pop() if len(found) == 1 else None


def of_house(page: Page, text: str) -> Iterator[tuple[str, str]]:
    """Towns of which a sentence says that the house is there: `a coworking space in Ghent`."""
    for house in islice(_house().finditer(text), MAX_HOUSES) if hint("town", "house").fits(text) else ():
        if house["plural"] and not pattern("town", "one_of").search(text[: house.start()]):
            continue
        after = text[house.end() : house.end() + GAP]
        for lead in _leads(language(page)).finditer(after):
            start = _behind_quarter(page, text, house.end() + lead.end())
            town = None if find_money(after[: lead.end()]) else town_at(page, text, start)
            clause = _clause(text[max(0, start - 2 * GAP) : start])
            gives = town and _gives().match(text, start + len(town))
            if town and not gives and not pattern("town", "elsewhere").search(clause):
                yield town, text[house.start() : start + len(town)]
            if town or _known_within(page, text, start):
                break  # of several towns none


@cache
def _gives() -> re.Pattern[str]:
    """What follows the town of another house, which gave or lent us something: "the makerspace of Ghent lent us"."""
    return re.compile(rf"\s{alternatives(phrases('town', 'gives'))}", re.IGNORECASE)


def _behind_quarter(page: Page, text: str, start: int) -> int:
    """Where the town begins behind a quarter or a building that no gazetteer knows: "Harbour Bar, Dublin"."""
    quarter = _QUARTER.match(text, start)
    unknown = quarter and not known(page, quarter[0].removesuffix(", "))
    return quarter.end() if quarter and unknown and town_at(page, text, quarter.end()) else start


_QUARTER = re.compile(rf"{WORD.pattern}(?:\s{WORD.pattern}){{0,2}},\s(?={_CAPITAL})")
"""One to three words in capitals, up to a comma before another."""


def _clause(text: str) -> str:
    """The end of `text`, from the last comma or colon before its last word for a house."""
    house = [hit.start() for hit in _house().finditer(text)][-1:]
    cuts = [hit.end() for hit in re.finditer(r"[,;:]", text[: house[0]])] if house else []
    return text[cuts[-1] :] if cuts else text


def town_at(page: Page, text: str, start: int) -> str | None:
    """The longest known town that begins at `start`; None when another town follows, or more of a name."""
    words: list[int] = []
    position = start
    while len(words) < MAX_WORDS and (hit := _part().match(text, position)):
        words.append(hit.end())
        position = hit.end()
    for end in reversed(words):
        town = text[start:end].rstrip("’'")
        if not known(page, town) or _names_street(page, town):
            continue
        more = _more().match(text, end)
        if more and (_known_within(page, text, more.end()) or "," not in more[0]):
            return None
        more_of_it = re.match(r"[-’'@]\w|\.\w", text[end:]) or _names_building().match(text, end) or _goes_on(text, end)
        return None if more_of_it else town
    return None


def _goes_on(text: str, end: int) -> bool:
    """Whether more of a name goes up to a comma, and behind that is no country: "Temple Bar, Dublin"."""
    behind = _REST.match(text, end)
    land = named_in(text[behind.end() :]) if behind else None
    return behind is not None and (land is None or land[1] > 0)


_REST = re.compile(rf"\s{WORD.pattern},\s(?={_CAPITAL})")
"""One more word of a name, up to a comma before another name."""


def _known_within(page: Page, text: str, start: int) -> bool:
    hit = _part().match(text, start)
    return bool(hit and known(page, hit[0]))


def _names_street(page: Page, town: str) -> bool:
    """Whether a page says elsewhere that a street is called so: "Coworking de Goya", and "en la calle Goya"."""
    known_so = _streets(page)
    if town not in known_so:
        words = frozenset(fold(town).split()[:1])
        street = re.compile(rf"{_street_word().pattern}\s{re.escape(town)}(?![\w-])")
        known_so[town] = any(town in block.text and street.search(block.text) for block in page.holding(words))
    return known_so[town]


@once
def _streets(_page: Page) -> dict[str, bool]:
    """Which of the towns that were asked for so far are names of streets: a page names one town again and again."""
    return {}


@cache
def _street_word() -> re.Pattern[str]:
    return re.compile(rf"(?i:{alternatives(phrases('address', 'street_before'))})")


def known(page: Page, name: str) -> bool:
    """Whether a gazetteer of the page's country, or of one where its language is spoken, knows a town of that name."""
    if not re.match(rf"{_CAPITAL}|(?:la|le|les|'s)\W", name) or fold(name) in _no_town():
        return False
    return any(knows_town(code, name) for code in _nations(page))


def place(page: Page, name: str) -> tuple[float, float] | None:
    """Where the one town of that name lies; None when it is not known, or when several are called so."""
    if not known(page, name):
        return None
    return next((lies for code in _nations(page) if (lies := municipality(code, name))), None)


def _nations(page: Page) -> Iterable[str]:
    """The page's country, or those where its language is spoken."""
    nation = country(page)
    return [nation] if nation else load("countries")["spoken_in"].get(language(page) or "", sorted(patterns()))


@cache
def _no_town() -> frozenset[str]:
    return frozenset(fold(word) for word in phrases("town", "no_town"))


@cache
def _house() -> re.Pattern[str]:
    many = "|".join(map(re.escape, phrases("town", "plural")))
    return re.compile(rf"{alternatives(phrases('town', 'house'))}(?P<plural>[\s-]?(?:{many})(?!\w))?", re.IGNORECASE)


@cache
def _names_building() -> re.Pattern[str]:
    """What makes a town's name the first word of a building's: `Brighouse Business Village`."""
    return re.compile(rf"(?:\s{_CAPITAL}[\w’']*){{0,2}}\s{alternatives(phrases('town', 'building'))}")


@cache
def _leads(spoken: str | None) -> re.Pattern[str]:
    """What leads from the house to its town: words of place in the page's language, or `of` right after it."""
    read = spoken if spoken in load("town")["in_town"] else None
    words = alternatives(phrases("town", "in_town", read))
    of = alternatives(phrases("town", "of_town", read))
    gap = rf"(?:(?!\s(?i:{words})\s{_CAPITAL})[\w\s'’]){{0,{NEAR}}}"
    return re.compile(rf"(?:^{gap}\s(?i:{of})|(?<=\s)(?i:{words}))\s(?={_CAPITAL}|l[ae]s?\s)")


@cache
def _more() -> re.Pattern[str]:
    """What joins a second town or another part to the first."""
    words, leads = ("|".join(map(re.escape, phrases("town", concept))) for concept in ("and", "in_town"))
    return re.compile(rf"\s*(?:[,&/+]|\b(?:{words})\b)\s*(?:(?:{leads})\s+)?(?={_CAPITAL})")


@cache
def _part() -> re.Pattern[str]:
    """One more word of a name: capitalised, or one of the small words that names hold."""
    small = "|".join(map(re.escape, phrases("address", "town_small")))
    return re.compile(rf"[\s-]*(?:(?:{small})[\s-]+)*{WORD.pattern}")
