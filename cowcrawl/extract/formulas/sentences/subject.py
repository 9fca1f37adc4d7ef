"""What a sentence with prices is about: the words before its first price."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cowcrawl.extract.formulas.amounts.offer import Offer
from cowcrawl.extract.formulas.candidate import LONG, ROOMS
from cowcrawl.extract.formulas.labels import has_own_words
from cowcrawl.extract.formulas.no_plans import are_goods, is_thing_of
from cowcrawl.extract.formulas.sentences.dues import dues_period, is_due, without_house
from cowcrawl.extract.formulas.setting import speaks_of_coworking
from cowcrawl.extract.formulas.words import desk_hint, desk_phrase, desk_type, hint_phrase, is_pass, names_two
from cowcrawl.extract.rooms.names import without_article
from cowcrawl.extract.texts.phrases import begins_with, says, says_all
from cowcrawl.literals.area import find_areas
from cowcrawl.literals.period import in_label, period_spans
from cowcrawl.literals.words import alternation
from cowcrawl.vocabulary import phrases

MAX_CLAUSE = 90
"""Characters of a clause between what costs so much and its verb."""
MAX_DETERMINER = 2
"""Words before a desk that belong to its name: "our new"."""
MAX_SEAT = 3
"""Words of coworking itself, with an article and whose it is: "Il nostro coworking"."""
MAX_PRICES = 2
"""Words of a subject that is nothing but prices: "Nos tarifs"."""
MAX_SUBJECT = 6
"""Words of what costs so much, in a sentence."""
MAX_BEHIND = 3
"""Words behind a desk in a question that asks for it: "for a day"."""
MAX_BEFORE = 80
"""Characters before a bracket that can be a name."""
MAX_LEAD = 3
"""Words before a desk in a clause without a verb: "and with a"."""
SURE = frozenset(("private_office", "fixed_desk"))
"""Desk types of which a weak word in the subject of a sentence leaves no doubt."""


def between(sentence: str, found: Sequence[Offer], number: int) -> str:
    """The words of a sentence between an offer and the one before it."""
    return sentence[found[number - 1].tail.end if number else 0 : found[number].money.start]


@cache
def opening_of() -> re.Pattern[str]:
    """The words before a price: what opens the sentence, what it is, what a bracket or a clause adds, and a verb.

    "The Attic (seats 6) is", "The Attic, which seats six, costs", "After a visit, membership is",
    "Le coworking, c'est", "You can hire the Attic for", "Voor een feest kan je de zolder huren aan".
    """
    verbs, lowest = alternation(phrases("formulas", "costs")), alternation(phrases("money", "from"))
    taken_up = alternation(phrases("formulas", "taken_up"))
    bracket = r"\s*\((?P<bracket>[^()]{1,40})\)"
    clause = rf",?\s(?P<clause>(?:{alternation(phrases('formulas', 'relative'))})\s[^;:()]{{3,{MAX_CLAUSE}}}?),?"
    rents, rented = (alternation(phrases("formulas", concept)) for concept in ("renting", "rented_for"))
    opening = rf"(?:(?P<opening>[^,;:()\d]{{3,40}}),\s(?!(?:{taken_up})\s))?"
    name = rf"(?P<name>[^,;:()\d]{{3,60}}?)(?:{bracket}|{clause})?"
    told = rf"(?:\s+(?:{verbs})|,\s(?:{taken_up}))\s+(?:(?:{lowest})\s*)?"
    purpose = rf"(?:(?:{alternation(phrases('formulas', 'for_purpose'))})\s[^;:()\d]{{3,60}}?\s)?"
    rent = rf"(?:{purpose}(?P<rents>(?:{rents}))\s)?"
    told = rf"(?(rents)\s+(?:{rented})\s+(?:(?:{lowest})\s*)?|{told})"
    return re.compile(rf"{opening}{rent}{name}(?:{told}|\s+(?:{lowest})\s*)", re.I)


def subject_of(sentence: str, found: list[Offer], about: str) -> tuple[str, str, int]:
    """What a sentence is about, what a bracket or a clause says of it, and how many of its first prices are for that.

    What only says how many it seats is a room where the heading speaks of rooms; dues by the month or the year are
    those of members.
    """
    before = _unmeasured(sentence[: found[0].money.start]) if found else ""
    match = opening_of().fullmatch(before) or opening_of().fullmatch(_before_verb(before)[0])
    behind = None if match else opening_of().fullmatch(before.rpartition(": ")[2])
    match = behind if behind and is_due(behind["name"]) else match  # "To come you are a member: membership is"
    name = _here().sub("", match["name"].strip()) if match else ""
    more = (match["bracket"] or match["clause"] or "") if match else ""
    fee = _priced_in(f"{name} {more}".strip()) if name else None
    if fee or says_all("formulas", "working_here", f"{name} {more}"):
        name, more = fee or f"{name} {more}".strip(), ""
    opening = (match["opening"] or "") if match else ""
    plain = _without_article(_unpriced(name) if fee else name)
    elsewhere = says("formulas", "no_subject", without_house(plain)) and not is_pass(name)
    elsewhere = elsewhere or begins_with("formulas", "no_subject", opening) or _are_two(opening, name)
    elsewhere = elsewhere or is_thing_of(name) or _is_done_to_meeting(name)
    if not match or len(plain.split()) > MAX_SUBJECT or elsewhere:
        return "", "", 0
    hint, period = desk_hint(name), period_of(sentence, found[0], name)
    member = is_due(name) and period in LONG
    rented = hint in SURE and period in LONG
    let = hint in ROOMS and period in ("hour", "half_day", "day")
    seated = says("formulas", "capacity", more) and (desk_type(about) or desk_hint(about)) in ROOMS
    sat = period in ("day", "half_day", "week", "month") and is_seat(name)
    if not (desk_type(name) or member or rented or let or seated or sat or is_coworking(name)):
        return "", "", 0
    return _named_in(name), more, _run(sentence, found, period)


def _is_done_to_meeting(name: str) -> bool:
    """Whether a subject is what is done to the reader's meeting, no room: "Recording your meeting"."""
    phrase = desk_phrase(name) or hint_phrase(name) or "-"
    before, _, behind = name.partition(phrase)
    yours = before.split()[-1:] and says_all("formulas", "yours", before.split()[-1])
    return bool(yours) and says_all("formulas", "meetings", phrase) and bool(before.split()[1:] or behind.strip())


