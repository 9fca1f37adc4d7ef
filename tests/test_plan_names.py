"""What names a plan: shares of a week, headers further down a table, the clause before a price; and what does not."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans, table, values


def names(body: str) -> list[str]:
    """The names of the plans of a page, in order."""
    return [value["name"] for value in values(page_of(body))]


def test_plans_of_one_title_are_told_apart_by_their_shares_of_a_week() -> None:
    body = "<h3>Flexplek</h3><p>2 dagen per week € 90,- per maand</p><p>3 dagen per week € 120,- per maand</p>"
    assert names(body) == ["Flexplek – 2 dagen per week", "Flexplek – 3 dagen per week"]


def test_a_month_of_a_title_is_no_share_of_it() -> None:
    assert names("<h3>Flexplek</h3><p>Per maand € 90,-</p>") == ["Flexplek"]


@pytest.mark.parametrize(
    ("heading", "day", "month"),
    [
        ("Flexwerken met goede thee", "Dagpas", "Maandpas"),
        ("Flexible Arbeitsplätze am Fluss", "Tageskarte", "Monatskarte"),
    ],
)
def test_a_pass_for_longer_than_a_day_keeps_its_name_as_that_for_a_day_does(heading: str, day: str, month: str) -> None:
    body = f"<h1>{heading}</h1><ul><li><b>{day}</b> – € 17 <li><b>{month}</b> – € 195</ul>"
    assert names(body) == [day, month]


def test_a_price_in_brackets_behind_from_leaves_the_name_whole() -> None:
    body = "<h2>Offices</h2><ul><li>Corner office (from £79/wk)</li><li>Attic office (ab £85/wk)</li></ul>"
    assert names(body) == ["Corner office", "Attic office"]


@pytest.mark.parametrize("label", ["Dedicated desk & hot desk in Rome from", "Hot desks or private offices: from"])
def test_what_the_cheaper_of_two_kinds_costs_is_the_price_of_neither(label: str) -> None:
    assert names(f"<h1>Prices</h1><p>{label} €90/month</p><ul><li>Hot desk from €90/month</li></ul>") == ["Hot desk"]


@pytest.mark.parametrize("word", ["huurprijs", "price", "Mietpreis"])
def test_the_word_for_a_price_behind_a_number_is_no_part_of_a_name(word: str) -> None:
    assert names(f"<h2>Offices</h2><p>nr. 12 - 50 m² {word} € 384,00 per month</p>") == ["nr. 12 - 50 m²"]


def test_headers_further_down_a_table_head_what_is_below_them() -> None:
    rows = (
        "<tr><th>Desks</th><th>Price</th><th></th></tr><tr><td>Hot desk</td><td>€ 90 / month</td><td></td></tr>"
        "<tr><th>Whole offices</th><th>Office 4, 20 m²</th><th>Office 5, 16 m²</th></tr>"
        "<tr><td>By size</td><td>€ 400 / month</td><td>€ 320 / month</td></tr>"
    )
    assert names(f"<h2>Rates</h2><table>{rows}</table>") == [
        "Hot desk",
        "By size – Office 4, 20 m²",
        "By size – Office 5, 16 m²",
    ]


def test_a_row_of_headers_with_a_price_heads_nothing() -> None:
    rows = "".join(f"<tr><th>Office {at}</th><th>€ {at}00 / month</th></tr>" for at in (3, 4))
    assert names(f"<h2>Rates</h2><table>{rows}</table>") == ["Office 3", "Office 4"]


def test_a_call_titles_no_price() -> None:
    card = "<div><h3>{}</h3><span>€ {} / {}</span></div>"
    body = (
        f"<h1>Come and join us today!</h1>{card.format('By the day', 20, 'Day')}{card.format('Hot desk', 90, 'Month')}"
    )
    assert names(body) == ["By the day", "Hot desk"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Fair coworking and dedicated desks – hot desks from £90 a month.",
            {("hot desks", "hot_desk", "90", "month")},
        ),
        ("Hot desks, dedicated desks or lockers from £90 a month.", set()),
        ("We have hot desks, dedicated desks and private offices from £90 a month.", set()),
        ("Our hot desks, all of them new, are £90 a month.", {("hot desks", "hot_desk", "90", "month")}),
    ],
)
def test_of_two_desks_before_a_price_the_last_clause_names_it_or_none(
    sentence: str, found: set[tuple[str, str, str, str]]
) -> None:
    assert named(page_of(f"<p>Welcome to our house by the river. {sentence}</p>")) == found


@pytest.mark.parametrize("words", ["per person per day", "pp per day", "per day per delegate"])
def test_what_each_person_pays_is_no_price_of_a_room(words: str) -> None:
    assert plans(f"<h3>Meeting room</h3><p>£25 {words}</p>") == set()


def test_what_each_person_pays_for_a_desk_is_its_price() -> None:
    assert plans("<h3>Hot desk</h3><p>£25 per person per day</p>") == {("hot_desk", "25", "GBP", "day", None, None)}


@pytest.mark.parametrize("words", ["2 aaneengesloten dagdelen (9 uur)", "2 dagdelen", "twee opeenvolgende dagdelen"])
def test_half_days_in_a_row_are_counted_and_not_their_hours(words: str) -> None:
    rows = table(f"Ruimte | Dagdeel | {words}", "Vergaderzaal | € 40 | € 70")
    assert [(value["period"], value["quantity"]) for value in values(page_of(rows))] == [
        ("half_day", None),
        ("once", 2),
    ]


def test_a_sentence_of_a_long_paragraph_tells_the_tax_of_all_prices() -> None:
    long = (
        "Het huis ligt aan het water en is goed bereikbaar met de fiets, de tram en de auto, die u voor de deur zet. "
        * 2
    )
    body = f"<p>{long}De huurprijs wordt nog vermeerderd met 21% btw.</p>"
    assert {plan[5] for plan in plans(body + table("Ruimte | Per dag", "Vergaderzaal | € 80"))} == {"excl"}


@pytest.mark.parametrize("line", ["1-year contract", "Month-to-month", "Rolling monthly contract", "Annual contract"])
def test_a_line_of_a_card_tells_for_how_long_a_plan_binds(line: str) -> None:
    body = f"<div><h3>Hot desk</h3><p>€ 90 / month</p><ul><li>Coffee</li><li>{line}</li></ul></div>"
    assert [value["commitment"] for value in values(page_of(body))] == [line]


BRACKETS = [
    (
        "Members have credits for meeting rooms, which they can use for the Harbour Room (£25/hour), or the big Hall "
        "(£60/hour) on the ground floor.",
        {("Harbour Room", "meeting_room", "25", "hour"), ("Hall", "event_space", "60", "hour")},
    ),
    ("From time to time a desk at the window (£15 a day) is free, as you see from the street.", set()),
    ("Extras for members such as Printing (£9/month) come with 2 hours of a meeting room each week.", set()),
]


@pytest.mark.parametrize(("sentence", "found"), BRACKETS)
def test_a_price_in_brackets_is_of_the_name_right_before_it(
    sentence: str, found: set[tuple[str, str, str, str]]
) -> None:
    assert named(page_of(f"<p>{sentence}</p>")) == found


def test_sentences_that_open_with_names_and_prices_are_plans_of_their_heading() -> None:
    told = (
        "Amber (€29/month): an address for letters. "
        "Topaz (€89/month): adds 4 hours of a meeting room and your own desk."
    )
    body = f"<h3>What is in each virtual office package?</h3><p>{told}</p>"
    assert named(page_of(body)) == {
        ("Amber", "virtual_office", "29", "month"),
        ("Topaz", "virtual_office", "89", "month"),
    }


def test_credits_that_end_with_the_month_bind_nobody() -> None:
    body = (
        "<h3>Hot desk</h3><p>Credits do not roll over month-to-month. A hot desk is £90 a month for all who come.</p>"
    )
    assert [value["commitment"] for value in values(page_of(body))] == [None]


@pytest.mark.parametrize(
    "sentence", ["A hot desk is currently £90 a month.", "Ein Flexdesk kostet derzeit 90 £ im Monat."]
)
def test_what_something_costs_at_present_is_its_price(sentence: str) -> None:
    assert {plan[1] for plan in plans(f"<p>Welcome to our house by the river. {sentence}</p>")} == {"90"}


@pytest.mark.parametrize(
    ("prices", "title"),
    [
        ("From £90 (half-day) to £160 (full-day).", "Barn hire for events"),
        ("Van € 90 (halve dag) tot € 160 (hele dag).", "Evenementenzaal"),
    ],
)
def test_the_word_between_two_prices_names_neither(prices: str, title: str) -> None:
    assert names(f"<h3>{title}</h3><p>{prices}</p>") == [title, title]


def test_what_only_says_that_a_price_is_the_lowest_names_nothing() -> None:
    lines = "Hourly rentals of every size. Starting from<br>€14* (5 people) to €32* (18 people).<br>Ask us"
    assert names(f"<h3>Meeting Room Rental</h3><p>{lines}</p>") == ["Meeting Room Rental", "Meeting Room Rental"]


TIMED = [
    ("<h2>Sale</h2><ul><li>Sala Blu (6 posti) – 1 ora 15 €, mezza giornata 50 €</li></ul>", {"Sala Blu (6 posti)"}),
    ("<h2>Postes</h2><p>Poste nomade : 1 jour 20 € - 1 semaine 80 €</p>", {"Poste nomade"}),
    ("<h2>Prix</h2><ul><li>Pass journée : 20 €</li></ul>", {"Pass journée"}),
]


@pytest.mark.parametrize(("body", "names"), TIMED)
def test_the_time_a_room_or_a_desk_is_let_for_is_no_part_of_its_name(body: str, names: set[str]) -> None:
    assert {name for name, *_ in named(page_of(body))} == names


ADDED = [
    "100 €/mois (café compris)",
    "100 €/mois (du lundi au vendredi)",
    "100 €/mois (réservation obligatoire)",
    "100 €/mois (TVA non applicable)",
    "100 €/mois (+ adhésion)",
    "€100 per month (coffee included)",
    "€ 100 per maand (op afspraak)",
    "100 € pro Monat (nach Anmeldung)",
    "100 € al mes (café incluido)",
    "100 € al mese (su prenotazione)",
]


@pytest.mark.parametrize("line", ADDED)
def test_what_a_price_includes_or_asks_is_no_name(line: str) -> None:
    assert named(page_of(f"<h1>Espace de coworking</h1><p>{line}</p>")) == {
        ("Espace de coworking", "hot_desk", "100", "month")
    }


def test_for_how_long_the_only_price_of_a_card_binds_is_no_part_of_its_name() -> None:
    one = "<h3>Bureau privatif</h3><p>Sans engagement<br>360 €/mois</p>"
    two = "<h3>Bureau privatif</h3><p>Sans engagement<br>360 €/mois</p><p>Engagement 12 mois<br>300 €/mois</p>"
    assert {name for name, *_ in named(page_of(f"<h1>Coworking</h1>{one}"))} == {"Bureau privatif"}
    assert len({name for name, *_ in named(page_of(f"<h1>Coworking</h1>{two}"))}) == 2


CLAUSES = [
    "You can come and work for a day (€15 per day).",
    "Our prices are simple: €15 per day.",
    "Vous pouvez venir travailler ponctuellement (15 € par jour).",
    "Nos tarifs sont simples : 15 € par jour.",
    "Onze tarieven zijn eenvoudig: € 15 per dag.",
    "Unsere Preise sind einfach: 15 € pro Tag.",
    "Nuestros precios son sencillos: 15 € al día.",
    "I nostri prezzi sono semplici: 15 € al giorno.",
]


@pytest.mark.parametrize("sentence", CLAUSES)
def test_a_clause_about_prices_names_no_plan(sentence: str) -> None:
    assert named(page_of(f"<h2>Coworking</h2><p>{sentence}</p>")) == {("Coworking", "day_pass", "15", "day")}


MEASURED = [("Superficie: 38 m²", "Aforo: 28 personas"), ("Dimensioni: 38 mq", "Capienza: 28 posti a sedere")]


@pytest.mark.parametrize(("area", "seats"), MEASURED)
def test_how_large_a_room_is_is_no_name_of_it(area: str, seats: str) -> None:
    cards = "".join(f"<h3>{name}</h3><p>{area}<br>{seats}<br>22 €/h</p>" for name in ("Sala Alta", "Sala Baja"))
    assert {plan["name"] for plan in values(page_of(f"<h2>Salas</h2>{cards}"))} == {"Sala Alta", "Sala Baja"}


@pytest.mark.parametrize("coin", ["MN", "M.N."])
def test_letters_that_say_which_pesos_are_no_name(coin: str) -> None:
    body = f"<table><tr><td>Pase de día</td><td>$180.00 {coin} por día</td></tr></table>"
    found = values(page_of(body, url="https://taller.mx/precios"))
    assert [value["name"] for value in found] == ["Pase de día"]


@pytest.mark.parametrize(
    ("heading", "first", "second", "room"),
    [
        ("Precios sala de formación", "Hora: 21 €", "Media jornada: 71 €", "sala de formación"),
        ("Tarifas de la sala Norte", "1 hora: 21 €", "Media jornada: 71 €", "sala Norte"),
        ("Prezzi sala riunioni", "Ora: 21 €", "Giornata: 121 €", "sala riunioni"),
        ("Meeting room prices", "Hour: €21", "Half day: €71", "Meeting room"),
        ("Preise Besprechungsraum", "Stunde: 21 €", "Halber Tag: 71 €", "Besprechungsraum"),
        ("Tarifs salle de réunion", "Heure : 21 €", "Demi-journée : 71 €", "salle de réunion"),
    ],
)
def test_a_heading_that_announces_the_prices_of_a_room_names_it(
    heading: str, first: str, second: str, room: str
) -> None:
    assert names(f"<h3>{heading}</h3><ul><li>{first}</li><li>{second}</li></ul>") == [room, room]


def test_a_heading_that_announces_the_prices_of_desks_names_none_of_them() -> None:
    assert names("<h3>Prezzi postazioni</h3><ul><li>Giorno: 21 €</li><li>Mese: 151 €</li></ul>") == ["Giorno", "Mese"]


@pytest.mark.parametrize(
    "seats", ["fino a 40 posti a platea", "hasta 40 personas en teatro", "up to 40 people, theatre"]
)
def test_how_many_sit_how_is_no_name(seats: str) -> None:
    assert names(f"<h3>Sala Rossa</h3><p>{seats} – 51 €/h</p>") == ["Sala Rossa"]


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [
        ("Grote zaal", "Per dagdeel betaal je € 77 voor de zaal."),
        ("Grote zaal", "Per dagdeel betaalt u € 77."),
        ("Großer Saal", "Wir vermieten den Saal für 120 € am Tag."),
        ("Großer Saal", "Für den Tag zahlst du 120 €."),
    ],
)
def test_a_clause_to_the_reader_names_no_plan(heading: str, sentence: str) -> None:
    assert {name for name, *_ in named(page_of(f"<h2>{heading}</h2><p>{sentence}</p>"))} == {heading}


@pytest.mark.parametrize(
    "sentence",
    [
        "We have three plans: Moss (€61/month), Fern (€121/month) and Oak (€201/month).",
        "Nos formules : Moss (61 €/mois), Fern (121 €/mois) et Oak (201 €/mois).",
        "Unsere Pakete: Moss (61 €/Monat), Fern (121 €/Monat) und Oak (201 €/Monat).",
        "Onze formules: Moss (€ 61/maand), Fern (€ 121/maand) en Oak (€ 201/maand).",
        "Tenemos tres planes: Moss (61 €/mes), Fern (121 €/mes) y Oak (201 €/mes).",
        "Tre formule: Moss (61 €/mese), Fern (121 €/mese) e Oak (201 €/mese).",
    ],
)
def test_what_announces_plans_is_no_part_of_their_names(sentence: str) -> None:
    assert names(f"<p>{sentence}</p>") == ["Moss", "Fern", "Oak"]


def test_what_announces_prices_is_no_part_of_a_period() -> None:
    assert names("<p>Precios: día 16 €, semana 61 €, mes 181 €.</p>") == ["día", "semana", "mes"]


@pytest.mark.parametrize(
    ("sentence", "room"),
    [
        ("The price of the meeting room is £16 an hour.", "meeting room"),
        ("La location de la salle de réunion coûte 16 € l'heure.", "salle de réunion"),
        ("De prijs van de vergaderzaal is € 16 per uur.", "vergaderzaal"),
        ("Der Preis für den Besprechungsraum beträgt 16 € pro Stunde.", "Besprechungsraum"),
        ("El alquiler de la sala de reuniones cuesta 16 euros la hora.", "sala de reuniones"),
        ("Il costo della sala riunioni è di 16 euro l'ora.", "sala riunioni"),
    ],
)
def test_the_price_or_the_hire_of_a_room_is_no_part_of_its_name(sentence: str, room: str) -> None:
    assert names(f"<p>{sentence}</p>") == [room]
