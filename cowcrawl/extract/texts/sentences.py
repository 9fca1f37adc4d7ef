"""The sentences of a page that may speak of the space as a whole, with what governs them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from cowcrawl.extract.texts.beside import beside, is_figure
from cowcrawl.page import Block, Page, once
from cowcrawl.page.role import role
from cowcrawl.vocabulary import phrases

_POSTS = frozenset(("BlogPosting", "NewsArticle", "Article"))
MAX_SENTENCE = 450
"""Characters of a sentence that can be quoted."""


@once
def is_post(page: Page) -> bool:
    """Whether a page is a post of its day: what it says was so then, and need not be so now."""
    if page.meta.get("article:published_time") or role(page.url, page.title) == "news":
        return True
    return any(not _POSTS.isdisjoint(_types(item.data.get("@type"))) for item in page.structured)


def _types(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def split(text: str) -> list[str]:
    """The sentences of a text; the point of an abbreviation ("zzgl. MwSt.") or a number ("am 1. Mai") ends none."""
    return _end().split(text) if _STOP.search(text) else [text]


_STOP = re.compile(r"[.!?…][»”“\"]?\s")


def ends(text: str) -> Iterator[re.Match[str]]:
    """The gaps between the sentences of a text."""
    return _end().finditer(text)


@cache
def _end() -> re.Pattern[str]:
    shorts = "".join(rf"(?<!\b{re.escape(word)})" for word in phrases("formulas", "abbreviations"))
    leads = phrases("formulas", "ordinal_leads")
    ordinals = "".join(rf"(?<!\b{word}\s{digits}\.)" for word in leads for digits in (r"\d", r"\d\d"))
    stop = rf"(?:(?<=[.!?…])(?i:{shorts}{ordinals})|(?<=[.!?…][»”“\"])|(?<=[.!?…]\s»))"
    sentence = rf"{stop}\s+(?=[A-ZÀ-ÝА-ЯЄІЇ\"«“]|\d+(?:[.,]\d{{3}})*\s)"
    price = rf"(?:(?<=\d[.!?])|(?<=[^\W\d_]{{3}}[.!?])(?i:{shorts}))\s+(?=[€£$]\s?\d)"  # "Seats 12. $40 an hour"
    answer = r"(?<=\ANo\.)\s+(?=[A-ZÀ-Ý])"  # "No. A postal address is €88 a month", and not "No. 5"
    return re.compile(f"{sentence}|{price}|{answer}")


@dataclass(frozen=True)
class Sentence:
    """A sentence, or a line that stands alone."""

    text: str
    """Its words, literally."""
    block: Block
    """Where it stands."""
    title: str
    """The heading that governs it, or nothing."""


MAX_LABEL = 40
"""Characters of a label beside a figure."""


def figures(page: Page, blocks: Iterable[Block]) -> Iterator[Sentence]:
    """The figures of some blocks, or beside them, that stand apart from their labels: "24" over "desks"."""
    for block in blocks:
        short = len(block.line) <= MAX_LABEL and block.region == "main"
        other = beside(page, block) or _of_term(page, block) if short else None
        if other is None or len(other.line) > MAX_LABEL:
            continue
        first, last = (block, other) if block.index < other.index else (other, block)
        number, label = (first, last) if is_figure(first.line) else (last, first)
        if is_figure(first.line) != is_figure(last.line) and (not label.level or label is last):
            text, heads = f"{first.line} {last.line}", (number if number.level else label).headings
            yield from sentences(page, [replace(label, text=text, line=text, headings=heads)])


def _of_term(page: Page, block: Block) -> Block | None:
    """The other one of a term and its only definition."""
    step = {"dt": 1, "dd": -1}.get(str(block.element.tag))
    at = block.index + step if step else -1
    other = page.blocks[at] if 0 <= at < len(page.blocks) else None
    pair = other is not None and {block.element.tag, other.element.tag} == {"dt", "dd"}
    behind = page.blocks[max(at, block.index) + 1 :][:1]
    return other if pair and not any(one.element.tag == "dd" for one in behind) else None


def sentences(page: Page, blocks: Iterable[Block]) -> Iterator[Sentence]:
    """Every sentence of some blocks that can be about the space as it is: no navigation, no link to another page.

    Of the press only the body is read, for the rest is about the publisher; of an operator's dated post only the rest.
    """
    own = page.kind in ("operator", "directory")
    post = own and is_post(page)
    for block in blocks:
        body = block.region == "main"
        if block.region == "nav" or (body if post else not own and not body) or block.linked:
            continue
        title = page.blocks[block.headings[-1]].line if block.headings and body else ""
        for text in split(block.line):
            if text and len(text) <= MAX_SENTENCE:
                yield Sentence(text, block, title)
