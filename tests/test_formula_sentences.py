"""Sentences that say from what price something is let, and prices whose month only the description tells."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans, values

OFFICES = [
    "Our offices are available from €310 per month.",
    "Les bureaux démarrent à 310 € par mois.",
    "Nos bureaux sont disponibles à partir de 310 € par mois.",
    "Kantoren zijn te huur vanaf € 310 per maand.",
    "Unsere Büros beginnen bei 310 € pro Monat.",
    "Los despachos empiezan en 310 € al mes.",
    "Gli uffici partono da 310 € al mese.",
    "Disponiamo di uffici da 12 a 40 mq a partire da 310 € al mese.",
    "Nous louons des bureaux de 12 à 40 m², à partir de 310 € par mois.",
    "Our offices of 12 to 40 m² are available from €310 per month.",
]


@pytest.mark.parametrize("sentence", OFFICES)
def test_a_sentence_says_from_what_price_offices_are_let(sentence: str) -> None:
    assert {plan[:4] for plan in plans(f"<h1>Info</h1><p>{sentence}</p>")} == {
        ("private_office", "310", "EUR", "month")
    }


def test_the_second_price_of_a_sentence_may_be_of_a_plain_office() -> None:
    body = "<p>Hot desks from £120 a month, offices from £310 a month.</p>"
    assert {plan[:2] for plan in plans(body)} == {("hot_desk", "120"), ("private_office", "310")}


GOODS = [
    "Lockers are available for £5 per month next to every hot desk.",
    "Les casiers coûtent 5 € par mois pour les membres en bureau fixe.",
    "Een kluisje kost € 5 per maand bij een vaste werkplek.",
    "Ein Stellplatz kostet 50 € pro Monat, zusätzlich zum Fix Desk.",
]


@pytest.mark.parametrize("sentence", GOODS)
def test_a_sentence_about_goods_prices_no_desk(sentence: str) -> None:
    assert plans(f"<h1>Info</h1><p>{sentence}</p>") == set()


MONTHLY = [
    ("Fixed desk", "4 hours of meeting room per month", "£195", "month"),
    ("Bureau fixe", "2 h de salle de réunion par mois", "195 € HT", "month"),
    ("Puesto fijo", "100 impresiones cada mes", "Tarifa: 195 €", "month"),
    ("Fix Desk", "2 Stunden Besprechungsraum pro Monat", "195 €", "month"),
    ("Flex desk", "3 days a week", "£195", None),
]


@pytest.mark.parametrize(("name", "grant", "price", "period"), MONTHLY)
def test_what_a_desk_grants_a_month_tells_that_it_is_paid_by_the_month(
    name: str, grant: str, price: str, period: str | None
) -> None:
    plan = plans(f"<h2>{name}</h2><ul><li>{grant}</li></ul><p>{price}</p>")
    assert {(amount, told) for _, amount, _, told, _, _ in plan} == {("195", period)}


@pytest.mark.parametrize(
    ("name", "grant"),
    [
        ("Meeting room", "100 prints per month"),
        ("Fixed desk", "Try it for a day"),
    ],
)
def test_what_a_room_grants_or_a_day_tells_no_month(name: str, grant: str) -> None:
    assert plans(f"<h2>{name}</h2><ul><li>{grant}</li></ul><p>£195</p>") == set()


def test_a_workspace_that_can_be_locked_is_an_office() -> None:
    page = page_of("<h2>Pods (private lockable workspaces)</h2><p>£325 per month</p>")
    assert {plan[1:] for plan in named(page)} == {("private_office", "325", "month")}


@pytest.mark.parametrize(
    ("grant", "price"), [("5 days per month", "£75"), ("5 jours par mois", "75 €"), ("5 Tage im Monat", "75,- €")]
)
def test_a_share_of_the_month_below_a_plan_of_a_weak_name_tells_the_month(grant: str, price: str) -> None:
    plan = plans(f"<h3>Flex 5</h3><p>{grant}</p><p>{price}</p><h3>Locker</h3><p>{price}</p>")
    assert {(kind, amount, told) for kind, amount, _, told, _, _ in plan} == {("hot_desk", "75", "month")}


def test_what_an_office_costs_elsewhere_is_not_what_the_desk_of_the_next_half_sentence_does() -> None:
    body = "<p>Un bureau classique à Lyon coûte 460 € par mois ; chez nous, le poste nomade est à 140 € par mois.</p>"
    assert {plan[:2] for plan in plans(body)} == {("hot_desk", "140")}


OTHERS = [
    "Additional users are £30 per month per private office.",
    "Eine zweite Person im Einzelbüro kostet 80 € pro Monat.",
    "Een tweede persoon in een privékantoor kost € 80 per maand.",
    "Bei Jahresverträgen sparst du 20 € pro Monat auf den Fix Desk.",
    "Con el contrato anual ahorras 20 € al mes en el puesto fijo.",
]


@pytest.mark.parametrize("sentence", OTHERS)
def test_another_person_and_a_saving_are_no_price_of_a_desk(sentence: str) -> None:
    assert plans(f"<h1>Info</h1><p>{sentence}</p>") == set()


GIVEN = [
    ("For £19 a day you get a desk, fast wifi and coffee.", "19", "day"),
    ("For £119 a month you get a hot desk and a key.", "119", "month"),
    ("Pour 19 € par jour, vous avez un poste nomade et du café.", "19", "day"),
    ("Voor € 119 per maand heb je een vaste werkplek.", "119", "month"),
    ("Für 19 € am Tag bekommst du einen Schreibtisch und Kaffee.", "19", "day"),
    ("Por 15 € al día tienes una mesa, wifi y café.", "15", "day"),
]


@pytest.mark.parametrize(("sentence", "amount", "period"), GIVEN)
def test_a_price_at_the_head_of_a_sentence_buys_the_desk_behind_it(sentence: str, amount: str, period: str) -> None:
    assert {plan[1:4:2] for plan in plans(f"<h1>Coworking</h1><p>{sentence}</p>")} == {(amount, period)}


@pytest.mark.parametrize(
    "sentence", ["For £19 a day you get lunch, coffee and a desk.", "For £9 a month you get a locker at a desk."]
)
def test_what_else_a_price_buys_first_is_no_desk(sentence: str) -> None:
    assert plans(f"<h1>Coworking</h1><p>{sentence}</p>") == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "We are looking for a host: £12 an hour, hot desk included.",
        "Wij zoeken een host: € 14,50 per uur, flexplek inbegrepen.",
        "Nous cherchons un stagiaire, 600 € par mois, poste en open space inclus.",
        "Wir suchen eine Aushilfe für 14 € pro Stunde, Flexdesk inklusive.",
    ],
)
def test_what_a_house_pays_to_those_it_looks_for_is_no_price(sentence: str) -> None:
    assert not plans(f"<h1>Coworking</h1><p>{sentence}</p>")


NAMED_IN_TURN = [
    "L'offre Lilas (boîte aux lettres) démarre à 20 € par mois et l'offre Tilleul est à 35 € par mois.",
    "L'offre Lilas est à 20 € par mois (adresse et courrier) et l'offre Tilleul à 35 € par mois (renvoi). "
    "Écrivez-nous pour en savoir plus.",
]


@pytest.mark.parametrize("sentence", NAMED_IN_TURN)
def test_each_price_of_a_sentence_goes_by_the_name_its_plan_is_called(sentence: str) -> None:
    page = page_of(f"<h2>Combien coûte une domiciliation d'entreprise ?</h2><p>{sentence}</p>")
    assert named(page) == {
        ("offre Lilas", "virtual_office", "20", "month"),
        ("offre Tilleul", "virtual_office", "35", "month"),
    }


def test_what_is_no_plan_is_not_called_one() -> None:
    sentence = "L'option Parking est à 40 € par mois et l'offre Tilleul est à 35 € par mois."
    page = page_of(f"<h2>Domiciliation d'entreprise</h2><p>{sentence}</p>")
    assert ("option Parking", "virtual_office", "40", "month") not in named(page)


WEIGHED = [
    "Au-delà de dix jours, l'abonnement mensuel (300 €) revient moins cher que le pass à la journée.",
    "A partir de diez días el abono mensual (300 €) es más barato que el pase de día.",
    "From ten days a month on, the hot desk at £300 is cheaper than the day pass.",
]


@pytest.mark.parametrize("sentence", WEIGHED)
def test_a_sentence_that_weighs_plans_against_each_other_prices_none(sentence: str) -> None:
    assert named(page_of(f"<h2>Coworking</h2><p>{sentence}</p>")) == set()


def test_a_pass_named_by_its_day_is_for_the_day_whatever_comes_with_it() -> None:
    said = "Le pass à la journée est à 26 € TTC : un poste en open-space, le café et le Wi-Fi, sans engagement."
    page = page_of(f"<h2>Combien coûte une journée ?</h2><p>{said}</p>")
    assert named(page) == {("Le pass à la journée", "day_pass", "26", "day")}


FEARED = [
    "Een eigen kantoor huren kost al snel € 650 per maand.",
    "Un bureau privé coûte vite 650 € par mois.",
    "Ein eigenes Büro kostet schnell 650 € im Monat.",
    "A private office can easily cost £650 a month.",
    "Un despacho privado cuesta fácilmente 650 € al mes.",
    "Un ufficio privato costa facilmente 650 € al mese.",
]


@pytest.mark.parametrize("sentence", FEARED)
def test_what_something_easily_costs_elsewhere_is_no_price(sentence: str) -> None:
    assert not plans(f"<h1>Coworking</h1><p>{sentence}</p>")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Los dagdeel € 9,- | dag € 15,- | maand € 165,-", {("9", "half_day"), ("15", "day"), ("165", "month")}),
        ("Einzelner Tag 15 € | Woche 60 € | Monat 165 €", {("15", "day"), ("60", "week"), ("165", "month")}),
        ("Singola giornata 15 € | settimana 60 €", {("15", "day"), ("60", "week")}),
        ("Single day £15 | week £60", {("15", "day"), ("60", "week")}),
    ],
)
def test_one_unit_sold_by_itself_does_not_name_the_next_price(line: str, told: set[tuple[str, str]]) -> None:
    page = page_of(f"<h2>Hot desk</h2><p>{line}</p>")
    assert {(amount, period) for _, _, amount, period in named(page)} == told
    assert not any(" – " in name for name, *_ in named(page))


def test_the_price_for_who_is_bound_is_named_after_the_plan_and_binds_no_other() -> None:
    lines = "<p>€ 250 al mese</p><p>Minimo 3 mesi: € 230 al mese</p>"
    page = page_of(f"<h1>Prezzi</h1><div><div><h4>Desk fisso</h4>{lines}</div></div>")
    assert {name for name, *_ in named(page)} == {"Desk fisso", "Desk fisso – Minimo 3 mesi"}
    terms = {value["amount"]: value["commitment"] for value in values(page)}
    assert terms == {"250": None, "230": "Minimo 3 mesi"}


def test_the_point_of_a_short_word_ends_no_price() -> None:
    page = page_of("<h2>Sala de reuniones</h2><p>12€/hora o 70€/día (máx. 8 pax). Gratis para socios.</p>")
    assert all("máx. 8 pax" in name or "máx" not in name for name, *_ in named(page))


def test_what_a_square_metre_costs_by_the_month_is_no_rent() -> None:
    assert plans("<h1>Info</h1><p>Le bureau de 12 m² est à 13 € par mois et par m².</p>") == set()


@pytest.mark.parametrize("bid", ["Louez-la 8 € l'heure ou 45 € la journée.", "Hire it for €8 an hour or €45 a day."])
def test_a_sentence_may_bid_to_hire_the_room_in_its_heading(bid: str) -> None:
    body = f"<h2>La salle de réunion</h2><p>Une grande table ronde et un écran. {bid}</p>"
    assert {plan[:4] for plan in plans(body)} == {
        ("meeting_room", "8", "EUR", "hour"),
        ("meeting_room", "45", "EUR", "day"),
    }


def test_who_pays_what_below_a_heading_of_a_room_is_of_the_room() -> None:
    told = "La salle est gratuite pour les résidents. Pour les extérieurs, c'est 18 € de l'heure ou 95 € la journée."
    assert {plan[:4] for plan in plans(f"<h3>Réserver la salle</h3><p>{told}</p>")} == {
        ("meeting_room", "18", "EUR", "hour"),
        ("meeting_room", "95", "EUR", "day"),
    }


def test_a_unit_behind_a_stroke_is_not_the_label_of_the_next_sentence() -> None:
    page = page_of("<h2>Sala de reuniones</h2><p>Coworkers: 6€/hora. Externos: 15€/hora.</p>")
    assert {(amount, period) for _, _, amount, period in named(page)} == {("6", "hour"), ("15", "hour")}


def test_a_price_in_words_is_a_price() -> None:
    body = "<h1>Info</h1><p>Le poste fixe est à cent soixante euros par mois.</p>"
    assert {plan[:4] for plan in plans(body)} == {("fixed_desk", "160", "EUR", "month")}


@pytest.mark.parametrize(
    "sentence",
    [
        "L'adhésion annuelle à l'association (20 €) est obligatoire.",
        "Il faut être adhérent : l'adhésion est de vingt euros par an.",
    ],
)
def test_dues_may_stand_in_brackets_or_behind_a_colon(sentence: str) -> None:
    assert {plan[:4] for plan in plans(f"<h1>Info</h1><p>{sentence}</p>")} == {("other", "20", "EUR", "year")}


def test_what_a_desk_costs_with_us_is_the_price_of_a_desk() -> None:
    told = "Da noi una postazione costa 15 euro al giorno, 60 euro a settimana oppure 180 euro al mese."
    assert {(plan[1], plan[3]) for plan in plans(f"<h1>Info</h1><p>{told}</p>")} == {
        ("15", "day"),
        ("60", "week"),
        ("180", "month"),
    }


def test_what_a_month_comes_to_by_the_day_is_no_price_of_a_day() -> None:
    told = "<p>5 jours par mois, non reportables. Soit 17,80 € la journée.</p>"
    body = f"<h2>Bulle</h2><p><strong>89 € HT / mois</strong></p>{told}"
    assert {plan[1] for plan in plans(f"<h1>Coworking</h1>{body}")} == {"89"}


def test_a_number_may_begin_the_sentence_that_prices_the_room_of_its_heading() -> None:
    body = "<h2>Sala de reuniones</h2><p>Capacidad 8 personas. 12€ la hora, 80€ el día completo.</p>"
    assert {plan[:4] for plan in plans(f"<h1>Coworking</h1>{body}")} == {
        ("meeting_room", "12", "EUR", "hour"),
        ("meeting_room", "80", "EUR", "day"),
    }


def test_what_follows_the_prices_of_a_room_in_a_sentence_of_its_own_does_not_hide_them() -> None:
    told = "20 personnes, 45 m². 35 €/heure, 120 €/demi-journée, 200 €/journée. -20 % pour les résidents."
    assert {plan[1] for plan in plans(f"<h1>Coworking</h1><h2>Salle « Le Carré »</h2><p>{told}</p>")} == {
        "35",
        "120",
        "200",
    }


DUES = [
    ("Membership", "Student Membership (up to 18 years) - £6/mth - This level comes without a key.", "6"),
    ("Adhésion", "Adhésion étudiante – 6 € par mois – Elle ne donne pas de clé.", "6"),
    ("Lidmaatschap", "Lidmaatschap – € 6 per maand – Hiermee kom je langs wanneer je wil.", "6"),
    ("Mitgliedschaft", "Mitgliedschaft: 6 € pro Monat. Ein Schlüssel ist nicht dabei.", "6"),
]


@pytest.mark.parametrize(("heading", "sentence", "amount"), DUES)
def test_dues_may_stand_between_dashes(heading: str, sentence: str, amount: str) -> None:
    assert {(plan[1], plan[3]) for plan in plans(f"<h1>{heading}</h1><p>{sentence}</p>")} == {(amount, "month")}


HEADED = [
    ("Membership", "Fees", "£40 per month (£20 per month for students)"),
    ("Become a member", "Fees", "£40/mo. (£20/mo. for students)"),
    ("Lidmaatschap", "Prijs", "€ 40 per maand (€ 20 per maand voor studenten)"),
]


@pytest.mark.parametrize(("heading", "part", "line"), HEADED)
def test_a_price_with_no_name_below_a_heading_about_membership_is_that_of_members(
    heading: str, part: str, line: str
) -> None:
    found = named(page_of(f"<h1>{heading}</h1><h2>{part}</h2><p>{line}</p>"))
    assert {(name, amount) for name, _, amount, _ in found if amount == "40"} == {(heading, "40")}
    assert not any(name.endswith(")") for name, *_ in found)


def test_below_another_heading_it_is_not() -> None:
    assert plans("<h1>Membership</h1><h2>Lockers</h2><p>£4 per month</p>") == set()
