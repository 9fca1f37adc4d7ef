"""A second opinion on the estimates: statsmodels fits the same models, and simulated populations have known sizes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import statsmodels.api as sm
import yaml

from bench.completeness import SCENARIOS, measure, small_cell
from db.completeness import Overlap, coverage, lattice, loglinear, models
from db.completeness.figures import whole_numbers

CASES = {
    case["what"].partition(" (")[0]: Overlap.from_cells(
        case["lists"], {tuple(mark == "1" for mark in cell): n for cell, n in case["cells"].items()}
    )
    for case in yaml.safe_load((Path(__file__).parent / "estimator_cases.yml").read_text("utf-8"))
    if "cells" in case and len(case["lists"]) < 6
}


@pytest.mark.filterwarnings("ignore::RuntimeWarning", "ignore:Perfect separation")
@pytest.mark.parametrize("table", CASES.values(), ids=CASES)
def test_statsmodels_fits_every_model_alike(table: Overlap) -> None:
    design = loglinear.Design.of(table.n_lists, models.sharing(table))
    counts = design.counts(table)
    fits = loglinear.fit(counts, design.columns, design.models())
    for row, mask in enumerate(design.models()):
        other = sm.GLM(counts, design.columns[:, mask], family=sm.families.Poisson()).fit(tol=1e-10)
        assert fits.unseen[row] == pytest.approx(np.exp(other.params[0]), rel=1e-5)
        assert fits.variance[row] == pytest.approx(other.cov_params()[0, 0], rel=1e-5)
        assert fits.deviance[row] == pytest.approx(other.deviance, rel=1e-5, abs=1e-8)


def test_aic_and_bic_are_those_of_statsmodels() -> None:
    table = CASES["HIV in Rome, four lists"]
    plain = next(model for model in models.models(table)[0] if not model.pairs)
    design = loglinear.Design.of(4, ())
    other = sm.GLM(design.counts(table), design.columns, family=sm.families.Poisson()).fit()
    assert plain.aic == pytest.approx(other.aic)
    assert plain.bic == pytest.approx(-2 * other.llf + 5 * np.log(table.n)), "n is the spaces, not the cells"


def test_no_model_near_the_best_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, table in CASES.items():
        whole, n_whole = models.models(table)
        with monkeypatch.context() as patch:
            patch.setattr(lattice, "ALL", 0)
            searched, n_searched = models.models(table)
        near = [[one.pairs for one in found if one.aic <= found[0].aic + models.WITHIN] for found in (whole, searched)]
        assert near[1] == near[0], name
        assert n_searched <= n_whole


@pytest.mark.parametrize("estimator", [coverage.independent, coverage.low_coverage])
def test_standard_errors_by_slopes_are_those_of_a_bootstrap(estimator: Any) -> None:
    table = CASES["hepatitis A, Taiwan 1995, three lists"]
    found = estimator(table)
    draw = np.random.default_rng(1)
    unseen = found.estimate - table.n
    chances = np.append(table.counts, unseen) / found.estimate
    again = [
        estimator(table.replace_counts(draw.multinomial(round(found.estimate), chances)[:-1].astype(float)))
        for _ in range(400)
    ]
    assert found.se == pytest.approx(np.std([one.estimate for one in again if one]), rel=0.12)


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_published_simulation_comes_out_within_its_noise(name: str) -> None:
    for row in measure(SCENARIOS[name], 100):
        assert row.distance is None or row.distance < 3, row
        assert row.distance_held is None or row.distance_held < 3, row


def test_the_range_of_models_holds_the_true_number_more_often_than_the_best_model_alone() -> None:
    rows = {row.name: row for row in measure(SCENARIOS["heterogeneous visibility"], 100)}
    best, kept = rows["loglin_AIC"].held, rows["range of models kept"].held
    assert best is not None and kept is not None
    assert kept > best + 0.1


def test_in_a_small_zone_whole_numbers_hold_the_true_number_as_often_as_they_say() -> None:
    cell = small_cell(20, (0.65, 0.45, 0.5, 0.4), 200)
    assert cell["held"] < 0.8
    assert cell["whole"] >= 0.93


def test_an_interval_is_rounded_outwards() -> None:
    assert whole_numbers((18.2, 31.7)) == (18, 32)
    assert whole_numbers((18.0, 31.0)) == (18, 31)
