"""Pages and sections about members, neighbours, courses, partners: what stands there is theirs, not the house's."""

from __future__ import annotations

import pytest

from cowcrawl.extract.read import read
from tests.markup import page

FOOT = "<footer><p>Lampion · Kaai 9 · 9000 Gent · Tel. 02 555 12 12</p></footer>"
THEIRS = (
    "<h3>Zilverling</h3><p>Open Monday to Friday, 8am to 7pm. Hot desk €25 per day. Meeting room for 12 people.</p>"
    "<p>Molenweg 4, 9050 Gent · info@zilverling.example · 02 555 77 88</p>"
)


def _fields(body: str, address: str, head: str = "<title>Lampion</title>") -> dict[str, object]:
    found = read(page(f"<header><a href='/'>Lampion</a></header><main>{body}</main>{FOOT}", head=head, url=address))
    claims = [claim for mention in found.mentions for claim in mention.claims]
    return {claim.field: claim.value for claim in claims}


OTHERS = [
    ("https://lampion.be/our-members", "<h1>Hello</h1>"),
    ("https://lampion.be/members/zilverling", "<h1>Zilverling</h1>"),
    ("https://lampion.be/nl/wie-zit-hier/", "<h1>Zilverling</h1>"),
    ("https://lampion.be/p/41", "<h1>Unsere Coworker</h1>"),
    ("https://lampion.be/p/41", "<h1>Nos membres</h1>"),
    ("https://lampion.be/p/41", "<h1>Descuentos y ventajas para nuestros coworkers</h1>"),
    ("https://lampion.be/p/41", "<h1>Dicono di noi</h1>"),
    ("https://lampion.be/p/41", "<h1>Vacature: gastvrouw</h1>"),
    ("https://lampion.be/p/41", "<h1>Kurse &amp; Workshops</h1>"),
    ("https://lampion.be/neighbourhood", "<h1>Around the corner</h1>"),
    ("https://lampion.be/tenants/floor-plan", "<h1>Who is where</h1>"),
    ("https://lampion.be/case-studies/zilverling", "<h1>How Zilverling grew</h1>"),
]


@pytest.mark.parametrize(("address", "heading"), OTHERS)
def test_a_page_about_others_gives_the_house_nothing_of_theirs(address: str, heading: str) -> None:
    found = _fields(heading + THEIRS, address)
    assert (found["street"], found["phone"]) == ("Kaai", "+3225551212")
    assert not found.keys() & {"formulas", "rooms", "opening_hours", "email"}


OWN = [
    ("https://lampion.be/members/prices", "<h1>Prices</h1>"),
    ("https://lampion.be/prices", "<h1>Members</h1>"),
    ("https://lampion.be/", "<h1>Our members</h1>"),
    ("https://lampion.be/p/41", "<h1>Members pay less than you think</h1>"),
    ("https://lampion.be/p/41", "<h1>Membership</h1>"),
    ("https://lampion.be/p/41", "<h1>Members &amp; prices</h1>"),
    ("https://bardesidees.be/le-lieu", "<h1>Bar des idées</h1>"),
]


@pytest.mark.parametrize(("address", "heading"), OWN)
def test_a_page_of_prices_is_the_house_s_whoever_pays_them(address: str, heading: str) -> None:
    assert "formulas" in _fields(f"{heading}<h2>Hot desk</h2><p>€25 per day</p>", address)


@pytest.mark.parametrize(
    "heading",
    [
        "Testimonials",
        "Stay over",
        "Een initiatief van",
        "Meet the makers",
        "Notfall am Wochenende",
        "Eerder bij ons",
        "Zum Vergleich",
        "Notre quartier",
        "Où dormir ?",
        "Dormir",
        "Slapen",
        "Dozentin",
        "Hotels in der Nähe",
        "Convenzioni",
        "Auch schön: unser Partnerhaus in Brügge",
        "Partnerhuis in Brugge",
    ],
)
def test_a_section_about_others_is_theirs_and_the_rest_of_the_page_is_not(heading: str) -> None:
    heading = heading.replace("Dozentin", "Dozentin")
    body = f"<h1>Come and see</h1><h2>Hot desk</h2><p>€19 per day</p><h2>{heading}</h2>{THEIRS}"
    found = _fields(body, "https://lampion.be/p/41")
    assert found["formulas"]["amount"] == "19"  # type: ignore[index]
    assert (found["street"], found["phone"]) == ("Kaai", "+3225551212")
    assert "rooms" not in found
    assert "email" not in found


@pytest.mark.parametrize(
    "line",
    [
        "Foto: Zilverling, Molenweg 4, 9050 Gent, 02 555 77 88",
        "Architects: Zilverling &amp; Co, Molenweg 4, 9050 Gent. Call 02 555 77 88",
        "Teststelle: Apotheke Zilverling, Molenweg 4, 9050 Gent – 02 555 77 88",
    ],
)
def test_an_address_behind_a_label_and_a_name_is_not_the_house_s_nor_its_number(line: str) -> None:
    found = read(page(f"<main><h1>Our space</h1><p>{line}</p></main>", url="https://lampion.be/p/41"))
    claims = [claim.field for mention in found.mentions for claim in mention.claims]
    assert not {"street", "phone"} & set(claims)


