"""Rates of rooms whatever their house calls them, and whatever heads the column of an hour."""

from __future__ import annotations

import pytest
from plans import page_of, values


def rates(body: str) -> list[tuple[str, str, str]]:
    """Name, amount and period of each plan of a page with rooms."""
    found = values(page_of(f"<h1>Coworking</h1><h2>Meeting rooms</h2>{body}"))
    return [(value["name"], value["amount"], value["period"]) for value in found]


def test_a_column_headed_by_an_h_has_prices_by_the_hour() -> None:
    rows = "<tr><td>Elm</td><td>€ 20</td><td>€ 90</td></tr><tr><td>Oak</td><td>€ 30</td><td>€ 140</td></tr>"
    table = f"<table><tr><th></th><th>h</th><th>Full day</th></tr>{rows}</table>"
    assert {(amount, period) for _, amount, period in rates(table)} == {
        ("20", "hour"),
        ("90", "day"),
        ("30", "hour"),
        ("140", "day"),
    }


@pytest.mark.parametrize("name", ["The Den", "The Library", "The Loft"])
def test_a_room_may_be_called_by_a_word_with_an_article(name: str) -> None:
    card = f"<div><h3>{name}</h3><p>seats 6</p><ul><li>£22/hour</li><li>£110 per day</li></ul></div>"
    assert rates(card) == [(name, "22", "hour"), (name, "110", "day")]


def test_offices_of_one_sentence_are_told_apart_by_their_size() -> None:
    line = "Bureau 12 m2 dès CHF 480.–/mois, bureau 18 m2 CHF 690.–/mois."
    found = values(page_of(f"<h1>Coworking</h1><p>{line}</p>"))
    assert [(value["name"], value["amount"]) for value in found] == [("Bureau 12 m2", "480"), ("Bureau 18 m2", "690")]
