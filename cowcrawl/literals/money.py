"""Amounts of money as people write them: `€ 1.250,-`, `350€`, `530.–`, `25,00 euro's`, `CHF 12.50`."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from cowcrawl.literals.currency import (
    any_sign,
    code_beside,
    code_of,
    named_signs,
    sign_source,
    signs_in,
    symbol,
    written_out,
)
from cowcrawl.literals.period import in_label
from cowcrawl.literals.spoken import spoken_before
from cowcrawl.literals.tax_pairs import without_tax_pairs
from cowcrawl.literals.words import alternation, has_digit
from cowcrawl.vocabulary import load, phrases

MAX_AMOUNT = Decimal(1_000_000)
"""No plan of a desk or a room costs more: a larger number is something else."""
MAX_SMALL = 30 * MAX_AMOUNT
"""The same of currencies whose unit is worth next to nothing."""


_BLANKS = " \u00a0\u2009\u202f"
"""What stands between thousands in French and German print."""


def _number(separator: str) -> str:
    """The source of a pattern for a number; `separator` names the group that holds its thousands separator."""
    groups = rf"\d{{1,3}}(?P<{separator}>[.,'’{_BLANKS}])\d{{3}}(?:(?P={separator})\d{{3}})*"
    decimals = rf"(?:(?!(?P={separator}))[.,]\d{{1,2}})?(?!\d)"
    return rf"{groups}{decimals}|\d{{1,7}}(?:[.,]\d{{1,2}})?(?!\d|(?:,\d\d)*,\d{{3}})"


_DASHES = r"(?:\s?[.,]\s?(?:-{1,2}|[–—=]{1,2})(?!\s?\d))?"
_CLOCK = re.compile(r"\s*(?:uhr\b|h\b|bis\b|[-–]\s*\d{1,2}[.:]\d\d)", re.I)
_TWO_NUMBERS = re.compile(r"(?:^|[^\w.,€£$])(\d[\d.,]*)\s{1,2}$")
_COUNTED = re.compile(r"\s{0,2}\d{1,3}\s[^\W\d_]{3,}")
_CENTS = re.compile(r"\d{2}(?![\d.,]|\s?[€£$])")
_GLUED = re.compile(r"[^\W\d_]+$")
_FACTOR = re.compile(r"(?:^|[x×:=])\s?$")
_NEXT_NUMBER = re.compile(rf"\s{{0,2}}(?:{_number('n')})")
_BETWEEN_THOUSANDS = re.compile(rf"['’{_BLANKS}]")
_DIGIT = re.compile(r"\d")
_POINT = re.compile(r"[.,](\d{1,2})$")
_DASHED = re.compile(_DASHES[:-1])
_PLAIN = re.compile(rf"\s*(?:{_number('p')})(?P<dashes>{_DASHES})\s*\*{{0,3}}\s*")


class Money(NamedTuple):
    """An amount and the passage that gives it."""

    amount: Decimal
    """How much, in units of the currency."""
    currency: str | None
    """ISO 4217, or what the caller says of a bare $: None or "$" where nobody says of which country it is."""
    start: int
    """Where number and sign begin in the text."""
    end: int
    """Where they end."""
    ranged: bool = False
    """It is one end of a range: which of the two applies is not said."""

    @property
    def text(self) -> str:
        """The amount as a decimal string: 178.50, 20."""
        return f"{self.amount:.2f}" if self.amount % 1 else f"{self.amount:.0f}"


def find_money(text: str, *, dollar: str | None = None, home: str | None = None) -> list[Money]:
    """Every amount whose number touches a currency, in order.

    `dollar` is the currency a bare $ stands for, `home` that of amounts that only end like a price ("530.–", "25,-").
    A number between two signs that could belong to either is left out, so is a number too large to be a price.
    """
    if dollar and "$" not in text:
        dollar = None
    if home and not _DASHED.search(text):
        home = None
    return list(_found(text, dollar, home))


@lru_cache(4096)
def _found(text: str, dollar: str | None, home: str | None) -> tuple[Money, ...]:
    """Remembered: several extractors look at the same texts."""
    signs = signs_in(text)
    spoken = _spoken(text) if not named_signs().isdisjoint(signs) else []
    if not has_digit(text) or not (signs or home or symbol().search(text)):
        return tuple(_mark_ranges(text, spoken))
    found: list[Money] = []
    at = 0
    starts, pattern = _patterns(signs, home is not None)
    while start := starts.search(text, at):
        at = start.start() + 1
        match = pattern.match(text, at - 1)
        if match is None:
            continue
        last = found[-1].end if found else 0
        money = _dashed(text, match, home) if home and match.group("dashes3") else _money(text, match, dollar, last)
        if money is not None:
            at = match.end()
            if money.amount <= most(money.currency):
                found.append(money)
    found = sorted([*found, *spoken], key=lambda money: money.start) if spoken else found
    return tuple(_mark_ranges(text, found)) if found else ()


def _spoken(text: str) -> list[Money]:
    """The amounts whose number is written out before the name of a currency: "quinze euros".

    One in brackets tells a number in digits again: "150 € (cent cinquante euros)".
    """
    found: list[Money] = []
    for match in written_out().finditer(text):
        told = spoken_before(text, match.start("name"))
        if told and not text[: told[1]].endswith("("):
            ranged = _is_second(text, told[1])
            found.append(Money(Decimal(told[0]), code_of(match["name"], None), told[1], match.end(), ranged))
    return found


def _is_second(text: str, start: int) -> bool:
    """Whether an amount that is written out is the second of two: "entre quinze et vingt euros"."""
    tied = _tied().search(text, max(0, start - 30), start)
    if tied is None:
        return False
    return spoken_before(text, tied.start()) is not None or text[: tied.start()].rstrip()[-1:].isdigit()


@cache
def _tied() -> re.Pattern[str]:
    words = (*phrases("money", "range"), *phrases("period_words", "conjunctions"))
    return re.compile(rf"\s(?:{alternation(words)})\s$", re.I)


def most(currency: str | None) -> Decimal:
    """The most that a plan costs in a currency."""
    return MAX_SMALL if currency in load("money")["small_units"] else MAX_AMOUNT


def plain_amount(text: str) -> Decimal | None:
    """The number when `text` is nothing but one ("450", "1.250,-"), as in a cell whose header has the currency."""
    if not text.lstrip()[:1].isdigit() or not (match := _PLAIN.fullmatch(text)):
        return None
    amount = _decimal(match.group().replace("*", "").strip()[: len(match.group())], match.group("dashes"))
    return amount if amount is not None and amount <= MAX_AMOUNT else None


@lru_cache(256)
def _patterns(signs: tuple[str, ...], dashed: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Where an amount can begin, and the amount; with `dashed` also one that only ends like a price."""
    sign = sign_source(signs)
    parts = [
        rf"(?P<sign1>{sign})\s{{0,2}}(?P<number1>{_number('t1')})(?P<dashes1>{_DASHES})",
        rf"(?:(?<![\d.,])|(?<=\.\.))(?P<number2>{_number('t2')})(?P<dashes2>{_DASHES})\s{{0,2}}(?P<sign2>{sign})",
    ]
    if dashed:
        parts.append(rf"(?<![\d.,/])(?P<number3>{_number('t3')})(?P<dashes3>{_DASHES[:-1]})")
    return re.compile(rf"\d|{sign}", re.I), re.compile("|".join(parts), re.I)


