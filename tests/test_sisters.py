"""The page of one house may list the other houses of its operator: what stands there is not its own."""

import pytest

from cowcrawl.extract.read import read
from cowcrawl.model import Mention
from tests.markup import page

URL = "https://lampion.be/lieux/rouge"
HEAD = '<title>Lampion Rouge | Maison Lampion</title><meta property="og:site_name" content="Maison Lampion">'
OWN = "<h1>Lampion Rouge</h1><p>Avenue Wielemans 311<br>1190 Forest</p><p>Tél. 02 555 41 11</p>"
RED = ("Avenue Wielemans", "1190", "+3225554111")
GREEN = ("Avenue de la Chasse", "1040", "+3225554122")
BLUE = ("Rue Haute", "1000", None)


def _list(heading: str) -> str:
    return (
        f"<h2>{heading}</h2><div class='row'><div><h3>Lampion Vert</h3><p>Avenue de la Chasse 296, 1040 Etterbeek</p>"
        "<p>Tél. 02 555 41 22</p></div><div><h3>Lampion Bleu</h3><p>Rue Haute 7, 1000 Bruxelles</p></div></div>"
    )


def _table(mentions: tuple[Mention, ...]) -> list[tuple[object, ...]]:
    return [tuple(one.first(field) for field in ("street", "postal_code", "phone")) for one in mentions]


def _read(body: str) -> tuple[Mention, ...]:
    return read(page(body, head=HEAD, url=URL)).mentions


@pytest.mark.parametrize(
    "heading",
    [
        "Our other locations",
        "More Lampion locations",
        "Nos autres espaces",
        "Andere vestigingen",
        "Weitere Standorte",
        "Otras sedes",
        "Le altre sedi",
    ],
)
def test_a_house_keeps_its_own_address_beside_a_list_of_the_others(heading: str) -> None:
    assert _table(_read(OWN + _list(heading))) == [RED, GREEN, BLUE]


def test_the_opening_of_another_house_is_not_the_pages_own() -> None:
    further = "<div><h3>Lampion Jaune</h3><p>Ouverture en septembre 2031</p></div>"
    own = _read(OWN + _list("Nos autres espaces") + further)[0]
    assert own.first("status") is None
    assert own.first("opening_date") is None


def test_a_single_other_house_has_its_own_number() -> None:
    other = "<h2>También estamos en Etterbeek</h2><p>Avenue de la Chasse 296, 1040 Etterbeek. Tel. 02 555 41 22</p>"
    own, green = _read(OWN + other)
    assert [claim.value for claim in own.claims if claim.field == "phone"] == ["+3225554111"]
    assert (green.first("name"), green.first("street")) == (None, "Avenue de la Chasse")


def test_other_spaces_without_an_address_are_rooms_of_the_house() -> None:
    (own,) = _read(OWN + "<h2>Autres espaces</h2><p>Le coworking offre 40 postes de travail.</p>")
    assert own.first("desks") == 40


def test_a_page_with_several_houses_above_lists_some_more() -> None:
    cards = (
        "<ul><li><h3>Lampion Rouge</h3><p>Avenue Wielemans 311<br>1190 Forest</p></li>"
        "<li><h3>Lampion Vert</h3><p>Avenue de la Chasse 296<br>1040 Etterbeek</p></li>"
    )
    more = "</ul><h2>More locations</h2><ul><li><h3>Lampion Bleu</h3><p>Rue Haute 7<br>1000 Bruxelles</p></li></ul>"
    streets = {one.first("street") for one in _read(cards + more)}
    assert {"Avenue Wielemans", "Avenue de la Chasse"} <= streets


def test_the_town_of_the_next_british_address_is_not_this_one_s() -> None:
    footer = "<footer><p>29 Mill Row LS1 5HN Manchester 76 Queen Street M2 4NH</p></footer>"
    body = "<h1>Mill Row, Leeds</h1><p>29 Mill Row, Leeds LS1 5HN</p>"
    (own,) = read(page(body + footer, head=HEAD, url="https://lampion.co.uk/locations/leeds")).mentions
    assert {claim.value for claim in own.claims if claim.field == "city"} == {"Leeds"}


