"""Evenings of which only the beginning is told, in the makers' houses that open then."""

from __future__ import annotations

import pytest
from markup import page

from cowcrawl.extract.read import read
from cowcrawl.literals.evenings import find_evenings
from cowcrawl.literals.osm import valid

TOLD = [
    ("en", "every Tuesday from around 7pm", "Tu 19:00+"),
    ("en", "Tuesdays and Thursdays from 6:30pm till late", "Tu,Th 18:30+"),
    ("en", "each Friday from 7pm – come along", "Fr 19:00+"),
    ("en", "Thursday nights from 7pm", "Th 19:00+"),
    ("fr", "tous les mardis dès 19h à la cave", "Tu 19:00+"),
    ("nl", "elke woensdag vanaf 19u", "We 19:00+"),
    ("de", "montags ab 18 Uhr bis in die Nacht", "Mo 18:00+"),
    ("de", "jeden Dienstagabend ab 19 Uhr", "Tu 19:00+"),
    ("nl", "op donderdagavonden vanaf 19:30", "Th 19:30+"),
    ("es", "todos los jueves desde las 19h", "Th 19:00+"),
    ("it", "ogni giovedì dalle 21.00 in poi", "Th 21:00+"),
]
NOT_TOLD = [
    ("en", "Tuesday from 7pm"),
    ("en", "every Tuesday at 7pm"),
    ("en", "Tuesday night from 7pm"),
    ("en", "every Tuesday from 7"),
    ("en", "every Tuesday from 7pm to 9pm"),
    ("en", "every Tuesday from 7pm until we close"),
    ("en", "every first Tuesday from 7pm"),
    ("en", "every Tuesday 5 May from 7pm"),
    ("de", "jeden zweiten Dienstag ab 19 Uhr"),
    ("de", "jeden ersten Dienstagabend ab 19 Uhr"),
    ("de", "am Dienstagabend ab 19 Uhr"),
]


@pytest.mark.parametrize(("language", "text", "osm"), TOLD)
def test_an_evening_begins_each_week_and_ends_when_it_ends(language: str, text: str, osm: str) -> None:
    (found,) = find_evenings(text, language)
    assert found.week.text == osm
    assert valid(osm)


@pytest.mark.parametrize(("language", "text"), NOT_TOLD)
def test_what_is_one_evening_or_has_an_end_is_no_such_evening(language: str, text: str) -> None:
    assert list(find_evenings(text, language)) == []


BODY = "<p>Our open evenings are every Tuesday from 7pm.</p>"


def hours_of(title: str, body: str) -> str | None:
    shown = page(f"<h1>{title}</h1>{body}", head=f"<title>{title}</title>", lang="en")
    return next((found for one in read(shown).mentions if (found := one.first("opening_hours"))), None)


def test_the_evenings_of_a_makers_house_are_its_hours() -> None:
    assert hours_of("Plinth Makerspace", BODY) == "Tu 19:00+"


def test_elsewhere_an_evening_is_only_an_evening() -> None:
    assert hours_of("Plinth Coworking", BODY) is None


def test_hours_with_an_end_go_before_an_evening_without() -> None:
    assert hours_of("Plinth Makerspace", f"<p>We open Saturday 10am to 4pm.</p>{BODY}") == "Sa 10:00-16:00"


def test_what_members_and_all_others_may_come_to_is_no_plan() -> None:
    body = "<p>We hold open evenings every Monday from 6pm till 9pm where {} can visit.</p>"
    assert hours_of("Plinth Makerspace", body.format("members and non-members")) == "Mo 18:00-21:00"
    assert hours_of("Plinth Makerspace", body.format("non-members")) is None


def test_below_a_heading_of_evenings_hours_are_those_of_an_evening() -> None:
    body = "<h2>Open nights</h2><ul><li>Monday 7 - 9 pm</li><li>Saturday 2 - 6 pm</li></ul>"
    assert hours_of("Plinth Makerspace", body) == "Mo 19:00-21:00; Sa 14:00-18:00"


def test_hours_of_which_a_part_is_not_understood_are_none() -> None:
    body = "<h2>Opening hours</h2><ul><li>Monday 7 - 9 pm</li><li>Saturday 2 - 6 pm</li></ul>"
    assert hours_of("Plinth Makerspace", body) is None


MEETINGS = "<p>We hold our meetings every Tuesday from 19:30 – 22:00 at the mill, just bring £2.50 for tea.</p>"


def test_a_makers_house_is_open_when_its_members_meet() -> None:
    assert hours_of("Plinth Makerspace", MEETINGS) == "Tu 19:30-22:00"
    assert hours_of("Plinth Coworking", MEETINGS) is None


APART = [
    "<p>Board meetings are every Monday 18:00-19:00.</p>",
    "<p>Knitting circle: we meet every Tuesday 7pm - 9pm in the back room.</p>",
    "<h2>Code Club</h2><p>Meetings are every Saturday 10:00-12:00.</p>",
]


@pytest.mark.parametrize("body", APART)
def test_a_makers_house_is_not_open_when_a_part_of_its_members_meet(body: str) -> None:
    assert hours_of("Plinth Makerspace", body) is None


OPEN_WORKSHOP = "<p>Our workshop is open every Tuesday from 18:00 to 22:00.</p>"


def test_a_makers_house_is_a_workshop_and_elsewhere_a_workshop_is_in_the_house() -> None:
    assert hours_of("Plinth Makerspace", OPEN_WORKSHOP) == "Tu 18:00-22:00"
    assert hours_of("Plinth Coworking", OPEN_WORKSHOP) is None


def test_a_class_in_a_makers_house_is_none_of_its_hours() -> None:
    assert hours_of("Plinth Makerspace", "<p>Soldering workshop, open to all: Saturday 10am to 12pm.</p>") is None
