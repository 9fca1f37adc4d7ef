"""Two lists: how many spaces there are, if being on one says nothing about being on the other."""

from __future__ import annotations

from math import sqrt

from db.completeness.figures import LEVEL, Figure, figure

MINIMUM_SHARED = 7
"""Spaces that two lists must share: with 7 the bias of Chapman's estimate is below 2 % at 95 % confidence (Robson and
Regier 1964; Seber 1982, p. 60)."""


def lincoln_petersen(first: float, second: float, shared: float, level: float = LEVEL) -> Figure:
    """The number of spaces from two lists: `first` and `second` on each, `shared` on both (more than none).

    Formula: N = n1·n2/m
    Paper: Petersen (1896); Lincoln (1930); variance Seber (1982), The Estimation of Animal Abundance, p. 60
    """
    estimate = first * second / shared
    variance = first * second * (first - shared) * (second - shared) / shared**3
    return figure(first + second - shared, estimate, sqrt(max(variance, 0.0)), level)


def chapman(first: float, second: float, shared: float, level: float = LEVEL) -> Figure:
    """The same with less bias: exact where n1 + n2 is no less than N.

    Formula: N = (n1+1)(n2+1)/(m+1) - 1, var = (n1+1)(n2+1)(n1-m)(n2-m)/((m+1)²(m+2))
    Paper: Chapman (1951), Univ. Calif. Publ. Stat. 1, 131-160; variance Seber (1970), Biometrika 57, 13-31
    """
    estimate = (first + 1) * (second + 1) / (shared + 1) - 1
    variance = (first + 1) * (second + 1) * (first - shared) * (second - shared) / ((shared + 1) ** 2 * (shared + 2))
    return figure(first + second - shared, estimate, sqrt(max(variance, 0.0)), level)