FOOTER = (
    "<footer><div><h4>Lampion Rouge</h4><p>Avenue Wielemans 311<br>1190 Forest<br>Tél. 02 555 41 11</p></div>"
    "<div><h4>Lampion Vert</h4><p>Avenue de la Chasse 296<br>1040 Etterbeek<br>Tél. 02 555 41 22</p></div></footer>"
)


def test_numbers_in_a_footer_with_several_houses_are_nobody_s_on_a_page_about_none_of_them() -> None:
    (one,) = read(page("<h1>Salles</h1><p>4 salles de réunion.</p>" + FOOTER, url="https://lampion.be/salles")).mentions
    assert one.first("phone") is None


def test_the_house_of_the_page_has_its_own_number_in_a_footer_with_several() -> None:
    body = "<h1>Lampion Vert</h1><p>Avenue de la Chasse 296<br>1040 Etterbeek</p>" + FOOTER
    (one,) = read(page(body, head=HEAD, url="https://lampion.be/lieux/vert")).mentions
    assert [claim.value for claim in one.claims if claim.field == "phone"] == ["+3225554122"]


def test_the_head_office_beside_several_houses_is_none() -> None:
    cards = (
        "<div><h3>Lampion Rouge</h3><p>Avenue Wielemans 311<br>1190 Forest</p></div>"
        "<div><h3>Lampion Vert</h3><p>Avenue de la Chasse 296<br>1040 Etterbeek</p></div>"
        "<div><h3>{}</h3><p>Rue Haute 7<br>1000 Bruxelles</p></div>"
    )
    for heading in ("Head office", "Siège administratif"):
        found = read(page(cards.format(heading), url="https://lampion.be/contact")).mentions
        assert [one.first("street") for one in found] == ["Avenue Wielemans", "Avenue de la Chasse"]


def test_what_a_sentence_says_of_all_houses_is_each_one_s() -> None:
    cards = (
        "<ul><li><h3>Lampion Rouge</h3><p>Avenue Wielemans 311<br>1190 Forest<br>Ouverture en mars 2031</p></li>"
        "<li><h3>Lampion Vert</h3><p>Avenue de la Chasse 296<br>1040 Etterbeek</p></li></ul>"
        "<p>Tous nos sites sont accessibles aux membres 24h/24 et 7j/7.</p>"
    )
    found = read(page(cards, head=HEAD, url="https://lampion.be/lieux/", lang="fr")).mentions
    assert [one.first("access_24_7") for one in found] == [True, True]
    assert [one.first("opening_date") for one in found] == ["2031-03", None]


def test_a_british_postcode_without_a_street_is_a_house_in_a_list() -> None:
    cards = (
        "<div><h3>The Dairy</h3><p>4 Love Lane, Cirencester GL7 1YG</p></div>"
        "<div><h3>The Chapel</h3><p>The Chipping, Tetbury GL8 8EU</p></div>"
    )
    found = read(page(cards, url="https://lampion.co.uk/spaces")).mentions
    assert [one.first("postal_code") for one in found] == ["GL7 1YG", "GL8 8EU"]


def test_a_house_whose_address_the_company_repeats_is_one_of_the_list() -> None:
    body = (
        "<ul><li><strong>Lampion Rouge</strong> : Avenue Wielemans 311, 1190 Forest – 02 555 41 11 – ouvert de 9h à "
        "17h du lundi au vendredi</li><li><strong>Lampion Vert</strong> : Avenue de la Chasse 296, 1040 Etterbeek – "
        "02 555 41 22 – fermé définitivement depuis juin 2021</li></ul>"
        "<p>Direction : Lampion SA, Avenue Wielemans 311, 1190 Forest</p>"
    )
    red, green = read(page(body, url="https://lampion.be/nos-centres", lang="fr")).mentions
    assert (red.first("phone"), red.first("opening_hours")) == ("+3225554111", "Mo-Fr 09:00-17:00")
    assert (green.first("phone"), green.first("status")) == ("+3225554122", "closed")


