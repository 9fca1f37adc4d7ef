"""Houses that a page's structured data declare, one business each, where several have addresses of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cowcrawl.extract import Found
from cowcrawl.extract.texts.business import businesses
from cowcrawl.extract.where.address import sightings
from cowcrawl.extract.where.sighting import Sighting, claims
from cowcrawl.model import Claim
from cowcrawl.page import Page, once
from cowcrawl.page.role import role

_LISTING = frozenset(("home", "locations", "contact"))
"""Pages on which such data are about each of the houses."""


@once
def declared(page: Page) -> tuple[Sighting, ...]:
    """The addresses of the houses; none where they are fewer than two."""
    found: list[Sighting] = []
    for one in sightings(page):
        if one.region is None and one.locator.endswith(".address") and not any(map(one.same, found)):
            found.append(one)
    return tuple(found) if len(found) > 1 else ()


def lists_declared(page: Page) -> bool:
    """Whether a page is about each of the houses: it is one for all of them, and prints no address in its body."""
    printed = any(one.region == "main" for one in sightings(page))
    return bool(declared(page)) and not printed and role(page.url, page.title) in _LISTING


def is_of_other(page: Page, claim: Claim) -> bool:
    """Whether a claim is from the data of one of several houses that is not the one whose address the page prints."""
    house = _house_of(page, claim)
    own = [one for one in sightings(page) if one.region == "main"]
    return house is not None and not any(map(house.same, own))


def of_declared(page: Page, found: Sequence[Found], common: frozenset[str]) -> list[list[Claim]]:
    """The claims of each of the houses: its own, and those of `common` fields that are no single one's."""
    shared = [one.claim for one in found if one.claim.field in common and _house_of(page, one.claim) is None]
    unlike = {field for field in common if len({claim.value for claim in shared if claim.field == field}) > 1}
    groups = []
    for house in declared(page):
        own = [one.claim for one in found if _house_of(page, one.claim) is house and one.claim.field != "name"]
        told = [one.claim for one in claims(house)]
        others = [claim for claim in shared if claim.field not in unlike]
        groups.append([*_name(page, house), *told, *(claim for claim in own if claim not in told), *others])
    return groups


def _name(page: Page, house: Sighting) -> Iterator[Claim]:
    for business in businesses(page):
        for key, text in business.texts("name") if house.locator == f"{business.locator}.address" else ():
            yield Claim(field="name", value=text, quote=text, locator=f"{business.locator}.{key}", extractor="subjects")


def _house_of(page: Page, claim: Claim) -> Sighting | None:
    """Which of the houses a claim's data describe."""
    roots = ((one, one.locator.removesuffix("address")) for one in declared(page))
    return next((one for one, root in roots if claim.locator.startswith(root)), None)