def titled_subject(sentence: str, found: list[Offer], titled: str) -> tuple[str, str, int]:
    """A subject that is nothing but a word for prices, for a place or for the house: all are those of the heading.

    "Le tarif est de 12 €", "Hire is £12 an hour", "Ein Platz kostet 9 €", "L'accès à l'espace coûte 12 € par jour".
    """
    match = opening_of().fullmatch(sentence[: found[0].money.start]) if found and titled else None
    if not match or match["opening"] or match["bracket"] or match["clause"]:
        return "", "", 0
    kind = desk_type(titled) or desk_hint(titled)
    words = without_article(match["name"]).split()
    telling = _PRICES if kind in ROOMS else _PRICES[:1]  # "The rent is" may be what the house pays
    telling = ("spots",) if kind == "hot_desk" and says_all("formulas", "spots", words[-1]) else telling
    prices = len(words) <= MAX_PRICES and any(says_all("formulas", word, words[-1]) for word in telling)
    if not prices and not says_all("formulas", "house_let", match["name"]):
        return "", "", 0
    run = _run(sentence, found, found[0].tail.period)
    long = any(offer.tail.period in LONG for offer in found[:run])
    return ("", "", 0) if kind in ROOMS and long else (titled, "", run)


def answered(sentence: str, found: list[Offer], asked: str) -> tuple[str, str, int]:
    """The desk or the room of the question before a sentence that says nothing but what it costs: "Yes, it is £20"."""
    kind = desk_type(asked) or desk_hint(asked)
    if not found or kind in (None, "other") or not _asks_for_one(asked):
        return "", "", 0
    run = _run(sentence, found, found[0].tail.period) if _answers().fullmatch(sentence[: found[0].money.start]) else 0
    long = any(offer.tail.period in LONG for offer in found[:run])
    name = desk_phrase(asked) or hint_phrase(asked)
    return ("", "", 0) if not run or not name or (kind in ROOMS and long) else (name, "", run)


def _asks_for_one(question: str) -> bool:
    """Whether a question asks to have a desk or a room, or what it costs: no "Can members of it hire the garden?"."""
    asks = says("formulas", "asks_price", question) or begins_with("formulas", "have_you", question)
    if not asks or names_two(question) or is_thing_of(question):
        return False
    if any(says("formulas", concept, question) for concept in ("traps", "goods", "equipment")):
        return False
    before, _, behind = question.rpartition(desk_phrase(question) or hint_phrase(question) or "?")
    tied = any(word in phrases("formulas", "thing_of") for word in before.split()[-2:])  # "coffee in the office"
    return not tied and len(behind.split()) <= MAX_BEHIND


