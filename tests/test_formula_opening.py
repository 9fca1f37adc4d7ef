"""What the line of a price, or the one below it, opens with: a period, a bundle; cards that are stacks of pieces."""

from __future__ import annotations

import pytest
from plans import named, page_of, table

from cowcrawl.extract.formulas.words import is_part_of_day, names_something
from cowcrawl.literals.period import in_label


def told(body: str) -> set[tuple[str, str, str, str | None]]:
    return named(page_of(f"<h2>Nos espaces</h2>{body}"))


def card(name: str, price: str, below: str) -> str:
    return f"<div><p>{name}</p><p>{price}</p><p>{below}</p></div>"


def test_the_sentence_that_opens_the_line_below_a_price_tells_for_how_long_it_is() -> None:
    cards = card("Salle de réunion", "140 €", "Demi-journée. Jusqu'à 9 personnes. Adhérents : 45 €.")
    cards += card("Coworking", "80 €", "Carnet de 10 demi-journées. Adhésion à part.")
    assert told(f"<div>{cards}</div>") == {
        ("Salle de réunion", "meeting_room", "140", "half_day"),
        ("Salle de réunion – Adhérents", "meeting_room", "45", "half_day"),
        ("Coworking", "day_pass", "80", "once"),
    }


@pytest.mark.parametrize(
    "below", ["Demi-journée", "Idéal une demi-journée. Wifi compris.", "Wifi compris. Demi-journée."]
)
def test_a_single_sentence_below_a_price_or_one_with_other_words_tells_nothing_of_it(below: str) -> None:
    cards = card("Salle Lin", "140 €", below) + card("Salle Chanvre", "90 €", "Wifi compris.")
    assert ("Salle Lin", "meeting_room", "140", "half_day") not in told(f"<div>{cards}</div>")


@pytest.mark.parametrize(
    ("label", "period"),
    [
        ("Adhérents, 1 h", "hour"),
        ("Atelier (1h)", "hour"),
        ("Mitglieder, 1 Std.", "hour"),
        ("Salle 12, 2 h", None),
        ("Salle 1", None),
    ],
)
def test_one_abbreviated_unit_may_close_a_label_behind_a_mark(label: str, period: str | None) -> None:
    assert in_label(label) == period


def test_a_price_for_members_by_the_hour_is_of_the_room_that_its_card_names() -> None:
    rooms = "".join(
        f"<article><h3>{name}</h3><ul><li><span>1 heure</span><b>{full} €</b></li>"
        f"<li><span>Adhérent, 1 h</span><b>{less} €</b></li></ul></article>"
        for name, full, less in (("Salle Lin", 32, 21), ("Salle Chanvre", 28, 21))
    )
    assert told(rooms) == {
        ("Salle Lin", "meeting_room", "32", "hour"),
        ("Salle Lin – Adhérent, 1 h", "meeting_room", "21", "hour"),
        ("Salle Chanvre", "meeting_room", "28", "hour"),
        ("Salle Chanvre – Adhérent, 1 h", "meeting_room", "21", "hour"),
    }


def test_rows_by_how_many_come_are_named_by_that_and_the_room_above() -> None:
    rows = table(
        "Participants | 1 heure | Demi-journée (4h)", "1 – 8 pers. | 12 € | 40 €", "9 – 20 pers. | 18 € | 55 €"
    )
    body = f"<h2>II. Salle de réunion</h2><h3>Tarification selon le nombre</h3>{rows.removeprefix('<h2>Tarifs</h2>')}"
    assert {name for name, *_ in named(page_of(body))} == {
        "Salle de réunion – 1 – 8 pers",
        "Salle de réunion – 9 – 20 pers",
    }


def test_a_card_of_nothing_but_pieces_has_a_line_for_each() -> None:
    """Style sheets set them below each other: what a plan is for says nothing of its price."""

    def pieces(*texts: str) -> str:
        return f"<div>{' '.join(f'<span>{text}</span>' for text in texts)} <a href=/r>Réserver</a></div>"

    cards = pieces("Pass journée", "8h–19h, entrées libres", "16 €", "Une visio entre deux trains.")
    cards += pieces("Carnet 10 journées", "la 11e offerte", "145 €", "Pour les habitués.")
    assert told(f"<div>{cards}</div>") == {
        ("Pass journée", "day_pass", "16", "day"),
        ("Carnet 10 journées", "day_pass", "145", "once"),
    }


@pytest.mark.parametrize("label", ["1 soir", "Une soirée", "1 avond", "1 Abend", "en soirée"])
def test_one_evening_is_a_part_of_a_day(label: str) -> None:
    assert is_part_of_day(label)


@pytest.mark.parametrize("label", ["minimum 1 h", "min. 2 heures", "Minimum 2 hours"])
def test_how_many_hours_one_takes_at_least_names_nothing(label: str) -> None:
    assert not names_something(label)
    assert names_something("Salle Lin, minimum 2 h")


