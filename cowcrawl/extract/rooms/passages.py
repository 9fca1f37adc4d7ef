"""The lines and sentences of a block that are looked through for rooms, and which of them are labels."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.extract.texts.rows import entries
from cowcrawl.extract.texts.sentences import split
from cowcrawl.literals.words import alternation
from cowcrawl.page import Block
from cowcrawl.vocabulary import phrases

MAX_LINE = 90
"""Characters of a line that is a label and no sentence."""
_MARK = re.compile(r"\s[·•|∙]\s")
"""What parts the entries of a row."""
MAX_SENTENCE = 450
"""Characters of a sentence that is looked through."""


def texts(block: Block) -> list[str]:
    """The lines and sentences of a block, those that can be quoted; a heading is one line.

    So is each entry of a row of names and prices: "Elm room (6) €18/h · Oak room (10) €30/h".
    """
    parts = [entries(line) for line in block.lines] if _MARK.search(block.text) else []
    if any(len(row) > 1 for row in parts):
        found = [text.rstrip(" .") for row in parts for part in row for text in split(part)]
    else:
        found = [text.strip() for line in block.lines for text in ([line] if block.level else split(line))]
    return [text for text in found if text and len(text) <= MAX_SENTENCE]


def is_line(text: str) -> bool:
    """Whether a text is a label, not a sentence."""
    return len(text) <= MAX_LINE and (not text.endswith((".", "!", "?")) or bool(_shortened().search(text)))


@cache
def _shortened() -> re.Pattern[str]:
    """A shortened word behind a number or a stroke, at the end: "6 pers.", "15 € / Std." are no sentences."""
    shorts = "|".join(re.escape(word) for word in phrases("formulas", "abbreviations"))
    return re.compile(rf"(?:\d\s?(?:{alternation(phrases('rooms', 'shortened'))})\.|/\s?(?:{shorts}))$", re.I)
