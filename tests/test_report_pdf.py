"""Reports as PDF: tables and columns are read as they are set; what cannot be read is refused or left out."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer, Table

from cowcrawl.errors import Unreadable
from cowcrawl.extract import Extract
from cowcrawl.page.content import Content, format_of
from cowcrawl.reader import read
from cowcrawl.report import pdf

STYLE = getSampleStyleSheet()["Normal"]
ROWS = (
    ("Opérateur", "Immeuble", "Quartier", "Surface (m²)", "Ouverture"),
    ("Nacelle", "Zénith", "Quartier Nord", "4 500", "2019"),
    ("Matinale", "Parc du Régent, tour sud et socle", "Quartier européen", "3 155", "T3 2020"),
    ("Korf & Zonen", "Albert", "Forest", "7.200", "> 2021"),
)
COUNTED = (
    "In 2023 there were 41 coworking spaces in Greater Ormsby, of which 12 stood in the harbour.",
    "Nobody knows how many people work in them, for nobody has ever asked.",
    "Some are small and some are large; a few have a garden and one has a well.",
    "People come by bicycle, on foot or by tram, and hardly any of them by car.",
)


def document(*parts: Any, columns: int = 1) -> bytes:
    """A PDF with the parts set in so many columns."""
    stream = BytesIO()
    width = (A4[0] - 80) / columns
    frames = [Frame(40 + width * n, 60, width - 10, A4[1] - 120) for n in range(columns)]
    template = BaseDocTemplate(stream, pagesize=A4)
    template.addPageTemplates([PageTemplate(frames=frames)])
    template.build(list(parts))
    return stream.getvalue()


def drawn(draw: Any = None, **canvas: Any) -> bytes:
    """A PDF of one page on which `draw` draws."""
    stream = BytesIO()
    page = Canvas(stream, pagesize=A4, **canvas)
    (draw or (lambda page: page.drawString(50, 700, "Twelve coworking spaces")))(page)
    page.save()
    return stream.getvalue()


def scan(page: Canvas) -> None:
    page.drawImage(ImageReader(Image.new("RGB", (40, 60), "grey")), 0, 0, 500, 700)


def report_of(body: bytes) -> Extract:
    return read(Content(body=body, url="https://report.invalid/r.pdf", kind="report"))


@pytest.fixture(scope="module")
def table() -> bytes:
    cells = [[Paragraph(cell, STYLE) for cell in row] for row in ROWS]
    return document(
        Paragraph("Le marché du coworking", STYLE), Spacer(1, 12), Table(cells, colWidths=[90, 110, 100, 80, 80])
    )


def test_a_table_is_read_cell_by_cell_over_their_lines(table: bytes) -> None:
    fields = ("operator", "name", "district", "area_m2", "opening_date")
    assert [tuple(mention.first(field) for field in fields) for mention in report_of(table).mentions] == [
        ("Nacelle", "Zénith", "Quartier Nord", 4500, "2019"),
        ("Matinale", "Parc du Régent, tour sud et socle", "Quartier européen", 3155, "2020-35"),
        ("Korf & Zonen", "Albert", "Forest", 7200, "2022/.."),
    ]


def test_a_claim_names_the_page_and_line_of_its_quote(table: bytes) -> None:
    claim = report_of(table).mentions[0].claims[0]
    assert claim.locator.startswith("page:1/line:")
    assert claim.quote == "Nacelle Zénith Quartier Nord 4 500 2019"
    assert claim.context == ("Opérateur Immeuble Quartier Surface (m²) Ouverture",)


def test_two_columns_are_read_one_after_the_other() -> None:
    parts: list[Any] = []
    for number in range(12):
        parts += [Paragraph(f"{number}. {' '.join(COUNTED)}" if number else " ".join(COUNTED), STYLE), Spacer(1, 14)]
    told = report_of(document(*parts, columns=2)).aggregates
    assert {(each.subject, each.value, each.date) for each in told} == {
        ("Greater Ormsby", 41, "2023"),
        ("harbour", 12, "2023"),
    }


@pytest.mark.parametrize(
    ("body", "outcome", "why"),
    [
        (drawn(encrypt=StandardEncryption("key")), "parse", "it needs a password"),
        (drawn(encrypt=StandardEncryption("", "key", canCopy=0)), "parse", "does not allow its text to be taken out"),
        (drawn(scan), "empty", "it is scanned"),
        (drawn(lambda page: None), "empty", "there is none in it"),
        (drawn()[:400], "parse", "the PDF is broken"),
        (b"%PDF-1.7\nnothing of the kind", "parse", "the PDF is broken"),
        (
            b"%PDF-1.4\n1 0 obj<</Length 9/Filter/FlateDecode>>stream\n" + zlib.compress(bytes(30_000_000)),
            "too_large",
            "expands to more than is read",
        ),
    ],
    ids=["encrypted", "protected", "scanned", "blank", "cut off", "no PDF", "bomb"],
)
def test_a_pdf_without_text_to_read_is_refused_with_the_reason(body: bytes, outcome: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why) as refused:
        report_of(body)
    assert refused.value.outcome == outcome


def test_of_a_pdf_with_scanned_pages_the_others_are_read() -> None:
    def both(page: Canvas) -> None:
        page.drawString(50, 700, "In 2023 there were 41 coworking spaces in Greater Ormsby.")
        page.showPage()
        scan(page)

    extract = report_of(drawn(both))
    assert [told.value for told in extract.aggregates] == [41]
    assert [(reject.reason, reject.detail) for reject in extract.rejects] == [("scanned page", "page 2")]


def test_a_pdf_is_read_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    def three(page: Canvas) -> None:
        for number in range(3):
            page.drawString(50, 700, f"In 2023 there were {41 + number} coworking spaces in Ormsby {number * 'B'}.")
            page.showPage()

    monkeypatch.setattr(pdf, "MAX_PAGES", 2)
    extract = report_of(drawn(three))
    assert [told.value for told in extract.aggregates] == [41, 42]
    assert [reject.reason for reject in extract.rejects] == ["too many pages"]


@pytest.mark.parametrize(
    ("body", "sent", "kind"),
    [
        (b"%PDF-1.4 ...", None, "pdf"),
        (b"\n%PDF-1.4 ...", "application/octet-stream", "pdf"),
        (b"About %PDF-1.4", "text/plain", "text"),
        (b"<html><p>x", "text/plain", "html"),
        (b"plain words", None, "text"),
        (b"plain words", "text/plain; charset=utf-8", "text"),
        (b"{}", "application/json", "other"),
    ],
)
def test_the_bytes_tell_the_format_before_the_header_does(body: bytes, sent: str | None, kind: str) -> None:
    assert format_of(body, sent) == kind
