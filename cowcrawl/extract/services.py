"""Services of the space, from a controlled list: what a page says it has; nothing denied, next door or planned."""

from __future__ import annotations

from collections.abc import Iterator

from cowcrawl.extract import Found
from cowcrawl.extract.offers import Passage, offered, passages
from cowcrawl.extract.terms import Lexicon, Term, lexicon
from cowcrawl.language import language
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Page
from cowcrawl.vocabulary import load


def extract(page: Page) -> Iterator[Found | Reject]:
    """One claim a service, with the first passage that offers it."""
    spoken = (language(page), "en")
    every = lexicon("services", *load("services"), languages=spoken)
    first = (
        _first(page, every, lexicon("services", service, languages=spoken), service) for service in load("services")
    )
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


def _first(page: Page, every: Lexicon, own: Lexicon, service: str) -> tuple[Passage, Term] | None:
    """The first passage that offers a service, and the term in it; `every` has all phrases, `own` that service's."""
    for passage in passages(page, page.holding_all(own.told)):
        for term in every.find(passage.text):
            if term.concept == service and offered(passage, term):
                return passage, term
    return None


def _place(found: tuple[Passage, Term]) -> tuple[int, int, int]:
    """Where a term stands on its page."""
    passage, term = found
    return passage.block.index, passage.block.line.find(passage.text), term.start
