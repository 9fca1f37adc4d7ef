"""What agreement is worth: the weight of each level of each feature in bits, and the decision that their sum comes to.

The weights stand in `weights.yml` with their source. A weight is the logarithm to the base 2 of how many times
likelier two mentions of one space show that level than two of different spaces (Fellegi and Sunter 1969), the features
being weighed together, since they do not stand apart: by logistic regression. One bit more doubles the odds.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any, Literal

import numpy as np
import yaml

from db.match.levels import FEATURES, Bools, Levels
from db.match.table import Floats

Decision = Literal["same", "different", "unsure"]


@cache
def weights() -> dict[str, Any]:
    """The content of `weights.yml`: `prior`, `same`, `different`, and by feature the weight of each level."""
    content: dict[str, Any] = yaml.safe_load(resources.files(__package__).joinpath("weights.yml").read_text("utf-8"))
    for feature, names in FEATURES.items():
        if set(content["weights"].get(feature, ())) != set(names):
            raise ValueError(f"weights.yml: the levels of {feature} are not those that are compared")
    return content


@cache
def _columns() -> list[Floats]:
    known = weights()["weights"]
    return [np.array([known[feature][name] for name in names], float) for feature, names in FEATURES.items()]


def scores(levels: Levels) -> Floats:
    """The score of each pair in bits: 0 is as likely as not."""
    total = np.full(len(levels), float(weights()["prior"]))
    for at, column in enumerate(_columns()):
        total += column[levels[:, at]]
    return total


def contradicts(levels: Levels) -> Bools:
    """Whether a pair shows a level that no agreement outweighs: two towers, two floors, two houses of one street."""
    found = np.zeros(len(levels), bool)
    for at, (feature, names) in enumerate(FEATURES.items()):
        never = [names.index(name) for name in weights()["never"].get(feature, ())]
        if never:
            found |= np.isin(levels[:, at], never)
    return found


def decision(score: float, contradictory: bool = False) -> Decision:
    """What a score comes to; at best unsure where the pair shows a contradiction."""
    if score <= weights()["different"]:
        return "different"
    return "same" if score >= weights()["same"] and not contradictory else "unsure"
