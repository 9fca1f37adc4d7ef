"""The fields a claim can be about: what each means, the type of its value and its unit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of the vocabulary of claims."""

    description: str
    types: tuple[type, ...] = (str,)
    unit: str | None = None
    many: bool = False


FIELDS: dict[str, Field] = {
    "name": Field(description="Name of the space as its page gives it"),
    "operator": Field(description="Who runs the space"),
    "street": Field(description="Street, without the house number"),
    "house_number": Field(description="House number with letter, range or box as printed"),
    "postal_code": Field(description="Postal code in the country's usual form"),
    "city": Field(description="Town as printed"),
    "country": Field(description="ISO 3166-1 alpha-2 code of the country"),
    "latitude": Field(description="Latitude the page states, degrees north", types=(float,)),
    "longitude": Field(description="Longitude the page states, degrees east", types=(float,)),
    "phone": Field(description="The space's telephone number, E.164"),
    "email": Field(description="A generic mailbox of the space, never a person's"),
    "website": Field(description="Home page of the space"),
    "area_m2": Field(description="Floor area of the space", types=(int, float), unit="m2"),
    "area_kind": Field(description="How the stated floor area is measured or held: net, gross or leased"),
    "desks": Field(description="Number of desks", types=(int,), unit="desks"),
    "occupants": Field(description="Number of members or companies the page counts", types=(int,)),
    "opening_hours": Field(description="Opening hours in OpenStreetMap syntax"),
    "access_24_7": Field(
        description="true when members have access day and night, some_plans when those of some plans only have it",
        types=(bool, str),
    ),
    "status": Field(description="existing, in_preparation, closed or cancelled"),
    "opening_date": Field(description="Opening date (EDTF)"),
    "formulas": Field(
        description="One price plan: name, desk_type, amount (a decimal), currency, period, quantity, vat, commitment, "
        "included (hours or days, as printed), other_centres (true with access to other centres)",
        types=(dict,),
        many=True,
    ),
    "rooms": Field(
        description="One room: name, capacity_min, capacity_max, area_m2; count where it stands for several alike",
        types=(dict,),
        many=True,
    ),
    "services": Field(description="A service offered", many=True),
    "space_types": Field(description="A kind of place it says it is", many=True),
    "member_profile": Field(
        description="mixed when members are of all trades, or the trade whose people it is for (`cowcrawl.fields`)",
        many=True,
    ),
    "member_selection": Field(description="true when members are chosen, or voted in", types=(bool,)),
    "community": Field(
        description="true when there is a community manager, or events or a programme for members", types=(bool,)
    ),
    "network_access": Field(description="true when members may use other centres of the network", types=(bool,)),
    "design_by": Field(description="A firm of architects or designers that drew the space, never a person", many=True),
    "district": Field(description="District, quarter or zone as the document names it"),
    "contract": Field(description="On what title and for how long its users hold the place, as printed"),
    "former_use": Field(description="What the building was before, as printed"),
    "premises": Field(description="What kind of premises it is, as a fact card describes it"),
    "investor": Field(description="A firm or public body that invests in the space or owns its building", many=True),
    "closing_date": Field(description="Closing date (EDTF)"),
    "attribution": Field(
        description="Whose word an article repeats where it speaks of the space: press_release or report"
    ),
    "events": Field(
        description="What happened or will happen to it: kind, date (EDTF or null); the modality says how sure",
        types=(dict,),
        many=True,
    ),
    "roles": Field(
        description="What a party does in the space: party, role (`cowcrawl.fields`)", types=(dict,), many=True
    ),
    "outdoor_area_m2": Field(description="Area of its garden, terrace or courtyard", types=(int, float), unit="m2"),
}

DESK_TYPES = (
    "hot_desk",
    "fixed_desk",
    "private_office",
    "meeting_room",
    "virtual_office",
    "day_pass",
    "event_space",
    "other",
)
PERIODS = ("hour", "half_day", "day", "week", "month", "quarter", "year", "once")
SOME_PLANS = "some_plans"
"""Access day and night that comes with some of the plans: it is not claimed of the space as a whole."""
AREA_KINDS = ("net", "gross", "leased")
STATUSES = ("existing", "in_preparation", "closed", "cancelled")
EVENT_KINDS = (
    *("planned", "under_construction", "opened", "expanded", "moved", "renamed", "taken_over", "insolvent", "closed"),
    *("cancelled", "temporarily_closed"),
)
ROLES = ("owns", "runs", "designs", "supports", "uses", "invests")
"""What a party can do in a space beside being its operator."""
EVENT_KEYS = ("kind", "date")
ROLE_KEYS = ("party", "role")
MIXED = "mixed"
"""Members of all trades, where the space says so."""
TRADES = (
    *("creative", "media", "tech", "social", "makers", "food", "health", "legal", "women", "sustainability"),
    *("research", "building", "fashion", "music", "games", "finance", "tourism", "education"),
)
"""What the members of a specialised space have in common."""
ROOM_KEYS = ("name", "capacity_min", "capacity_max", "area_m2")
FORMULA_KEYS = (
    *("name", "desk_type", "amount", "currency", "period", "quantity", "vat", "commitment"),
    *("included", "other_centres"),
)


