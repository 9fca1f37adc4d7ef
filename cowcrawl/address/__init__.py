"""Addresses in one normal form per country, the printed form kept. Pure: words and postal codes are all it looks up.

`parts` makes one of an address that a page gives in fields, `parse` of one that somebody typed on a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from cowcrawl import centroids
from cowcrawl.address import municipality
from cowcrawl.address.house_number import HouseNumber, floor, house_number
from cowcrawl.address.street import Name, name, written_out
from cowcrawl.centroids.codes import canonical, patterns
from cowcrawl.literals import address as literal
from cowcrawl.literals import country as countries
from cowcrawl.literals.postcode import postcodes, town_after, town_case
from cowcrawl.text import collapse, fold
from cowcrawl.vocabulary import alternatives, load, phrases


@dataclass(frozen=True, kw_only=True)
class Address:
    """Where something stands, as far as it is said; what is not said is None."""

    printed: str
    """As it was printed."""
    street: str | None = None
    """Its name, abbreviations written out."""
    number: HouseNumber | None = None
    postal_code: str | None = None
    """In its country's usual form."""
    town: str | None = None
    """As printed: a municipality or a part of one, in any language."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""

    @property
    def name(self) -> Name | None:
        """The street's name in its comparable form."""
        return name(self.street) if self.street else None

    @property
    def key(self) -> str:
        """What two ways of writing one address share in one language: country, code, town, street and house."""
        known = municipality.named(self.country, self.town) if self.town else None
        town = fold(known.name()) if known else fold(self.town or "")
        street = self.name.form if self.name else ""
        return "|".join(
            (self.country or "", self.postal_code or "", town, street, self.number.text if self.number else "")
        )

    @property
    def normal(self) -> str:
        """The address as its country writes it: `Rue Haute 12-14 bte 3, 1000 Bruxelles`."""
        order = load("streets")["order"]
        values = {
            "street": self.street or "",
            "number": self._house(),
            "code": self.postal_code or "",
            "town": self.town or "",
        }
        text = str(order.get(self.country, order["any"])).format(**values)
        text = re.sub(r"L-(?!\d)", "", text)
        return re.sub(r"(?:\s*,)+\s*(?=,|$)|^[\s,]+", "", collapse(text)).replace(" ,", ",").strip(" ,")

    def _house(self) -> str:
        if self.number is None:
            return ""
        words = load("streets")["houses"].get(self.language or "", load("streets")["houses"]["en"])
        named = self.language or not self.country or self.country in load("streets")["boxes"]
        box = f" {words['box']} {self.number.box}" if named else f"/{self.number.box}"
        return self.number.text + (box if self.number.box else "")

    @property
    def language(self) -> str | None:
        """The language it is written in, as its street's kind or its town's name tells; None when neither does."""
        kind = self.name.kind if self.name else None
        found = [code for code in ("fr", "nl") if kind and kind in _kinds(code)]
        if len(found) == 1:
            return found[0]
        known = municipality.named(self.country, self.town) if self.town else None
        return known.language(self.town or "") if known else None


def parts(
    *,
    street: str | None = None,
    house_number: str | None = None,
    postal_code: str | None = None,
    town: str | None = None,
    country: str | None = None,
) -> Address:
    """The address of which a page gives these parts."""
    number = _number(house_number, country)
    pieces = " ".join(filter(None, (street, house_number)))
    return Address(
        printed=", ".join(filter(None, (pieces, " ".join(filter(None, (postal_code, town))), country))),
        street=_street(street, country) if street else None,
        number=number,
        postal_code=(canonical(country, postal_code) or collapse(postal_code)) if postal_code else None,
        town=town_case(collapse(town)) if town else None,
        country=country,
    )


def parse(text: str, home: str | None = None) -> Address | None:
    """The address on a line that somebody typed; `home` is the country meant where none is told. Never raises.

    Parts that name a building, a floor, a corner or a person are passed over. None when nothing in it can be a place.
    """
    line = collapse(text)
    if line == line.lower():
        line = re.sub(r"(?<![^\W_])[^\W\d_]", lambda letter: letter[0].upper(), line)
    found = next((one for nation in (home, None) for one in literal.addresses(line, nation)), None)
    read = _read(line, found) if found else _loose(line, home)
    whole = parts(
        street=read.street if re.search(r"[^\W\d_]{2}", read.street or "") else None,
        postal_code=read.postal_code,
        town=read.town,
        country=read.country or _told(line) or _country(read, home),
    )
    number = replace(read.number, floor=read.number.floor or floor(line)) if read.number else None
    return replace(whole, printed=line, number=number) if whole.street or whole.postal_code or whole.town else None


def _read(line: str, found: literal.Address) -> Address:
    read = parts(street=found.street, house_number=found.house_number, postal_code=found.postal_code, town=found.city)
    beside = {} if found.street else _street_beside(line, found.place_span)
    return replace(read, country=found.country, **beside)


