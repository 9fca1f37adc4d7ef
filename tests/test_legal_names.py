"""Names with a legal form in a line: where they begin and end, and under which name the site knows itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.extract.who.legal_name import legal_names

OWN = ("lampion", "Lampion coworking")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("© 2024 Berger & Söhne GmbH", ["Berger & Söhne GmbH"]),
        ("Le site est édité par la SARL Quai Neuf, rue Haute 3", ["SARL Quai Neuf"]),
        ("lampion coworking sprl, Quai du Port 2", ["lampion coworking sprl"]),
        ("Vermeer BV and Lampion Works Ltd share a house", ["Vermeer BV", "Lampion Works Ltd"]),
        ("a gmbh is a company", []),
        ("The Weavers and Lampion Ltd invite you", ["Lampion Ltd"]),
        ("Quay and Mill Ltd", ["Quay and Mill Ltd"]),
        ("lampion is a house without a form", []),
    ],
)
def test_a_name_with_a_legal_form_is_found_in_its_line(line: str, names: list[str]) -> None:
    assert [one.text for one in legal_names(line, OWN)] == names


def test_what_begins_as_the_site_calls_itself_is_known_however_it_is_written() -> None:
    (one,) = legal_names("run by lampion works ltd", OWN)
    assert (one.text, one.name, one.known) == ("lampion works ltd", "lampion works", True)


def test_a_name_that_the_site_does_not_use_is_not_known() -> None:
    (one,) = legal_names("run by Berger Works Ltd", OWN)
    assert (one.name, one.known) == ("Berger Works", False)


@given(
    st.lists(
        st.sampled_from(("lampion", "Lampion", "Berger", "&", "GmbH", "ltd", "ASBL", "und", ",", "42")), max_size=20
    )
)
def test_names_stand_in_their_order_and_none_overlaps(words: list[str]) -> None:
    line, end = " ".join(words), 0
    for one in legal_names(line, OWN):
        assert end <= one.start < one.end and line[one.start : one.end] == one.text
        end = one.end