def test_a_footnote_that_tells_what_members_pay_a_year_is_of_dues() -> None:
    plans = "<div><h3>Nomade *</h3><p>16 € / jour</p></div><div><h3>Résident *</h3><p>210 € / mois</p></div>"
    dues = "<p>* L'adhésion à l'association : 25 € (30 € TTC) par an est obligatoire.</p>"
    other = "<p>* Petit-déjeuner : 6 € par personne.</p>"
    assert ("L'adhésion à l'association", "other", "25", "year") in told(plans + dues)
    assert len(told(plans + other)) == 2


@pytest.mark.parametrize("said", ["Un bureau individuel pour écrire en paix.", "Pour un rendez-vous."])
def test_a_sentence_in_the_line_above_a_price_describes_what_the_card_names(said: str) -> None:
    body = f"<h1>Coworking</h1><div><h3>Poste fixe</h3><p>{said}<br>210 €/mois</p></div>"
    assert {name for name, *_ in named(page_of(body))} == {"Poste fixe"}


@pytest.mark.parametrize("label", ["Salle de réunion max. 12 pers.", "Desk, excl. VAT."])
def test_an_abbreviation_ends_no_sentence(label: str) -> None:
    body = f"<h1>Coworking</h1><div><h3>Tarifs</h3><p>{label}<br>210 €/mois</p></div>"
    assert "Tarifs" not in {name for name, *_ in named(page_of(body))}


def test_the_prices_of_a_card_that_tells_its_size_go_by_its_title() -> None:
    """Where their labels tell no more than for how long they are."""
    cards = "".join(
        f"<div><h2>{name}</h2><ul><li>Capacité : {seats} personnes</li><li>Journée : {price} €</li>"
        f"<li>½ journée : {price // 2} €</li></ul></div>"
        for name, seats, price in (("Le Fournil", 60, 300), ("La Grange", 35, 300))
    )
    assert named(page_of(f"<h1>Séminaires et réunions</h1>{cards}")) == {
        ("Le Fournil", "meeting_room", "300", "day"),
        ("Le Fournil", "meeting_room", "150", "half_day"),
        ("La Grange", "meeting_room", "300", "day"),
        ("La Grange", "meeting_room", "150", "half_day"),
    }


def test_what_has_no_limit_beside_shares_of_a_month_is_paid_by_the_month() -> None:
    line = "Forfait 15 h/mois : 45 € ; forfait 30 h/mois : 80 € ; illimité : 140 €."
    assert {plan[2:] for plan in named(page_of(f"<h1>Coworking</h1><p>{line}</p>"))} == {
        ("45", "month"),
        ("80", "month"),
        ("140", "month"),
    }


def test_a_bracket_that_leads_to_a_price_is_no_part_of_a_name() -> None:
    page = page_of("<h1>Coworking</h1><h2>Poste fixe</h2><ul><li>Prix libre (conseillé : 90 € par mois)</li></ul>")
    assert all("(" not in name for name, *_ in named(page))


def test_a_picture_before_bold_words_leaves_them_a_title() -> None:
    body = "<p>🪑 <strong>Open space</strong></p><p>☀️ Journée : 19 €<br>🗓️ Mois : 230 €</p>"
    body += "<p>🚪 <strong>Bureau privé</strong></p><p>☀️ Journée : 48 €<br>🗓️ Mois : 540 €</p>"
    assert named(page_of(f"<h1>Nos tarifs</h1>{body}")) == {
        ("Open space", "hot_desk", "19", "day"),
        ("Open space", "hot_desk", "230", "month"),
        ("Bureau privé", "private_office", "48", "day"),
        ("Bureau privé", "private_office", "540", "month"),
    }


def test_what_members_pay_below_coworking_are_no_dues() -> None:
    head = "Formule | Adhérent | Non-adhérent"
    rows = table(head, "10 journées | 75 € | –", "Mois | 110 € | –").replace("<h2>Tarifs</h2>", "<h2>Coworking</h2>")
    page = page_of(f"<h1>Tarifs</h1>{rows}")
    assert {plan[1:] for plan in named(page)} == {("day_pass", "75", "once"), ("hot_desk", "110", "month")}


def test_a_line_below_a_price_may_go_on_with_a_period_and_more() -> None:
    cards = "<div><h4>MINI</h4><p>90 €</p><p>5 jours par mois</p></div><div><h4>MAXI</h4><p>310 €</p><p>{}</p></div>"
    page = page_of(f"<h1>Coworking</h1><h2>Abonnements</h2>{cards.format('par mois, accès 24/7')}")
    assert ("MAXI", "hot_desk", "310", "month") in named(page)


def test_pieces_of_several_letters_that_touch_are_lines_of_a_card() -> None:
    offices = "".join(
        f"<div><span>Bureau {number}</span><span>{area} m²</span><span>{price} €/mois</span><span>Libre</span></div>"
        for number, area, price in ((101, 14, 610), (102, 20, 880))
    )
    assert named(page_of(f"<h1>Nos bureaux</h1>{offices}")) == {
        ("Bureau 101", "private_office", "610", "month"),
        ("Bureau 102", "private_office", "880", "month"),
    }
