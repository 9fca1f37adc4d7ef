"""The country a page speaks of: many weak signs, of which two must agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from lxml.etree import _Element as Element

from cowcrawl.centroids import knows_town
from cowcrawl.extract import Found
from cowcrawl.extract.texts.business import businesses
from cowcrawl.extract.texts.runs import numbered
from cowcrawl.extract.which.apart import heads_addresses_of_others
from cowcrawl.index import Topic
from cowcrawl.literals import country as countries
from cowcrawl.literals.address import Address, addresses
from cowcrawl.literals.phone import north_american, phones
from cowcrawl.literals.words import Hint, told_by
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Block, Page, once
from cowcrawl.page.language import language
from cowcrawl.text import fold
from cowcrawl.vocabulary import load

ENOUGH = 2
"""Weight from which a country is believed: one strong sign, or two weak ones."""

_TERRITORY = re.compile(r"([a-z]{2})[-_]([a-z]{2})", re.I)
_DEFAULTS = frozenset({"en-US", "en-GB", "fr-FR", "nl-NL", "de-DE", "es-ES", "it-IT"})
"""What site builders fill in without asking: a weak sign, where fr-BE is a strong one."""


_OF_AMERICA = frozenset(("en", "es", "fr"))
"""Languages of the countries that share the numbers of North America."""


@once
def country(page: Page) -> str | None:
    """ISO 3166-1 alpha-2 code of the country `page` speaks of, or None when its signs are weak or disagree.

    Signs: structured data, place meta tags, postcodes of a telling form, prefixes and area codes of telephones, the
    domain, the territory of its language, currencies, and languages spoken in one country.
    """
    weights: Counter[str] = Counter()
    for code, weight in _signs(page):
        weights[code] += weight
    best = weights.most_common(2)
    if not best or best[0][1] < ENOUGH or (len(best) > 1 and best[1][1] == best[0][1]):
        return None
    return best[0][0]


def extract(page: Page) -> Iterable[Found | Reject]:
    """The country where the page states it: structured data, a name or prefix in the address, a telephone's prefix."""
    wanted = country(page)
    for business in businesses(page):
        for key, text in business.texts("address.addressCountry", "address.addressCountry.name"):
            if countries.code_of(text) == wanted:
                yield _found(wanted, text, f"{business.locator}.{key}")
    for run in numbered(page):
        for hit in addresses(run.text):
            if hit.country and hit.country == wanted and not _of_others(page, run.block_at(hit.start)):
                end = run.text.find("\n", hit.end + 1)
                tail = countries.named_in(run.text[hit.end : end if end > 0 else None])
                stop = hit.end + tail[2] if tail and tail[0] == wanted else hit.end
                element = run.element(hit.start, stop)
                yield _found(wanted, run.quote(hit.start, stop), page.locator(element), element)
    region = page.meta.get("geo.region", "")
    if wanted and region[:2].upper() == wanted:
        yield _found(wanted, region, "meta:geo.region")
    for run in numbered(page):
        for phone in phones(run.text):
            if phone.country == wanted:
                element = run.block_at(phone.start).element
                yield _found(wanted, run.quote(phone.start, phone.end), page.locator(element), element)


def _of_others(page: Page, block: Block) -> bool:
    """Whether a block stands below a heading of others: partners, tenants."""
    return any(heads_addresses_of_others(page.blocks[index].line) for index in block.headings)


def _found(value: str | None, quote: str, locator: str, element: Element | None = None) -> Found:
    claim = Claim(field="country", value=value, quote=quote, locator=locator, extractor="country")
    return Found(claim=claim, element=element)


def _signs(page: Page) -> Iterator[tuple[str, int]]:
    for business in businesses(page):
        for _, text in business.texts("address.addressCountry", "address.addressCountry.name"):
            if code := countries.code_of(text):
                yield code, 5
    for key in ("geo.region", "geo.country", "business:contact_data:country_name"):
        if code := countries.code_of(page.meta.get(key, "").partition("-")[0]):
            yield code, 4
    if code := countries.of_host(page.host):
        yield code, 4
    found = [hit for run in numbered(page) for hit in addresses(run.text)]
    yield from ((code, 4) for code in {hit.country for hit in found if hit.country})
    yield from (
        (str(code), 3) for code in {phone.country for run in numbered(page) for phone in phones(run.text)} if code
    )
    yield from ((code, 3) for code in _by_area_codes(page))
    yield from _weak_signs(page, found)


