"""Streets that stand in a text without a postcode, by the word that says that they are streets."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from cowcrawl.centroids import knows_town
from cowcrawl.literals import country as countries
from cowcrawl.literals.address import Address, addresses
from cowcrawl.literals.address_words import past_quarters, region
from cowcrawl.literals.number_before import behind_number, last_number, numbered
from cowcrawl.literals.placed_street import city_at, land_by_place, may_tell, street_by_place
from cowcrawl.literals.postcode import Town, galician, known_beginning, known_town_before, town_at
from cowcrawl.literals.segments import Segment, segments, unlabelled, with_numbers
from cowcrawl.literals.street import Street, box_at, named, names_street, street
from cowcrawl.literals.words import has_digit, hint
from cowcrawl.vocabulary import alternatives, phrases

MAX_ANNOUNCED = 60
"""Characters before a street in which a sentence names its town."""
_COMMA = re.compile(r",\s(?=[A-ZÀ-Ý][a-zß-ÿ]{2})")
_DIGIT = re.compile(r"\d")
_DASH = re.compile(r"\s+(?:[–—-]|de)\s+")
_BELOW = re.compile(r",?[ \t]*\n\s*(?=[^\n]{2,40}(?:\n|\Z))")
_SENTENCE_END = re.compile(r"(?<=\w{3})\.(?=\s)")


def streets(text: str, country: str | None = None) -> list[Address]:
    """Streets with a number in `text` that a street word marks as such; for places where no postcode is printed.

    The town is the one after a comma or a preposition; or the one right before, if `country` is known to have it.
    """
    found: list[Address] = []
    by_place = has_digit(text) and may_tell(text)
    if not has_digit(text) or not (by_place or names_street(text)):
        return found
    text = unlabelled(text)
    parts = segments(text)
    above = {after.start: before for before, after in pairwise(parts)}
    for start, end in with_numbers(text, parts):
        hit = _street(text, start, end, above.get(start)) or (by_place and street_by_place(text, start, end)) or None
        if hit and hit.number and not (found and hit.start < found[-1].end):
            stop = box_at(text, hit.end)
            number = hit.number if stop == hit.end else f"{hit.number}{text[hit.end : stop]}"
            behind = past_quarters(text, stop)
            town = (
                city_at(text, behind)
                or _town_of_street(text, behind, country)
                or _known_town_behind(text, behind, country)
                or known_town_before(text, _opened(text, start), hit.start, country)
                or _town_above(text, above.get(start), country)
                or _town_announced(text, hit.start, country)
            )
            place = (town.start, town.end) if town else (hit.start, stop)
            found.append(
                Address(
                    start=min(hit.start, place[0]),
                    end=max(stop, place[1]),
                    street=hit.name,
                    house_number=" ".join(number.split()),
                    city=town.name if town else None,
                    country=_land(text, stop, town),
                    street_span=(hit.start, stop),
                    place_span=place if town else None,
                )
            )
    return found


def _land(text: str, end: int, town: Town | None) -> str | None:
    """The country that an Irish county behind the town tells, or a quarter or a city of some countries."""
    return "IE" if town and _county().match(text, town.end) else land_by_place(text, end)


def _street(text: str, start: int, end: int, above: Segment | None) -> Street | None:
    """The street of a segment; a number of its own goes before one with which the segment before it ends."""
    own = _DIGIT.search(text, start, end) is not None
    number = last_number(text, above) if above and text[above.end : start] == "," else None
    hit = street(text, start, end) if own or number else None
    if number and not hit:
        return behind_number(text, Segment(start, end, 0), above)
    return numbered(text, hit, number) if hit and number else hit


def _town_above(text: str, segment: Segment | None, country: str | None) -> Town | None:
    """The known town that is all of the part before a street: `Gent, Veldstraat 4`, or a line of its own above."""
    if segment is None or not country:
        return None
    name = named(text, segment)
    known = knows_town(country, name.name) if name.name[:1].isupper() else None
    return Town(name=name.name, start=name.start, end=name.end) if known and not _no_town(name.name) else None


def _no_town(name: str) -> bool:
    return name.casefold() in phrases("town", "no_town")


def _town_announced(text: str, end: int, country: str | None) -> Town | None:
    """The known town that a sentence names before it leads to the street: `in Kiel in der Hafenstraße 3`."""
    hit = _announced().search(text, max(0, end - MAX_ANNOUNCED), end) if country else None
    if not hit or not knows_town(str(country), hit["town"]):
        return None
    return Town(name=hit["town"], start=hit.start("town"), end=hit.end("town"))


def _opened(text: str, start: int) -> int:
    """Where the words before a bracket begin that opens at `start`; `start` itself where none does."""
    return text.rfind("\n", 0, start) + 1 if text[:start].endswith("(") else start


def holds_address(text: str, country: str | None = None) -> bool:
    """Whether a street with its number stands in `text`, with a postcode or with a town that `country` has."""
    found = addresses(text, country)
    if any(one.street and one.house_number for one in found) or (may_tell(text) and _is_placed(text)):
        return True
    return bool(country) and any(one.city and knows_town(country, one.city) for one in streets(text, country))


def _is_placed(text: str) -> bool:
    return any(one.country and one.city for one in streets(text))


def without_streets(text: str) -> str:
    """`text` with its streets as spaces: Corso Verdi 3 is no course, Markt 5 no market."""
    for found in streets(text):
        start, end = found.street_span or (0, 0)
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def unnumbered(text: str) -> list[Address]:
    """Parts of `text` that are nothing but a street, by the word with which it opens, and have no number."""
    found = []
    for segment in segments(text) if hint("address", "street_before").fits(text) else ():
        if not _opening().match(text, segment.start, segment.end):
            continue
        stop = _SENTENCE_END.search(text, segment.start, segment.end)
        end = stop.start() if stop else segment.end
        hit = street(text, segment.start, end)
        whole = hit and text[segment.start : hit.start].strip() == "" == text[hit.end : end].strip(" .")
        if hit and whole and not hit.number:
            span = (hit.start, hit.end)
            found.append(Address(start=hit.start, end=hit.end, street=hit.name, street_span=span))
    return found


def _town_of_street(text: str, end: int, country: str | None) -> Town | None:
    """The town that stands alone after the street and a comma or preposition: `Rue Haute 5, Bruxelles`.

    Of two names the second, where `country` has but that one; none where it has neither: a quarter may be the first.
    """
    lead = _leads_to_town().match(text, end)
    town = (town_at(text, lead.end()) or galician(text, lead.end())) if lead else None
    if town is None or not (_ends().match(text, town.end) or _in_land(text, town.end)):
        return None
    comma = _COMMA.match(text, town.end) if country else None
    further = town_at(text, comma.end()) if comma else None
    if not country or not further or knows_town(country, town.name) or region().fullmatch(further.name):
        return town
    return further if knows_town(country, further.name) else None


def _in_land(text: str, end: int) -> bool:
    """Whether a dash and the name of a country follow a town: `Cali – Colombia`."""
    tail = text[end : end + 30].partition("\n")[0]
    land = countries.named_in(tail) if _DASHED.match(tail) else None
    return land is not None and not tail[: land[1]].strip(" –—-")


_DASHED = re.compile(r"\s?[–—-]\s?\w")


def _known_town_behind(text: str, end: int, country: str | None) -> Town | None:
    """The known town on the line below a street, or after it and a dash or a small word: `Via Verdi, 12 – Torino`."""
    lead = _BELOW.match(text, end) or _DASH.match(text, end) or _leads_to_town().match(text, end)
    town = (town_at(text, lead.end()) or galician(text, lead.end())) if lead else None
    if town and country and not knows_town(country, town.name):
        town = known_beginning(town, country)  # a quarter stands behind its town: "in Traun Oedt"
    return town if town and country and knows_town(country, town.name) else None


@cache
def _leads_to_town() -> re.Pattern[str]:
    leads = sorted({*phrases("address", "joint"), *phrases("town", "in_town")}, key=len, reverse=True)
    words = "|".join(map(re.escape, leads))
    return re.compile(rf"\s*,\s*(?:(?:{words})\s+)?|\s+(?:{words})\s+")


@cache
def _ends() -> re.Pattern[str]:
    """The end of a town's name: no more of its line but a mark, or a quarter's number ("Dublin 8", "Paris 11e")."""
    return re.compile(
        r"(?:\s(?:\d{1,2}(?:er?|[eè]me)?|[IVX]{1,4}e?|[NSEW][WEC]?\d{1,2}))?(?:[ .,)(]{2}|[ .,!)(]?(?:\n|$))"
    )


@cache
def _county() -> re.Pattern[str]:
    """The county behind an Irish town: `Westport, Co. Mayo`."""
    return re.compile(r",?\s+(?:Co\.?|County)\s(?=[A-Z][a-z])")


@cache
def _announced() -> re.Pattern[str]:
    towns, leads = (
        "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
        for words in (phrases("town", "in_town"), phrases("address", "town_then"))
    )
    name = r"(?P<town>(?-i:[^\W\d_a-zß-ÿ])[\w'’.-]+(?:[ -](?-i:[^\W\d_])[\w'’-]+){0,3}?)"
    return re.compile(rf"(?<!\w)(?:{towns})\s+{name}\s?,?\s+(?:(?:{leads})\s+)?\Z", re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"\s*{alternatives(phrases('address', 'street_before'))}", re.IGNORECASE)
