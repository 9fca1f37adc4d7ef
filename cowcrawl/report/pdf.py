"""The text layer of a report that is a PDF. What cannot be read is refused with the reason, or left out on record."""

from __future__ import annotations

import logging
import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from cowcrawl.errors import Unreadable
from cowcrawl.model import Reject
from cowcrawl.report.layer import Layer
from cowcrawl.report.lines import MAX_TEXT
from cowcrawl.report.setting import Piece, set_lines
from cowcrawl.text import collapse

if TYPE_CHECKING:
    from pdfminer.pdfdocument import PDFDocument

MAX_PAGES = 300
"""Pages of a PDF that are read."""
MAX_CHARACTERS = 600_000
"""Characters drawn in a PDF that are looked at: what is drawn after them is not read."""
MAX_STREAM = 20_000_000
"""Bytes to which one compressed part of a PDF may expand."""
MAX_EXPANDED = 100_000_000
"""Bytes to which all compressed parts of a PDF may expand together."""

_STREAM = re.compile(rb"stream\r?\n")


class _Enough(Exception):
    """More was drawn than is looked at."""


def layer(body: bytes) -> Layer:
    """The text of a PDF page by page. Raises `Unreadable` when it is encrypted, scanned, broken or a bomb."""
    _refuse_bombs(body)
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        document = _opened(body)
        title = _title(document)
        pages, gaps = _pages(document)
    except Unreadable:
        raise
    except Exception as error:  # pdfminer fails in as many ways as files are broken
        raise Unreadable("parse", f"the PDF is broken: {type(error).__name__}: {str(error)[:120]}") from error
    parts: list[str] = []
    places: list[tuple[int, str]] = []
    length = 0
    for number, text in pages:
        places.append((length, f"page:{number}"))
        parts.append(f"{text}\n\n")
        length += len(parts[-1])
    if not any(part.strip() for part in parts):
        why = "it is scanned" if any(gap.reason == "scanned page" for gap in gaps) else "there is none in it"
        raise Unreadable("empty", f"the PDF has no text to read: {why}")
    return Layer("".join(parts), tuple(places), title, gaps)


def _refuse_bombs(body: bytes) -> None:
    """Refuse a file whose compressed parts expand beyond all measure, before anything expands them whole."""
    total = 0
    for match in _STREAM.finditer(body):
        data = body[match.end() : match.end() + MAX_STREAM]
        if data[:1] != b"\x78":
            continue
        for _ in range(2):  # a part may be compressed twice
            try:
                data = zlib.decompressobj().decompress(data, MAX_STREAM + 1)
            except zlib.error:
                break
            total += len(data)
            if len(data) > MAX_STREAM or total > MAX_EXPANDED:
                raise Unreadable("too_large", "the PDF expands to more than is read of one document")


def _opened(body: bytes) -> PDFDocument:
    from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfparser import PDFParser

    try:
        document = PDFDocument(PDFParser(BytesIO(body)))
    except PDFPasswordIncorrect as error:
        raise Unreadable("parse", "the PDF is encrypted: it needs a password") from error
    except PDFEncryptionError as error:
        raise Unreadable("parse", "the PDF is encrypted in a way that cannot be read") from error
    if not document.is_extractable:
        raise Unreadable("parse", "the PDF is protected: its author does not allow its text to be taken out")
    return document


def _title(document: PDFDocument) -> str | None:
    raw = next((info.get("Title") for info in document.info if info.get("Title")), None)
    if not isinstance(raw, bytes):
        return None
    wide = raw.startswith((b"\xfe\xff", b"\xff\xfe"))
    return collapse(raw.decode("utf-16" if wide else "cp1252", "replace"))[:200] or None


def _pages(document: PDFDocument) -> tuple[list[tuple[int, str]], tuple[Reject, ...]]:
    """The text of each page by its number, and the pages that were left out."""
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    resources = PDFResourceManager()
    drawing = _drawing(resources)
    interpreter = PDFPageInterpreter(resources, drawing)
    found: list[tuple[int, str]] = []
    gaps: list[Reject] = []
    length = 0
    for number, page in enumerate(PDFPage.create_pages(document), 1):
        if number > MAX_PAGES or length > MAX_TEXT:
            gaps.append(_gap("too many pages", f"read up to page {number - 1}"))
            break
        try:
            interpreter.process_page(page)
            text = set_lines(list(_pieces(drawing.result)))
        except _Enough:
            gaps.append(_gap("too many pages", f"read up to page {number - 1}"))
            break
        except Exception as error:  # one broken page leaves the others whole
            gaps.append(_gap("broken page", f"page {number}: {type(error).__name__}"))
            continue
        if not text.strip() and drawing.images:
            gaps.append(_gap("scanned page", f"page {number}"))
        found.append((number, text))
        length += len(text)
    return found, tuple(gaps)


def _gap(reason: str, detail: str) -> Reject:
    return Reject(stage="report.pdf", field=None, reason=reason, detail=detail)


def _pieces(page: Any) -> Iterator[Piece]:
    """The pieces of text of a page: words that stand close together on one line."""
    from pdfminer.layout import LTTextContainer, LTTextLine

    for number, box in enumerate(page):
        for line in box if isinstance(box, LTTextContainer) else ():
            if isinstance(line, LTTextLine) and (text := collapse(line.get_text())):
                yield Piece(text, line.x0, line.x1, line.y0, line.y1, number)


def _drawing(resources: Any) -> Any:
    """What a page is drawn on: it keeps text only, counts images, and stops when there is no end of it."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LAParams

    class Drawing(PDFPageAggregator):
        characters = 0
        images = 0

        def begin_page(self, page: Any, ctm: Any) -> None:
            self.images = 0
            super().begin_page(page, ctm)

        def render_char(self, *args: Any, **named: Any) -> float:
            self.characters += 1
            if self.characters > MAX_CHARACTERS:
                raise _Enough
            return super().render_char(*args, **named)

        def paint_path(self, *args: Any, **named: Any) -> None:
            pass

        def render_image(self, name: str, stream: Any) -> None:
            self.images += 1

    return Drawing(resources, laparams=LAParams(boxes_flow=None, char_margin=1.2, line_margin=0.3, all_texts=True))
