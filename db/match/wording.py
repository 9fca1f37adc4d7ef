"""How two names and two operators agree, word by word: slips of single words, what one says more, what both say
otherwise."""

from __future__ import annotations

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from db.match.levels import FEATURES, NOWHERE, RARE, SOME, Bools, Levels, pick, similar
from db.match.spread import Spread
from db.match.table import NAME_WORDS, OPERATOR_WORDS, Ints, Table, Words

SLIP_NAME = 90.0
"""Similarity (0 to 100) from which two names are one with slips of the pen."""
ONE_SLIP, TWO_SLIPS = 4, 8
"""Letters from which a word may have one slip, and two."""


def name(of: Table, known: Spread, one: Ints, other: Ints) -> Levels:
    said = (of.name[one] >= 0) & (of.name[other] >= 0)
    same = of.name[one] == of.name[other]
    result = np.full(len(one), FEATURES["name"].index("not_said"), np.int8)
    for rows, level in ((said & same, _one_name), (said & ~same, _two_names)):
        at = np.flatnonzero(rows)
        result[at] = level(of, known, one[at], other[at])
    generic = said & ~(of.telling[one] & of.telling[other])
    result[generic] = FEATURES["name"].index("only_generic")
    return result


def _one_name(_: Table, known: Spread, one: Ints, other: Ints) -> Levels:
    """The level of names of the same words."""
    wide = np.maximum(known.name[one], known.name[other])
    return pick(FEATURES["name"], (wide <= RARE, "same_rare"), (wide <= SOME, "same_some"), start="same_common")


