"""The sentence that opens the line of a price, or the one right below it, where it only tells for how long that is."""

from __future__ import annotations

from cowcrawl.extract.formulas.candidate import NEAR, Candidate
from cowcrawl.extract.formulas.labels import has_own_words
from cowcrawl.extract.formulas.words import is_pass
from cowcrawl.extract.texts.sentences import split
from cowcrawl.literals.money import find_money
from cowcrawl.literals.period import continues
from cowcrawl.literals.quantity import find_bundle

MAX_PERIOD = 30
"""Characters of a sentence that is nothing but a period or a bundle: "Carnet de 10 demi-journées"."""


def opening(candidate: Candidate) -> tuple[str, str] | None:
    """The sentence and its line: "150 €", then "Half a day. Seats 8.".

    A line that is a single sentence tells nothing: it may announce the next price. Below one "a month, all day long"
    goes on from it.
    """
    beneath = _beneath(candidate) if candidate.card else []
    for line in (*candidate.quotes, *beneath) if candidate.card else ():
        first, *rest = split(line[:NEAR]) or [""]
        first = first.strip(" .")
        if rest and len(first) <= MAX_PERIOD and not find_money(first) and _only_times(first):
            return first, line
    for line in beneath:
        first, comma, _ = line[:NEAR].partition(", ")
        if comma and len(first) <= MAX_PERIOD and continues(first) and not (find_money(line) or has_own_words(first)):
            return first, line
    return None


def _beneath(candidate: Candidate) -> list[str]:
    """The line of the sibling right below a price."""
    return [one.line for one in candidate.card if one.element.getprevious() is candidate.element and not one.level]


def _only_times(sentence: str) -> bool:
    """Whether a sentence names nothing but time, or a pass with its entries."""
    return not has_own_words(sentence) or (is_pass(sentence) and find_bundle(sentence) is not None)
