"""A plan is read in whatever markup a builder of sites sets it, in every language."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from plans import named, page_of

MARKUP: dict[str, str] = yaml.safe_load((Path(__file__).parent / "builders.yml").read_text("utf-8"))


KINDS = ("day_pass", "hot_desk", "fixed_desk", "private_office")
NAMES = {
    "en": ("Day Pass", "Hot Desk", "Dedicated Desk", "Private Office"),
    "fr": ("Pass journée", "Poste nomade", "Poste fixe", "Bureau privé"),
    "nl": ("Dagpas", "Flexplek", "Vaste plek", "Privékantoor"),
    "de": ("Tagesticket", "Flex Desk", "Fix Desk", "Teambüro"),
    "es": ("Pase diario", "Puesto flexible", "Puesto fijo", "Despacho privado"),
    "it": ("Ingresso giornaliero", "Postazione flessibile", "Postazione fissa", "Ufficio privato"),
}
UNITS = {
    "en": (("day", "per day"), ("mo", "per month")),
    "fr": (("jour", "par jour"), ("mois", "par mois")),
    "nl": (("dag", "per dag"), ("maand", "per maand")),
    "de": (("Tag", "pro Tag"), ("Monat", "pro Monat")),
    "es": (("día", "al día"), ("mes", "al mes")),
    "it": (("giorno", "al giorno"), ("mese", "al mese")),
}
FEATURES = {
    "en": ("Free coffee", "Meeting room credits"),
    "fr": ("Café à volonté", "Salle de réunion"),
    "nl": ("Gratis koffie", "Vergaderruimte"),
    "de": ("Kaffee-Flatrate", "Meetingraum"),
    "es": ("Café gratis", "Sala de reuniones"),
    "it": ("Caffè gratis", "Sala riunioni"),
}
AMOUNTS = ("20", "180", "290", "650")


@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize("markup", MARKUP)
def test_four_plans_are_read_as_they_are_set(markup: str, language: str) -> None:
    first, second = FEATURES[language]
    shown, told = [], set()
    for number, (name, kind, amount) in enumerate(zip(NAMES[language], KINDS, AMOUNTS, strict=True)):
        unit, per = UNITS[language][min(number, 1)]
        sign = "£" if language == "en" else "€"
        shown.append(
            MARKUP[markup].format(name=name, amount=amount, sign=sign, unit=unit, per=per, first=first, second=second)
        )
        told.add((name, kind, amount, "month" if number else "day"))
    page = page_of(f"<h1>La Ruche</h1><section><h2>Coworking</h2><div>{''.join(shown)}</div></section>")
    assert named(page) == told
