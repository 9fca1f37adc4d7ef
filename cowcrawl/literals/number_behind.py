"""A number of four digits behind its street or the word for a part of the house: no postcode, though a town follows."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.literals.postcode import Postcode
from cowcrawl.literals.street import street
from cowcrawl.vocabulary import alternatives, phrases

DIGITS = 4
"""Digits of the longest house number."""
_ENDS = re.compile(r"[ \t]*[,\n]")


def is_house_number(text: str, code: Postcode) -> bool:
    """Whether bare digits are the number of a house or a part of it: "Avenida Colón 5000, Centro", "oficina 1202"."""
    if code.sure or len(code.code) != DIGITS or not code.code.isdigit():
        return False
    begin = max(text.rfind(mark, 0, code.start) for mark in ",\n") + 1
    if _part().fullmatch(text, begin, code.start):
        return True
    if not _ENDS.match(text, code.end):
        return False
    if _numbered_street().fullmatch(text, begin, code.start):
        return True
    hit = street(text, begin, code.start)
    if hit is None or hit.number or not hit.worded:
        return False
    return not text[hit.end : code.start].strip(" ")


@cache
def _numbered_street() -> re.Pattern[str]:
    """A street that is called by a number: "Calle 10"."""
    return re.compile(rf"\s*{alternatives(phrases('address', 'street_before'))}\s\d{{1,3}}\s*", re.IGNORECASE)


@cache
def _part() -> re.Pattern[str]:
    return re.compile(rf"\s*{alternatives(phrases('address', 'box'))}\s*", re.IGNORECASE)
