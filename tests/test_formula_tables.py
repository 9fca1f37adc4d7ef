"""Price tables of halls and desks: periods in cells and sentences, groups of rows, what the page is about."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans, table, values

HALLS = table(
    "Ruimte | Eerste 3 uur* | Extra uur of deel daarvan* | Per dagdeel", "Serre | € 45,00 | € 15,00 | € 80,00"
)


@pytest.mark.parametrize("header", ["Durata", "Periodo", "Duration", "Duur", "Dauer"])
def test_a_period_in_a_cell_of_its_own_is_the_rows(header: str) -> None:
    rows = table(
        f"Formula | {header} | Prezzo", "Postazione flessibile | mese | € 170", "Ufficio privato | mese | € 640"
    )
    assert named(page_of(rows)) == {
        ("Postazione flessibile", "hot_desk", "170", "month"),
        ("Ufficio privato", "private_office", "640", "month"),
    }


@pytest.mark.parametrize("header", ["Préavis", "Validité", "Engagement"])
def test_a_month_of_notice_is_not_the_period_of_a_price(header: str) -> None:
    assert plans(table(f"Formule | {header} | Prix", "Poste fixe | 1 mois | 210 €")) == set()


def test_halls_on_a_page_about_their_hire_are_halls() -> None:
    assert named(page_of(HALLS, title="Zaalhuur - Het Dorpshuis")) == {
        ("Serre – Eerste 3 uur", "event_space", "45", "once"),
        ("Serre", "event_space", "80", "half_day"),
    }


def test_the_first_hours_of_a_hall_are_a_bundle() -> None:
    found = values(page_of(HALLS, title="Zaalhuur"))
    assert [value["quantity"] for value in found if value["period"] == "once"] == [3]


def test_a_lounge_by_the_hour_below_the_hire_of_rooms_is_a_room_and_the_kitchen_none() -> None:
    rows = table("Room | Rate (per hour)", "Garden room | £16", "Coffee lounge | £11", "Hobs in the large kitchen | £4")
    page = page_of(rows.replace("Tarifs", "Room hire rates"), title="The Old Mill")
    assert {(kind, amount) for _, kind, amount, _ in named(page)} == {("meeting_room", "16"), ("meeting_room", "11")}


def test_a_presentation_suite_is_a_room_and_a_playground_none() -> None:
    rows = table(
        " | Public | Members",
        "Presentation suite | £27 per hr. | £21 per hr.",
        "Adventure Playground | £35 per hr. | £31 per hr.",
        "Pitch | £20 per hr. | £17 per hr.",
    )
    page = page_of(rows.replace("Tarifs", "Venue hire"), title="The Old Mill")
    assert {(kind, amount) for _, kind, amount, _ in named(page)} == {("meeting_room", "27"), ("meeting_room", "21")}


def test_unnamed_rents_are_of_halls_where_the_page_counts_half_days() -> None:
    rows = table("tijdseenheid | prijs", "dagdeel | € 70,-", "dag | € 120,-", "4 dagen | € 330,-")
    page = page_of(rows.replace("Tarifs", "Huurprijzen"), title="De Schuur")
    halls = {("dagdeel", "event_space", "70", "half_day"), ("dag", "event_space", "120", "day")}
    assert named(page) == halls | {("4 dagen", "event_space", "330", "once")}


def test_rents_without_half_days_may_be_of_anything() -> None:
    assert plans_on(table("tijdseenheid | prijs", "week | € 70,-", "maand | € 220,-"), "Huurprijzen") == set()


def test_a_page_with_desks_does_not_only_let_halls() -> None:
    rows = table("Wat | Per dag", "Veranda | € 20,-", "Flexplek | € 15,-")
    assert {plan[:2] for plan in plans_on(rows, "Zaalhuur")} == {("hot_desk", "15")}


def test_what_is_hired_out_with_a_hall_is_no_hall() -> None:
    assert plans_on(table("Wat | Per dagdeel", "Serre | € 80,-", "Piano | € 25,-", "Wifi | € 5,-"), "Zaalhuur") == {
        ("event_space", "80", "half_day")
    }


def test_the_sentence_above_a_table_tells_its_period() -> None:
    rows = "<h1>Tarieven verhuur</h1><p>Dit zijn de tarieven per dagdeel.</p>"
    rows += "<table><tr><td>Zaal</td><td>Leden</td></tr><tr><td>Kleine zaal</td><td>€ 55,-</td></tr></table>"
    assert {(plan[1], plan[3]) for plan in plans(rows)} == {("55", "half_day")}


def test_rows_of_one_name_are_told_apart_by_their_group() -> None:
    group = "<tr><td><em>{}</em></td><td></td></tr><tr><td>Kleine zaal</td><td>€ 14,-</td></tr>"
    rows = "<tr><td>prijzen</td><td>per uur</td></tr>" + group.format("Leden") + group.format("Gasten")
    assert {name for name, *_ in named(page_of(f"<h1>Prijzen</h1><table>{rows}</table>"))} == {
        "Kleine zaal – Leden",
        "Kleine zaal – Gasten",
    }


def plans_on(body: str, title: str) -> set[tuple[str, str, str | None]]:
    return {(kind, amount, period) for _, kind, amount, period in named(page_of(body, title=title))}


@pytest.mark.parametrize("row", ["Day pass", "Tagespass", "Dagpas"])
def test_a_pass_keeps_its_name_under_the_houses_that_sell_it(row: str) -> None:
    head = "<tr><th></th><th>Quay</th><th>Mill</th></tr>"
    body = f"<table>{head}<tr><td>{row}</td><td>€ 25</td><td>€ 22</td></tr></table>"
    found = {(plan["name"], plan["amount"]) for plan in values(page_of(body))}
    assert found == {(f"{row} – Quay", "25"), (f"{row} – Mill", "22")}


def test_an_empty_cell_goes_on_with_the_name_of_the_row_above() -> None:
    rows = [("Hot desk", "Day", "£14"), ("", "Month", "£170"), ("Meeting room", "Hour", "£21"), ("", "Day", "£95")]
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    assert {plan[:2] + plan[3:4] for plan in plans(f"<table>{cells}</table>")} == {
        ("hot_desk", "14", "day"),
        ("hot_desk", "170", "month"),
        ("meeting_room", "21", "hour"),
        ("meeting_room", "95", "day"),
    }


@pytest.mark.parametrize("head", ["Days per month", "Jours / mois", "Dagen per maand", "Tage pro Monat"])
def test_a_column_of_days_a_month_tells_that_plans_are_paid_by_the_month(head: str) -> None:
    body = f"<tr><th>Plan</th><th>{head}</th><th>€</th></tr><tr><td>Flex S</td><td>4</td><td>€ 60</td></tr>"
    assert {plan[:2] + plan[3:4] for plan in plans(f"<table>{body}</table>")} == {("hot_desk", "60", "month")}


@pytest.mark.parametrize(
    ("head", "bands"),
    [
        ("Horas mensuales", ("De 3 a 12", "De 13 a 30", "Única")),
        ("Ore al mese", ("da 1 a 8", "da 9 a 20", "oltre 20")),
    ],
)
def test_a_price_beside_so_many_hours_to_so_many_is_not_told_to_be_by_the_month(
    head: str, bands: tuple[str, ...]
) -> None:
    body = table(
        f"{head} | Aula grande | Aula chica", *(f"{band} | {12 - at} € | {8 - at} €" for at, band in enumerate(bands))
    )
    assert "month" not in {value["period"] for value in values(page_of(body))}


BANDS = """<h2>Room hire</h2><p>{lead}</p><table><tr><th></th><th>Room 1</th><th>Room 2</th></tr>
<tr><td>Day</td><td>£14</td><td>£12</td></tr><tr><td>Evening</td><td>£17</td><td>£16</td></tr></table>"""


@pytest.mark.parametrize(
    ("lead", "periods"),
    [
        ("All our rates are per hour, for 2 hours or more.", {"hour"}),
        ("Our rates are by the hour, half day or day.", {"day", "half_day"}),
        ("All our rates exclude VAT.", {"day", "half_day"}),
    ],
)
def test_rows_of_day_and_evening_are_by_the_hour_where_all_prices_are(lead: str, periods: set[str]) -> None:
    assert {value["period"] for value in values(page_of(BANDS.format(lead=lead)))} == periods


def test_a_rate_of_tax_in_the_head_of_a_row_names_nothing() -> None:
    body = table("| Zaal 1 | Zaal 2", "PRIJS (incl 21%) PER UUR | € 20,- | € 25,-")
    told = {(value["name"], value["vat"], value["included"]) for value in values(page_of(f"<h1>Zalen</h1>{body}"))}
    assert told == {("Zaal 1", "incl", None), ("Zaal 2", "incl", None)}


@pytest.mark.parametrize(
    ("head", "period"),
    [("Prijs p/m", "month"), ("Huur p/mnd", "month"), ("CHF/Mt.", "month"), ("Preis / Std.", "hour"), ("€ p/d", "day")],
)
def test_a_header_that_ends_in_an_abbreviation_tells_the_period(head: str, period: str) -> None:
    found = values(page_of(table(f"Plan | {head}", "Flex desk | € 12", "Hot desk | € 14"), title="Coworking"))
    assert {(value["name"], value["period"]) for value in found} == {("Flex desk", period), ("Hot desk", period)}


def test_plans_named_anyhow_are_paid_by_the_month_beside_their_days_a_month() -> None:
    body = table("Plan | Days per month | Price", "Starter | 4 | €60", "Endless | all | €195")
    assert named(page_of(body, title="Coworking")) == {
        ("Starter", "hot_desk", "60", "month"),
        ("Endless", "hot_desk", "195", "month"),
    }


@pytest.mark.parametrize("head", ["Std.", "hr", "Uhr"])
def test_an_abbreviated_hour_heads_a_column(head: str) -> None:
    body = table(f"Raum | {head} | Tag", "Isar | 18 € | 100 €")
    found = {plan for plan in named(page_of(body, title="Coworking")) if plan[2] == "18"}
    assert found == ({("Isar", "meeting_room", "18", "hour")} if head != "Uhr" else set())


def test_an_office_that_has_nothing_but_a_number_is_named_by_the_head_of_its_column() -> None:
    body = table("Ufficio | Mq | Canone mensile", "A1 | 14 | € 380,00", "A2 | 22 | € 560,00")
    assert named(page_of(f"<h2>Uffici disponibili</h2>{body}")) == {
        ("Ufficio A1", "private_office", "380", "month"),
        ("Ufficio A2", "private_office", "560", "month"),
    }


@pytest.mark.parametrize(
    "above", ["<h2>Tarieven in euro per uur</h2>", "<h2>Zalen</h2><p>Prijzen in € per uur, excl. btw</p>"]
)
def test_the_currency_of_bare_numbers_may_stand_above_their_table(above: str) -> None:
    rows = "<tr><th>Zaal</th><th>Personen</th><th>Leden</th><th>Niet-leden</th></tr>"
    rows += "<tr><td>Grote zaal</td><td>60</td><td>20</td><td>30</td></tr>"
    found = plans(f"{above}<table>{rows}</table>")
    assert {plan[:4] for plan in found} == {
        ("meeting_room", "20", "EUR", "hour"),
        ("meeting_room", "30", "EUR", "hour"),
    }


def test_what_comes_with_a_price_is_not_the_name_of_a_row_that_has_one() -> None:
    rows = table("Formule | Tarif", "Pass journée | 25 € TTC / jour, café inclus", "Poste fixe | 250 € / mois, clé")
    assert {(name, amount) for name, _, amount, _ in named(page_of(rows))} == {
        ("Pass journée", "25"),
        ("Poste fixe", "250"),
    }


def test_half_days_at_a_desk_of_ones_own_are_a_share_of_a_time_nobody_tells() -> None:
    rows = table("Servicio | Precio (sin IVA)", "Mesa fija | 130€", "Mesa fija media jornada | 85€", "Nómada | 11€/h")
    assert ("fixed_desk", "85", "EUR", "half_day", None, "excl") not in plans(rows)
    assert ("fixed_desk", "130", "EUR", None, None, "excl") in plans(rows)


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Première année", "Bureau (€ HT/m²/mois)"),
        ("€ per m² per maand", "Kantoor"),
        ("Prezzo al mq", "Ufficio arredato (€/mese)"),
    ],
)
def test_what_a_square_metre_costs_is_the_price_of_no_office(head: str, row: str) -> None:
    assert plans(table(f"Locaux | {head}", f"{row} | 7,50")) == set()


@pytest.mark.parametrize(
    "below",
    [
        "Tarifs en euros TTC, votés en conseil municipal.",
        "Alle prijzen in euro, incl. btw",
        "Precios en €, IVA incluido",
    ],
)
def test_the_currency_of_bare_numbers_may_stand_below_their_table(below: str) -> None:
    rows = table(" | Jour | Mois", "Poste en open space | 9 | 110")
    assert plans(f"{rows}<p>{below}</p>") == {
        ("hot_desk", "9", "EUR", "day", None, "incl"),
        ("hot_desk", "110", "EUR", "month", None, "incl"),
    }


def test_dues_for_use_are_no_price_by_the_piece() -> None:
    rows = table("Cuota de uso | Socios | No socios", "Día | 6 € | 10 €", "Mes con mesa fija | 95 € | 120 €")
    assert {plan[1] for plan in plans(rows.replace("Tarifas", "Coworking"))} >= {"95", "120"}


def test_rents_of_years_in_turn_are_not_paid_by_the_year() -> None:
    rows = table("Despacho | Año 1 | Año 2", "Despacho 4 | 108,00 | 126,00")
    assert plans(f"{rows}<p>Importes en euros al mes.</p>") == set()


def test_bare_numbers_have_the_currency_that_a_page_tells_of_all_its_amounts() -> None:
    rows = (
        "| Nomad | Resident | Team",
        "Meeting room | 2 h/month | 6 h/month | 9 h/month",
        "Notice | 1 month | 1 month | 3 months",
    )
    body = table(*rows, "Monthly price | 220 | 390 | from 1,450", "Days per month | 5 | 20 | 20")
    found = values(page_of(f"<p>All amounts in EUR, excluding 17% VAT.</p><h2>Coworking</h2>{body}"))
    assert [(plan["name"], plan["amount"], plan["vat"]) for plan in found] == [
        ("Nomad", "220", "excl"),
        ("Resident", "390", "excl"),
        ("Team", "1450", "excl"),
    ]
    assert {plan["commitment"] for plan in found} == {"Notice: 1 month", "Notice: 3 months"}
    assert found[0]["included"] == "Meeting room: 2 h/month; Days per month: 5"


def test_a_price_of_a_day_is_no_day_that_is_included() -> None:
    body = table("Room | Size | 1 h | 1 day", "Elm | 18 m² | 30 | 180")
    found = values(page_of(f"<h2>Meeting rooms</h2>{body}<p>Prices in EUR excl. VAT.</p>"))
    assert [(plan["amount"], plan["included"]) for plan in found] == [("30", None), ("180", None)]


def test_a_column_for_the_first_year_tells_which_and_not_for_how_long_a_price_is() -> None:
    head = "<tr><th colspan=3>Loyer mensuel</th></tr><tr><th>Surface</th><th>1ère année</th><th>2e année</th></tr>"
    body = f"<h1>Bureaux</h1><table>{head}<tr><td>Bureau 14 m²</td><td>190 €</td><td>230 €</td></tr></table>"
    assert {(plan[1], plan[3]) for plan in plans(body)} == {("190", "month"), ("230", "month")}


def test_half_a_day_may_be_written_as_a_fraction_before_whom_it_is_for() -> None:
    head = "<tr><th>Raum</th><th>½ Tag intern</th><th>1 Tag intern</th></tr>"
    body = f"<h1>Besprechungsräume</h1><table>{head}<tr><td>Raum Esche</td><td>25 €</td><td>40 €</td></tr></table>"
    assert {(plan[1], plan[3]) for plan in plans(body)} == {("25", "half_day"), ("40", "day")}


def test_days_a_week_at_the_head_of_rows_are_a_part_of_the_names() -> None:
    body = table("Dagen per week | Flexplek | Vaste plek", "1 | € 55 | € 75", "3 | € 130 | € 175")
    found = values(page_of(f"{body}<p>Prijzen in euro per maand, exclusief btw.</p>"))
    assert [(plan["name"], plan["amount"], plan["period"]) for plan in found] == [
        ("Flexplek – 1 Dagen per week", "55", "month"),
        ("Vaste plek – 1 Dagen per week", "75", "month"),
        ("Flexplek – 3 Dagen per week", "130", "month"),
        ("Vaste plek – 3 Dagen per week", "175", "month"),
    ]


def test_a_column_with_tax_tells_the_prices_of_the_column_without_again() -> None:
    heads = "Angebot | ohne MwSt. | mit 17 % MwSt."
    body = table(heads, "Tagesticket | 25,00 € | 29,25 €", "Postservice, monatlich | 40,00 € | 46,80 €")
    assert plans(body) == {
        ("day_pass", "25", "EUR", "day", None, "excl"),
        ("virtual_office", "40", "EUR", "month", None, "excl"),
    }


def test_up_to_so_many_hours_are_so_many() -> None:
    found = plans(table("Raum | bis 4 h | Tag", "Seminarraum Linde | € 140 | € 230"))
    assert found == {
        ("meeting_room", "140", "EUR", "once", 4, None),
        ("meeting_room", "230", "EUR", "day", None, None),
    }


def test_a_plan_and_its_price_at_the_head_of_a_column_are_described_below() -> None:
    heads = "| Worker £60/month +VAT | Queen £195/month +VAT"
    rows = "Days per month | 4 | Unlimited", "Desk | Hot desk | Dedicated desk"
    body = table(heads, *rows, "Meeting room | £12/hour | 5 hours free, then £10/hour")
    found = values(page_of(body))
    assert [(plan["name"], plan["desk_type"], plan["amount"]) for plan in found] == [
        ("Worker", "hot_desk", "60"),
        ("Queen", "fixed_desk", "195"),
        ("Meeting room", "meeting_room", "12"),
        ("Meeting room", "meeting_room", "10"),
    ]
    assert found[0]["included"] == "Days per month: 4"


def test_how_large_a_room_is_heads_no_column() -> None:
    rows = "<tr><td>Oppervlakte</td><td>32 m²</td></tr><tr><td>Prijs per dagdeel</td><td>€ 110,-</td></tr>"
    found = values(page_of(f"<h1>Vergaderzalen</h1><h2>Zaal 1 – De Linde</h2><table>{rows}</table>"))
    assert [(plan["name"], plan["amount"]) for plan in found] == [("Zaal 1 – De Linde", "110")]


def test_abbreviated_hours_stand_behind_an_amount() -> None:
    found = plans("<p>Prices exclude GST.</p><h2>Plans</h2><p>Meeting room: $35 ph / $180 pd</p>", "https://a.co.nz/")
    assert found == {
        ("meeting_room", "35", "NZD", "hour", None, "excl"),
        ("meeting_room", "180", "NZD", "day", None, "excl"),
    }


def test_columns_of_several_months_that_cost_ever_less_are_rates_of_a_month() -> None:
    rows = table("Bureau | Sans engagement | 6 mois | 12 mois", "Bureau privé 10 m² | 650 € | 600 € | 550 €")
    assert {plan[1] for plan in plans(f"{rows}<p>Loyers mensuels HT.</p>")} == {"650"}
    assert plans(table("Bureau | 6 mois | 12 mois", "Bureau privé 10 m² | 600 € | 550 €")) == set()


def test_what_a_bracket_adds_behind_a_price_is_not_the_name_of_a_row_that_tells_its_period() -> None:
    rows = table("Durée | Prix", "Heure | 4 € (facturée au quart d'heure)", "Journée | 22 €")
    assert not any("factur" in name for name, *_ in named(page_of(rows.replace("Tarifs", "Coworking"))))


def test_a_header_and_its_cell_may_name_a_desk_together() -> None:
    rows = table(" | Light | Full", "Canone mensile | € 79 | € 219", "Postazione | flessibile | dedicata")
    page = page_of(rows.replace("Tarifs", "Soluzioni"), title="Workin")
    assert {(name, kind) for name, kind, *_ in named(page)} == {("Light", "hot_desk"), ("Full", "fixed_desk")}


def test_what_a_price_buys_with_it_may_be_its_only_name() -> None:
    body = "<h3>Combien ça coûte ?</h3><ul><li>150 € par mois avec bureau attitré et clé</li></ul>"
    assert {(name, kind) for name, kind, *_ in named(page_of(body, title="L'Atelier"))} == {
        ("bureau attitré", "fixed_desk")
    }


def test_a_word_for_the_price_and_its_time_title_no_card() -> None:
    terms = "<dt>Precio hora</dt><dd>22 €</dd><dt>Precio media jornada</dt><dd>75 €</dd>"
    page = page_of(f"<div><h2>Sala Norte</h2><dl>{terms}</dl></div>")
    assert {name for name, *_ in named(page)} == {"Sala Norte"}


@pytest.mark.parametrize(
    ("head", "rent"), [("Office", "Monthly rent"), ("Despacho", "Precio mensual"), ("Ufficio", "Canone mensile")]
)
def test_offices_with_letters_or_numbers_are_called_after_the_head_of_their_column(head: str, rent: str) -> None:
    body = table(f"{head}|{rent}", "A|281 €", "D1|321 €", "102|421 €")
    assert {(plan[0], plan[2]) for plan in named(page_of(f"<h1>Coworking</h1>{body}"))} == {
        (f"{head} A", "281"),
        (f"{head} D1", "321"),
        (f"{head} 102", "421"),
    }
