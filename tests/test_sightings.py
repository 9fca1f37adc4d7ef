"""Which of a page's addresses may be a space's, wherever they stand, and which are somebody else's."""

import pytest

from cowcrawl.extract.read import read
from cowcrawl.extract.where.address import sightings
from tests.markup import page

Place = tuple[str | None, str | None, str | None, str | None]


def places(body: str, *, url: str = "https://deschuur.example/contact", head: str = "", lang: str = "") -> list[Place]:
    """The addresses that a page's body gives."""
    found = (one.address for one in sightings(page(body, url=url, head=head, lang=lang)))
    return [(one.street, one.house_number, one.postal_code, one.city) for one in found]


def test_the_registered_seat_is_not_where_people_work() -> None:
    body = (
        "<p>Le prestataire : Lampion SARL, siège social 42, rue Basse 75009 Paris, RCS Paris.</p>"
        "<p>L'espace est situé à Dieppe 76200, au 18 rue du Port.</p>"
    )
    assert places(body, url="https://lampion.example/cgv") == [("rue du Port", "18", "76200", "Dieppe")]


@pytest.mark.parametrize(
    "seat",
    [
        "sede legale Pesaro, Via Verdi 24/A",
        "Maatschappelijke zetel: Kerkstraat 5, 9000 Gent",
        "Registered office: 5 Mill Lane, Leeds LS1 4ED",
        "Sitz der Gesellschaft: Gartenweg 5, 10115 Berlin",
    ],
)
def test_a_seat_alone_is_no_address_of_a_space(seat: str) -> None:
    assert places(f"<footer><p>Lampion – {seat}</p></footer>") == []


def test_lines_of_an_address_that_are_a_heading_each_are_one_address() -> None:
    told = "<h2>Contact</h2><h5>Kerkstraat 12</h5><h5>9000 Gent</h5><h5>09 555 12 12</h5>"
    (found,) = sightings(page(told, lang="nl"))
    assert (found.address.street, found.address.house_number, found.address.city) == ("Kerkstraat", "12", "Gent")


def test_what_follows_the_seat_is_read() -> None:
    body = "<p>Siège social : rue Basse 1, 1000 Bruxelles<br>Coworking : rue Haute 2, 1050 Ixelles</p>"
    assert places(body) == [("rue Haute", "2", "1050", "Ixelles")]


@pytest.mark.parametrize(
    "words",
    [
        "Verantwortlich für den Inhalt (gem. § 55 Abs. 2 RStV)",
        "Verantwortlich i.S.d. § 18 Abs. 2 MStV:",
        "Vertreten durch",
        "Directeur de la publication :",
        "Verantwoordelijke uitgever:",
        "Éditeur responsable :",
    ],
)
def test_whoever_answers_for_the_text_is_no_space(words: str) -> None:
    house = "<h2>Impressum</h2><p>Lampion e.V.<br>Gartenweg 5<br>10115 Berlin</p>"
    person = "<p>Alma Muster<br>Lindenstraße 23<br>10969 Berlin</p>"
    of = page(f"{house}<h2>{words}</h2>{person}", url="https://lampion.example/impressum")
    assert [one.address.street for one in sightings(of)] == ["Gartenweg"]
    assert not any("Muster" in str(claim.value) for one in read(of).mentions for claim in one.claims)


def test_an_address_typed_in_lines_of_the_source_is_read_by_them() -> None:
    body = "<h1>Adres</h1><p>Verzamelgebouw De Spinnerij\n  Rietbleek Zandoord 10\n  7521 BE Enschede</p>"
    assert places(body) == [("Rietbleek Zandoord", "10", "7521 BE", "Enschede")]


def test_a_whole_address_in_the_menu_counts_when_the_page_gives_no_other() -> None:
    menu = "<nav><ul><li>Home</li><li>Gartenstr. 7, 10999 Berlin</li></ul></nav>"
    assert places(menu + "<p>Arbeiten</p>") == [("Gartenstr.", "7", "10999", "Berlin")]
    assert places(menu + "<footer>Uferweg 3, 10999 Berlin</footer>") == [("Uferweg", "3", "10999", "Berlin")]


def test_a_place_in_the_title_counts_when_the_page_gives_no_other() -> None:
    head = "<title>Lampion | Work. Together. Brookfield, IN 46350</title>"
    assert places("<p>Soon</p>", head=head) == [(None, None, "46350", "Brookfield")]


def test_a_street_without_number_needs_words_that_say_the_house_stands_there() -> None:
    url = "https://lampion.example/"
    assert places("<p>Un lieu partagé, basé à Metz, avenue de Blida.</p>", url=url, lang="fr") == [
        ("avenue de Blida", None, None, None)
    ]
    assert places("<p>L'arrêt de bus est situé, avenue de Blida.</p>", url=url, lang="fr") == []
    assert places("<p>Nous aimons Metz, avenue de Blida.</p>", url=url, lang="fr") == []


