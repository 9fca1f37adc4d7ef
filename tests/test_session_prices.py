"""Prices of rooms by sessions of hours: what a column, a cell or a bracket says of how long they are."""

from __future__ import annotations

import pytest
from plans import named, page_of, table
from test_priced_rooms import names

HEAD = "Room (per 4-hour session) | Weekday | Weekend"


@pytest.mark.parametrize("column", ["Weekend", "Evening", "Saturday"])
def test_a_column_for_the_weekend_is_of_sessions_too(column: str) -> None:
    rows = table(f"Room (per 4-hour session) | Weekday | {column}", "Fern Room | £21.00 | £26.50")
    assert {period for *_, period in named(page_of(rows, title="Room hire"))} == {"half_day"}


def test_a_number_of_hours_in_a_bracket_is_not_cut_from_a_name() -> None:
    rows = table("What | Price", "Larch Boardroom (4 hours) | £38", "Fixed desk | £190 per month")
    assert ("Larch Boardroom (4 hours)", "meeting_room", "38", "once") in named(page_of(rows))


def test_the_time_a_room_is_let_for_is_no_part_of_its_name_nor_all_rooms_one() -> None:
    cells = ("Fern Room (per 3-hour session)", "Larch Room (per session)", "First floor package (all rooms)")
    rows = "".join(f"<tr><td>{cell}</td><td>£{at}8</td></tr>" for at, cell in enumerate(cells, 1))
    body = f"<h1>Hire</h1><table><tr><th>Room</th><th>Price</th></tr>{rows}</table>"
    assert names(body) == ["Fern Room", "Larch Room"]


@pytest.mark.parametrize("row", ["Upstairs kitchen", "Square tablecloths", "– Round, per table", "Kitchen only"])
def test_kitchens_and_what_lies_on_tables_are_no_rooms(row: str) -> None:
    rows = table("Area | Rate (per hour)", "Fern Room | £9.00", f"{row} | £3.00")
    assert {name for name, *_ in named(page_of(rows, title="Room hire"))} == {"Fern Room"}
