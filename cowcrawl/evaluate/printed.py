"""What a page prints, read by the standard library alone: the reader's own idea of its page is not asked."""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser

_UNSEEN = frozenset(("script", "style", "template"))
_QUOTABLE = frozenset("content alt title href value placeholder aria-label datetime data-price".split())
_BLANK = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]+")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


class Printed(HTMLParser):
    """The texts of a page: those a person sees, then attributes and embedded JSON."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self._seen: list[str] = []
        self._embedded: list[str] = []
        self._inside: list[bool] = []
        self.feed(markup)
        self.close()
        self._text = squeeze("".join(self._seen))
        self._rest = "\x00".join(map(squeeze, self._embedded))

    def holds(self, quote: str) -> bool:
        """Whether a quote that is not empty stands on the page, white space aside."""
        wanted = squeeze(quote)
        return bool(wanted) and (wanted in self._text or wanted in self._rest)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._inside.append("json" in (dict(attrs).get("type") or ""))
        self._embedded += [value for name, value in attrs if value and name in _QUOTABLE]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._embedded += [value for name, value in attrs if value and name in _QUOTABLE]

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN and self._inside:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self._seen.append(data)
        elif self._inside[-1]:
            self._embedded.append(_ESCAPE.sub(lambda hit: chr(int(hit[1], 16)), data).replace("\\/", "/"))


def squeeze(text: str) -> str:
    """`text` without white space and invisible marks, composed."""
    return _BLANK.sub("", unicodedata.normalize("NFC", text))
