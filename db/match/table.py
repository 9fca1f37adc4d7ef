"""All mentions as columns of numbers: each text is read once however many mentions bear it, and is a number from then
on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from cowcrawl import municipality
from cowcrawl.house_number import HouseNumber, house_number
from cowcrawl.text import fold
from cowcrawl.vocabulary import load, phrases
from db.match import names, spelling, streets
from db.match.record import Mention

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
_T = TypeVar("_T", bound=Hashable)

NAME_WORDS, ALL_WORDS = 5, 14
"""Words kept of a name, and of all that a mention says that may stand in another's name."""
NONE = -1
"""Stands for what is not said."""


@dataclass(frozen=True)
class Table:
    """The columns; texts are numbers from 0, NONE where nothing is said."""

    size: int
    name: Ints
    """The words of the name, put right and in order of the alphabet, as one."""
    compact: list[str]
    """The words of the name without spaces."""
    words: Ints
    """Words of the name, the rarest first: NAME_WORDS columns."""
    telling: npt.NDArray[np.bool_]
    wide: Ints
    """Words of name, operator, street and town: ALL_WORDS columns."""
    operator: Ints
    operator_words: Ints
    vocabulary: list[str]
    """Every word."""
    letters: Ints
    """By word how many letters it has."""
    digits: Ints
    """By word its digits, as a number."""
    name_digits: Ints
    """By mention the digits of its name."""
    operator_compact: list[str]
    street: Ints
    """Two columns: the second where both names of a street are given."""
    street_core: list[str]
    street_form: list[str]
    core: Ints
    """By street its core as a number."""
    street_kind: Ints
    kinds: list[str]
    street_language: Ints
    """By street: a bit for each language its kind is written in."""
    map_street: Ints
    number: Ints
    number_end: Ints
    letter: Ints
    postal_code: Ints
    city: Ints
    large: npt.NDArray[np.bool_]
    """By mention: whether its town's name is written for its neighbours too."""
    latitude: Floats
    longitude: Floats
    host: Ints
    page: Ints
    phone: Ints
    tower: Ints
    floor: Ints
    count: Ints


def codes(values: Sequence[_T | None]) -> tuple[Ints, list[_T]]:
    """Each value as a number in order of first appearance, and the values; None is NONE."""
    seen: dict[_T, int] = {}
    numbers = np.fromiter((NONE if v is None else seen.setdefault(v, len(seen)) for v in values), np.int64, len(values))
    return numbers, list(seen)


def each(numbers: Ints, values: Iterable[int]) -> Ints:
    """By mention what `values` says by code; NONE where the code is NONE."""
    looked = np.fromiter((*values, NONE), np.int64)
    return looked[numbers]


def table(mentions: Sequence[Mention]) -> Table:
    """The columns of mentions, in their order."""
    return _Reader(mentions).table()


