"""What must be true of a source card beyond its form: of its addresses, and of the cards it stands among."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from ipaddress import ip_address
from typing import Any

from cowcrawl.card import LIST_OF_KIND
from cowcrawl.errors import BadInput
from cowcrawl.night_hours import night_hours
from spiders.address import allowed, bare, clean
from spiders.card_file import CardFile, Problem
from spiders.card_schema import meaning

PRESS_KEYS = ("feeds", "sitemaps", "sections", "search")
"""Keys with addresses that only the press spider reads."""

SENDERS = ("operator", "network")
"""Kinds of which a card may be the sender of another source's word."""

SHARING = ("report", "official")
"""Kinds of which several sources may lie on one host: a publisher's reports, a register's pages."""


def of_one(file: CardFile) -> Iterator[Problem]:
    """What is wrong with a card that has the schema's form, seen alone."""
    yield from _of_name(file)
    yield from _of_hosts(file)
    yield from _of_addresses(file)
    yield from _of_kind(file)
    yield from _of_page_class(file)
    yield from _of_verified(file)
    yield from _of_night(file)
    floors, ceilings = file.card.get("floors", {}), file.card.get("ceilings", {})
    for name in (name for name in ceilings if ceilings[name] < floors.get(name, 0)):
        yield file.at(("ceilings", name), f"expected no less than the floor, {floors[name]}, not {ceilings[name]}")


def of_all(right: Sequence[CardFile], known: Collection[str]) -> Iterator[Problem]:
    """What is wrong with cards that are `right` by themselves, seen together; `known` are the ids of all there are."""
    yield from _same_host(right)
    cards = {file.card["id"]: file.card for file in right}
    for file in right:
        yield from _of_lineage(file, known, cards)
        sender = file.card.get("sender")
        if sender and (sender not in known or cards.get(sender, {}).get("kind", "operator") not in SENDERS):
            yield file.at(("sender",), f"expected the id of an operator's card in this folder, not {sender!r}")


def _of_lineage(file: CardFile, known: Collection[str], cards: Mapping[str, Mapping[str, Any]]) -> Iterator[Problem]:
    """Sources made from each other belong to one list, else a copy would count as a second list."""
    for number, name in enumerate(file.card.get("lineage", ())):
        if name not in known or name == file.card["id"]:
            yield file.at(("lineage", number), f"expected the id of another card, not {name!r}")
        elif name in cards and _list_of(cards[name]) != _list_of(file.card):
            said = f"expected a source of the same list: {name} belongs to {_list_of(cards[name])}, this card to "
            yield file.at(("lineage", number), said + _list_of(file.card))


def _list_of(card: Mapping[str, Any]) -> str:
    return str(card.get("list") or LIST_OF_KIND[card["kind"]])


def _of_name(file: CardFile) -> Iterator[Problem]:
    if file.card["id"] != file.path.stem:
        expected = f"expected {file.path.stem!r}, the file's name without its suffix"
        yield file.at(("id",), f"{expected}, not {file.card['id']!r}")
    if file.path.suffix != ".yml":
        yield file.whole("expected a file name that ends in .yml")


def _of_hosts(file: CardFile) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, name in enumerate(file.card.get("hosts", ())):
        if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*", name):
            expected = "expected a host alone, in lower case, such as www.example.org"
            yield file.at(("hosts", number), f"{expected}, not {name!r}")
        elif bare(name) in seen:
            message = f"expected each host once, {name!r} is listed twice (www. makes no difference)"
            yield file.at(("hosts", number), message)
        seen.add(bare(name))


def _of_addresses(file: CardFile) -> Iterator[Problem]:
    card = file.card
    for needed, given in (("hosts", "start_urls"), ("start_urls", "hosts")):
        if given in card and needed not in card:
            yield file.whole(f"missing beside {given}; expected: {meaning(needed)}", needed)
    if "start_urls" not in card:
        for name in ("homepage", "verified", "needs_browser"):
            if card.get(name):
                yield file.at((name,), "expected only where start_urls says where the source is", of_key=True)
        return
    hosts = card.get("hosts", ())
    if card.get("homepage") and (wrong := _address_problem("homepage", card["homepage"], hosts)):
        yield file.at(("homepage",), f"{wrong}, not {card['homepage']!r}")
    for name in ("start_urls", *PRESS_KEYS):
        for number, url in enumerate(card.get(name, ())):
            if wrong := _address_problem(name, url, hosts):
                yield file.at((name, number), f"{wrong}, not {url!r}")


def _address_problem(name: str, url: str, hosts: Sequence[str]) -> str | None:
    """What was expected instead of an address of the card; None when it is right."""
    if clean(url) is None:
        return "expected an address that starts with http:// or https://"
    if not allowed(url, hosts):
        return f"expected an address on one of the card's hosts ({', '.join(hosts)})"
    if name == "search" and "{query}" not in url:
        return "expected an address with {query} where the words stand"
    return None


def _of_page_class(file: CardFile) -> Iterator[Problem]:
    if named := file.card.get("page_class"):
        from cowcrawl.site_page import load  # not at the top: few cards name one, and it brings all that reads pages

        try:
            load(named, file.path.parent)
        except BadInput as error:
            yield file.at(("page_class",), f"expected a page class, module.Class, beside the card, but {error}")


def _of_kind(file: CardFile) -> Iterator[Problem]:
    for name in (*PRESS_KEYS, "queries"):
        if name in file.card and file.card["kind"] != "press":
            yield file.at((name,), f"expected on cards of kind press only, not {file.card['kind']!r}", of_key=True)


def _of_verified(file: CardFile) -> Iterator[Problem]:
    said = file.card.get("verified")
    try:
        date.fromisoformat(f"{said or '2026'}-01-01"[:10])
    except ValueError:
        yield file.at(("verified",), f"expected a day, month or year that exists, not {said!r}")


def _of_night(file: CardFile) -> Iterator[Problem]:
    try:
        night_hours(file.card.get("night") or "", "night")
    except BadInput as error:
        yield file.at(("night",), str(error).removeprefix("night: "))


def same_id(files: Iterable[CardFile]) -> Iterator[Problem]:
    """The cards with an id that another file has already."""
    seen: dict[str, CardFile] = {}
    for file in files:
        identifier = str(file.card.get("id"))
        if identifier in seen:
            yield file.at(("id",), f"expected an id of its own, {seen[identifier].path} has it already")
        seen.setdefault(identifier, file)


def _same_host(files: Iterable[CardFile]) -> Iterator[Problem]:
    """A host on two cards would be read twice, and each page's claims counted as two sources'."""
    seen: dict[str, CardFile] = {}
    for file in files:
        for number, name in enumerate(file.card.get("hosts", ())):
            other = seen.setdefault(bare(name), file)
            if other is not file and not _may_share(name, file.card, other.card):
                yield file.at(("hosts", number), f"expected a host of its own, {other.path} has {name!r} already")


def _may_share(name: str, card: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether a host may stand on two cards: of reports, of a press room and its sender, and one that is a number."""
    try:
        ip_address(name)
    except ValueError:
        of_one_house = card.get("sender") == other["id"] or other.get("sender") == card["id"]
        return of_one_house or {card["kind"], other["kind"]} <= set(SHARING)
    return True
