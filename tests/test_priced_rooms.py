"""Rooms that a price list names above its columns, over their rates, or behind what they cost."""

from __future__ import annotations

import pytest
from test_rooms import read


def names(body: str) -> list[str]:
    return [name for name, *_ in read(body)]


def test_the_rooms_above_the_columns_of_a_table_of_prices_are_let() -> None:
    head, rates = "<th></th><th>Main hall</th><th>Fern room</th>", "<td>Weekdays</td><td>£12 /hr</td><td>£8 /hr</td>"
    body = f"<h1>Hire charges</h1><table><tr>{head}</tr><tr>{rates}</tr></table>"
    assert names(body) == ["Main hall", "Fern room"]


def test_columns_without_prices_and_one_column_alone_tell_no_rooms() -> None:
    plans = (
        "<tr><th></th><th>Main hall</th><th>Fern room</th></tr><tr><td>Flex</td><td>2 hours</td><td>4 hours</td></tr>"
    )
    assert names(f"<h1>Plans</h1><table>{plans}</table>") == []
    alone = "<tr><th>Plan</th><th>Price</th><th>Fern room</th></tr><tr><td>Flex</td><td>£90</td><td>£8</td></tr>"
    assert names(f"<h1>Plans</h1><table>{alone}</table>") == []


@pytest.mark.parametrize("rate", ["Rate per hour<br>Standard: £20 Discounted: £12", "£20 an hour<br>£90 a day"])
def test_the_first_line_of_a_block_names_the_room_that_the_rates_below_it_are_for(rate: str) -> None:
    body = f"<h1>Hire</h1><p>Main hall<br>{rate}</p><p>The old school room<br>{rate}</p>"
    assert names(body) == ["Main hall", "old school room"]


def test_what_a_price_is_for_is_a_room_where_several_are_told_so() -> None:
    lines = ("£20 per hour for the main hall", "£5 per hour for the committee room (minimum hire 2 hours at £10)")
    assert names("<h1>Hire</h1>" + "".join(f"<p>{line}</p>" for line in lines)) == ["main hall", "committee room"]
    assert names("<h1>Hire</h1><p>£20 per hour for members</p><p>£25 per hour for others</p>") == []


@pytest.mark.parametrize(
    ("week", "weekend", "hall"),
    [("Mon-Thu", "Fri-Sun", "Main hall"), ("ma-do", "vr-zo", "Grote zaal"), ("(Mo–Do)", "(Fr–So)", "Großer Saal")],
)
def test_the_days_that_a_price_is_of_are_no_part_of_the_name_of_a_room(week: str, weekend: str, hall: str) -> None:
    rows = (f"{hall} {week}", f"{hall} {weekend}", "Foyer")
    cells = "".join(f"<tr><td>{name}</td><td>€ {90 + at}</td></tr>" for at, name in enumerate(rows))
    body = f"<h1>Hire</h1><table><tr><th>Hire</th><th></th></tr>{cells}</table>"
    assert names(body) == [hall, "Foyer"]


EXTRAS = """Tea and coffee, Kitchen, Sunday supplement, Key deposit, Car park, Insurance, Corkage, Linen, Lighting rig,
Set-up time, PRS licence, Display boards, Overtime"""


@pytest.mark.parametrize("extra", [extra.strip() for extra in EXTRAS.split(",")])
def test_what_else_a_price_list_of_rooms_has_is_no_room(extra: str) -> None:
    rows = "".join(f"<tr><td>{row}</td><td>£{at}9</td></tr>" for at, row in enumerate(("Fern Room", "Dell", extra), 1))
    assert names(f"<h1>Hire</h1><table><tr><th>Room</th><th>Per hour</th></tr>{rows}</table>") == ["Fern Room", "Dell"]
