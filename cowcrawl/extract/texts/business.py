"""What structured data says of the business itself: JSON-LD objects that describe a place or an organisation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cowcrawl.extract.which.apart import page_of_others
from cowcrawl.extract.who.host_names import fits_host
from cowcrawl.page import Page, collapse, once
from cowcrawl.page.json_ld import Structured

_NOT_THE_HOUSE = frozenset(
    "Event BusinessEvent EducationEvent SocialEvent Person JobPosting Article NewsArticle BlogPosting Review WebPage "
    "WebSite BreadcrumbList ListItem Product Offer FAQPage ImageObject SearchAction CollectionPage ContactPage "
    "AboutPage Service VideoObject ItemList SiteNavigationElement Question Course CourseInstance HowTo OfferCatalog "
    "AggregateOffer SoftwareApplication WebApplication MobileApplication Dataset Book Recipe".split()
)
_PARTS = frozenset({"ContactPoint", "PostalAddress", "GeoCoordinates", "OpeningHoursSpecification", "Country"})
_AREAS = frozenset({"City", "State", "AdministrativeArea", "GeoCircle", "GeoShape"})


@dataclass(frozen=True, kw_only=True)
class Business:
    """One business or place in the page's structured data."""

    data: dict[str, Any]
    locator: str
    located: bool
    """Whether it has an address of its own."""

    def texts(self, *paths: str) -> Iterator[tuple[str, str]]:
        """The non-empty texts under dotted paths, with their path; a list counts by its first item that fits."""
        for path in paths:
            value = _at(self.data, path.split("."))
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                value = str(value)
            if isinstance(value, str) and collapse(value):
                yield path, collapse(value)


@once
def businesses(page: Page) -> tuple[Business, ...]:
    """The businesses of the page's JSON-LD, those with an address first; events, articles and persons are none.

    On a page about others that bear another name than the site they are those.
    """
    events = [item.locator for item in page.structured if any(kind.endswith("Event") for kind in _types(item))]
    found = [_business(item) for item in page.structured if _is_business(item, events)]
    if found and page_of_others(page):
        found = [one for one in found if any(fits_host(name, page.host) for _, name in one.texts("name", "legalName"))]
    return tuple(sorted(found, key=lambda business: not business.located))


def _is_business(item: Structured, events: list[str]) -> bool:
    types = _types(item)
    inside = any(item.locator.startswith(locator + ".") for locator in events)
    return bool(types) and not types & (_NOT_THE_HOUSE | _PARTS | _AREAS) and not inside and not _is_town(item)


def _is_town(item: Structured) -> bool:
    """Whether it is a town near by that the page describes: it bears the name of the place it lies in."""
    name = _at(item.data, ["name"])
    return isinstance(name, str) and name == _at(item.data, ["address", "addressLocality"])


def _business(item: Structured) -> Business:
    located = _at(item.data, ["address", "streetAddress"]) is not None
    return Business(data=item.data, locator=item.locator, located=located)


def _types(item: Structured) -> set[str]:
    kinds = item.data.get("@type")
    return {str(kind).rpartition("/")[2] for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind}


def _at(data: Any, path: list[str]) -> Any:
    if isinstance(data, list):
        return next((found for item in data if (found := _at(item, path)) is not None), None)
    if not path:
        return data if not isinstance(data, dict) else None
    return _at(data[path[0]], path[1:]) if isinstance(data, dict) and path[0] in data else None
