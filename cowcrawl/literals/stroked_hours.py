"""Strokes that say "to" between two times: "9h/18h", "8h30/12h30 - 13h30/18h", "9.00/13.00 - 14.00/18.00"."""

from __future__ import annotations

import re

_TIME = r"(?:[01]?\d|2[0-4])[hu](?:[0-5]\d)?(?!\w)"
_FIGURE = r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?!\d)"
"""A time without its mark: with a stroke between, two of them may be two beginnings: "9:00/12:00"."""
_ANY = rf"(?:{_TIME}|{_FIGURE})"
_ALONE = r"(?<![\w:.,/–—-])(?<![–—-]\s)"
_SPANS = re.compile(rf"{_ALONE}{_TIME}/{_TIME}(?:\s?[–—-]\s?{_TIME}/{_TIME})?(?!\s?[–—/-]\s?\d)", re.IGNORECASE)
"""One span or two with a stroke in each; with a dash at its ends a stroke parts two spans."""
_PAIR = re.compile(
    rf"{_ALONE}{_FIGURE}/{_FIGURE}(?:\s?[–—-]\s?|[,;]\s|\s[eyu&]\s){_FIGURE}/{_FIGURE}(?![\w:.]\d|\s?[–—/-]\s?\d)"
)
"""A morning and an afternoon, each with a stroke in it."""
_PARTED = re.compile(
    rf"(?<![\w:.,/])({_ANY}\s?[–—-]\s?{_ANY})/(?={_ANY}\s?[–—-]\s?{_ANY}(?!\s?[–—/-]\s?\d))", re.IGNORECASE
)
"""Two spans with a stroke between them and no blank: "9h-12h/14h-18h"."""
_OF_DAYS = re.compile(
    rf"(?<=[^\W\d_])(?P<days>\.?\s?[-–/]\s?[^\W\d_]+\.?:?\s)(?P<from>{_FIGURE})/(?P<to>{_FIGURE})(?!\s?[–—/-]\s?\d)"
)
"""One span with a stroke, right behind days of which the last is told: "Lun/Ven 09:00/19:00"."""
LEAST = 4
"""Hours between its times: fewer may be two beginnings."""
_STROKE = re.compile(r"[\dhu]/\d", re.IGNORECASE)
_SWAPPED = str.maketrans("/–—-", "-///")


def with_dashes(text: str) -> str:
    """A text with a dash where a stroke says "to", and another mark between two spans; all stands where it stood."""
    if "/" not in text or not _STROKE.search(text):
        return text
    for spans in (_SPANS, _PAIR):
        text = spans.sub(lambda found: found.group().translate(_SWAPPED), text)
    return _PARTED.sub(r"\1|", _OF_DAYS.sub(_spanned, text))


def _spanned(found: re.Match[str]) -> str:
    """Days and their hours with a dash between the hours, if they are a working day or half of one."""
    first, last = (int(re.split(r"[:.]", found[end])[0]) for end in ("from", "to"))
    return f"{found['days']}{found['from']}-{found['to']}" if last - first >= LEAST else found.group()
