"""Floors under what the reader reaches: no change may read worse, and no change may lower a floor."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from figures import on_labelled_pages, on_sample_web

from cowcrawl.evaluate import below, floors_in

PATH = "tests/floors.json"
FILE = ROOT / PATH
FLOORS: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
SECTIONS = ("labelled_pages", "sample_web")


def test_the_file_says_first_that_floors_only_rise() -> None:
    assert next(iter(FLOORS)) == "rule"
    assert "never lower" in FLOORS["rule"]
    assert set(FLOORS) == {"rule", *SECTIONS}


def test_the_command_takes_the_floors() -> None:
    assert floors_in(FILE) == FLOORS["labelled_pages"]


def test_the_sample_web_is_read_as_well_as_ever() -> None:
    assert below(FLOORS["sample_web"], on_sample_web()) == []


def test_the_pages_of_real_sites_are_read_as_well_as_ever(shared: Path) -> None:
    assert below(FLOORS["labelled_pages"], on_labelled_pages(shared)) == []


def lowered(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """The floors of `before` that are lower in `after`, or gone."""
    return [
        f"{section} {field} {measure}: {floor} became {after.get(section, {}).get(field, {}).get(measure)}"
        for section in SECTIONS
        for field, floors in before.get(section, {}).items()
        for measure, floor in floors.items()
        if after.get(section, {}).get(field, {}).get(measure, -1) < floor
    ]


def test_a_floor_that_is_lower_or_gone_is_named() -> None:
    before = {"sample_web": {"price": {"f1": 0.9, "precision": 1.0}, "name": {"f1": 0.5}}}
    after = {"sample_web": {"price": {"f1": 0.95, "precision": 0.99}}}
    assert lowered(before, after) == [
        "sample_web price precision: 1.0 became 0.99",
        "sample_web name f1: 0.5 became None",
    ]


def git(*words: str) -> str:
    """The output of a git command in the checkout; skips where there is none."""
    try:
        done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, timeout=30, check=True)
    except (OSError, subprocess.SubprocessError):
        pytest.skip("needs a git checkout")
    return done.stdout


def test_no_floor_was_ever_lowered() -> None:
    commits = git("log", "--format=%H", "--", PATH).split()
    versions = [json.loads(git("show", f"{commit}:{PATH}")) for commit in commits]
    assert [change for version in versions for change in lowered(version, FLOORS)] == []
