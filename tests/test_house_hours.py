"""Hours of the house beside those of its reception, of quiet, parcels and seasons, in every language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cowcrawl.extract import Found
from cowcrawl.extract.when import hours
from cowcrawl.page import Page

CASES: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "house_hours.yml").read_text("utf-8"))


@pytest.mark.parametrize(("case", "language"), [(case, spoken) for case in CASES for spoken in CASES[case]["pieces"]])
def test_hours_are_those_of_the_house(case: str, language: str) -> None:
    body = f"<h1>La Ruche</h1>{CASES[case]['pieces'][language]}"
    page = Page(
        f'<html lang="{language}"><body><main>{body}</main></body></html>'.encode(), url="https://ruche.example/"
    )
    read = [one.claim.value for one in hours.extract(page) if isinstance(one, Found)]
    assert read == [value for value in (CASES[case]["hours"],) if value]


@pytest.mark.parametrize(
    ("language", "days"),
    [("it", "dal lunedì al venerdì dalle 9 alle 18"), ("fr", "du lundi au vendredi de 9h à 18h")],
)
def test_a_small_word_before_the_days_of_a_card_belongs_to_them(language: str, days: str) -> None:
    cards = "".join(
        f"<div><h3>{name}</h3><ul><li>{street}</li><li>{days}</li></ul></div>"
        for name, street in (("Isola", "Via Borsieri 14, 20159 Milano"), ("Navigli", "Via Vigevano 8, 20144 Milano"))
    )
    page = Page(f'<html lang="{language}"><body><main>{cards}</main></body></html>'.encode(), url="https://a.example/")
    assert [one.claim.value for one in hours.extract(page) if isinstance(one, Found)] == ["Mo-Fr 09:00-18:00"] * 2


def test_hours_in_the_answer_about_a_membership_are_its_own() -> None:
    answer = "<details><summary>{}</summary><ul><li>Access 8am - 6pm weekdays</li></ul></details>"
    of_plan = answer.format("What do our flexible memberships include?")
    of_house = answer.format("When can I come?")
    found = [
        hours.extract(Page(f"<h1>Desks</h1>{one}".encode(), url="https://x.example/")) for one in (of_plan, of_house)
    ]
    told = [[one.claim.value for one in some if isinstance(one, Found)] for some in found]
    assert told == [[], ["Mo-Fr 08:00-18:00"]]
