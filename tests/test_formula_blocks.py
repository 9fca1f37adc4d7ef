"""Plans in cards that are one block of lines, tickets whose card says how many days, rooms that head a paragraph."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans, values

LINES = (
    "<h2>Our plans</h2><div><b>Flex 6</b><br>6 days a month<br>£90 per month</div>"
    "<div><b>Flex max</b><br>£210 per month<br>24/7 access</div>"
    "<div><b>Fixed desk</b><br>£280 per month<br>3 months' minimum term</div>"
)


def test_of_cards_that_are_one_block_of_lines_the_first_line_is_the_name() -> None:
    assert named(page_of(LINES)) == {
        ("Flex 6", "hot_desk", "90", "month"),
        ("Flex max", "hot_desk", "210", "month"),
        ("Fixed desk", "fixed_desk", "280", "month"),
    }


def test_what_such_a_card_says_is_said_of_its_own_plan_alone() -> None:
    told = {value["name"]: (value["included"], value["commitment"]) for value in values(page_of(LINES))}
    assert told == {
        "Flex 6": ("6 days a month", None),
        "Flex max": (None, None),
        "Fixed desk": (None, "3 months' minimum term"),
    }


def test_every_price_of_such_a_card_bears_its_name() -> None:
    rooms = "<p>Salle Cuivre<br>Heure : 20 €<br>Jour : 90 €</p><p>Salle Étain<br>Heure : 30 €<br>Jour : 110 €</p>"
    assert named(page_of(f"<h2>Salles</h2>{rooms}")) == {
        ("Salle Cuivre", "meeting_room", "20", "hour"),
        ("Salle Cuivre", "meeting_room", "90", "day"),
        ("Salle Étain", "meeting_room", "30", "hour"),
        ("Salle Étain", "meeting_room", "110", "day"),
    }


@pytest.mark.parametrize(
    ("ticket", "line"),
    [
        ("Strippenkaart", "10 dagen, 6 maanden geldig"),
        ("Carnet", "10 journées (valable un an)"),
        ("Punch card", "10 days – valid for a year"),
    ],
)
def test_the_card_of_a_ticket_tells_how_many_days_it_is_for(ticket: str, line: str) -> None:
    body = f"<div><h3>{ticket}</h3><p>€ 175</p><p>{line}</p></div><div><h3>Fixed desk</h3><p>€ 250 / month</p></div>"
    assert ("day_pass", "175", "EUR", "once", 10, None) in plans(body)


def test_days_in_the_card_of_a_membership_make_no_ticket_of_it() -> None:
    body = "<div><h3>Flex</h3><p>€ 175</p><p>10 days, then you decide</p></div>"
    assert not plans(body + "<div><h3>Fixed desk</h3><p>€ 250 / month</p></div>") - {
        ("fixed_desk", "250", "EUR", "month", None, None)
    }


def test_a_paragraph_about_rooms_begins_with_the_name_of_the_room() -> None:
    body = (
        "<h2>Meeting rooms</h2><p>The Kiln — seats 8. £18/hour, £60 half day, £100 full day. Members get 50% off.</p>"
        "<p>The Anvil — seats 16 boardroom style or 30 theatre style. £30/hour or £180/day.</p>"
    )
    assert named(page_of(body)) == {
        ("The Kiln", "meeting_room", "18", "hour"),
        ("The Kiln", "meeting_room", "60", "half_day"),
        ("The Kiln", "meeting_room", "100", "day"),
        ("The Anvil", "meeting_room", "30", "hour"),
        ("The Anvil", "meeting_room", "180", "day"),
    }


def test_below_a_heading_that_is_not_of_rooms_no_paragraph_begins_with_a_room() -> None:
    body = "<h2>Our café</h2><p>The Kiln — seats 8. £18/hour, £60 half day. Members get 50% off on weekdays.</p>"
    assert not plans(body)


def test_a_label_that_is_nothing_but_fixed_tells_more_than_a_heading_of_flexible_desks() -> None:
    rows = "<tr><th></th><th>Flex</th><th>Vast</th></tr><tr><td>Prijs per maand</td><td>€ 150</td><td>€ 250</td></tr>"
    found = plans(f"<h1>Flexibele werkplekken in Gent</h1><table>{rows}</table>")
    assert {plan[:2] for plan in found} == {("hot_desk", "150"), ("fixed_desk", "250")}


def test_shares_of_a_day_at_a_price_a_month_are_the_names_of_memberships() -> None:
    heads = "<tr><th></th><th>Media jornada</th><th>Jornada completa</th></tr>"
    table = f"<table>{heads}<tr><td>Precio</td><td>75€/mes</td><td>120€/mes</td></tr></table>"
    assert named(page_of(table)) == {
        ("Media jornada", "hot_desk", "75", "month"),
        ("Jornada completa", "hot_desk", "120", "month"),
    }


def test_the_head_of_a_row_about_notice_binds_nobody() -> None:
    rows = (("", "Flex", "Vast"), ("Per maand", "€ 150", "€ 250"), ("Opzegtermijn", "1 maand", "2 maanden"))
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    pages = page_of(f"<table>{cells}</table><p>Liever een dag proberen? Een dagpas kost 22 euro (excl. btw).</p>")
    assert {(value["name"], value["commitment"]) for value in values(pages)} == {
        ("Flex", "Opzegtermijn: 1 maand"),
        ("Vast", "Opzegtermijn: 2 maanden"),
        ("Een dagpas", None),
    }


def test_a_pass_has_its_price_behind_a_question() -> None:
    found = plans("<h1>Precios</h1><p>¿Solo un día? Pase diario por 12 € + IVA.</p>")
    assert found == {("day_pass", "12", "EUR", "day", None, "excl")}


@pytest.mark.parametrize("badge", ["Most popular", "Meest gekozen", "Beliebt", "Le plus libre", "La más pedida"])
def test_a_badge_on_a_card_is_not_the_name_of_its_plan(badge: str) -> None:
    first = "<div class=c><div>Light</div><div>€99</div><div>/month</div></div>"
    second = f"<div class=c><div>{badge}</div><div>Unlimited</div><div>€249</div><div>/month</div></div>"
    assert {name for name, *_ in named(page_of(f"<h2>Prices</h2>{first}{second}"))} == {"Light", "Unlimited"}


def test_a_heading_of_two_halves_that_announce_prices_is_no_part_of_a_name() -> None:
    body = "<h1>Abos &amp; Preise</h1><div><h3>Halbtag</h3><p>CHF 15.-</p></div><div><h3>Tag</h3><p>CHF 25.-</p></div>"
    assert {name for name, *_ in named(page_of(body))} == {"Halbtag", "Tag"}


def test_passes_and_bundles_of_them_need_no_period_in_a_sentence() -> None:
    found = plans("<h1>Pricing</h1><p>Day passes are £18+VAT, or buy a bundle of five for £75+VAT each time.</p>")
    assert found == {("day_pass", "18", "GBP", "day", None, "excl"), ("day_pass", "75", "GBP", "once", 5, "excl")}


def test_a_sentence_behind_prices_tells_the_tax_and_the_term_of_all_of_them() -> None:
    prices = "2-person office from £520 pcm · 4-person office from £960 pcm."
    body = page_of(f"<h2>Offices</h2><p>{prices} All plus VAT. Term: 3 months' notice.</p>")
    assert {(value["amount"], value["vat"], value["commitment"]) for value in values(body)} == {
        ("520", "excl", "Term: 3 months' notice."),
        ("960", "excl", "Term: 3 months' notice."),
    }


def test_an_event_loft_among_meeting_rooms_is_a_place_for_events() -> None:
    items = "<li>Elm Room (6 people): £15 per hour</li><li>Event loft (up to 80 standing): £75 per hour</li>"
    found = plans(f"<h2>Meeting space</h2><ul>{items}</ul>")
    assert {plan[:2] for plan in found} == {("meeting_room", "15"), ("event_space", "75")}


def test_a_heading_with_a_name_and_a_price_governs_what_stands_below_it_and_no_more() -> None:
    cards = (
        "<h3>RÉSIDENT — 240 € HT / MOIS</h3><p>Votre bureau attitré, jour et nuit.</p>"
        "<h3>MI-TEMPS — 150 € HT / MOIS</h3><p>Une place libre, 10 jours par mois.</p>"
        "<h3>PACK 10 JOURS — 170 € HT</h3><p>Valable 6 mois.</p>"
    )
    told = {(value["name"], value["desk_type"], value["included"]) for value in values(page_of(cards))}
    assert told == {
        ("RÉSIDENT", "fixed_desk", None),
        ("MI-TEMPS", "hot_desk", "Une place libre, 10 jours par mois."),
        ("PACK 10 JOURS", "day_pass", None),
    }


def test_a_line_with_a_value_does_not_name_the_price_below_it() -> None:
    body = "<h2>Salle de réunion</h2><p>Surface : 22 m²<br>Équipement : écran, visio<br>Tarifs : 25 € / heure</p>"
    assert named(page_of(body)) == {("Salle de réunion", "meeting_room", "25", "hour")}


def test_behind_the_bare_price_of_a_room_members_have_one_with_a_label() -> None:
    body = "<h2>Sala de juntas</h2><p>Para 10 personas, con pantalla y pizarra. 15 €/hora. Socios: 8 €/hora.</p>"
    assert named(page_of(body)) == {
        ("Sala de juntas", "meeting_room", "15", "hour"),
        ("Sala de juntas – Socios", "meeting_room", "8", "hour"),
    }


def test_a_page_that_shares_a_workspace_lets_desks_as_one_of_coworking_does() -> None:
    page = page_of("<h1>Espace de travail partagé</h1><p>10 jours : 170 €</p>", title="La Navette")
    assert {(value["desk_type"], value["quantity"]) for value in values(page)} == {("day_pass", 10)}


def test_a_subject_of_many_words_is_named_by_the_desk_it_ends_in() -> None:
    said = "Je hebt bij ons al een flexibele werkplek vanaf €125,- per maand voor een dag per week."
    assert {name for name, *_ in named(page_of(f"<h1>Tarieven</h1><p>{said}</p>"))} == {"flexibele werkplek"}


def test_rooms_of_one_sentence_keep_their_names() -> None:
    said = (
        "Vergaderzaal Aa (max. 6 personen) € 45,- per dagdeel, vergaderzaal Mark (max. 14 personen) € 75,- per dagdeel."
    )
    assert named(page_of(f"<h2>Vergaderen</h2><p>{said}</p>")) == {
        ("Vergaderzaal Aa", "meeting_room", "45", "half_day"),
        ("vergaderzaal Mark", "meeting_room", "75", "half_day"),
    }


def test_dues_of_another_kind_in_the_same_list_do_not_hide_those_of_members() -> None:
    items = "<li>Regulär: 25 € im Monat</li><li>Ermäßigt: 12 € im Monat</li><li>Fördermitglied: ab 60 € im Jahr</li>"
    page = page_of(f"<h1>Mitglied werden</h1><h2>Beiträge</h2><ul>{items}</ul>", title="Mitglied werden – Hackspace")
    assert named(page) == {
        ("Regulär", "other", "25", "month"),
        ("Ermäßigt", "other", "12", "month"),
        ("Fördermitglied", "other", "60", "year"),
    }


@pytest.mark.parametrize(
    ("line", "vat"),
    [
        ("Alle Preise verstehen sich inklusive der gesetzlichen Mehrwertsteuer.", "incl"),
        ("Preise zuzüglich der jeweils gültigen Umsatzsteuer.", "excl"),
        ("Btw niet inbegrepen. Studenten en starters krijgen 15% korting.", "excl"),
        ("IVA no incluido. Sin permanencia y sin sorpresas.", "excl"),
        ("All rates plus the applicable VAT", "excl"),
    ],
)
def test_the_tax_of_all_prices_is_told_by_law_or_beside_other_things(line: str, vat: str) -> None:
    found = plans(f"<h1>Coworking</h1><ul><li>Hot desk: 180 € / month</li></ul><p>{line}</p>")
    assert {plan[5] for plan in found} == {vat}


def test_a_cell_in_bold_is_no_title_of_what_stands_below_its_table() -> None:
    heads = "<tr><td></td><td><strong>Journée</strong></td></tr><tr><td>Espace partagé</td><td>14 €</td></tr>"
    page = page_of(f"<table>{heads}</table><p>Tarif réduit (étudiants) : 100 € HT par mois.</p>")
    assert {name for name, *_ in named(page)} == {"Espace partagé", "Tarif réduit (étudiants)"}


def test_a_name_is_no_longer_than_its_sentence() -> None:
    said = "Aforo: 40 personas. Superficie: 65 m2. Precio: 30 €/hora (coworkers 20 €/hora)."
    page = page_of(f"<h2>Sala polivalente</h2><p>{said}</p>")
    assert {name for name, *_ in named(page)} == {"Sala polivalente", "Sala polivalente – coworkers"}


def test_members_and_others_pay_for_one_room_under_names_of_their_own() -> None:
    body = "<h2>Meeting room</h2><p>Members £10/hour, non-members £20/hour. Seats 8 around one table.</p>"
    assert named(page_of(body)) == {
        ("Meeting room – Members", "meeting_room", "10", "hour"),
        ("Meeting room – non-members", "meeting_room", "20", "hour"),
    }


@pytest.mark.parametrize("name", ["Plan día", "Day plan", "Piano giornaliero"])
def test_a_plan_may_be_named_by_its_period(name: str) -> None:
    body = f"<div><h3>{name}</h3><p>€ 14</p></div><div><h3>Flex</h3><p>€ 130 / month</p></div>"
    assert ("day_pass", "14", "EUR", "day", None, None) in plans(body)


def test_a_rate_in_a_sentence_below_the_heading_of_a_room_is_the_rooms() -> None:
    said = "Une salle de 25 m² pour 10 personnes. 30 € HT la demi-journée pour les coworkers, écran compris pour tous."
    assert {kind for _, kind, *_ in named(page_of(f"<h2>Salle de réunion</h2><p>{said}</p>"))} <= {"meeting_room"}


def test_a_card_that_opens_with_nothing_but_a_period_is_named_by_it() -> None:
    card = "<div><p>{}</p><p>{}</p><p>+ IVA / {}</p></div>"
    cards = card.format("One Day", "20€", "giorno") + card.format("Weekly", "75€", "settimana")
    assert named(page_of(f"<h1>La Serra</h1><div>{cards}</div>")) == {
        ("One Day", "day_pass", "20", "day"),
        ("Weekly", "hot_desk", "75", "week"),
    }


def test_a_period_may_stand_before_the_tax() -> None:
    said = "400 € mezza giornata, 700 € giornata intera + IVA."
    found = plans(f"<h3>Spazi per eventi</h3><p>Sala Rame: 80 posti a sedere, 120 mq. {said}</p>")
    assert {plan[1:4] for plan in found} == {("400", "EUR", "half_day"), ("700", "EUR", "day")}


@pytest.mark.parametrize(
    ("line", "vat"),
    [
        ("Los precios incluyen IVA.", "incl"),
        ("Los precios no incluyen IVA.", "excl"),
        ("I prezzi non includono l'IVA.", "excl"),
        ("VAT is charged at 23% on all of the above.", "excl"),
    ],
)
def test_a_verb_tells_the_tax_and_a_negation_is_heard(line: str, vat: str) -> None:
    found = plans(f"<h1>Coworking</h1><ul><li>Hot desk: 180 € / month</li></ul><p>{line}</p>")
    assert {plan[5] for plan in found} == {vat}


def test_desks_are_let_in_a_sentence_of_ones_own() -> None:
    said = "Schreibtische vermieten wir für 210 € netto im Monat inklusive Strom, Internet und Reinigung."
    assert plans(f"<h1>Büro</h1><p>{said}</p>") == {("hot_desk", "210", "EUR", "month", None, "excl")}


def test_a_table_that_holds_an_office_against_the_house_tells_the_houses_price_alone() -> None:
    rows = "<tr><th></th><th>Traditional office</th><th>The Kiln</th></tr>"
    rows += "<tr><td>Rent</td><td>£600/month</td><td>£140/month</td></tr>"
    said = "<p>A small office in Leeds costs around £600 a month before bills.</p>"
    page = page_of(f"<h1>Coworking vs. renting an office</h1>{said}<table>{rows}</table>")
    assert {(kind, amount) for _, kind, amount, _ in named(page)} == {("hot_desk", "140")}


def test_a_pass_for_yoga_is_no_pass_for_a_desk() -> None:
    yoga = "<h2>Sporten</h2><p>Yoga: losse les € 15, 10-rittenkaart € 125, onbeperkt € 69 per maand.</p>"
    assert plans(f"<h2>Werken</h2><p>Flexplek: € 165 per maand.</p>{yoga}") == {
        ("hot_desk", "165", "EUR", "month", None, None)
    }


def test_the_rates_of_a_car_park_are_no_rates_of_the_house() -> None:
    said = "Le parking public est à 100 m : 2,50 € l'heure, 18 € la journée, et les vélos sont gratuits."
    assert not plans(f"<h1>Coworking</h1><h3>Y a-t-il un parking ?</h3><p>{said}</p>")


def test_who_pays_one_price_is_not_said_of_the_next() -> None:
    body = (
        "<h2>Meetingraum</h2><p>Für Mitglieder € 10/h, für Externe € 25/h, Tagespauschale € 150.</p><p>14 Personen</p>"
    )
    assert named(page_of(body)) == {
        ("Meetingraum – Für Mitglieder", "meeting_room", "10", "hour"),
        ("Meetingraum – für Externe", "meeting_room", "25", "hour"),
        ("Meetingraum", "meeting_room", "150", "day"),
    }


@pytest.mark.parametrize(("name", "quantity"), [("10er BLOCK", 10), ("Bono 20h", 20), ("Carnet 30h", 30)])
def test_a_card_of_entries_or_hours_is_written_in_short(name: str, quantity: int) -> None:
    body = f"<div><h3>{name}</h3><p>€ 145</p></div><div><h3>Flex</h3><p>€ 130 / month</p></div>"
    assert ("day_pass", "145", "EUR", "once", quantity, None) in plans(body)


@pytest.mark.parametrize("name", ["Pass 24h", "Pass 8h-20h"])
def test_for_how_long_a_pass_holds_is_no_number_of_hours(name: str) -> None:
    body = f"<div><h3>{name}</h3><p>€ 145</p></div><div><h3>Flex</h3><p>€ 130 / month</p></div>"
    assert not [plan for plan in plans(body) if plan[4]]


@pytest.mark.parametrize("name", ["Giornata singola", "Losse dag", "Einzeltag", "Día suelto"])
def test_a_single_day_is_a_day(name: str) -> None:
    assert plans(f"<h2>Coworking</h2><ul><li>{name}: € 12</li></ul>") == {("day_pass", "12", "EUR", "day", None, None)}


def test_days_in_a_row_below_a_price_a_month_are_days_of_each_month() -> None:
    rows = "<tr><th>Nombre de jours / mois</th><th>Tarif mensuel HT</th><th>Soit par jour</th></tr>"
    rows += "<tr><td>4 jours</td><td>48 €</td><td>12 €</td></tr><tr><td>Illimité</td><td>160 €</td><td>-</td></tr>"
    assert plans(f"<h1>Coworking</h1><table>{rows}</table>") == {
        ("hot_desk", "48", "EUR", "month", None, "excl"),
        ("hot_desk", "160", "EUR", "month", None, "excl"),
    }


def test_the_tax_in_one_card_is_not_that_of_the_others() -> None:
    card = "<div><p><strong>{}</strong></p><p>€ {}</p><p>{}</p></div>"
    cards = card.format("Dagpas", "24,20", "(incl. btw)") + card.format("Flex full", "195", "per maand")
    assert plans(f"<h1>Prijzen</h1><div>{cards}</div>") == {
        ("day_pass", "24.20", "EUR", "day", None, "incl"),
        ("hot_desk", "195", "EUR", "month", None, None),
    }


def test_what_a_table_tells_of_its_plans_is_not_told_of_the_line_below_it() -> None:
    rows = "<tr><th>Plan</th><th>Acceso</th><th>Precio/mes</th></tr>"
    rows += "<tr><td>Nómada</td><td>5 días/mes</td><td>75€</td></tr>"
    notes = "<p>* Precios sin IVA. Permanencia mínima 1 mes.</p><p>Pase de día 18€, pase semanal 65€.</p>"
    page = page_of(f"<h2>Membresías</h2><table>{rows}</table>{notes}")
    told = {value["name"]: (value["included"], value["commitment"]) for value in values(page)}
    assert told["Nómada"][0] == "5 días/mes"
    assert told["Pase de día"] == told["pase semanal"] == (None, None)


def test_a_line_of_many_parts_describes_and_does_not_name() -> None:
    lines = "für 2-8 Personen, 25 m², Whiteboard und Monitor<br>15,- € pro Stunde<br>95,- € ganzer Tag"
    assert named(page_of(f"<h2>Besprechungsraum Birke</h2><p>{lines}</p>")) == {
        ("Besprechungsraum Birke", "meeting_room", "15", "hour"),
        ("Besprechungsraum Birke", "meeting_room", "95", "day"),
    }


def test_the_bare_prices_of_a_room_come_before_what_members_pay() -> None:
    said = "Seats 12. £40/hour or £250/day. Members get 4 free hours per month, then £20/hour."
    page = page_of(f"<h2>Conference Room</h2><p>{said}</p>")
    assert {(name, amount) for name, _, amount, _ in named(page)} == {
        ("Conference Room", "40"),
        ("Conference Room", "250"),
    }


def test_the_point_of_an_abbreviation_does_not_cut_a_name() -> None:
    body = "<h3>Bureau 22m² (4 pers.) Réf. L13</h3><p>Au mois : 400 €</p>"
    body += "<h3>Bureau 16m² (2 pers.) Ref. L12</h3><p>Au mois : 300 €</p>"
    assert {name for name, *_ in named(page_of(f"<h2>Bureaux</h2>{body}"))} == {
        "Bureau 22m² (4 pers.) Réf. L13",
        "Bureau 16m² (2 pers.) Ref. L12",
    }
