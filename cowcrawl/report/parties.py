"""Names of firms and public bodies in reports: who runs, owns or pays for a place. Persons are not among them."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.literals.words import alternation
from cowcrawl.report.names import words_of
from cowcrawl.report.places import is_place
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

MAX_NAME = 60
"""Characters of a name at most."""


def is_organisation(name: str) -> bool:
    """Whether a name shows that it is no person's: a legal form, a word for a firm or body, an acronym, an article,
    `&`, or one word.
    """
    if not name or len(name) > MAX_NAME or not any(char.isalpha() for char in name):
        return False
    words = fold(name).split()
    telling = words_of("report_cards", "public") | words_of("report_cards", "firm")
    if set(words) & telling or "&" in name or any(char.isdigit() for char in name) or _legal_form().search(name):
        return True
    if len(words) == 1 or words[0] in words_of("report_prose", "articles"):
        return True
    return any(len(word) >= 2 and word.isupper() for word in re.findall(r"[^\W\d_]+", name))


@cache
def _legal_form() -> re.Pattern[str]:
    forms = alternation(phrases("names", "legal_form"))
    opening = alternation(phrases("names", "legal_opening"))
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)|^(?:{opening})\b")


def may_be_person(name: str) -> bool:
    """Whether a name has the form of a person's: two to four words, and nothing that shows a firm, body or place."""
    return 2 <= len(name.split()) <= 4 and not is_organisation(name) and not is_place(name)
