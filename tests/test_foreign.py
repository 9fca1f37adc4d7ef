"""Lists of the houses of others on a house's own page are no houses of its operator."""

from __future__ import annotations

import pytest

from cowcrawl.extract.read import read
from tests.markup import page

FOOT = "<footer><p>Murmel Coworking, Uferweg 4, 24103 Kiel</p></footer>"
CARDS = (
    "<div><h3>Dock Neun</h3><p>Hafenstraße 7, 24118 Kiel<br>19 € am Tag</p></div>"
    "<div><h3>Fleet 12</h3><p>Lange Straße 12, 24105 Kiel<br>Tel. 0431 5551234</p></div>"
)


def told(
    heading: str, lead: str, *, foot: str = FOOT, cards: str = CARDS, path: str = "freunde", title: str = "Kiel"
) -> list[set[str]]:
    """The streets, names and amounts that a page gives each of its spaces."""
    head = f"<title>{title} | Murmel Coworking Kiel</title>"
    body = f"<main><h1>{heading}</h1><p>{lead}</p>{cards}</main>{foot}"
    found = read(page(body, head=head, lang="de", url=f"https://murmel-coworking.example/{path}")).mentions
    fields = ("street", "name", "phone")
    return [{str(claim.value) for claim in one.claims if claim.field in fields} for one in found]


@pytest.mark.parametrize(
    ("heading", "lead"),
    [
        ("Wenn alles voll ist", "Dann empfehlen wir euch diese Kollegen:"),
        ("Freunde", "Mit eurer Karte arbeitet ihr auch hier einen Tag im Monat."),
        ("Wenn einmal alles belegt ist", "Wir empfehlen euch unsere Kollegen:"),
        ("Netzwerk", "Murmel gehört zu einem Netzwerk, in allen Spaces gilt die Karte."),
    ],
)
def test_friends_and_a_network_are_no_houses_of_the_page_s(heading: str, lead: str) -> None:
    (own,) = told(heading, lead)
    assert "Uferweg" in own
    assert not {"Hafenstraße", "Lange Straße", "Dock Neun", "Fleet 12", "+494315551234"} & own


@pytest.mark.parametrize(
    ("heading", "lead"),
    [("Unsere Standorte", "Zwei Häuser am Wasser."), ("Wo wir sind", "Wir betreiben zwei Häuser am Wasser.")],
)
def test_what_the_page_calls_ours_are_its_operator_s(heading: str, lead: str) -> None:
    assert len(told(heading, lead)) == 2


def test_houses_that_bear_the_name_of_the_page_s_are_its_operator_s() -> None:
    cards = CARDS.replace("Dock Neun", "Murmel Hafen").replace("Fleet 12", "Murmel Altstadt")
    assert len(told("Wo man uns findet", "Kommt vorbei.", cards=cards)) == 2


def test_a_list_that_holds_the_page_s_own_address_is_its_operator_s() -> None:
    cards = f"{CARDS}<div><h3>Ufer</h3><p>Uferweg 4, 24103 Kiel</p></div>"
    assert len(told("Wo man sitzt", "Kommt vorbei.", cards=cards)) == 3


def test_a_page_of_locations_lists_the_houses_of_its_operator() -> None:
    assert len(told("Kiel", "Kommt vorbei.", path="standorte")) == 2


@pytest.mark.parametrize(
    ("title", "path", "lead"),
    [
        ("Preise", "preise", "Bringt eure Freunde und Kollegen mit."),
        ("Tarife", "tarife", "Werdet Teil eines Netzwerks von Gründern."),
        ("Coworking", "coworking-kiel", "Sucht euch aus, wo ihr sitzt."),
    ],
)
def test_a_seat_at_the_foot_of_a_chain_s_page_does_not_make_its_houses_others(title: str, path: str, lead: str) -> None:
    found = told(title, lead, path=path, title=title)
    assert len(found) == 2
    assert {"Hafenstraße", "Lange Straße"} <= set().union(*found)
