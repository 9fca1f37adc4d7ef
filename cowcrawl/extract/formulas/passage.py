"""One line of text as offers: each amount with the words before it, its period, its tax, its bundle."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from urllib.parse import urlsplit

from cowcrawl.extract.country import country
from cowcrawl.literals.money import Money, find_money
from cowcrawl.literals.period import UNITS, in_label, link, period_spans, suffix
from cowcrawl.literals.quantity import duration, find_bundle
from cowcrawl.literals.vat import Vat, vat_spans
from cowcrawl.literals.words import alternation
from cowcrawl.page import Page
from cowcrawl.vocabulary import load, phrases

MAX_BEHIND = 60
"""Characters of a name behind its price."""
MAX_BEFORE = 60
"""Characters before an amount that can say that it is none of today's prices."""
MAX_TAIL = 8
"""Phrases after an amount that are read as its period, tax and unit."""


@dataclass(frozen=True)
class Locale:
    """What a page's country decides of the way prices are written."""

    dollar: str | None = None
    """What a bare $ stands for."""
    home: str | None = None
    """The currency of amounts that only end like a price."""


def locale_of(page: Page) -> Locale:
    """The locale of the page's top-level domain; for a bare $ also the country that its places and telephones tell."""
    domain = (urlsplit(page.url).hostname or "").rpartition(".")[2]
    dollars = load("money")["dollars"]
    dollar = dollars.get(domain)
    if dollar is None and any("$" in block.text for block in page.blocks):
        dollar = dollars.get((country(page) or _place(page) or "").lower())
    return Locale(dollar, load("money")["homes"].get(domain))


def _place(page: Page) -> str | None:
    """The country of the one kind of North American postcode on a page ("IN 46350", "M5V 2T6")."""
    text = "\n".join((page.title, *(block.text for block in page.blocks)))
    found = {code for code, pattern in _places() if pattern.search(text)}
    return found.pop() if len(found) == 1 else None


@cache
def _places() -> tuple[tuple[str, re.Pattern[str]], ...]:
    states = "|".join(load("money")["states"])
    return (
        ("US", re.compile(rf"(?<=, )(?:{states}) \d{{5}}(?!\w)")),
        ("CA", re.compile(r"(?<!\w)[A-CEGHJ-NPR-TVXY]\d[A-Z] \d[A-Z]\d(?!\w)")),
    )


@dataclass(frozen=True)
class Tail:
    """What the words right after an amount say."""

    end: int
    """Where they end."""
    period: str | None = None
    """A period."""
    quantity: int | None = None
    """The number of units of a bundle."""
    vat: Vat | None = None
    """Tax."""
    piece: bool = False
    """The price is for a piece, an area, a distance: no plan."""


@dataclass(frozen=True)
class Offer:
    """An amount and what its line says of it."""

    money: Money
    """The amount."""
    label: str
    """The words before it."""
    after: str
    """The words after it."""
    tail: Tail
    """What follows the amount directly."""
    quote: str
    """The passage from label to tail."""
    doubt: str | None = None
    """Why it is not to be trusted, if anything."""
    starred: bool = False
    """A footnote's star stands at the amount."""


def read_tail(text: str, at: int) -> Tail:
    """What the words at `at` say of the amount before them, as far as they are known words."""
    tail = Tail(at)
    for _ in range(MAX_TAIL):
        gap = _GAP.match(text, tail.end)
        start = gap.end() if gap else tail.end
        steps = (read(text, start, tail) for read in (_vat_at, _piece_at, _bundle_at, _period_at))
        step = next((step for step in steps if step), None)
        if step is None:
            break
        tail = step
    return tail


def _vat_at(text: str, at: int, tail: Tail) -> Tail | None:
    phrase = next((phrase for phrase in vat_spans(text[at : at + 60]) if phrase.start <= 1), None)
    return replace(tail, end=at + phrase.end, vat=tail.vat or phrase.value) if phrase else None


def _piece_at(text: str, at: int, tail: Tail) -> Tail | None:
    if match := _piece().match(text, at):
        return replace(tail, end=match.end(), piece=True)
    match = _person().match(text, at) or _filler().match(text, at)
    return replace(tail, end=match.end()) if match else None


def _bundle_at(text: str, at: int, tail: Tail) -> Tail | None:
    if tail.period or tail.quantity:
        return None
    linked = _link().match(text, at)
    start = linked.end() if linked else at
    bundle = find_bundle(text[start : start + 60])
    if bundle and bundle.start <= 1:
        return replace(tail, end=start + bundle.end, quantity=bundle.quantity)
    match = _units_at().match(text, start) if linked else None
    if not match or int(match.group(1)) < 2:
        return None
    return replace(tail, end=match.end(), quantity=int(match.group(1)))


def _period_at(text: str, at: int, tail: Tail) -> Tail | None:
    period = suffix(text, at)
    if period is None or tail.period:
        return None
    return replace(tail, end=period.end, period=period.value)


_GAP = re.compile(r"[\s*¹²³†().,;|–-]{0,6}")


