"""Tables laid out without table elements."""

from __future__ import annotations

import pytest
from plans import plans

from cowcrawl.page import Page
from cowcrawl.page.tables import grids

ROWS = (("", "Half day", "Day"), ("Kiln room", "€45", "€80"), ("Loom room", "€60", "€95"))


def laid_out(outer: str, row: str, cell: str, rows: tuple[tuple[str, ...], ...] = ROWS, head: str = "head") -> str:
    """Rows of cells in other elements than those of a table."""
    lines = []
    for number, texts in enumerate(rows):
        inner = "".join(f"<{cell}>{text}</{cell}>" for text in texts)
        lines.append(f"<{row} class={'row' if number else head}>{inner}</{row}>")
    return f"<{outer}>{''.join(lines)}</{outer}>"


def texts(body: str) -> list[list[list[str | None]]]:
    page = Page(f"<main>{body}</main>".encode())
    return [[[cell.text if cell else None for cell in row] for row in grid.rows] for grid in grids(page)]


@pytest.mark.parametrize(
    ("outer", "row", "cell"),
    [("div", "div", "div"), ("div", "ul", "li"), ("section", "div", "span"), ("ul", "li", "b"), ("div", "dl", "dd")],
)
def test_rows_of_as_many_cells_below_headers_are_a_table(outer: str, row: str, cell: str) -> None:
    assert texts(laid_out(outer, row, cell)) == [[list(one) for one in ROWS]]


def test_its_prices_have_the_names_of_its_rows_and_the_periods_of_its_columns() -> None:
    assert {plan[:4] for plan in plans(f"<h2>Meeting rooms</h2>{laid_out('div', 'div', 'div')}")} == {
        ("meeting_room", "45", "EUR", "half_day"),
        ("meeting_room", "80", "EUR", "day"),
        ("meeting_room", "60", "EUR", "half_day"),
        ("meeting_room", "95", "EUR", "day"),
    }


def test_the_headers_may_stand_in_an_element_of_their_own_above_the_rows() -> None:
    head = "<div><div><div>Ten days</div><div>Full time</div><div>Fixed desk</div></div></div>"
    body = laid_out("div", "div", "div", (("€90", "€140", "€220"),), head="row")
    assert texts(f"<div>{head}{body}</div>") == [[["Ten days", "Full time", "Fixed desk"], ["€90", "€140", "€220"]]]


def test_a_cell_alone_in_its_row_spans_it() -> None:
    rows = (*ROWS[:2], ("On the first floor",), ROWS[2])
    ((*_, section, _),) = texts(laid_out("div", "div", "div", rows))
    assert section == ["On the first floor"] * 3


def test_comments_between_cells_and_a_title_above_the_headers_are_none_of_its_cells() -> None:
    table = laid_out("div", "div", "div").replace("</div><div>", "</div><!-- --><div>")
    titled = table.replace("<div>", "<div><div><b>Rates</b></div>", 1)
    assert texts(table) == texts(titled) == [[list(one) for one in ROWS]]


@pytest.mark.parametrize(
    "body",
    [
        laid_out(
            "div", "div", "div", (("Flex", "Free", "a day"), ("Fix", "€20", "a day"), ("Flat", "€9", "a day")), "row"
        ),
        laid_out("div", "div", "div", (("A", "€10", "a day"), ("B", "€20", "a day"))),
        laid_out("div", "div", "div", (("", "Half day", "Day"), ("Kiln room", "on request", "on request"))),
        laid_out("div", "div", "div", (*ROWS[:2], ("Loom room", "€60"))),
        laid_out("div", "div", "div", (*ROWS[:2], ("Loom room", "<p>€60</p><p>or two</p>", "€95"))),
        "<div><div><div></div><div>Half day</div><div>Day</div></div><div><span>€45</span> a half day</div></div>",
    ],
    ids=["cards", "no headers", "no figures", "a row too short", "a cell of two blocks", "text beside a cell"],
)
def test_what_is_no_table_is_none(body: str) -> None:
    assert texts(body) == []
