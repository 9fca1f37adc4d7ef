"""Strokes between times: nothing moves, and nothing but marks between times changes."""

from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.literals.hours import find_hours
from cowcrawl.literals.stroked_hours import with_dashes

TIMES = st.sampled_from(["9h", "12h30", "14h", "18h", "24h", "9:00", "14.30", "3", "lundi", "€"])
MARKS = st.sampled_from(["/", " / ", "-", " - ", " ", ", ", " et "])


@given(st.lists(st.tuples(TIMES, MARKS), max_size=8))
def test_only_marks_change_and_all_stands_where_it_stood(parts: list[tuple[str, str]]) -> None:
    text = "".join(time + mark for time, mark in parts)
    told = with_dashes(text)
    assert len(told) == len(text)
    assert all(one == two or {one, two} <= set("/-–—|") for one, two in zip(text, told, strict=True))


def test_strokes_that_part_spans_or_stand_at_other_figures_stay() -> None:
    for text in (
        "9h-12h / 14h-18h",
        "9h/12h/14h/18h",
        "24h/24",
        "5h/semaine",
        "9:00/12:00",
        "1/2 journée",
        "12.04/15.06",
    ):
        assert with_dashes(text) == text


def test_a_morning_and_an_afternoon_with_a_stroke_in_each_are_two_spans() -> None:
    assert with_dashes("lun-ven 9.00/13.00 - 14.00/18.00") == "lun-ven 9.00-13.00 / 14.00-18.00"
    assert with_dashes("12.04/15.06") == "12.04/15.06"
    assert with_dashes("L-V 9:00/14:00, 16:00/20:00") == "L-V 9:00-14:00, 16:00-20:00"


def test_a_closed_month_behind_days_that_follow_their_hours_takes_nothing_from_them() -> None:
    for text in (
        "9am to 6pm, Monday to Friday. Closed in August.",
        "Dalle 9 alle 18, dal lunedì al venerdì. Chiuso ad agosto.",
    ):
        (hours,) = find_hours(text)
        assert hours.week.days == dict.fromkeys(range(5), ((540, 1080),))


def test_a_stroke_behind_days_says_to_where_a_working_day_lies_between() -> None:
    for text in ("Lun/Ven 08:30/18:30", "Lun-Ven: 08:30/18:30"):
        (hours,) = find_hours(text)
        assert hours.week.days == dict.fromkeys(range(5), ((510, 1110),))
    assert with_dashes("Lun/Ven 9:00/11:00") == "Lun/Ven 9:00/11:00"
