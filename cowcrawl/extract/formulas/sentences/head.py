"""The room that a paragraph below a heading about rooms is of, and that which a sentence of it goes on to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cowcrawl.extract.formulas.amounts.offer import Offer
from cowcrawl.extract.formulas.candidate import ROOMS
from cowcrawl.extract.formulas.labels import has_own_words
from cowcrawl.extract.formulas.no_plans import no_plan
from cowcrawl.extract.formulas.words import desk_hint, desk_type
from cowcrawl.extract.texts.phrases import says, says_all
from cowcrawl.extract.texts.sentences import split
from cowcrawl.literals.capacity import find_capacities
from cowcrawl.literals.words import alternation
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases


def room_at_head(line: str, about: str) -> str:
    """The room that a paragraph under a heading about rooms is of: "The Attic – seats 8. £18 an hour"; or nothing."""
    if (desk_type(about) or desk_hint(about)) not in ROOMS or not (match := _HEAD.match(line)):
        return ""
    named = has_own_words(match["name"]) and not no_plan(match["name"])
    return room_opening(match["name"], match["name"]) if named and says("formulas", "capacity", split(line)[0]) else ""


def room_opening(sentence: str, room: str) -> str:
    """The room that opens a sentence, "The Attic seats 8", where that is another than `room`; else `room`."""
    match = _opening().match(sentence)
    name = match["name"] if match else ""
    return name if name and {desk_type(name), desk_hint(name)} & ROOMS and fold(name) != fold(room) else room


def room_named(sentence: str) -> str:
    """The room with a name of its own that opens a sentence about what it costs: "The Kiln Room seats 8 and costs"."""
    match = _opening().match(sentence)
    name = match["name"] if match else ""
    words = name.split()
    called = len(words) > 1 and words[-1][0].isupper() and words[-2][0].isupper() and says("rooms", "plain", words[-1])
    return name if called and not no_plan(name) else ""


def room_seating(sentence: str, about: str) -> str:
    """The name that opens a sentence which says how many it seats, below a heading of rooms: "The Snug takes four"."""
    rooms = (desk_type(about) or desk_hint(about)) in ROOMS or says_all("rooms", "plain", about.rpartition(" ")[2])
    match = _opening().match(sentence) if rooms else None
    name = match["name"] if match else ""
    called = name.split()[-1:] and name.split()[-1][0].isupper() and not no_plan(name)
    seats = match and (says("rooms", "holds", match.group()) or find_capacities(sentence))
    return name if called and seats else ""


def opened_by(sentence: str, room: str | None) -> str | None:
    """A room with the words before it that tell it from others, where it opens a sentence: "The small meeting room"."""
    if room is None or desk_type(room) not in ROOMS:
        return room
    opening = room_opening(sentence, room)
    return opening if opening.endswith(room) else room


def seated(found: Sequence[Offer]) -> list[str]:
    """The rooms that the words before each price name with how many they hold: "Elm (8p) €20 p/h, Oak (4p) €12 p/h".

    So where the first has a verb: "Elm (8p) costs €20 an hour and Oak (4p) €12 an hour".
    """
    matches = [_seated().fullmatch(offer.label) for offer in found]
    rooms = [match["room"] for match in matches if match and find_capacities(match["seats"])]
    return rooms if len(rooms) == len(found) else []


_HEAD = re.compile(r"(?P<name>[^\W\d_][^,;:()|.!?–—]{1,38}[^\s,;:()|.!?–—])\s?(?:[:|]|\s[–—-])\s")
"""What stands before the first dash or colon of a paragraph."""


@cache
def _opening() -> re.Pattern[str]:
    verbs = alternation((*phrases("formulas", "costs"), *phrases("rooms", "holds")))
    return re.compile(rf"(?P<name>[^\W\d_a-zß-ÿ][^,;:()|.!?\d–—]{{2,40}}?)(?:\s\([^()]{{1,30}}\))?\s(?:{verbs})(?!\w)")


@cache
def _seated() -> re.Pattern[str]:
    """A name with a bracket, before a price."""
    costs = alternation((*phrases("formulas", "costs"), *phrases("money", "from"), *phrases("formulas", "filler")))
    lets, for_ = (alternation(phrases("formulas", name)) for name in ("rented_by_you", "rented_for"))
    verb = rf"(?:\s(?:{costs}))?(?:(?:\s(?:{lets}))?\s(?:{for_}))?"
    name = r"(?P<room>(?:[^\W\d_A-ZÀ-Ý]{3,12}\s)?[«„“\"]?[A-ZÀ-Ý][^,;:()]{1,30}(?P<seats>\([^()]{2,24}\)))"
    return re.compile(rf"[\s,;·|]*(?:[^\W\d_A-ZÀ-Ý]{{1,4}}\s){{0,2}}{name}{verb}[\s:–=-]*")
