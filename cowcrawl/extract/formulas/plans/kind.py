"""Which desk type a price is for, by the words at it, around it and on the whole page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from cowcrawl.extract.formulas.candidate import LONG, NEAR, ROOMS, SHORT, Candidate
from cowcrawl.extract.formulas.labels import has_own_words, own_words
from cowcrawl.extract.formulas.plans.fee import without_fee
from cowcrawl.extract.formulas.plans.housed import without_places
from cowcrawl.extract.formulas.plans.kind_around import is_address_by_name, kind_around, kind_described
from cowcrawl.extract.formulas.plans.told import Term
from cowcrawl.extract.formulas.setting import Setting, speaks_of_coworking
from cowcrawl.extract.formulas.words import (
    BRACKETS,
    desk_hint,
    desk_type,
    is_pass,
    is_season,
    names_room,
    names_several,
    rates_room,
)
from cowcrawl.extract.texts.phrases import begins_with, likely, pattern, says, says_all, says_any
from cowcrawl.extract.texts.sentences import split
from cowcrawl.extract.where.country import country
from cowcrawl.literals.area import find_areas
from cowcrawl.literals.capacity import find_capacities
from cowcrawl.literals.money import find_money
from cowcrawl.page.language import language
from cowcrawl.remembered import remembered
from cowcrawl.text import fold

_SURCHARGE = re.compile(r"[+]\s?\D{0,3}\d")
"""An option that costs more ("+ €50"): no description of the plan."""
MIN_YEAR = 100
"""What a desk costs a year at least: less, where nothing names one, are the dues of an association."""
_GUESSED = frozenset(("hot_desk", "day_pass", "private_office"))
"""Desk types that what stands around a price may tell alone."""


def kind_of(candidate: Candidate, setting: Setting, term: Term) -> str | None:
    """The desk type of a candidate, or None where nothing tells it, or what it is for is beside coworking."""
    kind = _kind(candidate, setting, term)
    title, beside = candidate.title or "", setting.beside_coworking
    if kind in _GUESSED and any(line in beside for line in (title, *candidate.headings)):
        own = title not in beside and desk_type(title) == kind
        own = own or (kind == "private_office" and (_among_offices(candidate) or _is_of_offices(title)))
        return kind if own or any(map(_names_desk, candidate.labels)) else None
    return kind


def _among_offices(candidate: Candidate) -> bool:
    """Whether a title and the heading above it both hint at offices: "Bureau 2 personnes" below "Bureaux"."""
    above = (candidate.title or "", *candidate.headings[:1])
    return len(above) > 1 and all(desk_hint(text) == "private_office" for text in above)


def _is_of_offices(title: str) -> bool:
    """Whether a title is nothing but a word for offices, perhaps numbered: "1. Offices"; a studio is for yoga too."""
    return says_all("rooms", "office", title.lstrip(_NUMBERS))


_NUMBERS = "0123456789.) "
"""What numbers a heading."""


def _names_desk(label: str) -> bool:
    """Whether a label says itself that it is of a desk, a room or coworking: more than "Pass" and "Subscription"."""
    kinds = {desk_type(label), desk_hint(label)} - {None, "day_pass", "hot_desk", "other"}
    return bool(kinds) or desk_type(label) == "hot_desk" or speaks_of_coworking(label)


def _kind(candidate: Candidate, setting: Setting, term: Term) -> str | None:
    candidate = without_places(_without_comparisons(candidate, setting), setting.page.host)
    if candidate.others:
        candidate = replace(candidate, near=tuple(text for text in candidate.near if text not in candidate.others))
    title = candidate.title or ""
    title = "" if candidate.of_rooms and desk_type(title) not in ROOMS else title  # the head of its column is nearer
    names = [text for text in candidate.labels if has_own_words(text) or is_season(text)]
    names += [title] if has_own_words(title) else []
    names = [text for text in names if not (text in setting.slogans and says("formulas", "yours", text))]
    if term.period in LONG and setting.posts and is_address_by_name(candidate):
        return "virtual_office"
    kind = _by_name(candidate, term, names) or _by_hint(candidate, setting, term, names)
    if kind in ROOMS and term.period == "year" and _is_subscription(candidate.labels):
        return None
    few = kind == "hot_desk" and term.period == "year" and Decimal(candidate.amount) < MIN_YEAR
    return "other" if few and not any(desk_type(text) for text in names) else kind


def _is_subscription(labels: Sequence[str]) -> bool:
    """Whether a label is of a membership and none of a room: nobody subscribes to one for a year, but to a library."""
    rooms = any({desk_type(label), desk_hint(label)} & ROOMS for label in labels)
    return not rooms and any(says("formulas", "membership", label) for label in labels)


def _without_comparisons(candidate: Candidate, setting: Setting) -> Candidate:
    """A candidate without the headings that tell nothing of its kind: what is held against it, lists of kinds."""
    if setting.may_say("versus"):
        candidate = _without_versus(candidate)
    if any(map(names_several, candidate.headings)):
        headings = tuple(line for line in candidate.headings if not names_several(line))
        candidate = replace(candidate, headings=headings)
    return candidate


def _by_name(candidate: Candidate, term: Term, names: Sequence[str]) -> str | None:
    """The kind that a full phrase at the price or in its title names, or None."""
    by_ticket, title = term.by_ticket, candidate.title or ""
    if term.unit == "hour" and desk_type(title) == "private_office" and not any(map(_names_desk, candidate.labels)):
        return "private_office"  # so many hours in it
    if (
        term.unit == "hour"
        and term.quantity
        and (room := _room_titled(title) or ("meeting_room" if _is_let(candidate) else None))
        and not any(map(_names_desk, candidate.labels))
    ):
        return room  # a pack of hours in it
    if term.unit == "hour" and term.quantity and (room := next(filter(None, map(_packed, candidate.labels)), None)):
        return room
    if by_ticket and _is_for_a_pass(candidate.labels, title):
        return "day_pass"
    if title and desk_type(title) in ROOMS and term.period in LONG and any(map(_is_of_association, candidate.labels)):
        return "other"
    let = term.period in SHORT and _is_let(candidate)
    kinds = [kind for text in names if (kind := desk_type(text)) and not (_rates(text) if let else rates_room(text))]
    if term.period == "hour":
        kinds = [kind for kind in kinds if kind != "fixed_desk"]
    if "virtual_office" in kinds and term.period in SHORT:  # nobody pays for an address by the day
        rooms = any(desk_hint(without_fee(label)) in ROOMS for label in candidate.labels)
        kinds = [kind for kind in kinds if kind != "virtual_office" or not rooms]
    if not kinds or (kinds[0] == "day_pass" and not by_ticket):
        return None
    if kinds[0] == "day_pass" and (office := _described_as_office(candidate, names)):
        return office
    if kinds[0] == "hot_desk" and not by_ticket and (any(map(_is_fixed, candidate.labels)) or _gives_fixed(candidate)):
        return "fixed_desk"
    titled = kinds[0] == "meeting_room" and not any(map(desk_type, candidate.labels))
    if titled and any(map(_is_event, candidate.labels)):
        return "event_space"
    return "private_office" if kinds[0] == "hot_desk" and any(map(find_areas, names)) else kinds[0]


_DASH = re.compile(r"\s[–—|-]\s|:\s")


def _described_as_office(candidate: Candidate, names: Sequence[str]) -> str | None:
    """The office that a line of a card says its name is, of which it tells no more than for how long it is let.

    "Le Nid – demi-journée", then "Un bureau individuel pour travailler au calme".
    """
    tail = _DASH.split(names[0])[-1]
    if len(names) > 1 or not (says_all("formulas", "rates", tail) or not (has_own_words(tail) or is_pass(tail))):
        return None
    lines = (_brief(text) for text in (*candidate.below, *candidate.near) if text not in names)
    told = next((line for line in lines if line not in candidate.others and desk_type(line)), "")
    opens = begins_with("rooms", "one", told) and desk_type(" ".join(told.split()[1:4])) == "private_office"
    return "private_office" if opens else None


def _room_titled(title: str) -> str | None:
    """The kind of room that a title names: what a pack of hours below it is for, whatever the pack is called."""
    kind = _let_by(title)
    return kind if kind in ROOMS else None


def _packed(label: str) -> str | None:
    """The kind of room that a label names as what a pack of hours is for, and not beside it: "Bono 30 horas sala"."""
    joins = (("formulas", "included"), ("hours", "with"), ("period_words", "conjunctions"))
    beside = _BESIDE.search(label) or any(says(*join, label) for join in joins)
    return None if beside or speaks_of_coworking(label) else _room_titled(label)


_BESIDE = re.compile(r"[+&(,]")
"""What joins a thing to another."""


def _let_by(text: str) -> str | None:
    """What a title or a heading speaks of, whatever pass it is a pass to: "Bonos sala"."""
    kind = desk_type(text)
    return desk_hint(text) if kind in (None, "day_pass") else kind


def _is_let(candidate: Candidate) -> bool:
    """Whether the nearest heading that speaks of desks or rooms is of rooms: "Location de salles"."""
    hints = map(_let_by, (candidate.title or "", *candidate.headings))
    return next(filter(None, hints), None) in ROOMS


def _rates(text: str) -> bool:
    """Whether what sounds like a pass only says for how long a price is: "Le Hall – journée"."""
    return desk_type(text) == "day_pass" and not is_pass(text)


def _by_hint(candidate: Candidate, setting: Setting, term: Term, names: list[str]) -> str | None:
    """The kind that weaker words at the price hint at, with what stands above and around it."""
    period = term.period
    hints = [hint for hint in map(desk_hint, names) if hint and (period not in SHORT or hint != "other")]
    if "other" in hints and speaks_of_coworking(candidate.title or ""):
        hints = [hint for text in names if (hint := desk_hint(text)) and not says_all("formulas", "payers", text)]
    hint = next(iter(hints), None)  # nobody pays dues by the day
    if hint == "hot_desk" and (any(map(_is_fixed, candidate.labels)) or (period in LONG and _gives_fixed(candidate))):
        hint = "fixed_desk"  # "Monthly pass" in a column of what is fixed
    hired = hint is None and candidate.extractor == "formulas.table" and setting.hire
    if _is_ticket(term) and hint in (None, "hot_desk") and not hired and not any(map(_is_room, names)):
        return "day_pass"
    if hint is None and (period in SHORT or term.unit in SHORT) and any(map(_is_room, names)):
        hint = "meeting_room"
    if hint is None and period in ("hour", "half_day") and any("(" in name and _seats_several(name) for name in names):
        hint = "meeting_room"
    if hint is None and period in LONG and any(names_room(name) and find_areas(name) for name in names):
        return "private_office"
    if hint == "hot_desk" and period in SHORT and candidate.extractor == "formulas.table" and _is_let(candidate):
        hint = hint if any(map(desk_type, names)) else "meeting_room"  # "Coffee lounge" below "Room hire"
    above = _above(candidate.headings, names, term)
    if hint != "other" and above and hint in (None, "hot_desk", above):
        return above
    if period in LONG and hint in (None, "private_office") and setting.posts and _is_virtual(candidate, setting):
        return "virtual_office"
    near = [text for text in map(_brief, candidate.near) if len(text) <= NEAR and not _SURCHARGE.search(text)]
    if hint in (None, "hot_desk") and _is_whole(names, near):
        return "private_office" if period in LONG else "event_space"
    if hint == "meeting_room" and period in LONG:
        return "private_office"
    told = (*candidate.below, *near, *_paired(candidate))
    described = next((kind for text in told if (kind := kind_described(text)) and not find_money(text)), None)
    if hint == "private_office" and "ureau" in " ".join(names) and _is_dutch_desk(setting, names, period):
        hint = "hot_desk"
    if hint == "private_office":
        return _office(candidate, period, names, described)
    if hint and hint not in ("hot_desk", "fixed_desk"):
        return hint
    return kind_around(candidate, setting, term, names, near, described, hint)


def _is_dutch_desk(setting: Setting, names: Sequence[str], period: str | None) -> bool:
    """Whether what sounds like an office is a desk in Dutch: "Een bureau"; in Belgium it is an office by the month."""
    rest = [_BUREAU.sub(" ", name) for name in names]
    if rest == list(names) or any(map(desk_hint, rest)) or any(map(find_areas, names)):
        return False
    where = country(setting.page)
    return language(setting.page) == "nl" and (where == "NL" or period in ("half_day", "day", "week"))


_BUREAU = re.compile(r"\bbureaus?\b", re.I)


def _is_virtual(candidate: Candidate, setting: Setting) -> bool:
    """Whether a price stands on a page of virtual offices, below no heading of real ones, and tells no area or people.

    "Office Plus" on such a page is an address with a telephone.
    """
    others = (text for text in candidate.headings if desk_type(text) != "virtual_office")
    if not setting.virtual or any(map(desk_hint, others)):
        return False
    told = (*candidate.labels, *candidate.near)
    return not any(find_areas(text) or says("formulas", "capacity", text) for text in told)


def _paired(candidate: Candidate) -> list[str]:
    """A header and its cell where neither alone says of which desk a plan is: "Postazione", "dedicata"."""
    pairs = ((header, cell) for header, cell in candidate.terms if desk_type(header) is None)
    return [f"{header} {cell}" for header, cell in pairs if len(cell.split()) == 1 and len(header.split()) <= 2]


def _office(candidate: Candidate, period: str | None, names: Sequence[str], described: str | None) -> str | None:
    """What a word for an office or a studio is for: a desk in it, a room by the hour, or nothing that is let as one.

    One with its area is no desk: "Studio 6, 165 sq ft".
    """
    if described in ("fixed_desk", "hot_desk") and not any(map(find_areas, names)):
        return described
    if period not in LONG and (let := _let_above(candidate)):
        return let
    if period in SHORT and any(map(_is_activity, names)):
        return "meeting_room" if candidate.of_rooms else None
    hourly = period in ("hour", "half_day") and says_any("formulas", "studios", names)
    return "event_space" if hourly else "private_office"


def _is_of_association(label: str) -> bool:
    """Whether a label is of dues, and names no desk or room."""
    return desk_hint(label) == "other" and desk_type(label) is None


def _is_ticket(term: Term) -> bool:
    """Whether a price is for several days, which nobody takes of an office."""
    return term.quantity is not None and term.unit in ("half_day", "day")


def _brief(text: str) -> str:
    """A line, or the first sentence of a long one: "Access at all hours to a desk of your own. ..."."""
    return text if len(text) <= NEAR else next(iter(split(text)), text)


def _without_versus(candidate: Candidate) -> Candidate:
    """A candidate without the headings that hold an office against coworking: they tell nothing of its kind."""
    headings = tuple(text for text in candidate.headings if not says("formulas", "versus", text))
    title = None if says("formulas", "versus", candidate.title or "") else candidate.title
    return replace(candidate, title=title, headings=headings)


def _is_fixed(label: str) -> bool:
    """Whether a label is nothing but "Fixed", which tells more than a heading that speaks of flexible desks."""
    return says_all("desk_hints", "fixed_desk", label)


def _gives_fixed(candidate: Candidate) -> bool:
    """Whether a line of its card, or the words right behind its price, are all of a desk of one's own."""
    behind = candidate.after.strip(" ,;–—-.)") if candidate.extractor != "formulas.table" else ""
    lines = (line for line in (*candidate.below, *candidate.near, behind) if line not in candidate.others)
    return any(says_all("desk_types", "fixed_desk", line) for line in lines)


