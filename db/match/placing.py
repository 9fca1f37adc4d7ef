"""What mentions say of where a space is, as columns."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from cowcrawl.address.house_number import HouseNumber, house_number
from cowcrawl.text import fold
from db.match import contact, spelling, streets, towns, units
from db.match.columns import Columns, Field
from db.match.marks import mark, parts
from db.match.table import NONE, Ints, codes, each

_LANGUAGES = ("fr", "nl", "de", "en", "es", "it", "pt")


class Placed(NamedTuple):
    """Columns of the table, and what joins them with those of the name."""

    columns: dict[str, Any]
    street_words: list[tuple[str, ...]]
    """By text of the street the words by which it may stand in a name: Flagey, Flageyplein."""
    town_words: list[tuple[str, ...]]
    units: dict[str, Ints]
    """Towers, floors and counts that stand in the street, or else in the number."""


def placed(of: Columns) -> Placed:
    """What mentions say of the place."""
    fields = of.fields
    street, number, town, postal = (fields[name] for name in ("street", "house_number", "city", "postal_code"))
    places = streets.places(street.texts)
    houses = [(house_number(text), units.unit(text, fold(text).split())) for text in number.texts]
    known = list(map(towns.town, town.texts))
    columns = _streets(street, places) | _numbers(number, [house for house, _ in houses], street, places)
    columns |= {
        "map_street": fields["map_street"].code,
        "postal_code": each(postal.code, codes(list(map(contact.postal_code, postal.texts)))[0]),
        "city": each(town.code, codes([one.key for one in known])[0]),
        "large": each(town.code, (one.large for one in known)) > 0,
    }
    beside, within = parts(one.unit for one in places), parts(unit for _, unit in houses)
    found = {name: (each(street.code, beside[name]), each(number.code, within[name])) for name in beside}
    return Placed(
        columns,
        [_said(one) for one in places],
        [one.words for one in known],
        {name: np.where(first >= 0, first, second) for name, (first, second) in found.items()},
    )


def _streets(field: Field, places: list[streets.Place]) -> dict[str, Any]:
    """Each mention's streets, and the streets; rare slips of a core are put right."""
    often = np.bincount(field.code[field.code >= 0], minlength=len(places)).tolist()
    counts: dict[str, int] = {}
    for place, times in zip(places, often, strict=True):
        for one in place.names:
            counts[one.core] = counts.get(one.core, 0) + times
    right = spelling.corrections(counts)
    known: dict[tuple[str, str], streets.Street] = {}
    number: dict[tuple[str, str], int] = {}
    rows = np.full((len(places) + 1, 2), NONE)
    for at in sorted(range(len(places)), key=lambda at: -often[at]):  # of two ways of writing one, the usual
        for column, one in enumerate(places[at].names):
            key = right.get(one.core, one.core), one.kind
            if key not in number:
                number[key] = len(number)
                known[key] = one._replace(core=key[0])
            rows[at, column] = number[key]
    if not known:  # one that no mention bears, so that looking up NONE finds something
        known["", ""] = streets.Street("", "", "", "")
    kind, kinds = codes([one.kind or None for one in known.values()])
    return {
        "street": rows[field.code],
        "street_core": np.array([one.core for one in known.values()], object),
        "street_form": np.array([one.form for one in known.values()], object),
        "core": codes([one.core for one in known.values()])[0],
        "street_kind": kind,
        "kinds": kinds,
        "street_language": np.array([_spoken(one.language) for one in known.values()], np.int64),
    }


def _numbers(
    number: Field, houses: list[HouseNumber | None], street: Field, places: list[streets.Place]
) -> dict[str, Ints]:
    """First and last house and its letter: of the number's own field, else of the street's."""
    beside = [house_number(place.number) if place.number else None for place in places]
    own = each(number.code, map(_first, houses)) >= 0
    return {
        column: np.where(own, each(number.code, map(part, houses)), each(street.code, map(part, beside)))
        for column, part in (("number", _first), ("number_end", _last), ("letter", _letter))
    }


def _first(house: HouseNumber | None) -> int:
    return house.first if house else NONE


def _last(house: HouseNumber | None) -> int:
    return (house.last or house.first) if house else NONE


def _letter(house: HouseNumber | None) -> int:
    return mark(house.letter) if house else NONE


def _said(place: streets.Place) -> tuple[str, ...]:
    return (*(word for one in place.names for word in (one.core, one.kind + one.core)), *place.words)


def _spoken(languages: str) -> int:
    return sum(1 << _LANGUAGES.index(code) for code in languages.split())
