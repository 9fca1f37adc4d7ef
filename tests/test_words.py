"""Hints: a text that holds a phrase is never passed over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl import vocabulary
from cowcrawl.literals.period import period_spans
from cowcrawl.literals.vat import vat_spans
from cowcrawl.literals.words import Endings, Hint, has_digit, holds, lowered, told_by
from cowcrawl.vocabulary import load, phrases

SURROUNDINGS = ["", " ", "3", "€ ", "/", " (", "l'", "\n", "-"]
CONCEPTS = [
    (name, concept)
    for name in ("vat", "units", "periods", "period_words", "numbers")
    for concept, entry in load(name).items()
    if isinstance(entry, dict) and all(isinstance(words, list) for words in entry.values())
]


@pytest.mark.parametrize("path", sorted(Path(vocabulary.__file__).parent.glob("*.yml")), ids=lambda path: path.stem)
def test_no_word_of_the_vocabulary_is_read_as_yes_or_no(path: Path) -> None:
    lists = [part for part in re.split(r"[\[\],\n]", path.read_text("utf-8")) if ":" not in part]
    assert [part for part in lists if part.strip().casefold() in ("on", "off", "yes", "no")] == []


@pytest.mark.parametrize(("name", "concept"), CONCEPTS)
def test_a_text_that_holds_a_phrase_fits_its_hint(name: str, concept: str) -> None:
    hint = Hint.of(phrases(name, concept))
    texts = [f"{before}{text}{before[::-1]}" for before in SURROUNDINGS for text in phrases(name, concept)]
    assert [text for text in texts if not hint.fits(text)] == []
    capitals = [text.upper() for text in texts if text.upper().lower() == text.lower()]  # "ß" has no capital
    assert [text for text in capitals if not hint.fits(text)] == []


@given(st.text(alphabet="aàbcé €1/.-²", max_size=30), st.text(alphabet="abé1²-", min_size=1, max_size=6))
def test_a_phrase_between_other_signs_than_letters_always_fits(text: str, phrase: str) -> None:
    assert Hint.of([phrase]).fits(f"{text} {phrase} {text}")


def test_a_text_without_any_run_of_letters_of_a_phrase_does_not_fit() -> None:
    assert not Hint.of(["excl. btw", "hors taxes", "²"]).fits("Exclusive offers of our house")


def test_a_text_with_a_part_of_a_phrase_does_not_fit() -> None:
    hint = Hint.of(["salle de cours", "open space"])
    assert not hint.fits("Le cours de yoga a lieu dans la grande pièce")
    assert hint.fits("La salle qui sert de salle de cours")


def test_a_text_holds_a_phrase_as_a_whole_in_any_case() -> None:
    assert holds("names", "credit", "HOSTED by a firm")
    assert not holds("names", "credit", "unhosted words")


def test_a_phrase_is_told_by_the_word_that_the_fewest_share() -> None:
    told = told_by([("salle", "de", "cours"), ("salle", "de", "yoga"), ("salle",)])
    assert told == {
        "cours": (frozenset({"salle", "de"}),),
        "yoga": (frozenset({"salle", "de"}),),
        "salle": (),
    }


@given(st.text(max_size=40))
def test_lower_case_keeps_every_letter_in_its_place(text: str) -> None:
    assert len(lowered(text)) == len(text) and lowered(lowered(text)) == lowered(text)


@pytest.mark.parametrize(
    "text", ["20 €/jour", "€ 175,- p/m per maand", "Tagesticket", "dag-pas", "l'heure", "2x per week"]
)
def test_periods_are_found_behind_their_hint(text: str) -> None:
    assert period_spans(text) or "2x" in text


@pytest.mark.parametrize("text", ["100HT", "€20 excl. btw", "+21% btw", "(TTC)", "zzgl.\nMwSt."])
def test_tax_is_found_behind_its_hint(text: str) -> None:
    assert vat_spans(text)


@pytest.mark.parametrize(("name", "concept"), [("formulas", "former"), ("money", "from"), ("period_words", "links")])
def test_a_text_that_ends_in_a_phrase_has_its_ending(name: str, concept: str) -> None:
    endings = Endings.of(phrases(name, concept), after=":?")
    texts = [f"x {text}{behind}" for behind in ("", " ", ":", " : ") for text in phrases(name, concept)]
    assert [text for text in texts if not endings.end(text) or not endings.end(text.replace("'", "’"))] == []


@pytest.mark.parametrize("text", ["", "now", "former price", "was 20 €"])
def test_a_text_that_ends_in_another_word_has_none(text: str) -> None:
    assert not Endings.of(phrases("formulas", "former")).end(text)


def test_a_digit_is_any_that_counts() -> None:
    assert has_digit("a1") and not has_digit("m²")
