"""Number of desks of the space: not its members, not a room's seats, not those still free."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cowcrawl.extract import Found
from cowcrawl.extract.formulas.words import desk_type
from cowcrawl.extract.phrases import ends_with, says
from cowcrawl.extract.sentences import Sentence, sentences
from cowcrawl.literals.count import Count, find_counts
from cowcrawl.literals.money import find_money
from cowcrawl.literals.period import link
from cowcrawl.literals.words import alternation
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Page
from cowcrawl.quotes import Quotes
from cowcrawl.vocabulary import phrases

MIN_DESKS = 4
MAX_DESKS = 5_000


def extract(page: Page) -> Iterator[Found | Reject]:
    """The desks the page counts for the space; two different numbers leave it open."""
    stated: list[tuple[Count, Sentence, bool]] = []
    for sentence in sentences(page):
        for count in find_counts(sentence.text):
            noun = _noun().match(sentence.text, count.end)
            if not noun:
                continue
            if reason := _doubt(count, noun, sentence):
                yield Reject(stage="desks", field="desks", reason=reason, detail=sentence.text[:200])
            else:
                rough = count.rough or ends_with("units", "about", sentence.text[: count.start])
                stated.append((count, sentence, rough))
    yield from _decide(page, stated)


@cache
def _noun() -> re.Pattern[str]:
    """A noun for desks after a number, a few words between ("50 fully equipped desks", "une quinzaine de postes")."""
    nouns = alternation(phrases("spaces", "desks"))
    between, behind = r"(?P<between>(?:[^\W\d_][\w'’-]*\s){0,3}?)", r"(?P<next>(?:\s[^\W\d_][\w-]*)?)"
    return re.compile(rf"\s{between}(?P<noun>{nouns})(?!\w){behind}", re.I)


@cache
def _low_end() -> re.Pattern[str]:
    return re.compile(rf"\d\s?(?:{alternation(phrases('money', 'range'))})\s?$", re.I)


def _doubt(count: Count, noun: re.Match[str], sentence: Sentence) -> str | None:
    around = f"{noun.group('between')} {noun.group('next')}"
    before = sentence.text[: count.start]
    if not MIN_DESKS <= count.value <= MAX_DESKS:
        return "out of range"
    if says("spaces", "some_desks", around):
        return "some desks"
    if _low_end().search(before):
        return "range"
    if find_money(sentence.text):
        return "beside a price"
    if says("spaces", "network", sentence.text):
        return "network"
    near = " ".join(before.split()[-4:])
    if says("spaces", "part", near) or re.search(rf"{link('per')}\s*$", before, re.I):
        return "a part"
    if sentence.title and desk_type(sentence.title) in ("meeting_room", "event_space", "private_office"):
        return "a room"
    return None


def _decide(page: Page, stated: list[tuple[Count, Sentence, bool]]) -> Iterator[Found | Reject]:
    precise = [entry for entry in stated if not entry[2]] or stated
    if len({count.value for count, _, _ in precise}) > 1:
        detail = " | ".join(sentence.text[:90] for _, sentence, _ in precise[:3])
        yield Reject(stage="desks", field="desks", reason="two readings", detail=detail)
        return
    quotes = Quotes(page) if precise else None
    for count, sentence, _ in precise[:1]:
        if quotes and quotes.has(sentence.text):
            yield Found(
                claim=Claim(
                    field="desks",
                    value=count.value,
                    unit="desks",
                    quote=sentence.text,
                    locator=page.locator(sentence.block.element),
                    extractor="desks",
                ),
                element=sentence.block.element,
            )
