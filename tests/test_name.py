"""The name of a space is what two places of its page agree on, or one that can be trusted alone."""

import json

import pytest

from cowcrawl.extract.read import read
from cowcrawl.extract.who.host_names import fits_host
from cowcrawl.extract.who.name import names
from tests.markup import mention, page

TEXT = "<h1>Tarifs</h1><p>Un mois : 100 €</p>"

AGREEING = [
    ("<title>FAQ – Le Fournil, coworking à Rennes</title>", TEXT, "https://lefournil.example/faq", "Le Fournil"),
    ("<title>Coworking Rennes - Le Fournil</title>", TEXT, "https://lefournil-rennes.fr/", "Le Fournil"),
    ("<title>The Hive | Coworking Space in Leeds</title>", TEXT, "https://thehiveleeds.co.uk/", "The Hive"),
    (
        "<title>Tarifs</title>",
        '<header><a href="/"><img alt="Le Fournil" src="l.png"></a></header>',
        "https://lefournil.example/tarifs",
        "Le Fournil",
    ),
    ("<title>Tarifs | De Schuur</title>", TEXT, "https://deschuur.example/tarifs", "De Schuur"),
    ("<title>Le Jardin aux Lilas</title>", TEXT, "https://jardin-lilas.example/", "Le Jardin aux Lilas"),
    (
        "<title>Espace de travail partagé « La Halle »</title>",
        "<h1>Espace de travail partagé « La Halle »</h1>",
        "https://la-halle.example/",
        "La Halle",
    ),
    ("<title>Coworking “The Kiln” | Leeds</title>", TEXT, "https://thekiln.example/", "The Kiln"),
    ("<title>De Schuur - coworking op het platteland</title>", TEXT, "https://deschuur.example/", "De Schuur"),
    ("<title>Coworking Grünau – Preise</title>", TEXT, "https://gruenau.example/preise", "Coworking Grünau"),
    ("<title>La Ruche | Espace de travail</title>", TEXT, "https://laruche-coworking.example/x", "La Ruche"),
    ('<meta property="og:site_name" content="L’Établi">', TEXT, "https://x7.example/", "L’Établi"),
    ('<meta property="og:site_name" content="L’Établi | coworking à Lyon">', TEXT, "https://x7.example/", "L’Établi"),
    (
        "<title>Prijzen – Huis Halfzes</title>",
        "<footer>© 2026 Huis Halfzes</footer>",
        "https://x7.example/p",
        "Huis Halfzes",
    ),
    (
        "<title>Home - The Patient Teapot</title>",
        '<header><a class="site-logo" href="/">The Patient Teapot</a></header>',
        "https://x7.example/",
        "The Patient Teapot",
    ),
    (
        "<title>Kontakt :: Werkraum Nord</title>",
        '<img class="logo" src="/l.png" alt="Werkraum Nord Logo">',
        "https://x7.example/kontakt",
        "Werkraum Nord",
    ),
    (
        "<title>Contact · Paper Heron</title>",
        "<p>Paper Heron Ltd<br>45 High Street<br>Leicester LE1 4FQ</p>",
        "https://x7.example/contact",
        "Paper Heron",
    ),
    ("<title>Welkom bij Zwaluw | Coworking in Gent</title>", TEXT, "https://zwaluw.example/", "Zwaluw"),
    ("<title>Bienvenue chez La Marmite</title>", TEXT, "https://lamarmite.example/", "La Marmite"),
    (
        "<title>Huren in het Bedrijvenhuis Zwaan</title>",
        TEXT,
        "https://bedrijvenhuiszwaan.example/",
        "Bedrijvenhuis Zwaan",
    ),
]

NOT_AGREEING = [
    ("<title>Announcements</title>", "<h1>Announcements</h1>", "https://x7.example/a"),
    (
        "<title>Coworking in Brussel | Flexibele werkplekken</title>",
        "<h1>Coworking in Brussel</h1>",
        "https://x7.example/",
    ),
    ("<title>Home</title>", "<h1>Contact</h1>", "https://x7.example/"),
    ("<title>Gent</title>", "<h1>Gent</h1><p>Meir 5, B-9000 Gent</p>", "https://gent.example/"),
    ("<title>Covid19</title>", '<a class="logo" href="/covid19">Covid19</a>', "https://x7.example/covid19"),
]


@pytest.mark.parametrize(("head", "body", "url", "name"), AGREEING)
def test_agreeing_places_give_the_name(head: str, body: str, url: str, name: str) -> None:
    assert mention(page(body, head=head, url=url)).first("name") == name


