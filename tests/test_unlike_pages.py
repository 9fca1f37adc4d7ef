"""Streets, hours, names, areas and rooms as pages word them that look like no other."""

from __future__ import annotations

from typing import Any

import pytest

from cowcrawl.literals.address import addresses
from cowcrawl.literals.area import find_areas
from cowcrawl.page.content import Content
from cowcrawl.page.role import role
from cowcrawl.reader import read


def told(body: str, title: str = "Coworking", url: str = "https://space.example/", lang: str = "en") -> dict[str, Any]:
    """The first value of each field, and all rooms by their names."""
    page = f"<html lang={lang}><head><title>{title}</title></head><body><main>{body}</main></body></html>"
    claims = [c for one in read(Content(body=page.encode(), url=url, kind="operator")).mentions for c in one.claims]
    values = {claim.field: claim.value for claim in reversed(claims)}
    return {**values, "rooms": {claim.value["name"] for claim in claims if claim.field == "rooms"}}


@pytest.mark.parametrize(
    ("text", "street", "number", "town"),
    [
        ("gevestigd aan de Brahmsstraat 14, 3515 XK te Utrecht", "Brahmsstraat", "14", "Utrecht"),
        ("Wij zitten op de Molenstraat 8, 3515 XK Utrecht", "Molenstraat", "8", "Utrecht"),
        ("is established in 3515 XK Utrecht, De Hoek 52 and is", "De Hoek", "52", "Utrecht"),
        ("Weg aan de Zee 5, 3515 XK Utrecht", "Weg aan de Zee", "5", "Utrecht"),
    ],
)
def test_a_sentence_leads_to_a_street_and_is_no_part_of_it(text: str, street: str, number: str, town: str) -> None:
    assert [(one.street, one.house_number, one.city) for one in addresses(text, "NL")] == [(street, number, town)]


@pytest.mark.parametrize(
    ("lead", "number"), [("Tout se trouve", "8 bis"), ("Passez au", "12"), ("Ouvert du 5 au", None)]
)
def test_a_french_number_ends_a_sentence_before_the_comma_of_its_street(lead: str, number: str | None) -> None:
    (one,) = addresses(f"{lead} {number or 12}, quai des Tanneurs, 67000 Strasbourg", "FR")
    assert (one.street, one.house_number) == ("quai des Tanneurs", number)


def test_hours_behind_a_sentence_about_the_reception_are_the_receptions() -> None:
    body = "<p>Pay at the reception of our school. The opening hours are Monday to Friday 09:00 to 16:00.</p>"
    assert "opening_hours" not in told(body)
    house = "<p>Pay at the reception. Our space is open Monday to Friday 09:00 to 16:00.</p>"
    assert told(house)["opening_hours"] == "Mo-Fr 09:00-16:00"


def test_hours_under_a_heading_that_names_the_house_are_the_houses() -> None:
    body = (
        "<h2>Reception</h2><p>Monday to Friday 09:00 – 16:00</p>"
        "<h2>Coworking space</h2><p>Monday to Friday 08:00 – 22:00<br>Weekends 15:00 – 22:00</p>"
    )
    assert told(body, url="https://space.example/terms")["opening_hours"] == "Mo-Fr 08:00-22:00; Sa-Su 15:00-22:00"


def test_questions_that_a_help_centre_files_among_articles_are_no_news() -> None:
    assert role("https://help.example/kb/articles/1207-faq", "FAQ - Lampion") == "about"
    assert role("https://lampion.example/blog/2024/03/12/faq", "FAQ - Lampion") == "news"
    assert role("https://lampion.example/articles/1207-lamps", "Lamps we love - Lampion") == "news"


def test_access_at_a_price_is_some_plans_access() -> None:
    body = "<p>Open weekdays.</p><ul><li>Night key (24/7 access to the space) - €35/month</li></ul>"
    assert told(body)["access_24_7"] == "some_plans"


def test_the_title_of_a_house_that_its_text_repeats_is_its_name() -> None:
    body = "<h1>Welcome!</h1><p>The Marrow Hackspace is a club for people who like to mend things.</p>"
    assert told(body, title="Marrow Hackspace", url="https://mrw.example/")["name"] == "Marrow Hackspace"


def test_a_host_that_is_the_whole_name_agrees_with_it() -> None:
    url, title = "https://deskinthedunes.com/book", "Book your stay - Desk in the Dunes"
    assert told("<p>Pay by card.</p>", title=title, url=url)["name"] == "Desk in the Dunes"


def test_a_host_below_a_second_level_is_made_of_its_name() -> None:
    url, title = "https://www.co-desk.co.uk/terms", "Terms and conditions - Co-Desk"
    assert told("<p>Pay by card.</p>", title=title, url=url)["name"] == "Co-Desk"


def test_a_telephone_that_one_reaches_by_voice_is_the_houses() -> None:
    body = "<p>Meld elk gebruik van de zaal, telefonisch via +32 (0)16 36 00 79 of per mail.</p>"
    assert told(body, lang="nl", url="https://lampion.be/")["phone"] == "+3216360079"


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("The floor is 4,000 sq ft in all.", [371.6]),
        ("The floor is 3,014 sq ft (280 m²) in all.", [280]),
        ("The floor is 280 m² / 3,014 square feet in all.", [280]),
        ("Rents are £30 per sq ft here.", []),
    ],
)
def test_square_feet_are_converted_and_told_once(text: str, area: list[float]) -> None:
    assert [one.value for one in find_areas(text)] == area


