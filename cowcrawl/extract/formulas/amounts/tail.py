"""What the words right after an amount say of it: its period, its tax, its bundle, that it is for a piece."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from cowcrawl.extract.texts.phrases import concept_in, says
from cowcrawl.literals.capacity import plain_number
from cowcrawl.literals.period import link, suffix
from cowcrawl.literals.quantity import duration, find_bundle, may_count
from cowcrawl.literals.vat import Vat, vat_behind
from cowcrawl.literals.words import Hint, alternation, letters
from cowcrawl.remembered import remembered
from cowcrawl.vocabulary import load, phrases

MAX_TAIL = 8
"""Phrases after an amount that are read as its period, tax and unit."""
MAX_PHRASE = 120
"""Characters after an amount that such a phrase can take up."""


class Tail(NamedTuple):
    """What the words right after an amount say."""

    end: int
    """Where they end."""
    period: str | None = None
    """A period."""
    quantity: int | None = None
    """The number of units of a bundle."""
    vat: Vat | None = None
    """Tax."""
    piece: bool = False
    """The price is for a piece, an area, a distance: no plan."""


def read_tail(text: str, at: int) -> Tail:
    """What the words at `at` say of the amount before them, as far as they are known words."""
    begin = max(0, at - 1)
    if text[at : at + 3] == " an" and _SEPARATED.search(text, 0, at):
        return Tail(at + 3)  # "es fallen 70 € an": no French year
    tail = _tail(text[begin:], at - begin)
    return Tail(begin + tail.end, *tail[1:])


_SEPARATED = re.compile(r"\b(?:f[aä]ll(?:en|t)|biete[nt]?)\b[^.!?;:]*[^.!?;:]")
"""A German verb whose second part stands behind an amount."""


@lru_cache(4096)
def _tail(text: str, at: int) -> Tail:
    """The tail at `at`, right behind the last sign of an amount: most prices of a page end alike."""
    end, period, quantity, vat, piece = at, None, None, None, False
    for _ in range(MAX_TAIL):
        gap = _GAP.match(text, end)
        start = gap.end() if gap else end
        if start == len(text):
            break
        sentence = _ENDED.search(text, end, start) is not None and _begins_anew(text, start)
        near = letters(text[start : start + MAX_PHRASE])
        if tax := vat_behind(text, start if _all_of_them().isdisjoint(near) else _behind_all(text, start)):
            end, vat = tax.end, vat or tax.value
        elif ";" in text[end:start] and _per().match(text, start) is None:
            break
        elif aside := None if _words_aside().isdisjoint(near) else _aside_at(text, start, anew="," in text[end:start]):
            end, piece = aside[0], piece or aside[1]
        elif sentence:
            break
        elif bundle := None if period or quantity else _bundle_at(text, start):
            end, quantity = bundle
        elif found := None if period else suffix(text, start):
            end, period = found.end, found.value
        else:
            break
    return Tail(end, period, quantity, vat, piece)


@cache
def _all_of_them() -> frozenset[str]:
    return Hint.of(phrases("vat", "all_of_them")).words


def _behind_all(text: str, at: int) -> int:
    """Where what stands there begins, without a word that says it of all prices: "jeweils zzgl. MwSt."."""
    match = _all().match(text, at)
    return match.end() if match else at


@cache
def _all() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(phrases('vat', 'all_of_them'))})\s", re.I)


_ENDED = re.compile(r"\.\s")


def _begins_anew(text: str, at: int) -> bool:
    """Whether another sentence begins behind a full stop: "£20. The day is …", and not "€ 20,-. Per maand".

    So with a number: "£20. 10 visits £150".
    """
    return (text[at].isupper() or text[at].isdigit()) and _per().match(text, at) is None


@cache
def _per() -> re.Pattern[str]:
    return re.compile(link("per"), re.I)


def _aside_at(text: str, at: int, *, anew: bool) -> tuple[int, bool] | None:
    """Where words at `at` end that say for what or whom a price is, or nothing; and whether it is for a piece.

    Behind a comma, `anew`, "a desk" is what comes with it, and "per desk" is for what it is.
    """
    if anew and _per().match(text, at) is None:
        return None
    if match := _piece().match(text, at):
        comes = says("formulas", "included", _CLAUSE.split(text[match.end() : match.end() + MAX_PHRASE])[0])
        return None if comes else (match.end(), True)  # "8 € une boisson comprise"
    match = _person().match(text, at)
    if match and _is_of_kind(text, match.end()):
        return None
    match = match or _filler().match(text, at)
    return (match.end(), False) if match else None


_CLAUSE = re.compile(r"[,;.()|•·]|\d")
"""What ends what is said of a price right behind it."""


def _is_of_kind(text: str, end: int) -> bool:
    """Whether a word that ends there has its kind behind it, and names a desk with it: "por puesto fijo"."""
    head, kind = text[:end].split()[-1:], text[end : end + MAX_PHRASE].split()[:1]
    return (
        concept_in("desk_types", " ".join(head + kind)) is not None and concept_in("desk_types", "".join(head)) is None
    )


def _bundle_at(text: str, at: int) -> tuple[int, int] | None:
    """Where a bundle ends that stands at `at`, and how many units it has."""
    linked = _link().match(text, at)
    start = linked.end() if linked else at
    bundle = find_bundle(text[start : start + 60]) if may_count(text[at : at + MAX_PHRASE]) else None
    if bundle and bundle.start <= 1:
        return start + bundle.end, bundle.quantity
    match = (_units_at().match(text, start) or _HOURS.match(text, start)) if linked else None
    if match is None and linked:
        return _in_words(text, start)
    if not match or int(match.group(1)) < 2:
        return None
    return match.end(), int(match.group(1))


def _in_words(text: str, at: int) -> tuple[int, int] | None:
    """Where so many hours or days end that stand at `at` in words, "two hours", and how many they are."""
    words = _WORDS.match(text, at)
    told = duration(words.group()) if words and plain_number(words["count"]) else None
    return (at + told.end, told.quantity) if told and told.quantity > 1 else None


_WORDS = re.compile(r"(?P<count>[^\W\d_]{3,12})\s[^\W\d_]+")
"""Two words, the first of which may be a number."""


_HOURS = re.compile(r"(1?\d|2[0-3])(?:h|u)(?![\w:]|\s?[-–/]|\s(?:à|tot)\s)")
"""Hours in one letter, which tell no time of day: "50 € / 2h"."""


_GAP = re.compile(r"[\s*¹²³†().,;|–-]{0,6}")


@cache
def _link() -> re.Pattern[str]:
    articles = alternation(phrases("quantity", "plural_articles"))
    return re.compile(rf"(?:(?:{link()}\s*){{1,2}}|(?<!\w)(?:{articles})\s(?=\d))", re.I)


@cache
def _piece() -> re.Pattern[str]:
    joined = alternation(phrases("period_words", "conjunctions"))  # "par mois et par m²"
    return re.compile(rf"(?:(?:{joined})\s)?{link()}\s*(?:{alternation(phrases('formulas', 'pieces'))})(?!\w)", re.I)


@remembered
def prices_pieces(header: str) -> bool:
    """Whether a header is of prices by the piece, the area, the distance: "€ HT/m²/mois"."""
    return not _words_aside().isdisjoint(letters(header)) and bool(_of_pieces().search(header))


@cache
def _of_pieces() -> re.Pattern[str]:
    """ "Per" before a piece, any word for it before an area, or what each of many costs: "from 5 pieces"."""
    areas = (*phrases("units", "square_metre"), *phrases("units", "square_foot"))
    pieces = rf"{link('per')}\s*(?:{alternation(phrases('formulas', 'pieces'))})"
    many = rf"(?:{alternation(phrases('rooms', 'at_least'))})\s?\d+\s(?:{alternation(phrases('formulas', 'pieces'))})"
    return re.compile(rf"(?:{pieces}|{many}|{link()}\s*(?:{alternation(areas)}))(?!\w)", re.I)


@cache
def _person() -> re.Pattern[str]:
    person = alternation(phrases("formulas", "person"))
    joined = rf"(?:\s(?:{alternation(phrases('period_words', 'conjunctions'))})(?=\s))?"  # "pro Platz und Monat"
    return re.compile(rf"(?:{link()}\s*(?:{person})(?!\w){joined}|p\.\s?p\.?|pp\b|p/p\b)", re.I)


@cache
def _filler() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(phrases('formulas', 'tail'))})(?!\w)", re.I)


@cache
def _words_aside() -> frozenset[str]:
    """Of each phrase that these find its longest run of letters."""
    words = (word for concept in ("pieces", "person", "tail") for word in phrases("formulas", concept))
    return Hint.of((*words, "p", "pp")).words


@cache
def _units_at() -> re.Pattern[str]:
    nouns = [word for unit in ("hour", "half_day", "day", "week", "month") for word in phrases("periods", unit)]
    nouns += [word for word in load("period_words")["abbreviations"]["hour"] if len(word) > 1]
    return re.compile(rf"(\d{{1,3}})\s?-?(?:{alternation(nouns)})(?!\w)", re.I)
