"""What a price was before it changes is no price; the lowest of two kinds is of neither."""

from __future__ import annotations

import pytest
from plans import plans

CHANGES = [
    ("de", "Ab Januar steigt die Monatskarte von 150 € auf 170 €."),
    ("de", "Die Monatskarte wird ab Mai von 150 € pro Monat auf 170 € pro Monat erhöht."),
    ("nl", "De dagkaart gaat van € 15 naar € 18."),
    ("it", "L'ingresso giornaliero passa da 16 euro a un massimo di 40 euro."),
    ("en", "From May our day pass goes up from £16 to £20."),
    ("fr", "Le pass journée passe de 15 € à 18 €."),
    ("es", "El bono mensual sube de 100 € a 120 € al mes."),
]


@pytest.mark.parametrize(("lang", "line"), CHANGES)
def test_the_price_of_before_is_none_of_today(lang: str, line: str) -> None:
    assert plans(f'<div lang="{lang}"><h2>Coworking</h2><p>{line}</p></div>') == set()


STANDING = [
    ("Passa da noi: sala riunioni da 16 euro all'ora.", "16"),
    ("From £16 your day pass goes further.", "16"),
    ("Monatskarte: 150 € auf 12 Monate", "150"),
]


@pytest.mark.parametrize(("line", "amount"), STANDING)
def test_such_words_elsewhere_change_no_price(line: str, amount: str) -> None:
    assert {plan[1] for plan in plans(f"<h2>Coworking</h2><p>{line}</p>")} == {amount}


@pytest.mark.parametrize(
    "line",
    [
        "60 postes et 4 salles de réunion seront proposés, à partir de 150 € HT par mois.",
        "Hot desks and private offices, from £150 per month",
    ],
)
def test_the_lowest_price_of_two_kinds_is_of_neither(line: str) -> None:
    assert plans(f"<h2>Coworking</h2><p>{line}</p>") == set()
