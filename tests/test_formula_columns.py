"""Prices side by side below one name, with what tells for how long each is above or below it."""

from __future__ import annotations

import pytest
from plans import named, page_of, table, values


def column(*lines: str) -> str:
    return f"<div class='col'>{''.join(f'<div>{line}</div>' for line in lines)}</div>"


def told(body: str) -> list[tuple[str, str, str | None, int | None]]:
    """Each plan as name, amount, period and quantity."""
    page = page_of(f"<h2>Tarifs</h2><section>{body}</section>", title="Lanterne, coworking")
    return [(plan["name"], plan["amount"], plan["period"], plan.get("quantity")) for plan in values(page)]


def test_below_each_price_stands_for_how_long_it_is() -> None:
    columns = column("16 €", "1 journée") + column("130 €", "— 10 jours —")
    assert told(f"<h3>Nomade</h3><div>{columns}</div>") == [
        ("Nomade", "16", "day", None),
        ("Nomade", "130", "once", 10),
    ]


def test_the_same_price_with_tax_may_stand_between() -> None:
    columns = column("20 €", "24 € TTC", "1 jour") + column("150 €", "180 € TTC", "10 jours")
    plans = told(f"<h3>Nomade</h3><div>{columns}</div>")
    assert [plan[1:] for plan in plans] == [
        ("20", "day", None),
        ("150", "once", 10),
    ]


def test_days_below_the_only_price_of_a_card_may_be_so_many_a_month() -> None:
    assert told("<div><h3>Nomade</h3><div>95 €</div><div>5 jours</div><div>Accès au salon</div></div>") == []


@pytest.mark.parametrize("part", ["Matinée (8h-12h)", "Après-midi"])
def test_a_morning_beside_an_hour_and_a_day_is_half_of_one_day(part: str) -> None:
    rows = f"<li>À l'heure 9 €</li><li>{part} 17 €</li><li>Journée 30 €</li>"
    assert (f"Bureau 1 – {part}", "17", "half_day", None) in told(f"<h3>Bureau 1</h3><ul>{rows}</ul>")


def test_mornings_beside_a_price_a_month_are_none() -> None:
    rows = "<li>Journée 12 €</li><li>Matinées 70 €</li><li>Mois complet 130 €</li>"
    assert "half_day" not in {plan[2] for plan in told(f"<h3>Poste fixe</h3><ul>{rows}</ul>")}


def test_a_list_in_a_cell_is_no_part_of_the_name_above_it() -> None:
    listed = "<ul><li>Uso de la dirección en sus tarjetas.</li><li>Aviso de cartas</li></ul>"
    rows = f"<tr><td>Mesa fija</td><td>130€</td></tr><tr><td>Oficina virtual:{listed}</td><td>30€</td></tr>"
    page = page_of(f"<table><tr><th>Servicio</th><th>Precio</th></tr>{rows}</table>", title="Faro coworking")
    assert {(plan["name"], plan["desk_type"]) for plan in values(page)} == {
        ("Mesa fija", "fixed_desk"),
        ("Oficina virtual", "virtual_office"),
    }


@pytest.mark.parametrize("line", ["Courrier réexpédié : 12 € / mois en sus.", "Poste fixe : 30 euros en sus du loyer"])
def test_what_is_paid_on_top_is_no_plan_in_french(line: str) -> None:
    assert told(f"<h3>Options</h3><p>{line}</p>") == []


def test_an_open_space_may_be_one_word() -> None:
    page = page_of("<h2>Tarifs</h2><ul><li>Bureau : 300 € / mois</li><li>Openspace : 90 € / mois</li></ul>")
    assert [plan["desk_type"] for plan in values(page)] == ["private_office", "hot_desk"]


def test_an_office_below_our_spaces_is_let_beside_coworking() -> None:
    office = "<h3>Bureau individuel</h3><p>Journée complète : 120 €</p>"
    desks = "<h2>Postes de coworking</h2><p>Poste nomade : 15 € / jour</p>"
    page = page_of(f"<h2>Nos espaces</h2>{office}{desks}", title="La Grange")
    assert ("Bureau individuel", "private_office") in {(plan["name"], plan["desk_type"]) for plan in values(page)}


def test_how_often_something_comes_with_a_plan_is_no_head_of_its_column() -> None:
    heads = "Leistung | Basis | Komfort | Spitze"
    rows = (heads, "Post | monatlich | wöchentlich | täglich", "Monatspreis | 39 € | 79 € | 149 €")
    body = table(*rows).replace("<h2>Tarifs</h2>", "<h2>Geschäftsadresse</h2>")
    told = {(name.rpartition(" – ")[2], amount, period) for name, _, amount, period in named(page_of(body))}
    assert told == {("Basis", "39", "month"), ("Komfort", "79", "month"), ("Spitze", "149", "month")}


@pytest.mark.parametrize("tick", ["✓", "✔️", "✅"])
def test_a_desk_of_one_s_own_that_is_ticked_makes_a_plan_one(tick: str) -> None:
    body = table(" | Ruisseau | Fleuve", "Prix | 95 € / mois | 210 € / mois", f"Poste attitré | – | {tick}")
    kinds = {name: kind for name, kind, *_ in named(page_of(body, title="Lanterne, coworking"))}
    assert kinds == {"Ruisseau": "hot_desk", "Fleuve": "fixed_desk"}


def test_a_shared_workspace_at_the_corner_of_a_table_names_what_is_priced() -> None:
    body = table("Espace de travail partagé | Adhérents | Non adhérents", "La journée | 9 € | 14 €")
    assert {name.partition(" – ")[0] for name, *_ in named(page_of(body, title="Le Fanal"))} == {
        "Espace de travail partagé"
    }
