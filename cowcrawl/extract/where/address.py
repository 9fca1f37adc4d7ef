"""Where the space stands: street, number, postcode and town."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.etree import _Element as Element

from cowcrawl.extract import Found
from cowcrawl.extract.texts.business import businesses
from cowcrawl.extract.texts.phrases import begins_with
from cowcrawl.extract.texts.runs import Run, menus, numbered, runs
from cowcrawl.extract.where import towns, whose
from cowcrawl.extract.where.country import country
from cowcrawl.extract.where.data_address import structured
from cowcrawl.extract.where.introduced import introduced
from cowcrawl.extract.where.moved import is_post_box, leaves, moved
from cowcrawl.extract.where.sighting import MASKED, Sighting, claims, plain
from cowcrawl.extract.where.street_lead import without_lead
from cowcrawl.extract.which.apart import apart
from cowcrawl.extract.who import company
from cowcrawl.literals.address import Address, addresses
from cowcrawl.literals.coordinates import leads_to_map, may_lead_to_map
from cowcrawl.literals.lined_street import lined
from cowcrawl.literals.lone_street import streets, unnumbered
from cowcrawl.literals.postcode import likely
from cowcrawl.literals.words import hint, holds
from cowcrawl.model import Reject
from cowcrawl.page import Page, collapse, once
from cowcrawl.page.role import role, role_of_heading
from cowcrawl.text import MAX_PIECES

NEAR = 70
"""Characters between a label in a sentence and the address it announces."""
FAR = 160
"""Characters over which words such as `hosted by` still speak of an address."""
CLOSE = 30
"""Characters between such a word and a street without number."""
MAX_PARTICLE = 3
"""Letters of a small word in the name of a house or a firm: "de", "and"."""

_NUMBERLESS = frozenset(("IE", "GB"))
"""Countries in which houses of small towns often have no number."""
_PINS = ("📍", "📌", "🏠", "🏢")
"""Pictures that stand for the word for an address."""
_VARIANT = " \ufe0f"
"""What may follow a picture: how it is to be drawn."""
_PARTS = ("–", "—", "|", "·", "•")
"""What parts an address from what stands behind it in the one line of a footer."""
_MARKS = ("", *"|·•,;:–-().", *_PINS, "\ufe0f")
"""What stands beside an address in its line where nothing else does."""


@once
def sightings(page: Page) -> tuple[Sighting, ...]:
    """The addresses of `page` that may be a space's, in reading order, those of structured data last.

    Left out are hosting firms, authorities, parking and former addresses, registered seats, and whoever answers for
    the text of the site: that is a person's home. In prose everything is left out that no words announce as the
    address; on news and event pages all but header and footer: what such a text locates is what it tells of.
    """
    full = [found for run in numbered(page) if likely(run.text) for found in _in_run(page, run, _whole(page, run))]
    declared = [found for business in businesses(page) if (found := structured(page, business))]
    if full or declared:
        return (*full, *(_lined(page, full) if full and role(page.url, page.title) == "locations" else ()), *declared)
    for hidden in (_in_menus(page), _in_title(page)):
        if hidden:
            return hidden
    nation = country(page)
    bare = [(run, found) for run in numbered(page) for found in _in_run(page, run, streets(run.text, nation))]
    sure = tuple(found for run, found in bare if found.labelled or _signs(page, run, found))
    return sure or tuple(_lined(page, ())) or tuple(_unnumbered(page)) or _in_description(page)


def _lined(page: Page, beside: Iterable[Sighting]) -> Iterator[Sighting]:
    """Irish and British addresses without a number that are all of their line, in a place for addresses.

    `beside`: of the page's others, none of which such a line may belong to. The town is known, or
    the page names its Irish county, or the town in another line as well.
    """
    if country(page) not in _NUMBERLESS or role(page.url, page.title) not in ("contact", "locations", "home", "about"):
        return
    taken = {one.first for one in beside}
    for run in runs(page):
        for address in lined(run.text):
            if run.block_at(address.start).index not in taken and _is_in_place(page, address):
                yield from _in_run(page, run, [address])


def _is_in_place(page: Page, address: Address) -> bool:
    """Whether the town of an address without a postcode is one that we know, or that the page names again."""
    if address.country == "IE" or towns.place(page, str(address.city)):
        return True
    again = re.compile(rf"(?<!\w){re.escape(str(address.city))}(?!\w)")
    lines = (line for block in page.main for line in block.lines if str(address.city) in line)
    return any(again.search(line) and str(address.street) not in line for line in (page.title, *lines))


def _signs(page: Page, run: Run, found: Sighting) -> bool:
    """Whether a street without postcode is to be believed though no word announces it, for the town that goes with it.

    At the foot or head of the page that is one we know, or one of an Irish county, or none where the page's title or
    heading tells of the house in which town it is. Elsewhere the address must be all of its line, and the page one for
    contacts or locations, its heading one for addresses, or the town that of the page's title.
    """
    town = found.address.city
    known = towns.place(page, town) if town else None
    own = known is not None or found.address.country is not None
    if found.region in ("footer", "header"):
        return own or (town is None and _alone(run, found.address) and towns.headed(page) is not None)
    if not own or not _alone(run, found.address):
        return False
    above = [page.blocks[number].line for number in run.blocks[0].headings]
    announced = role(page.url, page.title) in ("contact", "locations") or any(map(_heads_address, above))
    return announced or (known is not None and known == towns.headed(page))


def _alone(run: Run, address: Address) -> bool:
    """Whether nothing but a mark stands beside an address in its line."""
    before = run.text[: address.start].rpartition("\n")[2].rstrip()
    after = run.text[address.end :].partition("\n")[0].lstrip()
    return before[-1:] in _MARKS and after[:1] in _MARKS


def _whole(page: Page, run: Run) -> list[Address]:
    """The addresses of a run; as its source breaks the lines, if so a street is found, or told from a building."""
    nation = country(page)
    found = addresses(run.text, nation)
    if (typed := run.typed) == run.text:
        return found
    again = addresses(typed, nation)
    if not (found and all(one.street for one in found)):
        return again if any(one.street for one in again) else found
    pairs = list(zip(found, again, strict=False))
    told = len(found) == len(again) and all((one.street or "").endswith(two.street or "-") for one, two in pairs)
    return again if told else found


def _in_menus(page: Page) -> tuple[Sighting, ...]:
    """Whole addresses that stand in a menu: sites without footer print theirs there."""
    nation = country(page)
    found = (one for run in menus(page) for one in _in_run(page, run, addresses(run.text, nation)))
    return tuple(one for one in found if one.address.street and one.address.house_number)


def _in_title(page: Page) -> tuple[Sighting, ...]:
    element = next(page.root.iter("title"), None)
    found = addresses(page.title, country(page))
    if element is None or len(found) != 1:
        return ()
    quote = page.title[found[0].start : found[0].end]
    quotes = dict.fromkeys(("street", "house_number", "postal_code", "city"), quote)
    place = page.locator(element)
    return (Sighting(address=plain(found[0]), region=None, labelled=True, locator=place, element=None, quotes=quotes),)


def _in_description(page: Page) -> tuple[Sighting, ...]:
    """The one street with number and known town in the description of a page that is about the house."""
    text, nation = page.meta.get("description", ""), country(page)
    if not text or role(page.url, page.title) not in ("home", "contact", "about", "locations"):
        return ()
    found = addresses(text, nation) or streets(text, nation)
    if len(found) != 1 or not found[0].house_number or not towns.place(page, found[0].city or ""):
        return ()
    if whose.not_the_house(text[: found[0].start]) or whose.nearby(text[: found[0].start]):
        return ()
    quotes = dict.fromkeys(("street", "house_number", "postal_code", "city"), text[found[0].start : found[0].end])
    place = "meta:description"
    return (Sighting(address=plain(found[0]), region=None, labelled=True, locator=place, element=None, quotes=quotes),)


def _unnumbered(page: Page) -> Iterator[Sighting]:
    """Streets without a number, right after words that say that the house stands there."""
    for run in runs(page):
        for address in unnumbered(run.text):
            before = run.text[max(0, address.start - CLOSE) : address.start].replace("\n", " ")
            sentence = whose.sentence(run.text[max(0, address.start - FAR) : address.start])
            if holds("address", "stands", before) and not holds("address", "way_there", sentence):
                yield from _in_run(page, run, [address])


def extract(page: Page) -> Iterable[Found | Reject]:
    """The claims of every sighting; which of them is the space's is for `subjects` to tell."""
    for sighting in sightings(page):
        yield from claims(sighting)


