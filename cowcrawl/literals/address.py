"""Postal addresses in text, in the forms of western Europe: a postcode, the town beside it and the street around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from cowcrawl.literals import country as countries
from cowcrawl.literals.postcode import Postcode, Town, postcodes, town_after, town_at
from cowcrawl.literals.street import Street, box_at, house_number, street
from cowcrawl.vocabulary import alternatives, phrases

MAX_BACK = 6
"""Segments looked at before a postcode: building, floor, zone and quarter may stand between street and postcode."""
MAX_LINES = 5
"""Lines between street and postcode at most."""

_SPLIT = re.compile(r"[\n;|•·()\[\]:\t]|(?<!\d),|,(?!\d)|,(?=\d{4,5}\s[A-Z])|(?<!\s[ABDFLI])\s[-–—/]\s|\s-(?=[A-Z])")
_FOREIGN = re.compile(r"@|https?:|www\.|(?:\+|\b0)\d[\d ./()-]{7,}")
_LEAD = re.compile(r"[ ,]*")
_DIGIT = re.compile(r"\d")
_NAME = re.compile(r"[^\W\d_][^\d@€£$]{1,39}")


@dataclass(frozen=True, kw_only=True)
class Address:
    """An address as printed; what is not printed is None."""

    start: int
    """Where its first part begins in the text."""
    end: int
    """Where its last part ends."""
    street: str | None = None
    house_number: str | None = None
    """With letter, range and box as printed."""
    postal_code: str | None = None
    """In the country's usual form."""
    city: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2, where the address itself tells it."""
    street_span: tuple[int, int] | None = None
    """Where street and number stand."""
    place_span: tuple[int, int] | None = None
    """Where postcode and town stand."""


@dataclass(frozen=True)
class _Segment:
    start: int
    end: int
    line: int


def addresses(text: str, country: str | None = None) -> list[Address]:
    """The addresses with a postcode in `text`, in reading order. Lines are ended by newlines; never raises.

    A postcode of bare digits counts only with a town and a street; one whose form or prefix tells the country also
    without a street. `country` (ISO code) rules out bare digits of another length than that country uses.
    """
    codes = [
        (code, town) for code in postcodes(text, country) if (town := town_after(text, code.end)) or _alone(text, code)
    ]
    segments = _segments(text)
    found: list[Address] = []
    barrier = 0
    for number, (code, town) in enumerate(codes):
        horizon = codes[number + 1][0].start if number + 1 < len(codes) else len(text)
        read = _Reader(text, segments, code, town, barrier, horizon).read()
        if read:
            found.append(read)
            barrier = read.end
    return found


def streets(text: str) -> list[Address]:
    """Streets with a number in `text` that a street word marks as such; for places where no postcode is printed."""
    found = []
    for segment in _segments(text):
        if not _DIGIT.search(text, segment.start, segment.end):
            continue
        hit = street(text, segment.start, segment.end)
        if hit and hit.number:
            end = box_at(text, hit.end)
            number = hit.number if end == hit.end else f"{hit.number}{text[hit.end : end]}"
            town = _town_of_street(text, end)
            found.append(
                Address(
                    start=hit.start,
                    end=town.end if town else end,
                    street=hit.name,
                    house_number=_flat(number),
                    city=town.name if town else None,
                    street_span=(hit.start, end),
                    place_span=(town.start, town.end) if town else None,
                )
            )
    return found


class _Reader:
    """Reads the parts of one address around its postcode."""

    def __init__(
        self, text: str, segments: list[_Segment], code: Postcode, town: Town | None, barrier: int, horizon: int
    ) -> None:
        self.text, self.segments, self.code, self.town = text, segments, code, town
        self.barrier, self.horizon = barrier, horizon
        self.at = next(n for n, segment in enumerate(segments) if segment.start <= code.start <= segment.end)
        self.between: list[_Segment] = []
        self.british = code.country in ("GB", "IE")

    def read(self) -> Address | None:
        where = self._before() or (self._after() if self.town else None)
        town = self._town_between(where) or self.town
        if not town or not (where or (self.code.sure and self.town)):
            return None
        if where and not where.worded and not where.number:
            return None
        where = self._with_unit(where) if where and self.british and not where.number else where
        place = (min(self.code.start, town.start), max(self.code.end, town.end))
        spans = [*place, *((where.start, where.end) if where else ())]
        return Address(
            start=min(spans),
            end=max(spans),
            street=where.name if where else None,
            house_number=where.number if where else None,
            postal_code=self.code.code,
            city=_town_name(town.name, self.code.country),
            country=self.code.country or self._nation(max(spans)),
            street_span=(where.start, where.end) if where else None,
            place_span=place,
        )

    def _before(self) -> Street | None:
        """The street that stands before the postcode: on its line, or in one of the segments above."""
        fallback: Street | None = None
        pending: tuple[int, int] | None = None
        for segment in self._segments_before():
            number = house_number(self.text, segment.start, segment.end)
            if number:
                pending = number
                continue
            hit = street(self.text, segment.start, segment.end, bare=self._bare_form(fallback))
            if hit:
                hit = self._joined(hit, pending)
                if hit.worded and (hit.number or not self.british):
                    return self._boxed(hit)
                fallback = fallback or hit
            elif pending and not fallback and not self.between and _is_name(self.text, segment):
                fallback = self._joined(_named(self.text, segment), pending)
            else:
                self.between.append(segment)
        return self._boxed(fallback) if fallback else None

    def _segments_before(self) -> Iterator[_Segment]:
        """The postcode's own segment up to it, then those above, the nearest first, up to a barrier."""
        own = self.segments[self.at]
        head = _Segment(max(own.start, self.barrier), self._joint(own.start, self.code.start), own.line)
        for segment in (head, *reversed(self.segments[max(0, self.at - MAX_BACK) : self.at])):
            piece = self.text[segment.start : segment.end]
            if segment is not head and (segment.start < self.barrier or own.line - segment.line > MAX_LINES):
                return
            if segment is not head and _FOREIGN.search(piece):
                return
            if piece.strip():
                yield segment

    def _bare_form(self, fallback: Street | None) -> Literal["last", "first"] | None:
        """Whether a street without a street word may stand here: right before the postcode, or the British town."""
        if fallback is not None or len(self.between) > (2 if self.british else 0):
            return None
        return "first" if self.british else "last"

    def _joint(self, start: int, end: int) -> int:
        hit = _joints().search(self.text, max(start, self.barrier), end)
        return hit.start() if hit else end

    def _joined(self, hit: Street, pending: tuple[int, int] | None) -> Street:
        """The street with the number that stands in a segment of its own (`Via Roma, 12` or `3, rue Haute`)."""
        if hit.number:
            return hit
        if not pending or self.text[hit.end : pending[0]].strip(" ,\n") not in ("", "n°", "nº", "nr."):
            above = next((s for s in reversed(self.segments) if self.barrier <= s.start and s.end <= hit.start), None)
            pending = house_number(self.text, above.start, above.end) if above else None
            if not pending or self.text[pending[1] : hit.start].strip(" ") != ",":
                return hit
        spans = (*pending, hit.start, hit.end)
        return Street(
            name=hit.name, number=self.text[slice(*pending)], start=min(spans), end=max(spans), worded=hit.worded
        )

    def _boxed(self, hit: Street) -> Street:
        """With the box or floor that is printed after the number, if it is no part of the postcode."""
        end = box_at(self.text, hit.end) if hit.number and self.text[: hit.end].endswith(hit.number) else hit.end
        if end == hit.end or hit.end < self.code.start < end:
            return hit
        number = f"{hit.number}{self.text[hit.end : end]}"
        return Street(name=hit.name, number=_flat(number), start=hit.start, end=end, worded=hit.worded)

    def _after(self) -> Street | None:
        """The street after the town (`1000 Brussels, Rue Haute 5`), unless it belongs to the next postcode."""
        assert self.town is not None
        for segment in self.segments[self.at : self.at + 4]:
            start, end = max(segment.start, self.town.end), segment.end
            if start >= end or end > self.horizon:
                continue
            if _FOREIGN.search(self.text[start:end]):
                return None
            hit = street(self.text, start, end)
            if hit and hit.number:
                following = [s for s in self.segments if s.start >= end][:2]
                taken = any(s.start <= self.horizon <= s.end for s in following) and self.horizon < len(self.text)
                return None if taken else self._boxed(hit)
        return None

    def _town_between(self, where: Street | None) -> Town | None:
        """The town before a postcode: the British way, and where nothing but a province follows the postcode."""
        code, own = self.code, self.segments[self.at]
        alone = not self.text[own.start : code.start].strip() and not self.text[code.end : own.end].strip()
        if where is None or (not self.british and not (alone and self.between)):
            return None
        lead = _LEAD.match(self.text, max(own.start, where.end))
        head = town_at(self.text, lead.end()) if lead else None
        if head and head.end <= code.start and not _region().search(head.name):
            return head
        names = [town for s in self.between if s.start >= where.end and (town := _whole_town(self.text, s))]
        return next((town for town in names if not _region().search(town.name)), None)

    def _with_unit(self, where: Street) -> Street:
        """`Unit 4, First Floor, … Estate, Mill Drive`: a street without number takes the parts down from the unit."""
        above = [s for s in self.segments if self.barrier <= s.start and s.end <= where.start][-4:]
        named = [_named(self.text, segment) for segment in above if _is_name(self.text, segment, digits=True)]
        for number, part in enumerate(named):
            if _unit().search(part.name) and re.search(r"\d|\b[A-Z]$", part.name):
                name = ", ".join([one.name for one in named[number:]] + [where.name])
                return Street(name=name, number=None, start=part.start, end=where.end, worded=True)
        return where

    def _nation(self, end: int) -> str | None:
        """The country named right after the address."""
        tail = self.text[end : end + 40]
        hit = countries.named_in(tail)
        return hit[0] if hit and not tail[: hit[1]].strip(" ,-–—()/.\n") else None


