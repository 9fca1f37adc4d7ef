"""The hours in which other people's servers may be asked, where a maintainer has set some."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from cowcrawl.errors import BadInput

_HOURS = re.compile(r"(\d\d?):(\d\d)\s?[-–]\s?(\d\d?):(\d\d)")


@dataclass(frozen=True)
class NightHours:
    """From one time of the day to another, in the machine's time zone; the night may pass midnight."""

    begin: time
    end: time

    def includes(self, moment: datetime) -> bool:
        """Whether a moment is in the night."""
        here = moment.time()
        if self.begin <= self.end:
            return self.begin <= here < self.end
        return here >= self.begin or here < self.end

    def left(self, moment: datetime) -> float:
        """The seconds from a moment until the night ends; 0 outside of it."""
        if not self.includes(moment):
            return 0.0
        ends = moment.replace(hour=self.end.hour, minute=self.end.minute, second=0, microsecond=0)
        return ((ends if ends > moment else ends + timedelta(days=1)) - moment).total_seconds()

    def __str__(self) -> str:
        return f"{self.begin:%H:%M}-{self.end:%H:%M}"


def night_hours(said: str) -> NightHours | None:
    """The hours a setting names (`22:00-06:00`); None where it names none. BadInput for anything else.

    >>> str(night_hours("22:00-6:00"))
    '22:00-06:00'
    """
    if not said.strip():
        return None
    found = _HOURS.fullmatch(said.strip())
    try:
        first, minute, last, to = map(int, found.groups()) if found else (99, 0, 0, 0)
        hours = NightHours(time(first, minute), time(last % 24 if to == 0 else last, to))
    except ValueError:
        hours = None
    if hours is None or hours.begin == hours.end:
        raise BadInput(f"COWCRAWL_NIGHT: expected two times of the day such as 22:00-06:00, not {said!r}")
    return hours
