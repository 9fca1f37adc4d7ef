"""Lists drawn from a population of known size: how far each estimator is off, and how often its interval holds it.

`make bench-completeness` prints a table a scenario, beside the published results of a simulation with these scenarios.
Its script is not published: the chances here were chosen so that as many spaces are seen and pairs overlap as far as
there.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from math import log, nan, sqrt
from statistics import median

import numpy as np
from numpy.typing import NDArray

from db.completeness import Overlap
from db.completeness.chao import chao2
from db.completeness.copies import copies
from db.completeness.coverage import Coverage
from db.completeness.estimates import refusals
from db.completeness.figures import Interval, figure, whole_numbers
from db.completeness.loglinear import Design, fit
from db.completeness.models import WITHIN
from db.completeness.pair import chapman

TRUE = 100
"""Spaces there are."""
LISTS = ("site", "press", "osm", "directory")
SEED = 20200101
REPLICATES = 300
SIZES = (10, 15, 20, 30, 50, 100)
"""Spaces of a zone, for the smallest that is worth an estimate."""
SMALL = {"half of them": (0.65, 0.45, 0.5, 0.4), "a third of them": (0.4, 0.3, 0.3, 0.2)}
"""Chances of a space to be on each list."""
DESIGN = Design.of(len(LISTS), tuple(combinations(range(len(LISTS)), 2)))
WEIGHTS = 1 << np.arange(len(LISTS))[::-1]

Known = NDArray[np.bool_]
Answer = tuple[float, Interval | None]


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """How spaces get on lists."""

    chances: tuple[float, ...] = (0.65, 0.45, 0.5, 0.4)
    """Of the median space, to be on each list."""
    spread: float = 0.0
    """Standard deviation of a space's visibility, on the scale of log-odds, the same for all lists."""
    press_if_site: tuple[float, float] | None = None
    """Chance to be in the press for a space without a site, and for one with a site."""
    invisible: float = 0.0
    """Share of spaces that no list can have."""
    size: int = TRUE
    published: dict[str, tuple[float, float | None]] = field(default_factory=dict)
    """Median estimate and share of intervals that hold the true number, of 300 replicates."""

    def draw(self, random: np.random.Generator) -> Known:
        """Which spaces each list knows; a row of none for those that nobody knows."""
        visible = random.normal(0.0, self.spread, self.size)[:, None] if self.spread else np.zeros((self.size, 1))
        known = random.random((self.size, len(LISTS))) < _shifted(np.array(self.chances), visible)
        if self.press_if_site:
            chance = np.where(known[:, 0], self.press_if_site[1], self.press_if_site[0])
            known[:, 1] = random.random(self.size) < _shifted(chance, visible[:, 0])
        known[: round(self.size * self.invisible)] = False
        return known


def _shifted(chance: NDArray[np.float64], by: NDArray[np.float64]) -> NDArray[np.float64]:
    return 1 / (1 + (1 / chance - 1) * np.exp(-by))


