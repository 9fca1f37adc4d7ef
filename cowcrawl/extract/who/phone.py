"""The space's telephone number."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from lxml.etree import _Element as Element

from cowcrawl.centroids import knows_town
from cowcrawl.extract import Found
from cowcrawl.extract.formulas.amounts.locale import is_plain_english
from cowcrawl.extract.texts.business import Business, businesses
from cowcrawl.extract.texts.phrases import says
from cowcrawl.extract.texts.runs import MAX_SHORT, before
from cowcrawl.extract.where.address import sightings
from cowcrawl.extract.where.country import country
from cowcrawl.extract.where.sighting import Sighting
from cowcrawl.extract.where.whose import in_card_of_another
from cowcrawl.extract.which.scopes import beside, scopes
from cowcrawl.extract.who.email import own_spans
from cowcrawl.extract.who.name import names
from cowcrawl.literals.address import Address, addresses
from cowcrawl.literals.lone_street import holds_address, streets
from cowcrawl.literals.phone import AMERICAN, Phone, country_of, from_link, is_fax, phones
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Block, Page, collapse, once
from cowcrawl.page.role import role, role_of_heading
from cowcrawl.people import called, labelled, of_cards
from cowcrawl.text import fold, text_in
from cowcrawl.vocabulary import alternatives, pattern, phrases

FAR = 120
"""Characters over which words such as `hosted by` still speak of a number."""
BEHIND = 60
"""Characters between an address and a number that belongs to it."""
CARD = 4
"""Blocks above a number in which the name of whose it is may stand."""
MIN_DIGITS = 5
"""Digits of the shortest number."""
ENOUGH = 2
"""Trust from which a number is taken for the space's: a link to call, a label, or a place in header or footer."""

_BRACKET = re.compile(r"\([^()]*\)")
_NAMED = re.compile(r"[^\W_]")
"""A letter or a digit."""


@dataclass(frozen=True, kw_only=True)
class _Candidate:
    number: str
    quote: str
    locator: str
    element: Element | None
    trust: int
    lone: bool = False
    """Whether that no other number stands on the page speaks for it."""


def extract(page: Page) -> Iterable[Found | Reject]:
    """The numbers of the page that are the space's, the most trusted first; what nothing vouches for is rejected."""
    found = [*_structured(page), *_linked(page), *_printed(page)]
    trust: dict[str, int] = {}
    for one in found:
        trust[one.number] = max(trust.get(one.number, -9), one.trust)
    theirs = _of_persons(page)
    for number, seen in Counter(one.number for one in found).items():
        trust[number] += seen > 1 or (len(trust) == 1 and found[0].lone)
        trust[number] -= 9 * (number in theirs)
    for number in _at_one_of_two(page, found):
        trust[number] = -9
    housed = {one.number for one in found if len(trust) > 1 and _under_house(page, one.element)}
    for one in sorted(found, key=lambda one: (-trust[one.number], one.number not in housed)):
        if trust[one.number] < ENOUGH:
            yield Reject(
                stage="phone", field="phone", reason="nothing says whose number it is", detail=one.number[:-4] + "…"
            )
            continue
        claim = Claim(field="phone", value=one.number, quote=one.quote, locator=one.locator, extractor="phone")
        yield Found(claim=claim, element=one.element)


def _at_one_of_two(page: Page, found: Iterable[_Candidate]) -> set[str]:
    """The numbers that stand with one address each, where nothing tells which of these is the house's."""
    told = {one.first: one for one in sightings(page) if one.element is not None}
    if len(told) <= 1 or scopes(page) or beside(page):
        return set()
    at: dict[str, list[Sighting]] = defaultdict(list)
    for one in found:
        span = page.span(one.element) if one.element is not None else None
        if span and span[0] in told:
            at[one.number].append(told[span[0]])
    placed = {number: seen[0] for number, seen in at.items() if all(map(seen[0].same, seen))}
    return {number for number, one in placed.items() if any(_are_rivals(one, other) for other in placed.values())}


def _are_rivals(one: Sighting, other: Sighting) -> bool:
    """Whether two addresses are not the same, and equally good."""
    alike = (one.region, one.labelled, one.told) == (other.region, other.labelled, other.told)
    return alike and not one.same(other)


