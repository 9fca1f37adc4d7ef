"""A source card: which site we read, where we start, what we may expect. Field docstrings document the YAML keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Texts = list[str]
"""A name of its own, since the key `list` hides the type below."""
SourceKind = Literal["operator", "network", "press", "report", "official", "osm"]
Rhythm = Literal["night", "week", "month"]
Basis = Literal["opened", "printed", "seen", "memory"]
SourceList = Literal["operator_site", "press", "osm", "network", "official", "report", "field_sample"]
"""The independent lists of which it is asked which spaces they know."""

LIST_OF_KIND: dict[str, SourceList] = {
    "operator": "operator_site",
    "network": "network",
    "press": "press",
    "report": "report",
    "official": "official",
    "osm": "osm",
}
"""The list that a source belongs to when its card names none."""


@dataclass(frozen=True, kw_only=True)
class SourceCard:
    """One source, as its YAML file in `spiders/sources/` describes it."""

    id: str
    """Identifier, the file's name without `.yml`: lower-case letters, digits and hyphens."""
    name: str
    """Name of the source as people know it."""
    kind: SourceKind
    """operator, network, press, report, official or osm."""
    homepage: str | None = None
    """The page people know the site by; without it, the first of `start_urls`."""
    start_urls: Texts = field(default_factory=Texts)
    """Where the spider starts; usually the home page. Of the press an address other than a home page is an article.
    A card without any needs a domain: it is listed and not crawled."""
    hosts: Texts = field(default_factory=Texts)
    """Hosts the spider may visit; every address of the card must be on one of them, and no other card's may."""
    languages: Texts
    """Languages of the site, ISO 639-1, the preferred one first."""
    licence: str
    """What is known of licence and terms, in a sentence."""
    robots: str
    """What is known of robots.txt, in a sentence."""
    country: str | None = None
    """Country of the source, ISO 3166-1 alpha-2. It helps to read what its pages print: telephone numbers without a
    prefix, postal codes, the currency of "$40" and "530.–"."""
    list: str | None = None
    """Which list it is part of when it is asked how many spaces are missing: operator_site, press, osm, network (of
    federations too), official (registers too), report or field_sample; null: the one of its kind."""
    sender: str | None = None
    """Id of the card of the operator whose word this is, as of its press room: what it says is then no other list."""
    lineage: Texts = field(default_factory=Texts)
    """Ids of the sources it was made from, such as the list it copies: it belongs to the list of these."""
    rhythm: Rhythm = "night"
    """How often it is crawled: every night, week or month."""
    floors: dict[str, int] = field(default_factory=dict)
    """What a healthy run yields at least: documents, claims, spaces, fields (filled, each once a subject of a document)
    and formulas (prices). Taken from real runs by `cowcrawl sources suggest-floors`, never guessed."""
    ceilings: dict[str, int] = field(default_factory=dict)
    """What a healthy run yields at most, of the same, taken in the same way."""
    night: str | None = None
    """The hours in which its site may be asked, as two times of the day and, where it is not the machine's, their time
    zone (`22:00-06:00 Europe/Brussels`); null: those of COWCRAWL_NIGHT, or always."""
    page_cap: int = 200
    """Pages fetched in one run at most."""
    feeds: Texts = field(default_factory=Texts)
    """Press: RSS or Atom feeds; without any, those that the home page and the sections name are read."""
    sitemaps: Texts = field(default_factory=Texts)
    """Press: sitemaps, news sitemaps best; without any, those of robots.txt, or /sitemap.xml where there is no feed."""
    sections: Texts = field(default_factory=Texts)
    """Press: pages that list articles, such as that of a topic or of property news."""
    search: Texts = field(default_factory=Texts)
    """Press: the site's own search, `{query}` standing for the words; its first page of results is read."""
    queries: Texts = field(default_factory=Texts)
    """Press: words for the search; without any, those of `search` in `cowcrawl/vocabulary/topics.yml`."""
    basis: Basis = "opened"
    """How its addresses are known: opened by somebody, printed in a document, seen in a page we read, or from memory.
    What nobody has opened or verified is probed before it is crawled: its first page decides."""
    hold: str | None = None
    """Why it is not crawled although its address is known, in a sentence; nothing: it is crawled."""
    note: str | None = None
    """What else a maintainer should know, in a sentence."""
    needs_browser: bool = False
    """True where pages say nothing without their scripts, and hold no JSON: a browser reads them (extra `browser`)."""
    page_class: str | None = None
    """The class that reads its pages where their structure defeats the reader: `module.Class`, where `module.py` lies
    beside the card."""
    verified: str | None = None
    """Date of the last successful live crawl (EDTF); null: never crawled live."""
    sample: bool = False
    """True for the invented sources of the demonstration."""

    @property
    def address(self) -> str | None:
        """The page people know the site by; None where that is not known."""
        return address_of(vars(self))

    @property
    def is_from_memory(self) -> bool:
        """Whether its addresses are remembered and were never opened: it is probed before it is crawled."""
        return self.basis == "memory" and self.verified is None

    @property
    def is_unopened(self) -> bool:
        """Whether nobody has seen its site answer: its first page decides whether it is walked."""
        return self.basis != "opened" and self.verified is None and self.kind in ("operator", "network", "press")

    @property
    def state(self) -> str:
        """How it stands with the source, for people: needs a domain, held, needs a browser, unverified, verified."""
        if not self.start_urls:
            return "needs a domain"
        if self.hold:
            return "held"
        said = f"verified {self.verified}" if self.verified else "unverified" if self.is_from_memory else "never live"
        return f"{said}, needs a browser" if self.needs_browser else said


def address_of(card: Mapping[str, Any]) -> str | None:
    """The page people know the site of a card by, which may be one of an earlier version as the store keeps it."""
    return card.get("homepage") or next(iter(card.get("start_urls", ())), None)
