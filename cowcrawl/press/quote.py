"""Short literal passages that hold what a claim needs and name nobody."""

from __future__ import annotations

import re

MAX_WORDS = 25
"""Words of a quote from the press (the project's promise to publishers)."""
_WORD = re.compile(r"\S+")
Span = tuple[int, int]


def passage(text: str, needed: list[Span], persons: list[Span]) -> str | None:
    """A passage of `text` of at most `MAX_WORDS` words with all `needed` spans and no person; None when there is none.

    It grows from what is needed to both sides, as far as the words and the persons allow.
    """
    words = [match.span() for match in _WORD.finditer(text)]
    inside = [n for n, (start, end) in enumerate(words) if any(start < b and end > a for a, b in needed)]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    named = {n for n, (start, end) in enumerate(words) if any(start < b and end > a for a, b in persons)}
    if last - first >= MAX_WORDS or any(n in named for n in range(first, last + 1)):
        return None
    grown = True
    while grown and last - first + 1 < MAX_WORDS:
        grown = False
        if first > 0 and first - 1 not in named:
            first, grown = first - 1, True
        if last + 1 < len(words) and last + 1 not in named and last - first + 1 < MAX_WORDS:
            last, grown = last + 1, True
    return text[words[first][0] : words[last][1]].strip(" ,;")
