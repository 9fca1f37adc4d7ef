"""Bundles whose counts share one word."""

import pytest
from plans import page_of, values

Bundle = tuple[str, str, int | None]


def bundles(line: str) -> list[Bundle]:
    found = values(page_of(f"<h1>Lanterne</h1><p>{line}</p>", title="Lanterne, coworking"))
    return [(plan["name"], plan["amount"], plan["quantity"]) for plan in found]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("5er- (65 €) und 10er-Karte (120 €)", [("5er-Karte", "65", 5), ("10er-Karte", "120", 10)]),
        ("5er- oder 10er-Karte: 65 € / 120 €", [("5er-Karte", "65", 5), ("10er-Karte", "120", 10)]),
        ("5- of 10-rittenkaart: € 65 / € 120", [("5-rittenkaart", "65", 5), ("10-rittenkaart", "120", 10)]),
    ],
)
def test_each_count_has_the_word_that_stands_behind_the_last(line: str, told: list[Bundle]) -> None:
    assert bundles(line) == told


@pytest.mark.parametrize("line", ["5er- oder 10er-Karte: 65 € / 120 € / 200 €", "Raum 1- und 2-Mitte: 60 € / 110 €"])
def test_counts_without_an_amount_each_and_numbers_of_rooms_are_none(line: str) -> None:
    assert [plan for plan in bundles(line) if plan[2]] == []
