"""The signs and names of currencies in a text, and the codes that they stand for."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cowcrawl.literals.words import alternation, letters
from cowcrawl.vocabulary import load

DOLLAR = "$"
"""What stands for the code of a dollar where nobody says of which country it is; so do other signs of several."""


@cache
def _codes() -> dict[str, str]:
    return {word.casefold(): code for code, words in load("money")["currencies"].items() for word in words}


@cache
def symbol() -> re.Pattern[str]:
    """The signs of one character."""
    return re.compile(f"[${''.join(sign for sign in _codes() if len(sign) == 1)}]")


@cache
def _by_run() -> dict[str, tuple[tuple[str, str], ...]]:
    """The signs of more than one character by their longest run of letters, each with the symbol in it."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for sign in _codes():
        if run := max(letters(sign), key=len, default=""):
            drawn = symbol().search(sign)
            found[run] = (*found.get(run, ()), (sign, drawn[0] if drawn else ""))
    return found


@cache
def likely() -> re.Pattern[str]:
    """What stands in every text with the sign or the name of a currency; texts without any hold no amount."""
    return re.compile(rf"{symbol().pattern}|{'|'.join(map(re.escape, sorted(_by_run(), key=len, reverse=True)))}", re.I)


def signs_in(text: str) -> tuple[str, ...]:
    """The signs of more than one character that may stand in a text, longest first."""
    by_run = _by_run()
    runs = by_run.keys() & letters(text)
    if not runs:
        return ()
    found = (sign for run in runs for sign, drawn in by_run[run] if drawn in text)
    return tuple(sorted(found, key=lambda sign: (-len(sign), sign)))


def sign_source(signs: tuple[str, ...]) -> str:
    """The source of a pattern for a sign: one of `signs`, or of one character."""
    words = (_bounded(re.escape(word).replace(r"\ ", r"\s").replace("'", "['’]")) for word in signs)
    return "|".join((symbol().pattern, *words))


def _bounded(source: str) -> str:
    """A word must not touch other letters; a sign may."""
    before = r"(?<![^\W\d_])" if source[0].isalpha() else ""
    return f"{before}{source}" + (r"(?![^\W\d_])" if source[-1].isalpha() else "")


@lru_cache(256)
def any_sign(signs: tuple[str, ...]) -> re.Pattern[str]:
    """One of `signs`, or a sign of one character."""
    return re.compile(sign_source(signs), re.I)


def currency_in(text: str, *, dollar: str | None = None) -> str | None:
    """The one currency a header names ("CHF / Monat", "Prix (€)"), or None when it names none or several."""
    signs = signs_in(text)
    if not (signs or symbol().search(text)):
        return None
    codes = {code_of(match.group(), dollar) for match in any_sign(signs).finditer(text)}
    return codes.pop() if len(codes) == 1 else None


def code_of(sign: str, dollar: str | None) -> str | None:
    """The ISO 4217 code that a sign stands for, of "$" that of the page's country; None where nobody asked for it."""
    if sign == DOLLAR:
        return dollar
    codes = _codes()
    return codes.get(sign) or codes.get(" ".join(sign.split()).replace("’", "'").casefold())


def code_beside(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The code of a currency that stands beside an amount in dollars, and where both begin and end: "$42 CAD"."""
    if before := _code_before().search(text, max(0, start - 5), start):
        return _dollars()[before["code"]], before.start(), end
    behind = _code_behind().match(text, end)
    return (_dollars()[behind["code"].upper()], start, behind.end()) if behind else None


def own_currency(sign: str, country: str) -> str | None:
    """The code of the currency that a sign of several countries is in one of them (ISO 3166-1 alpha-2): "$", "kr"."""
    return shared_signs().get(sign, {}).get(country.lower())


def is_open(code: str | None) -> bool:
    """Whether a currency is only told by a sign that several countries have."""
    return code in shared_signs()


@cache
def shared_signs() -> dict[str, dict[str, str]]:
    """The signs of several countries, with the codes of their currencies by country."""
    money = load("money")
    return {DOLLAR: {**money["dollars"], **money["dollars_of_countries"]}, **money["shared_signs"]}


@cache
def _dollars() -> dict[str, str]:
    """The codes of currencies whose sign is a "$", by what they are called beside it."""
    signs = load("money")["currencies"].items()
    drawn = {code: words for code, words in signs if any(word.endswith("$") for word in words)}
    return {word: code for code, words in drawn.items() for word in words if word.isalpha() and word.isupper()}


@cache
def _code_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<code>{'|'.join(_dollars())})\s?$")


@cache
def _code_behind() -> re.Pattern[str]:
    return re.compile(rf"\s?(?P<code>{'|'.join(_dollars())})(?!\w)", re.I)


@cache
def named_signs() -> frozenset[str]:
    """The currencies by their names: no code, no abbreviation."""
    return frozenset(sign for sign in _codes() if len(sign) > 3 and sign[-1].isalpha())


@cache
def named_currencies() -> frozenset[str]:
    """A word of the name of each currency: without one, no amount of a text is written out."""
    return frozenset(max(letters(sign), key=len) for sign in named_signs())


@cache
def written_out() -> re.Pattern[str]:
    """The name of a currency behind a word, which may be a number that is written out."""
    return re.compile(rf"(?<=[^\W\d_])\s(?P<name>{alternation(named_signs())})(?!\w)", re.I)
