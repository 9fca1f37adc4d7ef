"""Prices that share a word behind the last: "5er- (60 €) oder 10er-Karte (110 €)", "60 € für den halben, …"."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from cowcrawl.extract.formulas.amounts.offer import Offer
from cowcrawl.extract.formulas.amounts.tail import Tail
from cowcrawl.literals.money import Money
from cowcrawl.literals.quantity import find_bundle
from cowcrawl.literals.words import alternation
from cowcrawl.vocabulary import phrases

_CUT = re.compile(r"(?P<count>\d{1,3}(?:er)?)-\s*(?P<mark>[(:]?)\s*$")
"""The end of a label that is cut at a hyphen, for the word stands behind a later count."""
_WHOLE = re.compile(r"\d{1,3}(?:er)?-(?P<word>[^\W\d_]+)")


def with_whole_names(found: list[Offer]) -> list[Offer]:
    """Offers whose label ends in a count and a hyphen, with the word that the next whole one has."""
    told, word = list(found), ""
    for number in reversed(range(len(found))):
        label = found[number].label
        cut, whole = _CUT.search(label), _WHOLE.search(label)
        if cut and word:
            told[number] = found[number]._replace(label=f"{label[: cut.start()]}{cut['count']}-{word} {cut['mark']}")
        word = whole["word"] if whole else word
    return told


def counts_in_turn(line: str, moneys: list[Money]) -> list[Offer]:
    """The offers of amounts in a row for which the label before them has a count each, and one word for all."""
    label = line[: moneys[0].start]
    head = _counts().search(label) if len(moneys) > 1 and "-" in label else None
    gaps = [line[one.end : two.start].strip() for one, two in pairwise(moneys)]
    if head is None or any(gap not in ("/", "|", ",") and not _joined().fullmatch(gap) for gap in gaps):
        return []
    names = [f"{count}{head['joint']}{head['word']}" for count in re.findall(r"\d{1,3}(?:er)?", head["counts"])]
    if len(names) != len(moneys) or not all(map(find_bundle, names)):
        return []
    quote = line[: moneys[-1].end]
    return [
        Offer(money, f"{label[: head.start()]}{name}:", "", Tail(money.end), quote)
        for money, name in zip(moneys, names, strict=True)
    ]


def with_halves(line: str, found: list[Offer]) -> list[Offer]:
    """Offers of half a day whose noun stands behind a later price: "80 € für den halben, 140 € für den ganzen Tag"."""
    told = list(found)
    for at, (one, two) in enumerate(pairwise(found)):
        half = _half().fullmatch(line, one.money.end, two.money.start)
        if half and two.tail.period == "day" and not (one.tail.period or one.tail.quantity):
            told[at] = told[at]._replace(tail=Tail(half.end("half"), "half_day"), after="")
            told[at + 1] = told[at + 1]._replace(label="")
    return told


@cache
def _half() -> re.Pattern[str]:
    """What stands between the prices of half a day and of a whole one, where both share the noun behind the second."""
    halves = alternation(phrases("quantity", "half_of"))
    joint = rf"(?:\s?[,/;]\s?|\s(?:{_joined().pattern})\s)"
    return re.compile(rf"\s\(?(?P<half>{halves}){joint}\D{{0,8}}", re.I)


def packs_in_turn(found: list[Offer]) -> list[str]:
    """The tickets of several entries that the words before each of several prices name: "a 5-pack (£60), …"."""
    bundles = [(offer.label, find_bundle(offer.label)) for offer in found if not offer.tail.period]
    names = [label[bundle.start : bundle.end] for label, bundle in bundles if bundle and bundle.unit is None]
    return names if len(names) == len(found) > 1 else []


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(alternation(phrases("period_words", "conjunctions")), re.I)


@cache
def _counts() -> re.Pattern[str]:
    """Counts that share the word behind the last, at the end of a label."""
    joint = rf"(?:\s?[,/]\s?|\s(?:{_joined().pattern})\s)"
    counts = rf"(?P<counts>\d{{1,3}}(?:er)?-?(?:{joint}\d{{1,3}}(?:er)?)+)"
    return re.compile(rf"(?<![\w,.]){counts}(?P<joint>-)(?P<word>[^\W\d_]+)\s*[:–-]?\s*$", re.I)
