"""Streets that have numbers for names, and parts of a town between a street and the town."""

import pytest

from cowcrawl.literals.lone_street import streets

CROSSINGS = [
    ("Carrera 9 # 74-31, Bogotá", "Carrera 9", "74-31", "Bogotá"),
    ("Cra. 41B No. 3 - 60, Medellín", "Cra. 41B", "3 - 60", "Medellín"),
    ("Cra. 41B # 3A - 60, Medellín", "Cra. 41B", "3A - 60", "Medellín"),
    ("Ven a la Calle 91 #12A-40 Of. 202, Bogotá", "Calle 91", "12A-40 Of. 202", "Bogotá"),
    ("Cl 24 Sur # 44-18, Envigado", "Cl 24 Sur", "44-18", "Envigado"),
    ("Av. Calle 24 # 62-70 Torre 2, Bogotá", "Av. Calle 24", "62-70 Torre 2", "Bogotá"),
    ("Calle 58 # 473 x 55 y 57, Centro, Mérida", "Calle 58", "473", None),
    ("Calle 58 # 473, Centro, Mérida", "Calle 58", "473", "Mérida"),
    ("Calle 14 # 31-52 Barrio La Ermita, Cali - Colombia", "Calle 14", "31-52", "Cali"),
]


@pytest.mark.parametrize(("text", "street", "number", "town"), CROSSINGS)
def test_a_street_may_have_a_number_for_a_name(text: str, street: str, number: str, town: str | None) -> None:
    (one,) = streets(text)
    assert (one.street, one.house_number, one.city) == (street, number, town)


@pytest.mark.parametrize(
    "text",
    [
        "De la calle 3 no 5-10 personas",
        "Sala # 3, de 12-18 personas, por la avenida",
        "Nº 4-12 de la revista, calle arriba",
        "Av. del Mar: mesas # 1-4",
    ],
)
def test_other_numbers_behind_a_hash_are_no_address(text: str) -> None:
    assert streets(text) == []


QUARTERS = [
    ("Av. Rubén Darío 815, Col. La Estancia, Zapopan, Jal.", "Zapopan"),
    ("Av. Rubén Darío 815\nCol. La Estancia, Zapopan, Jalisco", "Zapopan"),
    ("Calle Durango 45, Colonia Roma Sur, Alcaldía Cuauhtémoc, CDMX", "CDMX"),
    ("Calle Durango 45, Colonia Roma Sur", None),
    ("Calle Feria 5, Centro, Sevilla", "Sevilla"),
    ("Calle Artigas 45, Colonia del Sacramento, Uruguay", "Colonia del Sacramento"),
    ("Via Roma 3, Loc. Piano, Sassuolo", "Sassuolo"),
]


@pytest.mark.parametrize(("text", "town"), QUARTERS)
def test_a_part_of_a_town_is_not_the_town(text: str, town: str | None) -> None:
    (one,) = streets(text)
    assert one.city == town


def test_an_abbreviation_in_capitals_leads_to_a_postcode() -> None:
    from cowcrawl.literals.address import addresses

    for text in ("Avda. de la Estrella,9 CP 08191 Rubí", "Via Stella, 9 CAP 20121 Milano"):
        (one,) = addresses(text)
        assert one.house_number == "9"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Río Tíber 31, Col. Juárez, CDMX", ("Río Tíber", "31", "CDMX")),
        ("Sucre 1400, Col. del Valle, Monterrey", ("Sucre", "1400", "Monterrey")),
        ("Uruguay 840, CABA", ("Uruguay", "840", "CABA")),
        ("Manuel Rodríguez 912, oficina 8, Temuco, Chile", ("Manuel Rodríguez", "912, oficina 8", "Temuco")),
        ("Serrano 4865, Palermo, Buenos Aires, Argentina", ("Serrano", "4865", "Buenos Aires")),
        ("Dirección: Olmo 838, Santiago, Región Metropolitana, Chile", ("Olmo", "838", "Santiago")),
        ("Feria Farol 2023, Santiago, Chile", None),
        ("Estamos en Olmo 838, Santiago, Chile", None),
        ("Jr. Los Tilos 204, Lima", ("Jr. Los Tilos", "204", "Lima")),
        ("Gran Vía 12, Bilbao", ("Gran Vía", "12", "Bilbao")),
        ("Plaza del Olmo, 7, 1.º B, Sevilla", ("Plaza del Olmo", "7, 1.º B", "Sevilla")),
        ("Paseo del Olmo, 14, 2.º izda., Lugo", ("Paseo del Olmo", "14, 2.º izda.", "Lugo")),
        ("Ronda del Olmo 112, entlo., Lugo", ("Ronda del Olmo", "112, entlo.", "Lugo")),
        ("Calle del Olmo 34, nave 9, Lugo", ("Calle del Olmo", "34, nave 9", "Lugo")),
        ("Via dei Tigli 256, scala B, 3° piano, Parma", ("Via dei Tigli", "256, scala B, 3° piano", "Parma")),
        ("Via dei Tigli 5, piano terra, Parma", ("Via dei Tigli", "5, piano terra", "Parma")),
        ("Rúa do Olmo, 25 - 1º Dcha., A Coruña", ("Rúa do Olmo", "25 - 1º Dcha.", "A Coruña")),
        ("Vico dei Tigli 4 rosso, Genova", ("Vico dei Tigli", "4 rosso", "Genova")),
        ("Lungolago Verdi 12, Locarno", ("Lungolago Verdi", "12", "Locarno")),
        ("Nicaragua 4812, Palermo Viejo, CABA", ("Nicaragua", "4812", "CABA")),
        ("Sala 3, CABA", None),
        ("En 2019, CABA no tenía coworkings", None),
        ("Piso 3, Col. Roma", None),
        ("Somos 20 personas en CABA", None),
    ],
)
def test_a_quarter_or_a_city_tells_that_a_name_and_a_number_are_a_street(
    text: str, found: tuple[str, str, str] | None
) -> None:
    assert [(one.street, one.house_number, one.city) for one in streets(text)] == ([found] if found else [])


def test_a_city_in_capitals_stays_so() -> None:
    from cowcrawl.literals.postcode import town_case

    assert (town_case("CABA"), town_case("CDMX"), town_case("LYON")) == ("CABA", "CDMX", "Lyon")


def test_where_a_house_is_names_no_plan() -> None:
    from plans import named, page_of

    card = "<div><h2>Lampa Coworking</h2><h3>Uruguay 840, CABA</h3><p>Tarifa por mes: $2000</p><p>OpenDesk</p></div>"
    assert {plan[0] for plan in named(page_of(card))} == {"Tarifa por mes"}
