"""A mention as it is compared: what one document says of one space, whatever is not said being None."""

from __future__ import annotations

from typing import Any, NamedTuple

from cowcrawl.errors import BadInput

TEXTS = ("name", "operator", "street", "house_number", "postal_code", "city", "website", "phone")
"""In the order in which a mention holds them; the point stands before the last two."""


class Mention(NamedTuple):
    """What is compared of a mention. Nothing needs to be in a normal form."""

    id: str
    name: str | None = None
    operator: str | None = None
    street: str | None = None
    """With or without its number; both names of a street may stand in it, parted by a slash."""
    house_number: str | None = None
    """As printed: `12-14`, `5 bte 3`."""
    postal_code: str | None = None
    city: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    website: str | None = None
    phone: str | None = None
    map_street: str | None = None
    """Which street of a map it is in, where the caller looked it up: two names of one street are then known to be
    one."""

    @classmethod
    def of(cls, row: Any) -> Mention:
        """A mention from a row of JSON; numbers may stand for texts. Raises BadInput with what was expected."""
        if not isinstance(row, dict):
            raise BadInput('expected an object with "id" and what is known of "name", "street" and the others')
        key = row.get("id")
        if key == "" or not (type(key) is str or type(key) is int):
            raise BadInput(f'"id" must be a text or a whole number, not {key!r}')
        if not row.keys() <= FIELDS:
            unknown = ", ".join(sorted(map(repr, row.keys() - FIELDS)))
            raise BadInput(f"{unknown} is not known; expected {', '.join(sorted(FIELDS))}")
        get = row.get
        texts = [
            (value.strip() or None)
            if type(value := get(name)) is str
            else value
            if value is None
            else _text(name, value)
            for name in TEXTS
        ]
        latitude, longitude = get("latitude"), get("longitude")
        if latitude is not None or longitude is not None:
            latitude, longitude = _degrees("latitude", latitude, 90), _degrees("longitude", longitude, 180)
            if latitude is None or longitude is None:
                raise BadInput('"latitude" and "longitude" must both be given, or neither')
        return cls._make((str(key), *texts[:6], latitude, longitude, *texts[6:], None))


FIELDS = frozenset(Mention._fields) - {"map_street"}
"""What a row of JSON may say."""


def _text(name: str, value: Any) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise BadInput(f'"{name}" must be a text or null, not {value!r}')


def _degrees(name: str, value: Any, most: float) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not -most <= value <= most:
        raise BadInput(f'"{name}" must be a number from -{most:.0f} to {most:.0f} or null, not {value!r}')
    return float(value)
