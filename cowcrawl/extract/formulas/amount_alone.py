"""Lines that are nothing but an amount and what it is for, written with strokes: "from €390 /desk/month"."""

from __future__ import annotations

import re

from cowcrawl.literals.money import find_money

EACH_AND_TIME = 2
"""Strokes of an amount for each desk and month."""
_UNITS = re.compile(r"[^/\d]{0,12}(?:\s?/\s?[^\W\d_]+\.?){2,3}\W{0,2}")


def before_amount(text: str) -> str | None:
    """What stands before an amount for each of something and a time, which ends the text; None of any other text."""
    if text.count("/") < EACH_AND_TIME:
        return None
    money = next(iter(find_money(text)), None)
    return text[: money.start] if money and _UNITS.fullmatch(text, money.end) else None
