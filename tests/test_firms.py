"""Legal pages on which several firms of one name answer, each below its own heading."""

import pytest

from cowcrawl.extract.read import read
from tests.markup import page

URL = "https://lampion.example/impressum"
FIRMS = (
    "<h1>Impressum</h1>"
    "<h2>Lampion e.K.</h2><p>Uferstr. 8<br>78462 Konstanz</p><p>Telefon: +49 7531 458913<br>see@lampion.example</p>"
    "<h2>Lampion Freiburg GmbH</h2><p>Talstr. 6<br>79102 Freiburg</p><p>Telefon: +49 761 458912</p>"
    "<h2>Haftpflicht</h2><p>Muster Versicherung AG<br>Taunusstr. 1<br>65189 Wiesbaden</p>"
)


@pytest.mark.parametrize(
    ("title", "street", "phone"),
    [
        ("Impressum – Lampion Freiburg", "Talstr.", "+49761458912"),
        ("Impressum – Lampion", "Uferstr.", "+497531458913"),
    ],
)
def test_what_each_firm_says_of_itself_is_not_mixed(title: str, street: str, phone: str) -> None:
    found = read(page(FIRMS, head=f"<title>{title}</title>", url=URL)).mentions
    assert [(one.first("street"), one.first("phone")) for one in found] == [(street, phone)]


def test_who_runs_a_house_is_told_in_the_section_of_its_firm_alone() -> None:
    body = f"{FIRMS}<h2>Verantwortlich</h2><p>Lampion Freiburg GmbH, Anschrift wie oben</p>"
    found = read(page(body, head="<title>Impressum – Lampion</title>", url=URL)).mentions
    assert [one.first("operator") for one in found] != ["Lampion Freiburg GmbH"]


def test_a_firm_alone_keeps_what_stands_outside_its_section() -> None:
    firm = "<h1>Impressum</h1><h2>Lampion GmbH</h2><p>Talstr. 6<br>79102 Freiburg</p>"
    body = f"{firm}<h2>Kontakt</h2><p>Telefon: +49 761 458912</p>"
    found = read(page(body, head="<title>Impressum – Lampion</title>", url=URL)).mentions
    assert [(one.first("street"), one.first("phone")) for one in found] == [("Talstr.", "+49761458912")]
