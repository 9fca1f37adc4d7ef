"""What a card says below its head, what it stands beside, and words that are drawn as pictures."""

from __future__ import annotations

import pytest
from plans import named, page_of, values

from cowcrawl.page import Page


def card(name: str, price: str, *lines: str, subtitle: str = "") -> str:
    """A card with a head of its own for name and price, as site builders make them."""
    told = f"<p>{subtitle}</p>" if subtitle else ""
    listed = "".join(f"<li>{line}</li>" for line in lines)
    return f"<div><div><h3>{name}</h3>{told}<div><b>{price}</b></div></div><div><ul>{listed}</ul></div></div>"


def kinds(body: str, title: str = "Coworking") -> dict[str, str]:
    """The desk type of each plan by its name."""
    return {plan["name"]: plan["desk_type"] for plan in values(page_of(body, title=title))}


def test_what_stands_below_the_head_of_a_card_tells_of_its_plan() -> None:
    first = card("Canopée", "299 € / mois", "Poste de travail dédié", "Casier", "Sans engagement")
    second = card("Sous-bois", "119 € / mois", "Placement libre", "Casier")
    plans = {plan["name"]: plan for plan in values(page_of(f"<h2>Tarifs</h2><div>{first}{second}</div>"))}
    assert {name: plan["desk_type"] for name, plan in plans.items()} == {
        "Canopée": "fixed_desk",
        "Sous-bois": "hot_desk",
    }
    assert plans["Canopée"]["commitment"] == "Sans engagement"
    assert plans["Sous-bois"]["commitment"] is None


ADDRESSES = [
    ("Business address", "Mail collection", "2 hours of meeting room", "coworking access"),
    ("Adresse commerciale prestigieuse", "Réception du courrier", "Accès coworking (2 jours)"),
    ("Zakelijk adres", "Postverwerking", "Toegang tot de coworking"),
    ("Geschäftsadresse in bester Lage", "Postannahme", "2 Tage Coworking"),
]


@pytest.mark.parametrize("lines", ADDRESSES)
def test_a_plan_that_begins_with_an_address_and_letters_is_a_virtual_office(lines: tuple[str, ...]) -> None:
    body = f"<div>{card('Start', '49 € / month', *lines)}{card('Plus', '99 € / month', *lines, 'Parcels')}</div>"
    assert set(kinds(body).values()) == {"virtual_office"}


def test_an_address_among_other_things_makes_no_virtual_office() -> None:
    lines = ("Fast wifi", "Coffee", "Business address", "Locker", "Printer", "Mail collection")
    body = f"<div>{card('Start', '149 € / month', *lines)}{card('Plus', '199 € / month', *lines)}</div>"
    assert set(kinds(body).values()) == {"hot_desk"}


def test_what_is_let_by_the_hour_is_what_its_subtitle_says() -> None:
    room = card("Larch", "29 € / hour", "Screen", "Whiteboard", subtitle="Meeting room for small teams")
    studio = card("Alder", "59 € / hour", "Lamps", subtitle="Photo studio")
    assert kinds(f"<div>{room}{studio}</div>") == {"Larch": "meeting_room", "Alder": "event_space"}


SECTIONS = """<h1>Tarifs</h1><h2>Espace coworking</h2><ul><li>Journée : 12 €</li><li>Abonnement : 120 € / mois</li></ul>
<h2>Atelier bois</h2><ul><li>Journée : 10 €</li><li>Pass mensuel : 30 €</li></ul>
<h2>Yoga du jeudi</h2><ul><li>Carte de 10 : 110 €</li></ul>
<h2>Salles</h2><ul><li>Salle de réunion : 15 € / heure</li></ul>"""


def test_what_a_house_has_beside_coworking_is_no_desk() -> None:
    plans = named(page_of(SECTIONS, title="La Sapinière"))
    assert {plan[1:] for plan in plans} == {
        ("day_pass", "12", "day"),
        ("hot_desk", "120", "month"),
        ("meeting_room", "15", "hour"),
    }


def test_in_a_house_that_is_all_coworking_headings_name_plans() -> None:
    body = SECTIONS.replace("Atelier bois", "Liberté")
    assert {"10", "30"} <= {plan[2] for plan in named(page_of(body, title="Coworking La Sapinière"))}


