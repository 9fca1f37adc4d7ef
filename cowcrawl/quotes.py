"""Whether a passage stands on a page: the last check before a claim is made of it."""

from __future__ import annotations

from cowcrawl.page import Page, squeeze

MAX_QUOTE = 500
"""Characters of a quote, white space left out."""


class Quotes:
    """The text of a page, ready to be asked for passages."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def has(self, passage: str) -> bool:
        """Whether the passage is not empty, not too long, and stands on the page."""
        short = len(passage) <= MAX_QUOTE or len(squeeze(passage)) <= MAX_QUOTE
        return short and self._page.prints(passage)

    def first(self, *passages: str) -> str | None:
        """The first of the passages that stands on the page."""
        for passage in passages:
            if self.has(passage):
                return passage
        return None
