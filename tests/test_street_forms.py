"""Houses that need more than a street, a number and a postcode: ranges, roads out of town, districts, towns above."""

import pytest

from cowcrawl.literals.address import addresses
from cowcrawl.literals.lone_street import streets

Place = tuple[str | None, str | None, str | None, str | None]


def read(text: str, country: str | None = None) -> list[Place]:
    """The addresses of a text, those without a postcode where none has one."""
    found = addresses(text, country) or streets(text, country)
    return [(one.street, one.house_number, one.postal_code, one.city) for one in found]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("26 – 28 Mill Lane, Leeds, LS1 4ED", "26 – 28"),
        ("Rue Haute 12 - 14, 1000 Bruxelles", "12 - 14"),
        ("12 / 14 rue Haute, 75011 Paris", "12 / 14"),
    ],
)
def test_a_range_of_houses_may_have_spaces_around_its_dash(text: str, number: str) -> None:
    assert [one[1] for one in read(text)] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Rue Haute 12 - 1000 Bruxelles",
        "Rue Haute 12 - 3e étage, 1000 Bruxelles",
        "Rue Haute 12 - 20 postes de travail, 1000 Bruxelles",
        "Hauptstr. 12 – 3. OG, 10827 Berlin",
    ],
)
def test_a_postcode_a_floor_or_a_count_behind_a_dash_is_no_other_end_of_a_range(text: str) -> None:
    assert [one[1] for one in read(text)] == ["12"]


@pytest.mark.parametrize(
    ("text", "street", "number"),
    [
        ("Ctra. de la Sierra km 12, 28224 Pozuelo", "Ctra. de la Sierra", "km 12"),
        ("Ctra. Nacional 340 km. 12,5, 04700 El Ejido", "Ctra. Nacional 340", "km. 12,5"),
        ("Ctra. N-340, km 12, 11500 El Puerto", "Ctra. N-340", "km 12"),
        ("Ctra. Nacional 340, km 12, 29600 Marbella", "Ctra. Nacional 340", "km 12"),
        ("Strada Provinciale 12, km 5,3 - 35129 Padova", "Strada Provinciale 12", "km 5,3"),
        ("Strada Statale 11 km 5, 20010 Vittuone", "Strada Statale 11", "km 5"),
    ],
)
def test_on_a_road_out_of_town_the_milestone_is_the_number(text: str, street: str, number: str) -> None:
    assert [one[:2] for one in read(text)] == [(street, number)]


def test_a_way_of_some_kilometres_is_no_milestone() -> None:
    assert read("a 5 km de la calle Mayor 3") == [("calle Mayor", "3", None, None)]


@pytest.mark.parametrize(
    ("text", "country", "town"),
    [
        ("Market Street, Skibbereen, Co Cork P81 Y044", "IE", "Skibbereen"),
        ("10 Thomas Street, Dublin 8, Ireland", "IE", "Dublin"),
        ("12 rue Haute, Paris 11e", "FR", "Paris"),
        ("Calle Mayor 3, oficina 4, 15001 A Coruña", "ES", "A Coruña"),
        ("Gent, Veldstraat 4", "BE", "Gent"),
        ("Gent\nVeldstraat 4", "BE", "Gent"),
        ("Orléans : 14 rue Haute", "FR", "Orléans"),
    ],
)
def test_the_town_is_found_before_a_county_with_its_district_or_above_the_street(
    text: str, country: str, town: str
) -> None:
    assert [one[3] for one in read(text, country)] == [town]


def test_a_line_above_a_street_that_is_no_town_gives_none() -> None:
    assert [one[3] for one in read("Ons kantoor\nVeldstraat 4", "BE")] == [None]
    assert [one[3] for one in read("Rue\nVeldstraat 4", "BE")] == [None]


