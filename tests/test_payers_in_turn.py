"""Prices of one line for different people or days, told before each price or behind it."""

from __future__ import annotations

import pytest
from plans import named, page_of

LINES = [
    ("members £9/hr, non-members £16/hr", "members", "non-members"),
    ("£9/hr for members, £16/hr for non-members", "for members", "for non-members"),
    ("£9/hr members, £16/hr non-members", "members", "non-members"),
    ("weekdays £9/hr, weekends £16/hr", "weekdays", "weekends"),
    ("£9/hr weekdays, £16/hr weekends", "weekdays", "weekends"),
    ("Mon-Fri £9/hr; Sat-Sun £16/hr", "Mon-Fri", "Sat-Sun"),
]


@pytest.mark.parametrize("dash", [": ", " – ", " - "])
@pytest.mark.parametrize(("line", "first", "second"), LINES)
def test_each_price_has_the_room_and_its_own_people(dash: str, line: str, first: str, second: str) -> None:
    found = named(page_of(f"<h1>Rooms</h1><ul><li>Larch Room{dash}{line}</li><li>Fern Room: £7/hr</li></ul>"))
    told = {(name.split(" – ", name.count("Rooms"))[-1], amount) for name, _, amount, _ in found}
    assert {(f"Larch Room – {first}", "9"), (f"Larch Room – {second}", "16")} <= told


@pytest.mark.parametrize(
    ("line", "amounts"),
    [("half day £40, full day £70", {"40", "70"}), ("£9/hr | £48/day | members £7/hr", {"9", "48", "7"})],
)
def test_other_prices_of_a_line_are_read_as_before(line: str, amounts: set[str]) -> None:
    found = named(page_of(f"<h1>Rooms</h1><ul><li>Larch Room: {line}</li><li>Fern Room: £6/hr</li></ul>"))
    assert {amount for _, _, amount, _ in found} == {*amounts, "6"}
