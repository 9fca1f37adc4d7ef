"""Rows in the middle of a price table that head what is below them: what one period costs."""

from __future__ import annotations

import pytest
from markup import page
from plans import named, page_of

from cowcrawl.extract import Found, formulas


def rows(*lines: str) -> str:
    """A table of plain cells, as "a | b | c"."""
    cells = ("".join(f"<td>{text.strip()}</td>" for text in line.split("|")) for line in lines)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


HALLS = {
    "en": ("Rates until June", "price per hour", "half day", "Businesses", "Charities", "Great hall", "Small hall"),
    "nl": ("Januari t/m juni", "prijs per uur", "dagdeel", "Bedrijven", "Verenigingen", "Grote zaal", "Kleine zaal"),
    "de": ("Januar bis Juni", "Preis pro Stunde", "halber Tag", "Firmen", "Vereine", "Großer Saal", "Kleiner Saal"),
    "fr": ("Tarifs jusqu'en juin", "par heure", "demi-journée", "Sociétés", "Clubs", "Grande salle", "Petite salle"),
}


@pytest.mark.parametrize("language", HALLS)
def test_a_row_of_periods_below_a_title_row_heads_the_columns(language: str) -> None:
    title, hour, half, firms, clubs, great, small = HALLS[language]
    head = f"| {hour} | {half}"
    dear = [f"<b>{firms}</b> | |", f"{great} | € 18,50 | € 66,00", f"{small} | € 12,50 | € 44,00"]
    cheap = [f"<b>{clubs}</b> | |", f"{great} | € 14,50 | € 52,00", f"{small} | € 9,50 | € 33,00"]
    found = named(page_of(rows(f"{title} | |", head, *dear, head, *cheap), title="Zaalverhuur"))
    told = {(amount, period) for _, _, amount, period in found}
    assert {period for amount, period in told if amount in ("18.50", "12.50", "14.50", "9.50")} == {"hour"}
    assert {period for amount, period in told if amount in ("66", "44", "52", "33")} == {"half_day"}
    assert len(told) == 8


def test_hours_that_a_plan_grants_a_month_are_no_headers() -> None:
    table = rows("| Nomad | Resident", "Meeting room | 2 h/month | 6 h/month", "Monthly price | £120 | £240")
    assert {(name, amount) for name, _, amount, _ in named(page_of(table))} == {("Nomad", "120"), ("Resident", "240")}


@pytest.mark.parametrize(("month", "year"), [("Maandbasis", "Jaarbasis"), ("Monatsbasis", "Jahresbasis")])
def test_dues_of_makers_by_the_month_and_by_the_year(month: str, year: str) -> None:
    table = rows(f"Wer | {month} | {year}", "Studenten | 12€ | 130€", "Andere | 18€ | 190€").replace("td", "th", 6)
    shown = page(f"<h1>Plinth Hackerspace</h1>{table}", head="<title>Plinth Hackerspace</title>", lang="nl")
    plans = [one.claim.value for one in formulas.extract(shown) if isinstance(one, Found)]
    told = {(plan["desk_type"], plan["amount"], plan["period"]) for plan in plans}
    by_month = {("other", "12", "month"), ("other", "18", "month")}
    assert told == by_month | {("other", "130", "year"), ("other", "190", "year")}


STACKED = {
    "nl": ("Basistarief", "Eerste 2 uur*", "Extra uur", "Per dagdeel*", "Duinzaal", "Polderzaal"),
    "en": ("Standard rate", "First 2 hours*", "Extra hour", "Per half day*", "Dune room", "Polder room"),
    "de": ("Grundtarif", "Erste 2 Stunden*", "Extra Stunde", "Pro halber Tag*", "Dünensaal", "Poldersaal"),
}


@pytest.mark.parametrize("language", STACKED)
def test_a_second_row_of_periods_below_a_title_heads_the_columns(language: str) -> None:
    title, first, further, half, dune, polder = STACKED[language]
    body = [f"{dune} | € 33,50 | € 11,20 | € 57,00", f"{polder} | € 41,00 | € 13,70 | € 69,00"]
    found = named(page_of(rows(f"| {title} | |", f"| {first} | {further} | {half}", *body), title="Zaalverhuur"))
    told = {(amount, period) for _, _, amount, period in found}
    assert {("57", "half_day"), ("69", "half_day")} <= told
    assert not {("11.20", "half_day"), ("33.50", "half_day")} & told


CAPTIONS = {
    "en": ("Our rooms per hour", "Meeting room", "Workshop room"),
    "nl": ("Verhuur ruimtes per uur", "Vergaderzaal", "Workshopruimte"),
    "de": ("Vermietung der Räume pro Stunde", "Besprechungsraum", "Seminarraum"),
    "fr": ("Location des salles à l'heure", "Salle de réunion", "Salle de formation"),
}


@pytest.mark.parametrize("language", CAPTIONS)
def test_a_first_cell_with_no_header_beside_it_tells_the_period_of_all_prices(language: str) -> None:
    caption, first, second = CAPTIONS[language]
    table = rows(f"{caption} | | BTW", f"{first} | € 21,00 | 21%", f"{second} | € 27,00 | 0%").replace("td", "th", 6)
    assert {plan[2:] for plan in named(page_of(table))} == {("21", "hour"), ("27", "hour")}


def test_what_a_table_of_equipment_heads_so_is_none() -> None:
    table = rows("Hire of equipment per day | ", "Hazer | £21", "Choir risers | £27").replace("td", "th", 4)
    assert named(page_of(table)) == set()


def test_a_first_cell_beside_another_header_tells_no_period() -> None:
    table = rows("Rooms per hour | Once a year", "Meeting room | £210", "Seminar room | £270").replace("td", "th", 4)
    assert "hour" not in {period for *_, period in named(page_of(table))}
