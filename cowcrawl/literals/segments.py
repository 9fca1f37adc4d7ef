"""A text cut where the parts of an address end: at line ends, commas, brackets, dashes and bars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from cowcrawl.literals.grid_street import crosses
from cowcrawl.literals.words import hint, lowered
from cowcrawl.vocabulary import alternatives, phrases

_SPLIT = re.compile(
    r"[\n;|•·∙⋅()\[\]:\t]|(?<!\d),|,(?!\d)|,(?=\d{4,5}\s[A-Z])|(?<!\s[ABDFLI])\s(?:[-–—/]|//)\s|\s-(?=[A-Z])"
)
WIDE = 40
"""Numbers that the two ends of a range of houses are apart at most."""
_NAME = re.compile(r"[^\W\d_][^\d@€£$]{1,39}")


@dataclass(frozen=True)
class Segment:
    """One part, as positions in the text."""

    start: int
    end: int
    line: int
    """Number of its line, from 0."""


def segments(text: str) -> list[Segment]:
    """The parts of `text` in reading order; none holds a line end."""
    found: list[Segment] = []
    start = line = 0
    for cut in _SPLIT.finditer(text):
        if _joins_range(text, cut):
            continue
        found.append(Segment(start, cut.start(), line))
        start = cut.end()
        line += cut[0] == "\n"
    found.append(Segment(start, len(text), line))
    return found


def _joins_range(text: str, cut: re.Match[str]) -> bool:
    """Whether a dash or a slash between spaces stands between two numbers of houses: `26 – 28 Church Street`."""
    before = cut.start()
    if cut[0].strip() in ("-", "–") and crosses(text, before):
        return True
    while before and cut.start() - before < 4 and text[before - 1].isdigit():
        before -= 1
    hit = _range().match(text, before) if before < cut.start() else None
    return bool(hit and hit.start(2) == cut.end() and 0 < int(hit[2]) - int(hit[1]) <= WIDE)


def with_numbers(text: str, parts: Sequence[Segment]) -> Iterator[tuple[int, int]]:
    """The spans of `parts`; one that ends at a comma reaches over a number that follows."""
    skip = -1
    for number, segment in enumerate(parts):
        after = parts[number + 1] if number + 1 < len(parts) else None
        if after and text[segment.end : after.start] == "," and _number_first().match(text, after.start, after.end):
            yield segment.start, after.end
            skip = number + 1
        elif number != skip:
            yield segment.start, segment.end


def is_name(text: str, segment: Segment, *, digits: bool = False) -> bool:
    """Whether a part can be a name: no number or price in it, with `digits` only no price."""
    piece = text[segment.start : segment.end].strip()
    return bool(re.fullmatch(r"\w[^@€£$]{1,49}", piece) if digits else _NAME.fullmatch(piece))


def unlabelled(text: str) -> str:
    """`text` with the labels of the parts of an address (`PLZ:`, or `Ville` on a line of its own) as spaces."""
    labels = _part_labels().finditer(lowered(text)) if hint("address", "part_label").fits(text) else ()
    for start, end in [label.span() for label in labels]:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


@cache
def _range() -> re.Pattern[str]:
    """Two numbers of houses, and behind them a mark, a name or a word for a street: no number of something."""
    words = alternatives(phrases("address", "street_before"))
    return re.compile(rf"(\d{{1,4}})\s[-–—/]\s(\d{{1,4}})[a-z]?(?=\s*(?:$|[,;\n)]|[^\W\d_a-zß-ÿ]|(?i:{words})))")


@cache
def _number_first() -> re.Pattern[str]:
    marks = "|".join(map(re.escape, (*phrases("address", "number_mark"), *phrases("address", "milestone"))))
    return re.compile(rf"\s*(?:(?:{marks})\s*)?\d", re.IGNORECASE)


@cache
def _part_labels() -> re.Pattern[str]:
    words = alternatives(tuple(phrase.lower() for phrase in phrases("address", "part_label")))
    whose = alternatives(tuple(phrase.lower() for phrase in phrases("address", "whose_label")))
    return re.compile(rf"(?:{whose}[ \t]*)?{words}[ \t]*:|^[ \t]*{words}[ \t]*$", re.MULTILINE)
