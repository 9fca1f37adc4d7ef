"""Opening hours of a week in OpenStreetMap syntax: the part of it that is written, strictly checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
DAY = 24 * 60
"""Minutes of a day."""

OPEN_END = 3 * DAY
"""The end of a span of which only the beginning is told."""

Span = tuple[int, int]
"""Minutes after midnight at which it opens and closes; past midnight the end is beyond `DAY`."""

_TIME = r"(?:[01]\d|2[0-4]):[0-5]\d"
_DAY = rf"(?:{'|'.join(DAYS)})"
_SELECTOR = rf"{_DAY}(?:-{_DAY})?(?:,{_DAY}(?:-{_DAY})?)*"
_SPAN = rf"{_TIME}(?:-{_TIME}|\+)"
_HOURS = rf"(?:{_SPAN}(?:,{_SPAN})*|off)"
_RULE = rf"(?:{_SELECTOR} {_HOURS}|PH off)"
_GRAMMAR = re.compile(rf"24/7|24/7; PH off|{_RULE}(?:; {_RULE})*")


@dataclass(frozen=True)
class Week:
    """What is said of each day that is spoken of: its spans in order, none when it is closed."""

    days: Mapping[int, tuple[Span, ...]]
    """By day, 0 is Monday; a day that is not mentioned is not here."""
    holidays_off: bool = False
    """Whether it is said to be closed on public holidays."""

    @property
    def text(self) -> str:
        """The week in OpenStreetMap syntax; days with the same hours together, from Monday on."""
        groups: dict[tuple[Span, ...], list[int]] = {}
        for day in sorted(self.days):
            groups.setdefault(self.days[day], []).append(day)
        whole = len(self.days) == len(DAYS) and set(groups) == {((0, DAY),)}
        rules = ["24/7"] if whole else [f"{_selector(days)} {_hours(spans)}" for spans, days in groups.items()]
        return "; ".join([*rules, *(["PH off"] if self.holidays_off else [])])

    @property
    def open_days(self) -> frozenset[int]:
        """The days on which it opens at all."""
        return frozenset(day for day, spans in self.days.items() if spans)


def valid(text: str) -> bool:
    """Whether `text` is in the syntax that `Week.text` writes."""
    return bool(_GRAMMAR.fullmatch(text))


def spans_in_order(spans: Iterable[Span]) -> tuple[Span, ...] | None:
    """The spans sorted, each once, or None when they overlap, are empty or last longer than a day."""
    ordered = tuple(sorted(set(spans)))
    if any(not 0 <= start < DAY or not (start < end <= start + DAY or end == OPEN_END) for start, end in ordered):
        return None
    if any(left[1] > right[0] for left, right in pairwise(ordered)):
        return None
    return ordered


def _selector(days: list[int]) -> str:
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(f"{DAYS[run[0]]}-{DAYS[run[-1]]}" if len(run) > 1 else DAYS[run[0]] for run in runs)


def _hours(spans: tuple[Span, ...]) -> str:
    return ",".join(map(_span, spans)) or "off"


def _span(span: Span) -> str:
    start, end = span
    return f"{_clock(start)}+" if end == OPEN_END else f"{_clock(start)}-{_clock(end if end <= DAY else end - DAY)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
