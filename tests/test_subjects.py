"""A page speaks of one space unless it shows several places of one shape."""

import pytest

from cowcrawl.extract.read import read
from cowcrawl.extract.where.address import sightings
from cowcrawl.model import Mention
from tests.markup import mention, page

HEAD = '<title>Nos lieux – Maison Lampion</title><meta property="og:site_name" content="Maison Lampion">'
URL = "https://lampion.example/lieux/"
FOOTER = "<footer><p>Siège : Rue Royale 9, 1000 Bruxelles, Belgique. info@lampion.example</p></footer>"


def _card(name: str, street: str, place: str, more: str = "") -> str:
    return f'<li class="card"><h3>{name}</h3><p>{street}<br>{place}</p>{more}</li>'


def _cards() -> str:
    first = _card("Lampion Rouge", "Avenue Wielemans 311", "1190 Forest", "<p>850 m², 70 postes de travail</p>")
    return f"<ul>{first}{_card('Lampion Vert', 'Avenue de la Chasse 296', '1040 Etterbeek')}</ul>"


def _table(mentions: tuple[Mention, ...]) -> list[tuple[object, ...]]:
    return [tuple(one.first(field) for field in ("name", "street", "postal_code")) for one in mentions]


RED = ("Lampion Rouge", "Avenue Wielemans", "1190")
GREEN = ("Lampion Vert", "Avenue de la Chasse", "1040")


def test_cards_with_an_address_each_are_spaces() -> None:
    assert _table(read(page(_cards() + FOOTER, head=HEAD, url=URL)).mentions) == [RED, GREEN]


def test_what_stands_in_a_card_is_about_its_space() -> None:
    red, green = read(page(_cards(), head=HEAD, url=URL)).mentions
    assert red.first("desks") == 70
    assert green.first("desks") is None


def test_what_stands_outside_the_cards_is_nobodys_but_the_operator_is_everybodys() -> None:
    found = read(page(_cards() + FOOTER, head=HEAD, url=URL))
    assert [one.first("email") for one in found.mentions] == [None, None]
    assert [one.first("operator") for one in found.mentions] == ["Maison Lampion", "Maison Lampion"]
    assert "about no one of the page's spaces" in [reject.reason for reject in found.rejects]


def test_the_one_number_and_mailbox_of_the_house_in_the_footer_are_every_space_s() -> None:
    footer = "<footer><p>Maison Lampion · tél. +32 2 555 41 92 · info@lampion.example</p></footer>"
    found = read(page(_cards() + footer, head=HEAD, url=URL)).mentions
    assert [(one.first("phone"), one.first("email")) for one in found] == [("+3225554192", "info@lampion.example")] * 2


def test_a_space_with_its_own_number_leaves_the_footer_s_to_nobody() -> None:
    first = _card("Lampion Rouge", "Avenue Wielemans 311", "1190 Forest", "<p>Tél. +32 2 555 41 11</p>")
    cards = f"<ul>{first}{_card('Lampion Vert', 'Avenue de la Chasse 296', '1040 Etterbeek')}</ul>"
    footer = "<footer><p>Maison Lampion · tél. +32 2 555 41 92</p></footer>"
    found = read(page(cards + footer, head=HEAD, url=URL)).mentions
    assert [one.first("phone") for one in found] == ["+3225554111", None]


def test_two_numbers_in_the_footer_are_nobody_s() -> None:
    footer = "<footer><p>Forest : tél. +32 2 555 41 92</p><p>Etterbeek : tél. +32 2 555 41 93</p></footer>"
    found = read(page(_cards() + footer, head=HEAD, url=URL)).mentions
    assert [one.first("phone") for one in found] == [None, None]


def test_sections_under_headings_of_one_level_are_spaces() -> None:
    body = (
        "<h1>Nos lieux</h1><h2>Lampion Rouge</h2><p>Avenue Wielemans 311, 1190 Forest</p>"
        "<h2>Lampion Vert</h2><p>Avenue de la Chasse 296, 1040 Etterbeek</p>"
    )
    assert _table(read(page(body, head=HEAD, url=URL)).mentions) == [RED, GREEN]


