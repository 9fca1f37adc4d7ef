"""The address of a business in a page's structured data."""

from __future__ import annotations

import re

from cowcrawl.centroids import knows_town
from cowcrawl.extract.texts.business import Business
from cowcrawl.extract.where.country import country
from cowcrawl.extract.where.sighting import MASKED, Sighting, plain
from cowcrawl.literals.address import Address, addresses
from cowcrawl.literals.lone_street import streets
from cowcrawl.page import Page

_AMONG = re.compile(r"\s*[,(/]\s*")
"""What stands between the names of several places."""


def structured(page: Page, business: Business) -> Sighting | None:
    """The address of a business in structured data; a street with the number in it is read as if printed."""
    fields = {"street": "streetAddress", "postal_code": "postalCode", "city": "addressLocality"}
    texts = {name: next((text for _, text in business.texts(f"address.{key}")), "") for name, key in fields.items()}
    if not texts["street"]:
        return _in_one_line(page, business)
    if not (texts["city"] or texts["postal_code"]) or MASKED.search(" ".join(texts.values())):
        return None
    read = addresses(f"{texts['street']}, {texts['postal_code']} {texts['city']}")
    named = read[0] if read and read[0].street else None
    if named is None:
        found = streets(texts["street"])
        named = found[0] if found else Address(start=0, end=0, street=texts["street"])
    address = Address(
        start=0,
        end=0,
        street=named.street,
        house_number=named.house_number,
        postal_code=(read[0].postal_code if read else None) or texts["postal_code"] or None,
        city=_town(page, texts["city"]),
    )
    return _in_data(business, address, {**texts, "house_number": texts["street"]})


def _in_one_line(page: Page, business: Business) -> Sighting | None:
    """The address of a business whose structured data give it as one text."""
    text = next((text for _, text in business.texts("address")), "")
    found = addresses(text, country(page))
    if len(found) != 1 or not found[0].street or MASKED.search(text):
        return None
    return _in_data(business, found[0], dict.fromkeys(("street", "house_number", "postal_code", "city"), text))


def _in_data(business: Business, address: Address, quotes: dict[str, str]) -> Sighting:
    locator = f"{business.locator}.address"
    return Sighting(address=plain(address), region=None, labelled=True, locator=locator, element=None, quotes=quotes)


def _town(page: Page, said: str) -> str | None:
    """The town that structured data names: of one among buildings, districts and regions the one that is known."""
    parts = [part.strip(" )") for part in _AMONG.split(said)]
    if len(parts) == 1 or knows_town(country(page), said):
        return said or None
    return next((part for part in parts if knows_town(country(page), part)), None)
