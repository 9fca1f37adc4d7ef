"""The hours in which other people's servers may be asked, where a maintainer has set some: for all, or for a source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cowcrawl.card import SourceCard
from cowcrawl.errors import BadInput

_HOURS = re.compile(r"(\d\d?):(\d\d)\s?[-–]\s?(\d\d?):(\d\d)(?:\s+(\S+))?")


@dataclass(frozen=True)
class NightHours:
    """From one time of the day to another; the night may pass midnight."""

    begin: time
    end: time
    zone: ZoneInfo | None = None
    """The time zone they are in; None: the machine's."""

    def includes(self, moment: datetime) -> bool:
        """Whether a moment is in the night. `moment`: of any time zone, or of none and then of the machine's."""
        here = moment.astimezone(self.zone).time()
        if self.begin <= self.end:
            return self.begin <= here < self.end
        return here >= self.begin or here < self.end

    def left(self, moment: datetime) -> float:
        """The seconds from a moment until the night ends; 0 outside of it."""
        if not self.includes(moment):
            return 0.0
        here = moment.astimezone(self.zone)
        ends = here.replace(hour=self.end.hour, minute=self.end.minute, second=0, microsecond=0)
        return ((ends if ends > here else ends + timedelta(days=1)) - here).total_seconds()

    def __str__(self) -> str:
        return f"{self.begin:%H:%M}-{self.end:%H:%M}" + (f" {self.zone}" if self.zone else "")


def night_hours(said: str, name: str = "COWCRAWL_NIGHT") -> NightHours | None:
    """The hours that a setting or a card names (`22:00-06:00 Europe/Brussels`, the zone where it is not the machine's).

    None where it names none. BadInput, with the `name` it goes by, for anything else.

    >>> str(night_hours("22:00-6:00 Europe/Lisbon"))
    '22:00-06:00 Europe/Lisbon'
    """
    if not said.strip():
        return None
    found = _HOURS.fullmatch(said.strip())
    try:
        first, minute, last, to = map(int, found.groups()[:4]) if found else (99, 0, 0, 0)
        zone = ZoneInfo(found[5]) if found and found[5] else None
        hours = NightHours(time(first, minute), time(last % 24 if to == 0 else last, to), zone)
    except (ZoneInfoNotFoundError, OSError):  # a folder of zones is none either
        raise BadInput(f"{name}: there is no time zone {found[5] if found else ''!r}: Europe/Brussels is one") from None
    except ValueError:
        hours = None
    if hours is None or hours.begin == hours.end:
        raise BadInput(f"{name}: expected two times of the day such as 22:00-06:00, not {said!r}")
    return hours


def hours_of(card: SourceCard, usual: str) -> NightHours | None:
    """The hours in which the site of a card may be asked: its own, or the `usual` ones; None: always."""
    return night_hours(card.night, f"night of {card.id}") if card.night else night_hours(usual)