SCENARIOS = {
    "independent": Scenario(
        published={
            "observed": (94, None),
            "chapman(site,press)": (99.9, 0.94),
            "chapman(site,osm)": (99.0, 0.95),
            "chao2": (100.5, 0.89),
            "loglin_AIC": (99.9, 0.84),
            "loglin_BIC": (99.8, 0.88),
            "N0_coverage": (100.0, None),
        }
    ),
    "site-press dependent": Scenario(
        press_if_site=(0.25, 0.85),
        published={
            "observed": (92, None),
            "chapman(site,press)": (75.0, 0.0),
            "chapman(site,osm)": (99.3, 0.93),
            "chao2": (96.1, 0.91),
            "loglin_AIC": (99.9, 0.86),
            "loglin_BIC": (100.3, 0.92),
            "N0_coverage": (96.3, None),
        },
    ),
    "heterogeneous visibility": Scenario(
        spread=1.25,
        published={
            "observed": (85, None),
            "chapman(site,press)": (84.6, 0.46),
            "chapman(site,osm)": (85.8, 0.44),
            "chao2": (93.0, 0.84),
            "loglin_AIC": (93.6, 0.65),
            "loglin_BIC": (90.2, 0.36),
            "N0_coverage": (89.4, None),
        },
    ),
    "heterogeneous + dependent": Scenario(
        spread=0.85,
        press_if_site=(0.2, 0.83),
        published={
            "observed": (86, None),
            "chapman(site,press)": (71.4, 0.0),
            "chapman(site,osm)": (91.2, 0.76),
            "chao2": (91.0, 0.67),
            "loglin_AIC": (95.3, 0.76),
            "loglin_BIC": (92.8, 0.71),
            "N0_coverage": (89.8, None),
        },
    ),
    "10% invisible in every list": Scenario(
        spread=0.85,
        invisible=0.1,
        published={
            "observed": (80, None),
            "chapman(site,press)": (81.1, 0.43),
            "chapman(site,osm)": (82.2, 0.34),
            "chao2": (87.1, 0.55),
            "loglin_AIC": (86.1, 0.31),
            "loglin_BIC": (84.4, 0.08),
            "N0_coverage": (84.6, None),
        },
    ),
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One estimator in one scenario."""

    name: str
    median: float
    bias: float
    """Median less the true number."""
    held: float | None
    """Share of intervals that hold the true number."""
    published: tuple[float, float | None] | None
    distance: float | None
    """How far the medians lie apart, in standard errors of their difference."""
    distance_held: float | None
    """The same for the shares."""


def main() -> None:
    """Draws, estimates and prints, as text or JSON."""
    parser = argparse.ArgumentParser(
        prog="make bench-completeness", description="Estimators on populations of known size."
    )
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--replicates", type=int, default=REPLICATES)
    options = parser.parse_args()
    found = {name: measure(one, options.replicates) for name, one in SCENARIOS.items()}
    small = {
        (name, size): small_cell(size, chances, options.replicates) for name, chances in SMALL.items() for size in SIZES
    }
    if options.json:
        plain = {name: [vars(row) for row in rows] for name, rows in found.items()}
        cells = [{"lists": name, "spaces": size} | cell for (name, size), cell in small.items()]
        print(json.dumps({"true": TRUE, "scenarios": plain, "small_cells": cells}))
        return
    for name, rows in found.items():
        print(f"{name}: {TRUE} spaces, {options.replicates} replicates")
        print(f"  {'':22}{'median':>8}{'bias':>7}{'held':>6}{'published':>16}{'apart by (SE)':>16}")
        print("\n".join(map(_line, rows)))
    print("fewer spaces, lists made apart: chao2 where it is not refused, its interval as it is and in whole numbers")
    print(f"  {'lists know':16}{'spaces':>7}{'refused':>9}{'median':>8}{'held':>6}{'whole':>7}{'called copies':>15}")
    for (name, size), cell in small.items():
        print(
            f"  {name:16}{size:>7}{cell['refused']:9.2f}{cell['median']:8.1f}{cell['held']:6.2f}{cell['whole']:7.2f}"
            f"{cell['copies']:15.3f}"
        )


def measure(scenario: Scenario, replicates: int, seed: int = SEED) -> list[Row]:
    """What the estimators make of so many draws from a scenario."""
    random = np.random.default_rng(seed)
    answers: dict[str, list[Answer]] = {}
    for _ in range(replicates):
        for name, answer in _answers(scenario.draw(random)):
            answers.setdefault(name, []).append(answer)
    return [_row(name, found, scenario) for name, found in answers.items()]


def small_cell(size: int, chances: tuple[float, ...], replicates: int, seed: int = SEED) -> dict[str, float]:
    """How chao2 does in a zone of `size` spaces, and how often it is refused."""
    random = np.random.default_rng(seed)
    tables = [_table(Scenario(size=size, chances=chances).draw(random)) for _ in range(replicates)]
    kept = [chao2(table) for table in tables if not refusals(table, ())]
    intervals = [one.interval for one in kept if one.interval]
    whole = [whole_numbers(interval) for interval in intervals]
    return {
        "refused": 1 - len(kept) / replicates,
        "median": median([one.estimate for one in kept]) if kept else nan,
        "held": float(np.mean([low <= size <= high for low, high in intervals])) if kept else nan,
        "whole": float(np.mean([low <= size <= high for low, high in whole])) if kept else nan,
        "copies": sum(bool(copies(table)) for table in tables) / replicates,
    }


def _answers(known: Known) -> Iterator[tuple[str, Answer]]:
    table = _table(known)
    yield "observed", (table.n, None)
    for other in (1, 2):
        pair = chapman(float(table.sizes[0]), float(table.sizes[other]), float(table.shared[0, other]))
        yield f"chapman(site,{LISTS[other]})", (pair.estimate, pair.interval)
    lower = chao2(table)
    yield "chao2", (lower.estimate, lower.interval)
    yield "chao2, whole numbers", (lower.estimate, whole_numbers(lower.interval) if lower.interval else None)
    yield from _models(table)
    sums = Coverage.of(table)
    yield "N0_coverage", (sums.mean_without_one / sums.covered, None)


def _models(table: Overlap) -> Iterator[tuple[str, Answer]]:
    """The best model by AIC and by BIC, and the range over those within 2 AIC of the best."""
    masks = DESIGN.models()
    fits = fit(DESIGN.counts(table), DESIGN.columns, masks)
    deviance, parameters = np.where(fits.exists, fits.deviance, np.inf), masks.sum(axis=1)

    def answer(row: int) -> tuple[float, Interval]:
        unseen = float(fits.unseen[row])
        one = figure(table.n, table.n + unseen, sqrt(unseen + unseen**2 * float(fits.variance[row])))
        assert one.interval
        return one.estimate, one.interval

    for name, penalty in (("loglin_AIC", 2.0), ("loglin_BIC", log(table.n))):
        yield name, answer(int(np.argmin(deviance + penalty * parameters)))
    aic = deviance + 2 * parameters
    kept = [answer(int(row)) for row in np.flatnonzero(aic <= aic.min() + WITHIN)]
    ends = [end for _, interval in kept for end in interval]
    yield "range of models kept", (median([estimate for estimate, _ in kept]), (min(ends), max(ends)))


def _table(known: Known) -> Overlap:
    counts = np.bincount(known @ WEIGHTS, minlength=2 ** len(LISTS))[1:]
    return Overlap.from_cells(LISTS, {tuple(map(bool, cell)): n for cell, n in zip(DESIGN.cells, counts, strict=True)})


def _row(name: str, found: list[Answer], scenario: Scenario) -> Row:
    estimates = np.array([estimate for estimate, _ in found])
    intervals = [interval for _, interval in found if interval]
    held = float(np.mean([low <= scenario.size <= high for low, high in intervals])) if intervals else None
    published = scenario.published.get(name)
    middle = float(np.median(estimates))
    return Row(
        name=name,
        median=middle,
        bias=middle - scenario.size,
        held=held,
        published=published,
        distance=_distance(middle, published[0], 1.2533 * float(estimates.std()), len(found)) if published else None,
        distance_held=_distance_of_shares(held, published[1], len(found)) if published else None,
    )


def _distance(ours: float, theirs: float, deviation: float, n: int) -> float:
    """In standard errors of a difference, the other figure from REPLICATES; whole numbers are half a unit unsure."""
    return abs(ours - theirs) / sqrt(deviation**2 * (1 / n + 1 / REPLICATES) + 1 / 12)


def _distance_of_shares(ours: float | None, theirs: float | None, n: int) -> float | None:
    if ours is None or theirs is None:
        return None
    share = (ours + theirs) / 2
    return abs(ours - theirs) / sqrt(max(share * (1 - share), 1 / n) * (1 / n + 1 / REPLICATES))


def _line(row: Row) -> str:
    held = f"{row.held:6.2f}" if row.held is not None else f"{'':6}"
    if not row.published:
        return f"  {row.name:22}{row.median:8.1f}{row.bias:7.1f}{held}"
    published = f"{row.published[0]:.1f}" + (f", {row.published[1]:.2f}" if row.published[1] is not None else "")
    apart = f"{row.distance:.1f}" + (f", {row.distance_held:.1f}" if row.distance_held is not None else "")
    return f"  {row.name:22}{row.median:8.1f}{row.bias:7.1f}{held}{published:>16}{apart:>16}"


if __name__ == "__main__":
    main()
