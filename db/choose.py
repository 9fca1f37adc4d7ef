"""Which value is shown: for each field of a space, the claim that most of its pages make first.

An operator's own pages come before press and reports, whose copies of one text count once. Ties go to the page made
for that kind of fact, then to the newer page. Price plans are taken page by page, the page made for prices first, since
two pages of one site often print the same plan.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from cowcrawl.extract.rooms.words import for_hire
from cowcrawl.text import fold
from db.evidence import Evidence, StoredMention

FIELD_ROLES: dict[str, tuple[str, ...]] = {
    "name": ("home", "about", "contact"),
    "operator": ("about", "contact", "home"),
    "street": ("contact", "locations", "home"),
    "house_number": ("contact", "locations", "home"),
    "postal_code": ("contact", "locations", "home"),
    "city": ("contact", "locations", "home"),
    "country": ("contact", "locations", "home"),
    "phone": ("contact", "locations", "home"),
    "email": ("contact", "locations", "home"),
    "area_m2": ("about", "locations", "home"),
    "desks": ("about", "locations", "home"),
    "opening_hours": ("contact", "locations", "home"),
    "access_24_7": ("about", "prices", "home"),
    "status": ("home", "locations", "about"),
    "formulas": ("prices", "offer", "locations", "home"),
    "rooms": ("offer", "prices", "about", "locations", "home"),
}
"""The pages whose word comes first for a field when as many pages say one thing as another."""

ONLY_ON = dict.fromkeys(("status", "opening_date"), frozenset(("home", "locations", "about", "contact")))
"""Fields that only these pages settle: a forgotten page of pre-orders must not turn an open house into a plan."""
ADDRESS = ("street", "house_number", "postal_code", "city")


def shown(claims: Sequence[Evidence], field: str) -> Evidence | None:
    """The claim whose value is shown for `field`, or None when no current claim is about it."""
    ballots: defaultdict[str, list[Evidence]] = defaultdict(list)
    settling = (claim for claim in claims if claim.field == field and claim.current and _settles(claim))
    for claim in _first_of_each_mention(settling):
        ballots[json.dumps(claim.value, sort_keys=True)].append(claim)
    if not ballots:
        return None
    winner: list[Evidence] = max(ballots.values(), key=lambda votes: (len(votes), _best(votes)))
    return min(winner, key=_order)


def best(claims: Sequence[Evidence], field: str) -> Evidence | None:
    """The claim shown for `field`: of the operator's own pages, or else of press and reports."""
    own = [claim for claim in claims if claim.kind == "operator"]
    return shown(own, field) or shown(independent([claim for claim in claims if claim.kind != "operator"]), field)


def best_address(members: Sequence[StoredMention]) -> dict[str, Evidence]:
    """The claims of the address that is shown: of the operator's own pages, or else of press and reports."""
    own = [member for member in members if member.kind == "operator"]
    return shown_address(own) or shown_address(member for member in members if member.kind != "operator")


def shown_address(members: Iterable[StoredMention]) -> dict[str, Evidence]:
    """The claims of the address that is shown, all of one mention, so that no two addresses are mixed.

    The fullest address wins, then the one that most pages give, then the page made for it.
    """
    ballots: dict[tuple[str, ...], list[dict[str, Evidence]]] = defaultdict(list)
    for member in members:
        parts = _address_claims(member) if member.current else {}
        if "street" in parts or "postal_code" in parts:
            ballots[tuple(fold(str(parts[field].value)) if field in parts else "" for field in ADDRESS)].append(parts)
    if not ballots:
        return {}
    fullest = max(ballots, key=lambda text: (sum(map(bool, text)), len(ballots[text]), text))
    return min(ballots[fullest], key=lambda parts: _order(next(iter(parts.values()))))


def _address_claims(member: StoredMention) -> dict[str, Evidence]:
    found: dict[str, Evidence] = {}
    for claim in member.claims:
        if claim.field in (*ADDRESS, "country"):
            found.setdefault(claim.field, claim)
    return found


