"""Whether words say that plans hold for all houses of an operator."""

from __future__ import annotations

from cowcrawl.extract.texts.phrases import says
from cowcrawl.remembered import remembered


@remembered
def holds_everywhere(text: str) -> bool:
    """Whether a sentence says that plans or prices hold for all houses of an operator, and not that they differ."""
    return all_houses(text) and says("houses", "holding", text)


def all_houses(text: str) -> bool:
    """Whether a sentence speaks of all houses of an operator, and says of nothing that it differs among them."""
    return says("houses", "everywhere", text) and not says("houses", "differing", text)


def our_houses(text: str) -> bool:
    """The same, or of `our houses` when it tells of when they are open: that differs seldom, and is said then."""
    return all_houses(text) or (says("houses", "ours", text) and not says("houses", "differing", text))
