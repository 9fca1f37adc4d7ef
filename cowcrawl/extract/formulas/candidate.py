"""A price and what stands around it, before anything is decided."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element

from cowcrawl.literals.money import find_money
from cowcrawl.literals.vat import Vat
from cowcrawl.page import Block

NEAR = 160
"""Characters of a text near a price that may describe its plan; a longer one is about more than the plan."""
ROOMS = frozenset(("meeting_room", "event_space"))
SHORT = ("hour", "half_day", "day")
"""Periods for which rooms are let."""
LONG = ("month", "quarter", "year")
"""Periods for which nobody takes a meeting room."""


@dataclass(slots=True, eq=False)
class Candidate:
    """A price and everything around it that may say what it is for."""

    amount: str
    """Decimal string."""
    currency: str
    """ISO 4217, or a sign of several countries where nothing tells whose it is."""
    labels: tuple[str, ...]
    """What stands right at the price, nearest first: the words before it, the headers of its row and column."""
    title: str | None
    """The title of its card or section."""
    headings: tuple[str, ...]
    """The headings above that, innermost first."""
    quotes: tuple[str, ...]
    """The passage that has the amount, the widest first."""
    element: Element | None
    """Where it was read; None in embedded JSON."""
    extractor: str
    """How."""
    near: tuple[str, ...] = ()
    """Other texts that belong to it."""
    card: Sequence[Block] = ()
    """The other blocks of its card."""
    titled_at: int | None = None
    """The index of the block that is its title."""
    below: tuple[str, ...] = ()
    """The lines right below that which has its name and its price."""
    others: frozenset[str] = frozenset()
    """The lines of its card that are of other prices."""
    lead: str = ""
    """The sentence above its table that tells for how long prices are."""
    terms: tuple[tuple[str, str], ...] = ()
    """What a table says of the plan, as header and value."""
    period: str | None = None
    """The period that stands with the amount."""
    quantity: int | None = None
    """The bundle that stands with the amount."""
    vat: Vat | None = None
    """The tax that stands with the amount."""
    after: str = ""
    """The words after it."""
    starred: bool = False
    """A footnote's star stands at the amount."""
    source: str | None = None
    """Where in embedded JSON."""
    of_rooms: bool = False
    """It stands in a table whose rows are rooms."""
    doubt: str | None = None
    """Why it is not to be trusted, if anything."""


def lines_of(candidate: Candidate, indexes: Collection[int]) -> tuple[str, ...]:
    """The lines of the blocks of a candidate's card that have a number, or one of some indexes."""
    blocks = (block for block in candidate.card if block.digits or block.index in indexes)
    return tuple(line for block in blocks for line in block.lines)


def own_lines(candidate: Candidate) -> Candidate:
    """A candidate without the lines above its own label and below another price of its card: they are of that one."""
    label = candidate.labels[0] if candidate.labels else None
    at = next((number for number, block in enumerate(candidate.card) if block.line == label), 0)
    above = candidate.card[:at]
    if candidate.others:
        return replace(candidate, near=tuple(line for line in candidate.near if line not in candidate.others))
    if not any(map(priced, above)):
        return candidate
    others = frozenset(line for block in above for line in block.lines)
    return replace(candidate, near=tuple(line for line in candidate.near if line not in others))


def priced(block: Block) -> bool:
    """Whether a block holds a price."""
    return bool(block.digits) and bool(find_money(block.line, dollar="USD"))