def _town_of_street(text: str, end: int) -> Town | None:
    """The town that stands alone after the street and a comma: `Rue Haute 5, Bruxelles`."""
    town = town_after(text, end) if text[end : end + 1] == "," else None
    return town if town and not text[town.end : town.end + 2].strip(" .,)\n") else None


def _segments(text: str) -> list[_Segment]:
    found: list[_Segment] = []
    start = line = 0
    for cut in _SPLIT.finditer(text):
        found.append(_Segment(start, cut.start(), line))
        start = cut.end()
        line += cut[0] == "\n"
    found.append(_Segment(start, len(text), line))
    return found


def _alone(text: str, code: Postcode) -> bool:
    """Whether a postcode may have its town before it."""
    return code.country in ("GB", "IE") or not text[code.end : code.end + 1].strip(" ,\n)")


def _named(text: str, segment: _Segment) -> Street:
    piece = text[segment.start : segment.end]
    start = segment.start + len(piece) - len(piece.lstrip())
    name = piece.strip()
    return Street(name=name, number=None, start=start, end=start + len(name), worded=False)


def _is_name(text: str, segment: _Segment, *, digits: bool = False) -> bool:
    piece = text[segment.start : segment.end].strip()
    return bool(re.fullmatch(r"\w[^@€£$]{1,49}", piece) if digits else _NAME.fullmatch(piece))


def _whole_town(text: str, segment: _Segment) -> Town | None:
    named = _named(text, segment)
    town = town_at(text, named.start)
    return town if town and not text[town.end : named.end].strip(" 0123456789W") else None


def _town_name(name: str, country: str | None) -> str:
    """Without the Italian province's two letters."""
    return re.sub(r"\s[A-Z]{2}$", "", name) if country in (None, "IT") else name


def _flat(text: str) -> str:
    return " ".join(text.split())


@cache
def _joints() -> re.Pattern[str]:
    words = "|".join(map(re.escape, phrases("address", "joint")))
    return re.compile(rf"(?:[\s,]+(?:{words}))?[\s,–-]*$")


@cache
def _region() -> re.Pattern[str]:
    return re.compile(alternatives(phrases("address", "region")) + r"|\w+shire\b", re.IGNORECASE)


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(alternatives(phrases("address", "unit")), re.IGNORECASE)
