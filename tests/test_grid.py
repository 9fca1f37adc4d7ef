"""Tables as grids."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cowcrawl.page import Page
from cowcrawl.page.tables import grids


def texts(body: str) -> list[list[str | None]]:
    (grid,) = grids(Page(body.encode()))
    return [[cell.text if cell else None for cell in row] for row in grid.rows]


def test_a_cell_that_spans_stands_at_each_of_its_places() -> None:
    body = (
        "<table><tr><th colspan=2>a</th><th rowspan=2>b</th></tr><tr><td>c"
        "</td><td>d</td></tr><tr><td>e</td><td>f</td><td>g</td></tr></table>"
    )
    assert texts(body) == [["a", "a", "b"], ["c", "d", "b"], ["e", "f", "g"]]


def test_a_short_row_is_filled_up_with_nothing() -> None:
    assert texts("<table><tr><td>a<td>b<td>c<tr><td>d</table>") == [["a", "b", "c"], ["d", None, None]]


def test_what_is_struck_through_or_hidden_is_not_in_the_cell() -> None:
    assert texts("<table><tr><td>a<td><del>1</del> 2<tr><td hidden>x<td>y</table>") == [["a", "2"], ["", "y"]]


def test_a_table_around_tables_is_no_grid() -> None:
    inner = "<table><tr><td>a<td>b<tr><td>c<td>d</table>"
    assert len(grids(Page(f"<table><tr><td>{inner}<td>x<tr><td>y<td>z</table>".encode()))) == 1


def test_an_absurd_span_is_cut() -> None:
    (grid,) = grids(Page(b"<table><tr><td colspan=99999>a<tr><td rowspan=x>b</table>"))
    assert grid.width == 50


@settings(max_examples=50)
@given(
    st.lists(
        st.sampled_from(
            [
                "<tr>",
                "<td>",
                "<th>",
                "<td colspan=3>",
                "<td rowspan=2>",
                "x",
                "</tr>",
                "<table>",
                "</table>",
                "<caption>",
            ]
        ),
        max_size=40,
    )
)
def test_any_table_makes_rows_of_equal_length(parts: list[str]) -> None:
    for grid in grids(Page(("<table>" + "".join(parts)).encode())):
        assert len({len(row) for row in grid.rows}) == 1
