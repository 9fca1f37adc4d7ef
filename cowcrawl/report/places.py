"""Whether a name is a place's: a town, or a country."""

from __future__ import annotations

from functools import cache

from cowcrawl.centroids import knows_town
from cowcrawl.centroids.codes import patterns
from cowcrawl.report.names import words_of
from cowcrawl.text import fold


@cache
def is_town(name: str) -> bool:
    """Whether a town of western Europe is called so."""
    return any(knows_town(country, name) for country in patterns())


def is_place(name: str) -> bool:
    """Whether a name is a town's, or that of a country or region, with or without its article."""
    words = fold(name).split()
    return is_town(name) or any(" ".join(words[skip:]) in _lands() for skip in (0, 1))


@cache
def _lands() -> frozenset[str]:
    return words_of("report_prose", "lands")
