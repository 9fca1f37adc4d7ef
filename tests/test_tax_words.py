"""How lists of prices say, once or beside each price, whether tax is in them: in Spanish, Italian, in Canada."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans, values

from cowcrawl.literals.vat import vat_of

WITHOUT = [
    "Los precios no llevan IVA incluido",
    "El IVA no está incluido",
    "Precios sin IVA incluido",
    "A estas tarifas se les aplicará el 21% de IVA",
    "Precios antes de IVA",
    "Impuestos no incluidos",
    "Precios más I.V.A.",
    "Tarifas + IGV",
    "I prezzi non sono comprensivi di IVA",
    "Tariffe non comprensive di IVA",
    "Prezzi esclusi IVA",
    "Prezzi senza IVA",
    "IVA 22% non compresa",
    "Prix en dollars canadiens, taxes en sus",
    "Plus taxes",
    "Taxes non incluses",
]
WITH = [
    "Precios con el IVA incluído",
    "Incluido el IVA",
    "Tarifas IGV incluido",
    "Prezzi ivati",
    "Tariffe comprensive di IVA",
    "Compreso IVA",
    "I.V.A. inclusa",
    "Taxes incluses",
]


@pytest.mark.parametrize("line", WITHOUT)
def test_a_line_says_that_tax_comes_on_top(line: str) -> None:
    assert vat_of(line) == "excl"


@pytest.mark.parametrize("line", WITH)
def test_a_line_says_that_tax_is_in_the_price(line: str) -> None:
    assert vat_of(line) == "incl"


def test_what_is_said_once_holds_for_each_price_of_the_page() -> None:
    desks = "<ul><li>Puesto fijo: 130 € al mes</li><li>Puesto flexible: 85 € al mes</li></ul>"
    body = f"<h2>Tarifas</h2>{desks}<p>Los precios no llevan IVA incluido.</p>"
    assert {plan[-1] for plan in plans(body)} == {"excl"}


def rows(*lines: tuple[str, ...]) -> str:
    heads, *others = lines
    head = "".join(f"<th>{cell}</th>" for cell in heads)
    told = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in others)
    return f"<h1>Coworking</h1><table><tr>{head}</tr>{told}</table>"


SUMS = [
    rows(
        ("Modalidad", "Precio", "IVA (21%)", "Total"),
        ("Puesto fijo mensual", "140,00 €", "29,40 €", "169,40 €"),
        ("Bono 10 días", "80,00 €", "16,80 €", "96,80 €"),
    ),
    rows(
        ("Servizio", "Prezzo", "IVA 22%", "Totale"),
        ("Postazione fissa mensile", "140 €", "30,80 €", "170,80 €"),
        ("Carnet 10 giorni", "80 €", "17,60 €", "97,60 €"),
    ),
    rows(
        ("Tarief", "Prijs", "Totaal incl. btw"),
        ("Vaste werkplek per maand", "€ 140", "€ 169,40"),
        ("10-dagenkaart", "€ 80", "€ 96,80"),
    ),
]


@pytest.mark.parametrize("body", SUMS)
def test_of_a_price_the_tax_and_what_they_come_to_one_is_the_plan(body: str) -> None:
    told = {(plan[0], plan[1].removesuffix(".00"), *plan[3:]) for plan in plans(body)}
    assert told == {("fixed_desk", "140", "month", None, "excl"), ("day_pass", "80", "once", 10, "excl")}


def test_two_columns_of_other_plans_are_no_sums() -> None:
    body = rows(("Puesto", "Socios", "No socios"), ("Mesa fija al mes", "100 €", "121 €"))
    assert {plan[1] for plan in plans(body)} == {"100", "121"}


def test_tax_behind_a_price_is_told_with_dots_too() -> None:
    (found,) = values(page_of("<h1>Coworking</h1><p>Sala de reuniones: 11 €/h + I.V.A.</p>"))
    assert found["vat"] == "excl"


SHARES = [
    ("Jornada completa", "Media jornada", ("Día", "Semana", "Mes")),
    ("Giornata intera", "Mezza giornata", ("Giorno", "Settimana", "Mese")),
    ("Jornada completa", "Media jornada", ("1 día", "1 semana", "1 mes")),
]


@pytest.mark.parametrize(("whole", "half", "periods"), SHARES)
def test_a_share_of_each_day_is_paid_for_as_long_as_its_column_says(
    whole: str, half: str, periods: tuple[str, ...]
) -> None:
    body = rows(("", *periods), (whole, "11 €", "48 €", "130 €"), (half, "7 €", "30 €", "80 €"))
    found = {(amount, period) for _, _, amount, period in named(page_of(body))}
    assert found == {
        ("11", "day"),
        ("48", "week"),
        ("130", "month"),
        ("7", "half_day"),
        ("30", "week"),
        ("80", "month"),
    }


def test_a_column_of_half_days_beside_the_day_has_halves_of_it() -> None:
    body = rows(("", "Media jornada", "Jornada completa"), ("Día", "7 €", "11 €"), ("Mes", "80 €", "130 €"))
    found = {(amount, period) for _, _, amount, period in named(page_of(body))}
    assert found == {("7", "half_day"), ("11", "day"), ("80", "month"), ("130", "month")}


@pytest.mark.parametrize(
    ("line", "vat"),
    [
        ("Alle Preise sind Nettopreise.", "excl"),
        ("Sämtliche Preise verstehen sich als Bruttopreise.", "incl"),
        ("zzgl. ges. MwSt.", "excl"),
        ("Unsere Preise enthalten die gesetzliche Mehrwertsteuer.", "incl"),
        ("Onze prijzen zijn btw-inclusief.", "incl"),
        ("Onze prijzen zijn btw-exclusief.", "excl"),
    ],
)
def test_german_and_dutch_words_for_with_and_without(line: str, vat: str) -> None:
    assert vat_of(line) == vat


@pytest.mark.parametrize("note", ["zzgl. gesetzl. MwSt.", "zzgl. gesetzl. MwSt. Kündigungsfrist 1 Monat."])
def test_a_lawful_tax_in_short_below_the_prices_is_in_none_of_them(note: str) -> None:
    body = f"<h1>Coworking</h1><ul><li>Flex Desk: 151 € / Monat</li><li>Fix Desk: 231 € / Monat</li></ul><p>{note}</p>"
    assert {value["vat"] for value in values(page_of(body))} == {"excl"}


@pytest.mark.parametrize(
    "line",
    [
        "Stunde: 31 €, Tag: 181 €, jeweils zzgl. MwSt.",
        "31 € / Stunde | 181 € / Tag (jeweils netto)",
        "€ 31 per uur, € 181 per dag, telkens excl. btw",
        "€31 per hour, €181 per day, both excl. VAT",
    ],
)
def test_tax_said_of_each_price_of_a_line_is_of_all(line: str) -> None:
    found = values(page_of(f"<h2>Meeting room</h2><ul><li>{line}</li></ul>"))
    assert [(value["amount"], value["vat"]) for value in found] == [("31", "excl"), ("181", "excl")]
