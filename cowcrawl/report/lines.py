"""The lines of a report as they are read: letter-spaced headings closed up, marks of notes and page furniture gone.

Nothing is changed that a quote may need: a line knows where each of its characters was printed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cowcrawl.report.mapped import Mapped
from cowcrawl.text import fold

MAX_TEXT = 1_500_000
"""Characters of a report that are read: 600 printed pages."""
REPEATED = 3
"""A short line that stands this often in a report is page furniture."""
MAX_FURNITURE = 80
"""Characters of a line of page furniture at most."""

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe¹²³⁰⁴⁵⁶⁷⁸⁹")
_SPACES = frozenset("\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\x0b\x0c\x1c\x1d\x1e")
_LINE = re.compile(r"[^\n\r\x0c\u2028\u2029]+")
_GLUED = re.compile(r"(?<=[^\W\d_]{3})(\d{1,2})(?=[\s.,;:)”\"»]|$)")
_NOTE = re.compile(r"\s*[\[(]?(\d{1,2})[\])]?[ .\t]\s*[«“\"'‘(]?\s*[^\W\d_]")
_SPACED_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Line:
    """One printed line."""

    number: int
    """Its number in the text, from 1, blank lines counted."""
    words: Mapped
    """What it says, trimmed; runs of spaces inside it are kept, for they part the cells of tables."""
    gap: int
    """Blank lines right before it."""
    indent: int = 0
    """Spaces at its beginning."""

    @property
    def text(self) -> str:
        """What it says."""
        return self.words.text


def lines(raw: str) -> list[Line]:
    """The lines of a text that say something, page furniture left out."""
    found = list(_printed(raw[:MAX_TEXT]))
    notes = {hit[1] for line in found if (hit := _NOTE.match(line.text))}
    furniture = _furniture(found)
    kept = [line for line in found if fold(_undigited(line.text)) not in furniture]
    return [replace(line, words=_without_notes(line.words, notes)) for line in kept]


def _printed(raw: str) -> Iterator[Line]:
    number, end = 1, 0
    for match in _LINE.finditer(raw):
        breaks = raw.count("\n", end, match.start()) or (1 if end else 0)
        number += breaks if end else raw.count("\n", 0, match.start())
        mapped = _mapped(raw, match.start(), match.end())
        words = _closed_up(mapped.strip())
        if words.text:
            indent = len(mapped.text) - len(mapped.text.lstrip())
            yield Line(number, words, max(breaks - 1, 0), indent)
            end = match.end()


def _mapped(raw: str, start: int, end: int) -> Mapped:
    text, at = [], []
    for place in range(start, end):
        char = raw[place]
        if char in _DROPPED and not (char in "²³" and raw[place - 1 : place] in "mM"):
            continue
        said = _LIGATURES.get(char) or (" " if char in _SPACES else char)
        text.append(said)
        at += [place] * len(said)
    return Mapped("".join(text), tuple(at))


def _closed_up(words: Mapped) -> Mapped:
    """A letter-spaced line (`L E X I C O N`) closed up; two spaces or more part its words."""
    pieces = _SPACED_WORD.findall(words.text)
    letters = sum(len(piece) for piece in pieces)
    if len(pieces) < 4 or letters > 2 * len(pieces) or sum(piece[:1].isalpha() for piece in pieces) * 2 < len(pieces):
        return words
    single = sum(len(piece) == 1 for piece in pieces)
    if single * 3 < len(pieces) * 2:
        return words
    keep = [
        number
        for number, char in enumerate(words.text)
        if not char.isspace() or words.text[number - 1 : number].isspace()
    ]
    text = "".join(words.text[number] for number in keep)
    return Mapped(text, tuple(words.at[number] for number in keep)).collapsed()


def _without_notes(words: Mapped, notes: set[str]) -> Mapped:
    """The words without the numbers of notes that are glued to them, where the report has a note of that number."""
    for hit in reversed(list(_GLUED.finditer(words.text))):
        if hit[1] in notes:
            text = words.text[: hit.start()] + words.text[hit.end() :]
            words = Mapped(text, words.at[: hit.start()] + words.at[hit.end() :])
    return words


def _furniture(found: Sequence[Line]) -> frozenset[str]:
    """The folded lines, digits left out, that stand on many pages: titles, page numbers."""
    said = Counter(fold(_undigited(line.text)) for line in found if 0 < len(line.text) <= MAX_FURNITURE)
    edges = [line for line in found if any(char.isdigit() for char in line.text) or len(line.text.split()) > 2]
    running = {fold(_undigited(line.text)) for line in edges if not _is_content(line.text)}
    return frozenset(text for text, times in said.items() if times >= REPEATED and text and text in running)


def _undigited(text: str) -> str:
    return re.sub(r"\d+", "", text)


def _is_content(text: str) -> bool:
    """Whether a line may well stand several times and still say something: a label, an item of a list, a figure."""
    return (
        ":" in text or text[:1] in ">•-–*+«·▪" or bool(re.search(r"\d\s?(?:%|m²|m2|€)|\t|\s{3,}|\(\d+\)|\d{3}", text))
    )
