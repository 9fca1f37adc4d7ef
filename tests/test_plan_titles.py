"""Which title names a plan: the room of a price, the line in bold above a list, and what is no title of it."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans, values


def names(body: str) -> list[str]:
    """The names of the plans of a page, in order."""
    return [value["name"] for value in values(page_of(body))]


def test_the_line_in_bold_above_a_list_of_prices_says_what_they_are_for() -> None:
    flex = "<p><strong>Flexwerken</strong></p><p>Per dag € 15,00<br>Per maand € 120,00</p>"
    prices = "1 werkplek € 200,00 per maand<br>2 werkplekken € 380,00 per maand"
    fixed = f"<p><strong>Vaste werkplek</strong></p><p>{prices}</p>"
    found = {plan[1:3] for plan in named(page_of(f"<h3>Werkplekken</h3>{flex}{fixed}"))}
    assert found == {("hot_desk", "15"), ("hot_desk", "120"), ("fixed_desk", "200"), ("fixed_desk", "380")}


@pytest.mark.parametrize(
    ("title", "payers"), [("The Orchard", "members"), ("De Boomgaard", "leden"), ("Obstgarten", "Mitglieder")]
)
def test_who_pays_a_price_is_no_name_without_the_room(title: str, payers: str) -> None:
    assert names(f"<h2>Meeting rooms</h2><h4>{title}</h4><p>8 seats</p><p>€ 12 per hour {payers}</p>") == [
        f"{title} – {payers}"
    ]


def test_a_sentence_that_describes_the_room_of_its_title_is_no_name() -> None:
    body = "<h4>The Plum Room</h4><p>Boardroom for up to 10 people. £30 per hour, £180 full day.</p>"
    assert names(f"<h2>Meeting rooms</h2>{body}") == ["The Plum Room", "The Plum Room"]


@pytest.mark.parametrize("lead", ["Raummiete:", "Raummiete bis 20 Personen:", "Room hire for up to 20 people:"])
def test_what_only_announces_the_hire_of_a_room_is_not_its_name(lead: str) -> None:
    body = f"<h3>Seminarraum Linde</h3><p><b>{lead}</b></p><ul><li>Halber Tag: 60 €</li><li>Ganzer Tag: 95 €</li></ul>"
    assert names(body) == ["Seminarraum Linde", "Seminarraum Linde"]


def test_one_of_several_rooms_goes_by_its_own_name() -> None:
    rows = "<tr><th></th><th>Größe</th><th>Stunde</th></tr><tr><td>Linde</td><td>20 m²</td><td>€ 18</td></tr>"
    assert names(f"<h2>Besprechungsräume</h2><table>{rows}</table>") == ["Linde"]
    assert names("<h2>Meeting rooms</h2><ul><li>Plum (8 people): £20 per hour</li></ul>") == ["Plum (8 people)"]
    assert names("<h2>Meeting rooms</h2><ul><li>Charities: £20 per hour</li></ul>") == ["Meeting rooms – Charities"]


@pytest.mark.parametrize(
    "sentence",
    [
        "All prices exclude VAT. Parking: £2 per hour (short stay), day ticket £9. Ask at the desk for a permit.",
        "Alle prijzen zijn exclusief btw. Parkeren: € 2,- per uur (blauwe zone), dagkaart € 9,-. Vraag ernaar.",
        "Alle Preise zzgl. MwSt. Parkplatz: 2 € pro Stunde (Tiefgarage), Tagesticket 9 €. Fragen Sie am Empfang.",
    ],
)
def test_a_ticket_for_parking_is_no_pass(sentence: str) -> None:
    assert names(f"<h1>Coworking</h1><p>{sentence}</p>") == []


def test_hours_of_a_meeting_room_that_a_card_lists_are_included() -> None:
    lines = "<ul><li>{} hours of meeting room credits</li><li>8 days a month</li></ul>"
    card = f"<div><h3>{{}}</h3><b>£{{}} / month</b>{lines}</div>"
    found = values(page_of(f"<h2>Memberships</h2><div>{card.format('Flex', 99, 2)}{card.format('Full', 165, 5)}</div>"))
    assert [plan["included"] for plan in found] == [
        f"{hours} hours of meeting room credits; 8 days a month" for hours in (2, 5)
    ]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Car parking", "Season ticket for one space: £60 per month"),
        ("Houtwerkplaats", "Dagkaart: € 25 per dag"),
        ("Veranstaltungen", "Ticket: 12 €"),
    ],
)
def test_a_pass_below_a_heading_of_something_else_is_none_to_the_house(heading: str, line: str) -> None:
    assert names(f"<h1>Coworking</h1><h2>{heading}</h2><p>{line}</p><ul><li>{line}</li></ul>") == []


def test_a_sentence_about_a_pass_in_a_workshop_is_none_either() -> None:
    text = "Dagkaart €25, maandabonnement €90. Een initiatie is verplicht voor wie de machines wil gebruiken."
    assert names(f"<h1>Coworking</h1><h2>Houtwerkplaats</h2><p>{text}</p>") == []


@pytest.mark.parametrize("line", ["Tiefgaragenstellplatz: 75 €/Monat", "Außenstellplatz: 30 €/Monat"])
def test_a_word_that_ends_in_goods_names_no_desk(line: str) -> None:
    assert names(f"<h1>Coworking</h1><h2>Das kannst du dazubuchen</h2><ul><li>{line}</li></ul>") == []


def test_a_bar_with_who_serves_there_is_no_room() -> None:
    assert names("<h1>Coworking</h1><h2>Zaal</h2><p>Bar met tapper: € 30/uur</p>") == []


def test_what_is_billed_by_the_year_goes_by_the_name_of_its_plan() -> None:
    body = "<h3>Flex 2</h3><p>€ 79/maand</p><p>€ 948 per jaar gefactureerd</p>"
    assert set(names(f"<h1>Lidmaatschap</h1>{body}")) == {"Flex 2"}


def test_what_leads_to_the_lowest_price_is_no_name() -> None:
    assert names("<h1>Kantoorruimte in Zutphen</h1><p>Al vanaf € 175 per maand!</p>") == ["Kantoorruimte in Zutphen"]


def test_a_word_for_a_price_before_a_desk_is_no_part_of_its_name() -> None:
    items = "<li>Preis Fix Desk: CHF 530.-/Monat</li><li>Preis pro Flex Desk: CHF 260.-/Monat</li>"
    assert names(f"<h1>Angebote</h1><ul>{items}</ul>") == ["Fix Desk", "Flex Desk"]


def test_the_point_of_an_abbreviation_does_not_end_what_a_name_begins() -> None:
    body = "<h1>Coworking</h1><ul><li>Geschäftsadresse inkl. Briefkasten: 25 €/Monat</li></ul>"
    assert names(body) == ["Geschäftsadresse inkl. Briefkasten"]


def test_a_name_with_a_hyphen_is_whole_in_a_sentence() -> None:
    body = "<h1>Coworking</h1><p>Ja, Studierende bekommen das Flex-Abo für 99 € im Monat.</p>"
    assert names(body) == ["Flex-Abo"]


def test_the_size_of_an_office_does_not_hide_its_name() -> None:
    spans = "<span>20 m²</span> <span>2 à 3 werkplekken</span> <span>€ 395,- p.m. all-in</span>"
    assert names(f"<h2>Beschikbaar</h2><ul><li><h3>Kantoor 2.08</h3>{spans}</li></ul>") == ["Kantoor 2.08 – 20 m²"]


def test_a_room_below_many_words_about_rooms_keeps_its_own_name() -> None:
    body = "<h1>House rules and conditions for our meeting rooms</h1><p>Both rooms together are £30 per hour.</p>"
    assert names(body) == ["Both rooms together"]


def test_each_sentence_of_a_paragraph_has_the_price_of_the_room_that_it_is_about() -> None:
    first = "The Boardroom seats 12 around one table: £25 per hour or £150 per day (9–5)."
    second = "The Interview Room is for up to 4 people and costs £12 per hour, £65 per day."
    found = named(page_of(f"<h1>Coworking</h1><h2>Meeting room hire</h2><p>{first} {second}</p>"))
    assert {plan[::2] for plan in found} == {
        ("The Boardroom", "25"),
        ("The Boardroom", "150"),
        ("The Interview Room", "12"),
        ("The Interview Room", "65"),
    }


def test_an_office_below_many_words_about_offices_keeps_its_own_name() -> None:
    rows = "<tr><th>Unit</th><th>Rent pcm</th></tr><tr><td>Suite 4</td><td>£485</td></tr>"
    assert names(f"<h1>Serviced offices to let in the old docks</h1><table>{rows}</table>") == ["Suite 4"]


def test_a_part_of_the_day_behind_each_price_tells_for_how_long_it_is() -> None:
    spans = "<span>€ 95</span> voormiddag of namiddag <span>€ 170</span> volledige dag <span>€ 120</span> avond"
    found = named(page_of(f"<h1>Onze ruimtes</h1><h2>Boardroom</h2><p>12 personen</p><div>{spans}</div>"))
    assert {plan[::2] + plan[3:] for plan in found} == {
        ("Boardroom", "95", "half_day"),
        ("Boardroom", "170", "day"),
        ("Boardroom – avond", "120", "half_day"),
    }


def test_a_house_in_a_title_does_not_tell_what_is_let() -> None:
    body = "<h1>Desk hire at The Quay Rooms</h1><p>Day rate: €18<br>Week rate: €75<br>Month rate: €220</p>"
    assert {plan[1:] for plan in named(page_of(body))} == {
        ("day_pass", "18", "day"),
        ("hot_desk", "75", "week"),
        ("hot_desk", "220", "month"),
    }


def test_below_the_name_of_a_house_that_sounds_like_an_office_stand_no_offices() -> None:
    body = "<h1>L’Atelier 5</h1><p>Vingt postes de coworking.</p><p>Jour : 18 € – Mois : 160 €</p>"
    page = page_of(body, url="https://atelier5.example/fr/", title="L’Atelier 5 – coworking Gand")
    assert {(kind, amount, period) for _, kind, amount, period in named(page)} == {
        ("day_pass", "18", "day"),
        ("hot_desk", "160", "month"),
    }


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Gibt es Parkplätze?", "Direkt vor der Tür kostet die Stunde 1,50 €, im Parkhaus das Tagesticket 9 €."),
        ("Is there parking nearby?", "£9 per day in the car park next door."),
    ],
)
def test_the_answer_to_a_question_about_goods_has_no_price_of_a_plan(question: str, answer: str) -> None:
    body = f"<h1>FAQ Coworking</h1><details><summary>{question}</summary><p>{answer}</p></details>"
    assert names(body) == []


def test_a_plan_in_quotation_marks_goes_by_its_name() -> None:
    text = "Die Mitgliedschaft „Flex“ für 140 € im Monat umfasst einen flexiblen Arbeitsplatz von Montag bis Freitag."
    assert names(f"<h1>Coworking</h1><p>{text}</p>") == ["Mitgliedschaft „Flex“"]


def test_a_clause_about_a_room_is_named_by_the_room_that_opens_it() -> None:
    text = "Our boardroom seats ten and is available to non-members at €35 per hour and €200 per full day (+ VAT)"
    assert set(names(f"<h1>Coworking</h1><h2>Meeting Room</h2><p>{text}</p>")) == {"Our boardroom"}


def test_until_when_a_ticket_holds_is_not_its_name() -> None:
    body = "<dt>Tageskarte</dt><dd>€ 14,00</dd><dt>5-Tages-Block</dt><dd>€ 60,00 (3 Monate gültig)</dd>"
    assert names(f"<h1>Coworking</h1><dl>{body}</dl>") == ["Tageskarte", "5-Tages-Block"]


def test_a_shop_sells_desks_and_other_things() -> None:
    item = "<li><h2>{}</h2><span>€ {}</span> <small>excl. BTW</small> <a>Toevoegen aan winkelwagen</a></li>"
    sold = [("Dagkaart flexplek", "17,50"), ("Halve dag flexplek", "10,00"), ("Cadeaubon", "25,00"), ("Mok", "12,50")]
    found = named(page_of(f"<h1>Shop</h1><ul>{''.join(item.format(*one) for one in sold)}</ul>", title="Coworking"))
    assert found == {
        ("Dagkaart flexplek", "day_pass", "17.50", "day"),
        ("Halve dag flexplek", "hot_desk", "10", "half_day"),
    }


def test_a_list_whose_second_item_is_the_price_is_named_by_its_first() -> None:
    plans = [
        ("Starter", 99, "5 dagen / maand"),
        ("Regular", 169, "10 dagen / maand"),
        ("Vaste plek", 299, "Eigen bureau"),
    ]
    lists = "".join(
        f"<ul><li>{name}</li><li>€ {price} / maand</li><li>{line}</li><li>€ 18 per extra dag</li></ul>"
        for name, price, line in plans
    )
    found = named(page_of(f"<h1>Prijzen</h1>{lists}", title="Coworking"))
    assert {plan[:3] for plan in found} == {
        ("Starter", "hot_desk", "99"),
        ("Regular", "hot_desk", "169"),
        ("Vaste plek", "fixed_desk", "299"),
    }


def test_what_a_price_buys_behind_it_is_its_name() -> None:
    text = "Rates are now €395 p/m for a 2-person office and €950 p/m for an 8-person office, excl. VAT."
    assert names(f"<h1>Coworking</h1><h2>Private offices</h2><p>{text}</p>") == ["2-person office", "8-person office"]
    text = "Offices start from £156 + VAT per month for a 1 person office to £295 + VAT for a 2 person office."
    assert names(f"<h1>Coworking</h1><p>{text}</p>") == ["1 person office", "2 person office"]


def test_rooms_in_a_sentence_are_named_before_how_many_they_hold() -> None:
    text = "Elm (16p) €45 p/h, Oak (8p) €30 p/h and Ash (4p) €18 p/h. A half day is four hours, a full day seven."
    assert names(f"<h1>Coworking</h1><h2>Meeting rooms</h2><p>{text}</p>") == ["Elm (16p)", "Oak (8p)", "Ash (4p)"]


def test_every_day_is_the_name_of_a_plan_by_the_month() -> None:
    box = "<div><h3>{}</h3><p>£{}</p><p>per calendar month</p></div>"
    boxes = "".join(box.format(*one) for one in [("One day a week", 45), ("Two days a week", 80), ("Every day", 150)])
    found = named(page_of(f"<h1>Work well in Ludlow</h1><h2>Memberships</h2>{boxes}", title="Coworking"))
    assert {plan[::2] + plan[3:] for plan in found} == {
        ("One day a week", "45", "month"),
        ("Two days a week", "80", "month"),
        ("Every day", "150", "month"),
    }


def test_when_a_price_is_due_stands_on_a_line_of_its_own() -> None:
    card = "<div><span>{}</span><div>{}£</div><div>{}</div><button>Select</button></div>"
    cards = card.format("Full Time Fixed", 220, "Every month") + card.format("Just Fridays", 60, "Every month")
    found = named(page_of(f"<h2>Choose your plan</h2><div>{cards}</div>", title="Coworking"))
    assert {plan[::2] + plan[3:] for plan in found} == {
        ("Full Time Fixed", "220", "month"),
        ("Just Fridays", "60", "month"),
    }


def test_strokes_part_prices_whose_labels_tell_for_how_long_they_are() -> None:
    found = named(page_of("<h1>Coworking</h1><h2>Ad hoc</h2><p>Full day £12 / half day £8 / ten-visit card £100</p>"))
    assert {plan[2:] for plan in found} >= {("12", "day"), ("8", "half_day")}


@pytest.mark.parametrize("title", ["Opslagruimte K-04", "Lagerraum 12", "Warehouse B2"])
def test_goods_with_a_number_are_goods(title: str) -> None:
    assert names(f"<h1>Coworking</h1><h3>{title}</h3><ul><li>€ 60,- per month</li></ul>") == []


def test_an_ordinal_in_a_bracket_does_not_end_a_name() -> None:
    items = "<li>Monatspauschale: 120,00 €</li><li>Existenzgründer (1. Jahr): 60,00 € / Monat</li>"
    assert "Existenzgründer (1. Jahr)" in names(f"<h2>Coworking-Space „Ideenraum“</h2><ul>{items}</ul>")


def test_what_can_be_added_to_a_room_is_no_room() -> None:
    rows = (
        "<tr><td>Videokonferenz-Set „Eule“</td><td>35 € / Tag</td></tr><tr><td>Helfer</td><td>28 € / Stunde</td></tr>"
    )
    assert names(f"<h1>Meetingräume</h1><h2>Zubuchbar</h2><table>{rows}</table>") == []


def test_a_sentence_at_the_head_of_prices_describes_and_does_not_name_them() -> None:
    lines = "Geschikt voor gesprekken en kleine groepen tot 6 personen.<br>€ 15 per uur / € 50 per dagdeel"
    other = "Spreekkamer voor twee personen.<br>€ 12,50 per uur / € 40 per dagdeel"
    body = f"<h3>Kamer 1 (16 m²)</h3><p>{other}</p><h3>Kamer 2 (22 m²)</h3><p>{lines}</p>"
    assert set(names(f"<h1>De Kamers</h1>{body}")) == {"Kamer 1 (16 m²)", "Kamer 2 (22 m²)"}


def test_what_is_paid_each_time_is_no_price_of_a_plan() -> None:
    text = "Alle prijzen zijn vrijgesteld van btw. Koffie en thee inbegrepen. Massagetafel: € 5 per keer."
    assert names(f"<h1>Coworking</h1><h3>Flexplek</h3><p>€ 75 per maand</p><p>{text}</p>") == ["Flexplek"]


def test_what_a_pass_comes_with_does_not_name_the_next() -> None:
    text = "Tagesplatz 10 € inkl. einem Heißgetränk, Monatskarte 80 €"
    assert {plan[2:] for plan in named(page_of(f"<h2>Co-Working im Café</h2><p>{text}</p>"))} == {
        ("10", "day"),
        ("80", "month"),
    }
    assert "inkl" not in " ".join(names(f"<h2>Co-Working im Café</h2><p>{text}</p>"))


def test_a_fixed_day_is_no_fixed_desk() -> None:
    found = values(page_of("<h2>Coworking</h2><ul><li>1 vaste dag per week: € 60 per maand</li></ul>"))
    assert [plan["desk_type"] for plan in found] == ["hot_desk"]


def test_who_pays_stands_behind_each_price_of_a_room() -> None:
    body = "<h3>Meeting rooms</h3><ul><li>The Den (up to 5): £8/hr members, £12/hr public</li></ul>"
    assert {plan[::2] for plan in named(page_of(f"<h1>Coworking</h1>{body}"))} == {
        ("The Den (up to 5) – members", "8"),
        ("The Den (up to 5) – public", "12"),
    }


def test_what_comes_with_a_pass_in_a_bracket_makes_no_goods_of_it() -> None:
    items = "<li><b>Hele dag</b> – € 17,50 (inclusief lunch en koffie)</li><li><b>Lunch</b> – € 9,50</li>"
    found = named(page_of(f"<h1>Coworking</h1><h2>Flexwerken</h2><ul>{items}</ul>"))
    assert {plan[2:] for plan in found} == {("17.50", "day")}


def test_rooms_at_the_head_of_columns_go_by_their_own_names() -> None:
    heads = "<tr><th></th><th>Kotter</th><th>Sloep</th></tr><tr><td>Personen</td><td>4</td><td>10</td></tr>"
    rows = f"{heads}<tr><td>Uur</td><td>€ 20</td><td>€ 35</td></tr>"
    assert names(f"<h2>Vergaderzalen</h2><table>{rows}</table>") == ["Kotter", "Sloep"]


def test_a_day_that_opens_a_card_is_its_name_below_a_heading_that_bids_choose() -> None:
    card = "<div><span>{}</span><h3>€ {} <small>/ {}</small></h3><p>{}</p></div>"
    told = [("FLEX", 169, "month", "Any desk, cancel anytime"), ("DAY", 25, "day", "One day of focus")]
    found = values(page_of(f"<h1>Find the plan that fits</h1><div>{''.join(card.format(*one) for one in told)}</div>"))
    assert [(plan["name"], plan["desk_type"], plan["commitment"]) for plan in found] == [
        ("FLEX", "hot_desk", "Any desk, cancel anytime"),
        ("DAY", "day_pass", None),
    ]


def test_half_a_day_a_week_in_a_room_is_let_with_the_room() -> None:
    body = "<h3>Kamer 1 (16 m²)</h3><p>€ 40 per dagdeel / vast dagdeel per week: € 130 per maand</p>"
    assert {plan[:3] for plan in named(page_of(f"<h1>Een eigen plek in De Kamers</h1>{body}"))} == {
        ("Kamer 1 (16 m²)", "meeting_room", "40"),
        ("Kamer 1 (16 m²) – vast dagdeel per week", "private_office", "130"),
    }


def test_two_rooms_of_a_paragraph_are_told_apart_by_the_words_before_their_noun() -> None:
    first = "Der kleine Besprechungsraum fasst 6 Personen und kostet 15 Euro pro Stunde."
    second = "Der große Besprechungsraum (35 m²) bietet Platz für 16 Personen; Miete: 30 Euro pro Stunde."
    assert names(f"<h1>Coworking</h1><h2>Besprechungsräume</h2><p>{first} {second}</p>") == [
        "Der kleine Besprechungsraum",
        "Der große Besprechungsraum",
    ]


def test_a_room_below_its_hire_goes_by_its_own_name() -> None:
    rows = "<tr><th>Room</th><th>Hour</th></tr><tr><td>Plum</td><td>€30</td></tr>"
    assert names(f"<h2>Meeting Room Hire</h2><table>{rows}</table>") == ["Plum"]


def test_the_line_in_bold_names_what_the_rest_of_its_cell_describes() -> None:
    cell = "<tr><td><strong>{}</strong><br>{}</td><td>£{}</td></tr>"
    told = [("Flexi 5", "5 days a month", 75), ("Resident", "Own desk, 24/7", 265)]
    rows = "".join(cell.format(*one) for one in told)
    found = values(page_of(f"<h1>Membership</h1><table>{rows}</table><p>Prices are per month and exclude VAT.</p>"))
    assert [(plan["name"], plan["desk_type"]) for plan in found] == [
        ("Flexi 5", "hot_desk"),
        ("Resident", "fixed_desk"),
    ]


def test_each_room_of_a_line_keeps_the_second_of_its_prices() -> None:
    run = "Aare (4 Plätze): CHF 20/h · Gurten (10 Plätze): CHF 40/h, CHF 240/Tag"
    found = values(page_of(f"<h1>Coworking</h1><h3>Sitzungszimmer</h3><p>{run}</p>"))
    assert [(plan["name"], plan["amount"], plan["period"]) for plan in found] == [
        ("Aare (4 Plätze)", "20", "hour"),
        ("Gurten (10 Plätze)", "40", "hour"),
        ("Gurten (10 Plätze)", "240", "day"),
    ]


def test_the_seats_behind_a_colon_are_no_part_of_the_name_of_a_room() -> None:
    run = "<li>Zaal Wol: 12 personen, € 35 per uur</li><li>Zaal Vlas: 6 personen, € 20 per uur</li>"
    assert names(f"<h1>Coworking</h1><h2>Vergaderzalen</h2><ul>{run}</ul>") == ["Zaal Wol", "Zaal Vlas"]


@pytest.mark.parametrize("said", ["HT/poste/mois", "/ poste / mois", "/bureau/mois HT"])
def test_an_amount_set_large_for_each_desk_and_month_is_no_title(said: str) -> None:
    cards = (f"<p>{name}</p><p class='font-bold'>dès {sum_} €<span> {said}</span></p>" for name, sum_ in CARDS)
    body = f"<h1>La Halle</h1><div>{''.join(f'<div>{card}</div>' for card in cards)}</div>"
    assert {plan[:2] for plan in plans(body)} == {("hot_desk", "149"), ("private_office", "390")}


CARDS = (("Open space", 149), ("Bureau privé", 390))
