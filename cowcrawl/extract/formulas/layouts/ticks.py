"""Tables that compare plans by ticks, and tables of offices by their desks: what a cell says."""

from __future__ import annotations

from cowcrawl.extract.formulas.words import desk_hint, desk_type

MAX_WORDS = 4
"""Words of a cell that tells more than a number of desks."""
_TICKS = frozenset("✓✔✅☑🗸")
_VARIANT = "\ufe0f"
"""May follow a tick: that it is drawn in colour."""


def given(head: str, text: str) -> str:
    """What a cell says that a plan has: of a tick in a row of desks of one's own these; else its text."""
    ticked = text.strip().rstrip(_VARIANT) in _TICKS
    return head if ticked and desk_type(head) == "fixed_desk" else text


def counts_desks(head: str, row: str) -> bool:
    """Whether a row of offices opens with how many desks are in one: "4 desks" below "Office"."""
    counted = row[0].isdigit() and desk_hint(row) == "hot_desk" and desk_type(row) is None
    return counted and len(row.split()) < MAX_WORDS and desk_hint(head) == "private_office"
