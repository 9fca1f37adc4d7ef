"""Rows of a table that tell a price without tax, the tax, and what they come to: one price, without tax."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from cowcrawl.extract.texts.phrases import says_all
from cowcrawl.literals.vat import untold_tax, vat_of
from cowcrawl.remembered import remembered

_RATE = re.compile(r"\d+(?:[.,]\d+)?\s?%")
"""The rate beside the name of a tax."""


class Taxed(NamedTuple):
    """Which columns of a row have a price without tax, and which what it comes to with it."""

    bare: frozenset[int] = frozenset()
    """The columns of prices without tax."""
    summed: frozenset[int] = frozenset()
    """The columns of the same prices with it."""


NONE = Taxed()
"""A row that tells no tax."""


def taxed_row(heads: Mapping[int, tuple[str, ...]], amounts: Mapping[int, Decimal]) -> Taxed:
    """What a row tells of tax, by the headers of its columns and its amounts."""
    taxes = [column for column in amounts if any(map(is_tax, heads[column]))]
    gross = [column for column in amounts if any(vat_of(head) == "incl" for head in heads[column])]
    if not taxes and not gross:
        return NONE
    others = [column for column in amounts if column not in taxes and not any(map(vat_of, heads[column]))]
    sums = [
        (one, two)
        for one in others
        for two in (*others, *gross)
        if any(amounts[one] + amounts[tax] == amounts[two] for tax in taxes)
        or (two in gross and untold_tax(amounts[one], amounts[two], "incl"))
    ]
    bare = [one for one in others for tax in taxes if untold_tax(amounts[one], amounts[one] + amounts[tax], "incl")]
    found = frozenset(two for _, two in sums)
    return Taxed(frozenset((*(one for one, _ in sums), *bare)) - found, found)


@remembered
def is_tax(header: str) -> bool:
    """Whether a column has the tax itself: its header is the name of a tax and perhaps its rate ("21% VAT")."""
    return says_all("vat", "tax", _RATE.sub(" ", header))
