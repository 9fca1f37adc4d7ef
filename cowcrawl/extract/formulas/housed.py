"""Titles that tell the house beside what is let in it: "Desk hire at The Quay Rooms"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from cowcrawl.extract.formulas.candidate import Candidate
from cowcrawl.extract.formulas.words import desk_hint, desk_type
from cowcrawl.literals.words import alternation
from cowcrawl.remembered import remembered
from cowcrawl.vocabulary import phrases


def without_places(candidate: Candidate) -> Candidate:
    """A candidate without the houses that its title and headings tell: "Desk hire at The Quay Rooms" lets no room."""
    title, headings = _before_place(candidate.title or ""), tuple(map(_before_place, candidate.headings))
    if title == (candidate.title or "") and headings == candidate.headings:
        return candidate
    return replace(candidate, title=title or None, headings=headings)


@remembered
def _before_place(title: str) -> str:
    """The desk or the room of a title, without the house that has it; a title that is not told so as it is."""
    begun = _placed().search(title)
    told = title[: begun.start()] if begun else ""
    return told if desk_type(told) or desk_hint(told) else title


@cache
def _placed() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternation(phrases('formulas', 'paid_to'))}|@)\s(?=[A-ZÀ-Ý])")