def test_list_items_without_headings_are_named_by_their_first_line() -> None:
    body = (
        "<ul><li>Lampion Rouge<br>Avenue Wielemans 311<br>1190 Forest</li>"
        "<li>Lampion Vert<br>Avenue de la Chasse 296<br>1040 Etterbeek</li></ul>"
    )
    assert _table(read(page(body, head=HEAD, url=URL)).mentions) == [RED, GREEN]


def test_a_footer_that_lists_all_places_makes_no_subjects_of_a_price_page() -> None:
    head = '<title>Tarifs – Maison Lampion</title><meta property="og:site_name" content="Maison Lampion">'
    found = read(page(f"<h1>Tarifs</h1><footer>{_cards()}</footer>", head=head, url="https://lampion.example/tarifs"))
    assert _table(found.mentions) == [("Maison Lampion", None, None)]


def test_the_head_office_in_the_footer_is_not_the_locations_address() -> None:
    body = "<h1>Lampion Rouge</h1><p>Avenue Wielemans 311<br>1190 Forest</p>" + FOOTER
    found = read(page(body, head=HEAD, url=URL + "rouge"))
    assert _table(found.mentions) == [("Maison Lampion", "Avenue Wielemans", "1190")]
    assert "another address than the page's" in [reject.reason for reject in found.rejects]


def test_the_address_in_the_town_of_the_heading_goes_before_that_of_the_company_below() -> None:
    body = (
        "<h1>Amersfoort, Stationsplein</h1><p>Stationsplein 121, 3818 LE Amersfoort</p><p>Kantoren en coworking.</p>"
        "<footer>Officia Nederland B.V. · Herengracht 282, 1016 BX Amsterdam · 020 800 10 10</footer>"
    )
    house = mention(page(body, url="https://officia.example/nl/amersfoort/stationsplein", lang="nl"))
    assert {claim.value for claim in house.claims if claim.field == "city"} == {"Amersfoort"}


def test_one_address_in_two_languages_is_one_space() -> None:
    body = "<p>Boulevard du Jardin Botanique 20, 1000 Bruxelles</p><p>Kruidtuinlaan 20, 1000 Brussel</p>"
    assert mention(page(body, head=HEAD, url="https://lampion.example/contact")).first("street") == (
        "Boulevard du Jardin Botanique"
    )


def test_an_address_in_an_article_is_not_the_spaces() -> None:
    body = "<h1>Apéro</h1><p>Lieu : Rue Basse 5, 1050 Ixelles</p><footer><p>Rue Royale 9, 1000 Bruxelles</p></footer>"
    found = mention(page(body, head=HEAD, url="https://lampion.example/blog/apero"))
    assert (found.first("street"), found.first("postal_code")) == ("Rue Royale", "1000")


def test_two_addresses_that_nothing_tells_apart_are_both_rejected() -> None:
    body = "<div><p>Rue Haute 5, 1000 Bruxelles</p><p>Rue Basse 7, 1050 Ixelles</p></div><aside><i>Avis</i></aside>"
    found = read(page(f"<h1>Plan</h1>{body}", head=HEAD, url="https://lampion.example/x"))
    assert len(found.mentions) in (1, 2)
    if len(found.mentions) == 1:
        assert found.mentions[0].first("street") is None


def test_events_and_partners_with_addresses_are_no_spaces() -> None:
    for heading in ("Agenda", "Nos partenaires", "Restaurants à proximité"):
        body = f"<h2>{heading}</h2>{_cards()}<footer><p>Rue Royale 9, 1000 Bruxelles</p></footer>"
        found = read(page(body, head=HEAD, url="https://lampion.example/"))
        assert _table(found.mentions) == [("Maison Lampion", "Rue Royale", "1000")]


def test_the_house_of_a_sentence_comes_before_the_company_s_seat() -> None:
    of = page(
        "<h1>Impressum</h1><p>Die Weberei GmbH<br>Lindenweg 3<br>80687 München</p>"
        "<p>Die Coworking-Fläche befindet sich in der Kreuzstr. 42, 80333 München.</p>",
        url="https://weberei.example/impressum",
        lang="de",
    )
    assert (mention(of).first("street"), mention(of).first("postal_code")) == ("Kreuzstr.", "80333")


