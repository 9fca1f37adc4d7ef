"""Which space a claim is about. Most pages speak of one; a page of locations speaks of several.

The rule. The addresses of a page are its `sightings`; two that share postcode and house number are one, whatever
their language. A page has several subjects when at least two different addresses with a postcode, or with a number
and a known town where none has a postcode, stand outside header and footer in places of one shape: each in its own
sibling element of the same kind, or each under its own heading of the same level, or each in one column of a table,
or each in paragraphs that a bold line or the name before the address begins, or each in its own lines of one
paragraph
(or in header or footer alike, if the page's body gives no address and it is the home, contact or locations page: or
is the page of one of these houses, which its first heading names; then what stands outside them is about that one).
What stands inside such a place is about its space; what stands outside is about no one of them and is left out, but
for operator, website and country, which hold for all, and for the house's one telephone number or mailbox in header
or footer, which is how to reach each of them if none has its own; the head office's is nobody's. The space's name is
the place's first heading, else its first line before the address. Where a sentence says of the house that it stands
at an address, no other address on a page that is no list of locations is another house's: those are seats and letter
boxes. Lists of the houses of others (`foreign`) are about nobody.

On every other page there is one subject, and one address at most: the one of such a sentence; else the one in the body,
if words or markup announce it, or header or footer list it beside others, or the page is the contact or a locations
page; else the one of structured data; else the footer's; else the body's. What stands below a heading for the
operator's other houses is about those. Where a company answers for itself, on legal pages, its own address is the
first; of several firms called like the site, each below its own heading (`firms`), that of the one whose town the title
names. What the others say is theirs.
The head office in the footer of a location's page is thus nobody's address, and is rejected. Several addresses that are
equally good and do not agree are all rejected: unsure is nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml.etree import _Element as Element

from cowcrawl.extract import Found
from cowcrawl.extract.texts.runs import before
from cowcrawl.extract.where.address import sightings
from cowcrawl.extract.where.sighting import Sighting, claims
from cowcrawl.extract.which.declared import declared, is_of_other, lists_declared, of_declared
from cowcrawl.extract.which.foreign import foreign
from cowcrawl.extract.which.houses import all_houses, our_houses
from cowcrawl.extract.which.scopes import Scope, beside, framed, of_office, own_scope, scopes
from cowcrawl.extract.which.sisters import of_sister, sisters
from cowcrawl.extract.who.company import answers
from cowcrawl.extract.who.firms import firm_of_title, without_other_firms
from cowcrawl.literals.words import holds
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Page, once
from cowcrawl.page.role import role
from cowcrawl.text import fold

FOR_ALL = frozenset({"operator", "website", "country", "space_types"})
"""Fields of the page as a whole that hold for every space on it."""
REACH = frozenset({"phone", "email", "opening_hours", "access_24_7"})
"""Fields that hold for all where the house gives one of them for the whole site, and none for a single space."""
PLACE = frozenset({"street", "house_number", "postal_code", "city"})
"""Fields of an address: they come from one sighting, never from two."""
OF_ONE = frozenset({"phone", "email", "opening_hours", "access_24_7", "status", "opening_date"})
"""Fields of one house: what stands in the part of a footer that is about one of several is not the others'."""

LISTED = 2
"""Addresses in one list, more than which are those of houses, and not of the company."""
BESIDE = 2
"""Blocks between an address and what belongs to it."""
NEAR = 120
"""Characters over which words for a head office still speak of a number or a mailbox."""


def subjects(page: Page, found: Sequence[Found]) -> tuple[list[list[Claim]], list[Reject]]:
    """The claims of `found` by subject, in reading order, and what belongs to no subject."""
    found = [one for one in found if not _is_foreign(page, one)]
    several = scopes(page)
    if several:
        return _several(page, several, found)
    if lists_declared(page):
        return of_declared(page, found, FOR_ALL | {"phone", "email"}), []
    found = [one for one in found if not (_of_framed(page, one) or _of_declared(page, one))]
    if not sisters(page):
        return _single(page, found)
    groups, rejects = _single(page, [one for one in found if not _of_sister(page, one)])
    told = [one for one in found if not (_is_headed(page, one) or _of_own_frame(page, one))]
    others, further = _several(page, beside(page), told) if beside(page) else ([], [])
    return [*(groups or [[]]), *others] if others else groups, [*rejects, *further]


