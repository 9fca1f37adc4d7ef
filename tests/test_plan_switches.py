"""Switches between months and years, prices that only tell what another comes to, and what the first months cost."""

from __future__ import annotations

import pytest
from plans import cards, plans, table, values
from plans import page_of as page


def amounts(body: str) -> list[tuple[str, str | None]]:
    """Amount and period of every plan, in order."""
    return [(value["amount"], value["period"]) for value in values(page(body))]


def card(name: str, *lines: str) -> str:
    """A card with a title and lines."""
    return f"<div><h3>{name}</h3>{''.join(f'<p>{line}</p>' for line in lines)}</div>"


def test_of_two_grids_behind_tabs_without_a_period_none_is_believed() -> None:
    grids = [cards(("Hot desk", f"£1{zeros}"), ("Fixed desk", f"£2{zeros}")) for zeros in ("00", "000")]
    assert amounts(f"<button>Monthly</button><button>Yearly</button>{''.join(grids)}") == []


def test_one_amount_without_a_period_may_stand_twice() -> None:
    assert amounts(cards(("Hot desk", "£100")) + cards(("Hot desk", "£100"))) == [("100", None)]


def test_two_amounts_of_one_month_side_by_side_are_those_of_a_switch() -> None:
    assert amounts("<h3>Hot desk</h3><p><b>£120/mo</b> <b>£96/mo</b></p>") == []


@pytest.mark.parametrize(
    "line",
    ["£120/month, £100/month for students", "£120/month excl. VAT £144/month incl. VAT", "£120/month | £30/week"],
)
def test_two_amounts_that_say_what_parts_them_are_two_prices(line: str) -> None:
    assert ("120", "month") in amounts(f"<h3>Hot desk</h3><p>{line}</p>")


@pytest.mark.parametrize(
    ("name", "price", "line"),
    [
        ("10 day pass", "£150", "That's £15 per day"),
        ("Monthly pass", "£220", "Only £7.33 a day"),
        ("Hot desk", "£99 / month", "Billed annually at £1,188"),
        ("Flexdesk", "€ 99 / Monat", "Das entspricht 4,95 € pro Tag"),
    ],
)
def test_what_another_price_comes_to_is_no_price(name: str, price: str, line: str) -> None:
    found = amounts(f"<div>{card(name, price, line)}{card('Day pass', '£20')}</div>")
    assert len(found) == 2
    assert found[1] == ("20", "day")


def test_what_guests_of_a_membership_pay_by_the_day_is_a_price() -> None:
    assert ("15", "day") in amounts(card("Monthly membership", "£120 / month", "Guests: £15 per day"))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Monatskarte: 149 € (ab 4,97 € pro Tag)", [("149", "month")]),
        ("Hot desk: £220 a month (£10 a day)", [("220", "month")]),
        ("Hot desk: £220 a month (£20 a day)", [("220", "month"), ("20", "day")]),
    ],
)
def test_a_month_divided_by_its_days_is_no_price_of_a_day(line: str, found: list[tuple[str, str]]) -> None:
    assert amounts(f"<h2>Tickets</h2><ul><li>{line}</li><li>Wifi</li></ul>") == found


def test_a_card_of_a_month_among_tickets_bears_its_own_name() -> None:
    body = "<h2>Tickets</h2><ul><li>Tageskarte: 15 €</li><li>Monatskarte: 149 €</li></ul>"
    assert [value["name"] for value in values(page(body))] == ["Tageskarte", "Monatskarte"]


@pytest.mark.parametrize("words", ["for your first three months", "for the first month"])
def test_what_the_first_months_cost_is_no_price_of_a_month(words: str) -> None:
    assert amounts(card("Hot desk", f"£99 per month {words}", "then £150 per month")) == [("150", "month")]


def test_what_the_first_month_costs_is_none_where_nothing_else_is_told() -> None:
    assert amounts(card("Hot desk", "€130 for the first month")) == []
    assert amounts(card("Hot desk", "€130 for the first month, then €180 p/m")) == [("180", "month")]


def test_a_question_in_a_heading_sells_nothing() -> None:
    body = "<h2>Coworking</h2><h4>Qu'est-ce qui est compris dans l'abonnement à 60€/mois ?</h4><p>Le café.</p>"
    assert amounts(body) == []