@pytest.mark.parametrize(
    "markup",
    [
        "<ul><li><i class='fa fa-map'></i> Rue Haute 5</li><li>1000 Bruxelles</li><li>Belgique</li></ul>",
        "<p><span>Rue Haute</span> <span>5</span><br><span>1000</span> <span>Bruxelles</span></p>",
        "<dl><dt>Rue</dt><dd>Rue Haute 5</dd><dt>Code postal</dt><dd>1000</dd><dt>Ville</dt><dd>Bruxelles</dd></dl>",
        "<table><tr><td>Adresse:</td><td>Rue Haute 5</td></tr>"
        "<tr><td>CP/Ville:</td><td>1000 Bruxelles</td></tr></table>",
        "<div><div>Rue Haute 5</div><div>1000 Bruxelles</div></div>",
        "<address>Maison Lampion<br/>Rue Haute 5<br/>B-1000 Bruxelles<br/>Belgique</address>",
    ],
)
def test_an_address_in_pieces_is_one_address(markup: str) -> None:
    assert places(markup) == [("Rue Haute", "5", "1000", "Bruxelles")]


def test_a_footer_with_a_column_a_location_gives_each_its_own() -> None:
    columns = (
        "<div><h4>Gent</h4><p>Kerkstraat 1<br>9000 Gent</p><p>09 225 12 12</p></div>"
        "<div><h4>Brugge</h4><p>Markt 2<br>8000 Brugge</p><p>050 33 12 12</p></div>"
    )
    assert places(f"<footer>{columns}</footer>") == [
        ("Kerkstraat", "1", "9000", "Gent"),
        ("Markt", "2", "8000", "Brugge"),
    ]


def test_a_street_and_a_known_town_at_the_foot_of_a_page_are_its_address() -> None:
    assert places("<footer>Lampion. Pesaro via Verdi 87, tel. 338 8687114</footer>", lang="it") == [
        ("via Verdi", "87", None, "Pesaro")
    ]
    assert places("<footer>12 rue Haute, Agence Web</footer>", lang="fr-FR", url="https://a.example/x") == []


def test_a_street_that_leads_to_a_map_is_the_address() -> None:
    link = '<a href="https://www.google.example/maps/place/x">Könizstrasse 12, Bern</a>'
    assert places(f"<p>{link}</p>", url="https://deschuur.example/zimmer") == []
    there = link.replace("google.example", "google.ch")
    assert [place[0] for place in places(f"<p>{there}</p>", url="https://deschuur.example/zimmer")] == ["Könizstrasse"]


def test_a_postcode_alone_counts_where_words_say_that_it_is_the_address() -> None:
    assert places("<p>Book club: Mill Hall NG23 6ST</p>", url="https://millhall.example/clubs") == []
    assert places("<p>Address: Mill Hall NG23 6ST</p>", url="https://millhall.example/clubs") == [
        (None, None, "NG23 6ST", None)
    ]


def test_one_street_with_and_without_initials_is_one_place() -> None:
    first, second = sightings(page("<address>Via G. Verdi 14</address><address>Via Verdi, 14</address>"))
    assert first.same(second)


def test_where_one_parks_is_said_in_the_sentence_of_the_address() -> None:
    house = "<p>Garenkaai 5, 9000 Gent</p>"
    assert places(f"<p>Ample parking behind the house.</p>{house}")[0][0] == "Garenkaai"
    assert places(f"<p>Parking €250/month</p>{house}")[0][0] == "Garenkaai"
    assert places(f"<p>Parking:</p>{house}") == []
    assert places("<p>Nearest car park: Q. Garenkaai 5, 9000 Gent</p>") == []


def test_who_made_the_site_lives_elsewhere() -> None:
    body = "<footer><p>Kerkstraat 1, 9000 Gent</p><p>Website door Pixelwerk BV, Markt 2, 8000 Brugge</p></footer>"
    assert places(body) == [("Kerkstraat", "1", "9000", "Gent")]


def test_a_town_ends_where_a_link_begins() -> None:
    assert places("<footer><a>Kerkstraat 1, 9000 Gent</a><a>Bel ons</a><a>Mail</a></footer>") == [
        ("Kerkstraat", "1", "9000", "Gent")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The fair takes place at 22 Mill Lane, Leeds LS2 7EE.",
        "La soirée aura lieu au 22 rue des Moulins, 59000 Lille.",
        "De beurs vindt plaats in het Dorpsplein 3, 9000 Gent.",
        "La fiera si tiene in Via Verdi 3, 20121 Milano.",
    ],
)
def test_where_an_event_takes_place_is_not_where_the_house_is(sentence: str) -> None:
    assert places(f"<p>{sentence}</p>", url="https://lampion.example/") == []


FOOTER = "Tin House Ltd, 2nd Floor, Tin House, 118 North Street, Leeds LS2 7EE. Mon–Fri 8am–6pm. hello@tin.example. "


