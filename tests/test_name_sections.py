"""Headings that name no house, houses that a sentence defines, titles that end in one."""

from __future__ import annotations

import pytest
from markup import page

from cowcrawl.extract.who.name import names

LISTS = {
    "nl": [
        "Tijden & Tarieven",
        "Locatie & contact",
        "Huurprijzen en voorwaarden",
        "Ruimtes & tarieven",
        "Huurtarieven",
    ],
    "de": [
        "Öffnungszeiten & Preise",
        "Anfahrt & Kontakt",
        "Ausstattung und Preise",
        "Kosten und Gebühren",
        "Mietpreise",
    ],
    "en": ["Contact & directions", "Prices and opening hours", "Rooms & rates"],
    "fr": ["Tarifs et horaires", "Accès & contact", "Services et tarifs"],
}


@pytest.mark.parametrize(("language", "heading"), [(key, one) for key, ones in LISTS.items() for one in ones])
def test_a_list_of_sections_is_no_name(language: str, heading: str) -> None:
    body = f"<main><h1>{heading}</h1><p>x</p></main><footer>© 2024 {heading}</footer>"
    assert names(page(body, head=f"<title>{heading}</title>", lang=language, url="https://www.x.example/")) == []


@pytest.mark.parametrize(
    ("language", "sentence", "name"),
    [
        ("nl", "‘t Wantij is een multifunctioneel wijkgebouw.", "‘t Wantij"),
        ("nl", "Het Wantij is een buurthuis in het zuiden.", "Het Wantij"),
        ("de", "Das Ahornhaus ist ein Nachbarschaftshaus im Norden.", "Das Ahornhaus"),
    ],
)
def test_a_sentence_says_what_the_house_of_a_host_is_called(language: str, sentence: str, name: str) -> None:
    host = {"nl": "wvwantij.example", "de": "ahornhaus.example"}[language]
    body = f"<main><h1>Zaalverhuur</h1><p>{sentence}</p></main>"
    assert names(page(body, head="<title>Verhuur</title>", lang=language, url=f"https://{host}/verhuur/")) == [name]


def test_the_end_of_a_title_names_a_house_behind_an_article() -> None:
    body = "<main><h1>Kantoor huren in Sneek</h1><p>Bij de Werf huur je een kantoor met alles erbij.</p></main>"
    title = "<title>Kantoor huren Sneek | alles erbij | de Werf</title>"
    assert names(page(body, head=title, lang="nl", url="https://www.verzamelgebouw.example/kantoren/")) == ["de Werf"]