def test_a_french_postcode_may_be_printed_like_thousands_if_its_town_follows() -> None:
    assert read("2 place du Marché, 38 000 Grenoble", "FR") == [("place du Marché", "2", "38000", "Grenoble")]
    assert [one[2] for one in read("2 place du Marché, 12 000 Grenoble", "FR")] == [None]
    assert [one[2] for one in read("2 place du Marché, 12 000 Visiteurs", "FR")] == [None]


def test_a_code_for_cedex_is_of_no_place_and_a_postcode_all_the_same() -> None:
    found = read("8 quai Perrault\nBP 310\n29 208 Landerneau Cedex 2")
    assert found == [("quai Perrault", "8", "29208", "Landerneau")]
    assert read("Quai Perrault 8, 29 208 Visiteurs") == [("Quai Perrault", "8", None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Notre atelier est à la rue du Moulin à Papier 21, à 5000 Namur",
        "21 rue du Moulin à Papier, 5000 Namur",
        "Rue du Moulin à Papier 21, 5000 Namur",
    ],
)
def test_what_a_mill_in_a_street_s_name_is_for_is_no_town(text: str) -> None:
    ((street, number, *place),) = read(text, "BE")
    assert (street or "").casefold() == "rue du moulin à papier"
    assert (number, *place) == ("21", "5000", "Namur")


def test_a_town_behind_a_street_is_no_part_of_its_name() -> None:
    assert read("12 rue Haute à 5000 Namur", "BE") == [("rue Haute", "12", "5000", "Namur")]


def test_a_letter_alone_is_no_street() -> None:
    assert read("C 4, 68159 Mannheim") == []


def test_a_letter_behind_a_slash_is_part_of_the_number_and_no_country() -> None:
    assert [one[:3] for one in read("Via dei Mille 9/B\n24122 Bergamo", "IT")] == [("Via dei Mille", "9/B", "24122")]


def test_what_leads_to_an_address_in_a_sentence_is_no_part_of_it() -> None:
    assert [one[0] for one in read("Het adres is De Hoek 16A, 3401 DX IJsselstein.")] == ["De Hoek"]
    assert [one[0] for one in read("Find us at Mill Street, Kells, Co. Meath A82 X6P0", "IE")] == ["Mill Street"]
    assert [one[0] for one in read("Unsere Adresse lautet Am Anger 4, 99084 Erfurt.")] == ["Am Anger"]


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("Die Genossenschaft Spinnerei Plinth AG Untere Bachstrasse 4, 9050 Appenzell", "Untere Bachstrasse"),
        ("Wij zitten al jaren met veel plezier in de Lange Molenstraat 8, 9000 Gent", "Lange Molenstraat"),
    ],
)
def test_an_adjective_with_a_capital_begins_the_name_of_a_street(text: str, street: str) -> None:
    assert read(text)[0][0] == street


def test_a_british_county_in_short_is_no_town() -> None:
    assert [one[3] for one in read("12 King St, Stroud, Glos GL5 3DF", "GB")] == ["Stroud"]


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("Büroadresse am Bodensee. Lindenhofstr. 2, 78467 Konstanz", "Lindenhofstr."),
        ("Werkplek vlak bij zee. Molenstraat 5, 8400 Oostende", "Molenstraat"),
        ("Vergaderen in Gent. Oude Vismarkt 3, 9000 Gent", "Oude Vismarkt"),
    ],
)
def test_a_sentence_before_a_street_is_no_part_of_its_name(text: str, street: str) -> None:
    assert read(text)[0][0] == street


@pytest.mark.parametrize("street", ["Burgem. Jansenlaan", "Oude Burg. Moonsstraat", "Kon. Astridlaan"])
def test_a_short_word_with_a_full_stop_is_part_of_a_street(street: str) -> None:
    assert read(f"{street} 5, 2018 Antwerpen")[0][0] == street


