"""Figures of a whole space: whether a sentence gives one, by its words or by area and desks together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from cowcrawl.extract import Found
from cowcrawl.extract.formulas.words import desk_hint, desk_type
from cowcrawl.extract.texts.phrases import begins_with, ends_with, pattern, says, says_all, telling
from cowcrawl.extract.texts.sentences import Sentence
from cowcrawl.extract.texts.terms import lexicon
from cowcrawl.extract.which.scopes import scopes
from cowcrawl.extract.who.host_names import fits_host
from cowcrawl.literals.area import Area, find_areas
from cowcrawl.literals.count import Count, find_counts, whole_count
from cowcrawl.literals.money import find_money
from cowcrawl.literals.number_words import cardinal_words
from cowcrawl.literals.words import alternation
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Page
from cowcrawl.page.role import role
from cowcrawl.quotes import Quotes
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases


@dataclass(frozen=True)
class Stated:
    """A figure that a page states of its space."""

    value: float
    """The figure."""
    rough: bool
    """The text says about, more than or up to."""
    sentence: Sentence
    """Where it stands."""


def decide(page: Page, field: str, unit: str, stated: list[Stated]) -> Iterator[Found | Reject]:
    """The claim of the figures a page states: a precise one wins over a rough one, two precise ones leave it open.

    On a page that lists locations each heading has a figure of its own.
    """
    groups: dict[int, list[Stated]] = {}
    several = role(page.url, page.title) == "locations" or len(scopes(page)) > 1
    for one in stated:
        groups.setdefault(
            one.sentence.block.headings[-1] if several and one.sentence.block.headings else -1, []
        ).append(one)
    for group in groups.values():
        precise = [one for one in group if not one.rough] or group
        if len({one.value for one in precise}) > 1:
            detail = " | ".join(one.sentence.text[:90] for one in precise[:3])
            yield Reject(stage=field.partition("_")[0], field=field, reason="two readings", detail=detail)
        elif Quotes(page).has(precise[0].sentence.text):
            yield _found(page, field, unit, precise[0])


def _found(page: Page, field: str, unit: str, stated: Stated) -> Found:
    element = stated.sentence.block.element
    claim = Claim(
        field=field,
        value=int(stated.value) if float(stated.value).is_integer() else stated.value,
        unit=unit,
        quote=stated.sentence.text,
        locator=page.locator(element),
        extractor=field.partition("_")[0],
    )
    return Found(claim=claim, element=element)


LEAST_LABELLED = 100
"""Square metres of the smallest house whose area nothing but a label announces: less may be a room's."""
NEAREST = 3
"""Words right before a figure that say of what part it is."""
LEAST, MOST = 2, 60
"""Square metres a desk between which an area and a number of desks can be of one space (3 to 40 in the reports)."""


def desk_counts(text: str) -> list[tuple[Count, re.Match[str]]]:
    """Every number of desks of a text, with the match of its noun."""
    if telling("spaces", "desks", "coworking_seats").isdisjoint(fold(text).split()):
        return []
    counts = find_counts(text)
    found = [(count, noun) for count in counts if (noun := _noun().match(text, count.end)) and not _counts(noun)]
    labelled = _labelled().fullmatch(text) if not found and len(counts) == 1 else None
    return [(counts[0], labelled)] if labelled else found or _seat_counts(text, counts)


def _counts(noun: re.Match[str]) -> bool:
    """Whether another number stands between a number and a noun for desks: "in 2016 with twelve desks"."""
    return any(whole_count(word) is not None for word in noun["between"].split())


def _seat_counts(text: str, counts: Sequence[Count]) -> list[tuple[Count, re.Match[str]]]:
    """The seats of a coworking space that stand right behind it: "un espace de coworking de 16 places"."""
    if "working" not in text.casefold():
        return []
    own = [count for count in counts if _of_coworking().search(text[: count.start])]
    return [(count, noun) for count in own if (noun := _seats().match(text, count.end))]


@cache
def _of_coworking() -> re.Pattern[str]:
    """The end of a text that leads from a coworking space to a number: "a bright coworking space with "."""
    links = alternation(phrases("spaces", "of"))
    return re.compile(
        rf"\bco-?working(?:[\s-]?(?:space|ruimte|plek|zone|area|[Ff]läche|[Rr]aum|[Bb]ereich|[Zz]one))?\s(?:{links})\s$",
        re.I,
    )


@cache
def _seats() -> re.Pattern[str]:
    nouns = alternation(phrases("spaces", "coworking_seats"))
    return re.compile(rf"\s(?P<between>)(?P<noun>{nouns})(?!\w)(?P<next>(?:\s[^\W\d_][\w-]*)?)", re.I)


