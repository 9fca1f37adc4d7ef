"""The second generator, held out: other words, other towns, other slips than the first, nothing shared but the rates.

Slips hit neighbours on the keyboard, double or swap letters, drop a word; points are off by 5 to 150 m or rounded; a
website is the chain's or the location's, in any language; towns are named in any language; a number may stand in the
field of the street.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import yaml

from bench.mentions import Mention

_WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
Space = dict[str, Any]


def mentions(wanted: int, seed: int) -> Iterator[tuple[Mention, str]]:
    """So many mentions in no order, each with the identifier of its space."""
    dice = Random(f"second {seed}")
    towns = [_Town(dice, entry, wanted) for entry in _WORDS["towns"]]
    spoken: list[Space] = []
    number = 0
    while len(spoken) < wanted:
        for space in _family(dice, towns):
            number += 1
            spoken += [space | {"id": f"p{number}"}] * dice.randint(2, 7)
    spoken = spoken[:wanted]
    dice.shuffle(spoken)
    for at, space in enumerate(spoken):
        yield {"id": f"x{at:06}"} | _said(dice, space), space["id"]


class _Town:
    def __init__(self, dice: Random, entry: dict[str, Any], wanted: int) -> None:
        self.names, self.codes, self.middle = entry["names"], [str(code) for code in entry["codes"]], entry["middle"]
        self.prefix, self.country, self.language = entry["phone"], entry["country"], entry["language"]
        heads, kinds = _WORDS["streets"][self.language]["heads"], _WORDS["streets"][self.language]["kinds"]
        known = [(kind, head) for kind in kinds for head in heads]
        dice.shuffle(known)
        size = len(self.codes) * max(6, min(60, wanted // 1500))
        self.streets: dict[str, list[list[str]]] = {code: [] for code in self.codes}
        for at, (kind, head) in enumerate(known[:size]):
            names = [_join(one, kind if isinstance(kind, str) else kind[n], n) for n, one in enumerate(_listed(head))]
            self.streets[self.codes[at % len(self.codes)]].append(names)


def _listed(head: str | list[str]) -> list[str]:
    return [head] if isinstance(head, str) else head


def _join(head: str, kind: str, language: int) -> str:
    """`Rue de …` before, `…straat` behind and joined, `… Street` behind."""
    return kind.replace("*", head) if "*" in kind else f"{kind} {head}"


def _family(dice: Random, towns: list[_Town]) -> Iterator[Space]:
    """The spaces that have something to do with each other: one alone, a chain, a group's brands, a building."""
    return dice.choices((_alone, _chain, _brands, _tenants), (70, 9, 8, 7))[0](dice, towns)


def _alone(dice: Random, towns: list[_Town]) -> Iterator[Space]:
    brand = _brand(dice)
    yield _place(dice, dice.choice(towns)) | _firm(dice, brand) | {"names": [brand, *_styled(dice, brand)]}


def _chain(dice: Random, towns: list[_Town]) -> Iterator[Space]:
    brand, home = _brand(dice), dice.choice(towns)
    firm, style = _firm(dice, brand), dice.choice(_WORDS["styles"])
    for number in range(dice.choice((2, 4, 7, 12, 25))):
        town = home if dice.random() < 0.75 else dice.choice(towns)
        place = _place(dice, town)
        where = dice.choice((dice.choice(_WORDS["districts"]), place["streets"][0].split()[-1], town.names[0]))
        local = style.format(brand=brand, where=where)
        page = f"/{dice.choice(('spaces', 'our-locations', 'vestigingen', 'nos-espaces'))}/{_plain(where)}-{number + 1}"
        yield place | firm | {"names": [local, local, brand], "page": page}


def _brands(dice: Random, towns: list[_Town]) -> Iterator[Space]:
    """A group that has two brands under one roof, now and then in several houses."""
    group = _firm(dice, _brand(dice))
    brands = (_brand(dice), _brand(dice))
    for _ in range(dice.choice((1, 1, 2, 3))):
        place = _place(dice, dice.choice(towns))
        where = dice.choice(_WORDS["districts"])
        for brand in brands:
            site = {"host": f"{_plain(brand)}.test"} if dice.random() < 0.6 else {}
            yield (
                place
                | group
                | site
                | {"names": [f"{brand} {where}", brand], "page": f"/{_plain(brand)}-{_plain(where)}"}
            )