class _Reader:
    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.mentions = mentions
        self.size = len(mentions)

    def table(self) -> Table:
        name_code, name_texts = codes([m.name for m in self.mentions])
        operator_code, operator_texts = codes([m.operator for m in self.mentions])
        street_code, street_texts = codes([m.street for m in self.mentions])
        number_code, number_texts = codes([m.house_number for m in self.mentions])
        city_code, city_texts = codes([m.city for m in self.mentions])
        read = [names.name(text) for text in name_texts]
        legal = [names.name(text) for text in operator_texts]
        places = [streets.place(text) for text in street_texts]
        self._spell(name_code, read, operator_code, legal)
        towns = [_town(text) for text in city_texts]
        words = _Words(self.right)
        name_rows = [words.row(one.words) for one in read]
        operator_rows = [words.row(one.words) for one in legal]
        place_rows = [words.row([w for one in p.names for w in (one.core, one.kind + one.core)]) for p in places]
        place_rows = [row + words.row(_street_words(text)) for row, text in zip(place_rows, street_texts, strict=True)]
        town_rows = [
            words.row((*fold(text).split(), *fold(key).split()))
            for text, (key, _) in zip(city_texts, towns, strict=True)
        ]
        wide = [name_rows, operator_rows, place_rows, town_rows]
        spread = _counts(words, [(name_code, name_rows), (operator_code, operator_rows)])
        whole, _ = codes([tuple(sorted(set(row))) for row in name_rows])
        street, known = self._streets(street_code, places)
        numbers = [house_number(text) for text in number_texts]
        number, end, letter = self._numbers(number_code, numbers, street_code, places)
        town, large = codes([key for key, _ in towns])[0], np.array([*(big for _, big in towns), False])
        host, page = self._sites()
        units = (
            (name_code, [names.unit(text, counted=True) for text in name_texts]),
            (street_code, [names.unit(streets.aside(text), counted=True) for text in street_texts]),
            (number_code, [names.unit(text) for text in number_texts]),
        )
        return Table(
            size=self.size,
            name=each(name_code, whole),
            compact=[_compact(read[code].words) if code >= 0 else "" for code in name_code],
            words=_padded(name_code, [sorted(set(row), key=lambda w: (spread[w], w)) for row in name_rows], NAME_WORDS),
            telling=np.array([*(one.telling for one in read), False])[name_code],
            wide=np.hstack([_padded(code, rows, most) for code, rows, most in zip(
                (name_code, operator_code, street_code, city_code), wide, (5, 3, 6, 3), strict=True)]),
            operator=each(operator_code, codes([tuple(sorted(set(row))) for row in operator_rows])[0]),
            operator_words=_padded(operator_code, operator_rows, 3),
            vocabulary=list(words.known),
            letters=np.fromiter(map(len, words.known), np.int64, len(words.known)),
            digits=codes([_digits(word) for word in words.known])[0],
            name_digits=each(name_code, codes(["".join(map(_digits, one.words)) for one in read])[0]),
            operator_compact=[_compact(legal[code].words) if code >= 0 else "" for code in operator_code],
            street=street,
            street_core=[one.core for one in known],
            street_form=[one.form for one in known],
            core=codes([one.core for one in known])[0],
            street_kind=codes([one.kind or None for one in known])[0],
            kinds=codes([one.kind or None for one in known])[1],
            street_language=np.array([_spoken(one.language) for one in known], np.int64),
            map_street=codes([m.map_street for m in self.mentions])[0],
            number=number,
            number_end=end,
            letter=letter,
            postal_code=codes([_postal_code(m.postal_code) for m in self.mentions])[0],
            city=each(city_code, town),
            large=large[city_code],
            latitude=np.array([np.nan if m.latitude is None else m.latitude for m in self.mentions], float),
            longitude=np.array([np.nan if m.longitude is None else m.longitude for m in self.mentions], float),
            host=host,
            page=page,
            phone=codes([_phone(m.phone) for m in self.mentions])[0],
            tower=_stated(units, lambda one: one.tower),
            floor=_stated(units, lambda one: one.floor),
            count=_stated(units, lambda one: one.count),
        )  # fmt: skip

    def _spell(self, name_code: Ints, read: list[names.Name], operator_code: Ints, legal: list[names.Name]) -> None:
        """Which words are slips of which, by how many mentions write them."""
        counts: dict[str, int] = {}
        for code, texts in ((name_code, read), (operator_code, legal)):
            often = np.bincount(code[code >= 0], minlength=len(texts))
            for text, times in zip(texts, often.tolist(), strict=True):
                for word in text.words:
                    counts[word] = counts.get(word, 0) + times
        self.right = spelling.corrections(counts)

    def _streets(self, code: Ints, places: list[streets.Place]) -> tuple[Ints, list[streets.Street]]:
        """Each mention's streets, and the streets; rare slips of a core are put right."""
        counts: dict[str, int] = {}
        often = np.bincount(code[code >= 0], minlength=len(places)).tolist()
        for place, times in zip(places, often, strict=True):
            for one in place.names:
                counts[one.core] = counts.get(one.core, 0) + times
        right = spelling.corrections(counts)
        known: dict[tuple[str, str], int] = {}
        found: list[streets.Street] = []
        rows = []
        for place in places:
            ids = []
            for one in place.names:
                core = right.get(one.core, one.core)
                ids.append(known.setdefault((core, one.kind), len(known)))
                if len(found) < len(known):
                    found.append(replace(one, core=core))
            rows.append((*ids, NONE, NONE)[:2])
        # Where no mention has a street there is one that none bears, so that looking up NONE finds something.
        nowhere = [] if found else [streets.Street("", "", "", "")]
        return np.array([*rows, (NONE, NONE)], np.int64).reshape(-1, 2)[code], found + nowhere

    @staticmethod
    def _numbers(
        code: Ints, read: list[HouseNumber | None], street: Ints, places: list[streets.Place]
    ) -> tuple[Ints, Ints, Ints]:
        """First and last house and its letter: of the number's own field, else of the street's."""
        fallback = [house_number(place.number) if place.number else None for place in places]
        columns = []
        for of in (_first, _last, _letter):
            own, other = each(code, map(of, read)), each(street, map(of, fallback))
            columns.append(np.where(each(code, map(_first, read)) >= 0, own, other))
        return columns[0], columns[1], columns[2]

    def _sites(self) -> tuple[Ints, Ints]:
        code, texts = codes([m.website for m in self.mentions])
        read = [_site(text) for text in texts]
        host = each(code, codes([host for host, _ in read])[0])
        return host, each(code, codes([host + path if host and path else None for host, path in read])[0])


