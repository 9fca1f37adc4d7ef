"""The company that answers for a site: its address is the house's, those of others and its mere seat are not."""

import pytest

from cowcrawl.extract.where.address import sightings
from tests.markup import page

TERMS = "https://lampion.example/terms"


def streets_of(text: str, url: str = TERMS) -> list[str | None]:
    """The streets that the page of a sentence gives, which is long enough to be prose."""
    rest = " These terms hold for whoever uses a desk, a room or the kitchen, for an hour or a day, a week or a month."
    return [one.address.street for one in sightings(page(f"<p>{text}.{rest}</p>", url=url))]


@pytest.mark.parametrize(
    "text",
    [
        "Diese AGB gelten für sämtliche Leistungen der Lampion GmbH, Am Kai 7, 10115 Berlin (im Folgenden Lampion)",
        "Lampion Ltd, 5 Mill Lane, Leeds LS1 4ED, lets you use its desks",
    ],
)
def test_the_company_after_which_the_site_is_called_is_where_its_terms_say(text: str) -> None:
    assert len(streets_of(text)) == 1


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("Der Vermieter ist: die Papierboot GmbH, Am Kai 7, 10115 Berlin vertreten durch X", "Am Kai"),
        ("This site is owned by Papierboot Ltd of 5 – 7 Mill Lane, Leeds, LS1 4ED and may be called", "Mill Lane"),
    ],
)
def test_a_company_that_a_word_before_it_makes_the_provider_counts_as_well(text: str, street: str) -> None:
    assert streets_of(text) == [street]


@pytest.mark.parametrize(
    "text",
    [
        "Payments are taken by Papierboot Ltd, 5 Mill Lane, Leeds LS1 4ED",
        "Wir nutzen die Karten der Papierboot GmbH, Am Kai 7, 10115 Berlin",
        "Lampion BV, gevestigd te Kerkstraat 5, 9000 Gent, verhuurt werkplekken",
        "Lampion SARL, dont le siège social est situé 5, rue Basse, 75009 Paris, vous loue un bureau",
    ],
)
def test_another_company_and_a_mere_seat_are_no_house(text: str) -> None:
    assert streets_of(text) == []


def test_on_a_page_about_data_the_provider_of_a_tool_is_no_house() -> None:
    text = "Anbieter ist die Papierboot GmbH, Am Kai 7, 10115 Berlin, die Ihre Daten verarbeitet"
    assert streets_of(text, "https://lampion.example/datenschutz") == []


def test_elsewhere_than_on_pages_of_law_a_company_in_a_sentence_is_no_house() -> None:
    text = "Our friends of Lampion GmbH, Am Kai 7, 10115 Berlin, have had a summer party"
    assert streets_of(text, "https://lampion.example/about") == []
