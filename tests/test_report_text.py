"""The text layer of reports: what is closed up, left out and kept, and that it never fails or takes long."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cowcrawl.page.content import Content
from cowcrawl.reader import read
from cowcrawl.report.cells import date, number
from cowcrawl.report.headers import header
from cowcrawl.report.labels import kind_of, labels
from cowcrawl.report.lines import lines
from cowcrawl.report.mapped import MAX_WORDS, printed
from cowcrawl.report.sentences import sentences
from cowcrawl.text import squeeze


def texts(raw: str) -> list[str]:
    return [line.text for line in lines(raw)]


@pytest.mark.parametrize(
    ("printed_so", "read_so"),
    [
        ("W O O R D E N L I J S T", "WOORDENLIJST"),
        ("V E R H UU R D E R S  VA N  K A N TO R E N", "VERHUURDERS VAN KANTOREN"),
        ("E N  Z A L E N ?", "EN ZALEN?"),
        ("Hall A and hall B", "Hall A and hall B"),
        ("de ﬁetsen­stalling", "de fietsenstalling"),
        ("3 155 m²", "3 155 m²"),
    ],
)
def test_spaced_letters_and_ligatures_are_read_as_words(printed_so: str, read_so: str) -> None:
    assert texts(printed_so) == [read_so]


def test_a_glued_number_is_left_out_only_where_there_is_a_note_of_that_number() -> None:
    assert texts("in de eerste kroon3 :\n\n3 Verwijst naar de wijken")[0] == "in de eerste kroon :"
    assert texts("in Hangar9 is het warm")[0] == "in Hangar9 is het warm"


def test_what_stands_on_every_page_is_furniture() -> None:
    page = "{}\n\nYearbook of shared offices\n\nWords of page {}\n\n"
    assert "Yearbook of shared offices" not in texts("".join(page.format(n, n * "x") for n in range(1, 5)))


def test_a_sentence_runs_over_hyphens_and_its_quote_stays_as_printed() -> None:
    raw = "Er zijn 18 in voorbe-\nreiding. Dat is veel."
    first = next(sentences(lines(raw)))
    assert first.text == "Er zijn 18 in voorbereiding."
    assert printed(raw, first.words.span()) == "Er zijn 18 in voorbe- reiding."


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Adres", "address"),
        ("ADRESSE", "address"),
        ("Oppervlaktc", "area_m2"),
        ("Type contract en duur", "contract"),
        ("Hoe lang geleden is het ontstaan", "opening_date"),
        ("Type gebruikers", "ignored"),
        ("Nombre de postes", "desks"),
        ("Anzahl Katzen", "ignored"),
        ("Wat wij vinden", None),
    ],
)
def test_a_label_is_known_by_its_words_also_with_a_letter_read_wrongly(label: str, kind: str | None) -> None:
    assert kind_of(label) == kind


def test_labels_on_one_line_and_above_their_values_are_read() -> None:
    from cowcrawl.report.labels import parted

    found = labels(parted(lines("Adres: Kade 1 | Opening: 2015\nSurface\n450 m²\n")))
    assert [(label.kind, label.value.text) for label in found] == [
        ("address", "Kade 1"),
        ("opening_date", "2015"),
        ("area_m2", "450 m²"),
    ]


@pytest.mark.parametrize(
    ("cell", "value"), [("4 355", 4355), ("4.355 m²", 4355), ("ca. 1,200", 1200), ("12,5", 12.5), ("4 35", None)]
)
def test_a_number_is_read_with_any_mark_of_thousands(cell: str, value: float | None) -> None:
    assert number(cell) == value


@pytest.mark.parametrize(
    ("cell", "edtf"),
    [("2019", "2019"), ("> 2020", "2021/.."), ("T3 2020", "2020-35"), ("since 2014", "2014"), ("gepland", None)],
)
def test_a_date_is_read_as_edtf(cell: str, edtf: str | None) -> None:
    assert date(cell) == edtf


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ("Operatoren M² Wijk Opening", 4),
        ("Betreiber | Standort | Fläche (m²) | Eröffnung", 4),
        ("Tenant   Building   Submarket   Size (sqm)   Quarter", 5),
        ("De operator van de locatie opent in 2019", 0),
        ("Opening", 0),
    ],
)
def test_a_header_is_a_line_of_header_words(line: str, columns: int) -> None:
    found = header(line)
    assert (len(found.columns) if found else 0) == columns


WORDS = st.sampled_from(
    [
        *(
            "coworking spaces",
            "Operator",
            "m²",
            "Opening",
            "Adres:",
            "2019",
            "4 500",
            "In",
            "there were",
            "12",
            "(7)",
            "> ",
        ),
        *(
            "%",
            "such as",
            "A & B",
            "€ 12",
            "per m2",
            "\n",
            "\n\n",
            "\t",
            "  ",
            "of which",
            "runs",
            "é",
            "-\n",
            "|",
            "zoals",
        ),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=300))
def test_any_text_is_read_without_failing_and_with_literal_quotes(text: str) -> None:
    extract = read(Content(body=text.encode("utf-8", "replace"), url="https://report.invalid/", kind="report"))
    claims = [claim for mention in extract.mentions for claim in mention.claims]
    for quote in (*(claim.quote for claim in claims), *(told.quote for told in extract.aggregates)):
        assert squeeze(quote) in squeeze(text.encode("utf-8", "replace").decode())
        assert 0 < len(quote.split()) <= MAX_WORDS


@pytest.mark.parametrize(
    "part",
    [
        "Operator m² Wijk Opening\nKorf 500 Kade (Loods) 2019\n",
        "Adres: Kade 1, 9000 Gent\nOpening: 2012\n",
        "there were 12 coworking spaces such as Aaa Bbb & Ccc, ",
        "coworking spaces (((",
    ],
)
def test_twice_as_long_a_report_takes_hardly_more_than_twice_as_long(part: str) -> None:
    def seconds(times: int) -> float:
        body = ("coworking\n\n" + part * times).encode()
        best = 9e9
        for _ in range(2):
            start = time.perf_counter()
            read(Content(body=body, url="https://report.invalid/", kind="report"))
            best = min(best, time.perf_counter() - start)
        return best

    seconds(10)
    assert seconds(480) < 12 * seconds(120) + 0.5
