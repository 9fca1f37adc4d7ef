"""Is anybody home? Whether a site is worth walking, from the answer to its first page. Pure."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from cowcrawl.page import Page
from cowcrawl.page.language import any_language_of, language
from cowcrawl.text import fold
from cowcrawl.vocabulary import load, pattern, phrases
from spiders.address import allowed
from spiders.frontier import LANGUAGES_READ
from spiders.links import alternates
from spiders.outcome import Verdict
from spiders.topic import speaks

Why = Literal["no_site", "forbidden", "parked", "unknown_language", "off_topic", "needs_browser"]

MAX_PARKED_WORDS = 300
"""Words of a page that may be a parked domain's; a site that sells domains says more."""

_FORBIDDEN = ("robots", "blocked")


class Refusal(NamedTuple):
    """Why a site is not walked: a code, and a sentence for the maintainer."""

    why: Why
    said: str


def refusal(verdict: Verdict | None, page: Page | None, *, on_topic: bool = True) -> Refusal | None:
    """Why the site behind a first page is not to be walked; None when it is.

    `verdict` says what went wrong with the page, None when it was read. `on_topic`: whether it must speak of coworking,
    as an operator's does and a newspaper's need not.
    """
    if verdict and verdict.outcome == "empty" and page is not None:
        return Refusal("needs_browser", verdict.reason)
    if verdict and verdict.outcome != "duplicate":
        return Refusal("forbidden" if verdict.outcome in _FORBIDDEN else "no_site", verdict.reason)
    if page is None:
        return Refusal("no_site", "there is no page at its address")
    if not page.blocks:
        return Refusal("needs_browser", "its first page has no text of its own; scripts may draw it")
    return _of_text(page) or _of_language(page) or (_of_topic(page) if on_topic else None)


def about_coworking(page: Page) -> bool:
    """Whether a page speaks of coworking or calls itself one of the kinds of space that are counted."""
    text = " ".join([page.title, *(block.text for block in page.blocks), *page.meta.values()])
    return speaks(text, page.url) or bool(_kinds_of_space().search(text))


def _of_text(page: Page) -> Refusal | None:
    text = fold(" ".join([page.title, *(block.text for block in page.blocks)]))
    if len(text.split()) > MAX_PARKED_WORDS:
        return None
    for concept, said in (("parked", "the domain is parked or for sale"), ("empty_server", "a server without a site")):
        found = next((phrase for phrase in phrases("parked", concept) if f" {fold(phrase)} " in f" {text} "), None)
        if found:
            return Refusal("parked", f"{said}: its page says “{found}”")
    return None


def _of_language(page: Page) -> Refusal | None:
    spoken = _spoken(page)
    host = [page.host]
    offered = {code for code, url in alternates(page).items() if allowed(url, host)}
    if spoken in LANGUAGES_READ or offered & set(LANGUAGES_READ):
        return None
    what = (
        f"its first page is in a language whose words are not known ({spoken})"
        if spoken
        else "its language is not told"
    )
    return Refusal("unknown_language", f"{what}; read are {', '.join(LANGUAGES_READ)}")


def _spoken(page: Page) -> str | None:
    """The language of a page; where it declares none that we read, of all there are: a stranger may look like ours."""
    declared = (page.root.get("lang") or "").strip().lower()[:2]
    if declared in LANGUAGES_READ:
        return language(page)
    return any_language_of(" ".join(block.line for block in page.main)) or declared or language(page)


def _of_topic(page: Page) -> Refusal | None:
    if about_coworking(page):
        return None
    return Refusal("off_topic", "its first page does not speak of coworking, shared offices or workshops")


@cache
def _kinds_of_space() -> re.Pattern[str]:
    return re.compile("|".join(pattern("space_types", kind).pattern for kind in load("space_types")), re.IGNORECASE)