@cache
def _link() -> re.Pattern[str]:
    return re.compile(rf"(?:{link()}\s*){{1,2}}", re.I)


@cache
def _piece() -> re.Pattern[str]:
    return re.compile(rf"{link()}\s*(?:{alternation(phrases('formulas', 'pieces'))})(?!\w)", re.I)


@cache
def _person() -> re.Pattern[str]:
    person = alternation(phrases("formulas", "person"))
    return re.compile(rf"(?:{link()}\s*(?:{person})(?!\w)|p\.\s?p\.?|pp\b|p/p\b)", re.I)


@cache
def _filler() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(phrases('formulas', 'tail'))})(?!\w)", re.I)


@cache
def _units_at() -> re.Pattern[str]:
    nouns = [word for unit in ("hour", "half_day", "day", "week", "month") for word in phrases("periods", unit)]
    return re.compile(rf"(\d{{1,3}})\s?-?(?:{alternation(nouns)})(?!\w)", re.I)


def offers(line: str, locale: Locale) -> list[Offer]:
    """The offers of one line, in order; an amount in doubt says why."""
    moneys = find_money(line, dollar=locale.dollar, home=locale.home)
    if not moneys:
        return []
    if split := _parallel(line, moneys):
        return split
    tails = _tails(line, moneys)
    ends = [0, *(tail.end for tail in tails)]
    starts = [*(money.start for money in moneys), len(line)]
    between = [line[max(0, end) : start] for end, start in zip(ends, starts, strict=True)]
    trailing = not own_words(between[0]) and names_behind(between[-1])
    found: list[Offer] = []
    for number, (money, tail) in enumerate(zip(moneys, tails, strict=True)):
        label, after = between[number], between[number + 1]
        if trailing:
            label = ""
        begin = money.start if trailing else ends[number]
        quote = line[begin : tail.end].lstrip(" ,;|–-·•/").rstrip(" ,;|")
        if number and not trailing and not own_words(label) and not found[-1].doubt:
            shared = clean(_timeless(found[0].label)) if own_words(found[0].label) else ""
            timed = in_label(label) or duration(clean(label))
            label = f"{shared} {clean(label)}".strip() if timed else shared
        after = after if trailing or number == len(moneys) - 1 else ""
        doubt = _doubt(line, money, tail) or _twice(label, tail)
        found.append(Offer(money, label, after, tail, quote, doubt, line[money.end : tail.end + 2].count("*") == 1))
    last = found[-1].tail.vat
    if last and not any(offer.tail.vat for offer in found[:-1]):
        found = [replace(offer, tail=replace(offer.tail, vat=last)) for offer in found]
    return _same_plan_once(found)


def _timeless(label: str) -> str:
    """A label without the period that a colon parts from it: "Room 1 (8 seats): half a day"."""
    name, colon, rest = label.rpartition(":")
    return name if colon and own_words(name) and in_label(rest) and not own_words(rest) else label


def untimed(label: str) -> str:
    """A label without its period: what it names for the prices behind it too ("Room 1 half day € 60, day € 90")."""
    text = _timeless(label)
    for span in reversed(period_spans(text)):
        text = f"{text[: span.start]} {text[span.end :]}"
    return clean(" ".join(text.split()))


_LABELLED = re.compile(r"[:=]\s*$")
_SEPARATOR = re.compile(r"[/;,|·•]|\s[-–—]\s")
_NEXT = re.compile(r"[;,|·•]")
"""What parts a price from the label of the next one, in a line that begins with a label."""


def _tails(line: str, moneys: list[Money]) -> list[Tail]:
    """What follows each amount; "25 € / journée : 150 €" gives the day to the second, whose label ends in a colon."""
    tails = []
    labelled = any(map(str.isalpha, line[: moneys[0].start]))
    for money, following in zip(moneys, [*moneys[1:], None], strict=True):
        tail = read_tail(line, money.end)
        if following and _LABELLED.search(line, tail.end, following.start):
            cuts = [cut.end() for cut in _SEPARATOR.finditer(line, money.end, following.start)]
            if cuts and cuts[-1] < tail.end:
                tail = read_tail(line[: cuts[-1]], money.end)
            elif not any(map(str.isalnum, line[tail.end : following.start])):
                tail = Tail(money.end, vat=tail.vat)
        elif following and labelled:
            tail = _own_tail(line, money, tail, following)
        tails.append(tail)
    return tails


def _own_tail(line: str, money: Money, tail: Tail, following: Money) -> Tail:
    """A tail cut where the label of the next price begins: "Day pass £15 | Week pass £60"."""
    cuts = [cut.end() for cut in _NEXT.finditer(line, money.end, following.start)]
    crossed = bool(cuts) and cuts[-1] < tail.end and any(map(str.isalpha, line[cuts[-1] : following.start]))
    return read_tail(line[: cuts[-1]], money.end) if crossed else tail


