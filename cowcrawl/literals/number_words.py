"""Numbers of one word: "ten", "tien", "Zehn", and those that name it only roughly."""

from __future__ import annotations

from functools import cache

from cowcrawl.vocabulary import load


def number_word(word: str) -> int | None:
    """The number a single word names ("ten", "tien", "Zehn"), or None."""
    return number_table("cardinals").get(word.casefold())


def cardinal_words() -> tuple[str, ...]:
    """Every word for a number."""
    return tuple(number_table("cardinals"))


@cache
def number_table(concept: str) -> dict[str, int]:
    """The numbers by the words of a concept, as they are and without capitals: "dreißig", "dreissig"."""
    listed = [(str(word), int(value)) for value, words in load("numbers")[concept].items() for word in words]
    return {form: value for word, value in listed for form in (word.casefold(), word.lower())}
