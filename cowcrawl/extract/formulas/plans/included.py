"""What a plan gives beside its desk: hours or days that are included, access to other houses of the operator."""

from __future__ import annotations

import re
from typing import Protocol

from cowcrawl.extract.formulas.words import desk_type
from cowcrawl.extract.texts.phrases import says
from cowcrawl.extract.texts.sentences import split
from cowcrawl.literals.money import find_money
from cowcrawl.literals.period import counts_time, has_quota
from cowcrawl.literals.vat import vat_spans
from cowcrawl.remembered import remembered

MAX_TERM = 80
"""Characters of a line about what a plan includes."""
MAX_CLAUSE = 7
"""Words between two commas of a list."""
MAX_TERMS = 3
"""Lines about what a plan includes: more of them are a description."""


class Described(Protocol):
    """What stands around a price."""

    @property
    def labels(self) -> tuple[str, ...]: ...
    @property
    def title(self) -> str | None: ...
    @property
    def near(self) -> tuple[str, ...]: ...
    @property
    def terms(self) -> tuple[tuple[str, str], ...]: ...


def allowances(plan: Described) -> list[tuple[str, ...]]:
    """The lines that tell how many hours or days a plan includes, as printed; of a table its header and cell."""
    near = [clause for text in plan.near for clause in clauses_of(text)]
    texts = dict.fromkeys((*plan.labels, plan.title or "", *near))
    listed = frozenset(near)
    lines: list[tuple[str, ...]] = [(text,) for text in texts if _tells(text) or (text in listed and _gives(text))]
    if not (lines or plan.terms):
        return []
    lines = [line for line in lines if not any(line != other and line[0] in other[0] for other in lines)]
    cells = {cell for _, cell in plan.terms}
    pairs = [(header, cell) for header, cell in plan.terms if _heads(header, cell) and len(cell) <= MAX_TERM]
    beside = [(cell,) for header, cell in plan.terms if any(told(header) and told(cell) for told in (_tells, _gives))]
    return [*pairs, *beside, *(line for line in lines if line[0] not in cells)][:MAX_TERMS]


@remembered
def clauses_of(text: str) -> tuple[str, ...]:
    """What a line of a card lists between commas or dots, "any desk • 2 hours of meeting room • mail", or the line."""
    parts = tuple(part.strip(" .") for part in _SEPARATOR.split(text))
    listed = len(parts) > 2 and all(0 < len(part.split()) <= MAX_CLAUSE and len(split(part)) == 1 for part in parts)
    return parts if listed and not find_money(text) else (text,)


_SEPARATOR = re.compile(r",\s|\s[•·|]\s")


def elsewhere(plan: Described) -> str | None:
    """The line that gives the takers of a plan access to other houses, if one does."""
    texts = (*plan.labels, plan.title or "", *plan.near)
    return next((text for text in texts if len(text) <= MAX_TERM and says("formulas", "other_centres", text)), None)


@remembered
def _tells(text: str) -> bool:
    if not 0 < len(text) <= MAX_TERM or not counts_time(text) or find_money(text, dollar="USD", home="CHF"):
        return False
    return has_quota(text) or says("formulas", "included", _untaxed(text))


@remembered
def _gives(text: str) -> bool:
    """Whether a line of a card is so many hours of a room: "2 hours of meeting room credits"."""
    told = text[:1].isdigit() and len(text) <= MAX_TERM and counts_time(text) and not find_money(text)
    return told and _HOURS.match(text) is not None and desk_type(text) == "meeting_room"


_HOURS = re.compile(r"\d{1,3}\s?-?[^\W\d_]")
"""A number and the unit behind it."""


def _untaxed(text: str) -> str:
    """A text without what it says of tax: "incl. 21% VAT" includes no hours."""
    for tax in reversed(vat_spans(text)):
        text = text[: tax.start] + text[tax.end :]
    return text


def _heads(header: str, cell: str) -> bool:
    """Whether a header is of hours or days that a plan includes, or of meeting rooms and its cell counts hours."""
    if len(header) > MAX_TERM or _tells(header) or _gives(header):  # what the plan of the first column includes
        return False
    return says("formulas", "allowance", header) or (counts_time(cell) and desk_type(header) == "meeting_room")
