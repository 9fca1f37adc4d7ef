"""How often matching is wrong, as measured on made-up mentions whose truth is known (`error_rates.json`)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from statistics import mean
from typing import NamedTuple

_FILE = Path(__file__).parent / "error_rates.json"
HARDEST = "first with mistakes"
"""The generator whose mentions have the mistakes that people make, in fields and numbers: the least favourable one."""
LARGEST = 2_000
"""Mentions of the largest sets that are counted: inventories of cities are no larger."""


class Measured(NamedTuple):
    """Mean rates of error."""

    false_matches: float
    """Share of the joins made that join two different spaces."""
    false_non_matches: float
    """Share of the joins there should be that were not made."""


@cache
def error_rates() -> Measured:
    """The mean rates over the hardest sets of the size of an inventory; `command` in the file measures them anew."""
    rows = json.loads(_FILE.read_text("utf-8"))["rates"]
    chosen = [row for row in rows if row["generator"] == HARDEST and row["mentions"] <= LARGEST]
    return Measured(
        mean(row["false_match_rate"] for row in chosen), mean(row["false_non_match_rate"] for row in chosen)
    )
