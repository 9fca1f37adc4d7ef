"""Invented mentions of invented spaces, each with the space it truly speaks of.

`first` made the data on which the weights of `db/match` were fitted; `second` has other words, other towns and other
errors, and is held out: what is published as measured was measured on it too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Mention = dict[str, Any]


def write(mentions: Iterable[tuple[Mention, str]], path: Path) -> dict[str, str]:
    """Write mentions as JSON lines; the true space of each by its id."""
    truth = {}
    with path.open("w", encoding="utf-8") as file:
        for mention, space in mentions:
            file.write(json.dumps(mention, ensure_ascii=False) + "\n")
            truth[mention["id"]] = space
    return truth
