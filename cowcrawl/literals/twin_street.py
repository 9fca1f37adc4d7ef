"""Streets that are printed in two languages, one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from cowcrawl.literals.segments import Segment
from cowcrawl.literals.street import Street, first_word, street
from cowcrawl.vocabulary import phrases

BILINGUAL = ("10", "11", "12")
"""How the postcodes of Brussels begin."""


def twin(text: str, before: Sequence[Segment], second: Street, code: str) -> Street | None:
    """The name that parts of a line give a street before they give it in the other language.

    Both have the number (`Rue Haute 5 - Hoogstraat 5`), or in Brussels the second alone (`Rue Haute / Hoogstraat 5`).
    """
    for part in before:
        first = street(text, part.start, part.end)
        if first and first.worded and first.number == second.number:
            return first
        if first and first.worded and not first.number and code.startswith(BILINGUAL) and _joined(text, first, second):
            return Street(name=first.name, number=second.number, start=first.start, end=second.end, worded=True)
    return None


def _joined(text: str, first: Street, second: Street) -> bool:
    """Whether a slash or a dash joins a French name, which the word for street opens, and a Dutch one."""
    between = text[first.end : second.start].strip(" ")
    return between in ("/", "-", "–") and _opens(first.name) != _opens(second.name)


def _opens(name: str) -> bool:
    return first_word(name) in phrases("address", "street_before")
