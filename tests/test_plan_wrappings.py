"""What stands around a plan in the markup of builders: spans that touch, badges, units of their own, dates."""

from __future__ import annotations

import pytest
from plans import named, page_of, values


def names(body: str) -> list[tuple[str, str, str]]:
    """Name, desk type and amount of each plan of a page about coworking."""
    found = values(page_of(f"<h1>Coworking</h1>{body}"))
    return [(value["name"], value["desk_type"], value["amount"]) for value in found]


@pytest.mark.parametrize(
    ("name", "price", "kind"),
    [
        ("Private Office", "From £650 per month", "private_office"),
        ("Team room (4 people)", "from £650 per month", "private_office"),
        ("Office for 6", "£650 per month", "private_office"),
        ("Bureau privé", "dès 650 € par mois", "private_office"),
        ("Eigen kantoor", "Vanaf € 650 per maand", "private_office"),
        ("Privates Büro", "ab 650 € pro Monat", "private_office"),
        ("Espacio para eventos", "desde 650 € al día", "event_space"),
        ("Spazio eventi", "da 650 € al giorno", "event_space"),
    ],
)
def test_dots_between_a_name_and_its_price_glue_neither(name: str, price: str, kind: str) -> None:
    row = f"<div><span>{name}</span><span class=dots></span><span>{price}</span></div>"
    assert names(f"<div><div>{row}<div>Wifi.</div></div></div>") == [(name, kind, "650")]


@pytest.mark.parametrize(
    "badge",
    ["Popolare", "Il più richiesto", "El más elegido", "Destacado", "Favoriet", "Meistgebucht", "Meilleur choix"],
)
def test_a_badge_is_no_name(badge: str) -> None:
    card = f"<div><div>{badge}</div><div>Flexdesk</div><div>€ 180 / month</div></div>"
    other = "<div><div>Fixdesk</div><div>€ 290 / month</div></div>"
    assert names(f"<div>{card}{other}</div>") == [("Flexdesk", "hot_desk", "180"), ("Fixdesk", "fixed_desk", "290")]


@pytest.mark.parametrize(
    ("name", "unit", "period"),
    [
        ("Meeting room", "an hour", "hour"),
        ("Salle de réunion", "l'heure", "hour"),
        ("Eventspace", "am Tag", "day"),
        ("Flexdesk", "im Monat zzgl. MwSt.", "month"),
        ("Sala de reuniones", "la hora", "hour"),
    ],
)
def test_a_unit_with_its_article_goes_on_from_the_amount_above(name: str, unit: str, period: str) -> None:
    body = f"<div><div><div>{name}</div><div><div>€ 30</div><div>{unit}</div></div></div></div>"
    assert [plan[3] for plan in named(page_of(f"<h1>Coworking</h1>{body}"))] == [period]


@pytest.mark.parametrize(
    "line",
    [
        "Networking breakfast, 12 May, tickets £5",
        "Open evening on May 12: £5",
        "Netwerkontbijt, 12 mei, tickets € 5",
        "Netzwerktreffen am 12. Mai, 5 €",
        "Rencontre du 3 octobre, 5 €",
        "Encuentro del 3 de octubre, 5 €",
        "Incontro del 3 ottobre, 5 €",
    ],
)
def test_what_takes_place_on_a_day_is_no_plan(line: str) -> None:
    plan = "<div><h3>Flexdesk</h3><p>€ 180 per month</p></div>"
    assert names(f"{plan}<section><p>{line}</p></section>") == [("Flexdesk", "hot_desk", "180")]


@pytest.mark.parametrize("tax", ["zzgl. MwSt.", "inkl. MwSt.", "zzgl. USt."])
def test_an_abbreviation_ends_no_sentence(tax: str) -> None:
    line = f"Flex 10 (10 Tage im Monat) – 84,- € mtl. {tax}"
    assert [plan[1:] for plan in names(f"<ul><li>{line}</li></ul>")] == [("hot_desk", "84")]


def test_an_amount_in_euros_that_is_set_as_a_heading_titles_nothing() -> None:
    card = "<div><h4>{0}</h4><h1>{1} euro<small>/mnd</small></h1><ul><li>Wifi</li></ul></div>"
    body = card.format("Flexwerkplek", 180) + card.format("Vaste werkplek", 290)
    assert names(f"<div>{body}</div>") == [("Flexwerkplek", "hot_desk", "180"), ("Vaste werkplek", "fixed_desk", "290")]


def test_a_table_of_one_row_has_a_name_and_a_price() -> None:
    row = "<table><tr><td>Sala de eventos</td><td>760 €/día</td></tr></table>"
    assert names(f"<h2>Precios</h2>{row}") == [("Sala de eventos", "event_space", "760")]


@pytest.mark.parametrize(
    ("name", "kind"), [("Tagesticket", "day_pass"), ("Monatsticket", "hot_desk"), ("Pass journée", "day_pass")]
)
def test_a_ticket_in_bold_above_what_it_gives_is_named_alone(name: str, kind: str) -> None:
    rows = f"<tr><td><strong>{name}</strong><br>Kaffee</td><td>24 €</td></tr>"
    rows += "<tr><td><strong>Fix Desk</strong><br>Telefonboxen</td><td>290 € pro Monat</td></tr>"
    assert ("Fix Desk", "fixed_desk", "290") in names(f"<table>{rows}</table>")
    priced = rows.replace("24 €", "24 € pro Tag" if kind == "day_pass" else "24 € pro Monat")
    assert (name, kind, "24") in names(f"<table>{priced}</table>")


@pytest.mark.parametrize(("name", "per"), [("Monatsticket", "pro Monat"), ("Tageskarte", "pro Tag")])
def test_a_ticket_below_a_slogan_with_a_word_for_a_room_is_a_ticket(name: str, per: str) -> None:
    page = page_of(f"<h1>Raum für gute Ideen</h1><h2>Preise</h2><ul><li>{name}: 24 € {per}</li></ul>")
    assert [plan[0] for plan in named(page)] == [name]
    assert {plan[1] for plan in named(page)} <= {"hot_desk", "day_pass"}
