"""Mentions as columns of numbers: each text is read once, however many mentions bear it; what the others write puts
slips right. Names, operators and contacts are read by this process, places by another beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np

from db.ahead import Ahead
from db.match import contact, names, spelling
from db.match.columns import Columns, Field
from db.match.marks import parts
from db.match.placing import Placed, placed
from db.match.table import NAME_WORDS, NONE, OPERATOR_WORDS, Table, Texts, Words, codes, each
from db.match.wordlists import EIGHT, Lists

WIDE = (6, 3, 6, 5)
"""Words kept of name, operator, street and town, of all that may stand in another mention's name."""
MANY = 5_000
"""Texts from which on two processes read them."""


def table(of: Columns) -> Table:
    """The columns of mentions, in their order."""
    few = sum(len(field.texts) for field in of.fields.values()) < MANY
    place = Ahead(partial(placed, of), alone=few)
    operators = names.names(of.fields["operator"].texts)
    own = (one.words[0] for one in operators if len(one.words) == 1 and not one.telling)
    brands = names.known_brands().union(own)
    spoken = names.names(of.fields["name"].texts, brands)
    contacts = _contacts(of)
    found = place.result()
    return Table(
        size=len(of.latitude),
        latitude=of.latitude,
        longitude=of.longitude,
        **found.columns,
        **contacts,
        **_units(of.fields["name"], spoken, found),
        **_names(of, spoken, operators, found),
    )


def _contacts(of: Columns) -> dict[str, Any]:
    site, phone = of.fields["website"], of.fields["phone"]
    sites = list(map(contact.site, site.texts))
    return {
        "host": each(site.code, codes([host for host, _ in sites])[0]),
        "page": each(site.code, codes([page for _, page in sites])[0]),
        "phone": each(phone.code, codes(list(map(contact.phone, phone.texts)))[0]),
    }


def _units(name: Field, spoken: Sequence[names.Name], place: Placed) -> dict[str, Any]:
    """The part of a building that the name names, or else the street or the number."""
    own = {column: each(name.code, marks) for column, marks in parts(one.unit for one in spoken).items()}
    return {column: np.where(marks >= 0, marks, place.units[column]) for column, marks in own.items()}


def _names(of: Columns, spoken: Sequence[names.Name], operators: Sequence[names.Name], place: Placed) -> dict[str, Any]:
    """What names and operators say, word by word."""
    fields = [of.fields[name] for name in ("name", "operator", "street", "city")]
    rows = [one.words for one in spoken], [one.words for one in operators], place.street_words, place.town_words
    number: dict[str, int] = {}
    lists = [Lists(row, number) for row in rows]
    words = list(number)
    name, operator = lists[:2]
    often = [np.bincount(field.code[field.code >= 0], minlength=len(field.texts)) for field in fields[:2]]
    counts = name.counts(often[0], len(words)) + operator.counts(often[1], len(words))
    right = spelling.corrections({word: times for word, times in zip(words, counts.tolist(), strict=True) if times})
    put_right = np.fromiter((number[right.get(word, word)] for word in words), np.int64, len(words))
    for one in lists:
        one.put_right(put_right)
    counts = name.counts(often[0], len(words)) + operator.counts(often[1], len(words))
    compact = ["".join(row) for row in rows[0]]
    return {
        "name": name.alike()[fields[0].code],
        "compact": _texts(fields[0], compact),
        "name_digits": each(fields[0].code, codes([_digits(word) for word in compact])[0]),
        "words": name.rarest(counts, NAME_WORDS)[fields[0].code],
        "telling": each(fields[0].code, (one.telling for one in spoken)) > 0,
        "wide": _wide(lists, fields),
        "operator": operator.alike()[fields[1].code],
        "operator_words": operator.first(OPERATOR_WORDS)[fields[1].code],
        "operator_compact": _texts(fields[1], ["".join(row) for row in rows[1]]),
        "vocabulary": np.array([*words, ""], object),
        "letters": np.fromiter(map(len, words), np.int64, len(words)),
        "digits": codes([_digits(word) for word in words])[0],
    }


def _wide(lists: Sequence[Lists], fields: Sequence[Field]) -> Words:
    width = -(-sum(WIDE) // EIGHT) * EIGHT
    found = np.full((len(fields[0].code), width), NONE, np.int32)
    at = 0
    for one, field, most in zip(lists, fields, WIDE, strict=True):
        found[:, at : at + most] = one.first(most)[field.code, :most]
        at += most
    return found


def _texts(field: Field, texts: Sequence[str]) -> Texts:
    return np.array([*texts, ""], object)[field.code]


def _digits(word: str) -> str:
    return "" if word.isalpha() else "".join(filter(str.isdecimal, word))
