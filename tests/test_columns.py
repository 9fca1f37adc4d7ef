"""Cards that are cut into rows: a row of names, then a row of prices."""

from __future__ import annotations

import pytest
from plans import values

from cowcrawl.page import Page

NAMES = ("Hot desk", "Fixed desk", "Private office")
PRICES = ("€ 100 per month", "€ 200 per month", "€ 400 per month")


def row(cells: tuple[str, ...], tag: str) -> str:
    return "<div>" + "".join(f"<div><{tag}>{cell}</{tag}></div>" for cell in cells) + "</div>"


def read(*rows: str) -> list[tuple[str, str]]:
    body = f"<html lang=en><title>Tin Kettle coworking</title><h1>Prices</h1>{''.join(rows)}"
    return [
        (value["name"], value["amount"]) for value in values(Page(body.encode(), url="https://tin-kettle.example/"))
    ]


@pytest.mark.parametrize("between", ["", row(("Any seat", "Your seat", "Your room"), "p")])
def test_each_price_has_the_name_of_its_column(between: str) -> None:
    found = read(row(NAMES, "h3"), between, row(PRICES, "p"))
    assert found == [("Hot desk", "100"), ("Fixed desk", "200"), ("Private office", "400")]


def test_a_row_of_fewer_prices_than_names_has_no_columns() -> None:
    assert ("Hot desk", "200") not in read(row(NAMES, "h3"), row(PRICES[1:], "p"))
