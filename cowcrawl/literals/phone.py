"""Telephone numbers in text, as E.164."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import phonenumbers
from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher

from cowcrawl.vocabulary import alternatives, phrases

_TYPES = phonenumbers.PhoneNumberType
_NOT_A_SPACE = frozenset({_TYPES.PREMIUM_RATE, _TYPES.VOICEMAIL, _TYPES.PAGER, _TYPES.UAN})
_PLACEHOLDER = re.compile(r"(\d)\1{5,}|(?:01)?23456(?:78)?|1234567|9876543|(\d\d)\2{3,}")
_DIGITS = re.compile(r"\d(?:\D{0,4}\d){4}")
"""What every number has: five digits with no more between two than the matcher lets pass."""
_TIME = r"(?:[01]?\d|2[0-4])[.:hHu][0-5]\d"
_TIMES = re.compile(rf"{_TIME}\s*[-–—]\s*{_TIME}(?:[\s/,+&]+{_TIME}\s*[-–—]\s*{_TIME})*")
"""Hours from and to: `08.00 – 18.30`."""
_ALWAYS = re.compile(r"24\s?/\s?(?:24|7)(?:\W+7\s?/\s?7)?")
"""Day and night, every day: `24/24 – 7/7`."""
LEAST = 5
"""Digits of a number: four are a year, though Luxembourg has numbers of four."""
SPOKEN = 100
"""Characters before a number in which the verb of its sentence is looked for."""
_POSTCODE = re.compile(r"(?:^|[\s,(])[A-Z]-$")
"""Before a postcode: `L-9712`."""
AMERICAN = re.compile(r"(?<![\d.+-])(?:\([2-9]\d\d\)\s?|[2-9]\d\d[-.‑])[2-9]\d\d[-.‑]\d{4}(?![\d-])")
"""A number as it is written in North America alone: "(555) 210-4477", "555-210-4477"."""
_BRITAIN = 44
_SPAIN = 34
"""The country code of Spain, where nine digits with points are a telephone number: "912.847.362"."""
_ENTERPRISE = re.compile(r"(?<!\d)[01]?\d{3}\.\d{3}\.\d{3}(?!\d)")


@dataclass(frozen=True, kw_only=True)
class Phone:
    """A telephone number as printed."""

    number: str
    """E.164, such as `+3225551122`."""
    country: str | None
    """ISO code of the country it belongs to."""
    start: int
    end: int
    international: bool
    """Whether the country code is printed."""
    labelled: bool
    """Whether a word before it says that it is a telephone."""
    mobile: bool
    free: bool
    """Whether the call costs nothing: such a number belongs to no place."""


def phones(text: str, country: str | None = None) -> list[Phone]:
    """The telephone numbers in `text`, in reading order; never raises.

    `country` (ISO code) reads numbers without a country code; without it only international ones count. Fax numbers,
    register entries, accounts and placeholders are no telephones.
    """
    readable = country is not None or "+" in text or "\uff0b" in text
    return list(_phones(text, country)) if readable and _DIGITS.search(text) else []


@lru_cache(512)
def _phones(text: str, country: str | None) -> tuple[Phone, ...]:
    """Remembered: several extractors look at the same texts."""
    found = []
    for hit in PhoneNumberMatcher(_plain(text), country, leniency=Leniency.VALID):
        before = text[max(0, hit.start - 40) : hit.start]
        if _label("number").search(before) or is_fax(before) or _odd(text, hit):
            continue
        kind = phonenumbers.number_type(hit.number)
        found.append(
            Phone(
                number=phonenumbers.format_number(hit.number, PhoneNumberFormat.E164),
                country=phonenumbers.region_code_for_number(hit.number),
                start=hit.start,
                end=hit.end,
                international=hit.raw_string.startswith(("+", "00", "(+")),
                labelled=bool(
                    _both().search(before)
                    or _label("phone").search(before)
                    or _way().search(text[: hit.start])
                    or _reached().search(text, max(0, hit.start - SPOKEN), hit.start)
                ),
                mobile=kind == _TYPES.MOBILE,
                free=kind == _TYPES.TOLL_FREE,
            )
        )
    return tuple(found)


def is_fax(before: str) -> bool:
    """Whether what stands before a number says that it is a fax, and no telephone as well."""
    return _label("fax").search(before) is not None and not _both().search(before)


def from_link(href: str, country: str | None = None) -> str | None:
    """The E.164 number of a `tel:` link, or None."""
    target = re.sub(r"(?i)^(?:tel|callto):(?://)?", "", href.strip()).replace("%20", " ").replace("(0)", "")
    found = phones(target, country)
    return found[0].number if len(found) == 1 else None


@lru_cache(512)
def country_of(number: str) -> str | None:
    """The country (ISO code) that an E.164 number belongs to; departments overseas have codes of their own."""
    found: str | None = phonenumbers.region_code_for_number(phonenumbers.parse(number))
    return "FR" if found in _FRENCH else found


def north_american(text: str) -> str | None:
    """The one country whose area codes have the numbers in a text that are written as in North America alone.

    "(519) 210-4477" is a number of Canada. Those that cost nothing to call belong to no place.
    """
    found = {phone.country for hit in AMERICAN.finditer(text) for phone in phones(hit.group(), "US") if not phone.free}
    return found.pop() if len(found) == 1 else None


_FRENCH = frozenset(("BL", "GF", "GP", "MF", "MQ", "PM", "RE", "YT"))
"""Parts of France with codes of their own in ISO 3166 and in telephony; their postcodes are French."""


def _plain(text: str) -> str:
    """The text with every unusual space as a space, of the same length; `+(380)` as the matcher knows it.

    No number goes on in the next line.
    """
    spaced = re.sub(r"[\s\u00a0\u2000-\u200b\u202f]", " ", text.replace("\n", "|"))
    return re.sub(r"\+\((\d{1,3})\)", lambda hit: f" +{hit[1]} ", spaced)


def _is_of_no_space(number: phonenumbers.PhoneNumber) -> bool:
    """Whether a number is of a kind no house is reached at; British ones with 03 cost no more than any other."""
    british = number.country_code == _BRITAIN and str(number.national_number).startswith("3")
    return not british and phonenumbers.number_type(number) in _NOT_A_SPACE


def _odd(text: str, hit: phonenumbers.PhoneNumberMatch) -> bool:
    national = str(hit.number.national_number)
    if len(national) < LEAST or _PLACEHOLDER.search(national) or _is_of_no_space(hit.number):
        return True
    raw = hit.raw_string.strip()
    other = (_TIMES, _ALWAYS) if hit.number.country_code == _SPAIN else (_ENTERPRISE, _TIMES, _ALWAYS)
    return any(one.fullmatch(raw) for one in other) or _POSTCODE.search(text[: hit.start][-3:]) is not None


@cache
def _way() -> re.Pattern[str]:
    """A line or a sentence that opens with "Contact:" and the number."""
    return re.compile(rf"(?:^|\n|[.!?]\s)\W*{alternatives(phrases('contact', 'way'))}\s?:\s*$", re.IGNORECASE)


@cache
def _reached() -> re.Pattern[str]:
    """A verb of reaching, and a small word or a colon that leads on to the number: "Du erreichst uns werktags unter".

    Who can be reached is the house where it is "we" or nobody: "Our team is reachable at", "Telefonisch bereikbaar op".
    """
    verbs, able, leads = (alternatives(phrases("contact", concept)) for concept in ("reach", "reachable", "lead"))
    ours = rf"(?:(?<!\w){alternatives(phrases('offers', 'we'))}(?!\w)[^.!?\n]{{0,{SPOKEN}}}|^\W*(?:\w+\W+)?)"
    return re.compile(
        rf"(?:{verbs}|{ours}{able})(?:[^.!?\n]|\.(?=\d)){{0,{SPOKEN}}}(?:\s{leads}\s+(?:tel\.?\s+)?|\s?:\s*)$",
        re.IGNORECASE,
    )


@cache
def _both() -> re.Pattern[str]:
    """What says that a number is a telephone and a fax in one: "Tel./Fax:", "Tel. & Fax", "Téléphone et fax"."""
    phone, fax, joint = (alternatives(phrases("contact", concept)) for concept in ("phone", "fax", "joint"))
    return re.compile(rf"{phone}\.?\s?(?:[/&+–-]|{joint})\s?{fax}[\s.:]*$", re.IGNORECASE)


@cache
def _label(concept: str) -> re.Pattern[str]:
    words = alternatives(tuple(phrases("contact", concept)))
    leads = alternatives(phrases("contact", "lead"))
    return re.compile(
        words + rf"[\s.:?°(+/–\ufe0f-]*(?:{leads}\s+)?" + r"(?:[A-Z]{2}[\s.]?)?(?:\([^)]*\))?[\s:]*$", re.IGNORECASE
    )
