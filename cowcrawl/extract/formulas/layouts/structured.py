"""Prices that stand in a page's JSON-LD alone: offers that say what they are, how much and for how long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Any

from cowcrawl.extract.formulas.candidate import Candidate
from cowcrawl.extract.formulas.words import desk_type
from cowcrawl.literals.money import most
from cowcrawl.literals.period import in_label
from cowcrawl.page import Page, collapse
from cowcrawl.page.json_ld import Structured
from cowcrawl.vocabulary import load

MAX_OFFERS = 60
"""Offers of one page: more is a shop."""
_CURRENCY = re.compile(r"[A-Z]{3}")
_AMOUNT = re.compile(r"\d{1,6}(?:\.\d{1,2})?")
_OFFERING = ("makesOffer", "offers", "hasOfferCatalog", "itemListElement")
_ENDED = ("SoldOut", "Discontinued", "OutOfStock")


def structured_candidates(page: Page) -> Iterator[Candidate]:
    """The offers of the page's JSON-LD that name a desk or a room, in one currency, with a period of their own."""
    seen: set[str] = set()
    found = (one for item in page.structured for one in _candidates(item))
    for candidate in islice(found, MAX_OFFERS):
        if candidate.quotes[0] not in seen:
            seen.add(candidate.quotes[0])
            yield candidate


def _candidates(item: Structured) -> Iterator[Candidate]:
    for offer, parent in _offers(item.data, "", 0):
        price = _price(offer)
        name, period = _named(offer, parent)
        quote = _quote(item.source, price[0]) if price else None
        if price and period and quote and desk_type(name):
            yield Candidate(
                amount=price[0],
                currency=price[1],
                labels=(name,),
                title=None,
                headings=(),
                period=period,
                quotes=(quote,),
                element=None,
                source=item.locator,
                extractor="formulas.structured",
            )


def _offers(data: Any, name: str, depth: int) -> Iterator[tuple[dict[str, Any], str]]:
    """Every offer below an object, with the name of what offers it."""
    if depth > 6:
        return
    if isinstance(data, list):
        for one in data:
            yield from _offers(one, name, depth + 1)
    elif isinstance(data, dict):
        if data.get("@type") == "Offer" and not any(end in str(data.get("availability")) for end in _ENDED):
            yield data, name
        for key in _OFFERING:
            if key in data:
                yield from _offers(data[key], _name(data), depth + 1)


def _name(data: dict[str, Any]) -> str:
    thing = data.get("itemOffered")
    names = (data.get("name"), thing.get("name") if isinstance(thing, dict) else None)
    return next((collapse(name) for name in names if isinstance(name, str) and name.strip()), "")


def _named(offer: dict[str, Any], parent: str) -> tuple[str, str | None]:
    """An offer's name and period; where the name of the desk that it is for alone tells the period, that one's."""
    name = _name(offer) or parent
    period = _period(offer, name)
    if period is None and desk_type(name) and desk_type(name) == desk_type(parent):
        return parent, _period(offer, parent)
    return name, period


def _specifications(offer: dict[str, Any]) -> list[dict[str, Any]]:
    told = offer.get("priceSpecification")
    return [one for one in (told if isinstance(told, list) else [told]) if isinstance(one, dict)]


def _price(offer: dict[str, Any]) -> tuple[str, str] | None:
    """Amount and currency, where offer and specification tell one of each."""
    sources = (offer, *_specifications(offer))
    amounts = {str(one["price"]).strip() for one in sources if one.get("price") not in (None, "")}
    currencies = {str(one["priceCurrency"]).strip() for one in sources if one.get("priceCurrency")}
    if len(amounts) != 1 or len(currencies) != 1:
        return None
    amount, currency = amounts.pop(), currencies.pop()
    if not _AMOUNT.fullmatch(amount) or not _CURRENCY.fullmatch(currency):
        return None
    return (amount, currency) if 0 < Decimal(amount) < most(currency) else None


def _period(offer: dict[str, Any], name: str) -> str | None:
    """The period that unit code, unit text or name tell; two that differ tell none."""
    codes = load("units")["price_codes"]
    told = {in_label(name)}
    for one in _specifications(offer):
        amount = one.get("referenceQuantity")
        for source in (one, amount if isinstance(amount, dict) else {}):
            if source.get("value") not in (None, 1, "1") and source is amount:
                return None
            told |= {codes.get(str(source.get("unitCode"))), in_label(str(source.get("unitText") or ""))}
    told.discard(None)
    return told.pop() if len(told) == 1 else None


def _quote(source: str, amount: str) -> str | None:
    """The price as the JSON writes it."""
    match = re.search(rf'"price"\s*:\s*"?{re.escape(amount)}"?(?![\d.])', source)
    return match.group() if match else None
