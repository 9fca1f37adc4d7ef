"""Mentions as columns: each text is read once, however many mentions bear it; what the others write puts slips
right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any, Generic, TypeVar

import numpy as np

from cowcrawl.house_number import HouseNumber, house_number
from cowcrawl.text import fold
from db.match import contact, names, spelling, streets, towns, units
from db.match.halves import halves
from db.match.record import Mention
from db.match.table import NAME_WORDS, NONE, Ints, Table, Texts, Words, codes, each

_R = TypeVar("_R")
WIDE = (6, 3, 6, 5)
"""Words kept of name, operator, street and town, of all that may stand in another mention's name."""
MANY = 5_000
"""Texts from which on two processes read them."""
_LANGUAGES = ("fr", "nl", "de", "en", "es", "it", "pt")


def table(mentions: Sequence[Mention]) -> Table:
    """The columns of mentions, in their order."""
    return _Reader(mentions).table()


class _Column(Generic[_R]):
    """One field of all mentions: its texts as numbers, and what is read in each text."""

    def __init__(self, texts: Sequence[str | None], reader: Callable[[str], _R]) -> None:
        self.code, known = codes(texts)
        parts = halves(lambda part: [reader(text) for text in known[part]], len(known), least=MANY)
        self.read = list(chain.from_iterable(parts))
        self.often: list[int] = np.bincount(self.code[self.code >= 0], minlength=len(known)).tolist()

    def each(self, value: Callable[[_R], int]) -> Ints:
        """A number of what is read, by mention."""
        return each(self.code, map(value, self.read))

    def coded(self, value: Callable[[_R], Any]) -> Ints:
        """What is read as a number, by mention: alike where it is alike, NONE where it is None."""
        return each(self.code, codes([value(one) for one in self.read])[0])

    def texts(self, value: Callable[[_R], str]) -> Texts:
        """A text of what is read, by mention; empty where the field is."""
        return np.array([*map(value, self.read), ""], object)[self.code]


class _Reader:
    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.mentions = mentions
        self.operator = _Column([m.operator for m in mentions], names.name)
        own = (one.words[0] for one in self.operator.read if len(one.words) == 1 and not one.telling)
        brands = names.known_brands().union(own)
        self.name = _Column([m.name for m in mentions], lambda text: names.name(text, brands))
        self.street = _Column([m.street for m in mentions], streets.place)
        self.number = _Column([m.house_number for m in mentions], _number)
        self.town = _Column([m.city for m in mentions], towns.town)
        self.site = _Column([m.website for m in mentions], contact.site)

    def table(self) -> Table:
        return Table(
            size=len(self.mentions),
            **self._names(),
            **self._streets(),
            **self._numbers(),
            **self._units(),
            latitude=np.array([np.nan if m.latitude is None else m.latitude for m in self.mentions], float),
            longitude=np.array([np.nan if m.longitude is None else m.longitude for m in self.mentions], float),
            map_street=codes([m.map_street for m in self.mentions])[0],
            postal_code=_Column([m.postal_code for m in self.mentions], contact.postal_code).coded(lambda one: one),
            city=self.town.coded(lambda one: one.key),
            large=self.town.each(lambda one: one.large) > 0,
            host=self.site.coded(lambda one: one[0]),
            page=self.site.coded(lambda one: one[1]),
            phone=_Column([m.phone for m in self.mentions], contact.phone).coded(lambda one: one),
        )

    def _names(self) -> dict[str, Any]:
        """What names and operators say, word by word."""
        counts: dict[str, int] = {}
        for column in (self.name, self.operator):
            _count(counts, ((one.words, times) for one, times in zip(column.read, column.often, strict=True)))
        words = _Vocabulary(spelling.corrections(counts))
        name_rows = [words.row(one.words) for one in self.name.read]
        operator_rows = [words.row(one.words) for one in self.operator.read]
        street_rows = [words.row(_said(one)) for one in self.street.read]
        town_rows = [words.row(one.words) for one in self.town.read]
        often: dict[int, int] = {}
        for rows, column in ((name_rows, self.name), (operator_rows, self.operator)):
            _count(often, zip(rows, column.often, strict=True))
        rarest = [sorted(set(row), key=lambda word: (often[word], word)) for row in name_rows]
        columns = (self.name.code, self.operator.code, self.street.code, self.town.code)
        rows_of = (name_rows, operator_rows, street_rows, town_rows)
        return {
            "name": each(self.name.code, codes([tuple(sorted(set(row))) for row in name_rows])[0]),
            "compact": self.name.texts(lambda one: "".join(one.words)),
            "name_digits": self.name.coded(lambda one: _digits("".join(one.words))),
            "words": _padded(self.name.code, rarest, NAME_WORDS),
            "telling": self.name.each(lambda one: one.telling) > 0,
            "wide": np.hstack([_padded(*column) for column in zip(columns, rows_of, WIDE, strict=True)]),
            "operator": each(self.operator.code, codes([tuple(sorted(set(row))) for row in operator_rows])[0]),
            "operator_words": _padded(self.operator.code, operator_rows, 3),
            "operator_compact": self.operator.texts(lambda one: "".join(one.words)),
            "vocabulary": np.array([*words.known, ""], object),
            "letters": np.fromiter(map(len, words.known), np.int64, len(words.known)),
            "digits": codes([_digits(word) for word in words.known])[0],
        }

    def _streets(self) -> dict[str, Any]:
        """Each mention's streets, and the streets; rare slips of a core are put right."""
        counts: dict[str, int] = {}
        read = self.street.read
        cores = ([one.core for one in place.names] for place in read)
        _count(counts, zip(cores, self.street.often, strict=True))
        right = spelling.corrections(counts)
        known: dict[tuple[str, str], streets.Street] = {}
        number: dict[tuple[str, str], int] = {}
        rows = []
        for place in read:
            keys = [(right.get(one.core, one.core), one.kind) for one in place.names]
            for key, one in zip(keys, place.names, strict=True):
                known.setdefault(key, one._replace(core=key[0]))
            rows.append([number.setdefault(key, len(number)) for key in keys])
        if not known:  # one that no mention bears, so that looking up NONE finds something
            known["", ""] = streets.Street("", "", "", "")
        kind, kinds = codes([one.kind or None for one in known.values()])
        return {
            "street": _padded(self.street.code, rows, 2).astype(np.int64),
            "street_core": np.array([one.core for one in known.values()], object),
            "street_form": np.array([one.form for one in known.values()], object),
            "core": codes([one.core for one in known.values()])[0],
            "street_kind": kind,
            "kinds": kinds,
            "street_language": np.array([_spoken(one.language) for one in known.values()], np.int64),
        }

    def _numbers(self) -> dict[str, Any]:
        """First and last house and its letter: of the number's own field, else of the street's."""
        beside = [house_number(place.number) if place.number else None for place in self.street.read]
        own = self.number.each(_first) >= 0
        return {
            field: np.where(own, self.number.each(part), each(self.street.code, map(part, beside)))
            for field, part in (("number", _first), ("number_end", _last), ("letter", _letter))
        }

    def _units(self) -> dict[str, Any]:
        """The part of a building that the first of name, street and number names."""
        found = {}
        for field, part in (("tower", "tower"), ("floor", "floor"), ("count", "ordinal")):
            name = self.name.each(lambda one, part=part: _mark(getattr(one.unit, part)))  # type: ignore[misc]
            street = self.street.each(lambda one, part=part: _mark(getattr(one.unit, part)))  # type: ignore[misc]
            number = self.number.each(lambda one, part=part: _mark(getattr(one[1], part)))  # type: ignore[misc]
            found[field] = np.where(name >= 0, name, np.where(street >= 0, street, number))
        return found


