"""Price plans from invented pages of the kinds real sites have: cards, tables, lists, forms, prose, and traps."""

from __future__ import annotations

import json
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import Plan, cards, page_of, plans, table

from cowcrawl.extract import Found
from cowcrawl.extract.formulas import extract
from cowcrawl.fields import FORMULA_KEYS, problem
from cowcrawl.model import Reject
from cowcrawl.page import Page
from cowcrawl.quotes import Quotes

ONE_LINE = [
    ("Fixed desk: €120/month", ("fixed_desk", "120", "EUR", "month", None, None)),
    ("Hot desk – £15 per day", ("hot_desk", "15", "GBP", "day", None, None)),
    ("10 day pass - €180", ("day_pass", "180", "EUR", "once", 10, None)),
    ("Day pass €20 + VAT", ("day_pass", "20", "EUR", "day", None, "excl")),
    (
        "Private office for 4 people from €850 per month excl. VAT",
        ("private_office", "850", "EUR", "month", None, "excl"),
    ),
    ("Meeting room: £ 35 per hour", ("meeting_room", "35", "GBP", "hour", None, None)),
    ("Virtual office €49 pcm", ("virtual_office", "49", "EUR", "month", None, None)),
    ("Dedicated desk €1,250.00 per quarter", ("fixed_desk", "1250", "EUR", "quarter", None, None)),
    ("Event space: €600 per half day", ("event_space", "600", "EUR", "half_day", None, None)),
    ("Monthly membership €199", ("hot_desk", "199", "EUR", "month", None, None)),
    ("Bureau 4 personnes à 1.200 €/mois", ("private_office", "1200", "EUR", "month", None, None)),
    ("Poste fixe : 350€ HT/mois", ("fixed_desk", "350", "EUR", "month", None, "excl")),
    ("Poste nomade : 178,50 € TTC / mois", ("hot_desk", "178.50", "EUR", "month", None, "incl")),
    ("Carnet de 10 tickets : 90 €", ("day_pass", "90", "EUR", "once", 10, None)),
    ("Salle de réunion : 25 € HT / heure", ("meeting_room", "25", "EUR", "hour", None, "excl")),
    ("Pass journée : 18 €", ("day_pass", "18", "EUR", "day", None, None)),
    ("La demi-journée au coworking : 12 € TTC", ("day_pass", "12", "EUR", "half_day", None, "incl")),
    ("Domiciliation à partir de 30€ HT par mois", ("virtual_office", "30", "EUR", "month", None, "excl")),
    ("Abonnement 10 jours par mois : 120 €", ("hot_desk", "120", "EUR", "month", None, None)),
    ("Bureau privatif dès 1 250 € / mois charges comprises", ("private_office", "1250", "EUR", "month", None, None)),
    ("Grande salle, 1/2 journée : 110 €", ("meeting_room", "110", "EUR", "half_day", None, None)),
    ("Vaste werkplek: € 1.250,- p/m excl. btw", ("fixed_desk", "1250", "EUR", "month", None, "excl")),
    ("Flexplek € 175,- per maand", ("hot_desk", "175", "EUR", "month", None, None)),
    ("Dagpas: € 20,– incl. btw", ("day_pass", "20", "EUR", "day", None, "incl")),
    ("10-rittenkaart: 225 euro", ("day_pass", "225", "EUR", "once", 10, None)),
    ("Vergaderzaal vanaf 25,00 euro's per uur", ("meeting_room", "25", "EUR", "hour", None, None)),
    ("Vergaderruimte € 95 per dagdeel (excl. btw)", ("meeting_room", "95", "EUR", "half_day", None, "excl")),
    ("Privékantoor (4 personen) € 70 ,- per dag", ("private_office", "70", "EUR", "day", None, None)),
    ("Postadres € 35 p.m. excl. btw", ("virtual_office", "35", "EUR", "month", None, "excl")),
    ("Maandabonnement onbeperkt € 199,-", ("hot_desk", "199", "EUR", "month", None, None)),
    ("Strippenkaart 10 dagen € 150", ("day_pass", "150", "EUR", "once", 10, None)),
    ("Fester Arbeitsplatz: 320 € pro Monat zzgl. MwSt.", ("fixed_desk", "320", "EUR", "month", None, "excl")),
    ("Tagesticket 19,90 € inkl. MwSt.", ("day_pass", "19.90", "EUR", "day", None, "incl")),
    ("Zehnerkarte CHF 260.–", ("day_pass", "260", "CHF", "once", 10, None)),
    ("Meetingraum ab 29 € pro Stunde", ("meeting_room", "29", "EUR", "hour", None, None)),
    ("Flexdesk Fr. 350.– im Monat", ("hot_desk", "350", "CHF", "month", None, None)),
    ("Teambüro ab 1.450 Euro monatlich", ("private_office", "1450", "EUR", "month", None, None)),
    ("Seminarraum: ganzer Tag 240 €", ("meeting_room", "240", "EUR", "day", None, None)),
    ("Puesto fijo: 180 €/mes + IVA", ("fixed_desk", "180", "EUR", "month", None, "excl")),
    ("Puesto flexible 120€ al mes", ("hot_desk", "120", "EUR", "month", None, None)),
    ("Bono de 10 días: 110 €", ("day_pass", "110", "EUR", "once", 10, None)),
    ("Sala de reuniones: 15 € por hora (IVA incluido)", ("meeting_room", "15", "EUR", "hour", None, "incl")),
    ("Oficina virtual desde 40 € al mes", ("virtual_office", "40", "EUR", "month", None, None)),
    ("Despacho privado 450 euros / mes", ("private_office", "450", "EUR", "month", None, None)),
    ("Postazione fissa: 250 € al mese + IVA", ("fixed_desk", "250", "EUR", "month", None, "excl")),
    ("Sala riunioni 20€/ora", ("meeting_room", "20", "EUR", "hour", None, None)),
    ("Ingresso giornaliero: 15 €", ("day_pass", "15", "EUR", "day", None, None)),
    ("Ufficio privato da 500 € al mese IVA esclusa", ("private_office", "500", "EUR", "month", None, "excl")),
    ("Carnet 10 ingressi 120 €", ("day_pass", "120", "EUR", "once", 10, None)),
]


