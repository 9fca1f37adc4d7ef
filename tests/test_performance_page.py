"""The page of performance shows the figures that were measured, all of them and no others. Nothing is measured here."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench import __main__ as bench
from bench import instructions, report
from bench.plot import bullets
from bench.result import Result, Side


def a_result(*ratios: float, bar: float | None = 1.0, wanted: str = "at least") -> Result:
    return Result(
        key="tin-kettle",
        title="Boiling <water>",
        ratio_of="rate",
        wanted=wanted,  # type: ignore[arg-type]
        bar=bar,
        unit="s",
        ours=Side(what="kettle", cost=2.0, memory_mb=1.0),
        theirs=Side(what="pan", cost=1.0),
        ratios=ratios,
    )


@pytest.mark.parametrize("path", list(report.pages()))
def test_the_page_and_its_plots_are_made_from_the_figures(path: str) -> None:
    written = (report.PAGE.parent / path).read_text("utf-8")
    assert written == report.pages()[path], "run `make docs`"


def test_every_figure_stands_in_the_page() -> None:
    known = json.loads(report.FILE.read_text("utf-8"))
    page = report.PAGE.read_text("utf-8")
    missing = [
        one["key"]
        for told in known.values()
        for one in told["results"]
        if one["title"] not in page or f"**{one['ratio']:.2f}**" not in page
    ]
    assert not missing


def test_every_part_has_a_title() -> None:
    assert set(bench.PARTS) <= set(report.TITLES)


def test_the_median_is_what_counts() -> None:
    assert a_result(3.0, 1.0, 2.0).ratio == 2.0


@pytest.mark.parametrize(
    ("wanted", "bar", "met"),
    [("at least", 1.0, True), ("at least", 3.0, False), ("at most", 3.0, True), ("at most", 1.0, False)],
)
def test_a_figure_is_held_against_what_was_asked(wanted: str, bar: float, met: bool) -> None:
    assert a_result(2.0, bar=bar, wanted=wanted).met is met


def test_a_figure_of_which_nothing_was_asked_is_neither_met_nor_missed() -> None:
    assert a_result(2.0, bar=None).met is None


def test_a_plot_is_well_formed_and_names_each_figure() -> None:
    drawn = ElementTree.fromstring(bullets([a_result(0.5), a_result(2.0, bar=None)]))
    texts = [text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert texts.count("Boiling <water>") == 2


def test_of_the_stretches_that_were_counted_those_of_work_are_kept_in_their_order(tmp_path: Path) -> None:
    beginning, between = 9_000_000, 5_000_000
    stretches = [beginning, 1_000_000, between, 2_000_000, between, 3_000_000, between, 4_000_000, between]
    stretches += [5_000_000, between, 6_000_000]
    for number, instructions_ in enumerate(stretches, 1):
        (tmp_path / f"stretch.{number}").write_text(f"events: Ir\nsummary: {instructions_}\n", "utf-8")
    assert instructions.works(tmp_path) == [(1.0, 2.0), (3.0, 4.0), (5.0, 6.0)]


def test_without_valgrind_no_instructions_are_counted_and_the_reason_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(instructions.shutil, "which", lambda name: None)
    assert not list(instructions.measure(1, full=False))
    assert "apt-get install valgrind" in capsys.readouterr().err
