"""All mentions as columns of numbers: each text is read once however many mentions bear it, and is a number from then
on."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Words = npt.NDArray[np.int32]
Texts = npt.NDArray[np.object_]
Floats = npt.NDArray[np.float64]
_MIX = np.uint64(0x9E3779B97F4A7C15)
_T = TypeVar("_T", bound=Hashable)

NAME_WORDS = 6
"""Words kept of a name."""
OPERATOR_WORDS = 3
"""Words kept of an operator."""
NONE = -1
"""Stands for what is not said."""


@dataclass(frozen=True)
class Table:
    """The columns; texts are numbers from 0, NONE where nothing is said."""

    size: int
    name: Ints
    """The words of the name, put right and in order of the alphabet, as one."""
    compact: Texts
    """The words of the name without spaces."""
    words: Words
    """Words of the name, the rarest first: NAME_WORDS columns, and empty ones up to eight."""
    telling: npt.NDArray[np.bool_]
    wide: Words
    """Words of name, operator, street and town, so many that may stand in another name; and empty columns."""
    operator: Ints
    operator_words: Words
    """OPERATOR_WORDS columns, and empty ones up to eight."""
    vocabulary: Texts
    """Every word, and at its end the empty one, which NONE looks up."""
    letters: Ints
    """By word how many letters it has."""
    digits: Ints
    """By word its digits, as a number."""
    name_digits: Ints
    """By mention the digits of its name."""
    operator_compact: Texts
    street: Ints
    """Two columns: the second where both names of a street are given."""
    street_core: Texts
    street_form: Texts
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
    known = [value for value in dict.fromkeys(values) if value is not None]
    number: dict[_T | None, int] = dict(zip(known, range(len(known)), strict=True))
    number[None] = NONE
    return np.fromiter(map(number.__getitem__, values), np.int64, len(values)), known


def each(numbers: Ints, values: Iterable[int]) -> Ints:
    """By mention what `values` says by code; NONE where the code is NONE."""
    looked = np.fromiter((*values, NONE), np.int64)
    return looked[numbers]


def distinct(values: Ints) -> Ints:
    """The different values, in order: by sorting, which is quicker here than numpy's table of hashes."""
    ordered = np.sort(values)
    kept: Ints = ordered[np.diff(ordered, prepend=ordered[:1] - 1) != 0]
    return kept


def joined(*columns: Ints | Words) -> Ints:
    """One number for what stands in several columns, NONE where any is missing."""
    mixed = np.zeros(len(columns[0]), np.uint64)
    missing = np.zeros(len(columns[0]), bool)
    for column in columns:
        missing |= column < 0
        mixed = (mixed ^ column.astype(np.uint64)) * _MIX
        mixed ^= mixed >> np.uint64(29)
    return np.where(missing, NONE, (mixed >> np.uint64(1)).astype(np.int64))
