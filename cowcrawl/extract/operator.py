"""Who runs the space, where the page names a legal person or the holder of its rights."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from cowcrawl.extract import Found
from cowcrawl.extract.business import businesses
from cowcrawl.extract.name import called, candidates, distinctive, fits_host, is_name, strip_greeting
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Page, once
from cowcrawl.vocabulary import alternatives, pattern, phrases

_LINE = 300
"""Characters of a line in which a legal person is looked for; a longer one is a text about something else."""


def extract(page: Page) -> Iterable[Found | Reject]:
    """The operator as structured data, a legal form or the copyright line names it; who made the site is none."""
    for business in businesses(page):
        for key, text in business.texts("legalName", "parentOrganization.name"):
            yield _found(text, text, f"{business.locator}.{key}")
    yield from _said(page)
    named = list(_legal_persons(page))
    for text, locator in sorted(named, key=lambda one: -len(one[0])):
        if _is_own(page, text):
            yield _found(text, text, locator)
    for one in candidates(page):
        if one.kind == "copyright" and is_name(page, one.text) and _is_own(page, one.text):
            yield _found(one.text, one.text, one.locator)


def _said(page: Page) -> Iterator[Found]:
    """`X is run by Y`, where X is what the site calls itself."""
    for block in page.blocks:
        for hit in _run_by().finditer(block.line):
            if _is_own(page, block.line[max(0, hit.start() - 60) : hit.start()]):
                quote = block.line[hit.start() : hit.end()]
                yield _found(hit["name"].rstrip("."), quote.rstrip("."), page.locator(block.element))


def _found(value: str, quote: str, locator: str) -> Found:
    return Found(claim=Claim(field="operator", value=value, quote=quote, locator=locator, extractor="operator"))


def _is_own(page: Page, text: str) -> bool:
    """Whether the name shares a telling word with what the site calls itself."""
    own = set().union(*(distinctive(name) for name in called(page) if "." not in name))
    return bool(distinctive(text) & own) or fits_host(text, page.host)


@once
def _legal_persons(page: Page) -> tuple[tuple[str, str], ...]:
    return tuple(_named(page))


def _named(page: Page) -> Iterator[tuple[str, str]]:
    for block in page.blocks:
        for line in block.lines:
            for name in _in_line(line) if len(line) <= _LINE else ():
                yield name, page.locator(block.element)
    for name in _in_line(page.meta.get("description", "")):
        yield name, "meta:description"


def _in_line(text: str) -> Iterator[str]:
    for hit in _forms().finditer(text):
        before = text[max(0, hit.start() - 40) : hit.start()]
        if not pattern("names", "credit").search(before) and distinctive(hit["name"] or hit["opened"]):
            yield strip_greeting(hit[0]).strip()


_WORD = r"[A-ZÀ-ÞŁ&][\w'’&+-]*(?:\.\w+)*"


@cache
def _forms() -> re.Pattern[str]:
    forms = alternatives(phrases("names", "legal_form"))
    opening = alternatives(phrases("names", "legal_opening"))
    name = rf"{_WORD}(?:\s(?:(?:de|van|der|des|du|la|le|für|of)\s)?{_WORD}){{0,4}}?"
    return re.compile(rf"(?P<name>{name}),?\s{forms}|{opening}\s(?P<opened>{_WORD}(?:\s{_WORD}){{0,3}})")


@cache
def _run_by() -> re.Pattern[str]:
    words = alternatives(phrases("names", "run_by"))
    return re.compile(rf"(?i:{words})\s(?:(?:the|de|het|la|le|der|die|das)\s)?(?P<name>{_WORD}(?:\s{_WORD}){{0,5}})")