def test_two_rooms_with_prices_are_rooms_and_one_is_the_offer_of_a_room() -> None:
    two = "<ul><li>Heron Room €12 per hour</li><li>Otter Room €8 per hour</li></ul>"
    assert told(two)["rooms"] == {"Heron Room", "Otter Room"}
    assert told("<ul><li>Meeting room half day €60</li><li>Meeting room full day €90</li></ul>")["rooms"] == set()


def test_rows_with_prices_under_the_header_room_are_rooms() -> None:
    table = (
        "<table><tr><th>Ruimte</th><th>Dagdeel</th></tr><tr><td>De Moestuin</td><td>€ 40,-</td></tr>"
        "<tr><td>De Kas</td><td>€ 55,-</td></tr><tr><td>Beamer</td><td>€ 10,-</td></tr></table>"
    )
    assert told(table, lang="nl")["rooms"] == {"De Moestuin", "De Kas"}


def test_a_title_about_prices_is_no_room() -> None:
    body = (
        "<h2>Salle de réunion</h2><h3>Tarification selon le nombre de personnes</h3>"
        "<table><tr><th>Participants</th><th>1 heure</th></tr><tr><td>1 – 10 pers.</td><td>10 €</td></tr></table>"
    )
    assert not any("Tarification" in name for name in told(body, lang="fr")["rooms"])


def test_a_site_on_a_platform_is_called_as_what_stands_before_the_platform() -> None:
    assert told("<p>Terms of service.</p>", title="Lampion Coworking", url="https://lampion-coworking.cobot.me/x")[
        "name"
    ] == ("Lampion Coworking")


def test_the_capacity_of_the_room_is_the_capacity_of_the_titles_room() -> None:
    body = "<h2>Elm Room</h2><p>Maximum capacity of room: 40</p><h2>Oak Room</h2><p>Maximum capacity of room: 25</p>"
    assert told(body)["rooms"] == {"Elm Room", "Oak Room"}


def test_the_address_of_the_establishment_is_where_the_house_stands() -> None:
    body = "<p>Vestigingsadres: Molenlaan 100, 3065 WC Rotterdam. Contact: info@lampion.nl</p>"
    assert told(body, lang="nl", url="https://lampion.nl/voorwaarden")["street"] == "Molenlaan"


def test_a_sentence_about_the_neighbours_gives_their_address() -> None:
    where = "gevestigd aan de Molenlaan 100, 3065 WC Rotterdam."
    page = {"lang": "nl", "url": "https://lampion.nl/"}
    assert "street" not in told(f"<p>Onze buren zijn {where}</p>", **page)
    assert told(f"<p>Onze buren zijn aardig. Wij zijn {where}</p>", **page)["street"] == "Molenlaan"


def test_a_few_hours_a_week_are_a_shops_unless_the_house_is_a_workshop() -> None:
    hours = "<p>Opening hours:</p><p>Tuesday 19:00-20:00<br>Thursday 18:30-20:00<br>Saturday 14:00-18:00</p>"
    assert "opening_hours" not in told(f"<h1>The brewer next to us</h1>{hours}")
    assert (
        told(f"<h1>Marrow Hackspace</h1>{hours}")["opening_hours"] == "Tu 19:00-20:00; Th 18:30-20:00; Sa 14:00-18:00"
    )


def test_so_many_people_who_came_are_no_capacity() -> None:
    body = "<h2>L'Atelier accueille la chorale</h2><p>Une vingtaine de personnes ont pu se réunir dans nos locaux.</p>"
    assert told(body, lang="fr")["rooms"] == set()
    assert told("<h2>Elm Room</h2><p>20 people attended the first talk.</p>")["rooms"] == set()


def test_rooms_of_a_table_whose_head_has_the_currency() -> None:
    rows = "<tr><td>De Spil</td><td>12,50</td></tr><tr><td>De As</td><td>10</td></tr>"
    head = "<tr><th>Zaal</th><th>Per uur (€)</th></tr>"
    assert told(f"<h1>Zalen</h1><table>{head}{rows}</table>", lang="nl")["rooms"] == {"De Spil", "De As"}


@pytest.mark.parametrize("host", ["members.lampionhof.example", "wiki.lampionhof.example", "lampionhof.example"])
def test_the_part_of_a_site_is_no_part_of_the_houses_name(host: str) -> None:
    assert (
        told("<h1>Terms</h1><p>Hello.</p>", title="Terms - Lampionhof", url=f"https://{host}/terms")["name"]
        == "Lampionhof"
    )


def test_conditions_of_use_are_no_name() -> None:
    body = "<h1>AGB</h1><p>AGB der Lampion UG</p>"
    assert told(body, title="AGB - Lampion", url="https://lampion.example/agb", lang="de")["name"] == "Lampion"


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("de", "Wir haben Mo.–Fr. von 8:00 bis 20:00 Uhr und Sa. von 10 bis 14 Uhr geöffnet."),
        ("nl", "Wij zijn open ma-vr van 8 tot 20 uur en za van 10 tot 14 uur."),
    ],
)
def test_a_short_day_amid_a_timetable_is_a_day_though_a_word_follows(lang: str, line: str) -> None:
    found = told(f"<h1>Contact</h1><p>{line}</p>", lang=lang, url="https://space.example/contact")
    assert found["opening_hours"] == "Mo-Fr 08:00-20:00; Sa 10:00-14:00"


def test_an_area_before_the_desks_is_no_range() -> None:
    assert told("<p>Nuestro coworking tiene 300 m2 y 25 puestos de trabajo.</p>", lang="es")["desks"] == 25


def test_a_heading_over_rooms_of_different_sizes_is_none_of_them() -> None:
    items = "<ul><li>The Den – seats 6</li><li>The Loft – seats 14</li></ul>"
    assert told(f"<h2>Meeting rooms</h2>{items}")["rooms"] == {"The Den", "The Loft"}