@pytest.mark.parametrize(
    ("text", "streets_read"),
    [
        ("Postbus 55, 3500 AB Utrecht. Bezoekadres: Oudegracht 112, 3511 AW Utrecht", [None, "Oudegracht"]),
        ("Torstr. 1, 10119 Berlin. Ackerstr. 9, 10115 Berlin.", ["Torstr.", "Ackerstr."]),
        ("Rue Haute 12, 1000 Bruxelles. Rue Basse 3, 1050 Ixelles.", ["Rue Haute", "Rue Basse"]),
        ("1 High Street, Leeds LS1 4ED. 5 Mill Lane, Leeds LS2 7AB.", ["High Street", "Mill Lane"]),
    ],
)
def test_a_sentence_behind_an_address_may_begin_the_next(text: str, streets_read: list[str | None]) -> None:
    assert [one[0] for one in read(text)] == streets_read


def test_a_town_may_end_a_sentence_with_an_exclamation_mark() -> None:
    assert read("Je vindt ons aan de Nieuwe Kade 3 in Arnhem!") == [("Nieuwe Kade", "3", None, "Arnhem")]


def test_a_house_number_of_five_digits_stands_before_an_english_street_alone() -> None:
    assert read("26662 Heron Rd\nCalabasas, CA 91302", "US") == [("Heron Rd", "26662", "91302", "Calabasas")]
    assert read("10405 Old Mill Road, Dallas, TX 75230", "US") == [("Old Mill Road", "10405", "75230", "Dallas")]
    assert read("10999 Reiherstraße 5", "DE")[0][:2] == ("Reiherstraße", "5")


@pytest.mark.parametrize(
    ("text", "street", "number"),
    [
        ("28 Cours Albert 1ᵉʳ, 75008 Paris", "Cours Albert 1ᵉʳ", "28"),
        ("Plaza del 2 de Mayo 3, 28004 Madrid", "Plaza del 2 de Mayo", "3"),
        ("Avenida 9 de Octubre 12, 41001 Sevilla", "Avenida 9 de Octubre", "12"),
        ("Calle 1 de Mayo s/n, 28004 Madrid", "Calle 1 de Mayo", "s/n"),
    ],
)
def test_a_day_or_a_king_in_the_name_of_a_street_is_no_house_number(text: str, street: str, number: str) -> None:
    assert [(one.street, one.house_number) for one in addresses(text)] == [(street, number)]


@pytest.mark.parametrize(
    ("text", "street", "number"),
    [
        ("12, rue du moulin, 69007 Lyon", "rue du moulin", "12"),
        ("Le Lampion, 12 bis, rue de la paix 75002 Paris", "rue de la paix", "12 bis"),
        ("Nous sommes situés au 3, place de la gare, 1003 Lausanne", "place de la gare", "3"),
        ("42 rue du banc de la grande roche 67000 Strasbourg", "rue du banc de la grande roche", "42"),
        ("C/O La Verrière, 42 rue du banc de la roche 67000 Strasbourg", "rue du banc de la roche", "42"),
        ("6 quai Lampion,69 007 Lyon", "quai Lampion", "6"),
        ("1 Le Bourg 24290 Montignac", "Le Bourg", "1"),
        ("4 lieu dit Les Granges 56000 Vannes", "lieu dit Les Granges", "4"),
    ],
)
def test_a_number_makes_a_name_in_lower_case_a_street(text: str, street: str, number: str) -> None:
    assert [(one.street, one.house_number) for one in addresses(text)] == [(street, number)]


@pytest.mark.parametrize(
    "text",
    [
        "Groupe de 12, cours de yoga, 69007 Lyon",
        "12 allée de nos membres au fond de la cour ouverte 69007 Lyon",
        "Capital de 10 000 euros,69 007 Lyon",
    ],
)
def test_words_in_lower_case_behind_any_other_number_are_no_street(text: str) -> None:
    assert addresses(text) == []


def test_whose_house_it_is_in_is_no_street() -> None:
    assert read("c/o Maison Verte, 12") == []
