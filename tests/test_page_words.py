"""A page's index of words: which blocks hold a phrase is known before any pattern is tried."""

from __future__ import annotations

from cowcrawl.index import Topic
from cowcrawl.literals.words import told_by
from cowcrawl.page import NEAR, Page

PAGE = Page("<p>La salle de réunion<p>Une salle, un cours<p>Salle de COURS<p>Nothing here".encode())


def test_the_blocks_that_hold_a_word_are_known_whatever_its_case_and_accents() -> None:
    assert [block.index for block in PAGE.holding(frozenset({"reunion", "cours"}))] == [0, 1, 2]


def test_the_blocks_that_hold_every_word_of_a_phrase_are_known() -> None:
    assert [one.index for one in PAGE.holding_all(told_by([("salle", "de", "cours"), ("open", "space")]))] == [2]
    assert [one.index for one in PAGE.holding_all(told_by([("salle",), ("salle", "de", "cours")]))] == [0, 1, 2]


def test_topics_are_found_as_other_phrases_are_even_those_made_after_a_page_was_asked_for_one() -> None:
    phrases = told_by([("salle", "de", "cours"), ("nothing",), ("open", "space")])
    page = Page(b"<p>Salle de cours<p>Nothing here<p>open<p>space")
    for topic in (Topic(phrases), Topic(phrases)):
        assert page.holding_all(topic) == page.holding_all(phrases) == [page.blocks[0], page.blocks[1]]


def test_a_word_is_found_once_in_a_block_that_holds_it_with_several_marks() -> None:
    assert Page("<p>Salle, (salle) «salle» sallé".encode()).words["salle"] == {0}


def test_a_quote_is_found_wherever_it_stands_from_the_one_that_was_found_before() -> None:
    page = Page(f"<p>first words<p>{'much else ' * 2 * NEAR}<p>last words".encode())
    quotes = ("last words", "first words", "no words", "last  words", "")
    assert [page.prints(quote) for quote in quotes] == [True, True, False, True, False]


def test_a_text_that_is_shown_as_well_as_run_is_printed() -> None:
    page = Page(b"<p>one<script>one</script><p>two<style>three</style>")
    assert [page.prints(text) for text in ("one", "two", "three")] == [True, True, False]


def test_a_break_written_as_an_end_is_a_break() -> None:
    (block,) = Page(b"<p>Quay 16</br>10243 Lummerland</p>").blocks
    assert list(block.lines) == ["Quay 16", "10243 Lummerland"]
