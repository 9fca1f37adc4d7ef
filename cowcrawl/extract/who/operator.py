"""Who runs the space, where the page names a legal person or the holder of its rights."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from cowcrawl.extract import Found
from cowcrawl.extract.texts.business import businesses
from cowcrawl.extract.texts.phrases import told
from cowcrawl.extract.who.company import provider
from cowcrawl.extract.who.host_names import distinctive, fits_host
from cowcrawl.extract.who.legal_name import FORMS, WORD, legal_names
from cowcrawl.extract.who.name import called, is_name, names
from cowcrawl.extract.who.name_places import candidates, strip_greeting, title_parts
from cowcrawl.literals.words import hint, holds
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Block, Page, once
from cowcrawl.text import fold
from cowcrawl.vocabulary import alternatives, phrases

_LINE = 300
"""Characters of a line in which a legal person is looked for; a longer one is a text about something else ..."""
_LONG = 1500
"""... unless, up to so many, it announces the person."""
_ABOVE = 5
"""Words of a line that heads the next one, if no colon ends it: a sentence heads nothing."""
_BEFORE = 40
"""Characters before a name in which words tell who it is."""


def extract(page: Page) -> Iterable[Found | Reject]:
    """The operator as structured data, a legal form or the copyright line names it; who made the site is none.

    The holder of the copyright counts only under another name than the space's: that alone would say nothing new.
    """
    for business in businesses(page):
        for key, text in business.texts("legalName", "parentOrganization.name"):
            yield _found(text, text, f"{business.locator}.{key}")
    yield from _said(page)
    persons = sorted(_legal_persons(page), key=lambda one: (not one.announced, -len(one.name)))
    own = [one for one in persons if one.announced or _is_own(page, one.name)]
    for one in own:
        yield _found(one.name, one.name, one.locator)
    known = {fold(name) for name in (*names(page), *(one.name for one in own))}
    titled = {fold(part) for part in title_parts(page.title)}
    for candidate in candidates(page):
        text = candidate.text
        new = candidate.kind == "copyright" and not any(f"{name} ".startswith(f"{fold(text)} ") for name in known)
        new = new and fold(text) not in titled
        if new and is_name(page, text) and _is_own(page, text):
            yield _found(text, text, candidate.locator)


def _said(page: Page) -> Iterator[Found]:
    """`X is run by Y`, where X is what the site calls itself."""
    for block in page.holding_all(told("names", "run_by")):
        for hit in _run_by().finditer(block.line):
            if _is_own(page, block.line[max(0, hit.start() - 60) : hit.start()]):
                quote = block.line[hit.start() : hit.end()]
                dotted = re.search(r"\.\w$", hit["name"]) and block.line[hit.end() : hit.end() + 1] == "."
                end = "." if dotted else ""
                yield _found(
                    f"{hit['name'].rstrip('.')}{end}", f"{quote.rstrip('.')}{end}", page.locator(block.element)
                )


def _found(value: str, quote: str, locator: str) -> Found:
    return Found(claim=Claim(field="operator", value=value, quote=quote, locator=locator, extractor="operator"))


def _is_own(page: Page, text: str) -> bool:
    """Whether the name shares a telling word with what the site calls itself."""
    return not _own_words(page).isdisjoint(distinctive(text)) or fits_host(text, page.host)


@once
def _own_words(page: Page) -> frozenset[str]:
    return frozenset().union(*(distinctive(name) for name in called(page) if "." not in name))


@dataclass(frozen=True, kw_only=True)
class _Person:
    """A legal person named on the page."""

    name: str
    locator: str
    announced: bool
    """Whether a word right before says that it provides what the page offers."""


@once
def _legal_persons(page: Page) -> tuple[_Person, ...]:
    return tuple(_named(page))


def _named(page: Page) -> Iterator[_Person]:
    for block in _with_forms(page):
        above = page.blocks[block.index - 1].lines[-1] if block.index else ""
        for line in block.lines:
            for name, announced in _in_line(page, line, above) if len(line) <= _LONG else ():
                if announced or len(line) <= _LINE or _signs(line, name):
                    told = announced or _holds_beside(page, line, name)
                    yield _Person(name=name, locator=page.locator(block.element), announced=told)
            above = line
    for name, _ in _in_line(page, page.meta.get("description", ""), ""):
        yield _Person(name=name, locator="meta:description", announced=False)


def _signs(line: str, name: str) -> bool:
    """Whether a company stands right behind the sign of its right, in a line however long: "… © Berger KG"."""
    _, sign, behind = line.rpartition("©")
    return bool(sign) and _holder().sub("", sign + behind).startswith(name)


def _holds_beside(page: Page, line: str, name: str) -> bool:
    """Whether a copyright line names a company and, behind a sign, the house: "© Berger KG · Atelier 21"."""
    holder = _holder().match(line)
    rest = line[holder.end() :].removeprefix(name).lstrip() if holder else ""
    return "©" in line[: len(line) - len(rest)] and rest[:1] in tuple("·|–—-") and _is_own(page, rest)


def _with_forms(page: Page) -> list[Block]:
    """The blocks that can hold a legal form, in reading order."""
    formed = hint("names", *FORMS).fits(page.menu)
    menus = [block for block in page.blocks if block.region == "nav"] if formed else []
    return sorted((*page.holding_all(told("names", *FORMS)), *menus), key=lambda block: block.index)


def _in_line(page: Page, text: str, above: str) -> Iterator[tuple[str, bool]]:
    """The legal persons of a line, each with whether it is announced; `above` is the line before."""
    own = frozenset(" ".join(called(page)).split())
    for hit in legal_names(text, called(page)):
        if not (_is_one() - own).isdisjoint(hit.text.split()):  # a sentence about what it is
            continue
        if hit.known and hit.name[0].isupper() and _TOLD.search(hit.name):  # one about who stands behind it
            continue
        heads = above.endswith(":") or (len(above.split()) <= _ABOVE and above[-1:] not in tuple(".!?"))
        said = f"{above[-_BEFORE:] if heads else ''}\n{text[max(0, hit.start - _BEFORE) : hit.start]}"
        name = _holder().sub("", _paper().sub("", strip_greeting(hit.text))).strip(" ,")
        credited = holds("names", "credit", said.rpartition("\n")[2]) or holds("address", "elsewhere", said)
        credited = credited or holds("names", "tools", name)
        if not credited and distinctive(hit.name) and name:
            yield name, _announced(page, said) or bool(_called().match(text, hit.end))


def _announced(page: Page, said: str) -> bool:
    """Whether the words before a name end with one that says that it provides what the page offers, and no tool."""
    hit = provider().search(said)
    tool = hit and holds("names", "provider_of_any", hit[0]) and holds("names", "data_page", f"{page.url} {page.title}")
    return bool(hit) and not tool


_TOLD = re.compile(r"\s[a-zà-ÿ]{4,}\s[a-zà-ÿ]{2,}")
"""Two words in lower case that follow one another: no name has them."""


@cache
def _is_one() -> frozenset[str]:
    return frozenset(phrases("names", "is_one"))


@cache
def _holder() -> re.Pattern[str]:
    words = alternatives(phrases("names", "copyright"))
    return re.compile(rf"^(?:{words}|[©\s,.:–-]|(?:19|20)\d\d)+", re.IGNORECASE)


@cache
def _paper() -> re.Pattern[str]:
    """`Allgemeine Geschäftsbedingungen der`, `Zwischen der` or `Projekt der` before a company's name."""
    papers, parties, whose = (alternatives(phrases("names", concept)) for concept in ("document", "parties", "whose"))
    article = r"(?:der|dem|des|von|de|du|van|di|la|het|the)\s"
    paper = rf"(?:[\w§.]+\s){{0,4}}?{papers}(?:\s[\w-]+)?\s{article}"
    return re.compile(
        rf"^(?:{paper}|{whose}\s(?:(?:of|del|della)\s|{article})+|{parties}\s(?:{article})?)", re.IGNORECASE
    )


@cache
def _called() -> re.Pattern[str]:
    """`(nachfolgend „Anbieter“)` behind a company's name and address."""
    called, provider = (alternatives(phrases("names", concept)) for concept in ("called", "provider"))
    return re.compile(rf"[^;]{{0,120}}?{called}[^.;)]{{0,30}}?{provider}", re.IGNORECASE)


@cache
def _run_by() -> re.Pattern[str]:
    words = alternatives(phrases("names", "run_by"))
    return re.compile(rf"(?i:{words})\s(?:(?:the|de|het|la|le|der|die|das)\s)?(?P<name>{WORD}(?:\s{WORD}){{0,5}})")