def _loose(line: str, home: str | None) -> Address:
    """An address that has no postal code, or no street, or a street without a word that says so."""
    nation = _nation().sub("", line)
    code = next((one for one in postcodes(nation, home) if one.sure or _is_code(one.code, home)), None)
    if code:
        town = town_after(nation, code.end)
        span = (code.start, town.end if town else code.end)
        read = parts(postal_code=code.code, town=town.name if town else None)
        return replace(read, country=code.country, **_street_beside(nation, span))
    pieces = [piece for piece in re.split(r"\s*[,;(]\s*", nation.strip(" ,)")) if not _aside().match(piece)]
    if len(pieces) == 1 and not re.search(r"\d", pieces[0]):
        alone = pieces[0] if _is_town(pieces[0], home) else None
        return parts(town=alone, street=None if alone else pieces[0])
    town_name = pieces.pop() if len(pieces) > 1 and _is_town(pieces[-1], home) else None
    return replace(parts(town=town_name), **_street_in(pieces))


def _street_beside(line: str, place: tuple[int, int] | None) -> dict[str, Any]:
    start, end = place or (0, 0)
    outside = [line[:start], line[end:]]
    pieces = [piece.strip() for text in outside for piece in re.split(r"\s*[,;()]\s*", text)]
    return _street_in([piece for piece in pieces if piece and not _aside().match(piece)])


def _street_in(pieces: list[str]) -> dict[str, Any]:
    """Street and number in the parts of an address: the first part that has both, else the first name."""
    for at, piece in enumerate(pieces):
        last = re.fullmatch(r"(?P<street>[^\d]*[^\W\d_][^\d]*?|.*?\D)[\s,]+(?P<no>(?:n[°º]\s?)?\d.*)", piece)
        first = re.fullmatch(
            r"(?P<no>\d{1,4}\s?(?:bis|ter|[A-Za-z])?(?:\s?[-/]\s?\d{1,4})?),?\s+(?P<street>[^\W\d].*)", piece
        )
        hit = first or last
        if hit and (number := _number(hit["no"])):
            return {"street": hit["street"].strip(" ,"), "number": number}
        following = _number(pieces[at + 1]) if at + 1 < len(pieces) else None
        if following and re.search(r"[^\W\d_]{3}", piece):
            return {"street": piece, "number": following}
    named = [piece for piece in pieces if re.search(r"[^\W\d_]{3}", piece)]
    return {"street": named[0] if named else None, "number": None}


def _street(printed: str, country: str | None) -> str:
    """A street's name as one writes it: abbreviations written out, not all in capitals, the first letter a capital."""
    street = written_out(town_case(collapse(printed)), country)
    return street[:1].upper() + street[1:]


def _number(printed: str | None, country: str | None = None) -> HouseNumber | None:
    if printed and country and country not in load("streets")["boxes"]:
        printed = re.sub(r"(?<=\d)\s?/\s?(?=[A-Za-z](?!\w))", "", printed)
    return house_number(printed) if printed else None


def _is_code(code: str, home: str | None) -> bool:
    return any(centroids.postcode(country, code) for country in ([home] if home else patterns()))


def _is_town(text: str, home: str | None) -> bool:
    nations = dict.fromkeys([*([home] if home else ()), *patterns()])
    return any(municipality.named(code, text) or centroids.knows_town(code, text) for code in nations)


def _country(read: Address, home: str | None) -> str | None:
    """The country in which postal code and town lie together; `home` where it is one of several, or none is."""
    fitting = [code for code in patterns() if _fits(code, read)]
    return home if home in fitting or not fitting else fitting[0] if len(fitting) == 1 else home


def _fits(country: str, read: Address) -> bool:
    at = centroids.postcode(country, read.postal_code) if read.postal_code else None
    town = centroids.municipality(country, read.town) if read.town else None
    if read.postal_code and read.town:
        return bool(at and town and centroids.near(at, town))
    return bool(at or town)


def _told(line: str) -> str | None:
    hit = _nation().search(line)
    return countries.code_of(hit["name"]) if hit else None


@cache
def _nation() -> re.Pattern[str]:
    """A country's name at the end of a line."""
    names = sorted({name for group in load("countries")["names"].values() for name in group}, key=len, reverse=True)
    return re.compile(rf"[\s,–-]+(?P<name>{'|'.join(map(re.escape, names))})\.?\s*$", re.IGNORECASE)


@cache
def _aside() -> re.Pattern[str]:
    """A part that is neither street nor town: a person, a corner, a building, a floor."""
    words = (*phrases("streets", "aside"), *phrases("address", "building"), *phrases("streets", "ground"))
    return re.compile(
        rf"(?:{alternatives(words)}|\d{{1,2}}(?:er|ère|ème|e|de|ste)?\s?(?:{'|'.join(phrases('streets', 'floor'))})\b)",
        re.IGNORECASE,
    )


@cache
def _kinds(language: str) -> frozenset[str]:
    kinds = set(load("streets")["kinds"][language])
    others = {
        kind
        for code, words in load("streets")["kinds"].items()
        if code in ("fr", "nl") and code != language
        for kind in words
    }
    return frozenset(word for kind in kinds - others if (word := name(f"{kind} x").kind or name(f"x {kind}").kind))
