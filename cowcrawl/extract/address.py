"""Where the space stands: street, number, postcode and town."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from lxml.etree import _Element as Element

from cowcrawl.centroids import municipality
from cowcrawl.extract import Found, company, towns, whose
from cowcrawl.extract.apart import apart
from cowcrawl.extract.business import Business, businesses
from cowcrawl.extract.country import country
from cowcrawl.extract.host_names import host_label
from cowcrawl.extract.moved import is_post_box, leaves, moved
from cowcrawl.extract.runs import Run, menus, numbered, runs
from cowcrawl.literals.address import Address, addresses
from cowcrawl.literals.coordinates import leads_to_map, may_lead_to_map
from cowcrawl.literals.lined_street import lined
from cowcrawl.literals.lone_street import streets, unnumbered
from cowcrawl.literals.postcode import likely, town_case
from cowcrawl.literals.street import street
from cowcrawl.literals.words import holds
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Page, Region, collapse, once
from cowcrawl.role import role, role_of_heading
from cowcrawl.text import MAX_PIECES, fold

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
_MARKS = ("", *"|·•,;:–-().")
"""What stands beside an address in its line where nothing else does."""
_AMONG = re.compile(r"\s*[,(/]\s*")
"""What stands between the names of several places."""
_MASKED = re.compile(r"\b0{4,5}\b|x{3,}", re.I)


@dataclass(frozen=True, kw_only=True)
class Sighting:
    """One address as one place of the page gives it."""

    address: Address
    region: Region | None
    """None for structured data."""
    labelled: bool
    """Whether words, markup or a heading say that it is the address."""
    told: bool = False
    """Whether a sentence says of the house by name of its kind that it stands there."""
    moved: str = ""
    """The words that say that the house has moved there."""
    locator: str
    element: Element | None
    quotes: dict[str, str]
    """The literal passage of each field."""
    first: int = -1
    """Index of the block in which it begins; -1 for what stands in no block."""

    @property
    def key(self) -> tuple[str, str]:
        """What two sightings of one address share in spite of languages: the postcode and the digits of the number."""
        digits = re.findall(r"\d+", self.address.house_number or "")
        street = digits[0] if digits else fold(self.address.street or "")
        return (self.address.postal_code or fold(self.address.city or ""), street)

    def same(self, other: Sighting) -> bool:
        """Whether both give one address; a street without postcode is compared by its name and number."""
        if self.address.postal_code and other.address.postal_code:
            return self.key == other.key or (self.key[0] == other.key[0] and not (self.key[1] and other.key[1]))
        return self.key[1] == other.key[1] and _full(self.address.street) == _full(other.address.street)


def _full(street: str | None) -> str:
    """A street's name without initials, as one place of a page prints them and another does not: `Via G. Verdi`."""
    return " ".join(word for word in fold(street or "").split() if len(word) > 1)


@once
def sightings(page: Page) -> tuple[Sighting, ...]:
    """The addresses of `page` that may be a space's, in reading order, those of structured data last.

    Left out are hosting firms, authorities, parking and former addresses, registered seats, and whoever answers for
    the text of the site: that is a person's home. In prose everything is left out that no words announce as the
    address; on news and event pages all but header and footer: what such a text locates is what it tells of.
    """
    full = [found for run in numbered(page) if likely(run.text) for found in _in_run(page, run, _whole(page, run))]
    structured = [found for business in businesses(page) if (found := _structured(page, business))]
    if full or structured:
        return (*full, *(_lined(page, full) if full and role(page.url, page.title) == "locations" else ()), *structured)
    for hidden in (_in_menus(page), _in_title(page)):
        if hidden:
            return hidden
    nation = country(page)
    bare = [(run, found) for run in numbered(page) for found in _in_run(page, run, streets(run.text, nation))]
    sure = tuple(found for run, found in bare if found.labelled or _signs(page, run, found))
    return sure or tuple(_lined(page, ())) or tuple(_unnumbered(page))


