"""What holds for every table of lists, and what is refused: copies, lists that depend on each other, small overlaps."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner, Result
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from cowcrawl.cli import main
from db.completeness import Incidence, Overlap, Rates, Report, as_json, by_group, estimate, loglinear
from db.completeness.copies import copies
from db.completeness.matching import corrected

marks = st.integers(3, 4).flatmap(
    lambda n_lists: st.lists(
        st.lists(st.booleans(), min_size=n_lists, max_size=n_lists).filter(any), min_size=1, max_size=60
    )
)


def incidence(rows: Any, lists: tuple[str, ...] = ()) -> Incidence:
    table = np.array(rows, dtype=bool)
    ids = tuple(f"s{number:04}" for number in range(len(table)))
    return Incidence(ids, lists or tuple("ABCDEFGH"[: table.shape[1]]), table)


def drawn(n: int, *shares: float, seed: int = 1) -> np.ndarray[Any, Any]:
    """Which of `n` spaces each list knows, lists drawn apart, spaces that none knows left out."""
    known = np.random.default_rng(seed).random((n, len(shares))) < np.array(shares)
    return known[known.any(axis=1)]


def figures_of(report: Report) -> list[tuple[str, float]]:
    found = [(name, one.figure) for name, one in report.estimators.items()]
    found += [(name, getattr(pair, name).figure) for pair in report.pairs for name in ("chapman", "lincoln_petersen")]
    found += [("model", model.figure) for model in report.models.kept + report.models.rejected]
    return [(name, figure.estimate) for name, figure in found if figure]


def codes(report: Report) -> list[str]:
    return [reason.code for reason in report.refused]


@settings(deadline=None, max_examples=30)
@given(marks, st.randoms())
def test_the_order_of_spaces_and_lists_and_their_names_change_no_number(rows: list[list[bool]], draw: Any) -> None:
    columns, order = list(range(len(rows[0]))), list(range(len(rows)))
    draw.shuffle(columns), draw.shuffle(order)
    given_ = estimate(incidence(rows))
    moved = estimate(incidence(np.array(rows)[order][:, columns], tuple("zyxw"[: len(columns)])))
    assert codes(moved) == codes(given_)
    ours, theirs = sorted(figures_of(given_)), sorted(figures_of(moved))
    assert [name for name, _ in theirs] == [name for name, _ in ours]
    assert [value for _, value in theirs] == pytest.approx([value for _, value in ours], rel=1e-5)


@pytest.mark.parametrize("order", list(permutations(range(4))), ids=str)
def test_an_estimate_of_no_more_than_is_known_is_kept_in_every_order_of_lists(order: tuple[int, ...]) -> None:
    table = np.array([[True, False, False, True]] * 5 + [[True, True, False, False]])[:, order]
    assert ("chao_tsay_high_coverage", 6.0) in figures_of(estimate(incidence(table)))


@settings(deadline=None, max_examples=30)
@given(marks)
def test_no_estimate_and_no_interval_is_below_what_is_known(rows: list[list[bool]]) -> None:
    report = estimate(incidence(rows))
    whole = [one.figure for one in report.estimators.values()] + [model.figure for model in report.models.kept]
    for figure in filter(None, whole):
        assert figure.estimate >= len(rows) * (1 - 1e-9)
        assert figure.interval is None or figure.interval[0] >= len(rows) * (1 - 1e-9)
    for pair in report.pairs:
        if pair.chapman.figure:
            assert pair.chapman.figure.estimate >= sum(pair.sizes) - pair.shared


@settings(deadline=None, max_examples=30)
@given(st.lists(st.lists(st.booleans(), min_size=4, max_size=4).filter(any), min_size=20, max_size=60))
def test_a_copied_list_is_detected_and_refused(rows: list[list[bool]]) -> None:
    table = np.array(rows)
    copied = table.sum(axis=0).argmax()
    assume(not table.all())
    report = estimate(incidence(np.hstack([table, table[:, [copied]]])))
    assert "copied_list" in codes(report) or "no_overlap" in codes(report)
    assert as_json(report)["headline"]["estimate"] is None
    assert not [one.figure for one in report.estimators.values() if one.figure]
    assert report.models.kept == ()


def test_a_list_taken_into_a_larger_one_is_refused() -> None:
    table = drawn(150, 0.5, 0.4, 0.3)
    small = table[:, 1] & (np.random.default_rng(2).random(len(table)) < 0.6)
    report = estimate(incidence(np.column_stack([table, small])))
    assert codes(report) == ["contained_list"]
    assert report.refused[0].lists == ("B", "D")


def test_a_near_copy_is_refused() -> None:
    table = drawn(150, 0.5, 0.4, 0.3)
    near = table[:, 1].copy()
    near[np.flatnonzero(near)[0]] = False
    assert codes(estimate(incidence(np.column_stack([table, near])))) == ["copied_list"]


def test_large_lists_made_apart_are_no_copies() -> None:
    assert copies(Overlap.of(incidence(drawn(400, 0.97, 0.96, 0.3)))) == []


def test_lists_made_apart_are_called_copies_no_more_often_than_stated() -> None:
    false_alarms = sum(bool(copies(Overlap.of(incidence(drawn(60, 0.9, 0.5, 0.3, 0.2, seed=n))))) for n in range(300))
    assert false_alarms <= 8, "1 % of 300, and what chance adds to it"


def test_when_every_list_knows_every_space_there_are_no_others() -> None:
    report = estimate(incidence(np.ones((30, 4))))
    assert report.headline.figure is not None
    assert (report.headline.figure.estimate, report.headline.figure.interval) == (30, (30, 30))


def test_site_and_press_alone_are_refused() -> None:
    report = estimate(incidence(drawn(100, 0.6, 0.5), ("operator_site", "press")))
    assert codes(report) == ["dependent_pair"]
    assert figures_of(report) == []


def test_site_and_press_with_a_third_list_that_shares_nothing_are_alone() -> None:
    table = drawn(100, 0.6, 0.5)
    apart = np.zeros((len(table) + 8, 3), dtype=bool)
    apart[: len(table), :2], apart[len(table) :, 2] = table, True
    report = estimate(incidence(apart, ("operator_site", "press", "osm")))
    assert codes(report) == ["dependent_pair"]


def test_two_lists_are_refused_and_their_pair_is_marked() -> None:
    report = estimate(incidence(drawn(100, 0.6, 0.5)))
    assert codes(report) == ["fewer_than_three_lists"]
    (pair,) = report.pairs
    assert pair.chapman.figure is not None
    assert not pair.chapman.usable
    assert as_json(report)["headline"]["estimate"] is None


def test_one_list_says_nothing() -> None:
    report = estimate(incidence([[1], [1]]))
    assert codes(report) == ["one_list"]
    assert figures_of(report) == []


def test_lists_that_share_nothing_say_nothing() -> None:
    report = estimate(incidence(np.repeat(np.eye(3), 20, axis=0)))
    assert codes(report) == ["no_overlap"]
    assert figures_of(report) == []
    assert set(report.coverage.values()) == {None}


def test_few_spaces_on_two_lists_are_too_few() -> None:
    rows = np.vstack([np.repeat(np.eye(3), 20, axis=0), [[1, 1, 0]] * 3, [[0, 1, 1]] * 3])
    report = estimate(incidence(rows))
    assert codes(report) == ["overlap_too_small"]
    assert as_json(report)["headline"]["estimate"] is None
    assert as_json(report)["range"]["lowest_estimate"] is None


def test_a_zero_that_leaves_a_dependence_without_value_is_found() -> None:
    rows = [[1, 0, 0]] * 20 + [[0, 1, 0]] * 20 + [[0, 0, 1]] * 20 + [[1, 0, 1]] * 9 + [[0, 1, 1]] * 8 + [[1, 1, 1]] * 2
    models = {model.pairs: model for model in estimate(incidence(rows)).models.rejected}
    saturated = models[("A", "B"), ("A", "C"), ("B", "C")]
    assert saturated.reason is not None
    assert saturated.reason.code == "not_identifiable"
    assert saturated.figure is None


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from([0, 0, 1, 2, 9, 40]), min_size=7, max_size=7))
def test_a_fit_is_said_to_exist_where_linear_programming_says_so(counts: list[int]) -> None:
    design = loglinear.Design.of(3, ((0, 1), (0, 2), (1, 2)))
    assume((np.array(counts) @ design.cells > 0).all())
    fits = loglinear.fit(np.array(counts, dtype=float), design.columns, design.models())
    for mask, exists in zip(design.models(), fits.exists, strict=True):
        assert exists == fit_exists(np.array(counts), design.columns[:, mask])


def fit_exists(counts: Any, columns: Any) -> bool:
    """Whether no direction lowers the fit of zero cells alone (Fienberg and Rinaldo 2012)."""
    zero = counts == 0
    found = linprog(
        columns[zero].sum(axis=0),
        A_ub=columns[zero] if zero.any() else None,
        b_ub=np.zeros(zero.sum()) if zero.any() else None,
        A_eq=columns[~zero],
        b_eq=np.zeros((~zero).sum()),
        bounds=(-1, 1),
    )
    full_rank = np.linalg.matrix_rank(columns) == columns.shape[1]
    return bool(found.fun > -1e-7 and full_rank)


def test_a_pair_that_shares_nothing_is_in_no_model() -> None:
    rows = [[1, 0, 0]] * 20 + [[0, 1, 0]] * 20 + [[0, 0, 1]] * 20 + [[1, 0, 1]] * 9 + [[0, 1, 1]] * 8
    models = estimate(incidence(rows)).models
    assert ("A", "B") not in {pair for model in models.kept for pair in model.pairs}
    assert [model.pairs for model in models.rejected if model.reason and model.reason.code == "zero_overlap"] == [
        (("A", "B"),)
    ]


def test_every_list_is_dropped_in_turn() -> None:
    report = estimate(incidence(drawn(200, 0.5, 0.4, 0.4, 0.3)))
    assert [one.what for one in report.sensitivity] == ["A", "B", "C", "D"]
    assert all(one.chao2 and one.n < report.table.n for one in report.sensitivity)


def test_a_zone_with_few_spaces_gets_no_estimate_of_its_own() -> None:
    table = incidence(drawn(200, 0.6, 0.5, 0.4))
    groups = {space: ("north",) if number < 15 else ("south", "harbour") for number, space in enumerate(table.ids)}
    found = by_group(table, groups)
    assert list(found) == ["harbour", "north", "south"]
    assert "cell_too_small" in codes(found["north"])
    assert found["south"].headline.usable
    assert found["south"].table.n == len(table.ids) - 15


def test_joins_that_were_missed_make_the_estimate_too_high_and_false_ones_too_low() -> None:
    table = incidence(drawn(400, 0.5, 0.4, 0.4))
    report = estimate(table, rates=Rates(0.05, 0.1))
    plain = report.headline.figure
    found = {one.what: one.chao2 for one in report.matching}
    assert plain is not None
    apart, joined = found["false_matches_undone"], found["missed_matches_joined"]
    assert apart is not None and joined is not None
    assert joined.estimate < plain.estimate < apart.estimate


def test_correction_brings_back_the_table_from_before_the_errors() -> None:
    truth = drawn(20_000, 0.5, 0.4, 0.4)
    draw = np.random.default_rng(3)
    rows = []
    for row in truth:  # every join after the first entry is missed with one chance in ten
        entries = draw.permutation(np.flatnonzero(row))
        missed = [entry for entry in entries[1:] if draw.random() < 0.1]
        kept = row.copy()
        kept[missed] = False
        rows += [kept, *(np.arange(3) == entry for entry in missed)]
    found = corrected(Overlap.of(incidence(rows)), Rates(false_non_matches=0.1))
    assert found is not None
    assert found.n == pytest.approx(len(truth), rel=0.02)
    assert found.frequencies[1:4] == pytest.approx(Overlap.of(incidence(truth)).frequencies[1:4], rel=0.05)


@settings(deadline=None, max_examples=60)
@given(marks, st.floats(0, 0.3), st.floats(0, 0.3))
def test_correction_loses_and_makes_no_entry(rows: list[list[bool]], false: float, missed: float) -> None:
    table = Overlap.of(incidence(rows))
    found = corrected(table, Rates(false, missed))
    if found is not None:
        assert found.sizes == pytest.approx(table.sizes, abs=1e-6)


def test_two_lists_are_corrected_as_ding_and_fienberg_do() -> None:
    table = Overlap.from_cells(("A", "B"), {(True, True): 60, (True, False): 50, (False, True): 40})
    found = corrected(table, Rates(0.05, 0.1))
    assert found is not None
    assert found.shared[0, 1] == pytest.approx(60 * 0.95 / 0.9)
    assert found.sizes == pytest.approx([110, 100])


def test_a_join_whose_parts_are_not_there_is_left_out() -> None:
    cells = {(True, True, True, True): 1.0, (True, True, False, False): 30.0}
    cells |= {tuple(row): 40.0 for row in np.eye(4, dtype=bool).tolist()}
    found = corrected(Overlap.from_cells("ABCD", cells), Rates(false_non_matches=0.1))
    assert found is not None
    assert found.counts.min() > 0
    assert found.cells()[True, True, False, False] == pytest.approx(30 / 0.9)


def test_rates_beyond_what_the_table_can_hold_are_said_to_be() -> None:
    report = estimate(incidence([[1, 1, 1]] * 30 + np.eye(3).tolist()), rates=Rates(0, 0.5))
    assert [one.reason.code for one in report.matching if one.reason] == ["too_many_errors"] * 2


BAD = {
    "one list name twice": ("id,a,a\nx,1,0\n", "line 1: the name 'a' stands over two columns"),
    "no list": ("id\nx\n", "line 1: expected an id and then a column for each list"),
    "a list without a name": ("id,a,,c\nx,1,0,1\n", "line 1: column 3 has no name"),
    "an empty cell": ("id,a,b\nx,1,\n", "line 2, column 'b': expected 0 or 1, found an empty cell"),
    "another number": ("id,a,b\nx,1,0\ny,2,1\n", "line 3, column 'a': expected 0 or 1, found '2'"),
    "a word": ("id,a,b\nx,yes,0\n", "line 2, column 'a': expected 0 or 1, found 'yes'"),
    "an id twice": ("id,a,b\nx,1,0\ny,1,1\nx,0,1\n", "line 4: the id 'x' stands in line 2 already"),
    "an empty id": ("id,a,b\n,1,0\n", "line 2: the id is empty"),
    "a short row": ("id,a,b\nx,1\n", "line 2: expected 3 cells as in the header, found 2"),
    "a space on no list": ("id,a,b\nx,0,0\n", "line 2: 'x' is on no list"),
    "no space": ("id,a,b\n", "there is a header and no space under it"),
    "nothing": ("", "is empty"),
    "an open quote": ('id,a,b\n"x,1,0\n', "this is not CSV"),
}


def told(tmp_path: Path, text: str, *options: str) -> Result:
    path = tmp_path / "lists.csv"
    path.write_text(text, "utf-8")
    return CliRunner().invoke(main, ["completeness", "--lists", str(path), *options])


@pytest.mark.parametrize("text, message", BAD.values(), ids=BAD)
def test_a_bad_table_is_an_error_with_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    result = told(tmp_path, text)
    assert result.exit_code == 2
    assert "lists.csv" in result.output
    assert message in result.output


def test_a_spreadsheet_s_semicolons_and_mark_are_read(tmp_path: Path) -> None:
    result = told(tmp_path, "\ufeffid;a;b\r\nx;1;0\r\ny;1;1\r\n")
    assert result.exit_code == 0
    assert '"n_observed": 2' in result.output


def test_a_file_that_is_not_there_or_not_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "lists.csv").write_bytes(b"id,a,b\nx\xff,1,0\n")
    for name in ("lists.csv", "none.csv"):
        result = CliRunner().invoke(main, ["completeness", "--lists", str(tmp_path / name)])
        assert result.exit_code == 2
        assert f"{name} cannot be read" in result.output


def test_dependent_lists_must_be_in_the_table(tmp_path: Path) -> None:
    result = told(tmp_path, "id,a,b\nx,1,0\n", "--dependent", "a,press")
    assert result.exit_code == 2
    assert "expected two of the lists a, b" in result.output


def test_groups_are_told_apart(tmp_path: Path) -> None:
    groups = tmp_path / "groups.csv"
    groups.write_text("id,zone,type\nx,Ixelles,cowork;lab\ny,,lab\n", "utf-8")
    result = told(tmp_path, "id,a,b,c\nx,1,0,1\ny,1,1,0\n", "--groups", str(groups))
    assert result.exit_code == 0, result.output
    found = json.loads(result.output)["groups"]
    assert {kind: list(names) for kind, names in found.items()} == {"zone": ["Ixelles"], "type": ["cowork", "lab"]}
    assert found["type"]["lab"]["n_observed"] == 2