def test_a_card_that_is_a_link_says_when_its_house_opens() -> None:
    cards = (
        "<div><a href='/r'><h3>Lampion Rouge</h3><p>Avenue Wielemans 311, 1190 Forest</p><span>4 postes</span></a>"
        "<a href='/v'><h3>Lampion Vert</h3><p>Avenue de la Chasse 296, 1040 Etterbeek</p>"
        "<span>Ouverture en mars 2031</span></a></div>"
    )
    found = read(page(cards, head=HEAD, url="https://lampion.be/")).mentions
    assert [one.first("opening_date") for one in found] == [None, "2031-03"]


def test_a_house_of_the_list_runs_none_of_the_others() -> None:
    cards = (
        "<table><tr><th>Sede</th><th>Indirizzo</th><th>Orari</th></tr>"
        "<tr><td><b>Nodo Rosso</b></td><td>Via Verdi 5 - 38121 Trento</td><td>Lun-Ven 8:00-20:00</td></tr>"
        "<tr><td><b>Nodo Verde</b></td><td>Corso Milano 84 - 38068 Rovereto</td><td>H24</td></tr></table>"
    )
    head = "<title>Le nostre sedi - Nodo Rosso</title>"
    found = read(page(cards, head=head, url="https://nodorosso.it/le-nostre-sedi", lang="it")).mentions
    assert [one.first("operator") for one in found] == [None, None]
    assert [one.first("access_24_7") for one in found] == [None, True]


def test_hours_that_stand_once_in_the_footer_are_those_of_all_houses() -> None:
    hours = FOOTER.replace("</footer>", "<div><h4>Horaires</h4><p>lu-ve 8h-18h</p></div></footer>")
    found = read(page("<h1>Lampion</h1>" + hours, url="https://lampion.be/", lang="fr")).mentions
    assert [one.first("opening_hours") for one in found] == ["Mo-Fr 08:00-18:00", "Mo-Fr 08:00-18:00"]


def test_day_and_night_is_all_of_a_part_of_a_card() -> None:
    cards = (
        "<div><h2>Lampion Rouge</h2><p>Avenue Wielemans 311<br>1190 Forest</p><p>40 places · 24/7</p></div>"
        "<div><h2>Lampion Vert</h2><p>Avenue de la Chasse 296<br>1040 Etterbeek</p><p>65 places</p></div>"
    )
    found = read(page(cards, head=HEAD, url="https://lampion.be/lieux", lang="fr")).mentions
    assert [one.first("access_24_7") for one in found] == [True, None]


def test_a_row_of_towns_with_their_addresses_is_cut_at_the_towns() -> None:
    card = "<a><b>{}</b> <span>{}, {} {}</span></a> "
    row = card.format("Deventer", "Hanzeweg 16", "7418 AV", "Deventer")
    row += card.format("Kampen", "Zandweg 8", "8263 BC", "Kampen")
    body = f"<h1>Zwolle</h1><p>Dokterspad 2, 8025 AW Zwolle</p><h2>Onze andere locaties</h2><div>{row}</div>"
    found = read(page(body, url="https://lampion.nl/vestiging/zwolle", lang="nl")).mentions
    towns = [[claim.value for claim in one.claims if claim.field == "city"] for one in found]
    assert towns[:2] == [["Zwolle"], ["Deventer"]]
    assert found[1].first("street") == "Hanzeweg"


def test_the_address_of_who_runs_several_houses_is_none_of_them() -> None:
    lines = (
        "<p>Lampion Rouge, Avenue Wielemans 311, 1190 Forest</p>"
        "<p>Lampion Vert, Avenue de la Chasse 296, 1040 Etterbeek</p>"
        "<p>{}Lampion SA, Rue Haute 7, 1000 Bruxelles</p>"
    )
    for label, houses in (("Exploitant : ", 2), ("", 3)):
        found = read(page(lines.format(label), url="https://lampion.be/contact", lang="fr")).mentions
        assert len(found) == houses


