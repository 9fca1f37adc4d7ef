"""Tables with a plan a column, in which one row says that it has the prices: what other rows cost comes on top."""

from __future__ import annotations

from collections import Counter
from operator import itemgetter

from cowcrawl.extract.formulas.layouts.priced import Priced
from cowcrawl.extract.formulas.words import desk_type
from cowcrawl.extract.texts.phrases import says
from cowcrawl.literals.period import in_label


def beside_prices(table: Priced) -> frozenset[int]:
    """The rows that tell of an amount of what plans have, where another row has the price of more of them.

    "Mailbox – $10 pw" above "Price inc GST $95 pw, $150 pw"; a row of a period, or of a room, has prices too.
    """
    counts = Counter(map(itemgetter(0), table.offers))
    most = max(counts.values(), default=0)
    fewer = [row for row, count in counts.items() if count < most]
    if not fewer:
        return frozenset()
    told = [counts[row] for row in counts if says("formulas", "price_word", _label(table, row))]
    return frozenset(row for row in fewer if counts[row] < max(told, default=0) and _on_top(_label(table, row)))


def _on_top(label: str) -> bool:
    """Whether the words of a row are of no price, period or place."""
    return bool(label) and not (says("formulas", "price_word", label) or in_label(label) or desk_type(label))


def _label(table: Priced, at: int) -> str:
    """What stands in a row before its first amount."""
    return table.before(at, min(column for row, column in table.offers if row == at)) or ""
