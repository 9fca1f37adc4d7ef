"""Whose address, or which, a word before its label says: it is no part of the street."""

import pytest

from cowcrawl.extract.read import read
from cowcrawl.extract.where.address import sightings
from cowcrawl.literals.address import addresses
from cowcrawl.literals.lone_street import streets
from tests.markup import page


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("Unsere Adresse: Torstr. 1, 10119 Berlin.", "Torstr."),
        ("Ons adres: Kade 1, 3511 AW Utrecht.", "Kade"),
        ("Nieuw adres: Oudegracht 112, 3511 AW Utrecht", "Oudegracht"),
        ("Notre adresse : Meir 1, 2000 Antwerpen", "Meir"),
        ("Nuestra dirección: Calle Mayor 3, 28013 Madrid", "Calle Mayor"),
        ("Il nostro indirizzo: Via Roma 3, 20121 Milano", "Via Roma"),
        ("Neue Torstr. 1, 10119 Berlin", "Neue Torstr."),
    ],
)
def test_a_word_before_the_label_is_no_part_of_the_street(text: str, street: str) -> None:
    assert [one.street for one in addresses(text) or streets(text)] == [street]


@pytest.mark.parametrize(
    ("rows", "street"),
    [
        ("<p>Alte Adresse: Torstr. 1, 10119 Berlin. Neue Adresse: Ackerstr. 9, 10115 Berlin.</p>", "Ackerstr."),
        ("<p>Oud adres: Kade 1, 3511 AW Utrecht</p><p>Nieuw adres: Lijnmarkt 9, 3511 KE Utrecht</p>", "Lijnmarkt"),
        ("<p>Old address: 1 High Street, Leeds LS1 4ED</p><p>New address: 5 Mill Lane, Leeds LS2 7AB</p>", "Mill Lane"),
    ],
)
def test_the_old_address_is_not_the_house_s(rows: str, street: str) -> None:
    head = "<title>Werkraum Coworking</title>"
    found = read(page(f"<h1>Contact</h1>{rows}", head=head, url="https://werkraum.example/contact")).mentions
    assert [one.first("street") for one in found] == [street]


def lines_of(body: str) -> list[object]:
    head = "<title>Werkraum</title>"
    found = read(page(f"<h1>Werkraum</h1>{body}", head=head, url="https://werkraum.example/impressum")).mentions
    return [one.first("street") for one in found if one.first("street")]


@pytest.mark.parametrize(
    "line",
    [
        "Bankverbindung: Volksbank Leipzig eG, Schillerstr. 3, 04109 Leipzig, IBAN DE00 1234 5678",
        "Berufshaftpflicht: Muster Versicherung AG, Schillerstr. 3, 04109 Leipzig",
        "Bank: Triodos Bank, Hoofdstraat 10, 3972 LA Driebergen",
        "Coordonnées bancaires : Crédit Communal, rue Haute 3, 1000 Bruxelles",
        "Our bank: Muster Bank plc, 5 Mill Lane, Leeds LS2 7AB",
        "Datos bancarios: Banco Muestra, calle Mayor 3, 28013 Madrid",
        "Coordinate bancarie: Banca Prova, via Roma 3, 20121 Milano",
    ],
)
def test_the_address_of_who_serves_the_company_is_not_the_house_s(line: str) -> None:
    assert lines_of(f"<p>{line}</p>") == []


@pytest.mark.parametrize(
    "body",
    [
        "<p>Bankverbindung: Sparkasse Leipzig, IBAN DE00 1234 5678</p><p>Karlstr. 8, 04109 Leipzig</p>",
        "<p>Bankverbindung: Sparkasse Leipzig</p><p>Karlstr. 8, 04109 Leipzig</p>",
        "<p>Werkbank: Holzraum, Karlstr. 8, 04109 Leipzig</p>",
        "<p>Versicherung: Werkraum, Karlstr. 8, 04109 Leipzig</p>",
    ],
)
def test_an_address_below_the_bank_s_name_stays_the_house_s(body: str) -> None:
    assert lines_of(body) == ["Karlstr."]


@pytest.mark.parametrize(
    "way",
    [
        "Dalla stazione prendere il 12, poi recarsi in via Torino 254 e chiedere le chiavi.",
        "Recarsi in via Torino 254 e chiedere le chiavi.",
        "Bajar en la calle Larga 12 y seguir a pie.",
        "Biegen Sie in die Schillerstr. 3 ein.",
    ],
)
def test_a_house_the_way_leads_past_is_not_the_house_s(way: str) -> None:
    own = "<p>La sede è in Viale Dante 199 a Roma.</p>"
    assert lines_of(f"{own}<h2>Come arrivare</h2><ul><li>{way}</li></ul>") == ["Viale Dante"]


