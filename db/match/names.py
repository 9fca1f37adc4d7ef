"""Names taken apart: the words that tell, without legal forms, without words every space bears, and parts of
buildings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from cowcrawl.text import fold, fold_each
from cowcrawl.vocabulary import phrases
from db.match import units
from db.match.units import Unit

_DOTTED = re.compile(r"\b(?:\w\.\s?){2,}(?:\w\b)?")
"""S.A., B. V., a.s.b.l.: letters parted by points."""


class Name(NamedTuple):
    """A name in its comparable form."""

    words: tuple[str, ...]
    """Folded, in order: those that tell, or all of them where none does."""
    telling: bool
    """Whether any word is more than what every space is called."""
    unit: Unit = units.NOWHERE


def name(printed: str, brands: frozenset[str] = frozenset()) -> Name:
    """A printed name without legal forms, generic words and parts of the building.

    `brands` are generic words that are an operator's whole name, folded: Spaces. They tell where the name begins with
    one.
    """
    return names([printed], brands)[0]


def names(printed: Sequence[str], brands: frozenset[str] = frozenset()) -> list[Name]:
    """The same of many names."""
    texts = list(map(_without_capital_forms, printed))
    return [_name(text, folded.split(), brands) for text, folded in zip(texts, fold_each(texts), strict=True)]


def _without_capital_forms(printed: str) -> str:
    text = _DOTTED.sub(_close, printed) if "." in printed else printed
    words = text.split()
    capital = _capital_forms()
    if len(words) > 1 and not capital.isdisjoint([word.rstrip(",.;:)|") for word in words[1:]]):
        return " ".join([words[0], *[word for word in words[1:] if word.rstrip(",.;:)|") not in capital]])
    return text


def _name(text: str, tokens: list[str], brands: frozenset[str]) -> Name:
    unit = units.unit(text, tokens, counted=True)
    if units.hinted(tokens):
        tokens = fold(units.without(text)).split()
    forms, generic = _legal_forms(), _generic()
    while len(tokens) > 1 and tokens[-1] in forms:
        tokens.pop()
    while len(tokens) > 1 and tokens[0] in forms and len(tokens[0]) > 1:
        del tokens[0]
    brand = tokens[:1] if tokens and tokens[0] in brands and len(tokens) > 1 else []
    telling = (*brand, *[token for token in tokens[len(brand) :] if token not in generic])
    return Name(telling or tuple(tokens), bool(telling), unit)


def known_brands() -> frozenset[str]:
    """Generic words that are known to be operators' names."""
    return frozenset(map(fold, phrases("match", "brands")))


def _close(hit: re.Match[str]) -> str:
    return hit[0].replace(".", "").replace(" ", "") + " "


@cache
def _generic() -> frozenset[str]:
    return frozenset(fold(word) for word in phrases("names", "generic"))


@cache
def _capital_forms() -> frozenset[str]:
    """Legal forms as they are written, that stand behind a name also where more follows: Foo B.V. Utrecht."""
    forms = {_DOTTED.sub(_close, form).strip(" .") for form in phrases("names", "legal_form")}
    return frozenset(forms | {form for form in phrases("names", "legal_form_small") if form.isalpha()})


@cache
def _legal_forms() -> frozenset[str]:
    """The words of legal forms, folded, at the end or the beginning of a name."""
    forms = (*phrases("names", "legal_form"), *phrases("names", "legal_form_small"))
    return frozenset(word for form in forms for word in fold(_DOTTED.sub(_close, form)).split()) | {"co"}