@pytest.mark.parametrize(
    "icon", ['<span class="material-icons md-18">done</span>', "<mat-icon>check_circle</mat-icon>"]
)
def test_a_word_that_is_drawn_as_a_picture_is_not_read(icon: str) -> None:
    page = page_of(f"<h3>{icon}Pine</h3><p>{icon}180 € / month</p><div>{icon}Fixed desk</div>")
    assert named(page) == {("Pine", "fixed_desk", "180", "month")}


def test_the_title_of_a_card_names_its_only_price_and_not_the_period_below_it() -> None:
    card = "<div><h6>{}</h6><p>{}<br>{}<br>{} €</p></div>"
    body = f"<h2>Louer une salle</h2>{card.format('La Vigie', 'Au calme', '1/2 journée', 12)}"
    body += card.format("Le Quai", "Vue sur l’eau", "La journée", 30)
    assert {(name, period) for name, _, _, period in named(page_of(body))} == {
        ("La Vigie", "half_day"),
        ("Le Quai", "day"),
    }


def test_a_fee_above_cards_includes_nothing_of_what_they_list() -> None:
    card = "<div><h4>{}</h4><p>{} jours / semaine<br>{} € / mois</p></div>"
    fee = "<h1>Abonnements</h1><p>Adhésion annuelle : 20 €</p>"
    body = f"{fee}<h2>Au mois</h2>{card.format('Rameur', 2, 40)}{card.format('Barreur', 4, 70)}"
    assert {value["name"]: value["included"] for value in values(page_of(body))}["Adhésion annuelle"] is None


@pytest.mark.parametrize("button", ["Reservar", "Book now", "Jetzt buchen", "Plus d'infos"])
def test_a_button_that_touches_a_price_is_neither_its_unit_nor_a_name(button: str) -> None:
    body = "".join(
        f"<div><h3>{name}</h3><span>{price}</span><button>{button}</button></div>"
        for name, price in (("Larch desk", "180€/month"), ("Alder desk", "140€/month"))
    )
    assert named(page_of(f"<main>{body}</main>", title="Coworking")) == {
        ("Larch desk", "hot_desk", "180", "month"),
        ("Alder desk", "hot_desk", "140", "month"),
    }


def rows(name: str, *prices: tuple[str, str]) -> str:
    """A card without headings, as scripts build them: a line with its name and a row for each period."""
    cells = "".join(f"<div><div>{period}</div><div>{price}</div></div>" for period, price in prices)
    return f"<div><div>{name}</div><div>8 personnes</div>{cells}</div>"


def test_the_rows_of_periods_of_a_card_without_headings_are_of_what_opens_it() -> None:
    blue = rows("Salle Bleue", ("Demi-journée", "25 €"), ("Journée", "45 €"))
    office = rows("Bureau fermé", ("Demi-journée", "30 €"), ("Journée complète", "50 €"))
    assert named(page_of(f"<div>{blue}{office}</div>", title="Coworking")) == {
        ("Salle Bleue", "meeting_room", "25", "half_day"),
        ("Salle Bleue", "meeting_room", "45", "day"),
        ("Bureau fermé", "private_office", "30", "half_day"),
        ("Bureau fermé", "private_office", "50", "day"),
    }


def test_an_item_with_a_list_of_its_own_is_told_by_that_alone() -> None:
    def item(name: str, price: str, *lines: str) -> str:
        return f"<li>{name} – {price} per month<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul></li>"

    letters = item("Elm", "€60", "Virtual office", "Mail scanning")
    desk = item("Oak", "€160", "Fixed desk", "Coffee")
    both = item("Ash", "€90", "Virtual office", "Mail scanning", "1 day per month at a hot desk")
    body = f"<ul><li><strong>Packages</strong><ul>{letters}{desk}{both}</ul></li></ul>"
    assert kinds(body) == {"Elm": "virtual_office", "Oak": "fixed_desk", "Ash": "virtual_office"}


