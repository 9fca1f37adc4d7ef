"""What is to be done about a message of SQLite or Datasette, in words that name nothing of the server. Pure."""

from __future__ import annotations

from db.site.limits import TOO_LARGE
from db.site.refused import COLUMN, COUNT, THROUGH
from db.site.words import Words

_KNOWN = {
    TOO_LARGE: "error.large",
    "string or blob too big": "error.large",
    "interrupted": "error.slow",
    "Statement must be a SELECT": "error.write",
    "Statement contained a disallowed PRAGMA": "error.denied",
    "not authorized": "error.denied",
    "prohibited": "error.denied",
    "Cannot sort table by": "error.sort",
    COUNT: "error.facet",
    COLUMN: "error.column",
    THROUGH: "error.through",
    "fts5: syntax error": "error.search",
    "unable to open": "error.ours",
    "disk image is malformed": "error.ours",
    "disk I/O": "error.ours",
}


def is_ours(message: str) -> bool:
    """Whether a message tells of a fault of the server, not of the question."""
    return any(sign in message and key == "error.ours" for sign, key in _KNOWN.items())


def advice(words: Words, message: str) -> str:
    """The advice in `words`; a message that says itself what is wrong with a query stays as it is."""
    sign, key = next(((sign, key) for sign, key in _KNOWN.items() if sign in message), ("", None))
    return words.say(key, column=message.partition(sign)[2].strip()) if key else message
