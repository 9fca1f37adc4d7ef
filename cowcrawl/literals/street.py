"""Streets and house numbers in one segment of a text: between line ends, commas and brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from cowcrawl.literals.address_words import corner
from cowcrawl.literals.grid_street import grid, may_be_grid
from cowcrawl.literals.road_names import is_road, village_alone
from cowcrawl.literals.segments import Segment
from cowcrawl.literals.words import hint, letters
from cowcrawl.vocabulary import alternatives, pattern, phrases

MAX_WORDS = 6
"""A segment of more words is a sentence: in it a street needs a word that says so and its name a capital letter."""
LONG = 5
"""Digits of the longest house numbers, which North America has."""

_UPPER = r"[^\W\d_a-zß-ÿа-џґ]"
_ELIDED = r"(?:(?:[Dd]ell|[Aa]ll|[Ss]ull|[DdLl])['’]|['’][stn][- ])"


@dataclass(frozen=True, kw_only=True)
class Street:
    """A street as printed, with or without its number."""

    name: str
    number: str | None
    start: int
    """Where street and number begin in the text."""
    end: int
    """Where they end."""
    worded: bool
    """Whether a word or an ending says that it is a street."""


def street(
    text: str, start: int = 0, end: int | None = None, *, bare: Literal["last", "first"] | None = None
) -> Street | None:
    """The street in `text[start:end]`, which holds no line end; of several the last, one with a number before others.

    With `bare` a segment that is nothing but capitalised words and a number after them (`last`) or before them
    (`first`) counts too. Spans are positions in `text`.
    """
    end = len(text) if end is None else end
    if crossing := grid(text, start, end):
        name, number = crossing["street"], " ".join(crossing["number"].split())
        return Street(name=name, number=number, start=crossing.start(), end=crossing.end(), worded=True)
    found = list(_found(text, start, end))
    if found:
        return ([hit for hit in found if hit.number] or found)[-1]
    return _bare(text, start, end, f"bare_{bare}") if bare else None


def is_zone(hit: Street) -> bool:
    """Whether a street without a number is an estate: one with a number stands before it ("12 rue Haute, ZA Nord")."""
    return hit.number is None and first_word(hit.name) in phrases("address", "street_zone")


def village(text: str, segment: Segment) -> Street | None:
    """What stands for the street in a village, as all of a part or behind its label: "Adresse : Le Bourg"."""
    hit = village_alone().fullmatch(text, segment.start, segment.end)
    if not hit:
        return None
    begin, end = hit.start("no" if hit["no"] else "name"), hit.end("name")
    return Street(name=hit["name"], number=hit["no"], start=begin, end=end, worded=True)


def names_street(text: str) -> bool:
    """False only for a text without a word that says street."""
    return bool(_kinds(text)) or may_be_grid(text)


def house_number(text: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
    """The span of the house number that `text[start:end]` is as a whole, or None."""
    hit = _patterns()["number"].fullmatch(text, *_trim(text, start, len(text) if end is None else end))
    return hit.span("no") if hit else None


def box_at(text: str, position: int) -> int:
    """Where the box or floor that begins at `position` ends; `position` itself when there is none."""
    hit = _patterns()["box"].match(text, position)
    return hit.end() if hit else position


def named(text: str, segment: Segment) -> Street:
    """A part as a whole, as if it were a street's name."""
    piece = text[segment.start : segment.end]
    start = segment.start + len(piece) - len(piece.lstrip())
    name = piece.strip()
    return Street(name=name, number=None, start=start, end=start + len(name), worded=False)


def _found(text: str, start: int, end: int) -> Iterator[Street]:
    kinds = _kinds(text[start:end])
    piece = text[start:end]
    short = bool(kinds) and (len(piece.split()) <= MAX_WORDS or is_road(piece))
    taken = bytearray(end if kinds else 0)
    for kind in kinds:
        for hit in _patterns()[f"{kind}:{'short' if short else 'long'}"].finditer(text, start, end):
            if 1 in taken[hit.start() : hit.end()]:
                continue
            found = _street(text, hit, short, kind)
            if found:
                taken[found.start : found.end] = bytes([1]) * (found.end - found.start)
                yield found


_BEFORE = frozenset(("before_first", "before_last", "before"))
_ALL = ("before_first", "before_last", "after_last", "after_first", "before", "after")


