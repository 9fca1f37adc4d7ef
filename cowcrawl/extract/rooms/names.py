"""What a room is called: the part of a line or sentence that names it, without its sizes and what leads to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cowcrawl.extract.formulas.labels import unnumbered
from cowcrawl.extract.formulas.words import is_generic
from cowcrawl.extract.rooms.sizes import sizes, spans
from cowcrawl.extract.rooms.words import before, called_after, number_after, proper_after, said, terms_in
from cowcrawl.extract.texts.phrases import begins_with, pattern, says
from cowcrawl.extract.texts.terms import Term
from cowcrawl.literals.money import find_money
from cowcrawl.literals.words import Hint, alternation, has_digit, lowered
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

MAX_NAME = 60
"""Characters of a room's name."""
MAX_ADJECTIVES = 2
"""Words before the noun of a title."""
_SEPARATOR = re.compile(r"\s[-–—=]\s|[·•|:;(),–—/\[\]]|\s-(?=\d)")
_MARKS = " -–—.*·•→➔➜›↗"
"""Signs around a name that are no part of it: bullets, dashes, the arrow of a link."""
_LETTERS = frozenset("ABCDE")
"""What numbers rooms: "Meeting room A"."""
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"\S+")
_BEHIND = tuple("(,:·|–")
"""Signs behind a name that opens its sentence: words may have capitals there that are none."""
_REFERENCE = re.compile(r"(?:[Rr][ée]f\.?\s|[Nn]°\s?)?[A-Z]{0,3}[.-]?\d{1,4}[a-zA-Z]?")


_QUOTED = re.compile(r"(?:\d{1,2}\s)?[«“„\"]\s?([^«»“”\"]+?)\s?[»”\"]")
"""A name that is all between quotation marks, and how many rooms are called so: "1 « open-space »"."""


def noun_of(text: str) -> Term | None:
    """The noun that a title consists of: nothing but adjectives, an article or a size stands before it."""
    term = next(iter(terms_in(text)), None)
    if term is None or not term.start:
        return term
    ahead = before(text, term, spans(*sizes(text)))
    lead = text[: ahead.start].split()
    if ahead.kind is None:
        return term if len(lead) <= MAX_ADJECTIVES and not said("break", " ".join(lead)) else None
    return term if ahead.kind != "led" and len(lead) == 1 else None


def names_one(text: str) -> bool:
    """Whether a text names one room, and not each of several: "Seminar room (20 people)"."""
    term = noun_of(text)
    if term is None or said("several", text[term.start : term.end]):
        return False
    return not (said("each", text[: term.start]) or said("one", text[: term.start]))


def name_in_prose(text: str, term: Term, start: int, sized: Sequence[tuple[int, int]]) -> str:
    """The noun with its adjectives and the proper name or number behind it ("salle de réunion Zinc", "Room 2").

    Nothing up to a word that only says what a room counts as: "(serre als) kleine zaal".
    """
    words = list(_WORD.finditer(text, start, term.start))
    start = next((word.end() + 1 for word in reversed(words) if word.group() in phrases("names", "is_one")), start)
    proper = number_after(text, term, sized)
    if proper:
        return text[start:proper]
    proper = proper_after(text, term)
    if proper and not term.start and not text[proper:].lstrip().startswith(_BEHIND):
        proper = None
    return text[start:proper].strip(" ,;:") if proper else text[start : term.end].strip(' ,;:«»"“”')


def name_of_line(text: str, sized: Sequence[tuple[int, int]], term: Term | None) -> str | None:
    """The name in a short line: the part with the noun, without sizes and the words that lead to them."""
    if term is not None:  # "Meeting room for 8" has a room, and room for eight
        sized = [(max(start, term.end) if start < term.end < end else start, end) for start, end in sized]
    moneys = find_money(text)
    parts = _parts(text, [*sized, *((money.start, money.end) for money in moneys)] if moneys else sized)
    named = ((start, part) for start, part in parts if _LETTER.search(part))
    if term is not None:
        named = ((start, part) for start, part in named if start < term.end and term.start < start + len(part))
    begin, part = next(named, (0, ""))
    if not part:
        return None
    noun = term or next(iter(terms_in(text)), None)
    lead = text[begin : noun.start] if noun is not None else ""
    if lead and not lets(part) and (ahead := _ahead_of_noun(lead)):
        begin, part = begin + ahead, part[ahead:]
    if term is not None and (own := _behind_several(part, begin, parts)):
        return own
    if term is not None and part.lower().startswith(phrases("names", "document")):
        return text[term.start : term.end]
    name = _trimmed(part, max(0, (called_after(text, term) or term.end) - begin) if term else None)
    if term is not None and begin + part.find(name) + len(name) <= term.end:
        behind = (
            other.strip(" .*")
            for start, other in parts
            if start > begin
            and text[start - 1] not in "(/"
            and not any(start < money.end and money.start < start + len(other) for money in moneys)
        )
        name = " ".join([name, *[other for other in behind if _REFERENCE.fullmatch(other)][:1]])
    name = quoted[1] if (quoted := _QUOTED.fullmatch(name)) else unnumbered(name)
    first, _, rest = name.partition(" ")
    linked = term is not None and text.find(rest, begin) == term.start and first in phrases("spaces", "of")
    name = rest if linked and rest[:1].isalnum() else without_article(name)
    return name if _LETTER.search(name) and len(name) <= MAX_NAME else None


