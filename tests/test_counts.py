"""Bundles, counts in digits and words, areas, tax, dates: the small literals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.literals.area import find_areas
from cowcrawl.literals.count import find_counts, whole_count
from cowcrawl.literals.dates import find_date
from cowcrawl.literals.quantity import duration, find_bundle
from cowcrawl.literals.vat import vat_of, vat_spans

BUNDLES = [
    ("10 tickets", 10),
    ("Carnet de 10 tickets", 10),
    ("carnet de 10", 10),
    ("10-rittenkaart", 10),
    ("tienrittenkaart", 10),
    ("Zehnerkarte", 10),
    ("10er-Karte", 10),
    ("bundle of 8 hours", 8),
    ("bono de 10 días", 10),
    ("10 day pass", 10),
    ("10-dagenkaart", 10),
    ("10-Tage-Karte", 10),
    ("pack 10 heures", 10),
    ("carnet 10 ingressi", 10),
    ("5 x day", 5),
    ("4-hr block", 4),
    ("12 hrs pass", 12),
    ("pack of 6 days", 6),
    ("6h-Karte", 6),
]


@pytest.mark.parametrize(("text", "quantity"), BUNDLES)
def test_a_bundle_tells_how_many(text: str, quantity: int) -> None:
    found = find_bundle(text)
    assert found is not None and found.quantity == quantity


@pytest.mark.parametrize(
    "text",
    [
        "5 jours par mois",
        "la journée (1 ticket)",
        "5-Tages Abi",
        "Salle 10 personnes",
        "Pack 25 m²",
        "Card 2024",
        "2 days a week",
        "day pass",
        "24hr pass",
        "4 hrs of meeting rooms",
    ],
)
def test_a_quota_a_room_or_a_single_ticket_is_no_bundle(text: str) -> None:
    assert find_bundle(text) is None


def test_a_label_that_is_only_a_duration_is_a_bundle() -> None:
    assert [
        found and found.quantity
        for found in map(duration, ("3 hours", "10 jours", "1 day", "10 Tage", "3 hours of meeting room"))
    ] == [3, 10, None, 10, None]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("30 postes", [30]),
        ("Une quinzaine de postes", [15]),
        ("een dertigtal werkplekken", [30]),
        ("3 open spaces 24/7", [3]),
        ("1.200 leden", [1200]),
        ("Bureau L12", []),
        ("twenty-four desks", [24]),
        ("24/7", []),
        ("10:30", []),
    ],
)
def test_counts_are_read_in_digits_and_words(text: str, values: list[int]) -> None:
    assert [count.value for count in find_counts(text)] == values


@pytest.mark.parametrize(
    ("word", "value"),
    [("12", 12), ("Zwölf", 12), ("douzaine", 12), ("twenty-four", 24), ("zaal", None), ("12e", None), ("0", None)],
)
def test_a_word_is_a_number_as_a_whole(word: str, value: int | None) -> None:
    assert whole_count(word) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("400m²", 400),
        ("3.500 m2", 3500),
        ("22 sqm", 22),
        ("80 Quadratmetern", 80),
        ("1 200 m²", 1200),
        ("500 mq", 500),
        ("212,5 m²", 212.5),
        ("1'200 qm", 1200),
        ("5mila metri quadrati", 5000),
        ("2 mil metros cuadrados", 2000),
        ("uno spazio di 300 mq a Lecco", 300),
        ("900 m2 al lado del puerto", 900),
        ("40 mq all'interno della stazione", 40),
    ],
)
def test_square_metres_are_read(text: str, value: float) -> None:
    assert [area.value for area in find_areas(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"), [("1,200 sq ft", 111.5), ("4.000 Quadratfuß", 371.6), ("500 square feet", 46.5)]
)
def test_square_feet_are_converted(text: str, value: float) -> None:
    assert [area.value for area in find_areas(text)] == [value]


@pytest.mark.parametrize("text", ["15 €/m²/an", "25 m³", "12 m² per person", "5 mq a persona", "m²", "20 m long"])
def test_other_measures_are_not(text: str) -> None:
    assert find_areas(text) == []


def test_a_rough_area_and_a_range_are_marked() -> None:
    assert [(area.rough, area.ranged) for area in find_areas("Plus de 200m²")] == [(True, False)]
    assert [(area.rough, area.ranged) for area in find_areas("de 10 à 25 m²")] == [(False, True)]
    assert [(area.rough, area.ranged) for area in find_areas("van 10 t/m 25 m²")] == [(False, True)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("€ 10 excl. btw", "excl"),
        ("350€ HT/mois", "excl"),
        ("15 €TTC/an", "incl"),
        ("+IVA", "excl"),
        ("zzgl. MwSt.", "excl"),
        ("zzgl. Nebenkosten und MwSt.", "excl"),
        ("excluding service charge and VAT", "excl"),
        ("inclusief servicekosten en btw", "incl"),
        ("service charges and VAT", None),
        ("All prices are subject to VAT at the current rate.", "excl"),
        ("Our prices are not subject to VAT", None),
        ("All prices are in AUD and include GST.", "incl"),
        ("mit 17 % MwSt.", "incl"),
        ("VAT @ 23% applies to all prices", "excl"),
        ("inkl. MwSt.", "incl"),
        ("IVA incluido", "incl"),
        ("IVA esclusa", "excl"),
        ("HTVA", "excl"),
        ("TVAC", "incl"),
        ("TVA à 20 % incluse", "incl"),
        ("IVA (21%) no incluido", "excl"),
        ("IVA al 22% esclusa", "excl"),
        ("TVA à 20 % sur les boissons", None),
        ("Prix ht", None),
        ("HTML", None),
        ("HT ou TTC", None),
        ("not subject to VAT", None),
    ],
)
def test_tax_is_in_or_out_or_not_said(text: str, value: str | None) -> None:
    assert vat_of(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ouvrira en septembre 2025", "2025-09"),
        ("opens on 12 March 2024", "2024-03-12"),
        ("open sinds 2014", "2014"),
        ("am 1. Oktober 2023", "2023-10-01"),
        ("31 February 2024", None),
        ("2014 and 2015", None),
        ("room 2014a", None),
        ("soon", None),
    ],
)
def test_the_one_date_of_a_sentence_is_edtf(text: str, value: str | None) -> None:
    assert find_date(text) == value


@given(st.text(alphabet="0123456789 .,'m²2qxdaysticketkaartvan-–/àHTVAbw+", max_size=60))
def test_every_literal_stands_in_its_text(text: str) -> None:
    bundle = find_bundle(text)
    spans = [*find_counts(text), *find_areas(text), *vat_spans(text), *([bundle] if bundle else [])]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@given(st.text())
def test_nothing_makes_them_raise(text: str) -> None:
    for parse in (find_bundle, duration, find_counts, find_areas, vat_of, find_date):
        parse(text)
