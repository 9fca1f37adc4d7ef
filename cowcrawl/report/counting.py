"""How many spaces a report says there are, or that somebody runs: "in 2019 there were 68 coworking spaces in Ghent"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from cowcrawl.literals.count import Count, find_counts
from cowcrawl.model import Aggregate
from cowcrawl.report.layer import Layer, counted
from cowcrawl.report.names import words_of
from cowcrawl.report.parties import may_be_person
from cowcrawl.report.places import is_place
from cowcrawl.report.scope import clause, place_before, place_behind, year_of
from cowcrawl.report.sentences import Sentence
from cowcrawl.report.who import UNKNOWN, party_before
from cowcrawl.report.wording import NAME, said, says
from cowcrawl.text import fold

MOST = 60_000
"""More spaces than this are not counted but estimated."""
MAX_ALONE = 16
"""Words of a figure that stands alone with what it counts."""
FAR = 60
"""Characters around a count in which its verb stands."""
NEAR = 24
"""Characters behind a noun in which words still say in which state the counted spaces are."""
STATES = {
    (False, False): "spaces",
    (True, False): "existing spaces",
    (False, True): "spaces in preparation",
    (True, True): "spaces, existing and in preparation",
}
"""The measure of a count of spaces, by whether existing ones and ones in preparation are meant."""

_YEARS = range(1900, 2101)
_NAMES = re.compile(rf"(?<!\w){NAME}")
_OWNER = re.compile(rf"(?<!\w)(?P<name>{NAME})\s\($")
"""A name right before brackets: "Acorn (9 locations)"."""
_BRACKET = re.compile(r"\s?\(([^()]{3,60})\)")


@dataclass(frozen=True)
class Found:
    """One count in a sentence."""

    value: float
    start: int
    """Where its number begins."""
    end: int
    """Where what it says ends."""
    subject: str
    measure: str
    unit: str
    date: str | None = None


def told(layer: Layer, sentence: Sentence, found: Found) -> Aggregate | None:
    """A count with the longest short quote of it: from the sentence's beginning, its clause's or its number's."""
    for start in (0, clause(sentence.text, found.start)[0], found.start):
        if _names_a_person(sentence, start, found.end):
            continue
        aggregate = counted(
            layer,
            sentence.words[start : found.end].strip(),
            subject=found.subject,
            measure=found.measure,
            value=found.value,
            unit=found.unit,
            date=found.date,
        )
        if aggregate:
            return aggregate
    return None


def _names_a_person(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a passage may name who says it: no quote carries that."""
    if not says("said", None, sentence.text):
        return False
    names = (hit.group() for hit in _NAMES.finditer(sentence.text, start, end))
    return any(may_be_person(name) and fold(name) not in sentence.firms for name in names)


def numbers(text: str, language: str | None) -> list[Count]:
    """The numbers of a text that may count: no years, no ends of ranges, no ranks, nothing beyond belief."""
    return [count for count in find_counts(text) if 2 <= count.value <= MOST and _may_count(text, count, language)]


def _may_count(text: str, count: Count, language: str | None) -> bool:
    if count.value in _YEARS and text[count.start : count.end].isdecimal():
        return False
    before, behind = text[: count.start], text[count.end :]
    ranges = said("ranges", language).replace(r"(?<!\w)", "").replace(r"(?!\w)", "")
    if re.match(rf"\s?(?:{ranges})\s?\d", behind, re.I) or re.search(rf"\d\s?(?:{ranges})\s?$", before, re.I):
        return False
    return not re.search(rf"(?:{said('ranked', language)}|[#№×x€$])\s?$", before, re.I)


def counts(sentence: Sentence, language: str | None) -> Iterator[Found]:
    """The numbers of a sentence that stand before a word for spaces, where a verb or their setting counts."""
    text = sentence.text
    found = numbers(text, language)
    for number, count in enumerate(found):
        match = _noun(language).match(text, count.end)
        if match and not _is_loose(sentence, count, match, language):
            stop = found[number + 1].start if number + 1 < len(found) else len(text)
            if each := _read(sentence, count, match, stop, language):
                yield each


def _is_loose(sentence: Sentence, count: Count, match: re.Match[str], language: str | None) -> bool:
    """Whether number and noun say nothing of how many there are: a flow, a wish, an average, another kind of place."""
    start, end = clause(sentence.text, count.start, match.end())
    if says("flows", language, match["between"]) or says("unsure", language, sentence.text[start:end]):
        return True
    if not match["generic"] or says("spaces", language, f"{sentence.before} {sentence.text}"):
        return False
    operators = words_of("report_fields", "operator") & set(fold(sentence.text).split())
    return not (operators and _OWNER.search(sentence.text[: count.start]))


def _read(sentence: Sentence, count: Count, match: re.Match[str], stop: int, language: str | None) -> Found | None:
    text = sentence.text
    start, end = clause(text, count.start, match.end())
    verbs = text[max(start, count.start - FAR) : count.start] + " \n " + text[match.end() : min(end, match.end() + FAR)]
    own = _OWNER.search(text[: count.start])
    if own and _may_own(own["name"], sentence):
        return Found(count.value, count.start, match.end(), own["name"], "locations", "locations")
    runs, counts_so = says("runs", language, verbs), says("counts", language, verbs)
    alone = sentence.alone and count.start <= 3 and len(text.split()) <= MAX_ALONE
    if not (runs or counts_so or alone):
        return None
    bracket = _BRACKET.match(text, match.end())
    last = bracket.end() if bracket else match.end()
    party = None if alone else party_before(sentence, count.start, language)
    if party == UNKNOWN:
        return None
    if party and (runs or match["generic"]):
        date = year_of(text, count.start, last, language)
        unit = "spaces" if is_place(party) else "locations"
        return Found(count.value, count.start, last, party, unit, unit, date)
    place = place_behind(text, match.end(), stop, language)
    last = max(last, place.end if place else 0)
    place = place or place_before(text, count.start, language)
    subject = party or (place.text if place else match["noun"])
    measure = _state(text, match, bracket, min(stop, end), language)
    return Found(count.value, count.start, last, subject, measure, "spaces", year_of(text, count.start, last, language))


def _may_own(name: str, sentence: Sentence) -> bool:
    """Whether a name before brackets may be of who has the places counted in them."""
    return fold(name) in sentence.firms or not (may_be_person(name) or is_place(name))


def _state(text: str, match: re.Match[str], bracket: re.Match[str] | None, end: int, language: str | None) -> str:
    """The measure: the state that the words before and behind a noun give to the counted spaces."""
    behind = text[match.end() : max(end, match.end())]
    near = f"{match['between']} {bracket[1] if bracket else ''} {behind[:NEAR]}"
    return STATES[says("existing", language, near), says("in_preparation", language, f"{near} {behind}")]


@cache
def _noun(language: str | None) -> re.Pattern[str]:
    """What may stand between a number and a word for spaces: up to three words, none of which parts the two."""
    between = rf"(?P<between>(?:(?!{said('apart', language)})[^\W\d_][\w'’-]*\s){{0,3}}?)"
    noun = f"{said('spaces', language)}|(?P<generic>{said('generic', language)})"
    return re.compile(rf"\s(?:d['’]|de\s|of\s)?{between}(?P<noun>{noun})", re.I)
