"""Which address of a space is shown, and which others of the same rank contradict it. Pure.

Its parts are of one mention, so that no two addresses are mixed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cowcrawl.text import fold
from db.choose import kept_by, reading_order, top
from db.evidence import Evidence, StoredMention
from db.rules import RANKING, rule

ADDRESS = ("street", "house_number", "postal_code", "city")
COMPARED = ("house_number", "postal_code")
"""The parts that contradict each other in any language: a street and a town may bear two names."""
_NUMBER = re.compile(r"\d+")

Parts = dict[str, Evidence]
"""The claims of one address, by field."""


@dataclass(frozen=True, kw_only=True)
class Address:
    """The claims of the address that is shown, and those that contradict one of them."""

    shown: Parts = field(default_factory=dict)
    rivals: tuple[tuple[Evidence, Evidence], ...] = ()
    """A claim shown, and one of the same rank that gives another house number or postal code."""


def best_address(members: Iterable[StoredMention]) -> Parts:
    """The claims of the address that is shown, all of one mention."""
    return address(members).shown


def address(members: Iterable[StoredMention]) -> Address:
    """The address that the rule of the table leaves among those that members give now."""
    given = [parts for member in members if member.current and (parts := _address_claims(member))]
    given = [parts for parts in given if "street" in parts or "postal_code" in parts]
    known = rule("address")
    equals = given
    for sieve in ("who", *(sieve for sieve in known.order if sieve in RANKING)):
        equals = _kept(equals, sieve)
    for sieve in ("who", *known.order):
        given = _kept(given, sieve)
    shown = min(given, key=lambda parts: reading_order(known)(_head(parts)), default={})
    return Address(shown=shown, rivals=tuple(_rivals(shown, equals)))


def _kept(given: list[Parts], sieve: str) -> list[Parts]:
    """The addresses that a sieve leaves."""
    if sieve == "full":
        return top(given, lambda parts: sum(part in parts for part in ADDRESS))
    if sieve == "moved":
        return top(given, lambda parts: any(claim.context for claim in parts.values()))
    if sieve == "door":
        return _of_most_pages(given)
    if sieve == "votes":
        pages: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for parts in given:
            pages[_as_printed(parts)].add(_head(parts).evidence_id)
        return top(given, lambda parts: len(pages[_as_printed(parts)]))
    kept = {id(claim) for claim in kept_by([_head(parts) for parts in given], sieve, rule("address"))}
    return [parts for parts in given if id(_head(parts)) in kept]


def _of_most_pages(given: list[Parts]) -> list[Parts]:
    """Of an operator's own pages those of the door that most of them tell, however fully; news tells of one day."""
    if any(_head(parts).kind != "operator" or _head(parts).role == "news" for parts in given):
        return given
    pages: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for parts in given:
        pages[_door(parts)].add(_head(parts).evidence_id)
    told = {door: len(set().union(*(pages[other] for other in pages if _one_door(door, other)))) for door in pages}
    return top(given, lambda parts: told[_door(parts)])


def _door(parts: Parts) -> tuple[str, ...]:
    return tuple(fold(str(parts[part].value)) if part in parts else "" for part in COMPARED)


def _one_door(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether nothing that both tell differs."""
    return all(not part or not also or part == also for part, also in zip(one, other, strict=True))


def _rivals(shown: Parts, equals: Iterable[Parts]) -> Iterator[tuple[Evidence, Evidence]]:
    """One claim each of the other numbers and codes, where both addresses give one."""
    for part in COMPARED:
        others: dict[str, Evidence] = {}
        for parts in sorted(equals, key=lambda parts: _head(parts).claim_id):
            if part in shown and part in parts and _contradict(str(shown[part].value), str(parts[part].value)):
                others.setdefault(fold(str(parts[part].value)), parts[part])
        yield from ((shown[part], other) for _, other in sorted(others.items()))


def _contradict(one: str, other: str) -> bool:
    """Whether two house numbers, or codes, have nothing in common: 12-14 holds 13 and 12 A."""
    spans = [[int(number) for number in _NUMBER.findall(text)] for text in (one, other)]
    if not all(spans):
        return False
    return max(spans[0]) < min(spans[1]) or max(spans[1]) < min(spans[0])


def _head(parts: dict[str, Evidence]) -> Evidence:
    return next(iter(parts.values()))


def _as_printed(parts: dict[str, Evidence]) -> tuple[str, ...]:
    return tuple(fold(str(parts[field].value)) if field in parts else "" for field in ADDRESS)


def _address_claims(member: StoredMention) -> dict[str, Evidence]:
    found: dict[str, Evidence] = {}
    for claim in member.claims:
        if claim.field in (*ADDRESS, "country"):
            found.setdefault(claim.field, claim)
    return found