def _by_area_codes(page: Page) -> Iterator[str]:
    """The country of North America whose area codes the page's numbers have.

    Not the United States, which has so many that a number of another country may look like one of theirs.
    """
    code = north_american("\n".join([run.text for run in numbered(page)]))
    if code not in (None, "US") and language(page) in _OF_AMERICA:
        yield str(code)


def _weak_signs(page: Page, found: list[Address]) -> Iterator[tuple[str, int]]:
    for declared in (page.root.get("lang") or "", page.meta.get("og:locale", "")):
        if hit := _TERRITORY.fullmatch(declared.strip()):
            yield hit[2].upper(), 1 if f"{hit[1].lower()}-{hit[2].upper()}" in _DEFAULTS else 3
    counted = _with_numbers(page)
    yield from ((code, 3) for code, form in _taxed().items() if code in counted and form.search(counted))
    yield from ((code, 2) for code in _registers(page))
    spoken_here = language(page) or ""
    text = "\n".join([block.line for block in page.blocks])
    yield from ((code, 2) for mark, code in load("countries")["currencies"].items() if _is_printed(mark, text))
    native = load("countries")["languages"].get(spoken_here)
    if native:
        yield native, 2 if spoken_here in load("countries")["spoken_nowhere_else"] else 1
    yield from ((code, 2) for code, form in _numbers(spoken_here).items() if form.search(counted))
    bare = [one for one in found if not one.country and (one.postal_code or "").isdigit()]
    if bare:
        yield from _by_digits(spoken_here, len(bare[0].postal_code or ""))
        yield from _by_town(spoken_here, bare[0])


def _is_printed(mark: str, text: str) -> bool:
    """Whether a text has the sign or the letters of a currency or a tax, which are no part of a word."""
    return mark in text and (not mark.isalpha() or _whole(mark).search(text) is not None)


def _with_numbers(page: Page) -> str:
    """The texts with a digit, and those right before them: no others hold a number or its letters."""
    near = {index for block in page.blocks if block.digits for index in (max(0, block.index - 1), block.index)}
    return " ".join([page.blocks[index].line for index in sorted(near)])


def _registers(page: Page) -> Iterator[str]:
    """The countries of whose registers and legal forms a page speaks; its menus are in no index of words."""
    lines = [block.line for block in page.holding_all(_register_words())]
    if _registers_hint().fits(page.menu):
        lines.append(page.menu.replace("\n", " "))
    text = " ".join(lines)
    for code, words in load("countries")["registers"].items() if text else ():
        if any(word in text and _whole(word).search(text) for word in words):
            yield code


@cache
def _register_words() -> Topic:
    return Topic(told_by(fold(word).split() for words in load("countries")["registers"].values() for word in words))


@cache
def _registers_hint() -> Hint:
    return Hint.of(word for words in load("countries")["registers"].values() for word in words)


def _by_digits(spoken: str, digits: int) -> Iterator[tuple[str, int]]:
    """The country whose bare postcodes and language these are: five digits in French are France's, four Belgium's."""
    code = load("countries")["by_digits"].get(spoken, {}).get(digits)
    if code:
        yield code, 2


def _by_town(spoken: str, found: Address) -> Iterator[tuple[str, int]]:
    """The one country with the town of an address and such postcodes, of several with its language: "8020 Graz"."""
    digits = len(found.postal_code or "")
    plain = load("countries")["plain_codes"]
    nations = [code for code in load("countries")["spoken_in"].get(spoken, ()) if plain.get(code) == digits]
    having = [code for code in nations if knows_town(code, found.city)] if found.city and len(nations) > 1 else []
    if len(having) == 1:
        yield having[0], 2


@cache
def _taxed() -> dict[str, re.Pattern[str]]:
    return {code: re.compile(form) for code, form in load("countries")["tax_numbers"].items()}


@cache
def _numbers(spoken: str) -> dict[str, re.Pattern[str]]:
    """The forms of telephone numbers that tell the country on a page in this language."""
    return {code: re.compile(form) for code, form in load("countries")["numbers"].get(spoken, {}).items()}


@cache
def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
