"""Where a page may say what the space is called: title, logo, copyright, headings, letterhead, sentences, its host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice

from lxml.etree import _Element as Element

from cowcrawl.centroids import knows_town
from cowcrawl.extract.texts.business import businesses
from cowcrawl.extract.texts.phrases import begins_with, concept_in, says, told
from cowcrawl.extract.where.address import sightings
from cowcrawl.extract.where.country import country
from cowcrawl.extract.which.sisters import of_sister
from cowcrawl.extract.who.host_names import distinctive
from cowcrawl.extract.who.house_kinds import named_by_kind
from cowcrawl.extract.who.titled import names_in_title
from cowcrawl.literals.words import holds
from cowcrawl.page import Block, Page, collapse, once
from cowcrawl.page.language import language
from cowcrawl.page.role import is_section, leads_home
from cowcrawl.text import MAX_PIECES, fold
from cowcrawl.vocabulary import alternatives, load, phrases

MAX_WORDS = 6
MAX_IMAGES = 200
"""Images among which the logo is looked for."""
MAX_CANDIDATES = 200
"""Texts that are compared with each other: pages with more are no house's."""

_PARTS = re.compile(r"\s+[-–—|·•»:/]+\s+|\s*[|»•]\s*|:\s+")
_YEARS = r"(?:(?:19|20)\d\d(?:\s*[-–/]\s*(?:(?:19|20)\d\d|\w+))?)"
_COPYRIGHT = re.compile(rf"(?:©|copyright)(?:[\s©:]|\(c\)|copyright)*{_YEARS}?[\s,.:•·|–-]*", re.I)
_BY = re.compile(r"^(?:by|par|door|von|di|por)\s+(?=\S)")
"""What leads to a holder in small letters: `© 2022 by …`."""
_SITE = re.compile(r"site-?(?:title|name)")
_NAMED = re.compile(r"\w?[A-ZÀ-Ý]|(?:de|den|het|['‘’]t|la|le|les|il|el|los|las)\s[A-ZÀ-Ý]")
"""How a name begins: with a capital, in its first letter or its second, or behind an article."""
_RESERVED = re.compile(
    r"\s*(?:[.,|–-]\s*)?"
    r"(?:all rights|tous droits|alle rechten?|todos los derechos|tutti i diritti|powered by|(?:19|20)\d\d).*$",
    re.I,
)

MAX_LEAD = 8
"""Words before the street in what stands under a letterhead; more are a sentence."""


@dataclass(kw_only=True, unsafe_hash=True)
class Candidate:
    """A text that may be the name, and where it was found."""

    text: str
    kind: str
    """title, brand, copyright, heading, letterhead, text, site_name, structured."""
    locator: str
    strong: bool = False
    """Whether the place says by itself that this is the name."""

    @cached_property
    def key(self) -> str:
        """What spellings of one name share."""
        return fold(self.text)


@once
def candidates(page: Page) -> tuple[Candidate, ...]:
    """Every text of the page that may be the name, cut where a tagline begins."""
    found = (*_declared(page), *_title(page), *_brand(page), *_copyright(page), *_headings(page), *_letterhead(page))
    found = (*found, *_told(page), *_defined(page), *_by_kind(page))
    return tuple(one for one in found if one.text)[:MAX_CANDIDATES]


def _declared(page: Page) -> Iterator[Candidate]:
    for key in ("og:site_name", "application-name"):
        yield from _cut(page.meta.get(key, ""), "site_name", f"meta:{key}", strong=True)
    for business in businesses(page):
        for path, text in business.texts("name"):
            yield from _cut(text, "structured", f"{business.locator}.{path}", strong=business.located)
    for item in page.structured:
        if item.data.get("@type") == "WebSite" and isinstance(item.data.get("name"), str):
            yield from _cut(collapse(item.data["name"]), "structured", f"{item.locator}.name", strong=True)


def _title(page: Page) -> Iterator[Candidate]:
    element = next(page.root.iter("title"), None)
    if element is not None:
        yield from _cut(page.title, "title", page.locator(element))


