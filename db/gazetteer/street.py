"""Streets of a gazetteer, and which of those that agree with an address is meant. Pure."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from geopy.distance import great_circle

from cowcrawl import centroids
from cowcrawl.address import Address
from cowcrawl.address.street import EXACT, KINDLESS, NEARLY, SHORT
from cowcrawl.centroids import Position
from cowcrawl.text import fold
from db.geocode import Miss

APART_M = 1000.0
"""Streets of one name whose points lie nearer to each other are one street in pieces."""
GAP_M = 400.0
"""And so are those whose ends may lie so near to each other: a border cuts a boulevard into pieces."""
NEARER_KM = 1.5
"""How much nearer to the centroid of the postal code the street meant must lie than any other of its name."""


@dataclass(frozen=True, kw_only=True)
class Street:
    """A street of one municipality, under the name that was found."""

    street_id: int
    printed: str
    language: str | None
    position: Position
    reach: float
    shape: bytes
    """Points along it, as WKB."""
    postcodes: tuple[str, ...]
    municipality: dict[str, str]
    """Names of its municipality by language; empty where the extract does not tell it."""
    municipality_codes: tuple[str, ...]

    @classmethod
    def of(cls, row: sqlite3.Row) -> Street:
        """The street of a row of the gazetteer."""
        return cls(
            street_id=row["street_id"],
            printed=row["name"],
            language=row["language"],
            position=(row["latitude"], row["longitude"]),
            reach=row["reach"],
            shape=row["shape"],
            postcodes=tuple(json.loads(row["postcodes"])),
            municipality=json.loads(row["municipality"] or "{}") or ({"": row["town"]} if row["town"] else {}),
            municipality_codes=tuple(json.loads(row["municipality_codes"] or "[]")),
        )


@dataclass(frozen=True)
class Rank:
    """How well a street's place agrees with an address's."""

    order: int
    """0 in all that is said, 1 in part of it, 2 when nothing is said or it only lies near."""
    code: bool
    """Whether the postal code asked for can be the street's."""
    town: bool
    """Whether the town asked for is, or can be, the street's."""
    home: bool = False
    """Whether it is the municipality of the street by name."""


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A street that may be meant."""

    street: Street
    level: int
    rank: Rank
    streets: tuple[Street, ...] = field(default=())
    """All the pieces of it, once chosen."""

    @property
    def score(self) -> int | None:
        """Its place in the order of belief, 0 the best; None when it is not believed."""
        return _score(self.level, self.rank.order)

    def note(self, address: Address) -> str | None:
        """What of the address does not fit."""
        if address.postal_code and not self.rank.code:
            return f"the street found lies outside {address.postal_code}"
        if address.town and not self.rank.town:
            return f"the street found does not lie in {address.town}"
        return None


def _score(level: int, order: int) -> int | None:
    """A name exactly right in a place roughly right comes before one a little off in the right place, and so on."""
    beliefs = [
        *[(EXACT, 0), (EXACT, 1), (KINDLESS, 0), (SHORT, 0), (EXACT, 2), (KINDLESS, 1), (SHORT, 1)],
        *[(NEARLY, 0), (NEARLY + 1, 0), (NEARLY + 2, 0), (NEARLY, 1)],
    ]
    return beliefs.index((level, order)) if (level, order) in beliefs else None


def choose(candidates: Iterable[Candidate], address: Address) -> Candidate | Miss:
    """The street that is meant, with all its pieces; or why none, or no single one, can be."""
    scored = [(score, one) for one in candidates if (score := one.score) is not None]
    if not scored:
        return Miss(f"no street called {address.street}" + (" there" if address.postal_code or address.town else ""))
    asked = fold(address.street or "")
    least = min(score for score, _ in scored)
    equal = [one for score, one in scored if score == least]
    equal.sort(key=lambda one: (fold(one.street.printed) == asked, one.street.language or ""))
    best = {one.street.street_id: one for one in equal}
    clusters = _clusters(list(best.values()))
    if len(clusters) > 1:
        clusters = _nearest(clusters, address) or clusters
    if len(clusters) > 1:
        return Miss(f"{len(clusters)} streets are called {address.street}, and the address does not say which")
    (cluster,) = clusters
    first = min(
        cluster,
        key=lambda one: (
            *(fold(one.street.printed) != asked, not one.rank.home),
            *(_far(one, address), -one.street.reach),
        ),
    )
    cluster = [first, *(one for one in cluster if one is not first)]
    return Candidate(
        street=first.street, level=first.level, rank=first.rank, streets=tuple(one.street for one in cluster)
    )


def _far(candidate: Candidate, address: Address) -> float:
    """Kilometres to the centroid of the postal code asked for, 0 where that is not known."""
    at = centroids.postcode(address.country, address.postal_code) if address.postal_code else None
    return float(great_circle(at, candidate.street.position).km) if at else 0.0


def _clusters(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """The candidates put together that lie so near to each other that they are one street."""
    found: list[list[Candidate]] = []
    for one in sorted(candidates, key=lambda item: item.street.street_id):
        home = next((cluster for cluster in found if _near(one.street, cluster[0].street)), None)
        if home:
            home.append(one)
        else:
            found.append([one])
    return found


def _near(one: Street, other: Street) -> bool:
    away = great_circle(one.position, other.position).m
    return bool(away <= max(APART_M, one.reach + other.reach + GAP_M))


def _nearest(clusters: Sequence[list[Candidate]], address: Address) -> list[list[Candidate]] | None:
    """The one that lies nearest to the centroid of the postal code, if it is clearly the nearest."""
    if not address.postal_code or not centroids.postcode(address.country, address.postal_code):
        return None
    ways = sorted((_far(cluster[0], address), number) for number, cluster in enumerate(clusters))
    return [clusters[ways[0][1]]] if ways[1][0] - ways[0][0] >= NEARER_KM else None
