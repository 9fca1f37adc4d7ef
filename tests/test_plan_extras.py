"""What a house lets or sells beside its desks by the month: furniture, lines and numbers, signs, keys, care."""

from __future__ import annotations

import pytest
from plans import page_of, values

EXTRAS = {
    "month": "Coffee subscription|Filing cabinet|Name plate|Phone number|EV charging|Ergonomic chair|Scanner|Dog",
    "mois": "Forfait café|Caisson|Plaque|Numéro de téléphone|Ligne fixe|Borne de recharge|Chien|IP fixe",
    "maand": "Koffieabonnement|Ladeblok|Naambordje|Telefoonnummer|Laadpaal|Berging|Hond|Toegangspas|Stookkosten",
    "Monat": "Kaffee-Flat|Rollcontainer|Firmenschild|Telefonnummer|Internetanschluss|Ladestation|Hund|Transponder",
    "mes": "Cajonera|Placa|Número de teléfono|Línea fija|Punto de recarga|Silla ergonómica|Perro|Gastos comunes",
    "mese": "Cassettiera|Targa|Numero di telefono|Linea fissa|Sedia ergonomica|Cane|Spese condominiali|IP statico",
}
NAMES = [(name, unit) for unit, names in EXTRAS.items() for name in names.split("|")]


@pytest.mark.parametrize(("name", "unit"), NAMES)
def test_what_is_added_to_a_desk_is_no_plan(name: str, unit: str) -> None:
    lines = f"<li>Flex Desk: 151 € / {unit}</li><li>{name}: 13 € / {unit}</li>"
    assert [value["amount"] for value in values(page_of(f"<h1>Coworking</h1><ul>{lines}</ul>"))] == ["151"]


@pytest.mark.parametrize("name", ["Flatrate", "Monatsflatrate", "Cabinet 2", "Das Archiv", "Flex"])
def test_what_only_sounds_like_one_stays_a_plan(name: str) -> None:
    lines = f"<li>Fix Desk: 251 € / Monat</li><li>{name}: 151 € / Monat</li>"
    assert [value["amount"] for value in values(page_of(f"<h1>Coworking</h1><ul>{lines}</ul>"))] == ["251", "151"]


HALLS = {
    ("Raumvermietung Bürgerhaus", "pro Tag", "Großer Saal"): (
        "Besteck|Bierbänke|Hussen|Müllentsorgung|Hausmeister|Bühnentechnik|Beschallung|Theke|Kaffeemaschine|Hüpfburg|"
        "Rednerpult|Tanzboden|Verwaltungsgebühr|Brandwache|Auf- und Abbau|Reinigung Saal|Reinigung Küche"
    ),
    ("Zaalverhuur dorpshuis", "per dag", "Grote zaal"): (
        "Glazen|Bestek|Partytent|Tafelkleden|Afvalkosten|Beheerder|Geluidstechnicus|Koffiezetapparaat|Springkussen|"
        "Podiumdelen|Dansvloer|Brandwacht|Beveiliging|Opbouw|Schoonmaak zaal"
    ),
    ("Village hall hire", "per day", "Main hall"): (
        "Glassware|Cutlery|Marquee|Bouncy castle|Lectern|Stage lights|Sound engineer|Stewards|Waste disposal|Dishwasher"
    ),
    ("Location de salle", "par jour", "Grande salle"): (
        "Verres|Couverts|Nappes|Barnum|Estrade|Château gonflable|Lave-vaisselle|Gardiennage|Nettoyage de la salle"
    ),
}
BESIDE = [(*head, name) for head, names in HALLS.items() for name in names.split("|")]


@pytest.mark.parametrize(("title", "unit", "hall", "name"), BESIDE)
def test_what_is_hired_or_paid_beside_a_hall_is_no_room(title: str, unit: str, hall: str, name: str) -> None:
    rows = f"<tr><td>{hall}</td><td>151 €</td></tr><tr><td>{name}</td><td>13 €</td></tr>"
    body = f"<h1>{title}</h1><table><tr><th></th><th>{unit}</th></tr>{rows}</table>"
    assert [value["amount"] for value in values(page_of(body, title=title))] == ["151"]


SERVICES = {
    (
        "pro Stunde",
        "Flex Desk",
    ): "Coaching|Gründungsberatung|Fotoshooting|Nachhilfe|Webdesign|Übersetzung|Musikunterricht",
    ("pro Tag", "Flex Desk"): "Lastenrad|Kanu|Ferienwohnung|Camping|Mittagstisch|Hackathon|Kinderkarte",
    ("pro Monat", "Flex Desk"): "Werbefläche|Regalfach|Webhosting|Softwarelizenz|Telefonsekretariat",
    ("per uur", "Flexplek"): "Boekhouding|Coaching|Bijles|Vertaling|Muziekles|Zeefdruk",
    ("per maand", "Flexplek"): "Advertentie|Etalage|Webhosting|Domeinnaam",
    ("per hour", "Hot desk"): "Coaching|Legal advice|Translation|Photo shoot|Music lesson|Bookkeeping",
    ("per day", "Hot desk"): "Kayak|Camping|Summer camp|Holiday flat",
    ("par heure", "Poste nomade"): "Comptabilité|Accompagnement|Traduction|Massage",
}
SOLD = [(*head, name) for head, names in SERVICES.items() for name in names.split("|")]


@pytest.mark.parametrize(("unit", "desk", "name"), SOLD)
def test_what_others_of_the_house_do_for_money_is_no_plan(unit: str, desk: str, name: str) -> None:
    lines = f"<li>{desk}: 151 € {unit}</li><li>{name}: 13 € {unit}</li>"
    assert [value["amount"] for value in values(page_of(f"<h1>Coworking</h1><ul>{lines}</ul>"))] == ["151"]
