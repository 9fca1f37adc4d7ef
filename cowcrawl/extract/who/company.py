"""The company that answers for a site: its pages of law, and the address that stands behind its name."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from cowcrawl.extract.who.host_names import fits_host
from cowcrawl.literals.words import hint, holds
from cowcrawl.page import Page, once
from cowcrawl.vocabulary import alternatives, phrases

WORDS = 5
"""Words of a company's name at most."""


@once
def answers(page: Page) -> bool:
    """Whether a company answers for itself on the page: other addresses on it are authorities' and firms'."""
    path = re.sub(r"[/_.-]+", " ", urlsplit(page.url).path)
    return holds("address", "legal_page", path) or holds("address", "legal_page", page.title)


def seated(before: str) -> bool:
    """Whether `Lampion BV, gevestigd te` stands right before an address: the company has its seat there."""
    return bool(_seat().search(before))


def stands_before(page: Page, before: str) -> bool:
    """Whether the company that answers for the page is named right before an address: `Lampion GmbH, Am Kai 7`.

    The site is called after it, or a word before its name says that it provides what the page offers.
    """
    hit = _named().search(before) if answers(page) and hint("names", "legal_form").fits(before) else None
    if hit is None:
        return False
    tools = holds("names", "data_page", f"{page.url} {page.title}")
    end = hit.end("name")
    starts = [hit.start("name") + word.start() for word in re.finditer(r"\S+", hit["name"])]
    return any(
        fits_host(before[start:end], page.host) or (not tools and provider().search(before[:start])) for start in starts
    )


@cache
def _seat() -> re.Pattern[str]:
    forms = alternatives((*phrases("names", "legal_form"), *phrases("names", "legal_form_small")))
    return re.compile(rf"{forms},\s(?i:{alternatives(phrases('address', 'seated'))})\s$")


@cache
def _named() -> re.Pattern[str]:
    """The words before a legal form with which a text ends, but for a mark or a small word that leads to an address."""
    form = alternatives(phrases("names", "legal_form"))
    return re.compile(rf"(?P<name>(?:[^\s,;]+\s){{1,{WORDS}}}){form}(?:\s\([^()]{{1,40}}\))?(?:,|\s[–-]|,?\sof)?\s*$")


@cache
def provider() -> re.Pattern[str]:
    """The end of a text that says that the company named next provides what the page offers."""
    between = alternatives(phrases("names", "provided"))
    return re.compile(
        rf"{alternatives(phrases('names', 'provider'))}[\s:–«»”\"“-]*(?:{between}[\s:–«\"“-]*){{0,2}}$", re.IGNORECASE
    )
