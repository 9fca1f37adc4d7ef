"""The measured rates of error that the notes on the method cite."""

from __future__ import annotations

from db.match.measured import error_rates


def test_the_rates_are_those_of_the_hardest_sets_and_leave_room_for_neither_perfection_nor_chance() -> None:
    found = error_rates()
    assert 0 < found.false_matches < 0.05
    assert 0 < found.false_non_matches < 0.2