def _brand(page: Page) -> Iterator[Candidate]:
    """The logo's text, and the link at the top that leads home."""
    for image in islice(page.root.iter("img"), MAX_IMAGES):
        alt = image.get("alt")
        if alt and "logo" in " ".join(image.get(key) or "" for key in ("class", "id", "src")).casefold():
            yield from _cut(collapse(alt), "brand", f"attr:{page.locator(image)}/@alt")
    outer = (header for header in page.root.iter("header") if next(header.iterancestors("header"), None) is None)
    headed = {link for header in outer for link in header.iter("a") if _heads_page(link)}
    for link in page.root.iter("a"):
        address = link.get("href") or ""
        if not _INNER.match(address) and (link in headed or _is_marked(link)) and leads_home(address):
            yield from _cut(collapse(" ".join(islice(link.itertext(), MAX_PIECES))), "brand", page.locator(link))
            for image in islice(link.iter("img"), 1):
                yield from _cut(collapse(image.get("alt") or ""), "brand", f"attr:{page.locator(image)}/@alt")


_INNER = re.compile(r"/(?!index|home|default)[a-z]{4}", re.I)
"""How the address of an inner page begins: with a word that is no language; most links have such a one."""


def _heads_page(link: Element) -> bool:
    """Whether a link in the page's header stands in no list of links."""
    above = next(link.iterancestors("header", "li", "nav", "ul"), None)
    return above is not None and above.tag == "header"


def _is_marked(link: Element) -> bool:
    """Whether the class of a link or of what holds it says that it is the logo or the site's name."""
    parent = link.getparent()
    marks = f"{link.get('class') or ''} {'' if parent is None else parent.get('class') or ''}"
    if marks == " ":
        return False
    marks = marks.casefold()
    if parent is not None and parent.tag == "div" and "header" in marks.split():
        return True
    return "brand" in marks or "logo" in marks or ("site" in marks and _SITE.search(marks) is not None)


def _copyright(page: Page) -> Iterator[Candidate]:
    words = frozenset(word for word in page.words if "copyright" in word)
    marked = [block for block in page.blocks if "©" in block.text] if "©" in page.printed else []
    menus = [block for block in page.blocks if block.region == "nav"] if "copyright" in page.menu.casefold() else []
    in_menus = [block for block in menus if "copyright" in block.text.casefold()]
    found = {block.index: block for block in (*marked, *in_menus, *page.holding(words))}
    for _, block in sorted(found.items()):
        for line in block.lines if len(block.text) < 600 else []:
            hit = _COPYRIGHT.search(line) if block.region == "footer" else _COPYRIGHT.match(line)
            if hit and not holds("names", "credit", line[hit.end() :][:25]):
                behind = _BY.sub("", line[hit.end() :])
                holder = re.split(r"\.\s", _PARTS.split(_RESERVED.sub("", behind))[0])[0]
                yield from _cut(_titled_holder(page, holder), "copyright", page.locator(block.element))


def _titled_holder(page: Page, holder: str) -> str:
    """A holder without what a foot without marks prints behind it: "© Lampion 3 High Street", as its title says."""
    if len(holder.split()) <= MAX_WORDS and not any(map(str.isdigit, holder)):
        return holder
    opened = (part for part in title_parts(page.title) if re.match(rf"{re.escape(part)}(?!\w)", holder, re.I))
    return next(opened, holder)


def _headings(page: Page) -> Iterator[Candidate]:
    for block in page.blocks:
        if block.level == 1 or (block.level and block.region == "header"):
            yield from _cut(block.line, "heading", page.locator(block.element))


@once
def _lets(page: Page) -> bool:
    """Whether a sentence says of what a title of one part names that it lets rooms or desks, or is where something is.

    "Le Moulin Vert, à Rennes, vous propose des bureaux", "Kiln House is home to …".
    """
    name = without_form(page.title)
    if not name or len(name.split()) > MAX_WORDS:
        return False
    subject = re.compile(rf"(?<!\w){re.escape(name)}(?:,[^,.]{{3,40}},)?\s(?:vous\s)?(?P<verb>{_offering()})(?!\w)")
    for block in page.blocks:
        hit = subject.search(block.line) if name in block.line and block.region == "main" else None
        behind = block.line[hit.end() :].partition(". ")[0] if hit else ""
        if concept_in("desk_types", behind) or says("town", "house", behind) or says("rooms", "letting", behind):
            return True
    return False


