"""Rates of weekends, evenings and further days; sums that repeat or work out a price; dues of makers' houses."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans

from cowcrawl.literals.period import in_label, speaks_of_time

WEEKENDS = [
    ("Salle de réunion", "Le week-end : 180 € la journée", "day"),
    ("Sala de reuniones", "Fines de semana: 180 €/hora", "hour"),
    ("Sala riunioni", "Fine settimana: 180 € al giorno", "day"),
    ("Meeting room", "Weekends: €180 per day", "day"),
]


@pytest.mark.parametrize(("room", "line", "period"), WEEKENDS)
def test_a_weekend_is_no_week(room: str, line: str, period: str) -> None:
    assert plans(f"<h2>{room}</h2><ul><li>{line}</li></ul>") == {("meeting_room", "180", "EUR", period, None, None)}


@pytest.mark.parametrize("line", ["Pass week-end : 25 €", "Bono fin de semana: 25 €", "Weekend pass: €25"])
def test_a_price_for_a_weekend_is_for_no_period_we_know(line: str) -> None:
    assert plans(f"<h2>Coworking</h2><ul><li>{line}</li></ul>") == set()


def test_a_weekend_tells_no_period_and_is_time_all_the_same() -> None:
    assert (in_label("le week-end"), in_label("par semaine")) == (None, "week")
    assert speaks_of_time("Fin de semana")


def test_a_row_by_the_hour_is_by_the_hour_in_the_column_of_evenings_too() -> None:
    body = (
        "<h2>Vergaderzaal</h2><table><tr><th></th><th>Overdag</th><th>Avond</th></tr>"
        "<tr><td>per uur</td><td>€ 20</td><td>€ 25</td></tr></table>"
    )
    assert {plan[1:4:2] for plan in plans(body)} == {("20", "hour"), ("25", "hour")}


def test_a_whole_evening_is_half_a_day() -> None:
    body = "<h2>Seminarraum</h2><ul><li>Ganzer Abend (18 bis 24 Uhr): 140 €</li></ul>"
    assert {plan[1:4:2] for plan in plans(body)} == {("140", "half_day")}


FURTHER = [
    ("Sala riunioni", "Per un singolo giorno € 90", "Per ciascun giorno successivo € 60"),
    ("Besprechungsraum", "Einzelner Tag 90 €", "Jeder weitere Tag 60 €"),
    ("Meeting room", "Single day €90", "Each further day €60"),
]


@pytest.mark.parametrize(("room", "first", "further"), FURTHER)
def test_a_further_day_is_not_what_a_day_costs(room: str, first: str, further: str) -> None:
    body = f"<h2>{room}</h2><ul><li>{first}</li><li>{further}</li></ul>"
    assert {plan[1:4:2] for plan in plans(body)} == {("90", "day")}


NONE = [
    "<h2>Room hire</h2><p>Prices start at £12.50 p.h. to £15.90 p.h.</p>",
    "<h2>Salle de réunion</h2><ul><li>4 h par an (au-delà 100 €/h)</li></ul>",
]


@pytest.mark.parametrize("body", NONE)
def test_a_range_by_the_hour_and_what_is_paid_beyond_are_no_prices(body: str) -> None:
    assert plans(body) == set()


@pytest.mark.parametrize(
    "line", ["Hot desk: €42 / month, i.e. €504 / year", "Poste nomade : 42 € / mois soit 504 € / an"]
)
def test_what_a_price_comes_to_in_a_year_is_no_second_price(line: str) -> None:
    assert {plan[1:4:2] for plan in plans(f"<h1>Info</h1><ul><li>{line}</li></ul>")} == {("42", "month")}


def test_either_of_two_prices_stays() -> None:
    body = "<h2>Coworking</h2><ul><li>Poste nomade : soit 12 € la demi-journée, soit 20 € la journée</li></ul>"
    assert {plan[1:4:2] for plan in plans(body)} == {("12", "half_day"), ("20", "day")}


@pytest.mark.parametrize("condition", ["(* bis zu vier Stunden)", "(mindestens zwei Tage)"])
def test_a_condition_behind_a_price_is_not_its_name(condition: str) -> None:
    page = page_of(f"<h2>Seminarraum Erle</h2><ul><li>Halbtags: 70 € {condition}</li></ul>")
    assert named(page) == {("Seminarraum Erle", "meeting_room", "70", "half_day")}


def test_a_comparison_tells_again_what_is_told_above() -> None:
    desk, office = "<h3>Coworking</h3><p>29 € / jour</p>", "<h3>Bureaux privés</h3><p>499 € / mois</p>"
    told = f"<div><div>{desk}</div><div>{office}</div></div>"
    again = "<h2>Comparatif</h2><div><div>Tarif</div><div>29 € / jour</div><div>499 € / mois</div></div>"
    page = page_of(f"<h1>Trouvez votre place</h1><h2>Espaces</h2>{told}{again}")
    assert named(page) == {("Coworking", "day_pass", "29", "day"), ("Bureaux privés", "private_office", "499", "month")}


@pytest.mark.parametrize(
    ("line", "kind"), [("Abonnement : 16 € / mois", "other"), ("Coworking : 16 € / mois", "hot_desk")]
)
def test_the_dues_of_a_makers_house_are_for_no_desk(line: str, kind: str) -> None:
    page = page_of(f"<h2>Combien ça coûte ?</h2><ul><li>{line}</li></ul>", title="Hackerspace de la Sapinière")
    assert {plan[1] for plan in named(page)} == {kind}


@pytest.mark.parametrize("part", ["Evening hire (6pm to 10pm)", "Soirée", "Abends", "Avond", "Sera"])
def test_the_evening_may_be_told_by_a_heading(part: str) -> None:
    body = f"<h1>Rooms</h1><h2>{part}</h2><ul><li>Linden room: € 60</li><li>Oak room: € 90</li></ul>"
    assert named(page_of(body)) == {
        ("Linden room", "meeting_room", "60", "half_day"),
        ("Oak room", "meeting_room", "90", "half_day"),
    }


@pytest.mark.parametrize(
    "heading",
    [
        "Prices and deposit",
        "Tarifs et caution",
        "Huurprijs en borg",
        "4. Mietzins, Nebenkosten, Kaution",
        "Tarifas y fianza",
        "Tariffe e cauzione",
    ],
)
def test_a_heading_of_prices_and_a_deposit_is_none_of_a_deposit(heading: str) -> None:
    body = f"<h1>Linden room</h1><h2>{heading}</h2><ul><li>€ 35 / h</li><li>Deposit, Kaution: € 150</li></ul>"
    assert named(page_of(body)) == {("Linden room", "meeting_room", "35", "hour")}
    assert not named(page_of(body.replace(heading, "Deposit")))


def test_either_half_of_a_day_is_half_a_day() -> None:
    body = "<h3>Sala Tilo</h3><p>Hora: 30 €. Mañana o tarde: 90 €. Día: 160 €.</p>"
    assert {plan[2:] for plan in named(page_of(body))} == {("30", "hour"), ("90", "half_day"), ("160", "day")}


BANDS = [
    ("Genoemde tarieven zijn per uur, minimaal 2 uur.", "Dag", "Avond", "Weekend", "Zaal 1", "Zaal 2"),
    ("Alle Preise gelten pro Stunde.", "Tag", "Abend", "Wochenende", "Raum 1", "Raum 2"),
]


@pytest.mark.parametrize("words", BANDS)
def test_bare_rates_of_evenings_and_weekends_are_by_the_hour_like_those_of_the_day(words: tuple[str, ...]) -> None:
    lead, day, evening, weekend, one, two = words
    heads = f"<tr><th></th><th>{one}</th><th>{two}</th></tr>"
    rows = ((day, "13,50", "11,00"), (evening, "16,50", "15,00"), (weekend, "20,50", "17,50"))
    body = "".join(f"<tr><td>{row[0]}</td><td>{row[1]}</td><td>{row[2]}</td></tr>" for row in rows)
    page = page_of(f"<h2>Tarieven</h2><p>{lead}</p><table>{heads}{body}</table><p>+ € 50,00 borg</p>", title="Zaalhuur")
    told = {(amount, period) for _, _, amount, period in named(page)}
    assert told == {(one, "hour") for one in ("13.50", "11", "16.50", "15", "20.50", "17.50")}


def test_a_bare_price_of_the_evening_is_one_like_that_of_the_day_beside_it() -> None:
    heads = "<tr><th>Raum</th><th>Halber Tag</th><th>Ganzer Tag</th><th>Abend</th></tr>"
    rows = "<tr><td>Atelier</td><td>92,-</td><td>161,-</td><td>111,-</td></tr>"
    page = page_of(f"<h2>Räume</h2><table>{heads}{rows}</table><p>Preise in Euro zzgl. MwSt.</p>", title="Raumpreise")
    assert {(amount, period) for _, _, amount, period in named(page)} == {
        ("92", "half_day"),
        ("161", "day"),
        ("111", "half_day"),
    }
