"""Reading reports: market studies, white papers, inventories; as plain text, PDF or web page."""

from __future__ import annotations

from cowcrawl.extract import Extract
from cowcrawl.page.charset import decode
from cowcrawl.page.content import Content
from cowcrawl.page.language import language, language_of
from cowcrawl.report import pdf, web
from cowcrawl.report.layer import Layer
from cowcrawl.report.read import read_layer


def read(content: Content) -> Extract:
    """Everything a report says. Raises `Unreadable` when there is no text in it."""
    if content.format == "html":
        return read_layer(web.layer(content.page), language(content.page))
    is_pdf = content.format == "pdf"
    layer = pdf.layer(content.body) if is_pdf else Layer(decode(content.body, content.content_type))
    return read_layer(layer, language_of(layer.raw))


__all__ = ["read"]