def _is_foreign(page: Page, one: Found) -> bool:
    """Whether a claim stands in a list of the houses of others."""
    span = _span(page, one)
    return span is not None and span[0] in foreign(page)


def _is_headed(page: Page, one: Found) -> bool:
    """Whether a claim is the name of the house that the page's first heading names: that runs none of the others."""
    head = next((block.line for block in page.blocks if block.level == 1), "")
    return one.claim.field == "name" and fold(str(one.claim.value)) in fold(head)


def _of_own_frame(page: Page, one: Found) -> bool:
    """Whether a number or hours in header or footer may be those of the house whose page it is alone.

    So is a mailbox with the name of its town: that of the operator reaches the other houses too.
    """
    span = _span(page, one)
    framed = span is not None and page.blocks[span[0]].region in ("header", "footer")
    if not framed or one.claim.field not in REACH or _told_of_all(page, one, span[0] if span else 0):
        return False
    local = fold(str(one.claim.value).partition("@")[0])
    towns = (fold(told.address.city or "") for told in sightings(page))
    return one.claim.field != "email" or any(town and town in local for town in towns)


def _of_sister(page: Page, one: Found) -> bool:
    """Whether a claim stands in the list of the operator's other houses."""
    span = _span(page, one)
    return span is not None and span[0] in sisters(page)


def _of_declared(page: Page, one: Found) -> bool:
    """Whether a claim is about another of the houses that structured data declare."""
    return one.claim.field in OF_ONE and is_of_other(page, one.claim)


def _of_framed(page: Page, one: Found) -> bool:
    """Whether a claim is about one of the houses that header and footer list, and that one is not the page's own."""
    if one.claim.field not in OF_ONE:
        return False
    inside = _inside(framed(page), _span(page, one))
    own = [told for told in sightings(page) if told.region == "main" and not of_sister(page, told)]
    return any(not any(framed(page)[number].sighting.same(told) for told in own) for number in inside)


def _single(page: Page, found: Sequence[Found]) -> tuple[list[list[Claim]], list[Reject]]:
    """The claims of a page that speaks of one space."""
    ranked = _by_trust(page)
    found = _without_offices(page, found)
    place, rejects = _one_address(page, ranked)
    if answers(page):
        found = without_other_firms(page, ranked[0] if ranked else None, found)
    checked = {_told_as(one.claim) for one in found if one.claim.field in PLACE}
    claims: list[Claim] = []
    for one in found:
        if one.claim.field not in PLACE or one.claim.extractor == "town":
            claims.append(one.claim)
        elif place:
            claims.extend(claim for claim in place if _told_as(claim) in checked)
            place = []
    return ([claims] if claims else []), rejects


def _without_offices(page: Page, found: Sequence[Found]) -> list[Found]:
    """Claims without the numbers and mailboxes of another's office in the frame, where the body gives some."""
    reach = [one for one in found if one.claim.field in ("phone", "email")]
    at_office = [one for one in reach if (span := _span(page, one)) and at_office_in_frame(page, span[0])]
    told = {one.claim.field for one in reach if one not in at_office}
    return [one for one in found if not (one in at_office and one.claim.field in told)] if at_office else list(found)


def at_office_in_frame(page: Page, index: int) -> bool:
    """Whether a block of header or footer stands with an address that is another's than the body gives the house."""
    block = page.blocks[index] if 0 <= index < len(page.blocks) else None
    if block is None or block.region not in ("header", "footer"):
        return False
    near = (page.blocks[first] for first in _offices_in_frame(page) if abs(first - index) <= BESIDE)
    return any(one.region == block.region and one.headings == block.headings for one in near)


