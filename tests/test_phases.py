"""What a page that shows several houses says of each: that it is still to open, or closed, in few words."""

from __future__ import annotations

import pytest

from cowcrawl.extract.read import read
from cowcrawl.page import Page

OTHER = "<div><h2>Heron Quay</h2><p>Rue Haute 12, 1000 Bruxelles</p></div>"


def phases(card: str, around: str = "") -> list[tuple[str | None, str | None, str | None]]:
    """Name, status and date of each house on a page of two."""
    body = f"<html lang=en><h1>Our houses</h1>{OTHER}<div>{card}</div>{around}"
    page = Page(body.encode(), url="https://heron.example/locations", kind="operator")
    found = ({claim.field: str(claim.value) for claim in mention.claims} for mention in read(page).mentions)
    return [(one.get("name"), one.get("status"), one.get("opening_date") or one.get("closing_date")) for one in found]


PLACE = "<p>Kerkstraat 3, 1050 Elsene</p>"


@pytest.mark.parametrize(
    ("line", "status", "date"),
    [
        ("Closed since March 2024.", "closed", "2024-03"),
        ("Gesloten sinds 2023", "closed", "2023"),
        ("Fermé depuis avril 2022.", "closed", "2022-04"),
        ("Opening in 2031", "in_preparation", "2031"),
        ("Opent in september 2031", "in_preparation", "2031-09"),
        ("Opent zomer 2031", "in_preparation", "2031-22"),
        ("Ouverture : printemps 2031", "in_preparation", "2031-21"),
        ("Ouverture prochaine : mai 2031", "in_preparation", "2031-05"),
        ("Próxima apertura: mayo de 2031", "in_preparation", "2031-05"),
        ("Prossima apertura: maggio 2031", "in_preparation", "2031-05"),
        ("Abriremos en mayo de 2031", "in_preparation", "2031-05"),
        ("Apriremo a maggio 2031", "in_preparation", "2031-05"),
        ("Opening hours in summer 2031 will be longer", None, None),
        ("Coming soon!", "in_preparation", None),
        ("Demnächst", "in_preparation", None),
        ("Closed on Sundays", None, None),
        ("Soon with a new coffee machine", None, None),
    ],
)
def test_a_few_words_in_the_card_of_a_house_are_about_that_house(
    line: str, status: str | None, date: str | None
) -> None:
    assert phases(f"<h2>Heron Mill</h2>{PLACE}<p>{line}</p>") == [
        ("Heron Quay", None, None),
        ("Heron Mill", status, date),
    ]


def test_a_name_is_that_of_a_house_without_the_bracket_that_says_when_it_opens() -> None:
    assert phases(f"<h2>Heron Mill (opens in 2031)</h2>{PLACE}")[1] == ("Heron Mill", "in_preparation", "2031")


def test_another_bracket_is_part_of_the_name() -> None:
    assert phases(f"<h2>Heron Mill (annexe)</h2>{PLACE}")[1] == ("Heron Mill (annexe)", None, None)


def test_the_same_words_outside_the_cards_are_about_no_house() -> None:
    assert {status for _, status, _ in phases(f"<h2>Heron Mill</h2>{PLACE}", "<h2>News</h2><p>Coming soon</p>")} == {
        None
    }
