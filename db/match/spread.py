"""How widely things are spread: at how many places a word, a phone or a website stands, and in how many houses."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from db.match.aliases import Aliases
from db.match.levels import NEAR, NOWHERE
from db.match.table import NAME_WORDS, NONE, Ints, Table, distinct, joined

NUMBER_BITS = 14
"""Bits that hold a house number of four digits."""


@dataclass(frozen=True)
class Spread:
    """At how many places each value stands: by mention, so that a chain's phone is told from a house's."""

    name: Ints
    word: Ints
    """By word."""
    operator: Ints
    phone: Ints
    host: Ints
    page: Ints
    houses: tuple[tuple[Ints, Ints, Ints], ...]
    """By phone, name and host of a mention, how many houses bear it in its street, its postal code, its town."""


def spread(of: Table, alias: Aliases) -> Spread:
    """How widely names, words, operators, phones and hosts are spread; `alias` makes one street of two names."""
    street = np.where(of.street[:, 0] >= 0, alias.root[of.core[of.street[:, 0]]], NONE)
    place = (street + 1) * (of.city.max(initial=0) + 2) + of.city + 1
    place = np.where(street >= 0, place, -1)
    words = np.concatenate([of.words[:, at] for at in range(NAME_WORDS)])
    by_word = places_of(words, np.tile(place, NAME_WORDS), int(of.wide.max(initial=0)) + 1)
    by_name = places_of(of.name, place)
    alone = (of.words[:, 1] < 0) & (of.words[:, 0] >= 0)
    own = by_name[of.name]
    return Spread(
        name=np.where(alone, np.maximum(own, by_word[of.words[:, 0]]), own),
        word=by_word,
        operator=places_of(of.operator, place)[of.operator],
        phone=places_of(of.phone, place)[of.phone],
        host=places_of(of.host, place)[of.host],
        page=places_of(of.page, place)[of.page],
        houses=tuple(
            (_houses(of, who, street, of.city), _houses(of, who, of.postal_code), _houses(of, who, of.city))
            for who in (of.phone, of.name, of.host)
        ),
    )


def _houses(of: Table, *group: Ints) -> Ints:
    """By mention how many house numbers those of its group state, neighbours being one; NOWHERE without a group."""
    key = joined(*group)
    known = np.flatnonzero(key >= 0)
    number = of.number[known]
    # Group and number are sorted as one, no number coming first; of the group a few bits are lost.
    both = (key[known] >> NUMBER_BITS << NUMBER_BITS) + np.where(number >= 0, number + NEAR + 1, 0)
    order = np.argsort(both)
    both = both[order]
    starts = np.flatnonzero(np.diff(both >> NUMBER_BITS, prepend=-1))
    apart = (number[order] >= 0) & (np.diff(both, prepend=-NEAR - 1) > NEAR)
    result = np.full(of.size, NOWHERE)
    if len(starts):
        counts = np.add.reduceat(apart, starts, dtype=np.int64)
        result[known[order]] = np.repeat(counts, np.diff(starts, append=len(both)))
    return result


def places_of(values: Ints, places: Ints, size: int | None = None) -> Ints:
    """By value at how many different places it stands."""
    known = (values >= 0) & (places >= 0)
    size = size or int(values.max(initial=0)) + 1
    width = int(places.max(initial=0)) + 1
    both = distinct(values[known].astype(np.int64) * width + places[known])
    counts = np.bincount(both // width, minlength=size)
    return np.append(np.maximum(counts, 1), 1).astype(np.int64)
