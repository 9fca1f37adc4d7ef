"""The sentences of a report: lines joined to paragraphs over hyphens, and cut where sentences end."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cowcrawl.extract.texts.sentences import ends
from cowcrawl.report.lines import Line
from cowcrawl.report.mapped import Mapped, joined

MAX_SENTENCE = 600
"""Characters of a sentence that is read."""
MAX_PARAGRAPH = 60
"""Lines of a paragraph at most."""

HEADING = 0.6
"""A line shorter than this part of the one below it, which begins with a capital, is a heading."""

_TITLE = re.compile(r"[^\W_]$")
_BULLET = re.compile(r"\s*(?:[>•▪●■◦»*+–-]|\d{1,2}[.)])\s+")
_BROKEN = re.compile(r"[^\W\d_]-$")
_AFTER_HYPHEN = re.compile(r"(?:en|et|und|and|of|ou|oder|or)\b")
_UNFINISHED = re.compile(r"[^.!?:;…”»\"]$")


@dataclass(frozen=True)
class Sentence:
    """A sentence, and the one before it in its paragraph."""

    words: Mapped
    before: str
    """The two sentences before it in its paragraph."""
    last: str
    """The sentence right before it."""
    alone: bool
    """Nothing else stands in its paragraph."""
    firms: frozenset[str] = frozenset()
    """Names, folded, that the report gives to operators elsewhere."""

    @property
    def text(self) -> str:
        """What it says."""
        return self.words.text


def sentences(
    lines: Sequence[Line], taken: frozenset[int] = frozenset(), firms: frozenset[str] = frozenset()
) -> Iterator[Sentence]:
    """The sentences of the lines that are not `taken`, in reading order. `firms`: folded names of known operators."""
    for paragraph in _paragraphs(lines, taken):
        whole = _joined(paragraph)
        cuts = [0, *(match.end() for match in ends(whole.text)), len(whole.text)]
        parts = [whole[start:end].strip() for start, end in itertools.pairwise(cuts)]
        parts = [part for part in parts if part.text and len(part.text) <= MAX_SENTENCE]
        for number, part in enumerate(parts):
            earlier = [each.text for each in parts[max(number - 2, 0) : number]]
            yield Sentence(part, " ".join(earlier), earlier[-1] if earlier else "", len(parts) == 1, firms)


def _paragraphs(lines: Sequence[Line], taken: frozenset[int]) -> Iterator[list[Line]]:
    here: list[Line] = []
    for number, line in enumerate(lines):
        apart = not here or number in taken or len(here) >= MAX_PARAGRAPH or _apart(here[-1], line)
        if here and apart:
            yield here
            here = []
        if number not in taken:
            here.append(line)
    if here:
        yield here


def _apart(above: Line, line: Line) -> bool:
    """Whether a line begins a paragraph: after a blank line, unless the sentence plainly runs on, or at a bullet."""
    if _BULLET.match(line.text):
        return True
    runs_on = len(above.text) > 30 and bool(_UNFINISHED.search(above.text)) and line.text[:1].islower()
    under_heading = line.text[:1].isupper() and len(above.text) < HEADING * len(line.text) and _TITLE.search(above.text)
    return line.gap > 1 or (line.gap == 1 and not runs_on) or bool(under_heading)


def _joined(paragraph: Sequence[Line]) -> Mapped:
    bullet = _BULLET.match(paragraph[0].text)
    whole = paragraph[0].words[bullet.end() if bullet else 0 :]
    for line in paragraph[1:]:
        following = line.text[:1].islower() and not _AFTER_HYPHEN.match(line.text)
        if _BROKEN.search(whole.text) and following:
            whole = joined([whole[: len(whole.text) - 1], line.words])
        else:
            whole = joined([whole, line.words], " ")
    return whole.collapsed()
