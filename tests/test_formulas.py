"""Price plans from invented pages of the kinds real sites have: cards, tables, lists, forms, prose, and traps."""

from __future__ import annotations

import json
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import Plan, cards, page_of, plans, table, values

from cowcrawl.extract import Found
from cowcrawl.extract.formulas import extract
from cowcrawl.fields import FORMULA_KEYS, problem
from cowcrawl.model import Kind, Reject
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


TRAPS = [
    "<h2>Coworking</h2><p>Late payment fee: £15 per day.</p>",
    "<h2>Coworking</h2><p>Thé et café : 2 € par jour.</p>",
    "<h2>Coworking</h2><p>Consigne de 5 € par jour.</p>",
    "<h2>Coworking</h2><p>Je bespaart € 50 per maand.</p>",
    "<h2>Coworking</h2><p>Fietsenstalling: € 5 per maand</p>",
    "<h2>Coworking</h2><p>Nebenkostenpauschale 35 € im Monat</p>",
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
    "<p>Whoever donates £9/month or more may keep a crate here.</p>",
    "<p>Bürofläche: 15 €/m² pro Monat</p>",
    "<li>Kantoorruimte € 150 per m² per jaar</li>",
    "<li>Lunch: € 12 per persoon per dag</li>",
    "<li>Late fee: €25 per day</li>",
    "<p>Studio pour vos équipes de passage : 60 € la journée et 45 € par nuit.</p>",
    "<li>Overnachting in onze studio: € 55 per dag</li>",
    "<p>Ein Zimmer zum Übernachten kostet 70 € am Tag.</p>",
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
    "<li>Coffee machine € 400</li>",
    "</main><title>Pricing of our coworking space</title><main><h2>Coworking</h2><li>Coffee: €2 per day</li>",
    "</main><title>Tarifas del coworking</title><main><h2>Coworking</h2><li>Café: 1 € al día</li>",
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
    page = page_of("<h3>Hot desk</h3><p>€ 120</p><p>Try it for a day first</p>")
    rejects = [item for item in extract(page) if isinstance(item, Reject)]
    assert [(item.reason, item.detail) for item in rejects] == [("no period", "Hot desk | € 120")]


def test_a_price_around_which_nothing_speaks_of_time_has_no_period() -> None:
    assert {plan[:4] for plan in plans("<h3>Hot desk</h3><p>€ 120</p>")} == {("hot_desk", "120", "EUR", None)}


def test_a_sentence_about_all_prices_gives_them_their_period() -> None:
    body = "<p>Our prices are per month.</p>"
    body += cards(("Hot desk", "€ 100"), ("Fixed desk", "€ 200"), ("Boardroom", "€ 40"))
    told = {plan[:4] for plan in plans(body)}
    assert told == {("hot_desk", "100", "EUR", "month"), ("fixed_desk", "200", "EUR", "month")}


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


def of_site(country: str | None, line: str, kind: Kind = "operator") -> set[str]:
    """The currencies of a page at an address of no country, whose site's country a card names."""
    page = Page(f"<h1>Coworking</h1><ul>{line}</ul>".encode(), url="https://space.example/", kind=kind, country=country)
    return {plan["currency"] for plan in values(page)}


def test_the_country_of_its_site_tells_the_currency_where_a_page_alone_does_not() -> None:
    colours, dashed = "<li>Hot desk $20 per day, all colours</li>", "<li>Fixdesk 530.– pro Monat</li>"
    assert (of_site("AU", colours), of_site(None, colours)) == ({"AUD"}, {"$"})
    assert (of_site("CH", dashed), of_site(None, dashed)) == ({"CHF"}, set())
    assert of_site("AU", colours, "directory") == {"$"}, "a directory has houses of many countries"


def test_what_the_page_says_itself_is_believed_before_the_country_of_its_site() -> None:
    swiss = "<li>Fixdesk 530.– pro Monat</li><li>Seestrasse 3, CH-8002 Zürich</li><li>+41 44 668 18 00</li>"
    assert of_site("BE", swiss) == of_site(None, swiss) == {"CHF"}


def test_the_same_price_shown_twice_is_one_plan() -> None:
    line = "<div><ul><li>Hot desk: €120 per month</li></ul></div>"
    assert len([item for item in extract(page_of(line + line)) if isinstance(item, Found)]) == 1


def test_reading_takes_no_more_than_its_share_of_time_for_twice_the_page() -> None:
    def seconds(cards_shown: int) -> float:
        page = page_of(cards(*((f"Hot desk {number}", f"€ {number + 50} / month") for number in range(cards_shown))))
        start = process_time()
        assert len(list(extract(page))) == cards_shown
        return process_time() - start

    seconds(10)
    assert min(seconds(240) for _ in range(3)) < 3 * min(seconds(120) for _ in range(3))


def test_a_line_without_end_is_read_in_bounded_time() -> None:
    start = process_time()
    list(extract(page_of("<p>" + "1 000 / 20 € per 10 - " * 20_000 + "</p>")))
    assert process_time() - start < 2


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


@settings(max_examples=60)
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
