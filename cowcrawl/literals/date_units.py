"""The parts of which dates in running text are made: a day, a month, a season, "last year", "three weeks ago"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from cowcrawl.literals.number_words import cardinal_words, number_word
from cowcrawl.literals.words import alternation
from cowcrawl.vocabulary import load, phrases

Kind = Literal["day", "month", "part", "year", "decade", "relative", "weekday", "just"]
FILE = "dates"
YEAR = r"(?:19|20)\d\d"


@dataclass(frozen=True, kw_only=True)
class Unit:
    """One date as printed, before what stands around it is known."""

    kind: Kind
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    """The month; of a part of a year its number in EDTF."""
    day: int | None = None
    """The day of the month or of the week; how many units away a relative date is."""
    unit: str = ""
    """Of a relative date: day, week, month or year."""
    late: bool = False
    """It is the end of its year by its own word."""
    needs_lead: bool = False
    """The word means other things too, and a word before it must say that it is a date."""


def units(text: str, language: str | None) -> Iterator[Unit]:
    """Every part of a date in `text`, in order, none over another."""
    for match in _pattern(language).finditer(text):
        unit = _read(match)
        if unit:
            yield unit


def _read(match: re.Match[str]) -> Unit | None:
    found = {key: value for key, value in match.groupdict().items() if value}
    start, end = match.span()
    for group, read in _READERS.items():
        if group in found:
            facts = read(found)
            return Unit(start=start, end=end, **facts) if facts else None
    return None


@cache
def _numbers(concept: str) -> dict[str, int]:
    return {str(word).casefold(): int(number) for number, words in load(FILE)[concept].items() for word in words}


def _iso(found: dict[str, str]) -> dict[str, Any] | None:
    year, month, day = (int(part) for part in found["iso"].split("-"))
    return {"kind": "day", "year": year, "month": month, "day": day}


def _numeric(found: dict[str, str]) -> dict[str, Any] | None:
    day, month = int(found["numeric_day"]), int(found["numeric_month"])
    return {"kind": "day", "year": int(found["numeric_year"]), "month": month, "day": day} if month < 13 else None


def _month(found: dict[str, str]) -> dict[str, Any] | None:
    name = found["month"].casefold()
    day = found.get("day") or found.get("day_after")
    year = _year(found.get("month_year"))
    shy = name in _shy() and not (day or year)
    if shy and found["month"].islower() and name in _lower_is_no_month():
        return None
    kind = "day" if day else "month"
    return {
        "kind": kind,
        "year": year,
        "month": _numbers("months")[name],
        "day": int(day) if day else None,
        "needs_lead": shy,
    }


def _season(found: dict[str, str]) -> dict[str, Any] | None:
    year = _year(found.get("season_year"))
    code = _numbers("seasons")[found["season"].casefold()]
    return {"kind": "part", "year": year, "month": code, "needs_lead": year is None}


def _quarter(found: dict[str, str]) -> dict[str, Any] | None:
    year = _year(found.get("quarter_year"))
    if found.get("quarter_sign"):
        number = int(re.sub(r"\D", "", found["quarter_sign"]))
        if year is None and not found["quarter_sign"].upper().startswith("Q"):
            return None
        return {"kind": "part", "year": year, "month": 32 + number} if 1 <= number <= 4 else None
    return {"kind": "part", "year": year, "month": 32 + _ordinal(found["quarter_ordinal"])}


def _half(found: dict[str, str]) -> dict[str, Any] | None:
    year = _year(found.get("half_year"))
    number = int(found["half_sign"][1]) if found.get("half_sign") else _ordinal(found["half_ordinal"])
    number = 2 if number == 4 else number
    return {"kind": "part", "year": year, "month": 39 + number} if number <= 2 else None


def _relative(found: dict[str, str]) -> dict[str, Any] | None:
    unit, offset = _relatives(None)[_plain(found["relative"])]
    return {"kind": "relative", "unit": unit, "day": offset}


def _away(found: dict[str, str]) -> dict[str, Any] | None:
    away = found["away"]
    ago = _distance("ago", None).fullmatch(away)
    match = ago or _distance("ahead", None).fullmatch(away)
    groups = {key.rstrip("0123456789"): value for key, value in (match.groupdict() if match else {}).items() if value}
    count = _count(groups.get("n", ""))
    unit = next((key for key, words in load(FILE)["units"].items() if groups.get("u") in words), None)
    return {"kind": "relative", "unit": unit, "day": -count if ago else count} if unit and count else None


_READERS: dict[str, Any] = {
    "iso": _iso,
    "numeric_day": _numeric,
    "month": _month,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "rentree": lambda _: {"kind": "month", "month": 9},
    "year_end": lambda _: {"kind": "relative", "unit": "year", "day": 0, "late": True},
    "the_year": lambda _: {"kind": "relative", "unit": "year", "day": 0, "needs_lead": True},
    "relative": _relative,
    "away": _away,
    "just": lambda _: {"kind": "just"},
    "weekday": lambda found: {"kind": "weekday", "day": _numbers("weekdays")[found["weekday"].casefold()]},
    "decade_after": lambda found: {"kind": "decade", "year": int(found["decade_after"][:4])},
    "decade": lambda found: {"kind": "decade", "year": int(found["decade"][-4:])},
    "year": lambda found: {"kind": "year", "year": int(found["year"])},
}


def _year(text: str | None) -> int | None:
    digits = re.sub(r"\D", "", text or "")
    return int(digits) if len(digits) == 4 else 2000 + int(digits) if digits else None


def _count(word: str) -> int | None:
    if word.isdecimal():
        return int(word) if len(word) < 3 else None
    return 1 if word.casefold() in {one.casefold() for one in phrases(FILE, "one")} else number_word(word)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


@cache
def _relatives(language: str | None) -> dict[str, tuple[str, int]]:
    """Unit and offset of every relative date of a language; of all of them, the first meaning of a word."""
    table = load(FILE)["relative"]
    found: dict[str, tuple[str, int]] = {}
    for code in [language] if language in table else table:
        for unit, offsets in table[code].items():
            for offset, words in offsets.items():
                for word in words:
                    found.setdefault(_plain(word), (unit, int(offset)))
    return found


def _ordinal(word: str) -> int:
    return _numbers("ordinals")[word.casefold()]


@cache
def _shy() -> frozenset[str]:
    return frozenset(word.casefold() for word in phrases(FILE, "month_with_number"))


@cache
def _lower_is_no_month() -> frozenset[str]:
    """Months of English and short forms, which are written with a capital where they are months."""
    return frozenset(word.casefold() for word in phrases(FILE, "month_with_number") if word[0].isupper())


def nouns(concept: str, language: str | None) -> Iterable[str]:
    """The phrases of a concept in `language`, in all languages where there are none for it."""
    entry = load(FILE)[concept]
    return phrases(FILE, concept, language if language in entry else None)


def _any(words: Iterable[str]) -> str:
    return alternation(map(str, words)) or r"(?!)"


@cache
def _pattern(language: str | None) -> re.Pattern[str]:
    year = rf"(?:{YEAR}(?!\d)|['’]\d\d(?!\d))"
    then = r"\s+(?:(?:de|del|d'|of|van|von|in|des\s+Jahres|de\s+l['’]année|du|het\s+jaar)\s+)?"
    months = _any(_numbers("months"))
    day = r"(?:(?P<day>\d{1,2})(?:er|st|nd|rd|th|e|\.|º)?\s+(?:de\s+|of\s+)?)?"
    after = r"(?:\s+(?P<day_after>\d{1,2})(?:st|nd|rd|th|(?=,)))?"
    month = rf"{day}(?P<month>{months})(?!\w)\.?{after}(?:,?{then}(?P<month_year>{year}))?"
    season_years = rf"(?P<season_year>{year})(?:\s?[-/–]\s?(?:{YEAR}|\d\d)(?!\d))?"
    ordinal = _any(_numbers("ordinals"))
    quarter = rf"(?P<quarter_ordinal>{ordinal})\s+(?:{_any(nouns('quarter_nouns', language))})"
    half = rf"(?P<half_ordinal>{ordinal})\s+(?:{_any(nouns('half_nouns', language))})"
    dotted = r"(?P<numeric_day>\d{1,2})(?P<mark>[./-])(?P<numeric_month>\d{1,2})(?P=mark)"
    parts = (
        rf"(?P<iso>{YEAR}-\d\d-\d\d)(?![\d-])",
        rf"{dotted}(?P<numeric_year>{YEAR})(?![\w.,/-]\d|\d)",
        rf"(?P<away>{_away_source(language)})(?!\w)",
        month,
        rf"(?P<season>{_any(_numbers('seasons'))})(?!\w)(?:{then}{season_years})?",
        rf"(?P<quarter>(?:(?P<quarter_sign>[QTK][1-4]|[1-4][QT])|{quarter})(?!\w)(?:{then}(?P<quarter_year>{year}))?)",
        rf"(?P<half>(?:(?P<half_sign>[HS][12])(?=\s+{YEAR})|{half})(?!\w)(?:{then}(?P<half_year>{year}))?)",
        *(f"(?P<{name}>{_any(words)}){end}" for name, words, end in _word_parts(language)),
        rf"(?P<weekday>{_any(_numbers('weekdays'))})(?:{_any(phrases(FILE, 'part_of_day'))})?(?!\w)",
        rf"(?P<decade>(?:{_any(phrases(FILE, 'decades_before'))})\s+(?:19|20)\d0)(?!\w)",
        rf"(?P<decade_after>(?:19|20)\d0(?:{_any(phrases(FILE, 'decades_after'))}))(?!\w)",
        _year_source(),
    )
    return re.compile(r"(?<![\w])(?:" + "|".join(parts) + ")", re.I)


def _word_parts(language: str | None) -> Iterator[tuple[str, Iterable[str], str]]:
    """The dates that are phrases of their own: group, words, and what must not follow them."""
    yield "rentree", nouns("back_to_work", language), r"(?!\w)"
    yield "year_end", phrases(FILE, "year_end"), r"(?!\w)"
    yield "relative", (word for word in _relatives(language) if language or word != "hier"), r"(?!\w)"
    yield "the_year", phrases(FILE, "the_year"), rf"(?!\w|\s+{YEAR})"
    yield "just", nouns("just", language), r"(?:(?<=['’])|(?!\w))"


def _year_source() -> str:
    """A year that stands alone: no price, no part of a number, no count of things."""
    before = r"(?:(?<![€$£#.,/+-])(?<!\d\s)|(?<=\d{4}[-/–])|(?<=[^\W\d_]-))"
    things = _any(phrases(FILE, "not_years"))
    return rf"{before}(?P<year>{YEAR})(?!\w|[.,/-]\d(?!\d{{3}}(?!\d))|\s?(?:{things})(?!\w))"


def _away_source(language: str | None) -> str:
    pieces = [_distance_source(concept, language) for concept in ("ago", "ahead")]
    return re.sub(r"\?P<\w+>", "?:", "|".join(piece for piece in pieces if piece))


@cache
def _distance(concept: str, language: str | None) -> re.Pattern[str]:
    return re.compile(_distance_source(concept, language), re.I)


def _distance_source(concept: str, language: str | None) -> str:
    number = rf"\d{{1,2}}|{_any((*phrases(FILE, 'one'), *cardinal_words()))}"
    unit = _any(phrases(FILE, "units"))
    sources = []
    for index, phrase in enumerate(nouns(concept, language)):
        source = alternation([phrase]).replace(r"\{n\}", f"(?P<n{index}>{number})")
        sources.append(source.replace(r"\{u\}", f"(?P<u{index}>{unit})"))
    return "|".join(sources)
