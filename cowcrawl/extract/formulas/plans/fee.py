"""What a fee is paid for: "The weekly rate for the studio", "The monthly fee for the post box is"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cowcrawl.extract.formulas.words import desk_hint, desk_type, names_room
from cowcrawl.extract.rooms.names import without_article
from cowcrawl.extract.texts.phrases import says_all
from cowcrawl.literals.period import in_label
from cowcrawl.literals.words import alternation
from cowcrawl.vocabulary import phrases


def without_fee(name: str) -> str:
    """A name without the fee of a desk or a room before it: "The weekly rate for the studio"."""
    if _fee().search(name) is None:
        return name
    rest = without_article(name)
    first, _, behind = rest.partition(" ")
    match = _fee().match(behind if in_label(first) else rest)
    what = without_article(match["what"]) if match else ""
    return what if what and (desk_type(what) or desk_hint(what) or names_room(what)) else name


@cache
def _fee() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(phrases('formulas', 'price_of'))})\s(?P<what>.+)", re.I)


def with_purpose(name: str, quotes: Sequence[str]) -> str:
    """What a fee without another name is for, by its sentence, "The monthly fee for the post box is"; not for whom."""
    if _fees().search(name) is None:
        return name
    rest = without_article(name)
    first, _, behind = rest.partition(" ")
    if not says_all("formulas", "fees", behind if in_label(first) else rest):
        return name
    matches = (re.search(rf"(?<!\w){re.escape(name)}{_purpose()}", quote, re.I) for quote in quotes)
    what = next((without_article(match["what"]) for match in matches if match), "")
    return name if not what or says_all("formulas", "payers", what) or says_all("formulas", "member", what) else what


@cache
def _fees() -> re.Pattern[str]:
    """A word for what is paid, at the end."""
    return re.compile(rf"(?<!\w)(?:{alternation(phrases('formulas', 'fees'))})$", re.I)


@cache
def _purpose() -> str:
    whom, verbs = (alternation(phrases("formulas", concept)) for concept in ("for_whom", "costs"))
    return rf"\s(?:{whom})\s(?P<what>[^,;:()\d]{{3,40}}?)\s(?:{verbs})(?!\w)"