def _in_run(page: Page, run: Run, found: list[Address]) -> Iterator[Sighting]:
    if run.region == "main" and (role(page.url, page.title) == "news" or run.blocks[0].index in apart(page)):
        return
    last = 0
    for address in found:
        before = run.text[max(0, last, address.start - FAR) : address.start]
        last = address.end
        sentence, line = whose.sentence(before), whose.sentence(before.rpartition("\n")[2])
        printed = run.text[address.start : address.end]
        behind = run.text[address.end : address.end + FAR]
        named = whose.of_house(page, sentence, printed, behind)
        told = whose.told(sentence) or named or whose.of_ours(sentence, behind) or whose.of_ours(line, behind)
        new = moved(page, before)
        labelled = told or bool(new) or _labelled(page, run, address) or company.stands_before(page, before)
        labelled = labelled or introduced(page, sentence)
        if (
            (not address.street and is_post_box(line))
            or leaves(page, before.rpartition("\n")[2])
            or whose.not_the_house(_led(page, run, address) + before, told=told)
            or (not told and run.region == "main" and company.answers(page) and _place(address) in _seats(page))
            or (not told and (whose.of_who_began(page, before) or whose.of_who_serves(page, before)))
            or holds("address", "neighbour", sentence)
            or whose.nearby(whose.nameless(page, before) + (address.street or ""))
        ):
            continue
        led = (whose.sentence(whose.leading(before)), line)
        if (
            whose.of_another(page, line)
            or whose.of_labelled(page, line)
            or (not told and (whose.of_host(page, line) or any(map(whose.of_the_way, led))))
        ):
            continue
        if MASKED.search(printed) or whose.of_list_entry(page, run.block_at(address.start)):
            continue
        prose = run.prose and not (_all_of(run, address, sentence) or _is_sentence(run, address, sentence))
        prose = prose or whose.is_told_of(page, line)
        vague = prose or not (address.street or address.city)
        if (vague and not labelled) or whose.of_others(page, run) or (not labelled and whose.on_the_way(page, run)):
            continue
        element = run.element(address.start, address.end)
        yield Sighting(
            address=without_lead(page, plain(address)),
            first=run.block_at(address.start).index,
            region=run.region,
            labelled=labelled,
            told=told,
            moved=new if page.holds(new) else "",
            locator=page.locator(element),
            element=element,
            quotes=_quotes(page, run, address),
        )


