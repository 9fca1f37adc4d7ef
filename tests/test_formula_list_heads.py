"""Lists of prices below lines that are no headings: each line names what its list is of."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans


def lists(*entries: tuple[str, ...]) -> str:
    """A paragraph above a list, for each entry."""
    return "".join(f"<p>{name}</p><ul>{''.join(f'<li>{one}</li>' for one in items)}</ul>" for name, *items in entries)


@pytest.mark.parametrize(
    ("rooms", "day", "half"),
    [
        (("The Elm Room", "The Yew Room (first floor)"), "Day", "Half day"),
        (("Salle Orme", "Salle If (premier étage)"), "Journée", "Demi-journée"),
        (("Zaal Iep", "Zaal Taxus (eerste verdieping)"), "Dag", "Halve dag"),
        (("Seminarraum Ulme", "Seminarraum Eibe (erster Stock)"), "Tag", "Halber Tag"),
        (("Sala Olmo", "Sala Tejo (primera planta)"), "Día", "Medio día"),
        (("Sala Olmo", "Sala Tasso (primo piano)"), "Giorno", "Mezza giornata"),
    ],
)
@pytest.mark.parametrize("heading", ["<h1>Coworking</h1>", "<h2>Info</h2>", ""])
def test_a_line_above_each_list_names_the_room_it_is_of(
    rooms: tuple[str, str], day: str, half: str, heading: str
) -> None:
    elm, yew = rooms
    body = heading + lists((elm, f"{day}: 200 €", f"{half}: 120 €"), (yew, f"{day}: 100 €"))
    found = {(name, amount) for name, _, amount, *_ in named(page_of(body))}
    assert found == {(elm, "200"), (elm, "120"), (yew, "100")}
    assert {plan[0] for plan in plans(body)} == {"meeting_room"}


def test_a_line_between_a_heading_and_its_one_list_describes_what_the_heading_names() -> None:
    hot = "<h2>Hot desk</h2>" + lists(("Includes meeting room hours", "£100 / month", "£10 / day"))
    body = hot + "<h2>Fixed desk</h2>" + lists(("With a meeting room", "£200 / month"))
    assert {(plan[0], plan[1]) for plan in plans(body)} == {
        ("hot_desk", "100"),
        ("hot_desk", "10"),
        ("fixed_desk", "200"),
    }


def test_items_keep_their_own_names_below_such_a_line() -> None:
    body = "<h2>Memberships</h2>" + lists(
        ("Hot desk", "Basic: £100 / month", "Plus: £150 / month"), ("Private office", "Attic: £400 / month")
    )
    names = {name for name, *_ in named(page_of(body))}
    assert names == {"Hot desk – Basic", "Hot desk – Plus", "Private office – Attic"}


def test_a_list_in_an_item_with_a_name_of_its_own_is_of_that_item() -> None:
    item = "<li><h4>Loft</h4><p>Day: £300</p></li>"
    body = f"<p>Our rooms</p><ul>{item}<li><h4>Cellar</h4><p>Day: £90</p></li></ul>" + lists(("Desks", "Day: £20"))
    assert {("Loft", "300"), ("Cellar", "90")} <= {(name, amount) for name, _, amount, *_ in named(page_of(body))}


@pytest.mark.parametrize(
    "sentence",
    [
        "The rates are: 1 hour for €20, 4 hours for €70 and 9 hours for €130.",
        "Nos tarifs sont : 1 heure pour 20 €, 4 heures pour 70 € et 9 heures pour 130 €.",
        "Onze tarieven zijn: 1 uur voor € 20, 4 uur voor € 70 en 9 uur voor € 130.",
        "Unsere Preise sind: 1 Stunde für 20 €, 4 Stunden für 70 € und 9 Stunden für 130 €.",
        "Nuestras tarifas son: 1 hora por 20 €, 4 horas por 70 € y 9 horas por 130 €.",
        "Le tariffe sono: 1 ora a 20 €, 4 ore a 70 € e 9 ore a 130 €.",
    ],
)
def test_what_only_announces_prices_names_none_of_them(sentence: str) -> None:
    body = f"<div><h3>Meeting room</h3><p>{sentence}</p></div>"
    terms = {(plan[1], *plan[3:5]) for plan in plans(body)}
    assert terms == {("20", "hour", None), ("70", "once", 4), ("130", "once", 9)}
    assert {name for name, *_ in named(page_of(body))} == {"Meeting room"}