@pytest.mark.parametrize(
    ("lang", "sentence", "street", "town"),
    [
        (
            "de",
            "Der Makerspace ist zu finden im Hinterhof der Karl-Marx-Str. 36 in 64283 Darmstadt.",
            "Karl-Marx-Str.",
            "Darmstadt",
        ),
        ("nl", "Onze coworking in Gent, Kerkstraat 5, is elke werkdag open.", "Kerkstraat", "Gent"),
        ("es", "Normas de nuestras instalaciones en Valencia (Calle Ancha, 17) para todos.", "Calle Ancha", "Valencia"),
        ("es", "Nos encontrarás en la Avenida de Brasil nº 17 de Madrid.", "Avenida de Brasil", "Madrid"),
        ("fr", "Venez nous voir au 18 avenue Jean Jaurès à Lyon pour un café.", "avenue Jean Jaurès", "Lyon"),
    ],
)
def test_a_sentence_tells_where_the_house_stands(lang: str, sentence: str, street: str, town: str) -> None:
    of = mention(
        page(f"<h1>Lampion</h1><p>{sentence}</p>", url=f"https://lampion.{lang.replace('nl', 'be')}/", lang=lang)
    )
    assert of.first("street") == street
    assert of.first("city") == town


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("de", "Parkplätze sind im Parkhaus Hansestr. 9, 23558 Lübeck, zu finden."),
        ("de", "Unser Stammtisch findet im Café Lampe, Goethestraße 7, 80336 München, statt."),
        ("de", "Die nächste Haltestelle liegt in der Karl-Marx-Straße 12, 12043 Berlin."),
        ("de", "Mitglied Anna hat ihr Atelier in der Rosenstraße 5, 50667 Köln."),
        ("fr", "Nous étions auparavant installés au 9 rue Lesage à Tours."),
        ("fr", "Prenez le bus jusqu'à l'arrêt situé 12 avenue Foch à Lille."),
        ("fr", "Marie, graphiste, a son atelier au 3 place Saint-Pierre à Nantes."),
        ("nl", "Lekkere broodjes zijn te vinden aan de Lange Nieuwstraat 101 in Antwerpen."),
        ("nl", "Onze drukker zit in de Vlaamsekaai 80 te 2000 Antwerpen."),
        ("es", "La parada de metro se encuentra en la plaza Mayor 3 de Madrid."),
        ("it", "Il bar di fronte è in via Garibaldi 3 a Genova."),
        ("en", "Our accountants are at 14 Castle Square, Brighton BN1 1EG."),
        ("en", "The nearest tube station is at 8 Canal Lane, Leeds LS1 4AP."),
    ],
)
def test_a_sentence_of_something_else_tells_nothing_of_the_house(lang: str, sentence: str) -> None:
    found = read(page(f"<h1>Lampion</h1><p>{sentence}</p>", url="https://lampion.example/", lang=lang))
    assert not any(one.first("street") or one.first("postal_code") for one in found.mentions)


@pytest.mark.parametrize(
    ("path", "others"),
    [
        ("impressum", "<h3>Webdesign</h3><p>Studio Muster<br>Lindenweg 3<br>80687 München</p>"),
        ("impressum", "<h3>Steuerberater</h3><p>Muster & Partner, Lange Gasse 3, 80331 München</p>"),
        ("datenschutz", "<p>Landesbeauftragte: Rathausplatz 1, 80331 München</p>"),
    ],
)
def test_on_a_legal_page_the_company_s_own_address_is_the_first(path: str, others: str) -> None:
    of = page(
        f"<p>Lampion GmbH<br>Hauptstr. 5<br>10115 Berlin</p>{others}", url=f"https://lampion.de/{path}", lang="de"
    )
    assert mention(of).first("street") == "Hauptstr."


def test_of_two_streets_without_postcode_the_one_of_the_house_is_taken() -> None:
    of = page(
        "<h2>Stammtisch</h2><p>Adresse: Mainzer Straße 103</p>"
        "<h2>Werkstatt</h2><p>Freitags treffen wir uns in unserem Raum in der Gaustraße 22.</p>"
        "<p>Adresse: Gaustraße 22</p>",
        url="https://lampion.de/treffen",
        lang="de",
    )
    assert mention(of).first("street") == "Gaustraße"


