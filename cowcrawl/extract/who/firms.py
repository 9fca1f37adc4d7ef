"""Legal pages on which several firms of one name answer, each below its own heading: which of them is the page's."""

from __future__ import annotations

from collections.abc import Iterable

from cowcrawl.extract import Found
from cowcrawl.extract.where.address import sightings
from cowcrawl.extract.where.sighting import Sighting
from cowcrawl.extract.which.scopes import Scope, sections
from cowcrawl.extract.who.host_names import fits_host
from cowcrawl.page import Page, once
from cowcrawl.text import fold

MAX_NAME = 4
"""Words with which a heading names a firm."""
_OF_A_FIRM = frozenset({"name", "operator", "phone", "email", "opening_hours"})
"""What the section of a firm tells of that firm alone."""


@once
def _firms(page: Page) -> tuple[Scope, ...]:
    """The sections of a legal page below headings that name firms called as the site is, with an address each."""
    return tuple(sections(page, [one for one in sightings(page) if one.region == "main" and _is_named(page, one)]))


def _is_named(page: Page, one: Sighting) -> bool:
    """Whether the heading above an address names a firm that is called as the site is."""
    heads = page.blocks[one.first].headings[-1:] if one.first >= 0 else ()
    words = [word for number in heads for word in page.blocks[number].line.split()][:MAX_NAME]
    return any(fits_host(" ".join(words[:count]), page.host) for count in range(1, len(words) + 1))


def firm_of_title(page: Page) -> Sighting | None:
    """The address of the one firm of several whose town the title names: "Imprint – Loft Ghent"."""
    titled = [one.sighting for one in _firms(page) if _is_in_title(page, one.sighting)]
    return titled[0] if len(titled) == 1 else None


def _is_in_title(page: Page, one: Sighting) -> bool:
    town = fold(one.address.city or "")
    return bool(town) and f" {town} " in f" {fold(page.title)} "


def without_other_firms(page: Page, own: Sighting | None, found: Iterable[Found]) -> list[Found]:
    """Claims without what stands in the sections of other firms than the one with the page's address.

    Which of them runs the house, its own section tells alone.
    """
    firms = _firms(page)
    if not firms:
        return list(found)
    others = [one for one in firms if own is None or not one.sighting.same(own)]
    mine = [one for one in firms if one not in others]
    kept = [one for one in found if not (one.claim.field in _OF_A_FIRM and _stands_in(page, others, one))]
    return [one for one in kept if not others or one.claim.field != "operator" or _stands_in(page, mine, one)]


def _stands_in(page: Page, others: Iterable[Scope], one: Found) -> bool:
    span = page.span(one.element) if one.element is not None else None
    return span is not None and any(scope.holds(*span) for scope in others)