@pytest.mark.parametrize(("head", "body", "url"), NOT_AGREEING)
def test_one_weak_place_gives_none(head: str, body: str, url: str) -> None:
    assert all(one.first("name") is None for one in read(page(body, head=head, url=url)).mentions)


def test_structured_data_about_a_place_is_trusted_alone() -> None:
    address = {"streetAddress": "Rue Haute 5", "postalCode": "1000", "addressLocality": "Bruxelles"}
    data = {"@type": "LocalBusiness", "name": "L'Établi", "legalName": "Établi SRL", "address": address}
    found = mention(page(TEXT, head=f'<script type="application/ld+json">{json.dumps(data)}</script>'))
    assert [found.first(field) for field in ("name", "operator", "street", "house_number", "postal_code", "city")] == [
        "L'Établi",
        "Établi SRL",
        "Rue Haute",
        "5",
        "1000",
        "Bruxelles",
    ]


def test_an_event_in_structured_data_says_nothing_of_the_house() -> None:
    place = {"@type": "Place", "name": "Zaal Noord", "address": {"streetAddress": "Meir 5", "postalCode": "2000"}}
    data = {"@type": "Event", "name": "Borrel", "location": place}
    found = read(page(TEXT, head=f'<script type="application/ld+json">{json.dumps(data)}</script>'))
    assert "Zaal Noord" not in [claim.value for one in found.mentions for claim in one.claims]


def test_the_page_of_one_location_bears_its_own_name() -> None:
    head = (
        '<title>Lampion Rouge, Forest – Maison Lampion</title><meta property="og:site_name" content="Maison Lampion">'
    )
    found = mention(page("<h1>Lampion Rouge</h1>", head=head, url="https://lampion.example/lieux/rouge"))
    assert (found.first("name"), found.first("operator")) == ("Lampion Rouge", "Maison Lampion")


def test_a_location_page_headed_by_a_town_keeps_the_sites_name() -> None:
    head = '<title>Coworking Gent – Zwaluw</title><meta property="og:site_name" content="Zwaluw">'
    body = "<h1>Coworking Gent</h1><address>Meir 5<br>B-9000 Gent</address>"
    assert mention(page(body, head=head, url="https://zwaluw.example/locaties/gent")).first("name") == "Zwaluw"


def test_a_page_of_house_rules_is_headed_by_no_house() -> None:
    head = "<title>Huisregels werkplek | De Zwaluw</title>"
    body = "<h1>Huisregels werkplek</h1><p>Iedere huurder krijgt een sleutel van de voordeur.</p>"
    found = mention(page(body, head=head, url="https://dezwaluw.example/nl/locaties/huisregels/"))
    assert found.first("name") == "De Zwaluw"


def test_a_host_is_made_of_its_name() -> None:
    assert fits_host("La Marmite", "marmitecowork.example")
    assert fits_host("Coworking Grünau", "gruenau.example")
    assert fits_host("Harbour Hackspace", "harbourhackspace.org.example")
    assert not fits_host("Espace de travail et de partage", "espace.example")
    assert not fits_host("Nous", "nousvousaccueillons.example")


def test_the_operator_is_named_by_words_or_a_legal_form() -> None:
    head = "<title>Prijzen | Zwaluw</title>"
    said = page("<p>Zwaluw is een initiatief van Nestbouw BV.</p>", head=head, url="https://zwaluw.example/p")
    assert mention(said).first("operator") == "Nestbouw BV"
    form = page("<footer>Zwaluw VZW, KBO 0564.725.585</footer>", head=head, url="https://zwaluw.example/p")
    assert mention(form).first("operator") == "Zwaluw VZW"
    holder = page(
        "<footer>Copyright © 2019-2026 Zwaluw Nest. Alle rechten voorbehouden</footer>",
        head=head,
        url="https://zwaluw.example/p",
    )
    assert mention(holder).first("operator") == "Zwaluw Nest"


def test_the_spaces_own_name_in_the_copyright_line_names_no_operator() -> None:
    of = page("<footer>© 2026 Zwaluw</footer>", head="<title>Prijzen | Zwaluw</title>", url="https://zwaluw.example/p")
    assert mention(of).first("operator") is None


