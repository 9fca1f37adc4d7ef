"""Four digits behind a street are its number, though a comma and a name with a capital follow: no postcode."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.literals.address import addresses

NO_CODES = [
    "Avenida Olmos 5000, Barrio Norte, Rosales",
    "Av. Olmos 1821, Piso 3, Rosales",
    "Calle 10 4020, Los Olmos",
    "Av. Olmos 165, of. 1202, Rosales",
    "Avenida Olmos 2100\nRosales",
    "Via Olmi 1234, Scala B, Roseto",
    "Rue des Ormes 1200, Local 3, Rosière",
]


@pytest.mark.parametrize("text", NO_CODES)
def test_the_number_of_a_house_is_no_postcode(text: str) -> None:
    assert addresses(text) == []


def test_the_postcode_behind_the_quarter_is_read() -> None:
    (found,) = addresses("Av. Olmos Sur 1234, Col. Rosales, 03100 Ciudad de los Olmos")
    assert (found.street, found.house_number, found.postal_code) == ("Av. Olmos Sur", "1234", "03100")


@pytest.mark.parametrize(
    ("text", "street", "code", "city"),
    [
        ("Rue Haute 12, 1000 Bruxelles", ("Rue Haute", "12"), "1000", "Bruxelles"),
        ("Rue de la Gare 1300 Wavre", ("Rue de la Gare", None), "1300", "Wavre"),
        ("Via Olmi 5, 6900 Lugano", ("Via Olmi", "5"), "6900", "Lugano"),
        ("Hauptstrasse 5\n8001, Zürich", ("Hauptstrasse", "5"), "8001", "Zürich"),
        ("Markt 3 9000, Gent", ("Markt", "3"), "9000", "Gent"),
    ],
)
def test_a_postcode_of_four_digits_is_one(text: str, street: tuple[str, str | None], code: str, city: str) -> None:
    (found,) = addresses(text)
    assert ((found.street, found.house_number), found.postal_code, found.city) == (street, code, city)


@given(st.integers(1000, 9999), st.sampled_from(["Avenida", "Calle", "Via", "Rue", "Avenue"]))
def test_no_number_between_a_street_and_a_comma_is_a_postcode(number: int, word: str) -> None:
    assert addresses(f"{word} Olmos {number}, Rosales") == []


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("Ctra. Norte, Olmeda s/n, 31780 Rosal", ("Ctra. Norte, Olmeda", "s/n")),
        ("Camino Real, La Loma s/n, 31780 Rosal", ("Camino Real, La Loma", "s/n")),
        ("Casa Verde, Los Olmos s/n, 31780 Rosal", ("Los Olmos", "s/n")),
        ("Calle Mayor 3, Los Olmos s/n, 31780 Rosal", ("Calle Mayor", "3")),
    ],
)
def test_a_spot_without_a_number_stands_with_its_road(text: str, street: tuple[str, str]) -> None:
    (found,) = addresses(text)
    assert (found.street, found.house_number) == street
