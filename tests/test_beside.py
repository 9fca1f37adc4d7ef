"""What stands beside the facts of a house adds none: guests, events, neighbours, jobs, goods, history."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from cowcrawl.extract.read import read
from cowcrawl.page import Page

PASSAGES: dict[str, dict[str, str]] = yaml.safe_load(Path(__file__).with_name("beside.yml").read_text())
CASES = [(language, kind) for language, kinds in PASSAGES.items() for kind in kinds]
HOUSES = {
    "en": ["Tin Lantern", "Hot desk", "£18 a day", "Oak room", "8 people", "£20 per hour"],
    "fr": ["Lampion", "Poste nomade", "18 € par jour", "Salle Chêne", "8 personnes", "20 € de l’heure"],
    "nl": ["Lampion", "Flexplek", "€ 18 per dag", "Zaal Eik", "8 personen", "€ 20 per uur"],
    "de": ["Laterne", "Flexplatz", "18 € pro Tag", "Raum Eiche", "8 Personen", "20 € pro Stunde"],
    "es": ["Farol", "Puesto flexible", "18 € al día", "Sala Roble", "8 personas", "20 € por hora"],
    "it": ["Lanterna", "Postazione flessibile", "18 € al giorno", "Sala Quercia", "8 persone", "20 € all’ora"],
}
"""Of a house in each language its name, its plan and its room, each with what it costs."""
ADDRESSES = {
    "en": "12 Mill Lane, Leeds LS1 4AB",
    "fr": "12 rue du Moulin, 67000 Strasbourg",
    "nl": "Molenstraat 12, 2611 AB Delft",
    "de": "Mühlstraße 12, 50667 Köln",
    "es": "Calle del Molino 12, 46001 Valencia",
    "it": "Via del Mulino 12, 10121 Torino",
}


def page(language: str, passage: str) -> bytes:
    """The page of a house with a passage below what it says of itself."""
    name, plan, price, room, seats, hire = HOUSES[language]
    return (
        f"<html lang={language}><head><title>{name} Coworking</title></head><body><main><h1>{name} Coworking</h1>"
        f"<div><h3>{plan}</h3><p>{price}</p></div><div><h3>{room}</h3><p>{seats}</p><p>{hire}</p></div>{passage}"
        f"</main><footer><p>{name} Coworking, {ADDRESSES[language]}</p></footer></body></html>"
    ).encode()


def facts(language: str, passage: str = "") -> set[tuple[str, str]]:
    """Field and value of each claim of such a page but the services, of which such passages may tell."""
    host = HOUSES[language][0].replace(" ", "").lower()
    extract = read(Page(page(language, passage), url=f"https://{host}.example/"))
    claims = (claim for mention in extract.mentions for claim in mention.claims)
    return {(claim.field, json.dumps(claim.value, sort_keys=True)) for claim in claims if claim.field != "services"}


@pytest.mark.parametrize("language", HOUSES)
def test_a_house_tells_of_itself(language: str) -> None:
    fields = sorted(field for field, _ in facts(language))
    assert fields.count("formulas") == 2
    assert {"name", "rooms", "street", "postal_code", "city"} <= set(fields)


@pytest.mark.parametrize(("language", "kind"), CASES)
def test_a_passage_about_something_else_adds_nothing(language: str, kind: str) -> None:
    assert facts(language, PASSAGES[language][kind]) == facts(language)
