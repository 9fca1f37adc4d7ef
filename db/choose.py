"""Which value is shown: for each field of a space the claim that its rule (`db/rules.csv`) leaves. Pure.

The claims of a field pass through the sieves of its rule until one value is left. Where who speaks and how new it is
leave several values, what is shown is one of them, and the others are in conflict with it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from cowcrawl.extract.rooms.words import PLAIN, for_hire, kind_of_room
from cowcrawl.extract.texts.phrases import says
from cowcrawl.text import fold, plain
from db.evidence import Evidence
from db.rules import RANKING, Rule, rule

COPIED_WORDS = 10
"""Words of a passage from which sources that print it alike have copied it: no address is as long."""

_SEATS = frozenset(("hot_desk", "fixed_desk", "day_pass"))
"""What a house has one price of: rooms and offices may cost the same."""
_ALIKE = 0.8
"""Share of the plans of a page from which another one that has them too tells its list again."""
_FEWEST_ALIKE = 3
"""Plans that such a list has at least."""

Offer = tuple[Any, ...] | None
Said = TypeVar("Said")


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The claim whose value is shown, why, and what it outweighs."""

    claim: Evidence
    decided_by: str
    """The sieve that left it: who, dated, newer, votes, page or first; `only` where nothing else is said."""
    rivals: tuple[Evidence, ...] = ()
    """One claim each of the other values that sources of the same rank give."""


def choose(claims: Iterable[Evidence], field: str) -> Choice | None:
    """The choice of a field among the current claims about it, or None when there is none."""
    known = rule(field)
    said = [claim for claim in claims if claim.field == field and claim.current and _settles(claim, known)]
    return _choice(_first_of_each_mention(said), known)


def best(claims: Iterable[Evidence], field: str) -> Evidence | None:
    """The claim shown for `field`, or None."""
    found = choose(claims, field)
    return found.claim if found else None


def _choice(said: Sequence[Evidence], known: Rule) -> Choice | None:
    if not said:
        return None
    left, decided_by, equals = list(said), "only", list(said)
    for sieve in ("who", *known.order):
        kept = kept_by(left, sieve, known)
        if _n_values(left) > 1 and _n_values(kept) == 1:
            decided_by = sieve
        left = kept
        if sieve == "who" or sieve in RANKING:
            equals = left
    if _n_values(left) > 1:
        decided_by = "first"
    shown = min(left, key=reading_order(known))
    return Choice(claim=shown, decided_by=decided_by, rivals=_rivals(shown, equals, known))


def kept_by(claims: Sequence[Evidence], sieve: str, known: Rule) -> list[Evidence]:
    """The claims that a sieve leaves."""
    if sieve == "who":
        return top(claims, lambda claim: -known.rank(claim.speaker))
    if sieve == "dated":
        return top(claims, lambda claim: claim.told_on is not None)
    if sieve == "newer":
        return top(claims, lambda claim: claim.told_on or "")
    if sieve == "votes":
        pieces: defaultdict[str, set[str]] = defaultdict(set)
        for claim in independent(claims):
            pieces[value_key(claim)].add(claim.evidence_id)
        return top(claims, lambda claim: len(pieces[value_key(claim)]))
    if sieve == "core":
        keys = {value_key(claim) for claim in claims}
        return top(claims, lambda claim: sum(f" {value_key(claim)} " in f" {key} " for key in keys))
    return top(claims, lambda claim: -known.page(claim.role))


def top(items: Sequence[Said], score: Callable[[Said], Any]) -> list[Said]:
    """The items of the highest score, in their order."""
    highest = max(map(score, items), default=None)
    return [item for item in items if score(item) == highest]


def _rivals(shown: Evidence, equals: Iterable[Evidence], known: Rule) -> tuple[Evidence, ...]:
    others: dict[str, Evidence] = {}
    for claim in sorted(equals, key=reading_order(known)):
        others.setdefault(value_key(claim), claim)
    return tuple(claim for key, claim in sorted(others.items()) if key != value_key(shown))


