"""Persons on the pages of operators: what is kept of a whole page, read as a crawl reads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from cowcrawl.model import Reading
from cowcrawl.page.content import Content
from cowcrawl.people import of_cards, people
from cowcrawl.reader import read
from helpers import a_card, a_reading
from pipelines.chain import through

CASES = yaml.safe_load(Path(__file__).with_name("people_cases.yml").read_text("utf-8"))
COUNTRY = {"en": "BE", "nl": "BE", "fr": "FR", "de": "DE", "es": "ES", "it": "IT"}


def kept_of(page: str) -> Reading:
    """The reading of a page of an operator as it is stored."""
    content = Content(body=page.encode(), url="https://house.example/page")
    found = read(content)
    about = {"language": found.language, "title": content.page.title, "sha256": "0" * 64, "size": len(page)}
    reading = a_reading("/page", source="house", role=found.role, **about)
    whole = Reading(document=reading.document, mentions=found.mentions, rejects=found.rejects, people=found.people)
    return through(whole, a_card("house", name="House", country=COUNTRY[str(found.language)]))


def texts(reading: Reading) -> Iterator[str]:
    """All that is kept in words."""
    yield from (reading.document.title or "", *reading.people)
    for claim in (claim for mention in reading.mentions for claim in mention.claims):
        yield from (str(claim.value), claim.quote, claim.locator, *claim.context)
    yield from (f"{reject.field} {reject.detail}" for reject in reading.rejects)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_of_a_page_no_person_is_kept_and_the_facts_are(case: dict[str, Any]) -> None:
    reading = kept_of(case["page"])
    assert [(word, text) for text in texts(reading) for word in case["gone"] if word in text] == []
    values = [(claim.field, str(claim.value)) for mention in reading.mentions for claim in mention.claims]
    for field, wanted in case.get("stays", {}).items():
        for want in wanted if isinstance(wanted, list) else [wanted]:
            assert any(name == field and str(want) in value for name, value in values), (field, want, values)


@pytest.mark.parametrize(
    ("lines", "card"),
    [
        (("Anna Peeters", "Community Manager", ""), True),
        (("Founder", "Tom Verlinden"), True),
        (("Tom Verlinden", "Lead Designer & Founder", "Bel:"), True),
        (("Anna Peeters", "Community Manager at The Quay"), True),
        (("Silverdock Louise", "Community manager on site"), False),
        (("Anna Peeters", "Tel."), False),
        (("Meeting Room", "Manager on site"), False),
        (("Quai aux Briques 4", "Director"), False),
    ],
)
def test_a_card_of_a_person_is_a_name_and_what_it_is_there(lines: tuple[str, ...], card: bool) -> None:
    assert bool(of_cards(lines)) is card


def test_a_first_name_alone_is_a_person_s_only_where_no_other_name_holds_it() -> None:
    told = ["Responsable : Hugo Renard", "Hugo vous accueille"]
    assert people(told, [[], []], "fr", ()) == {"Hugo Renard", "Hugo"}
    assert people([*told, "Salle Victor Hugo, 8 personnes"], [[], [], []], "fr", ()) == {"Hugo Renard"}
