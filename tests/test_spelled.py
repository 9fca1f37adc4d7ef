"""Names that the host of a site spells and its text writes."""

from __future__ import annotations

import pytest

from cowcrawl.extract import Found
from cowcrawl.extract.who.name import extract
from cowcrawl.page import Page


def name_of(body: str, url: str, language: str = "nl", title: str = "Tarieven") -> str | None:
    page = Page(
        f"<html lang={language}><title>{title}</title><body><main>{body}</main></body></html>".encode(), url=url
    )
    return next((str(one.claim.value) for one in extract(page) if isinstance(one, Found)), None)


def test_a_host_may_spell_a_name_and_its_town() -> None:
    assert (
        name_of("<h1>Tarieven</h1><p>Wie Lantaarn huurt, betaalt per dagdeel.</p>", "https://lantaarnbreda.nl/")
        == "Lantaarn"
    )
    assert name_of("<h1>Tarieven</h1><p>Wie Lantaarn huurt, betaalt.</p>", "https://breda-lantaarn.nl/") == "Lantaarn"


def test_what_is_left_of_such_a_host_must_be_written_as_a_name() -> None:
    assert name_of("<h1>Tarieven</h1><p>Onze lantaarn brandt.</p>", "https://lantaarnbreda.nl/") is None
    assert name_of("<h1>Tarieven</h1><p>Ons Dorpshuis is open.</p>", "https://dorpshuisbreda.nl/") is None


def test_in_german_any_noun_is_written_so() -> None:
    body = "<h1>Preise</h1><p>Unsere Laterne brennt.</p>"
    assert name_of(body, "https://laternebremen.de/", "de", "Preise") is None


def test_a_name_in_small_letters_is_one_in_a_heading() -> None:
    url = "https://lampenhaus.de/arbeiten"
    body = "<h2>Arbeiten im lampenhaus Mitte</h2><p>Plätze in hellen Räumen.</p>"
    assert name_of(body, url, "de", "Arbeiten in Bremen") == "lampenhaus"
    assert name_of("<p>Wir putzen auch das lampenhaus.</p>", url, "de", "Arbeiten in Bremen") is None


@pytest.mark.parametrize(
    ("heading", "host", "name"),
    [
        ("Coworking im Spulenhaus Weil", "spulenhaus.example", "Spulenhaus"),
        ("Bureaux chez Lampion", "lampion.example", "Lampion"),
        ("Coworking Spulenhaus", "spulenhaus.example", "Coworking Spulenhaus"),
    ],
)
def test_what_is_offered_at_the_house_is_no_name_of_it(heading: str, host: str, name: str) -> None:
    assert name_of(f"<h1>{heading}</h1>", f"https://{host}/angebot", "de", "Angebot") == name


def test_a_town_is_no_name_where_the_host_does_not_spell_it() -> None:
    body = "<h1>Bienvenue à La Verrière</h1><p>22 rue Notre-Dame, 33000 Bordeaux</p>"
    assert name_of(body, "https://lampion.example/", "fr-FR", "Lampion : La Verrière") != "La Verrière"


@pytest.mark.parametrize(
    ("text", "host", "name"),
    [
        ("QWX lets offices by the month.", "qwx.example", "QWX"),
        ("Rooms at qwx are let by the month.", "qwx.example", None),
        ("ALL ROOMS AT QWX ARE TAKEN", "qwx.example", None),
        ("QWX GmbH lets offices by the month.", "qwx.example", None),
        ("FAQ for members", "faq.example", None),
        ("LOTE opens a studio.</p><p>Membership of LOTE is free.", "lotecoop.example", "LOTE"),
        ("LOTE opens a studio.", "lotecoop.example", None),
        ("Room hire at Tern & Otter costs little.", "ternandotter.example", "Tern & Otter"),
        ("Plans offered by Tern + Otter.", "ternandotter.example", "Tern + Otter"),
    ],
)
def test_a_host_may_be_written_in_capitals_or_with_a_mark(text: str, host: str, name: str | None) -> None:
    assert name_of(f"<h1>Room hire</h1><p>{text}</p>", f"https://{host}/hire", "en", "Room hire") == name


def test_first_letters_stand_for_the_name_that_the_logo_writes_in_full() -> None:
    body = '<header><img class="logo" alt="{}"></header><h1>Rooms</h1><p>Ask QCW for rooms.</p>'
    url, title = "https://qcw.example/rooms", "Rooms | QCW"
    assert name_of(body.format("Quay City-Side Workshops"), url, "en", title) == "QCW"
    assert name_of(body.format("Quayside City Workshops"), url, "en", title) == "Quayside City Workshops"