@cache
def _offering() -> str:
    return alternatives(phrases("press", "offers"))


@once
def _blocks_of(page: Page) -> dict[Element | None, list[Block]]:
    """The blocks by the element that holds them, where an address stands."""
    found: dict[Element | None, list[Block]] = {sighting.element: [] for sighting in sightings(page)}
    for block in page.blocks:
        if block.element in found:
            found[block.element].append(block)
    return found


def _letterhead(page: Page) -> Iterator[Candidate]:
    """The line right above an address: in the same piece of text, or the one before in the same part of the page."""
    for sighting in sightings(page):
        if of_sister(page, sighting):
            continue  # that line names another house
        own = _blocks_of(page).get(sighting.element, [])
        lines = [line for block in own for line in block.lines]
        street = fold(sighting.address.street or "")
        at = next((number for number, line in enumerate(lines) if street and street in fold(line)), 0)
        zoned = at > 1 and begins_with("address", "street_zone", lines[at - 1])  # "ZA des Tilleuls" below the name
        if at:
            yield from _cut(lines[at - 1 - zoned], "letterhead", sighting.locator)
        elif own and (firm := _firm_before(page, own[0].line, sighting.address.street)):
            yield from _cut(firm, "letterhead", sighting.locator)
        elif own and own[0].index and (above := page.blocks[own[0].index - 1]).region == own[0].region:
            line = fold(own[0].line)
            if len(line[: max(line.find(street), 0)].split()) > MAX_LEAD:
                continue  # a sentence under a headline: "The club moves in May from the mill to 5 High Street"
            yield from _cut(above.line, "letterhead", page.locator(above.element))


def _firm_before(page: Page, line: str, street: str | None) -> str:
    """The part of the title that opens the line of an address with a legal form: "Lampion 7 eG, Am Kai 7"."""
    at = line.find(street) if street else -1
    lead = line[: max(at, 0)].rstrip(" ,·|–—-:")
    name = without_form(lead)
    return name if name != lead and name in title_parts(page.title) else ""


def _told(page: Page) -> Iterator[Candidate]:
    """The part of the title that is no heading of the page and that its text writes the same way: the site's name.

    A title of one part only if it says itself that it names a house ("Coworking Lampion"), or a sentence does.
    """
    titles = title_parts(page.title)
    kind = says("town", "house", page.title) or says("names", "house_kind", page.title)
    for part in titles if len(titles) > 1 or kind or _lets(page) else []:
        name, key = without_form(part), fold(part)
        if not _NAMED.match(name) or concept_in("desk_types", name) or _is_topic(page, key):
            continue
        loud = name.upper()
        written = re.compile(rf"(?<!\w)(?:{re.escape(name)}|{re.escape(loud)})(?!\w)")
        lines = (one for one in page.blocks if (name in one.line or loud in one.line) and one.region != "nav")
        block = next((one for one in lines if written.search(one.line)), None)
        if block is not None and len(block.line) > len(name):
            yield Candidate(text=name, kind="text", locator=page.locator(block.element))


def _by_kind(page: Page) -> Iterator[Candidate]:
    """The names that say what kind of house they are of, each in two places of the page."""
    for name, block in named_by_kind(page):
        yield Candidate(text=name, kind="text", locator=page.locator(block.element), strong=True)


def by_title(page: Page) -> Iterator[Candidate]:
    """The names that the title tells by itself, on a page that nothing else names."""
    element = next(page.root.iter("title"), None)
    if element is not None:
        for name in names_in_title(page, title_parts(page.title)):
            yield Candidate(text=without_form(name), kind="title", locator=page.locator(element))


def _defined(page: Page) -> Iterator[Candidate]:
    """What a sentence of the text says is such a house: "Quay Works is a coworking space in …"."""
    for block in {**_holding(page, "town", "house"), **_holding(page, "names", "house_kind")}.values():
        hit = _definition().match(block.line) if block.region == "main" else None
        if hit:
            yield Candidate(text=hit["name"], kind="text", locator=page.locator(block.element))


def _holding(page: Page, vocabulary: str, concept: str) -> dict[int, Block]:
    return {block.index: block for block in page.holding_all(told(vocabulary, concept))}