def _is_event(label: str) -> bool:
    """Whether a label hints at a place for events ("Event loft"), below a title that speaks of meetings."""
    return desk_hint(label) == "event_space"


def _is_for_a_pass(labels: Sequence[str], title: str) -> bool:
    """Whether a label names a pass, or the title of what has no name of its own."""
    if says_all("desk_types", "day_pass", title) and is_pass(title) and not any(map(has_own_words, labels)):
        return True
    naming = list(filter(has_own_words, labels)) or [title]
    if any(map(_opens_as_pass, naming)):
        return True
    return any(map(is_pass, labels)) and (title.endswith("?") or desk_type(title) not in ROOMS)


def _opens_as_pass(name: str) -> bool:
    """Whether a name begins with that of a pass, whatever it is a pass to: "Dagkaart flexplek"."""
    return begins_with("desk_types", "day_pass", name) and not begins_with("formulas", "rates", name)


def _above(headings: Sequence[str], names: Sequence[str], term: Term) -> str | None:
    """The kind that the nearest heading names.

    What is called coworking is no post, whatever stands above it, nor is what has so many entries.
    """
    kinds = [kind for kind in map(desk_type, headings) if kind and kind != "day_pass"]
    if "virtual_office" in kinds and (term.by_ticket or any(map(speaks_of_coworking, names))):
        kinds = [kind for kind in kinds if kind != "virtual_office"]
    return kinds[0] if kinds else None