def _lined(page: Page, beside: Iterable[Sighting]) -> Iterator[Sighting]:
    """Irish and British addresses without a number that are all of their line, in a place for addresses.

    `beside`: of the page's others, none of which such a line may belong to. The town is known, or, as no gazetteer has
    those of Ireland, the page names its county, or the town in another line as well.
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
    return (Sighting(address=_plain(found[0]), region=None, labelled=True, locator=place, element=None, quotes=quotes),)


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


def claims(sighting: Sighting) -> Iterator[Found]:
    """The claims that one sighting makes."""
    for field in ("street", "house_number", "postal_code", "city"):
        value = getattr(sighting.address, field)
        if value:
            claim = Claim(
                field=field,
                value=value,
                quote=sighting.quotes[field],
                context=(sighting.moved,) if sighting.moved else (),
                locator=sighting.locator,
                extractor="address",
            )
            yield Found(claim=claim, element=sighting.element)


def _in_run(page: Page, run: Run, found: list[Address]) -> Iterator[Sighting]:
    if run.region == "main" and (role(page.url, page.title) == "news" or run.blocks[0].index in apart(page)):
        return
    last = 0
    for address in found:
        before = run.text[max(0, last, address.start - FAR) : address.start]
        last = address.end
        sentence, line = whose.sentence(before), whose.sentence(before.rpartition("\n")[2])
        printed = run.text[address.start : address.end]
        named = whose.of_house(page, sentence, printed, run.text[address.end : address.end + FAR])
        told = whose.told(sentence) or named
        new = moved(page, before)
        labelled = told or bool(new) or _labelled(page, run, address) or company.stands_before(page, before)
        if (
            (not address.street and is_post_box(line))
            or leaves(page, before.rpartition("\n")[2])
            or whose.not_the_house(before, told=told)
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
        if _MASKED.search(printed) or whose.of_list_entry(page, run.block_at(address.start)):
            continue
        prose = run.prose and not (_all_of(run, address, sentence) or _is_sentence(run, address, sentence))
        prose = prose or whose.is_told_of(page, line)
        vague = prose or not (address.street or address.city)
        if (vague and not labelled) or whose.of_others(page, run):
            continue
        element = run.element(address.start, address.end)
        yield Sighting(
            address=_nameless(page, _plain(address)),
            first=run.block_at(address.start).index,
            region=run.region,
            labelled=labelled,
            told=told,
            moved=new if page.holds(new) else "",
            locator=page.locator(element),
            element=element,
            quotes=_quotes(page, run, address),
        )


def _all_of(run: Run, address: Address, before: str) -> bool:
    """Whether an address in a footer is all of its sentence but names before it: "Tin House Ltd, 2nd Floor, …"."""
    behind = run.text[address.end : address.end + 1]
    named = all(len(word) <= MAX_PARTICLE or not word[0].islower() for word in before.split())
    return run.region == "footer" and named and behind in (".", "\n", "")


def _is_sentence(run: Run, address: Address, before: str) -> bool:
    """Whether a whole address is a sentence by itself, brackets behind it aside: "12 High Street, X1 2AB Town (…)."."""
    whole = address.house_number and address.postal_code and address.city
    behind = run.text[address.end : address.end + 2].lstrip()
    return bool(whole) and not before.strip() and behind[:1] in ("(", ".", "")


def _labelled(page: Page, run: Run, address: Address) -> bool:
    before = run.text[max(0, address.start - NEAR) : address.start].replace("\n", " ")
    if holds("address", "label", before) or holds("address", "stands", before):
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


def _town(page: Page, said: str) -> str | None:
    """The town that structured data names: of one among buildings, districts and regions the one that is known."""
    parts = [part.strip(" )") for part in _AMONG.split(said)]
    if len(parts) == 1 or municipality(country(page), said):
        return said or None
    return next((part for part in parts if municipality(country(page), part)), None)


def _structured(page: Page, business: Business) -> Sighting | None:
    """The address of a business in structured data; a street with the number in it is read as if printed."""
    fields = {"street": "streetAddress", "postal_code": "postalCode", "city": "addressLocality"}
    texts = {name: next((text for _, text in business.texts(f"address.{key}")), "") for name, key in fields.items()}
    if not texts["street"]:
        return _in_one_line(page, business)
    if not (texts["city"] or texts["postal_code"]) or _MASKED.search(" ".join(texts.values())):
        return None
    read = addresses(f"{texts['street']}, {texts['postal_code']} {texts['city']}")
    named = read[0] if read and read[0].street else None
    if named is None:
        found = streets(texts["street"])
        named = found[0] if found else Address(start=0, end=0, street=texts["street"])
    address = Address(
        start=0,
        end=0,
        street=named.street,
        house_number=named.house_number,
        postal_code=(read[0].postal_code if read else None) or texts["postal_code"] or None,
        city=_town(page, texts["city"]),
    )
    return _in_data(business, address, {**texts, "house_number": texts["street"]})


def _in_one_line(page: Page, business: Business) -> Sighting | None:
    """The address of a business whose structured data give it as one text."""
    text = next((text for _, text in business.texts("address")), "")
    found = addresses(text, country(page))
    if len(found) != 1 or not found[0].street or _MASKED.search(text):
        return None
    return _in_data(business, found[0], dict.fromkeys(("street", "house_number", "postal_code", "city"), text))


def _in_data(business: Business, address: Address, quotes: dict[str, str]) -> Sighting:
    locator = f"{business.locator}.address"
    return Sighting(address=_plain(address), region=None, labelled=True, locator=locator, element=None, quotes=quotes)


def _nameless(page: Page, address: Address) -> Address:
    """Without the name of the house that stands before the street, nothing between: `<b>Lampion</b>Rosenstraße 3`."""
    words, label = (address.street or "").split(), host_label(page.host)[0]
    town = fold(address.city or "").split()
    if town and len(words) > len(town) and fold(" ".join(words[: len(town)])).split() == town:
        rest = " ".join(words[len(town) :])  # a list of towns: "Ghent Oude Hoek 12"
        if len(words) > len(town) + 1 or street(f"{rest} {address.house_number or 1}"):
            return replace(address, street=rest)
    for count in range(1, len(words)):
        rest = " ".join(words[count:])
        if fold("".join(words[:count])).replace(" ", "") == label and street(f"{rest} {address.house_number or 1}"):
            return replace(address, street=rest)
    return address


def _plain(address: Address) -> Address:
    """With every part on one line, the town's name not in capitals."""
    return replace(
        address,
        street=collapse(address.street) if address.street else None,
        house_number=collapse(address.house_number) if address.house_number else None,
        city=town_case(collapse(address.city)) if address.city else None,
    )
