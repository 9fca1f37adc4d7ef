"""Headlines are no names: of news about a house, whose text has its address."""

import json

import pytest

from cowcrawl.extract.who.name import names
from tests.markup import page


def test_a_headline_above_a_sentence_with_an_address_is_no_letterhead() -> None:
    title = "Work and leisure: six floors of desks in Ghent"
    moves = "The club leaves the old mill in May and brings all its desks to Kouter 12, 9000 Gent"
    body = f"<h1>{title}</h1><p>{{}}</p>"
    assert names(page(body.format(moves), head=f"<title>{title}</title>")) == []
    assert names(page(body.format("Kouter 12, 9000 Gent"), head=f"<title>{title}</title>")) == ["Work and leisure"]


@pytest.mark.parametrize(
    "topic",
    ["Coworking et bureaux à Andolsheim", "Espaces de travail partagés à La Roche-sur-Yon", "Coworking in Bornem"],
)
def test_what_is_offered_in_a_town_is_no_name_though_the_page_tells_no_country(topic: str) -> None:
    """Where the country is unknown towns are those of the countries that speak the page's language."""
    lang = "nl" if " in " in topic else "fr"
    body = f"<h1>{topic}</h1><p>La Navette est un lieu de travail partagé.</p><p>La Navette ouvre à 8 h.</p>"
    shown = page(body, head=f"<title>{topic} | La Navette</title>", lang=lang, url="https://x7.example/espaces")
    assert topic not in names(shown)


@pytest.mark.parametrize(
    ("title", "said", "found"),
    [
        ("Le Moulin Vert", "Le Moulin Vert, à Dijon, vous propose des bureaux au mois.", ["Le Moulin Vert"]),
        ("Kiln Rows", "Kiln Rows offers hot desks and studios by the week.", ["Kiln Rows"]),
        ("Kiln Rows", "Kiln Rows offers a lot of fun.", []),
        ("Kiln Rows", "We love what Kiln Rows does with desks.", []),
        ("Tout savoir sur le portage", "Le portage propose des bureaux aux salariés.", []),
    ],
)
def test_a_title_of_one_part_is_the_house_of_which_a_sentence_says_that_it_lets_desks(
    title: str, said: str, found: list[str]
) -> None:
    lang = "en" if title.startswith("Kiln") else "fr"
    shown = page(
        f"<h1>Bienvenue</h1><p>{said}</p>", head=f"<title>{title}</title>", lang=lang, url="https://x7.example/"
    )
    assert names(shown) == found


def test_who_provides_a_service_in_structured_data_is_the_house() -> None:
    address = {"@type": "PostalAddress", "streetAddress": "4 Mill Lane", "postalCode": "M1 1AE"}
    house = {"@type": "LocalBusiness", "name": "Quay Works", "address": address}
    told = {"@type": "Service", "name": "Virtual office", "provider": house}
    shown = page("<h1>Virtual office</h1>", head=f'<script type="application/ld+json">{json.dumps(told)}</script>')
    assert names(shown) == ["Quay Works"]
    course = {"@type": "Course", "name": "Pottery", "provider": house}
    shown = page("<h1>Pottery</h1>", head=f'<script type="application/ld+json">{json.dumps(course)}</script>')
    assert names(shown) == []


@pytest.mark.parametrize(
    ("url", "title", "body", "name"),
    [
        ("https://la-bel.de/desks", "coworking at la.bel", "<h1>Cowork with us!</h1>", "la.bel"),
        ("https://12quays.space/room", "Rooms", "<p>12 Quays Space has a room for nine.</p>", "12 Quays Space"),
        ("https://stonemill.works/prices", "Prices", "<p>Come to Stone Mill Works.</p>", "Stone Mill Works"),
    ],
)
def test_a_name_stands_behind_what_is_offered_or_is_the_host_with_its_last_part(
    url: str, title: str, body: str, name: str
) -> None:
    assert names(page(f"<h1>Desks</h1>{body}", url=url, head=f"<title>{title}</title>")) == [name]


COUNCILS = [
    ("Gemeente Lokeren", "Coworking De Statie", "https://www.lokeren.example/werken/de-statie", "nl"),
    ("Stadt Coburg", "Coworking Kornspeicher", "https://www.coburg.example/wirtschaft/kornspeicher", "de"),
    ("Mairie de Vannes", "Tiers-lieu La Navette", "https://www.vannes.example/la-navette", "fr"),
    ("Comune di Forlì", "Coworking comunale «Il Mulino»", "https://www.forli.example/servizi/coworking", "it"),
]


@pytest.mark.parametrize(("council", "house", "address", "lang"), COUNCILS)
def test_a_council_s_page_is_named_by_its_heading_and_not_by_the_council(
    council: str, house: str, address: str, lang: str
) -> None:
    logo = f"<header><a href='/' class='logo'>{council}</a></header>"
    titled = page(f"{logo}<h1>{house}</h1>", head=f"<title>{house} - {council}</title>", url=address, lang=lang)
    assert names(titled) == [house.removeprefix("Coworking comunale «").removesuffix("»")]
    other = page(f"{logo}<h1>Markt</h1>", head=f"<title>Markt - {council}</title>", url=address, lang=lang)
    assert names(other) == []


@pytest.mark.parametrize("form", ["e. V.", "e.V.", "eV"])
def test_a_legal_form_with_a_space_in_it_is_no_part_of_a_name(form: str) -> None:
    shown = page(f"<p>Kornspeicher {form}, Hofgasse 3</p>", head=f"<title>Kornspeicher {form}</title>", lang="de")
    assert not any("V" in name for name in names(shown))


def test_how_one_comes_to_a_house_is_not_its_name() -> None:
    head = "<title>Plan d'accès – Le Perchoir Annecy</title>"
    body = "<h1>Venir au Perchoir</h1><p>34 avenue du Pont, 74960 Annecy</p>"
    found = names(page(body, head=head, url="https://leperchoir-annecy.fr/acces", lang="fr"))
    assert found == ["Le Perchoir Annecy"]


def test_an_estate_below_the_name_of_a_house_is_not_its_name() -> None:
    head = "<title>Pépinière Lampion</title>"
    body = "<h1>Contact</h1><p>Pépinière Lampion<br>ZA des Tilleuls<br>6 allée des Tilleuls<br>63600 Ambert</p>"
    assert names(page(body, head=head, url="https://valdance.example/contact", lang="fr")) == ["Pépinière Lampion"]
