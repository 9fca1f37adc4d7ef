"""Value added tax beside a price: "excl. btw", "HT", "TTC", "zzgl. MwSt.", "IVA incluido"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from cowcrawl.literals.words import Hint, alternation
from cowcrawl.vocabulary import phrases

Vat = Literal["incl", "excl"]


@dataclass(frozen=True)
class VatPhrase:
    """What a passage says of tax."""

    value: Vat
    """Whether the price holds the tax."""
    start: int
    """Where the passage begins."""
    end: int
    """Where it ends."""


def vat_spans(text: str) -> list[VatPhrase]:
    """Every passage about tax, in order."""
    if not _hint().fits(text):
        return []
    found = [VatPhrase(value, *match.span()) for value, pattern in _patterns() for match in pattern.finditer(text)]
    return sorted(found, key=lambda phrase: phrase.start)


@lru_cache(4096)
def vat_of(text: str) -> Vat | None:
    """Whether prices in `text` hold the tax; None when it does not say, or says both."""
    values = {phrase.value for phrase in vat_spans(text)}
    return values.pop() if len(values) == 1 else None


def speaks_of_all_prices(text: str) -> bool:
    """Whether a sentence about tax is about prices in general ("Tous nos prix sont HT")."""
    return bool(_prices().search(text))


_CONCEPTS: tuple[tuple[Vat, str, re.RegexFlag], ...] = (
    ("excl", "excl", re.I),
    ("incl", "incl", re.I),
    ("excl", "capitals_excl", re.NOFLAG),
    ("incl", "capitals_incl", re.NOFLAG),
)


@cache
def _hint() -> Hint:
    return Hint.of(phrase for _, concept, _ in _CONCEPTS for phrase in phrases("vat", concept))


@cache
def _patterns() -> list[tuple[Vat, re.Pattern[str]]]:
    return [(value, re.compile(_whole(phrases("vat", concept)), flags)) for value, concept, flags in _CONCEPTS]


_TAX = r"(?:btw|VAT|TVA|MwSt|USt|IVA|Mehrwertsteuer)"
_RATE = r"\s+(?:\d{1,2}(?:[.,]\d)?\s?%\s+(?:de\s+|di\s+)?)?"
"""A space before the name of the tax, where its rate may stand ("excl. 21% btw", "más 21% de IVA")."""


def _whole(words: tuple[str, ...]) -> str:
    rated = re.sub(rf"\\s\+(?={_TAX})", lambda _: _RATE, alternation(words))
    return rf"(?<![^\W\d_])(?:{rated})(?!\w)"


@cache
def _prices() -> re.Pattern[str]:
    return re.compile(_whole(phrases("vat", "prices")), re.I)
