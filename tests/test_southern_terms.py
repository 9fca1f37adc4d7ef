"""Prices, rooms and hours told in few words on pages of Spain, Italy and Latin America, and what is none of a plan."""

from __future__ import annotations

from typing import Any

import pytest
from markup import page

from cowcrawl.extract.read import read
from cowcrawl.extract.rooms.names import name_of_line, noun_of
from cowcrawl.literals.hours import find_hours
from cowcrawl.literals.period import has_quota
from cowcrawl.literals.quantity import duration


def told(body: str, field: str, language: str, title: str = "") -> list[Any]:
    """The values of a field on a page."""
    head = f"<title>{title}</title>"
    found = read(page(body, head=head, url="https://lanterna.example/tariffe", lang=language))
    return [claim.value for one in found.mentions for claim in one.claims if claim.field == field]


def prices(body: str, language: str = "it") -> list[tuple[str, str, str]]:
    """Name, desk type and amount of every price on a page."""
    return [(one["name"], one["desk_type"], str(one["amount"])) for one in told(body, "formulas", language)]


@pytest.mark.parametrize("heading", ["Formule di abbonamento", "Tarifas de coworking", "I nostri super abbonamenti"])
def test_a_plan_with_a_name_that_gives_an_address_is_a_virtual_office(heading: str) -> None:
    desk = "<details><summary>Sole – 89€/mese</summary><ul><li>Postazione libera</li><li>Caffè</li></ul></details>"
    post = "<details><summary>Luna – 39€/mese</summary><ul><li>Sede legale</li><li>Ritiro posta</li></ul></details>"
    found = prices(f"<h1>{heading}</h1>{desk}{post}")
    assert found == [("Sole", "hot_desk", "89"), ("Luna", "virtual_office", "39")]


def test_what_is_for_children_or_done_by_a_technician_is_no_plan() -> None:
    desks = "<h2>Per i grandi</h2><p>Postazione al giorno: 15 €</p>"
    body = f"<h1>Coworking</h1>{desks}<h2>Per i piccoli</h2><p>Pacchetto 10 mezze giornate: 190 €</p>"
    assert [amount for _, _, amount in prices(body)] == ["15"]
    assert prices("<h1>Aula studio e coworking</h1><p>Doposcuola: 25 € al mese. Grest: 60 € a settimana.</p>") == []
    room = "<h1>Le sale</h1><dl><dt>Sala Lanterna</dt><dd>100 posti, 250 euro al giorno</dd></dl>"
    assert all(amount != "30" for _, _, amount in prices(f"{room}<p>Assistenza tecnica: 30 euro/ora.</p>"))


def test_prices_below_a_title_stand_behind_seats_and_before_dues() -> None:
    room = "<h1>Uffici</h1><h2>Sala Lanterna</h2><p>Per 14 persone, a 25 €/ora o 140 €/giorno.</p>"
    assert [amount for _, _, amount in prices(room)] == ["25", "140"]
    desks = "<h1>Spazi</h1><h2>Coworking</h2><p>Sei tavoli. 10 € al giorno, 100 € al mese. {}</p>"
    dues = "Tessera associativa obbligatoria (10 €)."
    assert [amount for _, _, amount in prices(desks.format(dues))] == ["10", "100"]


def test_a_hall_with_its_seats_behind_a_colon_is_not_the_office_above() -> None:
    office = "<h1>Planes</h1><h3>Oficina para 3</h3><p>540 € por mes</p>"
    body = f"{office}<p>Sala grande: hasta 20 personas, 20 € la hora.</p>"
    assert ("Sala grande", "meeting_room", "20") in prices(body, "es")
    assert [(one["name"], one["capacity_max"]) for one in told(body, "rooms", "es")] == [("Sala grande", 20)]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Si vienes mucho, el abono mensual cuesta 99 €.", "abono mensual"),
        ("Y si te gusta, el bono de 10 días vale 99 €.", "bono de 10 días"),
        ("El puesto fijo sale a 99 € al mes.", "El puesto fijo"),
    ],
)
def test_a_clause_before_a_plan_is_no_part_of_its_name(sentence: str, name: str) -> None:
    assert [one[0] for one in prices(f"<h1>Coworking</h1><h2>Precios</h2><p>{sentence}</p>", "es")] == [name]


def test_what_is_let_may_stand_over_a_column_of_times() -> None:
    rows = "<tr><td>1 giorno</td><td>18 €</td></tr><tr><td>1 mese</td><td>230 €</td></tr>"
    table = "<h1>Prezzi</h1><table><tr><th>{}</th><th>Prezzo</th></tr>" + rows + "</table>"
    assert ("1 mese", "hot_desk", "230") in prices(table.format("Postazione"))
    assert all(amount != "230" for _, _, amount in prices(table.format("Durata")))


