"""How the site words a value for people: money, dates, numbers, links. Pure; the words stand in `words.yml`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import yaml

from cowcrawl.fields import FIELDS

WORDS: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("words.yml").read_text("utf-8"))
UNITS = {"m2": "m²"}
_MONTHS = "January February March April May June July August September October November December".split()
_LONGEST_PASSAGE = 300
"""Characters of a quote that are put into a link: longer addresses are cut by mail programs."""


def word(kind: str, value: str | None) -> str | None:
    """What the site calls `value` of the controlled list `kind`; a value without a word of its own stays as it is."""
    return None if value is None else str(WORDS[kind].get(value, value.replace("_", " ")))


def number(value: float | None) -> str | None:
    """A number with commas between thousands and without idle decimals: 1,250 or 45.5."""
    if value is None:
        return None
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0")


def money(cents: int | None, currency: str | None) -> str | None:
    """An amount in hundredths of a currency: €175.00, or CHF 175.00 where the currency has no sign here."""
    if cents is None:
        return None
    amount = f"{cents // 100:,}.{cents % 100:02}"
    sign = WORDS["currencies"].get(currency or "")
    return f"{sign}{amount}" if sign else f"{currency}\N{NO-BREAK SPACE}{amount}" if currency else amount


def terms(period: str | None, quantity: int | None) -> str | None:
    """What an amount pays for: per month, or for 10 days."""
    if period is None:
        return None if quantity in (None, 1) else f"for {quantity}"
    one, several = WORDS["periods"].get(period, (period, "{} × " + period))
    return str(one if quantity in (None, 1) else several.format(quantity))


def day(moment: str | None) -> str | None:
    """A date or time (ISO 8601, EDTF) as 3 November 2026, November 2026 or 2026; anything else as it is."""
    exact = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?", moment or "")
    if not exact:
        return moment
    year, month, of_month = exact.groups()
    try:
        date(int(year), int(month or 1), int(of_month or 1))
    except ValueError:
        return moment
    return " ".join(part for part in (of_month and str(int(of_month)), month and _MONTHS[int(month) - 1], year) if part)


def host(url: str | None) -> str | None:
    """The host of an address as people say it, without `www.`."""
    return (urlsplit(url or "").hostname or "").removeprefix("www.") or None


def outward(url: str | None, passage: str | None = None) -> str | None:
    """An address that is safe to link to, or None; with `passage`, browsers scroll to those words and mark them.

    Only http and https are linked: a page can name any address it likes. The form of the passage is that of the text
    fragments of WICG (https://wicg.github.io/scroll-to-text-fragment/).
    """
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    if not url or parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    if not passage or parts.fragment or len(passage) > _LONGEST_PASSAGE:
        return url.strip()
    return f"{url.strip().removesuffix('#')}#:~:text={quote(passage, safe='').replace('-', '%2D')}"


def decoded(field: str, value: str | None) -> Any:
    """The value of a published claim as it was read: text stays text, everything else is JSON."""
    known = FIELDS.get(field)
    if value is None or (known and known.types == (str,)):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


_LISTS = {
    "status": "statuses",
    "services": "services",
    "space_types": "space_types",
    "member_profile": "member_profiles",
}
"""The list of words that says the values of a field."""


def spoken(field: str, value: Any, unit: str | None = None) -> str:
    """A claim's value in words: 450 m², yes, "Flex, hot desk, €175.00 per month"."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field == "formulas" and isinstance(value, Mapping):
        return _plan(value)
    if field == "rooms" and isinstance(value, Mapping):
        return _room(value)
    if field == "events" and isinstance(value, Mapping):
        return ", ".join(str(part) for part in (word("events", value.get("kind")), day(value.get("date"))) if part)
    if isinstance(value, Mapping):
        return ", ".join(f"{key.replace('_', ' ')} {part}" for key, part in value.items() if part is not None)
    if field in ("opening_date", "closing_date"):
        return day(str(value)) or ""
    if isinstance(value, int | float):
        text = str(value) if field in ("latitude", "longitude") else number(value) or ""
    else:
        text = (word(_LISTS[field], str(value)) or "") if field in _LISTS else str(value)
    return f"{text} {UNITS.get(unit, unit)}" if unit else text


def _plan(plan: Mapping[str, Any]) -> str:
    price = " ".join(part for part in (_price(plan), terms(plan.get("period"), plan.get("quantity"))) if part)
    parts = (plan.get("name"), word("desk_types", plan.get("desk_type")), price, word("vat", plan.get("vat")))
    return ", ".join(str(part) for part in parts if part)


def _room(room: Mapping[str, Any]) -> str:
    """ "Zinc, 4–6 people, 20 m²"; "2 × meeting rooms" when it stands for several alike."""
    low, high, area = (room.get(key) for key in ("capacity_min", "capacity_max", "area_m2"))
    name = " × ".join(str(part) for part in (room.get("count"), room.get("name")) if part)
    people = f"{number(high)} people" if low == high else f"{number(low)}–{number(high)} people"
    parts = (name, people if high else None, f"{number(area)} m²" if area else None)
    return ", ".join(part for part in parts if part)


def _price(plan: Mapping[str, Any]) -> str | None:
    amount, currency = plan.get("amount"), plan.get("currency")
    if amount is None:
        return None
    sign = WORDS["currencies"].get(currency or "")
    return f"{sign}{amount}" if sign else " ".join(part for part in (currency, str(amount)) if part)
