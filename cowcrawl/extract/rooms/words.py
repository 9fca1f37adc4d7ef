"""What the words around the noun for a room say of it: how many there are, whether it is here, whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from cowcrawl.extract.texts.phrases import says
from cowcrawl.extract.texts.terms import Term, lexicon
from cowcrawl.literals.count import whole_count
from cowcrawl.literals.period import unit_named
from cowcrawl.literals.words import Endings, alternation
from cowcrawl.remembered import remembered
from cowcrawl.vocabulary import phrases

NO_ROOM = ("hot_desk", "fixed_desk", "day_pass", "virtual_office")
"""Desk types of titles that name a plan, however many people their text speaks of."""
STRONG = ("meeting_room", "event_space", "private_office", "phone_booth", "open_space")
"""Concepts that are rooms by themselves; a `plain` one is a room only by what is said with it."""
PLAIN = "plain"
MAX_ARTICLE = 6
"""Characters before a noun in which its article stands."""
MAX_ROOMS = 60
"""Rooms of one kind in one house; a larger number counts something else."""


@remembered
def terms_in(text: str) -> tuple[Term, ...]:
    """The nouns for rooms in a text; "Büro- oder Sitzungsräume" is one.

    Remembered: titles, lines and cards look at the same texts.
    """
    found: list[Term] = []
    for term in _nouns(text):
        if found and _HANGING.fullmatch(text, found[-1].end, term.start):
            term = Term(term.concept, found.pop().start, term.end)
        found.append(term)
    return tuple(found)


def _nouns(text: str) -> list[Term]:
    """The nouns of the vocabulary in a text, with the compounds of Dutch and German that end in one."""
    found = lexicon("rooms", *STRONG, "plain").find(text)
    if not any(map(text.__contains__, phrases("rooms", "compound_end"))):
        return found
    compounds = [Term("plain", *hit.span()) for hit in _compound().finditer(text) if is_compound(hit.group())]
    new = [one for one in compounds if not any(one.start < term.end and term.start < one.end for term in found)]
    return sorted([*found, *new], key=lambda term: term.start) if new else found


def is_compound(word: str) -> bool:
    """Whether a word is a compound that means a room: "Rubenszaal", "Kaminzimmer"."""
    folded = word.casefold()
    return _compound().fullmatch(word) is not None and not folded.endswith(phrases("rooms", "compound_no_room"))


@cache
def _compound() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])[^\W\d_]{{3,}}(?:{'|'.join(phrases('rooms', 'compound_end'))})(?!\w)")


_HANGING = re.compile(r"-\s(?:und|oder|en|of|&)\s")


def for_hire(name: str | None) -> bool:
    """Whether a room of this name can be let by itself: an open space and a phone booth cannot."""
    return not any(term.concept in ("open_space", "phone_booth") for term in terms_in(name or "")[:1])


def kind_of_room(name: str | None) -> str:
    """The kind that a room's name tells, such as `meeting_room`; `PLAIN` where it tells none ("Salle Bleue")."""
    return next((term.concept for term in terms_in(name or "") if term.concept != PLAIN), PLAIN)


def said(concept: str, text: str) -> bool:
    """Whether a text holds a word or phrase of a concept."""
    return bool(lexicon("rooms", concept).find(text))


def here(text: str) -> bool:
    """Whether a text speaks of rooms of this house that exist."""
    return not text.rstrip().endswith("?") and not lexicon("rooms", "elsewhere", "not_yet").find(text)


def prices_one(text: str) -> bool:
    """Whether a text says for a room of what size a price is: "This price is for an office for four"."""
    term = next(iter(terms_in(text)), None)
    lead = text[: term.start] if term else ""
    return said("one", lead[-MAX_ARTICLE:]) and says("formulas", "price_word", lead)


@dataclass(frozen=True)
class Before:
    """What stands before a noun."""

    kind: str | None
    """`count`, `one`, `the`; `led` after a word such as "access to"; None when nothing of all this belongs to it."""
    count: int
    """How many."""
    start: int
    """Where its adjectives begin, after article and number."""


_TOKEN = re.compile(r"[\w]+(?:['’-]\w+)*|[^\w\s]")


def before(text: str, term: Term, sized: Sequence[tuple[int, int]] = ()) -> Before:
    """The article or number that belongs to a noun, at most four words before it; sizes in between are passed over."""
    if not term.start:
        return Before(None, 1, 0)
    tokens = list(_TOKEN.finditer(text, max(0, term.start - 60), term.start))[-4:]
    start, adjectives = term.start, True
    for token in reversed(tokens):
        if any(begin < token.end() and token.start() < end for begin, end in sized):
            adjectives = False
            continue
        word = token.group()
        kind = _kinds().get(word.casefold().replace("’", "'"))
        if kind == "led" and said("of_one", word) and said("having", text[: token.start()]):
            kind = "one"
        if kind != "one" and (count := _count(text, token)) is not None:
            return Before("count", count, start) if 1 < count <= MAX_ROOMS else Before(None, 1, start)
        if kind in ("one", "the", "led"):
            return Before(kind, 1, start)
        if kind == "times":
            continue
        if kind == "break" or not word[0].isalpha():
            break
        start = token.start() if adjectives else start
    return Before(None, 1, term.start)


