"""Facts as pages of Spain, Italy, Ticino and Latin America print them: hours, access, addresses, numbers, names."""

from __future__ import annotations

from typing import Any

import pytest
from markup import mention, page

from cowcrawl.extract.when import access, hours
from cowcrawl.extract.who.name import names
from cowcrawl.fields import SOME_PLANS
from cowcrawl.literals.address import addresses
from cowcrawl.literals.hours import find_hours
from cowcrawl.model import Reject


def hours_of(body: str, language: str = "it") -> list[Any]:
    """The opening hours claimed on a page."""
    found = hours.extract(page(body, lang=language))
    return [one.claim.value for one in found if not isinstance(one, Reject)]


def access_of(body: str, language: str) -> list[Any]:
    """The access claimed on a page."""
    found = access.extract(page(body, lang=language))
    return [one.claim.value for one in found if not isinstance(one, Reject)]


def first(body: str, field: str, language: str) -> Any:
    """The first claim of a field on a page."""
    return mention(page(body, url="https://lanterna.example/", lang=language)).first(field)


def test_two_letters_are_days_in_ticino() -> None:
    told = "Mo-Fr 07:30-19:00; Sa 09:00-12:00"
    assert [found.week.text for found in find_hours("lu-ve 7.30-19.00, sa 9.00-12.00", "it")] == [told]
    assert find_hours("Chi lo sa: 9-12 o 14-18", "it") == []


def test_what_a_semicolon_parts_from_the_hours_of_the_house_is_of_a_plan() -> None:
    lead = "<h1>Mulino</h1><p>Siamo aperti tutti i giorni dalle 8 alle 20; "
    assert hours_of(f"{lead}chi ha l'abbonamento mensile ha le chiavi.</p>") == ["Mo-Su 08:00-20:00"]
    assert hours_of("<h1>Mulino</h1><p>Tutti i giorni dalle 8 alle 20 con l'abbonamento mensile.</p>") == []


@pytest.mark.parametrize(
    ("title", "told"),
    [("Lavora lungo il fiume", ["Mo-Fr 08:30-20:00"]), ("Postazione flessibile", [])],
)
def test_below_the_title_of_a_page_the_house_is_open(title: str, told: list[str]) -> None:
    head = (
        f"<h1>{title}</h1><div>Una ex filanda con 30 postazioni, aperta dal lunedì al venerdì dalle 8:30 alle 20.</div>"
    )
    plans = "".join(f"<div><div>{name}</div><div>€ {sum_}</div><div>al mese</div></div>" for name, sum_ in CARDS)
    assert hours_of(f"{head}<section>{plans}</section>") == told


CARDS = (("Parziale", 120), ("Pieno", 190), ("Studio", 510))


def test_a_number_below_bare_hours_in_one_block_hides_nothing() -> None:
    place = "<footer><p>Via dei Lanternai, 7<br>50124 Firenze<br>{}</p></footer>"
    assert hours_of(place.format("Lun–Ven 9–19<br>+39 055 094 6612")) == ["Mo-Fr 09:00-19:00"]
    assert hours_of(place.format("+39 055 094 6612<br>Lun–Ven 9–19")) == []


