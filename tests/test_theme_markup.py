"""Prices as themes and shops mark them up: in pieces, struck through by a class, in the foot of a card, for sale."""

from __future__ import annotations

import pytest
from markup import page
from plans import named, page_of, plans, values

from cowcrawl.extract.when import access

FOOT = (
    '<div class="card"><div class="card-body"><h5>{}</h5><p>In our loft.</p></div>'
    '<div class="{}"><b>€{}</b> per month</div></div>'
)


def pieces(name: str, whole: str, cents: str) -> str:
    """A price whose cents stand in a block of their own, before the currency."""
    return (
        f'<div class="plan"><h3>{name}</h3><div class="price"><div>{whole}</div><div>{cents}</div><div>€/ mois</div>'
        "</div>"
        "<ul><li>Accès 24/7</li></ul></div>"
    )


def test_cents_in_a_block_of_their_own_are_no_price() -> None:
    body = pieces("Bureau fixe", "268", "50") + pieces("Poste nomade", "154", "00")
    assert named(page_of(body)) == {
        ("Bureau fixe", "fixed_desk", "268.50", "month"),
        ("Poste nomade", "hot_desk", "154", "month"),
    }


def test_two_numbers_without_a_currency_behind_them_are_no_price() -> None:
    body = "<h3>Fixed desk</h3><div>268</div><div>50</div><div>members</div><p>€ 210 per month</p>"
    assert named(page_of(body)) == {("Fixed desk", "fixed_desk", "210", "month")}


def test_what_a_card_with_a_price_in_pieces_says_of_access_is_said_of_its_plan() -> None:
    body = pieces("Bureau fixe", "268", "50") + "<div><h3>Nomade</h3><p>154 € / mois</p><p>8h à 18h</p></div>"
    (found,) = access.extract(page(f"<h1>Tarifs</h1>{body}"))
    assert found.claim.value == "some_plans"


@pytest.mark.parametrize(
    "marks", ["line-through", "text-decoration-line-through muted", "old-price", "x-price__original-price", "price-was"]
)
def test_a_price_that_a_class_strikes_through_holds_no_longer(marks: str) -> None:
    body = f'<h3>Fixed desk</h3><p><span class="{marks}">€ 320</span> € 270 per month</p>'
    assert named(page_of(body)) == {("Fixed desk", "fixed_desk", "270", "month")}


@pytest.mark.parametrize("marks", ["hover:line-through", "bold-price", "price-original-2", "gold-price"])
def test_other_classes_strike_nothing_through(marks: str) -> None:
    body = f'<h3>Fixed desk</h3><p><span class="{marks}">€ 320</span> per month</p>'
    assert named(page_of(body)) == {("Fixed desk", "fixed_desk", "320", "month")}


@pytest.mark.parametrize("marks", ["card-footer bg-light", "x-table__footer", "plan-footer"])
def test_the_foot_of_a_card_is_not_that_of_the_page(marks: str) -> None:
    body = FOOT.format("Hot desk", marks, 110) + FOOT.format("Fixed desk", marks, 240)
    assert named(page_of(body)) == {
        ("Hot desk", "hot_desk", "110", "month"),
        ("Fixed desk", "fixed_desk", "240", "month"),
    }
    assert {block.region for block in page(body).blocks} == {"main"}


def test_a_foot_with_another_name_is_still_that_of_the_page() -> None:
    found = page('<p>Desks</p><div class="site-footer dark"><p>Oak Lane 4</p></div>')
    assert [block.region for block in found.blocks] == ["main", "footer"]


def test_a_fee_for_signing_up_is_no_price_and_no_term() -> None:
    small = "<small><div>€60.00 sign-up fee · Cancel any time · VAT excluded</div></small>"
    (value,) = values(page_of(f"<h3>Flex desk</h3><p>€115.00 per month</p>{small}"))
    assert (value["amount"], value["commitment"]) == ("115", "Cancel any time")


