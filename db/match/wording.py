"""How two names and two operators agree, word by word: slips of single words, what one says more, what both say
otherwise."""

from __future__ import annotations

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from db.match.levels import FEATURES, NOWHERE, RARE, SOME, Bools, Levels, pick, similar
from db.match.spread import Spread
from db.match.table import Ints, Table, Words

SLIP_NAME = 90.0
"""Similarity (0 to 100) from which two names are one with slips of the pen."""
ONE_SLIP, TWO_SLIPS = 4, 8
"""Letters from which a word may have one slip, and two."""


def name(of: Table, known: Spread, one: Ints, other: Ints) -> Levels:
    words = of.words[one], of.words[other]
    differing = of.name[one] != of.name[other]
    own = _missing_words(words[0], words[1], differing), _missing_words(words[1], words[0], differing)
    slipped = _match_slips(of, words, own)
    over = [_unsaid(w, left, of.wide[at]) for w, left, at in zip(words, own, (other, one), strict=True)]
    # One name says more, and what the other says besides is the operator's alone: Regus by IWG, Spaces by Regus.
    by = [_said_in(w, left, of.operator_words[at]) for w, left, at in zip(words, own, (other, one), strict=True)]
    shared = np.minimum(*(_rarest(w, left, known.word) for w, left in zip(words, own, strict=True)))
    said = (of.name[one] >= 0) & (of.name[other] >= 0)
    same, part, both = said & ~over[0] & ~over[1], said & (over[0] ^ over[1]), said & over[0] & over[1]
    whole = both & _whole_slip(of, one, other, both)
    wide = _wider(known, words, over, one, other)
    telling = of.telling[one] & of.telling[other]
    return pick(
        FEATURES["name"],
        (~said, "not_said"),
        (~telling, "only_generic"),
        ((same & slipped | whole) & (wide <= RARE), "slip_rare"),
        (same & slipped | whole, "slip_common"),
        (same & (wide <= RARE), "same_rare"),
        (same & (wide <= SOME), "same_some"),
        (same, "same_common"),
        (part & ((over[0] & by[1]) | (over[1] & by[0])), "by_operator"),
        (part & (shared == NOWHERE), "none_shared"),
        (part & (wide <= RARE), "part_rare"),
        (part & (wide <= SOME), "part_some"),
        (part, "part_common"),
        (both & (shared <= RARE), "share_rare"),
        (both & (shared < NOWHERE), "share_common"),
        start="other",
    )


def _match_slips(of: Table, words: tuple[Words, Words], own: tuple[Bools, Bools]) -> Bools:
    """Strike words off `own` that are slips of each other; whether any were struck off."""
    slipped = np.zeros(len(own[0]), bool)
    asked = np.flatnonzero(own[0].any(axis=1) & own[1].any(axis=1))
    for a in range(own[0].shape[1]):
        for b in range(own[1].shape[1]):
            rows = asked[own[0][asked, a] & own[1][asked, b]]
            if len(rows):
                rows = rows[_slips(of, words[0][rows, a], words[1][rows, b])]
                own[0][rows, a] = own[1][rows, b] = False
                slipped[rows] = True
    return slipped


def _slips(of: Table, one: Words, other: Words) -> Bools:
    """Whether words are slips of each other; those that differ in a digit never are."""
    size = len(of.vocabulary)
    key = np.minimum(one, other).astype(np.int64) * size + np.maximum(one, other)
    pairs, at = np.unique(key, return_inverse=True)
    letters = of.letters
    a, b = pairs // size, pairs % size
    shortest, longest = np.minimum(letters[a], letters[b]), np.maximum(letters[a], letters[b])
    allowed = np.where(shortest >= TWO_SLIPS, 2, np.where(shortest >= ONE_SLIP - 1, 1, 0)) * (longest >= ONE_SLIP)
    near = np.flatnonzero((longest - shortest <= allowed) & (allowed > 0) & (of.digits[a] == of.digits[b]))
    found = np.zeros(len(pairs), bool)
    texts = of.vocabulary[a[near]].tolist(), of.vocabulary[b[near]].tolist()
    edits = process.cpdist(*texts, scorer=OSA.distance, score_cutoff=2)
    found[near] = edits <= allowed[near]
    return found[at]


def _unsaid(words: Words, left: Bools, wide: Words) -> Bools:
    """Whether any of the words that are left stands nowhere in the other mention."""
    found = np.zeros(len(left), bool)
    for at in range(left.shape[1]):
        rows = np.flatnonzero(left[:, at])
        found[rows] |= ~(wide[rows] == words[rows, at, None]).any(axis=1)
    return found


def _said_in(words: Words, left: Bools, inside: Words) -> Bools:
    """Whether any of the words that are left stands in those of `inside`."""
    found = np.zeros(len(left), bool)
    for at in range(left.shape[1]):
        rows = np.flatnonzero(left[:, at])
        found[rows] |= (inside[rows] == words[rows, at, None]).any(axis=1)
    return found


def _rarest(words: Words, left: Bools, spread: Ints) -> Ints:
    """At how few places the rarest word that both say stands; NOWHERE when they share none."""
    rarest: Ints = np.where((words >= 0) & ~left, spread[words], NOWHERE).min(axis=1)
    return rarest


def _wider(known: Spread, words: tuple[Words, Words], over: list[Bools], one: Ints, other: Ints) -> Ints:
    """How widely the name is spread that both share: the one that says less, else the more common of the two."""
    size = [(w >= 0).sum(axis=1) for w in words]
    spread = known.name[one], known.name[other]
    wide = np.where(size[0] < size[1], spread[0], np.where(size[0] > size[1], spread[1], np.maximum(*spread)))
    part = over[0] ^ over[1]
    return np.where(part, np.where(over[0], spread[1], spread[0]), wide)


def _whole_slip(of: Table, one: Ints, other: Ints, asked: Bools) -> Bools:
    """Whether names are one but for slips that spoil their words, such as a space in a wrong place."""
    alike = similar(of.compact, one, other, asked) >= SLIP_NAME
    return np.asarray(alike & (of.name_digits[one] == of.name_digits[other]))


def operator(of: Table, known: Spread, one: Ints, other: Ints) -> Levels:
    a, b = of.operator[one], of.operator[other]
    said = (a >= 0) & (b >= 0)
    asked = a != b
    left = (
        _missing_words(of.operator_words[one], of.wide[other], asked),
        _missing_words(of.operator_words[other], of.wide[one], asked),
    )
    inside = (~left[0].any(axis=1) & (a >= 0)) | (~left[1].any(axis=1) & (b >= 0))
    differing = said & (a != b)
    alike = similar(of.operator_compact, one, other, differing) >= SLIP_NAME
    return pick(
        FEATURES["operator"],
        (said & (a == b) & (known.operator[one] <= RARE), "same_rare"),
        (said & (a == b), "same_common"),
        (differing & alike, "slip"),
        (differing & inside, "part"),
        (differing, "other"),
        (inside, "in_name"),
        start="not_said",
    )


def _missing_words(words: Words, wide: Words, asked: Bools) -> Bools:
    """Which words of one mention the other one says nowhere, in those pairs that are asked for."""
    found = np.zeros(words.shape, bool)
    for at in range(words.shape[1]):
        rows = np.flatnonzero(asked & (words[:, at] >= 0))
        found[rows, at] = ~(wide[rows] == words[rows, at, None]).any(axis=1)
    return found
