"""The words of the notes in each language, and how a language writes numbers, shares and dates. Pure.

`words.yml` holds `{key: {en: …, fr: …, nl: …}}`; a text with a number in it may have two forms, `one` and `other`,
between which `n` decides as the language does (French says "0 espace", English and Dutch say "0 spaces").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("en", "fr", "nl")
NAMES = {"en": "English", "fr": "Français", "nl": "Nederlands"}
NARROW = "\N{NARROW NO-BREAK SPACE}"
THOUSANDS = {"en": ",", "fr": NARROW, "nl": "."}
DECIMAL = {"en": ".", "fr": ",", "nl": ","}
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
}
_FRENCH = re.compile(r" ([;:!?%»])|(«) ")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


class Words:
    """Texts by key and language."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def texts(self) -> dict[str, dict[str, Any]]:
        """By key (dots between levels) the text, or its forms, in each language."""
        return dict(_flat(yaml.safe_load(self._path.read_text("utf-8"))))

    def say(self, language: str, key: str, **facts: Any) -> str:
        """The text of a key with its facts filled in, numbers as the language writes them; KeyError without one."""
        text = self.texts[key][language]
        if isinstance(text, dict):
            text = text["one" if _is_one(language, facts["n"]) else "other"]
        said = str(text).format_map({name: written(language, value) for name, value in facts.items()})
        return _spaced(said) if language == "fr" else said


def written(language: str, value: Any) -> str:
    """A fact as a language writes it: numbers with its marks, days with its months, all else as it is."""
    if isinstance(value, bool) or not isinstance(value, int | float | date):
        return str(value)
    return day(language, value.isoformat()) if isinstance(value, date) else number(language, value)


def number(language: str, value: float, decimals: int | None = None) -> str:
    """A number with the language's marks: 1,234.5 in English, 1 234,5 in French, 1.234,5 in Dutch.

    Without `decimals` a whole number has none and another has two at most.
    """
    if decimals is None:
        text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0").rstrip(".")
    else:
        text = f"{value:,.{decimals}f}"
    marks = {",": THOUSANDS[language], ".": DECIMAL[language]}
    return "".join(marks.get(char, char) for char in text)


def percent(language: str, share: float, decimals: int = 1) -> str:
    """A share (0 to 1) in percent: 12.5%, 12,5 % in French, 12,5% in Dutch; whole numbers without decimals."""
    rounded = round(100 * share, decimals)
    return number(language, rounded) + (f"{NARROW}%" if language == "fr" else "%")


def day(language: str, moment: str | None) -> str:
    """A date (EDTF) as 3 November 2026, November 2026 or 2026; what is no plain date stays as it is."""
    exact = _DATE.fullmatch((moment or "")[:10] if "T" in (moment or "") else moment or "")
    if not exact:
        return moment or ""
    year, month, of_month = exact.groups()
    if month and not 1 <= int(month) <= 12:
        return moment or ""
    parts = [of_month and _day_of_month(language, int(of_month)), month and MONTHS[language][int(month) - 1], year]
    return "\N{NO-BREAK SPACE}".join(filter(None, parts[:2])) + (" " if month else "") + year


def listed(language: str, parts: list[str]) -> str:
    """Some words as a list: a, b and c."""
    together = {"en": " and ", "fr": " et ", "nl": " en "}[language]
    return together.join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def _spaced(text: str) -> str:
    """French with the spaces that do not break before its signs and within its quotation marks."""
    return _FRENCH.sub(lambda hit: NARROW + hit[1] if hit[1] else hit[2] + NARROW, text)


def _day_of_month(language: str, of_month: int) -> str:
    return "1er" if language == "fr" and of_month == 1 else str(of_month)


def _is_one(language: str, value: float) -> bool:
    return abs(value) < 2 if language == "fr" else value == 1


def _flat(tree: Mapping[str, Any], prefix: str = "") -> Any:
    for key, value in tree.items():
        if set(value) <= set(LANGUAGES):
            yield f"{prefix}{key}", value
        else:
            yield from _flat(value, f"{prefix}{key}.")


WORDS = Words(Path(__file__).with_name("words.yml"))
