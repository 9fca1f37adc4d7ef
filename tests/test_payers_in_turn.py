"""Prices of one line for different people or days, told before each price or behind it."""

from __future__ import annotations

import pytest
from plans import named, page_of, values

LINES = [
    ("members £9/hr, non-members £16/hr", "members", "non-members"),
    ("£9/hr for members, £16/hr for non-members", "for members", "for non-members"),
    ("£9/hr members, £16/hr non-members", "members", "non-members"),
    ("weekdays £9/hr, weekends £16/hr", "weekdays", "weekends"),
    ("£9/hr weekdays, £16/hr weekends", "weekdays", "weekends"),
    ("Mon-Fri £9/hr; Sat-Sun £16/hr", "Mon-Fri", "Sat-Sun"),
]


@pytest.mark.parametrize("dash", [": ", " – ", " - "])
@pytest.mark.parametrize(("line", "first", "second"), LINES)
def test_each_price_has_the_room_and_its_own_people(dash: str, line: str, first: str, second: str) -> None:
    found = named(page_of(f"<h1>Rooms</h1><ul><li>Larch Room{dash}{line}</li><li>Fern Room: £7/hr</li></ul>"))
    told = {(name.split(" – ", name.count("Rooms"))[-1], amount) for name, _, amount, _ in found}
    assert {(f"Larch Room – {first}", "9"), (f"Larch Room – {second}", "16")} <= told


@pytest.mark.parametrize(
    ("line", "amounts"),
    [("half day £40, full day £70", {"40", "70"}), ("£9/hr | £48/day | members £7/hr", {"9", "48", "7"})],
)
def test_other_prices_of_a_line_are_read_as_before(line: str, amounts: set[str]) -> None:
    found = named(page_of(f"<h1>Rooms</h1><ul><li>Larch Room: {line}</li><li>Fern Room: £6/hr</li></ul>"))
    assert {amount for _, _, amount, _ in found} == {*amounts, "6"}


BESIDE = [
    ("Ein Tagespass kostet 30 Franken, für Studierende 20 Franken.", "Ein Tagespass – Studierende", "20", "day"),
    ("Ein Flexdesk kostet 150 Euro im Monat, für Studierende 100 Euro.", "Ein Flexdesk – Studierende", "100", "month"),
    (
        "De vergaderzaal kost 50 euro per uur, voor verenigingen 30 euro.",
        "De vergaderzaal – verenigingen",
        "30",
        "hour",
    ),
    ("A day pass costs £30, or £20 for students.", "A day pass – students", "20", "day"),
    ("Een flexplek kost 150 euro per maand, voor studenten 100 euro.", "Een flexplek – studenten", "100", "month"),
]


@pytest.mark.parametrize(("sentence", "name", "amount", "period"), BESIDE)
def test_what_those_pay_who_pay_less_is_a_price_of_the_same_desk(
    sentence: str, name: str, amount: str, period: str
) -> None:
    found = [(one["name"], one["amount"], one["period"]) for one in values(page_of(f"<p>{sentence}</p>"))]
    assert (name, amount, period) in found
    assert len(found) == 2


@pytest.mark.parametrize("goods", ["für das Schließfach 10 Euro", "für Getränke zahlst du 2 Euro"])
def test_what_something_else_costs_is_none(goods: str) -> None:
    found = values(page_of(f"<p>Ein Tagespass kostet 30 Euro, {goods}.</p>"))
    assert [one["amount"] for one in found] == ["30"]


def test_a_part_of_the_day_is_named_with_the_room_above_it() -> None:
    row = "<div><div>{}</div><div>€ {}</div></div>"
    rows = row.format("Voormiddag (8u30–12u30)", 110) + row.format("Namiddag (13u–17u)", 120) + row.format("Dag", 200)
    found = values(page_of(f"<h1>Vergaderen</h1><div><h3>Zaal Noord</h3>{rows}</div>"))
    names = {one["name"] for one in found if one["period"] == "half_day"}
    assert names == {"Zaal Noord – Voormiddag (8u30–12u30)", "Zaal Noord – Namiddag (13u–17u)"}


def test_a_section_of_offices_beside_coworking_has_plans() -> None:
    rows = "<table><tr><th>Kantoor</th><th>Oppervlakte</th><th>Huurprijs per maand</th></tr>{}</table>".format(
        "<tr><td>Type A</td><td>18 m²</td><td>€ 320</td></tr><tr><td>Type B</td><td>27 m²</td><td>€ 465</td></tr>"
    )
    other = "<h3>{}</h3><table><tr><td>1 dag</td><td>€ 20</td></tr><tr><td>1 maand</td><td>€ 195</td></tr></table>"
    body = f"<h1>Tarieven</h1><h3>1. Kantoren</h3>{rows}{other.format('2. Coworking')}"
    found = values(page_of(body, url="https://centrum.example/", title="Tarieven"))
    assert {(one["name"], one["desk_type"]) for one in found if one["name"].startswith("Type")} == {
        ("Type A", "private_office"),
        ("Type B", "private_office"),
    }


def test_the_nearest_heading_of_a_room_names_what_a_sentence_costs() -> None:
    body = "<h1>Een ruimte huren</h1><h2>Projectruimte</h2><p>Voor repetities. Per dag € 120, per week € 480.</p>"
    names = [one["name"] for one in values(page_of(body, title="De Lak"))]
    assert len(names) == 2
    assert all(name.startswith("Projectruimte") for name in names)
