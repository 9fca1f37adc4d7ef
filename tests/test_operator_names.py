"""Who runs a house, as contracts and legal pages name the company."""

import pytest

from cowcrawl.extract import Found
from cowcrawl.extract.who.operator import extract
from tests.markup import page

LONG = (
    "Diese Bedingungen gelten für alle Verträge über die Nutzung von Plätzen in unserem Haus und für alles andere. " * 3
)


def operators(body: str, *, title: str = "AGB", url: str = "https://lampion.example/agb") -> list[str]:
    """The names of operators that a page gives."""
    of = page(body, url=url, head=f"<title>{title}</title>")
    return [one.claim.value for one in extract(of) if isinstance(one, Found)]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (f"<p>{LONG}Zwischen der Nordwind GmbH, Parkstr. 1 (nachfolgend „Anbieter“), und dir.</p>", "Nordwind GmbH"),
        ("<p>Der Raum wird betrieben von der Nordwind GmbH.</p>", "Nordwind GmbH"),
        ("<p>Der Vermieter / Anbieter ist: die Nordwind GmbH, vertreten durch Rosa</p>", "Nordwind GmbH"),
        ("<p>Allgemeine Geschäftsbedingungen der Lampion-Haus UG</p>", "Lampion-Haus UG"),
        ("<h1>Impressum</h1><p>Projekt der Nordwind Graz OG, Parkstr. 1, 10115 Berlin</p>", "Nordwind Graz OG"),
        ("<h1>AGB Raumvermietung der Lampion-Haus UG</h1>", "Lampion-Haus UG"),
        ("<p>Gemäß der Satzung des Lampion Werkhof e.V. zahlen alle.</p>", "Lampion Werkhof e.V."),
        ("<p>Denominación social: The Quay Space, slu</p>", "The Quay Space, slu"),
        ("<p>“Concedente”: la società Ventotene s.r.l., sita in Grosseto</p>", "Ventotene s.r.l."),
        ("<p>Vos données sont collectées et traitées par :</p><ul><li>OURS SARL</li></ul>", "OURS SARL"),
        ("<h1>Impressum</h1><p>Nordwind GmbH<br>Parkstr. 1<br>10115 Berlin</p>", "Nordwind GmbH"),
        ("<p>Lampion is een handelsnaam van Nachtegaal B.V., gevestigd te Utrecht.</p>", "Nachtegaal B.V."),
        ("<p>Verhuurder: de besloten vennootschap Nachtegaal B.V., te Utrecht</p>", "Nachtegaal B.V."),
        ("<p>Esta web es propiedad de Naranjo Espacios S.L., con CIF B12345674.</p>", "Naranjo Espacios S.L."),
        ("<p>Le site est édité par la SAS Bleuet, au capital de 5 000 €.</p>", "SAS Bleuet"),
        (f"<footer><p>*{LONG}© Lampion &amp; Tau GmbH. Alle Rechte.</p></footer>", "Lampion & Tau GmbH"),
        ("<p>Kontaktieren Sie Lampion Haus GmbH für eine Besichtigung.</p>", "Lampion Haus GmbH"),
        ("<p>Wo früher Schiffe hielten.</p><footer><p>Lampion Haus GmbH</p></footer>", "Lampion Haus GmbH"),
    ],
)  # fmt: skip
def test_a_company_is_the_operator_where_a_contract_or_the_footer_names_it(body: str, name: str) -> None:
    assert operators(body) == [name]


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{LONG}Wir nutzen Dienste der Nordwind GmbH, Parkstr. 1, 10115 Berlin.</p>",
        "<p>Hosting:</p><p>Nordwind GmbH</p>",
        "<footer><p>© 2025 Lampion Haus by Quay. Alle Rechte vorbehalten.</p></footer>",
    ],
)
def test_a_company_that_serves_the_house_or_the_title_again_is_no_operator(body: str) -> None:
    assert operators(body, title="Kontakt | Lampion Haus by Quay") == []


@pytest.mark.parametrize(
    "body",
    [
        "<p>Wir nutzen ein Werkzeug. Anbieter ist die Nordwind GmbH, Berlin.</p>",
        "<p>Betalingen verlopen via dienstverlener Nachtegaal B.V.</p>",
        "<p>Newsletter : le prestataire est la société Bleuet SAS.</p>",
    ],
)
def test_on_a_page_about_data_who_provides_something_is_no_operator(body: str) -> None:
    assert operators(body, title="Datenschutz", url="https://lampion.example/privacy") == []


@pytest.mark.parametrize(
    "body",
    [
        "<p>Wir haben Lampion Haus als gemeinnützige GmbH gegründet.</p>",
        "<p>We set up Lampion Haus as a Ltd</p>",
        "<p>We richtten Lampion Haus op als BV</p>",
    ],
)
def test_what_a_house_was_set_up_as_is_no_part_of_its_name(body: str) -> None:
    assert operators(body, title="Lampion Haus", url="https://lampion-haus.example/") == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("© 2026 NORDWIND Immobilien KG · Lampion", ["NORDWIND Immobilien KG"]),
        ("© 2026 Nordwind GmbH | Lampion Coworking", ["Nordwind GmbH"]),
        ("© 2026 Lampion · Webdesign Nordwind GmbH", []),
        ("© 2026 Nordwind GmbH", []),
    ],
)
def test_who_holds_the_copyright_beside_the_name_of_the_house_runs_it(line: str, names: list[str]) -> None:
    body = f"<header><a href='/'>Lampion</a></header><h1>Arbeiten</h1><footer><p>{line}</p></footer>"
    assert operators(body, title="Lampion – Coworking", url="https://lampion.example/") == names
