"""A space as its claims have it: what is shown in each field, on which claim, and what contradicts it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from cowcrawl.text import fold
from db.addresses import Address, address
from db.choose import Choice, Plans, choose, room_count, shown_plans, shown_rooms
from db.evidence import Evidence
from db.names import name_key
from db.open_signs import with_signs_told
from db.replay import Moment
from db.standing import Standing, standing

SCALARS = ("area_m2", "desks", "occupants", "opening_hours", "phone", "email")
"""Fields that stand in a column of their own name as they are claimed."""
CHOSEN = ("name", "operator", "access_24_7", "website", "city", *SCALARS)
"""Fields of which one claim is chosen."""
OWN = ("name", "phone", "email")
"""Fields of which a house of a chain has one of its own beside that of the chain."""


@dataclass(frozen=True, kw_only=True)
class Picture:
    """What is shown of a space, each value with the claim it rests on."""

    claims: tuple[Evidence, ...]
    """All that is claimed of it, now or before."""
    shown: dict[str, Evidence]
    """The claim shown, by field."""
    choices: dict[str, Choice]
    """How it was chosen, by field."""
    address: Address
    stands: Standing
    plans: Plans
    rooms: tuple[Evidence, ...]
    services: dict[str, Evidence]
    types: dict[str, Evidence]

    @property
    def value(self) -> dict[str, Any]:
        """The values shown, by field, with the number of rooms and the kinds of place."""
        values = {field: claim.value for field, claim in self.shown.items()}
        return values | {"rooms": room_count(self.rooms) or None, "space_types": ",".join(sorted(self.types)) or None}

    @property
    def chosen(self) -> tuple[Evidence, ...]:
        """Every claim whose value is shown."""
        many = (*self.plans.shown, *self.rooms, *self.services.values(), *self.types.values())
        return (*self.shown.values(), *self.stands.claims.values(), *many)


def picture(then: Moment, shared: Collection[str] = ()) -> Picture:
    """The picture that the current claims of a moment give of a space.

    `shared`: names that several spaces of its operator go by (`db.names.name_key`), and numbers and mailboxes that
    several have: shown where it has none of its own. The name of its town alone is shown only where it has no other.
    """
    members = then.mentions
    claims = tuple(claim for member in members for claim in member.claims)
    choices = {field: choice for field in CHOSEN if (choice := choose(claims, field))}
    towns = {fold(str(claim.value)) for claim in claims if claim.field == "city"}
    for field in OWN:
        own = [claim for claim in claims if claim.field == field and not _is_shared(claim, shared)]
        telling = [claim for claim in own if field != "name" or fold(str(claim.value)) not in towns]
        choices |= {field: choice} if (choice := choose(telling, field) or choose(own, field)) else {}
    shown = {field: choice.claim for field, choice in choices.items()}
    located = address(members)
    if located.shown:
        shown = {field: claim for field, claim in shown.items() if field != "city"} | located.shown
        choices.pop("city", None)
    return Picture(
        claims=claims,
        shown=shown,
        choices=choices,
        address=located,
        stands=standing(claims, shown=then.shown, silent_since=then.silent_since),
        plans=shown_plans(with_signs_told(claims, shown["country"].value if "country" in shown else None)),
        rooms=tuple(shown_rooms(claims)),
        services=_named(claims, "services"),
        types=_named(claims, "space_types"),
    )


def _is_shared(claim: Evidence, shared: Collection[str]) -> bool:
    return (name_key(str(claim.value)) if claim.field == "name" else str(claim.value)) in shared


def _named(claims: Iterable[Evidence], field: str) -> dict[str, Evidence]:
    """The current claims of a field of names, one a name."""
    return {str(claim.value): claim for claim in claims if claim.field == field and claim.current}