@once
def _home(page: Page) -> str | None:
    """The country in whose form the page writes numbers: its own, or the United States where nothing tells one."""
    own = country(page)
    if own is None and AMERICAN.search("\n".join(block.text for block in page.blocks if block.digits >= MIN_DIGITS)):
        return "US" if is_plain_english(page) else None
    return own


def _under_house(page: Page, element: Element | None) -> bool:
    """Whether a number stands under a heading that names the house: beside the number of a café that one is meant."""
    around = [] if element is None else [element, *element.iterancestors()]
    blocks = {block.element: block for block in page.blocks}
    block = next((blocks[node] for node in around if node in blocks), None)
    return block is not None and says("town", "house", _heading(page, block))


def _of_persons(page: Page) -> set[str]:
    """The mobile numbers that stand in cards of persons and nowhere else."""
    stands: dict[str, set[bool]] = defaultdict(set)
    for block in page.blocks:
        for hit in phones(block.text, _home(page)) if block.digits >= MIN_DIGITS else ():
            stands[hit.number].add(hit.mobile and _with_person(page, block, block.text[: hit.start]))
    return {number for number, in_card in stands.items() if in_card == {True}}


def _with_person(page: Page, block: Block, before: str) -> bool:
    """Whether a card of a person leads to a number, or a label with a name right before it."""
    above = [one.line for one in page.blocks[max(0, block.index - CARD) : block.index]]
    told = [collapse(before[-FAR:]), *(line for line in above[-1:] if len(line) <= MAX_SHORT)]
    alone = called(before) and not knows_town(_home(page), before.split()[-1].strip(": "))
    return bool(of_cards([*above, *before.split("\n")])) or any(map(labelled, told)) or alone


def _structured(page: Page) -> Iterator[_Candidate]:
    for business in businesses(page):
        if _is_head_office(page, business):
            continue
        for key, text in business.texts("telephone", "contactPoint.telephone"):
            found = phones(text, _home(page))
            if len(found) == 1:
                locator = f"{business.locator}.{key}"
                yield _Candidate(number=found[0].number, quote=text, locator=locator, element=None, trust=4)


def _is_head_office(page: Page, business: Business) -> bool:
    """Whether data on the page of one house are of a company elsewhere: an address that the page does not write."""
    codes = [code for _, code in business.texts("address.postalCode")] if role(page.url) == "locations" else []
    written = {one.address.postal_code for one in sightings(page) if one.region is not None}
    return bool(codes and written - {None}) and not any(code in block.line for code in codes for block in page.blocks)


def _linked(page: Page) -> Iterator[_Candidate]:
    for link, href in page.links if "tel:" in page.addresses or "callto:" in page.addresses else ():
        if not href[:7].lower().startswith(("tel:", "callto:")):
            continue
        number = from_link(href, _home(page))
        text = text_in(link)
        if number and not (pattern("contact", "fax").search(text) or is_fax(_right_before(link))):
            printed = [hit for hit in phones(text, _home(page)) if hit.number == number]
            quote = collapse(text[printed[0].start : printed[0].end]) if printed else href
            trust = 3 + _abroad(page, number) - 9 * _linked_by_another(page, link)
            yield _Candidate(number=number, quote=quote, locator=page.locator(link), element=link, trust=trust)


def _right_before(link: Element) -> str:
    """The text between a link and what stands before it in its line."""
    last, above = link.getprevious(), link.getparent()
    if last is None:
        return above.text or "" if above is not None else ""
    tail = last.tail or ""
    return tail if tail.strip(" :.") or last.tag in ("br", "a") else f"{''.join(last.itertext())}{tail}"


def _linked_by_another(page: Page, link: Element) -> bool:
    """Whether a link to call stands in the entry of a list of others."""
    span = page.span_around(link)
    block = page.blocks[span[0]] if span else None
    return block is not None and block.region == "main" and in_card_of_another(page, block)


