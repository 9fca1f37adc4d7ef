"""Addresses of North America, Australia and Britain: quarters of the compass, numbered and lettered streets, states."""

from __future__ import annotations

import pytest

from cowcrawl.literals.address import addresses

PRINTED = [
    ("1200 Main St. E., Rochester, NY 14609", "Main St. E.", "1200", "Rochester"),
    ("1200 Main St E, Rochester, NY 14609", "Main St E", "1200", "Rochester"),
    ("1425 K Street NW, Washington, DC 20005", "K Street NW", "1425", "Washington"),
    ("310 3rd Avenue SE, Suite 2, Rochester, MN 55904", "3rd Avenue SE", "310", "Rochester"),
    ("600 1st Ave, 3rd Floor, Seattle, WA 98104", "1st Ave", "600", "Seattle"),
    ("1075 W Georgia St, Vancouver BC V6E 3C9", "W Georgia St", "1075", "Vancouver"),
    ("412 Mill Road Extension, Greenville, SC 29607", "Mill Road Extension", "412", "Greenville"),
    ("88 Creek Street, Brisbane QLD 4000", "Creek Street", "88", "Brisbane"),
    ("88 Creek Street, Fitzroy VIC 3065, Australia", "Creek Street", "88", "Fitzroy"),
    ("2/14 Palmer Street, Newtown NSW 2042", "Palmer Street", "2/14", "Newtown"),
    ("118 W 4th St, 2nd Floor\nBethlehem, PA 18015", "W 4th St", "118", "Bethlehem"),
    ("2470 Windy Hill Rd SE, Suite 300, Marietta, GA 30067", "Windy Hill Rd SE", "2470", "Marietta"),
    ("12 Castle Hill Road, Dudley DY1 4QF", "Castle Hill Road", "12", "Dudley"),
    ("Portwall House, 30 Portwall Lane, Bristol BS1 6NB", "Portwall Lane", "30", "Bristol"),
    ("15 Green Lane, Leeds LS1 4AP", "Green Lane", "15", "Leeds"),
    ("12 Mill Lane St Albans AL1 3EP", "Mill Lane", "12", "St Albans"),
    ("14 B Mill Road, Leeds LS1 4AP", "Mill Road", "14 B", "Leeds"),
]


@pytest.mark.parametrize(("text", "street", "number", "town"), PRINTED)
def test_a_street_keeps_its_quarter_and_its_number_no_letter_of_the_street(
    text: str, street: str, number: str, town: str
) -> None:
    (one,) = addresses(text)
    assert (one.street, one.house_number, one.city) == (street, number, town)


def test_the_country_behind_a_postcode_is_no_town() -> None:
    assert all(one.city is None for one in addresses("14 Palmer Street, Auckland 1011, New Zealand"))


def test_a_sentence_that_leads_to_a_unit_is_no_part_of_the_address() -> None:
    (one,) = addresses("We are at Unit 9, Potters Mill Trading Estate, Leek Road, Hanley, ST1 3NR.")
    assert (one.street, one.city) == ("Unit 9, Potters Mill Trading Estate, Leek Road", "Hanley")
