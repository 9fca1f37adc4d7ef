"""Names that the title of a page tells where nothing else does."""

from __future__ import annotations

import pytest

from cowcrawl.extract.who.name import names
from cowcrawl.page import Page


def told(title: str, body: str) -> list[str]:
    """The names of a page of a host that spells none."""
    html = f"<html lang=en><head><title>{title}</title></head><body>{body}</body></html>"
    return names(Page(html.encode(), url="https://x.example/rates"))


NAMED = [
    ("Services &amp; rates | Elmford Suites", "<h1>Elmford Suites</h1>", "Elmford Suites"),
    ("Elmford Yard — island co-working", "<h1>Elmford Yard</h1>", "Elmford Yard"),
    ("Rates | Elmford Works, Leeds", "<h1>Rates</h1><p>Elmford Works, 9 Kiln Street</p>", "Elmford Works"),
    ("Space in Baner | Elmford Spaces", "<header>Elmford Spaces</header><h1>Space in Baner</h1>", "Elmford Spaces"),
    ("Prices - Elmford Plaza Business Centre", "<div>Elmford Plaza Business Centre, 2nd floor</div>", None),
]


@pytest.mark.parametrize(("title", "body", "name"), NAMED)
def test_the_part_of_a_title_beside_a_section_is_the_name_where_something_agrees(
    title: str, body: str, name: str | None
) -> None:
    assert told(title, body) == [name or "Elmford Plaza Business Centre"]


OTHERS = [
    ("Coworking | Oak Room", "<h1>Oak Room</h1>"),
    ("Prices | Leeds", "<h1>Prices</h1>"),
    ("Prices | Elmford Cowork", "<h1>Prices</h1>"),
    ("Prices | Work where you feel at home", "<h1>Prices</h1>"),
    ("Rates | Elmford, Leeds", "<h1>Rates</h1><p>A desk in Elmford.</p>"),
]


@pytest.mark.parametrize(("title", "body"), OTHERS)
def test_what_nothing_agrees_on_is_no_name(title: str, body: str) -> None:
    assert told(title, body) == []


@pytest.mark.parametrize("lead", ["Join", "Membership of", "Become a member of"])
def test_what_asks_to_join_is_no_part_of_a_name(lead: str) -> None:
    assert told(f"{lead} Elmford Hub", f"<h1>{lead} Elmford Hub</h1><footer>© Elmford Hub</footer>") == ["Elmford Hub"]


def test_a_council_is_not_what_the_house_on_its_site_is_called() -> None:
    body = "<header><a class=logo href=/>Moorland Borough Council</a></header><h1>Elmford Enterprise Centre</h1>"
    title = "Elmford Enterprise Centre | Moorland Borough Council"
    assert told(title, body) == ["Elmford Enterprise Centre"]
