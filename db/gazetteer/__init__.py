"""A local gazetteer: streets and house numbers of an OpenStreetMap extract, found in any language and with small slips.

It is a geopy geocoder (`Gazetteer.geocode`) and a provider of the chain (`Gazetteer.find`). Many streets share a name:
one is only believed when the postal code or the town of the address agrees, or where there is no other.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location

from cowcrawl.address import Address, municipality, parse
from cowcrawl.address.street import LETTERS_AN_EDIT, Name, agreement
from cowcrawl.address.street import name as comparable
from cowcrawl.errors import BadInput
from db.gazetteer.houses import placed
from db.gazetteer.places import Place, fit
from db.gazetteer.street import Candidate, Street, choose
from db.geocode import Answer, Miss

FOLDER = "gazetteer"
"""Folder of the gazetteers in the state folder; each file is one."""
FORMAT = "1"
LAST = "\U0010ffff"
"""Sorts after every letter."""
LIKE = 150
"""Names looked at that share parts of a name which no street bears exactly."""

_STREETS = """
    SELECT n.name, n.language, n.form, s.street_id, s.latitude, s.longitude, s.reach, s.shape, s.postcodes, s.town,
      m.names AS municipality, m.postcodes AS municipality_codes
    FROM names n JOIN streets s USING (street_id) LEFT JOIN municipalities m USING (municipality_id)
