"""Whether a passage stands on a page: the last check before a claim is made of it."""

from __future__ import annotations

from cowcrawl.page import Page, squeeze

MAX_QUOTE = 500
"""Characters of a quote, white space left out."""


class Quotes:
    """The text of a page, ready to be asked for passages."""

    def __init__(self, page: Page) -> None:
        self._text = page.printed
        self._known: dict[str, bool] = {}

    def has(self, passage: str) -> bool:
        """Whether the passage is not empty, not too long, and stands on the page."""
        known = self._known.get(passage)
        if known is None:
            wanted = squeeze(passage)
            known = self._known[passage] = 0 < len(wanted) <= MAX_QUOTE and wanted in self._text
        return known

    def first(self, *passages: str) -> str | None:
        """The first of the passages that stands on the page."""
        for passage in passages:
            if self.has(passage):
                return passage
        return None