def test_a_time_in_two_languages_is_one() -> None:
    assert not has_quota("1 giorno / 1 Tag")
    assert has_quota("5 jours / mois")
    assert has_quota("2 Stunden / Tag")
    several = duration("10 giorni / 10 Tage")
    assert several is not None
    assert (several.quantity, several.unit) == (10, "day")
    assert duration("10 giorni / 2 Tage") is None


@pytest.mark.parametrize(
    ("title", "name"),
    [("Salón de Plenos", "Salón de Plenos"), ("Sala de grupos", "Sala de grupos"), ("Sala de alquiler", "Sala")],
)
def test_what_a_room_is_for_is_its_name(title: str, name: str) -> None:
    assert name_of_line(title, [], noun_of(title)) == name


def test_hours_are_not_of_the_garage_above_nor_of_a_plan_far_above() -> None:
    garage = "<p>Plaza de garaje en el edificio: 70€/mes.</p><p>{} L-V de 9:00 a 20:00 h.</p>"
    assert told(garage.format("Horario:"), "opening_hours", "es") == ["Mo-Fr 09:00-20:00"]
    assert told(garage.format("Garaje abierto"), "opening_hours", "es") == []
    plan = "<div><p>Posto singolo</p><p>150€</p><p>al mese</p></div><div>{}<p>Aperti lun-sab, 8.30-20.00</p></div>"
    reach = "<p>T. 0832 165 0087</p><p>scrivi@lanterna.example</p>"
    below = plan.format(f"<p>Vico Storella 3, 73100 Lecce</p>{reach}")
    assert told(below, "opening_hours", "it") == ["Mo-Sa 08:30-20:00"]
    assert told(plan.format(reach), "opening_hours", "it") == []
    desk = "<p>Corso San Gottardo 52, 6830 Chiasso – Tel. 091 682 40 05 – Orari segretariato: lu-ve 8.00-12.00</p>"
    assert told(desk, "opening_hours", "it") == []


def test_a_long_line_of_contacts_begins_with_the_address() -> None:
    line = "Corso San Gottardo 52, 6830 Chiasso – {} – info@lanterna.example – " + "Uffici in affitto nel centro. " * 4
    street = told(
        f"<h1>Uffici a Chiasso</h1><p>CHF 35 l'ora</p><p>{line.format('Tel. 091 682 40 05')}</p>", "street", "it"
    )
    assert street == ["Corso San Gottardo"]
    assert told(f"<h1>Uffici</h1><p>{line.format('qui nacque il poeta')}</p>", "street", "it") == []


def test_a_name_before_a_town_in_a_title_opens_the_line_of_the_address() -> None:
    body = "<h1>Tariffe</h1><p>Sala: 10 € l'ora</p><footer>{}</footer>"
    title = "Tariffe aule – Officina Sassi, Matera"
    assert told(body.format("Officina Sassi – Recinto Madonna 15 – 75100 Matera"), "name", "it", title) == [
        "Officina Sassi"
    ]
    assert told(body.format("Officina Sassi è un film"), "name", "it", title) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("9.00 – 18.00 dal lunedì al venerdì, sabato su prenotazione", "it"),
        ("9.00 – 18.00 dal lunedì al venerdì, sabato mattina su prenotazione", "it"),
        ("9-18 h de lunes a viernes, sábados según demanda", "es"),
        ("9-18 h de lunes a viernes; sábados y domingos con cita previa", "es"),
        ("9h-18h du lundi au vendredi (le samedi sur rendez-vous)", "fr"),
        ("9 am - 6 pm Monday to Friday, Saturday only by appointment", "en"),
    ],
)
def test_days_on_request_behind_hours_are_not_open(text: str, language: str) -> None:
    assert [found.week.text for found in find_hours(text, language)] == ["Mo-Fr 09:00-18:00"]


def test_hours_on_request_are_of_the_days_before_them() -> None:
    assert [found.week.text for found in find_hours("Mon-Fri 9am-6pm, Sat 9am-1pm", "en")] == [
        "Mo-Fr 09:00-18:00; Sa 09:00-13:00"
    ]


@pytest.mark.parametrize(
    ("note", "vat"),
    [
        ("Canoni comprensivi di spese, IVA esclusa.", "excl"),
        ("Tutte le quote sono IVA inclusa.", "incl"),
        ("Tariffe soggette a IVA 22%.", "excl"),
        ("Una bibita costa 3 €, IVA esclusa.", None),
    ],
)
def test_a_note_on_rents_and_fees_tells_whether_tax_is_in_them(note: str, vat: str | None) -> None:
    office = "<h1>Uffici</h1><h3>Ufficio 1</h3><p>320 €/mese</p>"
    assert [one["vat"] for one in told(f"{office}<p>{note}</p>", "formulas", "it")] == [vat]
