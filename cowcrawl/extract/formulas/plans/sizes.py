"""How large what a price is for is: labels that say no more than seats or an area."""

from __future__ import annotations

from collections.abc import Sequence

from cowcrawl.extract.formulas.labels import has_own_words
from cowcrawl.extract.formulas.seats import uncounted
from cowcrawl.extract.formulas.words import desk_hint, desk_type
from cowcrawl.literals.area import find_areas
from cowcrawl.literals.words import has_digit


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
