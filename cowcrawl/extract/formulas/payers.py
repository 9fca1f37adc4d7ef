"""A second price in brackets for other people: "Meeting room: €20 an hour (members €12)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cowcrawl.extract.formulas.labels import has_own_words
from cowcrawl.extract.formulas.offer import Offer
from cowcrawl.extract.phrases import says_all

_BRACKET = re.compile(r"\(\s*(?P<who>[^()]*?)[\s:]*$")


def with_payers(found: Sequence[Offer]) -> list[Offer]:
    """The offers of a line; what a bracket behind the first says is for others has its name, and whom it is for."""
    first = found[0].label.strip(" :") if found else ""
    if len(found) < 2 or not has_own_words(first):
        return list(found)
    return [offer._replace(label=f"{first} ({who})") if (who := _who(offer)) else offer for offer in found]


def _who(offer: Offer) -> str | None:
    """The people that an open bracket before a price names, and nothing else."""
    bracket = _BRACKET.search(offer.label) if "(" in offer.label else None
    who = bracket["who"] if bracket else ""
    return who if who and says_all("formulas", "payers", who) else None
