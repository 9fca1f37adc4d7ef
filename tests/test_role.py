"""A page's role is told by its address, its link or its title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.page.role import is_notice, leads_home, role, role_of_link

PATHS = [
    ("https://desk.example/", "home"),
    ("https://desk.example/nl/", "home"),
    ("https://desk.example/en/index.html", "home"),
    ("https://desk.example/fr-be", "home"),
    ("https://desk.example/tarifs/", "prices"),
    ("https://desk.example/tarifs.html", "prices"),
    ("https://desk.example/nl/onze-tarieven", "prices"),
    ("https://desk.example/Preise-und-Angebote", "prices"),
    ("https://desk.example/adh%C3%A9sion", "prices"),
    ("https://desk.example/joining/", "prices"),
    ("https://desk.example/mitgliedsbeitraege-und-gebuehren", "prices"),
    ("https://desk.example/get-involved", "about"),
    ("https://desk.example/plan_et_contact.html", "contact"),
    ("https://desk.example/oeffnungszeiten/", "contact"),
    ("https://desk.example/nous-contacter/", "contact"),
    ("https://desk.example/espaces-partenaires", "news"),
    ("https://desk.example/donde-estamos", "contact"),
    ("https://desk.example/locaties/gent", "locations"),
    ("https://desk.example/locations/north/pricing", "prices"),
    ("https://desk.example/services/location-salle-conference/", "offer"),
    ("https://desk.example/vergaderzalen", "offer"),
    ("https://desk.example/prenotazioni", "offer"),
    ("https://desk.example/over-ons", "about"),
    ("https://desk.example/blog/2019/nos-nouveaux-tarifs", "news"),
    ("https://desk.example/2018/04/19/tarifs/", "news"),
    ("https://desk.example/nieuws/nieuwe-prijzen", "news"),
    ("https://desk.example/Articles/5617/Room_Charges.aspx", "prices"),
    ("https://desk.example/articles/5617/new-room-charges-from-may", "news"),
    ("https://desk.example/blog/12/prices", "news"),
    ("https://desk.example/x7", "other"),
]


@pytest.mark.parametrize(("url", "expected"), PATHS)
def test_a_path_tells_what_its_page_is_for(url: str, expected: str) -> None:
    assert role(url) == expected


@pytest.mark.parametrize("path", ["vergaderen-en-events", "meetings-and-events", "tagungen-und-events"])
def test_rooms_and_the_events_they_are_let_for_are_an_offer(path: str) -> None:
    assert role(f"https://desk.example/{path}/") == "offer"
    assert role("https://desk.example/news-and-events") == role("https://desk.example/coworking-blog") == "news"


def test_what_a_house_says_of_the_events_of_others_is_an_offer() -> None:
    assert role("https://desk.example/plan-your-event/great-hall/") == "offer"
    assert role("https://desk.example/event-hire") == "offer"
    assert role("https://desk.example/events/plan-your-event-evening") == "news"


def test_a_headline_in_the_path_is_no_section() -> None:
    assert role("https://desk.example/why-our-new-prices-are-good-for-everybody") == "other"


def test_words_count_whole() -> None:
    assert role("https://desk.example/planetarium") == "other"


def test_the_title_speaks_when_the_path_is_silent() -> None:
    assert role("https://desk.example/p?id=3", "Prijzen | De Schuur") == "prices"
    assert role("https://desk.example/page-3", "De Schuur", "Neem contact op") == "contact"


def test_a_link_is_judged_by_its_address_then_by_its_text() -> None:
    assert role_of_link("/p/3", "Nos espaces") == "locations"
    assert role_of_link("/tarieven", "Meer weten") == "prices"
    assert role_of_link("/p/3", "Lees meer") is None
    assert role_of_link("/") == "home"


@pytest.mark.parametrize("url", ["", "/", "#top", "https://desk.example", "/nl/", "/fr-be/index.html", "?lang=fr"])
def test_a_link_leads_home_in_every_language(url: str) -> None:
    assert leads_home(url)


@pytest.mark.parametrize("url", ["/p/3", "/en/contact", "mailto:hello@desk.example", "/nl/home/tarieven"])
def test_a_link_to_another_page_does_not_lead_home(url: str) -> None:
    assert not leads_home(url)


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_no_text_is_too_odd_to_have_a_role(path: str, title: str, heading: str) -> None:
    assert role("/" + path.replace("[", "").replace("]", ""), title, heading)


@pytest.mark.parametrize(
    ("path", "notice"),
    [
        ("/impressum/", True),
        ("/fr/mentions-legales", True),
        ("/aviso-legal.html", True),
        ("/contact", False),
        ("/", False),
    ],
)
def test_pages_that_the_law_asks_for_are_told_by_the_last_part_of_their_address(path: str, notice: bool) -> None:
    assert is_notice(f"https://desk.example{path}") == notice
