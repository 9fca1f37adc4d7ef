"""Services of the space, from a controlled list: what a page says it has; nothing denied, next door or planned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cowcrawl.extract import Found
from cowcrawl.extract.texts.terms import Lexicon, Term, lexicon
from cowcrawl.extract.what.offers import Passage, offered, passages
from cowcrawl.extract.who.name import names
from cowcrawl.literals.money import find_money
from cowcrawl.literals.words import alternation
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Block, Page
from cowcrawl.page.language import language
from cowcrawl.vocabulary import load, phrases


def extract(page: Page) -> Iterator[Found | Reject]:
    """One claim a service, with the first passage that offers it."""
    every, each = _lexicons(language(page))
    first = (_first(page, every, service, blocks) for service, own in each if (blocks := page.holding_all(own.told)))
    for passage, term in sorted(filter(None, first), key=_place):
        element = passage.block.element
        claim = Claim(
            field="services",
            value=term.concept,
            quote=passage.text,
            locator=page.locator(element),
            extractor="services",
        )
        yield Found(claim=claim, element=element)


@cache
def _lexicons(spoken: str | None) -> tuple[Lexicon, tuple[tuple[str, Lexicon], ...]]:
    """The phrases of all services, and those of each, in a language and in English."""
    each = ((service, lexicon("services", service, languages=(spoken, "en"))) for service in load("services"))
    return lexicon("services", *load("services"), languages=(spoken, "en")), tuple(each)


def _first(page: Page, every: Lexicon, service: str, blocks: list[Block]) -> tuple[Passage, Term] | None:
    """The first passage of some blocks that offers a service, and the term in it; `every` has all phrases."""
    for passage in passages(page, blocks):
        for term in every.find(passage.text):
            if term.concept == service and offered(passage, term) and not _is_something_else(page, passage, term):
                return passage, term
    return None


def _is_something_else(page: Page, passage: Passage, term: Term) -> bool:
    """Whether the word for a service means no service: who or what is let, a number, another place, part of a name."""
    behind = passage.text[term.end :]
    let = term.concept in _LET and bool(find_money(passage.text))
    number = term.concept == "mail" and bool(_NUMBER.match(behind)) and not find_money(passage.text)
    return let or number or _distance().match(behind) is not None or _in_a_name(page, passage, term)


_LET = ("community_manager", "relaxation")
"""What is a person or a plan beside a price: "Gastvrouw € 38 per uur", "Lounge – £99 per month"."""
_NUMBER = re.compile(r"\s(?:n[°ºr]\.?\s)?\d{2}", re.I)
"""The number of a post box, in an address."""


@cache
def _distance() -> re.Pattern[str]:
    """How far off something is, right behind it: "Parking à 500 m"."""
    about = alternation(phrases("units", "about"))
    return re.compile(rf"\s?[(:–-]?\s?(?:(?:à|a|op|in|at|{about})\s)*\d[\d.,]*\s?(?:m|km)(?!\w)", re.I)


def _in_a_name(page: Page, passage: Passage, term: Term) -> bool:
    """Whether it is a word of the house's name, or of a room's: "Vergaderen in de Zolder"."""
    text = passage.text
    titled = text[term.start].isupper() and not _NAME.match(text[term.end :])  # "la Biblioteca Rodari" is a library
    if titled and language(page) in _SMALL and _ARTICLE.search(text[: term.start]):
        return True
    return any(_holds(text, name, term) for name in names(page))


def _holds(text: str, name: str, term: Term) -> bool:
    """Whether a term is a part of a name where that stands in a text."""
    at = text.find(name)
    while at >= 0 and at + len(name) < term.end:
        at = text.find(name, at + 1)
    return 0 <= at <= term.start


_SMALL = ("fr", "nl", "es", "it")
"""Languages in which a noun has a capital in names and at the beginning only."""
_NAME = re.compile(r"\s[\"«“]?[A-ZÀ-Ý]")
_ARTICLE = re.compile(r"\s(?:le |la |l['’]|de |het |el |il |lo )$", re.I)


def _place(found: tuple[Passage, Term]) -> tuple[int, int, int]:
    """Where a term stands on its page."""
    passage, term = found
    return passage.block.index, passage.block.line.find(passage.text), term.start