@once
def _offices_in_frame(page: Page) -> tuple[int, ...]:
    """The blocks of header and footer with whole addresses, where the body announces another one."""
    ranked = _by_trust(page)
    if not ranked or _rank(page, ranked[0]) > 0 or not ranked[0].address.house_number:
        return ()
    framed = (one for one in sightings(page) if one.region in ("header", "footer"))
    return tuple(one.first for one in framed if one.address.house_number and not one.same(ranked[0]))


def _told_as(claim: Claim) -> tuple[str, str, str, str]:
    """What two claims of one part of an address in one place share."""
    return claim.field, str(claim.value), claim.quote, claim.locator


def _several(page: Page, several: tuple[Scope, ...], found: Sequence[Found]) -> tuple[list[list[Claim]], list[Reject]]:
    groups: list[list[Claim]] = [[scope.name] if scope.name else [] for scope in several]
    rejects = []
    common = _common(page, several, found)
    own = own_scope(page)
    places = [[told.claim for told in claims(scope.sighting)] for scope in several]
    for one in (*found, *_house(several, found)):
        placed = _inside(several, _span(page, one))
        inside = placed or [n for n, told in enumerate(places) if one.claim in told]
        for_all = one.claim.field in FOR_ALL and (one.element is None or one.claim.field != "country")
        if own is not None and one.claim.field != "name":
            inside = inside or [own]
        elif for_all or one in common or _of_all(one.claim):
            inside = inside or list(range(len(several)))
        for number in inside:
            if _is_of(one.claim, several[number]) and (not placed or _in_part(one.claim, several[number])):
                groups[number].append(one.claim)
        if not inside and one.claim.field != "name":
            reason = "about no one of the page's spaces"
            rejects.append(
                Reject(stage="subjects", field=one.claim.field, reason=reason, detail=str(one.claim.value)[:80])
            )
    return (groups if own is None else [groups[own]]), rejects


def _of_all(claim: Claim) -> bool:
    """Whether a sentence says of all houses when they are open or that they can be entered day and night."""
    return claim.field in ("opening_hours", "access_24_7") and our_houses(claim.quote)


def _is_of(claim: Claim, scope: Scope) -> bool:
    """Whether a claim of a place is about its space: an address is the place's own, and its name that of no room."""
    if claim.field == "rooms" and scope.name:
        return fold(str(claim.value["name"] or "")) != fold(str(scope.name.value))
    own = claim.locator == scope.sighting.locator and claim.quote == scope.sighting.quotes.get(claim.field)
    return claim.field not in PLACE or own


def _in_part(claim: Claim, scope: Scope) -> bool:
    """Whether a claim of a paragraph that tells of several houses stands in the lines about this one."""
    return scope.part is None or claim.field in PLACE or claim.quote in scope.part


def _inside(several: Sequence[Scope], at: tuple[int, int] | None) -> list[int]:
    """The numbers of the scopes that hold the blocks from `at[0]` to `at[1]`."""
    return [number for number, scope in enumerate(several) if at and scope.holds(*at)]


def _common(page: Page, several: Sequence[Scope], found: Sequence[Found]) -> list[Found]:
    """The claims of `REACH` that hold for all spaces of the page."""
    common: list[Found] = []
    for field in REACH:
        placed = [(one, _span(page, one)) for one in found if one.claim.field == field]
        stated = [(one, span) for one, span in placed if span]
        alone = not any(_inside(several, span) for _, span in stated)
        framed = [one for one, span in stated if _in_frame(page, one, span[0]) or _told_of_all(page, one, span[0])]
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


def _told_of_all(page: Page, one: Found, index: int) -> bool:
    """Whether the line of a number or a mailbox says that it is for all houses."""
    lines = (line for line in page.blocks[index].lines if one.claim.quote in line)
    return one.claim.field in ("phone", "email") and any(map(all_houses, lines))