@pytest.mark.parametrize(
    ("line", "operator"),
    [
        ("Copyright Zwaluw Nest, S.L. 2014", "Zwaluw Nest, S.L."),
        ("Copyright 2022 by Zwaluw Groep. All Rights Reserved.", "Zwaluw Groep"),
        ("© 2009-2020 zwaluw coworking UG – Impressum", "zwaluw coworking UG"),
        (
            "Zwaluw nest+werk gemeinnützige UG (haftungsbeschränkt)",
            "Zwaluw nest+werk gemeinnützige UG (haftungsbeschränkt)",
        ),
        ("Zwaluw Associazione Culturale - Fare insieme", "Zwaluw Associazione Culturale"),
        ("Zwaluw S.r.l. P.IVA 02600810424", "Zwaluw S.r.l."),
        ("Zwaluw SCRL, rue Haute 5", "Zwaluw SCRL"),
        ("Le prestataire : Nestbouw, SARL au capital de 1000 euros", "Nestbouw, SARL"),
        ("Gestione: Nido Comune Società Cooperativa Sociale – P.IVA 1", "Nido Comune Società Cooperativa Sociale"),
        ("Artikel 2: Verhuurder<br>Nestbouw Vastgoed B.V.<br>KVK nummer 37082056", "Nestbouw Vastgoed B.V."),
        ("Hébergement : Nuage SAS", None),
        ("Onze leden: Nestbouw BV, Houtwerk BV", None),
        ("Zwaluw est une ASBL, et ses membres votent.", None),
        ("Zwaluw is now a CIC.", None),
        ("Zwaluw ist jetzt eine GmbH", None),
    ],
)
def test_legal_persons_are_read_whole(line: str, operator: str | None) -> None:
    of = page(f"<footer><p>{line}</p></footer>", head="<title>Prijzen | Zwaluw</title>", url="https://zwaluw.example/p")
    assert mention(of).first("operator") == operator


def test_who_made_or_hosts_the_site_is_not_its_operator() -> None:
    head = "<title>Prijzen | Zwaluw</title>"
    body = "<footer>Website door Pixelwerk BV</footer><p>Hosting: Wolk NV</p><footer>© Themes Inc</footer>"
    assert mention(page(body, head=head, url="https://zwaluw.example/p")).first("operator") is None


def test_the_home_link_of_the_header_agrees_with_the_title() -> None:
    body = '<header><a class="text-xl" href="/">Wolwerf</a><nav><a href="/prijzen">Prijzen</a></nav></header>'
    head = "<title>Prijzen | Wolwerf Coworking aan de Vesder</title>"
    assert mention(page(body, head=head, url="https://hetnest.example/prijzen")).first("name") == "Wolwerf"


def test_a_link_home_in_a_menu_is_no_name() -> None:
    body = '<header><ul><li><a href="/">Vooraan</a></li></ul></header><h1>Prijzen</h1>'
    found = read(page(body, head="<title>Vooraan | Prijzen</title>", url="https://hetnest.example/prijzen"))
    assert not any(one.first("name") for one in found.mentions)


def test_the_host_is_made_of_a_name_without_its_town() -> None:
    of = page(
        "<h1>Sede</h1><p>+39 06 6982 1234</p>",
        head="<title>Campus Lumen Olbia | Coworking</title>",
        url="https://campuslumen.it/olbia",
        lang="it",
    )
    assert mention(of).first("name") == "Campus Lumen Olbia"


def test_words_that_tell_nothing_are_a_name_where_the_host_is_called_so() -> None:
    body = '<header><p class="site-title"><a href="/">Co-Space</a></p></header><h1>Tariffe</h1>'
    of = page(body, head="<title>Tariffe - Co-Space</title>", url="https://co-space.example/tariffe")
    assert mention(of).first("name") == "Co-Space"


@pytest.mark.parametrize(
    ("line", "operator"),
    [
        ("Wolwerf S.r.l. Società Benefit<br>Via Roma 3", "Wolwerf S.r.l. Società Benefit"),
        ("Wolwerf vzw<br>Kaai 3", "Wolwerf vzw"),
        ("Wolwerf bv · Kaai 3", "Wolwerf bv"),
        ("Wolwerf bv een dag", None),
    ],
)
def test_a_legal_person_is_named_with_its_whole_form(line: str, operator: str | None) -> None:
    of = page(f"<h1>Contact</h1><p>+32 2 555 41 92</p><footer>{line}</footer>", url="https://wolwerf.example/contact")
    assert mention(of).first("operator") == operator


def test_the_mailbox_of_who_runs_the_house_is_the_house_s() -> None:
    said = "<p>Wolwerf ist ein Coworking-Angebot der Fadenspinner GmbH.</p>"
    mail = "<p>info@fadenspinner.example</p>"
    assert mention(page(said + mail, url="https://wolwerf.example/")).first("email") == "info@fadenspinner.example"
    assert not any(one.first("email") for one in read(page(mail, url="https://wolwerf.example/")).mentions)


