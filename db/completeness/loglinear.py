"""Log-linear models of the overlap table: what each choice of dependent pairs of lists says about the spaces not
seen."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from db.completeness.figures import LEVEL, Figure, figure
from db.completeness.incidence import Marks
from db.completeness.overlap import Floats, Overlap

MAX_LISTS, MAX_PAIRS = 8, 15
"""Lists, and pairs of lists that share a space (as many as six lists have): all 2^15 models are fitted in seconds, and
each pair more doubles that."""
STEPS = 18
"""Newton steps. A fit that exists is reached in about ten; in one that does not, a coefficient never stops growing."""
SETTLED = 1e-7
"""Greatest change of a coefficient in the last step of a fit that exists."""
RIDGE = 1e-13
"""Added to the diagonal, so that one fit that does not exist cannot stop the others; too small to end its growth."""
BATCH = 4096
"""Models fitted together: some ten megabytes."""
WITHIN = 2.0
"""AIC above the best up to which a model is kept (Burnham and Anderson 2002, p. 70: substantial support)."""
LISTED = 100
"""Rejected models that are told one by one; there can be thirty thousand."""

Pair = tuple[int, int]


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


@dataclass(frozen=True)
class Design:
    """The cells of a table with t lists, and the columns of the models with effects of lists and of pairs."""

    cells: Marks
    """All combinations of lists but the one of none."""
    columns: Floats
    """One row a cell: intercept, each list, each pair."""
    pairs: tuple[Pair, ...]
    """The pairs of lists that have a column."""

    @classmethod
    def of(cls, n_lists: int, pairs: tuple[Pair, ...]) -> Design:
        """For this number of lists, and these pairs of them."""
        numbers = np.arange(1, 2**n_lists)
        cells = (numbers[:, None] >> np.arange(n_lists)[::-1] & 1).astype(bool)
        both = [cells[:, one] & cells[:, two] for one, two in pairs]
        columns = np.column_stack([np.ones(len(cells)), cells, *both]).astype(float)
        return cls(cells, columns, pairs)

    def counts(self, table: Overlap) -> Floats:
        """The table's count of each cell, zeros included."""
        known = table.cells()
        return np.array([known.get(tuple(map(bool, cell)), 0.0) for cell in self.cells])

    def models(self) -> Marks:
        """A row for each set of pairs, the empty one first: which columns its model has."""
        sets = (np.arange(2 ** len(self.pairs))[:, None] >> np.arange(len(self.pairs)) & 1).astype(bool)
        always = np.ones((len(sets), self.columns.shape[1] - len(self.pairs)), dtype=bool)
        return np.hstack([always, sets])


def sharing(table: Overlap) -> tuple[Pair, ...]:
    """The pairs of lists that share a space."""
    return tuple(pair for pair in combinations(range(table.n_lists), 2) if table.shared[pair] > 0)


@dataclass(frozen=True)
class Fits:
    """Many fits at once: row i is the fit of the i-th mask."""

    unseen: Floats
    variance: Floats
    """Of the intercept."""
    deviance: Floats
    means: Floats
    exists: NDArray[np.bool_]


def fit(counts: Floats, columns: Floats, masks: Marks) -> Fits:
    """Poisson fits with log link by iteratively reweighted least squares.

    `counts` is one table (cells) or one a mask (masks × cells); a mask says which columns its model has, the intercept
    first. The spaces not seen are exp(intercept): the cell of no list.
    Formula: log E(z_s) = u + Σ uᵢ·sᵢ + Σ uᵢⱼ·sᵢ·sⱼ, N = n + exp(u), var = f0 + f0²·var(u)
    Paper: Fienberg (1972), Biometrika 59, 591-603; Cormack (1989), Biometrics 45, 395-413; variance Rivest and Lévesque
    (2001), Canad. J. Statist. 29, 555-572
    """
    tables = np.broadcast_to(counts, (len(masks), counts.shape[-1]))
    parts = [_fit(tables[at : at + BATCH], columns, masks[at : at + BATCH]) for at in range(0, len(masks), BATCH)]
    return Fits(*(np.concatenate(group) for group in zip(*parts, strict=True)))


def models(table: Overlap, level: float = LEVEL, listed: int = LISTED) -> tuple[list[Model], int]:
    """The models with the effects of all lists and any set of pairs, best AIC first, and how many were fitted.

    Returned are those up to WITHIN of the best, `listed` more, and those that are often asked for: with one pair or
    none, and with all. Every list must know a space. A pair that shares none makes its models inadmissible
    (`zero_overlap`): its coefficient has no value. So does a zero elsewhere that a model cannot be fitted with
    (`not_identifiable`; Fienberg and Rinaldo 2012, Ann. Statist. 40, 996-1023).
    """
    design = Design.of(table.n_lists, sharing(table))
    counts = design.counts(table)
    masks = design.models()
    fits = fit(counts, design.columns, masks)
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


def _fit(counts: Floats, columns: Floats, masks: Marks) -> tuple[Floats, Floats, Floats, Floats, Marks]:
    """Unseen, variance, deviance, means and existence of one batch."""
    width = columns.shape[1]
    products = (columns[:, :, None] * columns[:, None, :]).reshape(len(columns), width * width)

    def solve(means: Floats, masks: Marks, right: Floats) -> Floats:
        both = masks[:, :, None] & masks[:, None, :]
        lacking = np.eye(width) * (~masks[:, :, None] + RIDGE)  # what a model lacks stays out of its equations
        information = np.reshape(means @ products, (-1, width, width)) * both + lacking
        return np.asarray(np.linalg.solve(information, (right * masks)[:, :, None])[:, :, 0], dtype=float)

    means: Floats = counts + 0.5
    predictors = np.log(means)
    beta = np.zeros(masks.shape)
    change = np.full(len(masks), np.inf)
    for _ in range(STEPS):
        going = change > SETTLED
        if not going.any():
            break
        now, eta = means[going], predictors[going]
        new = solve(now, masks[going], (now * eta + counts[going] - now) @ columns)
        change[going] = np.abs(new - beta[going]).max(axis=1)
        beta[going] = new
        predictors[going] = np.clip(new @ columns.T, -40.0, 40.0)
        means[going] = np.exp(predictors[going])
    intercept = np.zeros(masks.shape)
    intercept[:, 0] = 1.0
    variance = solve(means, masks, intercept)[:, 0]
    logs = np.log(np.where(counts > 0, counts / means, 1.0))
    deviance = 2 * (counts * logs - counts + means).sum(axis=1)
    return np.exp(np.clip(beta[:, 0], -700, 700)), variance, deviance, means, (change <= SETTLED) & (variance >= 0)
