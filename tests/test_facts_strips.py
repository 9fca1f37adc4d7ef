"""Facts that stand side by side at the head of a page: with dots between, or with pictures before each."""

from __future__ import annotations

import pytest

from cowcrawl.extract import Found
from cowcrawl.extract.when import hours
from cowcrawl.page import Page
from tests.markup import mention, page


def open_at(body: str) -> list[object]:
    of = page(f"<main>{body}</main>", lang="fr", url="https://escale.example/nomade")
    return [one.claim.value for one in hours.extract(of) if isinstance(one, Found)]


def test_hours_in_a_line_of_facts_below_the_title_are_the_house_s() -> None:
    facts = "À 150 m de la gare · Lun–ven 8h–19h, sam 9h–17h · Accès PMR · Wifi"
    assert open_at(f"<h1>L'Escale</h1><p>Le coworking à la carte.</p><p>{facts}</p>") == [
        "Mo-Fr 08:00-19:00; Sa 09:00-17:00"
    ]


@pytest.mark.parametrize(
    "body",
    [
        "<h1>L'Escale</h1><h2>Le bar d'à côté</h2><p>Bières locales · Lun–ven 16h–23h · Terrasse</p>",
        "<h1>L'Escale</h1><p>Lun–ven 8h–19h</p>",
        "<h1>L'Escale</h1><p>Atelier · sam 9h–17h · Gratuit</p>",
    ],
)
def test_hours_elsewhere_or_of_few_days_are_left_out(body: str) -> None:
    assert open_at(body) == []


PILLS = "<span>📍 6 Grand'Rue, Andolsheim</span><span>🚗 Parking gratuit</span><span>🏆 Label</span>"


def test_pieces_that_touch_and_open_with_pictures_are_lines_of_their_own() -> None:
    (block,) = Page(f"<body><div>{PILLS}</div></body>".encode(), url="https://x.example/").blocks
    assert block.lines == ["📍 6 Grand'Rue, Andolsheim", "🚗 Parking gratuit", "🏆 Label"]


def test_a_pin_before_a_street_that_fills_its_line_stands_for_the_word_for_an_address() -> None:
    of = mention(page(f"<h1>Nos espaces</h1><div>{PILLS}</div>", lang="fr", url="https://escale.example/espaces"))
    assert (of.first("street"), of.first("house_number"), of.first("city")) == ("Grand'Rue", "6", "Andolsheim")
