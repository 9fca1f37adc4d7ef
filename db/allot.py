"""What a site says of its houses on pages that are about none of them alone, given to the houses it is of. Pure.

A price of a page without an address is the house's that the words around it name ("Bristol" over a table, "Meeting room
in Bristol"), and every house's where the page says that its plans hold everywhere. A location's page without an address
is all about the house that bears its name in a list of locations, and so are the pages below it. What a page says of
another house of its operator is not its own house's: "Hot desk" under "Bristol" on the page of Bath. In doubt a claim
is nobody's.

Spaces and their identifiers are settled before: who a page is about changes nothing in which spaces there are.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from cowcrawl.extract.formulas.words import desk_hint, desk_type, names_something
from cowcrawl.extract.which.houses import holds_everywhere
from cowcrawl.page.role import is_section, path_segments
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases
from db.evidence import Evidence, StoredMention
from db.moves import stands_aside
from db.names import name_key
from db.resolve import DESKS, Cluster, address_of

ALLOTTED = frozenset(("formulas", "rooms", "opening_hours"))
"""Fields of which a page about several houses can tell for each alone."""
TELLING = frozenset(("home", "locations", "contact", "about", "offer", "prices"))
"""Pages that speak of the houses of their operator; on others a house may be where an event takes place."""
ROOMS = frozenset(("meeting_room", "event_space"))
MAX_NAMING = 60
"""Characters of a heading or label that can name a house; a longer text is a sentence."""

_PARTS = re.compile(r"\s–\s|\s?[()]\s?")
"""What stands between the parts of a plan's name."""

Words = tuple[str, ...]
Place = tuple[str, str]


class _Names:
    """What tells the houses of one site from each other: names, and towns of one house alone."""

    def __init__(self, called: Mapping[int, Collection[Words]]) -> None:
        """`called`: by the number of each house all it is called, in words."""
        self.houses = frozenset(called)
        self._by_call: defaultdict[Words, set[int]] = defaultdict(set)
        for number, call in ((number, call) for number, calls in called.items() for call in calls):
            self._by_call[call].add(number)
        self._longest = max(map(len, self._by_call), default=0)

    def heads(self, text: str, *, strict: bool = False) -> int | None:
        """The house whose name a text is; `strict`: to the letter, and not but for words such as "room"."""
        printed = self._only(fold(text))
        return printed if strict or printed is not None else self._only(name_key(text))

    def ends(self, text: str) -> int | None:
        """The house whose name a text is, with a word for it alone before or behind: "nur Plagwitz", "Bath only"."""
        words = text.split()
        while words and fold(words[0]) in _alone():
            words = words[1:]
        while words and fold(words[-1]) in _alone():
            words = words[:-1]
        return self.heads(" ".join(words))

    def _only(self, text: str) -> int | None:
        """The one house that is called so."""
        called = self._by_call.get(tuple(text.split()), set())
        return min(called) if len(called) == 1 else None

    def among(self, texts: Iterable[str], *, strict: bool) -> set[int]:
        """The houses that some texts name, by the longest name where one is part of another.

        `strict`: a text that is a name is so to the letter, for rooms are named after towns: "Room Lyon".
        """
        found: set[int] = set()
        for text in texts:
            head = self.heads(text, strict=strict)
            found |= {head} if head is not None else self._inside(tuple(fold(text).split()))
        return found

    def _inside(self, words: Words) -> set[int]:
        """The houses named within a text: one word is a name there only behind a word such as "in": "Price List".

        A town of several houses names all of them.
        """
        found, at = set(), 0
        while at < len(words):
            call = next((call for call in self._calls_at(words, at)), ())
            led = len(call) > 1 or (at > 0 and words[at - 1] in _leading())
            if call and led:
                found |= self._by_call[call]
            at += len(call) or 1
        return found

    def _calls_at(self, words: Words, at: int) -> Iterator[Words]:
        """The names that begin at a place of some words, the longest first."""
        for length in range(min(self._longest, len(words) - at), 0, -1):
            if (call := words[at : at + length]) in self._by_call:
                yield call