def _money(text: str, match: re.Match[str], dollar: str | None, last: int) -> Money | None:
    first = match.group("sign1") is not None
    sign, number, dashes = match.group(*(("sign1", "number1", "dashes1") if first else ("sign2", "number2", "dashes2")))
    start, end = match.span()
    if first and text[:start].endswith(sign):
        return None  # how dear something is: "$$$ 2 minutes away"
    if first and sign.casefold().startswith("fr") and _CLOCK.match(text, end):
        return None
    if first and match.start("number1") > match.end("sign1") and _follows_number(text, start, last):
        return None
    if not first and not _own_number(text, match):
        return None
    if not first and sign == "€" and "," not in number and (cents := _CENTS.match(text, end)):
        number, end = f"{number},{cents.group()}", cents.end()
    amount = _decimal(number, dashes)
    if amount is None:
        return None
    if sign == "$" and (told := code_beside(text, start, end)):
        return Money(amount, *told)
    return Money(amount, code_of(sign, dollar), start, end)


def _follows_number(text: str, start: int, last: int) -> bool:
    """Whether a number that is no price, nor the number of a room, stands right before a sign: "Flex 2 € 15"."""
    number = _TWO_NUMBERS.search(text, max(last, start - 12), start)
    return number is not None and not _numbered().search(text[max(0, start - 40) : number.start(1)])


def _dashed(text: str, match: re.Match[str], home: str) -> Money | None:
    amount = _decimal(match.group("number3"), None)
    if amount is None:
        return None
    return Money(amount, home, *match.span())