def test_a_heading_says_from_when_its_house_is_open_and_the_name_does_not() -> None:
    cards = (
        "<div><h2>Lampion Rouge</h2><p>Avenue Wielemans 311<br>1190 Forest</p></div>"
        "<div><h2>Lampion Vert – coming 2031</h2><p>Avenue de la Chasse 296<br>1040 Etterbeek</p></div>"
    )
    found = read(page(cards, head=HEAD, url="https://lampion.be/en/locations", lang="en")).mentions
    assert [one.first("name") for one in found] == ["Lampion Rouge", "Lampion Vert"]
    assert [one.first("opening_date") for one in found] == [None, "2031"]
    soon = cards.replace("– coming 2031", "(coming soon)")
    found = read(page(soon, head=HEAD, url="https://lampion.be/en/locations", lang="en")).mentions
    assert [one.first("status") for one in found] == [None, "in_preparation"]


def test_a_number_for_all_houses_is_each_one_s() -> None:
    body = _cards_of_two() + "<p>Pour tous nos sites : tél. 02 555 41 11</p>"
    found = read(page(body, head=HEAD, url="https://lampion.be/lieux", lang="fr")).mentions
    assert [one.first("phone") for one in found] == ["+3225554111", "+3225554111"]


def _cards_of_two() -> str:
    return (
        "<div><h2>Lampion Rouge</h2><p>Avenue Wielemans 311<br>1190 Forest</p></div>"
        "<div><h2>Lampion Vert</h2><p>Avenue de la Chasse 296<br>1040 Etterbeek</p></div>"
    )


def test_the_address_for_invoices_is_no_house() -> None:
    bills = "<h2>Factures</h2><p>Chiffres, Rue Basse 9, 1050 Ixelles</p>"
    body = "<h1>Contact</h1><p>Lampion, Rue Haute 7, 1000 Bruxelles</p>"
    (own,) = read(page(body + bills, url="https://lampion.be/contact", lang="fr")).mentions
    assert own.first("street") == "Rue Haute"


def test_a_list_of_houses_on_a_legal_page_gives_the_page_no_address() -> None:
    houses = ("4 Mill Lane, St Albans AL3 4PQ", "6 Quay Street, Radlett WD7 7NN", "2 High Street, Harpenden AL5 2JD")
    items = "".join(f"<li>{house}</li>" for house in houses)
    url = "https://lampion.co.uk/terms-and-conditions"
    listed = read(page(f"<h1>Terms and conditions</h1><p>Valid at these sites:</p><ul>{items}</ul>", url=url)).mentions
    own = read(page(f"<h1>Terms and conditions</h1><p>{houses[0]}</p><ul>{items[35:]}</ul>", url=url)).mentions
    assert [one.first("street") for one in listed] in ([], [None])
    assert [one.first("street") for one in own] == ["Mill Lane"]


def test_bare_hours_in_the_card_of_a_house_are_its_own_and_the_administration_is_no_house() -> None:
    card = "<div><h3>{}</h3><p>{}<br>tél. {}<br>lu-ve 9-18</p></div>"
    cards = card.format("Lampion Rouge", "Avenue Wielemans 311, 1190 Forest", "02 555 41 11")
    cards += card.format("Lampion Vert", "Avenue de la Chasse 296, 1040 Etterbeek", "02 555 41 22")
    office = "<div><h3>Administration</h3><p>Lampion SA, Rue Haute 7, 1000 Bruxelles</p></div>"
    found = read(page(cards + office, url="https://lampion.be/contact", lang="fr")).mentions
    assert [one.first("opening_hours") for one in found] == ["Mo-Fr 09:00-18:00", "Mo-Fr 09:00-18:00"]


def test_beside_one_house_the_company_that_runs_it_is_none() -> None:
    body = (
        "<h1>Contact</h1><div><h3>Adresse</h3><p>Lampion<br>Avenue Wielemans 311<br>1190 Forest</p></div>"
        "<div><h3>Ouvert</h3><p>Du lundi au samedi de 6h à 23h</p></div>"
        "<p>Gestionnaire : Briques SA, Rue Haute 7, 1000 Bruxelles</p>"
    )
    (own,) = read(page(body, url="https://lampion.be/contact", lang="fr")).mentions
    assert (own.first("street"), own.first("opening_hours")) == ("Avenue Wielemans", "Mo-Sa 06:00-23:00")


