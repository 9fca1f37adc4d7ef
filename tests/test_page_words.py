"""A page's index of words: which blocks hold a phrase is known before any pattern is tried."""

from __future__ import annotations

from cowcrawl.literals.words import told_by
from cowcrawl.page import Page

PAGE = Page("<p>La salle de réunion<p>Une salle, un cours<p>Salle de COURS<p>Nothing here".encode())


def test_the_blocks_that_hold_a_word_are_known_whatever_its_case_and_accents() -> None:
    assert [block.index for block in PAGE.holding(frozenset({"reunion", "cours"}))] == [0, 1, 2]


def test_the_blocks_that_hold_every_word_of_a_phrase_are_known() -> None:
    assert [one.index for one in PAGE.holding_all(told_by([("salle", "de", "cours"), ("open", "space")]))] == [2]
    assert [one.index for one in PAGE.holding_all(told_by([("salle",), ("salle", "de", "cours")]))] == [0, 1, 2]