def test_the_part_of_the_title_that_the_text_writes_alike_is_the_name() -> None:
    body = "<h1>Visit us</h1><p>Wolwerf Makers is on the second floor of the old mill.</p>"
    of = page(body, head="<title>Visit us - Wolwerf Makers</title>", url="https://pages.example/visit")
    assert mention(of).first("name") == "Wolwerf Makers"


def test_the_line_above_an_address_agrees_with_the_title_though_it_stands_in_a_piece_of_its_own() -> None:
    footer = "<footer><h4>De Wolwerf</h4><span>Kerkstraat 24</span> <span>9000</span> <span>Gent</span></footer>"
    of = page(f"<p>Schrijf ons!</p>{footer}", head="<title>Contact - De Wolwerf</title>", url="https://pages.example/a")
    assert mention(of).first("name") == "De Wolwerf"


def test_the_text_may_write_the_name_in_capitals() -> None:
    body = "<h1>House rules</h1><p>These are the rules of WOLWERF MAKERS, our shared workshop.</p>"
    of = page(body, head="<title>House rules - Wolwerf Makers</title>", url="https://pages.example/rules")
    assert mention(of).first("name") == "Wolwerf Makers"


@pytest.mark.parametrize("heading", ["Zilvermeer Atelier", "In het Zilvermeer Atelier"])
def test_what_the_heading_says_too_is_what_the_page_is_about_and_no_name(heading: str) -> None:
    body = f"<h1>{heading}</h1><p>Het Zilvermeer Atelier is er voor elke maker.</p>"
    of = page(body, head="<title>Zilvermeer Atelier | Info</title>", url="https://pages.example/info")
    assert not any(one.first("name") for one in read(of).mentions)


def test_a_house_that_writes_from_its_own_host_is_called_so() -> None:
    head = "<title>Tarieven - Coworking Wolwerf</title>"
    for mail, name in (("info@wolwerf.example", "Coworking Wolwerf"), ("info@garen.example", None)):
        of = read(page(f"<h1>Tarieven</h1><p>{mail}</p>", head=head, url="https://pages.example/w/tarieven"))
        assert next((one.first("name") for one in of.mentions if one.first("name")), None) == name


@pytest.mark.parametrize(
    ("title", "body", "host", "name"),
    [
        ("Prices, serviced offices in the mill, Garen House", "", "garenhouse.example", "Garen House"),
        ("Desk & Paper", "", "deskandpaper.example", "Desk & Paper"),
        ("Preise", "<p>Das Fadenlabor liegt im Hof.</p>", "fadenlabor.example", "Fadenlabor"),
        (
            "Preise",
            "<p>Schreib an info@fadenlabor.example oder besuche fadenlabor.example.</p>",
            "fadenlabor.example",
            None,
        ),
        ("Preise", "<p>Das Le Garn hat werktags geöffnet.</p>", "le-garn.example", "Le Garn"),
        ("Preise", "<p>Hier ist noch le garn zu haben.</p>", "le-garn.example", None),
        ("Prices", "<p>The Spindle has two floors.</p>", "thespindle.example", "The Spindle"),
        ("Tarifs", "<p>Le Métier est ouvert.</p>", "lemetier.example", "Le Métier"),
        ("Prices", "<p>Here the spindle turns.</p>", "thespindle.example", None),
    ],
)
def test_what_the_host_spells_is_the_name_where_title_or_text_write_it(
    title: str, body: str, host: str, name: str | None
) -> None:
    of = read(
        page(
            f"<h1>Preise</h1><ul><li>20 € / Tag</li></ul>{body}",
            head=f"<title>{title}</title>",
            url=f"https://{host}/p",
        )
    )
    assert next((one.first("name") for one in of.mentions if one.first("name")), None) == name


def test_a_mailbox_whose_whole_host_spells_the_site_s_is_the_house_s() -> None:
    of = page("<p>hallo@faden.space</p>", head="<title>Fadenspace</title>", url="https://fadenspace.example/")
    assert mention(of).first("email") == "hallo@faden.space"


@pytest.mark.parametrize(("title", "name"), [("Garnsley Village Hall", "Garnsley Village Hall"), ("Garnsley", None)])
def test_a_title_that_names_a_kind_of_house_is_its_name_where_the_text_writes_it(title: str, name: str | None) -> None:
    head = f"<title>{title}</title>"
    of = read(page(f"<p>{title} sits above the lake.</p>", head=head, url="https://pages.example/where"))
    assert next((one.first("name") for one in of.mentions if one.first("name")), None) == name