def test_a_shop_sells_passes_beside_what_is_no_desk() -> None:
    items = (
        "<ul><li><h2>Pass journée</h2><span>17,00 € TTC</span><a>Ajouter au panier</a></li>"
        "<li><h2>Abonnement mensuel</h2><span>180,00 € / mois TTC</span><a>Ajouter au panier</a></li>"
        "<li><h2>Sac en toile</h2><span>11,00 € TTC</span><a>Ajouter au panier</a></li></ul>"
    )
    assert named(page_of(f"<h1>Boutique</h1>{items}")) == {
        ("Pass journée", "day_pass", "17", "day"),
        ("Abonnement mensuel", "hot_desk", "180", "month"),
    }
    assert "Abonnement mensuel" not in {name for name, *_ in named(page_of(f"<h1>Restaurant</h1>{items}"))}


def test_prices_of_a_comparison_are_not_told_beside_those_of_the_cards() -> None:
    table = (
        "<h2>Compare plans</h2><table><tr><th></th><th>Part time</th><th>Full time</th></tr>"
        "<tr><td>Price</td><td>€ 95</td><td>€ 150</td></tr><tr><td>Days</td><td>10</td><td>31</td></tr></table>"
    )
    cards = "<div><h3>Part time</h3><p>€95/month</p></div><div><h3>Full time</h3><p>€150/month</p></div>"
    assert {name for name, *_ in named(page_of(f"<h1>Coworking</h1>{cards}{table}"))} == {"Part time", "Full time"}
    days = table.replace("Part time", "Half day").replace("Full time", "Whole day")
    assert {name for name, *_ in named(page_of(f"<h1>Coworking</h1>{cards}{days}"))} == {"Part time", "Full time"}


def test_a_heading_that_only_measures_a_room_leaves_it_the_name_above() -> None:
    body = "<h4>Sala Júcar</h4><h6>8 personas · 18 m²</h6><p>Desde 14 €/hora</p><h4>Puesto fijo</h4><p>190 €/mes</p>"
    assert "Sala Júcar – 8 personas · 18 m²" in {name for name, *_ in named(page_of(body))}


def test_how_many_a_room_holds_and_how_large_it_is_are_not_in_the_name_of_its_price() -> None:
    body = "<h3>Vergaderzaal De Spil</h3><p>Tot 10 personen, 28 m2. € 70 per dagdeel, hele dag € 125</p>"
    assert named(page_of(body)) == {
        ("Vergaderzaal De Spil", "meeting_room", "70", "half_day"),
        ("Vergaderzaal De Spil", "meeting_room", "125", "day"),
    }


def test_what_plans_include_is_not_included_in_an_hour_of_the_room() -> None:
    rows = (
        "<tr><th></th><th>Flex</th><th>Vast</th></tr>"
        "<tr><td>Prijs</td><td>€ 160 / maand</td><td>€ 260 / maand</td></tr>"
        "<tr><td>Vergaderzaal € 15/u</td><td>2u/maand</td><td>5u/maand</td></tr>"
    )
    told = {value["period"]: value["included"] for value in values(page_of(f"<table>{rows}</table>"))}
    assert told.get("hour") is None


def test_a_plan_paid_each_month_may_bind_for_many() -> None:
    def card(recurs: str) -> str:
        return f"<h3>Postadresse</h3><p>31 €</p><p>{recurs}</p><p>Deine Geschäftsadresse am See</p><p>12 Monate</p>"

    assert ("virtual_office", "31", "EUR", "month", None, None) in plans(card("Jeden Monat"))
    assert not plans(card("Einmalig"))


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("<p>Adresse<span><a>Lindenstrasse 10, Bern</a></span></p>", "Adresse Lindenstrasse 10, Bern"),
        ("<p>Email<span>desk@oak.example</span></p>", "Email desk@oak.example"),
        ("<p><span><strong>Adresse</strong>12 rue des Tanneurs, Huy</span></p>", "Adresse 12 rue des Tanneurs, Huy"),
        ("<p><b>Orario</b>Lun – Ven 9-18</p>", "Orario Lun – Ven 9-18"),
        ("<p><b>Mc</b>Donald Square 12</p>", "McDonald Square 12"),
        ("<p><b>Co</b>working for all of us</p>", "Coworking for all of us"),
        ("<p>Work<span>Hub</span></p>", "WorkHub"),
        ("<p>Hub<span>13</span></p>", "Hub13"),
        ("<p>The Work<b>Hub</b> at 12</p>", "The WorkHub at 12"),
        ("<p><b>Mo-Fr</b>9:00 – 18:00</p>", "Mo-Fr 9:00 – 18:00"),
        ("<p><b>Tel</b>0341 555 12 12</p>", "Tel 0341 555 12 12"),
        ("<p><b>Hub</b>13</p>", "Hub13"),
    ],
)
def test_a_label_that_touches_a_number_an_address_or_a_mailbox_is_a_word_of_its_own(line: str, read: str) -> None:
    assert [block.line for block in page(line).blocks] == [read]


