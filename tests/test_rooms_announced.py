"""Rooms that a sentence counts, that brackets measure in a price list, and that have a page of their own."""

from __future__ import annotations

import pytest

from cowcrawl.extract import Found
from cowcrawl.extract.rooms import extract
from tests.markup import page

Told = list[tuple[str, int | None]]


def rooms_of(body: str, title: str = "The space") -> Told:
    found = extract(page(f"<main>{body}</main>", head=f"<title>{title}</title>", lang="en-GB"))
    return [
        (one.claim.value["name"], one.claim.value["capacity_max"])
        for one in found
        if isinstance(one, Found) and isinstance(one.claim.value, dict)
    ]


HEADS = "<h2>Front Room</h2><p>A long table.</p><h2>Upstairs</h2><p>A lathe.</p>"


@pytest.mark.parametrize(
    ("lead", "heads", "names"),
    [
        ("We have two rooms for members:", HEADS, ["Front Room", "Upstairs"]),
        ("We have three rooms for members:", HEADS, []),
        ("We have two rooms for members.", HEADS, []),
        ("There are two ways to join:", HEADS, []),
        ("We have two rooms for members:", HEADS.replace("Upstairs", "Opening hours"), []),
    ],
)
def test_as_many_headings_as_a_sentence_counts_name_the_rooms(lead: str, heads: str, names: list[str]) -> None:
    assert [name for name, _ in rooms_of(f"<h1>The space</h1><p>{lead}</p>{heads}") if name[0].isupper()] == names


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Boardroom (12): £20 an hour", [("Boardroom", 12)]),
        ("Small conference room (4–6) £25 per hour", [("Small conference room", 6)]),
        ("Meeting room (2): £20 an hour", []),
        ("Meeting rooms (12): £20 an hour", []),
        ("Boardroom (12)", []),
    ],
)
def test_a_bare_number_in_brackets_tells_the_seats_of_a_room_with_a_price(line: str, told: Told) -> None:
    assert [one for one in rooms_of(f"<p>{line}</p>") if one[1]] == told


def test_a_page_of_one_room_says_in_its_title_that_it_is_one() -> None:
    body = "<h1>The Smithy</h1><p>Our largest room.</p><p>Seats 30 people</p>"
    assert rooms_of(body, "The Smithy | Meeting rooms | Tern Works") == [("Smithy", 30)]
    assert rooms_of(body, "The Smithy | Careers | Tern Works") == []


def test_offices_for_two_or_three_are_of_one_size() -> None:
    said = "<li>5 bureaux fermés pour {}.</li>"
    told = [rooms_of(f"<ul>{said.format(text)}</ul>") for text in ("2 personnes ou 3 personnes", "2 à 6 personnes")]
    assert [[one for one in found if one[1]] for found in told] == [[("bureaux fermés", 3)], []]
