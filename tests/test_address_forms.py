"""The normal form of an address: what is read on one line, the form per country, what two ways of writing share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.address import municipality, parse, parts
from cowcrawl.literals.address import addresses

CASES = yaml.safe_load((Path(__file__).parent / "address_cases.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["printed"])
def test_an_address_on_a_line_is_read_and_written_in_its_countrys_form(case: dict[str, Any]) -> None:
    read = parse(case["printed"], "BE")
    assert read is not None
    assert (read.street, read.postal_code, read.town, read.country) == tuple(
        case.get(part) for part in ("street", "code", "town", "country")
    )
    house = (read.number.text, read.number.box, read.number.floor) if read.number else (None, None, None)
    assert house == tuple(case.get(part) for part in ("number", "box", "floor"))
    assert read.normal == case["normal"]
    assert read.printed == case["printed"] or case["printed"].islower()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["printed"])
def test_the_normal_form_is_its_own_normal_form(case: dict[str, Any]) -> None:
    read = parse(case["normal"], case["country"])
    assert read is not None and read.normal == case["normal"]


@pytest.mark.parametrize("text", ["", "   ", "!!", "+32 2 123 45 67", "9999", "12"])
def test_what_names_no_place_is_no_address(text: str) -> None:
    assert parse(text, "BE") is None


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1000 Bruxelles, Rue Haute, 112", ("Rue Haute", "112", "1000", "Bruxelles")),
        ("in der Talstr. 3 in 06108 Halle unter dem Namen Murmel", ("Talstr.", "3", "06108", "Halle")),
        ("41001 Sevilla\nCalle Sierpes, 8", ("Calle Sierpes", "8", "41001", "Sevilla")),
        ("58, rue du Brill 4041 Esch-sur-Alzette Luxembourg", ("rue du Brill", "58", "4041", "Esch-sur-Alzette")),
        ("8, rue de Hollerich, 1741 Luxembourg", ("rue de Hollerich", "8", "1741", "Luxembourg")),
        ("Calle Mayor, 30,28911 Leganés,Madrid", ("Calle Mayor", "30", "28911", "Leganés")),
    ],
)
def test_a_comma_before_the_number_and_a_country_behind_the_town_are_read(text: str, read: tuple[str, ...]) -> None:
    (found,) = addresses(text)
    assert (found.street, found.house_number, found.postal_code, found.city) == read


@given(st.text(max_size=120))
def test_whatever_is_typed_no_reading_fails(text: str) -> None:
    read = parse(text, "BE")
    assert read is None or read.printed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Av. Louise 54 bte 3, 1050 Bruxelles", "avenue Louise 54, 1050 Brussel"),
        ("Ch. d'Ixelles 227, 1050 Elsene", "Chaussée d'Ixelles 227, 1050 Ixelles"),
        ("Leuvense Stwg 12-14, 1030 Schaarbeek", "Leuvensesteenweg 12/14, 1030 Schaerbeek"),
    ],
)
def test_two_ways_of_writing_one_address_share_a_key(one: str, other: str) -> None:
    first, second = parse(one, "BE"), parse(other, "BE")
    assert first is not None and second is not None
    assert first.key == second.key


def test_parts_that_a_page_gives_keep_their_printed_form() -> None:
    read = parts(street="Av. Louise", house_number="54 bte 3", postal_code="B-1050", town="BRUXELLES", country="BE")
    assert read.printed == "Av. Louise 54 bte 3, B-1050 BRUXELLES, BE"
    assert read.normal == "Avenue Louise 54 bte 3, 1050 Bruxelles"


@pytest.mark.parametrize(
    ("number", "country", "house"),
    [("86/a", "BE", "86 box A"), ("86/a", "IT", "86A"), ("12/115", "BE", "12 box 115"), ("12/115", "AT", "12/115")],
)
def test_what_stands_behind_a_slash_is_a_box_where_houses_have_boxes(number: str, country: str, house: str) -> None:
    assert parts(street="Via Alta", house_number=number, country=country).normal.removeprefix("Via Alta ") == house


@pytest.mark.parametrize("known", municipality._all("BE")[:19], ids=lambda known: known.name("fr"))
def test_the_nineteen_municipalities_are_known_in_both_languages(known: municipality.Municipality) -> None:
    assert municipality.named("BE", known.name("fr")) == municipality.named("BE", known.name("nl")) == known
    assert known.postcodes
    for code in known.postcodes:
        assert municipality.of_postcode("BE", code) == known


def test_a_part_of_a_municipality_is_the_municipality() -> None:
    assert municipality.named("BE", "Laken") == municipality.named("BE", "Bruxelles")
    assert municipality.named("BE", "Elsene") != municipality.named("BE", "Ukkel")
    assert municipality.named("BE", "Nowhere") is None
    assert municipality.of_postcode("BE", "9999") is None


def test_the_quarter_of_an_american_town_is_no_part_of_a_dutch_postcode() -> None:
    found = addresses("1120 NW Couch Street, Suite 300, Portland, OR 97209")
    assert [(one.house_number, one.postal_code, one.city) for one in found] == [("1120", "97209", "Portland")]
    (dutch,) = addresses("Keizersgracht 12, 1015 NW Amsterdam")
    assert dutch.postal_code == "1015 NW"


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Cobián Roffignac 6, 3º\n36002 Pontevedra", "6, 3º"),
        ("Velázquez, 12, 4º dcha, 28001 Madrid", "12, 4º dcha"),
        ("Major 5, 1r 2a, 08001 Barcelona", "5, 1r 2a"),
        ("Cobián Roffignac 6, bajo\n36002 Pontevedra", "6, bajo"),
    ],
)
def test_a_floor_or_a_door_stands_behind_a_street_without_a_street_s_word(printed: str, number: str) -> None:
    (found,) = addresses(printed, "ES")
    assert (found.house_number, found.street) == (number, printed.split(" 6")[0].split(",")[0].split(" 5")[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("📍 1a, rue Haute L-4573 Differdange", [("rue Haute", "1a", "4573")]),
        ("2440 Geel. Parkeren kan gratis op de Werft, Diestseweg 2", []),
        ("1000 Brussel. Wetstraat 5", [("Wetstraat", "5", "1000")]),
    ],
)
def test_a_pin_before_a_number_and_the_next_sentence(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(one.street, one.house_number, one.postal_code) for one in addresses(text)] == expected


@pytest.mark.parametrize(
    ("printed", "street"),
    [
        ("Elena Prado 14B\nCol. Los Olmos, Centro\n44100 Guadalajara", ("Elena Prado", "14B")),
        ("Nuovo Borgo 7, Fraz. Ponte, 36061 Bassano del Grappa", ("Nuovo Borgo", "7")),
        ("Rosental 5\nInnenstadt\n50667 Köln", ("Rosental", "5")),
        ("Les Tilleuls 4, Quartier Nord, 4000 Liège", ("Les Tilleuls", "4")),
        ("Via dell'Acciaio 7, Z.I., 35129 Padova", ("Via dell'Acciaio", "7")),
        ("Via dell'Acciaio 7 - Z.I. Nord - 35129 Padova", ("Via dell'Acciaio", "7")),
        ("Via dell'Acciaio 7, Zona Industriale, 35129 Padova", ("Via dell'Acciaio", "7")),
    ],
)
def test_a_quarter_may_stand_behind_a_street_without_a_street_s_word(printed: str, street: tuple[str, str]) -> None:
    (found,) = addresses(printed)
    assert (found.street, found.house_number) == street


@pytest.mark.parametrize("line", ["Abierto desde 2015\nCentro de negocios", "Team 12\nCentrum voor ondernemers"])
def test_a_house_called_a_centre_is_no_quarter(line: str) -> None:
    assert not addresses(f"{line}\n28010 Madrid")


@pytest.mark.parametrize(
    ("text", "street", "number", "code", "town"),
    [
        (
            "1420, rue Laurier Est, bureau 200\nMontréal (Québec) H2J 1H7",
            "rue Laurier Est",
            "1420",
            "H2J 1H7",
            "Montréal",
        ),
        ("355 rue Duke, suite 5, Montréal QC H3C 2M1", "rue Duke", "355", "H3C 2M1", "Montréal"),
        ("94, rue Principale\nSutton, Québec\nJ0E 2K0", "rue Principale", "94", "J0E 2K0", "Sutton"),
        ("302, rue Dorchester, Québec (QC)  G1K 5Z5", "rue Dorchester", "302", "G1K 5Z5", "Québec"),
        ("60 Niagara Street, Unit 5, Toronto, Ontario M5V 3T8", "Niagara Street", "60", "M5V 3T8", "Toronto"),
    ],
)
def test_a_canadian_postcode_stands_behind_its_town_and_province(
    text: str, street: str, number: str, code: str, town: str
) -> None:
    found = addresses(text)
    assert [(one.street, one.house_number, one.postal_code, one.city) for one in found] == [
        (street, number, code, town)
    ]
    assert found[0].country == "CA"


def test_a_code_of_goods_is_no_canadian_postcode() -> None:
    assert addresses("Modèle A1B 2C3 disponible dans nos bureaux") == []


@pytest.mark.parametrize("street", ["Cours Albert 1ᵉʳ", "Cours Albert 1er"])
def test_a_street_may_end_in_an_ordinal_in_small_raised_letters(street: str) -> None:
    (found,) = addresses(f"28 {street}, 75008 Paris")
    assert (found.street, found.house_number) == (street, "28")