@pytest.mark.parametrize(("text", "plan"), ONE_LINE, ids=[text for text, _ in ONE_LINE])
def test_a_price_in_a_list_item_is_a_plan(text: str, plan: Plan) -> None:
    assert plans(f"<h2>Info</h2><ul><li>{text}</li></ul>") == {plan}


STRUCTURES = [
    (
        "cards with headings",
        cards(
            ("Flex desk", "€ 150 / month"), ("Fixed desk", "€ 250 / month"), ("Private office", "from € 600 / month")
        ),
        {
            ("hot_desk", "150", "EUR", "month"),
            ("fixed_desk", "250", "EUR", "month"),
            ("private_office", "600", "EUR", "month"),
        },
    ),
    (
        "cards whose price stands above the name",
        "<div><div><p>120 €/mois</p><h3>Poste nomade</h3></div><div><p>220 €/mois</p><h3>Poste fixe</h3></div></div>",
        {("hot_desk", "120", "EUR", "month"), ("fixed_desk", "220", "EUR", "month")},
    ),
    (
        "cards without headings",
        "<div><div><div>Flexplek</div><div>€ 145 per maand</div></div>"
        "<div><div>Vaste plek</div><div>€ 245 per maand</div></div></div>",
        {("hot_desk", "145", "EUR", "month"), ("fixed_desk", "245", "EUR", "month")},
    ),
    (
        "a price cut into pieces",
        "<div><div><h3>Flex</h3><div><div>€</div><div>99</div><div>/ month</div></div></div>"
        "<div><h3>Fixed desk</h3><div><div>€</div><div>199</div><div>/ month</div></div></div></div>",
        {("hot_desk", "99", "EUR", "month"), ("fixed_desk", "199", "EUR", "month")},
    ),
    (
        "the period in a block of its own",
        "<div><div><h3>Flexdesk</h3><div>189 €</div><div>pro Monat, zzgl. MwSt.</div></div>"
        "<div><h3>Fixdesk</h3><div>289 €</div><div>pro Monat, zzgl. MwSt.</div></div></div>",
        {("hot_desk", "189", "EUR", "month"), ("fixed_desk", "289", "EUR", "month")},
    ),
    (
        "several periods in one card",
        "<h3>Meeting room</h3><ul><li>€ 15 / hour</li><li>€ 50 / half day</li><li>€ 90 / day</li></ul>",
        {
            ("meeting_room", "15", "EUR", "hour"),
            ("meeting_room", "50", "EUR", "half_day"),
            ("meeting_room", "90", "EUR", "day"),
        },
    ),
    (
        "several prices on one line",
        "<p>Vergaderzaal: € 25 per uur, € 80 per dagdeel, € 150 per dag</p>",
        {
            ("meeting_room", "25", "EUR", "hour"),
            ("meeting_room", "80", "EUR", "half_day"),
            ("meeting_room", "150", "EUR", "day"),
        },
    ),
    (
        "labels of periods before the amounts",
        "<h3>Salle de réunion</h3><ul><li>À l'heure : 20 €</li><li>La "
        "demi-journée : 60 €</li><li>La journée : 100 €</li></ul>",
        {
            ("meeting_room", "20", "EUR", "hour"),
            ("meeting_room", "60", "EUR", "half_day"),
            ("meeting_room", "100", "EUR", "day"),
        },
    ),
    (
        "bold lines for headings",
        "<div><p><b>Poste fixe</b></p><p>220 € / mois</p><p><b>Poste nomade</b></p><p>120 € / mois</p></div>",
        {("fixed_desk", "220", "EUR", "month"), ("hot_desk", "120", "EUR", "month")},
    ),
    (
        "a definition list",
        "<dl><dt>Puesto fijo</dt><dd>190 €/mes</dd><dt>Sala de reuniones</dt><dd>12 €/hora</dd></dl>",
        {("fixed_desk", "190", "EUR", "month"), ("meeting_room", "12", "EUR", "hour")},
    ),
    (
        "a plan a row",
        table("Formule | Prix", "Poste fixe | 220 € / mois", "Pass journée | 18 €"),
        {("fixed_desk", "220", "EUR", "month"), ("day_pass", "18", "EUR", "day")},
    ),
    (
        "a plan a column",
        table("Flexplek | Vaste plek | Privékantoor", "Wifi | Wifi | Wifi", "€ 150 p/m | € 250 p/m | € 600 p/m"),
        {
            ("hot_desk", "150", "EUR", "month"),
            ("fixed_desk", "250", "EUR", "month"),
            ("private_office", "600", "EUR", "month"),
        },
    ),
    (
        "a plan a column with row headers",
        table(" | Flex | Fix", "Preis pro Monat | 120 € | 220 €", "Meetingraum | 2 h | 4 h"),
        {("hot_desk", "120", "EUR", "month"), ("fixed_desk", "220", "EUR", "month")},
    ),
    (
        "rooms by duration",
        table("Salle | 1/2 journée | Journée", "Petite salle | 40 € | 60 €", "Grande salle | 60 € | 95 €"),
        {
            ("meeting_room", "40", "EUR", "half_day"),
            ("meeting_room", "60", "EUR", "day"),
            ("meeting_room", "60", "EUR", "half_day"),
            ("meeting_room", "95", "EUR", "day"),
        },
    ),
    (
        "currency and period in the header alone",
        table("Angebot | CHF / Monat", "Fixdesk | 450", "Flexdesk | 12.50"),
        {("fixed_desk", "450", "CHF", "month"), ("hot_desk", "12.50", "CHF", "month")},
    ),
    (
        "a capacity beside the price is no price",
        table("Sala | Persone | € / ora", "Sala riunioni piccola | 6 | 15", "Sala riunioni grande | 20 | 35"),
        {("meeting_room", "15", "EUR", "hour"), ("meeting_room", "35", "EUR", "hour")},
    ),
    (
        "a form with choices",
        "<form><label>Plan</label><select><option>Choose</option><option>Hot desk - €20 "
        "per day</option><option>Fixed desk - €250 per month</option></select></form>",
        {("hot_desk", "20", "EUR", "day"), ("fixed_desk", "250", "EUR", "month")},
    ),
    (
        "a form with labels",
        "<form><div><label>Carnet de 10 tickets :</label><div>x 40 €</div></div>"
        "<div><label>Abonnement :</label><div>x 60 € / mois</div></div></form>",
        {("day_pass", "40", "EUR", "once"), ("hot_desk", "60", "EUR", "month")},
    ),
    (
        "columns with and without tax",
        table("Formule | Excl. btw | Incl. btw", "Dagpas | € 20 | € 24,20", "Flexplek per maand | € 200 | € 242"),
        {("day_pass", "20", "EUR", "day"), ("hot_desk", "200", "EUR", "month")},
    ),
    (
        "two rows of headers",
        "<table><tr><th></th><th colspan=2>Membre</th><th colspan=2>Non-membre</th></tr>"
        "<tr><th></th><th>Demi-journée</th><th>Journée</th><th>Demi-journée</th><th>Journée</th></tr>"
        "<tr><td>Salle Rouge</td><td>50 €</td><td>90 €</td><td>80 €</td><td>140 €</td></tr></table>",
        {
            ("meeting_room", "50", "EUR", "half_day"),
            ("meeting_room", "90", "EUR", "day"),
            ("meeting_room", "80", "EUR", "half_day"),
            ("meeting_room", "140", "EUR", "day"),
        },
    ),
    (
        "headings that have the price",
        "<h3>Day Pass – £15</h3><p>Come and go</p><h3>Flexi 5 – £65/month</h3><p>5 days</p>",
        {("day_pass", "15", "GBP", "day"), ("hot_desk", "65", "GBP", "month")},
    ),
    (
        "prose that says it all",
        "<p>Our members like it here, and so will you. A dedicated desk costs "
        "€240 per month. Come and have a look on any working day of the week.</p>",
        {("fixed_desk", "240", "EUR", "month")},
    ),
    (
        "two halves of a line for two amounts",
        "<h3>Salle de réunion</h3><p>Première heure / heure suivante 30 / 20 €</p>",
        {("meeting_room", "30", "EUR", "hour"), ("meeting_room", "20", "EUR", "hour")},
    ),
    (
        "lines broken by br",
        "<p>Flexplek<br>€ 15 per dag</p><p>Vaste werkplek<br>€ 220 per maand</p>",
        {("hot_desk", "15", "EUR", "day"), ("fixed_desk", "220", "EUR", "month")},
    ),
    (
        "the price first, the name behind it",
        "<ul><li>€ 20 per day – hot desk</li><li>€ 250 per month – fixed desk</li></ul>",
        {("hot_desk", "20", "EUR", "day"), ("fixed_desk", "250", "EUR", "month")},
    ),
    (
        "an amount with and without tax is one plan",
        "<ul><li>Vaste plek: € 200 excl. btw per maand (€ 242 incl. btw)</li></ul>",
        {("fixed_desk", "200", "EUR", "month")},
    ),
    (
        "a heading says what the days cost",
        "<h3>Coworking</h3><p>Unlimited: € 160 per month</p><p>5 days per month: € 60</p>",
        {("hot_desk", "160", "EUR", "month"), ("hot_desk", "60", "EUR", "month")},
    ),
    (
        "a price whose cents and period are blocks of their own",
        "<div><div><h3>Hot desk</h3><div><span>€</span><span>149</span><div>50</div><div>Monthly</div></div></div>"
        "<div><h3>Fixed desk</h3><div><span>€</span><span>249</span><div>50</div><div>Monthly</div></div></div></div>",
        {("hot_desk", "149.50", "EUR", "month"), ("fixed_desk", "249.50", "EUR", "month")},
    ),
    (
        "periods and prices as lines in turn, the period first",
        "<h3>Salle de réunion</h3><div><p>Demi-journée</p><p>60 €</p><p>Journée</p><p>100 €</p></div>",
        {("meeting_room", "60", "EUR", "half_day"), ("meeting_room", "100", "EUR", "day")},
    ),
    (
        "a comparison table with deposits and rooms",
        table(
            " | Flex | Fix",
            "Preis / Monat | 179 € | 279 €",
            "Kaution | 100 € | 200 €",
            "Meetingraum pro Stunde | 20 € | 15 €",
        ),
        {
            ("hot_desk", "179", "EUR", "month"),
            ("fixed_desk", "279", "EUR", "month"),
            ("meeting_room", "20", "EUR", "hour"),
            ("meeting_room", "15", "EUR", "hour"),
        },
    ),
    (
        "an accordion whose text opens with the price",
        "<details><summary>Part-time membership</summary><p>£120 + VAT per month. 10 days a month.</p></details>"
        "<details><summary>Day pass</summary><p>£20 + VAT</p></details>",
        {("hot_desk", "120", "GBP", "month"), ("day_pass", "20", "GBP", "day")},
    ),
    (
        "memberships, not the extras below them",
        "<h2>Memberships</h2><ul><li>Hot desk £150pm</li></ul>"
        "<h2>Extras</h2><ul><li>Locker £10 per month</li><li>Whiteboard £5 per month</li></ul>",
        {("hot_desk", "150", "GBP", "month")},
    ),
    (
        "a price beside the struck one it replaces",
        "<ul><li><h3>10-beurtenkaart</h3><del>€ 150</del> <ins>€ 125</ins></li><li><h3>Dagpas</h3>€ 15</li></ul>",
        {("day_pass", "125", "EUR", "once"), ("day_pass", "15", "EUR", "day")},
    ),
    (
        "the price of now, not of before",
        "<ul><li>Hot desk: was €150 per month, now €120 per month</li></ul>",
        {("hot_desk", "120", "EUR", "month")},
    ),
    (
        "a price for others in brackets",
        "<ul><li>Fixed desk: €250 per month (students €200 per month)</li></ul>",
        {("fixed_desk", "250", "EUR", "month"), ("fixed_desk", "200", "EUR", "month")},
    ),
    (
        "rows that are no table",
        "<div><div><div>Tageskarte</div><div>CHF 30.-</div></div><div><div>10er-Karte</div><div>CHF 250.-</div></div>"
        "<div><div>Stundenkarte</div><div>CHF 9.-</div></div></div>",
        {("day_pass", "30", "CHF", "day"), ("day_pass", "250", "CHF", "once"), ("hot_desk", "9", "CHF", "hour")},
    ),
]


