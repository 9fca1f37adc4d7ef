"""A Nominatim server as a provider: asked through geopy, slowly, about new addresses only, and not believed blindly."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from geopy.adapters import AdapterHTTPError, URLLibAdapter
from geopy.distance import great_circle
from geopy.exc import GeocoderRateLimited, GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim as Client
from geopy.location import Location

from cowcrawl import centroids
from cowcrawl.address import Address, municipality
from cowcrawl.address.house_number import houses
from cowcrawl.address.street import agreement
from cowcrawl.address.street import name as comparable
from cowcrawl.errors import BadInput
from db.geocode import Answer, Miss, Unavailable
from db.geocode.cache import Cache

LICENCE = "ODbL 1.0, © OpenStreetMap contributors"
PUBLIC = frozenset(("nominatim.openstreetmap.org",))
"""Servers that everybody shares: they want to know who asks, and to be asked no more than once a second."""
PUBLIC_DELAY = 1.0
AWAY_FROM_TOWN_KM = 25.0
"""How far from the centre of the town an answer may lie."""
FAILURES = 3
"""So many addresses in a row that fail, and the server is left alone until the next time."""
RESULTS = 5
RETRY_AFTER_S = 5.0
ROADS = ("road", "pedestrian", "footway", "square", "street", "place")
"""Parts of an answer's address that may hold the street."""


@dataclass(frozen=True, kw_only=True)
class Manners:
    """How a server is asked."""

    user_agent: str
    contact: str
    """A page or a mailbox; the public server is not asked without."""
    delay: float
    """Seconds between two questions."""
    timeout: float
    """Seconds for one answer."""
    retries: int
    """After a time-out or an error of the server."""
    wait: float = RETRY_AFTER_S
    """Seconds before a retry."""


