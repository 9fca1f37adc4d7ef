"""Sentences that say what we have at an address: it is the house's, as where the house is said to stand."""

import pytest

from cowcrawl.extract.read import read
from tests.markup import page


def places(sentence: str, host: str) -> list[tuple[object, ...]]:
    body = f"<h1>Werkraum</h1><p>{sentence}</p>"
    found = read(page(body, head="<title>Werkraum</title>", url=f"https://werkraum.{host}/")).mentions
    return [(one.first("street"), one.first("house_number"), one.first("city")) for one in found if one.first("street")]


@pytest.mark.parametrize(
    ("sentence", "host", "place"),
    [
        ("Seit 2017 haben wir in der Uferstraße 23 in Potsdam ein Büro.", "de", "Uferstraße 23 Potsdam"),
        ("An der Uferstraße 23 in Potsdam bieten wir Besprechungsraum und Büro.", "de", "Uferstraße 23 Potsdam"),
        ("Wij bieden aan de Molenstraat 23 in Gent flexplekken.", "be", "Molenstraat 23 Gent"),
        ("Nous proposons au 23 rue du Moulin à Namur un espace de coworking.", "be", "rue du Moulin 23 Namur"),
        ("At 23 Mill Street in Leeds we offer hot desks.", "co.uk", "Mill Street 23 Leeds"),
        ("Ofrecemos en la calle Molino 23 de Burgos un espacio de coworking.", "es", "calle Molino 23 Burgos"),
        ("Abbiamo in via Mulino 23 a Torino uno spazio di coworking.", "it", "via Mulino 23 Torino"),
        ("El espacio está en la calle Molino 23 de Burgos.", "es", "calle Molino 23 Burgos"),
        ("Estamos ubicados en la calle Molino 23 de Burgos.", "es", "calle Molino 23 Burgos"),
        ("Lo spazio è in via dell'Acciaio 23 a Torino.", "it", "via dell'Acciaio 23 Torino"),
    ],
)
def test_where_we_have_a_house_is_its_address(sentence: str, host: str, place: str) -> None:
    assert [" ".join(map(str, found)) for found in places(sentence, host)] == [place]


@pytest.mark.parametrize(
    "sentence",
    [
        "Wir treffen uns in der Uferstraße 23 in Potsdam in einem Coworking Space.",
        "Wir treffen uns montags in der Uferstraße 23 in Potsdam im Büro der Firma Muster.",
        "Wir haben für die Firma Muster in der Uferstraße 23 in Potsdam ein Büro eingerichtet.",
        "Bald eröffnen wir in der Uferstraße 23 in Potsdam einen zweiten Coworking Space.",
        "Früher hatten wir in der Uferstraße 23 in Potsdam einen Coworking Space.",
        "Unser Nachbar betreibt in der Uferstraße 23 in Potsdam ein Café.",
    ],
)
def test_where_we_meet_or_others_have_theirs_is_none(sentence: str) -> None:
    assert places(sentence, "de") == []


@pytest.mark.parametrize(
    "lead",
    [
        "<p>Der Werkraum ist eine Initiative von</p><p>Mara Muster<br>",
        "<p>Projektleitung:<br>Mara Muster<br>",
        "<p>Porteuse de projet : Mara Muster, ",
        "<p>Werkraum is een initiatief van Mara Muster, ",
    ],
)
def test_where_who_began_the_project_lives_is_no_house(lead: str) -> None:
    body = f"<h1>Impressum</h1>{lead}Bahnhofstr. 5<br>10115 Berlin</p>"
    found = read(page(body, head="<title>Impressum – Werkraum</title>", url="https://werkraum.example/impressum"))
    assert all(one.first("street") is None for one in found.mentions)


@pytest.mark.parametrize(
    "lead",
    [
        "<p>Eine Initiative von Werkraum e.V., ",
        "<p>Werkraum, gegründet von zwei Frauen</p><p>",
        "<h3>Gründerin</h3><p>Mara Muster</p><h3>Adresse</h3><p>",
    ],
)
def test_a_house_keeps_its_address_below_who_began_it(lead: str) -> None:
    body = f"<h1>Kontakt</h1>{lead}Bahnhofstr. 5, 10115 Berlin</p>"
    found = read(page(body, head="<title>Kontakt – Werkraum</title>", url="https://werkraum.example/kontakt"))
    assert [one.first("street") for one in found.mentions] == ["Bahnhofstr."]
