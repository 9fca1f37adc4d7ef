"""What a title tells before the house or the town it names: "Salas en La Encina"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cowcrawl.extract.who.host_names import fits_host
from cowcrawl.literals.words import alternation
from cowcrawl.vocabulary import phrases


@lru_cache(4096)
def before_place(title: str, host: str) -> str:
    """What stands before the house or the town that a title tells ("Salas en La Encina"), or all of it."""
    begun = _placed().search(title)
    owned = (match for match in _owned().finditer(title) if fits_host(title[match.end() :], host))
    match = begun or next(owned, None)
    return title[: match.start()] if match else title


@cache
def _placed() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternation(phrases('formulas', 'paid_to'))}|@)\s(?=[A-ZÀ-Ý])")


@cache
def _owned() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternation(phrases('formulas', 'of_house'))})\s(?=[A-ZÀ-Ý])")