@pytest.mark.parametrize(("body", "expected"), [case[1:] for case in STRUCTURES], ids=[case[0] for case in STRUCTURES])
def test_a_plan_is_read_from(body: str, expected: set[tuple[str, str, str, str]]) -> None:
    assert {plan[:4] for plan in plans(body)} == expected


TRAPS = [
    "<ul><li>Caution : 150 €</li></ul>",
    "<h3>Fixed desk</h3><ul><li>Deposit: €200 per month</li></ul>",
    "<p>Waarborg van € 300 per maand huur</p>",
    "<p>We pay a rent of €2,400 per month for the building.</p>",
    "<p>Notre loyer est de 1 900 € par mois.</p>",
    "<p>Un taxi depuis la gare coûte 15 € par heure.</p>",
    "<li>Parking: €5 per day</li>",
    "<li>Parkeren: € 12 per dag</li>",
    "<li>Printing: €0.10 per page</li>",
    "<li>Impressions : 0,10 € par page</li>",
    "<li>Locker: €10 per month</li>",
    "<h3>Pour 25 € ou plus</h3><p>Une journée de coworking offerte</p>",
    "<p>Our crowdfunding raised €5,000 in one month.</p>",
    "<p>If you donate more than £10/month you can have a storage box.</p>",
    "<p>Bürofläche: 15 €/m² pro Monat</p>",
    "<li>Kantoorruimte € 150 per m² per jaar</li>",
    "<li>Lunch: € 12 per persoon per dag</li>",
    "<li>Late fee: €25 per day</li>",
    "<p>Flex desk <del>€ 200 per month</del></p>",
    "<p style='text-decoration: line-through'>Flex desk € 200 per month</p>",
    "<li>Extra monitor + €15 per month</li>",
    "<p>Un formateur demande 500 € par personne pour deux jours.</p>",
    "<p>Das Projekt erhält eine Förderung von 20.000 € pro Jahr.</p>",
    "<p>Su ingreso no puede superar 1.200 € al mes si usted solicita el descuento.</p>",
    "<p>Comptez entre 102 euros et 178,50 euros par mois pour un bureau fixe.</p>",
    "<li>Hot desk €75-125 per month</li>",
    "<li>Private office: price on request</li>",
    "<li>Kaution 2 Monatsmieten, 500 € pro Monat</li>",
    "<li>Inscripción: cuota de alta 50 € al año</li>",
    "<nav><ul><li>Hot desk €120 per month</li></ul></nav>",
    "</main><footer><p>Hot desk €120 per month</p></footer>",
    "<li>Scan del correo: 2 € per invio</li>",
    "<li>Zimmer ab 80 € pro Nacht</li>",
    "<p>Hot desk $20 per day</p>",
    "<li>Coffee machine € 400</li>",
    "<p>* Hot desk: for members who pay € 150 per year</p>",
    "<p>A typical private office in the city centre costs €1,500 per month elsewhere.</p>",
    "<blockquote>I used to pay £400 per month for a private office!</blockquote>",
    "<p>Parking nearby costs €2 per hour. Trains run all day, a monthly ticket costs €60.</p>",
    "<h3>Agenda</h3><ul><li>Atelier SEO, 45 € la journée</li><li>Yoga: 10 € per hour</li></ul>",
    "<p>Our club pays €800 per month for a coworking space owned by the town.</p>",
    "<p>We received a grant of 10.000 € per year for the hot desk project.</p>",
]