def test_the_first_sentence_of_a_long_description_tells_the_desk() -> None:
    told = (
        "Access at all hours to a fixed desk. " + "Fast wifi and coffee that is free all day long for everybody. " * 3
    )
    body = f"<div>{card('Larch', '180 € / month', told)}{card('Alder', '90 € / month', 'Coffee')}</div>"
    assert kinds(body) == {"Larch": "fixed_desk", "Alder": "hot_desk"}


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Bono flexible", "Bono de 10 días sueltos para usar en dos meses"),
        ("Flex 10", "10 Tage, frei einteilbar"),
        ("Carnet", "10 demi-journées à utiliser sur 6 mois"),
    ],
)
def test_a_card_of_a_ticket_tells_how_many_it_has(name: str, line: str) -> None:
    found = values(page_of(f"<div>{card(name, '100 €', line)}{card('Larch desk', '180 € / month')}</div>"))
    assert [(value["name"], value["quantity"]) for value in found if value["period"] == "once"] == [(name, 10)]


def test_days_of_access_are_no_bundle() -> None:
    found = values(page_of(f"<div>{card('Full desk', '100 €', '5 days')}{card('Larch desk', '180 € / month')}</div>"))
    assert not [value for value in found if value["period"] == "once"]


def test_charges_beside_a_rent_are_no_rent() -> None:
    body = "<h3>Bureau n°12</h3><ul><li>Loyer : 310 € HT / mois</li><li>Charges : 50 € HT / mois</li></ul>"
    page = Page(f"<html lang=fr><title>Coworking</title>{body}".encode(), url="https://bureaux.example/")
    assert {plan[2] for plan in named(page)} == {"310"}
    hall = "<h2>Hall hire</h2><h3>Charges</h3><p>Hall: £20 an hour</p>"
    assert [value["amount"] for value in values(page_of(hall))] == ["20"]


def test_an_area_beside_a_price_is_named_with_what_it_is_of() -> None:
    body = "<h2>Rooms</h2><h3>Larch</h3><p>40 m² | hour 25 €</p><h3>Alder</h3><p>60 m² | hour 35 €</p>"
    assert set(kinds(body)) == {"Larch – 40 m²", "Alder – 60 m²"}


def test_a_line_that_leads_in_a_list_names_no_plan() -> None:
    body = "".join(
        f"<div><h2>{name}</h2><h2>{lead} :</h2><ul><li>Adresse au centre</li></ul><p>{price} HT/mois</p></div>"
        for name, lead, price in (
            ("Domiciliation simple", "Cette formule comprend", "20€"),
            ("Domiciliation avec renvoi", "Avec ce choix sont compris les services suivants", "35€"),
        )
    )
    assert named(page_of(body)) == {
        ("Domiciliation simple", "virtual_office", "20", "month"),
        ("Domiciliation avec renvoi", "virtual_office", "35", "month"),
    }


def test_a_heading_with_a_colon_that_leads_in_nothing_names_its_prices() -> None:
    assert named(page_of("<h3>Poste nomade :</h3><p>130 € / mois</p>")) == {
        ("Poste nomade", "hot_desk", "130", "month")
    }


def offer(name: str, price: str, *lines: str) -> str:
    """A card with a heading, its price in pieces and a list."""
    items = "".join(f"<li>{line}</li>" for line in lines)
    return f"<div class=c><h3>{name}</h3><div><span>{price}</span><span>+ IVA</span></div><ul>{items}</ul></div>"


STAYS = "<h2>Piani</h2><div class=g>{}{}</div><div class=g>{}{}{}</div>".format(
    offer("LIBERO", "€150", "Postazione flessibile al mese"),
    offer("FISSO", "€220", "Scrivania fissa al mese"),
    offer("DUE SETTIMANE", "€120", "Due settimane di seguito", "Scrivania flessibile"),
    offer("UNA SETTIMANA", "€80", "Una settimana di seguito", "Scrivania flessibile"),
    offer("PASS GIORNALIERO", "€20", "Scrivania flessibile"),
)


def test_a_card_headed_by_a_period_goes_by_no_heading_of_another_card() -> None:
    names = {(name, amount) for name, _, amount, _ in named(page_of(STAYS))}
    assert {("UNA SETTIMANA", "80"), ("PASS GIORNALIERO", "20"), ("DUE SETTIMANE", "120")} <= names


def test_a_heading_below_a_price_names_it_where_it_is_the_last_of_its_card() -> None:
    pairs = (("18", "Poste nomade"), ("30", "Poste fixe"))
    body = "".join(f"<div class=c><p>{price} € / jour</p><h3>{name}</h3></div>" for price, name in pairs)
    assert {(name, amount) for name, _, amount, _ in named(page_of(body))} == {
        ("Poste nomade", "18"),
        ("Poste fixe", "30"),
    }