def is_before_move(sentence: Sentence) -> bool:
    """Whether a later sentence of a paragraph tells of a move: what this one measures is the place before."""
    behind = sentence.block.line.partition(sentence.text)[2]
    return bool(behind) and says("spaces", "moved", behind)


def is_of_more(text: str) -> str | None:
    """Why a figure in a sentence is not the house's as it is: of several houses, of somebody else, or to be added."""
    if says("spaces", "network", text) or says("spaces", "network", _counted().sub(" ", text)) or _counts_places(text):
        return "network"
    if text.rstrip().endswith("?"):
        return "a question"
    if says("spaces", "others", text):
        return "somebody else's"
    return "to be added" if says("spaces", "added", text) else None


def is_below_future(sentence: Sentence) -> bool:
    """Whether the heading above a sentence names what opens later: "Coming spring 2027: Loft 22 in Kitchener"."""
    when, *names = _PART.split(sentence.title, maxsplit=1)
    return bool(names) and (says("status", "in_preparation", when) or begins_with("status", "coming", when))


def is_needed(text: str, start: int) -> bool:
    """Whether the clause of a figure at `start` says that somebody needs it: "For companies that need 20 desks"."""
    before, behind = _COMMA.split(text[:start])[-1], _COMMA.split(text[start:])[0]
    return says("spaces", "needed", f"{before}{behind}")


def is_meant(text: str, start: int) -> bool:
    """Whether the part of a text with a figure at `start` begins with what is to be made: "Our aim: to create 20"."""
    return begins_with("spaces", "goal", _PART.split(text[:start])[-1].lstrip(" -–•*"))


_PART = re.compile(r"[.;:!?]\s|\s[–-]\s")
_COMMA = re.compile(r"[,.;:!?]\s|\s[–-]\s")


def _counts_places(text: str) -> bool:
    """Whether a sentence counts places to work: "The city has 45 coworking spaces"."""
    found = pattern("spaces", "places").search(fold(text))
    return found is not None and bool(_MANY.search(fold(text)[: found.start()]))


_MANY = re.compile(r"(?<![\w.,])(?:[2-9]|[1-9]\d{1,2})(?: [^\W\d_]+)? $")
"""A number at the end, perhaps with an adjective behind it."""


def is_of_beginning(text: str, start: int) -> bool:
    """Whether the clause of a figure at `start` says that it was so at first: "We began in 2012 with 8 desks on"."""
    before, behind = _CLAUSE.split(text[:start])[-1], _CLAUSE.split(text[start:])[0]
    if says("spaces", "began", before):
        return True
    return says("spaces", "begun", f"{before} | {behind}") and bool(_in_year().search(before))


_CLAUSE = re.compile(r"[.;:]\s|\s[–-]\s")


@cache
def _in_year() -> re.Pattern[str]:
    """A year and a word that leads from it to what there was then."""
    joined = alternation((*phrases("spaces", "joined"), *phrases("spaces", "of")))
    return re.compile(rf"(?<!\d)(?:19|20)\d\d,?\s(?:{joined})\s", re.I)


@cache
def _counted() -> re.Pattern[str]:
    """A number that parts "our" from "spaces"."""
    return re.compile(rf"(?<!\w)(?:\d{{1,3}}|{alternation(cardinal_words())})(?!\w)", re.I)


def is_whole_area(area: Area, before: str, text: str) -> bool:
    """Whether the words around an area say that it is the space's; `before` are those since the area before it."""
    if is_named_before(area, before, text):
        return True
    after = text[area.end :]
    if begins_with("spaces", "whole_after", after) or _to_noun().match(fold(after)):
        return True
    named = _of_noun().search(fold(before))
    if named:
        return not says("spaces", "part", named.group())
    return _is_apposition(before) and not says("spaces", "part", " ".join(after.split()[:3]))


def defines_house(page: Page, text: str) -> bool:
    """Whether a text up to what follows says of the house by its name what it is: "Quay Works is a "."""
    hit = _DEFINES.fullmatch(text)
    if hit is None:
        return False
    title, name = f" {fold(page.title)} ", f" {fold(hit['name'])} "
    return fits_host(hit["name"], page.host) or (name in title and len(name.split()) > 1)


_DEFINES = re.compile(
    r"(?P<name>[A-ZÀ-Ý][^,;:.()]{1,50}?)\s(?:is|ist|est|es|è)\s(?:an?|une?|een|eine?|uno|una)\s", re.UNICODE
)


def is_named_before(area: Area, before: str, text: str) -> bool:
    """Whether a phrase right before an area says that it is a space's ("un espace de", "spread over")."""
    leading = before + text[area.start : area.number]
    if says_all("spaces", "area_label", before):
        return area.value >= LEAST_LABELLED
    return ends_with("spaces", "whole_before", before) or ends_with("spaces", "whole_before", leading)


