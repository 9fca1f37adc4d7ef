"""Whether a passage stands on a page: the last check before a claim is made of it."""

from __future__ import annotations

import re
import unicodedata

from cowcrawl.page import Page

_BLANK = re.compile(r"[\s\u00a0\u202f\u00ad\u200b-\u200d\u2060\ufeff]+")
_UNREAD = frozenset(("script", "style", "template"))
MAX_QUOTE = 500
"""Characters of a quote, white space left out."""


def squeeze(text: str) -> str:
    """`text` without white space, soft hyphens and zero-width marks: a quote may join blocks without a space."""
    return _BLANK.sub("", unicodedata.normalize("NFC", text))


class Quotes:
    """The text of a page, ready to be asked for passages."""

    def __init__(self, page: Page) -> None:
        parts: list[str] = []
        for element in page.root.iter():
            if isinstance(element.tag, str) and element.tag not in _UNREAD and element.text:
                parts.append(element.text)
            if element.tail:
                parts.append(element.tail)
        self._text = squeeze("".join(parts))

    def has(self, passage: str) -> bool:
        """Whether the passage is not empty, not too long, and stands on the page."""
        wanted = squeeze(passage)
        return 0 < len(wanted) <= MAX_QUOTE and wanted in self._text

    def first(self, *passages: str) -> str | None:
        """The first of the passages that stands on the page."""
        return next((passage for passage in passages if self.has(passage)), None)
