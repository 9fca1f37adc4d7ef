"""What tells of which desk or room a price is: its own term of a list, its seats, its language; and the tax in it."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans, values

from tests.markup import page

LIST = (
    "<h1>Coworking</h1><h2>Entgelte</h2><dl><dt>Tagesnutzung</dt><dd>8,00 Euro</dd><dt>Monatsnutzung</dt>"
    "<dd>90,00 Euro</dd><dt>Monatsnutzung mit festem Platz</dt><dd>130,00 Euro</dd></dl>"
    "<p>Die Entgelte enthalten die gesetzliche Umsatzsteuer.</p>"
)


def test_a_term_of_a_list_tells_nothing_of_the_prices_of_the_others() -> None:
    assert named(page_of(LIST)) == {
        ("Tagesnutzung", "day_pass", "8", "day"),
        ("Monatsnutzung", "hot_desk", "90", "month"),
        ("Monatsnutzung mit festem Platz", "fixed_desk", "130", "month"),
    }
    assert {value["vat"] for value in values(page_of(LIST))} == {"incl"}


@pytest.mark.parametrize(
    ("place", "term", "kind"),
    [
        ("1016 AB Amsterdam", "maand", "hot_desk"),
        ("9000 Gent", "week", "hot_desk"),
        ("9000 Gent", "maand", "private_office"),
    ],
)
def test_a_bureau_is_a_desk_in_dutch_and_by_the_month_an_office_in_belgium(place: str, term: str, kind: str) -> None:
    body = f"<h1>Huren</h1><h2>Een bureau</h2><p>€ 60 per {term}</p><footer>De Schuur, Kade 8, {place}</footer>"
    (plan,) = values(page(body, lang="nl"))
    assert plan["desk_type"] == kind


def test_each_room_of_a_line_with_its_seats_is_called_by_its_own_name() -> None:
    line = "Zenne (10 pers.) 25 €/u, Pajot (24 pers.) 45 €/u, Hallerbos (60 pers.) 80 €/u."
    told = {(name.split()[0], amount) for name, _, amount, _ in named(page_of(f"<h2>Vergaderzalen</h2><p>{line}</p>"))}
    assert told == {("Zenne", "25"), ("Pajot", "45"), ("Hallerbos", "80")}


@pytest.mark.parametrize("line", ["Bis zu 8 Personen, Screen &amp; Whiteboard", "For 8 people, whiteboard and screen"])
def test_what_stands_in_a_room_behind_its_seats_is_not_what_a_price_is_for(line: str) -> None:
    body = f"<div><h4>Meetingraum Mole</h4><p>{line}<br>25 € pro Stunde · 160 € pro Tag</p></div>"
    assert {plan[0::2] for plan in named(page_of(body))} == {("Meetingraum Mole", "25"), ("Meetingraum Mole", "160")}


def test_a_bracket_of_what_one_gets_to_eat_and_drink_is_no_goods() -> None:
    entry = "<li>Hele dag flexplek – € 32,50 (koffie, thee, koek)</li><li>Hele dag flexplek – € 10 (borg, sleutel)</li>"
    assert {plan[2] for plan in named(page_of(f"<h1>Werkplek</h1><ul>{entry}</ul>"))} == {"32.50"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Einen Schreibtisch im Gemeinschaftsbereich mieten Sie ab 25 € pro Tag oder 290 € pro Monat.",
        "Arbeitsplatz im Großraum um € 25,00 pro Tag bzw. € 290,00 pro Monat, Internet inbegriffen.",
    ],
)
def test_a_desk_in_a_room_that_many_share_is_a_hot_desk(sentence: str) -> None:
    told = {(kind, amount) for kind, amount, *_ in plans(f"<p>{sentence}</p>")}
    assert told == {("hot_desk", "25"), ("hot_desk", "290")}


def test_a_question_about_tax_says_nothing_of_it_and_its_answer_does() -> None:
    asked = "<h5>Sind die Preise inklusive Mehrwertsteuer?</h5><p>Nein, alle Preise sind Nettopreise.</p>"
    assert [value["vat"] for value in values(page_of(f"<p>Flex Desk: 219 € pro Monat</p>{asked}"))] == ["excl"]


def test_studios_to_let_are_a_heading_like_others() -> None:
    rooms = "<h4>Seminarraum</h4><p>bis 60 Personen · CHF 480 halber Tag</p>"
    assert {plan[2] for plan in named(page_of(f"<h2>Ateliers</h2>{rooms}"))} == {"480"}


def test_a_title_that_ends_with_how_many_sit_there_is_let_by_the_hour_as_a_room() -> None:
    card = "<h3>Stuurhut ({})</h3><p>€ 18,00 per uur</p>"
    assert {plan[1] for plan in named(page_of(card.format("8 stoelen")))} == {"meeting_room"}
    assert {plan[1] for plan in named(page_of(card.format("3 delen")))} == {"hot_desk"}


@pytest.mark.parametrize(
    ("line", "price", "kind"),
    [
        ("8 Tage im Monat", "129 € pro Monat", "hot_desk"),
        ("6 dagen per maand", "€ 119 / maand", "hot_desk"),
        ("Büro für 3 Personen", "790 € pro Monat", "private_office"),
    ],
)
def test_a_plan_with_a_name_of_its_own_is_told_by_its_card_where_desks_are_let(
    line: str, price: str, kind: str
) -> None:
    card = "<div class='card'><h3>{}</h3><p>{}</p><ul><li>{}</li></ul></div>"
    desks = card.format("Anker", price, "Eigener Schreibtisch")
    told = named(page_of(f"<h1>Tarife</h1>{card.format('Boje', price, line)}{desks}", title="Tarife – Nordkai"))
    assert {(name, of) for name, of, *_ in told} == {("Boje", kind), ("Anker", "fixed_desk")}
    alone = named(page_of(f"<h1>Tarife</h1>{card.format('Boje', price, line)}", title="Tarife – Nordkai"))
    assert alone == set()
