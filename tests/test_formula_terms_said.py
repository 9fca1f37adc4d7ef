"""Prices told by their terms or by whom they are for, in sentences and tables; parts of a card that are of others."""

from __future__ import annotations

import pytest
from plans import named, page_of, values

Told = set[tuple[str, str, str, str | None]]


@pytest.mark.parametrize(
    ("body", "plans"),
    [
        (
            "<h3>Sala Olmo</h3><p>Hasta 8 personas. 11 €/hora para coworkers, 17 €/hora para el resto.</p>",
            {
                ("Sala Olmo – coworkers", "meeting_room", "11", "hour"),
                ("Sala Olmo – resto", "meeting_room", "17", "hour"),
            },
        ),
        (
            "<h3>Sala Larice</h3><p>Trenta sedie e un proiettore. 40 € all'ora per le aziende; 18 € all'ora per gli"
            " enti no profit del paese.</p>",
            {
                ("Sala Larice – aziende", "meeting_room", "40", "hour"),
                ("Sala Larice – enti no profit", "meeting_room", "18", "hour"),
            },
        ),
        (
            "<h3>Meeting room Alder</h3><p>Twelve chairs and a screen. £14 an hour for members, £22 an hour for"
            " companies.</p>",
            {
                ("Meeting room Alder – members", "meeting_room", "14", "hour"),
                ("Meeting room Alder – companies", "meeting_room", "22", "hour"),
            },
        ),
    ],
)
def test_whom_each_price_of_a_room_is_for_stands_behind_it(body: str, plans: Told) -> None:
    assert named(page_of(f"<h2>Coworking</h2>{body}")) == plans


def test_what_other_people_pay_in_a_sentence_of_its_own_hides_no_price() -> None:
    body = "<h2>Sala Forno</h2><p>Per riunioni fino a 30 persone. 35 € all'ora; 190 € al giorno. Per le associazioni di"
    body += " quartiere 20 € all'ora.</p>"
    plans = {("Sala Forno", "meeting_room", "35", "hour"), ("Sala Forno", "meeting_room", "190", "day")}
    assert named(page_of(body)) == plans


def test_a_sentence_may_be_a_desk_and_its_terms() -> None:
    body = (
        "<h2>Coworking nella hall</h2><p>Postazione giornaliera (8-19) 17 €, settimanale 65 €, mensile 185 €. Il prezzo"
    )
    body += " comprende la rete e un tè.</p>"
    assert {plan[2:] for plan in named(page_of(body))} == {("17", "day"), ("65", "week"), ("185", "month")}


@pytest.mark.parametrize(
    "line",
    [
        "Noleggio bici giornaliero 12 €, settimanale 50 €, mensile 120 €. La bici è della casa, non del coworking.",
        "Corso di ceramica mensile 60 €, trimestrale 150 €, annuale 500 €. Si impara con le mani, e con calma.",
    ],
)
def test_terms_of_something_else_are_no_plans(line: str) -> None:
    assert values(page_of(f"<h2>Altro</h2><p>{line}</p>")) == []


@pytest.mark.parametrize(
    "line",
    [
        "Lavorare da noi costa 13 euro al giorno, 55 euro alla settimana o 165 euro al mese.",
        "Trabajar con nosotros cuesta 13 euros al día, 55 euros a la semana o 165 euros al mes.",
        "Travailler ici coûte 13 € par jour, 55 € par semaine ou 165 € par mois.",
        "Working here costs €13 a day, €55 a week or €165 a month.",
    ],
)
def test_working_here_is_coworking(line: str) -> None:
    plans = named(page_of(f"<h1>Coworking Ventana</h1><p>{line} Wifi y silencio.</p>"))
    assert {plan[1:] for plan in plans} == {
        ("day_pass", "13", "day"),
        ("hot_desk", "55", "week"),
        ("hot_desk", "165", "month"),
    }


def test_an_aside_before_the_next_price_is_of_the_one_before() -> None:
    plans = named(page_of("<h3>Oficina virtual</h3><p>39 € al mes (pago anual) o 49 € mes a mes</p>"))
    assert plans == {
        ("Oficina virtual", "virtual_office", "39", "month"),
        ("Oficina virtual", "virtual_office", "49", "month"),
    }


@pytest.mark.parametrize("part", ["mañana", "tarde"])
def test_a_morning_is_half_a_day_below_prices_by_the_hour(part: str) -> None:
    plans = named(page_of(f"<p><b>SALAS (por horas)</b></p><p>Sala de juntas ..... 13 €/hora - 45 €/{part}</p>"))
    assert {plan[2:] for plan in plans} == {("13", "hour"), ("45", "half_day")}


@pytest.mark.parametrize(
    "line",
    ["Fotocopias color: 0,20 €", "Sanción por retraso: 3 € al día", "Videoproyector: 35 €/día", "Estacionamiento: 4 €"],
)
def test_copies_fines_and_car_parks_are_no_rooms(line: str) -> None:
    assert values(page_of(f"<h2>Salas (por horas)</h2><p>{line}</p>")) == []


def test_a_second_row_of_headers_may_open_below_cells_that_reach_down() -> None:
    head = "<tr><td rowspan=2>SALA</td><td rowspan=2>M²</td><td colspan=2>AFORO</td><td colspan=2>PRECIO</td></tr>"
    head += "<tr><td>Teatro</td><td>En U</td><td>Media jornada</td><td>Jornada completa</td></tr>"
    rows = "<tr><td>Encina</td><td>60</td><td>50</td><td>22</td><td>115 €</td><td>205 €</td></tr>"
    rows += "<tr><td>Roble</td><td>25</td><td>-</td><td>9</td><td>48 €</td><td>77 €</td></tr>"
    plans = named(page_of(f"<h1>Alquiler de salas</h1><table>{head}{rows}</table>"))
    assert {(plan[0], *plan[2:]) for plan in plans} == {
        ("Encina", "115", "half_day"),
        ("Encina", "205", "day"),
        ("Roble", "48", "half_day"),
        ("Roble", "77", "day"),
    }


def test_a_room_further_down_does_not_tell_what_the_passes_above_it_are() -> None:
    passes = "".join(f"<div><b>{name}</b> <i>{amount} €</i></div>" for name, amount in (("JORNADA", 9), ("MEDIA", 5)))
    room = "<div><h3>Sala Pinar</h3><p>Hasta 12 personas, con pantalla. 15 € por hora.</p></div>"
    plans = named(page_of(f"<h1>Trabaja junto al lago</h1><div>{passes}</div>{room}", title="Pinar cowork"))
    assert ("day_pass", "9", "day") in {plan[1:] for plan in plans}
    assert {plan[1] for plan in plans if plan[3] == "hour"} == {"meeting_room"}


def test_how_many_people_come_is_asked_and_not_told() -> None:
    body = "<h1>Calcola il preventivo</h1><p>Giornaliera (14 €/giorno)</p><p>Quante persone?</p>"
    assert {plan[1] for plan in named(page_of(body, title="Calcola"))} <= {"day_pass"}
