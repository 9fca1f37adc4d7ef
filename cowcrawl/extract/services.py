"""Services of the space, from a controlled list: what a page says it has; nothing denied, next door or planned."""

from __future__ import annotations

from collections.abc import Iterator

from cowcrawl.extract import Found
from cowcrawl.extract.offers import offered, passages
from cowcrawl.extract.terms import lexicon
from cowcrawl.language import language
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Page
from cowcrawl.vocabulary import load


def extract(page: Page) -> Iterator[Found | Reject]:
    """One claim a service, with the first passage that offers it."""
    words = lexicon("services", *load("services"), languages=(language(page), "en"))
    seen: set[str] = set()
    for passage in passages(page, words.telling):
        for term in words.find(passage.text):
            if term.concept in seen or not offered(passage, term):
                continue
            seen.add(term.concept)
            element = passage.block.element
            yield Found(
                claim=Claim(
                    field="services",
                    value=term.concept,
                    quote=passage.text,
                    locator=page.locator(element),
                    extractor="services",
                ),
                element=element,
            )