@remembered
def _is_room(name: str) -> bool:
    """Whether a name is made of a word for a room, or tells an area: what is let by the hour and measured is one."""
    return names_room(name) or bool(find_areas(name))


def _seats_several(name: str) -> bool:
    """Whether a bracket ends a name and says how many sit there: "Stuurhut (8 stoelen)"."""
    bracket = _BRACKET_BEHIND.search(name)
    seats = find_capacities(bracket.group()) if bracket else []
    return bool(seats) and seats[0].low >= SEVERAL


SEVERAL = 4
"""People who sit in a room: a ticket may be for two, or for a family."""
_BRACKET_BEHIND = re.compile(r"\([^()]*\d[^()]*\)$")


def _is_activity(name: str) -> bool:
    """Whether a name may be that of a class: what names studios too, and neither an area nor an office beside it."""
    if not says("formulas", "activity", name) or find_areas(name):
        return False
    return desk_hint(pattern("formulas", "activity").sub(" ", fold(name))) is None


def _let_above(candidate: Candidate) -> str | None:
    """The kind of room the headings hint at: what is let by the hour under "Rooms" is a room, whatever its name."""
    above = (candidate.title or "", *candidate.headings)
    return next((kind for kind in map(desk_hint, above) if kind in ROOMS), None)


def _is_whole(names: list[str], near: list[str]) -> bool:
    """Whether a price is for all of a place at once: by its name, or as "the whole floor, exclusively"."""
    if any(_is_all_of_it(name) for name in names if "whole" in likely("formulas", name)):
        return True
    return any(says("formulas", "whole", text) and says("formulas", "alone", text) for text in near)


def _is_all_of_it(name: str) -> bool:
    """Whether a name says so in full, but for what stands in brackets and for periods and the like."""
    return any(says_all("formulas", "whole", part) for part in (name, own_words(BRACKETS.sub("", name))))