def value_key(claim: Evidence) -> str:
    """The value of a claim in the form in which two of them are compared: hyphens tell timetables apart, not names."""
    value = claim.value
    if not isinstance(value, str):
        return json.dumps(value, sort_keys=True)
    if claim.field == "website":
        parts = urlsplit(value)
        return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}"
    return (fold(value) if claim.field in _NAMES else plain(value)) or value


_NAMES = frozenset(("name", "operator", "city", "street"))
"""Fields of which hyphens and dots tell nothing."""


def _n_values(claims: Iterable[Evidence]) -> int:
    return len({value_key(claim) for claim in claims})


@dataclass(frozen=True, kw_only=True)
class Plans:
    """The price plans that are shown, one a plan in the order of their pages, and those that contradict them."""

    shown: tuple[Evidence, ...] = ()
    rivals: tuple[tuple[Evidence, Evidence], ...] = ()
    """A plan shown, and one of another page of the same rank that gives another price for it."""


def shown_plans(claims: Iterable[Evidence]) -> Plans:
    """The price plans of the best speaker, page by page, the page made for prices first."""
    known = rule("formulas")
    plans = top(
        [claim for claim in claims if claim.field == "formulas" and claim.current and _is_firm(claim)],
        lambda claim: -known.rank(claim.speaker),
    )
    pages: dict[str, list[Evidence]] = defaultdict(list)
    for plan in plans:
        pages[plan.document_id].append(plan)
    taken: list[Evidence] = []
    rivals: list[tuple[Evidence, Evidence]] = []
    by_page = sorted(pages.values(), key=lambda page: (known.page(page[0].role), -len(page), page[0].url))
    for page in sorted(by_page, key=lambda page: page[0].told_on or "", reverse=True):
        before = list(taken)
        for plan in page:
            alike = (other for other in before if same_plan(plan, other) or _is_twin(plan, other, pages))
            other = next(alike, None)
            if other is None and not _printed_before(plan, page):
                taken.append(plan)
            elif other and other.told_on == plan.told_on and not _same_price(plan, other):
                rivals.append((other, plan))
    return Plans(shown=tuple(taken), rivals=tuple(rivals))


def _is_twin(plan: Evidence, other: Evidence, pages: Mapping[str, Sequence[Evidence]]) -> bool:
    """Whether two pages give one desk at one price under two names, in two languages or words: each has but one such.

    Of rooms and offices many a house has several at one price, each on a page of its own: they are one where both
    pages tell nearly the same list, as pages in two languages do.
    """
    offer = _offer(plan)
    if offer is None or offer != _offer(other) or len({plan.value.get("vat"), other.value.get("vat")} - {None}) > 1:
        return False
    here, there = (Counter(map(_offer, pages[of.document_id])) for of in (plan, other))
    if offer[0] in _SEATS:
        return here[offer] == there[offer] == 1
    return here[offer] == there[offer] and _one_list(here, there)


def _one_list(here: Counter[Offer], there: Counter[Offer]) -> bool:
    """Whether two pages tell the same plans at the same prices, but for a few."""
    common = (here & there).total()
    return common >= _FEWEST_ALIKE and common >= _ALIKE * max(here.total(), there.total())


def _offer(plan: Evidence) -> Offer:
    """What a plan gives at which price, whatever it is called; a desk by the day is a day pass."""
    kind, period = plan.value.get("desk_type"), plan.value.get("period")
    if plan.value.get("amount") is None:
        return None
    kind = "day_pass" if (kind, period) == ("hot_desk", "day") else kind
    return kind, period, *(plan.value.get(key) for key in ("quantity", "amount", "currency"))


def shown_rooms(claims: Iterable[Evidence]) -> list[Evidence]:
    """The room claims that are shown: of the page that tells of most rooms, for pages of one site repeat each other.

    Of pages that tell of as many the one that tells them one by one.
    """
    known = rule("rooms")
    rooms = [claim for claim in claims if claim.field == "rooms" and claim.current]
    for sieve in ("who", "newer"):
        rooms = kept_by(rooms, sieve, known)
    pages: dict[str, list[Evidence]] = defaultdict(list)
    for claim in rooms:
        pages[claim.document_id].append(claim)
    return max(
        pages.values(),
        key=lambda page: (room_count(page), len(page), -known.page(page[0].role), page[0].url),
        default=[],
    )