def test_the_number_of_a_chapter_is_no_part_of_a_plan_s_name() -> None:
    body = "<h2>I. Poste nomade</h2><p>90 € / mois</p><h2>II. Bureau fixe</h2><p>180 € / mois</p>"
    assert [value["name"] for value in values(page(body))] == ["Poste nomade", "Bureau fixe"]


def test_a_first_month_for_nothing_leaves_the_price() -> None:
    assert amounts(card("Hot desk", "£99 per month, first month free")) == [("99", "month")]


def test_a_bundle_behind_a_stroke_is_no_list_of_amounts() -> None:
    body = "<h3>Flex Desk</h3><p>EUR 25,– / Tag</p><p>EUR 100,– / 5-Tage-Block</p>"
    assert [(value["amount"], value["quantity"]) for value in values(page(body))] == [("25", None), ("100", 5)]


def test_a_card_of_entries_has_as_many_as_its_first_line_says() -> None:
    (value,) = values(page(card("Strippenkaart", "€ 200 excl. btw", "10 beurten, 6 maanden geldig")))
    assert (value["desk_type"], value["period"], value["quantity"]) == ("day_pass", "once", 10)


def test_people_in_brackets_are_not_what_each_of_them_pays() -> None:
    assert plans("<h2>Vergaderzalen</h2><p>De Kubus (8 pers.) – € 30/uur – € 160/dag</p>") == {
        ("meeting_room", "30", "EUR", "hour", None, None),
        ("meeting_room", "160", "EUR", "day", None, None),
    }


def test_of_what_comes_with_a_plan_the_desk_tells_its_kind() -> None:
    body = card("Fulltime", "€ 250 / maand", "Vast bureau, 24/7 toegang, 2 u vergaderzaal per maand")
    assert [value["desk_type"] for value in values(page(f"<h1>Coworking</h1>{body}"))] == ["fixed_desk"]


def test_members_and_others_are_told_apart_in_a_table() -> None:
    rows = table(" | Members | Non-members", "1 hour | £12 | £18", "Full day | £70 | £100")
    found = {(value["name"], value["amount"]) for value in values(page(rows.replace("Tarifs", "Meeting room")))}
    assert {amount for name, amount in found if "Non" in name} == {"18", "100"}


def test_each_amount_of_a_line_has_the_bare_unit_behind_it() -> None:
    found = {
        (value["name"], *pair)
        for value in values(page("<h2>Desks</h2><p>Hot desk: £15 day · £60 week · £180 month</p>"))
        for pair in [(value["amount"], value["period"])]
    }
    assert found == {("Hot desk", "15", "day"), ("Hot desk", "60", "week"), ("Hot desk", "180", "month")}


def test_a_unit_before_each_amount_is_not_that_of_the_amount_before_it() -> None:
    assert amounts("<h3>Hot desk</h3><p>Day £15 · week £60 · month £180</p>") == [
        ("15", "day"),
        ("60", "week"),
        ("180", "month"),
    ]


@pytest.mark.parametrize("header", ["Commitment", "Contract length", "Looptijd", "Mindestlaufzeit"])
def test_a_column_of_terms_tells_for_how_long_one_is_bound(header: str) -> None:
    rows = table(f"{header} | Price per month", "1 month | £260", "12 months | £220").replace(
        "Tarifs", "Dedicated desk"
    )
    assert [(value["amount"], value["period"], value["commitment"]) for value in values(page(rows))] == [
        ("260", "month", f"{header}: 1 month"),
        ("220", "month", f"{header}: 12 months"),
    ]


def test_a_heading_with_a_price_titles_what_stands_below_it() -> None:
    body = (
        "<h3>Fixed desk</h3><p>£220 per month</p><h3>Hot desk – £120 per month</h3><p>£15 per day</p>"
        "<h3>Gift card £50</h3><p>Yours for £50 a month</p>"
    )
    assert [(value["name"], value["amount"]) for value in values(page(body))] == [
        ("Fixed desk", "220"),
        ("Hot desk", "120"),
        ("Hot desk", "15"),
    ]


def test_a_sentence_about_how_memberships_are_billed_tells_their_period() -> None:
    body = table(" | Individual | Student", "Hot desk | £180 | £120") + "<p>All memberships are billed monthly.</p>"
    assert amounts(body) == [("180", "month"), ("120", "month")]


def test_a_button_is_no_part_of_a_name() -> None:
    (value,) = values(page("<div><h3>Day ticket</h3><form><button>Add to basket – £18</button></form></div>"))
    assert value["name"] == "Day ticket"