def test_where_a_company_is_seated_is_not_where_the_house_stands() -> None:
    of = page(
        "<p>Uitgebaat door Lampion Projects BV, gevestigd te Kerkstraat 7, 9000 Gent.</p>", url="https://lampion.be/av"
    )
    assert not any(one.first("street") for one in read(of).mentions)


def test_a_house_near_an_address_does_not_stand_there() -> None:
    of = page("<p>Der Coworking Space liegt fünf Minuten von der Kreuzstr. 42, 80333 München.</p>", lang="de")
    assert not any(one.told for one in sightings(of))


def test_terms_may_tell_where_the_house_stands_within_a_sentence() -> None:
    of = page(
        "<p>Diese Bedingungen gelten für alle Leistungen, die das Haus seinen Mitgliedern und deren Gästen in seinen "
        "Räumen erbringt, im Coworking Space in 1010 Wien, Rathausstraße 1 (im Folgenden das Haus genannt).</p>",
        url="https://weberei.example/agb",
        lang="de",
    )
    assert [mention(of).first(field) for field in ("street", "postal_code", "city")] == [
        "Rathausstraße",
        "1010",
        "Wien",
    ]


def test_a_town_in_capitals_is_published_as_one_writes_it() -> None:
    of = page("<address>1 rue Haute<br>67000 STRASBOURG</address>")
    assert mention(of).first("city") == "Strasbourg"


def test_what_a_heading_says_of_the_opening_is_not_the_name_of_a_house() -> None:
    house = "<article><h3>{}</h3><p>{}</p></article>"
    one = house.format("Lampion Gent", "Kerkstraat 1<br>9000 Gent")
    other = house.format("Lampion Aalst <em>binnenkort!</em>", "Molenstraat 2<br>9300 Aalst")
    assert [one.first("name") for one in read(page(one + other, lang="nl-BE")).mentions] == [
        "Lampion Gent",
        "Lampion Aalst",
    ]


LIST = (
    "<footer><div><h5>Lampion Rouge</h5><p>Avenue Wielemans 311, 1190 Forest</p><p>Tél. +32 2 555 41 11</p></div>"
    "<div><h5>Lampion Vert</h5><p>Avenue de la Chasse 296, 1040 Etterbeek</p><p>Tél. +32 2 555 41 22</p></div></footer>"
)
HOURS = "<h2>Horaires</h2><p>Du lundi au vendredi de 8h à 19h</p>"


@pytest.mark.parametrize("heading", ["Lampion Vert", "Vert", "Coworking Lampion Vert à Etterbeek"])
def test_a_page_headed_by_one_of_the_houses_in_the_footer_is_its_own(heading: str) -> None:
    found = mention(page(f"<h1>{heading}</h1>{HOURS}{LIST}", head=HEAD, url=URL + "vert/", lang="fr"))
    assert (found.first("name"), found.first("street")) == ("Lampion Vert", "Avenue de la Chasse")
    assert (found.first("opening_hours"), found.first("phone")) == ("Mo-Fr 08:00-19:00", "+3225554122")


@pytest.mark.parametrize(
    ("heading", "url"),
    [
        ("Nos lieux : Rouge et Vert", "https://lampion.example/tarifs"),
        ("Tarifs", "https://lampion.example/tarifs"),
        ("Fête au Lampion Vert", "https://lampion.example/blog/fete"),
    ],
)
def test_a_page_headed_by_none_or_all_of_the_houses_in_the_footer_is_no_one_s(heading: str, url: str) -> None:
    found = read(page(f"<h1>{heading}</h1>{HOURS}{LIST}", head=HEAD, url=url, lang="fr"))
    assert [(one.first("name"), one.first("street")) for one in found.mentions] == [("Maison Lampion", None)]


