"""Which blocks can name or measure a room is known before any of them is read."""

from __future__ import annotations

import pytest

from cowcrawl.extract.rooms import signs
from cowcrawl.page import Page


def page(*texts: str) -> Page:
    """A page with one paragraph a text."""
    return Page("".join(f"<p>{text}</p>" for text in texts).encode())


@pytest.mark.parametrize(
    "text",
    ["Pour 12 personnes", "40 m²", "45m2", "(8 p.)", "vierpersoonskantoor", "seats eight", "max. 20", "Theatre 40"],
)
def test_a_text_with_a_size_can_measure_a_room(text: str) -> None:
    assert signs.measuring(page("Nothing here", text)) == {1}


@pytest.mark.parametrize("text", ["120 € HTVA", "Room 3", "People meet here", "Since 2019"])
def test_a_text_without_one_cannot(text: str) -> None:
    assert signs.measuring(page(text)) == frozenset()


def test_a_noun_that_is_a_room_by_itself_is_told_from_one_that_is_not() -> None:
    told = page("Salle Zinc", "Salle de réunion", "Nous travaillons")
    assert signs.named(told) == {0, 1} and signs.strong(told) == {1}


def test_words_of_rooms_elsewhere_or_to_come_are_known() -> None:
    told = page("A hotel nearby", "Coming soon", "Our room")
    assert signs.away(told) == {0, 1} and signs.later(told) == {1}
