"""Columns that tell a period and tax, tables of coworking, and amounts that are no prices."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans, table

from cowcrawl.literals.period import in_label


@pytest.mark.parametrize(
    ("head", "period"),
    [
        ("Journée HT", "day"),
        ("Demi-journée TTC", "half_day"),
        ("Day ex VAT", "day"),
        ("Halve dag excl. btw", "half_day"),
        ("Tag netto", "day"),
        ("Mes + IVA", "month"),
        ("Prix HT", None),
    ],
)
def test_a_header_with_tax_tells_its_period(head: str, period: str | None) -> None:
    assert in_label(head) == period


def test_rooms_in_rows_have_the_terms_of_columns_with_tax() -> None:
    body = table(
        "Salle | Surface | Demi-journée HT | Journée HT", "Ravel | 30 m² | 75 € | 120 €", "Satie | 45 m² | 95 € | 150 €"
    )
    assert {plan[2:] for plan in named(page_of(body.replace("Tarifs", "Location de salles")))} == {
        ("75", "half_day"),
        ("120", "day"),
        ("95", "half_day"),
        ("150", "day"),
    }


def test_a_table_whose_first_cell_says_coworking_is_of_coworking() -> None:
    body = table("Coworking | Prix", "Journée | 14 €", "Semaine | 55 €", "Mois | 140 €")
    assert {plan[:4] for plan in plans(body)} == {
        ("day_pass", "14", "EUR", "day"),
        ("hot_desk", "55", "EUR", "week"),
        ("hot_desk", "140", "EUR", "month"),
    }


@pytest.mark.parametrize(
    "line",
    [
        "5 h de salle de réunion (valeur 100 €)",
        "Salle de réunion offerte : valeur 60 € par mois",
        "Meeting room for free (worth £60 a month)",
        "–20 % jusqu'au 30 septembre : l'abonnement illimité à 199 €/mois",
        "Until 30 September a hot desk is £120 a month",
        "La demi-journée est à prix libre (prix conseillé : 6 €).",
    ],
)
def test_what_something_is_worth_or_costs_until_a_day_or_at_will_is_no_price(line: str) -> None:
    assert plans(f"<h1>Coworking</h1><ul><li>{line}</li></ul>") == set()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Bureau nominatif", "fixed_desk"),
        ("Une table à vous", "fixed_desk"),
        ("Résident du territoire", "hot_desk"),
        ("Poste résident", "fixed_desk"),
        ("Avec réexpédition", "virtual_office"),
    ],
)
def test_words_for_desks_of_ones_own_and_for_who_lives_there(name: str, kind: str) -> None:
    assert {plan[0] for plan in plans(f"<h1>Coworking</h1><h3>{name}</h3><p>90 € par mois</p>")} == {kind}


def test_a_condition_that_says_who_one_is_hides_no_price() -> None:
    line = "Tarif unique : 140 € TTC par mois, ou 17 € TTC la journée si vous êtes de passage."
    assert {plan[1] for plan in plans(f"<h1>Coworking</h1><p>{line}</p>")} == {"140", "17"}


@pytest.mark.parametrize("title", ["SOLO", "Solo"])
def test_a_plan_may_be_called_by_a_small_word_with_a_capital_letter(title: str) -> None:
    other = "<div><h3>Duo</h3><p>38 € / jour</p></div>"
    found = named(page_of(f"<h1>Coworking</h1><div><div><h3>{title}</h3><p>21 € / jour</p></div>{other}</div>"))
    assert {plan[0] for plan in found} == {title, "Duo"}


def test_a_second_row_of_headers_may_tell_hours_in_brackets_and_the_currency_stand_below() -> None:
    head = "<tr><td rowspan=2>Salle</td><td rowspan=2>Capacité</td><td colspan=2>Tarif</td></tr>"
    head += "<tr><td>½ journée<br>(9h-13h ou 14h-18h)</td><td>Journée<br>(9h-18h)</td></tr>"
    rows = "<tr><td>Ravel</td><td>8</td><td>85</td><td>150</td></tr>"
    rows += "<tr><td>Satie</td><td>20</td><td>125</td><td>220</td></tr>"
    below = "<p>Montants en euros. Majoration de 20 % le samedi. Déjeuner 18,50 € par personne.</p>"
    found = named(page_of(f"<h1>Location de salles</h1><table>{head}{rows}</table>{below}"))
    assert {(plan[0], *plan[2:]) for plan in found} == {
        ("Ravel", "85", "half_day"),
        ("Ravel", "150", "day"),
        ("Satie", "125", "half_day"),
        ("Satie", "220", "day"),
    }
