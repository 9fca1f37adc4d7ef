"""What a whole page says of its prices: their tax, and whether they are of a coworking space or of halls."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cowcrawl.extract.formulas.passage import own_words
from cowcrawl.extract.formulas.words import desk_hint, desk_type
from cowcrawl.extract.phrases import says
from cowcrawl.language import language
from cowcrawl.literals.money import find_money
from cowcrawl.literals.period import in_label
from cowcrawl.literals.vat import Vat, speaks_of_all_prices, vat_of
from cowcrawl.page import Block, Page
from cowcrawl.quotes import Quotes
from cowcrawl.role import role
from cowcrawl.text import fold
from cowcrawl.vocabulary import load

MAX_LINE = 250
"""Characters of a line about tax, or of a footnote."""
MAX_HEAD = 160
"""Characters of a line that can say what a page lets."""
_NOTE = re.compile(r"\*(?!\*)")
_DESKS = frozenset(("hot_desk", "fixed_desk", "private_office", "virtual_office"))


@dataclass(frozen=True)
class Setting:
    """What a whole page says of its prices."""

    page: Page
    """The page."""
    quotes: Quotes
    """Its text."""
    vat: Vat | None
    """Tax in all its prices."""
    vat_quote: str | None
    """The sentence that says so."""
    footnote: str | None
    """The line that a star at a price leads to, if it speaks of tax."""
    coworking: bool
    """Whether title or headings speak of coworking, in a language whose words for rooms and offices are known."""
    prices: bool
    """Whether the page is a list of prices."""
    halls: bool
    """Whether the page is about halls or places for events and not about meeting rooms."""
    period: str | None
    """The period that a sentence about all its prices tells."""
    period_quote: str | None
    """That sentence."""
    hire: bool
    """Whether all prices of the page are for the hire of halls."""

    def quoted(self, passages: tuple[str, ...]) -> str | None:
        """The first of the passages that stands on the page, or else in its embedded JSON."""
        return self.quotes.first(*passages) or next(filter(self.page.holds, passages), None)


def setting_of(page: Page) -> Setting:
    """The setting of a page's prices."""
    vat, quote = _page_vat(page.blocks)
    period, period_quote = _page_period(page.blocks)
    heads = [page.title, *(block.line for block in page.blocks if block.level), page.host]
    lines = (line for block in page.blocks if block.region != "nav" for line in block.lines)
    return Setting(
        page=page,
        quotes=Quotes(page),
        vat=vat,
        vat_quote=quote,
        period=period,
        period_quote=period_quote,
        footnote=next((line for line in lines if _NOTE.match(line) and len(line) <= MAX_LINE and vat_of(line)), None),
        coworking=any(map(speaks_of_coworking, heads)) and language(page) in (None, *load("desk_types")["hot_desk"]),
        prices=role(page.url, page.title) == "prices",
        hire=_hires(page),
        halls=desk_hint(page.title) == "event_space" and desk_type(page.title) != "meeting_room",
    )


def _hires(page: Page) -> bool:
    """Whether title or headings announce the hire of halls, or rents on a page that counts half days; and no desks."""
    lines = [block.line for block in page.blocks if block.region != "nav" and len(block.line) <= MAX_HEAD]
    if any(desk_type(line) in _DESKS or speaks_of_coworking(line) for line in (page.title, *lines)):
        return False
    heads = [page.title, *(block.line for block in page.blocks if block.level)]
    if any(says("formulas", "hire", head) for head in heads):
        return True
    return any(says("formulas", "rents", head) for head in heads) and "half_day" in map(in_label, lines)


def speaks_of_coworking(text: str) -> bool:
    """Whether a text has the word, however it is written."""
    return "cowork" in fold(text).replace(" ", "")


def _page_vat(blocks: list[Block]) -> tuple[Vat | None, str | None]:
    found: dict[Vat, str] = {}
    for block in blocks:
        for line in block.lines:
            vat = vat_of(line) if block.region != "nav" and len(line) <= MAX_LINE else None
            if vat and (speaks_of_all_prices(line) or (len(line) <= 30 and _only_tax(line))):
                found.setdefault(vat, line)
    return next(iter(found.items())) if len(found) == 1 else (None, None)


def _page_period(blocks: list[Block]) -> tuple[str | None, str | None]:
    """The one period that sentences about all prices tell ("Alle Preise pro Monat"), with the first of them."""
    found: dict[str, str] = {}
    for block in blocks:
        for line in block.lines:
            period = in_label(line) if block.region != "nav" and len(line) <= MAX_LINE else None
            if period and speaks_of_all_prices(line) and not find_money(line):
                found.setdefault(period, line)
    told = next(iter(found.items()), (None, None))
    return told if len(found) == 1 else (None, None)


def _only_tax(line: str) -> bool:
    """Whether a line is about tax and nothing else: "* excl. btw"."""
    return not own_words(line) and not in_label(line) and not find_money(line)