def answers(before: str) -> bool:
    """Whether the words before a price are nothing but the beginning of an answer: "Ja, vanaf"."""
    return bool(before.strip()) and _answers().fullmatch(before) is not None


@cache
def _answers() -> re.Pattern[str]:
    """What stands before a price in an answer that names nothing: "Ja, dat kan vanaf", "Sí, cuesta", "Ab"."""
    yes, it, costs, may = (
        alternation(phrases("formulas", concept)) for concept in ("yes", "pronouns", "costs", "is_possible")
    )
    lowest = alternation(phrases("money", "from"))
    return re.compile(rf"\W*(?:(?:{yes})[\s,!.–-]+)?(?:(?:{it})\s)?(?:(?:{costs}|{may})\s+)?(?:(?:{lowest})\s*)?", re.I)


_PRICES = ("announcing", "fees", "hire_words")
"""Words for prices, "Nos tarifs", and those of the hire of rooms: "The hire fee", "Hire"."""


def _run(sentence: str, found: Sequence[Offer], period: str | None) -> int:
    """How many of the first prices of a sentence are for its subject; `period` is that of the first."""
    run = 0
    while (
        run < len(found)
        and (found[run].tail.period or (period and not run))
        and not (run and has_own_words(between(sentence, found, run)))
    ):
        run += 1
    return run


def own_part(sentence: str, found: Sequence[Offer], run: int, subject: str) -> str:
    """A sentence up to where another desk has a price of its own: "Desks are £99 a month, and offices are £400"."""
    sentence = until_included(sentence, found[run - 1].tail.end) if run else sentence
    if not 0 < run < len(found):
        return sentence
    words = between(sentence, found, run).lstrip(" ,;")
    match = opening_of().fullmatch(words)
    other = desk_type(desk_phrase(match["name"]) or "") if match else _desk_alone(words)
    own = (None, "day_pass", desk_type(subject) or desk_hint(subject))
    return sentence if other in own else sentence[: found[run - 1].tail.end]


def _desk_alone(words: str) -> str | None:
    """The desk that a clause names without its verb: "ein fester Tisch", "mit festem Schreibtisch für"."""
    phrase = desk_phrase(words) or "-"
    before, _, behind = words.partition(phrase)
    few = len(before.split()) <= MAX_LEAD and len(behind.split()) <= 1
    return desk_type(phrase) if few else None


def until_included(sentence: str, end: int) -> str:
    """A sentence up to the room that comes with what a price buys, which ends at `end`: "£60, including two hours"."""
    found = _includes().match(sentence, end)
    return sentence[:end] if found and desk_type(sentence[found.end() :]) in ROOMS else sentence


@cache
def _includes() -> re.Pattern[str]:
    return re.compile(rf"[\s,;–(-]*(?:{alternation(phrases('formulas', 'which_includes'))})\s", re.I)


def _unmeasured(before: str) -> str:
    """The words before a price without the size of what it is for: "offices of 12 to 40 m² from"."""
    for area in reversed(find_areas(before)):
        ahead, behind = _TIE.sub("", before[: area.start]), before[area.end :].lstrip(" ,")
        before = f"{ahead} {behind}"
    return before


_TIE = re.compile(r"(?:[\s,]+[^\W\d_]{1,4})?[\s,]*$")
"""The short word that ties a size to what is measured, with what parts them."""


@cache
def _here() -> re.Pattern[str]:
    return re.compile(rf"^(?:{alternation(phrases('formulas', 'with_us'))})\s+", re.I)


def without_here(label: str) -> str:
    """The words before a price without those that say where: "Ein Tag bei uns kostet"."""
    return _here_inside().sub("", label)


@cache
def _here_inside() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternation(phrases('formulas', 'with_us'))})(?!\w)", re.I)


def _are_two(opening: str, name: str) -> bool:
    """Whether what opens a sentence is another desk beside its subject: "Hot desks, offices and studios from"."""
    kinds = {desk_type(text) for text in (opening, name)} - {None, "day_pass"}
    return len(kinds) > 1


def period_of(sentence: str, offer: Offer, name: str) -> str | None:
    """For how long the first price of a sentence is: by the words behind it, or right before it, or the name.

    The name tells it of dues and of a pass: "Le pass à la journée"; so does the word for a price before it.
    """
    told = offer.tail.period or _before_verb(sentence[: offer.money.start])[1] or dues_period(name)
    told = told or (in_label(name) if is_pass(name) else None)
    fee = None if told else _price_of().match(sentence, 0, offer.money.start)
    return in_label(fee.group()) if fee else told


