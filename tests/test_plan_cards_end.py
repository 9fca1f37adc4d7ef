"""What stands below all cards is of none of them; what a badge, a guest or a teaser says is no price of a plan."""

from __future__ import annotations

import pytest
from plans import named, page_of

PLANS = {
    "en": (("Flex Desk", "£180 per month"), ("Private Office", "£650 per month")),
    "nl": (("Flexplek", "€ 180 per maand"), ("Privékantoor", "€ 650 per maand")),
    "de": (("Flex Desk", "180 € pro Monat"), ("Einzelbüro", "650 € pro Monat")),
    "fr": (("Poste nomade", "180 € par mois"), ("Bureau privé", "650 € par mois")),
    "es": (("Puesto flexible", "180 € al mes"), ("Despacho privado", "650 € al mes")),
    "it": (("Postazione flessibile", "180 € al mese"), ("Ufficio privato", "650 € al mese")),
}
KINDS = ("hot_desk", "private_office")


def told(language: str) -> set[tuple[str, str, str, str | None]]:
    amounts = ("180", "650")
    names = [name for name, _ in PLANS[language]]
    return {(name, kind, amount, "month") for name, kind, amount in zip(names, KINDS, amounts, strict=True)}


def read(language: str, card: str = "{price}", below: str = "") -> set[tuple[str, str, str, str | None]]:
    """The plans of two cards with `below` under both."""
    cards = "".join(
        f"<div class=col><h3>{name}</h3><p>{card.format(price=price)}</p><ul><li>Wi-Fi</li></ul></div>"
        for name, price in PLANS[language]
    )
    return named(page_of(f"<h1>La Ruche</h1><h2>€</h2><div class=row>{cards}</div>{below}"))


BELOW = {
    "a guest's savings": {
        "en": "<div><p>“I saved £500 a month by moving here.”</p><p>Tom</p></div>",
        "nl": "<div><p>“Ik bespaar € 500 per maand.”</p><p>Tom</p></div>",
        "de": "<div><p>„Ich spare 500 € im Monat.“</p><p>Tom</p></div>",
        "fr": "<div><p>« J'économise 500 € par mois. »</p><p>Tom</p></div>",
        "es": "<div><p>«Ahorro 500 € al mes.»</p><p>Tom</p></div>",
        "it": "<div><p>«Risparmio 500 € al mese.»</p><p>Tom</p></div>",
    },
    "a teaser": {
        "en": "<section><h2>Blog</h2><h3>Coworking in Porto from €99 a month: our guide</h3></section>",
        "nl": "<section><h2>Blog</h2><h3>Coworken in Porto vanaf € 99 per maand: onze gids</h3></section>",
        "de": "<section><h2>Blog</h2><h3>Coworking in Porto ab 99 € im Monat: unser Ratgeber</h3></section>",
        "fr": "<section><h2>Blog</h2><h3>Coworking à Porto dès 99 € par mois : notre guide</h3></section>",
        "es": "<section><h2>Blog</h2><h3>Coworking en Oporto desde 99 € al mes: nuestra guía</h3></section>",
        "it": "<section><h2>Blog</h2><h3>Coworking a Porto da 99 € al mese: la nostra guida</h3></section>",
    },
}


@pytest.mark.parametrize("language", PLANS)
@pytest.mark.parametrize("below", BELOW)
def test_what_stands_below_all_cards_is_no_plan(below: str, language: str) -> None:
    assert read(language, below=BELOW[below][language]) == told(language)


TRIALS = {
    "en": "<p>Try a day for £1</p>",
    "nl": "<p>Probeer een dag voor € 1</p>",
    "de": "<p>Einen Tag testen für 1 €</p>",
    "fr": "<p>Essayez une journée pour 1 €</p>",
    "es": "<p>Prueba un día por 1 €</p>",
    "it": "<p>Prova un giorno a 1 €</p>",
}


@pytest.mark.parametrize("language", TRIALS)
def test_a_day_on_trial_below_all_cards_is_none_in_the_last_one(language: str) -> None:
    others = read(language, below=TRIALS[language]) - told(language)
    assert {kind for _, kind, *_ in others} <= {"day_pass"}


CARDS = {
    "what one saves, on a badge": {
        "en": "<span>Save £40</span> <b>{price}</b>",
        "nl": "<span>Bespaar € 40</span> <b>{price}</b>",
        "de": "<span>Spare 40 €</span> <b>{price}</b>",
        "fr": "<span>Économisez 40 €</span> <b>{price}</b>",
        "es": "<span>Ahorra 40 €</span> <b>{price}</b>",
        "it": "<span>Risparmia 40 €</span> <b>{price}</b>",
    },
    "what it comes to in a year": {
        "en": "{price}<br><small>billed annually (£2,160)</small>",
        "nl": "{price}<br><small>jaarlijks gefactureerd (€ 2.160)</small>",
        "de": "{price}<br><small>jährliche Abrechnung (2.160 €)</small>",
        "fr": "{price}<br><small>facturé annuellement (2 160 €)</small>",
        "es": "{price}<br><small>facturado anualmente (2.160 €)</small>",
        "it": "{price}<br><small>fatturato annualmente (2.160 €)</small>",
    },
}


@pytest.mark.parametrize("language", PLANS)
@pytest.mark.parametrize("card", CARDS)
def test_a_card_has_one_price(card: str, language: str) -> None:
    assert read(language, card=CARDS[card][language]) == told(language)


def test_an_office_of_others_is_held_against_the_house() -> None:
    head, cells = ("", "Us", "Others"), ("Private office", "£650 per month", "£1,400 per month")
    rows = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in (head, cells))
    assert read("en", below=f"<h2>Us vs. others</h2><table>{rows}</table>") == told("en")


@pytest.mark.parametrize("language", PLANS)
def test_a_name_in_bold_may_stand_beside_its_price_above_a_description(language: str) -> None:
    rows = "".join(
        f"<div class=row><div>{price}<br><small>incl.</small></div><div><strong>{name}</strong><p>Wi-Fi</p></div></div>"
        for name, price in PLANS[language]
    )
    assert named(page_of(f"<h1>La Ruche</h1><h2>€</h2>{rows}")) == told(language)
