"""Guides, and what a page tells of other days and other things: none of it is a price or a fact of the house today."""

from __future__ import annotations

import pytest

from cowcrawl.extract.read import read
from cowcrawl.model import Claim
from tests.markup import page


def _claims(body: str, address: str = "https://lampion.be/p/41", title: str = "Lampion coworking") -> list[Claim]:
    found = read(page(f"<main>{body}</main>", head=f"<title>{title}</title>", url=address))
    return [claim for mention in found.mentions for claim in mention.claims]


def _amounts(body: str, address: str = "https://lampion.be/p/41") -> list[str]:
    return [claim.value["amount"] for claim in _claims(body, address) if claim.field == "formulas"]


PRICED = "<h2>Hot desk</h2><p>€145 per month</p><p>Meeting room for 8 people: €20 per hour</p>"


@pytest.mark.parametrize(
    "headline",
    [
        "How much does a desk in Ghent cost?",
        "Combien coûte un bureau partagé ?",
        "Wat kost een flexplek?",
        "Was kostet ein Schreibtisch im Coworking?",
        "¿Cuánto cuesta un puesto de coworking?",
        "Quanto costa una scrivania?",
        "The 7 best coworking spaces of Ghent",
        "Los 5 mejores coworkings de Gante",
        "Coworking vs a garden shed",
    ],
)
def test_a_guide_tells_no_price_and_no_room_of_the_house(headline: str) -> None:
    fields = {claim.field for claim in _claims(f"<h1>{headline}</h1>{PRICED}")}
    assert not fields & {"formulas", "rooms"}


@pytest.mark.parametrize(
    ("headline", "address"),
    [
        ("How much does a desk cost?", "https://lampion.be/prices"),
        ("Was kostet ein Schreibtisch bei uns?", "https://lampion.be/p/41"),
        ("Wat kost een flexplek?", "https://lampion.be/tarieven"),
        ("2 meeting rooms", "https://lampion.be/p/41"),
    ],
)
def test_a_page_of_prices_may_ask_what_they_are(headline: str, address: str) -> None:
    assert "145" in _amounts(f"<h1>{headline}</h1>{PRICED}", address)


@pytest.mark.parametrize(
    "line",
    [
        "Lampion Coworking SAS au capital de 12 000 €",
        "Coworking Lampion GmbH, Stammkapital 25.000 €",
        "Isolation de la salle de réunion : 14 000 €",
        "Starters krijgen € 80 per maand korting op een flexplek.",
        "Get £40 per month off your hot desk.",
    ],
)
def test_capital_works_and_discounts_are_no_prices(line: str) -> None:
    assert _amounts(f"<h1>Lampion</h1><p>{line}</p>") == []


@pytest.mark.parametrize(
    "question", ["Where can I park?", "Waar kan ik parkeren?", "Wo kann ich übernachten?", "Où puis-je me garer ?"]
)
def test_an_answer_about_parking_or_sleeping_tells_no_price(question: str) -> None:
    body = f"<h1>FAQ</h1><h3>{question}</h3><p>At the Singel garage it is €3 per hour, a day pass costs €18.</p>"
    assert _amounts(body) == []


@pytest.mark.parametrize(
    "line",
    [
        "Garage Zinco, Via Verdi 23, 20144 Milano, 3,50 € l'ora, giornaliero 22 €",
        "Een no-show voor een vergaderzaal wordt aangerekend aan € 25 per uur.",
    ],
)
def test_a_garage_at_an_address_and_a_fine_are_no_plans(line: str) -> None:
    assert _amounts(f"<h1>Info</h1><ul><li>{line}</li></ul>") == []


def test_a_column_of_what_the_house_is_held_against_tells_no_rooms() -> None:
    row = "<tr><td>Loyer bureau 15 m²</td><td>650 € / mois</td><td>390 € / mois</td></tr>"
    table = f"<table><tr><th>Poste</th><th>Bail classique</th><th>Lampion</th></tr>{row}</table>"
    assert "rooms" not in {claim.field for claim in _claims(f"<h1>Simulateur</h1>{table}")}


@pytest.mark.parametrize(
    "text",
    [
        "Our largest building, The Tin House, has 900 desks.",
        "Na Gent (90 werkplekken) openen wij een derde vestiging.",
        "Après Gand (90 postes), Lampion ouvre un troisième site.",
    ],
)
def test_the_desks_of_one_of_several_houses_are_not_the_house_s(text: str) -> None:
    assert "desks" not in {claim.field for claim in _claims(f"<h1>About</h1><p>{text}</p>")}


def test_a_pass_behind_a_sentence_is_a_plan_of_its_own() -> None:
    found = [claim.value for claim in _claims("<h1>Work</h1><p>Desks from £130 a month. Day passes £16.</p>")]
    plans = {value["name"]: (value["desk_type"], value["period"]) for value in found if isinstance(value, dict)}
    assert plans["Day passes"] == ("day_pass", "day")


@pytest.mark.parametrize(
    "text",
    [
        "We began in a space of 70 m² with 8 desks. In 2019 we moved to Kaai 9.",
        "We begonnen in een ruimte van 70 m² met 8 bureaus. In 2019 verhuisden we naar de Kaai.",
        "Nacimos en un espacio de 70 m² con 8 puestos. En 2019 nos mudamos a la calle Mayor.",
    ],
)
def test_what_is_told_before_a_move_measures_the_place_before(text: str) -> None:
    assert not {claim.field for claim in _claims(f"<h1>About</h1><p>{text}</p>")} & {"area_m2", "desks"}


def test_a_car_park_that_never_closes_is_no_access() -> None:
    body = "<h1>Anfahrt</h1><p>Parkhaus Domplatz (Domplatz 2): 2 € pro Stunde, rund um die Uhr geöffnet.</p>"
    assert "access_24_7" not in {claim.field for claim in _claims(body)}


@pytest.mark.parametrize(
    "line",
    [
        "L'architecte, Cabinet Zinc, 3 place du Marché, 81000 Albi, a gardé la verrière.",
        "Hotel De Zwaan, Kaai 2, 9000 Gent, vanaf € 95 per nacht.",
    ],
)
def test_an_architect_and_a_hotel_give_no_address(line: str) -> None:
    assert "street" not in {claim.field for claim in _claims(f"<h1>Lampion</h1><p>{line}</p>")}


def test_a_house_in_a_hotel_keeps_its_address() -> None:
    body = "<h1>Lampion</h1><p>Hotel De Zwaan, Kaai 2, 9000 Gent</p>"
    assert "street" in {claim.field for claim in _claims(body, title="Coworking in Hotel De Zwaan")}
