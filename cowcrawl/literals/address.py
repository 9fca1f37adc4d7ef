"""Postal addresses in text, in the forms of western Europe: a postcode, the town beside it and the street around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from cowcrawl.centroids import knows_town
from cowcrawl.literals import country as countries
from cowcrawl.literals.address_words import corner, is_aside, joints, mark, not_street, plain_street, region
from cowcrawl.literals.code_or_number import is_code
from cowcrawl.literals.county import above_county, whole_town
from cowcrawl.literals.number_before import behind_number, last_number, numbered
from cowcrawl.literals.postcode import (
    Postcode,
    Town,
    known_beginning,
    known_town_before,
    likely,
    postcodes,
    town_after,
    town_at,
    up_to,
    usual,
)
from cowcrawl.literals.roads import on_road
from cowcrawl.literals.segments import Segment, is_name, segments, unlabelled
from cowcrawl.literals.street import Street, box_at, house_number, is_zone, named, street, village
from cowcrawl.literals.twin_street import twin
from cowcrawl.literals.unit import unit_alone, with_unit

MAX_BACK = 6
"""Segments looked at before a postcode: building, floor, zone and quarter may stand between street and postcode."""
MAX_AWAY = 300
"""Characters before a postcode in which its street is looked for, where nothing parts them."""
MAX_LINES = 5
"""Lines between street and postcode at most."""

_FOREIGN = re.compile(r"@|https?:|www\.|(?:\+|\b0)\d[\d ./()-]{7,}")
_LEAD = re.compile(r"[ ,]*")
_TOWN_FIRST = frozenset({"GB", "IE", "US", "CA", "AU"})
"""Countries that print the town before the postcode."""
_NUMBERED = re.compile(r"[ ,]+\d{1,3}[ ,][ ]?[A-Z]")
_NUMBER_BEHIND = re.compile(r" \d{1,4}[a-zA-Z]?(?=, \d)")
"""The number of the next address, whose street is no part of the town."""
_AFTER_STOP = re.compile(r"[.!?]\s")


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


def addresses(text: str, country: str | None = None) -> list[Address]:
    """The addresses with a postcode in `text`, in reading order. Lines are ended by newlines; never raises.

    A postcode of bare digits counts only with a town and a street; one whose form or prefix tells the country also
    without a street. `country` (ISO code) rules out bare digits of another length than that country uses.
    """
    return list(_addresses(text, country)) if likely(text) else []


@lru_cache(512)
def _addresses(text: str, country: str | None) -> tuple[Address, ...]:
    """Remembered: several extractors look at the same texts. Most texts say the same whatever the country is."""
    text, every = _codes(text)
    codes = [(code, town) for code, town in every if usual(code, country)]
    if country and len(codes) == len(every) and not any(_may_follow(text, code) for code, _ in codes):
        return _addresses(text, None)
    parts = segments(text) if codes else []
    found: list[Address] = []
    barrier = 0
    for number, (code, town) in enumerate(codes):
        horizon = codes[number + 1][0].start if number + 1 < len(codes) else len(text)
        read = _Reader(text, parts, code, town, barrier, horizon, country).read()
        if read:
            found.append(read)
        barrier = read.end if read else code.end if code.sure else barrier
    return tuple(found)


@lru_cache(512)
def _codes(text: str) -> tuple[str, tuple[tuple[Postcode, Town | None], ...]]:
    """A text without labels, and all that may be postcodes in it, with the towns behind them."""
    text = unlabelled(text)
    towns = ((code, town_after(text, code.end)) for code in postcodes(text))
    return text, tuple(
        (code, town) for code, town in towns if (town or _alone(text, code)) and is_code(text, code, town)
    )


_SENTENCE_END = re.compile(r"[^\W\d_]{3}[.!?]\s+[^\W\d_]")
"""What parts a town from a street of the next sentence: "9000 Gent. Parkeren kan in de Kerkstraat 5"."""


def _may_follow(text: str, code: Postcode) -> bool:
    """Whether nothing but a mark or a line end follows a postcode: its town may stand before it."""
    return not text[code.end : code.end + 1].strip(",.)\n")


class _Reader:
    """Reads the parts of one address around its postcode."""

    def __init__(
        self,
        text: str,
        parts: list[Segment],
        code: Postcode,
        town: Town | None,
        barrier: int,
        horizon: int,
        country: str | None,
    ) -> None:
        self.text, self.segments, self.code, self.town = text, parts, code, town
        self.barrier, self.horizon = barrier, horizon
        self.at = bisect_right(parts, code.start, key=lambda segment: segment.start) - 1
        self.between: list[Segment] = []
        self.british = code.country in _TOWN_FIRST
        if self.british and town and ("\n" in text[code.end : town.start] or _NUMBERED.match(text, town.end)):
            self.town = None  # of the next address
        elif town and not self.british and _NUMBER_BEHIND.match(text, town.end):
            self.town = known_beginning(town, code.country or country)
        self.head = self._known_head(code.country or country)

    def read(self) -> Address | None:
        where = self._before() or (self._after() if self.town or self.head else None)
        if where and not where.worded and not where.number:
            if self.code.country != "GB":
                return None
            where = None
        town = self._town_between(where) or self.head or self.town or self._known_town(where)
        if not (town and (where or (self.code.sure and (self.town or self.head)))) and not self._townless(where):
            return None
        place = self._place(town)
        if self.british and where is None:
            where = unit_alone(self.text, self._above(place[0]))
        elif self.british and where and not where.number:
            where = with_unit(self.text, self._above(where.start), where)
        spans = [*place, *((where.start, where.end) if where else ())]
        return Address(
            start=min(spans),
            end=max(spans),
            street=where.name if where else None,
            house_number=where.number if where else None,
            postal_code=self.code.code,
            city=_town_name(town.name, self.code.country) if town else None,
            country=self.code.country or self._nation(max(spans)),
            street_span=(where.start, where.end) if where else None,
            place_span=place,
        )

    def _place(self, town: Town | None) -> tuple[int, int]:
        """Where postcode and town stand."""
        start, end = self.code.start, self.code.end
        return (min(start, town.start), max(end, town.end)) if town else (start, end)

    def _townless(self, where: Street | None) -> bool:
        """Whether a British postcode, which tells the town, has a street with its number right before it, or none."""
        if self.code.country != "GB" or where is None:
            return self.code.country == "GB"
        return bool(where.worded and where.number) and not self.text[where.end : self.code.start].strip(" ,\n")

    def _known_town(self, where: Street | None) -> Town | None:
        """The British town that is printed alone, somewhere before its postcode, where no street is."""
        names = (whole_town(self.text, part) for part in self.between if not where and self.code.country == "GB")
        return next((town for town in names if town and knows_town("GB", town.name)), None)

    def _known_head(self, country: str | None) -> Town | None:
        """The town that stands right before a postcode which a comma or nothing follows: `Rovigo 45100, Veneto`."""
        code, own = self.code, self.segments[self.at]
        if not _may_follow(self.text, code):
            return None
        if code.end < self.horizon < len(self.text) and not self.text[code.end : self.horizon].strip(" ,"):
            return None  # a house number: the next one is the postcode
        bracket = self.at > 0 and self.text[own.start - 1 : code.start].strip() == "("
        begin = self.segments[self.at - 1].start if bracket else own.start
        head = known_town_before(self.text, max(begin, self.barrier), code.start, country)
        if head or code.country != "US":
            return head
        return next(
            (town for s in self.segments[max(0, self.at - 1) : self.at] if (town := _last_words(self.text, s))), None
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
            if corner().match(self.text, segment.start, segment.end):
                self.between.append(segment)
                continue
            hit = street(self.text, segment.start, segment.end, bare=self._bare_form(fallback)) or self._behind(segment)
            if hit:
                hit = self._joined(hit, pending)
                if is_zone(hit):
                    fallback = fallback or hit
                elif hit.worded and (hit.number or not (self.british or (fallback and fallback.number))):
                    return self._twin(segment, hit) or self._boxed(hit)
                fallback = fallback or hit
            elif not fallback and (told := village(self.text, segment)):
                fallback = told
            elif pending and not fallback and not self._others() and is_name(self.text, segment):
                fallback = self._joined(named(self.text, segment), pending)
            else:
                self.between.append(segment)
        return self._boxed(fallback) if fallback else None

    def _behind(self, segment: Segment) -> Street | None:
        return behind_number(self.text, segment, next(reversed(self._above(segment.start)), None))

    def _twin(self, segment: Segment, hit: Street) -> Street | None:
        """The same street in the language that is printed first."""
        line = [
            s for s in self.segments if s.line == segment.line and self.barrier <= s.start and s.end < segment.start
        ]
        return twin(self.text, line, hit, self.code.code) if hit.number else None

    def _segments_before(self) -> Iterator[Segment]:
        """The postcode's own segment up to it, then those above, the nearest first, up to a barrier."""
        own = self.segments[self.at]
        begin = self._near(own.start, self.code.start)
        head = Segment(max(begin, self.barrier), self._joint(begin, self.code.start), own.line)
        for segment in (head, *reversed(self.segments[max(0, self.at - MAX_BACK) : self.at])):
            piece = self.text[segment.start : segment.end]
            if segment is not head and (segment.start < self.barrier or own.line - segment.line > MAX_LINES):
                if segment.start < self.barrier < segment.end and self.text[self.barrier] == ".":
                    # A sentence behind the address before: "… Gent. Visit us: Kade 3"
                    yield Segment(self.barrier, segment.end, segment.line)
                return
            if segment is not head and _FOREIGN.search(piece):
                return
            if piece.strip():
                yield segment

    def _near(self, start: int, end: int) -> int:
        """Where the words begin that are near enough to `end`; texts without a comma can be of any length."""
        if end - start <= MAX_AWAY:
            return start
        space = self.text.find(" ", end - MAX_AWAY, end)
        return space + 1 if space >= 0 else end - MAX_AWAY

    def _bare_form(self, fallback: Street | None) -> Literal["last", "first"] | None:
        """Whether a street without a street word may stand here: right before the postcode, or the British town."""
        if fallback is not None or len(self._others()) > (2 if self.british else 0):
            return None
        return "first" if self.british else "last"

    def _others(self) -> list[Segment]:
        """What stands between the street and the postcode, and is no floor, no door of the house and no quarter."""
        return [
            part
            for part in self.between
            if not is_aside(self.text, part.start, part.end) and box_at(self.text, part.start - 1) < part.end
        ]

    def _joint(self, start: int, end: int) -> int:
        hit = joints().search(self.text, max(start, self.barrier), end)
        return hit.start() if hit else end

    def _joined(self, hit: Street, pending: tuple[int, int] | None) -> Street:
        """The street with the number that stands in a segment of its own (`Via Roma, 12` or `3, rue Haute`)."""
        if hit.number:
            return on_road(self.text, hit, pending)
        if not pending or not mark().fullmatch(self.text, hit.end, pending[0]):
            above = next((s for s in reversed(self.segments) if self.barrier <= s.start and s.end <= hit.start), None)
            pending = last_number(self.text, above) if above else None
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
        return Street(name=hit.name, number=" ".join(number.split()), start=hit.start, end=end, worded=hit.worded)

    def _after(self) -> Street | None:
        """The street after the town (`1000 Brussels, Rue Haute 5`), unless it belongs to the next postcode."""
        place = max(self.code.end, self.town.end if self.town and not self.head else 0)
        pending: tuple[int, int] | None = None
        bare: Street | None = None
        for segment in self.segments[self.at : self.at + 4]:
            start, end = max(segment.start, place), segment.end
            if start >= end or end > self.horizon:
                continue
            if _FOREIGN.search(self.text[start:end]):
                return None
            hit = street(self.text, start, end) or self._behind_town(segment, start, end)
            hit = numbered(self.text, hit, pending) if hit and pending else hit
            pending = house_number(self.text, start, end)
            hit = self._joined(bare, pending) if bare and pending and not hit else hit
            bare = hit if hit and hit.worded and not hit.number else None
            if hit and hit.number and _SENTENCE_END.search(self.text[self.code.end : hit.start]):
                return None
            if hit and hit.number:
                following = [s for s in self.segments if s.start >= end][:2]
                taken = any(s.start <= self.horizon <= s.end for s in following) and self.horizon < len(self.text)
                return None if taken else self._boxed(hit)
        return None

    def _behind_town(self, segment: Segment, start: int, end: int) -> Street | None:
        """A street without a street word behind a Dutch postcode and its town: `1234 AB Town, De Hoek 5`."""
        town = self.town
        if self.code.country != "NL" or town is None or not 0 <= start - town.end <= 2:
            return None
        hit = plain_street().match(self.text, start, end)
        if hit is None or not_street().search(hit["name"]):
            return None
        return Street(name=hit["name"], number=hit["number"], start=hit.start("name"), end=hit.end(), worded=False)

    def _town_between(self, where: Street | None) -> Town | None:
        """The town before a postcode: the British way, and where nothing but a province follows the postcode."""
        code, own = self.code, self.segments[self.at]
        alone = not self.text[own.start : code.start].strip() and not self.text[code.end : own.end].strip()
        if where is None:
            return above_county(self.text, self.between) if code.country == "GB" else None
        if not self.british and not (alone and self.between):
            return None
        lead = _LEAD.match(self.text, max(own.start, where.end))
        head = up_to(self.text, town_at(self.text, lead.end()), code.start) if lead else None
        if head and head.end <= code.start and not region().search(head.name):
            return head
        names = [town for s in self.between if s.start >= where.end and (town := whole_town(self.text, s))]
        return next((town for town in names if not region().search(town.name)), None)

    def _above(self, position: int) -> list[Segment]:
        """The parts that end before `position` and belong to no address before."""
        return [part for part in self.segments if self.barrier <= part.start and part.end <= position]

    def _nation(self, end: int) -> str | None:
        """The country named right after the address."""
        tail = self.text[end : end + 40]
        hit = countries.named_in(tail)
        return hit[0] if hit and not tail[: hit[1]].strip(" ,-–—()/.\n") else None


def _last_words(text: str, segment: Segment) -> Town | None:
    """The town with which a segment ends, after a sentence or a street: an American town and its state."""
    piece = _AFTER_STOP.split(text[segment.start : segment.end])[-1].strip()
    start = text.rfind(piece, segment.start, segment.end) if piece else -1
    town = town_at(text, start) if start >= 0 else None
    return town if town and town.end == start + len(piece) else None


def _alone(text: str, code: Postcode) -> bool:
    """Whether a postcode may have its town before it."""
    return code.country in _TOWN_FIRST or not text[code.end : code.end + 1].strip(" ,\n)")


def _town_name(name: str, country: str | None) -> str:
    """Without the letters of an Italian or Canadian province, a Swiss canton, an Australian state."""
    return re.sub(r"\s[A-Z]{2,3}$", "", name) if country in (None, "IT", "CH", "AU", "CA") else name
