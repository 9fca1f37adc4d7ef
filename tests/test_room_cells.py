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


def test_a_cell_that_tells_a_size_heads_no_column() -> None:
    head = "<tr><th></th><th>½ journée</th><th>Journée</th></tr>"
    rows = (
        "<th>Salle Sorbier<br><small>36 m² – 20 personnes en U, 34 en théâtre</small></th><td>90 €</td><td>160 €</td>",
        "<th>Salle Tilleul<br><small>16 m² – 8 personnes</small></th><td>45 €</td><td>–</td>",
        "<th>Bureau Aulne<br><small>9 m² – 3 personnes</small></th><td>25 €</td><td>40 €</td>",
    )
    body = f"<h1>Location</h1><table>{head}{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    page = Page(f"<html lang=fr><body><main>{body}</main></body></html>".encode(), url="https://x.example/salles")
    found = [one.claim.value for one in extract(page) if isinstance(one, Found)]
    assert [(one["name"], one["capacity_max"], one["area_m2"]) for one in found] == [
        ("Salle Sorbier", 34, 36),
        ("Salle Tilleul", 8, 16),
        ("Bureau Aulne", 3, 9),
    ]


def test_what_a_line_calls_a_room_below_its_own_name_is_no_second_room() -> None:
    def read(title: str) -> list[tuple[str | None, int | None]]:
        cards = f"<h3>{title}</h3><p>Petite salle vitrée pour 4 personnes</p>"
        html = f"<html lang=fr><body><main><h1>Nos espaces</h1>{cards}</main></body></html>"
        found = extract(Page(html.encode(), url="https://x.example/salles"))
        values = [one.claim.value for one in found if isinstance(one, Found)]
        return [(value["name"], value["capacity_max"]) for value in values]

    assert read("Le Hublot") == [("Le Hublot", 4)]
    assert ("Petite salle vitrée", 4) in read("Réservation")