def test_the_name_of_a_house_is_not_who_runs_the_others() -> None:
    own = "<h1>Rouge</h1><p>Avenue Wielemans 311<br>1190 Forest</p>"
    head = "<title>Rouge | Maison Lampion</title>"
    found = read(page(own + _list("Autres adresses"), head=head, url="https://lampion.be/lieux/rouge")).mentions
    assert {one.first("operator") for one in found[1:]} <= {None, "Maison Lampion"}


def test_a_postcode_for_the_way_is_no_house() -> None:
    body = (
        "<h1>How to find us</h1><p>Lampion, Manor Farm, Church Lane, Kirtlington OX5 3HJ</p>"
        "<p>By car: 10 minutes from J9. Use postcode OX5 3HA for the sat nav.</p>"
    )
    (own,) = read(page(body, url="https://lampion.co.uk/location", lang="en")).mentions
    assert own.first("postal_code") == "OX5 3HJ"


def test_what_the_frame_of_one_house_gives_is_not_how_to_reach_the_others() -> None:
    head = "<title>Planes | El Faro Hub (Málaga)</title>"
    others = "<h2>Otros centros del grupo</h2><ul><li>El Faro Marbella – Avda. del Mar 19, 29601 Marbella</li>"
    others += "<li>El Faro Granada – Gran Vía de Colón 40, 18010 Granada</li></ul>"
    frame = (
        "<footer>El Faro Hub Málaga – Paseo de Sancha, 50, 29016 Málaga – <a href='tel:+34952001832'>952 00 18 32</a>"
    )
    frame += " – malaga@elfarohub.es</footer>"
    shown = page(f"<h1>Compara planes</h1>{others}{frame}", head=head, url="https://elfarohub.es/compara", lang="es")
    own, *rest = read(shown).mentions
    assert own.first("name") == "El Faro Hub (Málaga)"
    assert (own.first("phone"), own.first("email")) == ("+34952001832", "malaga@elfarohub.es")
    assert [(one.first("city"), one.first("phone"), one.first("email")) for one in rest] == [
        ("Marbella", None, None),
        ("Granada", None, None),
    ]


def faq(*pairs: tuple[str, str]) -> str:
    """Questions that unfold their answers."""
    return "".join(f"<details><summary>{one}</summary><div><p>{two}</p></div></details>" for one, two in pairs)


def test_a_question_that_unfolds_heads_its_answer_and_another_house_is_told_of_there_alone() -> None:
    body = "<h1>Questions fréquentes</h1>" + faq(
        ("Où êtes-vous ?", "Rue Haute 7, 1000 Bruxelles, près du parc."),
        ("Quels sont vos horaires ?", "Du lundi au vendredi de 7h à 22h."),
        ("Combien de places ?", "46 places de travail sur 410 m²."),
        (
            "Avez-vous d'autres adresses ?",
            "Lampion Vert ouvrira à l'automne à l'avenue de la Chasse 296, 1040 Etterbeek.",
        ),
    )
    (own,) = read(page(body, head=HEAD, url="https://lampion.be/faq", lang="fr")).mentions
    assert own.first("street") == "Rue Haute"
    assert (own.first("area_m2"), own.first("desks")) == (410, 46)
    assert own.first("opening_hours") == "Mo-Fr 07:00-22:00"


def test_an_address_below_the_first_heading_goes_before_the_office_in_the_footer() -> None:
    footer = "<footer><p>Lampion SA, Rue Basse 9, 1050 Ixelles</p></footer>"
    body = f"<h1>Lampion Vert</h1><p>Avenue de la Chasse 296, 1040 Etterbeek</p><p>Tram 81</p>{footer}"
    (own,) = read(page(body, head=HEAD, url="https://lampion.be/etterbeek/vert", lang="fr")).mentions
    assert own.first("street") == "Avenue de la Chasse"
