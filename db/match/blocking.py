"""Which mentions are compared: those that share a key, never all with all.

Keys join what one thing alone would leave too common: the phone of a chain with the house number, a word of a name with
the postal code. Mentions of one key are put in order, of their names or where the key is coarse of their streets, and
each is compared with the next few alone: so the work grows with the number of mentions, however many share a key.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from db.match.table import NONE, Ints, Table, distinct, joined

WINDOW = 20
"""Mentions after it, of the same key, that a mention is compared with."""
COARSE, COARSER, COARSEST = 6, 4, 2
"""The same for keys that many share, the more the more mentions there are: narrow, or time would grow faster than
they."""
CELL = 0.004
"""Degrees of latitude of a cell of the grid, 445 m; of four grids shifted by half a cell one holds both of any two
mentions within 220 m (north to south; east to west a little less the further north)."""


def pairs(columns: Table) -> tuple[Ints, Ints]:
    """The pairs to compare, each once, the lower number first."""
    name = np.argsort(columns.name, kind="stable")
    street = np.argsort(_streets_in_order(columns), kind="stable")
    found = [_of(key, name, window) for key, window in _keys(columns)]
    found += [_of(key, street, window) for key, window in _coarse_keys(columns)]
    both = distinct(np.concatenate(found))
    return both // columns.size, both % columns.size


def _keys(of: Table) -> Iterator[tuple[Ints, int]]:
    """Each key as one number a mention, NONE where it cannot be formed, and its window."""
    word, street, second = of.words[:, 0], of.street[:, 0], of.street[:, 1]
    yield joined(street, of.number, of.city), WINDOW
    yield joined(street, of.number, of.postal_code), WINDOW
    yield joined(street, of.phone), WINDOW
    yield joined(street, of.host), WINDOW
    yield joined(street, word, of.city), COARSE
    yield joined(street, word), COARSEST
    yield joined(second, of.number, of.city), WINDOW
    yield joined(second, word), COARSEST
    for at in range(3):
        yield joined(of.words[:, at], of.number, of.postal_code), WINDOW
    yield joined(word, of.number, of.city), WINDOW
    yield joined(of.phone, of.number), WINDOW
    yield joined(of.operator, of.number, of.postal_code), WINDOW
    yield joined(of.page), WINDOW
    for north, east in ((0.0, 0.0), (0.5, 0.5), (0.0, 0.5), (0.5, 0.0)):
        cell = _cell(of, north, east)
        yield joined(cell, word), COARSE
        if north == east:
            yield joined(cell, of.number), COARSE


def _coarse_keys(of: Table) -> Iterator[tuple[Ints, int]]:
    """Keys that say nothing of the door: of those who share one, neighbours in the order of streets are compared."""
    yield joined(of.name, of.city), COARSER
    yield joined(of.words[:, 0], of.postal_code), COARSEST
    yield joined(of.phone, of.postal_code), COARSE
    yield joined(of.phone, of.words[:, 0]), COARSE
    yield joined(of.phone), COARSER
    yield joined(of.host), COARSEST


def _streets_in_order(of: Table) -> Ints:
    """By mention the place of its street in the alphabet, so that slips stand beside what they are slips of."""
    place = np.empty(len(of.street_core) + 1, np.int64)
    place[np.argsort(of.street_core, kind="stable")] = np.arange(len(of.street_core))
    place[NONE] = NONE
    ordered: Ints = place[of.street[:, 0]]
    return ordered


def _cell(of: Table, north: float, east: float) -> Ints:
    known = ~np.isnan(of.latitude)
    rows = np.floor(np.where(known, of.latitude, 0) / CELL + north).astype(np.int64)
    # A degree of longitude shrinks towards the poles; by row of cells, so that both of a pair shrink alike.
    width = CELL / np.maximum(np.cos(np.radians(np.floor(np.where(known, of.latitude, 0)))), 0.05)
    columns = np.floor(np.where(known, of.longitude, 0) / width + east).astype(np.int64)
    return np.where(known, (rows + (1 << 20)) * (1 << 24) + columns + (1 << 22), NONE)


def _of(key: Ints, order: Ints, window: int) -> Ints:
    """The pairs of one key, each as one number; those who share it stand in `order`, a list of all mentions.

    Key and place in the order are sorted as one number, a few bits of the key being lost: two keys that are then alike
    are a few more pairs compared.
    """
    size = len(key)
    bits = size.bit_length()
    ordered = key[order]
    place = np.flatnonzero(ordered >= 0)
    keys = np.sort(ordered[place] >> bits << bits | place)
    known = order[keys & ((1 << bits) - 1)]
    keys >>= bits
    starts = np.arange(len(keys) - 1)
    found = [np.empty(0, np.int64)]
    for step in range(1, window + 1):
        starts = starts[: np.searchsorted(starts, len(keys) - step)]
        starts = starts[keys[starts] == keys[starts + step]]
        if not len(starts):
            break
        one, other = known[starts], known[starts + step]
        found.append(np.minimum(one, other) * size + np.maximum(one, other))
    return np.concatenate(found)