def _kinds(piece: str) -> tuple[str, ...]:
    """The forms that a street in `piece` can have, by its words: most pieces have none that says street."""
    before = hint("address", "street_before", "street_whole").fits(piece)
    after = hint("address", "street_after").fits(piece) or any(run.endswith(_endings()) for run in letters(piece))
    return tuple(kind for kind in _ALL if (before if kind in _BEFORE else after)) if before or after else ()


@cache
def _endings() -> tuple[str, ...]:
    return tuple(ending.rstrip(".") for ending in phrases("address", "street_ending"))


@cache
def _stopped() -> re.Pattern[str]:
    """The end of a sentence before a street; a shorter word with a capital and a full stop is an abbreviation."""
    town = rf"(?:{'|'.join(map(_loose, phrases('town', 'in_town')))})\s{_UPPER}[^\W\d_]+"
    word = r"(?<=\s)[^\W\d_]{5,}|(?<=\s)[a-zß-ÿ]{3,}|[^\W\d_]{8,}"
    return re.compile(rf"(?:(?<!\w){town}|{word})\.\s+(?={_UPPER})")


def _street(text: str, hit: re.Match[str], short: bool, kind: str) -> Street | None:
    start, end = hit.span("street")
    if kind in ("after", "after_last") and "." in hit["street"][:-1]:
        start = max((stop.end() for stop in _stopped().finditer(text, start, end)), default=start)
    if kind in ("after", "after_last") and not short:
        start = _begin_in_sentence(text, start, end)
        start = town.end() if (town := _in_town().match(text, start, end)) else start
    elif kind == "after" and _said().search(text, start, end):
        if not (led := _led().match(text, start, end)):
            return None
        start = led.end()
    elif kind == "after_last" and (led := _led().match(text, start, end) or _placed().match(text, start, end)):
        start = led.end()
    elif kind == "after_last" and hit["street"][0].islower():
        article = list(_article().finditer(text, start, end))
        if not article:
            return None
        start = article[-1].end()
    if kind not in _BEFORE and (label := _labelled().match(text, start, end)):
        start = label.end()
    number = hit["no"].strip() if "no" in hit.groupdict() else None
    if (kind == "before_last" and _inside().search(text, start, end)) or corner().match(text, start, end):
        return None  # "c/o Casa Verde, 12"
    if hit.groupdict().get("of") and not _number_lead().search(text, max(0, hit.start("no") - 40), hit.start("no")):
        number = None
    if hit["street"].casefold().rstrip(".") in _street_words() and not (number and _whole().fullmatch(hit["street"])):
        return None
    if not number and _whole().fullmatch(hit["street"]):
        if text[:start].rstrip(" ")[-1:].isalnum():
            return None
    elif not number and not re.search(rf"[\s'’/](?:{_UPPER}|\d)", hit["street"]):
        return None
    if first_word(hit["street"]) in phrases("address", "street_or_word") and not re.search(
        rf"[\s'’]{_UPPER}", hit["street"]
    ):
        return None
    if number and not _is_house_number(number, text[hit.start() : hit.start("no")]):
        return None
    if number and len(number) >= LONG and number[:LONG].isdigit() and not _english().search(text, start, end):
        return None
    end -= kind in ("before_first", "before") and bool(re.search(r"\w{3}\.$", text[start:end]))
    spans = [start, end] + ([*hit.span("no")] if number else [])
    return Street(name=text[start:end].strip(" ,"), number=number, start=min(spans), end=max(spans), worded=True)


def first_word(name: str) -> str:
    """The first word of a street's name."""
    return name.partition(" ")[0].casefold()


def _begin_in_sentence(text: str, start: int, end: int) -> int:
    """Where a street's name begins that follows other words: after an article or preposition, else with its last."""
    name = _leading_small().match(text, start, end)
    begin = name.end() if name else start
    before = text[:begin].split()
    if begin > start or (before and before[-1] in phrases("address", "article")):
        return begin
    words = list(re.compile(r"\S+").finditer(text, begin, end))
    if text[:begin].endswith("\n") and (placed := _placed().match(text, begin, end)):
        return placed.end()
    if before and before[-1][-1] not in ".!?:" and words[0][0] in phrases("address", "street_opening"):
        return begin
    if len(words) > 1 and words[-1][0] in phrases("address", "street_quarter"):
        words.pop()
    if words[-1][0].casefold().rstrip(".") in _street_words():
        words.pop()
    if len(words) > 1 and words[-2][0] in phrases("address", "street_adjective"):
        words.pop()
    return words[-1].start() if words else begin


