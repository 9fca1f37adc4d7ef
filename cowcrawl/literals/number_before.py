"""A house number that stands before its street, a comma between: `se trouve au 8 bis, rue Haute`."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.literals.segments import Segment
from cowcrawl.literals.street import Street, house_number, names_street, street
from cowcrawl.vocabulary import alternatives, phrases

_ICON = re.compile(r"\s*[^\w\s.,:;/(-]+\s*(?=\d)")
"""The picture of a pin before a number."""


def last_number(text: str, segment: Segment) -> tuple[int, int] | None:
    """The span of the house number that a segment is, or with which its sentence ends (`se trouve au 8 bis`)."""
    lead = _lead().search(text, segment.start, segment.end) or _ICON.match(text, segment.start, segment.end)
    return house_number(text, lead.end() if lead else segment.start, segment.end)


def numbered(text: str, hit: Street, number: tuple[int, int]) -> Street:
    """A street with the number that stands right before it, a comma between."""
    if hit.number or text[number[1] : hit.start].strip(" ") != ",":
        return hit
    return Street(name=hit.name, number=text[slice(*number)], start=number[0], end=hit.end, worded=hit.worded)


def behind_number(text: str, segment: Segment, above: Segment | None) -> Street | None:
    """The street of a segment with the number before it, a comma between, which makes a name in lower case one."""
    if above is None or text[above.end : segment.start] != "," or not names_street(text[segment.start : segment.end]):
        return None
    number = last_number(text, above)
    hit = street(text, number[0], segment.end) if number else None
    return hit if number and hit and hit.worded and hit.start == number[0] and hit.number else None


@cache
def _lead() -> re.Pattern[str]:
    words = alternatives((*phrases("address", "stands"), *phrases("address", "number_lead")))
    return re.compile(rf"(?<!\d\s){words}\s+(?=\d{{1,4}}(?:\s?[^\W\d_]+)?\s*,?$)", re.IGNORECASE)
