"""Log-linear models of the overlap table: what each choice of dependent pairs of lists says about the spaces not
seen."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from db.completeness.incidence import Marks
from db.completeness.overlap import Floats, Overlap

STEPS = 18
"""Newton steps. A fit that exists is reached in about ten; in one that does not, a coefficient never stops growing."""
SETTLED = 1e-7
"""Greatest change of a coefficient in the last step of a fit that exists."""
RIDGE = 1e-13
"""Added to the diagonal, so that one fit that does not exist cannot stop the others; too small to end its growth."""
BATCH = 4096
"""Models fitted together: some ten megabytes."""
Pair = tuple[int, int]


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
        return self.masks(np.arange(2 ** len(self.pairs)))

    def masks(self, sets: NDArray[np.int_]) -> Marks:
        """The same for these sets; bit i of a set stands for the i-th pair."""
        always = np.ones((len(sets), self.columns.shape[1] - len(self.pairs)), dtype=bool)
        return np.hstack([always, (sets[:, None] >> np.arange(len(self.pairs)) & 1).astype(bool)])


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
    starts = range(0, max(len(masks), 1), BATCH)
    return joined([_fit(tables[at : at + BATCH], columns, masks[at : at + BATCH]) for at in starts])


def joined(parts: list[Fits]) -> Fits:
    """Fits one after another."""
    return Fits(*(np.concatenate([getattr(part, one.name) for part in parts]) for one in fields(Fits)))


def _fit(counts: Floats, columns: Floats, masks: Marks) -> Fits:
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
    exists = (change <= SETTLED) & (variance >= 0)
    return Fits(np.exp(np.clip(beta[:, 0], -700, 700)), variance, deviance, means, exists)