def _tenants(dice: Random, towns: list[_Town]) -> Iterator[Space]:
    """Spaces of one building, by tower or by floor; in one of three buildings all of one firm."""
    place, one = _place(dice, dice.choice(towns)), dice.random() < 0.33
    form = dice.choice(
        ("WTC {n}", "Tour {a}", "Gebouw {a}", "Building {a}", "{n}e étage", "verdieping {n}", "Level {n}")
    )
    brand, roman = _brand(dice), dice.random() < 0.5
    firm = _firm(dice, brand)
    for at in range(dice.randint(2, 4)):
        if not one:
            brand = _brand(dice)
            firm = _firm(dice, brand)
        count = (
            ("I", "II", "III", "IV")[at] if roman and "WTC" in form else str(at + 1 if "{a}" in form else 2 * at + 1)
        )
        unit = form.format(n=count, a="ABCD"[at])
        named = one or dice.random() < 0.4
        yield place | firm | {"names": [f"{brand} {unit}" if named else brand], "unit": unit}


def _place(dice: Random, town: _Town) -> Space:
    code = dice.choice(town.codes)
    number = dice.randint(1, 320)
    printed = dice.choice((f"{number}",) * 8 + (f"{number}-{number + 2}", f"{number}/{number + 4}", f"{number}A"))
    north, east = town.middle
    return {
        "town": town,
        "code": code,
        "streets": dice.choice(town.streets[code]),
        "number": printed,
        "point": (north + dice.uniform(-0.04, 0.04), east + dice.uniform(-0.06, 0.06)),
        "page": "",
        "unit": "",
    }


def _firm(dice: Random, brand: str) -> Space:
    legal = brand if dice.random() < 0.65 else f"{dice.choice(_WORDS['surnames'])} {dice.choice(_WORDS['ventures'])}"
    digits = "".join(dice.choice("0123456789") for _ in range(7))
    return {"legal": legal, "phone": digits, "host": f"{_plain(brand)}.{dice.choice(('brussels', 'co', 'net', 'org'))}"}


def _brand(dice: Random) -> str:
    surnames, animals, things = _WORDS["surnames"], _WORDS["animals"], _WORDS["things"]
    made: tuple[Callable[[], str], ...] = (
        lambda: f"{dice.choice(surnames)} & {dice.choice(surnames)}",
        lambda: f"The {dice.choice(animals)} {dice.choice(things)}",
        lambda: f"{dice.choice(_WORDS['articles'])} {dice.choice(animals)}{dice.choice(things).lower()}",
        lambda: f"{dice.choice(things)}{dice.randint(2, 99)}",
        lambda: f"{dice.choice(surnames)}{dice.choice(('hub', 'lab', 'werk', 'ia', 'oo', 'ly', 'space'))}",
        lambda: f"{dice.choice(things)} {dice.choice(surnames)}",
    )
    return dice.choice(made)()


def _styled(dice: Random, brand: str) -> list[str]:
    return [f"{brand} {dice.choice(_WORDS['about'])}", f"{dice.choice(_WORDS['about'])} {brand}"][: dice.randint(0, 2)]


def _said(dice: Random, space: Space) -> Mention:
    town: _Town = space["town"]
    street = _street(dice, space)
    number = None if dice.random() < 0.20 else _number(dice, space["number"])
    if space["unit"] and dice.random() < 0.5:
        street = f"{street}{dice.choice((', ', ' - ', ' ('))}{space['unit']}"
    elif number and dice.random() < 0.07:
        street, number = (f"{number} {street}" if dice.random() < 0.3 else f"{street} {number}"), None
    point = _point(dice, space["point"]) if dice.random() < 0.5 else (None, None)
    return {
        "name": _name(dice, space, town),
        "operator": None if dice.random() < 0.40 else _formed(dice, space["legal"], town, 0.5),
        "street": street,
        "house_number": number,
        "postal_code": None if dice.random() < 0.15 else _code(dice, space["code"], town),
        "city": dice.choice(town.names),
        "latitude": point[0],
        "longitude": point[1],
        "website": None if dice.random() < 0.5 else _website(dice, space),
        "phone": None if dice.random() < 0.08 else _phone(dice, space["phone"], town),
    }


