"""The words of a line around its price."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.extract.formulas.labels import has_own_words, own_words
from cowcrawl.literals.quantity import find_bundle
from cowcrawl.vocabulary import phrases

PIECES = [
    *phrases("formulas", "filler"),
    *phrases("periods", "day"),
    *phrases("period_words", "carriers"),
    *phrases("vat", "excl"),
    *"Tageskarte € 20 euro l' d' (per stuk) / - Flex bureau x a B".split(),
]


@given(st.lists(st.sampled_from(PIECES), max_size=5).map(" ".join))
def test_a_label_has_own_words_where_some_are_left(label: str) -> None:
    assert has_own_words(label) == bool(own_words(label))


def test_bundles_of_every_form_are_found() -> None:
    forms = "10 tickets|10er-Karte|tienrittenkaart|carnet de 10|5-tageskarte|block of 8|packs of 5 days|10xTickets"
    assert [form for form in forms.split("|") if find_bundle(form) is None] == []
