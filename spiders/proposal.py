"""A card for a site that was probed: what its robots.txt, its pages and their claims say of it. Pure."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import phonenumbers
from scrapy.robotstxt import ProtegoRobotParser

from cowcrawl.card import SourceCard, SourceKind
from cowcrawl.page import Page
from cowcrawl.text import slug
from spiders.address import bare, host
from spiders.card_schema import MODELINE

TERMS = "Terms not read yet; facts and short quotes only."
"""What a proposed card says of licence and terms until somebody has read them."""

UNLIKE_THEIR_DOMAIN = {"UK": "GB"}
"""Countries whose domains are not called by their ISO code."""


@dataclass(frozen=True, kw_only=True)
class Robots:
    """What a robots.txt says to us."""

    sentence: str
    forbids: bool = False
    """Whether it keeps us from the page that was asked for."""
    sitemaps: Sequence[str] = ()


def robots(text: str | None, url: str, agent: str) -> Robots:
    """What robots.txt says of `url` to a robot that calls itself `agent`; `text` is None where there is none."""
    if text is None:
        return Robots(sentence="No robots.txt.")
    rules = ProtegoRobotParser(text.encode(), None).rp
    closed = re.findall(r"^[ \t]*disallow[ \t]*:[ \t]*([^\s#]+)", text, re.I | re.M)
    named = list(dict.fromkeys(rules.sitemaps))
    parts = [f"Disallows {_some(dict.fromkeys(closed))}" if closed else "Everything allowed"]
    parts += ["names a sitemap"] if named else []
    delay = rules.crawl_delay(agent)
    parts += [f"asks for {delay:g} seconds between requests"] if delay else []
    return Robots(sentence=f"{'; '.join(parts)}.", forbids=not rules.can_fetch(url, agent), sitemaps=named)


def name_of(claims: Iterable[tuple[str, Any]], page: Page) -> str:
    """What a site calls itself: the name most of its pages give its space, else the one in its first page's head."""
    named = Counter(str(value) for field, value in claims if field == "name")
    site = page.meta.get("og:site_name") or re.split(r"\s+[-–—|·•:]\s+", page.title)[0].strip()
    return named.most_common(1)[0][0] if named else site or page.host


def country_of(claims: Iterable[tuple[str, Any]], url: str) -> str | None:
    """The country most claims speak for, by their addresses, then their telephones; else that of the domain."""
    listed = list(claims)
    said = Counter(str(value) for field, value in listed if field == "country")
    called = Counter(_region(str(value)) for field, value in listed if field == "phone")
    called.pop(None, None)
    votes = said or called
    return str(votes.most_common(1)[0][0]) if votes else _country_of_domain(host(url).rpartition(".")[2].upper())


def identifier(name: str, url: str, taken: Collection[str]) -> str:
    """An id for a card that no other has: from its name, numbered if need be."""
    stem = slug(name)[:40].strip("-") or slug(host(url)) or "source"
    numbered = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    return next(one for one in numbered if one not in taken)


def card(
    url: str, *, claims: Sequence[tuple[str, Any]], page: Page, kind: SourceKind, told: Mapping[str, Any]
) -> SourceCard:
    """The card of a site; `told` holds what was found beside its claims: languages, robots, feeds, ids taken."""
    name = name_of(claims, page)
    return SourceCard(
        id=identifier(name, url, told.get("taken", ())),
        name=name,
        kind=kind,
        homepage=url,
        start_urls=[url],
        hosts=[bare(urlsplit(url).hostname or "")],
        languages=list(told["languages"]),
        country=country_of(claims, url),
        feeds=list(told.get("feeds", ())) if kind == "press" else [],
        rhythm="night" if kind == "press" else "week",
        needs_browser=bool(told.get("needs_browser")),
        licence=TERMS,
        robots=str(told["robots"]),
    )


def as_yaml(one: SourceCard, schema: str = MODELINE) -> str:
    """A card as the text of its file."""
    lines = [schema, f"id: {one.id}", f"name: {_text(one.name)}", f"kind: {one.kind}"]
    if one.start_urls:
        lines += [f"homepage: {one.address}", "start_urls:", *(f"  - {url}" for url in one.start_urls)]
        lines += ["hosts:", *(f"  - {name}" for name in one.hosts)]
    lines += [f"languages: [{', '.join(one.languages)}]"]
    lines += [f"country: {one.country}"] if one.country else []
    lines += ["feeds:", *(f"  - {url}" for url in one.feeds)] if one.feeds else []
    lines += [f"rhythm: {one.rhythm}"]
    lines += [f"basis: {one.basis}"] if one.basis != "opened" else []
    lines += ["needs_browser: true"] if one.needs_browser else []
    lines += [f"note: {_text(one.note)}"] if one.note else []
    lines += [f"licence: {_text(one.licence)}", f"robots: {_text(one.robots)}", "verified: null"]
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    """A text as YAML: bare where it can be mistaken for nothing else."""
    plain = re.fullmatch(r"[^\W\d_][^:#\[\]{}\"&*!|>%@`,]*[^\s:]", text) and text.lower() not in (
        "true",
        "false",
        "null",
    )
    return text if plain else json.dumps(text, ensure_ascii=False)


def _country_of_domain(name: str) -> str | None:
    code = UNLIKE_THEIR_DOMAIN.get(name, name)
    return code if code in phonenumbers.SUPPORTED_REGIONS else None


def _region(number: str) -> str | None:
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return None


def _some(items: Iterable[str], most: int = 3) -> str:
    listed = list(items)
    return ", ".join(listed[:most]) + (f" and {len(listed) - most} more" if len(listed) > most else "")