def _led(page: Page, run: Run, address: Address) -> str:
    """The end of the paragraph above that leads to an address with a colon: "… has its registered office at:"."""
    first = run.blocks[0].index
    above = page.blocks[first - 1].text if first and "\n" not in run.text[: address.start] else ""
    return f"{above[-FAR:]}\n" if above.endswith(":") else ""


@once
def _seats(page: Page) -> set[tuple[str | None, ...]]:
    """Where a page of law says that the company has its seat: told again below, that is still no house."""
    found: set[tuple[str | None, ...]] = set()
    for run in numbered(page):
        above = page.blocks[max(0, run.blocks[0].index - 1)]
        if hint("address", "seat").fits(f"{above.text} {run.text}"):
            last = 0
            for one in addresses(run.text, country(page)):
                before = run.text[max(last, one.start - FAR) : one.start]
                if holds("address", "seat", _led(page, run, one) + before):
                    found.add(_place(one))
                last = one.end
    return found


def _place(address: Address) -> tuple[str | None, ...]:
    """Street and number, which an address without its postcode has as well."""
    return (address.street, address.house_number)


def _all_of(run: Run, address: Address, before: str) -> bool:
    """Whether an address in a footer is all of its sentence but names before it: "Tin House Ltd, 2nd Floor, …".

    Or all that stands between two dashes: "Tin House – 2 High Street, X1 2AB Town – Tel. …".
    """
    behind = run.text[address.end : address.end + 2]
    named = all(len(word) <= MAX_PARTICLE or not word[0].islower() for word in before.split())
    ends = behind[:1] in (".", "\n", "") or behind.lstrip()[:1] in _PARTS
    return run.region == "footer" and named and ends


def _is_sentence(run: Run, address: Address, before: str) -> bool:
    """Whether a whole address is a sentence by itself, brackets behind it aside: "12 High Street, X1 2AB Town (…)."."""
    whole = address.house_number and address.postal_code and address.city
    behind = run.text[address.end : address.end + CLOSE].lstrip()
    ends = behind[:1] in ("(", ".", "") or (
        behind[:1] in _PARTS and begins_with("contact", "phone", behind[1:].strip())
    )
    return bool(whole) and not before.strip() and ends


def _labelled(page: Page, run: Run, address: Address) -> bool:
    before = run.text[max(0, address.start - NEAR) : address.start].replace("\n", " ")
    if holds("address", "label", before) or holds("address", "stands", before):
        return True
    if before.rstrip(_VARIANT)[-1:] in _PINS and before and _alone(run, address):
        return True
    element = run.block_at(address.start).element
    if any(node.tag == "address" or _is_map_link(node) for node in (element, *element.iterancestors())):
        return True
    if any((address.street or " ") in told for told in _map_links(page).get(element, ())):
        return True
    return not run.prose and any(_heads_address(line) for line in whose.headings(page, run))


@once
def _map_links(page: Page) -> dict[Element | None, list[str]]:
    """The texts of the links to a map, by the element right around them."""
    found: dict[Element | None, list[str]] = {}
    for link in filter(_is_map_link, page.root.iter("a")) if may_lead_to_map(page.addresses) else ():
        found.setdefault(link.getparent(), []).append(collapse(" ".join(islice(link.itertext(), MAX_PIECES))))
    return found


def _is_map_link(element: Element) -> bool:
    return element.tag == "a" and leads_to_map(element.get("href") or "")


def _heads_address(heading: str) -> bool:
    return len(heading.split()) <= 6 and (
        holds("address", "label", heading) or role_of_heading(heading) in ("contact", "locations")
    )


def _quotes(page: Page, run: Run, address: Address) -> dict[str, str]:
    """The whole address as the quote of each field; where hidden text lies between its parts, each part alone."""
    whole = run.quote(address.start, address.end)
    if page.holds(whole) and len(whole) <= 500:
        return dict.fromkeys(("street", "house_number", "postal_code", "city"), whole)
    street = run.quote(*address.street_span) if address.street_span else ""
    place = run.quote(*address.place_span) if address.place_span else ""
    return {"street": street, "house_number": street, "postal_code": place, "city": place}
