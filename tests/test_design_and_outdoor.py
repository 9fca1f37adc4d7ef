"""What a page says of its designers and of its gardens and terraces, and what only sounds like it."""

from __future__ import annotations

import pytest
from test_characteristics import said

from cowcrawl.extract import Found
from cowcrawl.extract.characteristics import extract
from tests.markup import page


@pytest.mark.parametrize(
    ("lang", "sentence", "firm"),
    [
        ("en", "The space was designed by Studio Lantern in 2019.", "Studio Lantern"),
        ("en", "Our coworking interior is designed by the architecture firm Moosgrün.", "Moosgrün"),
        ("en", "The building was designed by Holt & Reed Architects, who live here.", "Holt & Reed Architects"),
        ("fr", "Un espace conçu par le bureau d'architecture Tilia.", "Tilia"),
        ("fr", "Les locaux ont été aménagés par l'Atelier Brume.", None),
        ("fr", "L'intérieur est signé Atelier Brume.", "Atelier Brume"),
        ("nl", "Het interieur is ontworpen door Studio Zandloper.", "Studio Zandloper"),
        ("nl", "De ruimte werd door Bureau Kiezel ingericht.", "Bureau Kiezel"),
        ("de", "Die Räume wurden von Lindenhof Architekten gestaltet.", "Lindenhof Architekten"),
        ("es", "El espacio ha sido diseñado por el estudio de arquitectura Olivar.", "Olivar"),
        ("it", "Gli interni sono stati disegnati e lo spazio progettato da Studio Corallo.", "Studio Corallo"),
    ],
)
def test_the_firm_that_drew_the_space_is_read(lang: str, sentence: str, firm: str | None) -> None:
    assert said(f"<p>{sentence}</p>", lang) == ({"design_by": firm} if firm else {})


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "The space was designed by Jane Miller."),
        ("en", "The space was designed by architect Jane Miller."),
        ("en", "The space was designed by the architects Jane Miller and Tom Reed."),
        ("en", "The space was designed by Jane Miller from Studio Lantern."),
        ("en", "Our website was designed by Studio Lantern."),
        ("en", "The logo of our coworking was designed by Studio Lantern."),
        ("en", "The chairs in our space were designed by Studio Lantern."),
        ("en", "The space will be designed by Studio Lantern."),
        ("en", "The space was designed by and for freelancers."),
        ("en", "A space designed by Design."),
        ("en", "The building next door was designed by Holt & Reed Architects."),
        ("fr", "Un espace conçu par Jeanne Dupuis."),
        ("fr", "Un espace conçu par l'architecte Jeanne Dupuis."),
        ("fr", "Site conçu par Studio Brume."),
        ("nl", "Het interieur is ontworpen door Jan Pauwels."),
        ("de", "Die Räume wurden von Anna Berg gestaltet."),
    ],
)
def test_persons_websites_chairs_and_plans_name_no_firm(lang: str, sentence: str) -> None:
    assert said(f"<p>{sentence}</p>", lang) == {}


def test_nobody_is_quoted_behind_the_firm() -> None:
    (one,) = extract(page("<p>The space was designed by Studio Lantern with Jane Miller.</p>", lang="en"))
    assert isinstance(one, Found)
    assert one.claim.quote == "The space was designed by Studio Lantern"


@pytest.mark.parametrize(
    ("lang", "sentence", "area"),
    [
        ("en", "Relax in our garden of about 300 m².", 300),
        ("en", "A 120 m² roof terrace", 120),
        ("fr", "Une terrasse de 80 m² et un grand jardin.", 80),
        ("fr", "Profitez de 250 m² de jardin arboré.", 250),
        ("nl", "Een tuin van 500 m² achter het pand", 500),
        ("de", "Mit Dachterrasse (60 m²)", 60),
        ("es", "Una terraza de 90 m²", 90),
        ("it", "Un giardino di 200 m²", 200),
    ],
)
def test_the_area_of_a_garden_or_terrace_is_the_outdoor_area(lang: str, sentence: str, area: int) -> None:
    assert said(f"<p>{sentence}</p>", lang) == {"outdoor_area_m2": area}


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "400 m² of offices with a garden"),
        ("en", "A garden and 400 m² of offices"),
        ("en", "A public garden of 300 m² nearby"),
        ("fr", "Un jardin, 400 m² de bureaux et une cuisine"),
        ("nl", "Een tuin en 400 m² werkruimte"),
    ],
)
def test_the_area_of_something_else_is_no_outdoor_area(lang: str, sentence: str) -> None:
    assert said(f"<p>{sentence}</p>", lang) == {}


def test_two_gardens_of_different_size_leave_the_area_open() -> None:
    assert said("<p>A garden of 300 m².</p><p>A terrace of 40 m².</p>") == {}
