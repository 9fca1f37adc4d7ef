"""Labels as names: without what ties them to a price, and whether they name anything at all."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.literals.period import UNITS, link, period_phrases, period_spans, unit_named
from cowcrawl.literals.vat import vat_phrases, vat_spans
from cowcrawl.literals.words import Endings, alternation, letters
from cowcrawl.remembered import remembered
from cowcrawl.vocabulary import load, phrases

_LETTER = re.compile(r"\s[A-Z]\s*")
"""A letter that is a name ("Salle A") and no preposition."""
_ASKED = re.compile(r"^[^?!]{3,60}[?!]\s+(?=[^\W\d_a-zß-ÿ])")
"""A question or a call before a name: "Just passing? Day ticket"."""
_ENDED = re.compile(r"(?:[^\W\d_]{4}|[\d²³)])[.!]\s+(?=[A-ZÀ-Ý])|\)\.\s+(?=\d)")
"""The end of a sentence before a name: "Seats 40. Price:"."""
_CALLED = re.compile(r"The [A-Z][a-z]{2,}")
_NUMBERED = re.compile(
    r"(?:(?:[A-Za-z]|\d{1,2})\)|[IVX]{1,4}\.)\s+(?=[^\W\d_]{3})|\d{1,2}\.\d{1,2}\.?\s+(?=[A-ZÄÖÜ][^\W\d_A-ZÄÖÜ]{3})"
)
"""The letter or the number of a clause: "b) Office", "II. Rooms", "2.3 Fees"."""
_MARKS = " \n:;,.-–—=|/*•·>[]✓✔→+…►▶▸"
_DRAWN = "\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff"
_PICTURES = re.compile(rf"^[\s{_DRAWN}]+|[\s{_DRAWN}]+$")
"""Arrows, signs and emoji at either end of a name (Unicode blocks)."""


def without_pictures(name: str) -> str:
    """A name without the arrows and emoji at its ends: "🟩 Le Studio"."""
    return _PICTURES.sub("", name)


_CLASS = re.compile(r"\s(?:[A-E]|[1-5]|I{1,3})$")


def without_class(header: str) -> str:
    """A word for prices without the letter or the number of one of several rates: "Tarief A"."""
    return _CLASS.sub("", header)


@remembered
def clean(label: str) -> str:
    """A label as a name: without the marks that tie it to its price and the words that only announce one."""
    text = _stripped(_ASKED.sub("", label) if "?" in label or "!" in label else label)
    text = _goes_on().sub("", unnumbered(text), count=1)
    if "." in text or "!" in text:
        text = _last_sentence(text)
    text = _without_aside(text)
    if _announcing().fits(text) and not is_called(text):
        text = _announcing().pattern.sub(_without_announcing, text)
    text = _OF_THE_LAST.sub("", text) if text.startswith("(") else text
    if text.startswith("(") and text.find(")") in (-1, len(text) - 1):
        text = text.strip("()")
    if text.endswith(")") and "(" not in text:
        text = text.removesuffix(")")
    if " (" in text and text.rfind(")") < (opened := text.rindex(" (")):
        text = text[:opened]  # what leads to the price in it: "Prix libre (conseillé :"
    if text.startswith(")") or text.endswith("("):
        text = text.removeprefix(")").removesuffix("(")
    text = text.strip(" :;,-–—=|/*")
    return "" if text in _lowest() else text


_OF_THE_LAST = re.compile(r"\([^()]*\)\s?[,;]\s+(?=[^\W\d_]{3})")
"""A bracket about the price before, at the head of a list's next name."""


def is_called(text: str) -> bool:
    """Whether a room is called by a word with an article, whatever that means in other languages: "The Den"."""
    return _CALLED.fullmatch(text) is not None and unit_named(text[4:]) is None


def _stripped(label: str) -> str:
    """A label without the marks around it; a plus that ends a word is the name's: "Member+"."""
    label = label if label.isascii() else _PICTURES.sub("", label)
    text = label.strip(_MARKS)
    plus = label.find(f"{text}+") if text[-1:].isalpha() else -1
    return f"{text}+" if plus >= 0 and not label[plus + len(text) + 1 :].strip(_MARKS.replace("+", "")) else text


@cache
def _goes_on() -> re.Pattern[str]:
    """What joins a name to those before it in a list, in lower case: "and a flexible desk"; "E-Office" is a name."""
    return re.compile(rf"^(?:{alternation(phrases('period_words', 'conjunctions'))})\s(?=\w)")


def unnumbered(text: str) -> str:
    """A title or a label without the number of its clause."""
    found = _NUMBERED.match(text) if ")" in text[:3] or "." in text[:5] else None
    return text[found.end() :] if found else text


@cache
def _lowest() -> frozenset[str]:
    """What only announces a price and names nothing where it is all of a label: "Starting"."""
    return frozenset(form for phrase in phrases("money", "from") for form in (phrase, phrase.capitalize()))


