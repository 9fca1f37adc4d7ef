"""What else a line says beside a price: another sum, what comes with it, the next desk and its prices."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans, table, values

from cowcrawl.extract import Found
from cowcrawl.extract.formulas import extract

BESIDE = [
    "From £320 per month, deposit of one month",
    "£320 per month (save 10% with a year's contract)",
    "€ 320 per maand, borg één maand",
    "€ 320 per maand excl. waarborg",
    "320 €/Monat (zzgl. Kaution)",
    "320 € / mois – caution : 1 mois",
    "320 €/mes (fianza de un mes)",
    "320 €/mese, cauzione di un mese",
]


@pytest.mark.parametrize("line", BESIDE)
def test_a_deposit_in_a_clause_of_its_own_is_not_the_price(line: str) -> None:
    assert {plan[:2] for plan in plans(f"<h2>Private office</h2><p>{line}</p>")} == {("private_office", "320")}


@pytest.mark.parametrize(
    "line", ["Deposit: £50 per month", "£50 per month deposit", "£50 per month (surcharge at weekends)"]
)
def test_what_is_called_a_deposit_or_a_surcharge_is_no_price(line: str) -> None:
    assert plans(f"<h2>Private office</h2><p>{line}</p>") == set()


def test_what_comes_with_a_room_is_not_what_its_price_is_for() -> None:
    body = "<h2>Meeting room</h2><p>£210 per day, lunch at extra cost</p>"
    assert {plan[:2] for plan in plans(body)} == {("meeting_room", "210")}


def test_what_a_pass_includes_is_not_its_name() -> None:
    names = {name for name, *_ in named(page_of("<ul><li>Tagesticket: 17 € inkl. Kaffee, Drucker und Spind</li></ul>"))}
    assert names == {"Tagesticket"}


RUNS = [
    "Hot desk: £13 / day, £130 / month; Fixed desk: £21 / day, £210 / month",
    "Hot desk £13 per day or £130 per month, fixed desk £21 per day or £210 per month",
    "Hot desks are £13 a day or £130 a month, and fixed desks £21 a day or £210 a month, all year round.",
    "Hot desk £13 per day / £130 per month | Fixed desk £21 per day / £210 per month",
]


@pytest.mark.parametrize("run", RUNS)
def test_a_price_without_a_name_is_of_the_desk_named_last(run: str) -> None:
    assert {(plan[0], plan[1]) for plan in plans(f"<p>{run}</p>")} == {
        ("hot_desk", "13"),
        ("hot_desk", "130"),
        ("fixed_desk", "21"),
        ("fixed_desk", "210"),
    }


def test_a_run_keeps_the_periods_of_each_room() -> None:
    run = "Small room: half day £55, full day £85; Large room: half day £85, full day £140"
    assert {(plan[1], plan[3]) for plan in plans(f"<ul><li>{run}</li></ul>")} == {
        ("55", "half_day"),
        ("85", "day"),
        ("85", "half_day"),
        ("140", "day"),
    }


def test_a_price_of_another_thing_in_the_sentence_is_not_the_desks() -> None:
    body = "<p>We have hot desks for £13 a day and a shelf in the fridge for £4 a week, and there is always tea.</p>"
    assert {plan[1] for plan in plans(body)} == {"13"}


RATES = [
    "The hourly rate is £18. The daily rate is £90, whatever the season and however many of you there are.",
    "Der Stundensatz beträgt £18. Der Tagespreis liegt bei £90.",
    "Le tarif horaire est de £18. Le tarif journée est de £90.",
    "Het uurtarief bedraagt £18. Het dagtarief is £90.",
]


@pytest.mark.parametrize("text", RATES)
def test_a_sentence_about_the_rate_is_about_what_its_heading_names(text: str) -> None:
    assert {plan[:2] + plan[3:4] for plan in plans(f"<h2>Meeting room</h2><p>{text}</p>")} == {
        ("meeting_room", "18", "hour"),
        ("meeting_room", "90", "day"),
    }


DAYS = [
    "La journée coûte 14 €, la semaine 55 € et le mois 150 €.",
    "Ein Tag kostet 14 €, eine Woche 55 € und ein Monat 150 €.",
    "A day costs € 14, a week € 55 and a month € 150.",
]


@pytest.mark.parametrize("text", DAYS)
def test_what_a_day_costs_is_the_price_of_a_seat_in_a_coworking_space(text: str) -> None:
    assert {plan[:2] + plan[3:4] for plan in plans(f"<p>{text}</p>")} == {
        ("day_pass", "14", "day"),
        ("hot_desk", "55", "week"),
        ("hot_desk", "150", "month"),
    }


def test_what_a_day_costs_elsewhere_is_no_plan() -> None:
    page = page_of("<h1>Kayaks on the lake</h1><p>A day costs € 14, a week € 55.</p>", title="The boat house")
    assert named(page) == set()


@pytest.mark.parametrize(
    "desk", ["A desk costs", "La postazione costa", "Ein Arbeitsplatz kostet", "Een werkplek kost"]
)
def test_a_desk_with_no_more_than_an_article_is_one(desk: str) -> None:
    body = f"<p>{desk} € 14 per day and you may come and go as you like, on every day of the week.</p>"
    assert {plan[:2] for plan in plans(body)} == {("day_pass", "14")}


@pytest.mark.parametrize("old", ["<del>£24</del> £16", "<s>£24</s> <b>£16</b>"])
def test_a_price_behind_one_that_is_struck_out_is_quoted_alone(old: str) -> None:
    found = [item for item in extract(page_of(f"<p>Day pass {old} per day</p>")) if isinstance(item, Found)]
    assert [(item.claim.value["amount"], item.claim.quote) for item in found] == [("16", "£16 per day")]


RENTS = [
    ("Office 12", "£320 per month plus VAT and service charge"),
    ("Office 12", "£320 pcm excluding service charges"),
    ("Bureau 12", "320 € HT par mois hors charges"),
    ("Kantoor 12", "€ 320 per maand excl. btw en servicekosten"),
    ("Kantoor 12", "€ 320 per maand exclusief servicekosten"),
    ("Kantoor 12", "€ 320 per maand, inclusief internet, koffie en servicekosten"),
    ("Büro 12", "320 € pro Monat zzgl. MwSt. und Nebenkosten"),
    ("Büro 12", "320 €/Monat warm, inkl. Nebenkosten"),
    ("Despacho 12", "320 €/mes + IVA y gastos de comunidad"),
    ("Ufficio 12", "320 € al mese + IVA e spese condominiali"),
]


@pytest.mark.parametrize(("name", "line"), RENTS)
def test_what_a_rent_is_with_or_without_is_not_its_name(name: str, line: str) -> None:
    assert named(page_of(f"<h3>{name}</h3><p>{line}</p>")) == {(name, "private_office", "320", "month")}


def test_running_costs_of_their_own_are_no_plan() -> None:
    body = "<h3>Kantoor 12</h3><ul><li>Huur: € 320 per maand</li><li>Servicekosten: € 40 per maand</li></ul>"
    assert {plan[1] for plan in plans(body)} == {"320"}


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Bureau privatif", "À partir de 320 € HT / mois"),
        ("Ufficio privato", "a partire da 320 €/mese + iva"),
        ("Oficina privada", "A partir de 320 € al mes"),
        ("Einzelbüro", "schon ab 320 €/Monat"),
    ],
)
def test_what_says_from_which_price_is_no_name(name: str, line: str) -> None:
    assert named(page_of(f"<h3>{name}</h3><p>{line}</p>")) == {(name, "private_office", "320", "month")}


def test_what_comes_on_top_of_a_plan_is_none() -> None:
    body = "<h3>Domiciliation</h3><p>29 € / mois</p><p>Réexpédition du courrier : 15 € / mois en sus.</p>"
    assert {plan[1] for plan in plans(body)} == {"29"}
    assert {plan[1] for plan in plans("<h3>Bureau privatif</h3><p>290 € / mois charges en sus</p>")} == {"290"}


@pytest.mark.parametrize("taxed", ["ht", "HT", "htva", "Htva"])
def test_a_tax_behind_an_amount_is_read_in_small_letters_too(taxed: str) -> None:
    body = f"<h2>Coworking</h2><p>Journée : 21 € {taxed} – Demi-journée : 13 € {taxed}</p>"
    assert {(name, amount) for name, _, amount, _ in named(page_of(body))} == {
        ("Journée", "21"),
        ("Demi-journée", "13"),
    }
    assert {plan[5] for plan in plans(body)} == {"excl"}


def test_several_things_in_brackets_behind_a_price_are_not_its_name() -> None:
    body = "<dl><dt>Carte de 8 entrées</dt><dd>190 € (transmissible, valable 1 an)</dd></dl>"
    assert {(plan[1], plan[3], plan[4]) for plan in plans(body)} == {("190", "once", 8)}


def test_of_two_prices_by_the_month_side_by_side_neither_is_believed() -> None:
    body = "<div class=c><h3>Despacho privado</h3><p><span>desde 380€/mes</span> <span>desde 325€/mes</span></p></div>"
    assert plans(body) == set()


def test_the_term_of_a_plan_is_the_clause_that_tells_it() -> None:
    body = "<h2>Bureaux fermés</h2><p>Bureau 14 m2 dès 480 €/mois, bureau 19 m2 690 €/mois, bail de 6 mois minimum.</p>"
    found = [result.claim.value for result in extract(page_of(body)) if isinstance(result, Found)]
    assert [(one["amount"], one["commitment"]) for one in found] == [
        ("480", "bail de 6 mois minimum"),
        ("690", "bail de 6 mois minimum"),
    ]


RANGES = [
    "De 290 € (10 m²) à 780 € (30 m²) par mois",
    "À partir de 290 € et jusqu'à 780 € par mois",
    "290 € ~ 780 € / mes",
    "tra i 290 e i 780 euro al mese",
    "€290 per month up to €780 per month",
    "290,- bis 780,- € mtl.",
    "van € 290 (10 m²) tot € 780 (30 m²) per maand",
    "290 € ou 780 € par mois",
    "780 € max par mois",
    "Maximum 780 € par mois",
    "hasta 780 € al mes",
    "höchstens 780 € im Monat",
]


@pytest.mark.parametrize("line", RANGES)
def test_neither_end_of_a_range_nor_the_most_of_it_is_a_price(line: str) -> None:
    assert plans(f"<h2>Private office</h2><p>{line}</p>") == set()


def test_a_column_of_what_something_costs_at_most_has_no_prices() -> None:
    rows = table("Espacio | Desde | Hasta", "Despacho privado | 200 €/mes | 450 €/mes")
    assert {plan[1] for plan in plans(rows)} == {"200"}


def test_two_prices_with_their_names_in_brackets_are_no_range() -> None:
    assert {plan[1] for plan in plans("<h2>Salle</h2><p>40 € (la demi-journée) et 70 € (la journée)</p>")} == {
        "40",
        "70",
    }


def test_what_something_costs_roughly_is_not_named_so() -> None:
    assert {name for name, *_ in named(page_of("<h2>Poste fixe</h2><p>environ 250 € par mois</p>"))} == {"Poste fixe"}


def test_a_term_in_a_bracket_ends_before_it() -> None:
    body = "<h3>Resident</h3><p>190 € / mes</p><p>(170 €/mes con contrato de 6 meses)</p>"
    found = [one.claim.value for one in extract(page_of(body)) if isinstance(one, Found)]
    assert {one["amount"]: one["commitment"] for one in found}["170"] == "con contrato de 6 meses"


@pytest.mark.parametrize(
    "line",
    [
        "Kantoor van 19 m²: € 385 per maand, inclusief servicekosten.",
        "Büro mit 19 m²: 385 € pro Monat, inklusive Parkplatz.",
        "Office of 19 m²: € 385 per month, including parking.",
    ],
)
def test_what_comes_with_an_office_is_no_reason_against_its_price(line: str) -> None:
    assert [(plan["desk_type"], plan["amount"]) for plan in values(page_of(f"<p>{line}</p>"))] == [
        ("private_office", "385")
    ]


@pytest.mark.parametrize("line", ["Parking: € 30 per month, including a badge", "Lockerhuur: € 10 per maand"])
def test_goods_with_something_are_no_plans(line: str) -> None:
    assert values(page_of(f"<p>{line}</p>")) == []


def test_a_month_in_brackets_is_the_twelfth_of_a_year() -> None:
    told = values(page_of("<p>Mitgliedsbeitrag 132 € im Jahr (also 11 € im Monat)</p>"))
    assert [(plan["amount"], plan["period"]) for plan in told] == [("132", "year")]


@pytest.mark.parametrize("heading", ["Anfahrt", "Getting here", "Bereikbaarheid", "Cómo llegar"])
def test_a_pass_on_the_way_to_the_house_is_none_to_it(heading: str) -> None:
    way = f"<h1>Lanterne</h1><h2>{heading}</h2><p>Tageskarte der Stadtbahn: 8,80 €</p>"
    assert values(page_of(way)) == []


@pytest.mark.parametrize("heading", ["Unsere Mieter", "Onze huurders", "Our tenants"])
def test_what_those_in_the_house_ask_is_no_plan_of_it(heading: str) -> None:
    card = "<div><h3>Studio Blau</h3><p>Grafik ab 80 € pro Stunde</p></div>"
    assert values(page_of(f"<h1>Lanterne</h1><h2>{heading}</h2>{card}")) == []
