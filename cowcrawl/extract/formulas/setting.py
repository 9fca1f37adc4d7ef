"""What a whole page says of its prices: their tax, and whether they are of a coworking space or of halls."""

from __future__ import annotations

import re
from functools import cache, cached_property

from lxml.etree import _Element as Element

from cowcrawl.extract.formulas.bound import bound_together
from cowcrawl.extract.formulas.candidate import Candidate
from cowcrawl.extract.formulas.labels import has_own_words
from cowcrawl.extract.formulas.places import before_place
from cowcrawl.extract.formulas.words import desk_hint, desk_type, names_something
from cowcrawl.extract.texts.phrases import says, says_all, says_any, telling, told
from cowcrawl.extract.texts.sentences import split
from cowcrawl.extract.which.houses import holds_everywhere
from cowcrawl.extract.who.name_places import title_parts
from cowcrawl.index import Topic
from cowcrawl.literals.money import find_money
from cowcrawl.literals.period import in_label, unit_named
from cowcrawl.literals.vat import CONCEPTS, Vat, speaks_of_all_prices, vat_of
from cowcrawl.literals.words import told_by
from cowcrawl.page import Block, Page
from cowcrawl.page.language import language
from cowcrawl.page.role import role
from cowcrawl.quotes import Quotes
from cowcrawl.remembered import remembered
from cowcrawl.text import fold
from cowcrawl.vocabulary import load, phrases

MAX_LINE = 250
"""Characters of a line about tax, or of a footnote."""
MAX_TAX = 30
"""Characters of a line that is about tax and nothing else."""
MAX_HEAD = 160
"""Characters of a line that can say what a page lets."""
NOTHING = (None, None)
"""What is said where nothing is."""
_REMARKS = re.compile(r"\s+[•·|]\s+|(?<=St\.)\s+(?=[A-ZÄÖÜ])")
"""What parts remarks that run on in one line: "plus VAT • one month's notice", "inkl. MwSt. Kaution 50 €"."""
_NOTE = re.compile(r"\*(?!\*)")
_DESKS = frozenset(("hot_desk", "fixed_desk", "private_office", "virtual_office"))


