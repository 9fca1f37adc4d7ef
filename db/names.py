"""Names in the form in which they are compared. Pure."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

_BRACKETS = re.compile(r"\([^()]*\)")


@lru_cache(4096)
def name_key(name: str) -> str:
    """A name in comparable form: without what is in brackets, and the words that tell no house from another.

    Of a name of such words alone all of them are kept.

    >>> name_key("The Paper Heron coworking"), name_key("Coworking Space")
    ('paper heron', 'coworking space')
    """
    words = fold(_BRACKETS.sub(" ", name)).split() or fold(name).split()
    telling = [word for word in words if word not in _generic()]
    return " ".join(telling or words)


@cache
def _generic() -> frozenset[str]:
    return frozenset(fold(word) for word in phrases("names", "generic"))