def _printed(page: Page) -> Iterator[_Candidate]:
    for block in page.blocks:
        for hit in phones(block.text, _home(page)) if block.digits >= MIN_DIGITS else ():
            pictured = _has_icon(block, hit.number, _home(page))
            shown = collapse(block.line[hit.start : hit.end])
            trust = (
                _trust(page, block, hit.start, shown) + 2 * (hit.labelled or pictured) + hit.international - hit.mobile
            )
            if _beside_mail(page, block, hit.start, hit.end):
                trust += 2 if not hit.mobile else 3 * _holds_house(page, block)
            listed = pictured or (hit.mobile and _between(page, block, hit))
            trust += 1 * (listed and _near_mail(page, block, after=True))
            whole = not hit.mobile and _all_numbers(page, block)
            trust += whole and block.index > 0 and role_of_heading(page.blocks[block.index - 1].line) == "contact"
            trust += 2 * (whole and _near_mail(page, block)) + (whole and _one_landline(page, block))
            trust += _behind_address(block, hit, _home(page)) - 9 * _of_another(page, block, hit)
            if not hit.mobile and _holds_house(page, block):
                trust += 1 + 2 * (hit.labelled and _one_landline(page, block))
            trust += 2 * (not hit.mobile and (_below_address(page, block, hit) or _alone_in_place(page, block)))
            yield _Candidate(
                number=hit.number,
                quote=shown,
                locator=page.locator(block.element),
                element=block.element,
                trust=trust + _abroad(page, hit.number),
                lone=hit.international or hit.labelled or not hit.mobile,
            )


def _beside_mail(page: Page, block: Block, start: int, end: int) -> bool:
    """Whether a mailbox of the house stands right before or after the number, at most a label between."""
    for first, last in own_spans(page, block):
        between = block.line[last:start] if last <= start else block.line[end:first]
        if _joint().fullmatch(between):
            return True
    return False


def _holds_house(page: Page, block: Block) -> bool:
    """Whether a block holds the house's address with its number: what stands in it with a mailbox is the house's."""
    return any(one.house_number and _is_own(page, one) for one in addresses(block.text, _home(page)))


def _is_own(page: Page, address: Address) -> bool:
    """Whether an address is one that the page gives a house, perhaps without what leads to its street."""
    told = [one.address for one in sightings(page) if one.address.house_number == address.house_number]
    return any((address.street or "").endswith(one.street or "") for one in told if one.street or not address.street)


def _below_address(page: Page, block: Block, hit: Phone) -> bool:
    """Whether a number is all of a line below an address with its street, and no other number stands with it."""
    own, rest = block.text[: hit.start], block.text[hit.end :]
    if (own and not own.endswith("\n")) or (rest and not rest.startswith("\n")):
        return False
    above = page.blocks[block.index - 1].text if block.index else ""
    below = "\n".join([rest, *(one.text for one in page.blocks[block.index + 1 : block.index + 2])])
    near = f"{above}\n{own}".strip()[-FAR:]
    return not phones(f"{own}\n{below}", _home(page)) and (
        any(one.street for one in addresses(near, _home(page))) or holds_address(near, _home(page))
    )


def _between(page: Page, block: Block, hit: Phone) -> bool:
    """Whether a number is all of a line of the foot, below an address."""
    return block.region == "footer" and _below_address(page, block, hit)


def _behind_address(block: Block, hit: Phone, home: str | None) -> bool:
    """Whether an address with its street leads to a number in one line: "Elm Street 4 · 9000 Gent · +32 470 …"."""
    line = block.text[: hit.start].rpartition("\n")[2]
    return any(one.street and not _NAMED.search(line[one.end :]) for one in addresses(line, home)[-1:])


def _of_another(page: Page, block: Block, hit: Phone) -> bool:
    """Whether a number is somebody else's: an entry of a list of others, or behind another address."""
    listed = block.region == "main" and in_card_of_another(page, block)
    return listed or _at_another_address(page, block, hit)


def _at_another_address(page: Page, block: Block, hit: Phone) -> bool:
    """Whether an address that is not the house's leads to a number: "Tin Ltd, 9 Mill Lane, York. Call 01904 …"."""
    led = block.text[max(0, hit.start - FAR) : hit.start]
    nation = _home(page)
    found = addresses(led, nation) or (streets(led, nation) if block.region == "main" else [])
    last = found[-1] if found else None
    if last is None or not (last.street and last.house_number) or len(led) - last.end > BEHIND:
        return False
    if any(pattern("address", concept).search(led) for concept in ("responsible", "seat", "letters")):
        return False  # the company's own
    return not _is_own(page, last)


def _alone_in_place(page: Page, block: Block) -> bool:
    """Whether a number is the only one in the card or the column of one of the page's several spaces."""
    scope = next((scope for scope in (*scopes(page), *beside(page)) if scope.holds(block.index)), None)
    inside = [one for one in page.blocks if one.digits >= MIN_DIGITS and scope.holds(one.index)] if scope else []
    return len({hit.number for one in inside for hit in phones(one.text, _home(page))}) == 1


