"""Rows of names and prices that marks part: "Day €15 · Ten days €120 · Elm room (6) €18/h. Ex VAT."."""

from __future__ import annotations

from cowcrawl.literals.money import find_money

FEWEST = 2
"""Marks of a row."""
MAX_PART = 70
"""Characters of a name and its prices."""
_MARKS = (" · ", " • ", " | ", " ∙ ")


def entries(line: str) -> list[str]:
    """The names with prices that marks part in a row, or all of a line that is none."""
    mark = next((mark for mark in _MARKS if line.count(mark) >= FEWEST), None)
    parts = line.split(mark) if mark else []
    row = 0 < max(map(len, parts), default=0) <= MAX_PART and all(map(find_money, parts))
    return parts if row else [line]