def allotted(
    clusters: Sequence[Cluster], mentions: Iterable[StoredMention], cards: Mapping[str, Mapping[str, Any]]
) -> list[Cluster]:
    """The spaces, each with what pages about several houses say of it, and without what its own say of another."""
    sites: defaultdict[str, list[int]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        if not cluster.on_record and cluster.located:
            sites[cluster.source_id].append(number)
    several = {source: numbers for source, numbers in sites.items() if len(numbers) > 1}
    if not several:
        return list(clusters)
    names = {source: _names(clusters, numbers, cards.get(source, {})) for source, numbers in several.items()}
    members: list[list[StoredMention]] = [list(cluster.members) for cluster in clusters]
    for source, numbers in several.items():
        for number in numbers:
            members[number] = [_own(one, number, names[source]) for one in members[number]]
            for other, told in _of_the_others(clusters[number], number, names[source]):
                members[other].append(told)
    placed = {_version(member) for cluster in clusters for member in cluster.members}
    speaking = (one for one in mentions if one.kind == "operator" and one.source_id in names)
    left = [one for one in speaking if _version(one) not in placed]
    of_houses = ((one, _house_of(one, clusters, names[one.source_id])) for one in left)
    pages = {_place(one.url): number for one, number in of_houses if number is not None}
    for mention in left:
        whole = _page_of(mention, pages)
        shares = _shares(mention, names[mention.source_id]) if whole is None else {whole: mention.claims}
        for number, claims in shares.items():
            members[number].append(replace(mention, claims=claims))
    return [replace(cluster, members=own) for cluster, own in zip(clusters, members, strict=True)]


def _house_of(mention: StoredMention, clusters: Sequence[Cluster], names: _Names) -> int | None:
    """The house that the page of a location is about which gives no address: by its name, its path, else its town.

    A town tells only a house of which no name is known. The page of a house may lie right below the home page.
    """
    path = path_segments(mention.url)
    if not mention.alone or address_of(mention) or not path:
        return None
    if mention.role == "other" and len(path) == 1:
        return names.heads(path[-1])
    if mention.role != "locations":
        return None
    for text in (str(mention.first("name") or ""), path[-1]):
        if (named := names.heads(text)) is not None:
            return named
    number = names.heads(str(mention.first("city") or ""))
    return number if number is not None and not _said(clusters[number].members, "name") else None


def _page_of(mention: StoredMention, pages: Mapping[Place, int]) -> int | None:
    """The house on whose page, or below it, a page without an address lies; `pages` are the houses' by their place."""
    if address_of(mention):
        return None
    host, path = _place(mention.url)
    parts = path.split("/")
    above = ((host, "/".join(parts[:count])) for count in range(2, len(parts) + 1))
    numbers = {pages[place] for place in above if place in pages}
    return min(numbers) if len(numbers) == 1 else None


def _place(url: str) -> Place:
    """Host and path of a page."""
    parts = urlsplit(url)
    return parts.hostname or "", parts.path.rstrip("/")


def _version(mention: StoredMention) -> tuple[str, int, bool]:
    return mention.document_id, mention.subject, mention.current


def _shares(mention: StoredMention, names: _Names) -> dict[int, tuple[Evidence, ...]]:
    """What a page about no house alone says of each of them, by the number of the house."""
    shares: defaultdict[int, list[Evidence]] = defaultdict(list)
    for claim in mention.claims if mention.role in TELLING else ():
        for number in _houses_of(claim, names) if claim.field in ALLOTTED else ():
            shares[number].append(claim)
    return {number: tuple(claims) for number, claims in shares.items()}


def _of_the_others(cluster: Cluster, number: int, names: _Names) -> Iterator[tuple[int, StoredMention]]:
    """What pages on which a house's address stands at the foot alone say of the other houses, by their numbers."""
    for mention in cluster.members:
        if mention.kind == "operator" and stands_aside(mention):
            for other, claims in _shares(mention, names).items():
                if other != number:
                    yield other, replace(mention, claims=claims)


def _houses_of(claim: Evidence, names: _Names) -> Collection[int]:
    """The houses that a claim of a page about none of them alone is of."""
    of_room = claim.field == "rooms" or _kind(claim) in ROOMS
    if claim.field == "rooms" and names.heads(str(claim.value.get("name") or "")) is not None:
        return ()  # a house that was read as a room
    passages = _passages(claim)
    named = names.among((text for text in passages if len(text) <= MAX_NAMING), strict=of_room)
    if not named and not of_room:
        named = {number for part in _name_of(claim) if (number := names.ends(part)) is not None}
    if named:
        return named if len(named) == 1 else ()
    everywhere = claim.field == "formulas" and not of_room and any(map(holds_everywhere, passages))
    return names.houses if everywhere else ()


def _own(mention: StoredMention, number: int, names: _Names) -> StoredMention:
    """What a page says of its house, without the prices of desks that stand under the name of another one."""
    if mention.kind != "operator":
        return mention
    kept = tuple(claim for claim in mention.claims if not _of_another(claim, number, names))
    return mention if len(kept) == len(mention.claims) else replace(mention, claims=kept)


def _of_another(claim: Evidence, number: int, names: _Names) -> bool:
    if claim.field != "formulas" or _kind(claim) not in (*DESKS, "day_pass"):
        return False
    heads = {names.heads(text) for text in _passages(claim)} - {None}
    return bool(heads) and number not in heads


@cache
def _alone() -> frozenset[str]:
    return frozenset(fold(word) for word in phrases("houses", "alone"))


def _name_of(claim: Evidence) -> list[str]:
    """The parts of a plan's name, of which one may be a house's: "Day pass – Bath", "Fixed desk (Bath only)"."""
    return _PARTS.split(str(claim.value.get("name") or "")) if claim.field == "formulas" else []


def _kind(claim: Evidence) -> str | None:
    return claim.value.get("desk_type") if claim.field == "formulas" else None


def _passages(claim: Evidence) -> list[str]:
    """The texts around a claim that may name a house."""
    return [str(text) for text in json.loads(claim.context or "[]")]


@cache
def _leading() -> frozenset[str]:
    return frozenset(word for phrase in phrases("town", "in_town") for word in fold(phrase).split())


def _names(clusters: Sequence[Cluster], numbers: Sequence[int], card: Mapping[str, Any]) -> _Names:
    """What the houses of a site are called, also without the words that most of them or their operator have."""
    named = [_said(clusters[number].members, "name") for number in numbers]
    towns = [_said(clusters[number].members, "city") for number in numbers]
    often = Counter(word for names in named for word in {word for name in names for word in fold(name).split()})
    runs = {str(card.get("name") or "")}.union(*(_said(clusters[number].members, "operator") for number in numbers))
    common = {word for name in runs for word in fold(name).split()}
    common |= {word for word, n in often.items() if 2 * n > len(numbers)}
    called = {}
    for number, names, near in zip(numbers, named, towns, strict=True):
        calls = {tuple(form(text).split()) for text in names | near for form in (fold, name_key)}
        bare = {call: tuple(word for word in call if word not in common) for call in calls}
        own = {one for pair in bare.items() if _tells(pair[1]) for one in pair}
        called[number] = own | {(*fold(town).split(), *call) for town in near for call in own}  # "Hamburg-Altona"
    return _Names(called)


def _said(members: Iterable[StoredMention], *fields: str) -> set[str]:
    """What the current pages of the operator say of a house in some fields."""
    own = (claim for member in members if member.kind == "operator" and member.current for claim in member.claims)
    return {str(claim.value) for claim in own if claim.field in fields}


def _tells(call: Words) -> bool:
    """Whether words can name a house and nothing else: not "Studio", not "Contact"."""
    text = " ".join(call)
    return not (desk_type(text) or desk_hint(text) or is_section(text)) and names_something(text)
