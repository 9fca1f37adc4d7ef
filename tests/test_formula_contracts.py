"""Prices in the terms of a contract: its title names no plan, nor does what it says of the payment."""

import pytest
from plans import named, page_of

TERMS = [
    "Terms and conditions of the coworking contract",
    "Conditions générales du contrat de coworking",
    "Algemene voorwaarden van het coworkingcontract",
    "Allgemeine Geschäftsbedingungen für das Coworking",
    "Términos y condiciones del contrato de coworking",
    "Termini e condizioni del contratto di coworking",
]


@pytest.mark.parametrize("title", TERMS)
def test_the_title_of_a_contract_names_none_of_its_prices(title: str) -> None:
    rows = "<tr><td>1 mois</td><td>140 €</td></tr><tr><td>3 mois (90 jours)</td><td>390 €</td></tr>"
    body = f"<h1>{title}</h1><table>{rows}</table>"
    assert {name for name, *_ in named(page_of(body))} == {"1 mois", "3 mois (90 jours)"}


def test_what_is_to_be_paid_and_how_names_no_plan() -> None:
    body = "<h2>Modalità di pagamento e corrispettivo</h2><p>Coworking</p><p>1 settimana: 45 €</p>"
    assert {name for name, *_ in named(page_of(body))} == {"1 settimana"}


def test_a_plan_whose_word_is_contract_keeps_its_name() -> None:
    body = "<h2>Coworking</h2><h3>Flexible contract</h3><p>£200 a month</p><h3>Long contract</h3><p>£150 a month</p>"
    assert {name for name, *_ in named(page_of(body))} == {"Flexible contract", "Long contract"}


def test_a_long_bracket_behind_a_group_does_not_hide_it() -> None:
    rows = "<tr><td>1 day</td><td>€{}</td></tr><tr><td>1 month</td><td>€{}</td></tr>"
    until = "(until the day on which their thirtieth birthday is, or with a card that says they study)"
    young, old = (f'<tr><td colspan="2">Rates {who} {until}</td></tr>' for who in ("under 30", "over 30"))
    body = f"<h2>Coworking</h2><table>{young}{rows.format(8, 120)}{old}{rows.format(10, 150)}</table>"
    assert {(name, amount) for name, _, amount, *_ in named(page_of(body))} == {
        ("1 day – Rates under 30", "8"),
        ("1 month – Rates under 30", "120"),
        ("1 day – Rates over 30", "10"),
        ("1 month – Rates over 30", "150"),
    }


def test_a_pack_of_hours_below_a_heading_of_rooms_is_of_a_room() -> None:
    rows = "<tr><td>Hora</td><td>10 €</td></tr><tr><td>Bono</td><td>75 € / 10h</td></tr>"
    body = f"<h1>Salas en la casa</h1><h3>Drone</h3><p>Hasta 5 personas</p><table>{rows}</table>"
    assert [kind for _, kind, amount, _ in named(page_of(body)) if amount == "75"] == ["meeting_room"]
