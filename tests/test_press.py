"""The press: given an article, these spaces with these facts, and nothing else."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml.html import tostring

from cowcrawl.extract import Extract
from cowcrawl.extract.read import read
from cowcrawl.fields import problem
from cowcrawl.page import Page
from cowcrawl.press.persons import persons
from cowcrawl.press.words import LANGUAGES, words

FIELDS = (
    *("name", "operator", "investor", "street", "house_number", "postal_code", "city", "district", "area_m2", "desks"),
    *("status", "opening_date", "closing_date", "attribution"),
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
    "es": "Las noticias del día",
    "it": "Le notizie del giorno",
}
FILLER = {
    "en": "More news follows tomorrow, when the council meets again and the market opens as in every week.",
    "fr": "La suite demain, quand le conseil se réunira de nouveau et que le marché se tiendra comme toujours.",
    "nl": "Meer nieuws volgt later, wanneer de raad opnieuw samenkomt en de markt doorgaat zoals elke week.",
    "es": "Más noticias mañana, cuando se reúna de nuevo el pleno y haya mercado como todas las semanas.",
    "it": "Altre notizie domani, quando si riunisce di nuovo il consiglio e c'è mercato come ogni settimana.",
    "de": "Mehr dazu morgen, wenn der Rat wieder zusammenkommt und der Markt stattfindet wie in jeder Woche.",
}


def article(language: str, text: str, headline: str = "", published: str = "2024-03-13") -> Page:
    """A page with one article."""
    body = (
        f'<html lang="{language}"><head><title>{headline or HEADLINES.get(language, "")}</title>'
        f'<meta property="article:published_time" content="{published}T08:00:00+01:00"></head><body><article>'
        f"<h1>{headline or HEADLINES.get(language, '')}</h1>"
        f"<p>{text}</p><p>{FILLER.get(language, '')}</p></article></body></html>"
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


PHRASES = st.sampled_from(
    (
        "Kade Negen; opent; in september; een coworkingspace; in Gent; (3.500 m²); en; De Spoel; zal sluiten; niet; "
        "zou; will open; espace de coworking; à Namur; a ouvert; “Nous ouvrons”; dit Jeanne Martin; 140 desks; ?; "
        ". ; ,; la; «; (; ); hat; eröffnet; Coworking-Space; 2024; rue Haute 5, 1000 Bruxelles; \x00; \ud7ff; İ; …; "
        "négociations; n'ont pas abouti"
    ).split("; ")
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PHRASES, max_size=60).map(" ".join), st.sampled_from(LANGUAGES))
def test_whatever_an_article_says_it_is_read_without_fail_and_quoted_in_short(text: str, language: str) -> None:
    page = article(language, text.replace("<", ""), "Coworking")
    extract = read(page)
    claims = [claim for mention in extract.mentions for claim in mention.claims]
    assert not [reject for reject in extract.rejects if reject.reason == "parse"]
    assert all(page.holds(claim.quote) and len(claim.quote.split()) <= 25 for claim in claims)
    assert all(problem(claim.field, claim.value) is None for claim in claims)


def test_no_person_is_in_a_field_or_a_quote() -> None:
    text = (
        "Coworkingspace De Spoel opende in januari in Gent, vertelt zaakvoerder Joris Wouters (41). Volgens Joris "
        "Wouters telt de coworkingspace 40 werkplekken. “Wij openen in mei een tweede huis”, zegt Wouters."
    )
    extract = read(article("nl", text))
    said = [
        str(value) for mention in extract.mentions for claim in mention.claims for value in (claim.value, claim.quote)
    ]
    assert said
    assert not [words for words in said if "Wouters" in words or "Joris" in words]
    assert not [reject for reject in extract.rejects if "Wouters" in reject.detail]


def test_an_article_without_a_date_keeps_what_needs_none() -> None:
    text = (
        "Coworkingspace De Spoel opende vorige week in Gent. Coworkingspace De Wissel opende in mei 2023 in Kortrijk."
    )
    undated = article("nl", text, published="").root
    undated.xpath("//meta[@property]")[0].getparent().remove(undated.xpath("//meta[@property]")[0])
    extract = read(Page(tostring(undated), url="https://courier.example/news.html", kind="press"))
    assert extract.published_at is None
    assert [mention.first("opening_date") for mention in extract.mentions] == [None, "2023-05"]


def test_a_language_without_a_vocabulary_yields_nothing() -> None:
    page = article("pt", "O espaço de coworking A Bobina abriu as portas em janeiro em Lisboa. " * 3)
    assert read(page).mentions == ()


def test_twice_the_article_takes_about_twice_the_time() -> None:
    def seconds(paragraphs: int, seed: int) -> float:
        names = (f"Huis {number * 7 + seed}" for number in count())
        text = "</p><p>".join(
            f"Kade Negen opent in mei een coworkingspace, {next(names)}, in Gent." for _ in range(paragraphs)
        )
        page = article("nl", text)
        began = process_time()
        read(page)
        return process_time() - began

    seconds(10, 0)
    short, long = (min(seconds(size, seed) for seed in (1, 2, 3)) for size in (20, 80))
    assert long < 10 * max(short, 0.01)


def test_an_article_is_told_from_what_stands_beside_it_on_a_page_that_marks_neither() -> None:
    told_at_length = (
        "<p>Coworkingspace De Spoel opende vorige week in Gent. In de oude spinnerij is plaats voor 40 werkplekken, en "
        "dat was nodig, want de vraag groeit er al jaren, hoort men.</p><p>De ruimte is elke werkdag open, "
        "en er is een keuken en een tuin. Het gebouw stond tien jaar leeg voor de werken begonnen.</p>"
    )
    head = '<title>De Spoel opent</title><meta property="article:published_time" content="2024-03-13">'
    body = (
        f'<html lang="nl"><head>{head}</head><body><div id="content"><h1>De Spoel opent in Gent</h1>{told_at_length}'
        '</div><div class="sidebar"><h3>Meer nieuws</h3><p>Coworkingspace Het Vlot in Hasselt sloot gisteren de deuren.'
        "</p></div></body></html>"
    )
    page = Page(body.encode(), url="https://courier.example/2024/spoel.html", kind="press")
    assert [(space["name"], space["desks"]) for space in told(read(page))] == [("De Spoel", 40)]


def test_a_person_beside_any_word_of_the_vocabulary_is_found_whatever_else_the_text_holds() -> None:
    """Texts without any mark of a person are passed over; `(42)` is such a mark, and here no person's age."""
    for language in LANGUAGES:
        told = [phrase for concept in ("title", "says", "made_by") for phrase in words(concept, language)]
        for phrase in (*told, *words("title_end", "any")):
            for spelled in (phrase, phrase.upper(), f"Web{phrase}", f"co-{phrase}"):
                text = f"Yesterday {spelled} Anna Peeters was there"
                assert persons([text], language) == persons([f"{text} (42)"], language), text