def _name(dice: Random, space: Space, town: _Town) -> str:
    name = _formed(dice, dice.choice(space["names"]), town, 0.15)
    if dice.random() < 0.06 and town.names[0] not in name:
        name = f"{name}{dice.choice((' ', ', ', ' - '))}{dice.choice(town.names)}"
    if dice.random() < 0.15:
        name = _slip(dice, name)
    return dice.choice((name,) * 18 + (name.upper(), name.lower()))


def _formed(dice: Random, name: str, town: _Town, share: float) -> str:
    return f"{name} {dice.choice(_WORDS['forms'][town.country])}" if dice.random() < share else name


def _street(dice: Random, space: Space) -> str:
    names = space["streets"]
    street: str = dice.choice(names)
    if len(names) > 1 and dice.random() < 0.08:
        street = dice.choice((" / ", " - ")).join(names)
    if dice.random() < 0.3:
        long, short = dice.choice(_WORDS["shortened"])
        for long, short in _WORDS["shortened"]:
            if long in street:
                street = street.replace(long, short, 1)
                break
    return _slip(dice, street) if dice.random() < 0.10 else street


def _number(dice: Random, number: str) -> str:
    if ("-" in number or "/" in number) and dice.random() < 0.4:
        return number.replace("/", "-").split("-")[dice.randrange(2)]
    return dice.choice((number,) * 12 + (f"n° {number}", f"{number} bus 12", f"{number}, bte 4"))


def _code(dice: Random, code: str, town: _Town) -> str:
    return f"{town.country}-{code}" if dice.random() < 0.05 else code


def _point(dice: Random, point: tuple[float, float]) -> tuple[float, float]:
    if dice.random() < 0.25:
        return round(point[0], 3), round(point[1], 3)
    metres, angle = dice.uniform(5, 150), dice.uniform(0, 2 * math.pi)
    north = point[0] + metres * math.sin(angle) / 111_195
    return round(north, 6), round(point[1] + metres * math.cos(angle) / (111_195 * math.cos(math.radians(north))), 6)


def _website(dice: Random, space: Space) -> str:
    host, page = space["host"], space["page"]
    start = dice.choice(("https://", "http://", "https://www.", "www.", ""))
    tongue = dice.choice(("", "", "/en", "/fr", "/nl-be"))
    end = dice.choice(("", "/", "/", "?utm_source=list", "/contact"))
    return f"{start}{host}{tongue}{page if dice.random() < 0.5 else ''}{end}"


def _phone(dice: Random, digits: str, town: _Town) -> str:
    country, area = town.prefix.split()
    a, b, c = digits[:3], digits[3:5], digits[5:]
    return dice.choice(
        (
            f"+{country} {area} {a} {b} {c}",
            f"+{country}(0){area}{a}{b}{c}",
            f"00{country}{area}{a}{b}{c}",
            f"0{area} {a}.{b}.{c}",
            f"0{area}-{a}{b}{c}",
            f"(0{area}) {a} {b}{c}",
        )
    )


def _slip(dice: Random, text: str) -> str:
    """A key beside the right one, a letter doubled, two swapped, a letter or a word dropped."""
    letters = [at for at, letter in enumerate(text) if letter.isalpha()]
    if len(letters) < 3:
        return text
    at, kind = dice.choice(letters[:-1]), dice.randrange(5)
    if kind == 0:
        return text[:at] + dice.choice(_WORDS["keys"].get(text[at].lower(), "e")) + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at] + text[at:]
    if kind == 2:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    words = text.split(" ")
    if kind == 3 and len(words) > 2:
        del words[dice.randrange(len(words))]
        return " ".join(words)
    return text[:at] + text[at + 1 :]


def _plain(text: str) -> str:
    return "-".join(
        "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in text.lower()).split()
    )
