"""Paragraphs that are really lists, or tell nothing but the price of what their title names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cowcrawl.extract.formulas.amounts.locale import Locale
from cowcrawl.extract.formulas.amounts.offer import Offer
from cowcrawl.extract.formulas.amounts.passage import offers, untimed
from cowcrawl.extract.formulas.amounts.payers import is_for_people, payers_behind
from cowcrawl.extract.formulas.candidate import ROOMS
from cowcrawl.extract.formulas.labels import clean, has_own_words
from cowcrawl.extract.formulas.no_plans import no_plan
from cowcrawl.extract.formulas.seats import tells_seats
from cowcrawl.extract.formulas.sentences.dues import is_due
from cowcrawl.extract.formulas.sentences.given import given
from cowcrawl.extract.formulas.sentences.head import room_at_head
from cowcrawl.extract.formulas.sentences.subject import between
from cowcrawl.extract.formulas.words import desk_hint, desk_type, names_two
from cowcrawl.extract.texts.phrases import says
from cowcrawl.extract.texts.rows import entries
from cowcrawl.extract.texts.sentences import split
from cowcrawl.literals.capacity import find_capacities
from cowcrawl.literals.money import find_money
from cowcrawl.literals.period import in_label
from cowcrawl.literals.words import alternation
from cowcrawl.vocabulary import phrases

SHORT = 140
"""Characters of a line in a list or a card; a longer one is prose."""
MAX_SENTENCE = 300
"""Characters of a sentence whose price can be told apart from others."""
MAX_OPENING = 100
"""Characters of a sentence that opens with a bare price."""
LABEL = re.compile(r"[^\W\d_].*:\s*$")
"""A label that ends in a colon."""
_ENDED = re.compile(r"[^\W\d_]{3,}[.!?]$")
"""The end of a sentence; a shorter word before the point is an abbreviation ("zzgl. MwSt.")."""


def is_prose(line: str) -> bool:
    """Whether a line is a paragraph: long, or of several sentences, or one that ends like one."""
    if len(line) > 40 and len(entries(line)) > 1:
        return False
    if not 40 < len(line) <= SHORT:
        return len(line) > SHORT
    return ends_sentence(line) or sum(len(part) > 25 for part in split(line)) > 1


def ends_sentence(line: str) -> bool:
    """Whether a line ends like a sentence, and not with an abbreviation."""
    return _ENDED.search(line) is not None and line.rpartition(" ")[2].casefold() not in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(phrases("formulas", "abbreviations"))


def paragraph_offers(line: str, title: str, headings: Sequence[str], locale: Locale) -> list[Offer]:
    """The offers of a paragraph that is really a list, or has the prices of what its title names.

    `title` is that of its card, `headings` those above it, innermost first.
    """
    heading = headings[0] if headings else ""
    found = _labelled_offers(line, locale) or _termed_offers(line, locale)
    found = found or (_opening_offers(line, locale) if title else [])
    found = found or (_closing_offers(line, locale) if title and title == heading else [])
    found = found or (_answered_offers(line, locale) if _asks_price(heading) else [])
    if found or title != heading or room_at_head(line, title):
        return found
    return _titled_offers(line, locale) if _is_let(line, headings) else []


def _is_let(line: str, headings: Sequence[str]) -> bool:
    """Whether the heading right above a paragraph names a desk, an office or a room.

    So does any name below a heading about rooms where the paragraph says how many it seats: "The Attic"; and one where
    its first sentence says that it is a room, or how many it seats.
    """
    kinds = [desk_type(heading) or desk_hint(heading) for heading in headings[:2]]
    if not kinds or kinds[0] not in (None, "other"):
        return bool(kinds)
    if kinds[0] is not None:
        return False
    first = split(line)[0]
    told = not find_money(first) and ((desk_type(first) or desk_hint(first)) in ROOMS or tells_seats(first))
    return told or (kinds[1:] == ["meeting_room"] and bool(find_capacities(line)))


def _opening_offers(line: str, locale: Locale) -> list[Offer]:
    """The offers of a text that opens with a bare price, under a title that says what it is for."""
    sentence, *others = split(line)
    found = offers(sentence, locale) if len(sentence) <= MAX_OPENING else []
    if not found or has_own_words(found[0].label):
        return []
    if in_label(found[0].label) and any(map(find_money, others)):
        return []
    told = given(found[0])
    return [found[0]._replace(label=f"{told}:"), *found[1:]] if told else found


def _closing_offers(line: str, locale: Locale) -> list[Offer]:
    """The offer of a text whose last sentence is nothing but its only price: "A desk of your own. £290 a month."."""
    *others, sentence = split(line)
    found = offers(sentence, locale) if others and not any(map(find_money, others)) else []
    bare = len(found) == 1 and not has_own_words(found[0].label) and not found[0].after.strip(" .)")
    return found if bare and found[0].tail.period and not no_plan(line) else []


def _asks_price(heading: str) -> bool:
    """Whether a heading asks what it costs, and not what a certain desk or room does: "Combien ça coûte ?"."""
    return (
        heading.endswith("?")
        and says("formulas", "asks_price", heading)
        and not (desk_type(heading) or no_plan(heading))
    )


def _answered_offers(line: str, locale: Locale) -> list[Offer]:
    """The offers of the one sentence with prices that answers what it costs: "C'est 9 € la journée ou 80 € le mois"."""
    priced = [sentence for sentence in split(line) if find_money(sentence)]
    bare = _answer().sub("", priced[0]) if len(priced) == 1 and len(priced[0]) <= SHORT else ""
    found = offers(bare, locale) if bare and bare != priced[0] else []
    if not found or no_plan(bare[: found[-1].tail.end]):
        return []
    named = any(names_between(between(bare, found, number)) for number in range(len(found)))
    timed = all(offer.tail.period and not offer.doubt for offer in found)
    return [offer._replace(label="", after="") for offer in found] if timed and not named else []


@cache
def _answer() -> re.Pattern[str]:
    """What opens a sentence about prices and names nothing: "C'est", "Ensuite, il faut compter"."""
    opening = alternation((*phrases("formulas", "taken_up"), *phrases("formulas", "reckoned")))
    return re.compile(
        rf"^(?:[^\W\d_]{{2,10}},\s)?(?:{opening})\s(?:(?:{alternation(phrases('money', 'from'))})\s)?", re.I
    )


def _labelled_offers(line: str, locale: Locale) -> list[Offer]:
    """The offers of a paragraph that is a list: each sentence with a price is a label, a colon and the price.

    So is each part of a longer sentence: "Full time: 200 € / month; own room: 400 € / month".
    """
    found: list[Offer] = []
    parts = (part for one in split(line) for part in ([one] if len(one) <= SHORT else one.split("; ")))
    for sentence in parts:
        if not find_money(sentence):
            continue
        own = offers(sentence, locale) if len(sentence) <= SHORT else []
        if not own or not all(LABEL.search(offer.label) or _labels(offer.label, sentence) for offer in own):
            return []
        found.extend(own)
    return found


def _termed_offers(line: str, locale: Locale) -> list[Offer]:
    """The offers of the one sentence with prices that is a desk or a room and its terms: "Desk a day €15, week €60"."""
    priced = [sentence for sentence in split(line) if find_money(sentence)]
    found = offers(priced[0], locale) if len(priced) == 1 and len(priced[0]) <= SHORT else []
    if len(found) < 2 or no_plan(priced[0]) or found[-1].after.strip(" .") or says("formulas", "costs", found[0].label):
        return []
    name = clean(untimed(_ASIDE.sub("", found[0].label)))
    if len(name.split()) > MAX_NAME or not (desk_type(name) or desk_hint(name)) or names_two(name):
        return []
    timed = all(not offer.doubt and (offer.tail.period or in_label(offer.label)) for offer in found)
    named = any(names_between(between(priced[0], found, number)) for number in range(1, len(found)))
    return found if timed and not named else []


_ASIDE = re.compile(r"\s?\([^()]*\)")
"""What a bracket adds to a name."""
MAX_NAME = 3
"""Words of a name before its terms."""


def _labels(label: str, sentence: str) -> bool:
    """Whether a label stands before a colon in a sentence; French puts a space between."""
    return bool(label) and (f"{label}:" in sentence or (f"{label} :" in sentence and not no_plan(sentence)))


def _titled_offers(line: str, locale: Locale) -> list[Offer]:
    """The offers of the first sentence with prices, under a title that names a desk, an office or a room.

    It begins with its only price ("Ab 79 € / Monat für …") or is nothing but prices ("$40/hour or $250/day"), or each
    stands in brackets behind a name, or before whom it is for. Other sentences with prices are labels and prices
    ("Members: 8 €/hour"), or about members and other people, and left out.
    """
    priced = [sentence for sentence in split(line) if find_money(sentence)]
    others = _labelled_offers(" ".join(priced[1:]), locale)
    rest = [] if others else [sentence for sentence in priced[1:] if not _is_beside(sentence)]
    if not priced or rest or len(priced[0]) > MAX_SENTENCE or no_plan(priced[0]):
        return []
    found = offers(priced[0], locale)
    if not found or not all(offer.tail.period for offer in found):
        return []
    if len(found) == 1:
        ended = _closed().match(priced[0], found[0].tail.end)
        return [found[0]._replace(after=""), *others] if ended and not has_own_words(found[0].label) else []
    opening = between(priced[0], found, 0).rpartition(". ")[2]  # "Capacidad 8 personas. 12€ la hora" is one sentence
    opening = "" if tells_seats(opening) else opening
    if whom := [] if names_between(opening) else payers_behind(priced[0], found):
        return [*(offer._replace(label=f"{who}:", after="") for offer, who in zip(found, whom, strict=True)), *others]
    apart = names_between(opening) or any(names_between(between(priced[0], found, at)) for at in range(1, len(found)))
    if not (apart or found[-1].after.split(". ")[0].strip(" .")):
        return [*(offer._replace(label="", after="") for offer in found), *others]
    names = [_BRACKET.fullmatch(between(priced[0], found, number)) for number in range(len(found))]
    named = [clean(joined().sub("", match["name"])) if match else "" for match in names]
    if not all(map(has_own_words, named)):
        return []
    bracketed = (
        offer._replace(
            label=f"{name}:",
            after="",
            quote=priced[0][priced[0].rindex(name, 0, offer.money.start) : offer.tail.end],
        )
        for offer, name in zip(found, named, strict=True)
    )
    return [*bracketed, *others]


def _is_beside(sentence: str) -> bool:
    """Whether a sentence is of what some pay, or of what is none of a plan: "A deposit of 50 € is required"."""
    return _is_for_some(sentence) or bool(no_plan(sentence)) or is_due(sentence.partition("(")[0])


def _is_for_some(sentence: str) -> bool:
    """Whether a sentence is about what members pay, or opens with whom its price is for: "For associations, € 9"."""
    return says("formulas", "member", sentence) or is_for_people(sentence)


_BRACKET = re.compile(r"[^\w(]*(?P<name>[^(),;:.]{2,40})\($")
"""A name and the bracket that opens on its price: "), Flex (" of "Basic (€ 90/Mo), Flex (€ 120/Mo)"."""


@cache
def _closed() -> re.Pattern[str]:
    """The end of what a price is, for whom, or for how long at least: no verb that says what else it buys."""
    whom, least = (alternation(phrases("formulas", concept)) for concept in ("for_whom", "at_least"))
    return re.compile(rf"\W*$|\s*[—–(.;]|\s+(?:{whom})(?!\w)|,\s(?:[\w-]+\s){{0,2}}(?:{least})(?!\w)", re.I)


@cache
def joined() -> re.Pattern[str]:
    return re.compile(rf"^[\s,;.]*(?:{alternation(phrases('period_words', 'conjunctions'))})\s", re.I)


def names_between(between: str) -> bool:
    """Whether the words between two prices name anything: without, the second is another price of the same."""
    return has_own_words(clean(joined().sub("", between)))
