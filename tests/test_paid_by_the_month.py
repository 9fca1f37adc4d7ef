"""What stands behind the period of a price: for how long it binds, how it is paid; and what is told by the hour too."""

from __future__ import annotations

import pytest
from plans import named, page_of, values

CARDS = [("Corner seat", "£90"), ("Own desk", "£190")]


def cards(behind: str) -> str:
    told = [f"<div><div>{name}</div><div>{price}</div><div>{behind}</div><p>Wifi</p></div>" for name, price in CARDS]
    return f"<h2>Memberships</h2><div>{''.join(told)}</div>"


@pytest.mark.parametrize(
    ("behind", "commitment"),
    [
        ("per month, month-to-month", "month-to-month"),
        ("/mo, cancel any time", "cancel any time"),
        ("per month · no contract", "no contract"),
        ("a month, 6 month minimum term", "6 month minimum term"),
        ("per month, billed quarterly", None),
        ("a month, payable in advance", None),
    ],
)
def test_a_period_goes_on_with_what_binds_or_how_it_is_paid(behind: str, commitment: str | None) -> None:
    found = values(page_of(cards(behind)))
    assert [(one["amount"], one["period"], one["commitment"]) for one in found] == [
        ("90", "month", commitment),
        ("190", "month", commitment),
    ]


def test_what_else_follows_a_period_is_of_something_else() -> None:
    assert {one["period"] for one in values(page_of(cards("day pass per month, private office")))} <= {None}


PACKAGES = "".join(
    f"<div><h3>Quay {name}</h3><p>£{price} per month</p><ul><li>Telephone line</li><li>{hours}</li></ul></div>"
    for name, price, hours in [("Address", 30, "Letters"), ("Office", 60, "2 days private office access per month")]
)


def test_on_a_page_of_virtual_offices_an_office_is_one_of_them() -> None:
    page = page_of(f"<h1>Virtual office</h1><h2>Packages</h2>{PACKAGES}", title="Virtual office | Quay Works")
    assert {(name, kind) for name, kind, *_ in named(page)} == {
        ("Quay Address", "virtual_office"),
        ("Quay Office", "virtual_office"),
    }


def test_below_a_heading_of_real_offices_it_is_none() -> None:
    body = "<h1>Virtual office</h1><h2>Private offices</h2><h3>Office 4</h3><p>12 m²</p><p>£300 per month</p>"
    page = page_of(body, title="Virtual office | Quay Works")
    assert {kind for _, kind, *_ in named(page)} == {"private_office"}


def test_a_studio_that_is_let_for_half_a_day_is_no_office_by_the_day() -> None:
    body = "".join(
        f"<div><h4>Studio for {time}</h4><p>£{price}</p><p>Backdrops</p></div>"
        for time, price in [("a half day", 70), ("a full day", 130)]
    )
    assert {(kind, period) for _, kind, _, period in named(page_of(f"<h2>Hire</h2>{body}"))} == {
        ("event_space", "half_day"),
        ("event_space", "day"),
    }


def test_hours_are_sold_of_the_part_of_the_house_that_heads_them() -> None:
    row = "<div><span>{}</span><div><span>{}</span></div></div>"
    rows = row.format("4 hours", "£12") + row.format("8 hours", "£14")
    parts = [f"<div><h3>{part}</h3><p>Soft seats</p>{rows}</div>" for part in ("Garden", "Attic")]
    assert {name for name, *_ in named(page_of(f"<h2>Walk-in rates</h2>{''.join(parts)}"))} == {
        "Garden – 4 hours",
        "Garden – 8 hours",
        "Attic – 4 hours",
        "Attic – 8 hours",
    }


def test_what_a_price_does_not_include_is_no_name_of_its_plan() -> None:
    assert not {name for name, *_ in named(page_of("<h1>Prices</h1><ul><li>£12 per day (no 24/7 access)</li></ul>"))}
