"""Who runs spaces: one row an operator, whatever the spelling of its name, with its group, type and counts. Pure.

The identifier of an operator is that of its source card, else that of the list of known operators (`operators.yml`),
else made of the name under which it was first read; it stays when other spellings are read later.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from cowcrawl.card import address_of
from cowcrawl.literals.words import alternation
from cowcrawl.tables import Aggregate, Operator, Space
from cowcrawl.text import fold, slug
from cowcrawl.vocabulary import phrases
from db.evidence import Evidence, StoredMention

TYPES = ("founder_run", "chain", "real_estate_backed", "public", "cooperative")
CHAIN = 3
"""Locations from which an operator of whose type nothing is said is called a chain."""
TABLE = Path(__file__).parent / "operators.yml"


@dataclass(frozen=True, kw_only=True)
class Listed:
    """An operator of the list of known ones."""

    id: str
    name: str
    source: str
    aliases: tuple[str, ...] = ()
    group: str | None = None
    type: str | None = None


@dataclass(frozen=True, kw_only=True)
class RunBy:
    """Who runs one space: an identifier, and the name that was read or stands on the card."""

    operator_id: str
    name: str
    website: str | None = None


class Operators:
    """The operators that claims and source cards name."""

    def __init__(self, cards: Mapping[str, Mapping[str, Any]], mentions: Iterable[StoredMention] = ()) -> None:
        self.cards = {name: card for name, card in sorted(cards.items()) if card.get("kind") == "operator"}
        self.listed = {operator_key(name): one.id for one in listed().values() for name in (one.name, *one.aliases)}
        self.known = self.listed | {operator_key(str(card["name"])): name for name, card in self.cards.items()}
        self.read: dict[str, str] = {}
        named = (claim for mention in mentions for claim in mention.claims if claim.field == "operator")
        for claim in sorted(named, key=lambda claim: (claim.first_seen, claim.claim_id)):
            self.read.setdefault(operator_key(str(claim.value)), slug(str(claim.value)))

    def named(self, name: str) -> str | None:
        """The identifier of an operator by its name in any spelling; None for a name of which nothing can be made."""
        key = operator_key(name)
        return self.known.get(key) or self.read.get(key) or slug(name) or None

    def of(self, card: Mapping[str, Any], claim: Evidence | None) -> RunBy | None:
        """Who runs a space: its site's operator, or a known one that its pages name, or whom press and reports name."""
        name = str(claim.value) if claim else None
        if card.get("kind") == "operator":
            other = self.known.get(operator_key(name)) if name else None
            if other and other != card["id"]:
                return RunBy(operator_id=other, name=str(name))
            return RunBy(operator_id=card["id"], name=name or card["name"], website=address_of(card))
        operator_id = self.named(name) if name else None
        return RunBy(operator_id=operator_id, name=str(name)) if operator_id else None


def operators(
    run: Iterable[tuple[Space, RunBy]], known: Operators, counted: Iterable[Aggregate] = ()
) -> list[Operator]:
    """The rows of operators and their groups, from the spaces with who runs each, and what documents count."""
    groups: defaultdict[str, list[tuple[Space, RunBy]]] = defaultdict(list)
    for space, run_by in run:
        groups[run_by.operator_id].append((space, run_by))
    for operator_id in sorted(groups):
        if (one := listed().get(operator_id)) and one.group:
            groups.setdefault(one.group, [])
    counted = list(counted)
    rows = [_row(operator_id, group, known, counted) for operator_id, group in sorted(groups.items())]
    return [_with_brands(row, rows) for row in rows]


def _row(
    operator_id: str, group: Sequence[tuple[Space, RunBy]], known: Operators, counted: list[Aggregate]
) -> Operator:
    one, card = listed().get(operator_id), known.cards.get(operator_id)
    printed = Counter(run_by.name for _, run_by in group)
    name = min(printed, key=lambda name: (-printed[name], name)) if printed else one.name if one else operator_id
    if one:
        name = one.name
    others = sorted(set(printed) - {name})
    status = Counter(space.status for space, _ in group)
    keys = {operator_key(name) for name in (name, *printed)}
    counts = [one for one in counted if _is_of(one, keys, operator_id, known)]
    size = max(status["existing"] + status["in_preparation"], _printed_size(counts))
    hosts = [*(card.get("hosts", ()) if card else ()), *(space.website or "" for space, _ in group)]
    kind, basis = _type(one, [name, *others], hosts, _backers(counts), size)
    return Operator(
        operator_id=operator_id,
        name=name,
        other_names="; ".join(others) or None,
        operator_type=kind,
        type_basis=basis,
        group_id=one.group if one else None,
        website=next((run_by.website for _, run_by in group if run_by.website), None),
        n_existing=status["existing"],
        n_in_preparation=status["in_preparation"],
    )


