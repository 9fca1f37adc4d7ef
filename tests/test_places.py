"""Several houses on a page: in lists, under headings and in lines that begin with their names."""

import pytest

from cowcrawl.extract.read import read
from tests.markup import mention, page

URL = "https://lampion.example/contact"
HEAD = '<title>Contact - Lampion</title><meta property="og:site_name" content="Lampion">'
GENT = ("Lampion Gent", "Veldstraat", "9000")
BRUGGE = ("Lampion Brugge", "Steenstraat", "8000")


def told(body: str) -> list[tuple[object, ...]]:
    """Name, street and postcode of the spaces of a page."""
    found = read(page(body, url=URL, head=HEAD, lang="nl")).mentions
    return [tuple(one.first(field) for field in ("name", "street", "postal_code")) for one in found]


@pytest.mark.parametrize(
    "body",
    [
        "<ul><li>Lampion Gent – Veldstraat 4, 9000 Gent</li><li>Lampion Brugge – Steenstraat 12, 8000 Brugge</li></ul>",
        "<ul><li>Lampion Gent: Veldstraat 4, 9000 Gent</li><li>Lampion Brugge: Steenstraat 12, 8000 Brugge</li></ul>",
        "<dl><dt>Lampion Gent</dt><dd>Veldstraat 4, 9000 Gent</dd>"
        "<dt>Lampion Brugge</dt><dd>Steenstraat 12, 8000 Brugge</dd></dl>",
        "<h2>Lampion Gent</h2><p>Veldstraat 4</p><p>9000 Gent</p>"
        "<h2>Lampion Brugge</h2><p>Steenstraat 12</p><p>8000 Brugge</p>",
    ],
)
def test_each_house_of_a_list_or_under_its_heading_is_a_space_with_its_name(body: str) -> None:
    assert told(f"<h1>Contact</h1>{body}") == [GENT, BRUGGE]


def test_each_house_under_its_heading_has_the_hours_below_it() -> None:
    body = (
        "<h2>Lampion Gent</h2><p>Veldstraat 4</p><p>9000 Gent</p><p>ma-vr 8u-18u</p>"
        "<h2>Lampion Brugge</h2><p>Steenstraat 12</p><p>8000 Brugge</p><p>ma-vr 9u-17u</p>"
    )
    found = read(page(f"<h1>Contact</h1>{body}", url=URL, head=HEAD, lang="nl")).mentions
    assert [one.first("opening_hours") for one in found] == ["Mo-Fr 08:00-18:00", "Mo-Fr 09:00-17:00"]


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("<span>Lampion</span><span>Rosenstraße 3</span>", "Rosenstraße"),
        ("<span>Papierboot</span><span>Rosenstraße 3</span>", "Papierboot Rosenstraße"),
        ("<span>Papierboot UG</span> <span>Rosenstraße 3</span>", "Rosenstraße"),
        ("<span>Papierboot GmbH</span> <span>Am Deich 3</span>", "Am Deich"),
    ],
)
def test_the_name_of_the_house_before_a_street_is_no_part_of_it(text: str, street: str) -> None:
    body = f"<footer><address>{text}<span>50678</span> <span>Köln</span></address></footer>"
    assert mention(page(body, url="https://lampion.de/", head=HEAD, lang="de")).first("street") == street


@pytest.mark.parametrize(
    ("text", "lang", "hours"),
    [
        ("Du kannst montags bis freitags zwischen 8 und 20 Uhr bei uns arbeiten.", "de", "Mo-Fr 08:00-20:00"),
        ("Aperto tutti i giorni, 24 ore su 24, per i soci.", "it", None),
        (
            "The house is open from 7am until 10pm, seven days a week; reception is staffed 9 to 5.",
            "en",
            "Mo-Su 07:00-22:00",
        ),
        ("Zugang: innerhalb der Öffnungszeiten (FlexDesk: Mo-Fr 8-17 Uhr) oder immer (FixDesk: 24/7).", "de", None),
    ],
)
def test_hours_of_a_sentence_are_the_house_s_but_for_those_of_members_and_of_one_kind_of_desk(
    text: str, lang: str, hours: str | None
) -> None:
    one = mention(page(f"<h1>Lampion</h1><p>{text}</p>", url="https://lampion.example/", head=HEAD, lang=lang))
    assert one.first("opening_hours") == hours


REST = (
    " Het heeft een keuken, een tuin en tien bureaus, en wie er een dag of een maand wil werken is welkom, wie wil ook."
)


@pytest.mark.parametrize(
    ("text", "url", "street"),
    [
        ("Wie de ruimtes van Lindenstraat 209A gebruikt, ruimt op.", "https://lindenstraat209a.nl/", "Lindenstraat"),
        ("Aan de Lindenlaan 209A, De Lamp heeft er een huis.", "https://delamp.nl/", "Lindenlaan"),
        ("Aan de Lindenlaan 209A, de bakker heeft er een huis.", "https://delamp.nl/", None),
        (
            "Vertegenwoordigd door A. Muster. RUIMTE: kantoor te Lindenstraat 9, 9000 Gent.",
            "https://lamp.be/",
            "Lindenstraat",
        ),
        ("Vertegenwoordigd door A. Muster, Lindenstraat 9, 9000 Gent.", "https://lamp.be/", None),
    ],
)
def test_a_sentence_that_names_the_house_with_an_address_gives_it(text: str, url: str, street: str | None) -> None:
    found = read(page(f"<h1>Huis</h1><p>{text}{REST}</p>", url=url, lang="nl")).mentions
    assert [one.first("street") for one in found if one.first("street")] == ([street] if street else [])


@pytest.mark.parametrize(
    ("heading", "lang", "text", "hours"),
    [
        ("Bezoek ons", "nl", "Open op werkdagen van 8.30 tot 17.30 uur", "Mo-Fr 08:30-17:30"),
        ("Nous rendre visite", "fr", "Ouvert du lundi au vendredi de 9h à 18h", "Mo-Fr 09:00-18:00"),
        ("Vieni a visitarci", "it", "Aperto dal lunedì al venerdì 9-18", "Mo-Fr 09:00-18:00"),
        ("Visites", "fr", "Ouvert du lundi au vendredi de 9h à 18h", None),
        ("Receptie", "nl", "Open ma-vr 9u-17u", None),
    ],
)
def test_hours_below_a_heading_that_asks_one_to_come_are_the_house_s(
    heading: str, lang: str, text: str, hours: str | None
) -> None:
    body = f"<h1>Lampion</h1><h2>{heading}</h2><p>{text}</p>"
    assert mention(page(body, url=URL, head=HEAD, lang=lang)).first("opening_hours") == hours


def test_where_the_house_says_that_it_is_is_its_street() -> None:
    body = "<h1>Coworking in Graz</h1><p>Wir sind am Lendplatz 41 zu Hause.</p>"
    one = mention(page(body, url="https://lampion.at/", head="<title>Lampion</title>", lang="de"))
    assert (one.first("street"), one.first("house_number"), one.first("city")) == ("Lendplatz", "41", "Graz")
