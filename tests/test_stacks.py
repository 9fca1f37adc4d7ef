"""Houses that follow one another in paragraphs, with no heading and no element of their own around each."""

from __future__ import annotations

from typing import Any

import pytest
from markup import page

from cowcrawl.extract.read import read

HOUSES = [
    ("Lampion Gent", "Kerkstraat 12", "9000 Gent", "09 224 12 12", "ma-vr 8:00-18:00"),
    ("Lampion Brugge", "Vlamingstraat 5", "8000 Brugge", "050 55 13 13", "ma-vr 9:00-17:00"),
    ("Lampion Leuven", "Bondgenotenlaan 40", "3000 Leuven", "016 55 14 14", "ma-vr 10:00-20:00"),
]


def told(body: str) -> list[tuple[Any, ...]]:
    """Name, postcode, telephone and hours of each space of a page of locations."""
    found = read(page(f"<h1>Onze locaties</h1>{body}", url="https://lampion.example/locaties", lang="nl")).mentions
    spaces = [{claim.field: claim.value for claim in reversed(one.claims)} for one in found]
    return [tuple(map(one.get, ("name", "postal_code", "phone", "opening_hours"))) for one in spaces]


EXPECTED = [
    ("Lampion Gent", "9000", "+3292241212", "Mo-Fr 08:00-18:00"),
    ("Lampion Brugge", "8000", "+3250551313", "Mo-Fr 09:00-17:00"),
    ("Lampion Leuven", "3000", "+3216551414", "Mo-Fr 10:00-20:00"),
]


@pytest.mark.parametrize("head", ["<p><strong>{}</strong></p>", "<p><b>{}</b></p>"])
def test_a_bold_line_begins_a_house(head: str) -> None:
    body = "".join(
        head.format(name) + f"<p>{street}</p><p>{town}</p><p>Tel. {phone}</p><p>{hours}</p>"
        for name, street, town, phone, hours in HOUSES
    )
    assert told(body) == EXPECTED


def test_a_line_with_name_and_address_begins_a_house() -> None:
    body = "".join(
        f"<p>{name} – {street}, {town}</p><p>Tel. {phone}</p><p>{hours}</p>"
        for name, street, town, phone, hours in HOUSES
    )
    assert told(body) == EXPECTED


def test_what_stands_below_all_houses_is_not_the_last_ones() -> None:
    body = "".join(f"<p><b>{name}</b></p><p>{street}</p><p>{town}</p>" for name, street, town, *_ in HOUSES)
    found = told(f"{body}<p>Reserveren kan hier: tel. 09 224 99 88</p><p>ma-vr 8:00-12:00</p>")
    assert [one[2:] for one in found] == [(None, None)] * 3


def test_a_paragraph_that_begins_with_the_name_begins_a_house() -> None:
    body = "".join(
        f"<p><b>{name}</b><br>{street}<br>{town}</p><p>T. {phone}</p><p>{hours}</p>"
        for name, street, town, phone, hours in HOUSES
    )
    assert told(body) == EXPECTED


def test_the_address_of_a_pier_begins_no_house() -> None:
    body = (
        "<h1>Standort</h1><p>Lampion liegt direkt am Wasser: Kaistraße 1, 24148 Kiel.</p>"
        "<p>Mit dem Bus: Fähre bis Anleger Nord, Hafenstr. 2, 24148 Kiel.</p><p>Tel. 0431 555 60 12</p>"
    )
    found = read(page(body, url="https://lampion.example/standort", lang="de")).mentions
    assert [(one.first("street"), one.first("phone")) for one in found] == [("Kaistraße", "+494315556012")]