def _near_mail(page: Page, block: Block, *, after: bool = False) -> bool:
    """Whether the next block, or the one before as well, holds a mailbox of the house: a list of ways to reach it."""
    near = page.blocks[block.index + 1 : block.index + 2]
    near += [] if after else page.blocks[max(0, block.index - 1) : block.index]
    return any(any(own_spans(page, one)) for one in near)


@cache
def _joint() -> re.Pattern[str]:
    label = alternatives((*phrases("contact", "phone"), *phrases("contact", "mail")))
    joining = alternatives(phrases("contact", "joint"))
    return re.compile(rf"[\s/|·•,;:()–—-]{{1,4}}(?:{joining}\s+)?(?:{label}[\s.:(]*)?", re.IGNORECASE)


def _has_icon(block: Block, number: str, nation: str | None) -> bool:
    """Whether the picture of a telephone, and of nothing else one writes to, stands right before it or its block."""
    before = block.element.getprevious()
    near = [block.element]
    if before is not None and not text_in(before):
        near.append(before)
    pictures = [node for one in near for node in one.iter("i", "svg", "img", "use", "span", "ion-icon")]
    led = [node for node in pictures if node.tail and any(hit.number == number for hit in phones(node.tail, nation))]
    pictures = led if len(led) == 1 else pictures
    names = [node.get(key) or "" for node in pictures for key in ("class", "alt", "src", "href", "name", "data-icon")]
    marks = fold(" ".join(names)).split()
    return any(mark in phrases("contact", "icon") for mark in marks) and not any(
        mark in phrases("contact", "other_icon") for mark in marks
    )


def _all_numbers(page: Page, block: Block) -> bool:
    """Whether a block is one telephone number, or some with what says whose or which they are in brackets."""
    rest = block.text
    for hit in reversed(phones(rest, _home(page))):
        rest = rest[: hit.start] + rest[hit.end :]
    return not _BRACKET.sub("", rest).strip(" /|·,;\n")


def _one_landline(page: Page, block: Block) -> bool:
    """Whether one of several numbers of a block is no mobile: that one is the house's, before somebody's own."""
    found = phones(block.text, _home(page))
    return len(found) > 1 and [hit.mobile for hit in found].count(False) == 1


def _heading(page: Page, block: Block) -> str:
    return " ".join(page.blocks[number].line for number in block.headings[-1:])


def _trust(page: Page, block: Block, start: int, shown: str) -> int:
    """What the place of a number, printed as `shown`, says for it."""
    said = before(page, block, start, FAR)
    heading = _heading(page, block)
    above = page.blocks[block.index - 1].line if block.index else ""
    trust = 2 if block.region != "main" else 0
    trust += 1 if role(page.url, page.title) == "contact" or role("/-", "", heading) == "contact" else 0
    trust += 1 if len(above) < 40 and pattern("contact", "phone").search(f"{above} {heading}") else 0
    trust += 1 if pattern("contact", "phone").fullmatch(above.strip(" .:?!")) else 0
    line = next((line for line in block.lines if shown in line), block.line)
    trust -= 1 if len(line) > MAX_SHORT else 0
    trust -= 9 if pattern("contact", "fax").fullmatch(above) or pattern("address", "responsible").search(heading) else 0
    trust -= 9 if pattern("address", "nearby").search(re.split(r"[.!?]\s*\n", said)[-1]) else 0
    other = pattern("contact", "other_phone").search(said)
    trust -= 9 if (other and not _in_own_name(page, said)) or pattern("address", "elsewhere").search(said) else 0
    return trust


def _in_own_name(page: Page, said: str) -> bool:
    """Whether nothing but the name or the title of the house sounds like somebody else: "Hotel Lampion, Tel."."""
    for name in names(page):
        said = said.replace(name, " ")
    titled = f" {fold(page.title)} "
    return all(f" {fold(hit.group())} " in titled for hit in pattern("contact", "other_phone").finditer(said))


def _abroad(page: Page, number: str) -> int:
    """A number of another country than the page's is seldom the house's own."""
    wanted = _home(page)
    return -2 if wanted and country_of(number) != wanted else 0
