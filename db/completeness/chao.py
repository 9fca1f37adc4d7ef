"""Estimates from how many spaces one list, two lists, … know: lower bounds that hold when spaces differ in
visibility."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, sqrt

import numpy as np

from db.completeness.figures import LEVEL, Figure, figure, quantile
from db.completeness.overlap import Floats, Overlap


def chao1(table: Overlap, level: float = LEVEL) -> Figure:
    """A lower bound, each mention of a space taken as one draw.

    f1 and f2 are the spaces on one and on two lists, n the mentions; with no f2 the bias-corrected form A·f1(f1-1)/2.
    Formula: N = S + A·f1²/(2·f2), A = (n-1)/n
    Paper: Chao (1984), Scand. J. Statist. 11, 265-270; factor and variance Chiu et al. (2014), Biometrics 70, 671-682
    """
    draws = table.incidences
    return _lower_bound(table, (draws - 1) / draws, level)


def chao2(table: Overlap, level: float = LEVEL) -> Figure:
    """A lower bound, each list taken as one sample of all spaces: the headline.

    Q1 and Q2 are the spaces on one and on two lists, T the lists; with no Q2 the bias-corrected form A·Q1(Q1-1)/2.
    Formula: N = S + A·Q1²/(2·Q2), A = (T-1)/T
    Paper: Chao (1987), Biometrics 43, 783-791; Chao and Colwell (2017), SORT 41, 3-54
    """
    return _lower_bound(table, (table.n_lists - 1) / table.n_lists, level)


def chao_poisson(table: Overlap, level: float = LEVEL) -> Figure:
    """The lower bound without a correction for the number of lists: mentions as a Poisson process.

    Formula: N = S + f1²/(2·f2)
    Paper: Chao (1987), Biometrics 43, 783-791
    """
    return _lower_bound(table, 1.0, level)


def ichao1(table: Overlap, level: float = LEVEL) -> Figure:
    """Chao1 with what spaces on three and four lists add; with no f4 it is counted as one.

    Formula: N = Chao1 + (n-3)/(4n)·f3/f4·max(f1 - (n-3)/(2(n-1))·f2·f3/f4, 0)
    Paper: Chiu, Wang, Walther and Chao (2014), Biometrics 70, 671-682
    """

    def estimate(f: Floats) -> float:
        n = float(f @ np.arange(len(f)))
        ratio = f[3] / (f[4] or 1.0)
        more = (n - 3) / (4 * n) * ratio * max(f[1] - (n - 3) / (2 * (n - 1)) * f[2] * ratio, 0.0)
        return float(f.sum() + (n - 1) / n * _unseen(f[1], f[2]) + max(more, 0.0))

    return figure(table.n, estimate(table.frequencies), delta(estimate, table.frequencies), level)


def zelterman(table: Overlap, level: float = LEVEL) -> Figure | None:
    """The total if the spaces on one and two lists tell the rate for all; None without either of them.

    Formula: N = S/(1 - exp(-λ)), λ = 2·f2/f1
    Paper: Zelterman (1988), J. Statist. Plann. Inference 18, 225-237; variance Böhning (2008), Stat. Methodol. 5,
    410-423
    """
    f1, f2, n = table.frequencies[1], table.frequencies[2], table.n
    if f1 == 0 or f2 == 0:
        return None
    rate = 2 * f2 / f1
    weight = exp(-rate) / (1 - exp(-rate)) ** 2
    variance = n * weight * (1 + n * weight * rate**2 * (1 / f1 + 1 / f2))
    return figure(n, n / (1 - exp(-rate)), sqrt(variance), level)


def mention_coverage(table: Overlap) -> float:
    """Share of all mentions there could be that are of known spaces, mentions taken as draws.

    Formula: C = 1 - f1/n·(n-1)f1/((n-1)f1 + 2·f2)
    Paper: Chao and Jost (2012), Ecology 93, 2533-2547, equation 4a
    """
    return _coverage(table, table.incidences)


def incidence_coverage(table: Overlap) -> float:
    """The same with lists taken as samples.

    Formula: C = 1 - Q1/U·(T-1)Q1/((T-1)Q1 + 2·Q2)
    Paper: Chao and Jost (2012), Ecology 93, 2533-2547; Chao et al. (2014), Ecol. Monogr. 84, 45-67
    """
    return _coverage(table, float(table.n_lists))


def delta(estimate: Callable[[Floats], float], counts: Floats) -> float:
    """Standard error of an estimate that is a function of counts, by its slopes.

    The counts are multinomial with the spaces not seen as one more cell. The same every time: nothing is drawn.
    Formula: var = Σ gᵢ²·zᵢ - (Σ gᵢ·zᵢ)²/N, gᵢ the slope of N at zᵢ
    Paper: Chao (1987), Biometrics 43, 783-791
    """
    at = estimate(counts)
    slopes = np.zeros(len(counts))
    for cell in np.flatnonzero(counts > 0):
        step = np.zeros(len(counts))
        step[cell] = 1e-4 * max(counts[cell], 1.0)
        slopes[cell] = (estimate(counts + step) - estimate(counts - step)) / (2 * step[cell])
    return sqrt(max(float(slopes**2 @ counts) - float(slopes @ counts) ** 2 / at, 0.0))


def _unseen(f1: float, f2: float) -> float:
    return f1**2 / (2 * f2) if f2 > 0 else max(f1 * (f1 - 1) / 2, 0.0)


def _lower_bound(table: Overlap, factor: float, level: float) -> Figure:
    f1, f2 = float(table.frequencies[1]), float(table.frequencies[2])
    if f1 == 0:
        return _all_seen_twice(table, level)
    estimate = table.n + factor * _unseen(f1, f2)
    return figure(table.n, estimate, sqrt(max(_variance(f1, f2, factor, estimate), 0.0)), level)


def _variance(f1: float, f2: float, factor: float, estimate: float) -> float:
    """Of Chao1 and Chao2: Chao (1987), equation 8; with no f2, of the bias-corrected form: Chiu et al. (2014),
    appendix."""
    if f2 > 0:
        ratio = f1 / f2
        return f2 * (factor / 2 * ratio**2 + factor**2 * ratio**3 + factor**2 / 4 * ratio**4)
    return factor * f1 * (f1 - 1) / 2 + factor**2 * f1 * (2 * f1 - 1) ** 2 / 4 - factor**2 * f1**4 / (4 * estimate)


def _all_seen_twice(table: Overlap, level: float) -> Figure:
    """No space is on one list alone: the estimate is what is known, with an interval all the same.

    A space on i lists would by chance have been on none with probability exp(-i) (Chao and Shen, SPADE guide,
    appendix). When every space is on every list nothing varies, and the interval is that one number.
    """
    n = table.n
    f = table.frequencies
    times = np.arange(len(f))
    if f[table.n_lists] == n:
        return Figure(n, 0.0, (n, n), (n, n))
    variance = float(f @ (np.exp(-times) - np.exp(-2 * times))) - float(f @ (times * np.exp(-times))) ** 2 / float(
        f @ times
    )
    missed = float(f @ np.exp(-times)) / n
    reach = quantile(level) * sqrt(max(variance, 0.0)) / (1 - missed)
    return Figure(n, sqrt(max(variance, 0.0)), (max(n, n / (1 - missed) - reach), n / (1 - missed) + reach))


def _coverage(table: Overlap, samples: float) -> float:
    f1, f2, mentions = float(table.frequencies[1]), float(table.frequencies[2]), table.incidences
    if f1 == 0:
        return 1.0
    unseen = (samples - 1) / samples * _unseen(f1, f2)
    return 1 - f1 / mentions * samples * unseen / (samples * unseen + f1)