@pytest.mark.parametrize(
    "line", ["Adres: Lampion, Kaai 9, 9000 Gent", "Building: Old Mill, Kaai 9, 9000 Gent", "Kaai 9, 9000 Gent"]
)
def test_an_address_behind_its_own_label_is_the_house_s(line: str) -> None:
    found = read(page(f"<main><h1>Our space</h1><p>{line}</p></main>", url="https://lampion.be/p/41"))
    assert [mention.first("street") for mention in found.mentions] == ["Kaai"]


@pytest.mark.parametrize("lead", ["You can also work at our friends:", "Unsere Partner in der Stadt:"])
def test_what_a_line_leads_to_is_of_those_it_names(lead: str) -> None:
    cards = "<div><h3>Zilverling</h3><p>Molenweg 4, 9050 Gent – €12 per day – 02 555 77 88</p></div>"
    found = read(page(f"<main><h1>Elsewhere</h1><p>{lead}</p>{cards}{cards}</main>", url="https://lampion.be/p/41"))
    claims = [claim.field for mention in found.mentions for claim in mention.claims]
    assert not {"street", "phone", "formulas"} & set(claims)


@pytest.mark.parametrize("word", ["Our", "Nos", "Onze", "Unsere", "Nuestros", "I nostri"])
def test_a_heading_that_is_only_what_may_stand_before_others_is_read(word: str) -> None:
    found = read(page(f"<h1>Tin Kettle</h1><h2>{word}</h2><p>Hot desk: 20 € per day</p>"))
    assert [one.reason for one in found.rejects if one.reason == "parse"] == []


@pytest.mark.parametrize(("who", "whose"), [("Lampion", "info@lampion.be"), ("Zilverling", None)])
def test_the_mailbox_in_the_last_line_of_a_page_is_the_house_s_that_is_named_there(who: str, whose: str) -> None:
    line = f"<h2>Cursussen</h2><p>Lassen: € 165.</p><address>{who}, Kaai 9, 9000 Gent · info@lampion.be</address>"
    found = read(page(f"<h1>Lid worden</h1><p>Kom kijken.</p>{line}", url="https://lampion.be/lid"))
    claims = {claim.field: claim.value for mention in found.mentions for claim in mention.claims}
    assert claims.get("email") == whose


@pytest.mark.parametrize(
    ("others", "here", "street"),
    [
        ("Unsere Partner", "Hier findest du uns", "Kaai"),
        ("Nos partenaires", "Où nous trouver", "Kaai"),
        ("Unsere Partner", "Hier findest du sie", None),
    ],
)
def test_an_address_where_one_finds_us_is_ours_below_others_too(others: str, here: str, street: str | None) -> None:
    body = f"<h1>Der Raum</h1><h2>{others}</h2><p>Zilverling</p><h3>{here}</h3><p>Kaai 9, 9000 Gent</p>"
    found = read(page(f"<main>{body}</main>", url="https://lampion.be/p/41"))
    assert [one for mention in found.mentions if (one := mention.first("street"))] == [street] * (street is not None)


@pytest.mark.parametrize("heading", ["Crediti", "Créditos", "Credits"])
def test_who_made_the_site_is_not_the_house(heading: str) -> None:
    fields = _fields(
        f"<h1>Note</h1><h3>{heading}</h3><p>Officina Lume, via dei Tigli 8, 80121 Napoli</p>", "https://lampion.be/n"
    )
    assert (fields["street"], fields["city"]) == ("Kaai", "Gent")


@pytest.mark.parametrize("heading", ["Onze bedrijven", "Unsere Firmen", "Nos entreprises", "Our companies"])
def test_an_address_among_the_firms_of_a_house_is_one_firm_s(heading: str) -> None:
    firms = f"<h2>{heading}</h2><p>Papierboot · Zilverling nv, Molenweg 4, 9050 Gent · Kiekeboe</p>"
    found = read(page(f"<main><h1>Lampion</h1>{firms}<h2>Contact</h2><p>Kaai 9, 9000 Gent</p></main>"))
    assert [mention.first("street") for mention in found.mentions] == ["Kaai"]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Einweisungen", "Holzwerkstatt (2 Stunden): 20 €"),
        ("Inductions", "Wood workshop: £20 per day"),
        ("Lid worden van de bibliotheek", "Dagpas lenen € 4."),
        ("Bibliotheksausweis", "Tageskarte: 4 €"),
    ],
)
def test_what_one_learns_or_borrows_in_a_house_is_no_plan(heading: str, line: str) -> None:
    desk = "<h2>Coworking</h2><p>Hot desk: € 19 per day</p>"
    found = read(page(f"<main><h1>Lampion</h1>{desk}<h2>{heading}</h2><p>{line}</p></main>"))
    told = [one.value for mention in found.mentions for one in mention.claims if one.field == "formulas"]
    assert [one["amount"] for one in told if isinstance(one, dict)] == ["19"]


def test_what_a_paper_says_between_quotation_marks_is_not_of_the_house() -> None:
    body = "<h1>Qui sommes-nous</h1><p>Un hôtel particulier de 420 m² au centre.</p><p>{}</p>"
    said = "« Un coworking de 1 000 m² verra le jour à Gand, comme le Lampion » (La Dépêche)"
    fields = _fields(body.format(said), "https://lampion.be/qui")
    assert (fields["area_m2"], fields["city"]) == (420, "Gent")
