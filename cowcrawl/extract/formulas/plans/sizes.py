"""How large what a price is for is: labels that say no more than seats or an area."""

from __future__ import annotations

from collections.abc import Sequence

from cowcrawl.extract.formulas.labels import has_own_words
from cowcrawl.extract.formulas.words import desk_hint, desk_type
from cowcrawl.extract.texts.phrases import pattern
from cowcrawl.literals.area import find_areas
from cowcrawl.literals.capacity import find_capacities
from cowcrawl.literals.words import has_digit


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
    return bool(seats) and not has_own_words(pattern("rooms", "layouts").sub(" ", uncounted(label)))


def measures(label: str) -> bool:
    """Whether a label is how large what its title names is: "Superficie: 40 m²"."""
    measure, colon, size = label.partition(":")
    told = bool(colon) and has_digit(size) and bool(find_areas(size))
    return told and desk_type(measure) is None and desk_hint(measure) is None


def size_of(names: Sequence[str]) -> str | None:
    """The area that is all that some names tell but for periods: "40 m² | hour"."""
    sizes = [(name, find_areas(name)) for name in names]
    if not all(len(found) == 1 for _, found in sizes):
        return None
    rests = (uncounted(name[: area.start] + name[area.end :]) for name, (area,) in sizes)
    (name, (area,)), *_ = sizes
    return None if any(map(has_own_words, rests)) else name[area.start : area.end].strip()
