"""One reader for every document: by who speaks, and by what the bytes are."""

from __future__ import annotations

from cowcrawl import report
from cowcrawl.extract import Extract
from cowcrawl.extract import read as pages
from cowcrawl.page.content import Content


def read(content: Content) -> Extract:
    """Everything a document says. Pure: the same content gives the same claims.

    A report may be a web page, plain text or a PDF; all others are taken for web pages. Raises `Unreadable` when
    there is no text to read, with the reason.
    """
    if content.kind == "report":
        return report.read(content)
    return pages.read(content.page)
