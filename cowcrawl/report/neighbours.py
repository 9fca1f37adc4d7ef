"""Two cells of text side by side in a row that only single spaces part: where the one ends and the other begins."""

from __future__ import annotations

import re

from cowcrawl.report.mapped import Mapped

MAX_SEEN = 5
"""Times that a name is counted elsewhere in a report: more say no more."""

_TOKEN = re.compile(r"\([^()]*\)|[^\s()]+")
_OPEN = re.compile(r"(?:&|/|[-–]|\b(?:and|et|en|und|of|de|du|des|van|der|la|le|les|the|at|in))$", re.I)


def parted(words: Mapped, text: str) -> tuple[Mapped, Mapped] | None:
    """The two cells that some words are, or None when it cannot be told: each is a name that the report has elsewhere.

    What stands in brackets belongs to the cell before it. `text`: all of the report.
    """
    tokens = [match.span() for match in _TOKEN.finditer(words.text)]
    starts = [start for start, _ in tokens[1:] if _may_part(words.text, start)]
    ranked = sorted(((_weight(words.text, start, text), start) for start in starts), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    if len(ranked) > 1 and ranked[0][0][0] == 0:
        return None
    cut = ranked[0][1]
    return words[:cut].strip(), words[cut:].strip()


def _may_part(text: str, start: int) -> bool:
    """Whether a second cell may begin at a place: with a capital or digit, and not right behind a word that goes on."""
    first = text[start : start + 1]
    return (first.isupper() or first.isdigit()) and not _OPEN.search(text[:start].rstrip())


def _weight(text: str, start: int, whole: str) -> tuple[int, int]:
    """How well a report knows the two names: how many of them it has elsewhere, and how often."""
    second = re.sub(r"\s*\([^()]*\)", "", text[start:]).strip()
    seen = [min(_elsewhere(name, whole), MAX_SEEN) for name in (text[:start].strip(), second)]
    return sum(times > 0 for times in seen), sum(seen)


def _elsewhere(name: str, whole: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", whole)) - 1
