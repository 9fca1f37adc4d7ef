"""The language of a page is what it is written in, whatever its markup says."""

from cowcrawl.language import language
from tests.markup import page

DUTCH = (
    "<p>"
    + "Wij zijn een gezellige werkplek in het midden van de stad, met koffie, rust en goed internet. " * 4
    + "</p>"
)
FRENCH = (
    "<p>" + "Nous sommes un espace de travail partagé au centre de la ville, avec du café et du calme. " * 4 + "</p>"
)


def test_the_text_is_believed_against_a_lying_attribute() -> None:
    assert language(page(DUTCH, lang="en-US")) == "nl"
    assert language(page(FRENCH, lang="nl")) == "fr"


def test_the_attribute_is_believed_when_there_is_hardly_any_text() -> None:
    assert language(page("<p>Contact</p>", lang="fr-BE")) == "fr"


def test_a_page_without_text_and_attribute_has_no_language() -> None:
    assert language(page("")) is None


def test_the_text_speaks_when_the_attribute_is_missing() -> None:
    assert language(page(DUTCH)) == "nl"
