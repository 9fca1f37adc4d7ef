"""The town of a space without an address: only where the page says that the house is there."""

import pytest

from cowcrawl.extract.read import read
from cowcrawl.extract.where.town import extract
from cowcrawl.model import Reject
from tests.markup import mention, page

URL = "https://lampion.example/tarifs"


def towns(body: str = "", *, title: str = "Lampion", head: str = "", lang: str = "fr", url: str = URL) -> list[str]:
    """The towns that a page gives."""
    found = extract(page(body, head=f"<title>{title}</title>{head}", lang=lang, url=url))
    return sorted({str(one.claim.value) for one in found if not isinstance(one, Reject)})


@pytest.mark.parametrize(
    ("title", "lang", "town"),
    [
        ("Espace de travail partagé à Metz", "fr", "Metz"),
        ("Tarifs | Coworking et bureaux à Saint-Malo", "fr", "Saint-Malo"),
        ("Lampion, l'espace de coworking de Colmar", "fr", "Colmar"),
        ("Coworking en Santiago de Compostela", "es", "Santiago de Compostela"),
        ("Coworking in het hart van Zwolle - De Lamp", "nl", "Zwolle"),
        ("Kantoorruimte te Aalst", "nl", "Aalst"),
        ("Co-Working Space in Helston", "en", "Helston"),
        ("Büros mitten in Augsburg", "de", "Augsburg"),
        ("Espacio de trabajo en el centro de Segovia", "es", "Segovia"),
        ("Il primo coworking ad Ancona", "it", "Ancona"),
    ],
)
def test_a_title_that_says_where_the_house_is_gives_its_town(title: str, lang: str, town: str) -> None:
    assert towns(title=title, lang=lang) == [town]


@pytest.mark.parametrize(
    "title",
    [
        "Coworking Metz",
        "Lampion Metz",
        "Coworking entre Metz et Nancy",
        "Coworking à Metz et Nancy",
        "Coworking à Metz, Nancy et Colmar",
        "Conférence sur le coworking à Metz",
        "Coworking près de Metz",
        "Concert à Metz",
        "Coworking à Domicile",
    ],
)
def test_a_name_a_comparison_an_event_or_several_towns_prove_nothing(title: str) -> None:
    assert towns(title=title) == []


def test_sentences_count_when_they_speak_of_the_house() -> None:
    assert towns("<p>Un espace de travail partagé de 700 m2, en plein centre de Lille.</p>") == ["Lille"]
    assert towns("<p>Nos membres travaillent à Lille.</p>") == []
    assert towns("<p>One of the first coworking spaces to open in Berlin.</p>", lang="en") == ["Berlin"]
    assert towns("<p>We love the coworking spaces in Berlin.</p>", lang="en") == []


def test_what_bears_the_name_of_the_space_is_in_the_town() -> None:
    head = '<meta property="og:site_name" content="De Lamp">'
    assert towns("<p>Bij De Lamp in Zwolle kan je terecht.</p>", title="De Lamp", head=head, lang="nl") == ["Zwolle"]
    assert towns("<p>Bij De Bron in Zwolle kan je terecht.</p>", title="De Lamp", head=head, lang="nl") == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Le Moulin Vert, à Dijon, vous propose des bureaux.", ["Dijon"]),
        ("Au Moulin Vert, à Dijon on travaille le soir.", []),
    ],
)
def test_a_town_between_commas_is_where_what_is_named_before_it_is(said: str, found: list[str]) -> None:
    head = '<meta property="og:site_name" content="Moulin Vert">'
    assert towns(f"<p>{said}</p>", title="Moulin Vert", head=head) == found


def test_two_towns_in_sentences_are_none() -> None:
    body = "<p>Notre espace de coworking à Metz.</p><p>Notre espace de coworking à Nancy.</p>"
    assert towns(body) == []


def test_the_title_goes_before_sentences() -> None:
    assert towns("<p>Un espace de coworking à Nancy.</p>", title="Coworking à Metz") == ["Metz"]


def test_structured_data_give_a_town_without_street() -> None:
    data = '{"@type": "LocalBusiness", "name": "Lampion", "address": {"addressLocality": "Metz"}}'
    assert towns(head=f'<script type="application/ld+json">{data}</script>') == ["Metz"]


def test_the_town_of_an_address_is_not_doubted() -> None:
    body = "<footer>3 rue Haute, 57000 Metz</footer>"
    assert towns(body, title="Coworking à Nancy") == []


def test_the_town_joins_a_street_without_one() -> None:
    head = '<title>Coworking à Metz</title><meta property="og:site_name" content="Lampion">'
    body = "<h1>Adresse</h1><p>12 rue Haute</p>"
    one = mention(page(body, head=head, lang="fr", url="https://lampion.example/contact"))
    assert (one.first("street"), one.first("city")) == ("rue Haute", "Metz")


