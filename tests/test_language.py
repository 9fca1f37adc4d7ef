"""The language of a page is what it is written in, whatever its markup says."""

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from cowcrawl.page.language import LANGUAGES, language
from cowcrawl.page.language_model import identifier
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


SAID = [
    DUTCH,
    FRENCH,
    "Unser Haus liegt mitten in der Stadt und hat Schreibtische, Ruhe und guten Kaffee.",
    "La nostra casa è nel centro della città, con scrivanie e caffè.",
    "Nuestra casa está en el centro, con mesas y café.",
    "Наш простір у центрі міста, з кавою та тишею.",
    "Hot desk € 150",
    "",
]


@pytest.mark.parametrize("some", [(), LANGUAGES], ids=["all languages", "ours"])
def test_the_model_in_less_memory_answers_as_the_whole_one(some: tuple[str, ...]) -> None:
    whole = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    if some:
        whole.set_languages([code for code in some if code in whole.nb_classes])
    for text in SAID:
        (code, share), (expected, its_share) = identifier(some).classify(text), whole.classify(text)
        assert (code, share) == (expected, pytest.approx(its_share))
