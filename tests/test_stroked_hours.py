"""Strokes between times: nothing moves, and nothing but marks between times changes."""

from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.literals.stroked_hours import with_dashes

TIMES = st.sampled_from(["9h", "12h30", "14h", "18h", "24h", "9:00", "3", "lundi", "€"])
MARKS = st.sampled_from(["/", " / ", "-", " - ", " ", ", ", " et "])


@given(st.lists(st.tuples(TIMES, MARKS), max_size=8))
def test_only_marks_change_and_all_stands_where_it_stood(parts: list[tuple[str, str]]) -> None:
    text = "".join(time + mark for time, mark in parts)
    told = with_dashes(text)
    assert len(told) == len(text)
    assert all(one == two or {one, two} <= set("/-–—|") for one, two in zip(text, told, strict=True))


def test_strokes_that_part_spans_or_stand_at_other_figures_stay() -> None:
    for text in ("9h-12h / 14h-18h", "9h/12h/14h/18h", "24h/24", "5h/semaine", "9:00/12:00", "1/2 journée"):
        assert with_dashes(text) == text
