"""Figures of the house in sentences of every language, and what is none: parts, beginnings, what is to come."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from plans import page_of

from cowcrawl.extract import Found
from cowcrawl.extract.what import area, desks

CASES: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "house_figures.yml").read_text("utf-8"))
READERS = {"area_m2": area.extract, "desks": desks.extract}


@pytest.mark.parametrize(
    ("case", "said"),
    [(case, said) for case, one in CASES.items() for texts in one["said"].values() for said in texts],
)
def test_figures_are_those_of_the_house(case: str, said: str) -> None:
    page = page_of(f"<h1>La Ruche</h1>{said if said.startswith('<') else f'<p>{said}</p>'}")
    for field, reader in READERS.items():
        if field in CASES[case]:
            read = [one.claim.value for one in reader(page) if isinstance(one, Found) and one.claim.field == field]
            assert read == [value for value in (CASES[case][field],) if value is not None]


COUNTED = "<div><h3>{}</h3><p>metros cuadrados</p></div><div><h3>42</h3><p>puestos de trabajo</p></div>"


@pytest.mark.parametrize(
    ("title", "number", "found"),
    [("En cifras", "350", [350]), ("Nuestra terraza", "350", []), ("Sala Roble", "350", []), ("En cifras", "60", [])],
)
def test_a_number_over_square_metres_among_counters_is_the_house(title: str, number: str, found: list[int]) -> None:
    page = page_of(f"<h1>La Ruche</h1><h2>{title}</h2>{COUNTED.format(number)}")
    assert [one.claim.value for one in area.extract(page) if isinstance(one, Found)] == found
