"""The text of an article: its headline and paragraphs, each with the element it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from lxml.etree import _Element as Element

from cowcrawl.extract.texts.sentences import split
from cowcrawl.page import Block, Page, once
from cowcrawl.text import fold, squeeze, text_in

MIN_SHARED = 12
"""Letters of a block that must stand in the article's text for the block to be part of it."""
MAX_SOURCE = 2_000_000
"""Characters of a page's markup in which its article is looked for."""
MAX_SENTENCES = 400
"""Sentences of an article that are read."""
MAX_SENTENCE = 900
"""Characters of a sentence: what is longer is a list or a broken page, and is left out."""
_DAY = re.compile(r"\s\d{1,2}\.$")
"""A day before its month ("am 16. Januar"): no sentence ends there."""
_REGISTER = ("aside", "nav", "footer", "form", "figure", "button")


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence of an article, literally."""

    index: int
    """Position in the article."""
    text: str
    paragraph: int
    """Number of its paragraph; the headline's is 0."""
    headline: bool
    """It is the article's headline."""
    title: bool
    """It is a heading."""
    element: Element


@once
def sentences(page: Page) -> list[Sentence]:
    """The sentences of the article that a page is, headline first; none where no article is found."""
    body = _body(page)
    headline = next((block for block in page.blocks if block.level == 1), None)
    if headline is None and page.title and body:
        headline = _titled(page, body)
    ordered = ([headline] if headline else []) + [block for block in body if block is not headline]
    found: list[Sentence] = []
    for paragraph, block in enumerate(ordered, start=0 if headline else 1):
        for text in _split(block):
            found.append(
                Sentence(
                    index=len(found),
                    text=text,
                    paragraph=paragraph,
                    headline=block is headline,
                    title=bool(block.level),
                    element=block.element,
                )
            )
    return [one for one in found if len(one.text) <= MAX_SENTENCE][:MAX_SENTENCES]


def title(page: Page) -> Sentence | None:
    """The page's title, as a sentence."""
    element = next(page.root.iter("title"), None)
    if element is None or not page.title:
        return None
    return Sentence(index=0, text=page.title, paragraph=0, headline=False, title=True, element=element)


def _split(block: Block) -> list[str]:
    found: list[str] = []
    for line in block.lines if not block.level else [block.line]:
        pieces = [text.strip() for text in split(line) if text.strip()]
        for number, text in enumerate(pieces):
            if number and _DAY.search(pieces[number - 1]):
                found[-1] = f"{found[-1]} {text}"
            else:
                found.append(text)
    return found


def text(page: Page) -> str:
    """The text of the article that a page is, a paragraph a line; empty where no article is found."""
    paragraphs: dict[int, list[str]] = {}
    for sentence in sentences(page):
        paragraphs.setdefault(sentence.paragraph, []).append(sentence.text)
    return "\n".join(" ".join(parts) for parts in paragraphs.values())


def _titled(page: Page, body: list[Block]) -> Block | None:
    """The heading that says what the page's title says."""
    title = fold(page.title)
    return next(
        (block for block in page.blocks if block.level and fold(block.line) and fold(block.line) in title), None
    )


def _body(page: Page) -> list[Block]:
    from trafilatura import extract as main_text  # slow to load, and only articles need it

    text = main_text(page.source[:MAX_SOURCE], include_comments=False, include_tables=False, fast=True) or ""
    shared = squeeze(text)
    own = [block for block in page.blocks if not _aside(block)]
    found = [block for block in own if len(squeeze(block.line)) >= MIN_SHARED and squeeze(block.line) in shared]
    return found or [block for block in own if _within(block.element, "article", "main")]


def _aside(block: Block) -> bool:
    return block.region in ("nav", "footer") or _within(block.element, *_REGISTER) or _is_teaser(block)


def _within(element: Element, *tags: str) -> bool:
    return element.tag in tags or any(parent.tag in tags for parent in element.iterancestors())


def _is_teaser(block: Block) -> bool:
    """Whether all of a block is a link: the title of another article."""
    least = max(1, len(block.line) - 2)
    return any(linked >= least for linked in accumulate(len(text_in(link)) for link in block.element.iter("a")))
