"""Area, desks and status: of the space, not of its rooms, its neighbours or its network."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cowcrawl.extract import Found
from cowcrawl.extract.what import area, desks
from cowcrawl.extract.when import status
from cowcrawl.model import Kind, Reject
from cowcrawl.page import Page
from cowcrawl.quotes import Quotes

Reader = Callable[[Page], Iterable[Found | Reject]]


def read(reader: Reader, body: str, kind: Kind = "operator") -> dict[str, Any]:
    page = Page(f"<html><body>{body}".encode(), url="https://space.example/", kind=kind)
    return {item.claim.field: item.claim.value for item in reader(page) if isinstance(item, Found)}


AREAS = [
    ("Notre coworking est un espace de 400 m² en centre-ville.", 400),
    ("Un lieu de 212m² au calme, ouvert à tous.", 212),
    ("Plus de 200 m² d'espaces de travail.", 200),
    ("A workspace of 1,200 sqm in the old mill.", 1200),
    ("650 m² of coworking space on the canal.", 650),
    ("Our makerspace is about 650 m², a classroom included.", 650),
    ("We run a 700 m² makerspace.", 700),
    ("Een pand van 3.500 m2 vol ondernemers.", 3500),
    ("850 m² werkruimte aan het water.", 850),
    ("Auf rund 80 Quadratmetern stehen Ihnen Saal und Teeküche offen.", 80),
    ("Unser Space hat 300 m² Fläche.", 300),
    ("Un espacio de 250 m² en el centro.", 250),
    ("Uno spazio di 500 mq nel cuore della città.", 500),
    ("Un espace lumineux de 350 m² près de la gare.", 350),
    ("La Ruche est un vaste espace de travail, 420 m2 en plein centre.", 420),
    ("De Weverij is een coworkingplek van 1 300 m² aan de vaart.", 1300),
    ("The building is 3,014 sq ft (280 m²) over two floors.", 280),
    ("320 m², 25 postes de travail.", 320),
    ("Un étage clair de 150 m², 12 postes de travail.", 150),
    ("There are 240 square metres on three floors, with 20 desks.", 240),
    ("In een oude drukkerij hebben we 500 m² ingericht, met 44 werkplekken.", 500),
    ("50 Arbeitsplätze auf 650 m²", 650),
    ("La Filature vous accueille dans 190 m² lumineux.", 190),
    ("700 m2 en plein centre", 700),
    ("500 m² of creative workspace", 500),
    ("1,200 m² over 3 floors", 1200),
    ("Surface totale : 350 m²", 350),
    ("600 metros cuadrados en pleno centro", 600),
    ("Een inspirerende werkplek van 800 m²", 800),
    ("The coworking space occupies 350 m² of a building of 2,000 m².", 350),
]
NOT_AREAS = [
    "Over 3,000 m² of coworking in our six spaces.",
    "Nous ajouterons 200 m² d'espaces de travail.",
    "Le coworking dispose de 300 m² de terrasses.",
    "Le coworking dispose de 300 m² de salles de réunion.",
    "Notre tiers-lieu propose 150 m² d'espaces événementiels.",
    "Onze coworking heeft 300 m² aan evenementenruimtes.",
    "Nuestro coworking cuenta con 300 m² de terrazas.",
    "Il nostro coworking dispone di 300 mq di sale riunioni.",
    "Unser Coworking Space bietet 400 m² Eventflächen.",
    "Our coworking space is in a building of 2,000 m².",
    "Au sein d'un immeuble de 3.000 m².",
    "La salle de réunion fait 27 m², soit un beau carré.",
    "Bureau 25m² (3-5 pers.)",
    "Offices from 12 m² to 60 m² of space.",
    "Our network has 40 locations and 120,000 m² of workspace.",
    "Un jardin de 300 m² d'espaces verts.",
    "Kantoren van 20 tot 80 m² kantoorruimte.",
    "Area 44 m2",
    "Der Eventbereich umfasst 200 m².",
    "El salón ocupa 180 m².",
    "Our event area covers 220 m².",
    "Die Kosten: 15 €/m² Fläche.",
    "A room of 30 m² space.",
    "Un espace détente de 40 m² vous attend.",
    "Open space lumineux de 90 m² au premier.",
    "Our workspace, 30 m² of terrace included.",
    "Bureau A, 40 m², 6 postes de travail",
    "L'entrepôt voisin, un espace de 900 m², est à louer.",
    "Ensemble, nos lieux font 1.900 m² et réunissent 150 postes.",
    "Een zaal van 60 m² met 20 werkplekken.",
    "4.000 m², 12 postes de travail.",
]


@pytest.mark.parametrize(("text", "value"), AREAS)
def test_the_area_of_the_space_is_read(text: str, value: float) -> None:
    assert read(area.extract, f"<p>{text}</p>") == {"area_m2": value}


@pytest.mark.parametrize("text", NOT_AREAS)
def test_the_area_of_something_else_is_not(text: str) -> None:
    assert read(area.extract, f"<p>{text}</p>") == {}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Our coworking space has a net floor area of 850 m².", "net"),
        ("The building has a gross floor area of 1,250 m².", "gross"),
        ("L'espace de coworking a une surface utile de 400 m².", "net"),
        ("Nous louons 600 m² de bureaux au rez-de-chaussée.", "leased"),
        ("Der Coworking Space hat eine Nutzfläche von 350 m².", "net"),
        ("Das Haus bietet auf 2.300 m² Nutzfläche 45 Büros.", "net"),
        ("Un coworking con una superficie construida de 700 m².", "gross"),
    ],
)
def test_how_an_area_is_measured_or_held_is_told_with_it(text: str, kind: str) -> None:
    found = read(area.extract, f"<p>{text}</p>")
    assert found["area_kind"] == kind
    assert found["area_m2"]


def test_the_precise_area_wins_over_more_than() -> None:
    assert read(area.extract, "<p>Plus de 200 m² d'espace</p><p>Un lieu de 212 m² en ville.</p>") == {"area_m2": 212}


def test_two_precise_areas_leave_it_open() -> None:
    assert read(area.extract, "<p>Un espace de 300 m² en ville.</p><p>Un lieu de 212 m² en ville.</p>") == {}


def test_an_area_that_goes_on_about_a_room_is_the_rooms() -> None:
    room = "La petite salle de réunion donne sur la cour."
    assert read(area.extract, f"<p>{room} Cet espace de travail de 40 m² est calme.</p>") == {}
    assert read(area.extract, f"<p>{room} Le coworking est un espace de 400 m².</p>") == {"area_m2": 400}


def test_an_area_under_a_rooms_heading_is_the_rooms() -> None:
    assert read(area.extract, "<h3>Salle de réunion</h3><p>Un espace de 40 m² lumineux.</p>") == {}


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Onze zalen</h2><h3>Zaal Eik</h3><p>Oppervlakte: 35 m²</p>",
        "<h2>Our rooms</h2><h3>Oak</h3><div><div>35 m²</div><div>Floor area</div></div>",
        "<h2>Veranstaltungen</h2><p>Auf 120 m² bieten wir viel Platz.</p>",
    ],
)
def test_an_area_that_is_read_as_a_rooms_is_not_the_spaces(body: str) -> None:
    assert read(area.extract, body) == {}


FIGURES = "<div><div>40</div><div>Desks</div></div><div><div>450 m²</div><div>of workspace</div></div>"


def test_figures_that_stand_over_their_labels_are_read() -> None:
    assert read(area.extract, FIGURES) == {"area_m2": 450}
    assert read(desks.extract, FIGURES) == {"desks": 40}


def test_a_range_in_words_counts_no_desks() -> None:
    assert read(desks.extract, "<p>In unserem Haus gibt es etwa sieben bis neun Arbeitsplätze.</p>") == {}


def test_the_year_of_a_copyright_counts_no_desks() -> None:
    assert read(desks.extract, "<p>©2024 Ferry Desks Ltd.</p>") == {}


def test_desks_below_a_heading_of_some_are_some() -> None:
    assert read(desks.extract, "<h3>Dedicated desks</h3><p>12 desks</p>") == {}


def test_the_frame_of_a_press_page_is_the_publishers() -> None:
    assert read(area.extract, "<header><p>Un espace de 400 m² en ville.</p></header>", "press") == {}


def test_a_dated_post_tells_of_its_day_and_not_of_today() -> None:
    body = "<p>Un local de 120 m² en ville.</p><p>Notre espace ouvrira ses portes bientôt.</p>"
    post = f"<meta property='article:published_time' content='2012-09-19'>{body}"
    assert read(area.extract, post) == read(status.extract, post) == {}
    assert read(status.extract, body) == {"status": "in_preparation"}


def test_a_headline_that_links_to_another_page_is_not_read() -> None:
    assert read(area.extract, "<li><a href='/x'>Un espace de 300 m² en ville</a></li>") == {}


DESKS = [
    ("30 postes de travail", 30),
    ("Une quinzaine de postes de travail sous la verrière", 15),
    ("We offer 48 desks on two floors.", 48),
    ("Een dertigtal werkplekken in een oude school.", 30),
    ("Insgesamt 24 Arbeitsplätze warten auf dich.", 24),
    ("Contamos con 40 puestos de trabajo.", 40),
    ("Hay 14 mesas individuales y una mesa de reuniones.", 14),
    ("Op 600 m² vind je 45 werkplekken.", 45),
    ("Je vindt er 45 werkplekken, vier vergaderzalen en een keuken.", 45),
    ("Sono 18 postazioni di lavoro in tutto.", 18),
    ("A loft with room for 90 desks and a bar.", 90),
    ("Besides two meeting rooms and a bar there are 30 desks.", 30),
    ("Una sala open space con 12 postazioni, su una superficie totale di 140 mq.", 12),
]
NOT_DESKS = [
    "2027 ziehen wir um: Am neuen Standort entstehen 80 Arbeitsplätze.",
    "We are moving to a larger house with 80 desks.",
    "Over 300 desks in our six spaces.",
    "Plus de 300 postes dans nos 6 espaces.",
    "We will add 20 desks next year.",
    "Nous ajouterons 20 postes l'an prochain.",
    "Volgend jaar komen er 20 werkplekken bij.",
    "Nächstes Jahr kommen 20 Arbeitsplätze hinzu.",
    "El año que viene añadiremos 20 puestos.",
    "Il prossimo anno aggiungeremo 20 postazioni.",
    "Un second espace de 40 postes ouvrira en mars.",
    "6,000 inhabitants",
    "120 members",
    "Bureau de 4 postes",
    "Office for 6 to 8 desks",
    "12 fixed desks",
    "24 Flex Desks und 12 Fix Desks",
    "Sala amplia y luminosa, con 12 puestos de coworking",
    "10 postes nomades",
    "Nog 5 vrije werkplekken",
    "10 postes pour 200 €",
    "250 desks across our 12 locations",
    "2 desks",
    "Salle avec 20 postes de travail",
    "Nous louons une salle de formation dotée de 16 postes informatiques.",
    "The training room has 12 desks.",
    "5 hot desks and 10 dedicated desks",
    "Samen tellen onze huizen 1.900 m² en 150 werkplekken.",
    "Bij de buren staan 80 werkplekken leeg.",
    "Onze werkplekken zijn licht en ruim.",
    "Founded in 2011 with 8 desks.",
    "Nous avons démarré avec 6 postes de travail.",
    "Save 20% on 10 desks or more.",
    "Wir vermieten ruhige Büroeinheiten mit maximal sechs Arbeitsplätzen.",
]


@pytest.mark.parametrize(("text", "value"), DESKS)
def test_the_desks_of_the_space_are_counted(text: str, value: int) -> None:
    assert read(desks.extract, f"<p>{text}</p>") == {"desks": value}


@pytest.mark.parametrize("text", NOT_DESKS)
def test_other_counts_are_not(text: str) -> None:
    assert read(desks.extract, f"<p>{text}</p>") == {}


def test_desks_below_a_heading_of_layouts_are_a_rooms() -> None:
    assert read(desks.extract, "<h2>Training room</h2><h3>Layouts</h3><p>Rows: 12 desks</p>") == {}


def test_each_location_of_a_list_has_its_own_figures() -> None:
    body = "<h2>Nord</h2><p>40 desks on 600 m²</p><h2>Sud</h2><p>70 desks on 900 m²</p>"
    page = Page(f"<title>Our locations</title>{body}".encode(), url="https://space.example/locations/")
    read_by = (item for reader in (area, desks) for item in reader.extract(page) if isinstance(item, Found))
    assert [item.claim.value for item in read_by] == [600, 900, 40, 70]


def test_each_house_with_an_address_has_its_own_number_of_desks() -> None:
    house = "<div><h2>{}</h2><p>{}</p><ul><li>{} postes de coworking</li></ul></div>"
    one = house.format("Lampion Liège", "Rue Haute 5, 4000 Liège", 45)
    other = house.format("Lampion Huy", "Rue Basse 6, 4500 Huy", 20)
    page = Page(f"<html lang='fr-BE'><body>{one}{other}".encode(), url="https://space.example/")
    assert [item.claim.value for item in desks.extract(page) if isinstance(item, Found)] == [45, 20]


def test_two_numbers_of_desks_leave_it_open() -> None:
    assert read(desks.extract, "<p>We have 30 desks.</p><p>We have 40 desks.</p>") == {}


COMING = [
    ("Our coworking space will open its doors soon, opening soon!", None),
    ("Ouverture prévue de notre espace en septembre 2031.", "2031-09"),
    ("Onze coworking opent binnenkort, reserveer nu.", None),
    ("Unser Coworking-Space ist noch in der Aufbauphase.", None),
    ("Próxima apertura del espacio en marzo 2031.", "2031-03"),
    ("Prossima apertura dello spazio: 1 ottobre 2031.", "2031-10-01"),
    ("Opening January 2031", "2031-01"),
    ("Leave your address: when we open in March 2031 you hear first.", "2031-03"),
    ("We open the doors on 3 May 2031, with cake.", "2031-05-03"),
    ("Onze coworking opent in mei 2031 in de oude melkerij.", "2031-05"),
    ("L'espace ouvre en avril 2031, au bord du canal.", "2031-04"),
    ("Estamos a punto de abrir nuestro coworking.", None),
    ("El coworking tiene previsto abrir sus puertas a principios del 2031.", "2031"),
    ("Notre espace est sur le point d'ouvrir.", None),
    ("Unser Coworking-Space wird 2031 an den Start gehen.", "2031"),
    ("We are about to open our coworking space.", None),
]


@pytest.mark.parametrize(("text", "date"), COMING)
def test_a_space_that_will_open_is_in_preparation(text: str, date: str | None) -> None:
    found = read(status.extract, f"<p>{text}</p>")
    assert found == {"status": "in_preparation"} | ({"opening_date": date} if date else {})


def test_what_is_to_come_is_announced_and_not_stated() -> None:
    page = Page(b"<p>Our coworking space is opening soon.</p>")
    assert {item.claim.modality for item in status.extract(page) if isinstance(item, Found)} == {"announced"}


@pytest.mark.parametrize(
    "text",
    [
        "We are open Monday to Friday.",
        "Coming soon: a photo exhibition.",
        "Our second location is opening soon.",
        "Bientôt un banc devant la porte !",
        "The door opens at 8.",
        "Une salle de réunion en cours d'aménagement dans l'espace.",
        "The winter market opens in December 2031.",
        "Our space opens in 2012 to the public.",
    ],
)
def test_hours_events_and_other_places_are_no_status(text: str) -> None:
    assert read(status.extract, f"<p>{text}</p>") == {}


def test_a_space_that_opened_exists_since_then() -> None:
    assert read(status.extract, "<p>Our coworking space opened its doors in May 2019.</p>") == {
        "status": "existing",
        "opening_date": "2019-05",
    }


def test_an_opening_that_another_year_on_the_page_has_passed_is_history() -> None:
    assert read(status.extract, "<p>Our space opens in May 2012.</p><footer>© 2019</footer>") == {}


def test_a_house_named_in_the_title_opens() -> None:
    body = "<title>The Glass Otter</title><h1>The Glass Otter opens in May 2031</h1>"
    assert read(status.extract, body) == {"status": "in_preparation", "opening_date": "2031-05"}


def test_open_and_not_yet_open_on_one_page_leave_it_open() -> None:
    assert read(status.extract, "<p>Our space is now open.</p><p>Our space is opening soon.</p>") == {}


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [*(text for text, _ in AREAS + DESKS), *NOT_AREAS, *NOT_DESKS, "<h2>", "<div>", "</div>", "<br>", "<", "&"]
        ),
        max_size=8,
    )
)
def test_every_quote_stands_on_the_page(parts: list[str]) -> None:
    page = Page(" ".join(parts).encode())
    quotes = Quotes(page)
    for reader in (area.extract, desks.extract, status.extract):
        assert all(quotes.has(item.claim.quote) for item in reader(page) if isinstance(item, Found))