def _house(several: Sequence[Scope], found: Sequence[Found]) -> Iterator[Found]:
    """A site with several spaces is called after who runs them, and not by the name of one of these."""
    if any(one.claim.field == "operator" for one in found):
        return
    names = {fold(str(scope.name.value)) for scope in several if scope.name}
    for one in found:
        if one.claim.field == "name" and fold(str(one.claim.value)) not in names:
            yield Found(claim=replace(one.claim, field="operator"))


def _by_trust(page: Page) -> list[Sighting]:
    """The addresses that can be the page's one, the most trusted first."""
    own = [one for one in sightings(page) if not of_sister(page, one) and one.first not in foreign(page)]
    houses = own if answers(page) else [one for one in own if not of_office(page, one)]
    titled = firm_of_title(page) if answers(page) else None
    return sorted(houses or own, key=lambda one: (one is not titled, _rank(page, one)))


def _one_address(page: Page, ranked: Sequence[Sighting]) -> tuple[list[Claim], list[Reject]]:
    """The claims of the page's one address, and the other addresses as rejects."""
    if not ranked:
        return [], []
    best = ranked[0]
    rivals = [one for one in ranked if _rank(page, one) == _rank(page, best) and not one.same(best)]
    rivals = [] if answers(page) and not _of_list(best, rivals) else rivals
    agreeing = [] if rivals else [one for one in ranked if one.same(best)]
    agreed = set(map(id, agreeing))
    rejects = [
        Reject(stage="subjects", field="street", reason="another address than the page's", detail=one.quotes["street"])
        for one in ranked
        if id(one) not in agreed
    ]
    return [found.claim for one in agreeing for found in claims(one)], rejects


def _of_list(best: Sighting, rivals: Sequence[Sighting]) -> bool:
    """Whether an address is an item of a list of three at least: a list of houses, on whatever page it stands."""
    lists = [_list_of(one) for one in (best, *rivals)]
    return lists[0] is not None and sum(other is lists[0] for other in lists) > LISTED


def _list_of(one: Sighting) -> Element | None:
    """The list in which an address is an item."""
    above = () if one.element is None else (one.element, *one.element.iterancestors())
    item = next((node for node in above if node.tag == "li"), None)
    return None if item is None else item.getparent()


def _rank(page: Page, sighting: Sighting) -> int:
    """Whose word counts first when a page gives several addresses, the lowest the best: a sentence about the house."""
    if not sighting.address.postal_code or not (sighting.address.street or sighting.address.city):
        return 5 if sighting.told else 6
    if sighting.region == "main":
        if sighting.told:
            return -1
        announced = sighting.labelled or role(page.url, page.title) in ("contact", "locations")
        sure = announced or _headed(page, sighting) or _is_of_framed(page, sighting) or _below_title(page, sighting)
        return 0 if sure else 4
    return {None: 5 if declared(page) else 1, "footer": 2}.get(sighting.region, 3)


def _is_of_framed(page: Page, sighting: Sighting) -> bool:
    """Whether an address in the body is one of several in header and footer: those of the operator's houses."""
    houses = [one for one in sightings(page) if one.region in ("header", "footer")]
    return any(map(sighting.same, houses)) and not all(map(sighting.same, houses))


def _below_title(page: Page, sighting: Sighting) -> bool:
    """Whether an address is a line of its own right below the first heading, as on the page of one house."""
    head = next((block.index for block in page.blocks if block.level == 1), None)
    if head is None or not 0 < sighting.first - head <= BESIDE or _list_of(sighting) is not None:
        return False
    return sighting.quotes["city"] == page.blocks[sighting.first].line


def _headed(page: Page, sighting: Sighting) -> bool:
    """Whether the first heading names the town of an address in the body, and header and footer have none in it."""
    town = fold(sighting.address.city or "")
    head = next((block.line for block in page.blocks if block.level == 1), "")
    framed = (fold(one.address.city or "") for one in sightings(page) if one.region in ("header", "footer"))
    return bool(town) and f" {town} " in f" {fold(head)} " and town not in framed
