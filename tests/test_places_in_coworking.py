"""Places in a coworking space: what they are called in Dutch and German, in lists, in sentences and in tables."""

from __future__ import annotations

import pytest
from plans import cards, named, page_of, plans, table, values

from cowcrawl.extract import Found
from cowcrawl.extract.rooms import extract as rooms_of
from cowcrawl.extract.what.area import extract as areas_of


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Bureauplek", "hot_desk"),
        ("Halbtagsplatz", "hot_desk"),
        ("Teamraum", "private_office"),
        ("Atelierplek hout", "other"),
        ("Werkbankplatz", "other"),
    ],
)
def test_a_place_is_known_by_its_name(name: str, kind: str) -> None:
    found = named(page_of(cards((name, "120 € / Monat"), ("Fix Desk", "310 € / Monat")), title="Lampion"))
    assert (name, kind, "120", "month") in found


@pytest.mark.parametrize("sentence", ["Ein Platz kostet 9 € am Tag oder 110 € im Monat.", "Een plek kost 9 € per dag."])
def test_a_place_below_a_heading_about_coworking_is_one_in_it(sentence: str) -> None:
    assert ("day_pass", "9", "EUR", "day", None, None) in plans(f"<h2>Coworking</h2><p>{sentence}</p>")
    assert plans(f"<h2>Anreise</h2><p>{sentence}</p>", "https://hof.example/") == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Flex kostet 190 € im Monat, ein fester Tisch 280 € im Monat.",
        "Das Monatsticket gibt es für 190 Euro, mit festem Schreibtisch für 280 Euro.",
    ],
)
def test_a_desk_without_a_verb_has_the_price_behind_it(sentence: str) -> None:
    found = values(page_of(f"<h1>Coworking</h1><p>{sentence}</p>"))
    told = [(one["desk_type"], one["amount"], one["period"]) for one in found]
    assert told == [("hot_desk", "190", "month"), ("fixed_desk", "280", "month")]


def test_a_card_of_entries_counted_in_words_is_a_bundle() -> None:
    body = "<div><h3>{}</h3><p><b>{}</b></p><p>{}</p></div>"
    shown = body.format("Strippenkaart", "€ 200,-", "Tien dagen flexwerken, een half jaar geldig.")
    shown += body.format("Dagkaart", "€ 25,-", "Een dag flexwerken.")
    assert ("day_pass", "200", "EUR", "once", 10, None) in plans(f"<h1>Tarieven</h1>{shown}")


def test_a_plan_called_plus_among_others_is_no_surcharge() -> None:
    heads = table("Pakket | Basis € 29 p.m. | Plus € 55 p.m. | Compleet € 99 p.m.", "Post scannen | nee | ja | ja")
    found = plans(f"<h1>Virtueel kantoor</h1>{heads}")
    assert {plan[1] for plan in found} == {"29", "55", "99"}


def test_the_room_of_a_coworking_space_whose_desks_are_counted_is_the_space() -> None:
    body = "<h1>Coworking Au</h1><h2>{}</h2><p>85 m², 10 Arbeitsplätze, Teeküche.</p>"
    shown = page_of(body.format("Der Raum"), title="Coworking Au")
    assert [one.claim.value for one in areas_of(shown) if isinstance(one, Found) and one.claim.field == "area_m2"] == [
        85
    ]
    assert [one for one in rooms_of(shown) if isinstance(one, Found)] == []
    assert [one for one in areas_of(page_of(body.format("Sitzungszimmer"))) if isinstance(one, Found)] == []


@pytest.mark.parametrize(
    ("heading", "sentence", "area"),
    [
        ("Über uns", "Auf 2.400 m² Mietfläche arbeiten 31 Firmen.", 2400),
        ("Am Plärrer", "1.900 m² auf vier Etagen, direkt an der U-Bahn.", 1900),
        ("Coworken aan het water", "Kaai 12 is een coworkingspace van 620 m² in een oude loods.", 620),
        ("Kantoorruimte huren in Oss", "De Kroon biedt 3.200 m² kantoorruimte, verdeeld over 58 units.", 3200),
        ("Kantoorruimte huren in Oss", "Deze kamer biedt 40 m² kantoorruimte.", None),
    ],
)
def test_the_area_of_a_house_full_of_offices_is_its_own(heading: str, sentence: str, area: int | None) -> None:
    shown = page_of(f"<h1>{heading}</h1><p>{sentence}</p>", title="Gewerbehof")
    found = [one.claim.value for one in areas_of(shown) if isinstance(one, Found) and one.claim.field == "area_m2"]
    assert found == ([area] if area else [])