def _without_aside(text: str) -> str:
    """A label without what the price before it comes with, up to a comma: "incl. a hot drink, month ticket"."""
    aside = _aside().match(text) if "," in text else None
    rest = text[aside.end() :] if aside else ""
    return rest if any(map(str.isalpha, rest)) else text


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(phrases('formulas', 'included'))})\s[^,]{{2,40}},\s", re.I)


def _last_sentence(text: str) -> str:
    """What stands behind the last end of a sentence; the point of an abbreviation ("inkl. Post") ends none."""
    ends = (end for end in _ENDED.finditer(text) if not _shortened().search(text, 0, end.end()))
    ends = (end for end in ends if text.count("(", 0, end.start()) <= text.count(")", 0, end.end()))  # "(1. Jahr)"
    return text[max((end.end() for end in ends), default=0) :]


@cache
def _shortened() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(phrases('formulas', 'abbreviations'))})\s+$", re.I)


def _without_announcing(match: re.Match[str]) -> str:
    """What is left of words that only announce a price: all of a letter, and of a unit behind its number ("1 an")."""
    counted = match.string[: match.start()][-1:].isdigit() and unit_named(match.group().strip(" .:")) is not None
    return match.group() if counted or _LETTER.fullmatch(match.group()) else ""


@cache
def _announcing() -> Endings:
    words = (
        *phrases("money", "from"),
        *(word for word in phrases("period_words", "links") if word not in ("1", "pro")),  # "Room 1", "Flex Pro"
        *phrases("formulas", "former"),
        *phrases("formulas", "costs"),
        *phrases("formulas", "pays"),
        *phrases("money", "range"),
        "x",
    )
    return Endings.of(words, before=r"(?:^|[\s(:,.…–-]+)", most=4)


@remembered
def has_own_words(label: str) -> bool:
    """Whether a label has words that name something: an unknown word outside brackets is one."""
    if is_called(label):
        return True
    if "(" not in label and any(len(run) > 1 for run in letters(label) - _known_runs()):
        return True
    return bool(own_words(label))


@remembered
def own_words(label: str) -> str:
    """The words of a label that name something: without periods, tax and the words that only announce a price."""
    text = label.strip()
    if text[:1].isupper() and text.casefold() in phrases("formulas", "called_small"):
        return text  # "SOLO" alone is a plan, "solo 20 €" is no more than that
    text = label
    periods = [(period.start, period.end) for period in period_spans(text)]
    for start, end in sorted([*periods, *((tax.start, tax.end) for tax in vat_spans(text))], reverse=True):
        text = text[:start] + " " + text[end:]
    text = _nothing().sub(" ", text)
    return " ".join(word for word in _NO_LETTERS.sub(" ", text).split() if len(word) > 1)


_NO_LETTERS = re.compile(r"[\W\d_]+")


@cache
def _known_runs() -> frozenset[str]:
    """Every run of letters in what `own_words` takes away, but for what stands in brackets."""
    phrases_taken = (
        *period_phrases(),
        *vat_phrases(),
        *phrases("vat", "lawful"),
        *_filling(),
        *_currencies(),
        "l",
        "d",
    )
    return frozenset(run for phrase in phrases_taken for run in letters(phrase))


def _filling() -> tuple[str, ...]:
    words = (*phrases("formulas", "filler"), *phrases("formulas", "buttons"))
    return (*words, *phrases("money", "from"), *phrases("money", "range"))


def _currencies() -> tuple[str, ...]:
    groups = load("money")["currencies"].values()
    return tuple(word for group in groups for word in group if word.isalpha())


@cache
def _nothing() -> re.Pattern[str]:
    words, currencies = alternation(_filling()), alternation(_currencies())
    nouns = alternation([word for unit in UNITS for word in phrases("periods", unit)])
    ordinals = alternation((*phrases("period_words", "ordinals"), *phrases("period_words", "alone")))
    each = alternation([word for word in phrases("period_words", "per") if word.isalpha() and len(word) > 1])
    unit = rf"(?<!\w)(?:(?:{each})\s)?(?:(?:{ordinals})\s+)?(?:{nouns})(?!\w)"
    single = rf"\(\s*{link()}\s\w+\s*\)"
    abbreviated = [word for unit in UNITS for word in load("period_words")["abbreviations"][unit]]
    alone = alternation([word for word in abbreviated if len(word.strip(".")) > 1])
    short = rf"(?<=\d)\s?(?:{alternation(abbreviated)})(?!\w)|^\W*(?:{alone})\W*$"
    code = rf"(?<![^\W\d_])(?:{currencies})(?![^\W\d_])"  # it may touch its amount: "$640MXN"
    return re.compile(rf"{unit}|{short}|(?<!\w)(?:{words}|l['’]|d['’])(?!\w)|{code}|{single}", re.I)
