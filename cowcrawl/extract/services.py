"""Services of the space, from a controlled list: what a page says it has; nothing denied, next door or planned."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from cowcrawl.extract import Found
from cowcrawl.extract.offers import Passage, offered, passages
from cowcrawl.extract.terms import Lexicon, Term, lexicon
from cowcrawl.language import language
from cowcrawl.literals.money import find_money
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Block, Page
from cowcrawl.vocabulary import load


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
            if term.concept == service and offered(passage, term) and not _is_hired(passage, term):
                return passage, term
    return None


def _is_hired(passage: Passage, term: Term) -> bool:
    """Whether it is somebody who can be had for an event, at a price: "Gastvrouw € 38 per uur"."""
    return term.concept == "community_manager" and bool(find_money(passage.text))


def _place(found: tuple[Passage, Term]) -> tuple[int, int, int]:
    """Where a term stands on its page."""
    passage, term = found
    return passage.block.index, passage.block.line.find(passage.text), term.start