@pytest.mark.parametrize("body", TRAPS, ids=TRAPS)
def test_what_is_no_plan_is_left_out(body: str) -> None:
    assert plans(f"<h2>Info</h2>{body}") == set()


def test_an_amount_left_out_is_reported_with_its_reason() -> None:
    rejects = [item for item in extract(page_of("<h3>Hot desk</h3><p>€ 120</p>")) if isinstance(item, Reject)]
    assert [(item.reason, item.detail) for item in rejects] == [("no period", "Hot desk | € 120")]


def test_tax_stated_once_holds_for_the_whole_page() -> None:
    body = "<p>All prices are without VAT.</p>" + cards(("Hot desk", "€ 100 / month"), ("Fixed desk", "€ 200 / month"))
    assert {plan[-1] for plan in plans(body)} == {"excl"}


def test_two_statements_about_tax_leave_it_open() -> None:
    body = "<p>All prices excl. VAT</p><p>Prices for students incl. VAT</p><ul><li>Hot desk: € 100 per month</li></ul>"
    assert {plan[-1] for plan in plans(body)} == {None}


def test_a_bare_dollar_is_read_by_the_country_of_the_site() -> None:
    assert plans("<li>Hot desk $20 per day</li>", "https://space.ca/") == {("hot_desk", "20", "CAD", "day", None, None)}


