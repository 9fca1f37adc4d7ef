"""Ways to write one page: the same words and the same looks in other elements, as themes and builders have them."""

from __future__ import annotations

import re
from collections.abc import Callable

import lxml.html
from lxml.etree import SubElement
from lxml.etree import _Element as Element

_FIGURES = re.compile(r"([€£$]|CHF|EUR|\d[\d.,]*)")
_UNSEEN = ("script", "style", "option")
_ALONE = ("p", "div", "ul", "table", "h3", "h4")


def _renamed(body: Element, tags: str, new: str, called: str = "") -> None:
    for element in list(body.iter(*tags.split())):
        element.tag = new
        if called:
            element.set("class", f"{element.get('class', '')} {called}".strip())


def titles_by_class(body: Element) -> None:
    """Headings below the first one as `div.card-title`."""
    _renamed(body, "h2 h3 h4 h5 h6", "div", "card-title")


def titles_in_bold(body: Element) -> None:
    """Headings below the second rank as paragraphs in bold."""
    for element in list(body.iter("h3", "h4", "h5", "h6")):
        element.tag = "p"
        _held(element, "strong")


def titles_that_unfold(body: Element) -> None:
    """Headings below the second rank as the buttons of an accordion."""
    _renamed(body, "h3 h4 h5 h6", "button", "accordion")


def tables_of_divs(body: Element) -> None:
    """Tables as rows and cells of `div`."""
    _renamed(body, "table thead tbody tfoot td", "div")
    for row in body.iter("tr"):
        row.set("class", "head" if row.find("th") is not None else "row")
    _renamed(body, "tr th", "div")


def tables_of_spans(body: Element) -> None:
    """Tables as rows of `div` with cells in a line."""
    _renamed(body, "table thead tbody tfoot", "div")
    for row in body.iter("tr"):
        row.set("class", "head" if row.find("th") is not None else "row")
    _renamed(body, "tr", "div")
    _renamed(body, "td th", "span")


def lists_of_divs(body: Element) -> None:
    """Lists and their items as `div`."""
    _renamed(body, "ul ol li", "div")


def paragraphs_of_divs(body: Element) -> None:
    """Paragraphs as `div`."""
    _renamed(body, "p", "div")


def prices_in_pieces(body: Element) -> None:
    """Signs and numbers of prices each in a `span`."""
    for element in list(body.iter()):
        text = (
            element.text if isinstance(element.tag, str) and element.tag not in ("script", "style", "option") else None
        )
        if not text or not re.search(r"[€£$]|CHF|EUR", text):
            continue
        first, *parts = _FIGURES.split(text)
        element.text = first
        for at, part in enumerate(parts[::2]):
            piece = lxml.html.Element("span")
            piece.text, piece.tail = part, parts[2 * at + 1]
            element.insert(at, piece)


def wrapped(body: Element) -> None:
    """Paragraphs and headings each in three elements of their own, items and cells around one."""
    for element in list(body.iter("p", "h2", "h3", "h4", "li", "td")):
        if element.tag in ("li", "td"):
            _held(element, "div")
            continue
        inside = list(element)
        inner = lxml.html.Element(str(element.tag))
        inner.text, element.text = element.text, None
        inner.extend(inside)
        element.tag = "div"
        SubElement(SubElement(element, "div"), "div").append(inner)


def cells_with_paragraphs(body: Element) -> None:
    """Items and cells that hold no other block with a paragraph around their text."""
    for element in list(body.iter("li", "td", "th")):
        if not any(child.tag in _ALONE for child in element):
            _held(element, "p")


def paragraphs_joined(body: Element) -> None:
    """Paragraphs that follow each other as lines of one."""
    for element in list(body.iter("p")):
        above = element.getprevious()
        if above is not None and above.tag == "p" and not (above.tail or "").strip():
            SubElement(above, "br").tail = element.text
            above.extend(list(element))
            above.tail = element.tail
            element.getparent().remove(element)  # type: ignore[union-attr]


def _held(element: Element, tag: str) -> None:
    """All that an element holds in one of its own."""
    inside, text = list(element), element.text
    element.text = None
    inner = SubElement(element, tag)
    inner.text = text
    inner.extend(inside)


WAYS: dict[str, Callable[[Element], None]] = {
    way.__name__: way
    for way in (
        titles_by_class,
        titles_in_bold,
        titles_that_unfold,
        tables_of_divs,
        tables_of_spans,
        lists_of_divs,
        paragraphs_of_divs,
        prices_in_pieces,
        wrapped,
        cells_with_paragraphs,
        paragraphs_joined,
    )
}


def rewritten(html: str, way: str) -> bytes:
    """A page in another markup."""
    root = lxml.html.document_fromstring(html)
    body = root.find("body")
    WAYS[way](root if body is None else body)
    written: bytes = lxml.html.tostring(root, encoding="utf-8", doctype="<!doctype html>")
    return written