def _before_verb(before: str) -> tuple[str, str | None]:
    """The words before a price without the period between the verb and the price: "kostet im Monat 24 Euro"."""
    span = next(reversed(period_spans(before)), None)
    told = span and opening_of().fullmatch(before[: span.start])
    if not span or not told:
        return "", None
    return f"{before[: span.start]}{before[span.end :].lstrip()}", in_label(before[span.start : span.end])


def _named_in(name: str) -> str:
    """What a subject names: the desk or the room it ends in ("You have a desk of your own"), what has that price."""
    name = _unpriced(name)
    phrase = desk_phrase(name) or (hint_phrase(name) if desk_hint(name) in SURE else None)
    lead = name[: name.rfind(phrase)].split() if phrase and name.endswith(phrase) else []
    cut = is_pass(name) and not is_pass(phrase or "")
    long = len(lead) > MAX_DETERMINER or says("rooms", "there_is", " ".join(lead))
    return phrase if phrase and lead and long and not cut else name


def _without_article(name: str) -> str:
    """A name without the English article before a desk, which is a preposition elsewhere: "A desk", "a Milano"."""
    first, _, rest = name.partition(" ")
    return rest if first in ("A", "a") and (desk_type(rest) or desk_hint(rest.partition(" ")[0])) else name


def is_seat(name: str) -> bool:
    """Whether it is a desk, with an article at most: "A desk", "Ein Arbeitsplatz", "Le poste de travail"."""
    phrase = (hint_phrase(name) if desk_hint(name) == "hot_desk" else None) or ""
    return bool(phrase) and name.endswith(phrase) and len(name.removesuffix(phrase).split()) <= 1


def is_coworking(name: str) -> bool:
    """Whether it is coworking itself, with an article at most: "Working here" is."""
    own = len(name.split()) <= MAX_SEAT and speaks_of_coworking(name.split()[-1])
    return own or says_all("formulas", "working_here", name)


def is_of_goods(before: str) -> bool:
    """Whether the words before a price are about goods, whatever desk follows: "Lockers cost £5 beside a hot desk".

    So are those behind goods and a colon: "Parking: £2 an hour, day ticket £9".
    """
    opening, colon, _ = before.partition(":")
    if colon and are_goods(opening.rpartition(". ")[2]):
        return True
    match = opening_of().fullmatch(before) if says("formulas", "goods_alone", before) else None
    name = match["name"].strip() if match else ""
    return any(map(are_goods, (name, name.partition(" ")[2]))) or is_thing_of(name)


def priced_of(offer: Offer, about: str) -> str | None:
    """What "the price of" says has that price: a room or a desk in the words before it, or in the heading above."""
    begin = _price_of().search(offer.label)
    if begin is None or not offer.tail.period or offer.after.strip(" .;)").startswith(("–", "-")):
        return None
    told = offer.label[begin.end() :]
    if desk_type(told) or desk_hint(told):
        return desk_phrase(told) or hint_phrase(told)
    if says("formulas", "equipment", told) or says("formulas", "goods_alone", told):
        return None
    return about if (desk_type(about) or desk_hint(about)) in ROOMS else None


def _priced_in(text: str) -> str | None:
    """A subject whose price is told, with the word for it, if it is a desk or a room: "The monthly fee for a desk"."""
    begin = _price_of().match(text)
    told = text[begin.end() :] if begin else ""
    return text if desk_type(told) or desk_hint(told) else None


def _unpriced(name: str) -> str:
    """A name without the word for its price before it."""
    begin = _price_of().match(name)
    return (without_article(name[begin.end() :].strip()) if begin else "") or name


@cache
def _price_of() -> re.Pattern[str]:
    """The beginning of a sentence about a price: "The price for"."""
    return re.compile(rf"^\W*(?:[^\W\d_]+\s){{0,2}}(?:{alternation(phrases('formulas', 'price_of'))})(?!\w)", re.I)


def before_bracket(label: str) -> str | None:
    """The name right before the bracket in which a price stands: "that you can use for the Library (".

    Nothing where no bracket opens, or more than a word such as "from" follows; empty where no name stands before it.
    """
    before, bracket, inside = label.rpartition("(")
    if not bracket or ")" in inside or len(inside.split()) > 1:
        return None
    named = _CAPITALS.search(before[-MAX_BEFORE:].rstrip())
    return named["name"] if named else ""


_CAPITALS = re.compile(r"(?<!\w)(?P<name>[A-ZÀ-Ý][\w'’&-]*(?:\s[A-ZÀ-Ý0-9][\w'’&-]*){0,3})$")
"""The words with capitals that end a text."""