def test_what_stands_in_a_column_of_a_table_is_about_the_house_of_the_column() -> None:
    rows = (
        ("", "Lampion Rot", "Lampion Grün"),
        ("Adresse", "Limmerstraße 48<br>30451 Hannover", "Lister Meile 72<br>30161 Hannover"),
        ("Flex Desk", "149 € / Monat", "169 € / Monat"),
    )
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    one, other = read(page(f"<h1>Standorte</h1><table>{table}</table>", url=URL + "standorte", lang="de")).mentions
    assert [one.first(field) for field in ("name", "street")] == ["Lampion Rot", "Limmerstraße"]
    assert [other.first(field) for field in ("name", "street")] == ["Lampion Grün", "Lister Meile"]
    assert [found.first("formulas")["amount"] for found in (one, other)] == ["149", "169"]


def test_what_is_said_across_the_columns_is_about_no_one_house() -> None:
    rows = (
        "<th></th><th>Lampion Rot</th><th>Lampion Grün</th>",
        "<th>Adresse</th><td>Limmerstraße 48<br>30451 Hannover</td><td>Lister Meile 72<br>30161 Hannover</td>",
        "<th>Tagesticket</th><td colspan=2>15 € pro Tag</td>",
    )
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    found = read(page(f"<h1>Standorte</h1><table>{table}</table>", url=URL + "standorte", lang="de"))
    assert [one.first("formulas") for one in found.mentions] == [None, None]


def test_a_house_whose_name_has_a_word_for_desks_is_no_room() -> None:
    cards = "".join(
        f"<div><h2>Canal Desk {name}</h2><p>{place}</p><p>350 m²</p></div>"
        for name, place in (("Nord", "Rue Haute 12<br>1040 Etterbeek"), ("Sud", "Rue Basse 3<br>1050 Ixelles"))
    )
    found = read(page(f"<h1>Nos espaces</h1>{cards}", url="https://canal.example/espaces/", lang="fr"))
    assert [one.first("name") for one in found.mentions] == ["Canal Desk Nord", "Canal Desk Sud"]
    assert not any(one.first("rooms") for one in found.mentions)


@pytest.mark.parametrize(
    "host",
    ["Hébergeur : Toile, 2 rue Basse, 59100 Roubaix.", "Ce site est hébergé par Toile, 2 rue Basse, 59100 Roubaix."],
)
def test_the_firm_that_hosts_the_site_is_not_where_the_house_stands(host: str) -> None:
    body = f"<h1>Mentions légales</h1><p>Siège social : 3 place du Marché, 44000 Nantes.</p><p>{host}</p>"
    of = page(body, head=HEAD, url="https://lampion.fr/mentions-legales", lang="fr")
    assert not any(one.first("street") for one in read(of).mentions)


def test_an_address_below_a_term_is_of_the_house_that_the_term_names() -> None:
    body = (
        "<dl><dt>Lampion Rouge</dt><dd>Avenue Wielemans 311<br>1190 Forest</dd>"
        "<dt>Lampion Vert</dt><dd>Avenue de la Chasse 296<br>1040 Etterbeek</dd></dl>"
    )
    assert _table(read(page(body, head=HEAD, url="https://lampion.example/contact")).mentions) == [RED, GREEN]


def test_rooms_with_the_addresses_of_their_houses_name_no_houses() -> None:
    rooms = _card("Salle de réunion Rouge", "Avenue Wielemans 311", "1190 Forest", "<p>12 personnes</p>")
    rooms += _card("Salle de réunion Verte", "Avenue de la Chasse 296", "1040 Etterbeek", "<p>8 personnes</p>")
    found = read(page(f"<ul>{rooms}</ul>", head=HEAD, url="https://lampion.example/salles"))
    assert [one.first("street") for one in found.mentions] == ["Avenue Wielemans", "Avenue de la Chasse"]
    assert not any(str(one.first("name") or "").startswith("Salle") for one in found.mentions)


def test_an_address_in_the_body_that_the_footer_lists_beside_others_is_the_page_s_own() -> None:
    body = f"<h1>Lampion Vert</h1><p>Avenue de la Chasse 296, 1040 Etterbeek</p>{HOURS}{LIST}"
    found = mention(page(body, head=HEAD, url="https://lampion.example/nl/ruimtes/vert", lang="fr"))
    assert (found.first("street"), found.first("opening_hours")) == ("Avenue de la Chasse", "Mo-Fr 08:00-19:00")
