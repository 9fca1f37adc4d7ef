"""What agreement is worth: the weight of each level of each feature in bits, and the decision that their sum comes to.

The weights stand in `weights.yml` with their source. A weight is the logarithm to the base 2 of how many times
likelier two mentions of one space show that level than two of different spaces (Fellegi and Sunter 1969), the features
being weighed together, since they do not stand apart: by logistic regression. One bit more doubles the odds.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal

import numpy as np

from cowcrawl.vocabulary import mapping
from db.match.levels import FEATURES, Bools, Levels
from db.match.table import Floats, Ints

Decision = Literal["same", "different", "unsure"]


@cache
def weights() -> dict[str, Any]:
    """The content of `weights.yml`: `prior`, `same`, `different`, and by feature the weight of each level."""
    content = mapping(Path(__file__).with_name("weights.yml"))
    for feature, names in FEATURES.items():
        if set(content["weights"].get(feature, ())) != set(names):
            raise ValueError(f"weights.yml: the levels of {feature} are not those that are compared")
    return content


EVERY = slice(0, len(FEATURES))


@cache
def _columns() -> list[Ints]:
    """By feature the weights of its levels in hundredths of a bit, so that sums are exact in any order."""
    known = weights()["weights"]
    return [
        np.array([round(known[feature][name] * 100) for name in names], np.int64) for feature, names in FEATURES.items()
    ]


def scores(levels: Levels, features: slice = EVERY) -> Floats:
    """The score of each pair in bits: 0 is as likely as not. `features` are those of FEATURES whose levels are given;
    the prior is in the score of all."""
    total = np.full(len(levels), round(weights()["prior"] * 100) if features == EVERY else 0)
    for at, column in enumerate(_columns()[features]):
        total += column[levels[:, at]]
    return np.asarray(total / 100)


def most(features: slice) -> float:
    """The highest score that some features can add."""
    return float(sum(column.max() for column in _columns()[features])) / 100


@cache
def _never() -> list[Bools]:
    """By feature, of each level whether no agreement outweighs it."""
    known = weights()["never"]
    return [np.array([name in known.get(feature, ()) for name in names]) for feature, names in FEATURES.items()]


def contradicts(levels: Levels, features: slice = EVERY) -> Bools:
    """Whether a pair shows a level that no agreement outweighs: two towers, two floors, two houses of one street."""
    found = np.zeros(len(levels), bool)
    for at, never in enumerate(_never()[features]):
        if never.any():
            found |= never[levels[:, at]]
    return found


def decision(score: float, contradictory: bool = False) -> Decision:
    """What a score comes to; at best unsure where the pair shows a contradiction."""
    if score <= weights()["different"]:
        return "different"
    return "same" if score >= weights()["same"] and not contradictory else "unsure"
