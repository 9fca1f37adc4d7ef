"""Whether a noun of a sentence stands for a room of the house, and not for the mention of one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cowcrawl.extract.rooms.sizes import spans
from cowcrawl.extract.rooms.words import (
    Before,
    has_name,
    is_compound,
    number_after,
    said,
)
from cowcrawl.extract.texts.phrases import begins_with, ends_with, says
from cowcrawl.extract.texts.terms import Term, lexicon
from cowcrawl.literals.area import Area
from cowcrawl.literals.capacity import Capacity
from cowcrawl.vocabulary import phrases

MAX_LEAD = 2
"""Words between a verb of having and a room, with its article: "there is also a meeting room", "dispose d'une"."""


_WORD = re.compile(r"\w+")


_PAUSE = re.compile(r"[,;:.!–]")


LISTED = ("meeting_room", "event_space", "private_office", "phone_booth")
"""Kinds of which "a …" is one room when it is listed with rooms that are counted or measured."""


@dataclass(frozen=True)
class Told:
    """A noun of a sentence and what belongs to it."""

    term: Term
    before: Before
    capacities: tuple[Capacity, ...]
    areas: tuple[Area, ...]


def stands(text: str, one: Told, line: bool) -> bool:
    """Whether a noun is a room of the house and not the mention of one."""
    term, ahead = one.term, one.before
    if said("none", " ".join(text[: term.start].split()[-4:])):
        return False
    plain = term.concept == "plain"
    if plain and number_after(text, term, spans(one.capacities, one.areas)):
        return bool(one.capacities or one.areas)
    if term.concept == "open_space" and _is_of_desks(text, one):
        return False
    if (
        not one.capacities
        and said("and", text[: term.start][-4:])
        and says("space_types", "coworking", text[: term.start])
    ):
        return False
    if plain and ahead.kind is None and is_compound(text[term.start : term.end]) and not _heads(text, term):
        return False
    if one.capacities:
        return ahead.kind != "led" and (not plain or line or ahead.kind is not None or has_name(text, term))
    if one.areas and plain:
        return ahead.kind in ("one", "count") or (line and _labels(text[term.end : one.areas[0].start]))
    if one.areas:
        return ahead.kind != "led" and not (term.concept == "open_space" and ahead.kind == "the")
    if begins_with("rooms", "about", text[term.end :]) or (ahead.kind == "count" and _is_layout(text, term)):
        return False
    single = ahead.kind == "one" and (_alone(text, one) or _there_is(text, one))
    return not plain and (ahead.kind == "count" or single)


def _is_of_desks(text: str, one: Told) -> bool:
    """Whether an open space is only where desks stand: "24 desks open space", "3 open space desks"."""
    term, ahead = one.term, one.before
    if ends_with("spaces", "desks", text[: term.start].rstrip()):
        return True
    if ahead.kind != "count" or not text[: term.end].casefold().endswith("space"):
        return False
    return ahead.start < term.start or begins_with("spaces", "desks", text[term.end :])


def _is_layout(text: str, term: Term) -> bool:
    """Whether a noun for one room stands behind a number as how its chairs stand: "12 boardroom", 12 people."""
    noun = text[term.start : term.end].casefold()
    return not {noun, f"{noun} style"}.isdisjoint(phrases("rooms", "layouts"))


def _heads(text: str, term: Term) -> bool:
    """Whether a compound opens its line as a name does: no sentence, and no word in small letters before it."""
    return not text.rstrip().endswith(".") and all(not word[0].islower() for word in text[: term.start].split())


def _labels(between: str) -> bool:
    """Whether nothing but a name stands between a noun and its area: no verb, as in "l'atelier s'étend sur".

    Of an area in brackets an adjective may stand before it: "despacho pequeño (9 m²)".
    """
    words = re.findall(r"\w[\w'’-]*", between)
    bracketed = len(words) <= 1 and between.endswith("(")
    return bracketed or all(word[0].isupper() or word[0].isdigit() or said("lead", word) for word in words)


def _alone(text: str, one: Told) -> bool:
    """Whether a line is nothing but one room: "Une salle de réunion"."""
    behind = text[one.term.end :].strip(" .:;,")
    return one.before.start <= 25 and not text[: one.before.start].strip(" -•*").count(" ") and not behind


def _there_is(text: str, one: Told) -> bool:
    """Whether a sentence says that the house has one such room: "There is also a meeting room"."""
    lead, behind = text[: one.before.start], text[one.term.end :]
    if one.term.concept not in LISTED or said("hedged", lead):
        return False
    if len(lead.split()) == 1:
        return said("there_it_is", _PAUSE.split(behind)[0])
    having = lexicon("rooms", "there_is").find(lead)
    near = bool(having) and len(_WORD.findall(lead, having[-1].end)) <= MAX_LEAD
    return near and not begins_with("rooms", "about", behind)