def test_hours_of_a_booking_office_are_not_the_house_s() -> None:
    assert hours_of("<p>Ufficio prenotazioni aperto dal lunedì al venerdì 9-13 / 14-18</p>") == []


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("es", "<h3>Mesa fija</h3><p>180 € al mes</p><p>24 horas, los 7 días</p>"),
        ("es", "<h3>Mesa dedicada</h3><p>240 €/mes</p><p>Tu mesa, 24/7</p>"),
        (
            "es",
            "<table><tr><th></th><th>Nómada</th><th>Fijo</th></tr><tr><th>Horario de acceso</th><td>9-19 h</td>"
            "<td>24 h</td></tr><tr><th>Cuota mensual</th><td>110 €</td><td>160 €</td></tr></table>",
        ),
        ("es", "<table><tr><td>Puesto fijo</td><td>Casillero, ingreso 24/7</td><td>$ 590.000 / mes</td></tr></table>"),
        ("it", "<p>Apriamo alle 8; chi ha l'abbonamento mensile ha un codice e può entrare anche di notte.</p>"),
    ],
)
def test_day_and_night_comes_with_some_plans(language: str, body: str) -> None:
    cards = "<h3>Puesto flexible</h3><p>120 € al mes</p><p>De 9 a 19 h</p>"
    assert access_of(f"<h1>Coworking Farola</h1>{cards}{body}", language) == [SOME_PLANS]


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><th>Cancelación</th><td>24 h</td></tr></table>",
        "<p>Wifi y café, 24/7</p>",
        "<p>Avisa con 24 horas si no vienes.</p>",
    ],
)
def test_a_delay_or_coffee_day_and_night_is_no_access(body: str) -> None:
    assert access_of(f"<h1>Coworking Farola</h1><h3>Puesto fijo</h3><p>150 € al mes</p>{body}", "es") == []


def test_a_borough_stands_before_the_town() -> None:
    line = "Calle Farol 27, Col. Roma Norte, C.P. 06700, Alcaldía Cuauhtémoc, Ciudad de México"
    assert [(one.street, one.postal_code, one.city) for one in addresses(line, "MX")] == [
        ("Calle Farol", "06700", "Ciudad de México")
    ]


def test_a_lot_is_no_street() -> None:
    assert all(one.street != "Lotto" for one in addresses("Zona Industriale, Lotto 5, 09030 Elmas", "IT"))


def test_dashes_part_the_address_of_a_footer_from_all_else() -> None:
    line = "Lanterna Business Center – Viale dei Lanternai 41, 00197 Roma – Tel. 06 8535 1190 – Fax 06 8535 1191 – "
    line += "info@lanterna.example – Reception: lun-ven 8.30-18.30 – Ingresso agli uffici con il codice personale"
    body = f"<h1>Uffici arredati</h1><p>Pronti all'uso.</p><footer><p>{line}</p></footer>"
    assert (first(body, "street", "it"), first(body, "city", "it")) == ("Viale dei Lanternai", "Roma")
    assert first(body, "phone", "it") == "+390685351190"


@pytest.mark.parametrize(
    ("language", "body", "number"),
    [
        (
            "it",
            "<p>Lanterna, Via Faro 12, 6600 Locarno<br>Telefono 091 752 01 67</p><p>CHF 95 al mese</p>",
            "+41917520167",
        ),
        ("es", "<p>$3,450 MXN mensuales</p><footer><p>Tel. (55) 5264 1180</p></footer>", "+525552641180"),
        ("es", "<p>COP 520.000 / mes</p><footer><p>PBX: (601) 745 20 96</p></footer>", "+576017452096"),
    ],
)
def test_currencies_and_codes_tell_whose_numbers_they_are(language: str, body: str, number: str) -> None:
    assert first(f"<h1>Contacto</h1>{body}", "phone", language) == number


def test_a_word_that_holds_the_letters_of_a_currency_is_none() -> None:
    body = (
        "<h1>COPISTERÍA</h1><p>MICROSCOPIO. Coworking con 20 puestos.</p><footer><p>Tel. (601) 745 20 96</p></footer>"
    )
    assert first(body, "phone", "es") is None


@pytest.mark.parametrize("local", ["salas", "posta", "spazio", "oficinas"])
def test_what_a_house_has_names_its_mailbox(local: str) -> None:
    body = f"<h1>Lanterna</h1><footer><p>{local}@lanterna.example</p></footer>"
    shown = page(body.replace("lanterna.example", "lanterna.es"), url="https://lanterna.es/", lang="es")
    assert mention(shown).first("email") == f"{local}@lanterna.es"


def test_the_council_is_no_name_of_a_house() -> None:
    body, head = "<h1>Coworking comunale</h1><p>Dieci postazioni.</p>", "<title>Coworking - Comune</title>"
    shown = page(body, url="https://www.comune.lanterna.example/coworking", lang="it", head=head)
    assert names(shown) == []
