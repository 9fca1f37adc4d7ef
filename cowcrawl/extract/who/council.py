"""Houses of towns: a council is no house, and what a page of its site is about may be one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from cowcrawl.centroids import knows_town
from cowcrawl.extract.texts.phrases import concept_in, says
from cowcrawl.extract.where.address import sightings
from cowcrawl.extract.where.country import country
from cowcrawl.extract.who.host_names import distinctive, fits_host, host_label
from cowcrawl.extract.who.name_places import MAX_WORDS, Candidate, candidates
from cowcrawl.page import Page, once
from cowcrawl.text import fold
from cowcrawl.vocabulary import alternatives, phrases

MIN_TOLD = 6
"""Letters of a word for a council that a host holds: "stad" is in many."""
_QUOTED = re.compile(r"[«„“\"]\s?([^«»„“”\"]{3,40})")
_GOVERNMENT = re.compile(r"\.gov(?:\.\w{2,7})?$")
_OF_IT = re.compile(r"(?:\s[a-zà-ÿ]\S*)+$")
"""What a page tells of a house, in small letters behind its name: "Elm Centre facilities"."""


def is_authority(page: Page, text: str) -> bool:
    """Whether it is a town's council: a word for one and the name of a town, or else of the host: "Gemeente Gent".

    One that says of what it is needs no known town: "Elmford Borough Council".
    """
    hit = _council().match(text)
    if hit is None and (behind := _behind().fullmatch(text)):
        town = behind["town"]
        return " " in behind["council"] or fold(town) in towns(page) or fits_host(town, page.host)
    town = text[hit.end() :].strip() if hit else ""
    known = bool(town) and (fold(town) in towns(page) or knows_town(country(page), town))
    return known or (bool(town) and fits_host(town, page.host))


def house_of_council(page: Page, found: Sequence[Candidate]) -> Candidate | None:
    """The heading that the title of a council's page begins with, where it holds a word for such houses.

    Where it quotes a name, that one.
    """
    titled = [one for one in candidates(page) if one.kind == "title"]
    told = any(is_authority(page, one.text) for one in titled[1:])
    if not titled or not (told or _is_host_of_council(page.host)):
        return None
    heads = (one for one in found if one.kind == "heading" and one.key == titled[0].key)
    lines = [block.line for block in page.blocks if block.level and concept_in("space_types", block.line)]
    best = next((one for one in heads if distinctive(one.text) and any(one.text in line for line in lines)), None)
    if not told or best is None:
        return _said_of(page, titled[0])
    quoted = _QUOTED.search(best.text)
    return replace(best, text=quoted[1]) if quoted else best


def _said_of(page: Page, titled: Candidate) -> Candidate | None:
    """The house that title and first heading are about: "Elm Centre facilities"; "The Hub" if the text names it."""
    head = next((block for block in page.blocks if block.level == 1), None)
    if head is None or fold(head.line) != titled.key:
        return None
    name = _OF_IT.sub("", head.line)
    if not 1 < len(name.split()) <= MAX_WORDS or not says("names", "house_word", name):
        return None
    written = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    again = any(one.region == "main" and not one.level and written.search(one.line) for one in page.blocks)
    return replace(titled, text=name) if again or distinctive(name) else None


@cache
def _is_host_of_council(host: str) -> bool:
    """Whether a host is of a government, or holds a word for a council: "elmfordtowncouncil.example"."""
    words = (
        fold(word).replace(" ", "") for kind in ("authority", "authority_behind") for word in phrases("names", kind)
    )
    label, _ = host_label(host)
    return bool(_GOVERNMENT.search(host)) or any(word in label for word in words if len(word) >= MIN_TOLD)


@once
def towns(page: Page) -> frozenset[str]:
    """The towns of its addresses, folded."""
    return frozenset(fold(sighting.address.city or "") for sighting in sightings(page))


@cache
def _behind() -> re.Pattern[str]:
    """A place with its council behind it."""
    councils = alternatives(phrases("names", "authority_behind"))
    return re.compile(rf"(?P<town>[A-ZÀ-Ý].{{1,30}}?)\s(?P<council>(?i:{councils}))")


@cache
def _council() -> re.Pattern[str]:
    return re.compile(rf"(?i:{alternatives(phrases('names', 'authority'))})(?:(?<=')|\s+)(?=[A-ZÀ-Ý])")