@cache
def _definition() -> re.Pattern[str]:
    house = alternatives((*phrases("town", "house"), *phrases("names", "house_kind")))
    word = r"[A-ZÀ-Ý\d][\w'’&.-]*"
    article = r"(?:An?|Une?|Een|Eine?|Una?|Uno)\s"
    more = rf"(?:\s(?:{word}|of|de|du|des|la|le|van|der|am|im|di|del)){{0,4}}"
    name = rf"(?!{article})(?P<name>(?:['‘’]t\s)?[A-ZÀ-Ý][\w'’&-]*{more})"
    return re.compile(
        rf"{name}\s(?:is|est|ist|es|è)\s(?:an?|une?|een|eine?|una?|the|le|la|das|der|il)\s(?:[\w'’-]+\s){{0,2}}(?i:{house})"
    )


def is_town(page: Page, word: str) -> bool:
    """Whether a word is a town where the page's country is known, or else where its language is spoken."""
    own = country(page)
    codes = [own] if own else load("countries")["spoken_in"].get(language(page), ())
    return any(knows_town(code, word) for code in codes)


def _is_topic(page: Page, key: str) -> bool:
    """Whether a part of the title stands in the first heading, or opens another."""
    headings = ((block.level, fold(block.line)) for block in page.blocks if block.level)
    return any(key in line if level == 1 else line.startswith(key) for level, line in headings)


def _cut(text: str, kind: str, locator: str, *, strong: bool = False) -> Iterator[Candidate]:
    """The parts of a text between separators, without greetings and legal forms; only the first can be strong."""
    for number, part in enumerate(_PARTS.split(_IN_MARKS.sub(_called, text))):
        name = _kind_behind().sub("", strip_greeting(part)).strip(' .,;–—-|"“”«»')
        name = without_form(name)
        yield Candidate(text=name, kind=kind, locator=locator, strong=strong and number == 0)


def _called(match: re.Match[str]) -> str:
    """What a kind of house is called in quotation marks behind it: "Espace de coworking « La Halle »"."""
    lead, kind = match["lead"], match["kind"]
    return f"{lead}{match['name']}" if says("town", "house", kind) or not distinctive(kind) else match.group()


_IN_MARKS = re.compile(
    r"(?P<lead>(?:^|[|–—:-]\s))(?P<kind>[^«»„“”\"|–—:]{3,60})\s[«„“\"]\s?(?P<name>[^«»„“”\"]{3,40}?)\s?[»”“\"]"
    r"(?=\s?$|\s[|–—-])"
)
"""A kind, and a name in quotation marks that ends its part of a text."""


@cache
def _kind_behind() -> re.Pattern[str]:
    """What a house is, behind a comma and its name: "Le Fournil, coworking à Rennes"."""
    return re.compile(rf",\s{alternatives(phrases('town', 'house'))}(?!\w).*$", re.IGNORECASE)


def title_parts(text: str) -> list[str]:
    """The parts of a title between its separators."""
    return [part.strip() for part in _PARTS.split(text) if part.strip()]


def strip_greeting(text: str) -> str:
    """`text` without what people say before a name: welcome to, contact, logo of. "About us" names nobody."""
    return text.strip() if is_section(text) else _leading().sub("", text.strip())


def without_form(text: str) -> str:
    """`text` without the legal form at its end."""
    return _trailing_form().sub("", text).strip(" ,")


def townless(page: Page, name: str) -> str:
    """A name without the town at its end, unless other words join the two: `Lampion Gent` is the house Lampion."""
    *words, last = name.split()
    joined = bool(words) and words[-1].casefold() in (*phrases("town", "in_town"), *phrases("town", "of_town"))
    town = knows_town(country(page), last)
    return " ".join(words) if town and not joined and distinctive(" ".join(words)) else name


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"^(?:{alternatives(phrases('names', 'greeting'))}\s+)+", re.IGNORECASE)


@cache
def _trailing_form() -> re.Pattern[str]:
    forms = tuple(form.rstrip(".") for form in (*phrases("names", "legal_form"), *phrases("names", "legal_form_small")))
    return re.compile(rf"[\s,]+{alternatives(forms)}\.?$")
