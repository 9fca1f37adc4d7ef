"""The chain of geocoders: the first good answer holds, else the best lower precision with every reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cowcrawl.address import Address, parse
from db.geocode import Answer, Miss, Unavailable, locate
from db.geocode.centres import Centres

STREET = Answer(
    latitude=50.8466,
    longitude=4.3528,
    precision="street",
    provider="double",
    licence=None,
    within_m=80.0,
)
BUILDING = replace(STREET, precision="building", within_m=0.0)


class Double:
    """A provider that says what it was told to, and counts."""

    def __init__(self, name: str, says: Answer | Miss | Unavailable) -> None:
        self.name, self.says, self.asked = name, says, 0

    def find(self, address: Address) -> Answer | Miss:
        self.asked += 1
        if isinstance(self.says, Unavailable):
            raise self.says
        return self.says


def address(text: str) -> Address:
    read = parse(text, "BE")
    assert read is not None
    return read


GRAND_PLACE = address("Grand-Place 1, 1000 Bruxelles")


def test_the_first_good_answer_ends_the_chain() -> None:
    first, second = Double("first", STREET), Double("second", BUILDING)
    assert locate(GRAND_PLACE, [first, second]).answer is STREET
    assert second.asked == 0


def test_a_coarse_answer_gives_way_to_a_good_one_that_comes_later() -> None:
    found = locate(GRAND_PLACE, [Centres(), Double("late", BUILDING)])
    assert found.answer is BUILDING
    assert found.reason is None


def test_every_reason_for_a_lower_precision_is_kept() -> None:
    providers = [Double("nominatim", Unavailable("timed out")), Double("gazetteer", Miss("no such street")), Centres()]
    found = locate(GRAND_PLACE, providers)
    assert found.answer is not None
    assert (found.answer.precision, found.answer.provider) == ("postcode", "geonames")
    assert found.reason == "nominatim: timed out; gazetteer: no such street"


@pytest.mark.parametrize(
    ("text", "precision", "reason"),
    [
        ("Rue Machin 5, 1000 Bruxelles", "postcode", None),
        ("Rue Machin 5, 1050 Bruxelles", "postcode", None),
        ("Rue Machin 5, 1020 Laeken", "postcode", None),
        ("Rue Machin 5, 1999 Bruxelles", "municipality", "there is no postal code 1999 in BE"),
        ("Rue Machin 5, 1000 Gent", "municipality", "the postal code 1000 is not one of Gent"),
        ("Rue Machin 5, 1180 Ixelles", "municipality", "the postal code 1180 is not one of Ixelles"),
        ("Rue Machin 5, 1180 Elsene", "municipality", "the postal code 1180 is not one of Elsene"),
        ("Sint-Pieters-Woluwe", "municipality", None),
        ("3011 AD Rotterdam", "postcode", None),
        ("L-2449 Luxembourg", "postcode", None),
    ],
)
def test_without_any_network_there_is_still_an_answer(text: str, precision: str, reason: str | None) -> None:
    found = Centres().find(address(text))
    assert isinstance(found, Answer)
    assert (found.precision, found.note) == (precision, reason)


@pytest.mark.parametrize("text", ["Rue Machin 5", "Rue Machin 5, Nowhereville"])
def test_what_cannot_be_placed_has_a_reason(text: str) -> None:
    found = locate(address(text), [Centres()])
    assert found.answer is None
    assert found.reason
