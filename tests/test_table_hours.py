"""Tables that tell in a column how many hours a price is for, and those of houses that a village or a quarter lets."""

from __future__ import annotations

import pytest
from plans import page_of, plans, values

COLUMNS = {
    "en": ("Room hire", "Number of hours", "1 hour", "3 hours", "> 3 hours"),
    "nl": ("Zaalverhuur", "Aantal uur", "1 uur", "3 uur", "> 3 uur"),
    "de": ("Raumvermietung", "Anzahl Stunden", "1 Stunde", "3 Stunden", "> 3 Stunden"),
    "fr": ("Location de salles", "Nombre d'heures", "1 heure", "3 heures", "> 3 heures"),
    "es": ("Alquiler de salas", "Número de horas", "1 hora", "3 horas", "> 3 horas"),
    "it": ("Affitto sale", "Numero di ore", "1 ora", "3 ore", "> 3 ore"),
}


@pytest.mark.parametrize("language", COLUMNS)
def test_a_column_of_hours_tells_for_how_long_the_prices_of_its_rows_are(language: str) -> None:
    title, header, *cells = COLUMNS[language]
    amounts = ("24", "66", "88")
    rows = "".join(
        f"<tr><td>{name}</td><td>{cell}</td><td>{amount} €</td></tr>"
        for name, cell, amount in zip("ABC", cells, amounts, strict=True)
    )
    body = f"<h1>{title}</h1><table><tr><th>Info</th><th>{header}</th><th>Euro</th></tr>{rows}</table>"
    told = {(amount, period, quantity) for _, amount, _, period, quantity, _ in plans(body)}
    assert told == {("24", "hour", None), ("66", "once", 3)}


HOUSES = [
    ("Vermietung des Gemeindehauses", "bis vier Stunden", "Gewerblich", "Privat"),
    ("Nutzung des Dorfgemeinschaftshauses", "bis vier Stunden", "Vereine", "Privatpersonen"),
    ("Huurtarieven dorpshuis", "per dagdeel", "Verenigingen", "Particulieren"),
    ("Hire of the village hall", "per hour", "Clubs", "Individuals"),
]


@pytest.mark.parametrize(("title", "period", "clubs", "others"), HOUSES)
def test_what_groups_pay_for_a_house_of_a_village_is_for_its_hall(
    title: str, period: str, clubs: str, others: str
) -> None:
    rows = f"<tr><td>{clubs}</td><td>110 €</td></tr><tr><td>{others}</td><td>160 €</td></tr>"
    body = f"<h1>{title}</h1><table><tr><th></th><th>{period}</th></tr>{rows}</table>"
    kinds = [plan["desk_type"] for plan in values(page_of(body, title=title))]
    assert kinds == ["event_space", "event_space"]


@pytest.mark.parametrize("title", ["Konzert im Gemeindehaus", "Cursussen in het dorpshuis"])
def test_what_else_goes_on_in_such_a_house_is_not_its_hall(title: str) -> None:
    rows = "<tr><td>Kids</td><td>11 €</td></tr><tr><td>Adults</td><td>16 €</td></tr>"
    body = f"<h1>{title}</h1><table><tr><th></th><th>per hour</th></tr>{rows}</table>"
    assert values(page_of(body, title=title)) == []


SHARES = [
    ("Unlimited", "10 days per month", "2 hours of meeting room"),
    ("Illimité", "10 jours par mois", "2 heures de salle de réunion"),
    ("Onbeperkt", "10 dagen per maand", "2 uur vergaderzaal"),
    ("Unbegrenzt", "10 Tage pro Monat", "2 Stunden Besprechungsraum"),
]


@pytest.mark.parametrize(("whole", "share", "hours"), SHARES)
def test_a_column_of_so_many_days_a_month_is_a_plan_with_what_stands_in_it(whole: str, share: str, hours: str) -> None:
    rows = f"<tr><td>Wifi</td><td>Wifi</td></tr><tr><td>{hours.replace('2', '4')}</td><td>{hours}</td></tr>"
    rows += "<tr><td>210 €</td><td>115 €</td></tr>"
    body = f"<h1>Coworking</h1><table><tr><th>{whole}</th><th>{share}</th></tr>{rows}</table>"
    plan = next(value for value in values(page_of(body)) if value["amount"] == "115")
    assert (plan["name"], plan["period"], plan["included"]) == (f"Coworking – {share}", "month", f"{hours}; {share}")
