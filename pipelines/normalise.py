"""Normalise: every value in the one form the inventory uses; quotes stay as the page has them.

A page that states no country gets no claim of one: without a quote there is no claim. The source card's country only
helps to read what is printed (a national telephone number, a postal code).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import phonenumbers

from cowcrawl.card import SourceCard
from cowcrawl.centroids.codes import canonical
from cowcrawl.literals import country as countries
from cowcrawl.literals.currency import is_open
from cowcrawl.model import Claim, Mention, Reading, Reject
from cowcrawl.page import collapse
from pipelines._stage import Stage, each_claim

CENT = Decimal("0.01")
_ENCLOSED = re.compile(r"[(\[](?P<inner>[^()\[\]]+)[)\]]")
_DATE = r"-?\d{4}(?:-\d{2}(?:-\d{2})?)?[?~%]?"
_EDTF = re.compile(rf"(?:{_DATE}|\.\.)?/(?:{_DATE}|\.\.)?|{_DATE}")


def normalise(reading: Reading, country: str | None = None) -> Reading:
    """The reading with its values in the inventory's form; `country` is the source's, where the page states none.

    A value that cannot be brought into that form leaves a `Reject`. Running it twice changes nothing.
    """
    document = replace(reading.document, fetched_at=utc(reading.document.fetched_at))
    named = {mention.subject: _country(mention, country) for mention in reading.mentions}

    def change(mention: Mention, claim: Claim) -> Claim | Reject:
        return _normal(claim, named[mention.subject])

    return each_claim(replace(reading, document=document), change)


def utc(time: str) -> str:
    """An ISO 8601 time (UTC when it names no zone) as `2026-03-01T12:00:00Z`; what is no time stays as it is."""
    try:
        moment = datetime.fromisoformat(time)
    except ValueError:
        return time
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def postal_code(printed: str, country: str | None) -> str:
    """A postal code in its country's usual form; as printed where the country's form is another or not known."""
    return canonical(country, printed) or collapse(printed).upper()


def phone(printed: str, country: str | None) -> str | None:
    """A telephone number in E.164, or None when it is no valid number of the country, or of the one it names."""
    try:
        number = phonenumbers.parse(printed, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def email(printed: str) -> str | None:
    """A mailbox with its host in lower case, or None when it is no mailbox."""
    box, at, host = collapse(printed).removeprefix("mailto:").partition("?")[0].rpartition("@")
    return f"{box}@{host.lower()}" if box and at and "." in host and " " not in box + host else None


def website(printed: str) -> str | None:
    """A web address with scheme and host in lower case and at least `/` as path, or None when it is none."""
    text = collapse(printed)
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or "." not in host or parts.username or " " in text:
        return None
    netloc = host if port in (None, 80, 443) else f"{host}:{port}"
    return urlunsplit((parts.scheme.lower(), netloc, parts.path or "/", parts.query, ""))


def city(printed: str) -> str | None:
    """A town's name without the brackets and marks around it, or None when nothing is left."""
    text = collapse(printed).strip(" ,;:.-–")
    enclosed = _ENCLOSED.fullmatch(text)
    return city(enclosed["inner"]) if enclosed else text or None


def edtf(printed: str) -> str | None:
    """A date or range in EDTF, its time of day cut off, or None when it is none."""
    text = re.sub(r"(?<=\d)T[\d:.,]+(?:Z|[+-]\d{2}:?\d{2})?$", "", collapse(printed))
    return text if any(char.isdigit() for char in text) and _EDTF.fullmatch(text) else None


def formula(plan: dict[str, Any]) -> dict[str, Any] | None:
    """A price plan with an amount of two decimals and its currency in capitals, or None when the amount is none."""
    changed = dict(plan)
    if plan.get("amount") is not None:
        try:
            amount = Decimal(str(plan["amount"]))
            if not amount.is_finite() or amount < 0 or amount != amount.quantize(CENT):
                return None
        except InvalidOperation:
            return None
        changed["amount"] = str(amount.quantize(CENT))
    if plan.get("currency") and not is_open(plan["currency"]):
        changed["currency"] = plan["currency"].upper()
    if plan.get("name"):
        changed["name"] = collapse(plan["name"])
    return changed


_IN_COUNTRY: dict[str, Callable[[str, str | None], str | None]] = {"postal_code": postal_code, "phone": phone}
_ALONE: dict[str, Callable[[Any], Any]] = {
    "city": city,
    "closing_date": edtf,
    "country": countries.code_of,
    "email": email,
    "formulas": formula,
    "opening_date": edtf,
    "website": website,
}


def _country(mention: Mention, fallback: str | None) -> str | None:
    stated = mention.first("country")
    return (countries.code_of(stated) if stated else None) or fallback


def _normal(claim: Claim, country: str | None) -> Claim | Reject:
    if claim.field in _IN_COUNTRY:
        value: Any = _IN_COUNTRY[claim.field](claim.value, country)
    elif claim.field in _ALONE:
        value = _ALONE[claim.field](claim.value)
    else:
        value = collapse(claim.value) if isinstance(claim.value, str) else claim.value
    if value is None:
        detail = f"not a number of {country or 'a known country'}" if claim.field == "phone" else str(claim.value)
        return Reject(stage="normalise", field=claim.field, reason=claim.field, detail=detail)
    return claim if value == claim.value else replace(claim, value=value)


class NormalisePipeline(Stage):
    """Brings values into the inventory's form."""

    name = "normalise"

    def run(self, reading: Reading, card: SourceCard) -> Reading:
        """See `normalise`."""
        return normalise(reading, card.country)