def test_in_a_long_footer_an_address_is_all_of_its_sentence_but_names() -> None:
    more = "Registered in England 01234567. All rights reserved. Made with care in the north by the people who use it."
    assert places(f"<footer>{FOOTER}{more}</footer>") == [("North Street", "118", "LS2 7EE", "Leeds")]
    assert places(f"<footer>{FOOTER.replace('Tin House, 118', 'we once were at 118')}{more}</footer>") == []


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("Kerkstraat 12, 9000 Gent", [("Kerkstraat", "12", "9000", "Gent")]),
        ("Gent", []),
    ],
)
def test_structured_data_may_give_an_address_as_one_text(said: str, given: list[Place]) -> None:
    data = f'{{"@type": "LocalBusiness", "name": "Lampion", "address": "{said}"}}'
    assert places("<h1>Lampion</h1>", head=f'<script type="application/ld+json">{data}</script>') == given


@pytest.mark.parametrize(
    ("lang", "sentence", "given"),
    [
        ("fr", "Nous sommes au 31, quai de la Fosse à Nantes (tram 1).", ("quai de la Fosse", "31", None, "Nantes")),
        (
            "fr",
            "Lampion occupe le rez-de-chaussée du 31 quai Malakoff à Nantes.",
            ("quai Malakoff", "31", None, "Nantes"),
        ),
        (
            "fr",
            "Vous nous trouverez au 3, rue Haute, 44000 Nantes, au-dessus du café.",
            ("rue Haute", "3", "44000", "Nantes"),
        ),
        (
            "it",
            "Lampion si trova a Padova, in via Piave n° 104, vicino alla stazione.",
            ("via Piave", "104", None, "Padova"),
        ),
        ("es", "Estamos en Valencia, en la calle Cuba 14.", ("calle Cuba", "14", None, "Valencia")),
        ("de", "Ihr findet uns in Köln in der Hafenstraße 3.", ("Hafenstraße", "3", None, "Köln")),
        ("nl", "We zitten in Leiden op de Oude Vest 55.", ("Oude Vest", "55", None, "Leiden")),
    ],
)
def test_a_sentence_may_name_the_town_first_or_part_the_number_from_the_street(
    lang: str, sentence: str, given: Place
) -> None:
    url = f"https://lampion.{lang}/contact"
    assert places(f"<h1>Lampion Coworking</h1><p>{sentence}</p>", url=url, lang=lang) == [given]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("fr", "La boulangerie se trouve au 31, quai de la Fosse à Nantes."),
        ("fr", "Un restaurant vous accueille au 31, quai de la Fosse à Nantes."),
        ("nl", "Onze accountant zit in Leiden op de Oude Vest 55."),
        ("es", "El restaurante está en Valencia, en la calle Cuba 14."),
        ("it", "La fermata del tram si trova a Padova, in via Piave 104."),
    ],
)
def test_a_sentence_about_somebody_else_gives_no_address(lang: str, sentence: str) -> None:
    url = f"https://lampion.{lang}/contact"
    assert places(f"<h1>Lampion Coworking</h1><p>{sentence}</p>", url=url, lang=lang) == []


def test_a_house_may_be_called_after_a_bakery() -> None:
    body = "<dl><dt>Address</dt><dd>The Old Bakery, 9a Cork Street, Frome, BA11 1BL</dd></dl>"
    assert places(body, lang="en") == [("Cork Street", "9a", "BA11 1BL", "Frome")]


def test_a_house_named_after_a_bank_is_near_no_bank() -> None:
    body = "<h1>Old Bank House</h1><p>Offices in Leeds.</p><p>Old Bank House, 12 Mill Lane, Leeds LS2 7EE</p>"
    of = page(body, head="<title>Old Bank House – offices</title>", url="https://lampion.example/")
    assert [one.address.street for one in sightings(of)] == ["Mill Lane"]


def test_an_address_that_is_a_sentence_by_itself_is_the_house_whatever_the_brackets_behind_it_say() -> None:
    body = (
        "<p>12 quai du Port, 29000 Quimper (parking gratuit à 200 m, gare à 10 min). Ouvert du lundi au vendredi.</p>"
    )
    assert places(body, lang="fr") == [("quai du Port", "12", "29000", "Quimper")]


def test_a_car_park_some_lines_above_takes_no_address_away() -> None:
    items = "<li>Parking gratuit à 5 min</li><li>Cuisine</li><li>Accès de 7h à 22h</li>"
    body = f"<ul>{items}</ul><p>25 boulevard du Port – 84000 Avignon – 04 90 12 34 56</p>"
    assert places(body, lang="fr") == [("boulevard du Port", "25", "84000", "Avignon")]


def test_a_car_park_in_the_line_above_does() -> None:
    assert places("<p>Parking :<br>25 boulevard du Port, 84000 Avignon</p>", lang="fr") == []


def test_a_registered_office_for_sale_says_nothing_of_the_address_below() -> None:
    prices = "<p>Sede legale<br>€ 45,00/mese</p><p>Segreteria<br>€ 60,00/mese</p>"
    body = f"{prices}<p>via Verdi 12 – 40123 Bologna – tel. 051 6445566</p>"
    assert places(body, lang="it") == [("via Verdi", "12", "40123", "Bologna")]