def test_a_pack_has_as_many_entries_as_its_number_says() -> None:
    body = "<h2>Day passes</h2><p>5-pack – $100 ($20 each)<br>10-pack – $180 (save $70!)</p>"
    found = values(page(body, url="https://house.example.us/"))
    assert [(value["amount"], value["period"], value["quantity"]) for value in found] == [
        ("100", "once", 5),
        ("180", "once", 10),
    ]


def test_a_number_of_hours_behind_a_colon_is_what_a_pass_has() -> None:
    (value,) = values(page("<h2>Tarife</h2><ul><li>Stundenpass: 10 Stunden um € 45</li><li>Kaffee</li></ul>"))
    assert (value["period"], value["quantity"]) == ("once", 10)


def test_hours_behind_a_price_are_not_the_name_of_a_pass() -> None:
    (value,) = values(page("<h2>Tarife</h2><ul><li>Monatspass: € 260 (Mo–Fr 8–18 Uhr)</li><li>Kaffee</li></ul>"))
    assert value["name"] == "Monatspass"


def test_a_deposit_beside_a_rent_leaves_the_rent() -> None:
    body = "<p>Private offices start from £325 per month plus VAT, with a £200 deposit. We have a waiting list.</p>"
    assert plans(f"<h1>Desk space</h1>{body}") == {("private_office", "325", "GBP", "month", None, "excl")}


def test_a_deposit_is_no_rent_itself() -> None:
    assert (
        plans("<h1>Desk space</h1><p>For private offices we ask a deposit of £325 per month, paid once.</p>") == set()
    )


def test_pay_is_no_price_in_a_sentence_below_the_heading_of_a_job() -> None:
    body = "<h1>Join our team</h1><p>Community manager, 24 hours a week, £14 per hour at our hot desk space.</p>"
    assert plans(body) == set()


def test_one_month_in_german_is_no_first_month() -> None:
    rows = table("Mietdauer | Flexdesk | Fixdesk", "1 Tag | 20 € | 35 €", "1 Monat | 190 € | 290 €")
    assert {amount for amount, period in amounts(rows) if period == "month"} == {"190", "290"}


def test_parts_of_a_day_in_a_row_lend_one_another_no_name() -> None:
    body = "<div><h3>De Tuinzaal</h3><p>Ochtend € 95 | Avond € 120 | Hele dag € 175</p></div>"
    assert [(value["name"], value["amount"], value["period"]) for value in values(page(body))] == [
        ("De Tuinzaal – Ochtend", "95", "half_day"),
        ("De Tuinzaal – Avond", "120", "half_day"),
        ("De Tuinzaal", "175", "day"),
    ]


def test_what_so_many_hours_cost_in_unknown_words_is_left_out() -> None:
    assert amounts("<h3>Konferenzraum</h3><p>35,00 € / Std. netto, ab 4 Std. 120,00 €</p>") == [("35", "hour")]


@pytest.mark.parametrize("name", ["Meeting room credit", "Printing credits"])
def test_credits_that_come_with_a_plan_are_no_price(name: str) -> None:
    rows = table(" | Part-time | Full-time", "Price | £90 p/m | £170 p/m", f"{name} | £20 | £40")
    assert {amount for amount, _ in amounts(rows)} == {"90", "170"}


def test_tabs_with_and_without_tax_tell_the_prices_once() -> None:
    item = "<div><span>{}</span> <span>{{}} €</span></div>"
    tab = f"<div><h4>{{}}</h4>{item.format('Tag')}{item.format('Monat')}</div>"
    body = tab.format("Preise inkl. MwSt.", "19,00", "189,00") + tab.format("Preise zzgl. MwSt.", "15,97", "158,82")
    found = values(page(f"<h1>Coworking</h1><h2>Preise</h2>{body}"))
    assert [(value["amount"], value["vat"]) for value in found] == [("19", "incl"), ("189", "incl")]


def test_a_tab_for_who_pays_by_the_year_need_not_describe_its_plans_again() -> None:
    months = card("Flex", "€ 95/maand", "2 dagen per week") + card(
        "Vast", "€ 265/maand", "8 uur vergaderruimte per maand"
    )
    years = card("Flex", "€ 79/maand", "€ 948 per jaar gefactureerd") + card("Vast", "€ 220/maand")
    found = amounts(f"<h1>Lidmaatschap</h1><div>{months}</div><div>{years}</div>")
    assert {amount for amount, period in found if period == "month"} == {"95", "265"}
