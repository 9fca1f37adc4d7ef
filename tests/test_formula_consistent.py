"""Prices held against each other: a longer time for less money is a rate, small dues of a year are no desk's rent."""

from __future__ import annotations

from plans import named, page_of, plans

from cowcrawl.extract.formulas import extract
from cowcrawl.model import Reject


def card(name: str, price: str, *lines: str) -> str:
    """A card whose name is no heading."""
    items = "".join(f"<li>{line}</li>" for line in lines)
    return f"<div><p>{name}</p><p>{price} <span>€</span></p><ul>{items}</ul></div>"


HOUSE = "<h1>Casa Olmo</h1><h2>El coworking con más luz de toda la ciudad</h2><h3>Precios</h3>"
STEPS = HOUSE + "<section>{}{}</section>"


def test_a_year_for_less_than_a_quarter_is_the_price_of_a_month_for_who_binds_himself() -> None:
    page = page_of(STEPS.format(card("Trimestral", "165", "3+ meses"), card("Anual", "140", "12+ meses")))
    assert named(page) == set()
    assert {result.reason for result in extract(page) if isinstance(result, Reject)} == {"longer for less"}


def test_a_year_for_more_than_a_quarter_is_the_price_of_the_year() -> None:
    page = page_of(STEPS.format(card("Trimestral", "450"), card("Anual", "1600")))
    assert named(page) == {("Trimestral", "hot_desk", "450", "quarter"), ("Anual", "hot_desk", "1600", "year")}


def test_the_month_stays_beside_a_cheaper_year() -> None:
    body = "<h3>Hot desk</h3><ul><li>Monthly: € 200</li><li>Yearly: € 160</li></ul>"
    assert {plan[1:4] for plan in plans(body)} == {("200", "EUR", "month")}


def test_a_card_that_only_tells_its_period_is_named_after_it_and_not_after_a_slogan() -> None:
    names = {name for name, *_ in named(page_of(STEPS.format(card("Mensual", "180"), card("Anual", "1600"))))}
    assert names == {"Mensual", "Anual"}


def test_the_membership_of_a_year_that_costs_less_than_a_desk_a_month_is_dues() -> None:
    body = "<h2>Tarifs</h2><p>L'adhésion annuelle coûte 20 € par an.</p><ul><li>Poste nomade : 130 € / mois</li></ul>"
    assert {plan[:2] for plan in plans(body)} == {("other", "20"), ("hot_desk", "130")}


def test_the_subscription_of_a_year_that_costs_more_is_that_of_a_desk() -> None:
    body = "<ul><li>Abonnement annuel : 1 300 € / an</li><li>Poste nomade : 130 € / mois</li></ul>"
    assert {plan[:2] for plan in plans(body)} == {("hot_desk", "1300"), ("hot_desk", "130")}


def test_half_a_day_for_more_than_a_day_is_a_membership_for_a_part_of_each_day() -> None:
    rows = "<tr><td>Pase diario</td><td>14€</td></tr><tr><td>Media jornada</td><td>90€</td></tr>"
    assert {(plan[1], plan[3]) for plan in plans(f"<h1>Tarifas coworking</h1><table>{rows}</table>")} == {("14", "day")}


def test_half_a_day_for_less_than_a_day_stays() -> None:
    rows = "<tr><td>Pase diario</td><td>14€</td></tr><tr><td>Media jornada</td><td>9€</td></tr>"
    told = {(plan[1], plan[3]) for plan in plans(f"<h1>Tarifas coworking</h1><table>{rows}</table>")}
    assert told == {("14", "day"), ("9", "half_day")}


def test_several_months_for_less_than_one_are_a_rate_for_each_of_them() -> None:
    body = "<h3>Virtual office</h3><p>Monthly (€ 90), 6 months (€ 80), 12 months (€ 70)</p>"
    assert {(plan[0], plan[1], plan[3]) for plan in plans(body)} == {("virtual_office", "90", "month")}


