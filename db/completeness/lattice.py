"""Which log-linear models are fitted: all of them, but for those that cannot come near the best."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from db.completeness.incidence import Marks
from db.completeness.loglinear import Design, Fits, fit, joined
from db.completeness.overlap import Floats

ALL = 10
"""Pairs (five lists) up to which every model is fitted."""
SLACK = 1e-6
"""Deviance that a fit may be short of its end."""

Sets = NDArray[np.int64]
"""Sets of pairs: bit i stands for the i-th pair of the design."""


def search(counts: Floats, design: Design, within: float) -> tuple[Marks, Fits]:
    """The fitted models, their columns and fits: among them every admissible one within `within` AIC of the best.

    A model never fits better than one with more pairs. So the models are gone through from the one with all pairs down,
    and one is left out when its richer neighbours fit so badly that its AIC must lie more than `within` above the best
    one known. Those with one pair or none, and the one with all, are always fitted.
    """
    n_pairs = len(design.pairs)
    every = np.arange(2**n_pairs, dtype=np.int64)
    size = np.bitwise_count(every)
    if n_pairs <= ALL:
        return design.masks(every), fit(counts, design.columns, design.masks(every))
    best = _forward(counts, design)
    least = np.full(len(every), -np.inf)
    """Lower bound of the deviance of each model."""
    tried: list[Sets] = []
    fits: list[Fits] = []
    for n in range(n_pairs, -1, -1):
        level = every[size == n]
        for bit in range(n_pairs):
            least[level] = np.maximum(least[level], np.where(level >> bit & 1, -np.inf, least[level | 1 << bit]))
        level = level[(least[level] + 2 * n <= best + within) | (n <= 1)]
        found = fit(counts, design.columns, design.masks(level))
        least[level] = np.maximum(least[level], np.where(found.exists, found.deviance - SLACK, -np.inf))
        best = min(best, float(np.min(found.deviance + 2 * n, initial=np.inf, where=found.exists)))
        tried.append(level)
        fits.append(found)
    return design.masks(np.concatenate(tried)), joined(fits)


def _forward(counts: Floats, design: Design) -> float:
    """The AIC, less what all models share, of the model reached by adding the best pair as long as one helps."""
    n_pairs, chosen, best = len(design.pairs), 0, np.inf
    while True:
        sets = np.array([chosen, *(chosen | 1 << bit for bit in range(n_pairs))], dtype=np.int64)
        found = fit(counts, design.columns, design.masks(sets))
        aic = np.where(found.exists, found.deviance + 2 * np.bitwise_count(sets), np.inf)
        if aic.min() >= best:
            return float(best)
        best, chosen = aic.min(), int(sets[aic.argmin()])
