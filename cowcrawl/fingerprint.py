"""Whether two texts are one text: sketches of their word sequences, small enough to keep and compared in no time.

A sketch holds the smallest hashes of a text's shingles (Broder 1997: bottom-k sketches), so that the share of one
text that stands in another can be estimated, whichever of the two was cut shorter.
"""

from __future__ import annotations

from hashlib import blake2b

from cowcrawl.text import fold

SHINGLE = 4
"""Words of a shingle: four in a row are seldom the same by chance, and one changed word spoils no more than four."""
SIZE = 256
"""Hashes kept of a text: texts of up to about 260 words are kept whole."""
MIN_SHINGLES = 30
"""Shingles below which a text is too short to be told from another."""
_DIGITS = 8


def sketch(text: str) -> str | None:
    """The sketch of a text in hexadecimal; None when the text is too short."""
    words = fold(text).split()
    hashes = {_hash(" ".join(words[at : at + SHINGLE])) for at in range(len(words) - SHINGLE + 1)}
    return "".join(sorted(hashes)[:SIZE]) if len(hashes) >= MIN_SHINGLES else None


def overlap(one: str, other: str) -> float:
    """The share of the shorter of two texts that stands in the longer one, from 0 to 1, as their sketches tell."""
    a, b = hashes(one), hashes(other)
    limit = min((max(kept) for kept in (a, b) if len(kept) >= SIZE), default="f" * _DIGITS)
    a, b = {h for h in a if h <= limit}, {h for h in b if h <= limit}
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0


def _hash(shingle: str) -> str:
    return blake2b(shingle.encode(), digest_size=_DIGITS // 2).hexdigest()


def hashes(text: str) -> set[str]:
    """The hashes of a sketch."""
    return {text[at : at + _DIGITS] for at in range(0, len(text), _DIGITS)}
