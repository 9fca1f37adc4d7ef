"""When a space says that it began: "We opened our doors in March 2016", "wurde 2014 eröffnet", "è nato nel 2013"."""

from __future__ import annotations

from cowcrawl.extract.phrases import likely, pattern, says, told
from cowcrawl.language import language
from cowcrawl.literals.dates import find_dates
from cowcrawl.page import Block, Page
from cowcrawl.text import fold

EARLIEST = "1985"
"""The year before which no such place was opened: its house was, or the firm."""
NEXT = 2
"""Words behind the verb among which its subject stands where it is no space: "opende het gebouw"."""
NEAR = 4
"""Words behind the verb among which the space may stand: "nació nuestro coworking"."""
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
    parted = f"{text[: dates[0].start]} {text[dates[0].end :]}"
    told_so = any(_is_the_space(one, concept) for one in (fold(text), fold(parted)) for concept in verbs)
    return dates[0].point if told_so else None


def can_open(day: str) -> bool:
    """Whether such a place can have opened then."""
    return day >= EARLIEST


def _is_the_space(text: str, concept: str) -> bool:
    """Whether it is the space that does what a verb in a folded text says."""
    verbs = pattern("status", concept).finditer(text)
    return any(_does(text[: verb.start()], text[verb.end() :].split(), concept, text) for verb in verbs)


def another_began(text: str) -> bool:
    """Whether what is open, in a text that says so, is the idea, the house or a firm, and not the space."""
    folded = fold(text)
    verb = pattern("status", "existing").search(folded)
    return verb is not None and _of_another(folded[: verb.start()], folded[verb.end() :].split())


def _of_another(before: str, after: list[str]) -> bool:
    return says("status", "not_begun", " ".join([before, *after[:NEXT]]))


def _does(before: str, after: list[str], concept: str, text: str) -> bool:
    if _of_another(before, after):
        return False
    if concept == "began":
        return says("status", "subject", text)
    near = " ".join(after[:NEAR])
    return _names_the_space(near) or (concept == "born" and _names_the_space(before))


def _names_the_space(text: str) -> bool:
    """Whether a text names the space, and not what is in it."""
    places = pattern("status", "place").finditer(text)
    return any(not says("status", "inside", " ".join(text[: one.start()].split()[-2:])) for one in places)
