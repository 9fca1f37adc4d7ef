"""Which name a price belongs to: beside it, before or behind it, in a grid without cards; and where nobody can tell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from plans import named, page_of, plans, values

from cowcrawl.extract import Found
from cowcrawl.extract.formulas import extract

Plan = tuple[str, str, str, str]
WORDS: dict[str, dict[str, str]] = yaml.safe_load((Path(__file__).parent / "table_words.yml").read_text("utf-8"))
KINDS = {"flex": "hot_desk", "fix": "fixed_desk", "office": "private_office"}
AMOUNTS = ("180", "290", "650")


def monthly(language: str) -> list[tuple[str, str]]:
    """Three names and their prices a month, as printed."""
    words, sign = WORDS[language], "£" if language == "en" else "€"
    return [(words[key], f"{sign}{amount}") for key, amount in zip(KINDS, AMOUNTS, strict=True)]


def told(language: str) -> set[Plan]:
    words = WORDS[language]
    return {(words[key], kind, amount, "month") for (key, kind), amount in zip(KINDS.items(), AMOUNTS, strict=True)}


def a_grid_of_names_and_prices(plans: list[tuple[str, str]], per: str) -> str:
    return f"<div>{''.join(f'<div>{name}</div><div>{price} {per}</div>' for name, price in plans)}</div>"


def a_grid_with_a_description(plans: list[tuple[str, str]], per: str) -> str:
    cells = (f"<div><p>{name}</p></div><div><p>Wifi</p></div><div><p>{price} {per}</p></div>" for name, price in plans)
    return f"<div>{''.join(cells)}</div>"


def a_table_with_the_price_first(plans: list[tuple[str, str]], per: str) -> str:
    return f"<table>{''.join(f'<tr><td>{price} {per}</td><td>{name}</td></tr>' for name, price in plans)}</table>"


def a_column_of_prices_first(plans: list[tuple[str, str]], per: str) -> str:
    rows = "".join(f"<tr><td>{price}</td><td>{name}</td></tr>" for name, price in plans)
    return f"<table><tr><th>{per}</th><th></th></tr>{rows}</table>"


def cards_with_the_price_above_the_name(plans: list[tuple[str, str]], per: str) -> str:
    return "".join(
        f"<div><div>{price}</div><div>{per}</div><h4>{name}</h4><p>Wifi</p><hr></div>" for name, price in plans
    )


FORMS: list[Callable[[list[tuple[str, str]], str], str]] = [
    a_grid_of_names_and_prices,
    a_grid_with_a_description,
    a_table_with_the_price_first,
    a_column_of_prices_first,
    cards_with_the_price_above_the_name,
]


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_each_price_goes_with_its_own_name_in(form: Callable[[list[tuple[str, str]], str], str], language: str) -> None:
    body = form(monthly(language), WORDS[language]["per_month"].lower())
    assert named(page_of(f"<h1>Coworking</h1>{body}")) == told(language)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("by_row", [True, False])
def test_prices_that_follow_all_names_are_of_none_of_them(language: str, *, by_row: bool) -> None:
    per = WORDS[language]["per_month"].lower()
    names = [name for name, _ in monthly(language)]
    prices = [f"{price} {per}" for _, price in monthly(language)]
    cells = "<tr>{}</tr>" if by_row else "{}"
    tag = "td" if by_row else "div"
    rows = [cells.format("".join(f"<{tag}>{text}</{tag}>" for text in texts)) for texts in (prices, names)]
    body = f"<table>{''.join(rows)}</table>" if by_row else f"<div>{''.join(reversed(rows))}</div>"
    page = page_of(f"<h1>Coworking</h1>{body}")
    assert values(page) == []
    assert {one.reason for one in extract(page) if not isinstance(one, Found)} == {"no name tells apart"}


def test_a_grid_whose_lines_are_no_entries_lends_no_name() -> None:
    card = "<div><h3>Vaste plek</h3><p>Maandelijks opzegbaar</p><p>€ 210 per maand</p></div>"
    found = values(page_of(f"<div>{card}<div><h3>Flexplek</h3><p>€ 110 per maand</p></div></div>"))
    assert [value["name"] for value in found] == ["Vaste plek", "Flexplek"]


@pytest.mark.parametrize("language", WORDS)
def test_names_and_prices_of_each_house_stand_between_its_name_and_its_address(language: str) -> None:
    per = WORDS[language]["per_month"].lower()
    lines = [text for name, price in monthly(language) for text in (name, f"{price} {per}")]
    boxes = (("Mill House", "Mill Lane 3, 2000 Antwerpen"), ("Canal Yard", "Canal Street 14, 2000 Antwerpen"))
    body = "".join(
        f"<div><div><h2><span>{house}</span></h2></div>"
        + "".join(f"<div><p><span>{text}</span></p></div>" for text in (*lines, address))
        + "</div>"
        for house, address in boxes
    )
    found = named(page_of(f"<h1>Locations</h1>{body}", title="Coworking"))
    assert {(name.rpartition(" – ")[2], *rest) for name, *rest in found} == told(language)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("head", ["Mill House", "Coworking"])
def test_prices_below_a_heading_that_all_share_are_of_no_plan(head: str, language: str) -> None:
    per = WORDS[language]["per_month"].lower()
    cells = [f"<div>{name}</div>" for name, _ in monthly(language)]
    cells += [f"<div>{price} {per}</div>" for _, price in monthly(language)]
    assert values(page_of(f"<h1>Space</h1><h2>{head}</h2><div>{''.join(cells)}</div>")) == []


def test_a_heading_that_names_offices_tells_what_all_prices_below_it_are_for() -> None:
    cards = "".join(
        f"<div><h3>{size}</h3><p>{at} m²</p><p>€ {at * 40} / month</p></div>"
        for size, at in (("S", 10), ("M", 16), ("L", 25))
    )
    assert {value["desk_type"] for value in values(page_of(f"<h1>Offices</h1>{cards}"))} == {"private_office"}


def test_prices_above_what_they_are_for_lend_no_name_to_the_next() -> None:
    lines = ("Come and see", "€180 / month", "Hot desk", "€290 / month", "Dedicated desk")
    found = values(page_of(f"<h1>Space</h1><div>{''.join(f'<p>{line}</p>' for line in lines)}</div>"))
    assert ("Hot desk", "290") not in {(value["name"], value["amount"]) for value in found}


@pytest.mark.parametrize(
    ("ticket", "office"),
    [
        ("À la journée", "Bureau fermé 4 personnes"),
        ("Día suelto", "Oficina para 4 personas"),
        ("Giornaliero", "Ufficio per 4 persone"),
    ],
)
def test_how_many_an_office_seats_makes_no_room_of_a_ticket_beside_it(ticket: str, office: str) -> None:
    items = f"<li>{ticket}: 24 € / day</li><li>{office}: 650 € / month</li>"
    found = values(page_of(f"<h1>Mill House</h1><h2>Coworking</h2><ul>{items}</ul>"))
    assert [value["desk_type"] for value in found if value["amount"] == "24"] in (["day_pass"], ["hot_desk"])


@pytest.mark.parametrize("name", ["Hot desk", "Flexplek", "Flex Desk", "Puesto flexible"])
def test_an_amount_cut_in_two_is_no_price(name: str) -> None:
    parted = f"<div><p>{name}</p></div><div><p><span>1</span><span>90 € / month</span></p></div>"
    assert plans(f"<h1>Coworking</h1><div>{parted}</div>") == set()
    assert plans(f"<h1>Coworking</h1><h3>{name}</h3><p>1 190 € / month</p>") == {
        ("hot_desk", "1190", "EUR", "month", None, None)
    }


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Day pass", "Days"),
        ("Pass journée", "Jours"),
        ("Dagpas", "Dagen"),
        ("Tagesticket", "Tage"),
        ("Pase de día", "Días"),
        ("Ingresso giornaliero", "Giorni"),
    ],
)
def test_a_number_before_the_price_of_passes_is_how_many_it_buys(title: str, head: str) -> None:
    rows = "<tr><td>5</td><td>80 €</td></tr><tr><td>10</td><td>150 €</td></tr>"
    headed = f"<h1>Coworking</h1><h2>{title}</h2><table><tr><th>{head}</th><th>€</th></tr>{rows}</table>"
    found = {(value["amount"], value["period"], value["quantity"]) for value in values(page_of(headed))}
    assert found == {("80", "once", 5), ("150", "once", 10)}
    assert plans(f"<h1>Coworking</h1><h2>{title}</h2><table>{rows}</table>") == set()
