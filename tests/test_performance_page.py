"""The page of performance shows the figures that were measured, all of them and no others. Nothing is measured here."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from bench import __main__ as bench
from bench import report
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
