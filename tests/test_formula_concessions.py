"""A lower price for some people beside the full one: it has the term and the name of that, and says whom it is for."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans

BESIDE = [
    "15 € par jour (tarif réduit : 10 €)",
    "15 € / jour (tarif réduit : 10 €)",
    "15 € par jour (10 € pour les étudiants)",
    "15 € la journée, 10 € en tarif réduit",
    "£15 / day (concessions: £10)",
    "£15 a day, £10 for students",
    "€ 15 per dag (studenten € 10)",
    "15 € pro Tag (ermäßigt 10 €)",
    "15 € al día (estudiantes: 10 €)",
    "15 € al giorno (studenti 10 €)",
]


@pytest.mark.parametrize("line", BESIDE)
def test_a_price_for_some_people_has_the_term_of_the_full_one(line: str) -> None:
    found = plans(f"<h1>Coworking</h1><ul><li>{line}</li></ul>")
    assert {(plan[0], plan[1], plan[3]) for plan in found} == {("day_pass", "15", "day"), ("day_pass", "10", "day")}


def test_it_has_the_name_of_the_full_one_and_whom_it_is_for() -> None:
    page = page_of(
        "<h1>Coworking</h1><p>Journée : 15 € (étudiants : 10 €)</p><p>Cotisation : 30 € par an (réduit 20 €)</p>"
    )
    assert named(page) == {
        ("Journée", "day_pass", "15", "day"),
        ("Journée (étudiants)", "day_pass", "10", "day"),
        ("Cotisation", "other", "30", "year"),
        ("Cotisation (réduit)", "other", "20", "year"),
    }


def test_brackets_say_whom_the_price_before_them_is_for() -> None:
    page = page_of("<h1>Coworking</h1><p>Adhésion annuelle : 15 € (particuliers), 50 € (entreprises)</p>")
    assert named(page) == {
        ("Adhésion annuelle (particuliers)", "other", "15", "year"),
        ("Adhésion annuelle (entreprises)", "other", "50", "year"),
    }


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        (
            "Adhésion : 25 €/an (individuel), 40 €/an (famille), 90 €/an (structure)",
            ("individuel", "famille", "structure"),
        ),
        ("Membership: £25 a year (individual), £90 a year (company)", ("individual", "company")),
        ("Beitrag: 25 € im Jahr (Einzelperson), 90 € im Jahr (Firma)", ("Einzelperson", "Firma")),
    ],
)
def test_dues_tell_behind_each_of_them_who_pays_them(line: str, kinds: tuple[str, ...]) -> None:
    names = [name for name, *_ in named(page_of(f"<h1>Coworking</h1><p>{line}</p>"))]
    assert sorted(name.partition(" (")[2].rstrip(")") for name in names) == sorted(kinds)


ANOTHER = [
    "15 € par jour (caution : 50 € pour les étudiants)",
    "15 € par jour (repas : 10 €)",
    "£15 a day, £5 for lunch",
    "15 € pro Tag, 5 € Pfand",
]


@pytest.mark.parametrize("line", ANOTHER)
def test_what_else_is_paid_has_no_term_of_the_price_before(line: str) -> None:
    assert {plan[1] for plan in plans(f"<h1>Coworking</h1><p>{line}</p>")} == {"15"}


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (
            "Demi-journée : adhérents 5 €, non-adhérents 8 €",
            {"Demi-journée : adhérents", "Demi-journée (non-adhérents)"},
        ),
        ("Day pass: members £9, non-members £14", {"Day pass: members", "Day pass (non-members)"}),
    ],
)
def test_a_price_for_others_is_not_called_that_of_the_first(line: str, names: set[str]) -> None:
    found = named(page_of(f"<h1>Coworking</h1><ul><li>{line}</li></ul>"))
    assert {name for name, *_ in found} == names
