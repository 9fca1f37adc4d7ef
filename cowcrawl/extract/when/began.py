"""When a space says that it began: "We opened our doors in March 2016", "wurde 2014 eröffnet", "è nato nel 2013"."""

from __future__ import annotations

import re
from functools import cache

from cowcrawl.extract.texts.phrases import likely, pattern, says, says_all, told
from cowcrawl.extract.who.host_names import host_label
from cowcrawl.extract.who.name import called
from cowcrawl.literals.dates import find_dates
from cowcrawl.literals.words import alternation
from cowcrawl.page import Block, Page
from cowcrawl.page.language import language
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

EARLIEST = "1985"
"""The year before which no such place was opened: its house was, or the firm."""
NEXT = 2
"""Words behind the verb among which its subject stands where it is no space: "opende het gebouw"."""
NEAR = 4
"""Words behind the verb among which the space may stand: "nació nuestro coworking"."""
MAX_HOUSE = 4
"""Words of a house's name that can begin a sentence."""
_VERBS = ("began", "born", "founded")


def beginnings(page: Page) -> list[Block]:
    """The blocks that can say so."""
    return [block for block in page.holding_all(told("status", *_VERBS)) if block.digits]


def began(page: Page, text: str) -> str | None:
    """The one date of a sentence in which the space, and nothing else, opened or came to be; it may part the verb."""
    verbs = [concept for concept in _VERBS if concept in likely("status", text)]
    if not verbs or says("status", "not_this", text):
        return None
    dates = [when for when in find_dates(text, language=language(page)) if when.explicit]
    if len(dates) != 1 or dates[0].edtf != dates[0].point or not can_open(dates[0].point):
        return None
    parted = f"{_on_a_day().sub('', text[: dates[0].start])} {text[dates[0].end :]}"
    ours = begins_with_house(page, text)
    told_so = any(_is_the_space(one, concept, ours=ours) for one in (fold(text), fold(parted)) for concept in verbs)
    return dates[0].point if told_so else None


def can_open(day: str) -> bool:
    """Whether such a place can have opened then."""
    return day >= EARLIEST


def begins_with_house(page: Page, text: str) -> bool:
    """Whether the first words of a sentence are what the site calls itself: "La Ruche opened its doors in 2019"."""
    words = fold(text).split()
    starts = {" ".join(words[:count]) for count in range(1, MAX_HOUSE + 1)}
    label = host_label(page.host)[0]
    return bool(starts & {fold(name) for name in called(page)}) or any(
        start.replace(" ", "") == label for start in starts
    )


@cache
def _on_a_day() -> re.Pattern[str]:
    """What leads to a day or a year at the end of a text."""
    return re.compile(rf"(?<!\w)(?:{alternation(phrases('status', 'on_a_day'))})\s$", re.I)


def _is_the_space(text: str, concept: str, *, ours: bool) -> bool:
    """Whether it is the space that does what a verb in a folded text says; `ours`: its name is the subject."""
    verbs = pattern("status", concept).finditer(text)
    return any(_does(text[: verb.start()], text[verb.end() :].split(), concept, text, ours=ours) for verb in verbs)


def another_began(text: str) -> bool:
    """Whether what is open, in a text that says so, is the idea, the house or a firm, and not the space."""
    folded = fold(text)
    verb = pattern("status", "existing").search(folded)
    return verb is not None and _of_another(folded[: verb.start()], folded[verb.end() :].split())


def _of_another(before: str, after: list[str]) -> bool:
    return says("status", "not_begun", " ".join([before, *after[:NEXT]]))


def _does(before: str, after: list[str], concept: str, text: str, *, ours: bool) -> bool:
    if _of_another(before, after):
        return False
    if concept == "began":
        return ours or says("status", "subject", text)
    if says_all("status", "in_itself", before):
        return False
    near = " ".join(after[:NEAR])
    return _names_the_space(near) or (concept == "born" and _names_the_space(before))


def _names_the_space(text: str) -> bool:
    """Whether a text names the space, and not what is in it."""
    places = pattern("status", "place").finditer(text)
    return any(not says("status", "inside", " ".join(text[: one.start()].split()[-2:])) for one in places)
