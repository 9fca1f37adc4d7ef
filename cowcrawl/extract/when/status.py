"""Whether the space is open, still being prepared or closed, and since when, where the page says so in plain words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from cowcrawl.extract import Found
from cowcrawl.extract.texts.phrases import begins_with, ends_with, pattern, says, says_all, told
from cowcrawl.extract.texts.sentences import Sentence, sentences
from cowcrawl.extract.when.began import another_began, began, beginnings, begins_with_house, can_open
from cowcrawl.extract.which.scopes import beside, element_of, scope_at, scopes
from cowcrawl.literals.dates import find_date, find_dates
from cowcrawl.model import Claim, Modality, Reject
from cowcrawl.page import Block, Page
from cowcrawl.quotes import Quotes
from cowcrawl.text import fold

_CLOCK = re.compile(r"\d\s?(?:h|u|uhr|am|pm|:\d\d)(?!\w)", re.I)
"""A time of day: the sentence is about hours, or an event."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DASH = re.compile(r"\s[–—|•·]\s")
MAX_BARE = 8
"""Words of a line that needs no subject in the card of a space."""
MAX_TITLE = 90
"""Characters of a heading that is its own sentence."""


_TELLING = ("in_preparation", "existing", "opens", "closed", "closed_since", "closing", "paused", "soon")
"""The concepts without which a block says nothing of it."""


@dataclass(frozen=True)
class _Said(Sentence):
    """A sentence that may tell."""

    own: bool
    """Whether it stands in the card or section of one of the page's spaces, so that it needs no subject."""


def extract(page: Page) -> Iterator[Found | Reject]:
    """The status and its dates; a page that says both "open" and "not yet" says neither.

    That it is closed goes before that it once opened; closed for a while is an event, not its status.
    """
    for group in _by_space(page):
        yield from _read(page, group)


def _by_space(page: Page) -> Iterator[list[_Said]]:
    """The sentences that may tell, by the space whose card or section they stand in; the others together."""
    groups: defaultdict[int, list[_Said]] = defaultdict(list)
    blocks = [*page.holding_all(told("status", *_TELLING)), *beginnings(page)]
    houses = (*scopes(page), *beside(page))
    blocks += [one for one in (page.blocks[scope.first] for scope in houses) if one.level and _YEAR.search(one.line)]
    openings = page.holding_all(told("status", "opening_on")) if houses else ()
    blocks += [block for block in openings if _YEAR.search(block.line)]
    for block in sorted(set(blocks), key=lambda block: block.index):
        number = scope_at(page, block.index)
        lines = _lines(block) if number >= 0 else [block]
        groups[number] += [_Said(**vars(sentence), own=number >= 0) for sentence in sentences(page, lines)]
    yield from groups.values()


def _lines(block: Block) -> list[Block]:
    """The lines of a card, each by itself: below an address nothing ends the line above. A card may be a link."""
    parts = [part for line in block.lines for part in _DASH.split(line) if part]
    return [replace(block, text=part, line=part, _linked=False) for part in parts]


def _read(page: Page, group: list[_Said]) -> Iterator[Found | Reject]:
    said: dict[str, _Said] = {}
    for sentence in group:
        if _is_closed(page, sentence):
            said.setdefault("closed", sentence)
        for phase in ("closing", "paused"):
            if _does(phase, sentence.text) and _closes(page, sentence) and Quotes(page).has(sentence.text):
                yield from _for_a_while(page, sentence) if phase == "paused" else _on_a_day(page, sentence)
        for status in ("in_preparation", "existing"):
            told = says("status", status, sentence.text) and (_of_the_space(page, sentence) or _since(status, sentence))
            if told and not another_began(sentence.text):
                said.setdefault(status, sentence)
        if "existing" not in said and began(page, sentence.text):
            said["existing"] = sentence
        if _opens(page, sentence) or _is_to_come(sentence) or _opens_on(page, sentence):
            said.setdefault("in_preparation", sentence)
    if "closed" in said:
        said.pop("existing", None)
    if len(said) > 1:
        detail = " | ".join(sentence.text[:90] for sentence in said.values())
        yield Reject(stage="status", field="status", reason="two readings", detail=detail)
        return
    for status, sentence in said.items():
        if Quotes(page).has(sentence.text):
            yield from _claims(page, status, sentence)


def _is_to_come(sentence: _Said) -> bool:
    """Whether a line of a house's card says "coming soon" and nothing else, or its heading does at its end."""
    text = sentence.text.rstrip(".!…) ")
    headed = sentence.block.level > 0 and ends_with("status", "soon", text)
    return sentence.own and (says_all("status", "soon", text) or headed)


def _opens_on(page: Page, sentence: _Said) -> bool:
    """Whether a line of a house's card says on which day it opens and nothing else: "Opening: 1 September 2031"."""
    dates = find_dates(sentence.text) if sentence.own and begins_with("status", "opening_on", sentence.text) else []
    if len(dates) != 1 or not dates[0].explicit or int(dates[0].point[:4]) < _latest_year(page):
        return False
    rest = f"{sentence.text[: dates[0].start]} {sentence.text[dates[0].end :]}"
    return says_all("status", "opening_on", rest.strip(" .!:"))


