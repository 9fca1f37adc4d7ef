"""Sentences whose prices are of something else than a desk, a room or a pass, below headings about coworking."""

from __future__ import annotations

import pytest
from plans import named, page_of


def kinds(heading: str, paragraph: str) -> set[tuple[str | None, str, str | None]]:
    """The kind, the amount and the period of each plan of a paragraph below a heading."""
    body = f"<h2>{heading}</h2><p>{paragraph}</p>"
    return {(kind, amount, period) for _, kind, amount, period in named(page_of(body))}


FOR_A_DESK = [
    ("Prices", "A nameplate for your office costs £4 a month."),
    ("Coworking", "Een verzekering voor je bureau kost € 8 per maand."),
    ("Lidmaatschap", "Een eigen lamp op je werkplek kost € 3 per maand."),
    ("Büros", "Die Reinigung Ihres Büros kostet 45 € im Monat, wöchentlich 90 € im Monat."),
    ("Coworking", "Eine Versicherung für deinen Schreibtisch kostet 8 € im Monat."),
]


@pytest.mark.parametrize(("heading", "sentence"), FOR_A_DESK)
def test_what_is_for_the_desk_of_the_reader_is_no_desk(heading: str, sentence: str) -> None:
    assert kinds(heading, sentence) == set()


def test_a_month_at_your_desk_is_one() -> None:
    assert kinds("Coworking", "A month at your own desk costs £185.") == {("fixed_desk", "185", "month")}


COMES_TO_YOU = [
    ("Meeting rooms", "Our interpreter joins your meeting for £65 an hour or £380 a day."),
    ("Vergaderen", "Onze tekenaar komt naar je vergadering voor € 65 per uur."),
]


@pytest.mark.parametrize(("heading", "sentence"), COMES_TO_YOU)
def test_who_comes_to_a_meeting_is_no_room(heading: str, sentence: str) -> None:
    assert kinds(heading, sentence) == set()


DONE = [
    ("Meeting rooms", "Recording your meeting costs £28 an hour, captions included."),
    ("Vergaderen", "Je vergadering laten filmen kost € 28 per uur."),
    ("Vergaderen", "De zaal heeft een gastheer, die na 17 uur € 20 per uur kost."),
    ("Virtual office", "A meeting with our solicitor costs £95 an hour."),
    ("Kantoorruimte", "Een kantoor inrichten kost ongeveer € 80 per maand als je de meubels least."),
    ("Coworking", "The city subsidises desks with £35 a month for each founder."),
    ("Coworking", "Je kind kan naar de vakantieclub in onze zaal voor € 26 per dag."),
]


@pytest.mark.parametrize(("heading", "sentence"), DONE)
def test_what_is_done_beside_desks_and_meetings_is_none(heading: str, sentence: str) -> None:
    assert kinds(heading, sentence) == set()


ANSWERS = [
    ("Hebben jullie kantoren?", "Ja, vanaf € 420 per maand.", {("private_office", "420", "month")}),
    ("Habt ihr Büros?", "Ja, ab 420 € im Monat.", {("private_office", "420", "month")}),
    ("Kan ik een vergaderzaal huren?", "Ja, voor € 22 per uur.", {("meeting_room", "22", "hour")}),
    ("Kann ich mein Rad unterstellen?", "Ja, für 5 € im Monat.", set()),
    ("Do you have bike hire?", "Yes, it is £8 a day or £28 a week.", set()),
    ("Bekomme ich eine Festnetznummer?", "Klar, sie kostet 10 € im Monat.", set()),
]


@pytest.mark.parametrize(("question", "answer", "told"), ANSWERS)
def test_an_answer_is_of_what_is_asked_for(question: str, answer: str, told: set[tuple[str, str, str]]) -> None:
    assert kinds(question, answer) == told


HELD_IN = [
    ("Community", "On Mondays there is a watercolour class in the event space at £11, or £38 for the month."),
    ("Community", "Jeden Dienstag gibt es Pilates im Veranstaltungsraum, 8 € pro Stunde oder 30 € im Monat."),
    ("Agenda", "Elke dinsdag is er pilates in de evenementenruimte, € 8 per uur of € 30 per maand."),
    ("Events", "The exhibition in our event space costs £4, families pay £10."),
]


@pytest.mark.parametrize(("heading", "sentence"), HELD_IN)
def test_what_is_held_in_a_room_is_no_hire_of_it(heading: str, sentence: str) -> None:
    assert kinds(heading, sentence) == set()


