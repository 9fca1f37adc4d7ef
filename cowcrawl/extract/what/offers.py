"""Whether a passage says that the space itself has something: lists of amenities, plain sentences, nothing denied."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cowcrawl.extract.texts.sentences import is_post, split
from cowcrawl.extract.texts.terms import Term, lexicon
from cowcrawl.literals.money import find_money
from cowcrawl.page import Block, Page, once
from cowcrawl.text import text_in

MAX_LINE = 70
"""Characters of an entry of a list; a longer text is a sentence and must say that it offers something."""
MAX_SENTENCE = 450
"""Characters of a sentence that can be quoted."""
MAX_INVENTORY = 40
"""Characters before the colon of a list of what there is."""
FEWEST = 3
"""Entries of such a list."""


@dataclass(frozen=True)
class Passage:
    """A line or sentence of the page's body."""

    text: str
    """Its words, literally."""
    block: Block
    """Where it stands."""
    title: str
    """The heading that governs it, or nothing."""

    @property
    def line(self) -> bool:
        """Whether it is an entry of a list, a label, a title; not a sentence."""
        return len(self.text) <= MAX_LINE and not self.text.endswith((".", "!", "…"))


def told(page: Page, blocks: Iterable[Block]) -> Iterator[Passage]:
    """The lines and sentences of some blocks in which a page can speak of its space.

    None in navigation, none that is a link, of a dated post none.
    """
    for block in blocks:
        yield from _told(page, block)


def passages(page: Page, blocks: Iterable[Block]) -> Iterator[Passage]:
    """Those of the body alone: what the space has is not told in footers."""
    return told(page, (block for block in blocks if block.region in ("main", "header")))


@once
def _kept(page: Page) -> dict[int, tuple[Passage, ...]]:
    """The passages of the blocks that have been looked at, by index."""
    return {}


def _told(page: Page, block: Block) -> tuple[Passage, ...]:
    kept = _kept(page)
    if block.index not in kept:
        kept[block.index] = tuple(_cut(page, block))
    return kept[block.index]


def _cut(page: Page, block: Block) -> Iterator[Passage]:
    body = block.region == "main"
    if block.region == "nav" or (body and is_post(page)) or _links(block) or led_in_general(page, block):
        return
    title = page.blocks[block.headings[-1]].line if block.headings and body else ""
    for line in block.lines:
        for text in (line,) if block.level else split(line):
            if text and len(text) <= MAX_SENTENCE and not text.endswith("?"):
                yield Passage(text, block, title)


def _links(block: Block) -> bool:
    """Whether all of a block is a link: navigation, or the title of another page."""
    return block.linked or next(block.element.iterancestors("a"), None) is not None


def cue(concept: str, text: str) -> list[Term]:
    """The words of a concept of the vocabulary of offers in a text."""
    return lexicon("offers", concept).find(text)


def offered(passage: Passage, term: Term) -> bool:
    """Whether a passage says that the space has what `term` names."""
    text = passage.text
    if _denied(text, term) or cue("elsewhere", text) or _missing(passage) or _explains(passage.title):
        return False
    if any(one.start <= term.start and term.end <= one.end for one in cue("figure", text)):
        return False
    if any(said.start() < term.start and term.end < said.end() for said in _SPEECH.finditer(text)):
        return False
    if any(not one.start for one in cue("in_general", text)) or (not passage.line and of_such_places(text)):
        return False
    return passage.line or _opens_entry(passage, term) or bool(cue("offer", text)) or _is_inventory(text)


_SPEECH = re.compile(r"[„“«]\s?[^„“”»«\s]+(?:\s[^„“”»«\s]+){4,}\s?[“”»]")
"""What somebody says, in quotation marks; a name between them is shorter."""


def of_such_places(text: str) -> bool:
    """Whether a sentence is about all such places, and not about ours."""
    return bool(cue("such_places", text)) and not (cue("we", text) or cue("both", text))


def led_in_general(page: Page, block: Block) -> bool:
    """Whether a list follows a line about all such places: "Typical features of a coworking space include:"."""
    lists = list(block.element.iterancestors("ul", "ol"))
    span = page.span(lists[-1]) if lists else None
    above = page.blocks[span[0] - 1].line if span and span[0] else ""
    if not above.endswith(":") or not (lead := split(above)[-1]) or cue("we", lead):
        return False
    return of_such_places(lead) or bool(cue("usually", lead) and lexicon("space_types", "coworking").find(lead))


def _opens_entry(passage: Passage, term: Term) -> bool:
    """Whether an entry of a list, without a price, begins with what it offers: "WLAN für alle Geräte."."""
    text = passage.text
    if passage.block.element.tag != "li" or find_money(text):
        return False
    headed = text[term.end :].lstrip().startswith(":")
    return (headed or len(passage.block.line) <= MAX_LINE) and _is_article(text[: term.start].rstrip())


def _is_article(lead: str) -> bool:
    """Whether a text is an article, or nothing."""
    return not lead or any(one.end - one.start == len(lead) for one in (*cue("presents", lead), *cue("some", lead)))


def _explains(title: str) -> bool:
    """Whether a heading announces what coworking is: what stands below is said of such places in general."""
    asked = cue("what_is", title)
    named = lexicon("space_types", "coworking").find(title[asked[0].end :]) if asked else []
    return bool(named) and not _LETTER.search(title, asked[0].end + named[-1].end)


def _is_inventory(text: str) -> bool:
    """Whether a text is a list behind a word for what there is: "Ausstattung: WLAN, Küche, Drucker"."""
    label, colon, entries = text.partition(":")
    return (
        bool(colon)
        and len(label) <= MAX_INVENTORY
        and entries.count(",") >= FEWEST - 1
        and bool(cue("inventory", label))
    )


def _missing(passage: Passage) -> bool:
    """Whether a heading or the other cells of a row say that it is not there: "Not included", "Parking | – | no"."""
    if passage.title and len(passage.title) <= MAX_LINE and cue("none", passage.title):
        return True
    cell = next((node for node in (passage.block.element, *passage.block.element.iterancestors("td", "th"))), None)
    if cell is None or cell.tag not in ("td", "th"):
        return False
    others = [text_in(other) for other in cell.itersiblings("td", "th")]
    return bool(others) and all(_NO.fullmatch(text) or _is_no(text) for text in others)


_LETTER = re.compile(r"[^\W_]")
_NO = re.compile(r"[-–—✗✘×❌]")
"""A cell that says no. An empty one may hold an icon."""


def _is_no(text: str) -> bool:
    found = cue("none", text)
    return bool(found) and found[0].start == 0 and found[-1].end == len(text)


def _denied(text: str, term: Term) -> bool:
    """Whether a word of denial stands in the clause of a term: within six words before it or three after it."""
    before = " ".join(text[: term.start].split()[-6:])
    after = " ".join(text[term.end :].split()[:3])
    return bool(cue("none", before) or cue("none", after))
