"""Addresses that a sentence gives the house by its name, or by "we": "Quay Works, 4 Mill Lane, York YO1 7AB"."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.extract.who.host_names import fits_host, host_label
from cowcrawl.literals.words import hint, holds
from cowcrawl.page import Page
from cowcrawl.text import fold
from cowcrawl.vocabulary import alternatives, phrases

MAX_NAME = 6
"""Words of the name of a house."""

_EDGES = " ,;:–—|·•-"
_BRACKET = re.compile(r"\((?P<inner>[^()]{2,90})\)\s*$")
_LETTERS = re.compile(r"[^\W\d_]")


def introduced(page: Page, said: str) -> bool:
    """Whether the sentence `said` up to an address is nothing but the name of the house, or leads from it there.

    Or says of us what we are, and where: "We are a workshop run by its members at 4 Mill Lane".
    """
    return _is_name(page, said.strip(_EDGES)) or _is_party(page, said) or _we_are(said)


def _is_name(page: Page, text: str) -> bool:
    """Whether a text is what the site is called: in its host, or between marks in its title."""
    if not _LETTERS.match(text) or not text[0].isupper() or len(text.split()) > MAX_NAME:
        return False
    title, name = f" {fold(page.title)} ", f" {fold(text)} "
    titled = (title.startswith(name) or title.endswith(name)) and len(text.split()) > 1
    return titled or fits_host(text, page.host)


def _is_party(page: Page, said: str) -> bool:
    """Whether the name of the house leads to where it is: "Quay Works (“we”) of 4 Mill Lane"; no company's seat."""
    hit = _leads().search(said) if hint("address", "party_at").fits(said) else None
    if hit is None:
        return False
    before = said[: hit.start()]
    bracket = _BRACKET.search(before)
    if bracket and host_label(page.host)[0] in fold(bracket["inner"]).replace(" ", ""):
        return not holds("names", "legal_form", before)
    words = before[: bracket.start() if bracket else None].strip(_EDGES).split()
    tails = (" ".join(words[-count:]) for count in range(1, MAX_NAME + 1))
    return any(tail[:1].isupper() and fits_host(tail, page.host) for tail in tails)


def _we_are(said: str) -> bool:
    """Whether a sentence says what we are and leads to where: no event, no way there, nobody else."""
    if not _we_are_at().fullmatch(said.strip(" ") + " "):
        return False
    return not any(holds("address", told, said) for told in ("way_there", "other_subject", "neighbour", "nearby"))


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf",?\s{alternatives(phrases('address', 'party_at'))}\s$", re.IGNORECASE)


@cache
def _we_are_at() -> re.Pattern[str]:
    """We are, no verb, a few words, and what leads to a street."""
    leads = alternatives((*phrases("address", "party_at"), *phrases("address", "number_lead")))
    ours = alternatives(phrases("address", "we_are"))
    return re.compile(rf"[^\w]*(?i:{ours})\s(?!\w+ing\s)(?:[\w'’-]+\s){{1,12}}?{leads}\s", re.IGNORECASE)
