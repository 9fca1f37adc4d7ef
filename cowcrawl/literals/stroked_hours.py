"""Strokes that say "to" between two times: "9h/18h", "8h30/12h30 - 13h30/18h"."""

from __future__ import annotations

import re

_TIME = r"(?:[01]?\d|2[0-4])[hu](?:[0-5]\d)?(?!\w)"
_SPANS = re.compile(
    rf"(?<![\w:.,/–—-])(?<![–—-]\s){_TIME}/{_TIME}(?:\s?[–—-]\s?{_TIME}/{_TIME})?(?!\s?[–—/-]\s?\d)", re.IGNORECASE
)
"""One span or two with a stroke in each; with a dash at its ends a stroke parts two spans."""
_PARTED = re.compile(
    rf"(?<![\w:.,/])({_TIME}\s?[–—-]\s?{_TIME})/(?={_TIME}\s?[–—-]\s?{_TIME}(?!\s?[–—/-]\s?\d))", re.IGNORECASE
)
"""Two spans with a stroke between them and no blank: "9h-12h/14h-18h"."""
_SWAPPED = str.maketrans("/–—-", "-///")


def with_dashes(text: str) -> str:
    """A text with a dash where a stroke says "to", and another mark between two spans; all stands where it stood."""
    if "/" not in text:
        return text
    return _PARTED.sub(r"\1|", _SPANS.sub(lambda spans: spans.group().translate(_SWAPPED), text))
