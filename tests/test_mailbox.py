"""Mailboxes of a house are read; those of persons never are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.extract.read import read
from cowcrawl.literals.mailbox import mailboxes, personal
from tests.markup import mention, page

HOUSES = [
    "info",
    "hello",
    "bonjour",
    "welkom",
    "info-nl",
    "team.events",
    "booking",
    "deschuur",
    "de-schuur",
    "hallo",
    "servus",
    "ahoi",
    "trustees",
    "balie",
    "raumvermietung",
    "deschuur1890",
    "deschuurbv",
    "lettings",
    "hoi",
    "informes",
    "atencionalcliente",
    "richieste",
    "desks",
    "coucou",
    "studiorentals",
    "roombookings",
    "rezeption",
    "beheerder",
    "stadtbuecherei",
    "einsteigen",
    "komlangs",
    "sali",
    "founders",
    "letstalk",
    "hotdesks",
]
PERSONS = [
    "jan",
    "jan.peeters",
    "j.peeters",
    "marie-claire",
    "peeters",
    "t.dewilde",
    "noor",
    "info.jan",
    "sales.marc",
    "contact-laurent",
    "peeters1980",
    "peetersbv",
    "workman",
    "postmeester",
]


@pytest.mark.parametrize("local", HOUSES)
def test_a_houses_mailbox_is_read(local: str) -> None:
    assert [one.address for one in mailboxes(f"Mail: {local}@deschuur.example!", ["De Schuur"])] == [
        f"{local}@deschuur.example"
    ]


@pytest.mark.parametrize("local", PERSONS)
def test_a_persons_mailbox_is_not(local: str) -> None:
    text = f"{local}@deschuur.example"
    assert mailboxes(text, ["De Schuur"]) == []
    assert personal(text, ["De Schuur"])


def test_placeholders_and_files_are_no_mailboxes() -> None:
    assert mailboxes("info@example.com info@yourdomain.com contact@2x.png") == []


def test_a_mailbox_hidden_from_robots_keeps_its_words() -> None:
    text = "Schreib an info [at] deschuur (punkt) example."
    (found,) = mailboxes(text)
    assert (found.address, text[found.start : found.end]) == (
        "info@deschuur.example",
        "info [at] deschuur (punkt) example",
    )
    assert personal("jan.peeters (at) deschuur.example")


@pytest.mark.parametrize(
    "text",
    [
        "info(at)deschuur.example",
        "info (a) deschuur.example",
        "info AT deschuur DOT example",
        "info_AT_deschuur.example",
        "info -at- deschuur -dot- example",
        "info[@]deschuur.example",
        "info<at>deschuur.example",
        "info[arroba]deschuur[punto]example",
    ],
)
def test_every_way_to_hide_a_mailbox_is_read(text: str) -> None:
    assert [one.address for one in mailboxes(text)] == ["info@deschuur.example"]


def test_at_in_a_sentence_is_no_mailbox() -> None:
    assert mailboxes("info at deschuur.example, Space @ deschuur.example") == []


@given(st.one_of(st.text(max_size=80), st.emails()))
def test_no_text_is_too_odd(text: str) -> None:
    for one in mailboxes(text):
        assert text[one.start : one.end].lower() == one.address


def test_the_site_s_own_domain_comes_first() -> None:
    body = "<footer><p>info@partner.example info@deschuur.example</p><p>Website by hello@webbureau.example</p></footer>"
    found = mention(page(body))
    assert [claim.value for claim in found.claims if claim.field == "email"] == ["info@deschuur.example"]


def test_contact_comes_before_press_and_jobs() -> None:
    found = mention(page("<p>jobs@deschuur.example</p><p>contact@deschuur.example</p>"))
    assert found.first("email") == "contact@deschuur.example"


def test_a_persons_mailbox_stands_in_no_quote_and_no_reject() -> None:
    body = "<p>Noor: noor@deschuur.example, 350 m² · 24 desks · € 200 per month</p><p>info@deschuur.example</p>"
    found = read(page(body))
    assert "noor@" not in repr(found)
    assert found.mentions[0].first("email") == "info@deschuur.example"


@pytest.mark.parametrize(
    "link",
    [
        "mailto:%69%6e%66%6f@deschuur.example",
        "mailto:&#105;nfo&#64;deschuur.example",
        "mailto:info@deschuur.example?subject=Visit",
        "/cdn-cgi/l/email-protection#cba2a5ada48bafaeb8a8a3bebeb9e5aeb3aaa6bba7ae",
    ],
)
def test_an_encoded_link_gives_its_mailbox_with_a_quote_that_stands_there(link: str) -> None:
    of = page(f'<p><a href="{link}">Mail</a></p>')
    (claim,) = [one for one in mention(of).claims if one.field == "email"]
    assert claim.value == "info@deschuur.example"
    assert of.holds(claim.quote)


def test_a_shielded_mailbox_of_a_person_is_left_alone() -> None:
    coded = "00" + b"noor@deschuur.example".hex()
    found = read(page(f'<p><a href="#" class="__cf_email__" data-cfemail="{coded}">[email protected]</a></p>'))
    assert all(one.first("email") is None for one in found.mentions)


@pytest.mark.parametrize(
    ("mailbox", "name", "expected"),
    [
        ("coworking@lampion.example", "Coworking Lampion", True),
        ("lampion@autre.example", "Lampion", True),
        ("info@autre.example", "Lampion", False),
        ("info@webgent.example", "Coworking Gent", False),
    ],
)
def test_a_domain_or_mailbox_that_bears_the_name_is_the_houses(mailbox: str, name: str, expected: bool) -> None:
    head = f'<title>{name}</title><meta property="og:site_name" content="{name}">'
    of = page(f"<p>{mailbox}</p>", head=head, url="https://sites.maker.example/a/b", lang="nl-BE")
    assert [one.first("email") == mailbox for one in read(of).mentions] == [expected]


def test_a_mailbox_called_after_the_town_of_the_house_is_the_houses() -> None:
    address = "<address>Hoogstraat 5, 9000 Gent</address>"
    of = page(f"{address}<p>gent@deschuur.example</p><p>antwerpen@deschuur.example</p>")
    assert [one.value for one in mention(of).claims if one.field == "email"] == ["gent@deschuur.example"]


def test_beside_the_house_s_own_a_mailbox_of_a_provider_under_another_name_is_not_its() -> None:
    guest = '<h1>Le Comptoir Sucré: jams</h1><p><a href="mailto:lecomptoirsucre@skynet.be">Write</a></p>'
    own = "<footer>De Schuur: contact@deschuur.example deschuur@gmail.com</footer>"
    both = mention(page(f"{guest}{own}", head="<title>Le Comptoir Sucré: jams - De Schuur</title>"))
    told = [one.value for one in both.claims if one.field == "email"]
    assert told == ["contact@deschuur.example", "deschuur@gmail.com"]


def test_a_link_to_a_mailbox_may_be_written_like_one_to_a_page() -> None:
    of = page("<p><a href='mailto://info@deschuur.example'>Mail</a></p>")
    assert mention(of).first("email") == "info@deschuur.example"


def test_a_house_s_town_makes_no_mailbox_of_another_domain_its_own() -> None:
    of = page("<address>Hoogstraat 5, 9000 Gent</address><p>gent@debakker.example</p>")
    assert mention(of).first("email") is None


def test_a_greeting_of_the_other_side_of_the_world_is_the_mailbox_of_a_house() -> None:
    assert [box.address for box in mailboxes("kiaora@quay.co or maker(a)quay.org or tane@quay.co")] == [
        "kiaora@quay.co",
        "maker@quay.org",
    ]


def test_a_printed_mailbox_for_everything_comes_before_a_linked_one_for_parties() -> None:
    link = '<p><a href="mailto:feest@deschuur.example">feest@deschuur.example</a></p>'
    assert mention(page(f"{link}<p>info@deschuur.example</p>")).first("email") == "info@deschuur.example"
    assert mention(page(link)).first("email") == "feest@deschuur.example"


def test_what_kind_of_house_it_is_may_stand_before_its_name_in_a_mailbox() -> None:
    found = mailboxes("jh.korenbloem@gmail.com jan.korenbloem@gmail.com", ["Korenbloem"])
    assert [box.address for box in found] == ["jh.korenbloem@gmail.com"]


def test_the_name_of_a_house_may_stand_behind_what_kind_of_house_it_is_in_one_word() -> None:
    text = "assogrimaldine1@gmail.com, grimaldinecontact@gmail.com, assomartin@gmail.com"
    found = [box.address for box in mailboxes(text, ["Grimaldine Cholet"])]
    assert found == ["assogrimaldine1@gmail.com", "grimaldinecontact@gmail.com"]


@pytest.mark.parametrize(
    ("address", "mailbox"), [("Kaai 9, 5617 BA Eindhoven", "strijp"), ("Weg 9, 90429 Nürnberg", "nuernberg")]
)
def test_on_the_page_of_one_location_its_part_of_town_is_its_mailbox(address: str, mailbox: str) -> None:
    body = f"<h1>Lampion Zentrum Strijp</h1><p>{address}</p><p>{mailbox}@lampion.example</p>"
    shown = page(body, url="https://lampion.example/locations/one", lang="de" if "Weg" in address else "nl")
    assert mention(shown).first("email") == f"{mailbox}@lampion.example"


def test_a_mailbox_at_the_town_s_council_may_bear_the_house_s_name_without_the_town() -> None:
    body = "<p>Kornspeicher Coburg<br>Hofgasse 3<br>96450 Coburg<br>E-Mail: kornspeicher@coburg.example</p>"
    head = "<title>Plätze - Kornspeicher Coburg</title>"
    shown = page(body, head=head, url="https://www.kornspeicher.example/plaetze", lang="de")
    assert mention(shown).first("email") == "kornspeicher@coburg.example"


def test_certified_mail_is_not_where_one_writes_to() -> None:
    foot = "<title>Deschuur</title><footer>info@deschuur.it – PEC: deschuur@pec.it, deschuur@legalmail.it</footer>"
    shown = mention(page(foot, url="https://deschuur.it/contatti", lang="it"))
    assert [claim.value for claim in shown.claims if claim.field == "email"] == ["info@deschuur.it"]


@pytest.mark.parametrize(("local", "read"), [("fanal", True), ("quais", True), ("dupont", False), ("paulin", False)])
def test_a_word_with_its_article_in_the_house_s_name_may_be_its_mailbox(local: str, read: bool) -> None:
    head = "<title>Contact - Le Fanal des Quais Dupont</title>"
    body = f"<h1>Contact</h1><p>Le Fanal des Quais Dupont<br>{local}@fanal-quais.example</p>"
    shown = page(body, head=head, url="https://fanal-quais.example/contact", lang="fr")
    assert (mention(shown).first("email") == f"{local}@fanal-quais.example") is read


@pytest.mark.parametrize("local", ["atelier", "bureaux", "domiciliation", "mediatheque"])
def test_what_a_french_house_rents_out_is_no_person(local: str) -> None:
    assert [box.address for box in mailboxes(f"{local}@lampion.example")] == [f"{local}@lampion.example"]
