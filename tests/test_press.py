"""The press: given an article, these spaces with these facts, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cowcrawl.extract import Extract
from cowcrawl.extract.read import read
from cowcrawl.fields import problem
from cowcrawl.page import Page
from cowcrawl.press.words import LANGUAGES

FIELDS = (
    *("name", "operator", "investor", "street", "house_number", "postal_code", "city", "district", "area_m2", "desks"),
    *("status", "opening_date", "closing_date"),
)
CASES = [
    pytest.param(case, id=f"{group}: {case['name']}")
    for group, cases in yaml.safe_load((Path(__file__).parent / "press_cases.yml").read_text("utf-8")).items()
    for case in cases
]
HEADLINES = {
    "en": "News of the day",
    "fr": "Les nouvelles du jour",
    "nl": "Het nieuws van de dag",
    "de": "Neues vom Tage",
}
FILLER = {
    "en": "More news follows tomorrow, when the council meets again and the market opens as in every week.",
    "fr": "La suite demain, quand le conseil se réunira de nouveau et que le marché se tiendra comme toujours.",
    "nl": "Meer nieuws volgt later, wanneer de raad opnieuw samenkomt en de markt doorgaat zoals elke week.",
    "de": "Mehr dazu morgen, wenn der Rat wieder zusammenkommt und der Markt stattfindet wie in jeder Woche.",
}


def article(language: str, text: str, headline: str = "", published: str = "2024-03-13") -> Page:
    """A page with one article."""
    body = (
        f'<html lang="{language}"><head><title>{headline or HEADLINES[language]}</title>'
        f'<meta property="article:published_time" content="{published}T08:00:00+01:00"></head><body><article>'
        f"<h1>{headline or HEADLINES[language]}</h1><p>{text}</p><p>{FILLER[language]}</p></article></body></html>"
    )
    return Page(body.encode(), url="https://courier.example/2024/news.html", kind="press")


def told(extract: Extract) -> list[dict[str, Any]]:
    """The spaces of an extract with the fields that are not empty, and their events."""
    spaces = []
    for mention in extract.mentions:
        space = {field: mention.first(field) for field in FIELDS if mention.first(field) is not None}
        space["events"] = [
            [claim.value["kind"], claim.value["date"], claim.modality]
            for claim in mention.claims
            if claim.field == "events"
        ]
        spaces.append(space)
    return spaces


@pytest.mark.parametrize("case", CASES)
def test_an_article_says_this_and_nothing_else(case: dict[str, Any]) -> None:
    language = next(code for code in LANGUAGES if code in case)
    page = article(language, case[language], case.get("headline", ""))
    extract = read(page)
    assert told(extract) == case["spaces"]
    for claim in (claim for mention in extract.mentions for claim in mention.claims):
        assert page.holds(claim.quote)
        assert len(claim.quote.split()) <= 25
        assert problem(claim.field, claim.value) is None
