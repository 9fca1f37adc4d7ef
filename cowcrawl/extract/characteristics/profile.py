"""Who the members are: of one trade, which the space names when it says whom it is for, or of all trades."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from cowcrawl.extract.characteristics.words import Words
from cowcrawl.extract.texts.terms import Term
from cowcrawl.extract.what.offers import Passage, cue
from cowcrawl.extract.who.name import called
from cowcrawl.fields import MIXED
from cowcrawl.literals.money import find_money
from cowcrawl.page import Page
from cowcrawl.text import fold
from cowcrawl.vocabulary import load

MAX_GROUPS = 3
"""Trades named together: a space for more of them is for everybody."""
FROM_SPACE = 45
"""Characters between the space and the word that says it is for somebody."""
NEXT = 28
"""Characters from that word to the first of a list of people, and from each to the next."""
_STOP = re.compile(r"[.;:!?()|•–]|\s-\s")


def profiles(page: Page, words: Words, passage: Passage) -> Iterator[str]:
    """The trades a passage names for the space's members, or `mixed`."""
    text = passage.text
    telling = words.find(text, *groups(), "mixed", "open_to_all")
    denied = bool(telling) and bool(cue("none", text[: telling[-1].end]))
    if denied or cue("elsewhere", text) or words.says(text, "tariff") or find_money(text):
        return
    if not cue("general", text):
        yield from sorted(_trades(page, words, text))
    if _mixed(words, text):
        yield MIXED


@cache
def groups() -> tuple[str, ...]:
    """The concepts of people who share a trade: `people_` and `sector_`, with the trade behind it."""
    return tuple(concept for concept in load("characteristics") if concept.startswith(("people_", "sector_")))


def _trades(page: Page, words: Words, text: str) -> set[str]:
    order = ("suits", "not_the_space", *groups(), "for", "houses", "space", "place", "generic")
    terms = words.find(text, *order)
    for number, term in enumerate(terms):
        if term.concept == "for" and _follows_space(page, words, text, terms[:number], term):
            found = _listed(words, text, terms[number:])
        elif term.concept == "houses" and _subject(page, text, terms[:number], term):
            found = {group for group in _listed(words, text, terms[number:]) if group.startswith("sector_")}
        else:
            continue
        if found:
            return {group.partition("_")[2] for group in found}
    return set()


def _follows_space(page: Page, words: Words, text: str, before: list[Term], link: Term) -> bool:
    """Whether what is for somebody is the space: no plan, no event, nothing that the space has."""
    near = [term for term in before if link.start - term.end <= FROM_SPACE]
    if not near or not (near[-1].concept == "space" or _is_this(page, text, before[:-1], near[-1])):
        return False
    gap = text[near[-1].end : link.start]
    return not (_STOP.search(gap) or cue("offer", gap) or words.says(gap, "conjunction", "something_else"))


def _is_this(page: Page, text: str, before: list[Term], place: Term) -> bool:
    """Whether the space is said to be a place: right behind its name, or we, and "is a"."""
    copula = next(iter(reversed(cue("is", text[: place.start]))), None)
    if place.concept != "place" or copula is None or len(text[copula.end : place.start].split()) > 3:
        return False
    return _subject(page, text, [term for term in before if term.end <= copula.start], copula)


def _subject(page: Page, text: str, before: list[Term], verb: Term) -> bool:
    """Whether the space is who takes people in: it says we, or its name, or what it is."""
    said = fold(text[: verb.start]).replace(" ", "")
    names = (fold(name).replace(" ", "") for name in called(page))
    own = any(len(name) > 3 and name in said for name in names)
    return own or bool(cue("we", text[: verb.end])) or any(term.concept == "space" for term in before)


def _listed(words: Words, text: str, terms: list[Term]) -> set[str]:
    """The groups in the list of people that begins behind a link; none when people of any trade are in it too."""
    items: list[str] = []
    at = terms[0].end
    for term in terms[1:]:
        gap = text[at : term.start]
        item = term.concept
        if item not in ("generic", *groups()) or len(gap) > NEXT or _STOP.search(gap):
            break
        if not items and _unknown(words, gap) > 1:
            break
        if not items or "," in gap or words.says(gap, "conjunction") or _is_sign(gap):
            items.append(item)
        elif item != "generic":
            items[-1] = item if items[-1] == "generic" else items[-1]
        at = term.end
    listed = set(items)
    return set() if "generic" in listed or len(listed) > MAX_GROUPS else listed


def _unknown(words: Words, gap: str) -> int:
    """How many words of a gap are no articles: "pour travailler en mode" leads to no people."""
    return len(gap.split()) - len(words.find(gap, "article"))


def _is_sign(gap: str) -> bool:
    return gap.strip() in ("&", "+", "/")


def _mixed(words: Words, text: str) -> bool:
    """Whether a passage says that the space's own members come from all trades, or that it is open to all."""
    if words.says(text, "event", "hiring"):
        return False
    own = bool(cue("we", text)) or words.says(text, "space")
    if words.says(text, "mixed") and words.says(text, "members") and own:
        return True
    terms = words.find(text, "open_to_all", "not_the_space", "space")
    return any(
        one.concept == "open_to_all"
        and before.concept == "space"
        and not _STOP.search(text[before.end : one.start])
        and one.start - before.end <= FROM_SPACE
        and _ends(words, text[one.end :])
        for before, one in pairwise(terms)
    )


def _ends(words: Words, after: str) -> bool:
    """Whether nothing limits what has just been said: "open to all members" is not open to all."""
    following = after.strip()
    if not following or not following[0].isalnum():
        return True
    return any(term.start == 0 for term in words.find(following, "rest"))
