"""A sentence that tells once for how long its prices are tells it of every desk it names."""

from __future__ import annotations

import pytest
from plans import named, page_of, values


@pytest.mark.parametrize(
    "sentence",
    [
        "A dedicated desk costs £290 per month, a flexible one £180.",
        "A dedicated desk is £290 and a hot desk £180 a month here.",
        "Un poste fixe coûte 290 € HT par mois, un poste nomade 180 € HT.",
        "Een vaste werkplek kost € 290 per maand, een flexibele € 180.",
        "Ein fixer Arbeitsplatz kostet CHF 290.–, ein flexibler CHF 180.– pro Monat.",
        "Ein fester Schreibtisch kostet 290 € im Monat, ein flexibler Arbeitsplatz 180 €.",
        "Un puesto fijo cuesta 290 € al mes y uno flexible 180 €.",
        "Una postazione fissa costa 290 € al mese, una flessibile 180 €.",
    ],
)
def test_the_other_desk_of_a_sentence_is_paid_for_as_long(sentence: str) -> None:
    found = values(page_of(f"<h1>Coworking</h1><p>{sentence}</p>"))
    assert [(value["desk_type"], value["amount"], value["period"]) for value in found] == [
        ("fixed_desk", "290", "month"),
        ("hot_desk", "180", "month"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "A private office costs £900 per month, a hot desk £20.",
        "A dedicated desk costs £290 per month, a locker £18.",
        "Een vaste werkplek kost € 290 per maand, een vergaderzaal € 25.",
    ],
)
def test_what_is_cheap_or_no_desk_is_not_paid_for_as_long(sentence: str) -> None:
    found = values(page_of(f"<h1>Coworking</h1><p>{sentence}</p>"))
    assert [value["period"] for value in found if value["desk_type"] in ("hot_desk", "meeting_room")] in ([], [None])


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Full-time members pay £180 per month.", "Full-time members"),
        ("Voor € 18 per dag kan je bij ons terecht op een flexplek.", "flexplek"),
        ("Für 18 Euro am Tag bekommst du einen Platz im Open Space.", "Open Space"),
        ("El pase de día son 18 €.", "El pase de día"),
    ],
)
def test_a_name_has_no_verb(sentence: str, name: str) -> None:
    assert [value["name"] for value in values(page_of(f"<h1>Coworking</h1><p>{sentence}</p>"))] == [name]


@pytest.mark.parametrize(
    ("first", "bundle"),
    [
        ("Le pass journée est à 20 €", "le carnet de 10 à 170 €"),
        ("L'ingresso giornaliero costa 20 euro", "il carnet da 10 ingressi 170 euro"),
        ("El pase de día son 20 €", "el bono de 10 jornadas 170 €"),
    ],
)
def test_a_bundle_beside_its_pass_has_its_own_price(first: str, bundle: str) -> None:
    page = page_of(f"<h1>Coworking</h1><p>{first}, {bundle}.</p>")
    assert {plan[1:] for plan in named(page)} == {("day_pass", "20", "day"), ("day_pass", "170", "once")}
    assert {value["quantity"] for value in values(page)} == {None, 10}