def shown_plans(claims: Iterable[Evidence]) -> list[Evidence]:
    """The price-plan claims that are shown, one a plan, in the order of their pages."""
    plans = [claim for claim in claims if claim.field == "formulas" and claim.current]
    pages: dict[str, list[Evidence]] = defaultdict(list)
    for plan in plans:
        pages[plan.document_id].append(plan)
    taken: list[Evidence] = []
    for page in sorted(pages.values(), key=lambda page: (_rank(page[0]), -len(page), page[0].url)):
        known = list(taken)
        for plan in page:
            if not any(same_plan(plan, other) for other in known) and not _printed_before(plan, page):
                taken.append(plan)
    return taken


def shown_rooms(claims: Iterable[Evidence]) -> list[Evidence]:
    """The room claims that are shown: of the page that tells of most rooms, for pages of one site repeat each other."""
    pages: dict[str, list[Evidence]] = defaultdict(list)
    for claim in claims:
        if claim.field == "rooms" and claim.current:
            pages[claim.document_id].append(claim)
    return max(pages.values(), key=lambda page: (room_count(page), -_rank(page[0]), page[0].url), default=[])


def room_count(rooms: Iterable[Evidence]) -> int:
    """How many rooms for hire some claims tell of, those alike counted one by one."""
    return sum(claim.value.get("count", 1) for claim in rooms if for_hire(claim.value.get("name")))


def same_plan(one: Evidence, other: Evidence) -> bool:
    """Whether two plans of different pages are one: one offer under one name, or one price under names that overlap."""
    a, b = one.value, other.value
    if any(a.get(key) != b.get(key) for key in ("period", "quantity")):
        return False
    names = fold(a.get("name") or ""), fold(b.get("name") or "")
    if names[0] == names[1] and a.get("desk_type") == b.get("desk_type"):
        return True
    same_price = all(a.get(key) == b.get(key) for key in ("amount", "currency"))
    return same_price and bool(set(names[0].split()) & set(names[1].split()))


def independent(claims: Sequence[Evidence]) -> list[Evidence]:
    """The claims without those of documents that only carry another's text: a copy says nothing a second time."""
    oldest: dict[str, tuple[str, str]] = {}
    for claim in claims:
        age = claim.published_at or claim.first_seen, claim.document_id
        oldest[claim.evidence_id] = min(age, oldest.get(claim.evidence_id, age))
    return [claim for claim in claims if oldest[claim.evidence_id][1] == claim.document_id]


def _settles(claim: Evidence) -> bool:
    if claim.modality not in ("stated", "announced"):
        return False
    if claim.field == "access_24_7" and claim.value is not True:
        return False  # said of some plans alone: kept, and not shown as if it were said of the house
    return claim.kind != "operator" or claim.field not in ONLY_ON or claim.role in ONLY_ON[claim.field]


def _printed_before(plan: Evidence, page: Sequence[Evidence]) -> bool:
    return any(other.value == plan.value and other.position < plan.position for other in page)


def _first_of_each_mention(claims: Iterable[Evidence]) -> list[Evidence]:
    first: dict[tuple[str, int], Evidence] = {}
    for claim in claims:
        key = (claim.document_id, claim.subject)
        if key not in first or claim.position < first[key].position:
            first[key] = claim
    return list(first.values())


def _best(votes: Sequence[Evidence]) -> tuple[int, str]:
    best = min(votes, key=_order)
    return -_rank(best), best.last_seen


def _order(claim: Evidence) -> tuple[int, str, int, str]:
    return _rank(claim), claim.url, claim.position, claim.claim_id


def _rank(claim: Evidence) -> int:
    roles = FIELD_ROLES.get(claim.field, ())
    return roles.index(claim.role) if claim.role in roles else len(roles)