def lets(name: str) -> bool:
    """Whether a name says that something is let and nothing of which room: "Private hire", "Location bureau"."""
    if not begins_with("rooms", "letting", name):
        return False
    term = next(iter(terms_in(name)), None)
    if term is None:
        return True
    if not _only_lets(name[: term.start]):
        return False
    rest = name[term.start :]
    office = term.concept == "plain" and said("office", rest) and not has_digit(rest)
    return key_of(rest) in bare_nouns() or (office and rest.islower())


def _only_lets(lead: str) -> bool:
    """Whether what stands before a noun only says that it is let: "Hire of", "Location de la"."""
    rest = pattern("rooms", "letting").sub("", fold(lead)).split()
    return said("letting", lead) and all(said("the", word) for word in rest)


def _only_announces(lead: str) -> bool:
    """Whether what stands before a noun only says that prices follow: "Tarifas de la"."""
    if not says("formulas", "announcing", lead):
        return False
    rest = pattern("formulas", "announcing").sub("", fold(lead)).split()
    return all(said("the", word) or word in phrases("spaces", "of") for word in rest)


def _ahead_of_noun(lead: str) -> int:
    """How much stands before a noun that is no part of its name: "View of the", "Im", "Hire of", "Prices of the"."""
    if _only_lets(lead) or _only_announces(lead):
        return len(lead)
    words = lead.removesuffix("l’").removesuffix("l'").split()
    if words and words[0].casefold() in phrases("rooms", "inside"):
        return lead.index(words[0]) + len(words[0]) + 1
    if len(words) > 1 and has_digit(lead) and words[-1].casefold() in phrases("rooms", "inside"):
        return len(lead)  # "Tenemos 24 puestos en open space"
    last = next((word for word in reversed(words) if word.casefold() not in _articles()), "")
    of = last in phrases("spaces", "of") and len(lead.split()) > 2
    return len(lead) if of or last in phrases("names", "is_one") else 0


def without_article(name: str) -> str:
    """A name without the article before it: "The Iris room"."""
    article, _, rest = name.partition(" ")
    return rest if rest[:1].isalnum() and article.casefold() in _articles() else name


def _behind_several(part: str, begin: int, parts: Sequence[tuple[int, str]]) -> str | None:
    """The name behind a dash or a colon and the noun of several rooms: "Meeting rooms – Elm"."""
    if not _are_several(part.strip()):
        return None
    others = [other.strip(" .*") for start, other in parts if start > begin and _LETTER.search(other)]
    named = len(others) == 1 and others[0][:1].isupper() and not is_generic(others[0])
    named = named and not said("several", others[0])
    return others[0] if named and len(others[0]) <= MAX_NAME else None


def _are_several(part: str) -> bool:
    """Whether a text is nothing but the noun of several rooms: "Meeting rooms"."""
    terms = terms_in(part)
    return len(terms) == 1 and terms[0].end - terms[0].start == len(part) and said("several", part)


def _trimmed(part: str, noun_end: int | None) -> str:
    """A part up to the word behind its noun that is no longer its name, without what leads to a size at its end."""
    if noun_end is not None and _hint("lead", "stop").fits(part):
        stops = (stop.span() for stop in _stop().finditer(lowered(part), noun_end))
        part = part[: next((start for start, end in stops if not _in_name(part, start, end)), len(part))]
    part = part.strip()
    if part.rpartition(" ")[2] not in _LETTERS and _hint("lead").fits(part):
        lead = _lead().search(lowered(part))
        part = part[: lead.start()] if lead else part
    return part.strip(_MARKS)


def _in_name(part: str, start: int, end: int) -> bool:
    """Whether a word that often ends a name belongs to it: "Meeting room A", "Zaal De Linde"."""
    word = part[start:end]
    article = word[0].isupper() and word.casefold() in phrases("rooms", "the")
    return word in _LETTERS or (article and part[end : end + 2].strip()[:1].isupper())


def _parts(text: str, sized: Sequence[tuple[int, int]]) -> list[tuple[int, str]]:
    """The pieces of a line between sizes, brackets and dashes, with their places."""
    cuts = sorted([*sized, *[cut.span() for cut in _SEPARATOR.finditer(text)], (len(text), len(text))])
    found, at = [], 0
    for start, end in cuts:
        if start >= at:
            found.append((at, text[at:start]))
        at = max(at, end)
    return found


@cache
def _hint(*concepts: str) -> Hint:
    return Hint.of(phrase for concept in concepts for phrase in phrases("rooms", concept))


@cache
def _stop() -> re.Pattern[str]:
    """A word behind a noun that is no longer its name."""
    return re.compile(rf"(?<!\S)(?:{_any('lead', 'stop')})(?!\w)")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<!\w)(?:{_any('lead')})(?!\w)\s*)+$")


def _any(*concepts: str) -> str:
    return alternation(phrase.lower() for concept in concepts for phrase in phrases("rooms", concept))


@cache
def _articles() -> frozenset[str]:
    words = (*phrases("rooms", "one"), *(word for word in phrases("rooms", "the") if len(word) > 2))
    return frozenset(word.casefold() for word in words)


def key_of(name: str | None) -> str:
    """What two spellings of one room's name share."""
    return fold(name or "")


@cache
def bare_nouns() -> frozenset[str]:
    """The nouns that are no name by themselves."""
    return frozenset(key_of(phrase) for phrase in phrases("rooms", "plain"))
