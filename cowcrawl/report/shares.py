"""Shares: of the spaces of a place ("85 % of the spaces"), and of firms in each other ("61 % of the shares of …")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cowcrawl.report.cells import figure
from cowcrawl.report.counting import Found
from cowcrawl.report.scope import clause
from cowcrawl.report.sentences import Sentence
from cowcrawl.report.who import party
from cowcrawl.report.wording import NAME, said, says

MAX_TAIL = 14
"""Words behind what a share is of that say what the share is."""


def shares(sentence: Sentence, language: str | None) -> Iterator[Found]:
    """The shares of the spaces that a sentence states; growth and wishes are none."""
    text = sentence.text
    for match in _share(language).finditer(text):
        start, end = clause(text, match.start(), match.end())
        value = figure(match["value"])
        if value is None or not 0 < value <= 100 or says("growth", language, text[start:end]):
            continue
        if match["generic"] and not says("spaces", language, f"{sentence.before} {text}"):
            continue
        tail = re.match(rf"(?:\s[^\s,;:()]+){{0,{MAX_TAIL}}}", text[match.end() : end])
        stop = match.end() + (tail.end() if tail else 0)
        yield Found(value, match.start(), stop, match["noun"], "share", "percent")


def stakes(sentence: Sentence, language: str | None) -> Iterator[Found]:
    """The stakes of firms in others that a sentence states, as "A in B"."""
    text = sentence.text
    for match in (*_bracketed(language).finditer(text), *_bought(language).finditer(text)):
        value = figure(match["value"])
        owner, target = (party(match[name], language, sentence.firms) for name in ("owner", "target"))
        if (
            value is not None
            and 0 < value <= 100
            and owner
            and target
            and owner != target
            and not says("unsure", language, match.group())
        ):
            yield Found(value, match.start(), match.end(), f"{owner} in {target}", "stake", "percent")


def _percent(language: str | None) -> str:
    signs = said("percent", language).replace(r"(?<!\w)", "")
    return rf"(?<![\d.,])(?P<value>\d{{1,3}}(?:[.,]\d{{1,2}})?)\s?(?:%|{signs})"


@cache
def _share(language: str | None) -> re.Pattern[str]:
    noun = f"(?P<noun>{said('spaces', language)}|(?P<generic>{said('generic', language)}))"
    of = rf"(?:{said('of', language)}\s?)(?:{said('articles', language)}\s?)?"
    return re.compile(rf"{_percent(language)}\s{of}{noun}(?!\s(?:{said('of', language)})\s[A-ZÀ-Þ])", re.I)


@cache
def _bracketed(language: str | None) -> re.Pattern[str]:
    """A firm, and in brackets behind it how much of it goes to whom."""
    part, to = f"(?i:{_percent(language)})", f"(?i:{said('for_party', language)})"
    lead = r"\((?:[^()%]{0,40}\s)?"
    return re.compile(rf"(?<![\w&])(?P<target>{NAME})\s{lead}{part}\s{to}\s(?P<owner>{NAME})\)")


@cache
def _bought(language: str | None) -> re.Pattern[str]:
    """A firm that takes or has so much of another."""
    verb, shares = (f"(?i:{said(concept, language)})" for concept in ("stake", "shares"))
    part = rf"(?:[^\W\d_]+\s){{0,3}}?(?i:{_percent(language)})"
    return re.compile(rf"(?<![\w&])(?P<owner>{NAME})\s{verb}\s{part}\s{shares}\s(?P<target>{NAME})")
