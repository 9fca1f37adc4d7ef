"""Two amounts that are one price without and with tax, no range: "200 € - 242 € VAT incl."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import chain
from typing import Protocol

from cowcrawl.literals.vat import untold_tax, vat_spans

MAX_APART = 40
"""Characters between the two."""
MAX_BEHIND = 40
"""Characters behind the second in which its tax is told."""

_MARK = re.compile(r"[-–—=(|]")
"""What stands between them: "from 200 € to 242 €, VAT incl." is a range whatever the two are."""


class Amount(Protocol):
    """An amount of money in a text."""

    @property
    def amount(self) -> Decimal:
        """How much."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


def tax_pair(text: str, one: Amount, two: Amount) -> bool:
    """Whether of two amounts in a row one is the other with a usual rate of tax on it, and tax is told beside them."""
    low, high = sorted((one.amount, two.amount))
    if low == high or two.start - one.end > MAX_APART or not untold_tax(low, high, "incl"):
        return False
    return bool(_MARK.search(text, one.end, two.start)) and bool(vat_spans(text[one.end : two.end + MAX_BEHIND]))


def without_tax_pairs(text: str, amounts: Sequence[Amount], ranged: set[int]) -> set[int]:
    """Of amounts that seem to be ends of a range those that are not, with another, one price without and with tax."""
    pairs = (at for at in range(1, len(amounts)) if {at - 1, at} & ranged and tax_pair(text, *amounts[at - 1 : at + 1]))
    return ranged.difference(chain.from_iterable((at - 1, at) for at in pairs))
