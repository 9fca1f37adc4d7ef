"""What stands beside the house on its own pages: pharmacies, car parks, partners, the firm behind it, its past."""

from __future__ import annotations

import pytest

from cowcrawl.extract.read import read
from cowcrawl.extract.where.address import sightings
from cowcrawl.model import Claim
from tests.markup import page


def _claims(body: str, address: str = "https://lampion.be/p/41", title: str = "Lampion coworking") -> list[Claim]:
    found = read(page(f"<main><h1>Lampion</h1>{body}</main>", head=f"<title>{title}</title>", url=address))
    return [claim for mention in found.mentions for claim in mention.claims]


def _fields(body: str) -> set[str]:
    return {claim.field for claim in _claims(body)}


def test_a_number_behind_a_street_that_is_not_the_house_s_is_not_its_own() -> None:
    body = "<p>Via Verdi 2, 53019 Siena</p><ul><li>Farmacia Zinco, Via Roma 11, 0577 355 001, lun-sab</li></ul>"
    assert "phone" not in _fields(body)


def test_a_number_behind_a_mailbox_and_another_s_address_is_not_the_house_s() -> None:
    line = "Bewerbung an die Hochschule, Am Kai 1, 23966 Wismar, gruender@zink.example, Tel. 03841 753 0"
    assert not {claim.field for claim in _claims(f"<p>{line}</p>", "https://lampion.de/p/41")} & {"street", "phone"}


@pytest.mark.parametrize(
    "line",
    [
        "Parkhaus P1: 350 Plätze, 1 €/Stunde, 8 €/Tag",
        "Photographe : 400 € la demi-journée",
        "Unsere Partner-Spaces: Zink (Tagesticket 18 €) und Blech.",
    ],
)
def test_car_parks_and_partner_spaces_have_no_plans(line: str) -> None:
    assert "formulas" not in _fields(f"<ul><li>{line}</li></ul>")


def test_an_abbreviation_ends_no_sentence_about_the_firm_behind_the_house() -> None:
    body = "<p>Hinter dem Lampion steht der Zink e.V. Gera, Zschochernstraße 10, 07545 Gera.</p>"
    assert not _fields(body) & {"street", "operator"}


def test_hours_of_what_has_closed_are_not_the_house_s() -> None:
    assert "opening_hours" not in _fields("<p>Ouverte de 8h à 19h du lundi au samedi, elle a fermé en 2009.</p>")


@pytest.mark.parametrize("title", ["Über uns – Zinkraum Gera", "About us - Zinkraum Gera"])
def test_what_a_page_is_called_is_no_name_of_the_house(title: str) -> None:
    found = read(page("<h1>Über uns</h1>", head=f"<title>{title}</title>", url="https://zinkraum.example/ueber-uns"))
    assert not {"uns", "us"} & {mention.first("name") for mention in found.mentions}


@pytest.mark.parametrize(
    "text", ["In year one 62 people used our desks.", "48 personnes partagent nos postes de travail."]
)
def test_people_who_use_desks_are_no_desks(text: str) -> None:
    assert "desks" not in _fields(f"<p>{text}</p>")


@pytest.mark.parametrize(
    "body",
    [
        "<blockquote>„Seit wir hier sind, ist alles gut.“ Praxis Klee, Am Kai 3, 10117 Berlin</blockquote>",
        "<p>Hasta entonces nos encontrarás en el bar Zinc (Plaça Major 4).</p>",
        "<p>Bis dahin findest du uns im Postamt, Am Wall 5, 28195 Bremen.</p>",
    ],
)
def test_who_is_quoted_and_where_one_is_until_then_give_no_address(body: str) -> None:
    assert "street" not in _fields(body)


def test_friends_and_a_property_manager_are_others() -> None:
    assert "desks" not in _fields("<p>Avec nos amis du Zinc à Liège (30 postes), nous organisons des rencontres.</p>")
    assert "street" not in _fields("<p>Hausverwaltung Zink, Lindenstraße 12, 14467 Potsdam</p>")


@pytest.mark.parametrize(
    ("body", "is_house"),
    [
        ("<p>Ancienne école, 7 rue des Lilas<br>26400 Crest</p>", True),
        ("<p>Ancien hôtel, 7 rue des Lilas<br>26400 Crest</p>", True),
        ("<p>École, 7 rue des Lilas<br>26400 Crest</p>", False),
        ("<p>Notre ancien local, 7 rue des Lilas, 26400 Crest</p>", False),
        ("<p>Alte Schule, Lindenstraße 12, 14467 Potsdam</p>", True),
        ("<p>Schule, Lindenstraße 12, 14467 Potsdam</p>", False),
        ("<p>The Old School, 4 Mill Lane, Leeds LS1 4DY</p>", True),
    ],
)
def test_a_building_that_was_a_school_once_may_be_the_house(body: str, is_house: bool) -> None:
    fields = {claim.field for claim in _claims(body, "https://lampion.example/p/41")}
    assert ("street" in fields) is is_house


def test_access_of_full_members_is_that_of_some_plans() -> None:
    values = {claim.field: claim.value for claim in _claims("<p>Full members have 24/7 access.</p>")}
    assert values["access_24_7"] == "some_plans"


def test_the_smallest_of_several_houses_measures_none() -> None:
    assert not _fields("<p>Il più piccolo, a Civita, ha 8 scrivanie e 38 mq.</p>") & {"desks", "area_m2"}


def test_a_host_for_hire_is_no_service() -> None:
    assert "services" not in _fields("<ul><li>Gastvrouw € 38 per uur</li></ul>")


def test_a_section_headed_by_the_house_s_own_address_is_no_card_of_somebody() -> None:
    cards = "<section><h3>Dotazioni</h3><p>Stampante.</p></section><section><h3>Prenota</h3><p>Scrivici.</p></section>"
    own = "<section><h3>Viale Verdi 8</h3><p>Siamo in Prati.</p><div>Viale Verdi 8, 00195 Roma</div></section>"
    shown = page(f"<main><h1>Spazi</h1>{cards}{own}</main>", url="https://nido.example/prenotazioni", lang="it")
    assert {one.address.postal_code for one in sightings(shown)} == {"00195"}
