"""Prices in sentences: what costs how much for how long, and paragraphs that are really lists."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans, values

from cowcrawl.extract import Found
from cowcrawl.extract.formulas import extract

SENTENCES = [
    (
        "<h2>Rooms</h2><p>The Heron Hide (seats 8) is £14 an hour or £80 a day. Members pay less than guests do.</p>",
        {("The Heron Hide", "meeting_room", "14", "hour"), ("The Heron Hide", "meeting_room", "80", "day")},
    ),
    (
        "<h2>Rooms</h2><p>Otter Room (30 people) costs £40 an hour, £120 half day and £230 full day. Tea is free.</p>",
        {
            ("Otter Room", "meeting_room", "40", "hour"),
            ("Otter Room", "meeting_room", "120", "half_day"),
            ("Otter Room", "meeting_room", "230", "day"),
        },
    ),
    (
        "<p>Kleine units (6–9 m²) kosten €280/mnd, ruime units (14–18 m²) €340–€380/mnd, zonder extra kosten.</p>",
        {("Kleine units", "private_office", "280", "month")},
    ),
]


@pytest.mark.parametrize(("body", "found"), SENTENCES)
def test_a_sentence_says_what_its_subject_costs(body: str, found: set[tuple[str, str, str, str]]) -> None:
    assert named(page_of(body)) == found


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Rooms</h2><p>A writing workshop (up to 12 people) costs £50 a day, and you take your notes home.</p>",
        "<p>In Leeds a private office is £400 a month, £90 a week or £20 a day, which is more than here.</p>",
        "<p>The boat trip (up to 12 people) is £45 an hour or £200 a day, skipper included, all summer.</p>",
        "<p>Normally an office is £500 a month, which is why we began this place ten years ago.</p>",
        "<h3>Hot desk</h3><p>Bring your laptop and sit where you like. From £5 a month you also get post.</p>",
        "<h3>Coworking</h3><p>Coffee (£5/month) and a locker (£10/month) can be had too, if you want. Ask Ann.</p>",
        "<h2>Coworking</h2><p>The printer is £10 a month, or £1 a day for those who stay a morning.</p>",
    ],
)
def test_what_the_house_does_not_let_has_no_price(body: str) -> None:
    assert values(page_of(body)) == []


def test_a_paragraph_that_gives_one_price_gives_it_to_its_title() -> None:
    text = "Ihre Anschrift in der Stadt, samt Briefkasten. Ab 65€/Monat — für alle, die viel unterwegs sind."
    assert named(page_of(f"<h3>Virtual Office Start</h3><p>{text}</p>")) == {
        ("Virtual Office Start", "virtual_office", "65", "month")
    }


def test_a_paragraph_under_a_title_that_names_no_desk_gives_nothing() -> None:
    text = "Bohnen aus der Rösterei nebenan, so viel du magst. Ab 15€/Monat — für alle Mitglieder."
    assert values(page_of(f"<h3>Kaffee</h3><p>{text}</p>")) == []


def test_names_with_their_prices_in_brackets_are_plans() -> None:
    text = "Mini (90€/Mo), Midi (140€/Mo) oder Maxi (210€/Mo, beliebt). Freie Wahl des Tisches, jeden Tag von neuem."
    assert named(page_of(f"<h3>Coworking Mitgliedschaften</h3><p>{text}</p>")) == {
        ("Mini", "hot_desk", "90", "month"),
        ("Midi", "hot_desk", "140", "month"),
        ("Maxi", "hot_desk", "210", "month"),
    }


def test_the_quote_of_a_price_in_brackets_begins_with_its_name() -> None:
    page = page_of(
        "<h3>Coworking</h3><p>Mini (90€/Mo), Midi (140€/Mo) oder Maxi (210€/Mo). Und ein Platz am Fenster.</p>"
    )
    assert [found.claim.quote for found in extract(page) if isinstance(found, Found)] == [
        "Mini (90€/Mo",
        "Midi (140€/Mo",
        "Maxi (210€/Mo",
    ]


def test_a_card_about_coworking_under_a_heading_about_addresses_is_coworking() -> None:
    body = "<h1>Geschäftsadresse in Mainz</h1><h3>Coworking</h3><p>150 € / Monat</p>"
    assert {kind for _, kind, *_ in named(page_of(body))} == {"hot_desk"}


def test_a_price_before_the_name_of_a_pass_is_the_pass() -> None:
    text = "Ganz ohne Mitgliedschaft und Vertrag geht es auch: 22€ für den Slot, 35€ Tagespass."
    assert ("Tagespass", "day_pass", "35", "day") in named(page_of(f"<h3>Coworking</h3><p>{text}</p>"))


def test_what_stands_behind_a_price_is_no_name_below_one() -> None:
    body = "<h2>Geschäftsadresse</h2><p>Ab 39 €/Monat erhältst du eine ladungsfähige Anschrift inkl. Briefkasten.</p>"
    assert [value["name"] for value in values(page_of(body))] == ["Geschäftsadresse"]


def test_a_name_begins_in_its_own_sentence() -> None:
    body = "<p>Nous avons investi 250 000 € dans la rénovation du coworking. La journée coûte 15 €.</p>"
    assert [(value["name"], value["amount"]) for value in values(page_of(body))] == [("La journée", "15")]


def test_a_label_and_its_price_stand_beside_another_sum() -> None:
    body = "<p>Il progetto ha ricevuto un contributo di 30.000 € dalla Regione. Postazione: 12 € al giorno.</p>"
    assert [(value["name"], value["amount"]) for value in values(page_of(body))] == [("Postazione", "12")]


LISTED = (
    "We have three plans: Day Pass (£20/day) for whoever drops in at the front desk while somebody is there to open, "
    "Hot Desk (£260/mo) for any free desk at all hours with some time in a meeting room and a place for your letters, "
    "and Dedicated Desk (£340/mo) which adds a desk of your own, a cupboard and an address that you can print on cards."
)


def test_a_long_sentence_that_lists_names_has_the_price_of_each_in_a_bracket() -> None:
    assert {plan[:4] for plan in plans(f"<h2>Coworking</h2><p>{LISTED}</p>")} == {
        ("day_pass", "20", "GBP", "day"),
        ("hot_desk", "260", "GBP", "month"),
        ("fixed_desk", "340", "GBP", "month"),
    }


BOUGHT = [
    ("Our rates are £25 an hour for the small meeting room and £60 an hour for the large meeting room", "25", "60"),
    ("Nos tarifs sont de 25 € de l'heure pour la petite salle et 60 € de l'heure pour la grande salle", "25", "60"),
    ("Het kost € 25 per uur voor de kleine vergaderzaal en € 60 per uur voor de grote vergaderzaal", "25", "60"),
]


@pytest.mark.parametrize("tag", ["li", "p"])
@pytest.mark.parametrize(("line", "small", "large"), BOUGHT)
def test_what_a_price_buys_stands_behind_it(tag: str, line: str, small: str, large: str) -> None:
    found = named(page_of(f"<h1>Info</h1><{tag}>{line}</{tag}>"))
    assert {(kind, amount) for _, kind, amount, _ in found} == {("meeting_room", small), ("meeting_room", large)}
    assert len({name for name, *_ in found}) == 2


def test_the_last_thing_bought_may_end_its_sentence() -> None:
    body = "<p>£15 a day for a hot desk, £150 a month for a fixed desk.</p>"
    assert {plan[:2] for plan in plans(body)} == {("hot_desk", "15"), ("fixed_desk", "150")}
