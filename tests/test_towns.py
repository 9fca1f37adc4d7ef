"""Streets without a postcode: believed where the town that goes with them is known, from wherever the page tells it."""

import pytest

from cowcrawl.extract.read import read
from cowcrawl.extract.where.address import sightings
from tests.markup import mention, page

HOME = "https://lampion.fr/"
CONTACT = "https://lampion.fr/contact"
Place = tuple[object, object, object]


def place(body: str, *, url: str = HOME, title: str = "Lampion", lang: str = "fr") -> Place:
    """Street, number and town of the one space of a page."""
    head = f'<title>{title}</title><meta property="og:site_name" content="Lampion">'
    one = mention(page(body, url=url, head=head, lang=lang))
    return one.first("street"), one.first("house_number"), one.first("city")


def seen(body: str, *, url: str = HOME, title: str = "Lampion", lang: str = "fr") -> list[str | None]:
    """The streets of a page that may be a space's."""
    return [one.address.street for one in sightings(page(body, url=url, head=f"<title>{title}</title>", lang=lang))]


@pytest.mark.parametrize(
    ("body", "url", "title"),
    [
        ("<footer><p>14 rue Haute, Orléans</p></footer>", HOME, "Lampion"),
        ("<main><p>14 rue Haute<br>Orléans</p></main>", CONTACT, "Contact - Lampion"),
        (
            "<main><h1>Lampion</h1><h2>Notre adresse</h2><h3>Lampion</h3><p>14 rue Haute, Orléans</p></main>",
            HOME,
            "Lampion",
        ),
        ("<main><p>14 rue Haute, Orléans</p></main>", HOME, "Un espace de coworking à Orléans"),
        ("<footer><p>14 rue Haute</p><p>+33 2 38 11 22 33</p></footer>", HOME, "Un espace de coworking à Orléans"),
    ],
)
def test_a_street_is_believed_with_a_town_that_the_page_or_the_gazetteer_gives(body: str, url: str, title: str) -> None:
    assert place(body, url=url, title=title) == ("rue Haute", "14", "Orléans")


def test_where_the_country_is_not_known_a_town_of_those_that_speak_the_language_will_do() -> None:
    body = "<footer><p>14 rue Haute, Orléans</p></footer>"
    assert place(body, url="https://lampion.example/") == ("rue Haute", "14", "Orléans")


def test_an_irish_county_tells_that_a_town_stands_before_it() -> None:
    body = "<footer><p>Lampion, 4 Bridge Street, Westport, Co. Mayo | hello@lampion.example</p></footer>"
    assert place(body, url="https://lampion.ie/", lang="en") == ("Bridge Street", "4", "Westport")


@pytest.mark.parametrize(
    ("body", "url", "title"),
    [
        ("<footer><p>14 rue Haute</p></footer>", HOME, "Lampion"),
        ("<main><p>14 rue Haute, Orléans</p></main>", HOME, "Lampion"),
        ("<main><p>Le traiteur livre du 14 rue Haute, Orléans, à midi.</p></main>", CONTACT, "Contact"),
        ("<footer><p>Parking : 14 rue Haute</p></footer>", HOME, "Un espace de coworking à Orléans"),
        ("<footer><p>Photos : Studio Basse, 14 rue Haute</p></footer>", HOME, "Coworking à Orléans et à Tours"),
    ],
)
def test_a_street_that_nothing_places_or_that_is_somebody_else_s_is_not(body: str, url: str, title: str) -> None:
    assert seen(body, url=url, title=title) == []


CARD = "<li><h3>Lampion {0}</h3><p>{1}, {0}</p><p>{2}</p></li>"


def test_cards_with_a_town_each_are_spaces_with_the_number_in_them() -> None:
    cards = CARD.format("Lyon", "12 rue Haute", "04 72 11 22 33") + CARD.format(
        "Tours", "3 rue Basse", "02 47 11 22 33"
    )
    body = f"<h1>Lampion</h1><h2>Nos adresses</h2><ul>{cards}</ul>"
    found = read(page(body, url=HOME, head="<title>Lampion</title>", lang="fr")).mentions
    told = [tuple(one.first(field) for field in ("name", "street", "city", "phone")) for one in found]
    assert told == [
        ("Lampion Lyon", "rue Haute", "Lyon", "+33472112233"),
        ("Lampion Tours", "rue Basse", "Tours", "+33247112233"),
    ]


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("Quai Rouge / Roodkaai 12 – 1000 Bruxelles", "Quai Rouge"),
        ("Quai Rouge 12 – Roodkaai 12, 1000 Bruxelles", "Quai Rouge"),
        ("Galerie Rouge / Rue Haute 12, 1000 Bruxelles", "Rue Haute"),
        ("Quai Rouge / Kerkstraat 12, 9000 Gent", "Kerkstraat"),
    ],
)
def test_a_street_of_brussels_is_called_as_it_is_called_first(text: str, street: str) -> None:
    assert place(f"<footer><p>{text}</p></footer>", url="https://lampion.be/")[0] == street
