"""What stands before a street in its line, no part of its name: a preposition, the town, the name of the house."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from cowcrawl.extract.who.host_names import host_label
from cowcrawl.literals.address import Address
from cowcrawl.literals.street import street
from cowcrawl.page import Page
from cowcrawl.page.language import language
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases


def without_lead(page: Page, address: Address) -> Address:
    """An address whose street's name begins where it does."""
    return _nameless(page, _formless(_unled(page, address)))


def _unled(page: Page, address: Address) -> Address:
    """Without the word that leads to a street where a sentence begins with it: "En Plaza Mayor 4, 28000 Madrid"."""
    lead, _, rest = (address.street or "").partition(" ")
    code = language(page)
    led = rest and code and lead in phrases("address", "street_led", code)
    return replace(address, street=rest) if led else address


def _formless(address: Address) -> Address:
    """Without the company that stands before the street, nothing between: "Lampion bv Rozenstraat 3"."""
    words = (address.street or "").split()
    for count in range(2, len(words)):
        rest = " ".join(words[count:])
        opens = words[count] in phrases("address", "street_opening")
        if words[count - 1] in _forms() and (opens or street(f"{rest} {address.house_number or 1}")):
            return replace(address, street=rest)
    return address


@cache
def _forms() -> frozenset[str]:
    return frozenset((*phrases("names", "legal_form"), *phrases("names", "legal_form_small")))


def _nameless(page: Page, address: Address) -> Address:
    """Without the name of the house that stands before the street, nothing between: `<b>Lampion</b>Rosenstraße 3`."""
    words, label = (address.street or "").split(), host_label(page.host)[0]
    town = fold(address.city or "").split()
    if town and len(words) > len(town) and fold(" ".join(words[: len(town)])).split() == town:
        rest = " ".join(words[len(town) :])  # a list of towns: "Ghent Oude Hoek 12"
        if len(words) > len(town) + 1 or street(f"{rest} {address.house_number or 1}"):
            return replace(address, street=rest)
    for count in range(1, len(words)):
        rest = " ".join(words[count:])
        if fold("".join(words[:count])).replace(" ", "") == label and street(f"{rest} {address.house_number or 1}"):
            return replace(address, street=rest)
    return address
