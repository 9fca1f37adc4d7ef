"""One line of text as offers: each amount with the words before it, its period, its tax, its bundle."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import urlsplit

from cowcrawl.literals.money import Money, find_money
from cowcrawl.literals.period import in_label, period_spans, suffix
from cowcrawl.literals.quantity import find_bundle
from cowcrawl.literals.vat import Vat, vat_spans
from cowcrawl.literals.words import alternation
from cowcrawl.page import Page
from cowcrawl.vocabulary import load, phrases

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
    """The locale of the page's top-level domain."""
    domain = (urlsplit(page.url).hostname or "").rpartition(".")[2]
    return Locale(load("money")["dollars"].get(domain), load("money")["homes"].get(domain))


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


def read_tail(text: str, at: int) -> Tail:
    """What the words at `at` say of the amount before them, as far as they are known words."""
    tail = Tail(at)
    for _ in range(MAX_TAIL):
        start = _gap().match(text, tail.end).end()  # type: ignore[union-attr]
        step = _vat_at(text, start, tail) or _piece_at(text, start, tail) or _bundle_at(text, start, tail) or _period_at(text, start, tail)
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
    link = _link().match(text, at)
    start = link.end() if link else at
    bundle = find_bundle(text[start : start + 60])
    if bundle and bundle.start <= 1:
        return replace(tail, end=start + bundle.end, quantity=bundle.quantity)
    match = _units_at().match(text, start) if link else None
    return replace(tail, end=match.end(), quantity=int(match.group(1))) if match and int(match.group(1)) > 1 else None


def _period_at(text: str, at: int, tail: Tail) -> Tail | None:
    period = suffix(text, at)
    if period is None or tail.period:
        return None
    return replace(tail, end=period.end, period=period.value)


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(r"[\s*¹²³†().,;|–-]{0,6}")


@cache
def _per() -> str:
    return r"(?:/|\bper\b|\bpar\b|\bpro\b|\bpor\b|\bal?\b|\bthe\b|\bla\b|\ble\b|\bp\.?|\bje\b|\bà la\b|\bfor each\b|\beach\b)\s*"


@cache
def _link() -> re.Pattern[str]:
    return re.compile(r"(?:/|per\b|par\b|pro\b|por\b|for\b|pour\b|voor\b|für\b|para\b|per le\b|le\b|la\b|the\b|el\b|il\b)\s*(?:un\b|une\b|een\b|ein\b|eine\b|a\b)?\s*", re.I)


@cache
def _piece() -> re.Pattern[str]:
    return re.compile(rf"{_per()}(?:{alternation(phrases('formulas', 'pieces'))})(?!\w)", re.I)


@cache
def _person() -> re.Pattern[str]:
    return re.compile(rf"(?:{_per()}(?:{alternation(phrases('formulas', 'person'))})(?!\w)|p\.\s?p\.?|pp\b|p/p\b)", re.I)


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
    tails = [read_tail(line, money.end) for money in moneys]
    ends = [0, *(tail.end for tail in tails)]
    starts = [*(money.start for money in moneys), len(line)]
    between = [line[max(0, end) : start] for end, start in zip(ends, starts, strict=True)]
    trailing = not own_words(between[0]) and bool(own_words(between[-1]))
    found: list[Offer] = []
    for number, (money, tail) in enumerate(zip(moneys, tails, strict=True)):
        label, after = between[number], between[number + 1]
        if trailing:
            label, after = "", after
        begin = money.start if trailing else ends[number]
        quote = line[begin : tail.end].strip(" ,;|–-")
        if number and not trailing and not own_words(label) and not found[-1].doubt:
            shared = clean(found[0].label) if own_words(found[0].label) else ""
            label = f"{shared} {clean(label)}".strip() if in_label(label) else shared
        found.append(Offer(money, label, after if number == len(moneys) - 1 or trailing else "", tail, quote, _doubt(line, money, label, tail)))
    return _same_plan_once(found)


def _doubt(line: str, money: Money, label: str, tail: Tail) -> str | None:
    if money.ranged:
        return "range"
    if tail.piece:
        return "per piece"
    if money.currency is None:
        return "no currency"
    if re.search(r"[+−]\s?$|[+]\s?\D{0,2}$", line[: money.start]) or _added().search(line[: money.start]):
        return "addition"
    if re.search(r"\d\s?/\s?$", line[: money.start]) or re.match(r"\s?/\s?\d", line[money.end :]):
        return "list of amounts"
    return None


@cache
def _added() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(phrases('formulas', 'addition'))})\s*$", re.I)


def _same_plan_once(found: list[Offer]) -> list[Offer]:
    """"€100 excl. btw (€121 incl. btw)" is one price told twice: the first stays."""
    kept: list[Offer] = []
    for offer in found:
        last = kept[-1] if kept else None
        told = last and last.tail.vat and offer.tail.vat and last.tail.vat != offer.tail.vat
        if told and not own_words(offer.label.removeprefix(last.label if last else "")):
            continue
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
        found.append(Offer(replace(money[0], start=last.start, end=last.end), label, "", Tail(last.end, vat=read_tail(line, last.end).vat), line.strip()))
    return found


def clean(label: str) -> str:
    """A label as a name: without the marks that tie it to its price and the words that only announce one."""
    text = label.strip(" \n:;,.-–—=|/*•·>()[]✓✔→")
    text = re.sub(rf"(?:[\s:,–-]*(?<!\w)(?:{alternation(phrases('money', 'from'))}|à|x|for|pour|voor|für|=))+\s*$", "", text, flags=re.I)
    opened = text.count("(") - text.count(")")
    return (text + ")" if opened == 1 and f"{text})" in label else text).strip(" :;,-–—=|/*")


def own_words(label: str) -> str:
    """The words of a label that name something: without periods, bundles, tax and the words that only announce a price."""
    text = label
    spans = [(span.start, span.end) for span in period_spans(text)] + [(span.start, span.end) for span in vat_spans(text)]
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + " " + text[end:]
    text = _nothing().sub(" ", text)
    return " ".join(re.sub(r"[\W\d_]+", " ", text).split())


@cache
def _nothing() -> re.Pattern[str]:
    words = alternation((*phrases("formulas", "filler"), *phrases("money", "from")))
    nouns = alternation([word for unit in ("hour", "half_day", "day", "week", "month", "year") for word in phrases("periods", unit)])
    ordinals = alternation(phrases("period_words", "ordinals"))
    return re.compile(rf"(?<!\w)(?:(?:{ordinals})\s+)?(?:{nouns})(?!\w)|(?<!\w)(?:{words}|l['’]|d['’])(?!\w)|\(\s*(?:1|un|une|one|een|ein)\s\w+\s*\)", re.I)