def test_what_a_sentence_calls_a_coworking_space_is_its_name_where_a_heading_agrees() -> None:
    told = "<p>Spindle Works is a coworking space in Hull.</p>"
    for heading, name in (("Welcome to Spindle Works", "Spindle Works"), ("Welcome", None)):
        of = read(page(f"<h1>{heading}</h1>{told}", head="<title>Home</title>", url="https://pages.example/"))
        assert next((one.first("name") for one in of.mentions if one.first("name")), None) == name


def test_the_name_of_the_web_site_in_structured_data_is_the_houses() -> None:
    data = '<script type="application/ld+json">{"@type": "WebSite", "name": "Spindle Works"}</script>'
    of = read(page("<h1>Prices</h1><p>£20 a day</p>", head=f"<title>Prices</title>{data}"))
    assert next((one.first("name") for one in of.mentions if one.first("name")), None) == "Spindle Works"


def test_a_page_of_bookings_is_no_house() -> None:
    head = "<title>Prenotazioni | Casa Filanda</title>"
    of = read(page("<p>Casa Filanda • Prenotazioni</p>", head=head, url="https://filanda.example/prenotazioni"))
    assert next((one.first("name") for one in of.mentions if one.first("name")), None) != "Prenotazioni"


@pytest.mark.parametrize(
    ("host", "name"), [("fadenwerk.example", "Fadenwerk"), ("coworkinginleipzig.example", "Coworking in Leipzig")]
)
def test_what_is_offered_in_a_town_is_a_name_only_where_the_host_spells_it(host: str, name: str) -> None:
    head = "<title>Fadenwerk - Coworking in Leipzig</title>"
    body = "<h1>Kontakt</h1><p>Fadenwerk – Coworking in Leipzig<br>Garnstraße 9, 04177 Leipzig</p>"
    assert mention(page(body, head=head, url=f"https://{host}/kontakt")).first("name") == name


@pytest.mark.parametrize(
    "topic",
    ["Precios coworking Ronda", "Meeting rooms Leeds", "Location salle Annecy", "Prezzi ufficio Lucca e Pisa"],
)
def test_prices_or_rooms_in_a_town_are_what_a_page_tells_of_and_no_name(topic: str) -> None:
    lang = "it" if "Lucca" in topic else ""
    head = f"<title>{topic} | Office</title>"
    assert names(page(f"<h1>{topic}</h1>", head=head, lang=lang, url="https://x7.it/p")) == []


def test_a_town_that_only_the_host_names_is_no_name() -> None:
    body = (
        "<h1>Beitragsordnung</h1><p>Der Verein in Freiburg erhebt Beiträge, über die seine Mitglieder beschließen.</p>"
    )
    shown = page(body, url="https://wiki.freiburg.space/beitrag", head="<title>Beiträge – Wiki</title>", lang="de")
    assert names(shown) == []


def test_a_host_that_spells_a_name_with_a_town_in_it_spells_the_whole_name() -> None:
    body = "<h1>Booking the hall</h1><p>The hall is for hire at £10 per hour.</p>"
    head = "<title>Booking the hall – Tilden Morden Parish Council</title>"
    assert names(page(body, url="https://www.tildenmorden.gov.uk/hall", head=head, lang="en")) == ["Tilden Morden"]


def test_a_slogan_in_small_letters_is_no_name() -> None:
    titled = page("<h1>Coworking: un modo di lavorare</h1>", head="<title>Coworking: un modo di lavorare</title>")
    assert names(titled) == []


VERRIERE = "<h1>Bienvenue à La Verrière</h1><p>22 rue Notre-Dame, 33000 Bordeaux</p>"


@pytest.mark.parametrize("host", ["laverriere.example", "laverriere-bordeaux.example", "laverrierebordeaux.example"])
def test_a_house_may_be_named_like_a_town_elsewhere_where_its_host_spells_it(host: str) -> None:
    head = "<title>Coworking Bordeaux : La Verrière</title>"
    assert mention(page(VERRIERE, head=head, url=f"https://{host}/", lang="fr-FR")).first("name") == "La Verrière"


def test_what_a_kind_of_house_is_names_none() -> None:
    body = "<h1>Fragen</h1><h2>Ein Makerspace</h2><p>Ein Makerspace ist eine offene Werkstatt für alle.</p>"
    assert all(one.first("name") is None for one in read(page(body, url="https://pages.example/fragen")).mentions)


def test_a_municipality_is_no_name_of_what_it_lets() -> None:
    head, url = "<title>De Lantaarn - zaalverhuur | Stad Veurne</title>", "https://veurne.be/nl/lantaarn"
    of = page("<h1>Zalen</h1><p>De zalen kunnen gehuurd worden.</p>", head=head, url=url, lang="nl")
    assert all(one.first("name") != "Veurne" for one in read(of).mentions)