_LED = re.compile(r"[^\d\n]+\sat\s(?=\d)")
"""What leads to a house number in a sentence."""


def _bare(text: str, start: int, end: int, form: str) -> Street | None:
    start, end = _trim(text, start, end)
    start = label.end() if (label := _labelled().match(text, start, end)) else start
    start = lead.end() if form == "bare_first" and (lead := _LED.match(text, start, end)) else start
    hit = _patterns()[form].fullmatch(text, start, end)
    if not hit or not _is_house_number(hit["no"], hit["street"]) or len(hit["street"]) < 2:
        return None
    if hit["street"].split()[0].casefold().strip(".") in _no_street() or pattern("roles", "offer").search(
        hit["street"]
    ):
        return None
    road = _road_before(text, start) if hit["no"].casefold() in phrases("address", "no_number") else None
    if road is not None:
        return Street(name=text[road : hit.end("street")], number=hit["no"].strip(), start=road, end=end, worded=True)
    return Street(name=hit["street"], number=hit["no"].strip(), start=start, end=end, worded=False)


def _road_before(text: str, position: int) -> int | None:
    """Where the road begins that a comma parts from a spot on it without a number: "Ctra. Norte, La Loma s/n"."""
    end = len(text[:position].rstrip(" ")) - 1
    if text[end : end + 1] != ",":
        return None
    begin = max(text.rfind(mark, 0, end) for mark in ",\n") + 1
    road = street(text, begin, end)
    return road.start if road and road.worded and not road.number and road.end == end else None


def _is_house_number(number: str, before: str) -> bool:
    """A year after a month belongs to the street's name, or is a date; a number of only zeros is a mask."""
    if not re.search(r"[1-9]", number) and number.casefold() not in phrases("address", "no_number"):
        return False
    words = before.casefold().split()
    return not (
        re.fullmatch(r"(?:19|20)\d\d", number) and words and words[-1].strip(",") in phrases("address", "month")
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip(" .-–")), end - (len(piece) - len(piece.rstrip(" .-–")))


def _any(*concepts: str) -> str:
    words = {word for concept in concepts for word in phrases("address", concept)}
    return "(?i:" + "|".join(map(_loose, sorted(words, key=lambda word: (-len(word), word)))) + ")"


def _loose(word: str) -> str:
    return re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]")


@cache
def _street_words() -> frozenset[str]:
    words = (*phrases("address", "street_before"), *phrases("address", "street_after"))
    return frozenset(word.rstrip(".") for word in words)


@cache
def _inside() -> re.Pattern[str]:
    """The word for a part of the house, or a box, at the end of what looks like a street."""
    return re.compile(rf"\s{_UPPER}[\w'’.-]*\s{_any('within')}$")


@cache
def _english() -> re.Pattern[str]:
    """An English word that closes a street's name: five digits before another are a postcode."""
    return re.compile(rf"(?<!\w){alternatives(phrases('address', 'street_after', 'en'))}$", re.IGNORECASE)


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(_any("street_whole"))


@cache
def _no_street() -> frozenset[str]:
    concepts = ("building", "unit", "box", "not_town", "month", "number_mark")
    return frozenset(word.strip(".:").casefold() for concept in concepts for word in phrases("address", concept))


@cache
def _leading_small() -> re.Pattern[str]:
    words = "|".join(map(re.escape, (*phrases("address", "street_small"), *phrases("address", "article"))))
    return re.compile(rf"(?:(?:{words})\s+)*")


@cache
def _number_lead() -> re.Pattern[str]:
    """What leads to a number that "de la" parts from its street: "au 12 de la rue", and no "les 12 de la rue"."""
    return re.compile(rf"(?<!\w){_any('number_lead')}\s+(?:{_any('number_mark')}\s*)?$")