SEAT = "<h2>Éditeur</h2><p>Ce site est édité par la société Werkraum SAS, {}dont le siège social est situé au :</p>"
LONG = "société par actions simplifiée au capital de 9 000 €, immatriculée au registre du commerce sous un numéro, " * 2


def notice_streets(body: str) -> list[object]:
    head = "<title>Mentions légales - Werkraum</title>"
    url = "https://werkraum.example/mentions-legales"
    found = read(page(f"<h1>Mentions légales</h1>{body}", head=head, url=url, lang="fr")).mentions
    return [one.first("street") for one in found if one.first("street")]


@pytest.mark.parametrize("more", ["", LONG])
def test_the_seat_that_a_paragraph_leads_to_is_not_the_house_s(more: str) -> None:
    seat = "<p>Tour Une, 1 place des Lampions, 92048 Paris La Défense Cedex</p>"
    assert notice_streets(SEAT.format(more) + seat) == []


def test_a_seat_told_again_on_a_page_of_law_is_not_the_house_s() -> None:
    seat = "1 place des Lampions, 92048 Paris La Défense Cedex"
    again = f"<h2>Contact</h2><p>Par courrier : Werkraum SAS, {seat}</p>"
    assert notice_streets(f"{SEAT.format(LONG)}<p>{seat}</p>{again}") == []
    assert notice_streets(again) == ["place des Lampions"]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("🚆 En train", "Descendez à la halte, place des Rails 3, 1000 Bruxelles, puis bus 2."),
        ("Par ici", "Gare centrale, place des Rails 3, 1000 Bruxelles, puis bus 2, 12 minutes."),
        ("Mit dem Auto", "Tiefgarage Oper, Opernweg 3, 10117 Berlin"),
        ("Liens", "Mairie – 1 place des Lois, 63600 Ambert"),
        ("Partenaire", "Communauté de communes, 1 place des Lois, 63600 Ambert"),
    ],
)
def test_a_station_a_car_park_and_an_authority_are_not_the_house(heading: str, line: str) -> None:
    assert lines_of(f"<h2>{heading}</h2><p>{line}</p>") == []


def test_who_comes_by_car_may_be_told_the_house_s_own_address() -> None:
    assert lines_of("<h2>Mit dem Auto</h2><p>Unsere Adresse: Opernweg 3, 10117 Berlin</p>") == ["Opernweg"]


def test_an_address_right_behind_the_seat_is_no_seat() -> None:
    seat = "Siège social : 1 place des Lampions, 92048 Puteaux"
    assert notice_streets(f"<p>{seat}<br>Nos bureaux : 12 rue du Port, 44000 Nantes</p>") == ["rue du Port"]


@pytest.mark.parametrize("heading", ["Dove", "Dónde", "¿Dónde está Werkraum?", "Dove si trova Werkraum?"])
def test_the_address_below_where_is_the_house_s(heading: str) -> None:
    body = f"<h1>Werkraum</h1><h2>{heading}</h2><p>In pieno quartiere dei Tigli: via Roma 41, 32030 Valmora.</p>"
    foot = "<footer><p>Comune di Valmora, Piazza Municipio 1, 32030 Valmora</p></footer>"
    found = read(page(f"<main>{body}</main>{foot}", url="https://werkraum.example/p/7", lang="it")).mentions
    assert [one.first("street") for one in found] == ["via Roma"]


@pytest.mark.parametrize(
    ("title", "said", "street"),
    [
        ("Contatti", "Contatta Werkraum in Via della Fontana 2 a Milano per informazioni.", "Via della Fontana"),
        ("Contatti", "Sede legale: Via della Fontana 2, Milano.", None),
        ("Contatti", "Werkraum, Via della Fontana 2", None),
        ("Eventi", "Festa in Via della Fontana 2 a Milano.", None),
    ],
)
def test_the_description_gives_the_address_that_the_page_does_not(title: str, said: str, street: str | None) -> None:
    head = f'<title>{title} | Werkraum</title><meta name="description" content="{said}">'
    found = read(page("<h1>Scrivici</h1>", head=head, url="https://werkraum.example/p/7", lang="it")).mentions
    assert [one.first("street") for one in found if one.first("street")] == [street] * (street is not None)


def test_the_authority_that_runs_the_site_of_a_house_is_not_the_house() -> None:
    body = "<h1>{}</h1><p>Contact : Pépinière Lampion, 6 allée des Tilleuls, 63600 Ambert</p><footer><p>{}</p></footer>"
    town = "Agglomération du Val – Hôtel communautaire, 1 place des Lois, 63600 Ambert"
    head = "<title>La pépinière Lampion - Agglomération du Val</title>"
    shown = page(body.format("La pépinière", town), head=head, url="https://valdance.example/pepiniere", lang="fr")
    assert [one.address.street for one in sightings(shown)] == ["allée des Tilleuls"]