def _with_brands(row: Operator, rows: Iterable[Operator]) -> Operator:
    """The row of a group counts the spaces of its brands too."""
    brands = [other for other in rows if other.group_id == row.operator_id]
    return replace(
        row,
        n_existing=row.n_existing + sum(brand.n_existing for brand in brands),
        n_in_preparation=row.n_in_preparation + sum(brand.n_in_preparation for brand in brands),
    )


def _type(
    one: Listed | None, names: Iterable[str], hosts: Iterable[str], backers: Sequence[str], size: int
) -> tuple[str | None, str | None]:
    """The type of an operator and what it rests on; None where nothing tells it."""
    if one and one.type:
        return one.type, f"listed: {one.source}"
    for kind, pattern in _words().items():
        if hit := next((hit for name in names if (hit := pattern.search(name))), None):
            return kind, f"name: {hit.group()}"
    if host := next((host for host in hosts if (urlsplit(host).hostname or host).endswith(".coop")), None):
        return "cooperative", f"host: {urlsplit(host).hostname or host}"
    if backers:
        return "real_estate_backed", f"stake: {', '.join(backers)}"
    return ("chain", f"locations: {size}") if size >= CHAIN else (None, None)


def _is_of(one: Aggregate, keys: Iterable[str], operator_id: str, known: Operators) -> bool:
    """Whether a document counts the locations of an operator, or names the stake of somebody in it."""
    subject = str(one.subject).partition(" in ")[2] if one.measure == "stake" else str(one.subject)
    return operator_key(subject) in keys or known.named(subject) == operator_id


def _printed_size(counts: Iterable[Aggregate]) -> int:
    """How many locations documents count now; the least of what they say."""
    told = (one.value for one in counts if one.current and one.value and str(one.measure).startswith("locations"))
    return min(map(int, told), default=0)


def _backers(counts: Iterable[Aggregate]) -> list[str]:
    """The firms of real estate that documents say have a stake."""
    owners = {str(one.subject).partition(" in ")[0] for one in counts if one.measure == "stake"}
    return sorted(owner for owner in owners if operator_key(owner) in _property())


def operator_key(name: str) -> str:
    """A name of an operator in comparable form: without legal form, brackets, articles, conjunctions and spaces.

    >>> operator_key("We Work"), operator_key("WeWork NV"), operator_key("Fosbury and Sons")
    ('wework', 'wework', 'fosburysons')
    """
    words = fold(_legal_form().sub(" ", _BRACKETS.sub(" ", name))).split() or fold(name).split()
    telling = [word for word in words if word not in _TELLS_NOTHING]
    return "".join(telling or words)


_BRACKETS = re.compile(r"\([^()]*\)")
_TELLS_NOTHING = frozenset(
    ("the", "le", "la", "les", "de", "het", "der", "die", "das", "and", "et", "en", "und", "coworking")
)


@cache
def _legal_form() -> re.Pattern[str]:
    forms = alternation((*phrases("names", "legal_form"), *phrases("names", "legal_form_small")))
    opening = alternation(phrases("names", "legal_opening"))
    return re.compile(rf"(?<![\w.])(?:{forms})\.?\W*$|^(?:{opening})\b")


@cache
def _table() -> Mapping[str, Any]:
    data: Mapping[str, Any] = yaml.safe_load(TABLE.read_text("utf-8"))
    return data


@cache
def listed() -> Mapping[str, Listed]:
    """The known operators by identifier; ValueError names the one that cannot be understood."""
    found = {}
    for entry in _table()["operators"]:
        one = Listed(**{**entry, "aliases": tuple(entry.get("aliases", ()))})
        if one.type not in (None, *TYPES):
            raise ValueError(
                f"{TABLE.name}, operator {one.id}: type must be one of {', '.join(TYPES)}, not {one.type!r}"
            )
        found[one.id] = one
    if missing := {one.group for one in found.values() if one.group} - set(found):
        raise ValueError(f"{TABLE.name}: there is no operator {', '.join(sorted(missing))} that is named as a group")
    return found


@cache
def _property() -> frozenset[str]:
    return frozenset(operator_key(entry["name"]) for entry in _table()["property"])


@cache
def _words() -> Mapping[str, re.Pattern[str]]:
    words = {kind: [word for group in groups for word in group] for kind, groups in _table()["words"].items()}
    return {kind: re.compile(rf"(?<!\w)(?:{alternation(known)})(?!\w)", re.I) for kind, known in words.items()}