@cache
def _placed() -> re.Pattern[str]:
    """What leads to a street at the beginning of a sentence, no part of its name: "In der Hauptstraße"."""
    leads = "|".join(lead.capitalize() for lead in phrases("address", "street_lead") if " " in lead)
    return re.compile(rf"(?:{leads})\s(?=.*{_any('street_feminine')}$)")


@cache
def _labelled() -> re.Pattern[str]:
    """What says that an address follows, and is followed by a street of at least a word."""
    leads = "|".join(_loose(lead) for lead in phrases("address", "label") if " " in lead)
    return re.compile(rf"(?:{_any('street_label')}|(?i:{leads}))\s+(?={_UPPER})")


@cache
def _in_town() -> re.Pattern[str]:
    """A town that a sentence names before the street: "Leiden op de Oude Vest"."""
    leads = "|".join(_loose(lead) for lead in phrases("address", "town_then") if " " in lead)
    return re.compile(rf"(?:{_UPPER}[\w'’-]+\s){{1,3}}(?:{leads})\s(?={_UPPER})")


@cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases('address', 'article'))})\s+(?={_UPPER})")


@cache
def _led() -> re.Pattern[str]:
    """Words of a sentence before a street: a word in lower case and what leads to a place ("gevestigd aan de")."""
    leads = "|".join(map(_loose, phrases("address", "street_lead")))
    return re.compile(rf"(?:.*\s)?[^\W\d_A-ZÀ-Ý][^\W\d_]+\s(?:{leads})\s(?={_UPPER})")