def test_every_quote_of_a_town_stands_in_the_page() -> None:
    of = page("<p>x</p>", head="<title>Coworking  à\n Metz</title>", lang="fr", url=URL)
    claims = [claim for one in read(of).mentions for claim in one.claims if claim.field == "city"]
    assert [(claim.value, of.holds(claim.quote), claim.extractor) for claim in claims] == [("Metz", True, "town")]


def test_news_tell_of_other_towns() -> None:
    assert towns(title="Coworking à Metz", url="https://lampion.example/blog/metz") == []


@pytest.mark.parametrize(
    "body",
    [
        "<blockquote>Un espace de coworking à Metz comme on les aime.</blockquote>",
        "<p>Je cherchais un espace de coworking à Metz.</p>",
        "<h2>Nos partenaires</h2><p>Un espace de coworking à Metz.</p>",
        "<p>Un bureau partagé coûte 208 € à Metz.</p>",
        "<h2>Vous aimerez aussi</h2><ul><li>Le coworking à Metz</li></ul>",
        "<h2>Agenda</h2><p>Portes ouvertes de l'espace de coworking à Metz.</p>",
    ],
)
def test_somebody_elses_words_or_house_prove_nothing(body: str) -> None:
    assert towns(body) == []


@pytest.mark.parametrize(
    ("name", "lang", "url", "expected"),
    [
        ("Dorpshuis Ilpendam", "nl", "https://dorpshuis.nl/zalen", ["Ilpendam"]),
        ("Bürgerhaus Kelkheim", "de", "https://buergerhaus.de/", ["Kelkheim"]),
        ("Leicester Hackspace", "en", "https://hack.org.uk/join", []),
        ("Lincoln Business Centre", "en", "https://centre.co.uk/prices", []),
        ("Dorpshuis De Ploeg", "nl", "https://dorpshuis.nl/zalen", []),
        ("Coworking Fontaine", "fr", "https://coworking.fr/tarifs", []),
    ],
)
def test_a_kind_of_house_that_is_called_after_its_town_gives_it(
    name: str, lang: str, url: str, expected: list[str]
) -> None:
    head = f'<meta property="og:site_name" content="{name}">'
    assert towns(title=name, head=head, lang=lang, url=url) == expected


def test_a_building_called_after_a_town_is_not_in_it() -> None:
    assert towns("<p>We meet at our space in Brighouse Business Village.</p>", lang="en") == []
    assert towns("<p>We meet at our space in Brighouse every Tuesday.</p>", lang="en") == ["Brighouse"]


@pytest.mark.parametrize(
    ("title", "street", "lang"),
    [
        ("Espacio de coworking de Soria", "La sala da a la calle Soria.", "es"),
        ("Il coworking di Novara", "Siamo all'angolo con via Novara.", "it"),
        ("L'espace de coworking de Colmar", "L'entrée est rue Colmar.", "fr"),
    ],
)
def test_a_street_that_is_called_so_is_no_town(title: str, street: str, lang: str) -> None:
    assert towns(title=title, lang=lang) != []
    assert towns(f"<p>{street}</p>", title=title, lang=lang) == []


@pytest.mark.parametrize(
    ("title", "lang", "town"),
    [
        ("A coworking space in Digbeth, Birmingham", "en", "Birmingham"),
        ("Our office is in Lantern Works, Leeds", "en", "Leeds"),
        ("Espace de coworking à Confluence, Lyon", "fr", "Lyon"),
        ("Ons kantoor in Dok Lampion, Gent", "nl", "Gent"),
        ("Coworking in Berlin Mitte, Germany", "en", "Berlin Mitte"),
        ("Coworking space in Leeds City Centre, by the station", "en", "Leeds"),
    ],
)
def test_a_quarter_that_no_gazetteer_knows_leads_to_the_town_behind_its_comma(title: str, lang: str, town: str) -> None:
    assert towns(title=title, lang=lang) == [town]


@pytest.mark.parametrize("place", ["Temple Bar, Dublin", "Leeds, York and Hull", "English, French and German"])
def test_the_first_word_of_a_longer_name_and_one_of_several_towns_are_no_town(place: str) -> None:
    assert towns(title=f"A coworking space in {place}", lang="en") == []


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("Le hackerspace de Bruxelles a effectué une donation pour nos statuts.", "fr"),
        ("Le coworking de Namur nous a prêté ses chaises.", "fr"),
        ("The hackerspace in Leeds donated a printer.", "en"),
        ("Der Hackerspace in Kiel hat uns eine Fräse geliehen.", "de"),
    ],
)
def test_a_house_that_gave_something_is_another_one(line: str, lang: str) -> None:
    assert towns(f"<p>{line}</p>", lang=lang) == []


@pytest.mark.parametrize(("title", "found"), [("La Linterna, Madrid", ["Madrid"]), ("Sala Roble, Madrid", [])])
def test_the_town_behind_the_name_and_a_comma_in_the_title_is_the_house_s(title: str, found: list[str]) -> None:
    body = "<header><a href='/'>La Linterna</a></header><p>Cuatro salas.</p><footer>© La Linterna</footer>"
    assert towns(body, title=title, lang="es") == found
