"""For how long all plans of a page bind, said once for all of them."""

from __future__ import annotations

import pytest
from plans import cards, page_of, values

CARDS = cards(("Hot desk", "£110 per month"), ("Fixed desk", "£205 per month"), ("Day pass", "£14 per day"))


def bound(sentence: str, body: str = CARDS) -> dict[str, str | None]:
    """The commitment of each plan of a page, by its name."""
    return {
        value["name"]: value["commitment"] for value in values(page_of(f"<h1>Coworking</h1>{body}<p>{sentence}</p>"))
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "All memberships require 30 days' notice to cancel.",
        "A minimum term of three months applies to all plans.",
        "Membership is for a minimum of 3 months.",
        "Toutes nos formules sont sans engagement.",
        "Al onze abonnementen zijn maandelijks opzegbaar.",
        "Alle Tarife sind monatlich kündbar.",
        "Tutti i nostri abbonamenti sono senza vincoli.",
    ],
)
def test_a_sentence_about_all_plans_is_of_each_by_the_month(sentence: str) -> None:
    assert bound(sentence) == {"Hot desk": sentence, "Fixed desk": sentence, "Day pass": None}


@pytest.mark.parametrize(
    "sentence",
    [
        "All memberships require 30 days' notice unless agreed otherwise.",
        "All plans are month to month, some with a minimum term.",
        "Do all memberships have a notice period?",
        "All memberships cost £15 more without a minimum term.",
        "Meeting rooms have a notice period of a day.",
    ],
)
def test_what_binds_some_or_costs_more_binds_not_all(sentence: str) -> None:
    assert set(bound(sentence).values()) == {None}


def test_two_sentences_tell_nothing_and_the_words_of_a_card_go_first() -> None:
    notice, term = "All plans need 30 days' notice.", "All plans have a minimum term of 2 months."
    assert set(bound(f"{notice} {term}").values()) == {None}
    own = "<div><h3>Hot desk</h3><p>£110 per month</p><p>No contract, 12 months' notice</p></div>"
    other = "<div><h3>Fixed desk</h3><p>£205 per month</p></div>"
    assert bound(notice, own + other) == {"Hot desk": "No contract, 12 months' notice", "Fixed desk": notice}
