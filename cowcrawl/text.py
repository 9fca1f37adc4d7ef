"""Comparing text: one folded form of names, and slugs for addresses people can read."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile(r"[\W_]+")


@lru_cache(8192)
def fold(text: str) -> str:
    """`text` in lower case without accents and punctuation, white space collapsed."""
    plain = text.casefold()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _MARKS.sub(" ", plain).strip()


def slug(text: str) -> str:
    """`text` as lower-case ASCII words joined by hyphens; empty when nothing of it is left."""
    return "-".join(re.sub(r"[^a-z0-9]+", " ", fold(text)).split())