class Setting:
    """What a whole page says of its prices, each thing looked for when it is asked for."""

    def __init__(self, page: Page) -> None:
        """The setting of the prices of `page`."""
        self.page = page
        self.quotes = Quotes(page)
        self._said: dict[str, bool] = {}
        self._counted: dict[Element, int] = {}

    def quoted(self, passages: tuple[str, ...]) -> str | None:
        """The first of the passages that stands on the page, or else in its embedded JSON."""
        return self.quotes.first(*passages) or next(filter(self.page.holds, passages), None)

    @cached_property
    def vat(self) -> tuple[Vat | None, str | None]:
        """Tax in all prices of the page, and the line that says so."""
        found: dict[Vat, str] = {}
        for block, line in self._lines_of_tax:
            vat = None if line.endswith("?") else vat_of(line)
            alone = len(line) <= MAX_TAX and _only_tax(line) and not (vat and self._is_in_card(block))
            if vat and (alone or (speaks_of_all_prices(line) and not find_money(line) and not _is_of_some(line))):
                found.setdefault(vat, line)
        return next(iter(found.items())) if len(found) == 1 else NOTHING

    @cached_property
    def of_market(self) -> bool:
        """Whether a page tells more than once what is paid on average: its sentences are of the prices of others."""
        blocks = self.page.holding(telling("formulas", "market"))
        told = [block for block in blocks if says("formulas", "market", block.line) and find_money(block.line)]
        return len(told) > 1

    @cached_property
    def bound_together(self) -> tuple[str, ...]:
        """The sentence that says for how long all memberships bind, if there is one."""
        return bound_together(self.page)

    @cached_property
    def period(self) -> tuple[str | None, str | None]:
        """The one period that sentences about all prices tell ("Alle Preise pro Monat"), with the first of them."""
        found = {period: line for period, (_, line) in reversed(self._periods)}
        return next(iter(found.items())) if len(found) == 1 else NOTHING

    @cached_property
    def _periods(self) -> list[tuple[str, tuple[Block, str]]]:
        """The periods that sentences about all prices tell, each with its block and the sentence."""
        told = ((block, line, in_label(line)) for block, line in self._lines_with(telling("vat", "prices")))
        spoken = ((block, line, period) for block, line, period in told if period and speaks_of_all_prices(line))
        return [(period, (block, line)) for block, line, period in spoken if not find_money(line)]

    def period_for(self, candidate: Candidate) -> tuple[str | None, str | None]:
        """The same for one price: what is said right below a heading, with prices under it, holds there alone."""
        sections = self._sections_of_period
        around = {candidate.title, *candidate.headings}
        return NOTHING if sections and around.isdisjoint(sections) else self.period

    @cached_property
    def _sections_of_period(self) -> frozenset[str]:
        """The headings below which alone a period is told, where there are others of their rank; none if for all."""
        heads = [self._section_of(block) for _, (block, _) in self._periods]
        return frozenset(head.line for head in heads if head) if all(heads) else frozenset()

    def _section_of(self, block: Block) -> Block | None:
        """The heading of a block with a price below it, if another heading of its rank follows."""
        head = self.page.blocks[block.headings[-1]] if block.headings else None
        if head is None or head.level == 1:
            return None
        behind = self.page.blocks[block.index + 1 :]
        priced = any(head.index in one.headings and one.digits and find_money(one.line) for one in behind)
        return head if priced and any(one.level == head.level for one in behind) else None

    @cached_property
    def everywhere(self) -> str | None:
        """The sentence that says that the prices of the page hold for all houses of its operator, if one does."""
        lines = self._lines_with(telling("houses", "everywhere"))
        return next((line for _, line in lines if holds_everywhere(line) and not find_money(line)), None)

    @cached_property
    def footnote(self) -> str | None:
        """The line that a star at a price leads to, if it speaks of tax."""
        return next((line for _, line in self._lines_of_tax if _NOTE.match(line) and vat_of(line)), None)

    @cached_property
    def introduces(self) -> bool:
        """Whether the line that a star at a price leads to says that it is for the first months."""
        lines = (line for _, line in self._lines_with(telling("formulas", "first_month")))
        return any(_NOTE.match(line) and says("formulas", "first_month", line) for line in lines)

    @cached_property
    def _lines_of_tax(self) -> list[tuple[Block, str]]:
        """The lines that may speak of tax, with their blocks."""
        return self._lines_with(telling("vat", *CONCEPTS))

    def _lines_with(self, words: frozenset[str]) -> list[tuple[Block, str]]:
        """The lines outside navigation in blocks with one of some words, and their sentences, with the blocks."""
        blocks = (block for block in self.page.holding(words) if block.region != "nav")
        lines = ((block, line) for block in blocks for line in block.lines)
        parts = ((block, (line, *split(line), *_REMARKS.split(line))) for block, line in lines)
        texts = ((block, text) for block, own in parts for text in dict.fromkeys(own))
        return [(block, text) for block, text in texts if len(text) <= MAX_LINE]

    def _is_in_card(self, block: Block) -> bool:
        """Whether a line stands beside one price, in a card among cards: it is about that price alone."""
        card = block.element.getparent()
        around = card.getparent() if card is not None else None
        if card is None or around is None or self._count_prices(card) != 1:
            return False
        others = (other for other in around.iterchildren(str(card.tag)) if other is not card)
        return any(map(self._count_prices, others))

    def _count_prices(self, element: Element) -> int:
        """How many blocks of an element have an amount; each element is looked through once."""
        if element not in self._counted:
            first, last = self.page.span(element) or (0, -1)
            blocks = self.page.blocks[first : last + 1]
            self._counted[element] = sum(bool(block.digits and find_money(block.line)) for block in blocks)
        return self._counted[element]

    @cached_property
    def _heads(self) -> list[str]:
        """Title and headings."""
        return [self.page.title, *(block.line for block in self.page.blocks if block.level)]

    @cached_property
    def first_heads(self) -> frozenset[str]:
        """The headings of the first level: they are those of the whole page."""
        return frozenset(block.line for block in self.page.blocks if block.level == 1)

    @cached_property
    def coworking(self) -> bool:
        """Whether title or headings speak of coworking, in a language whose words for rooms and offices are known."""
        heads = [block.line for block in self.page.holding(self._coworking_words) if block.level]
        spoken = any(map(speaks_of_coworking, (self.page.title, self.page.host, *heads)))
        spoken = spoken or says_any("space_types", "coworking", self._heads)
        return spoken and language(self.page) in (None, *load("desk_types")["hot_desk"])

    @cached_property
    def slogans(self) -> frozenset[str]:
        """First headings of pages about coworking that name no desk in so many words: "Your office by the river"."""
        titles = ((line, before_place(line, self.page.host)) for line in self.first_heads)
        named = (line for line, told in titles if desk_type(line) or says_all("rooms", "section", told))
        return self.first_heads.difference(named) if self.coworking else frozenset()

    @cached_property
    def beside_coworking(self) -> frozenset[str]:
        """Headings of what a house has beside coworking ("Yoga"): of the rank of that of coworking, which has prices.

        None where title, host or first heading speak of coworking: then the whole house is about it.
        """
        spoken = [head for head in self.page.holding(self._coworking_words) if head.level]
        spoken = [head for head in spoken if speaks_of_coworking(head.line)]
        whole = any(head.level == 1 for head in spoken) or any(
            map(speaks_of_coworking, (self.page.title, self.page.host))
        )
        sections = {(head.level, head.headings) for head in spoken if not whole and self._has_prices(head)}
        beside = {head.line for head in self.page.blocks if (head.level, head.headings) in sections}
        return frozenset(line for line in beside if _is_another(line))

    def _has_prices(self, head: Block) -> bool:
        return any(
            head.index in block.headings and find_money(block.text) for block in self.page.blocks if block.digits
        )

    @cached_property
    def _coworking_words(self) -> frozenset[str]:
        """The words of the page that speak of coworking, or may be a part of it ("co-working")."""
        words = "\n".join((*self.page.words, ""))
        if "cowork" not in words and "co\n" not in words:
            return frozenset()
        return frozenset(word for word in self.page.words if "cowork" in word or word.endswith("co"))

    @cached_property
    def telling(self) -> frozenset[int]:
        """The indexes of the blocks with a word for desks, rooms, tax or a term: no other tells of a plan in it."""
        blocks = (*self.page.holding_all(_describing()), *self.page.holding(self._coworking_words))
        return frozenset([block.index for block in blocks])

    @cached_property
    def prices(self) -> bool:
        """Whether the page is a list of prices."""
        return role(self.page.url, self.page.title) == "prices"

    @cached_property
    def memberships(self) -> bool:
        """Whether its title or its first heading says that the page is about memberships."""
        first = next((block.line for block in self.page.blocks if block.level == 1), "")
        return any(says_all("formulas", "membership_pages", part) for part in (first, *title_parts(self.page.title)))

    @cached_property
    def desk_heads(self) -> bool:
        """Whether a heading of the page names a desk or a room."""
        return any(block.level and desk_type(block.line) for block in self.page.blocks)

    @cached_property
    def seats(self) -> bool:
        """Whether a line of the page names a desk to work at."""
        return bool(self.page.holding_all(told("desk_types", "hot_desk", "fixed_desk")))

    @cached_property
    def first_hour(self) -> bool:
        """Whether the page prices the first hour of something."""
        blocks = self.page.holding(telling("formulas", "first_hour"))
        return any(says("formulas", "first_hour", line) for block in blocks for line in block.lines)

    def may_say(self, concept: str) -> bool:
        """Whether a word of a concept about plans stands on the page."""
        if concept not in self._said:
            self._said[concept] = bool(self.page.holding(telling("formulas", concept)))
        return self._said[concept]

    def lacks(self, candidate: Candidate, *concepts: str) -> bool:
        """Whether nothing at a price can hold a phrase of some concepts about plans: no word of them is on the page.

        Of the choices of forms and of embedded JSON no index knows.
        """
        known = candidate.source is None and candidate.extractor != "formulas.option"
        return known and not any(map(self.may_say, concepts))

    @cached_property
    def posts(self) -> bool:
        """Whether a word for a virtual office or for its post stands on the page."""
        return self.may_say("mail") or bool(self.page.holding(telling("desk_types", "virtual_office")))

    @cached_property
    def virtual(self) -> bool:
        """Whether title and first headings of the page are of virtual offices and of nothing else that is let."""
        opening = [block.line for block in self.page.blocks if block.level == 1 and block.region != "nav"]
        heads = [*title_parts(self.page.title)[:1], *opening]
        if any(map(speaks_of_coworking, heads)):
            return False
        return {kind for head in heads if (kind := desk_type(head))} == {"virtual_office"}

    @cached_property
    def halls(self) -> bool:
        """Whether the page is about halls or places for events and not about meeting rooms."""
        return desk_hint(self.page.title) == "event_space" and desk_type(self.page.title) != "meeting_room"

    @cached_property
    def hire(self) -> bool:
        """Whether title or headings announce the hire of halls, or rents where half days count; and none has desks."""
        houses = self._heads if self.may_say("community_houses") else []
        if not (says_any("formulas", "hire", self._heads) or any(map(_lets_house, houses))):
            rents = says_any("formulas", "rents", self._heads)
            if not (rents and "half_day" in (in_label(block.line) for block in self.page.blocks if _is_head(block))):
                return False
        lines = (self.page.title, *(block.line for block in self.page.blocks if _is_head(block)))
        return not any(desk_type(line) in _DESKS or speaks_of_coworking(line) for line in lines)


