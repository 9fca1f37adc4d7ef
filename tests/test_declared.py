"""Several houses that only the structured data of a page declare."""

import json

from cowcrawl.extract.read import read
from cowcrawl.model import Mention
from tests.markup import page


def _house(name: str, street: str, code: str, hours: str = "") -> dict[str, object]:
    place = {"@type": "PostalAddress", "streetAddress": street, "postalCode": code, "addressLocality": "Bilbao"}
    return {"@type": "LocalBusiness", "name": name, "address": place, **({"openingHours": hours} if hours else {})}


DATA = [
    _house("Lampion Rojo", "Calle Mayor 55", "48013", "Mo-Fr 08:00-20:00"),
    _house("Lampion Verde", "Avenida del Puerto 29", "48014"),
]
SCRIPT = f'<script type="application/ld+json">{json.dumps({"@graph": DATA})}</script>'


def _read(body: str, path: str) -> tuple[Mention, ...]:
    return read(
        page(body, head=f"<title>Lampion</title>{SCRIPT}", url=f"https://lampion.es/{path}", lang="es")
    ).mentions


def test_each_is_a_space_on_a_page_about_all_of_them() -> None:
    found = _read("<h1>Lampion</h1><footer><p>Tel. 944 15 22 30</p></footer>", "")
    assert [tuple(one.first(field) for field in ("name", "street", "opening_hours", "phone")) for one in found] == [
        ("Lampion Rojo", "Calle Mayor", "Mo-Fr 08:00-20:00", "+34944152230"),
        ("Lampion Verde", "Avenida del Puerto", None, "+34944152230"),
    ]


def test_each_has_the_hours_of_its_own_data() -> None:
    both = [DATA[0], _house("Lampion Verde", "Avenida del Puerto 29", "48014", "Mo-Fr 09:00-17:00")]
    head = f'<script type="application/ld+json">{json.dumps({"@graph": both})}</script>'
    found = read(page("<h1>Lampion</h1>", head=head, url="https://lampion.es/", lang="es")).mentions
    assert [one.first("opening_hours") for one in found] == ["Mo-Fr 08:00-20:00", "Mo-Fr 09:00-17:00"]


def test_the_hours_of_one_are_not_those_of_a_page_about_another() -> None:
    (green,) = _read("<h1>Verde</h1><p>Avenida del Puerto 29, 48014 Bilbao</p>", "verde")
    assert (green.first("street"), green.first("opening_hours")) == ("Avenida del Puerto", None)


def test_they_say_nothing_on_a_page_about_none_of_them() -> None:
    (one,) = _read("<h1>Precios</h1><p>Bono de 10 días: 90 €</p>", "precios")
    assert (one.first("street"), one.first("opening_hours")) == (None, None)
