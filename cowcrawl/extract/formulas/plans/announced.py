"""Titles that announce the prices of what they name: "Precios sala de formación", "Meeting room prices"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cowcrawl.extract.formulas.candidate import ROOMS
from cowcrawl.extract.formulas.labels import without_class
from cowcrawl.extract.formulas.words import desk_hint, desk_type
from cowcrawl.extract.texts.phrases import pattern, says, says_all
from cowcrawl.literals.words import Endings, alternation, has_digit
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

MAX_TITLE = 5
"""Words of a title that can be the name of a plan whose card says no more than "Weekly"."""
MAX_LEAD = 5
"""Words that announce a list: "We have three plans"."""


def plain(title: str) -> str:
    """A folded title without the words that announce prices."""
    return pattern("formulas", "announcing").sub(" ", fold(title))


def priced_room(title: str) -> str | None:
    """The room of which a title announces the prices; None where it names none."""
    if not says("formulas", "announcing", title):
        return None
    room = _announcing().sub("", title).strip(" :–-")
    return room if room != title and {desk_type(room), desk_hint(room)} & ROOMS else None


def is_class(label: str) -> bool:
    """Whether a label is that of one of several rates: "Tarief A"."""
    bare = without_class(label)
    return bare != label and says_all("formulas", "price_column", bare)


def unlisted(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Labels without what announces a list of prices or plans before a colon: "Our plans: Basic", "Precios: día".

    Behind the first of the list its label stands before that of each other one: it is none of theirs.
    """
    lead, colon, own = labels[0].partition(":") if labels else ("", "", "")
    if not colon or not own.strip() or len(lead.split()) > MAX_LEAD or not _lists().end(lead):
        return labels
    return labels[1:] or (own.strip(),)


def behind_price(name: str) -> str:
    """What stands behind the words for its price that open a name: "The price of the meeting room"; or nothing."""
    begun = _priced().match(name)
    return name[begun.end() :] if begun else ""


def behind_hire(name: str) -> str:
    """What stands behind the words for its hire that open a name: "De huur van de vergaderzaal"; or nothing."""
    begun = _let().match(name)
    return name[begun.end() :] if begun else ""


@cache
def opened() -> re.Pattern[str]:
    """A name that one of the two opens: most names have neither."""
    return re.compile(f"{_priced().pattern}|{_let().pattern}", re.I)


@cache
def _priced() -> re.Pattern[str]:
    concepts = ("price_of", "price_word", "announcing")
    return _opening([word for concept in concepts for word in phrases("formulas", concept)])


@cache
def _let() -> re.Pattern[str]:
    return _opening(phrases("rooms", "letting"))


def _opening(words: Sequence[str]) -> re.Pattern[str]:
    """Some words at the beginning of a name, with the articles around them."""
    article = rf"(?:(?:(?:{alternation(phrases('rooms', 'the'))})\s|[Ll]['’])(?=\w))?"
    return re.compile(rf"{article}(?:{alternation(words)})\s{article}", re.I)


@cache
def _lists() -> Endings:
    return Endings.of((*phrases("formulas", "announcing"), *phrases("formulas", "plans_listed")))


@cache
def _announcing() -> re.Pattern[str]:
    """What announces prices at an end of a title, with what joins it to the rest: "Tarifas de la"."""
    words, of, the = (
        alternation(phrases(*named)) for named in (("formulas", "announcing"), ("spaces", "of"), ("rooms", "the"))
    )
    return re.compile(rf"^(?:{words})\s(?:(?:{of})\s)?(?:(?:{the})\s?)?|[\s,–-]+(?:{words})$", re.I)


def is_slogan(title: str) -> bool:
    """Whether a title is many words about a whole house and not the name of one plan: "The best space in the city"."""
    house = desk_type(title) is None and desk_hint(title) in (None, "hot_desk") and not has_digit(title)
    return house and (len(title.split()) > MAX_TITLE or _GOES_ON.search(title) is not None)


_GOES_ON = re.compile(r",\s[a-zà-ÿ]")
"""What goes on behind a comma in small letters: "Prices, plain and simple"."""
