"""Prices as houses word them: members' dues, relative clauses, columns of tax, rows that are rooms, beds."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans, values

from cowcrawl.extract.formulas.words import desk_hint
from cowcrawl.page import Page


def kinds(body: str, title: str = "Coworking") -> set[tuple[str, str, str | None]]:
    """Desk type, amount and period of each plan."""
    return {(plan["desk_type"], plan["amount"], plan["period"]) for plan in values(page_of(body, title=title))}


@pytest.mark.parametrize(
    "title", ["An address without the office", "Ein Sitz ohne eigenes Büro", "Un siège sans bureau"]
)
def test_what_a_plan_does_not_have_tells_no_kind(title: str) -> None:
    assert desk_hint(title) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Membership of the Kiln costs £35 a month, and you get a key on your first day.",
        "Our standard membership fee is £35 monthly, however students pay what they can.",
        "After a visit, membership starts from £35 a month and ends when you like.",
        "Joining costs as little as £35 a month for the evenings on which we are open.",
        "There is a minimum subscription of £35 per month for everybody who holds a key.",
        "Das Haus lebt davon: Unser Mitgliedsbeitrag beträgt £35 pro Monat, und mehr ist immer willkommen.",
    ],
)
def test_a_sentence_says_what_members_pay_by_the_month(sentence: str) -> None:
    assert {plan[1:] for plan in kinds(f"<p>{sentence}</p>")} == {("35", "month")}


def test_what_opens_a_sentence_may_say_that_it_is_about_somewhere_else() -> None:
    assert kinds("<p>In Leeds, membership is £35 a month, which is a lot more than what we ask here.</p>") == set()


def test_what_a_house_costs_to_run_is_no_plan() -> None:
    assert kinds("<p>It costs nearly £40 a day to heat the workshop, so please close the door behind you.</p>") == set()


def test_a_tier_under_the_heading_membership_is_a_plan() -> None:
    body = "<h1>Membership</h1><h2>Ember - £18 per month</h2><p>Use of every bench.</p>"
    assert kinds(body, title="Membership | The Kiln") == {("hot_desk", "18", "month")}


@pytest.mark.parametrize(
    "sentence",
    [
        "The blue room, which holds up to nine people, is £22 per hour.",
        "The blue room that looks out on the canal costs £22 per hour.",
        "The blue room with the long table can be hired for £22 per hour.",
    ],
)
def test_a_clause_may_stand_between_a_room_and_its_price(sentence: str) -> None:
    assert kinds(f"<p>{sentence} Tea is on the house.</p>") == {("meeting_room", "22", "hour")}


def test_what_members_and_guests_pay_is_for_the_room_of_the_nearest_heading_that_names_one() -> None:
    prices = "<h2>4. Prices</h2><p>Members pay £12 p.h., while guests pay £18 p.h. Book early.</p>"
    body = f"<h1>Meeting room terms</h1>{prices}"
    assert kinds(body) == {("meeting_room", "12", "hour"), ("meeting_room", "18", "hour")}


def test_a_column_of_tax_has_no_prices() -> None:
    body = (
        "<table><tr><th>Angebot</th><th>Preis brutto</th><th>19 % MwSt.</th><th>Preis netto</th></tr>"
        "<tr><td>Tageskarte</td><td>23,80 €</td><td>3,80 €</td><td>20,00 €</td></tr></table>"
    )
    assert kinds(body) == {("day_pass", "23.80", "day")}


def test_rows_under_the_header_room_are_rooms_whatever_they_are_called() -> None:
    body = (
        "<table><tr><th>Ruimte</th><th>Dagdeel</th><th>Hele dag</th></tr>"
        "<tr><td>De Moestuin</td><td>€ 40,-</td><td>€ 70,-</td></tr></table>"
    )
    assert kinds(body, title="Huren") == {("meeting_room", "40", "half_day"), ("meeting_room", "70", "day")}


def test_a_head_tells_the_periods_of_amounts_in_a_row() -> None:
    body = "<p>Tarifs HT en 1/2 journée / journée :</p><ul><li>petite salle de réunion : 40 € / 75 €</li></ul>"
    assert kinds(body) == {("meeting_room", "40", "half_day"), ("meeting_room", "75", "day")}


def test_amounts_in_a_row_without_a_head_are_left_out() -> None:
    assert kinds("<p>Nos salles</p><ul><li>petite salle de réunion : 40 € / 75 €</li></ul>") == set()


def test_bare_numbers_with_cents_under_periods_have_the_one_currency_of_the_page() -> None:
    table = (
        "<table><tr><td></td><td>Zaal Els</td><td>Zaal Wilg</td></tr>"
        "<tr><td>Capaciteit</td><td>40</td><td>25</td></tr><tr><td>Uur</td><td>20,00</td><td>15,00</td></tr></table>"
    )
    assert {plan[1:3] for plan in plans(f"{table}<p>De borg bedraagt € 50,00.</p>")} == {("20", "EUR"), ("15", "EUR")}
    assert plans(f"{table}<p>De borg bedraagt vijftig.</p>") == set()


def dollars(body: str, url: str) -> set[str]:
    page = Page(f"<html lang=en><title>Hot desks</title><h3>Hot desk</h3>{body}".encode(), url=url)
    return {plan["currency"] for plan in values(page)}


def test_the_dollar_of_an_english_page_of_no_country_is_the_united_states_one() -> None:
    english = "<p>$20 per day</p><p>We have desks for people who like to work beside other people.</p>"
    assert dollars(english, "https://desks.com/") == {"USD"}
    assert dollars(f"{english}<p>Right in the heart of Toronto.</p>", "https://desks.com/") == {"$"}
    assert dollars(f"{english}<p>All prices plus GST.</p>", "https://desks.com/") == {"$"}
    assert dollars(english, "https://desks.amsterdam/") == {"USD"}
    assert dollars(english, "https://desks.sydney/") == {"AUD"}
    assert dollars(english, "https://desks.jm/") == {"$"}


@pytest.mark.parametrize(
    "body",
    [
        "<p>À deux pas, un hôtel ami vous accueille à 55 € la journée.</p>",
        "<h3>Hôtel</h3><p>55 € la journée</p>",
        "<ul><li>Atelier couture : 25 € la journée</li></ul>",
        "<h2>Optional extras</h2><ul><li>Rolling desk - $30/month</li></ul>",
        "<ul><li>Rolling TV - €15/hour</li></ul>",
    ],
)
def test_beds_classes_and_extras_are_no_plans(body: str) -> None:
    assert kinds(body) == set()


def test_a_meeting_room_in_a_hotel_is_still_a_room() -> None:
    assert kinds("<ul><li>Salle de réunion de l'hôtel : 90 € la journée</li></ul>") == {("meeting_room", "90", "day")}


def test_a_number_of_days_at_a_price_is_never_one_day() -> None:
    body = "<h3>Day pass deals</h3><ul><li>1 Day pass - €15</li><li>20 Day sprints - €200</li></ul>"
    assert ("day_pass", "200", "day") not in kinds(body)


def test_a_day_pass_among_offices_is_a_day_pass() -> None:
    body = "<h1>Private office memberships</h1><h2>Day pass</h2><p>Bring a guest.</p><p>€30 / day</p>"
    assert kinds(body) == {("day_pass", "30", "day")}


def test_a_virtual_membership_is_a_virtual_office() -> None:
    assert named(page_of("<ul><li>Virtual coworking, €300+VAT / yearly</li></ul>")) == {
        ("Virtual coworking", "virtual_office", "300", "year")
    }


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Verhuur van materialen per dag</h2><ul><li>Rookmachine € 20</li></ul>",
        "<h2>Tarieven per dag</h2><ul><li>Beamer (in de vergaderzaal) € 25</li></ul>",
    ],
)
def test_what_is_hired_out_beside_rooms_is_no_plan(body: str) -> None:
    assert kinds(body, title="Tarieven") == set()


def test_a_sentence_about_all_charges_tells_the_hour_that_rooms_are_let_for() -> None:
    body = "<p>All hourly room hire charges include VAT.</p><ul><li>Room Elm: £9</li><li>Room Oak: £12</li></ul>"
    assert kinds(body) == {("meeting_room", "9", "hour"), ("meeting_room", "12", "hour")}
    assert kinds("<p>All hourly charges include VAT.</p><ul><li>Hot desk: £90</li></ul>") == set()


def test_what_one_unit_of_a_bundle_comes_to_is_no_price_of_its_own() -> None:
    assert {plan[1] for plan in kinds("<ul><li>10 day passes: €150 (€15 per day)</li></ul>")} == {"150"}
    rooms = kinds("<ul><li>Salle de réunion : 40 € / heure (200 € / jour)</li></ul>")
    assert {plan[1] for plan in rooms} == {"40", "200"}


def test_a_room_at_so_much_a_day_is_no_day_pass_and_a_desk_in_a_room_is_one() -> None:
    room = "<p>La salle Lilas est à 90 € la journée et 50 € la demi-journée.</p>"
    assert kinds(room) == {("meeting_room", "90", "day"), ("meeting_room", "50", "half_day")}
    assert kinds("<ul><li>Salle Lilas à la journée : 90 €</li></ul>") == {("meeting_room", "90", "day")}
    assert kinds("<p>La salle de coworking est à 18 € la journée.</p>") == {("day_pass", "18", "day")}
    assert kinds("<p>Un poste dans la salle commune est à 18 € la journée.</p>") == {("day_pass", "18", "day")}


def test_a_fixed_price_is_that_of_no_fixed_desk() -> None:
    assert kinds("<h2>Coworking</h2><ul><li>Festpreis für das Coworking: 70 € pro Monat</li></ul>") == {
        ("hot_desk", "70", "month")
    }


def test_what_a_sum_is_worked_out_from_is_no_plan() -> None:
    total = "24 € + 12 Kalendertage * 8 € = höchstens 120 € im Monat"
    body = f"<h2>Coworking</h2><p>Flex desk: 24 € pro Monat</p><p>{total}</p>"
    assert kinds(body) == {("hot_desk", "24", "month")}


@pytest.mark.parametrize(("said", "vat"), [("+ GST", "excl"), ("plus 18% GST", "excl"), ("incl. GST", "incl")])
def test_the_tax_on_goods_and_services_is_tax(said: str, vat: str) -> None:
    [plan] = values(page_of(f"<ul><li>Hot desk: ₹4,000 per month {said}</li></ul>"))
    assert (plan["name"], plan["vat"]) == ("Hot desk", vat)


WAGES = [
    "The role is paid £12 an hour and comes with a hot desk.",
    "Hosts earn £12 an hour and may use a hot desk.",
    "Stage de six mois : gratification de 600 € par mois et poste nomade.",
    "Hosts krijgen een vrijwilligersvergoeding van € 150 per maand en een flexplek.",
    "Aushilfe als Minijob (520 € im Monat), Flex Desk inklusive.",
    "Oferta de empleo: 900 € al mes y un puesto fijo.",
    "Tirocinio con rimborso spese di 500 € al mese e postazione fissa.",
]


@pytest.mark.parametrize("sentence", WAGES)
def test_what_somebody_earns_is_no_price_of_the_desk_that_comes_with_it(sentence: str) -> None:
    assert kinds(f"<h1>Coworking</h1><p>{sentence}</p>") == set()


@pytest.mark.parametrize("heading", ["Jobs", "Recrutement", "Vacatures", "Offene Stellen", "Offerte di lavoro"])
def test_below_a_heading_about_jobs_stands_no_plan(heading: str) -> None:
    assert kinds(f"<h2>{heading}</h2><p>Community host – 520 € / month</p>") == set()
    assert kinds("<h2>Community</h2><p>Community member – 52 € / month</p>")


def test_a_unit_behind_a_colon_is_no_part_of_a_name() -> None:
    body = "<h1>Coworking</h1><p>Hot desk: Month: €200</p>"
    assert [value["name"] for value in values(page_of(body))] == ["Hot desk"]


@pytest.mark.parametrize(("place", "currency"), [("Kinshasa", "USD"), ("Québec", "CAD"), ("Lyon", None)])
def test_the_town_a_french_page_names_tells_which_dollar(place: str, currency: str | None) -> None:
    text = f"Nous sommes un espace de travail partagé pour les indépendants de la ville, à {place}."
    body = f"<html lang=fr><h1>Coworking</h1><p>{text}</p><h3>Poste fixe</h3><p>90 $ par mois</p>"
    found = {value["currency"] for value in values(Page(body.encode(), url="https://atelier.example/"))}
    assert found == {currency or "$"}


@pytest.mark.parametrize(("place", "currency"), [("en el Mercado El Salvador", {"$"}), ("en Quito, Ecuador", {"USD"})])
def test_a_country_at_the_end_of_a_name_tells_no_dollar(place: str, currency: set[str]) -> None:
    text = f"Somos un espacio de trabajo compartido para los independientes de la ciudad, {place}."
    body = f"<html lang=es><h1>Coworking</h1><p>{text}</p><h3>Puesto fijo</h3><p>$ 90 al mes</p>"
    found = values(Page(body.encode(), url="https://taller.example/"))
    assert {value["currency"] for value in found} == currency


@pytest.mark.parametrize(
    "line",
    [
        "Wochenendzuschlag: 30 € / h",
        "Weekendtoeslag: 30 € / h",
        "Majoration week-end : 30 € / h",
        "Maggiorazione weekend: 30 € / h",
        "Régisseur : 30 € / h",
        "Late departure: £30 / h",
        "Lagerraum (20 m²): 130 € / Monat",
        "Appartement 30 m² : 430 € / mois",
        "Opslagruimte 12 m²: € 90 / maand",
    ],
)
def test_what_comes_on_top_and_what_is_for_goods_or_for_living_in_is_no_plan(line: str) -> None:
    assert {plan[:2] for plan in plans(f"<ul><li>Fix desk: 220 € / month</li><li>{line}</li></ul>")} == {
        ("fixed_desk", "220")
    }


@pytest.mark.parametrize("room", ["Ruimte 1.12, 22 m²", "Raum 20 m²", "Salle de 20 m²"])
def test_what_is_measured_and_let_by_the_month_is_an_office(room: str) -> None:
    assert {plan[0] for plan in plans(f"<ul><li>{room}: 310 € / month</li></ul>")} == {"private_office"}


@pytest.mark.parametrize("unit", ["pro Arbeitsplatz und Monat", "por puesto y mes", "par poste et par mois"])
def test_a_price_for_a_seat_and_a_month(unit: str) -> None:
    assert {plan[1:4:2] for plan in plans(f"<h2>Private offices</h2><p>ab 290 € {unit}</p>")} == {("290", "month")}


@pytest.mark.parametrize("line", ["Tagungspauschale: 59 € / Tag", "Vergaderarrangement: € 47,50 / dag"])
def test_a_package_of_a_conference_is_no_plan(line: str) -> None:
    assert not plans(f"<h1>Coworking</h1><ul><li>{line}</li></ul>")


@pytest.mark.parametrize(
    ("question", "item"),
    [
        ("What are our monthly costs?", "Rent: €840/month"),
        ("Wat zijn onze vaste kosten?", "Huur: € 840 per maand"),
        ("Quels sont nos frais fixes ?", "Loyer : 840 €/mois"),
        ("Wie hoch sind unsere Fixkosten?", "Miete: 840 € pro Monat"),
    ],
)
def test_what_a_house_pays_itself_is_no_price_below_the_question_that_says_so(question: str, item: str) -> None:
    body = f"<h1>Makers' guild</h1><p>Become a member of our makerspace.</p><h2>{question}</h2><ul><li>{item}</li></ul>"
    assert kinds(body, title="Makerspace") == set()


SEVERAL = [
    ("Virtual offices", "virtual_office"),
    ("Bureaux virtuels", "virtual_office"),
    ("Virtuele kantoren", "virtual_office"),
    ("Virtuelle Büros", "virtual_office"),
    ("Domiciliaciones", "virtual_office"),
    ("Sedi legali", "virtual_office"),
    ("Vaste plekken", "fixed_desk"),
    ("Fixplätze", "fixed_desk"),
    ("Places attitrées", "fixed_desk"),
    ("Shared desks", "hot_desk"),
    ("Scrivanie condivise", "hot_desk"),
    ("Salles de formation", "meeting_room"),
    ("Boardrooms", "meeting_room"),
    ("Despachos", "private_office"),
    ("Serviced offices", "private_office"),
]


@pytest.mark.parametrize(("name", "kind"), SEVERAL)
def test_several_of_a_kind_are_named_like_one(name: str, kind: str) -> None:
    assert {plan[0] for plan in plans(f"<h1>Prices</h1><ul><li>{name}: 55 € / month</li></ul>")} == {kind}


@pytest.mark.parametrize(("head", "amount"), [("Valor", "$ 3.200"), ("Valor por Sala Roja", "$ 3.200")])
def test_what_is_paid_may_be_called_its_value_in_spanish(head: str, amount: str) -> None:
    body = f"<h2>Sala Roja</h2><table><caption>{head}</caption><tr><th>Por hora</th><td>{amount}</td></tr></table>"
    assert {plan[:4] for plan in plans(body, url="https://nido.ar/")} == {("meeting_room", "3200", "ARS", "hour")}


def test_what_goods_are_worth_is_no_price() -> None:
    assert plans("<h2>Coworking</h2><p>Equipo de sonido por valor de 300 € al mes</p>") == set()


def test_a_salon_that_is_let_by_the_hour_is_a_room() -> None:
    assert {plan[0] for plan in plans("<h2>Tarifas</h2><ul><li>Salón Verde: 25 € la hora</li></ul>")} == {
        "meeting_room"
    }