def _is_closed(page: Page, sentence: _Said) -> bool:
    """Whether it is closed for good, or since a day of some year; not on a day to come."""
    text = sentence.text
    since = says("status", "closed_since", text) and find_date(text) and not says("status", "paused", text)
    gone = says("status", "closed", text) and not _does("closing", text)
    return bool(since or gone) and _closes(page, sentence)


def _does(phase: str, text: str) -> bool:
    """Whether a text says that it closes, and not, in longer words, that it has: "a fermé" is no "ferme"."""
    if not says("status", phase, text) or (phase == "closing" and says("status", "since", text)):
        return False
    gone = [match.span() for match in pattern("status", "closed").finditer(fold(text))]
    told = (match.span() for match in pattern("status", phase).finditer(fold(text)))
    return any(not any(first < start and end <= last for first, last in gone) for start, end in told)


def _closes(page: Page, sentence: _Said) -> bool:
    """Whether it is the space that closes: it is the subject, and nothing else is."""
    return _of_the_space(page, sentence) and not says("status", "closed_else", sentence.text)


def _for_a_while(page: Page, sentence: Sentence) -> Iterator[Found]:
    yield _claim(page, sentence, "events", {"kind": "temporarily_closed", "date": None}, "stated")


def _on_a_day(page: Page, sentence: Sentence) -> Iterator[Found]:
    if day := find_date(sentence.text):
        yield _claim(page, sentence, "closing_date", day, "announced")


def _of_the_space(page: Page, sentence: _Said) -> bool:
    if says("status", "not_this", sentence.text) or _CLOCK.search(sentence.text) or sentence.text.endswith(":"):
        return False
    title = bool(sentence.block.level) and len(sentence.text) <= MAX_TITLE
    return (
        title
        or says("status", "subject", sentence.text)
        or begins_with_house(page, sentence.text)
        or _is_bare(sentence)
    )


def _since(status: str, sentence: _Said) -> bool:
    """Whether a few words say nothing but since which year it is open: "Ouvert depuis septembre 2018"."""
    text = sentence.text
    if status != "existing" or not begins_with("status", "existing", text) or not _YEAR.search(text):
        return False
    return len(text.split()) <= MAX_BARE and not says("status", "not_this", text) and not _CLOCK.search(text)


def _is_bare(sentence: _Said) -> bool:
    """Whether a few words in the card of a space begin with what became of it: "Closed since March 2024"."""
    folded = fold(sentence.text)
    short = sentence.own and len(folded.split()) <= MAX_BARE
    return short and any(pattern("status", concept).match(folded) for concept in _TELLING)


def _opens(page: Page, sentence: _Said) -> bool:
    """Whether the space opens in a month that no other year on the page has passed ("opens in September 2031").

    The space is the subject, or what stands before the verb is in the page's title, or nothing does.
    """
    headed = sentence.own and bool(sentence.block.level)
    match = pattern("status", "opens").search(text := fold(sentence.text))
    match = match or (pattern("status", "from_then").search(text) if headed else None)
    opening = find_date(sentence.text) if match else None
    year = opening is not None and len(opening) == 4 and not (headed or _is_bare(sentence))
    if not match or not opening or year or says("status", "not_this", sentence.text):
        return False
    before = text[: match.start()].strip()
    ours = not before or f" {before} " in f" {fold(page.title)} " or says("status", "subject", sentence.text) or headed
    return ours and int(opening[:4]) >= _latest_year(page)


def _latest_year(page: Page) -> int:
    return max((int(year) for block in page.blocks for year in _YEAR.findall(block.text)), default=0)


def _claims(page: Page, status: str, sentence: Sentence) -> Iterator[Found]:
    modality: Modality = "announced" if status == "in_preparation" else "stated"
    day = find_date(sentence.text) or (_bare_year(sentence.text) if status == "in_preparation" else None)
    if status == "existing":
        day = began(page, sentence.text) or (day if day and can_open(day) else None)
    for field, value in (("status", status), ("closing_date" if status == "closed" else "opening_date", day)):
        if value:
            yield _claim(page, sentence, field, value, modality)


def _bare_year(text: str) -> str | None:
    """The one year of a sentence, right behind what is to happen then: "wird 2031 an den Start gehen"."""
    years = list(_YEAR.finditer(text))
    return years[0].group() if len(years) == 1 and ends_with("status", "will", text[: years[0].start()]) else None


def _claim(page: Page, sentence: Sentence, field: str, value: Any, modality: Modality) -> Found:
    claim = Claim(
        field=field,
        value=value,
        quote=sentence.text,
        locator=page.locator(sentence.block.element),
        extractor="status",
        modality=modality,
    )
    return Found(claim=claim, element=element_of(page, sentence.block))
