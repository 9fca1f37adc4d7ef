"""The sentences of a page that may speak of the space as a whole, with what governs them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cowcrawl.page import Block, Page

_END = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-ÝА-ЯЄІЇ0-9\"«“])")
MAX_SENTENCE = 450
"""Characters of a sentence that can be quoted."""


@dataclass(frozen=True)
class Sentence:
    """A sentence, or a line that stands alone."""

    text: str
    """Its words, literally."""
    block: Block
    """Where it stands."""
    title: str
    """The heading that governs it, or nothing."""


def sentences(page: Page) -> Iterator[Sentence]:
    """Every sentence outside navigation; of the press only the body's, for the rest is about the publisher."""
    own = page.kind in ("operator", "directory")
    for block in page.blocks:
        if block.region == "nav" or (not own and block.region != "main"):
            continue
        title = page.blocks[block.headings[-1]].line if block.headings and block.region == "main" else ""
        for text in _END.split(block.line):
            if text and len(text) <= MAX_SENTENCE:
                yield Sentence(text, block, title)