def _twice(label: str, tail: Tail) -> str | None:
    """A label with a colon tells one period and the words behind the amount another: the run does not alternate."""
    told = in_label(label) if tail.period and _LABELLED.search(label) else None
    return "two periods" if told and told != tail.period else None


def names_behind(after: str) -> bool:
    """Whether the words after a price can be its name ("€ 20 – hot desk"): they go on in the same sentence."""
    text = after.lstrip()
    condition = text.startswith((".", ",", ";")) or _condition().match(text)
    return len(after) <= MAX_BEHIND and not condition and bool(own_words(after))


def _doubt(line: str, money: Money, tail: Tail) -> str | None:
    if money.ranged:
        return "range"
    if tail.piece:
        return "per piece"
    if money.currency is None:
        return "no currency"
    before = line[max(0, money.start - MAX_BEFORE) : money.start]
    if _former().search(before):
        return "old price"
    if re.search(r"[+−]\s?$|[+]\s?\D{0,2}$", before) or _added().search(before):
        return "addition"
    if re.search(r"\d\s?/\s?$", before) or re.match(r"\s?/\s?\d", line[money.end :]):
        return "list of amounts"
    return None


@cache
def _condition() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{alternation(phrases('formulas', 'condition'))})(?!\w)", re.I)


@cache
def _former() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(phrases('formulas', 'former'))})\s*:?\s*$", re.I)


@cache
def _added() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(phrases('formulas', 'addition'))})\s*$", re.I)


def _same_plan_once(found: list[Offer]) -> list[Offer]:
    """One price told with and without tax, "€100 excl. btw (€121 incl. btw)": the first stays."""
    kept: list[Offer] = []
    for offer in found:
        last = kept[-1] if kept else None
        told = last and last.tail.vat and offer.tail.vat and last.tail.vat != offer.tail.vat
        if last is None or not told or own_words(offer.label.removeprefix(last.label)):
            kept.append(offer)
    return kept


_LIST = re.compile(r"(?P<head>.*?[^\d\s/.,])\s*:?\s*(?P<list>\d[\d .,]*(?:\s?/\s?\d[\d .,]*)+)\s?$")


def _parallel(line: str, moneys: list[Money]) -> list[Offer]:
    """Offers of "first hour / following hours 346 / 288 ₴": as many periods as amounts, and one currency."""
    last = moneys[-1]
    if len(moneys) != 1:
        return []
    number = re.match(r"\d[\d.,' ]*", line[last.start :])
    if not number:
        return []
    match = _LIST.fullmatch(line[: last.start + number.end()].rstrip()) if len(line) < 300 else None
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
        found.append(Offer(replace(money[0], start=last.start, end=last.end), label, "", tail, line.strip()))
    return found


_LETTER = re.compile(r"\s[A-Z]\s*")
"""A letter that is a name ("Salle A") and no preposition."""
_MARKS = " \n:;,.-–—=|/*•·>[]✓✔→"


def clean(label: str) -> str:
    """A label as a name: without the marks that tie it to its price and the words that only announce one."""
    text = _announcing().sub(
        lambda match: match.group() if _LETTER.fullmatch(match.group()) else "", label.strip(_MARKS)
    )
    if text.startswith("(") and text.find(")") in (-1, len(text) - 1):
        text = text.strip("()")
    if text.count("(") != text.count(")"):
        text = text.rstrip("(") if text.endswith("(") else text.removeprefix(")")
    return text.strip(" :;,-–—=|/*")


@cache
def _announcing() -> re.Pattern[str]:
    words = alternation(
        (
            *phrases("money", "from"),
            *phrases("period_words", "links"),
            *phrases("formulas", "former"),
            *phrases("formulas", "costs"),
            "à",
            "x",
        )
    )
    return re.compile(rf"(?:[\s:,–-]+(?:{words})){{1,4}}\s*$", re.I)


@lru_cache(4096)
def own_words(label: str) -> str:
    """The words of a label that name something: without periods, tax and the words that only announce a price."""
    text = label
    spans = [(span.start, span.end) for span in period_spans(text)] + [
        (span.start, span.end) for span in vat_spans(text)
    ]
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + " " + text[end:]
    text = _nothing().sub(" ", text)
    return " ".join(word for word in re.sub(r"[\W\d_]+", " ", text).split() if len(word) > 1)


@cache
def _nothing() -> re.Pattern[str]:
    words = alternation((*phrases("formulas", "filler"), *phrases("money", "from")))
    nouns = alternation([word for unit in UNITS for word in phrases("periods", unit)])
    groups = load("money")["currencies"].values()
    currencies = alternation([word for group in groups for word in group if word.isalpha()])
    ordinals = alternation(phrases("period_words", "ordinals"))
    unit = rf"(?<!\w)(?:(?:{ordinals})\s+)?(?:{nouns})(?!\w)"
    single = rf"\(\s*{link()}\s\w+\s*\)"
    return re.compile(rf"{unit}|(?<!\w)(?:{words}|{currencies}|l['’]|d['’])(?!\w)|{single}", re.I)
