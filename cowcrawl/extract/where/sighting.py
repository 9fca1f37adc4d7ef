"""An address as one place of a page gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element

from cowcrawl.extract import Found
from cowcrawl.literals.address import Address
from cowcrawl.literals.postcode import town_case
from cowcrawl.model import Claim
from cowcrawl.page import Region, collapse
from cowcrawl.text import fold

MASKED = re.compile(r"\b0{4,5}\b|x{3,}", re.I)
"""A postcode or a number that nobody filled in."""


@dataclass(frozen=True, kw_only=True)
class Sighting:
    """One address as one place of the page gives it."""

    address: Address
    region: Region | None
    """None for structured data."""
    labelled: bool
    """Whether words, markup or a heading say that it is the address."""
    told: bool = False
    """Whether a sentence says of the house by name of its kind that it stands there."""
    moved: str = ""
    """The words that say that the house has moved there."""
    locator: str
    element: Element | None
    quotes: dict[str, str]
    """The literal passage of each field."""
    first: int = -1
    """Index of the block in which it begins; -1 for what stands in no block."""

    @property
    def key(self) -> tuple[str, str]:
        """What two sightings of one address share in spite of languages: the postcode and the digits of the number."""
        digits = re.findall(r"\d+", self.address.house_number or "")
        street = digits[0] if digits else fold(self.address.street or "")
        return (self.address.postal_code or fold(self.address.city or ""), street)

    def same(self, other: Sighting) -> bool:
        """Whether both give one address; a street without postcode is compared by its name and number."""
        if self.address.postal_code and other.address.postal_code:
            return self.key == other.key or (self.key[0] == other.key[0] and not (self.key[1] and other.key[1]))
        return self.key[1] == other.key[1] and _full(self.address.street) == _full(other.address.street)


def claims(sighting: Sighting) -> Iterator[Found]:
    """The claims that one sighting makes."""
    for field in ("street", "house_number", "postal_code", "city"):
        value = getattr(sighting.address, field)
        if value:
            claim = Claim(
                field=field,
                value=value,
                quote=sighting.quotes[field],
                context=(sighting.moved,) if sighting.moved else (),
                locator=sighting.locator,
                extractor="address",
            )
            yield Found(claim=claim, element=sighting.element)


def _full(street: str | None) -> str:
    """A street's name without initials, as one place of a page prints them and another does not: `Via G. Verdi`."""
    return " ".join(word for word in fold(street or "").split() if len(word) > 1)


def plain(address: Address) -> Address:
    """With every part on one line, the town's name not in capitals."""
    return replace(
        address,
        street=collapse(address.street) if address.street else None,
        house_number=collapse(address.house_number) if address.house_number else None,
        city=town_case(collapse(address.city)) if address.city else None,
    )
