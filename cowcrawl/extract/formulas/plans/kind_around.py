"""The desk type of a price whose own words give none: by its area, its description, its table and its page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cowcrawl.extract.formulas.candidate import LONG, NEAR, ROOMS, SHORT, Candidate
from cowcrawl.extract.formulas.labels import has_own_words
from cowcrawl.extract.formulas.plans.told import Term
from cowcrawl.extract.formulas.sentences.dues import is_due
from cowcrawl.extract.formulas.setting import Setting, speaks_of_coworking
from cowcrawl.extract.formulas.words import (
    BRACKETS,
    desk_hint,
    desk_type,
    is_pass,
)
from cowcrawl.extract.rooms.own_page import own_page
from cowcrawl.extract.texts.phrases import pattern, says, says_all, says_any
from cowcrawl.extract.what.makers import is_makers
from cowcrawl.literals.area import find_areas
from cowcrawl.literals.capacity import find_capacities, find_layouts
from cowcrawl.literals.money import find_money
from cowcrawl.literals.period import has_quota
from cowcrawl.literals.words import has_digit
from cowcrawl.remembered import remembered
from cowcrawl.text import fold

FEW = 6
"""Spaces in a line that only says on how many days a plan is for, or of how many people an office is."""
MAX_LINES = 5
"""Lines of a card that tell what a plan is for; later ones tell what else comes with it."""
_DESCRIBED = frozenset(("fixed_desk", "hot_desk", "private_office"))
"""Desk types believed from the description: a plan that mentions a meeting room only includes some hours of it."""
_TALLY = re.compile(r"[2-9]\s|\d\d\s")
"""How many of them the house has: "3 private offices"."""
_ONE = re.compile(r"\b1(?![.\w])")
"""A number that is no ordinal: "Tarifa 1 día"."""
_TELLING = ("announcing", "membership", "member")
"""What a title says that heads plans."""
_PARTS = re.compile(r"[,;|•]|\s[+·–—-]\s")
"""What parts the figures of a house: "320 m² – 45 desks – 3 meeting rooms"."""
_LISTED = re.compile(r"[,;|•]|\s[+·]\s")
"""What parts the things of a list."""


def kind_around(
    candidate: Candidate,
    setting: Setting,
    term: Term,
    names: Sequence[str],
    near: list[str],
    described: str | None,
    hint: str | None,
) -> str | None:
    """The kind of what has no name, or only that of a desk: by its area, its description, its table and the page."""
    long = term.period in LONG
    if hint != "fixed_desk" and long and any(map(find_areas, candidate.labels)):
        return "private_office"
    if hint is None and long and setting.posts and _is_address(candidate):
        return "virtual_office"
    if described == "fixed_desk" and any(desk_type(label) == "day_pass" for label in candidate.labels):
        return _coworking(term)  # a desk of one's own beside it is another plan
    if described:
        return described
    if hint is None and candidate.of_rooms and not long:
        return "event_space" if setting.hire or setting.halls else "meeting_room"
    if hint == "fixed_desk" and not term.by_ticket and term.period != "hour":
        return hint
    dues = long and (hint or any(map(is_due, names))) and not any(map(_names_seat, names))
    if dues and is_makers(setting.page):
        return "other"
    if hint == "hot_desk" and _is_seated(candidate, term):
        return "meeting_room"
    return _coworking(term) if hint else _surrounding_type(candidate, setting, term, near)


def _is_seated(candidate: Candidate, term: Term) -> bool:
    """Whether what is let by the hour tells in its name how many it seats, and of no desk: "grande (14 pers.)"."""
    own = [label for label in candidate.labels if has_own_words(label)]
    if term.period not in ("hour", "half_day") or any(desk_type(label) or desk_hint(label) for label in own):
        return False
    return any(says("formulas", "capacity", label) and has_digit(label) for label in own)


def _names_seat(name: str) -> bool:
    """Whether a name is of a desk or coworking, not only of dues: "Subscription"."""
    dues = pattern("formulas", "membership").sub(" ", fold(BRACKETS.sub(" ", name)))
    return desk_type(name) == "hot_desk" or desk_hint(dues) == "hot_desk"


def _surrounding_type(candidate: Candidate, setting: Setting, term: Term, near: list[str]) -> str | None:
    """The desk type of a price whose own words give none: by what is around it and what the page is about."""
    by_ticket, period = term.by_ticket, term.period
    if room := _room(candidate, setting, period):
        return room
    if (own := own_page(setting.page)) and (period in SHORT or term.unit in SHORT):
        return own.concept
    if setting.hire and (candidate.extractor == "formulas.table" or _is_time_of_hire(candidate, term)):
        return "event_space"
    titled = desk_type(setting.page.title)
    if titled in ROOMS and (period in SHORT or term.unit in SHORT) and not setting.coworking:
        return titled
    headings = [line for line in candidate.headings if line not in setting.slogans]
    dues = period in LONG and not any(map(has_quota, candidate.labels))
    above = next((hint for hint in map(desk_hint, headings) if hint and (dues or hint != "other")), None)
    if above and above not in ("hot_desk", "fixed_desk"):
        return above
    if above == "hot_desk" and dues and is_makers(setting.page) and not any(map(_names_seat, headings)):
        return "other"
    if any(map(speaks_of_coworking, near)):
        return _coworking(term)
    if (above or (setting.coworking and not _is_step(candidate))) and not _is_of_else(candidate, setting, term):
        return _coworking(term)
    passes = any(desk_type(text) == "day_pass" for text in (*candidate.labels, candidate.title or ""))
    passes = passes or (by_ticket and any(desk_type(text) == "day_pass" for text in near))
    if passes and (by_ticket or period == "week"):
        return _coworking(term)
    if period in LONG and is_makers(setting.page) and (_is_plain(candidate) or _is_of_members(candidate)):
        return "other"
    if period in LONG and setting.memberships and _is_plain(candidate):
        return "hot_desk"
    if period in LONG and (kind := _carded(candidate, setting)):
        return kind
    return "day_pass" if period == "day" and setting.prices and _is_plain(candidate) else None


def _carded(candidate: Candidate, setting: Setting) -> str | None:
    """The kind of a plan with a name of its own, by the lines of its card, on a page that lets desks.

    "8 days a month" is a flexible desk, "Office for 3 people" an office.
    """
    kind = next((kind for block in candidate.card if block.digits and (kind := _kind_of_card(block.line))), None)
    return kind if kind and setting.seats else None


@remembered
def _kind_of_card(line: str) -> str | None:
    """What a short line of a card tells: on how many days a flexible desk is for, or how many work in an office."""
    if line.count(" ") > FEW or find_money(line):
        return None
    if has_quota(line):
        return None if desk_hint(line) else "hot_desk"
    office = desk_hint(line) == "private_office" and not _TALLY.match(line) and find_capacities(line)
    return "private_office" if office else None


def _is_of_else(candidate: Candidate, setting: Setting, term: Term) -> bool:
    """Whether a price is named below the title of a section that names something too, and neither tells of plans.

    "E-bikes are lent" below "On two wheels"; below the title of the page stands what the house lets.
    """
    heads = {block.line for block in setting.page.blocks if block.level == 1}
    title = "" if candidate.title in heads else candidate.title or ""
    own = [label for label in candidate.labels if has_own_words(label)]
    if candidate.extractor == "formulas.table" or term.quantity or not own or not has_own_words(title):
        return False
    told = (*own, title)
    plans = any(map(is_pass, told)) or any(map(speaks_of_coworking, told)) or any(map(desk_type, told))
    return not plans and not any(says_any("formulas", concept, told) for concept in _TELLING)


def _is_time_of_hire(candidate: Candidate, term: Term) -> bool:
    """Whether a price is for hours or a day and has no name, below a heading of nothing but hire: "Room hire"."""
    short = term.period in SHORT or term.unit in SHORT
    if not short or any(has_own_words(BRACKETS.sub(" ", label)) for label in candidate.labels):
        return False
    return any(says_all("formulas", "hire", text) for text in (candidate.title or "", *candidate.headings[:1]))


def is_address_by_name(candidate: Candidate) -> bool:
    """Whether a price with a name below a title of coworking is for an address: "Coworking rates", "Luna – 39 €"."""
    labels, title = candidate.labels, candidate.title
    if not (labels and title and candidate.card):
        return False
    if not any(map(has_own_words, labels)) or any(desk_type(one) or desk_hint(one) for one in labels):
        return False
    return (speaks_of_coworking(title) or desk_hint(title) == "hot_desk") and _is_address(candidate)


def _is_address(candidate: Candidate) -> bool:
    """Whether what a plan gives is an address first of all, or an address and letters: "Business address".

    A day a month at a desk comes with it.
    """
    aside = {candidate.title, *candidate.others}
    lines = [line for block in candidate.card for line in block.lines if line not in aside][:MAX_LINES]
    telling = [desk_type(line) == "virtual_office" or says("formulas", "mail", line) for line in lines]
    first = bool(lines) and says_all("desk_types", "virtual_office", lines[0])
    return (first or sum(telling) > 1) and not any(kind_described(line) and not has_quota(line) for line in lines)


def _subtitled(candidate: Candidate) -> str | None:
    """The kind that the line right below the title of a card names."""
    lines = (line for block in candidate.card for line in block.lines if line != candidate.title)
    return desk_type(next(lines, ""))


def _is_step(candidate: Candidate) -> bool:
    """Whether nothing but an ordinal tells what a price is for: "the first hour"."""
    title = candidate.title or ""
    named = any(map(has_own_words, candidate.labels)) or bool(desk_type(title) or desk_hint(title))
    steps = (_ONE.sub(" ", label) for label in candidate.labels if not label[:1].isdigit())  # no first day: "1 day"
    return not named and says_any("period_words", "ordinals", steps)


def _is_plain(candidate: Candidate) -> bool:
    """Whether nothing around a price of a list speaks of rooms, offices, post or dues."""
    if candidate.extractor not in ("formulas.card", "formulas.table", "formulas.line"):
        return False
    near = (text for text in candidate.near if not find_money(text))
    around = (*candidate.labels, candidate.title or "", *candidate.headings, *near)
    return all((desk_type(text) or desk_hint(text)) in (None, "hot_desk", "day_pass") for text in around)


def _is_of_members(candidate: Candidate) -> bool:
    """Whether a price is named after those who pay it, whatever they get for it: "Student member"."""
    return says_any("formulas", "member", candidate.labels)


def kind_described(text: str) -> str | None:
    """The desk type a line of the description gives; of a list of what comes with it, the first that is one."""
    parts = [text] if desk_type(text) in _DESCRIBED else _LISTED.split(text)
    found = next((kind for part in parts if (kind := desk_type(part)) in _DESCRIBED), None)
    return None if found == "private_office" and _TALLY.match(text) else found


def _room(candidate: Candidate, setting: Setting, period: str | None) -> str | None:
    """What is let by the hour or the day and says how many it seats is a room, and what is one by its subtitle.

    So is what gives a room and its area: "Studio of 40 m²".
    """
    if period in ("hour", "half_day") and (kind := _subtitled(candidate)) in ROOMS:
        return kind
    told = candidate.quotes if candidate.extractor != "formulas.table" else ()
    lines = (text for text in told if len(text) <= NEAR)  # its own, of which another may tell how many
    if period not in SHORT or not any(map(_seats, (*candidate.near, *candidate.labels, *lines))):
        return None
    events = setting.halls or any((desk_type(text) or desk_hint(text)) == "event_space" for text in candidate.near)
    return "event_space" if events else "meeting_room"


def _seats(text: str) -> bool:
    """Whether a line says how many a room seats, or names one with its area; "How many people?" asks for it.

    One that counts all rooms of a house says it of none.
    """
    if text.endswith("?") or any(
        _TALLY.match(part.strip()) and desk_hint(part) in ROOMS for part in _PARTS.split(text)
    ):
        return False
    if says("formulas", "capacity", text) or (has_digit(text) and find_layouts(text)):
        return True
    return desk_hint(text) in ("private_office", *ROOMS) and bool(find_areas(text))


def _coworking(term: Term) -> str:
    """Plain access to a coworking space: by the day or the ticket, or as a member."""
    return "day_pass" if term.by_ticket else "hot_desk"
