"""The first generator: towns of six languages, chains, towers, brands of one group, and slips of the pen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

import yaml

from bench.mentions import Mention

NAME_SLIPS, STREET_SLIPS = 0.15, 0.10
NO_NUMBER, NO_POSTCODE, NO_OPERATOR, NO_POINT, NO_WEBSITE, NO_PHONE = 0.20, 0.15, 0.40, 0.50, 0.50, 0.10
COPIED_POINT = 0.25
MISTAKES = {
    "street": 0.02,
    "city": 0.05,
    "name": 0.01,
    "wrong_number": 0.002,
    "wrong_postcode": 0.01,
    "other_phone": 0.05,
    "wrong_point": 0.01,
    "platform": 0.03,
    "point_alone": 0.03,
    "name_alone": 0.03,
}
"""What real mentions also do, by share: leave out street, town or name; err in number or postal code; give a second
phone, the middle
of the town as point, a social network as website; say a name and a point alone, as a map does, or name, town and
website."""
PER_SPACE = (1, 2, 3, 4, 5, 6, 8)
"""Mentions of one space, each number as likely as the others."""

Street = tuple[str, ...]
"""Its names, one a language."""

_WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
TOWNS: dict[str, dict[str, Any]] = _WORDS["towns"]


@dataclass(frozen=True)
class Firm:
    """Who runs spaces."""

    brand: str
    legal: str
    phone: str
    host: str


@dataclass(frozen=True)
class Space:
    """One space as it truly is."""

    id: str
    name: str
    firm: Firm
    chain: bool
    town: str
    streets: Street
    number: str
    postal_code: str
    point: tuple[float, float]
    page: str
    phone: str
    unit: str = ""
    short: tuple[str, ...] = field(default=())
    """Other names that people give it."""


def mentions(wanted: int, seed: int, *, mistaken: bool = False) -> Iterator[tuple[Mention, str]]:
    """So many mentions in no order, each with the identifier of its space; `mistaken` adds MISTAKES."""
    dice = Random(seed)
    made = _Maker(dice, wanted)
    spoken = [space for space in made.spaces(wanted) for _ in range(dice.choice(PER_SPACE))]
    dice.shuffle(spoken)
    for at, space in enumerate(spoken[:wanted]):
        row = _mention(dice, space, f"m{at}")
        if mistaken:
            _mistake(dice, space, row)
        yield row, space.id


class _Maker:
    def __init__(self, dice: Random, wanted: int) -> None:
        self.dice, self.count = dice, 0
        self.towns = list(TOWNS)
        per_town = max(8, min(400, int(wanted * dice.choice((0.001, 0.003, 0.006)))))
        self.points: dict[Street, tuple[float, float]] = {}
        self.chains = dice.choice((0.06, 0.10, 0.16))
        """Share of chains among families of spaces; each seed has habits of its own."""
        self.streets = {
            (town, code): [self._street(town) for _ in range(max(4, per_town // len(TOWNS[town]["codes"])))]
            for town in TOWNS
            for code in TOWNS[town]["codes"]
        }

    def spaces(self, mentions: int) -> Iterator[Space]:
        """Enough spaces for so many mentions."""
        wanted = round(mentions / (sum(PER_SPACE) / len(PER_SPACE)) * 1.15) + 12
        while self.count < wanted:
            roll = self.dice.random()
            if roll < self.chains:
                yield from self._chain()
            elif roll < self.chains + 0.06:
                yield from self._group()
            elif roll < self.chains + 0.14:
                yield from self._building()
            else:
                yield self._space(self._firm(self._word()))

    def _chain(self) -> Iterator[Space]:
        firm = self._firm(self._word())
        home = self.dice.choice(self.towns)
        bare, shared = self.dice.random() < 0.35, self.dice.random() < 0.15
        pages = {"page": "/locations"} if shared else {}
        for _ in range(self.dice.choice((3, 5, 8, 12, 20))):
            town = home if self.dice.random() < 0.7 else self.dice.choice(self.towns)
            yield (first := replace(self._space(firm, town=town, chain=True, bare=bare), **pages))
            if self.dice.random() < 0.03:  # a second house in the same street, under the same name
                second = self._space(firm, town=town, chain=True)
                same = {"name": first.name, "streets": first.streets, "postal_code": first.postal_code}
                yield replace(second, **same, **pages)

    def _group(self) -> Iterator[Space]:
        """Two brands of one group at one address, one phone for both."""
        group = self._firm(self._word())
        brands = [self._word(), self._word()]
        if self.dice.random() < 0.3:
            group = replace(group, legal=brands[0])
        for _ in range(self.dice.choice((1, 2, 4))):
            first = self._space(replace(group, brand=brands[0], host=f"{brands[0].lower()}.example"), chain=True)
            yield first
            other = replace(group, brand=brands[1], host=f"{brands[1].lower()}.example")
            second = self._space(other, town=first.town, chain=True)
            yield replace(
                second, streets=first.streets, number=first.number, postal_code=first.postal_code, point=first.point,
                name=first.name.replace(brands[0], brands[1]), short=(brands[1],),
            )  # fmt: skip

    def _building(self) -> Iterator[Space]:
        """Several spaces in the towers, or on the floors, of one building; now and then two of one firm."""
        place = self._space(self._firm(self._word()))
        firm = place.firm
        towers, alone = self.dice.random() < 0.5, self.dice.random() < 0.5
        for at in range(self.dice.choice((2, 3, 4))):
            if not alone:
                firm = self._firm(self._word())
            space = self._space(firm, town=place.town)
            unit = f"{self.dice.choice(('Tower', 'Tour', 'Toren'))} {at + 1}" if towers else f"floor {3 * at + 1}"
            yield replace(
                space, streets=place.streets, number=place.number, postal_code=place.postal_code, point=place.point,
                unit=unit, name=f"{firm.brand} {unit}" if towers or alone else space.name,
            )  # fmt: skip

    def _space(self, firm: Firm, town: str = "", chain: bool = False, bare: bool = False) -> Space:
        dice = self.dice
        self.count += 1
        town = town or dice.choice(self.towns)
        there = TOWNS[town]
        code = dice.choice(there["codes"])
        streets = dice.choice(self.streets[town, code])
        local = dice.choice((_core(dice.choice(streets)), dice.choice(_WORDS["quarters"]), dice.choice(there["names"])))
        name = firm.brand if not chain or bare else f"{firm.brand} {local}"
        if not chain and dice.random() < 0.4:
            name = f"{firm.brand} {dice.choice(_WORDS['about'])}"
        number = str(dice.randrange(1, 250))
        if dice.random() < 0.12:
            number += f"-{int(number) + 2}"
        return Space(
            id=f"s{self.count}",
            name=name,
            firm=firm,
            chain=chain,
            town=town,
            streets=streets,
            number=number,
            postal_code=code,
            point=self._near(streets, there),
            page=f"/{dice.choice(('locations', 'en/spaces', 'centers'))}/{_slug(local)}-{self.count}" if chain else "",
            phone=firm.phone,
            short=(firm.brand,),
        )

    def _near(self, streets: Street, there: dict[str, Any]) -> tuple[float, float]:
        """A point in a street: streets lie about the town, houses along them."""
        middle = there["latitude"] + self.dice.gauss(0, 0.015), there["longitude"] + self.dice.gauss(0, 0.02)
        north, east = self.points.setdefault((there["names"][0], *streets), middle)
        return north + self.dice.gauss(0, 0.0015), east + self.dice.gauss(0, 0.0015)

    def _firm(self, brand: str) -> Firm:
        dice = self.dice
        legal = brand if dice.random() < 0.6 else self._word()
        host = f"{_slug(brand)}.{dice.choice(('be', 'com', 'eu', 'example'))}"
        return Firm(
            brand, legal, f"+32 2 {dice.randrange(200, 900)} {dice.randrange(10, 99)} {dice.randrange(10, 99)}", host
        )

    def _word(self) -> str:
        dice = self.dice
        if dice.random() < 0.45:
            return f"{dice.choice(_WORDS['one'])} {dice.choice(_WORDS['two'])}"
        word = "".join(dice.choice(_WORDS["syllables"]) for _ in range(dice.choice((2, 3, 3)))).capitalize()
        return word if dice.random() < 0.6 else f"{word} {dice.choice(_WORDS['two'])}"

    def _street(self, town: str) -> Street:
        dice, language = self.dice, TOWNS[town]["language"]
        if language == "both":
            (french, dutch), (kind, soort) = dice.choice(_WORDS["both"]), dice.choice(_WORDS["kinds_both"])
            return (f"{kind} {french}", f"{dutch}{soort}")
        kind, after = dice.choice(_WORDS["kinds"][language]), dice.choice(_WORDS["after"][language])
        if language in ("nl", "de"):
            return (f"{after}{kind}",)
        return (f"{after} {kind}",) if language == "en" else (f"{kind} {after}",)


def _mention(dice: Random, space: Space, key: str) -> Mention:
    language = TOWNS[space.town]["language"]
    there = {
        "id": key,
        "name": _name(dice, space, language),
        "operator": None if dice.random() < NO_OPERATOR else _legal(dice, space.firm.legal, language),
        "street": _printed(dice, space.streets),
        "house_number": None if dice.random() < NO_NUMBER else _number(dice, space.number),
        "postal_code": None if dice.random() < NO_POSTCODE else space.postal_code,
        "city": dice.choice(TOWNS[space.town]["names"]) if dice.random() < 0.4 else TOWNS[space.town]["names"][0],
        "latitude": None,
        "longitude": None,
        "website": None if dice.random() < NO_WEBSITE else _website(dice, space),
        "phone": None if dice.random() < NO_PHONE else _phone(dice, space.phone),
    }
    if space.unit and dice.random() < 0.6:
        where = "house_number" if there["house_number"] and dice.random() < 0.4 else "street"
        there[where] = f"{there[where]}, {space.unit}"
    if dice.random() >= NO_POINT:
        there["latitude"], there["longitude"] = _point(dice, space)
    return there


def _point(dice: Random, space: Space) -> tuple[float, float]:
    if dice.random() < COPIED_POINT:
        return space.point
    digits, spread = dice.choice((2, *(3, 4, 5, 6, 7) * 3)), dice.choice((0.00005, 0.0002, 0.0004))
    north, east = space.point[0] + dice.gauss(0, spread), space.point[1] + dice.gauss(0, spread * 1.5)
    return round(north, digits), round(east, digits)


def _mistake(dice: Random, space: Space, row: Mention) -> None:
    there = TOWNS[space.town]
    wrong = {kind for kind, share in MISTAKES.items() if dice.random() < share}
    row |= dict.fromkeys(wrong & {"street", "city", "name"})
    if row["house_number"] and "wrong_number" in wrong:
        row["house_number"] = str(dice.randrange(1, 250))
    if row["postal_code"] and "wrong_postcode" in wrong:
        row["postal_code"] = dice.choice(there["codes"])
    if row["phone"] and "other_phone" in wrong:
        row["phone"] = f"+32 4{dice.randrange(10**8, 10**9 - 1)}"
    if row["latitude"] and "wrong_point" in wrong:
        row["latitude"], row["longitude"] = there["latitude"], there["longitude"]
    if row["website"] and "platform" in wrong:
        row["website"] = f"https://www.facebook.com/{_slug(space.firm.brand)}"
    if "point_alone" in wrong:
        row |= dict.fromkeys(("street", "house_number", "postal_code", "city", "phone"))
    elif "name_alone" in wrong:
        row |= dict.fromkeys(("street", "house_number", "postal_code", "latitude", "longitude"))


def _name(dice: Random, space: Space, language: str) -> str:
    name = space.name
    roll = dice.random()
    if roll < 0.12 and space.short and not space.unit:
        name = dice.choice(space.short)
    elif roll < 0.22:
        name = f"{name} {dice.choice(_WORDS['about'])}"
    elif roll < 0.27:
        name = f"{dice.choice(_WORDS['about'])} {name}"
    elif roll < 0.32:
        name = f"{name} {dice.choice(TOWNS[space.town]['names'])}"
    if dice.random() < 0.12:
        name = f"{name} {dice.choice(_WORDS['forms'][language])}"
    if dice.random() < NAME_SLIPS:
        name = _slip(dice, name)
    return name.upper() if dice.random() < 0.04 else name


def _legal(dice: Random, legal: str, language: str) -> str:
    return f"{legal} {dice.choice(_WORDS['forms'][language])}" if dice.random() < 0.5 else legal


def _printed(dice: Random, streets: Street) -> str:
    street = dice.choice(streets)
    if len(streets) > 1 and dice.random() < 0.06:
        street = " / ".join(streets)
    if dice.random() < 0.25:
        for long, short in _WORDS["short"].items():
            if street.startswith(f"{long} ") or street.endswith(long):
                street = street.replace(long, short, 1)
                break
    return _slip(dice, street) if dice.random() < STREET_SLIPS else street


def _number(dice: Random, number: str) -> str:
    roll = dice.random()
    if "-" in number and roll < 0.4:
        return dice.choice(number.split("-"))
    return f"{number} {dice.choice(('bte 3', 'bus 2', 'box 4'))}" if roll < 0.05 else number


def _website(dice: Random, space: Space) -> str:
    page = space.page if dice.random() < 0.6 else ""
    return f"https://{dice.choice(('www.', ''))}{space.firm.host}{page}{dice.choice(('/', ''))}"


def _phone(dice: Random, phone: str) -> str:
    digits = "".join(phone.split())
    return dice.choice((phone, digits, f"0{digits[3:]}", f"0{digits[3]}/{digits[4:7]}.{digits[7:9]}.{digits[9:]}"))


def _slip(dice: Random, text: str) -> str:
    """One letter dropped, doubled, replaced or swapped."""
    at = dice.randrange(max(1, len(text) - 1))
    kind: Any = dice.randrange(4)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at] + text[at:]
    if kind == 2:
        return text[:at] + dice.choice("abcdefghijklmnoprstuvw") + text[at + 1 :]
    return text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :]


def _core(street: str) -> str:
    return street.split(" ")[-1].capitalize()


def _slug(text: str) -> str:
    return "-".join("".join(letter if letter.isalnum() else " " for letter in text.lower()).split())