class Nominatim:
    """One server, with the cache of what it answered."""

    name = "nominatim"

    def __init__(self, url: str, manners: Manners, cache: Cache, now: Callable[[], datetime] | None = None) -> None:
        """`url` is the server's address without `/search`. Raises BadInput when it is none, or may not be asked."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise BadInput(
                f"{url!r} is no address of a Nominatim server: expected something like http://127.0.0.1:8088"
            )
        public = parts.hostname in PUBLIC
        if public and not manners.contact:
            raise BadInput(f"{parts.hostname} wants to know who asks: set COWCRAWL_CONTACT to a page or a mailbox")
        client = Client(
            scheme=parts.scheme,
            domain=parts.netloc + parts.path.rstrip("/"),
            user_agent=manners.user_agent,
            timeout=manners.timeout,
            adapter_factory=URLLibAdapter,  # the other one asks again at once, whatever the delay
        )
        logging.getLogger("geopy").setLevel(logging.ERROR)  # a retry is no news, and what fails is on record
        self.delay = max(manners.delay, PUBLIC_DELAY) if public else manners.delay
        self._ask = RateLimiter(
            client.geocode,
            min_delay_seconds=self.delay,
            max_retries=manners.retries,
            error_wait_seconds=max(manners.wait, self.delay),
            swallow_exceptions=False,
        )
        self.cache, self._now = cache, now or (lambda: datetime.now(UTC))
        self._failed = 0
        self._left_alone: str | None = None
        self._started = False

    def find(self, address: Address) -> Answer | Miss:
        """The answer that was given before, or the server's. Raises Unavailable when it fails: no failure is kept."""
        if not address.street:
            return Miss("the address names no street")
        known = self.cache.recent(address, self._now())
        if known:
            return known
        if self._left_alone:
            raise Unavailable(self._left_alone)
        try:
            found = self._found(address)
        except (GeopyError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise self._failure(address, error) from error
        self._failed = 0
        if isinstance(found, Unavailable):
            self.cache.fail(address, str(found), self._now())
            raise found
        self.cache.keep(address, found, self._now())
        return found

    def _found(self, address: Address) -> Answer | Miss | Unavailable:
        """What the server says that can be believed; why its answers cannot; or that it knows nothing."""
        doubts: list[str] = []
        self._wait()
        for question in _questions(address):
            places = self._ask(
                question,
                exactly_one=False,
                limit=RESULTS,
                addressdetails=True,
                namedetails=True,
                language=address.language or False,
                country_codes=address.country.lower() if address.country else None,
            )
            for place in places or ():
                read = _read(address, place)
                if isinstance(read, Answer):
                    return read
                doubts.append(read)
        if not doubts:
            return Miss(f"does not know {address.street}")
        wrong = [doubt for doubt in doubts if doubt not in _VAGUE]
        return Unavailable(wrong[0]) if wrong else Miss(doubts[0])

    def _wait(self) -> None:
        """Keep the distance to the last question of an earlier command, too."""
        last = None if self._started else self.cache.last_asked()
        self._started = True
        if last:
            time.sleep(min(max(self.delay - (self._now() - last).total_seconds(), 0), self.delay))

    def _failure(self, address: Address, error: Exception) -> Unavailable:
        problem = _words(error)
        self.cache.fail(address, problem, self._now())
        self._failed += 1
        if isinstance(error, GeocoderRateLimited):
            self._left_alone = f"{problem}; left alone until the next time"
        elif self._failed >= FAILURES:
            self._left_alone = f"failed {FAILURES} times in a row ({problem}); left alone until the next time"
        return Unavailable(problem)


def _questions(address: Address) -> Iterator[dict[str, str]]:
    """What is asked, the surer first: by postal code, then by town, which the map may name otherwise."""
    house = f"{address.number.text} " if address.number else ""
    street = {"street": house + (address.street or "")}
    if address.postal_code:
        yield {**street, "postalcode": address.postal_code}
    if address.town:
        yield {**street, "city": address.town}
    if not address.postal_code and not address.town:
        yield street


_VAGUE = frozenset(("knows the place and not the street",))


def _read(address: Address, place: Location) -> Answer | str:
    """One result as an answer, or why it is not believed."""
    details = place.raw.get("address") or {}
    country = str(details.get("country_code") or "").upper()
    if address.country and country != address.country:
        return f"answered another country ({country or 'none'})"
    at = (round(float(place.latitude), 7), round(float(place.longitude), 7))
    if far := _too_far(address, at):
        return far
    names = [str(details[part]) for part in ROADS if details.get(part)]
    names += [str(name) for name in (place.raw.get("namedetails") or {}).values()]
    if not names:
        return next(iter(_VAGUE))
    asked = comparable(address.street or "")
    halves = [half for name in names for half in name.split(" - ")]
    street = next((half for half in halves if agreement(asked, comparable(half)) is not None), None)
    if street is None:
        return f"answered another street ({names[0]})"
    return _answer(address, place, at, street, details)


def _answer(address: Address, place: Location, at: centroids.Position, street: str, details: dict[str, Any]) -> Answer:
    asked = {address.number.first, address.number.last or address.number.first} if address.number else set()
    numbers = {number for number, _ in houses(str(details.get("house_number") or ""))}
    building = bool(asked & numbers)
    return Answer(
        latitude=at[0],
        longitude=at[1],
        precision="building" if building else "street",
        provider=Nominatim.name,
        licence=LICENCE,
        within_m=0.0 if building else _reach(at, place.raw.get("boundingbox") or ()),
        street=street,
        house_number=address.number.text if address.number else None,
        postal_code=details.get("postcode") or address.postal_code,
        municipality=_municipality(address, details) or address.town,
        country=address.country,
    )


def _too_far(address: Address, at: centroids.Position) -> str | None:
    code = centroids.postcode(address.country, address.postal_code) if address.postal_code else None
    if code:
        away = great_circle(code, at).km
        return (
            f"answered a place {away:.0f} km from {address.postal_code}"
            if away > centroids.code_reach(address.country)
            else None
        )
    town = centroids.municipality(address.country, address.town) if address.town else None
    away = great_circle(town, at).km if town else 0.0
    return f"answered a place {away:.0f} km from {address.town}" if away > AWAY_FROM_TOWN_KM else None


def _reach(at: centroids.Position, box: Iterable[Any]) -> float:
    """Metres from a point to the farthest corner of its bounding box: south, north, west, east."""
    sides = [float(side) for side in box]
    if len(sides) != 4:
        return 1000.0
    corners = [(latitude, longitude) for latitude in sides[:2] for longitude in sides[2:]]
    return round(max(float(great_circle(at, corner).m) for corner in corners), 1)


def _municipality(address: Address, details: dict[str, Any]) -> str | None:
    """The municipality of an answer, in the language of the question where it bears several names."""
    parts = ("city", "town", "village", "municipality")
    name = next((str(details[part]) for part in parts if details.get(part)), None)
    known = (municipality.named(address.country, half) for half in (name or "").split(" - "))
    found = next(filter(None, known), None)
    return found.name(address.language) if found else name


def _words(error: Exception) -> str:
    """What went wrong, for the person who reads it."""
    answered = isinstance(error.__cause__, AdapterHTTPError)
    kinds = {
        "GeocoderTimedOut": "did not answer in time",
        "GeocoderRateLimited": "asks to be asked less often",
        "GeocoderUnavailable": "cannot be reached",
        "GeocoderInsufficientPrivileges": "refuses us",
        "GeocoderAuthenticationFailure": "refuses us",
        "GeocoderServiceError": "answered with an error" if answered else "cannot be reached",
        "GeocoderQueryError": "does not understand the question",
        "GeocoderParseError": "answered what cannot be read",
    }
    return kinds.get(type(error).__name__, "answered what cannot be read")