def _own_number(text: str, match: re.Match[str]) -> bool:
    """Whether a number before a sign is the sign's: no part of a word, no room's number, no other price's."""
    start, end = match.span("number2")
    ahead = text[max(0, start - 30) : start]
    glued = _GLUED.search(ahead) if ahead[-1:].isalnum() else None
    if glued and (len(glued.group()) < 3 or not glued.group()[-1].islower()):
        return False
    if ahead and (match.group("t2") or "-") in _BLANKS and _numbered().search(ahead):
        return False
    behind = match.end("sign2")
    if not (following := _NEXT_NUMBER.match(text, behind)):
        return True
    currency = any_sign(signs_in(text))
    if currency.match(text, following.end()) or currency.match(text, following.end() + 1):
        return True
    if _FACTOR.search(ahead) and _COUNTED.match(text, behind):
        return True
    apart = following.group()[0].isspace()
    return match.start("sign2") == end and (apart or len(following.group()) == 2)


def _decimal(number: str, dashes: str | None) -> Decimal | None:
    if number.isdecimal() and number.isascii():
        return None if number[0] == "0" and len(number) > 1 else Decimal(number)
    digits = number.strip()
    if dashes:
        digits = digits.removesuffix(dashes).strip()
    digits = _BETWEEN_THOUSANDS.sub("", digits)
    whole, point, part = digits, "", ""
    if cut := _POINT.search(digits):
        whole, point, part = digits[: cut.start()], ".", cut.group(1)
    whole = whole.replace(".", "").replace(",", "")
    if digits.startswith("0") and len(digits) > 1 and not point:
        return None
    return Decimal(whole + point + part) if whole.isascii() and whole.isdigit() else None


@cache
def _numbered() -> re.Pattern[str]:
    words = "|".join(map(re.escape, phrases("money", "numbered")))
    return re.compile(rf"(?<!\w)(?:{words})\s$", re.I)


@cache
def _reach() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What makes an amount one end of a range: before it, behind it, or between it and the one before."""
    words = "|".join(re.escape(word) for word in phrases("money", "range"))
    article = rf"(?:(?<=\s)(?:{alternation(phrases('money', 'range_articles'))})\s)?"
    joined = rf"(?:\s(?:{alternation(phrases('period_words', 'conjunctions'))})(?=\s))?"  # "et jusqu'à"
    word = rf"(?:(?<!\w)(?:{words})(?!\w)|[-–—~÷→])"
    before = re.compile(rf"(?<![\d.,])(\d{{1,6}}(?:[.,]\d{{1,3}})?)(?:,[-–]+)?\s?{word}\s?{article}$", re.I)
    ended = r"(?=\s*(?:$|[.,;)/(]|p\b|per\b|par\b|pro\b|por\b|al\b))"
    after = re.compile(rf"\s?{word}\s?(?:\d{{1,6}}(?:[.,]\d{{1,3}})?)(?!\d){ended}", re.I)
    return before, after, re.compile(rf"{joined}\s?(?:{words})\s?{article}", re.I)


def _mark_ranges(text: str, found: list[Money]) -> list[Money]:
    if len(found) == 1 and not (_DIGIT.search(text, 0, found[0].start) or _DIGIT.search(text, found[0].end)):
        return found
    before, after, between = _reach()
    ranged: set[int] = set()
    for number, money in enumerate(found):
        ahead = text[max(0, money.start - 30) : money.start]
        low = before.search(ahead) if has_digit(ahead) and text[money.start].isdigit() else None
        if low and not _numbered().search(ahead[: low.start()]) and _near(low.group(1), money.amount):
            ranged.add(number)
        if after.match(text, money.end):
            ranged.add(number)
        gap = text[found[number - 1].end : money.start] if number else ""
        bare = _BRACKETED.sub(_unless_timed, gap) if "(" in gap else gap
        if number and between.fullmatch(bare) and (bare == gap or bare.strip() not in _joining()):
            ranged |= {number - 1, number}
    ranged = without_tax_pairs(text, found, ranged) if len(found) > 1 else ranged
    return (
        [money._replace(ranged=money.ranged or number in ranged) for number, money in enumerate(found)]
        if ranged
        else found
    )


_BRACKETED = re.compile(r"\s?\([^()]*\)")
"""What is said of one end of a range: "from £290 (10 m²) to £780 (30 m²)"."""


def _unless_timed(bracket: re.Match[str]) -> str:
    """A bracket that tells for how long an amount is, "£90 (half-day) to £160 (full-day)": these are two prices."""
    return bracket.group() if in_label(bracket.group().strip(" ()")) else ""


@cache
def _joining() -> frozenset[str]:
    return frozenset(phrases("period_words", "conjunctions"))


def _near(low: str, amount: Decimal) -> bool:
    """Whether `low` can be the lower end of a range that ends at `amount`: the same order of size."""
    first = _decimal(low, None)
    return first is not None and amount / 20 <= first < amount
