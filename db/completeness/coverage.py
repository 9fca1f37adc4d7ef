"""Chao and Tsay: dependence between lists measured through the share of each list that the others know too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from db.completeness.chao import delta
from db.completeness.figures import LEVEL, Figure, figure, is_below
from db.completeness.overlap import Floats, Overlap


@dataclass(frozen=True)
class Coverage:
    """The sums under the three estimates; lists that know nothing are left out before."""

    covered: float
    """C: mean over the lists of the share of their spaces that another list knows too."""
    mean_without_one: float
    """D: mean, over the lists, of the spaces that are known without the ones this list alone knows."""
    entanglement: Floats
    """For each pair, spaces on these lists alone: those on one of them once, those on both twice."""
    dependence: Floats
    """For each pair, m/(n1·n2): times N less 1, the coefficient of covariation of the two lists."""

    @classmethod
    def of(cls, table: Overlap) -> Coverage:
        """The sums of a table; every list must know a space."""
        alone, upper = table.alone.diagonal(), np.triu_indices(table.n_lists, 1)
        return cls(
            covered=1 - float(np.mean(alone / table.sizes)),
            mean_without_one=table.n - float(alone.mean()),
            entanglement=(alone[:, None] + alone + 2 * table.alone)[upper],
            dependence=(table.shared / np.outer(table.sizes, table.sizes))[upper],
        )


def independent(table: Overlap, level: float = LEVEL) -> Figure | None:
    """The total if the lists do not depend on each other; None when no list shares anything.

    Formula: N = D/C
    Paper: Chao and Tsay (1998), J. Amer. Statist. Assoc. 93, 283-293
    """
    return _figure(table, _independent, level)


def high_coverage(table: Overlap, level: float = LEVEL) -> Figure | None:
    """The total with the dependence of each pair of lists taken out; for C of 0.55 and more. None when it diverges.

    Formula: N = D/C + Σ Aᵢⱼ·(N·mᵢⱼ/(nᵢ·nⱼ) - 1)/(t·C), solved for N
    Paper: Chao and Tsay (1998), J. Amer. Statist. Assoc. 93, 283-293; Chao et al. (2001), Statist. Med. 20, 3123-3157
    """
    return _figure(table, _high_coverage, level)


def low_coverage(table: Overlap, level: float = LEVEL) -> Figure | None:
    """The same in one step, more stable when C is below 0.55.

    Formula: N = D/C + Σ Aᵢⱼ·(N'·mᵢⱼ/(nᵢ·nⱼ) - 1)/(t·C), N' the same from N' = D/C
    Paper: Chao and Tsay (1998), J. Amer. Statist. Assoc. 93, 283-293; Chao et al. (2001), Statist. Med. 20, 3123-3157
    """
    return _figure(table, _low_coverage, level)


def _independent(table: Overlap) -> float:
    sums = Coverage.of(table)
    return sums.mean_without_one / sums.covered


def _high_coverage(table: Overlap) -> float:
    sums, t = Coverage.of(table), table.n_lists
    below = t * sums.covered - float(sums.entanglement @ sums.dependence)
    if below < 1e-4:  # the threshold of CARE-1, the authors' own program
        return np.inf
    return (t * sums.mean_without_one - float(sums.entanglement.sum())) / below


def _low_coverage(table: Overlap) -> float:
    sums, t = Coverage.of(table), table.n_lists
    start = estimate = sums.mean_without_one / sums.covered
    for _ in range(2):
        dependence = estimate * sums.dependence - 1
        estimate = start + float(sums.entanglement @ dependence) / (t * sums.covered)
    return estimate


def _figure(table: Overlap, estimator: Callable[[Overlap], float], level: float) -> Figure | None:
    """None where the formula gives no number, or one below what is known."""
    if Coverage.of(table).covered <= 0:
        return None
    estimate = estimator(table)
    if not np.isfinite(estimate) or is_below(table.n, estimate):
        return None
    return figure(table.n, estimate, delta(lambda counts: estimator(table.replace_counts(counts)), table.counts), level)
