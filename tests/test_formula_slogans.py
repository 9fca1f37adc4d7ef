"""Headings that name no plan: slogans, bids to choose, how many a room seats, what comes with a plan."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans

BIDS = ["Choose the plan that suits you", "Choisissez votre formule", "Kies je abonnement", "Scegli la tua formula"]


@pytest.mark.parametrize("heading", BIDS)
def test_a_bid_to_choose_is_no_name(heading: str) -> None:
    body = f"<h1>Coworking</h1><h2>{heading}</h2><ul><li><b>Week</b> € 80 per week</li></ul>"
    assert heading not in {name for name, *_ in named(page_of(body))}


def test_a_slogan_that_has_a_word_for_an_office_tells_no_kind() -> None:
    body = "<h1>Votre bureau au bord de l'eau</h1><h2>Les formules</h2><ul><li>5 jours par mois : <b>75 €</b></li></ul>"
    assert {plan[:2] for plan in plans(body)} == {("hot_desk", "75")}


def test_what_comes_with_a_plan_behind_a_comma_is_not_its_name() -> None:
    body = "<h3>Résident</h3><p><b>245 €</b> par mois, un bureau à vous, accès 7j/7 24h/24, 1 domiciliation offerte</p>"
    assert named(page_of(body)) == {("Résident", "fixed_desk", "245", "month")}


def test_how_many_a_room_seats_is_not_its_name() -> None:
    body = "<h2>Meeting rooms</h2><h3>The Study</h3><p>Seats 14 boardroom style. €40 per hour / €240 per day</p>"
    assert {name for name, *_ in named(page_of(body))} == {"The Study"}


def test_the_number_of_an_office_that_reads_like_an_amount_is_its_name() -> None:
    rows = "<tr><td>1.01</td><td>€1,800</td></tr><tr><td>1.04</td><td>€2,650</td></tr>"
    body = f"<h1>Private offices</h1><table><tr><th>Office</th><th>Price per month</th></tr>{rows}</table>"
    names = {name for name, *_ in named(page_of(body))}
    assert names == {"Private offices – Office 1.01", "Private offices – Office 1.04"}


def test_what_supporters_of_an_association_pay_is_no_desk() -> None:
    body = "<h3>Mitgliedschaft im Verein</h3><p>Fördermitglieder zahlen 60 € im Jahr.</p>"
    assert {plan[0] for plan in plans(body)} <= {"other"}


def test_it_is_no_name() -> None:
    body = (
        "<h3>Do you have meeting rooms?</h3><p>One, seating ten. It's £12/hour for members and £18/hour for others.</p>"
    )
    assert {name for name, *_ in named(page_of(body))} <= {"meeting rooms"}


@pytest.mark.parametrize("heading", ["Holzwerkstatt", "Spazio bimbi", "Crèche", "Childcare", "Houtwerkplaats"])
def test_a_workshop_or_a_nursery_in_the_house_has_no_plans(heading: str) -> None:
    body = f"<h1>Coworking</h1><h2>{heading}</h2><ul><li>1 hour: 8 €</li><li>Monthly: 40 € / month</li></ul>"
    assert plans(body) == set()


def test_dues_below_the_price_of_a_room_are_no_room() -> None:
    body = "<h2>Sala riunioni</h2><p>15 €/ora</p><p>Tessera associativa annuale 15 €.</p>"
    assert {(plan[0], plan[3]) for plan in plans(body)} <= {("meeting_room", "hour"), ("other", "year")}


def test_a_room_keeps_its_name_before_a_number_of_people() -> None:
    rows = "<tr><td>Tuinzaal, 20 pers.</td><td>€ 125 per dagdeel</td></tr>"
    table = f"<table><tr><th>Zaal</th><th>Prijs</th></tr>{rows}</table>"
    body = f"<h2>Vergaderzalen</h2>{table}<h3>Serre</h3><p>Voor 8 personen: € 20/uur</p>"
    names = {name for name, *_ in named(page_of(body))}
    assert any("Tuinzaal" in name for name in names)
    assert not any("8 personen" in name for name in names)


def test_what_comes_with_a_price_does_not_name_the_next() -> None:
    body = "<h2>Podcast studio</h2><p>£25 an hour with two mics, £40 an hour with an engineer.</p>"
    assert not any("two mics" in name for name, _, amount, _ in named(page_of(body)) if amount == "40")


def test_a_room_to_sleep_in_is_no_office() -> None:
    assert plans("<h1>Coworking</h1><h2>Coliving</h2><p>Private room with coworking from 690€ per month.</p>") == set()


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("Tu oficina por solo 6 euros la hora", "Tu oficina"),
        ("Il tuo ufficio a soli 6 euro all'ora", "Il tuo ufficio"),
        ("Votre bureau pour seulement 6 € de l'heure", "Votre bureau"),
        ("Jouw kantoor voor slechts € 6 per uur", "Jouw kantoor"),
    ],
)
def test_how_little_a_headline_asks_is_no_part_of_the_name(headline: str, name: str) -> None:
    assert named(page_of(f"<h1>{headline}</h1>")) == {(name, "private_office", "6", "hour")}


YOURS = [
    ("Virtual office", "£22 per month", "Everything in your £22 per month"),
    ("Bureau virtuel", "22 € par mois", "Tout ce que comprennent vos 22 € par mois"),
    ("Virtueel kantoor", "€ 22 per maand", "Dit zit allemaal in je € 22 per maand"),
    ("Virtuelles Büro", "22 € pro Monat", "Das steckt in deinen 22 € pro Monat"),
]


@pytest.mark.parametrize(("name", "price", "heading"), YOURS)
def test_a_heading_about_what_your_money_buys_is_no_name(name: str, price: str, heading: str) -> None:
    body = f"<h1>{name}</h1><p>{name}: {price}</p><h2>{heading}</h2><ul><li>Wifi</li></ul>"
    assert {plan[:3] for plan in named(page_of(body))} == {(name, "virtual_office", "22")}


def test_two_badges_in_a_line_name_no_plan() -> None:
    cards = "".join(
        f"<div>{badge}<div>{name}</div><div>€{amount} / month</div></div>"
        for badge, name, amount in (
            ("", "Heron desk", 90),
            ("<div>Most popular · Best value</div>", "Robin desk", 140),
            ("<div>Le plus populaire | Recommandé</div>", "Wren desk", 190),
        )
    )
    found = {name for name, *_ in named(page_of(f"<h2>Memberships</h2>{cards}"))}
    assert found == {"Heron desk", "Robin desk", "Wren desk"}


HELD_AGAINST = [
    "vs €450 as individual day passes",
    "versus 450 € in Tagestickets",
    "gegenüber 450 € bei Tagestickets",
    "tegenover € 450 aan dagpassen",
    "frente a 450 € en pases de día",
    "rispetto a 450 € in ingressi giornalieri",
    "comparé à 450 € en pass journée",
]


@pytest.mark.parametrize("line", HELD_AGAINST)
def test_what_the_price_of_a_plan_is_held_against_is_none(line: str) -> None:
    body = f"<h2>Memberships</h2><div><h3>Heron desk</h3><p>€288 / month</p><p>{line}</p></div>"
    assert {plan[1] for plan in plans(body)} == {"288"}
