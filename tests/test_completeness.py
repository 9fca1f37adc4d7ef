"""How many spaces lists miss: published results through the command, what holds for any table, what is refused."""

from __future__ import annotations

import csv
import json
import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from cowcrawl.cli import main

CASES = yaml.safe_load((Path(__file__).parent / "estimator_cases.yml").read_text("utf-8"))
TOLERANCE = 0.001
"""Published results are rounded; those of 2014 differ a little by the form of the formula."""
SHARED = Path(__file__).parent.parent.parent / "shared"


def told(tmp_path: Path, lists: list[str], rows: list[list[int]], *options: str) -> Any:
    """What the command prints of a table."""
    path = tmp_path / "lists.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([["id", *lists], *([f"s{number}", *row] for number, row in enumerate(rows))])
    result = CliRunner().invoke(main, ["completeness", "--lists", str(path), *options])
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def table_of(case: dict[str, Any]) -> tuple[list[str], list[list[int]]]:
    """Names of the lists and rows of a case."""
    if "pair" in case:
        first, second, shared = case["pair"]
        return ["A", "B"], [[1, 1]] * shared + [[1, 0]] * (first - shared) + [[0, 1]] * (second - shared)
    if "cells" in case:
        return case["lists"], [[int(mark) for mark in cell] for cell, n in case["cells"].items() for _ in range(n)]
    return [f"L{number}" for number in range(case["samples"])], rows_with(case)


def rows_with(case: dict[str, Any]) -> list[list[int]]:
    """Rows with so many units on one list, on two, …; units and mentions not told of are spread evenly."""
    times = [k for k, n in case["frequencies"].items() for _ in range(n)]
    if "units" in case:
        rest, mentions = case["units"] - len(times), case["mentions"] - sum(times)
        times += [mentions // rest + (number < mentions % rest) for number in range(rest)]
    draw = random.Random(1)
    samples = range(case["samples"])
    chosen = [set(draw.sample(samples, k)) for k in times]
    return [[int(sample in one) for sample in samples] for one in chosen]


def at(found: Any, path: str) -> Any:
    for key in path.split("."):
        found = found[int(key)] if isinstance(found, list) else found[key]
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["what"].partition(" (")[0] for case in CASES])
def test_published_result_is_reproduced(tmp_path: Path, case: dict[str, Any]) -> None:
    found = told(tmp_path, *table_of(case))
    for path, expected in case["expected"].items():
        exact = isinstance(expected, str | None)
        assert at(found, path) == (
            expected if exact else pytest.approx(expected, rel=case.get("tolerance", TOLERANCE))
        ), path
    if "best" in case:
        assert found["models"]["kept"][0]["terms"] == case["best"].split()
    models = {" ".join(model["terms"]): model for model in found["models"]["kept"] + found["models"]["rejected"]}
    for terms, expected in case.get("models", {}).items():
        model = max(models.values(), key=lambda one: len(one["terms"])) if terms == "all" else models[terms]
        for key, value in expected.items():
            assert model[key] == pytest.approx(value, rel=TOLERANCE), (terms, key)


def test_cases_are_those_of_the_shared_facts() -> None:
    path = SHARED / "facts" / "estimator_tests.json"
    if not path.is_file():
        pytest.skip("the shared facts are not beside the checkout")
    tests = {test["id"]: test for test in json.loads(path.read_text("utf-8"))["tests"]}
    cells = {json.dumps(sorted((k, v) for k, v in case["cells"].items() if v)) for case in CASES if "cells" in case}
    for test in tests.values():
        data = test.get("data")
        given = data.get("cells", data if "111" in data else None) if isinstance(data, dict) else None
        if given:
            assert json.dumps(sorted((k, v) for k, v in given.items() if v)) in cells, test["id"]
    numbers = {round(v, 4) for case in CASES for v in _numbers([case["expected"], case.get("models", {})])}
    for test in tests.values():
        missing = [v for v in _numbers(test.get("expected")) if round(v, 4) not in numbers]
        assert not set(missing) - NOT_ESTIMATES, test["id"]


def test_the_example_of_the_documentation_is_what_the_command_prints() -> None:
    root = Path(__file__).parent.parent
    printed = CliRunner().invoke(main, ["completeness", "--lists", str(root / "sample" / "lists.csv")]).output
    shown = (
        (root / "docs" / "completeness.md").read_text("utf-8").partition("sample/lists.csv\n{\n")[2].partition("\n…")[0]
    )
    assert len(shown.splitlines()) > 15
    assert printed.startswith("{\n" + shown)


def test_two_real_lists_of_one_city_are_refused_and_say_what_the_documentation_says(tmp_path: Path) -> None:
    path = SHARED / "lists" / "coworking_locations.csv"
    if not path.is_file():
        pytest.skip("the list of Lisbon is not beside the checkout")
    with path.open(newline="", encoding="utf-8") as file:
        active = [row for row in csv.DictReader(file) if row["active_status"] == "active"]
    sources = [row["source_type"] for row in active]
    search = {"official_operator_website", "OpenStreetMap + official operator website"}
    rows = [[int("OpenStreetMap" in source), int(source in search)] for source in sources]
    found = told(tmp_path, ["osm", "site_search"], [row for row in rows if any(row)])
    assert found["headline"]["estimate"] is None
    assert found["headline"]["code"] == "fewer_than_three_lists"
    chapman = found["pairs"][0]["chapman"]
    said = (found["n_observed"], len(active), round(chapman["estimate"]), round(chapman["low"]), round(chapman["high"]))
    assert said == (48, 67, 92, 67, 152)
    assert not chapman["usable"]


NOT_ESTIMATES = {0.25}
"""The bound in "fewer than 25 %": the case has the share itself."""


def _numbers(found: Any) -> list[float]:
    if isinstance(found, dict):
        return [number for value in found.values() for number in _numbers(value)]
    if isinstance(found, list):
        return [number for value in found for number in _numbers(value)]
    return [found] if isinstance(found, int | float) else []
