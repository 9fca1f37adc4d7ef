"""Plans whose labels describe more than they name: what a pass comes with, for how many a room is."""

from __future__ import annotations

from collections.abc import Sequence

from cowcrawl.extract.formulas.candidate import ROOMS, Candidate
from cowcrawl.extract.formulas.labels import clean, has_own_words
from cowcrawl.extract.formulas.seats import tells_seats
from cowcrawl.extract.formulas.setting import speaks_of_coworking
from cowcrawl.extract.formulas.words import desk_hint, desk_type, is_pass, names_something
from cowcrawl.extract.texts.phrases import pattern, says
from cowcrawl.literals.words import has_digit
from cowcrawl.text import fold

LEAST = 6
"""Words of a sentence before a price."""


def name_of_described(candidate: Candidate, naming: Sequence[str]) -> str | None:
    """The name of a plan that none of the labels which seem to name it does; None where they do."""
    if _is_pass_described(candidate, naming):
        return candidate.labels[0]
    return None if candidate.title else _seated_above(candidate, naming)


def by_head_count(candidate: Candidate) -> str | None:
    """The row of a table by how many come, behind the room above it: "Hall – 11–25 people", not "Half day"."""
    labels = candidate.labels if candidate.extractor == "formulas.table" else ()
    row = next((label for label in labels if has_digit(label) and tells_seats(label)), None)
    if row is None or any(has_own_words(label) for label in labels if label != row):
        return None
    above = (candidate.title or "", *candidate.headings)
    room = next((text for text in above if text and (desk_type(text) or desk_hint(text)) in ROOMS), None)
    return f"{clean(room)} – {clean(row)}" if room else None


def _is_pass_described(candidate: Candidate, naming: Sequence[str]) -> bool:
    """Whether a pass that only tells its time is described behind its price: "Pass journée 25 € drinks and lunch"."""
    first = candidate.labels[0] if len(candidate.labels) > 1 and candidate.extractor != "formulas.table" else ""
    if not naming or not first[:1].isupper() or not is_pass(first):
        return False
    return all(label[:1].islower() and desk_type(label) is None for label in naming)


def _seated_above(candidate: Candidate, naming: Sequence[str]) -> str | None:
    """The room of the heading above a price whose label only says for how many it is: "Pour 12 personnes"."""
    above = candidate.headings[0] if candidate.headings and naming and all(map(tells_seats, naming)) else ""
    return above if (desk_type(above) or desk_hint(above)) in ROOMS and names_something(above) else None


def without_verb(label: str, candidate: Candidate) -> str:
    """A label without the sentence that it is: "Six desks" of "Six desks are free on the first floor".

    Nothing of it where the title of its card speaks of coworking.
    """
    if len(label.split()) < LEAST or candidate.extractor == "formulas.table" or not says("formulas", "is_so", label):
        return label
    words = label.split()
    verbs = (at for at, word in enumerate(words) if at and pattern("formulas", "is_so").match(fold(word)))
    subject = " ".join(words[: next(verbs, 0)])
    kind = desk_type(subject) or desk_hint(subject)
    if kind is None or kind in ROOMS:
        return label
    return "" if speaks_of_coworking(candidate.title or "") else subject
