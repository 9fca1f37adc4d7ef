"""Tables that compare plans by ticks: what a tick says that one has."""

from __future__ import annotations

from cowcrawl.extract.formulas.words import desk_type

_TICKS = frozenset("✓✔✅☑🗸")
_VARIANT = "\ufe0f"
"""May follow a tick: that it is drawn in colour."""


def given(head: str, text: str) -> str:
    """What a cell says that a plan has: of a tick in a row of desks of one's own these; else its text."""
    ticked = text.strip().rstrip(_VARIANT) in _TICKS
    return head if ticked and desk_type(head) == "fixed_desk" else text
