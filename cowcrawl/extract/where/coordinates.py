"""Where the page puts the space on a map, in degrees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from cowcrawl.extract import Found
from cowcrawl.extract.texts.business import businesses
from cowcrawl.extract.where.country import country
from cowcrawl.literals import coordinates
from cowcrawl.literals import country as countries
from cowcrawl.literals.coordinates import Position
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Page, collapse

_META_PAIRS = ("geo.position", "icbm")
_META_PARTS = (
    ("place:location:latitude", "place:location:longitude"),
    ("og:latitude", "og:longitude"),
    ("latitude", "longitude"),
)
MIN_DIGITS = 8
"""Digits of a latitude and a longitude with three decimals each."""
MAX_LINK = 500
"""Characters of a link that can be quoted."""


@dataclass(frozen=True, kw_only=True)
class _Sighting:
    position: Position
    quotes: tuple[str, str]
    locator: str
    element: Element | None = None


def extract(page: Page) -> Iterable[Found | Reject]:
    """The positions the page states, in words first, then meta tags, structured data and map links.

    Refused: 0,0 and whatever is out of range; a position outside the page's country, swapped ones among them.
    """
    for sighting in (*_printed(page), *_meta(page), *_structured(page), *_linked(page)):
        reason = _fault(page, sighting.position)
        if reason:
            detail = f"{sighting.position.latitude}, {sighting.position.longitude}"
            yield Reject(stage="coordinates", field="latitude", reason=reason, detail=detail)
            continue
        for field, quote in zip(("latitude", "longitude"), sighting.quotes, strict=True):
            value = getattr(sighting.position, field)
            claim = Claim(field=field, value=value, quote=quote, locator=sighting.locator, extractor="coordinates")
            yield Found(claim=claim, element=sighting.element)


def _fault(page: Page, position: Position) -> str | None:
    if not coordinates.possible(position.latitude, position.longitude):
        return "no such place"
    nation = country(page)
    if nation is None or countries.holds(nation, position.latitude, position.longitude) is not False:
        return None
    swapped = countries.holds(nation, position.longitude, position.latitude)
    return "latitude and longitude swapped" if swapped else "outside the country"


def _printed(page: Page) -> Iterator[_Sighting]:
    for block in page.blocks:
        hit = coordinates.labelled(block.line) if block.digits >= MIN_DIGITS else None
        if hit:
            quote = block.line[hit.start : hit.end]
            yield _Sighting(
                position=hit, quotes=(quote, quote), locator=page.locator(block.element), element=block.element
            )


def _meta(page: Page) -> Iterator[_Sighting]:
    for key in _META_PAIRS:
        text = page.meta.get(key, "")
        hit = coordinates.pair(text)
        if hit:
            yield _Sighting(position=hit, quotes=(text, text), locator=f"meta:{key}")
    for first, second in _META_PARTS:
        texts = (page.meta.get(first, ""), page.meta.get(second, ""))
        hit = coordinates.pair(", ".join(texts))
        if hit:
            yield _Sighting(position=hit, quotes=texts, locator=f"meta:{first}")


def _structured(page: Page) -> Iterator[_Sighting]:
    for business in businesses(page):
        latitude = next((text for _, text in business.texts("geo.latitude", "latitude", "location.geo.latitude")), None)
        longitude = next(
            (text for _, text in business.texts("geo.longitude", "longitude", "location.geo.longitude")), None
        )
        if latitude is None or longitude is None:
            continue
        try:
            position = Position(latitude=float(latitude), longitude=float(longitude), start=0, end=0)
        except ValueError:
            continue
        yield _Sighting(position=position, quotes=(latitude, longitude), locator=f"{business.locator}.geo")


def _linked(page: Page) -> Iterator[_Sighting]:
    if not coordinates.may_lead_to_map(page.addresses) and next(page.root.iter("area"), None) is None:
        return
    for element in page.root.iter("a", "area"):
        source = collapse(element.get("href") or "")
        hit = coordinates.from_link(source) if 0 < len(source) <= MAX_LINK else None
        if hit:
            locator = f"attr:{page.locator(element)}/@href"
            yield _Sighting(position=hit, quotes=(source, source), locator=locator, element=element)
