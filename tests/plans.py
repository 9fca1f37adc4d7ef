"""Pages with prices for tests, and what is read of them."""

from __future__ import annotations

from typing import Any

from cowcrawl.extract import Found
from cowcrawl.extract.formulas import extract
from cowcrawl.page import Page

Plan = tuple[str, str, str, str | None, int | None, str | None]


def page_of(body: str, url: str = "https://space.example/", title: str = "Coworking") -> Page:
    """A page with `body` as its main part."""
    return Page(f"<html><head><title>{title}</title></head><body><main>{body}</main></body></html>".encode(), url=url)


def values(page: Page) -> list[dict[str, Any]]:
    """The plans of a page, in order."""
    return [result.claim.value for result in extract(page) if isinstance(result, Found)]


def plans(body: str, url: str = "https://space.example/") -> set[Plan]:
    """Desk type, amount, currency, period, quantity and tax of every plan of a page."""
    keys = ("desk_type", "amount", "currency", "period", "quantity", "vat")
    return {tuple(value[key] for key in keys) for value in values(page_of(body, url))}  # type: ignore[misc]


def named(page: Page) -> set[tuple[str, str, str, str | None]]:
    """Name, desk type, amount and period of every plan of a page."""
    return {(value["name"], value["desk_type"], value["amount"], value["period"]) for value in values(page)}


def cards(*pairs: tuple[str, str], tag: str = "h3") -> str:
    """Cards with a title and a price."""
    return (
        "<div>"
        + "".join(
            f"<div class=c><{tag}>{name}</{tag}><ul><li>Wifi</li></ul><p>{price}</p></div>" for name, price in pairs
        )
        + "</div>"
    )


def table(*rows: str) -> str:
    """Rows as "a | b | c"; the first one in `th`."""
    lines = []
    for number, row in enumerate(rows):
        cell = "td" if number else "th"
        lines.append("<tr>" + "".join(f"<{cell}>{text.strip()}</{cell}>" for text in row.split("|")) + "</tr>")
    return "<h2>Tarifs</h2><table>" + "".join(lines) + "</table>"
