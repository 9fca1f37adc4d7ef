"""The town of the space, where the page tells it without an address.

Four kinds of places are believed, the first that names a town before the others: structured data and the title; the
first heading and the description; sentences; the space's own name. All but structured data must say that the house, or
what bears the space's name, is in that town: a town that is merely part of a name proves nothing, unless all the rest
of the name is a kind of house that is called after its town, such as a village hall. Two towns in places of one kind
are none. Every town is one that a gazetteer of the page's country knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from lxml.etree import _Element as Element

from cowcrawl.extract import Found, findings
from cowcrawl.extract.texts.business import businesses
from cowcrawl.extract.texts.phrases import told
from cowcrawl.extract.texts.sentences import is_post
from cowcrawl.extract.where.address import sightings
from cowcrawl.extract.where.towns import WORD, known, of_house, place, town_at
from cowcrawl.extract.which.apart import heads_addresses_of_others
from cowcrawl.extract.who.name import extract as name
from cowcrawl.extract.who.name import names
from cowcrawl.extract.who.name_places import title_parts
from cowcrawl.literals.words import holds, told_by
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Block, Page
from cowcrawl.page.language import language
from cowcrawl.page.role import role_of_heading
from cowcrawl.text import fold
from cowcrawl.vocabulary import alternatives, pattern, phrases

HEADING = 6
"""Words of a heading that says what stands below it."""
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n")


@dataclass(frozen=True, kw_only=True)
class _Hit:
    """A town named somewhere, with the passage that names it."""

    town: str
    quote: str
    locator: str
    element: Element | None = None


def extract(page: Page) -> Iterable[Found | Reject]:
    """The town as claims of the field `city`, unless an address of the page has one or the page is news."""
    if any(one.address.city for one in sightings(page)) or is_post(page):
        return
    for places in (_declared, _headed, _told, _called):
        hits = list(places(page))
        towns = {place(page, hit.town) for hit in hits}
        if len(towns) == 1:
            for hit in hits:
                claim = Claim(field="city", value=hit.town, quote=hit.quote, locator=hit.locator, extractor="town")
                yield Found(claim=claim, element=hit.element)
        if towns:
            if len(towns) > 1:
                yield Reject(
                    stage="town", field="city", reason="several towns", detail=", ".join(sorted(map(str, towns)))[:80]
                )
            return


def _declared(page: Page) -> Iterator[_Hit]:
    for business in businesses(page):
        for key, text in business.texts("address.addressLocality"):
            if known(page, text):
                yield _Hit(town=text, quote=text, locator=f"{business.locator}.{key}")
    for key in ("geo.placename", "business:contact_data:locality"):
        if known(page, text := page.meta.get(key, "")):
            yield _Hit(town=text, quote=text, locator=f"meta:{key}")
    for element in list(page.root.iter("title"))[:1]:
        for part in title_parts(page.title):
            for town, quote in (*of_house(page, part), *_of_name(page, part), *_beside_name(page, part)):
                yield _Hit(town=town, quote=quote, locator=page.locator(element))


def _beside_name(page: Page, part: str) -> Iterator[tuple[str, str]]:
    """The town behind the name and a comma in a part of the title: "El Coloso, Madrid"."""
    before, comma, behind = part.rpartition(", ")
    if comma and before in names(page) and known(page, behind):
        yield behind, part


def _headed(page: Page) -> Iterator[_Hit]:
    for block in page.blocks:
        if block.level == 1:
            for town, quote in (*of_house(page, block.line), *_of_name(page, block.line)):
                yield _Hit(town=town, quote=quote, locator=page.locator(block.element), element=block.element)
    for sentence in _SENTENCE.split(page.meta.get("description", "")):
        for town, quote in of_house(page, sentence):
            yield _Hit(town=town, quote=quote, locator="meta:description")


def _told(page: Page) -> Iterator[_Hit]:
    called = told_by(fold(called).split() for called in names(page))
    likely = {block.index: block for phrases in (told("town", "house"), called) for block in page.holding_all(phrases)}
    for _, block in sorted(likely.items()):
        if block.level == 1 or _of_others(page, block):
            continue
        for sentence in _SENTENCE.split(block.text):
            for town, quote in (*of_house(page, sentence), *_of_name(page, sentence)):
                if not pattern("town", "witness", language(page)).search(sentence):
                    yield _Hit(town=town, quote=quote, locator=page.locator(block.element), element=block.element)


def _called(page: Page) -> Iterator[_Hit]:
    """The town in the space's own name: `Dorpshuis Ilpendam`."""
    for one in findings(page, name):
        if isinstance(one, Found) and one.claim.field == "name":
            hit = _kind_of_town().fullmatch(str(one.claim.value))
            town = hit and (hit["after"] or hit["before"])
            if town and known(page, town):
                yield _Hit(town=town, quote=one.claim.quote, locator=one.claim.locator)


def _of_others(page: Page, block: Block) -> bool:
    """Whether a block quotes somebody, or stands under a heading for members, partners, news or events."""
    above = [page.blocks[number].line for number in block.headings]
    short = [line for line in above if len(line.split()) <= HEADING]
    quoted = any(node.tag == "blockquote" for node in (block.element, *block.element.iterancestors()))
    return quoted or any(_is_of_others(line) or role_of_heading(line) == "news" for line in short)


def _is_of_others(heading: str) -> bool:
    return heads_addresses_of_others(heading) or holds("houses", "also", heading)


def _of_name(page: Page, text: str) -> Iterator[tuple[str, str]]:
    """Towns of which the page says that what bears the space's name is there: `Das Atelier in Augsburg`.

    Or between commas: "Le Nid, à Dijon, loue".
    """
    for lead in _name_leads().finditer(text):
        before = text[: lead.start() - 1]
        aside = before.endswith(",")
        before = before.removesuffix(",")
        for called in names(page):
            start = len(before) - len(called)
            bears = before.lower().endswith(called.lower()) and not before[:start][-1:].isalnum()
            town = town_at(page, text, lead.end()) if bears else None
            if town and (not aside or text[lead.end() + len(town) :].startswith(",")):
                yield town, text[start : lead.end() + len(town)]


@cache
def _kind_of_town() -> re.Pattern[str]:
    kind = f"(?i:{alternatives(phrases('town', 'called_after'))})"
    return re.compile(rf"{kind}\s(?P<after>{WORD.pattern})|(?P<before>{WORD.pattern})\s{kind}")


@cache
def _name_leads() -> re.Pattern[str]:
    """What may stand between the space's name and its town."""
    words = "|".join(map(re.escape, (*phrases("town", "in_town"), *phrases("town", "of_town"))))
    return re.compile(rf"(?<=\S\s)(?:{words})\s(?=\w)", re.IGNORECASE)