def test_the_lines_of_a_heading_are_headings_unless_it_holds_a_page() -> None:
    found = page("<h3>Become <div>a resident</div></h3><p>Desks.</p>").blocks
    assert [(block.line, block.level) for block in found] == [("Become", 3), ("a resident", 3), ("Desks.", 0)]
    unclosed = page(f"<h3>Prices<div>{'We let desks and rooms by the month. ' * 6}</div></h3>").blocks
    assert [block.level for block in unclosed] == [3, 0]


def test_a_pass_on_the_first_line_of_a_card_names_it() -> None:
    def card(name: str, lines: str, price: str) -> str:
        return f"<div class=item><div>{name}</div><ul><li>{lines}</li></ul><div><sup>CHF</sup>{price}</div></div>"

    body = card("Tagespass", "1 Arbeitstag</li><li>1 Getränk an der Bar", "28")
    body += card("Zehnerpass", "10 Tagespässe</li><li>1 Kaffee pro Tag", "260")
    assert named(page_of(f"<h2>Preise</h2><div>{body}</div>")) == {
        ("Tagespass", "day_pass", "28", "day"),
        ("Zehnerpass", "day_pass", "260", "once"),
    }


def test_a_ticket_for_a_week_is_not_what_a_line_near_it_says_of_another_plan() -> None:
    prices = "<p>Wochenkarte: 37 Euro<br>12er Karte: 66 Euro<br>Tageskarte: 9 Euro</p>"
    body = f"<div><p>FixDesk: eigener Schreibtisch</p>{prices}</div>"
    kinds = {value["name"]: value["desk_type"] for value in values(page_of(f"<h1>Fragen zum Coworking</h1>{body}"))}
    assert (kinds["Wochenkarte"], kinds["12er Karte"]) == ("hot_desk", "day_pass")


def test_a_table_without_a_column_of_headers_tells_of_each_plan_what_stands_in_its_column() -> None:
    rows = (
        "<tr><th>5 jours par mois</th><th>Illimité</th></tr>"
        "<tr><td>1h de salle de réunion incluse</td><td>4h de salle de réunion incluses</td></tr>"
        "<tr><td>78€/mois</td><td>190€/mois</td></tr>"
    )
    told = {value["amount"]: value["included"] for value in values(page_of(f"<h3>Coworking</h3><table>{rows}</table>"))}
    assert told["190"] == "4h de salle de réunion incluses"


def test_what_the_poor_pay_is_a_plan_although_it_asks_for_their_income() -> None:
    rates = "<li>£48 – Individual membership</li><li>£30 – Reduced rate for low-income (give household income)</li>"
    found = page_of(f"<h1>Oak Makerspace</h1><h3>Membership rates (price is per month):</h3><ul>{rates}</ul>")
    assert {value["amount"] for value in values(found)} == {"48", "30"}


def test_what_stands_below_the_price_of_one_card_is_not_included_in_the_next() -> None:
    def card(name: str, price: str, about: str) -> str:
        return f"<div><div>{name}</div><div>{price}</div><div>{about}</div></div>"

    half = card("Demi-journée", "110€", "4 heures consécutives, thé inclus")
    day = card("Journée complète", "190€", "8 heures, déjeuner sur demande")
    body = f"<h2>Salles de réunion</h2><div>{half}{day}</div>"
    assert [value["included"] for value in values(page_of(body))] == [None, None]