def room_count(rooms: Iterable[Evidence]) -> int:
    """How many rooms for hire some claims tell of, those alike counted one by one.

    Where rooms of a kind are counted ("three meeting rooms"), those told one by one are among them.
    """
    counted: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for claim in rooms:
        name = claim.value.get("name")
        if for_hire(name):
            many = claim.value.get("count", 1)
            (counted if many > 1 else told)[kind_of_room(name)] += many
    plain_ones = told.pop(PLAIN, 0)
    left = sum((counted - told).values())
    return sum((counted | told).values()) + max(0, plain_ones - left)


def same_plan(one: Evidence, other: Evidence) -> bool:
    """Whether two plans of different pages are one: one offer under one name, or one price under names that overlap.

    What members pay has a name on each page: "Joining", "membership".
    """
    a, b = one.value, other.value
    if any(a.get(key) != b.get(key) for key in ("period", "quantity")):
        return False
    names = fold(a.get("name") or ""), fold(b.get("name") or "")
    if names[0] == names[1] and a.get("desk_type") == b.get("desk_type"):
        return True
    alike = bool(set(names[0].split()) & set(names[1].split())) or all(map(_names_dues, names))
    return alike and _same_price(one, other)


def _names_dues(name: str) -> bool:
    return any(says("formulas", concept, name) for concept in ("membership", "member"))


def _same_price(one: Evidence, other: Evidence) -> bool:
    return all(one.value.get(key) == other.value.get(key) for key in ("amount", "currency"))


def independent(claims: Iterable[Evidence]) -> list[Evidence]:
    """The claims without copies, which say nothing a second time.

    Of documents with one text (`evidence_id`) only the oldest speaks; a value in a long passage that several sources
    print alike, as of a press release, speaks once: for the operator's site if that has it, else for the oldest.
    """
    claims = list(claims)
    oldest: dict[str, tuple[Any, ...]] = {}
    origin: dict[tuple[str, str, str], tuple[Any, ...]] = {}
    for claim in claims:
        age = claim.published_at or claim.first_seen
        oldest[claim.evidence_id] = min(
            (age, claim.document_id), oldest.get(claim.evidence_id, (age, claim.document_id))
        )
        first = claim.kind != "operator", age, claim.source_id
        if passage := _passage(claim):
            origin[passage] = min(first, origin.get(passage, first))
    return [
        claim
        for claim in claims
        if oldest[claim.evidence_id][1] == claim.document_id
        and (not (passage := _passage(claim)) or origin[passage][2] == claim.source_id)
    ]


def _passage(claim: Evidence) -> tuple[str, str, str] | None:
    """A value and the passage that says it, where that is long enough to be nobody's own words a second time."""
    words = fold(claim.quote)
    return (claim.field, value_key(claim), words) if len(words.split()) >= COPIED_WORDS else None


def _is_firm(claim: Evidence) -> bool:
    return claim.modality in ("stated", "announced")


def _settles(claim: Evidence, known: Rule) -> bool:
    if not _is_firm(claim):
        return False
    if claim.field == "access_24_7" and claim.value is not True:
        return False  # said of some plans alone: kept, and not shown as if it were said of the house
    return claim.kind != "operator" or not known.only_on or claim.role in known.only_on


def _printed_before(plan: Evidence, page: Sequence[Evidence]) -> bool:
    return any(other.value == plan.value and other.position < plan.position for other in page)


def _first_of_each_mention(claims: Iterable[Evidence]) -> list[Evidence]:
    first: dict[tuple[str, int], Evidence] = {}
    for claim in claims:
        key = (claim.document_id, claim.subject)
        if key not in first or claim.position < first[key].position:
            first[key] = claim
    return list(first.values())


def reading_order(known: Rule) -> Callable[[Evidence], tuple[int, str, int, str]]:
    """Reading order, for what no sieve tells apart: the page made for it, then by address and place on the page."""
    return lambda claim: (known.page(claim.role), claim.url, claim.position, claim.claim_id)
