"""Prices do not depend on how a page is marked up: the same page in other elements has the same plans."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from plans import values
from rewritten import WAYS, rewritten

from cowcrawl.page import Page

Offer = tuple[str, str, str, str]


def offers(body: bytes) -> set[Offer]:
    """Desk type, amount, currency and period of each plan of a page."""
    found = values(Page(body, url="https://space.example/tarifs/"))
    return {(plan["desk_type"], plan["amount"], plan["currency"], plan["period"]) for plan in found}


@cache
def priced(folder: Path) -> dict[str, tuple[str, set[Offer]]]:
    """By its name the source of each real page that has plans, and these."""
    sources = {path.name: path.read_text(errors="replace") for path in sorted((folder / "pages").glob("op-*.html"))}
    found = {name: (source, offers(source.encode())) for name, source in sources.items() if "<body" in source}
    return {name: page for name, page in found.items() if page[1]}


@pytest.mark.parametrize("way", WAYS)
def test_real_pages_have_the_same_plans_in_other_markup(way: str, shared: Path) -> None:
    pages = priced(shared)
    assert sum(len(plans) for _, plans in pages.values()) > 50
    changed = {name: plans ^ offers(rewritten(source, way)) for name, (source, plans) in pages.items()}
    assert {name: plans for name, plans in changed.items() if plans} == {}
