"""Whether a page is that of one location, where its address does not say so."""

from __future__ import annotations

from cowcrawl.extract.texts.business import businesses
from cowcrawl.extract.who.host_names import distinctive
from cowcrawl.page import Page, once
from cowcrawl.page.role import role, role_of_heading
from cowcrawl.text import fold


@once
def role_of(page: Page) -> str:
    """What a page is for; one that tells nothing by its address is that of a location when what it shows says so."""
    found = role(page.url, page.title)
    return "locations" if found == "other" and (_is_business(page) or _below_locations(page)) else found


MAX_ADDED = 3
"""Words that tell one house of an operator from the others."""


def adds_place(heading: str, site: str) -> bool:
    """Whether a heading is the name of a site with that of one of its houses behind it: "Lampion Gent" of Lampion."""
    known, words = site.split(), heading.split()
    added = words[len(known) :]
    if fold(" ".join(words[: len(known)])) != fold(site) or not 0 < len(added) <= MAX_ADDED:
        return False
    return all(word[0].isupper() and distinctive(word) for word in added)


def _headed(page: Page) -> list[str]:
    return [fold(block.line) for block in page.blocks if block.level == 1]


def _is_business(page: Page) -> bool:
    """Whether the business with an address that its structured data describes has the name that heads the page."""
    named = (fold(text) for one in businesses(page) if one.located for _, text in one.texts("name"))
    return not set(_headed(page)).isdisjoint(named)


def _below_locations(page: Page) -> bool:
    """Whether a trail leads to it over a list of locations: Home, Our locations, Harbour House."""
    headings = _headed(page)
    for item in page.structured:
        steps = item.data.get("itemListElement")
        if item.data.get("@type") == "BreadcrumbList" and isinstance(steps, list):
            trail = [_name(step) for step in steps]
            over = any(role_of_heading(name) == "locations" for name in trail[:-1])
            if over and trail and any(fold(trail[-1]) in heading for heading in headings):
                return True
    return False


def _name(step: object) -> str:
    """What a step of a trail is called."""
    item = step.get("item") if isinstance(step, dict) else None
    said = (step.get("name") if isinstance(step, dict) else None) or (
        item.get("name") if isinstance(item, dict) else ""
    )
    return said if isinstance(said, str) else ""
