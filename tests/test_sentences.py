"""Where a sentence ends: not at the point of a short word or of a number that counts."""

from __future__ import annotations

import pytest

from cowcrawl.extract.texts.sentences import split


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Eröffnet am 12. September 2016. Komm vorbei.", ["Eröffnet am 12. September 2016.", "Komm vorbei."]),
        ("Wir sind im 2. Stock. Der Eingang ist links.", ["Wir sind im 2. Stock.", "Der Eingang ist links."]),
        ("We have 12. And you?", ["We have 12.", "And you?"]),
        ("Alle Preise zzgl. MwSt. pro Monat.", ["Alle Preise zzgl. MwSt. pro Monat."]),
        ("A lounge. 14,500 sq ft in total.", ["A lounge.", "14,500 sq ft in total."]),
        ("70€/día (máx. 8 pax). Gratis.", ["70€/día (máx. 8 pax).", "Gratis."]),
    ],
)
def test_sentences_are_parted_where_they_end(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


def test_a_no_that_answers_is_a_sentence_and_one_before_a_number_is_none() -> None:
    assert split("No. Postal addresses are let alone.") == ["No.", "Postal addresses are let alone."]
    assert split("No. 5 Mill Lane is our house.") == ["No. 5 Mill Lane is our house."]
    assert split("We are at No. Five.") == ["We are at No. Five."]
