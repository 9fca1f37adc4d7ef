"""Whether a house is a makers' one: a fab lab, a hackerspace, an open workshop."""

from __future__ import annotations

from cowcrawl.extract.texts.phrases import says_any, told
from cowcrawl.page import Page, once
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases


@once
def is_makers(page: Page) -> bool:
    """Whether title, host or headings say so, or any text of a page without coworking.

    The words are those of `space_types.yml`.
    """
    blocks = page.holding_all(told("space_types", "fab_lab"))
    coworking = bool(blocks) and any("cowork" in word for word in page.words)
    texts = (block.line for block in blocks if block.level or not coworking)
    spoken = says_any("space_types", "fab_lab", (page.title, *texts))
    return spoken or any(fold(word).replace(" ", "") in page.host for word in phrases("space_types", "fab_lab"))
