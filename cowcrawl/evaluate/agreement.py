"""Whether a label and a value say the same: spelling, order of words and notation aside, but never a digit."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from cowcrawl.evaluate.week import week
from cowcrawl.text import fold
from cowcrawl.vocabulary import load

ALIKE = 90
"""Similarity of two names or towns, 0 to 100, from which they are one."""
ALIKE_ROOM = 85
"""Similarity of two names of rooms from which they are one."""
AREA_TOLERANCE = 0.01
"""Share by which a measured number may differ."""

_BUNDLE = re.compile(r"(\d+)\s+(\w+)")


def similarity(one: str, two: str) -> float:
    """How much of two texts is common, 0 to 100: twice their longest common subsequence over their length."""
    if not one and not two:
        return 100.0
    row = [0] * (len(two) + 1)
    for char in one:
        above, row = row, [0]
        for at, other in enumerate(two):
            row.append(above[at] + 1 if char == other else max(above[at + 1], row[at]))
    return 200.0 * row[-1] / (len(one) + len(two))


def words_alike(one: str, two: str) -> float:
    """How alike two texts are, 0 to 100, whatever the order of their words; 100 when one holds all the other's."""
    ours, theirs = set(words(one)), set(words(two))
    if not ours or not theirs:
        return 0.0
    common = " ".join(sorted(ours & theirs))
    if common and (ours <= theirs or theirs <= ours):
        return 100.0
    left = f"{common} {' '.join(sorted(ours - theirs))}".strip()
    right = f"{common} {' '.join(sorted(theirs - ours))}".strip()
    pairs = [(left, right), (common, left), (common, right)] if common else [(left, right)]
    return max(similarity(*pair) for pair in pairs)


def words(text: str) -> list[str]:
    """The words of a text, without case, accents and punctuation."""
    return fold(text).split()


def same_name(label: str, value: str, least: float = ALIKE) -> bool:
    """The same words, or nearly; what two names share must be more than words any house of the kind has in its name."""
    if "".join(words(label)) == "".join(words(value)):
        return True
    if words_alike(label, value) < least:
        return False
    telling = set(words(label)) - set(load("evaluation")["generic_words"])
    return not telling or any(similarity(one, two) >= 85 for one in telling for two in words(value))


def same_street(label: str, value: str) -> bool:
    """The same numbers, and the same words in any order, abbreviations written out."""
    ours, theirs = _street_words(label), _street_words(value)
    if [word for word in ours if word.isdigit()] != [word for word in theirs if word.isdigit()]:
        return False
    return similarity(" ".join(ours), " ".join(theirs)) >= ALIKE


def _street_words(text: str) -> list[str]:
    text = re.sub(r"(?<=[^\W\d])str\b\.?", "strasse", text.casefold())
    text = re.sub(r"(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)", " ", text)
    written_out = load("evaluation")["street_words"]
    return sorted(str(written_out.get(word, word)) for word in words(text))


def same_postcode(label: str, value: str) -> bool:
    """The same code, a country's letters before it and spaces aside."""
    ours, theirs = (re.sub(r"[\s.]+", "", text.upper()) for text in (label, value))
    return re.sub(r"^[A-Z]{1,2}-(?=\d)", "", ours) == re.sub(r"^[A-Z]{1,2}-(?=\d)", "", theirs)


def same_city(label: str, value: str) -> bool:
    """The same town, in whatever language."""
    exonyms = {name: group[0] for group in load("evaluation")["exonyms"] for name in group}
    ours, theirs = (" ".join(words(text)) for text in (label, value))
    return words_alike(exonyms.get(ours, ours), exonyms.get(theirs, theirs)) >= ALIKE


def same_phone(label: str, value: str) -> bool:
    """The same eight last digits: prefixes of country and area differ between notations."""
    ours, theirs = (re.sub(r"\D", "", text)[-8:] for text in (label, value))
    return bool(ours) and ours == theirs


def same_hours(label: str, value: str) -> bool:
    """Open in the same minutes of the week; where one cannot be read, the same text."""
    ours, theirs = week(label), week(value)
    return words(label) == words(value) if ours is None or theirs is None else ours == theirs


def number(value: Any) -> float | None:
    """A number, or the text of one, as a float."""
    if value is None or isinstance(value, bool):
        return None
    try:
        return float(re.sub(r"[\s'’]", "", str(value)))
    except ValueError:
        return None


def close(label: Any, value: Any) -> bool:
    """Numbers that differ by a hundredth at most."""
    ours, theirs = number(label), number(value)
    return ours is not None and theirs is not None and abs(ours - theirs) <= AREA_TOLERANCE * abs(ours) + 1e-9


def bundle(plan: dict[str, Any]) -> tuple[int, str | None] | None:
    """What a labelled bundle holds: "10 tickets" is (10, None), "2 hours" is (2, "hour"); None when it is no bundle."""
    match = _BUNDLE.match(str(plan.get("unit") or ""))
    return (int(match[1]), load("evaluation")["units"].get(match[2])) if match else None


def same_price(label: dict[str, Any], value: dict[str, Any]) -> bool:
    """Amount, currency and period. A bundle of the right size counts as bought once or by its unit."""
    ours, theirs = _amount(label), _amount(value)
    if ours is None or theirs is None or abs(ours - theirs) > Decimal("0.005"):
        return False
    if label.get("currency") and label["currency"] != value.get("currency"):
        return False
    if label.get("period") in (None, value.get("period")):
        return True
    many = bundle(label)
    return bool(many and close(many[0], value.get("quantity")) and value.get("period") in ("once", many[1]))


def same_formula(label: dict[str, Any], value: dict[str, Any]) -> bool:
    """The same price for the same kind of desk; for a day or a bundle, a hot desk and a day pass are one thing."""
    if not same_price(label, value):
        return False
    wanted, found = label.get("desk_type"), value.get("desk_type")
    by_day = label.get("period") == "day" or bundle(label) is not None
    return wanted in (None, "other", found) or ({wanted, found} == {"hot_desk", "day_pass"} and by_day)


def _amount(plan: dict[str, Any]) -> Decimal | None:
    try:
        amount = Decimal(str(plan.get("amount")))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None


def capacity(label: Any) -> tuple[int, int] | None:
    """The smallest and largest number a labelled capacity gives: "4-6", "une quinzaine"; None when it gives none."""
    found = [int(digits) for digits in re.findall(r"\d+", str(label or ""))] or [
        load("evaluation")["about"][word] for word in words(str(label or "")) if word in load("evaluation")["about"]
    ][:1]
    return (min(found), max(found)) if found else None


def room_weight(label: dict[str, Any], value: dict[str, Any]) -> float | None:
    """How well a room fits a labelled one: by name, or by the same capacity; None when by neither."""
    weight = 0.0
    if label.get("name") and value.get("name"):
        alike = words_alike(label["name"], value["name"])
        weight = 1 + alike / 100 if alike >= ALIKE_ROOM else 0.0
    wanted = capacity(label.get("capacity"))
    low, high = number(value.get("capacity_min")), number(value.get("capacity_max"))
    low, high = low or high, high or low
    if wanted and high == wanted[1] and low in (wanted[0], high):
        weight += 1
    if weight and label.get("area_m2") and close(label["area_m2"], value.get("area_m2")):
        weight += 0.5
    return weight or None