def _count(text: str, token: re.Match[str]) -> int | None:
    if token.start() and text[token.start() - 1] in "/.,:-–€$£+%":
        return None
    if token.group().isdecimal() and _one_thing().end(text[: token.start()].rstrip()):
        return None
    return whole_count(token.group())


@cache
def _one_thing() -> Endings:
    return Endings.of(phrases("rooms", "the_one"))


@cache
def _kinds() -> dict[str, str]:
    """What the words before a noun mean; a word of several meanings has the last one listed here."""
    concepts = ("break", "times", "led", "the", "one")
    return {phrase.casefold(): concept for concept in concepts for phrase in phrases("rooms", concept)}


def of_some(between: str, count: int = MAX_ROOMS) -> bool:
    """Whether what leads from several rooms to a size says that it is that of some: "three rooms, two for 8 people"."""
    words = between.split()[-2:]
    if len(words) < 2 or not said("lead", words[1]):
        return False
    return said("one", words[0]) or 0 < (whole_count(words[0]) or 0) < count


_CAPITALS = r"[A-ZÀ-Ý][\w’'-]*(?:\s[A-ZÀ-Ý0-9][\w’'-]*){0,2}"
_QUOTED = r"[«\"“‘'„‚»][^«»\"”“‘’'„‚]{1,25}[»\"”’'“‘«]"
_NUMBER = r"[A-Z]?\d{1,3}"
_OF_THE = r"(?:de\s(?:la|los|las)\s|de\sl['’]|du\s|des\s|del\s|dei\s|delle\s|della\s|dell['’])"
"""Between a noun and the name of what the room is called after: "Salle du Conseil", "Sala dei Tigli"."""
_NUMBERED = rf"{_NUMBER}(?:\s?[+&/]\s?{_NUMBER}){{0,3}}(?![\w.,]|\s?\w)"
_PROPER = re.compile(rf"\s(?:n°\s?\d+|{_QUOTED}|{_OF_THE}?{_CAPITALS}|{_NUMBERED})")
_CALLED_AFTER = re.compile(rf"\s{_OF_THE}{_CAPITALS}(?:\sde\s[A-ZÀ-Ý][\w’'-]+)?")


def has_name(text: str, term: Term) -> bool:
    """Whether a proper name or a number follows a noun ("Room 2", "Rooms 1+2", "salle Zinc")."""
    return proper_after(text, term) is not None


def called_after(text: str, term: Term) -> int | None:
    """Where the name of what a room is called after ends, if an article leads to one: "Salle de l'Hôtel de Ville".

    Or the one word that closes a title and tells what it is for: "Sala de grupos", "Salón de Plenos".
    """
    if named := _CALLED_AFTER.match(text, term.end):
        return named.end()
    meant = _MEANT.fullmatch(text, term.end) if text[term.end : term.end + 2] == " d" else None
    told = meant and not (said("letting", meant["word"]) or whole_count(meant["word"]) or said("each", meant["word"]))
    return len(text) if told else None


_MEANT = re.compile(r"\s(?:de|di|da|d['’])\s?(?P<word>[^\W\d_]{4,})")
"""What a room of Romance languages is for, in a word."""


def proper_after(text: str, term: Term) -> int | None:
    """Where the proper name or number behind a noun ends, if one follows."""
    proper = _PROPER.match(text, term.end)
    return proper.end() if proper else None


def number_after(text: str, term: Term, sized: Sequence[tuple[int, int]]) -> int | None:
    """Where the number of a room ends that opens its sentence: "Room 2 seats 20", where no size begins with it."""
    number = None if text[: term.start].strip() else _OPENING.match(text, term.end)
    if number is None or unit_named(number["next"]):
        return None
    return None if any(start <= number.start("number") < end for start, end in sized) else number.end("number")


_OPENING = re.compile(r"\s(?P<number>\d{1,2})\s(?P<next>[a-zß-ÿ]{2,})\s")
"""A number between a noun and another word of its sentence."""


def tells_setup(text: str, term: Term) -> bool:
    """Whether a noun tells how chairs stand: "Boardroom style: 8", or "Classroom (24)" beside another such number.

    Or which table they stand at: "Boardroom table for 8".
    """
    if _furniture().match(text, term.end):
        return True
    noun = text[term.start : term.end].casefold()
    if {noun, f"{noun} style"}.isdisjoint(phrases("rooms", "layouts")):
        return False
    others = (one for one in lexicon("rooms", "layouts").find(text) if one.end <= term.start or term.end <= one.start)
    return _style().match(text, term.end) is not None or (
        _seated(text, term) and any(_seated(text, one) for one in others)
    )


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile(rf"[ -](?:{alternation(phrases('rooms', 'furniture'))})(?!\w)", re.I)


def _seated(text: str, term: Term) -> bool:
    """Whether a number stands right behind a word, or right before it."""
    return _SEATED.match(text, term.end) is not None or text[: term.start].rstrip()[-1:].isdecimal()


@cache
def _style() -> re.Pattern[str]:
    """A word that makes a noun for a room one for how chairs stand: "classroom layout"."""
    return re.compile(rf"[ -](?:{alternation(phrases('rooms', 'arrangement'))})(?!\w)", re.I)


_SEATED = re.compile(r"\s?[:(=–-]?\s?\d")
