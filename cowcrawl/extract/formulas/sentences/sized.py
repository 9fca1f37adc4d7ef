"""Lists that name a kind once and then only sizes: "offices of 10 m² at £250, 15 m² at £350 a month".

The heading may be what names it: "Offices", "2-person £440 a month, 4-person £770 a month".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cowcrawl.extract.formulas.amounts.offer import Offer
from cowcrawl.extract.formulas.candidate import LONG, ROOMS
from cowcrawl.extract.formulas.labels import has_own_words
from cowcrawl.extract.formulas.words import desk_hint, desk_phrase, desk_type, hint_phrase
from cowcrawl.extract.texts.phrases import pattern
from cowcrawl.literals.area import find_areas
from cowcrawl.literals.capacity import find_capacities, plain_number
from cowcrawl.text import fold

MAX_LINK = 3
"""Letters of a word that only ties a size to the list or to its price: "de 15 m² à", "für 12 m²"."""
MAX_WORDS = 4
"""Words of a label whose size is a bare number."""
MAX_OPENING = 8
"""The same of the first label, which names the kind."""
_SHORT = ("hour", "half_day", "day")
_LONG = ("week", *LONG)


def sized_offers(text: str, found: Sequence[Offer], about: str = "") -> list[Offer]:
    """The offers of such a list, each named by the kind and its size, for the period that the first or the last tells.

    `about` is what stands above it, or nothing. Empty where one of them is anything else.
    """
    if len(found) < 2 or not all(offer.label for offer in found):
        return []
    labels = [text[one.tail.end : two.money.start] for one, two in pairwise(found)]
    opening = text[: found[0].money.start]
    first, *others = [
        _size(label) or _number(label, most)
        for label, most in ((opening, MAX_OPENING), *((label, MAX_WORDS) for label in labels))
    ]
    kind = first and (desk_phrase(first[0]) or _hinted(first[0], about))
    period = _period(found, (desk_type(kind) or desk_hint(kind)) if kind else None)
    if first and kind and _is_named(first[0], kind):
        return []
    if not first or not kind or not period or not all(other and _only_links(other[0], kind) for other in others):
        return []
    sizes = [size for _, size in (first, *filter(None, others))]
    return [
        offer._replace(label=f"{kind} {size}", after="", tail=offer.tail._replace(period=period))
        for offer, size in zip(found, sizes, strict=True)
    ]


def _hinted(words: str, about: str) -> str | None:
    """The kind that the words around a size hint at; rooms below a heading that names offices are those."""
    above = _of_above(words, about)
    own = hint_phrase(words)
    return above if above and (own is None or desk_hint(own) != (desk_type(above) or desk_hint(above))) else own


def _of_above(words: str, about: str) -> str | None:
    """The rooms or the offices that the heading names, where the words around a size name nothing: "El de"."""
    kind = desk_type(about) or desk_hint(about)
    plain = pattern("rooms", "plain").sub(" ", fold(words))
    if kind not in ("private_office", *ROOMS) or _is_called(words) or has_own_words(_without_links(plain)):
        return None
    return desk_phrase(about) or hint_phrase(about)


def _is_called(words: str) -> bool:
    """Whether a short word is a name: "Elm (16p)", not "Für 2 Personen"."""
    capitals = [word.strip(".,;:()|") for word in words.split() if word[:1].isupper()]
    return any(len(word) == MAX_LINK and has_own_words(word) and not plain_number(word) for word in capitals)


def _is_named(words: str, kind: str) -> bool:
    """Whether a name stands between the kind and its size: "salle Coton (6 places)" is no size of salle."""
    between = words.partition(kind)[2].partition("|")[0]
    return any(word[:1].isupper() for word in between.split())


def _size(label: str) -> tuple[str, str] | None:
    """The words of a label around its one size, and the size; the size stands behind what it is of."""
    spans = [(size.start, size.end) for size in find_areas(label) or find_capacities(label, desks=True)]
    if len(spans) != 1:
        return None
    (start, end), *_ = spans
    return f"{label[:start]} | {label[end:]}", label[start:end].strip()


def _number(label: str, most: int) -> tuple[str, str] | None:
    """The same of a label whose size is a bare number: ", for four at"."""
    words = pattern("formulas", "one_more").sub(" ", fold(label)).strip(" ,").split()
    numbers = [word for word in words if plain_number(word)]
    return (" ".join(words).replace(numbers[0], "|"), numbers[0]) if len(numbers) == 1 and len(words) <= most else None


def _only_links(words: str, kind: str) -> bool:
    """Whether the words around a size name nothing but the kind of the list again."""
    return not has_own_words(_without_links(words.casefold().replace(kind.casefold(), " ")))


def _without_links(words: str) -> str:
    """The words that are not so short that they only tie a size to its price or to the list."""
    words = fold(words)
    for concept in ("one_more", "costs"):
        words = pattern("formulas", concept).sub(" ", words)
    return " ".join(word for word in words.split() if len(word.strip(".,;:()|")) > MAX_LINK)


def _period(found: Sequence[Offer], kind: str | None) -> str | None:
    """The one period that all offers, or only the first or the last, tell; one for which such a kind is let."""
    told = {offer.tail.period for offer in found} - {None}
    period = found[-1].tail.period or found[0].tail.period
    if len(told) != 1 or any(offer.tail.quantity for offer in found):
        return None
    fits = period in _SHORT if kind in ROOMS else period in _LONG and kind in ("private_office", "fixed_desk")
    return period if fits else None