@cache
def _describing() -> Topic:
    """The phrases without one of which a line near a price tells nothing of its plan."""
    of_plans = (
        ("formulas", concept) for concept in ("whole", "capacity", "commitment", "commitment_alone", "other_centres")
    )
    of_desks = ((name, concept) for name in ("desk_types", "desk_hints") for concept in load(name))
    concepts = (*of_plans, *of_desks, *(("vat", concept) for concept in CONCEPTS))
    return Topic(told_by(fold(phrase).split() for name, concept in concepts for phrase in phrases(name, concept)))


def _lets_house(heading: str) -> bool:
    """Whether a heading says that a house of a village or a quarter is let: "Vermietung des Gemeindehauses"."""
    return says("formulas", "community_houses", heading) and says("formulas", "hire_words", heading)


def _is_head(block: Block) -> bool:
    """Whether a block can say what a page lets."""
    return block.region != "nav" and len(block.line) <= MAX_HEAD


@remembered
def speaks_of_coworking(text: str) -> bool:
    """Whether a text has the word, however it is written."""
    folded = fold(text)
    return "co" in folded and "cowork" in folded.replace(" ", "")


def _is_another(heading: str) -> bool:
    """Whether a heading names something else than desks: not "Prices", not "Hot desks"."""
    plain = desk_type(heading) is None and desk_hint(heading) != "hot_desk" and not speaks_of_coworking(heading)
    return plain and names_something(heading) and not says("formulas", "announcing", heading)


def _is_of_some(line: str) -> bool:
    """Whether a line is about extras, or prices of two periods: "VAT is included in hourly and daily rates".

    What brackets say of the period is no limit to the tax: "All prices a month (but the day), VAT included".
    """
    told = _ASIDE.sub(" ", line)
    periods = {unit for word in _WORD.findall(told) if (unit := unit_named(word))}
    return len(periods) > 1 or says("formulas", "extra_sections", line)


_ASIDE = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\W\d_]+")


def _only_tax(line: str) -> bool:
    """Whether a line is about tax and nothing else: "* excl. btw"."""
    return not find_money(line) and not has_own_words(line) and not in_label(line)
