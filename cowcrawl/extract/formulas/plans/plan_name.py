"""What a plan is called: by the labels of its price, by the title of its card, by what tells it from its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from cowcrawl.extract.formulas.amounts.payers import only_announces, tells_for_whom
from cowcrawl.extract.formulas.candidate import LONG, ROOMS, SHORT, Candidate, priced
from cowcrawl.extract.formulas.labels import clean, has_own_words, own_words
from cowcrawl.extract.formulas.plans.announced import (
    MAX_TITLE,
    behind_hire,
    behind_price,
    is_class,
    is_slogan,
    opened,
    plain,
    priced_room,
    unlisted,
)
from cowcrawl.extract.formulas.plans.described import by_head_count, name_of_described, without_verb
from cowcrawl.extract.formulas.plans.ends import behind_clause
from cowcrawl.extract.formulas.plans.fee import without_fee
from cowcrawl.extract.formulas.plans.sizes import measures, size_of
from cowcrawl.extract.formulas.plans.term import by_the_hour
from cowcrawl.extract.formulas.seats import tells_seats, uncounted
from cowcrawl.extract.formulas.sentences.head import room_opening
from cowcrawl.extract.formulas.setting import speaks_of_coworking
from cowcrawl.extract.formulas.words import (
    BRACKETS,
    bids_for,
    desk_hint,
    desk_phrase,
    desk_type,
    hint_phrase,
    is_generic,
    is_part_of_day,
    is_pass,
    is_season,
    names_room,
    names_something,
    only_binds,
    opens_card,
)
from cowcrawl.extract.texts.phrases import begins_with, ends_with, pattern, says, says_all
from cowcrawl.literals.area import find_areas
from cowcrawl.literals.capacity import find_capacities, is_label
from cowcrawl.literals.money import find_money
from cowcrawl.literals.period import has_quota, in_label, link, speaks_of_time, unit_named
from cowcrawl.literals.quantity import duration
from cowcrawl.literals.words import alternation, has_digit
from cowcrawl.remembered import remembered
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

MAX_NAME = 120
MAX_WORDS = 3
"""Words of a title that names the only price of its card, whatever kind of place it is for."""


def name_of(candidate: Candidate) -> str | None:
    """What the plan of a price is called: the labels that name something, or its title; None where neither does."""
    if counted := by_head_count(candidate):
        return counted[:MAX_NAME]
    if candidate.labels and ":" in candidate.labels[0] and candidate.extractor != "formulas.table":
        candidate = replace(candidate, labels=unlisted(candidate.labels))
    telling = [label for label in candidate.labels if names_something(label) or is_class(label)]
    labels = [clean(without_verb(label, candidate)) for label in telling if not _is_clause(label)]
    naming = [_desk_alone(_unit_behind(bids_for(label) or _opened(label))) for label in labels if label]
    naming = [label for label in naming if not only_announces(label)] or naming
    if described := name_of_described(candidate, naming):
        return clean(described)[:MAX_NAME]
    if names_something(candidate.title or ""):
        naming = [label for label in naming if not (tells_seats(label) or measures(label))]
    title = _asked(_let_above(candidate) or candidate.title) if candidate.title else None
    if not naming:
        labels = [text for label in candidate.labels if not _is_clause(label) and (text := clean(label))]
        if letter := _lettered(labels, title):
            return letter[:MAX_NAME]
        if title and (share := next(filter(has_quota, labels), None)) and not has_digit(title):
            return (share if says("formulas", "announcing", title) else f"{title} – {share}")[:MAX_NAME]
        named = _share(candidate) or _bound(candidate, title) or _sole(candidate, labels, title)
        named = named or _unnamed(candidate, labels, title) or title
        others = (*labels, *map(clean, candidate.labels))
        named = named or next((label for label in others if label and not (_only_leads(label) or _lacks(label))), None)
        if named and not title and is_generic(named):  # "Capacity: 25 people. €10 an hour"
            named = next(filter(names_something, candidate.headings[:1]), named)
        return _headed(named, candidate.headings)[:MAX_NAME] if named else None
    if title and (size := size_of(naming)):
        return f"{title} – {size}"[:MAX_NAME]
    if (candidate.title or "").endswith("?") and not any(desk_type(text) or desk_hint(text) for text in naming):
        return None
    if candidate.extractor == "formulas.table" and len(naming) == 1 and has_quota(row := candidate.labels[0]):
        naming += [row] if clean(row) not in naming else []
    if candidate.extractor == "formulas.table" and len(naming) == 1 and _is_pass_of(candidate, naming[0]):
        naming.insert(0, clean(candidate.labels[0]))
    if title and names_something(title) and all(map(only_binds, naming)) and _is_alone(candidate):
        return title[:MAX_NAME]
    name = " – ".join(dict.fromkeys(label for label in naming if not _is_told(label, naming)))
    if title and _needs(name, title, naming) and fold(title) not in fold(name):
        name = name if _is_one_of(candidate, title, naming) else f"{title} – {name}"
    name = without_fee(name)
    return _unannounced(behind_clause(name) if ", " in name or ": " in name else name)[:MAX_NAME]


@remembered
def _is_clause(label: str) -> bool:
    """Whether a label begins a clause about prices, or says what a plan lacks: "Our prices are simple", "no 24/7"."""
    if " " not in label:
        return False
    return _lacks(label) or begins_with("formulas", "clause", label) or ends_with("formulas", "you_pay", label)


def _lacks(label: str) -> bool:
    return label[:1].islower() and begins_with("rooms", "none", label) and desk_type(label) is None


def _only_leads(label: str) -> bool:
    """Whether a label is no more than words that lead to a price, and none for it: "Yes, for", "from"."""
    words = fold(label).replace(",", " ").split()
    return bool(words) and set(words) <= _leading()


@cache
def _leading() -> frozenset[str]:
    told = frozenset(map(fold, phrases("formulas", "price_word")))
    return frozenset(word for phrase in phrases("formulas", "filler") for word in fold(phrase).split()) - told


def _is_alone(candidate: Candidate) -> bool:
    """Whether a price is the only one of its card: for how long it binds tells it from no other."""
    return len(find_money(candidate.quotes[0])) == 1 and not any(map(priced, candidate.card))


def _is_told(label: str, naming: Sequence[str]) -> bool:
    """Whether another label has the same name and says in a bracket whom it is for: "Fee", "Fee (students)"."""
    return any(other.startswith(f"{label} (") for other in naming)


def _is_pass_of(candidate: Candidate, column: str) -> bool:
    """Whether a row is of a pass, and its column says where or for whom: "Day pass" under "Quay Street"."""
    row = clean(candidate.labels[0])
    return is_pass(row) and row != column and desk_type(column) is None


def _needs(name: str, title: str, naming: Sequence[str]) -> bool:
    """Whether a name alone does not say what is let: for whom, when or for how long it is, and not what."""
    if desk_type(name) is None and (desk_type(title) or _tells_whose(name)):
        return True
    if desk_hint(title) in ROOMS and desk_type(name) is None and tells_for_whom(name):
        return True
    return all(map(only_binds, naming)) and names_something(title)


def _tells_whose(name: str) -> bool:
    """Whether a name says for whom or for which part of the day a price is: "Tarif associations", "vast dagdeel"."""
    if says_all("formulas", "payers", name) or is_part_of_day(name) or begins_with("formulas", "price_word", name):
        return True
    if in_label(name) and says_all("formulas", "payers", own_words(name)):
        return True  # for whom and for how long: "Members, 1 h"
    return says("formulas", "flat", name) and not has_own_words(_unfixed(name))


def _unfixed(name: str) -> str:
    """A name without what is fixed in it that is no desk: "vast dagdeel per week"."""
    return pattern("formulas", "flat").sub(" ", fold(name))


def _unannounced(name: str) -> str:
    """A name without the word for a price before the desk or the room it names, or behind what has a number.

    "Preis Fix Desk", "Price of a room", "nr. 12, 50 m² huurprijs"; or without what leads to it: "On Sundays the price";
    or without the word for its hire or what leads to it: "Verhuur vergaderzaal", "for a fixed desk".
    """
    led = _led().match(name) if name[:1].islower() else None
    if led and desk_type(name[led.end() :]):
        return name[led.end() :]
    if opened().match(name):
        rest = behind_price(name)
        if desk_type(rest) or desk_hint(rest):
            return rest
        rest = behind_hire(name)
        kind = desk_type(rest) or desk_hint(rest) if rest else None
        if kind in (*ROOMS, "private_office") or (rest and kind is None and names_room(rest)):
            return rest
    told = _said().sub("", name)
    if told != name and has_own_words(told):
        return told
    told = _told().sub("", name) if has_digit(name) else ""
    return told if has_digit(told) and has_own_words(told) else name


@cache
def _led() -> re.Pattern[str]:
    """What leads from a price to what it is for: "for", "per", "you get"."""
    words = alternation([word for concept in ("for_whom", "gets") for word in phrases("formulas", concept)])
    return re.compile(rf"(?:{words}|{link('per')})\s", re.I)


@cache
def _told() -> re.Pattern[str]:
    """The word for a price at the end of a name: "no. 101, 50 m² price"."""
    return re.compile(rf"[\s,–-]+(?:{alternation(phrases('formulas', 'price_word'))})$", re.I)


@cache
def _said() -> re.Pattern[str]:
    """What says at the end of a name that its price follows: "On Sundays the price"."""
    return re.compile(rf"[\s,–-]+(?:{alternation(phrases('formulas', 'price_said'))})$", re.I)


def _is_one_of(candidate: Candidate, title: str, naming: Sequence[str]) -> bool:
    """Whether a title is that of several rooms, of which a price is for one by its name: it is in a table of rooms.

    Or it says how many it holds: "Oak (8 people)". So is what names a room itself below many words about them.
    """
    if len(title.split()) > MAX_TITLE and desk_hint(naming[0]) in (*ROOMS, "private_office"):
        return True
    hired = candidate.of_rooms and says("formulas", "hire_words", title)
    if desk_type(title) not in ROOMS or not (hired or says("rooms", "several", title)):
        return False
    if any(is_label(header) for header, _ in candidate.terms):
        return True
    told = (*naming, *filter(None, candidate.labels))
    told += candidate.near if candidate.extractor == "formulas.table" else ()
    return candidate.of_rooms or any(find_capacities(text) or find_areas(text) for text in told if has_digit(text))


def _let_above(candidate: Candidate) -> str | None:
    """The room in the heading above a title that only announces its hire: "Room hire for up to 20 people:"."""
    told = candidate.title or ""
    if not says("formulas", "hire", told):
        return _room_above(candidate) if len(candidate.card) < 2 else None
    rest = fold(uncounted(told))
    for concept in ("hire", "condition"):
        rest = pattern("formulas", concept).sub(" ", rest)
    if rest == told or has_own_words(rest):
        return None
    above = next((text for text in candidate.headings if text != candidate.title), "")
    return above if names_something(above) and {desk_type(above), desk_hint(above)} & ROOMS else None


def _room_above(candidate: Candidate) -> str | None:
    """The room in the heading above a title that only tells for how long it is let: "Half a day" below "Main hall"."""
    told, above = candidate.title or "", candidate.headings[0] if candidate.headings else ""
    if len(above.split()) > MAX_WORDS or in_label(told) not in SHORT or has_own_words(told) or is_pass(told):
        return None
    kinds = {desk_type(above), desk_hint(above)}
    return above if names_something(above) and not kinds.isdisjoint((*ROOMS, "private_office")) else None


def _headed(name: str, headings: Sequence[str]) -> str:
    """A name that only counts people or tells a period, behind the desk or the room that the heading names."""
    about = next(iter(headings), "")
    if about and desk_type(name) is None and (_is_of_part(about, name) or _is_when(about, name)):
        return f"{about} – {name}"
    if not (desk_type(about) or desk_hint(about) in ROOMS) or desk_type(name):
        return name
    return name if has_own_words(uncounted(BRACKETS.sub(" ", name))) else f"{about} – {name}"


def _is_when(about: str, name: str) -> bool:
    """Whether a name is nothing but a part of the day, and a room stands above: "Evening (6-11 pm)"."""
    return is_part_of_day(name) and ({desk_type(about), desk_hint(about)} & ROOMS != set() or names_room(about))


def _opened(label: str) -> str:
    """A label, or of a clause with a verb the room that opens it: "Our boardroom seats ten and is let at"."""
    return room_opening(label, label) if len(label.split()) > MAX_TITLE else label


def _unit_behind(name: str) -> str:
    """A name without the unit, or the seats, that a colon ties to it: "Hot desk: month", "Zaal Wol: 12 personen".

    "Capacity: 12 people" names nothing.
    """
    before, colon, unit = name.rpartition(":")
    tied = (
        colon
        and before.strip()
        and not is_label(before)
        and (unit_named(unit.strip(" -–")) or tells_seats(unit.strip()))
    )
    return before.strip() if tied else name


def _desk_alone(name: str) -> str:
    """The name of a room without the time it is let for, or of a desk without a number of it that is one.

    "Sala Blu mezza giornata", "Salle Nord – 1 heure", "Poste nomade : 1 jour"; "Pass journée" is the name of a pass.
    """
    words = name.split()
    for count in (4, 3, 2, 1) if speaks_of_time(name) else ():
        rest, end = " ".join(words[:-count]), " ".join(words[-count:])
        if in_label(end) and not has_own_words(end) and rest.count("(") == rest.count(")"):
            rest = clean(rest)
            kind = desk_type(rest) or desk_hint(rest)
            return rest if kind in ROOMS or names_room(rest) or (kind and "1" in end.split()) else name
    return name


def _asked(title: str) -> str:
    """A title as a name, without a bracket that only announces prices; of a question the desk or room it is about."""
    if told := bids_for(title):
        return told
    told = (
        (desk_phrase(title) or hint_phrase(title) or title) if title.endswith("?") else BRACKETS.sub(_unpriced, title)
    )
    return clean(told)


def _unpriced(bracket: re.Match[str]) -> str:
    """A bracket in a title, or nothing where it only announces prices and their period: "Aula (prices per day)"."""
    return "" if only_announces(bracket[1]) and in_label(bracket[1]) else bracket.group()


def _share(candidate: Candidate) -> str | None:
    """The label of a membership that is named by its share of a day: "Half day" at a price a month."""
    if candidate.extractor == "formulas.table":
        spoken = next((label for label in candidate.labels if says_all("formulas", "shifts", label)), None)
        if spoken:
            return clean(spoken) or spoken
    shares = (label for label in candidate.labels if in_label(label) in ("day", "half_day"))
    return clean(next(shares, "")) or None if candidate.period in LONG else None


def _lettered(labels: list[str], title: str | None) -> str | None:
    """The name of what a letter tells from its neighbours: "S" beside "XS" and "XL" below "Coworking"."""
    letter = next((label for label in labels if len(label) == 1 and label.isupper()), None)
    return f"{title} – {letter}" if title and letter else letter


def _bound(candidate: Candidate, title: str | None) -> str | None:
    """The name of a membership for which several months are a step, with the step: "6 months" at a price a month."""
    steps = (clean(label) for label in candidate.labels if candidate.period in LONG and duration(clean(label)))
    step = next(steps, None) if title else None
    return f"{title} – {step}" if step else None


def _sole(candidate: Candidate, labels: list[str], title: str | None) -> str | None:
    """The title of a card with one price, where the label is no more than its period: "The Cabin", "half a day".

    With several prices where the card tells how large it is: "Le Pressoir", "40 m²".
    """
    if not title or not labels or len(title.split()) > MAX_WORDS or desk_type(title) or desk_hint(title):
        return None
    if not all(in_label(label) in SHORT and not (is_pass(label) or has_own_words(label)) for label in labels):
        return None
    if not any(block.line == title for block in candidate.card):
        return None
    others = [block for block in candidate.card if not says("formulas", "payers", block.line) and block.line != title]
    sized = any(find_capacities(block.line) or find_areas(block.line) for block in others if block.digits)
    return title if sized or not any(map(priced, others)) else None


def _is_of_part(title: str, ticket: str) -> bool:
    """Whether hours are sold of what a short title names, a part of the house: "4 hours" below "Garden area"."""
    hours = duration(ticket)
    if hours is None or hours.unit != "hour" or len(title.split()) > MAX_WORDS or is_pass(title):
        return False
    return names_something(title) and not says("formulas", "announcing", title)


def _unnamed(candidate: Candidate, labels: list[str], title: str | None) -> str | None:
    """A label that only tells a pass or a period, where it names the plan: its title is of another kind, or of many."""
    kind = (desk_type(title) or desk_hint(title)) if title else None
    told = desk_type(title) if title else None
    if told not in ROOMS and (passes := [label for label in labels if is_pass(label)]):
        return passes[0]
    if told in (None, "hot_desk") and (ticket := next(filter(_is_ticket, labels), None)):
        return f"{title} – {ticket}" if title and told is None and _is_of_part(title, ticket) else ticket
    if told is None and (season := next(filter(is_season, labels), None)):
        return season
    if kind == "day_pass" and labels and in_label(labels[0]) in ("week", *LONG):
        return labels[0]
    let = told or (kind is None and title and names_something(title) and by_the_hour(candidate, "hour"))
    alone = [label for label in labels if not (let and in_label(label) and not has_own_words(label))]
    if kind in (None, "hot_desk") and (passes := [label for label in alone if desk_type(label) == "day_pass"]):
        return passes[0]
    if labels and title and opens_card(labels[0]) and is_slogan(title):
        return labels[0]
    if kind is None and labels and labels[0] in map(clean, candidate.headings[:1]):
        return labels[0]  # the heading of its card, below that of the page
    if not title or not labels or not says("formulas", "announcing", title):
        return None
    if in_label(labels[0]) in SHORT and not has_own_words(labels[0]) and (room := priced_room(title)):
        return room
    group = has_own_words(plain(title))
    return f"{labels[0]} – {title}" if group and not speaks_of_coworking(title) and not desk_hint(title) else labels[0]


def _is_ticket(label: str) -> bool:
    """Whether a label names what lets one in for longer than a day, and nothing else: "Monatskarte", "Weekpas"."""
    if in_label(label) not in ("week", *LONG) or has_own_words(label):
        return False
    return desk_hint(label) == "hot_desk" or desk_type(label) == "day_pass"
