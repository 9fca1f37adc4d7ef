"""Closed for good, closing on a day, closed for a while: never a night, a room or somebody else's place."""

from __future__ import annotations

import pytest
from markup import page

from cowcrawl.extract import Found
from cowcrawl.extract.when import status
from cowcrawl.model import Reject


def told(text: str, lang: str = "en") -> dict[str, object]:
    found = status.extract(page(f"<p>{text}</p>", lang=lang))
    return {one.claim.field: one.claim.value for one in found if isinstance(one, Found)}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Our coworking space has closed its doors for good."),
        ("fr", "Notre espace a définitivement fermé ses portes."),
        ("nl", "Onze coworkingruimte is voorgoed gesloten."),
        ("de", "Der Space ist dauerhaft geschlossen."),
        ("es", "Hemos cerrado definitivamente."),
        ("it", "Lo spazio ha chiuso definitivamente."),
    ],
)
def test_a_space_that_says_it_is_closed_for_good_is_closed(lang: str, text: str) -> None:
    assert told(text, lang) == {"status": "closed"}


def test_closed_since_a_date_is_closed_on_it() -> None:
    assert told("Our space is closed since 4 May 2022.") == {"status": "closed", "closing_date": "2022-05-04"}


def test_closed_goes_before_once_opened() -> None:
    assert told("We opened in 2012 in our space.</p><p>Our space closed its doors in 2021.")["status"] == "closed"


def test_a_closing_to_come_is_a_date_that_is_announced() -> None:
    told = page("<p>Le coworking ferme définitivement ses portes le 30 juin 2031.</p>", lang="fr")
    found = list(status.extract(told))
    claims = [one.claim for one in found if isinstance(one, Found)]
    assert [(claim.field, claim.value, claim.modality) for claim in claims] == [
        ("closing_date", "2031-06-30", "announced")
    ]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The space is temporarily closed until further notice."),
        ("fr", "Le coworking est temporairement fermé."),
        ("nl", "Onze ruimte is gesloten wegens verbouwing."),
        ("de", "Wir haben vorübergehend geschlossen."),
        ("es", "Estamos cerrados temporalmente."),
        ("it", "Siamo temporaneamente chiusi."),
    ],
)
def test_closed_for_a_while_is_an_event_and_no_status(lang: str, text: str) -> None:
    assert told(text, lang) == {"events": {"kind": "temporarily_closed", "date": None}}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "We are closed on public holidays."),
        ("en", "Our old space in the harbour has closed its doors."),
        ("en", "The restaurant in our building is permanently closed."),
        ("en", "The space is closed since Monday."),
        ("fr", "L'espace est fermé le week-end."),
        ("fr", "Les inscriptions sont définitivement fermées, l'espace affiche complet."),
        ("nl", "Het terras van onze ruimte is tijdelijk gesloten."),
        ("de", "Wenn der Space dauerhaft geschlossen wäre, gäbe es hier keinen Kaffee."),
    ],
)
def test_what_else_is_closed_says_nothing_of_the_space(lang: str, text: str) -> None:
    assert told(text, lang) == {}


def test_closed_and_not_yet_open_are_two_readings() -> None:
    text = "<p>Our space has closed its doors.</p><p>Our new coworking space is opening soon.</p>"
    assert [one.reason for one in status.extract(page(text)) if isinstance(one, Reject)] == ["two readings"]


def test_what_has_closed_for_good_in_french_does_not_close_on_a_day_to_come() -> None:
    assert told("Notre espace a fermé définitivement ses portes le 30 juin 2025.", "fr") == {
        "status": "closed",
        "closing_date": "2025-06-30",
    }
