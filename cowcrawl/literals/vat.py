"""Value added tax beside a price: "excl. btw", "HT", "TTC", "zzgl. MwSt.", "IVA incluido"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from cowcrawl.literals.words import Hint, alternation, letters
from cowcrawl.remembered import remembered
from cowcrawl.vocabulary import phrases

Vat = Literal["incl", "excl"]
CONCEPTS: dict[str, tuple[Vat, re.RegexFlag]] = {
    "excl": ("excl", re.I),
    "incl": ("incl", re.I),
    "capitals_excl": ("excl", re.NOFLAG),
}
"""The concepts of the vocabulary that speak of tax: what they say, and whether their case matters."""
MAX_BEHIND = 60
"""Characters behind an amount that are looked through for its tax."""


class VatPhrase(NamedTuple):
    """What a passage says of tax."""

    value: Vat
    """Whether the price holds the tax."""
    start: int
    """Where the passage begins."""
    end: int
    """Where it ends."""


def vat_spans(text: str) -> list[VatPhrase]:
    """Every passage about tax, in order."""
    near = letters(text)
    dotted = "." in text and _DOTTED.search(text) is not None
    if not dotted and _words().isdisjoint(near):
        return []
    found = [
        VatPhrase(value, *match.span())
        for value, words, pattern in _patterns()
        if dotted or not words.isdisjoint(near)
        for match in pattern.finditer(text)
    ]
    return _longest(found) if len(found) > 1 else found


def vat_behind(text: str, at: int) -> VatPhrase | None:
    """What the words right at `at`, behind an amount, say of tax: there "ht" stands for it in whatever letters."""
    spans = vat_spans(text[at : at + MAX_BEHIND])
    found = next((phrase for phrase in spans if phrase.start <= 1), None)
    if found is None:
        match = _behind().match(text, at)
        return VatPhrase("excl", *match.span()) if match else None
    return found._replace(start=at + found.start, end=at + found.end)


def untold_tax(amount: Decimal, other: Decimal, said: Vat) -> Vat | None:
    """What an amount is of which nothing is said, beside the same price of which it is: 15 beside 18 with tax."""
    low, high = (amount, other) if said == "incl" else (other, amount)
    taxed = any(abs(low * (100 + rate) / 100 - high) <= high / 100 for rate in _rates())
    return ("excl" if said == "incl" else "incl") if taxed else None


@cache
def _rates() -> tuple[Decimal, ...]:
    return tuple(map(Decimal, phrases("vat", "rates")))


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(phrases('vat', 'behind_excl'))})(?!\w)", re.I)


def _longest(found: list[VatPhrase]) -> list[VatPhrase]:
    """Passages in order, without those inside a longer one: "no incluyen IVA" does not say "incluyen IVA"."""
    spans = sorted(found, key=lambda phrase: (phrase.start, -phrase.end))
    return [one for at, one in enumerate(spans) if not any(one.end <= other.end for other in spans[:at])]


_DOTTED = re.compile(r"[a-z]\.\s?[a-z]\.", re.I)
"""An abbreviation such as "H.T.V.A."."""


def vat_phrases() -> tuple[str, ...]:
    """Every phrase about tax."""
    return tuple(phrase for concept in CONCEPTS for phrase in phrases("vat", concept))


@cache
def _words() -> frozenset[str]:
    return frozenset().union(*(words for _, words, _ in _patterns()))


@remembered
def vat_of(text: str) -> Vat | None:
    """Whether prices in `text` hold the tax; None when it does not say, or says both."""
    values = {phrase.value for phrase in vat_spans(text)}
    return values.pop() if len(values) == 1 else None


def speaks_of_all_prices(text: str) -> bool:
    """Whether a sentence about tax is about prices in general ("Tous nos prix sont HT")."""
    return not _price_words().isdisjoint(letters(text)) and bool(_prices().search(text))


@cache
def _patterns() -> list[tuple[Vat, frozenset[str], re.Pattern[str]]]:
    """What says that prices are with or without tax: the longest word of each phrase but dotted ones, and a pattern."""
    return [
        (
            value,
            frozenset(Hint.of(phrase for phrase in phrases("vat", concept) if not _DOTTED.search(phrase)).runs),
            re.compile(_whole(phrases("vat", concept)), flags),
        )
        for concept, (value, flags) in CONCEPTS.items()
    ]


_TAX = r"(?:btw|b\.t\.w\.|VAT|GST|TVA|MwSt|USt|IVA|IGIC|Mehrwertsteuer|Umsatzsteuer)"
_RATE = r"(?:\d{1,2}(?:[.,]\d)?\s?%\s+(?:de\s+|di\s+)?)?"
"""The rate that may stand before the name of the tax ("excl. 21% btw", "más 21% de IVA")."""


_RATE_BEHIND = r"(?:(?:(?:à|de|al|del|zu|at|of|@)\s+)?\(?\d{1,2}(?:[.,]\d)?\s?%\)?\s+)?"
"""The rate that may stand behind it ("TVA à 20 % incluse", "IVA (21%) no incluido")."""


_PLACE, _BEHIND = "\x1f", "\x1e"
"""Where such spaces are in a phrase."""


_GLUED = "\x1d"
"""Where a rate may stand behind a plus that no space parts from it ("+21% IVA")."""


def _whole(words: tuple[str, ...]) -> str:
    glued = (re.sub(rf"(?<=\+)(?={_TAX})", _GLUED, word) for word in words)
    marked = (re.sub(f"({_TAX}) ", rf"\1{_BEHIND}", re.sub(f" (?={_TAX})", _PLACE, word)) for word in glued)
    joined = rf"(?:{alternation(phrases('period_words', 'conjunctions'))}|&|u\.)"
    beside = rf"(?:(?:{alternation(phrases('vat', 'alongside'))})\s{joined}\s)?"
    lawful = rf"\s+{beside}(?:(?:{alternation(phrases('vat', 'lawful'))})\s+){{0,3}}"
    rated = alternation(marked).replace(_PLACE, lawful + _RATE).replace(_BEHIND, rf"\s+{_RATE_BEHIND}")
    rated = rated.replace(_GLUED, _RATE)
    return rf"(?<![^\W\d_])(?:{rated})(?!\w)"


@cache
def _price_words() -> frozenset[str]:
    return Hint.of(phrases("vat", "prices")).words


@cache
def _prices() -> re.Pattern[str]:
    return re.compile(_whole(phrases("vat", "prices")), re.I)