def test_several_months_for_more_than_one_are_paid_at_once() -> None:
    body = "<h3>Virtual office</h3><p>Monthly (€ 90), 6 months (€ 480)</p>"
    assert {(plan[1], plan[3], plan[4]) for plan in plans(body)} == {("90", "month", None), ("480", "once", 6)}


def test_for_how_long_a_plan_binds_is_not_its_name() -> None:
    body = "<h2>Virtual office</h2><h3>Agreement length</h3><p>Monthly: € 90</p>"
    assert named(page_of(body)) == {("Virtual office", "virtual_office", "90", "month")}


def offers(*amounts: int, above: str = "") -> str:
    names = ("Nomade", "Résident", "Bureau privé")
    told = zip(names, amounts, strict=True)
    return f"<section>{above}" + "".join(f"<div><h3>{one}</h3><p>{price} € / mois</p></div>" for one, price in told)


def test_plans_that_stand_again_for_less_behind_a_tab_are_not_told_twice() -> None:
    tabs = f"{offers(190, 290, 390)}</section>{offers(160, 250, 350)}</section>"
    assert {plan[1] for plan in plans(f"<h1>Coworking</h1>{tabs}")} == {"190", "290", "390"}


def test_the_same_plans_below_headings_of_their_own_are_told_each() -> None:
    first, second = offers(190, 290, 390, above="<h2>Gare</h2>"), offers(160, 250, 350, above="<h2>Port</h2>")
    assert len(plans(f"<h1>Coworking</h1>{first}</section>{second}</section>")) == 6


def test_a_price_below_the_slogan_of_a_page_is_that_of_the_plan_it_is_told_for() -> None:
    hero = "<h1>Votre bureau face au lac</h1><p>Dès 19 € HT la journée.</p>"
    page = page_of(f"{hero}<section><div><h2>Coworking</h2><p>19 € HT/jour</p></div></section>")
    assert {(name, amount) for name, _, amount, _ in named(page)} == {("Coworking", "19")}
    assert {plan[0] for plan in plans(hero)} == {"day_pass"}


def test_the_same_plans_of_two_houses_are_no_switch_though_one_is_cheaper_by_the_same_share() -> None:
    lists = "".join(
        f"<h2>{town}</h2><ul><li>Mois nomade : {flex} € HT</li><li>Mois fixe : {fixed} € HT</li></ul>"
        for town, flex, fixed in (("Quimper – 8 rue du Parc", 160, 230), ("Brest – 22 rue de Siam", 190, 273))
    )
    assert len(plans(f"<h1>Coworking : tarifs</h1>{lists}")) == 4


CARDS = (
    ("À l'heure", "18 €/h", "Pour un rendez-vous."),
    ("Demi-journée", "28 €/demi-journée", "Un bureau individuel pour écrire en paix."),
    ("Journée entière", "50 €/jour", "Un bureau individuel pour avancer."),
    ("Au mois", "310 €/mois", "Un bureau individuel à vous."),
)


def test_what_is_an_office_for_half_of_its_times_is_no_pass_for_the_others() -> None:
    offices = "".join(f"<div><h3>Le Nid – {time}</h3><p>{said}<br>{price}</p></div>" for time, price, said in CARDS)
    desks = "".join(f"<div><h3>Open space – {time}</h3><p>{price}</p></div>" for time, price, _ in CARDS)
    kinds = {(name.split(" – ")[0], kind) for name, kind, *_ in named(page_of(f"<h1>Coworking</h1>{offices}{desks}"))}
    assert kinds == {("Le Nid", "private_office"), ("Open space", "hot_desk")}


def test_hours_of_your_choice_are_no_name() -> None:
    body = "<h1>Coworking</h1><h2>Open space</h2><div><p>À l'heure</p><p>de votre choix</p><p>7 €/h</p></div>"
    assert {name for name, *_ in named(page_of(body))} == {"Open space"}