def test_an_amount_with_a_dash_is_money_where_the_country_writes_so() -> None:
    assert plans("<li>Fixdesk 530.– pro Monat</li>", "https://space.ch/") == {
        ("fixed_desk", "530", "CHF", "month", None, None)
    }


def test_the_same_price_shown_twice_is_one_plan() -> None:
    line = "<div><ul><li>Hot desk: €120 per month</li></ul></div>"
    assert len([item for item in extract(page_of(line + line)) if isinstance(item, Found)]) == 1


def test_reading_takes_no_more_than_its_share_of_time_for_twice_the_page() -> None:
    def seconds(cards_shown: int) -> float:
        page = page_of(cards(*((f"Hot desk {number}", f"€ {number + 50} / month") for number in range(cards_shown))))
        start = perf_counter()
        assert len(list(extract(page))) == cards_shown
        return perf_counter() - start

    seconds(10)
    assert min(seconds(240) for _ in range(3)) < 3 * min(seconds(120) for _ in range(3))


def test_a_line_without_end_is_read_in_bounded_time() -> None:
    start = perf_counter()
    list(extract(page_of("<p>" + "1 000 / 20 € per 10 - " * 20_000 + "</p>")))
    assert perf_counter() - start < 2


def test_the_press_states_no_plans() -> None:
    page = Page(b"<li>Hot desk: &euro;120 per month</li>", url="https://paper.example/", kind="press")
    assert list(extract(page)) == []