class _Vocabulary:
    """Words as numbers."""

    def __init__(self, right: dict[str, str]) -> None:
        self.right = right
        self.known: dict[str, int] = {}

    def row(self, words: Iterable[str]) -> list[int]:
        right, known = self.right, self.known
        return [known.setdefault(right.get(word, word), len(known)) for word in words if word]


def _count(counts: dict[Any, int], rows: Iterable[tuple[Iterable[Any], int]]) -> None:
    """Add to the counts of words how many mentions write them."""
    for row, times in rows:
        for word in row:
            counts[word] = counts.get(word, 0) + times


def _padded(code: Ints, rows: list[list[int]], most: int) -> Words:
    """The rows of each mention as so many columns."""
    sizes = np.fromiter(map(len, rows), np.int64, len(rows))
    flat = np.fromiter(chain.from_iterable(rows), np.int32, int(sizes.sum()))
    row = np.repeat(np.arange(len(rows)), sizes)
    column = np.arange(len(flat)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    filled = np.full((len(rows) + 1, most), NONE, np.int32)
    filled[row[column < most], column[column < most]] = flat[column < most]
    return filled[code]


def _said(place: streets.Place) -> list[str]:
    """Words by which a street may stand in a name: Flagey, Flageyplein."""
    return [*(word for one in place.names for word in (one.core, one.kind + one.core)), *place.words]


def _spoken(languages: str) -> int:
    return sum(1 << _LANGUAGES.index(code) for code in languages.split())


def _digits(word: str) -> str:
    return "" if word.isalpha() else "".join(filter(str.isdecimal, word))


_Number = tuple[HouseNumber | None, units.Unit]


def _number(text: str) -> _Number:
    return house_number(text), units.unit(text, fold(text).split())


def _first(one: _Number | HouseNumber | None) -> int:
    house = one[0] if isinstance(one, tuple) else one
    return house.first if house else NONE


def _last(one: _Number | HouseNumber | None) -> int:
    house = one[0] if isinstance(one, tuple) else one
    return (house.last or house.first) if house else NONE


def _letter(one: _Number | HouseNumber | None) -> int:
    house = one[0] if isinstance(one, tuple) else one
    return _mark(house.letter) if house and house.letter else NONE


def _mark(text: str | None) -> int:
    """A short mark as a number: `2`, `a`, `bis`."""
    if not text:
        return NONE
    return int(text) if text.isdecimal() else 1000 + int.from_bytes(text.casefold().encode()[:4], "big")
