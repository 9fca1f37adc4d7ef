"""Sizes that are printed above the title of their card."""

from __future__ import annotations

from typing import Any

from markup import page

from cowcrawl.extract import Found, rooms


def read(body: str) -> list[tuple[Any, ...]]:
    """Every room as name, largest number of people, area."""
    values = [one.claim.value for one in rooms.extract(page(body)) if isinstance(one, Found)]
    return [(value["name"], value["capacity_max"], value["area_m2"]) for value in values]


def card(badge: str, size: str, name: str) -> str:
    picture = f"<div><img src='p.jpg'><span>{badge}</span></div>"
    return f"<div class='card'>{picture}<div class='text'><p>{size}</p><h3>{name}</h3><p>Équipée.</p></div></div>"


def test_an_area_above_a_title_is_of_its_own_card_wherever_the_badge_stands() -> None:
    cards = card("Jusqu'à 40 personnes", "60 m² · modulable", "Grande salle")
    cards += card("Jusqu'à 8 personnes", "25 m² · au calme", "Salle de réunion")
    assert read(f"<h1>La Halle</h1><h2>Nos espaces</h2><div>{cards}</div>") == [
        ("Grande salle", 40, 60),
        ("Salle de réunion", 8, 25),
    ]
