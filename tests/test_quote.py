"""Quotes of the press: short, literal, without a person."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.press.quote import MAX_WORDS, passage

TEXT = "Volgens de krant opent Kade Negen in mei een huis in Gent, zegt Joris Wouters aan de kade."


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_a_quote_grows_to_both_sides_and_stops_at_a_person() -> None:
    assert passage(TEXT, [span("Kade Negen")], [span("Joris Wouters")]) == (
        "Volgens de krant opent Kade Negen in mei een huis in Gent, zegt"
    )


def test_what_needs_a_person_inside_has_no_quote() -> None:
    assert passage(TEXT, [span("Kade Negen"), span("aan de kade")], [span("Joris Wouters")]) is None


@given(
    st.lists(st.text(alphabet="abc,.", min_size=1, max_size=6), min_size=1, max_size=80),
    st.integers(0, 79),
    st.integers(0, 79),
)
def test_a_quote_stands_in_the_text_holds_what_it_must_and_is_short(words: list[str], needed: int, person: int) -> None:
    text = " ".join(words)
    starts = [sum(len(word) + 1 for word in words[:number]) for number in range(len(words))]
    mine, theirs = (min(number, len(words) - 1) for number in (needed, person))
    spans = [(starts[number], starts[number] + len(words[number])) for number in (mine, theirs)]
    quote = passage(text, spans[:1], spans[1:])
    if quote is None:
        assert mine == theirs
    else:
        assert quote in text
        assert len(quote.split()) <= MAX_WORDS
