"""The log-linear models of a table, each with its estimate, its AIC, and whether it is admissible."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from db.completeness.figures import LEVEL, Figure, figure
from db.completeness.incidence import Marks
from db.completeness.lattice import search
from db.completeness.loglinear import Design, Fits, Pair
from db.completeness.overlap import Floats, Overlap

MAX_LISTS, MAX_PAIRS = 8, 15
"""Lists, and pairs of lists that share a space (as many as six lists have): all 2^15 models are fitted in seconds, and
each pair more doubles that."""
WITHIN = 2.0
"""AIC above the best up to which a model is kept (Burnham and Anderson 2002, p. 70: substantial support)."""
LISTED = 100
"""Rejected models that are told one by one; there can be thirty thousand."""


@dataclass(frozen=True)
class Model:
    """One fitted model: every list has an effect, and these pairs of lists depend on each other."""

    pairs: tuple[Pair, ...]
    """Dependent pairs, by position of the lists."""
    parameters: int
    df: int
    deviance: float
    aic: float
    bic: float
    figure: Figure | None
    """None when the fit does not exist: the table leaves one of its coefficients without a value."""
    code: str | None
    """Why it is not admissible; None when it is."""


def sharing(table: Overlap) -> tuple[Pair, ...]:
    """The pairs of lists that share a space."""
    return tuple(pair for pair in combinations(range(table.n_lists), 2) if table.shared[pair] > 0)


def models(table: Overlap, level: float = LEVEL, listed: int = LISTED) -> tuple[list[Model], int]:
    """The models with the effects of all lists and any set of pairs, best AIC first, and how many were fitted.

    Returned are those up to WITHIN of the best, `listed` more, and those that are often asked for: with one pair or
    none, and with all. Every list must know a space. A pair that shares none makes its models inadmissible
    (`zero_overlap`): its coefficient has no value. So does a zero elsewhere that a model cannot be fitted with
    (`not_identifiable`; Fienberg and Rinaldo 2012, Ann. Statist. 40, 996-1023).
    """
    design = Design.of(table.n_lists, sharing(table))
    counts = design.counts(table)
    masks, fits = search(counts, design, WITHIN)
    likelihood = (counts * np.log(fits.means) - fits.means - gammaln(counts + 1)).sum(axis=1)
    aic = 2 * masks.sum(axis=1) - 2 * likelihood
    found = [
        _model(table, design, masks[row], fits, int(row), float(likelihood[row]), level)
        for row in _told(np.where(fits.exists, aic, np.inf), masks[:, 1 + table.n_lists :].sum(axis=1), listed)
    ]
    apart = [pair for pair in combinations(range(table.n_lists), 2) if pair not in design.pairs]
    found += [_without_value(table.n_lists, pair) for pair in apart]
    return sorted(found, key=lambda one: (one.code is not None, one.aic, len(one.pairs), one.pairs)), len(masks)


def _told(aic: Floats, n_pairs: NDArray[np.int_], listed: int) -> NDArray[np.int_]:
    """The rows of the models that are told one by one."""
    asked = (n_pairs <= 1) | (n_pairs == n_pairs.max()) | (aic <= aic.min() + WITHIN)
    asked[np.argsort(aic, kind="stable")[: int(asked.sum()) + listed]] = True
    return np.flatnonzero(asked)


def _model(table: Overlap, design: Design, mask: Marks, fits: Fits, row: int, likelihood: float, level: float) -> Model:
    exists, unseen, parameters = bool(fits.exists[row]), float(fits.unseen[row]), int(mask.sum())
    se = sqrt(unseen + unseen**2 * float(fits.variance[row])) if exists else 0.0
    return Model(
        pairs=tuple(pair for pair, used in zip(design.pairs, mask[1 + table.n_lists :], strict=True) if used),
        parameters=parameters,
        df=len(design.cells) - parameters,
        deviance=float(fits.deviance[row]),
        aic=2 * parameters - 2 * likelihood,
        bic=float(parameters * np.log(table.n)) - 2 * likelihood,
        figure=figure(table.n, table.n + unseen, se, level) if exists else None,
        code=None if exists else "not_identifiable",
    )


def _without_value(n_lists: int, pair: Pair) -> Model:
    """Stands for all models with a pair that shares nothing."""
    nothing = float("inf")
    return Model((pair,), n_lists + 2, 2**n_lists - n_lists - 3, nothing, nothing, nothing, None, "zero_overlap")