Units = Iterable[tuple[Ints, list[names.Unit]]]


def _stated(units: Units, part: Callable[[names.Unit], str | None]) -> Ints:
    """The part of a building that the first of some columns names."""
    a, b, c = (each(code, (_mark(part(one)) for one in read)) for code, read in units)
    return np.where(a >= 0, a, np.where(b >= 0, b, c))


_LANGUAGES = ("fr", "nl", "de", "en", "es", "it", "pt")


def _spoken(languages: str) -> int:
    return sum(1 << _LANGUAGES.index(code) for code in languages.split())


class _Words:
    """Words as numbers."""

    def __init__(self, right: dict[str, str]) -> None:
        self.right = right
        self.known: dict[str, int] = {}

    def row(self, words: Iterable[str]) -> list[int]:
        return [self.known.setdefault(self.right.get(word, word), len(self.known)) for word in words if word]


def _counts(words: _Words, columns: Iterable[tuple[Ints, list[list[int]]]]) -> list[int]:
    counts = [0] * len(words.known)
    for code, rows in columns:
        for row, times in zip(rows, np.bincount(code[code >= 0], minlength=len(rows)).tolist(), strict=True):
            for word in row:
                counts[word] += times
    return counts


def _padded(code: Ints, rows: list[list[int]], most: int) -> Ints:
    """The rows of each mention as so many columns."""
    filled = [(*row[:most], *(NONE,) * (most - len(row))) for row in rows]
    return np.array([*filled, (NONE,) * most], np.int64).reshape(-1, most)[code]


def _compact(words: Sequence[str]) -> str:
    return "".join(words)


def _street_words(text: str) -> list[str]:
    return [word for word in fold(text).split() if len(word) > 2][:4]


def _digits(word: str) -> str:
    return "" if word.isalpha() else "".join(letter for letter in word if letter.isdigit())


def _first(one: HouseNumber | None) -> int:
    return one.first if one else NONE


def _last(one: HouseNumber | None) -> int:
    return (one.last or one.first) if one else NONE


def _letter(one: HouseNumber | None) -> int:
    return _mark(one.letter.casefold()) if one and one.letter else NONE


def _mark(text: str | None) -> int:
    """A short mark as a number: `2`, `a`, `bis`."""
    if not text:
        return NONE
    return int(text) if text.isdecimal() else 1000 + int.from_bytes(text.casefold().encode()[:4], "big")


def _postal_code(text: str | None) -> str | None:
    """Letters and digits alone, without the sign of a country before them: B-1000, L-1234."""
    if not text:
        return None
    plain = re.sub(r"[^0-9A-Z]", "", text.upper())
    return re.sub(r"^(?:B|L|F|D|A|CH|BE|LU|FR|DE|NL|AT|PT|ES|I|IT)(?=\d{4,5}[A-Z]{0,2}$)", "", plain) or None


def _phone(text: str | None) -> str | None:
    """The last eight digits of the first number: what all ways of writing it share."""
    digits = re.sub(r"\D", "", re.split(r"[;,|]|\s/\s|\bext\b", text)[0]) if text else ""
    return digits[-8:] if len(digits) >= 6 else None


def _site(text: str) -> tuple[str | None, str]:
    """Host and path of an address; a platform's page is a host of its own, its host alone nobody's."""
    hit = re.match(
        r"(?:[a-z]+:)?/{0,2}(?:www\d?\.)?(?P<host>[^/?#\s:]+\.[^/?#\s:]+)(?::\d+)?(?P<path>[^?#\s]*)",
        text.strip().lower(),
    )
    if not hit:
        return None, ""
    host = hit["host"].strip(".")
    parts = [
        part
        for part in hit["path"].split("/")
        if part and not re.fullmatch(r"[a-z]{2}(?:-[a-z]{2})?|index\.\w+|home", part)
    ]
    if any(host == one or host.endswith(f".{one}") for one in _platforms()):
        return ("/".join([host, *parts]) if parts else None), ""
    return host, "/" + "/".join(parts) if parts else ""


@cache
def _platforms() -> tuple[str, ...]:
    return phrases("match", "platforms")


@cache
def _exonyms() -> dict[str, str]:
    return {fold(name): fold(group[0]) for group in load("match")["exonyms"]["any"] for name in group}


def _town(text: str) -> tuple[str, bool]:
    """A town's name in one language, and whether people write it for its neighbours too."""
    for country in ("BE", "NL", "LU"):
        if known := municipality.named(country, text):
            return fold(known.name()), known.city
    folded = fold(text)
    return _exonyms().get(folded, folded), False
