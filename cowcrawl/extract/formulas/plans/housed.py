"""Titles that tell the house beside what is let in it: "Desk hire at The Quay Rooms"."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import repeat

from cowcrawl.extract.formulas.candidate import Candidate
from cowcrawl.extract.formulas.places import before_place
from cowcrawl.extract.formulas.words import desk_hint, desk_type
from cowcrawl.extract.who.host_names import fits_host


def without_places(candidate: Candidate, host: str) -> Candidate:
    """A candidate without the houses that its title and headings tell: "Desk hire at The Quay Rooms" lets no room.

    Nor is all an office that has a price below the name of a house whose site is called so: "The Office".
    """
    title = _before_place(candidate.title or "", host)
    headings = tuple(filter(None, map(_before_place, candidate.headings, repeat(host))))
    if title == (candidate.title or "") and headings == candidate.headings:
        return candidate
    return replace(candidate, title=title or None, headings=headings)


@lru_cache(4096)
def _before_place(title: str, host: str) -> str:
    """The desk or the room of a title, without the house that has it; nothing of the house's name, else as it is."""
    told = before_place(title, host)
    if _is_house(told, host) or (told == title and _is_house(title, host)):
        return ""
    return told if desk_type(told) or desk_hint(told) else title


def _is_house(title: str, host: str) -> bool:
    """Whether a title is the name of the site's house, and only sounds like an office or a room that is let."""
    return desk_hint(title) not in (None, "hot_desk") and desk_type(title) is None and fits_host(title, host)