def _two_names(of: Table, known: Spread, one: Ints, other: Ints) -> Levels:
    """The level of names of different words."""
    words = of.words[one], of.words[other]
    left = _unsaid(words[0], words[1]), _unsaid(words[1], words[0])
    slipped = _match_slips(of, words, left)
    over = [_more(w, more, of.wide[at]) for w, more, at in zip(words, left, (other, one), strict=True)]
    # One name says more, and what the other says besides is the operator's alone: Regus by IWG, Spaces by Regus.
    by = [_said_in(w, more, of.operator_words[at]) for w, more, at in zip(words, left, (other, one), strict=True)]
    shared = np.minimum(*(_rarest(w, more, known.word) for w, more in zip(words, left, strict=True)))
    same, part, both = ~over[0] & ~over[1], over[0] ^ over[1], over[0] & over[1]
    whole = _whole_slip(of, one, other, both)
    wide = _wider(known, words, over, one, other)
    return pick(
        FEATURES["name"],
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


def _unsaid(words: Words, others: Words) -> list[Bools]:
    """By place in a name whether the word there is none of the other's."""
    found = []
    for word in words.T[:NAME_WORDS]:
        unsaid = word >= 0
        rows = np.flatnonzero(unsaid)
        unsaid[rows] = ~_stands(word[rows], others[rows])
        found.append(unsaid)
    return found


def _match_slips(of: Table, words: tuple[Words, Words], left: tuple[list[Bools], list[Bools]]) -> Bools:
    """Strike words off `left` that are slips of each other; whether any were struck off."""
    slipped = np.zeros(len(words[0]), bool)
    for a, one in enumerate(left[0]):
        for b, other in enumerate(left[1]):
            rows = np.flatnonzero(one & other)
            if len(rows):
                rows = rows[_slips(of, words[0][rows, a], words[1][rows, b])]
                one[rows] = other[rows] = False
                slipped[rows] = True
    return slipped


def _slips(of: Table, one: Words, other: Words) -> Bools:
    """Whether words are slips of each other; those that differ in a digit never are."""
    letters = of.letters[one], of.letters[other]
    shortest, longest = np.minimum(*letters), np.maximum(*letters)
    allowed = np.where(shortest >= TWO_SLIPS, 2, np.where(shortest >= ONE_SLIP - 1, 1, 0)) * (longest >= ONE_SLIP)
    near = np.flatnonzero((longest - shortest <= allowed) & (allowed > 0) & (of.digits[one] == of.digits[other]))
    found = np.zeros(len(one), bool)
    texts = of.vocabulary[one[near]].tolist(), of.vocabulary[other[near]].tolist()
    found[near] = process.cpdist(*texts, scorer=OSA.distance, score_cutoff=2, dtype=np.int32) <= allowed[near]
    return found


def _more(words: Words, left: list[Bools], wide: Words) -> Bools:
    """Whether any of the words that are left stands nowhere in the other mention."""
    found = np.zeros(len(words), bool)
    for word, asked in zip(words.T, left, strict=False):
        rows = np.flatnonzero(asked & ~found)
        found[rows] = ~_stands(word[rows], wide[rows])
    return found


def _said_in(words: Words, left: list[Bools], inside: Words) -> Bools:
    """Whether any of the words that are left stands in those of `inside`."""
    found = np.zeros(len(words), bool)
    for word, asked in zip(words.T, left, strict=False):
        rows = np.flatnonzero(asked & ~found)
        found[rows] = _stands(word[rows], inside[rows])
    return found


def _stands(word: Words, row: Words) -> Bools:
    """Whether each word stands in its row. Rows are of eight words or a multiple, so that eight answers are one
    number."""
    answers = (row == word[:, None]).view(np.uint64)
    return np.asarray(np.bitwise_or.reduce(list(answers.T)) != 0)


def _rarest(words: Words, left: list[Bools], spread: Ints) -> Ints:
    """At how few places the rarest word that both say stands; NOWHERE when they share none."""
    rarest: Ints = np.full(len(words), NOWHERE)
    for word, more in zip(words.T, left, strict=False):
        rows = np.flatnonzero((word >= 0) & ~more)
        rarest[rows] = np.minimum(rarest[rows], spread[word[rows]])
    return rarest


def _wider(known: Spread, words: tuple[Words, Words], over: list[Bools], one: Ints, other: Ints) -> Ints:
    """How widely the name is spread that both share: the one that says less, else the more common of the two."""
    size = [np.add.reduce([word >= 0 for word in w.T], dtype=np.int8) for w in words]
    spread = known.name[one], known.name[other]
    wide = np.where(size[0] < size[1], spread[0], np.where(size[0] > size[1], spread[1], np.maximum(*spread)))
    part = over[0] ^ over[1]
    return np.where(part, np.where(over[0], spread[1], spread[0]), wide)


def _whole_slip(of: Table, one: Ints, other: Ints, asked: Bools) -> Bools:
    """Whether names are one but for slips that spoil their words, such as a space in a wrong place."""
    return similar(of.compact, one, other, asked & (of.name_digits[one] == of.name_digits[other]), SLIP_NAME)


def operator(of: Table, known: Spread, one: Ints, other: Ints) -> Levels:
    a, b = of.operator[one], of.operator[other]
    said = (a >= 0) & (b >= 0)
    same, differing = said & (a == b), said & (a != b)
    inside = _operator_in(of, one, other, ~same) | _operator_in(of, other, one, ~same)
    alike = similar(of.operator_compact, one, other, differing, SLIP_NAME)
    return pick(
        FEATURES["operator"],
        (same & (known.operator[one] <= RARE), "same_rare"),
        (same, "same_common"),
        (differing & alike, "slip"),
        (differing & inside, "part"),
        (differing, "other"),
        (inside, "in_name"),
        start="not_said",
    )


def _operator_in(of: Table, one: Ints, other: Ints, asked: Bools) -> Bools:
    """Whether every word of the first's operator stands in the other mention, in those pairs that are asked for."""
    found = asked & (of.operator[one] >= 0)
    for at in range(OPERATOR_WORDS):
        rows = np.flatnonzero(found)
        word = of.operator_words[one[rows], at]
        found[rows] = (word < 0) | _stands(word, of.wide[other[rows]])
    return found
