"""Prices and rooms do not depend on how a page is marked up: the same page in other elements has the same."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from plans import values
from rewritten import WAYS, rewritten

from cowcrawl.extract import Found
from cowcrawl.extract.rooms import extract
from cowcrawl.page import Page

Fact = tuple[object, ...]
SENTENCES: dict[str, set[Fact]] = {
    "paragraphs_joined": {("salle de réunion", None, None, 23), ("salle de réunion", 8, 8, 23)},
}
"""What is told of a room in a sentence that follows the one about it, and is not read where both share a paragraph."""


def facts(body: bytes) -> set[Fact]:
    """Desk type, amount, currency and period of each plan of a page; name, people and area of each room."""
    page = Page(body, url="https://space.example/tarifs/")
    plans = {tuple(plan[key] for key in ("desk_type", "amount", "currency", "period")) for plan in values(page)}
    return plans | {tuple(found.claim.value.values()) for found in extract(page) if isinstance(found, Found)}


@cache
def real(folder: Path) -> dict[str, tuple[str, set[Fact]]]:
    """By its name the source of each real page that has plans or rooms, and these."""
    sources = {path.name: path.read_text(errors="replace") for path in sorted((folder / "pages").glob("op-*.html"))}
    found = {name: (source, facts(source.encode())) for name, source in sources.items() if "<body" in source}
    return {name: page for name, page in found.items() if page[1]}


@pytest.mark.parametrize("way", WAYS)
def test_real_pages_have_the_same_plans_and_rooms_in_other_markup(way: str, shared: Path) -> None:
    pages = real(shared)
    assert sum(len(known) for _, known in pages.values()) > 80
    changed = {name: known ^ facts(rewritten(source, way)) for name, (source, known) in pages.items()}
    left = {name: other - SENTENCES.get(way, set()) for name, other in changed.items()}
    assert {name: other for name, other in left.items() if other} == {}
