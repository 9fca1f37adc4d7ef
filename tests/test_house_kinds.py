"""Names that say what kind of house they are of."""

from __future__ import annotations

import pytest

from cowcrawl.extract import Found
from cowcrawl.extract.who.name import extract
from cowcrawl.page import Page


def name_of(body: str, title: str, url: str = "https://council.example/halls/7", language: str = "en") -> str | None:
    page = Page(
        f"<html lang={language}><title>{title}</title><body><main>{body}</main></body></html>".encode(), url=url
    )
    return next((str(one.claim.value) for one in extract(page) if isinstance(one, Found)), None)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Elmford Community Hub - Charges", "Elmford Community Hub"),
        ("Alderby Hackerspace", "Alderby Hackerspace"),
        ("Buurthuis De Linde", "Buurthuis De Linde"),
        ("Maison de quartier Les Tilleuls", "Maison de quartier Les Tilleuls"),
    ],
)
def test_a_title_and_a_heading_that_say_the_kind_of_house_name_it(title: str, name: str) -> None:
    assert name_of(f"<h1>{name}</h1><p>Rooms to hire.</p>", title) == name


def test_a_kind_of_house_in_a_longer_title_names_it_where_the_text_does_too() -> None:
    title = "Verhuur van Wijkcentrum De Linde voor feesten"
    assert (
        name_of(f"<h1>{title}</h1><p>Wie Wijkcentrum De Linde huurt.</p>", title, language="nl")
        == "Wijkcentrum De Linde"
    )
    assert name_of(f"<h1>{title}</h1><p>Wie het huurt.</p>", title, language="nl") is None


@pytest.mark.parametrize("title", ["Community centre facilities", "Village halls of Elmford", "Our Makerspace rules"])
def test_what_only_mentions_such_houses_names_none(title: str) -> None:
    assert name_of(f"<h1>{title}</h1><p>Rooms to hire.</p>", title) is None


def test_two_compounds_that_share_their_end_are_named_whole() -> None:
    name = "Technologie- und Gründerzentrum Oberau"
    assert name_of(f"<h1>Räume</h1><p>Das {name} hat Büros.</p>", f"Räume | {name}", language="de") == name
