"""Services and occupants: what a page says the space has, and who it says works there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markup import page

from cowcrawl.extract import Found
from cowcrawl.extract.what import occupants, services
from cowcrawl.page import Page
from cowcrawl.vocabulary import load


def offered(body: str, lang: str = "", url: str = "https://deschuur.example/") -> set[str]:
    where = page(body, lang=lang, url=url)
    return {one.claim.value for one in services.extract(where) if isinstance(one, Found)}


def counted(body: str) -> int | None:
    values = [one.claim.value for one in occupants.extract(page(body)) if isinstance(one, Found)]
    assert len(values) < 2
    return values[0] if values else None


LISTS = [
    ("en", "Wi-Fi", {"wifi"}),
    ("en", "High-speed internet (500 Mbit)", {"wifi"}),
    ("en", "Tea & coffee", {"coffee_tea"}),
    ("en", "Bike storage and showers", {"bike_parking", "showers"}),
    ("en", "Dogs welcome", {"pet_friendly"}),
    ("en", "3D printer, laser cutter", {"workshop_machines"}),
    ("en", "Print & scan", {"printing"}),
    ("en", "Lockers", {"lockers"}),
    ("fr", "Café et thé offerts", {"coffee_tea"}),
    ("fr", "Imprimante / scanner", {"printing"}),
    ("fr", "Local à vélos", {"bike_parking"}),
    ("fr", "Réception du courrier", {"mail"}),
    ("fr", "Accessibilité PMR", {"accessibility"}),
    ("fr", "Cuisine équipée", {"kitchen"}),
    ("nl", "Fietsenstalling", {"bike_parking"}),
    ("nl", "Koffie en thee", {"coffee_tea"}),
    ("nl", "Dakterras", {"garden_terrace"}),
    ("nl", "Rolstoeltoegankelijk", {"accessibility"}),
    ("de", "WLAN und Drucker", {"wifi", "printing"}),
    ("de", "Kaffeeflatrate", {"coffee_tea"}),
    ("de", "Tee-Küche", {"kitchen"}),
    ("de", "Postannahme", {"mail"}),
    ("fr", "Réception colis", {"mail"}),
    ("es", "Servicio de recepción de paquetería", {"mail"}),
    ("es", "Accesibilidad universal", {"accessibility"}),
    ("it", "Connessione in fibra", {"wifi"}),
    ("de", "Hunde erlaubt", {"pet_friendly"}),
    ("es", "Fibra óptica", {"wifi"}),
    ("es", "Zona de descanso", {"relaxation"}),
    ("es", "Acceso a zonas de descanso", {"relaxation"}),
    ("es", "Recepción de paquetería", {"mail"}),
    ("it", "Angolo caffè", {"coffee_tea"}),
    ("it", "Armadietti personali", {"lockers"}),
    ("it", "Stampante multifunzione", {"printing"}),
]


@pytest.mark.parametrize(("lang", "entry", "values"), LISTS)
def test_an_entry_of_a_list_offers_a_service(lang: str, entry: str, values: set[str]) -> None:
    assert offered(f"<ul><li>{entry}</li></ul>", lang) == values


SENTENCES = [
    ("en", "All memberships include use of the kitchen and our printer, every single day.", {"kitchen", "printing"}),
    ("en", "You'll find a garden behind the house, and free tea all day long for everybody.",
     {"garden_terrace", "coffee_tea"}),
    ("fr", "Vous disposez d'une cuisine commune, d'une terrasse et d'une connexion internet rapide.",
     {"kitchen", "garden_terrace", "wifi"}),
    ("nl", "Leden hebben toegang tot de keuken, de tuin en de lockers op de eerste verdieping.",
     {"kitchen", "garden_terrace", "lockers"}),
    ("de", "Wir bieten dir schnelles Internet, einen Drucker und eine große Küche im Erdgeschoss.",
     {"wifi", "printing", "kitchen"}),
    ("es", "Contamos con cocina equipada y con una terraza para comer al sol todos los días.",
     {"kitchen", "garden_terrace"}),
    ("it", "Sono inclusi una connessione internet veloce e l'uso della cucina al piano terra.", {"wifi", "kitchen"}),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "sentence", "values"), SENTENCES)
def test_a_sentence_that_offers_something_is_read(lang: str, sentence: str, values: set[str]) -> None:
    assert offered(f"<p>{sentence}</p>", lang) == values


INVENTORIES = [
    ("en", "Facilities: a printer, showers, lockers and a good mood", {"printing", "showers", "lockers"}),
    ("de", "Ausstattung: WLAN, große Küche, Drucker, Blick auf den Fluss", {"wifi", "kitchen", "printing"}),
    ("fr", "Nos services : connexion internet, imprimante, cuisine, vue", {"wifi", "printing", "kitchen"}),
    ("nl", "Voorzieningen: printer, lockers, keuken, uitzicht op de rivier", {"printing", "lockers", "kitchen"}),
]


@pytest.mark.parametrize(("lang", "text", "values"), INVENTORIES)
def test_a_sentence_that_lists_what_there_is_behind_a_colon_offers_it(lang: str, text: str, values: set[str]) -> None:
    assert offered(f"<p>{text}. Und so fort.</p>", lang) == values


NOT_OFFERED = [
    ("en", "Three things make a good house: the printer, the kitchen, the lockers and whoever looks after them well."),
    ("de", "Ausstattung: mal Drucker, mal keiner."),
    ("en", "No parking"),
    ("en", "Public car park around the corner"),
    ("en", "Wi-Fi not included"),
    ("en", "Is there parking?"),
    ("en", "Sadly there is no kitchen, and we do not offer any coffee at all in this house."),
    ("en", "A good coffee makes the world go round, and it has done so for a very long time."),
    ("en", "Tired of working at home, at your kitchen table, with a coffee that has gone cold?"),
    ("fr", "Pas de parking"),
    ("fr", "Parking public à 200 mètres"),
    ("fr", "Restaurants à proximité"),
    ("fr", "Le café est à deux pas, et le jardin public aussi, pour vos pauses de midi."),
    ("nl", "Geen parking"),
    ("nl", "Openbare parking in de buurt"),
    ("nl", "Binnenkort ook lockers"),
    ("de", "Kein Parkplatz vorhanden"),
    ("de", "Tiefgarage gegenüber"),
    ("it", "Lavorare in un coworking ti offre una cucina, il wifi e un buon motivo per fare la doccia la mattina."),
    ("en", "Working in a coworking space gives you wifi, coffee, a kitchen and the company of all of the others."),
    ("es", "Nuestra recepción te ofrece la mejor impresión ante tus clientes y visitas, todos los días del año."),
    ("fr", "Un accueil qui vous offre une bonne impression dès la porte, chaque matin et pour chaque visite."),
    ("es", "Sin aparcamiento"),
    ("es", "Parking público cercano"),
    ("it", "Parcheggio pubblico nelle vicinanze"),
    ("it", "Senza cucina"),
]


@pytest.mark.parametrize(("lang", "text"), NOT_OFFERED)
def test_what_is_denied_next_door_or_only_spoken_of_is_not_offered(lang: str, text: str) -> None:
    assert offered(f"<p>{text}</p>", lang) == set()


SOMETHING_ELSE = [
    ("de", "Postfach 12 34"),
    ("nl", "Postbus 4417, 3500 AB Utrecht"),
    ("fr", "Parking à 400 m"),
    ("de", "Tiefgarage (ca. 300 m)"),
    ("en", "Free parking spots in our street"),
    ("en", "Lounge – £80 per month"),
    ("nl", "Vergaderen in de Tuin"),
    ("fr", "Salles de réunion – Le Jardin"),
]


@pytest.mark.parametrize(("lang", "text"), SOMETHING_ELSE)
def test_a_number_a_distance_a_plan_or_the_name_of_a_room_is_no_service(lang: str, text: str) -> None:
    assert offered(f"<p>{text}</p>", lang) == set()


def test_the_house_s_own_name_offers_nothing() -> None:
    where = page("<h1>Kantine Ost</h1><p>Ein Tisch, 9 € am Tag.</p>", lang="de", head="<title>Kantine Ost</title>",
                 url="https://kantine-ost.example/")  # fmt: skip
    assert [one for one in services.extract(where) if isinstance(one, Found)] == []


def test_a_scanner_of_things_prints_nothing() -> None:
    assert offered("<ul><li>3D-Scanner</li></ul>", "de") == {"workshop_machines"}
    assert offered("<ul><li>Scanner</li></ul>", "de") == {"printing"}


@pytest.mark.parametrize(
    "body",
    [
        "<nav><ul><li>Parking</li></ul></nav>",
        "<ul><li><a href='/parking'>Parking</a></li></ul>",
        "<footer><p>Parking</p></footer>",
        "<h3>Not included</h3><ul><li>Parking</li></ul>",
        "<table><tr><td>Parking</td><td>–</td><td>no</td></tr></table>",
    ],
)
def test_navigation_footers_and_lists_of_what_is_missing_offer_nothing(body: str) -> None:
    assert offered(body, "en") == set()


def test_what_somebody_says_in_quotation_marks_is_not_offered() -> None:
    said = "„Wir treffen uns am liebsten in der Küche, da gibt es Kaffee“, erzählt einer."
    assert offered(f"<p>{said}</p>", "de") == set()
    assert offered("<p>Es gibt eine Küche, den Raum „Linde“ und einen Drucker im Flur.</p>", "de") == {
        "kitchen",
        "printing",
    }


SUCH_PLACES = [
    ("en", "In general coworking spaces offer fast wifi, a printer, a kitchen and a lot of company to whoever comes."),
    ("de", "Für wenig Geld bieten die Coworking-Anbieter ihren Gästen WLAN, Drucker und eine Küche zum Kochen an."),
    ("it", "Le società di coworking offrono postazioni con wifi, stampante e cucina a chi lavora per conto proprio."),
]


@pytest.mark.parametrize(("lang", "text"), SUCH_PLACES)
def test_what_all_such_places_offer_is_not_offered_here(lang: str, text: str) -> None:
    assert offered(f"<p>{text}</p>", lang) == set()


def test_what_both_of_ours_have_is_offered_here() -> None:
    assert offered("<p>In beiden Coworking Spaces gibt es einen Drucker und eine große helle Küche.</p>", "de") == {
        "printing",
        "kitchen",
    }


EXPLAINED = [
    ("nl", "Wat zijn flexplekken en coworking?", "Er zijn altijd een printer, een keuken en koffie voor wie komt."),
    ("en", "What is coworking?", "Coworking offers a desk, a printer and a kitchen that all may use."),
    ("it", "Cos’è il coworking", "Comprende servizi che variano da luogo a luogo: scrivanie, stampante, cucina."),
    (
        "de",
        "Was ist ein Coworking Space?",
        "Grundlegend ist das Angebot von Tisch und Drucker, es gibt eine Küche.",
    ),
]


@pytest.mark.parametrize(("lang", "title", "text"), EXPLAINED)
def test_what_such_places_have_wherever_they_are_is_not_offered_here(lang: str, title: str, text: str) -> None:
    assert offered(f"<h1>{title}</h1><p>{text}</p>", lang) == set()


def test_a_heading_that_asks_what_the_house_has_explains_nothing_in_general() -> None:
    body = "<p>We have a printer and showers for all members.</p>"
    assert offered(f"<h2>What is included?</h2>{body}", "en") == {"printing", "showers"}
    assert offered(f"<h2>What is Coworking Harbour?</h2>{body}", "en") == {"printing", "showers"}


def test_an_entry_of_a_list_may_close_with_a_point_but_has_no_price() -> None:
    assert offered("<ul><li>WLAN für alle deine Geräte.</li></ul>", "de") == {"wifi"}
    assert offered("<p>WLAN für alle deine Geräte.</p>", "de") == set()
    games = "une table de jeu, une console et tout ce qu’il faut pour souffler un peu entre deux appels du soir."
    assert offered(f"<ul><li>Des espaces de détente : {games}</li></ul>", "fr") == {"relaxation"}
    assert offered(f"<ul><li>Loin des espaces de détente : {games}</li></ul>", "fr") == set()
    assert offered("<ul><li>Vestiaire : sur devis, environ 90 € la soirée.</li></ul>", "fr") == set()


def test_what_one_plan_of_a_table_has_the_space_has() -> None:
    assert offered("<table><tr><td>Lockers</td><td>–</td><td>✓</td></tr></table>", "en") == {"lockers"}


def test_a_dated_post_offers_nothing() -> None:
    assert offered("<ul><li>Wi-Fi</li></ul>", "en", "https://deschuur.example/blog/2019/05/why-cowork") == set()


def test_a_service_is_claimed_once_with_the_words_that_offer_it() -> None:
    where = page("<ul><li>Wi-Fi</li><li>Fast wifi</li></ul>", lang="en")
    (one,) = [one for one in services.extract(where) if isinstance(one, Found)]
    assert one.claim.quote == "Wi-Fi" and where.holds(one.claim.quote)


OCCUPANTS = [
    ("We are home to 60 coworkers.", 60),
    ("Our community of 45 freelancers shares the kitchen.", 45),
    ("Some 30 companies work here.", 30),
    ("We zijn met 120 leden, van boekhouder tot bakker.", 120),
    ("Het pand huisvest een twintigtal bedrijven.", 20),
    ("Une quarantaine de coworkers travaillent ici.", 40),
    ("La maison accueille 25 entreprises et une chorale.", 25),
    ("Bei uns arbeiten 35 Selbstständige.", 35),
    ("Somos una comunidad de 50 profesionales.", 50),
    ("Lo spazio ospita 18 professionisti.", 18),
    ("The house is home to 80 members and 30 companies.", 80),
]


@pytest.mark.parametrize(("text", "number"), OCCUPANTS)
def test_those_who_work_there_are_counted(text: str, number: int) -> None:
    assert counted(f"<p>{text}</p>") == number


NO_OCCUPANTS = [
    "There are 48 desks.",
    "We have room for 60 coworkers.",
    "Up to 40 members work here.",
    "Over the years 340 people have worked here.",
    "120,000 members worldwide are in our network.",
    "We are home to 6,000 inhabitants.",
    "Our events have 80 participants.",
    "Plaats voor een dertigtal ondernemers, die we graag onderdak bieden.",
    "Nous pouvons accueillir 20 coworkers.",
    "Über 200 Unternehmen wurden gegründet und beherbergt.",
    "120 members",
    "We have 5 members of staff.",
    "We have three types of members.",
    "Home to 40 members, each paying €100.",
    "Salle pour 12 professionnels, qui travaillent ici.",
]


@pytest.mark.parametrize("text", NO_OCCUPANTS)
def test_desks_visitors_networks_and_goals_are_not_occupants(text: str) -> None:
    assert counted(f"<p>{text}</p>") is None


def test_two_numbers_of_members_leave_it_open() -> None:
    assert counted("<p>We are home to 60 members.</p><p>We have 75 members.</p>") is None


PHRASES = sorted({str(p) for entry in load("services").values() for group in entry.values() for p in group})[::9]


@settings(max_examples=80)
@given(st.lists(st.sampled_from(PHRASES) | st.text(max_size=8), max_size=8))
def test_whatever_the_words_every_claim_is_quoted(words: list[str]) -> None:
    text = " ".join(words).replace("<", "").replace("&", "")
    where = Page(f"<html><body><ul><li>{text}</li></ul><p>We offer {text}.</p>".encode())
    for one in (*services.extract(where), *occupants.extract(where)):
        assert not isinstance(one, Found) or where.holds(one.claim.quote)


LEADS = [
    ("en", "Typical features of coworking facilities include:", set()),
    ("en", "A coworking space usually has:", set()),
    ("de", "Coworking Spaces bieten in der Regel:", set()),
    ("fr", "Un espace de coworking propose généralement :", set()),
    ("en", "Our coworking space usually has:", {"wifi"}),
    ("en", "Every desk comes with:", {"wifi"}),
]


@pytest.mark.parametrize(("lang", "lead", "values"), LEADS)
def test_a_list_led_by_a_line_about_all_such_places_offers_nothing(lang: str, lead: str, values: set[str]) -> None:
    assert offered(f"<p>{lead}</p><ul><li>WiFi</li><li>Stühle</li></ul>", lang) == values
