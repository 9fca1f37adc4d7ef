"""Whether words say that plans hold for all houses of an operator."""

from __future__ import annotations

from cowcrawl.extract.phrases import says
from cowcrawl.remembered import remembered


@remembered
def holds_everywhere(text: str) -> bool:
    """Whether a sentence says that plans or prices hold for all houses of an operator, and not that they differ."""
    if not says("houses", "everywhere", text) or says("houses", "differing", text):
        return False
    return says("houses", "holding", text)