def test_the_prices_of_a_dated_post_are_those_of_its_day() -> None:
    assert plans("<li>Hot desk: €120 per month</li>", "https://space.example/blog/2014/05/12/opening/") == set()


def test_a_claim_keeps_the_headers_and_titles_it_needs() -> None:
    body = table("Angebot | CHF / Monat", "Fixdesk | 450")
    (found,) = [item for item in extract(page_of(body)) if isinstance(item, Found)]
    assert found.claim.quote == "Fixdesk 450"
    assert "CHF / Monat" in found.claim.context


def test_a_minimum_term_in_the_card_is_the_commitment() -> None:
    body = (
        "<div><div><h3>Vaste plek</h3><p>Maandelijks opzegbaar</p><p>€ 200 per "
        "maand</p></div><div><h3>Flexplek</h3><p>€ 100 per maand</p></div></div>"
    )
    found = [item.claim.value for item in extract(page_of(body)) if isinstance(item, Found)]
    assert {(value["name"], value["commitment"]) for value in found} == {
        ("Vaste plek", "Maandelijks opzegbaar"),
        ("Flexplek", None),
    }


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/=\"'abdhlipt €£$.,-0123456789\nmoisjourday", max_size=400))
def test_any_markup_gives_plans_or_none_and_every_quote_stands_on_the_page(body: str) -> None:
    page = page_of(body)
    quotes = Quotes(page)
    for item in extract(page):
        if isinstance(item, Found):
            assert set(item.claim.value) == set(FORMULA_KEYS)
            assert problem("formulas", item.claim.value) is None
            assert all(map(quotes.has, (item.claim.quote, *item.claim.context)))


def test_real_pages_yield_their_labelled_prices(shared: Path) -> None:
    wanted = found = right = 0
    for line in (shared / "pages" / "labels.jsonl").read_text("utf-8").splitlines():
        label = json.loads(line)
        if label["kind"] != "operator":
            continue
        page = Page((shared / "pages" / label["path"]).read_bytes(), url=label["url"])
        labelled = {(float(plan["amount"]), plan["currency"], plan["period"]) for plan in label["labels"]["formulas"]}
        read = {
            (float(item.claim.value["amount"]), item.claim.value["currency"], item.claim.value["period"])
            for item in extract(page)
            if isinstance(item, Found)
        }
        wanted, found, right = wanted + len(labelled), found + len(read), right + len(labelled & read)
    assert right / found >= 0.95
    assert right / wanted >= 0.9
