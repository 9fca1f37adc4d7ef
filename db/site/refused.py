"""What an address asks of a table that cannot be, told before Datasette begins: it would fail half-way, or find nothing
without a word. Pure."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence

COLUMN = "There is no column called"
COUNT = "Cannot count the values of"
THROUGH = "_through must be JSON"
"""How the refusals begin; `advice` words them."""
COUNTED = ("_facet", "_facet_date")
"""The parameters that count values. No column of ours holds lists, which Datasette could count too."""
_SIZE = "_facet_size"
_SORTS = ("_sort", "_sort_desc")
_RELATED = "_through"


def refusal(asked: Mapping[str, Sequence[str]], columns: Collection[str]) -> str | None:
    """Why the parameters `asked` (name: its values) make no sense of a table with these columns, or None."""
    for name, values in asked.items():
        if not name.startswith("_") and name not in columns and name.partition("__")[0] not in columns:
            return f"{COLUMN} {name}"
        if name in _SORTS and not all(value in columns for value in values if value):
            return f"{COLUMN} {values[0]}"
        if name.startswith("_facet") and name != _SIZE:
            for value in values:
                if name not in COUNTED or value not in columns:
                    return f"{COUNT} {value}"
        if name == _RELATED and not all(_names_a_row(value) for value in values):
            return THROUGH
    return None


def _names_a_row(text: str) -> bool:
    try:
        known = json.loads(text)
    except ValueError:
        return False
    return isinstance(known, dict) and {"table", "column", "value"} <= known.keys()
