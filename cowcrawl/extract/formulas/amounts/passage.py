"""One line of text as offers: each amount with the words before it, its period, its tax, its bundle."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from cowcrawl.extract.formulas.amounts.asides import without_asides, without_free
from cowcrawl.extract.formulas.amounts.behind import closed_by_semicolons, named_behind
from cowcrawl.extract.formulas.amounts.doubts import LABELLED, OLD, TWO_PERIODS, doubt_of
from cowcrawl.extract.formulas.amounts.elided import counts_in_turn, with_halves, with_whole_names
from cowcrawl.extract.formulas.amounts.locale import Locale
from cowcrawl.extract.formulas.amounts.offer import Offer, unless_derived
from cowcrawl.extract.formulas.amounts.payers import PAYERS, only_adds, payers_before, tells_when
from cowcrawl.extract.formulas.amounts.tail import Tail, read_tail
from cowcrawl.extract.formulas.amounts.tails import MARKS, tails_of
from cowcrawl.extract.formulas.candidate import LONG
from cowcrawl.extract.formulas.labels import clean, has_own_words
from cowcrawl.extract.formulas.words import desk_hint, desk_type, is_part_of_day, is_pass, is_season
from cowcrawl.extract.texts.phrases import begins_with, says, says_all
from cowcrawl.literals.money import Money, find_money
from cowcrawl.literals.period import counts_time, in_label, period_spans
from cowcrawl.literals.quantity import duration
from cowcrawl.literals.tax_pairs import tax_pair
from cowcrawl.literals.vat import untold_tax
from cowcrawl.literals.words import alternation, has_digit
from cowcrawl.remembered import remembered
from cowcrawl.vocabulary import phrases

MAX_PAYER = 3
"""Words that tell who pays a price."""
MAX_BEHIND = 60
"""Characters of a name behind its price."""


def offers(line: str, locale: Locale) -> list[Offer]:
    """The offers of one line, in order; an amount in doubt says why."""
    moneys = locale.moneys(line)
    return offers_of(line, moneys) if moneys else []


def offers_of(line: str, moneys: list[Money]) -> list[Offer]:
    """The offers of a line with some amounts, without what one saves: "Save £40 £180 a month"."""
    if len(moneys) > 1 and clean(line[: moneys[0].start]).casefold() in phrases("formulas", "saving"):
        cut = moneys[0].end
        line, moneys = line[cut:], [one._replace(start=one.start - cut, end=one.end - cut) for one in moneys[1:]]
    if len(moneys) > 1 and line.rstrip(" .").endswith(")"):
        line, moneys = without_asides(line, moneys)
    if len(moneys) == 1:
        return _parallel(line, moneys[0]) or [_only_offer(line, moneys[0])]
    told = _of_parts(line, moneys) or _of_payers(line, moneys) or _after_payers(line, moneys)
    told = told or _of_some_first(line, moneys) or _closed(line, moneys) or counts_in_turn(line, moneys)
    if told:
        return told
    found = with_halves(line, _same_plan_once(line, _still_old(_all_offers(line, moneys))))
    return with_whole_names(found) if "- " in line else found


def _still_old(found: Sequence[Offer]) -> list[Offer]:
    """The offers of a line; one behind a price of the past and "and" is of the past: "£60 and the office £150"."""
    told: list[Offer] = []
    for offer in found:
        old = bool(told) and told[-1].doubt == OLD and not offer.doubt and _goes_on().match(offer.label)
        told.append(offer._replace(doubt=OLD) if old else offer)
    return told


@cache
def _goes_on() -> re.Pattern[str]:
    """Words that go on from the price before them without a verb of their own."""
    joined, verbs = alternation(phrases("period_words", "conjunctions")), alternation(phrases("formulas", "costs"))
    return re.compile(rf"\s*(?:{joined})\s(?!.*(?<!\w)(?:{verbs})(?!\w))", re.I)


@cache
def _joint() -> re.Pattern[str]:
    """What ties a label to the price before it: "), or "."""
    return re.compile(rf"^[\s),;/]*(?:{alternation(phrases('period_words', 'conjunctions'))})\s", re.I)


def _of_payers(line: str, moneys: list[Money]) -> list[Offer]:
    """The offers of amounts behind each of which stands who pays it: "The Den: £8/hr members, £12/hr public"."""
    lead = line[: moneys[0].start]
    if not _LEADS.search(lead):
        return []
    starts, tails = [*(money.start for money in moneys[1:]), len(line)], tails_of(line, moneys)
    payers = [line[tail.end : start].strip(" ,;/|·.") for tail, start in zip(tails, starts, strict=True)]
    if not all(map(_pays, payers)):
        return []
    name, found = lead.rstrip(" :=–—-"), zip(moneys, tails, strict=True)
    labels = [f"{name} {payer}:" if payer.startswith("(") else f"{name} – {payer}:" for payer in payers]
    return [_offer(line, *told, label, "", told[0].start) for told, label in zip(found, labels, strict=True)]


def _of_some_first(line: str, moneys: list[Money]) -> list[Offer]:
    """The offers of two amounts and nothing else, the lower of which is for some: "members: £8 £12"."""
    if len(moneys) != 2 or moneys[0].amount >= moneys[1].amount or moneys[0].currency != moneys[1].currency:
        return []
    lead, rest = line[: moneys[0].start].rstrip(), line[moneys[0].end : moneys[1].start] + line[moneys[1].end :]
    if rest.strip() or not lead.endswith(":") or not says_all("formulas", "payers", lead.rstrip(" :")):
        return []
    labels = (lead, "")
    tails = [Tail(money.end) for money in moneys]
    return [
        _offer(line, money, tail, label, "", money.start)._replace(doubt=None)
        for money, tail, label in zip(moneys, tails, labels, strict=True)
    ]


_LEADS = re.compile(r"(?:[:=]|\s[–—-])\s*$")
"""The end of a name before its prices."""


def _after_payers(line: str, moneys: list[Money]) -> list[Offer]:
    """The offers of amounts before each of which stands who pays it: "The Den – members £8/hr, non-members £12/hr"."""
    labels = payers_before(line, moneys)
    tails = tails_of(line, moneys) if labels else []
    if not all(tail.period for tail in tails):
        return []  # a price without a term of its own has that of the first
    begins = [0, *(tail.end for tail in tails)]
    found = zip(moneys, tails, labels, begins, strict=False)
    return [_offer(line, money, tail, label, "", begin) for money, tail, label, begin in found]


def _closed(line: str, moneys: list[Money]) -> list[Offer]:
    """The offers of amounts behind each of which a semicolon closes what it is for: "£35 first hour; £20 second"."""
    told = closed_by_semicolons(line, moneys)
    return [_offer(line, *one, "", one[0].start if number else 0) for number, one in enumerate(told)]


def _pays(words: str) -> bool:
    """Whether what stands behind a price says for whom it is; kinds of payers where they are all of it."""
    if len(words.split()) > MAX_PAYER:
        return False
    bare = words.strip("() ")
    if not bare:
        return False
    people = says("formulas", "payers", words) or any(says_all("formulas", concept, bare) for concept in PAYERS[1:])
    return people or tells_when(bare)


def _of_parts(line: str, moneys: list[Money]) -> list[Offer]:
    """The offers of amounts with a part of the day or a period behind each: "€ 95 morning or afternoon € 170 full day".

    A half of the day is what morning or afternoon is; the evening tells which.
    """
    if any(map(str.isalnum, line[: moneys[0].start])):
        return []
    gaps = [line[one.end : two.start] for one, two in pairwise(moneys)] + [line[moneys[-1].end :]]
    parts = [is_part_of_day(gap.strip(MARKS)) for gap in gaps]
    periods = [in_label(gap.strip(MARKS)) if not has_own_words(gap) else None for gap in gaps]
    if not any(parts) or not all(part or period for part, period in zip(parts, periods, strict=True)):
        return []
    return [
        _offer(
            line,
            money,
            Tail(money.end + len(gap.rstrip(MARKS)), period or "half_day"),
            gap.strip(MARKS) if part and not _joining().search(gap) else "",
            "",
            money.start,
        )
        for money, gap, part, period in zip(moneys, gaps, parts, periods, strict=True)
    ]


@cache
def _joining() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternation(phrases('period_words', 'conjunctions'))})\s", re.I)


def _only_offer(line: str, money: Money) -> Offer:
    """The offer of a line with one amount."""
    tail = read_tail(line, money.end)
    label, after = without_free(line[: money.start]), line[tail.end :]
    if not has_own_words(label) and not in_label(label) and names_behind(after):
        return _offer(line, money, tail, "", after, money.start)
    offer = _offer(line, money, tail, label, after, 0)
    share = tail.period in LONG and in_label(label) in ("half_day", "day")  # the part of each day it is for
    return offer._replace(doubt=None) if share and offer.doubt == TWO_PERIODS else offer


def _offer(line: str, money: Money, tail: Tail, label: str, after: str, begin: int) -> Offer:
    """An offer whose passage begins at `begin`."""
    quote = line[begin : tail.end].lstrip(" .,;|–-·•/)").rstrip(" ,;|")
    doubt = doubt_of(line, money, tail, label)
    price = line[money.start : tail.end].rstrip(" ,;|")
    return Offer(money, label, after, tail, quote, doubt, line.count("*", money.end, tail.end + 2) == 1, price)


def _all_offers(line: str, moneys: list[Money]) -> list[Offer]:
    """The offers of a line with several amounts; what one of them leaves out the first, or the last, tells for all."""
    tails = tails_of(line, moneys)
    ends = [0, *(tail.end for tail in tails)]
    starts = [*(money.start for money in moneys), len(line)]
    between = [line[max(0, end) : start] for end, start in zip(ends, starts, strict=True)]
    led = has_own_words(between[0]) and not LABELLED.search(between[0])
    each = [] if led else named_behind(between)
    between = each or between
    trailing = not has_own_words(between[0]) and not in_label(between[0]) and names_behind(between[-1])
    found: list[Offer] = []
    lead = "" if each else between[0]
    for number, (money, tail) in enumerate(zip(moneys, tails, strict=True)):
        label = "" if trailing or (number and _of_the_last().fullmatch(between[number])) else between[number]
        if number and is_pass(label) and between[number].startswith("."):
            lead = label  # "Desks from £140 a month. Day passes £18"
        elif number and not trailing and not has_own_words(label) and not found[-1].doubt:
            tail = tail if tail.period else tail._replace(period=in_label(label) or in_label(_joint().sub("", label)))
            label = _shared(lead, label)
        elif number and not each and (desk_type(label) or desk_hint(label)):
            lead = label
        elif number and says("formulas", "payers", label):
            lead = ""
        elif number and LABELLED.search(label) and has_own_words(label):
            lead = label
        after = between[number + 1] if trailing or number == len(moneys) - 1 else ""
        offer = _offer(line, money, tail, label, after, money.start if trailing else ends[number])
        found.append(offer if label or not each else offer._replace(doubt=offer.doubt or "no name"))
    found = [unless_derived(offer, found[0], between[number], line) for number, offer in enumerate(found)]
    found = [
        offer._replace(doubt=offer.doubt or "range")
        if _is_end(found, number, between, line)
        else offer._replace(doubt=offer.doubt or "so many hours")
        if number and not trailing and _is_unread(between[number])
        else offer
        for number, offer in enumerate(found)
    ]
    found = _unless_side_by_side(found, line)
    last = found[-1].tail.vat
    if last and not any(offer.tail.vat for offer in found[:-1]):
        return _untaxed(found, line) or [offer._replace(tail=offer.tail._replace(vat=last)) for offer in found]
    return found


def _untaxed(found: Sequence[Offer], line: str) -> list[Offer]:
    """Two offers that are one price, of which only the second says whether tax is in it: "15 € (18 € TTC)"."""
    if len(found) != 2 or not found[1].tail.vat:
        return []
    first, second = found
    vat = untold_tax(first.money.amount, second.money.amount, found[1].tail.vat)
    if vat is None or _told_apart(first, second, line):
        return []
    doubt = None if first.doubt in _OF_TWO else first.doubt
    return [first._replace(tail=first.tail._replace(vat=vat), doubt=doubt), second]


_OF_TWO = ("list of amounts", "two amounts")
"""Doubts about an amount beside another that is none where both are one price."""


def _told_apart(one: Offer, two: Offer, line: str) -> bool:
    """Whether what stands between two amounts tells that they are for something else."""
    between = line[one.tail.end : two.money.start]
    return has_own_words(between) or in_label(clean(between)) is not None


@cache
def _of_the_last() -> re.Pattern[str]:
    """For whom or with what the price before is, up to what leads to the next: " for members and ", " (a year) or "."""
    joined = alternation(phrases("period_words", "conjunctions"))
    whom, what = (alternation(phrases("formulas", concept)) for concept in ("for_whom", "condition"))
    words = r"\s[^.;:,]{2,40}"
    bracket = r"\([^()]{2,40}\)"
    return re.compile(rf"\s+(?:(?:(?:{whom}|{what}){words}|{bracket})\s(?:{joined})|(?:{what}){words},)\s*", re.I)


def _unless_side_by_side(found: list[Offer], line: str) -> list[Offer]:
    """Offers of which two different amounts are in doubt that touch: who has not seen a switch cannot tell them apart.

    "€99€950 per month" is the price of a month and that of a year; of "£120/mo £96/mo" one is for those who pay a year.
    """
    pairs = [pair for pair in pairwise(found) if pair[0].money.amount != pair[1].money.amount]
    touching = [pair for pair in pairs if _touch(*pair, line)]
    doubtful = [offer.money for pair in touching for offer in pair]
    return [offer._replace(doubt=offer.doubt or "two amounts") if offer.money in doubtful else offer for offer in found]


def _touch(one: Offer, two: Offer, line: str) -> bool:
    """Whether nothing stands between two amounts, or nothing but the period and the tax that both have."""
    between = line[one.money.end : two.money.start].strip()
    if not between or (between.casefold() in phrases("period_words", "conjunctions") and not one.tail.period):
        return True
    alike = one.tail.period and one.tail.period == two.tail.period and one.tail.vat == two.tail.vat
    gap = line[one.tail.end : two.money.start].strip(" |/").casefold()
    return bool(alike) and (not gap or gap in phrases("money", "from")) and not names_behind(two.after)


def _shared(lead: str, label: str) -> str:
    """The label of an amount whose own names nothing: what the nearest one before it that does names, and its own."""
    lead = "" if is_part_of_day(clean(lead)) or is_season(clean(label)) else lead  # "10er-Karte 90 €, Monatskarte"
    named = has_own_words(clean(lead)) or not (in_label(lead) or duration(clean(lead)))
    shared = (untimed(lead) if in_label(label) else clean(_timeless(lead))) if named else ""
    timed = in_label(label) or duration(clean(label))
    if shared[:1].islower() and clean(lead)[:1].isupper():
        shared = ""  # "La journée de coworking" has its time before it
    return f"{shared} {clean(label)}".strip() if timed else shared


def _is_unread(label: str) -> bool:
    """Whether words between two amounts count hours in a way that no term is read from: ", from 4 hrs"."""
    return counts_time(label) and not (in_label(label) or has_own_words(label) or duration(clean(label)))


def _is_end(found: Sequence[Offer], number: int, between: Sequence[str], line: str) -> bool:
    """Whether an offer is one end of a range whose ends both tell the period: "£12 p.h. to £15 p.h."."""
    pairs = (pair for pair in (number, number + 1) if 0 < pair < len(found))
    return any(
        found[pair - 1].tail.period
        and found[pair - 1].tail.period == found[pair].tail.period
        and _BRACKETED.sub("", between[pair]).strip(" .").casefold() in phrases("money", "range")
        and not tax_pair(line, found[pair - 1].money, found[pair].money)
        for pair in pairs
    )


_BRACKETED = re.compile(r"\([^()]*\)")
"""What is said of one end of a range: "from £275 (10 m²) to £790 (30 m²)"."""


def _timeless(label: str) -> str:
    """A label without the period that a colon or a dash parts from it: "Room 1 (8 seats): half a day"."""
    for cut in _CUTS:
        name, found, rest = label.rstrip(" :").rpartition(cut)
        timed = found and (is_part_of_day(rest) or (in_label(rest) and not has_own_words(rest)))
        if timed and has_own_words(name):
            return name
    return label


_CUTS = (":", " – ", " — ", " - ")


def untimed(label: str) -> str:
    """A label without its period: what it names for the prices behind it too ("Room 1 half day € 60, day € 90")."""
    text = _timeless(label)
    for span in reversed(period_spans(text)):
        text = f"{text[: span.start]} {text[span.end :]}"
    return clean(" ".join(text.split()))


@remembered
def names_behind(after: str) -> bool:
    """Whether the words after a price can be its name ("€ 20 – hot desk"): of the same sentence, and no other sum."""
    if len(after) > MAX_BEHIND or not has_own_words(after) or after.lstrip().startswith((".", ",", ";")):
        return False
    if only_adds(after):
        return False
    binds = says("formulas", "commitment", after) and not desk_type(after)
    if (has_digit(after) and says("quantity", "valid", after)) or says("formulas", "beside", after):
        return False
    return not (binds or _condition().match(after) or begins_with("formulas", "asked_behind", after))


@cache
def _condition() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{alternation(phrases('formulas', 'condition'))})(?!\w)", re.I)


def _same_plan_once(line: str, found: list[Offer]) -> list[Offer]:
    """One price told with and without tax, "€100 excl. btw (€121 incl. btw)": the first stays, with the period."""
    kept: list[Offer] = []
    for offer in found:
        last = kept[-1] if kept else None
        told = last and last.tail.vat and offer.tail.vat and last.tail.vat != offer.tail.vat
        if last is None or not told or _told_apart(last, offer, line):
            kept.append(offer)
        elif last.tail.period is None:
            kept[-1] = last._replace(tail=last.tail._replace(period=offer.tail.period))
    return kept


_NUMBER = re.compile(r"\d[\d.,' ]*")
_LIST = re.compile(r"(?P<head>.*?[^\d\s/.,])\s*:?\s*(?P<list>\d[\d .,]*(?:\s?/\s?\d[\d .,]*)+)\s?$")


def _parallel(line: str, last: Money) -> list[Offer]:
    """Offers of "first hour / following hours 346 / 288 ₴": as many periods as amounts, and one currency."""
    if line.count("/", 0, last.start) < 2 or len(line) >= 300:
        return []
    number = _NUMBER.match(line, last.start)
    match = _LIST.fullmatch(line[: number.end()].rstrip()) if number else None
    if not match:
        return []
    amounts, labels = match.group("list").split("/"), match.group("head").split("/")
    periods = [in_label(label) for label in labels]
    if len(amounts) != len(labels) or None in periods:
        return []
    found = []
    for label, amount in zip(labels, amounts, strict=True):
        money = find_money(f"{amount.strip()} {last.currency}")
        if len(money) != 1:
            return []
        tail = Tail(last.end, vat=read_tail(line, last.end).vat)
        found.append(Offer(money[0]._replace(start=last.start, end=last.end), label, "", tail, line.strip()))
    return found
