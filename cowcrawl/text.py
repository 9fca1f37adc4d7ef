"""Comparing text: one folded form of names, and slugs for addresses people can read."""

from __future__ import annotations

import re
import unicodedata


def fold(text: str) -> str:
    """`text` in lower case without accents and punctuation, white space collapsed."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(re.sub(r"[\W_]+", " ", plain).split())


def slug(text: str) -> str:
    """`text` as lower-case ASCII words joined by hyphens; empty when nothing of it is left."""
    return "-".join(re.sub(r"[^a-z0-9]+", " ", fold(text)).split())
