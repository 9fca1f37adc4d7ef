"""Telephone numbers are read with their country, and other numbers are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.extract.read import read
from cowcrawl.literals.phone import country_of, from_link, phones
from tests.markup import mention, page

PRINTED = [
    ("Tél.: +32 2 555 12 12", None, "+3225551212"),
    ("02/555.12.12", "BE", "+3225551212"),
    ("0475/12.34.58", "BE", "+32475123458"),
    ("T 010 - 750 32 90", "NL", "+31107503290"),
    ("+31 (0)10 750 32 90", None, "+31107503290"),
    ("Tél : 04 28 55 94 35", "FR", "+33428559435"),
    ("Telefon: +49 (0) 30 / 901820", None, "+4930901820"),
    ("0116 222 3344", "GB", "+441162223344"),
    ("+41 31 555 12 34", None, "+41315551234"),
    ("Tel. 91 555 12 34", "ES", "+34915551234"),
    ("Tel. 915.551.234", "ES", "+34915551234"),
    ("Celular: 987 555 124", "PE", "+51987555124"),
    ("Tel 06 6982 1234", "IT", "+390669821234"),
    ("+(380)97 555 41 92", None, "+380975554192"),
    ("Tel 02/555 12 12 Fax 02/555 12 13", "BE", "+3225551212"),
    ("(+352) 26 55 11 22", None, "+35226551122"),
    ("+44 (0)20 7946 0321 ext. 12", None, "+442079460321"),
    ("02 555 12 12 / 0475 82 34 16", "BE", "+3225551212"),
    ("00 33 1 42 68 53 00", "BE", "+33142685300"),
    ("+33(0)1.42.68.53.00", None, "+33142685300"),
    ("+32.2.555.11.22", None, "+3225551122"),
    ("Chiama: 338 8687 114", "IT", "+393388687114"),
    ("Tel./Fax: 0341 5552233", "DE", "+493415552233"),
    ("Téléphone et fax : 04 28 55 94 35", "FR", "+33428559435"),
]

OTHER_NUMBERS = [
    ("Fax : 02 555 12 12", "BE"),
    ("BCE : BE 0564.725.585", "BE"),
    ("TVA BE 0456.123.456", "BE"),
    ("0456.723.915", "BE"),
    ("KVK 12345678", "NL"),
    ("maandag t/m donderdag 08.00 – 18.30 uur", "NL"),
    ("08:00-12:30 13:30-18:00", "NL"),
    ("Montée Verte 6, L-9712 Clervaux", "LU"),
    ("Belval (opening Q2 2027)", "LU"),
    ("KvK-nummer: 30123456", "NL"),
    ("SIRET 123 456 789 00012", "FR"),
    ("IBAN BE68 5390 0754 7034", "BE"),
    ("02 000 00 00", "BE"),
    ("01 23 45 67 89", "FR"),
    ("de 9h00 à 18h00", "FR"),
    ("Accès locataires 24/24 – 7/7", "LU"),
    ("02 555 12 12", None),
]


@pytest.mark.parametrize(("text", "country", "number"), PRINTED)
def test_a_printed_number_is_read(text: str, country: str | None, number: str) -> None:
    found = phones(text, country)
    assert [one.number for one in found] == [number] or found[0].number == number


@pytest.mark.parametrize(("text", "country"), OTHER_NUMBERS)
def test_other_numbers_are_no_telephones(text: str, country: str | None) -> None:
    assert phones(text, country) == []


def test_a_link_to_call_is_read() -> None:
    assert from_link("tel:+32(0)2 555 12 12") == "+3225551212"
    assert from_link("tel:02-555-12-12", "BE") == "+3225551212"
    assert from_link("tel:reception") is None


def test_a_number_of_a_department_overseas_is_french() -> None:
    assert [country_of(number) for number in ("+594594254136", "+262262204136", "+3225551212")] == ["FR", "FR", "BE"]
    link = '<a href="tel:+594594254136">0594 25 41 36</a>'
    body = f"<footer><p>4 rue Neuve<br>97300 Cayenne<br>France</p><p>{link}</p></footer>"
    assert mention(page(body, url="https://a.example/x", lang="fr")).first("phone") == "+594594254136"


@given(st.text(max_size=80), st.sampled_from([None, "BE", "FR", "GB"]))
def test_no_text_is_too_odd(text: str, country: str | None) -> None:
    for one in phones(text, country):
        assert text[one.start : one.end].strip()


def test_a_label_and_a_footer_vouch_for_a_number() -> None:
    body = "<p>Rue Haute 5, 1000 Bruxelles, Belgique</p><footer><p>Tél. 02 555 12 12</p></footer>"
    assert mention(page(body, lang="fr-BE")).first("phone") == "+3225551212"


def test_a_label_vouches_for_the_only_number_of_a_page_though_it_is_a_mobile_one() -> None:
    body = "<div>Ouvert du lundi au samedi de 8h à 20h • {label} 06 19 34 42 57</div><p>Un atelier partagé.</p>"
    told = page(body.format(label="Renseignements au"), url="https://a.example/x", lang="fr-FR")
    assert mention(told).first("phone") == "+33619344257"
    alone = read(page(body.format(label="Ou"), url="https://a.example/x", lang="fr-FR"))
    assert all(one.first("phone") is None for one in alone.mentions)


@pytest.mark.parametrize(
    ("lang", "line", "number"),
    [
        ("de", "Ruf uns an: 0176 24 68 13 57", "+4917624681357"),
        ("fr", "Par téléphone au 07 81 22 46 93", "+33781224693"),
        ("en", "For press enquiries contact us on 020 7946 1357", None),
        ("en", "Book a tour by calling us on: 020 7946 1357", "+442079461357"),
        ("en", "Contact us</p><p>020 7946 1357", "+442079461357"),
        ("en", "Our neighbours</p><p>020 7946 1357", None),
    ],
)
def test_what_leads_to_a_number_tells_whose_it_is(lang: str, line: str, number: str | None) -> None:
    of = page(f"<p>{line}</p>", url=f"https://lampion.{lang.replace('en', 'co.uk')}/info", lang=lang)
    assert [one.first("phone") for one in read(of).mentions if one.first("phone")] == ([number] if number else [])


def test_of_two_numbers_the_one_under_a_heading_that_names_the_house_comes_first() -> None:
    body = "<h4>Kaffeebar</h4><p>Telefon 031 398 20 20</p><h4>Kontakt Coworking</h4><p>Telefon 031 398 20 21</p>"
    assert mention(page(body, url="https://lampion.ch/kontakt", lang="de")).first("phone") == "+41313982021"


def test_of_two_branches_with_a_number_each_neither_is_the_house() -> None:
    foot = "<footer><div><h3>Main branch</h3><address>4 Mill Lane<br>York YO1 7AB<br>Tel. 01904 555 131</address></div>"
    other = "<div><h3>Quay branch</h3><address>9 Quay Street<br>Selby YO8 4AB<br>Tel. 01757 555 132</address></div>"
    url = "https://lampion.co.uk/rooms"
    told = read(page(f"<h1>Rooms to hire</h1><p>Our rooms are free of charge.</p>{foot}{other}</footer>", url=url))
    assert all(one.first("phone") is None for one in told.mentions)
    alone = read(page(f"<h1>Rooms to hire</h1><p>Our rooms are free of charge.</p>{foot}</footer>", url=url))
    assert [one.first("phone") for one in alone.mentions] == ["+441904555131"]


def test_a_number_in_prose_is_nobodys() -> None:
    body = "<p>Le propriétaire du garage d'à côté répond parfois au 02 555 12 12, mais il ne sait rien de nous.</p>"
    found = read(page(body, url="https://deschuur.example/histoire", lang="fr-BE"))
    assert all(one.first("phone") is None for one in found.mentions)
    assert [reject.reason for reject in found.rejects if reject.stage == "phone"] == ["nothing says whose number it is"]


def test_the_hosting_firms_number_is_not_the_houses() -> None:
    body = "<h2>Hébergeur</h2><p>Nuage SRL<br>Rue Neuve 9<br>1000 Bruxelles<br>Tél. : 02 555 12 12</p>"
    found = read(page(body, lang="fr-BE"))
    assert all(one.first("phone") is None and one.first("street") is None for one in found.mentions)


def test_a_picture_of_a_telephone_vouches_for_a_number() -> None:
    footer = "<footer><p><i class='{icon}'></i>06 19 34 42 57</p></footer>"
    for icon in ("fa fa-phone", "icon-tel", "bi bi-phone"):
        assert mention(page(footer.format(icon=icon), lang="fr-FR")).first("phone") == "+33619344257"
    for icon in ("fa fa-fax", "fa fa-print hidden-phone", "fa fa-user"):
        assert all(
            one.first("phone") is None
            for one in read(page(footer.format(icon=icon), url="https://a.example/x", lang="fr-FR")).mentions
        )


def test_the_number_of_whoever_answers_for_the_text_is_not_the_houses() -> None:
    body = "<h2>Verantwortlich für den Inhalt</h2><p>Alma Muster<br>Tel. 030 901821</p>"
    assert all(one.first("phone") is None for one in read(page(body, lang="de-DE")).mentions)


def test_a_mobile_number_in_the_lines_of_somebodys_card_is_nobody_elses() -> None:
    body = "<p>Kerkstraat 3<br>9000 Gent</p><p>Lies Wouters<br>Community manager<br>+32 475 82 34 16</p>"
    assert not [claim for claim in mention(page(body, lang="nl")).claims if claim.field == "phone"]


@pytest.mark.parametrize(("label", "read"), [("Tel Jorre", 0), ("Tel Gent", 1), ("Tel", 1)])
def test_a_mobile_number_behind_a_first_name_is_that_persons(label: str, read: int) -> None:
    body = (
        f'<footer><p>Kerkstraat 3, 9000 Gent</p><p>{label}: <a href="tel:+32475823416">0475 82 34 16</a></p></footer>'
    )
    found = [claim for claim in mention(page(body, lang="nl")).claims if claim.field == "phone"]
    assert len(found) == read


@pytest.mark.parametrize("label", ["Fax: ", "<b>Fax</b> ", "<br>Telefax "])
def test_a_link_to_call_behind_a_word_for_a_fax_is_none(label: str) -> None:
    ours, other = (f'<a href="tel:+49341555{end}">0341 555{end}</a>' for end in ("2233", "2244"))
    body = f"<p>Tel. {ours}<br>{label}{other}</p>"
    found = [claim.value for claim in mention(page(body, lang="de")).claims if claim.field == "phone"]
    assert found == ["+493415552233"]


def test_a_mobile_beside_the_house_s_mailbox_and_below_its_address_is_its_own() -> None:
    told = "Avenue des Tilleuls 12, 5000 Namur<br>0478/21.44.09 – bonjour@lanterne.example"
    body = f"<h1>Lanterne</h1><p>Ouvert en semaine.<br>{told}</p>"
    found = mention(page(body, url="https://lanterne.example/", lang="fr")).claims
    assert [claim.value for claim in found if claim.field == "phone"] == ["+32478214409"]


def test_the_only_number_of_a_page_stands_under_contact_for_the_house() -> None:
    body = "<h2>Contact</h2><p>Rue Haute 5, 1000 Bruxelles</p><p>02 555 12 12</p>"
    assert mention(page(body, lang="fr-BE")).first("phone") == "+3225551212"
    others = body + "<p>02 555 12 13</p>"
    assert all(one.first("phone") is None for one in read(page(others, lang="fr-BE")).mentions)


def test_a_picture_in_a_piece_of_its_own_vouches_as_well() -> None:
    card = "<div><svg class='icon icon-phone'></svg></div><div>02 555 12 12</div>"
    assert mention(page(card, lang="fr-BE")).first("phone") == "+3225551212"


def test_hours_after_a_labelled_number_leave_it_labelled() -> None:
    of = page(
        "<p>Postadres: Postbus 12, 4330 AK Middelburg</p>"
        "<p>Telefoon: 0118 – 55 41 92 (op werkdagen tussen 9.00 en 17.00 uur)</p>"
        "<table><tr><td>vrijdag</td><td>08.00 – 18.30 uur</td></tr></table>",
        url="https://deschuur.nl/contact",
        lang="nl",
    )
    assert [one.value for one in mention(of).claims if one.field == "phone"] == ["+31118554192"]


@pytest.mark.parametrize(
    "body",
    [
        "<p>U kan zich via mail (info@deschuur.be) of telefoon (09 384 41 92) aanmelden. We vragen uw naam, adres en "
        "telefoonnummer en bewaren die zolang u lid bent van ons huis, daarna worden zij na een jaar gewist.</p>",
        "<p>info@deschuur.be / 09 384 41 92</p>",
        "<p>09 384 41 92, e-mail: info@deschuur.be</p>",
        "<dl><dt>Telefoon</dt><dd>09 384 41 92</dd></dl>",
    ],
)
def test_the_houses_mailbox_or_a_term_beside_a_number_vouches_for_it(body: str) -> None:
    assert mention(page(body, url="https://deschuur.be/over", lang="nl")).first("phone") == "+3293844192"


@pytest.mark.parametrize(
    "body",
    [
        "<p>Jan Peeters - jan.peeters@deschuur.be - 09 384 41 92</p>",
        "<p>info@debakker.be / 09 384 41 92</p>",
        "<p>info@deschuur.be / 0470 23 41 92</p>",
    ],
)
def test_a_number_beside_another_mailbox_or_a_mobile_one_is_nobodys(body: str) -> None:
    of = page(f"<address>Hoogstraat 5, 9000 Gent</address>{body}", url="https://deschuur.be/over", lang="nl")
    assert mention(of).first("phone") is None


def test_a_pictured_number_above_the_houses_mailbox_may_be_a_mobile_one() -> None:
    of = page(
        '<p><i class="fa fa-phone"></i>0470 23 41 92</p><p><i class="fa fa-envelope"></i>info@deschuur.be</p>',
        url="https://deschuur.be/over",
    )
    assert mention(of).first("phone") == "+32470234192"


def test_a_picture_right_before_a_number_tells_of_it_among_others_in_its_block() -> None:
    of = page(
        '<h3>Contact</h3><div><i class="fa fa-map-marker"></i> Hoogstraat 5, 9000 Gent<br>'
        '<i class="fa fa-phone"></i> 0470 23 41 92<br><i class="fa fa-envelope"></i> info@deschuur.be</div>',
        url="https://deschuur.be/over",
    )
    assert mention(of).first("phone") == "+32470234192"


def test_of_two_numbers_below_an_address_the_first_comes_first() -> None:
    body = (
        "<footer><p>Lampion, Rue Haute 5, 4000 Liège</p>"
        '<p><a href="tel:+3242234512">+32 4 223 45 12</a><br><a href="tel:+3242234513">+32 4 223 45 13</a></p></footer>'
    )
    assert mention(page(body, lang="fr-BE")).first("phone") == "+3242234512"


def test_a_number_that_is_a_line_below_the_address_of_each_house_is_the_houses() -> None:
    house = "<div><h2>{}</h2><p>{}</p><p>{}</p></div>"
    one = house.format("Lampion Liège", "Rue Haute 5, 4000 Liège", "04 223 45 12")
    other = house.format("Lampion Huy", "Rue Basse 6, 4500 Huy", "085 21 34 13")
    assert [one.first("phone") for one in read(page(one + other, lang="fr-BE")).mentions] == [
        "+3242234512",
        "+3285213413",
    ]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Bellen? 013 – 535 82 71", "NL"),
        ("Appelle-nous au 02 40 35 82 71", "FR"),
        ("Per informazioni: 041 358 2719", "IT"),
        ("Noch Fragen? 0751/358271", "DE"),
        ("Chiamaci allo 041 358 2719", "IT"),
        ("Office: 01373 582 719", "GB"),
        ("Du erreichst uns Mo-Fr von 10 bis 16 Uhr unter 0751/358271", "DE"),
        ("Nous répondons de 9h à 18h au 02 40 35 82 71", "FR"),
        ("☎️ 02 40 35 82 71 (9h-18h)", "FR"),
    ],
)
def test_words_that_bid_call_are_labels(text: str, country: str) -> None:
    assert [one.labelled for one in phones(text, country)] == [True]


def test_a_labelled_number_in_a_long_sentence_of_a_contact_page_is_the_houses() -> None:
    text = (
        "Du hast noch Fragen oder willst dir alles in Ruhe ansehen, bevor du dich entscheidest? Montags bis freitags "
        "von 9 bis 17 Uhr ist jemand da, Tel. 0751/358271 oder Mobil 0151 2244 5561, gern auch mit Nachricht."
    )
    found = mention(page(f"<h1>Kontakt</h1><p>{text}</p>", url="https://lampion.de/kontakt", lang="de"))
    assert found.first("phone") == "+49751358271"


def test_a_number_begins_no_line_above_its_own() -> None:
    assert [one.number for one in phones("Members 24/7\n052 555 20 10", "CH")] == ["+41525552010"]


def test_a_number_alone_beside_the_mailbox_of_the_house_is_the_house_s() -> None:
    body = "<h1>Shoreditch</h1><ul><li>desk@lampion.co.uk</li><li>020 7946 0321</li></ul>"
    assert mention(page(body, url="https://lampion.co.uk/shoreditch")).first("phone") == "+442079460321"


def test_the_first_of_two_numbers_in_a_line_of_a_contact_page_is_the_house_s() -> None:
    body = "<h1>Visit us</h1><p>Open daily.</p><p>021 555 8890 / 087 123 8891 (Niamh)</p>"
    assert mention(page(body, url="https://lampion.ie/visit")).first("phone") == "+353215558890"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Dorfstraße 17 · 4840 Vöcklabruck · +43 664 555 12 34", "+436645551234"),
        ("Anfragen an +43 664 555 12 34", None),
    ],
)
def test_an_address_vouches_for_the_mobile_number_behind_it(line: str, number: str | None) -> None:
    body = f"<h1>Dein Büro</h1><p>Ruhig und hell.</p><h2>Lernen wir uns kennen.</h2><p>{line}</p>"
    assert mention(page(body, url="https://lampion.at/", lang="de")).first("phone") == number


def test_a_line_that_asks_to_call_or_write_labels_a_number() -> None:
    body = "<h1>Contact</h1><p>Bel of app ons: 06 1255 5120</p>"
    assert mention(page(body, url="https://lampion.nl/contact", lang="nl")).first("phone") == "+31612555120"


@pytest.mark.parametrize(("lead", "read"), [("Contact: ", 1), ("Kontakt : ", 1), ("We first spoke of contact ", 0)])
def test_a_line_that_opens_with_contact_vouches_for_its_number(lead: str, read: int) -> None:
    place = "<p>Find us at 16 Plinth Road, London, E2 0SY.</p><p>Map: a page of its own</p>"
    shown = page(f"<h1>Larch Yard</h1>{place}<p>{lead}0203 609 0711</p>", url="https://larchyard.example/")
    assert [claim.value for claim in mention(shown).claims if claim.field == "phone"] == ["+442036090711"] * read


@pytest.mark.parametrize(("address", "read"), [("Kaai 9, 9000 Gent", 0), ("Kouter 4, 1000 Brussel", 1)])
def test_data_of_a_company_elsewhere_give_the_page_of_one_house_no_number(address: str, read: int) -> None:
    place = '"address": {"streetAddress": "Kouter 4", "postalCode": "1000", "addressLocality": "Brussel"}'
    data = f'{{"@type": "Organization", "name": "Lampion", "telephone": "02 555 12 12", {place}}}'
    head = f'<script type="application/ld+json">{data}</script>'
    shown = page(f"<h1>Lampion</h1><p>{address}</p>", head=head, url="https://lampion.be/locations/one", lang="nl")
    assert [claim.value for claim in mention(shown).claims if claim.field == "phone"] == ["+3225551212"] * read


def test_a_number_behind_the_house_s_address_is_its_own_though_a_company_leads_to_the_street() -> None:
    spans = ("Dokkantoor bv", "Londenstraat 7, 2000 Antwerpen", "+32 3 555 12 12", "ahoi@dok.be")
    foot = "".join(f"<span>{one}</span>" for one in spans)
    shown = page(f"<h1>Dok</h1><footer>{foot}</footer>", url="https://dok.be/", lang="nl-BE")
    assert (mention(shown).first("street"), mention(shown).first("phone")) == ("Londenstraat", "+3235551212")


@pytest.mark.parametrize("label", ["Tél/Fax", "Tél. / fax", "Tel & fax"])
def test_a_landline_that_takes_faxes_as_well_goes_before_a_mobile(label: str) -> None:
    body = f"<h1>Lampion</h1><p>Kouter 4<br>1000 Bruxelles<br>{label} : 02 555 12 12 - GSM : 0470 55 12 34<br>{{}}</p>"
    shown = page(body.format("E-mail : info@lampion.be"), url="https://lampion.be/contact", lang="fr")
    assert mention(shown).first("phone") == "+3225551212"


@pytest.mark.parametrize("sign", ["📱", "📲", "☏"])
def test_a_sign_of_a_telephone_tells_a_number(sign: str) -> None:
    body = f"<h1>Lampion</h1><p>Venez voir.</p><p>{sign} 0470 55 12 34</p>"
    assert mention(page(body, url="https://lampion.be/contact", lang="fr")).first("phone") == "+32470551234"
