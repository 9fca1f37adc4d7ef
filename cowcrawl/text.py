"""Comparing text: one folded form of names."""

from __future__ import annotations

import re
import unicodedata


def fold(text: str) -> str:
    """`text` in lower case without accents and punctuation, white space collapsed."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(re.sub(r"[\W_]+", " ", plain).split())
