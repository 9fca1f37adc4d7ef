"""How many what a price is for seats: labels and the words before a price that say no more."""

from __future__ import annotations

from cowcrawl.extract.formulas.labels import has_own_words
from cowcrawl.extract.texts.phrases import pattern, says_all
from cowcrawl.literals.area import find_areas
from cowcrawl.literals.capacity import find_capacities
from cowcrawl.literals.words import has_digit

MAX_LEAD = 3
"""Words before how many a room seats, at the head of what describes it."""


def uncounted(text: str) -> str:
    """A text without the numbers of people and the areas in it."""
    for seats in reversed(find_capacities(text, desks=True)):
        text = f"{text[: seats.start]} {text[seats.end :]}"
    for area in reversed(find_areas(text)):
        text = f"{text[: area.start]} {text[area.end :]}"
    return text


def tells_seats(label: str) -> bool:
    """Whether a label begins by saying how many a room holds, or says no more than how they sit: "40 theatre style"."""
    seats = find_capacities(label) if has_digit(label) else []
    if any(one.labelled and not one.start for one in seats):
        return True
    told = bool(seats) and not has_own_words(pattern("rooms", "layouts").sub(" ", uncounted(label)))
    return told or (bool(seats) and opens_with_seats(label))


def opens_with_seats(label: str) -> bool:
    """Whether a label describes a room by how many it seats and what stands in it: "For up to 8, with a screen"."""
    seats = find_capacities(label) if has_digit(label) else []
    lead = label[: seats[0].start] if seats else ""
    if not seats or len(lead.split()) > MAX_LEAD or (lead.strip() and not says_all("rooms", "lead", lead)):
        return False
    return label[seats[0].end :].lstrip().startswith((",", "·", "|", ";"))
