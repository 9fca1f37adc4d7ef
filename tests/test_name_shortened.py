"""Names of houses that a host spells in short, and of houses on the sites of councils."""

from __future__ import annotations

import pytest

from cowcrawl.extract.read import read
from cowcrawl.page import Page


def _names(title: str, body: str, url: str, lang: str) -> list[object]:
    source = f"<html lang='{lang}'><head><title>{title}</title></head><body><main>{body}</main></body></html>"
    return [name for one in read(Page(source.encode(), url=url)).mentions if (name := one.first("name"))]


@pytest.mark.parametrize(
    ("host", "body", "name"),
    [
        (
            "elmchamber.org",
            "<p>The Marsh-Elm County Chamber of Trade lets a room.</p>",
            "Marsh-Elm County Chamber of Trade",
        ),
        ("ternvalleycachamber.org", "<p>The Tern Valley Chamber permits use.</p>", "Tern Valley Chamber"),
        ("elmfordetec.org", "<p>Rooms of the Elm Trade Enterprise Centre (ETEC)</p>", "Elm Trade Enterprise Centre"),
        ("el-ma.org", "<p>The office is in el.ma, where people work.</p>", "el.ma"),
        ("ridgesoft.com", "<h1>OakSpace Coworking</h1><p>Our prices.</p>", "OakSpace Coworking"),
        ("ridgesoft.com", "<h1>Great Coworking</h1><p>Our prices.</p>", None),
        ("ridgesoft.com", "<p>The Marsh County Chamber of Trade lets a room.</p>", None),
        ("millhousehub.org", "<p>Book the Mill House Oak Room.</p>", None),
    ],
)
def test_a_host_spells_a_name_in_short(host: str, body: str, name: str | None) -> None:
    assert _names("Room rental", body, f"https://{host}/room", "en-US") == ([name] if name else [])


@pytest.mark.parametrize(
    ("title", "body", "name"),
    [
        ("The Annexe - Elmford Town Council", "<h1>The Annexe</h1><p>The Annexe is open daily.</p>", "The Annexe"),
        ("Alder Centre facilities", "<h1>Alder Centre facilities</h1><p>Rooms to hire.</p>", "Alder Centre"),
        ("The Hub", "<h1>The Hub</h1><p>There are three rooms at The Hub.</p>", "The Hub"),
        ("The Hub", "<h1>The Hub</h1><p>There are three rooms.</p>", None),
        ("Planning", "<h1>Planning</h1><p>Rooms to hire.</p>", None),
        ("Room hire", "<h1>Room hire</h1><p>Rooms to hire in the hall.</p>", None),
    ],
)
def test_a_page_of_a_council_is_about_a_house(title: str, body: str, name: str | None) -> None:
    assert _names(title, body, "https://elmfordtowncouncil.gov.uk/hall", "en-GB") == ([name] if name else [])


def test_letters_with_dots_are_a_word_of_a_name() -> None:
    text = "<h1>Room hire</h1><p>I agree to H.O.M.E Hub storing my details.</p>"
    assert _names("Room hire — H.O.M.E Hub", text, "https://homehub-elm.co.uk/", "en") == ["H.O.M.E Hub"]
