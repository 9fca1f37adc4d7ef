"""What speaks of coworking, and which addresses list articles instead of being one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.page import Page
from spiders.teasers import teasers
from spiders.topic import is_topic_page, speaks


@pytest.mark.parametrize(
    "text",
    [
        "Nieuwe coworkingplek in Gent",
        "Gedeelde werkplekken worden duurder",
        "Flexkantoren lopen vol",
        "Un espace de travail partagé à Jette",
        "Les tiers-lieux en Wallonie",
        "Bureaux partagés : la fin ?",
        "Co-working comes to town",
        "Serviced offices fill up",
        "Büros zum Teilen",
        "Das erste Gemeinschaftsbüro im Dorf",
    ],
)
def test_a_headline_speaks_of_coworking(text: str) -> None:
    assert speaks(text)


@pytest.mark.parametrize("text", ["Cowboys in town", "Travail partagé entre parents", "Le bureau du maire", "Hub", ""])
def test_a_headline_does_not(text: str) -> None:
    assert not speaks(text)


def test_an_address_speaks_by_its_path_and_not_by_its_query() -> None:
    assert speaks("", "https://paper.example/2026/nouvel-espace-de-travail-partag%C3%A9")
    assert not speaks("", "https://paper.example/search?q=coworking")


def test_a_topics_page_is_told_from_an_article() -> None:
    assert is_topic_page("https://paper.example/tag/coworking")
    assert is_topic_page("https://paper.example/nl/thema/co-working/")
    assert not is_topic_page("https://paper.example/2026/coworking-opens-in-the-old-town")
    assert not is_topic_page("https://paper.example/dossier/the-old-mill-becomes-a-coworking-space-at-last")


def test_a_teaser_is_all_that_stands_around_links_to_one_article() -> None:
    page = Page(
        b"""<main><ul><li><a href=/a><img alt=x></a><h3><a href=/a>In Laken</a></h3><p>A coworking space.</p></li>
        <li><a href=/b>Weather</a><p>Rain.</p></li></ul></main>""",
        url="https://paper.example/",
    )
    assert [(one.url, one.text) for one in teasers(page)] == [
        ("https://paper.example/a", "In Laken A coworking space."),
        ("https://paper.example/b", "Weather Rain."),
    ]


@given(st.text(max_size=300), st.text(max_size=100))
def test_no_text_breaks_it(text: str, url: str) -> None:
    speaks(text, url)
    is_topic_page(url)
    teasers(Page(f"<a href='{url}'>{text}</a>".encode(errors="replace"), url="https://paper.example/"))
