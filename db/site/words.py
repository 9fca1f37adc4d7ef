"""How the site words a value for people, in English, French or Dutch. Pure.

The words of controlled values stand in `words.yml`, the sentences of the pages in the files of `sentences/`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import yaml
from markupsafe import Markup

from cowcrawl.fields import FIELDS
from db.site.texts import texts

LANGUAGES = ("en", "fr", "nl")
"""The languages of the site, the first being the one of addresses without a language."""
_FOLDER = Path(__file__).parent
WORDS: dict[str, dict[str, Any]] = yaml.safe_load((_FOLDER / "words.yml").read_text("utf-8"))
SENTENCES = texts(_FOLDER / "sentences")
UNITS = {"m2": "m²"}
_LONGEST_PASSAGE = 300
"""Characters of a quote that are put into a link: longer addresses are cut by mail programs."""
_LISTS = {
    "status": "statuses",
    "services": "services",
    "space_types": "space_types",
    "member_profile": "member_profiles",
}
"""The list of words that says the values of a field."""


_DAYS = re.compile("|".join(rf"(?<!\w){re.escape(day)}(?!\w)" for day in WORDS["days"]))


class Words:
    """One language of the site."""

    def __init__(self, language: str) -> None:
        """`language` is one of LANGUAGES; ValueError for another."""
        self.language = language
        self._place = LANGUAGES.index(language)
        self._months = WORDS["months"][language].split()
        self._thousands, self._point, self._amount = WORDS["figures"][language]

    def say(self, key: str, n: float | None = None, /, **values: Any) -> Markup:
        """The sentence `key` of `sentences/`, with `values` (escaped) in their places; KeyError when there is none.

        A sentence with two forms says the first of one thing and the second of several: `n` decides, and may be named
        in the sentence as `{n}`. French speaks of none in the singular.
        """
        known = SENTENCES[key][self.language]
        if not isinstance(known, str):
            known = known[0 if n == 1 or (n == 0 and self.language == "fr") else 1]
        if n is not None:
            values["n"] = self.number(n)
        return Markup(known).format(**values) if values else Markup(known)

    def word(self, kind: str, value: str | None) -> str | None:
        """What the site calls `value` of the controlled list `kind`; a value without a word stays as it is."""
        known = None if value is None else WORDS[kind].get(value)
        if known is None:
            return None if value is None else value.replace("_", " ")
        return str(known[self._place])

    def number(self, value: float | None) -> str | None:
        """A number with marks between thousands and without idle decimals: 1,250 or 45.5."""
        if value is None:
            return None
        text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0")
        return self._marked(text)

    def size(self, size: int) -> str:
        """Bytes as people say them: 1.8 MB, in French 1,8 Mo."""
        units = [forms[self._place] for forms in WORDS["sizes"].values()]
        power = min((len(str(size)) - 1) // 3, len(units) - 1)
        return f"{self.number(round(size / 1000**power, 1))}\u00a0{units[power]}"

    def money(self, cents: int | None, currency: str | None) -> str | None:
        """An amount in hundredths of a currency: €175.00, or CHF 175.00 where the currency has no sign here."""
        if cents is None:
            return None
        return self._priced(self._marked(f"{cents // 100:,}.{cents % 100:02}"), currency)

    def terms(self, period: str | None, quantity: int | None) -> str | None:
        """What an amount pays for: per month, or for 10 days."""
        if period is None:
            return None if quantity in (None, 1) else f"× {quantity}"
        forms = WORDS["periods"].get(period)
        one, several = forms[self._place] if forms else (period, "{} × " + period)
        return str(one if quantity in (None, 1) else several.format(quantity))

    def day(self, moment: str | None) -> str | None:
        """A date or time (ISO 8601, EDTF) as 3 November 2026, November 2026 or 2026; anything else as it is."""
        exact = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?", moment or "")
        if not exact:
            return moment
        year, month, of_month = exact.groups()
        try:
            date(int(year), int(month or 1), int(of_month or 1))
        except ValueError:
            return moment
        first = "1er" if self.language == "fr" and of_month == "01" else of_month and str(int(of_month))
        return " ".join(part for part in (first, month and self._months[int(month) - 1], year) if part)

    def hours(self, text: str | None) -> str | None:
        """Opening hours in OpenStreetMap's syntax with the days in words: Mon–Fri 08:30–18:00, Sat closed."""
        if text is None:
            return None
        told = _DAYS.sub(lambda found: str(self.word("days", found[0])), text)
        return re.sub(r"(?<=\w)-(?=\w)", "–", told).replace(";", ",")

    def spoken(self, field: str, value: Any, unit: str | None = None) -> str:
        """A claim's value in words: 450 m², yes, "Flex, hot desk, €175.00 per month"."""
        if isinstance(value, bool):
            return str(self.say("yes" if value else "no"))
        if isinstance(value, Mapping):
            return self._spoken_mapping(field, value)
        if field == "opening_hours":
            return self.hours(str(value)) or ""
        if field in ("opening_date", "closing_date"):
            return self.day(str(value)) or ""
        if isinstance(value, int | float):
            text = str(value) if field in ("latitude", "longitude") else self.number(value) or ""
        else:
            text = (self.word(_LISTS[field], str(value)) or "") if field in _LISTS else str(value)
        return f"{text} {UNITS.get(unit, unit)}" if unit else text

    def _spoken_mapping(self, field: str, value: Mapping[str, Any]) -> str:
        if field == "formulas":
            return self._plan(value)
        if field == "rooms":
            return self._room(value)
        if field == "events":
            return _joined(self.word("events", value.get("kind")), self.day(value.get("date")))
        return _joined(*(f"{key.replace('_', ' ')} {part}" for key, part in value.items() if part is not None))

    def _plan(self, plan: Mapping[str, Any]) -> str:
        terms = self.terms(plan.get("period"), plan.get("quantity"))
        amount = plan.get("amount")
        price = None if amount is None else self._priced(self._marked(str(amount)), plan.get("currency"))
        kind, vat = self.word("desk_types", plan.get("desk_type")), self.word("vat", plan.get("vat"))
        return _joined(plan.get("name"), kind, " ".join(part for part in (price, terms) if part), vat)

    def _room(self, room: Mapping[str, Any]) -> str:
        """ "Zinc, 4–6 people, 20 m²"; "2 × meeting rooms" when it stands for several alike."""
        low, high, area = (room.get(key) for key in ("capacity_min", "capacity_max", "area_m2"))
        name = " × ".join(str(part) for part in (room.get("count"), room.get("name")) if part)
        span = self.number(high) if low == high else f"{self.number(low)}–{self.number(high)}"
        people = str(self.say("people", span=span)) if high else None
        return _joined(name, people, f"{self.number(area)} m²" if area else None)

    def _priced(self, amount: str, currency: str | None) -> str:
        sign = WORDS["currencies"].get(currency or "")
        if sign:
            return str(self._amount.format(sign=sign, amount=amount))
        return f"{currency}\N{NO-BREAK SPACE}{amount}" if currency else amount

    def _marked(self, text: str) -> str:
        """A number as Python writes it, with the marks of the language."""
        return text.translate({ord(","): self._thousands, ord("."): self._point})


@cache
def words(language: str) -> Words:
    """The words of a language, read once."""
    return Words(language)


def _joined(*parts: Any) -> str:
    return ", ".join(str(part) for part in parts if part)


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
