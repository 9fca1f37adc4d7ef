"""What the first cell of a table of rooms calls them: above small letters, and apart from rooms called alike."""

from __future__ import annotations

from cowcrawl.extract import Found
from cowcrawl.extract.rooms import extract
from cowcrawl.page import Page


def names(*rows: str) -> list[str | None]:
    head = "<tr><th>Salle</th><th>Surface</th><th>Capacité</th></tr>"
    body = f"<h2>Nos salles</h2><table>{head}{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    page = Page(f"<html lang=fr><body><main>{body}</main></body></html>".encode(), url="https://x.example/salles")
    return [one.claim.value["name"] for one in extract(page) if isinstance(one, Found)]


def test_a_name_above_small_letters_goes_before_what_these_call_a_room() -> None:
    assert names(
        "<td>Anna Seghers (1-02)<small>Salle de réunion</small></td><td>22 m²</td><td>14 pers.</td>",
        "<td>Rosa Parks (1-03)<small>Salle de réunion</small></td><td>22 m²</td><td>14 pers.</td>",
    ) == ["Anna Seghers", "Rosa Parks"]


def test_rooms_called_alike_are_told_apart_by_all_of_their_cells() -> None:
    assert names(
        "<td>Bureau RDC — Petit</td><td>17 m²</td><td>1–2 pers.</td>",
        "<td>Bureau RDC — Grand</td><td>28 m²</td><td>2–4 pers.</td>",
    ) == ["Bureau RDC — Petit", "Bureau RDC — Grand"]
