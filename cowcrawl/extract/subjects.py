"""Which space a claim is about. Most pages speak of one; a page of locations speaks of several.

The rule. The addresses of a page are its `sightings`; two that share postcode and house number are one, whatever their
language. A page has several subjects when at least two different addresses with a postcode stand outside header and
footer in places of one shape: each in its own sibling element of the same kind, or each under its own heading of the
same level (or in the footer alike, if the page is the home, contact or locations page and its body gives no address).
What stands inside such a place is about its space; what stands outside is about no one of them and is left out, but
for operator, website and country, which hold for all, and for the house's one telephone number or mailbox in header or
footer, which is how to reach each of them if none has its own; the head office's is nobody's. The space's name is the
place's first heading, else its first line before the address. Where a sentence says of the house that it stands at an
address, no other address on a page that is no list of locations is another house's: those are seats and letter boxes.

On every other page there is one subject, and one address at most: the one of such a sentence; else the one in the body,
if words or markup announce it or the page is the contact or a locations page; else the one of structured data; else the
footer's; else the body's. Where a company answers for itself, on legal pages, its own address is the first.
The head office in the footer of a location's page is thus nobody's address, and is rejected. Several addresses that are
equally good and do not agree are all rejected: unsure is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from lxml.etree import _Element as Element

from cowcrawl.extract import Found, address
from cowcrawl.extract.address import Sighting, sightings
from cowcrawl.extract.company import answers
from cowcrawl.extract.host_names import distinctive
from cowcrawl.extract.phrases import says
from cowcrawl.extract.runs import before
from cowcrawl.literals.words import alternation, holds
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Block, Page, once
from cowcrawl.role import is_section, role
from cowcrawl.vocabulary import phrases

FOR_ALL = frozenset({"operator", "website", "country", "space_types"})
"""Fields of the page as a whole that hold for every space on it."""
REACH = frozenset({"phone", "email"})
"""Fields that hold for all where the house gives one of them for the whole site, and none for a single space."""
PLACE = frozenset({"street", "house_number", "postal_code", "city"})
"""Fields of an address: they come from one sighting, never from two."""

_BRACKET = re.compile(r"\s*\(([^()]+)\)\s*$")
NEAR = 120
"""Characters over which words for a head office still speak of a number or a mailbox."""


@dataclass(frozen=True, kw_only=True)
class Scope:
    """The part of a page that speaks of one space."""

    first: int
    """Index of its first block."""
    last: int
    """Index of its last block."""
    sighting: Sighting
    name: Claim | None


def subjects(page: Page, found: Sequence[Found]) -> tuple[list[list[Claim]], list[Reject]]:
    """The claims of `found` by subject, in reading order, and what belongs to no subject."""
    several = scopes(page)
    if several:
        return _several(page, several, found)
    place, rejects = _one_address(page)
    checked = [one.claim for one in found if one.claim.field in PLACE]
    claims: list[Claim] = []
    for one in found:
        if one.claim.field not in PLACE or one.claim.extractor == "town":
            claims.append(one.claim)
        elif place:
            claims.extend(claim for claim in place if claim in checked)
            place = []
    return ([claims] if claims else []), rejects


@once
def scopes(page: Page) -> tuple[Scope, ...]:
    """The parts of the page that speak of one space each; none when the page speaks of a single one."""
    if answers(page):
        return ()
    full = [
        one for one in sightings(page) if one.element is not None and one.address.postal_code and one.address.street
    ]
    body = [one for one in full if one.region == "main"]
    if any(one.told for one in body) and role(page.url, page.title) not in ("home", "locations"):
        body = [one for one in body if one.told]
    if not body and role(page.url, page.title) in ("home", "contact", "locations"):
        body = full
    if len(_distinct(body)) < 2:
        return ()
    cards = tuple(_cards(page, body))
    if cards and all(card.first < card.last for card in cards):
        return cards
    return tuple(_sections(page, body)) or cards


def _several(page: Page, several: tuple[Scope, ...], found: Sequence[Found]) -> tuple[list[list[Claim]], list[Reject]]:
    groups: list[list[Claim]] = [[scope.name] if scope.name else [] for scope in several]
    rejects = []
    common = _common(page, several, found)
    for one in (*found, *_house(found)):
        inside = _inside(several, _span(page, one))
        for_all = one.claim.field in FOR_ALL and (one.element is None or one.claim.field != "country")
        if for_all or one in common:
            inside = inside or list(range(len(several)))
        for number in inside:
            if one.claim.field not in PLACE or one.claim.locator == several[number].sighting.locator:
                groups[number].append(one.claim)
        if not inside and one.claim.field != "name":
            reason = "about no one of the page's spaces"
            rejects.append(
                Reject(stage="subjects", field=one.claim.field, reason=reason, detail=str(one.claim.value)[:80])
            )
    return groups, rejects


def _inside(several: Sequence[Scope], at: tuple[int, int] | None) -> list[int]:
    """The numbers of the scopes that hold the blocks from `at[0]` to `at[1]`."""
    return [n for n, scope in enumerate(several) if at and scope.first <= at[0] and at[1] <= scope.last]


def _common(page: Page, several: Sequence[Scope], found: Sequence[Found]) -> list[Found]:
    """The claims of `REACH` that hold for all spaces of the page."""
    common: list[Found] = []
    for field in REACH:
        placed = [(one, _span(page, one)) for one in found if one.claim.field == field]
        stated = [(one, span) for one, span in placed if span]
        alone = not any(_inside(several, span) for _, span in stated)
        framed = [one for one, span in stated if _in_frame(page, one, span[0])]
        if alone and len({one.claim.value for one in framed}) == 1:
            common.extend(framed)
    return common


def _span(page: Page, one: Found) -> tuple[int, int] | None:
    """The first and the last block of the element that a claim was read from."""
    return page.span(one.element) if one.element is not None else None


def _in_frame(page: Page, one: Found, index: int) -> bool:
    """Whether a claim of a block stands in header or footer, and not beside words for a head office or a seat."""
    block = page.blocks[index]
    near = before(page, block, max(block.text.find(one.claim.quote), 0), NEAR)
    return block.region in ("header", "footer") and not any(
        holds("address", concept, near) for concept in ("seat", "head_office")
    )


def _house(found: Sequence[Found]) -> Iterator[Found]:
    """A site with several spaces is called after who runs them."""
    if not any(one.claim.field == "operator" for one in found):
        yield from (Found(claim=replace(one.claim, field="operator")) for one in found if one.claim.field == "name")


def _one_address(page: Page) -> tuple[list[Claim], list[Reject]]:
    """The claims of the page's one address, the most trusted sighting's first, and the other addresses as rejects."""
    ranked = sorted(sightings(page), key=lambda one: _rank(page, one))
    if not ranked:
        return [], []
    best = ranked[0]
    rivals = [one for one in ranked if _rank(page, one) == _rank(page, best) and not one.same(best)]
    rivals = [] if answers(page) else rivals
    agreeing = [] if rivals else [one for one in ranked if one.same(best)]
    rejects = [
        Reject(stage="subjects", field="street", reason="another address than the page's", detail=one.quotes["street"])
        for one in ranked
        if one not in agreeing
    ]
    return [found.claim for one in agreeing for found in address.claims(one)], rejects


def _rank(page: Page, sighting: Sighting) -> int:
    """Whose word counts first when a page gives several addresses, the lowest the best: a sentence about the house."""
    if not sighting.address.postal_code:
        return 5 if sighting.told else 6
    if sighting.region == "main":
        if sighting.told:
            return -1
        announced = sighting.labelled or role(page.url, page.title) in ("contact", "locations")
        return 0 if announced else 4
    return {None: 1, "footer": 2}.get(sighting.region, 3)


def _cards(page: Page, found: list[Sighting]) -> Iterator[Scope]:
    """Sibling elements of one kind with one address each."""
    cards: list[tuple[Element, Sighting]] = []
    for one in found:
        card = _largest_alone(one, found)
        if card is not None and page.span(card) and not any(card is other for other, _ in cards):
            cards.append((card, one))
    parents = {(card.getparent(), card.tag) for card, _ in cards}
    if len(cards) < len(_distinct(found)) or len(parents) != 1:
        return
    for card, one in cards:
        first, last = page.span(card) or (0, -1)
        yield Scope(first=first, last=last, sighting=one, name=_name(page, first, last, one))


def _largest_alone(one: Sighting, found: list[Sighting]) -> Element | None:
    """The largest element around an address that holds no other one."""
    others = [other.element for other in found if not other.same(one)]
    above = {id(node) for other in others if other is not None for node in (other, *other.iterancestors())}
    assert one.element is not None
    nodes = [node for node in (one.element, *one.element.iterancestors()) if id(node) not in above]
    return nodes[-1] if nodes else None


def _sections(page: Page, found: list[Sighting]) -> Iterator[Scope]:
    """Addresses under headings of one level: each section reaches to the next heading of that level or above."""
    heads: list[tuple[Block, Sighting]] = []
    for one in found:
        block = next((block for block in page.blocks if block.element is one.element), None)
        head = page.blocks[block.headings[-1]] if block and block.headings else None
        if head is None or any(head.index == other.index and not one.same(last) for other, last in heads):
            return
        if any(one.same(last) for _, last in heads):
            continue
        heads.append((head, one))
    if len({head.level for head, _ in heads}) != 1:
        return
    for head, one in heads:
        after = (
            block.index
            for block in page.blocks[head.index + 1 :]
            if 0 < block.level <= head.level or block.region != head.region
        )
        last = next(after, len(page.blocks)) - 1
        yield Scope(first=head.index, last=last, sighting=one, name=_name(page, head.index, last, one))


def _name(page: Page, first: int, last: int, sighting: Sighting) -> Claim | None:
    """The claim of a place's name: its first heading, else its first line before the address."""
    blocks = page.blocks[first : last + 1]
    lines = [(block, block.line) for block in blocks if block.level] or [
        (block, line) for block in blocks[:1] for line in block.lines[:1]
    ]
    for block, line in lines[:1]:
        text = _without_status(line).strip(" :–-")
        if len(text) <= 80 and not is_section(text) and distinctive(text) and not _is_address(text, sighting):
            return Claim(
                field="name", value=text, quote=text, locator=page.locator(block.element), extractor="subjects"
            )
    return None


def _without_status(line: str) -> str:
    """A heading without what it says in brackets of the opening or the end of the house."""
    bracket = _BRACKET.search(line)
    phases = ("in_preparation", "opens", "soon", "closed", "closed_since", "closing", "paused")
    line = line[: bracket.start()] if bracket and any(says("status", one, bracket[1]) for one in phases) else line
    return _soon().sub("", line)


@cache
def _soon() -> re.Pattern[str]:
    """The words at the end of a heading that say that its house opens soon."""
    return re.compile(rf"(?<=\w)[\s,:–-]+(?:{alternation(phrases('status', 'soon'))})\W*$", re.I)


def _is_address(text: str, sighting: Sighting) -> bool:
    parts = (sighting.address.street, sighting.address.postal_code)
    return any(part and part in text for part in parts)


def _distinct(found: Iterable[Sighting]) -> list[Sighting]:
    distinct: list[Sighting] = []
    for one in found:
        if not any(one.same(other) for other in distinct):
            distinct.append(one)
    return distinct