def problem(field: str, value: Any) -> str | None:
    """What is wrong with `value` as a value of `field`, in words, or None when it is right."""
    known = FIELDS.get(field)
    if known is None:
        return f"unknown field {field!r}"
    if isinstance(value, bool) and bool not in known.types:
        return f"{field} must be {_names(known)}, not true or false"
    if not isinstance(value, known.types):
        return f"{field} must be {_names(known)}, not {type(value).__name__}"
    if field == "status" and value not in STATUSES:
        return f"status must be one of {', '.join(STATUSES)}, not {value!r}"
    if field == "area_kind" and value not in AREA_KINDS:
        return f"area_kind must be one of {', '.join(AREA_KINDS)}, not {value!r}"
    if field == "access_24_7" and value not in (True, False, SOME_PLANS):
        return f"access_24_7 must be true, false or {SOME_PLANS}, not {value!r}"
    if field == "member_profile" and value not in (MIXED, *TRADES):
        return f"member_profile must be {MIXED} or one of {', '.join(TRADES)}, not {value!r}"
    if field in _OBJECT_PROBLEMS:
        return _OBJECT_PROBLEMS[field](value)
    return None


def _names(field: Field) -> str:
    return " or ".join(kind.__name__ for kind in field.types)


def _formula_problem(value: Any) -> str | None:
    unknown = set(value) - set(FORMULA_KEYS)
    if unknown:
        return f"a formula has no key {', '.join(sorted(unknown))}"
    if value.get("desk_type") not in DESK_TYPES:
        return f"desk_type must be one of {', '.join(DESK_TYPES)}, not {value.get('desk_type')!r}"
    if value.get("period") not in (None, *PERIODS):
        return f"period must be one of {', '.join(PERIODS)}, not {value.get('period')!r}"
    if value.get("vat") not in (None, "incl", "excl"):
        return f"vat must be incl, excl or null, not {value.get('vat')!r}"
    return None


def _room_problem(value: Any) -> str | None:
    unknown = set(value) - {*ROOM_KEYS, "count"}
    if unknown:
        return f"a room has no key {', '.join(sorted(unknown))}"
    if value.get("name") is not None and not (isinstance(value["name"], str) and value["name"].strip()):
        return "a room's name must be a text or null"
    for key in ("capacity_min", "capacity_max", "area_m2", "count"):
        number = value.get(key)
        kinds = (int, float) if key == "area_m2" else (int,)
        if number is not None and (isinstance(number, bool) or not isinstance(number, kinds) or number <= 0):
            return f"a room's {key} must be a number above 0 or null, not {number!r}"
    low, high = value.get("capacity_min"), value.get("capacity_max")
    if (low is None) != (high is None) or (low is not None and low > high):
        return f"a room's capacity must be two numbers in order or null, not {low!r} and {high!r}"
    return None


def _event_problem(value: Any) -> str | None:
    if set(value) != set(EVENT_KEYS):
        return f"an event has the keys {', '.join(EVENT_KEYS)}, not {', '.join(sorted(value))}"
    if value["kind"] not in EVENT_KINDS:
        return f"an event's kind must be one of {', '.join(EVENT_KINDS)}, not {value['kind']!r}"
    if not isinstance(value["date"], str | None):
        return f"an event's date must be EDTF or null, not {value['date']!r}"
    return None


def _role_problem(value: Any) -> str | None:
    if set(value) != set(ROLE_KEYS):
        return f"a role has the keys {', '.join(ROLE_KEYS)}, not {', '.join(sorted(value))}"
    if value["role"] not in ROLES:
        return f"a role must be one of {', '.join(ROLES)}, not {value['role']!r}"
    return None if isinstance(value["party"], str) and value["party"].strip() else "a role's party must be a text"


_OBJECT_PROBLEMS: dict[str, Callable[[Any], str | None]] = {
    "formulas": _formula_problem,
    "rooms": _room_problem,
    "events": _event_problem,
    "roles": _role_problem,
}
