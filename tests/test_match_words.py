"""What is read of names, streets, towns and addresses before they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.text import fold, fold_each
from db.match import contact
from db.match.names import known_brands, name
from db.match.spelling import corrections
from db.match.streets import place
from db.match.towns import town


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("Perka Foundry SL", ("perka", "foundry")),
        ("Quiet Mill Espaces S.A.S.", ("quiet", "mill")),
        ("Zebra Tannery GmbH & Co. KG", ("zebra", "tannery")),
        ("Robin Salon B.V. Utrecht", ("robin", "salon", "utrecht")),
        ("ASBL Moulin", ("moulin",)),
        ("The Office SRL", ("the", "office")),
        ("Perka, 3e étage", ("perka",)),
        ("Perka Tower B", ("perka",)),
        ("Spaces Louise", ("spaces", "louise")),
        ("Coworking Spaces Louise", ("louise",)),
    ],
)
def test_a_name_keeps_the_words_that_tell(printed: str, words: tuple[str, ...]) -> None:
    assert name(printed, known_brands()).words == words


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("Perka Tour 2, 3e étage", ("2", "3", None)),
        ("Perka WTC III", (None, None, "3")),
        ("Perka 2", (None, None, "2")),
        ("Perka Building C", ("c", None, None)),
        ("Toren44", (None, None, None)),
        ("Perka", (None, None, None)),
    ],
)
def test_a_name_tells_the_part_of_the_building(printed: str, unit: tuple[str | None, ...]) -> None:
    found = name(printed).unit
    assert (found.tower, found.floor, found.ordinal) == unit


@pytest.mark.parametrize(
    ("printed", "streets", "number"),
    [
        ("Av. Louise", [("louise", "avenue", "fr")], None),
        ("Louizaln", [("louiza", "laan", "nl")], None),
        ("Rue Neuve / Nieuwstraat", [("neuve", "rue", "fr"), ("nieuw", "straat", "de nl")], None),
        ("Rue Neuve - Nieuwstraat", [("neuve", "rue", "fr"), ("nieuw", "straat", "de nl")], None),
        ("12 rue du Port", [("port", "rue", "fr")], "12"),
        ("Rue du Port 55 bus 12", [("port", "rue", "fr")], "55"),
        ("Rue du Port n° 40", [("port", "rue", "fr")], "40"),
        ("Plein 1944", [("plein1944", "", "")], None),
        ("Square des Moines", [("moines", "square", "fr")], None),
        ("Moniksquare", [("monik", "square", "en nl")], None),
        ("C/ Mayor", [("mayor", "calle", "es")], None),
        ("V.le Dante", [("dante", "viale", "it")], None),
        ("Baker St", [("baker", "street", "en")], None),
    ],
)
def test_a_street_is_its_name_without_its_kind(
    printed: str, streets: list[tuple[str, str, str]], number: str | None
) -> None:
    found = place(printed)
    assert ([(one.core, one.kind, one.language) for one in found.names], found.number) == (streets, number)


def test_a_part_of_a_building_behind_the_street_is_neither_street_nor_number() -> None:
    found = place("Nieuwpln, Toren 3")
    assert ([one.core for one in found.names], found.number, found.unit.tower) == (["nieuw"], None, "3")


@pytest.mark.parametrize("other", ["Brussel", "Brussels", "Ville de Bruxelles"])
def test_a_town_is_one_under_all_its_names(other: str) -> None:
    assert town(other).key == town("Bruxelles").key


@pytest.mark.parametrize(
    ("printed", "number"),
    [("+32 2 555 11 22", "25551122"), ("0032 2 555.11.22", "25551122"), ("02/555.11.22", "25551122"), ("12", None)],
)
def test_a_phone_is_its_last_digits(printed: str, number: str | None) -> None:
    assert (contact.phone(printed) or "")[-7:] == (number or "")[-7:]


@pytest.mark.parametrize(
    ("printed", "site"),
    [
        ("https://www.perka.example/", ("perka.example", None)),
        ("perka.example/en/contact?utm_source=list", ("perka.example", None)),
        ("http://perka.example/fr/locations/midi/", ("perka.example", "perka.example/locations/midi")),
        ("https://www.facebook.com/perka", ("facebook.com/perka", None)),
        ("https://facebook.com", (None, None)),
        ("none", (None, None)),
    ],
)
def test_a_website_is_its_host_and_the_page_of_the_space(printed: str, site: tuple[str | None, str | None]) -> None:
    assert contact.site(printed) == site


@pytest.mark.parametrize(
    ("printed", "code"),
    [("B-1050", "1050"), ("1012 ab", "1012AB"), ("1250-011 Coração", "1250011"), ("EC1A 1BB", "EC1A1BB"), ("-", None)],
)
def test_a_postal_code_is_its_letters_and_digits(printed: str, code: str | None) -> None:
    assert contact.postal_code(printed) == code


def test_a_rare_word_one_letter_from_a_frequent_one_is_that_one() -> None:
    counts = {"silverhouse": 9, "silverhosue": 1, "silvrehosue": 1, "mill": 9, "mull": 1, "loft12": 9, "loft13": 1}
    assert corrections(counts) == {"silverhosue": "silverhouse"}


@given(st.lists(st.text() | st.sampled_from(["L'Étage_2", "Straße 1\n2", "S.A. Ünï"]), max_size=5))
def test_many_texts_are_folded_as_each_is(texts: list[str]) -> None:
    assert fold_each(texts) == list(map(fold, texts))