def test_each_step_of_a_longer_engagement_is_named_with_its_months() -> None:
    body = "<h2>Coworking</h2><h3>Engagement long</h3><ul><li>3 mois : 200€/mois</li><li>12 mois : 180€/mois</li></ul>"
    assert named(page_of(body)) == {
        ("Engagement long – 3 mois", "hot_desk", "200", "month"),
        ("Engagement long – 12 mois", "hot_desk", "180", "month"),
    }


def test_what_gives_a_room_and_its_area_for_half_a_day_is_that_room() -> None:
    body = "<h1>Coworking</h1><div class=g>{}{}</div>".format(
        "<div class=c><h3>Tournage</h3><p>250 € / demi-journée</p><ul><li>Studio 40 m² équipé</li></ul></div>",
        "<div class=c><h3>Matin</h3><p>12 € / demi-journée</p><ul><li>Café offert</li></ul></div>",
    )
    kinds = {name: kind for name, kind, *_ in named(page_of(body))}
    assert kinds["Tournage"] == "meeting_room"
    assert kinds.get("Matin") != "meeting_room"


@pytest.mark.parametrize("price", ["$640MXN", "$640<span>mxp</span>", "640CHF", "640EUR"])
def test_a_heading_that_is_an_amount_and_its_code_names_no_plan(price: str) -> None:
    card = "<div><div>Membership {}</div><h2>{}</h2><p>Per month</p></div>"
    body = card.format("Basic", price) + card.format("Pro", price.replace("640", "820"))
    found = named(page_of(f"<h1>Memberships</h1><div>{body}</div>"))
    assert {(name, amount) for name, _, amount, *_ in found} == {("Membership Basic", "640"), ("Membership Pro", "820")}


@pytest.mark.parametrize(
    ("period", "first", "second"),
    [
        ("al mes", "Mesa fija", "Mesa flexible"),
        ("al mese", "Postazione fissa", "Postazione flessibile"),
        ("per month", "Fixed desk", "Hot desk"),
        ("pro Monat", "Fixer Platz", "Flexplatz"),
    ],
)
def test_a_period_between_price_and_name_shifts_no_prices(period: str, first: str, second: str) -> None:
    set_alike = "<div><h2>{} €</h2><h4>{}</h4><h3>{}</h3><p>Wifi</p></div>"
    body = set_alike.format(151, period, first) + set_alike.format(101, period, second)
    assert {(name, amount, told) for name, _, amount, told in named(page_of(f"<h1>Coworking</h1>{body}"))} == {
        (first, "151", "month"),
        (second, "101", "month"),
    }


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ("Reserva por 151 €/mes", "Contrata por 101 €/mes", ("Mesa fija", "Mesa flexible")),
        ("Prenota a 151 €/mese", "Acquista per 101 €/mese", ("Postazione fissa", "Postazione flessibile")),
        ("Book for £151/month", "Buy for £101/month", ("Fixed desk", "Hot desk")),
        ("Réserver pour 151 €/mois", "Je réserve à 101 €/mois", ("Poste fixe", "Poste flexible")),
        ("Buchen für 151 €/Monat", "Jetzt buchen 101 €/Monat", ("Fixer Platz", "Flexplatz")),
        ("Boek voor € 151/maand", "Reserveer voor € 101/maand", ("Vaste plek", "Flexplek")),
    ],
)
def test_what_a_button_with_a_price_does_is_no_name(first: str, second: str, names: tuple[str, str]) -> None:
    cards = [f"<div><h3>{name}</h3><a>{text}</a></div>" for name, text in zip(names, (first, second), strict=True)]
    found = named(page_of(f"<h1>Coworking</h1>{''.join(cards)}"))
    assert {(plan[0], plan[2]) for plan in found} == {(names[0], "151"), (names[1], "101")}


def test_cents_in_a_piece_of_their_own_may_begin_with_their_comma() -> None:
    price = "<div class='price'><span>129</span><div><span>,50</span></div><span>€</span><span>pro Monat</span></div>"
    body = f"<h1>Coworking</h1><div><h3>Flex Desk</h3>{price}</div>"
    assert named(page_of(body)) == {("Flex Desk", "hot_desk", "129.50", "month")}
