"""A source card: which site we read, where we start, what we may expect. Field docstrings document the YAML keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Texts = list[str]
"""A name of its own, since the key `list` hides the type below."""
SourceKind = Literal["operator", "network", "press", "report", "official", "osm"]
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
    start_urls: Texts
    """Where the spider starts; usually the home page. Of the press an address other than a home page is an article."""
    hosts: Texts
    """Hosts the spider may visit; every start URL must be on one of them."""
    languages: Texts
    """Languages of the site, ISO 639-1, the preferred one first."""
    licence: str
    """What is known of licence and terms, in a sentence."""
    robots: str
    """What is known of robots.txt, in a sentence."""
    country: str | None = None
    """Country of the source, ISO 3166-1 alpha-2."""
    floors: dict[str, int] = field(default_factory=dict)
    """What a healthy run yields at least: documents, claims, spaces, formulas. Taken from real runs, never guessed."""
    page_cap: int = 200
    """Pages fetched in one run at most."""
    feeds: Texts = field(default_factory=list)
    """Press: RSS or Atom feeds; without any, those that the home page and the sections name are read."""
    sitemaps: Texts = field(default_factory=list)
    """Press: sitemaps, news sitemaps best; without any, those of robots.txt, or /sitemap.xml where there is no feed."""
    sections: Texts = field(default_factory=list)
    """Press: pages that list articles, such as that of a topic or of property news."""
    search: Texts = field(default_factory=list)
    """Press: the site's own search, `{query}` standing for the words; its first page of results is read."""
    queries: Texts = field(default_factory=list)
    """Press: words for the search; without any, those of `search` in `cowcrawl/vocabulary/topics.yml`."""
    verified: str | None = None
    """Date of the last successful live crawl (EDTF); null: never crawled live."""
    sample: bool = False
    """True for the invented sources of the demonstration."""
    list: str | None = None
    """Which list it is part of when it is asked how many spaces are missing: operator_site, press, osm, network (of
    federations too), official (registers too), report or field_sample; null: the one of its kind."""
    sender: str | None = None
    """Id of the card of the operator whose word this is, as of its press room: what it says is then no other list."""