"""


class Gazetteer(Geocoder):  # type: ignore[misc]  # geopy has no types
    """One gazetteer file."""

    def __init__(self, path: Path, country: str | None = None) -> None:
        """Open the file; `country` is meant where a question names none. Raises BadInput where it is no gazetteer."""
        super().__init__(scheme="http", user_agent="cowcrawl")
        self.path, self.country = path, country
        self.name = f"{FOLDER} {path.stem}"
        self._rows = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        self._rows.row_factory = sqlite3.Row
        try:
            about = dict(self._rows.execute("SELECT key, value FROM about").fetchall())
        except sqlite3.DatabaseError as error:
            raise BadInput(f"{path} is no gazetteer ({error}): make it again with cowcrawl gazetteer build") from error
        if about.get("format") != FORMAT:
            raise BadInput(f"{path} is a gazetteer of another cowcrawl: make it again with cowcrawl gazetteer build")
        self.licence = about["licence"]
        self.countries = frozenset(json.loads(about["countries"]))
        """The countries it holds streets of; empty where that is not known."""

    def geocode(self, query: str, exactly_one: bool = True, timeout: Any = DEFAULT_SENTINEL) -> Any:
        """The place of an address typed on a line, as geopy gives it, or None; a list unless `exactly_one`."""
        address = parse(query, self.country)
        found = self.find(address) if address else None
        if not isinstance(found, Answer):
            return None
        place = Location(query, found.position, vars(found))
        return place if exactly_one else [place]

    def street_of(self, address: Address) -> str | None:
        """Which street an address is in: one identifier for all names of a street; None when that is not sure."""
        known = address.name and not self._abroad(address)
        chosen = choose(self._candidates(address.name, address), address) if address.name and known else None
        if not isinstance(chosen, Candidate):
            return None
        return f"{self.path.stem}:{min(street.street_id for street in chosen.streets)}"

    def find(self, address: Address) -> Answer | Miss:
        """The house of an address, or its street; why not where it is not found or not the only one."""
        asked = address.name
        if asked is None:
            return Miss("the address names no street")
        if self._abroad(address):
            return Miss(f"holds no street of {address.country}")
        chosen = choose(self._candidates(asked, address), address)
        if isinstance(chosen, Miss):
            return chosen
        houses = self._houses(street.street_id for street in chosen.streets)
        return self._answer(address, chosen, *placed(address.number, chosen.streets, houses))

    def _abroad(self, address: Address) -> bool:
        return bool(self.countries and address.country and address.country not in self.countries)

    def _candidates(self, asked: Name, address: Address) -> Iterator[Candidate]:
        place = Place.of(address)
        exact = self._rows.execute(f"{_STREETS} WHERE n.form = ?", (asked.form,)).fetchall()
        found = list(_fitting(asked, exact, place))
        yield from found
        if not any(one.rank.order < 2 for one in found):  # else no other name is believed before
            yield from _fitting(asked, [*self._like(asked), *self._nearly(asked)], place)

    def _like(self, asked: Name) -> Sequence[sqlite3.Row]:
        """The streets whose names share most with one, those with a first name or a title among them."""
        core = asked.core.replace('"', "")
        parts = {core[at : at + 3] for at in range(len(core) - 2)}
        if not parts:
            return []
        words = " OR ".join(f'"{part}"' for part in sorted(parts))
        like = "SELECT rowid FROM forms WHERE forms MATCH ? ORDER BY rank LIMIT ?"
        sql = f"{_STREETS} WHERE n.form <> ? AND n.rowid IN ({like})"
        return self._rows.execute(sql, (asked.form, words, LIKE)).fetchall()

    def _nearly(self, asked: Name) -> Sequence[sqlite3.Row]:
        """The streets whose names begin alike and are about as long, those of a slip of the pen among them."""
        begin, most = asked.form[: 1 if asked.last else len(asked.kind or "") + 1], len(LETTERS_AN_EDIT)
        sql = f"{_STREETS} WHERE n.form >= ? AND n.form < ? AND n.form <> ? AND length(n.form) BETWEEN ? AND ?"
        length = len(asked.form)
        return self._rows.execute(sql, (begin, begin + LAST, asked.form, length - most, length + most)).fetchall()

    def _houses(self, streets: Iterable[int]) -> list[sqlite3.Row]:
        sql = "SELECT street_id, number, letter, latitude, longitude, postcode FROM houses WHERE street_id = ?"
        return [row for street in streets for row in self._rows.execute(f"{sql} ORDER BY number, letter", (street,))]

    def _answer(
        self, address: Address, chosen: Candidate, spot: dict[str, Any], street: Street, postcode: str | None
    ) -> Answer:
        language = address.language or street.language
        codes = (street.postcodes or street.municipality_codes) if chosen.rank.order < 2 else ()
        return Answer(
            **spot,
            provider=self.name,
            licence=self.licence,
            street=street.printed,
            house_number=address.number.text if address.number else None,
            postal_code=address.postal_code
            if chosen.rank.code
            else postcode or (codes[0] if len(codes) == 1 else None),
            municipality=_municipality(street, address, language),
            country=address.country,
            note=chosen.note(address),
        )


def _fitting(asked: Name, rows: Iterable[sqlite3.Row], place: Place) -> Iterator[Candidate]:
    """The streets among these whose name and place agree."""
    for row in rows:
        level = agreement(asked, comparable(row["name"]))
        if level is not None and (rank := fit(street := Street.of(row), place)) is not None:
            yield Candidate(street=street, level=level, rank=rank)


def _municipality(street: Street, address: Address, language: str | None) -> str | None:
    """The municipality of a street, in the language of the question; the town asked for where it is not known."""
    for name in street.municipality.values():
        for half in name.split(" - "):
            if known := municipality.named(address.country, half):
                return known.name(language)
    return street.municipality.get(language or "") or street.municipality.get("") or address.town


class NoGazetteer:
    """Stands in where none was made, so that the reason is known."""

    name = FOLDER

    def find(self, address: Address) -> Answer | Miss:
        """Why streets are not known."""
        return Miss("none was made, so streets are not known")


def load(var: Path, country: str | None = None) -> list[Gazetteer | NoGazetteer]:
    """The gazetteers of a state folder, by name."""
    files = sorted((var / FOLDER).glob("*.db"))
    return [Gazetteer(path, country) for path in files] or [NoGazetteer()]


__all__ = ["FOLDER", "Gazetteer", "NoGazetteer", "load"]