@cache
def _said() -> re.Pattern[str]:
    """A word of a sentence before a name with a capital: "We moved from Mill Lane"; small words may stand in a name."""
    small = "|".join(map(re.escape, {*phrases("address", "street_small"), *phrases("address", "article")}))
    return re.compile(rf"(?<![\w'’-])(?!(?:{small})\s)[a-zß-ÿ][\w'’]*\s(?:(?:{small})\s)*(?={_UPPER})")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """The forms a street has. `first` and `last` tell where its number stands, `before` and `after` its street word."""
    stone = rf"{_any('milestone')}\s?\d{{1,3}}(?:[.,]\d{{1,3}})?(?!\d)"
    digits = rf"(?:{stone}|\d{{1,4}}(?:\s?[-–/+&]\s?\d{{1,4}}(?!\d))*(?![\d.]\d)|{_any('no_number')}(?!\w))"
    part = (
        rf"(?:\s?-\s?[A-Za-z\d]{{1,3}}(?!\w|\.[^\W\d_])"
        rf"|\s?/\s?(?!{_any('box')}[ .:]*(?:\d|[A-Z](?!\w)))[A-Za-z\d]{{1,5}}(?!\w))?"
    )
    word_after = rf"(?!(?<=\sa)\s+{_UPPER})(?!(?<=\s[yeoiu])\s+[^\W\d_])"
    letter = rf"(?:\s?{_any('number_suffix')}(?!\w)|\s?[A-Za-z](?![\w'’&-]){word_after})?{part}"
    mark = rf"(?:{_any('number_mark')}\s*)?"
    box = (
        rf"(?:\s*(?:[,/]|\.(?=\s))?\s*(?:[–-]\s)?{_any('box')}[\s.:]*(?:\d{{1,4}}(?:-\d{{1,4}}|\s[yei&]\s\d{{1,4}}|[A-Za-z])?|[A-Z](?:\d{{1,3}})?)(?:[./-](?!{_any('box')})\w{{1,4}})?(?!\w)"
        rf"|\s*,?\s*\d(?:r|n|t|er)(?:\s?\d[ªa])?(?!\w)|\s*,?\s*{_any('floor')}(?:\s{_any('side')})?(?!\w)|\s*,?\s*(?:[–-]\s(?=\d\d?\.?\s?[ºª]\s?(?:planta|piso|{_any('side')})))?\d{{1,2}}(?:\.?\s?[ºª](?:\s?(?:planta|piso)\b|\s?{_any('side')}(?!\w)|\s?[A-Z]\w?\b)?|\s?[°º]\s?piano\b))"
    )
    apart = rf"(?!\s[NSEW]\s+(?:{_UPPER}|\d)|\s[A-Z]\s(?:Street|St|Avenue|Ave)(?!\w))"  # "107 W Mill St", "14 K Street"
    first = rf"(?<![\w.,/-])(?P<no>{digits}(?:{apart}{letter})?)(?:\s*,)?\s+"
    first_of_many = first.replace(r"\d{1,4}", rf"\d{{1,{LONG}}}", 1)
    led = rf"{first}(?P<of>{_any('number_of')}\s*)?"
    counted = rf"[\w'’]|\s?[%€°]|\s(?:de\s)?{_any('month')}(?!\w)|[.,:]\d|\s?(?:m²|m2|min)\b"
    last = rf"\s*,?\s*{mark}(?P<no>{digits}{letter}{box}*)(?!{counted})"
    side = rf"(?:\s+(?:{'|'.join(phrases('address', 'street_quarter'))}|[NSEW]\b\.?(?=,|\s*$))(?![\w-]))?"
    longer = rf"(?!\s+{_any('street_after')}(?![\w-]){side}\s*(?:,|$))"  # "Castle Hill Road, "
    saint = rf"(?:St\.?\s+(?={_UPPER}[\w'’]+\s))?"
    small = rf"(?:(?:{_any('street_small')}\s+|{_ELIDED})*)"
    date = rf"\d{{1,2}}(?:er|ᵉʳ)?\.?\s(?:de\s)?{_any('month')}(?:\s(?:de\s)?\d{{4}})?"
    compound = rf"[^\W\d_][^\W\d_'’.-]*(?:[-.'’][^\W\d_]+)*-?{_any('street_ending')}"
    unfinished = "".join(rf"(?<!\s{re.escape(word)})" for word in phrases("address", "street_small"))
    made = rf"(?:\s+à\s+{_any('street_things')}(?![\w-]))?"
    patterns = {"number": re.compile(rf"{mark}(?P<no>{digits}{letter}{box}*)"), "box": re.compile(box + "+")}
    for length, capital in (("long", _UPPER), ("short", r"[^\W\d_]")):
        word = rf"(?:{date}|{capital}[\w'’.&-]*|\d{{1,2}}(?:e|ste|de|er|ère|ᵉʳ|ᵉ|st|nd|rd|th)\b){made}"
        run = rf"{small}{word}(?:[\s-]+{small}{word}){{0,5}}?"
        road = rf"(?:\s\d{{1,4}}(?=,?\s{stone}))?"
        opened = rf"{_any('street_before')}(?:\s+|(?<=/)|(?=[dlDL]['’])){run}{road}"
        before = rf"(?<![\w-])(?P<street>{opened}|{_any('street_whole')}(?:\s+{run})?)"
        ending = rf"(?:{_any('street_after')}|{compound})(?![\w-]){longer}{side}"
        closed = rf"{saint}(?:{small}{word}\s+{small}){{0,4}}?{ending}"
        after = rf"(?<![\w'’-])(?P<street>{closed})"
        twice = rf"(?:{_any('street_after')}\s+(?={_any('street_after')}(?![\w-])))?"
        stop = r"(?=\s*$|[^\w\s'’.-]|\s+(?:à|te|in|at|en|bei|a)\s)"
        inside = rf"{unfinished}(?=\s+{_any('within')}\s?(?:\d|[A-Z](?!\w)))"
        stop = rf"(?:{stop}|{inside})"
        ends = rf"(?:{stop}|(?=\s+(?!{_any('street_small')}\s)[a-zß-ÿ]))" if length == "long" else stop
        patterns |= {
            f"before_first:{length}": re.compile(led + before + ends),
            f"before_last:{length}": re.compile(before + last),
            f"before:{length}": re.compile(before + stop),
            f"after_first:{length}": re.compile(rf"{first_of_many}(?<![\w'’-])(?P<street>{twice}{closed})"),
            f"after_last:{length}": re.compile(after + last),
            f"after:{length}": re.compile(after + r"(?=\s*$)"),
        }
    capitalised = rf"(?:{small}{_UPPER}[\w'’.-]*(?:[\s-]+{small}{_UPPER}?[^\W\d_][\w'’.-]*){{0,3}})"
    patterns["bare_last"] = re.compile(rf"(?P<street>{capitalised})\s+{mark}(?P<no>{digits}{letter}{box}*)")
    patterns["bare_first"] = re.compile(rf"(?P<no>{digits}{letter})\s+(?P<street>{capitalised})")
    return patterns
