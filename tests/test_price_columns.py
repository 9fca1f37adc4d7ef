"""Small columns side by side, each with a period at its head, a line about it, and one price."""

from __future__ import annotations

import pytest
from plans import named, page_of


def column(*lines: str) -> str:
    """One column, a block a line."""
    return f"<div>{''.join(f'<div>{line}</div>' for line in lines)}</div>"


def read(title: str, *columns: str) -> set[tuple[str, str, str]]:
    """What the columns below a title tell: kind, amount and period."""
    page = page_of(f"<h2>{title}</h2><div>{''.join(columns)}</div>")
    return {(kind, amount, period) for _, kind, amount, period in named(page)}


DAYS = [
    (("Half day", "9 am - 1 pm", "£9"), ("Day", "9 am - 6 pm", "£15"), ("Per hour", "as you like", "£3")),
    (("Demi-journée", "8h - 12h", "9 €"), ("Journée", "8h - 18h", "15 €"), ("À l'heure", "de votre choix", "3 €")),
    (("Halve dag", "8 - 12 uur", "€ 9"), ("Dag", "8 - 18 uur", "€ 15"), ("Per uur", "naar keuze", "€ 3")),
    (("Halber Tag", "8 - 12 Uhr", "9 €"), ("Tag", "8 - 18 Uhr", "15 €"), ("Pro Stunde", "nach Wahl", "3 €")),
    (("Medio día", "8 - 12 h", "9 €"), ("Día", "8 - 18 h", "15 €"), ("Por hora", "a elegir", "3 €")),
    (("Mezza giornata", "8 - 12", "9 €"), ("Giornata", "8 - 18", "15 €"), ("All'ora", "a scelta", "3 €")),
]


@pytest.mark.parametrize("columns", DAYS)
def test_the_period_at_the_head_of_a_column_is_that_of_its_price(columns: tuple[tuple[str, ...], ...]) -> None:
    told = read("Coworking", *(column(*lines) for lines in columns))
    assert told == {("day_pass", "9", "half_day"), ("day_pass", "15", "day"), ("hot_desk", "3", "hour")}


def test_the_head_of_the_next_column_tells_nothing_of_a_price() -> None:
    columns = column("Offre", "8h - 18h", "15 €"), column("À l'heure", "de votre choix", "3 €/h")
    assert read("Coworking", *columns) == {("hot_desk", "3", "hour")}


@pytest.mark.parametrize(("title", "kind"), [("Coworking", "day_pass"), ("Salle de réunion", "meeting_room")])
def test_a_morning_with_its_hours_is_a_half_day(title: str, kind: str) -> None:
    columns = column("Matinée", "8h - 12h (4h)", "9 €"), column("Après-midi", "14h - 18h (4h)", "9 €")
    assert read(title, *columns) == {(kind, "9", "half_day")}


def test_a_whole_day_is_no_half_one() -> None:
    assert read("Coworking", column("Soirée", "8h - 23h", "9 €"), column("Nuit", "23h - 8h", "9 €")) == set()


def test_a_period_alone_heads_no_price_further_down() -> None:
    one = "<div><div>Journée</div><div>Bureau dédié</div><div>15 €</div><div>20 €</div></div>"
    assert all(amount != "20" for _, amount, _ in read("Coworking", one))


OFFICES = [
    ("The Nest – Half day", "A private office for half a day.", "half day"),
    ("Le Nid – Demi-journée", "Un bureau individuel pour une demi-journée au calme.", "demi-journée"),
    ("Das Nest – Halber Tag", "Ein Einzelbüro für einen halben Tag.", "halber Tag"),
]


@pytest.mark.parametrize(("name", "told", "unit"), OFFICES)
def test_a_name_with_a_period_is_the_office_that_the_line_below_it_describes(name: str, told: str, unit: str) -> None:
    office = named(page_of(f"<h1>Coworking</h1><h3>{name}</h3><p>{told}<br>30 €/{unit}</p>"))
    assert {(kind, amount) for _, kind, amount, _ in office} == {("private_office", "30")}


def test_a_pass_is_one_whatever_it_opens() -> None:
    card = "<h3>Pass demi-journée</h3><p>Un bureau individuel au calme.<br>30 €</p>"
    assert {kind for _, kind, _, _ in named(page_of(f"<h1>Coworking</h1>{card}"))} == {"day_pass"}
