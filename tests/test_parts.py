"""Several houses in the lines of one paragraph."""

import pytest

from cowcrawl.extract.read import read
from tests.markup import page

HEAD = '<title>Contact – Maison Lampion</title><meta property="og:site_name" content="Maison Lampion">'
URL = "https://lampion.example/contact/"
RED = ("Avenue Wielemans", "311", "1190", "Forest")
GREEN = ("Avenue de la Chasse", "296", "1040", "Etterbeek")


def houses(paragraph: str, more: str = "") -> list[tuple[object, ...]]:
    """Name and address of every house of a contact page with a paragraph."""
    fields = ("name", "street", "house_number", "postal_code", "city")
    found = read(page(f"<h1>Nos adresses</h1><p>{paragraph}</p>{more}", head=HEAD, url=URL)).mentions
    return [tuple(one.first(field) for field in fields) for one in found if one.first("street")]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Lampion Rouge<br>Avenue Wielemans 311<br>1190 Forest<br>"
        "Lampion Vert<br>Avenue de la Chasse 296<br>1040 Etterbeek",
        "Lampion Rouge : Avenue Wielemans 311, 1190 Forest<br>Lampion Vert : Avenue de la Chasse 296, 1040 Etterbeek",
        "<b>Lampion Rouge</b>, Avenue Wielemans 311, 1190 Forest<br>"
        "<b>Lampion Vert</b>, Avenue de la Chasse 296, 1040 Etterbeek",
    ],
)
def test_each_address_in_lines_of_its_own_is_a_house_with_the_name_before_it(paragraph: str) -> None:
    assert houses(paragraph) == [("Lampion Rouge", *RED), ("Lampion Vert", *GREEN)]


def test_addresses_without_names_are_houses_without_names() -> None:
    found = houses("Avenue Wielemans 311, 1190 Forest<br>Avenue de la Chasse 296, 1040 Etterbeek")
    assert found == [(None, *RED), (None, *GREEN)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Lampion Rouge<br>Avenue Wielemans 311, 1190 Forest<br>Ouvert<br>"
        "Lampion Vert<br>Avenue de la Chasse 296, 1040 Etterbeek",
        "Lampion Rouge<br>Avenue Wielemans 311, 1190 Forest<br>Avenue de la Chasse 296, 1040 Etterbeek",
    ],
)
def test_addresses_among_lines_of_unlike_kinds_are_told_apart_by_nothing(paragraph: str) -> None:
    assert houses(paragraph) == []


def test_one_address_in_two_languages_is_one_house() -> None:
    found = houses("Rue Haute 12, 1000 Bruxelles<br>Hoogstraat 12, 1000 Brussel")
    assert len(found) == 1


def test_what_the_page_says_of_all_houses_holds_for_each_of_them() -> None:
    paragraph = (
        "Lampion Rouge, Avenue Wielemans 311, 1190 Forest<br>Lampion Vert, Avenue de la Chasse 296, 1040 Etterbeek"
    )
    more = "<p>Nos espaces sont accessibles 24h/24 et 7j/7 à tous les membres.</p>"
    found = read(page(f"<h1>Nos adresses</h1><p>{paragraph}</p>{more}", head=HEAD, url=URL)).mentions
    assert [one.first("access_24_7") for one in found] == [True, True]
