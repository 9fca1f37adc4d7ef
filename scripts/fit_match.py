"""Fits the weights of `db/match/weights.yml` on mentions whose spaces are known: `python -m scripts.fit_match`.

Logistic regression on the levels of the features, held towards nothing by a penalty, so that a level seldom seen
weighs little. The weights of `door` are those of its street, its number and both together, added up.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_array

from bench.mentions import first
from db.match.columns import Columns
from db.match.engine import Compared
from db.match.levels import FEATURES
from db.mention import Mention

SAMPLES = ((50_000, 11), (20_000, 12), (20_000, 13), (20_000, 17), (5_000, 14), (5_000, 15), (2_000, 16), (2_000, 18))
"""Mentions and seed of each set that is learned from."""
PENALTY = 8.0
LEAST = -12.0
"""Bits below which no weight goes: invented mentions never err as real ones do."""
SAME, DIFFERENT = 1.6, -3.0
NEVER = {
    "distance": ("more",),
    "unit": ("other_count", "other_floor", "other_tower"),
    "door": tuple(
        f"{street} other_number" for street in ("same_street", "one_in_two_languages", "slip", "other_street")
    ),
}
"""Levels that no agreement outweighs: a wrong fact is worse than a missing one."""
TARGET = Path(__file__).parent.parent / "db" / "match" / "weights.yml"


def main() -> None:
    """Fits and writes."""
    rows, truth = [], []
    for size, seed in SAMPLES:
        spoken = list(first.mentions(size, seed, mistaken=True))
        found = Compared(Columns.of([Mention.of(mention) for mention, _ in spoken]))
        spaces = np.zeros(found.table.size, np.int64)
        spaces[found.of_node] = np.unique([space for _, space in spoken], return_inverse=True)[1]
        rows.append(found.levels(found.one, found.other))
        truth.append(spaces[found.one] == spaces[found.other])
    levels, same = np.vstack(rows), np.concatenate(truth)
    TARGET.write_text("".join(_lines(_fit(levels, same), len(same))), "utf-8")


def _design(levels: np.ndarray) -> tuple[csr_array, list[tuple[str, int]]]:
    """One column a level, and for doors one a street and one a number as well."""
    columns = [(feature, at) for feature, names in FEATURES.items() for at in range(len(names))]
    starts = np.cumsum([0, *(len(names) for names in FEATURES.values())])
    parts = [levels[:, at] + starts[at] for at in range(len(FEATURES))]
    door = list(FEATURES).index("door")
    width = starts[-1]
    parts += [width + levels[:, door] // 5, width + 7 + levels[:, door] % 5]
    index = np.column_stack(parts).ravel()
    count = len(levels)
    matrix = csr_array(
        (np.ones(len(index)), index, np.arange(0, len(index) + 1, len(parts))), shape=(count, width + 12)
    )
    return matrix, columns


def _fit(levels: np.ndarray, same: np.ndarray) -> tuple[float, dict[str, dict[str, float]]]:
    matrix, columns = _design(levels.astype(np.int64))
    sign = np.where(same, 1.0, -1.0)

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (matrix @ values[1:] + values[0])
        wrong = -sign / (1 + np.exp(np.clip(margin, -500, 500)))
        gradient = np.concatenate([[wrong.sum()], matrix.T @ wrong + PENALTY * values[1:]])
        return float(np.logaddexp(0, -margin).sum() + PENALTY / 2 * (values[1:] ** 2).sum()), gradient

    values = minimize(loss, np.zeros(matrix.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 400}).x
    bits = values / np.log(2)
    prior = float(bits[0])
    found: dict[str, dict[str, float]] = {feature: {} for feature in FEATURES}
    for (feature, at), weight in zip(columns, bits[1:], strict=False):
        if feature == "door":
            weight += bits[1 + len(columns) + at // 5] + bits[1 + len(columns) + 7 + at % 5]
        found[feature][FEATURES[feature][at]] = float(weight)
    for levels_of in found.values():  # what says nothing weighs nothing; what that takes away goes into the prior
        nothing = next(iter(levels_of.values()))
        prior += nothing
        levels_of |= {name: max(LEAST, round(weight - nothing, 2)) for name, weight in levels_of.items()}
    far = 0.0
    for name in reversed(FEATURES["distance"][1:]):  # no nearer point weighs less than a farther one
        far = found["distance"][name] = max(far or LEAST, found["distance"][name])
    return round(prior, 2), found


def _lines(fitted: tuple[float, dict[str, dict[str, float]]], pairs: int) -> Iterator[str]:
    prior, found = fitted
    sets = ", ".join(f"{size} (seed {seed})" for size, seed in SAMPLES)
    yield "# What agreement and disagreement weigh, in bits: read `db/match/score.py` first.\n"
    yield "# Written by `python -m scripts.fit_match` on mentions of `bench/mentions/first.py` with their mistakes,\n"
    yield f"# so many (and seed): {sets}; {pairs} pairs.\n\n"
    yield f"prior: {prior} # for two that share a key, before they are compared\n"
    yield f"same: {SAME} # from this score on two mentions are of one space\n"
    yield f"different: {DIFFERENT} # up to this one they contradict each other\n\n"
    yield "never: # whatever the score, two that show one of these are not put together\n"
    yield from (f"  {feature}: [{', '.join(names)}]\n" for feature, names in NEVER.items())
    yield "\nweights:\n"
    for feature, levels in found.items():
        yield f"  {feature}:\n"
        yield from (f"    {name}: {weight}\n" for name, weight in levels.items())


if __name__ == "__main__":
    main()
