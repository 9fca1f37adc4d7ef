"""What a timetable is made of: days, times, closed and the like, and the words that may stand between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from cowcrawl.index import Topic
from cowcrawl.literals import days, times
from cowcrawl.literals.words import Hint, alternation, lowered, told_by
from cowcrawl.remembered import remembered
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

Kind = Literal["day", "set", "holidays", "always", "closed", "except", "time", "unclear"]

MAX_GAP = 48
"""Characters between two parts of one timetable."""


@dataclass(unsafe_hash=True)
class Token:
    kind: Kind
    start: int
    end: int
    text: str
    days: frozenset[int] = frozenset()
    clock: times.Clock | None = None


@dataclass(frozen=True)
class Gap:
    """What stands between two tokens."""

    to: bool = False
    both: bool = False
    """A word for "and"."""
    between: bool = False
    evening: bool = False
    ends: bool = False
    """A full stop or a semicolon."""
    line: bool = False
    """A new line."""
    slash: bool = False
    """A slash and nothing else."""


def tokens(text: str) -> Iterator[Token]:
    """The tokens of `text` in order; what only looks like one is not among them."""
    return _believed(
        [token for token in _seen(text) if not (_stray_letter(token, text) or _no_time(token, text))], text
    )


def _no_time(token: Token, text: str) -> bool:
    """Whether a time is none: the day of a month ("fermé du 1er au 15 août"), or the noon of "l'après-midi"."""
    if token.clock is None:
        return False
    after_noon = text[max(0, token.start - 6) : token.start].lower().endswith(("après-", "apres-"))
    return after_noon or bool(token.clock.bare and _month().match(text, token.end))


@cache
def _month() -> re.Pattern[str]:
    words = alternation(word for word in phrases("address", "month") if word not in ("may", "mai"))
    return re.compile(rf"\.?\s(?:{words})(?!\w)", re.I)


def _stray_letter(token: Token, text: str) -> bool:
    """Whether a day of one letter (Spanish) is none: in lower case, or a part of an abbreviation such as "t/m"."""
    single = token.kind == "day" and len(fold(token.text)) == 1
    return single and (token.text.islower() or text[max(0, token.start - 1) : token.start] in ("/", ".", "'", "’"))


def _believed(tokens: list[Token], text: str) -> Iterator[Token]:
    """The tokens without words and figures that only look like a day or a time.

    "do", "je", "so" must stand beside another day or a time; a bare figure must be an end of a range.
    """
    for number, token in enumerate(tokens):
        if token.clock and token.clock.bare and not _in_range(tokens, number, text):
            continue
        if token.kind == "day" and len(fold(token.text)) < days.SHORT:
            before = tokens[number - 1] if number else None
            after = tokens[number + 1] if number + 1 < len(tokens) else None
            beside = before and before.kind == "day" and _touches(text[before.end : token.start])
            ahead = (
                after
                and after.kind in ("day", "holidays", "time", "closed")
                and _touches(text[token.end : after.start])
            )
            if not beside and not ahead and not _amid(before, token, after, text):
                continue
        yield token


def _amid(before: Token | None, token: Token, after: Token | None, text: str) -> bool:
    """Whether only words of a timetable stand between the times before and after it: "bis 20 Uhr und Sa von 10"."""
    if not before or not after or before.kind != "time" or after.kind != "time":
        return False
    gaps = (text[before.end : token.start], text[token.end : after.start])
    return all(gap.strip(" .") and gap_in(gap) is not None for gap in gaps)


def _touches(between: str) -> bool:
    """Whether only signs, or a word for "to" or "and", stand between an abbreviated day and what explains it."""
    gap = gap_in(between)
    return gap is not None and (gap.to or gap.both or not re.search(r"\w", between))


def _in_range(tokens: list[Token], number: int, text: str) -> bool:
    """Whether a word or sign for "to" or "and" joins the token to the time before or after it."""
    for left, right in ((number - 1, number), (number, number + 1)):
        if left < 0 or right == len(tokens) or not (tokens[left].clock and tokens[right].clock):
            continue
        between = text[tokens[left].end : tokens[right].start]
        gap = gap_in(between) if between.strip() else None
        if gap and not gap.line and (gap.to or gap.both):
            return True
    return False


def _seen(text: str) -> Iterator[Token]:
    for match in _lexer().finditer(lowered(text)):
        kind = match.lastgroup
        words = text[match.start() : match.end()]
        if kind in ("day", "set", "holidays", "closed", "except", "always", "unclear"):
            group = days.sets()[fold(words)] if kind == "set" else frozenset()
            if kind == "always" and fold(words) in _whole_week():
                group = days.ALL_DAYS
            yield Token(kind, match.start(), match.end(), words, group)  # type: ignore[arg-type]
        elif match["time"]:
            clock = times.clock(match)
            yield Token("time", match.start(), match.end(), words, clock=clock)


@cache
def _lexer() -> re.Pattern[str]:
    """A token in lower case. What must stand before a word is asked once for all words: most places are inside one."""

    def words(kind: Kind, concept: str) -> str:
        return f"(?P<{kind}>{_any(phrases('hours', concept))})"

    whole = rf"{words('always', 'always')}|(?P<set>{_any(days.set_words())})"
    day = f"{days.name_source()}{days.end_source()}"
    some = rf"(?:{_any(phrases('hours', 'nth'))})\s+{day}"
    which = rf"\s?\(\s?(?:\w{{2,4}}\s)?{day}"  # days that say which they are: "werktags (Mo-Fr)"
    unclear = rf"(?P<unclear>(?:{_any(phrases('hours', 'unclear_days'))})(?!\w)(?!{which})|{some})"
    others = "|".join((words("holidays", "holidays"), words("closed", "closed"), words("except", "except")))
    named = rf"{unclear}|(?P<day>{day})|(?:{others})(?!\w)"
    return re.compile(rf"(?<![\w/])(?:{whole})(?![\w/])|(?<!\w)(?:{named})|(?P<time>{times.source()})")


def _any(listed: Iterable[str]) -> str:
    return alternation(word.lower() for word in listed)


@cache
def _whole_week() -> frozenset[str]:
    """Phrases that say the days as well as the hours: all but those that count 24 hours."""
    return frozenset(
        fold(word) for word in phrases("hours", "always") if "7" in word or not re.search(r"24|twenty|vingt", word)
    )


@cache
def evening_word() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(phrases('hours', 'evening'))})(?!\w)", re.I)


def lead(text: str, start: int) -> Gap:
    """What is said right before the first token: "between", or a "to" whose other end was not understood."""
    before = text[max(0, start - 24) : start]
    return Gap(to=bool(_to_before().search(before)), between=bool(_between_before().search(before)))


@cache
def _to_before() -> re.Pattern[str]:
    words = alternation(word for word in phrases("hours", "to") if word[-1].isalpha())
    return re.compile(rf"(?<!\w)(?:{words})\s*\Z", re.I)


@cache
def _between_before() -> re.Pattern[str]:
    fillers = alternation(phrases("hours", "fillers"))
    return re.compile(rf"(?<!\w)(?:{alternation(phrases('hours', 'between'))})(?:\s+(?:{fillers}))?\s*\Z", re.I)


@cache
def _connectors() -> re.Pattern[str]:
    """One word or sign that may stand in a timetable, by what it does."""

    def words(concept: str) -> str:
        listed = phrases("hours", concept)
        signs = alternation(word for word in listed if not word[-1].isalnum())
        plain = alternation(word for word in listed if word[-1].isalnum())
        return "|".join(part for part in (rf"(?:{plain})(?!\w)" if plain else "", signs) if part)

    names = (("to", "to"), ("both", "and"), ("between", "between"), ("evening", "evening"), ("filler", "fillers"))
    parts = [rf"(?P<{name}>{words(concept)})" for name, concept in names]
    return re.compile("|".join([*parts, r"(?P<ends>[;.]+)", r"(?P<line>\n)", r"(?P<space>[^\S\n]+)"]), re.I)


@remembered
def gap_in(text: str) -> Gap | None:
    """What `text` says between two tokens, or None when it is no part of a timetable."""
    if len(text) > MAX_GAP:
        return None
    said: set[str] = set()
    position = 0
    while position < len(text):
        match = _connectors().match(text, position)
        if match is None or match.end() == position:
            return None
        said.add(match.lastgroup or "")
        position = match.end()
    return Gap(
        to="to" in said,
        both="both" in said,
        between="between" in said,
        evening="evening" in said,
        ends="ends" in said and "both" not in said,  # "9 a 14 h. y 17 a 20 h."
        line="line" in said,
        slash=text.strip() in ("/", "./"),
    )


@remembered
def names_days(text: str) -> bool:
    """Whether a short text is nothing but a day or days."""
    return bool(_only_days().fullmatch(text.strip()))


def may_hold_hours(text: str) -> bool:
    """Whether a text has anything of a timetable in it: a day, a time with its mark, closed, or day and night."""
    return (_hint().fits(text) and bool(_word_of_hours().search(lowered(text)))) or has_marked_time(text)


def has_marked_time(text: str) -> bool:
    """Whether a text has a time with its mark, or two figures with a dash between."""
    return _marked_time().search(text) is not None


@cache
def told() -> Topic:
    """The phrases of a timetable, folded, by a word that tells them: a text without them has no day and no "closed"."""
    return Topic(told_by(fold(phrase).split() for phrase in (*_listed(), *days.spellings())))


@cache
def _only_days() -> re.Pattern[str]:
    one = rf"{days.name_source()}(?!\w)"
    return re.compile(rf"{one}(?:\s*\W\s*{one})?\W*", re.I)


@cache
def _listed() -> tuple[str, ...]:
    return (*days.set_words(), *phrases("hours", "always"), *phrases("hours", "closed"))


@cache
def _hint() -> Hint:
    return Hint.of((*_listed(), *days.spellings()))


@cache
def _word_of_hours() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{days.name_source()}{days.end_source()}|(?:{_any(_listed())})(?!\w))")


@cache
def _marked_time() -> re.Pattern[str]:
    marks = alternation(phrases("hours", "hour_marks"))
    return re.compile(
        rf"\d\s?(?:[:.h u]\s?[0-5]\d(?!\d)|[ap]\.?m\b|(?:{marks})(?!\w)|[-–—]\s?\d)",
        re.I,
    )