def _is_apposition(before: str) -> bool:
    """Whether a comma parts the area from the name of a space and nothing else ("our workspace, 300 m²").

    Or a bracket from "our workspace": "the library of our workspace (40 m²)" is a part.
    """
    clause = re.fullmatch(r"(?:.*[,;:.–] )?(?P<clause>[^,;:.–\d]+)(?P<sign>, ?| \()", before)
    words = clause["clause"] if clause else ""
    if clause and clause["sign"] == " (":
        own = lexicon("rooms", "the").find(words)[:2]
        return bool(own) and not own[0].start and says_all("spaces", "nouns", words[own[-1].end :])
    return says("spaces", "nouns", words) and not says("spaces", "part", words)


def counts_all(sentence: Sentence, area: Area) -> bool:
    """Whether a sentence gives this area and one number of desks that fit each other, of no part and nobody else."""
    desks = desk_counts(sentence.text)
    areas = _without_parts(sentence.text) if len(desks) == 1 else []
    if areas != [area] or not LEAST <= area.value / desks[0][0].value <= MOST:
        return False
    first, last = sorted((area.start, desks[0][0].start))
    before = without_harmless(sentence.text[:first])
    beside = " ".join(without_harmless(sentence.text[first:last]).split()[-NEAREST:])  # "4 desks, and an office of"
    before, beside = (pattern("spaces", "floors").sub(" ", text) for text in (before, beside))
    own = says_all("spaces", "the_space", sentence.title)
    title = None if own else desk_type(sentence.title) or desk_hint(sentence.title)
    apart = any(map(pattern("spaces", "part").search, (before, beside))) or title in (
        "meeting_room",
        "event_space",
        "private_office",
    )
    return not apart and not says("spaces", "others", sentence.text) and not find_money(sentence.text)


def _without_parts(text: str) -> list[Area]:
    """The areas of a sentence but those behind the first that a part of the house leads to: ", e un giardino di"."""
    areas = find_areas(text)
    leads = (fold(text[before.end : area.start]).split()[-NEAREST:] for before, area in pairwise(areas))
    return areas[:1] + [area for area, lead in zip(areas[1:], leads, strict=True) if not _of_part(" ".join(lead))]


def _of_part(lead: str) -> bool:
    return says("spaces", "part", lead) or says("spaces", "part_behind", lead)


def without_harmless(text: str) -> str:
    """`text` folded, without the phrases that only look like a part of a space ("room for")."""
    return pattern("spaces", "no_part").sub(" ", fold(text))


@cache
def _noun() -> re.Pattern[str]:
    """A noun for desks after a number, a few words between ("50 fully equipped desks", "une quinzaine de postes")."""
    nouns = alternation(phrases("spaces", "desks"))
    between, behind = r"(?P<between>(?:[^\W\d_][\w'’-]*\s){0,3}?)", r"(?P<next>(?:\s[^\W\d_][\w-]*)?)"
    return re.compile(rf"\s{between}(?P<noun>{nouns})(?!\w){behind}", re.I)


@cache
def _labelled() -> re.Pattern[str]:
    """A line that is nothing but a noun for desks, perhaps a colon, and their number, no year: "Desks: 50"."""
    nouns = alternation(phrases("spaces", "desks"))
    return re.compile(rf"(?P<noun>{nouns})(?P<between>)(?P<next>)\s?(?::\s?|(?!\s?20\d\d))\d{{1,4}}\.?", re.I)


@cache
def _to_noun() -> re.Pattern[str]:
    """The beginning of a text that says what an area is of, with up to two adjectives ("of bright, airy workspace")."""
    nouns = alternation(fold(word) for word in phrases("spaces", "nouns"))
    part = alternation(fold(word) for word in phrases("spaces", "part"))
    return re.compile(rf"(?:of|de|d|van|von|di) (?:(?!(?:{part}) )\S+ ){{0,2}}(?:{nouns})(?!\S)(?! (?:{part})(?!\S))")


@cache
def _of_noun() -> re.Pattern[str]:
    """The end of a text that names the space of the area behind it, with up to two adjectives in between."""
    nouns = alternation(fold(word) for word in phrases("spaces", "nouns"))
    links = alternation(fold(word) for concept in ("of", "measures") for word in phrases("spaces", concept))
    return re.compile(
        rf"(?<!\S)(?<!open )(?:{nouns})(?: (?!(?:{links}|pour|for|voor|fur|para|per) )\S+){{0,2}} (?:{links})$"
    )