def test_a_room_that_you_may_hold_your_class_in_is_for_hire() -> None:
    assert kinds("Event space", "Hold your class in our event space for £32 an hour.") == {
        ("event_space", "32", "hour")
    }


ONCE = [
    ("Over ons", "In 2011 kostte een werkplek hier € 85 per maand en de vergaderruimte € 6 per uur."),
    ("Über uns", "2013 kostete ein Schreibtisch hier 85 € im Monat und der Besprechungsraum 6 € die Stunde."),
    ("About us", "In 2010 our first desks cost £65 a month and a day was £4."),
    ("Coworking", "Toen we openden, kostte een dag € 5 en een maand € 70."),
    ("Coworking", "Als wir eröffneten, kostete ein Tag 5 € und ein Monat 70 €."),
]


@pytest.mark.parametrize(("heading", "sentence"), ONCE)
def test_what_a_desk_cost_once_is_no_price(heading: str, sentence: str) -> None:
    assert kinds(heading, sentence) == set()


OPENING = [
    ("Prijzen", "Een laadpaal staat voor de deur: € 6 per dag of € 50 per maand."),
    ("Preise", "Eine Ladesäule steht vor dem Haus: 6 € am Tag oder 50 € im Monat."),
    ("Coworking", "Ein Parkausweis für den Garten kostet 30 € im Monat, ein Tagesausweis 3 €."),
    ("Virtual office", "Registered mail is taken in at £2 an item, or £8 a month for all of it."),
    ("Coworking", "Een dagkaart voor de bus kost € 6,50 en een maandkaart € 58."),
    ("Coworking", "Das Fitnessstudio gegenüber gibt unseren Mitgliedern die Monatskarte für 22 € statt 35 €."),
    ("Coworking", "Our sister house in Bath has desks from £130 a month and offices from £360."),
    ("Meeting rooms", "Hire of the flipchart is £7 a day, of the loudspeaker £14 a day."),
]


@pytest.mark.parametrize(("heading", "sentence"), OPENING)
def test_a_sentence_about_goods_or_others_names_no_plan_behind_them(heading: str, sentence: str) -> None:
    assert kinds(heading, sentence) == set()


def test_what_comes_free_does_not_hide_a_plan() -> None:
    assert kinds("Coworking", "Coffee, tea and wifi are free. A day is £17.") == {("day_pass", "17", "day")}


GOES_ON = [
    ("Coworking", "In de tuin staat een deelauto. Die kost € 8 per uur of € 40 per dag."),
    ("Coworking", "Vor dem Haus steht ein Leihwagen. Er kostet 8 € pro Stunde oder 40 € am Tag."),
    ("Coworking", "Zin in sauna? Leden betalen € 7 per uur, gasten € 11 per uur."),
    ("Coworking", "Lust auf Sauna? Mitglieder zahlen 7 € pro Stunde, Gäste 11 € pro Stunde."),
    ("Meeting rooms", "Catering is done by our baker. Members pay £5 and guests pay £7 per hour of service."),
]


@pytest.mark.parametrize(("heading", "paragraph"), GOES_ON)
def test_a_sentence_goes_on_from_goods(heading: str, paragraph: str) -> None:
    assert kinds(heading, paragraph) == set()


def test_a_sentence_goes_on_from_a_question_about_desks() -> None:
    paragraph = "Need a desk? Members pay £9 a day, visitors £16 a day."
    assert {amount for _, amount, _ in kinds("Coworking", paragraph)} == {"9", "16"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Voor een vaste werkplek vragen we € 120 en voor de sleutel € 20.",
        "Für den festen Schreibtisch nehmen wir 120 € und für den Schlüssel 20 €.",
    ],
)
def test_sums_below_a_deposit_are_no_prices(sentence: str) -> None:
    assert kinds("Kaution" if "Schreibtisch" in sentence else "Borg", sentence) == set()


def test_people_pay_for_what_the_price_before_is_for() -> None:
    sentence = "Unsere Gärtnerin arbeitet für 35 € die Stunde, Mitglieder zahlen 28 € die Stunde."
    assert kinds("Coworking", sentence) == set()


def test_an_upgrade_is_paid_on_top_of_a_desk() -> None:
    assert kinds("Membership", "You can upgrade your hot desk to a corner seat for £18 a month.") == set()
