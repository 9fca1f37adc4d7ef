"""Which place or operator of the inventory a count of a document is about. The words stand in `places.yml`. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from cowcrawl.address import municipality
from cowcrawl.tables import ZoneCount
from cowcrawl.text import fold
from db.names import name_key
from db.siting import EVERYWHERE


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What is counted."""

    kind: str
    """zones, operator or municipality."""
    names: tuple[str, ...]
    """The zones, the operator, or the folded names of the municipality."""


class Gazette:
    """The places and operators that a count may name."""

    def __init__(self, zones: Iterable[ZoneCount], operators: Mapping[str, Iterable[str]], country: str | None) -> None:
        """`operators`: by identifier the names it goes by; `country` (ISO code) is that of the municipalities."""
        known = [zone for zone in zones if zone.zone != EVERYWHERE]
        self._zones = tuple(zone.zone for zone in known)
        self._words = dict(_zone_words(known)) | dict(_region_words(self._zones))
        self._operators = {_key(name): key for key, names in sorted(operators.items()) for name in names}
        self._country = country

    def scope(self, subject: str, before: tuple[str, ...] = ()) -> Scope | None:
        """What a subject names, as the document puts it; None when that is nothing of the inventory's.

        `before` are the zones that the document named last: those that "the rest" leaves out.
        """
        if operator := self._operators.get(_key(subject)):
            return Scope(kind="operator", names=(operator,))
        zones = self._named(subject, before)
        if zones:
            return Scope(kind="zones", names=tuple(zone for zone in self._zones if zone in zones))
        town = municipality.named(self._country, _bare(fold(subject)))
        if town:
            return Scope(kind="municipality", names=tuple(sorted({fold(name) for _, name in town.names})))
        return None

    def _named(self, subject: str, before: tuple[str, ...]) -> frozenset[str]:
        """The zones that all parts of a subject name; none when one part names something else."""
        found: frozenset[str] = frozenset()
        for part in _parts(fold(subject)):
            zones = self._part(_bare(part), before)
            if not zones:
                return frozenset()
            found |= zones
        return found

    def _part(self, part: str, before: tuple[str, ...]) -> frozenset[str]:
        for word in _words("rest"):
            if part.startswith(f"{word} "):
                return self._part(_bare(part.removeprefix(word)), ()) - frozenset(before) if before else frozenset()
        named = [name for name in self._words if part == name or part.startswith(f"{name} ")]
        longest = max(named, key=len, default=None)
        if longest is None:
            return frozenset()
        behind = part.removeprefix(longest).split()
        return self._words[longest] if not behind or behind[0] in _words("following") else frozenset()


def is_worldwide(quote: str) -> bool:
    """Whether a passage says that it counts all over the world."""
    return any(f" {word} " in f" {fold(quote)} " for word in _words("whole_world"))


def _zone_words(zones: Iterable[ZoneCount]) -> Iterator[tuple[str, frozenset[str]]]:
    for zone in zones:
        more = [name for names in _file()["also"].get(zone.zone, {}).values() for name in names]
        for name in (zone.name, zone.name_fr, zone.name_nl, *more):
            if name:
                yield fold(name), frozenset((zone.zone,))


def _region_words(zones: tuple[str, ...]) -> Iterator[tuple[str, frozenset[str]]]:
    for region in _file()["regions"].values():
        if set(region["zones"]) <= set(zones):
            for names in region["names"].values():
                yield from ((fold(name), frozenset(region["zones"])) for name in names)


def _parts(subject: str) -> list[str]:
    words, parts = subject.split(), [""]
    for word in words:
        if word in _words("joined"):
            parts.append("")
        else:
            parts[-1] = f"{parts[-1]} {word}".strip()
    return [part for part in parts if part]


def _bare(part: str) -> str:
    """A place without the words before it."""
    words = part.split()
    while words and words[0] in _words("leading"):
        words = words[1:]
    return " ".join(words)


def _key(name: str) -> str:
    return name_key(name).replace(" ", "")


@cache
def _file() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("places.yml").read_text("utf-8"))
    return content


@cache
def _words(concept: str) -> tuple[str, ...]:
    found = {fold(str(word)) for words in _file()[concept].values() for word in words}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))
