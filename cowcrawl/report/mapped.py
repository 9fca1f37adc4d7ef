"""Text put in order for reading, of which every character knows where it was printed: quotes stay literal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cowcrawl.text import collapse

MAX_WORDS = 25
"""Words of a quote at most: more than a short quotation does not leave the archive."""


@dataclass(frozen=True)
class Mapped:
    """A text in reading form, and for each of its characters its place in the text as printed."""

    text: str
    at: tuple[int, ...]

    def __getitem__(self, part: slice) -> Mapped:
        return Mapped(self.text[part], self.at[part])

    def strip(self) -> Mapped:
        """Without white space at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : max(len(self.text.rstrip()), start)]

    def collapsed(self) -> Mapped:
        """With one space for each run of white space, and none at the ends."""
        keep = [
            number
            for number, char in enumerate(self.text)
            if not char.isspace() or (number and not self.text[number - 1].isspace())
        ]
        text = "".join(" " if self.text[number].isspace() else self.text[number] for number in keep)
        return Mapped(text, tuple(self.at[number] for number in keep)).strip()

    def span(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """The places in the printed text of the characters from `start` to `end`: first, and one behind the last."""
        part = self.at[start:end]
        return (part[0], part[-1] + 1) if part else (0, 0)


def joined(parts: Iterable[Mapped], between: str = "") -> Mapped:
    """The parts one after the other, `between` them standing where the one before ends."""
    text: list[str] = []
    at: list[int] = []
    for part in parts:
        if text and between and part.text:
            text.append(between)
            at += [at[-1]] * len(between)
        text.append(part.text)
        at += part.at
    return Mapped("".join(text), tuple(at))


def short(quote: str) -> bool:
    """Whether a quote is short enough to leave the archive."""
    return 0 < len(quote.split()) <= MAX_WORDS


def printed(raw: str, span: tuple[int, int]) -> str:
    """The passage of the printed text between two places, white space collapsed."""
    return collapse(raw[span[0] : span[1]])
