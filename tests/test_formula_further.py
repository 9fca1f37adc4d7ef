"""The price of a further hour: none of a plan's, unless the first hour has a price beside it."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans, table

FURTHER = [
    "<h2>Meeting room</h2><p>Half day £70, additional hour £16</p>",
    "<h2>Salle de réunion</h2><p>Demi-journée : 70 € (heure supplémentaire : 16 €)</p>",
    "<h2>Vergaderzaal</h2><ul><li>Dagdeel: € 70</li><li>Extra uur: € 16</li></ul>",
    "<h2>Vergaderzaal</h2><ul><li>Dagdeel: € 70</li><li>Verlenging per uur: € 16</li></ul>",
    "<h2>Seminarraum</h2><ul><li>Halber Tag: 70 €</li><li>Jede weitere Stunde: 16 €</li></ul>",
    "<h2>Sala de reuniones</h2><ul><li>Medio día: 70 €</li><li>Hora o fracción adicional: 16 €</li></ul>",
    "<h2>Sala riunioni</h2><p>Mezza giornata 70 €, ogni ora aggiuntiva 16 €</p>",
    "<h2>Meeting room</h2><ul><li>Half day: £70</li><li>Every following hour: £16</li></ul>",
    "<h2>Vergaderzaal</h2><ul><li>Dagdeel: € 70</li><li>Elk volgende uur: € 16</li></ul>",
    "<h2>Salle de réunion</h2><ul><li>Demi-journée : 70 €</li><li>Heure suivante : 16 €</li></ul>",
    "<h2>Sala de reuniones</h2><ul><li>Medio día: 70 €</li><li>Hora siguiente: 16 €</li></ul>",
]


@pytest.mark.parametrize("body", FURTHER)
def test_a_further_hour_beyond_a_half_day_is_no_plan(body: str) -> None:
    assert {(plan[1], plan[3]) for plan in plans(body)} == {("70", "half_day")}


AFTER_DARK = [
    ("Hall hire", "Overtime", "Before 8 pm: £40 an hour", "After 8 pm: £60 an hour"),
    ("Zaalverhuur", "Verlenging", "Voor 20:00 uur: € 40 per uur", "Na 20:00 uur: € 60 per uur"),
    ("Saalvermietung", "Verlängerung", "Vor 20 Uhr: 40 € pro Stunde", "Ab 20 Uhr: 60 € pro Stunde"),
    ("Location de salle", "Prolongation", "Avant 20h : 40 € par heure", "Après 20h : 60 € par heure"),
]


@pytest.mark.parametrize("words", AFTER_DARK)
def test_longer_hire_is_no_plan_whatever_it_costs_before_and_after_some_hour(words: tuple[str, ...]) -> None:
    title, longer, *lines = words
    body = f"<h1>{title}</h1><h3>{longer}</h3><ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
    assert plans(body) == set()


def test_a_column_of_extra_hours_has_no_plans() -> None:
    rows = table("Ruimte | Eerste 3 uur | Extra uur", "Serre | € 90 | € 25").replace("Tarifs", "Vergaderzalen")
    assert {(plan[1], plan[4]) for plan in plans(rows)} == {("90", 3)}


TIERS = [
    "<h2>Meeting room</h2><p>First hour: £24</p><p>Each additional hour: £14</p>",
    "<h2>Besprechungsraum</h2><ul><li>1. Stunde: 24 €</li><li>jede weitere Stunde: 14 €</li></ul>",
]


@pytest.mark.parametrize("body", TIERS)
def test_a_further_hour_beside_the_first_is_a_rate(body: str) -> None:
    assert {(plan[1], plan[3]) for plan in plans(body)} == {("24", "hour"), ("14", "hour")}


def test_the_first_hour_of_one_room_makes_no_rate_of_a_further_hour_of_another() -> None:
    body = (
        "<h2>Besprechungsraum</h2><ul><li>1. Stunde: 24 €</li></ul>"
        "<h2>Seminarraum</h2><ul><li>Halber Tag: 90 €</li><li>Jede weitere Stunde: 25 €</li></ul>"
    )
    assert {plan[1] for plan in plans(body)} == {"24", "90"}


def test_an_hour_that_comes_with_something_extra_is_no_further_hour() -> None:
    body = "<h2>Meeting room</h2><p>£24 per hour, with room for further guests</p>"
    assert {plan[1] for plan in plans(body)} == {"24"}


@pytest.mark.parametrize(
    "line",
    ["1er mois à 49 €, puis 99 €/mois", "Primer mes 49 €, después 99 €/mes", "Probetag kostenlos, danach 99 €/Monat"],
)
def test_what_the_first_month_costs_is_no_plan_and_what_comes_then_is_one(line: str) -> None:
    assert named(page_of(f"<h3>Flex</h3><p>{line}</p>")) == {("Flex", "hot_desk", "99", "month")}


USES = [
    ("Oak Room", "Additional use of the Oak Room is charged at £12 per hour."),
    ("Salle Orme", "Toute utilisation supplémentaire de la salle Orme : 12 € par heure"),
    ("Zaal Eik", "Extra gebruik van zaal Eik: € 12 per uur"),
    ("Sala Olmo", "L'uso aggiuntivo della sala Olmo costa 12 € all'ora."),
]


@pytest.mark.parametrize(("room", "sentence"), USES)
def test_what_more_use_of_a_room_costs_is_no_plan(room: str, sentence: str) -> None:
    assert plans(f"<h1>{room}</h1><p>{sentence}</p>") == set()


def test_what_a_semicolon_closes_behind_a_price_is_none_of_the_next_one() -> None:
    lines = "<li>Members: £35 first hour; £20 second hour; £15 third and following hours</li>"
    found = named(page_of(f"<h1>Boardroom hire</h1><ul>{lines}</ul>"))
    assert {(name.rpartition(": ")[2], amount) for name, _, amount, _ in found} == {
        ("first hour", "35"),
        ("second hour", "20"),
        ("third and following hours", "15"),
    }


def test_kinds_of_desks_that_semicolons_close_take_no_price_of_their_neighbours() -> None:
    found = named(page_of("<h1>Prices</h1><p>Coworking: £15 hot desk; £25 fixed desk; £40 office per day</p>"))
    assert {(kind, amount) for _, kind, amount, _ in found} == {("private_office", "40")}


BEYOND = [
    "<p>All plans: coffee, 8 hours of meeting rooms a month (then £9 per hour)</p>",
    "<h2>Bij elk abonnement</h2><ul><li>2 uur vergaderruimte per maand (daarna € 9 per uur)</li></ul>",
    "<h2>In jedem Tarif</h2><ul><li>5 Stunden Besprechungsraum im Monat, danach 9 € pro Stunde</li></ul>",
    "<h2>Dans chaque formule</h2><ul><li>2 h de salle par mois, puis 9 € de l'heure</li></ul>",
    "<h2>En cada plan</h2><ul><li>4 horas de sala al mes, después 9 € por hora</li></ul>",
    "<h2>In ogni piano</h2><ul><li>4 ore di sala al mese, poi 9 € all'ora</li></ul>",
]


@pytest.mark.parametrize("body", BEYOND)
def test_an_hour_beyond_those_that_a_plan_has_each_month_is_no_plan(body: str) -> None:
    desk = "<div><h3>Hot desk</h3><p>€ 150</p></div>"
    assert {plan[1] for plan in plans(f"{desk}{body}")} <= {"150"}
