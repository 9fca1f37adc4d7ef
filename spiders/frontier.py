"""Which links are worth a request, and in which order: the pages where operators state their facts come first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from scrapy.linkextractors import IGNORED_EXTENSIONS

from cowcrawl.page.role import role_of_link
from cowcrawl.vocabulary import load
from spiders.address import allowed, canonical, is_home, key, language
from spiders.links import Link

PRIORITIES = {"home": 60, "locations": 50, "detail": 50, "prices": 40, "contact": 30, "offer": 20, "about": 10}
"""The roles that are followed, the most useful first: where operators state addresses and prices."""

PRESS_PRIORITIES = {"feed": 59, "sitemap": 58, "search": 57, "section": 56, "article": 50}
"""The same for the press: all that lists articles, then the articles as they were listed."""

LANGUAGES_READ = tuple(code for code in load("roles")["prices"] if code != "any")
"""The languages whose words for sections we know, ISO 639-1: of some others we know a word or two."""

MAX_DEPTH = 2
"""Links followed from the home page to a page with a role."""
MAX_DEPTH_OF_LOCATIONS = 3
"""The same for what lies below an index of locations: index, location, its prices."""
MAX_VARIANTS = 5
"""Addresses that differ in their parameters only; a facet or a calendar has no end."""
MAX_PARAMETERS = 2
MAX_SEGMENTS = 8
MAX_LENGTH = 300
MAX_SLUG = 2
"""Words of the last path segment in a sitemap, small ones apart; a longer one is a headline, or else a location's."""

_BINARY = re.compile(
    rf"\.(?:{'|'.join(IGNORED_EXTENSIONS)}|xml|rss|atom|json|css|js|ics|txt|csv|webp|avif|woff2?)$", re.I
)
_DATED = re.compile(r"/(?:19|20)\d\d(?:/|-\d\d)")
_ENDLESS = re.compile(
    r"^(?:date|day|week|month|year|page|paged|offset|start|sort|order|orderby|filter|q|s|search)$|\[", re.I
)
_ACTIONS = re.compile(
    r"/(?:wp-(?:admin|login|json|content)|log-?in|sign-?(?:in|up)|register|account|cart|checkout|basket|feed|search|print)\b",
    re.I,
)


@dataclass(frozen=True, kw_only=True)
class Step:
    """A page to ask for."""

    url: str
    """Its address as linked."""
    role: str
    """What it promises to be; `detail` for a page below an index of locations."""
    depth: int
    """Links between the home page and it."""
    otherwise: tuple[Step, ...] = ()
    """What is followed instead when this page cannot be read."""

    @property
    def priority(self) -> int:
        """The higher the sooner."""
        return (PRIORITIES | PRESS_PRIORITIES).get(self.role, 0) - self.depth


def told(step: Step) -> dict[str, Any]:
    """A step as JSON."""
    return asdict(step)


def step_from(said: Mapping[str, Any]) -> Step:
    """The step that `told` wrote down."""
    return Step(**{**said, "otherwise": tuple(map(step_from, said["otherwise"]))})


@dataclass(frozen=True, kw_only=True)
class Tongue:
    """The language a site is walked in, and how its addresses tell languages apart."""

    walked: str | None = None
    """The language followed; None: whatever comes."""
    unmarked: str | None = None
    """Language of addresses that name none; None: not known."""
    known: frozenset[str] = frozenset()
    """The languages the site offers or its card lists; another two-letter path is no language (/uk, /it)."""

    def speaks(self, code: str | None) -> bool:
        """Whether a link into language `code` (None: it names none) stays in the language that is walked."""
        said = code if code in self.known else self.unmarked
        return self.walked is None or said is None or said == self.walked


def choose_language(preferred: Sequence[str], here: str | None, offered: Container[str]) -> str | None:
    """The language to walk a site in: the first of `preferred` that its home page speaks (`here`) or links to.

    Without preferences that of the home page if we read it, else the first we read; failing all, the home page's.
    """
    wanted = preferred or ((here,) if here in LANGUAGES_READ else LANGUAGES_READ)
    return next((code for code in wanted if code == here or code in offered), here)


def ends_at(here: Step) -> bool:
    """Whether the walk ends at a page, so that its links need not be looked at."""
    return here.depth >= (MAX_DEPTH_OF_LOCATIONS if here.role in ("locations", "detail") else MAX_DEPTH)


def steps(links: Iterable[Link], here: Step, hosts: Iterable[str], tongue: Tongue) -> list[Step]:
    """The pages to ask for next from the links of page `here`: on the card's hosts, with a role, not too deep."""
    hosts = list(hosts)
    if ends_at(here):
        return []
    found = []
    for link in links:
        role = _role(link, here)
        if role and allowed(link.url, hosts) and tongue.speaks(link.language) and not is_trap(link.url):
            found.append(Step(url=link.url, role=role, depth=here.depth + 1))
    return found


def listed_steps(urls: Iterable[str], hosts: Iterable[str], tongue: Tongue) -> list[Step]:
    """The same for the addresses of a sitemap, which have no text and may be posts: those whose own name is telling."""
    listed = (Link(url=url, chrome=True, language=language(url)) for url in urls)
    found = steps(listed, Step(url="", role="home", depth=0), hosts, tongue)
    return [step for step in found if step.role == "locations" or _names_a_section(step.url)]


def is_trap(url: str) -> bool:
    """Whether an address is a file, a post's archive, an action, or one of endlessly many."""
    parts = urlsplit(url)
    asked = parse_qsl(parts.query, keep_blank_values=True)
    return bool(
        is_no_page(url)
        or _DATED.search(parts.path)
        or len(asked) > MAX_PARAMETERS
        or any(_ENDLESS.search(name) for name, _ in asked)
    )


def is_no_page(url: str) -> bool:
    """Whether an address is a file, an action, or one that no person has made."""
    path = urlsplit(url).path
    segments = [part for part in path.split("/") if part]
    return bool(
        _BINARY.search(path)
        or _ACTIONS.search(path)
        or len(url) > MAX_LENGTH
        or len(segments) > MAX_SEGMENTS
        or max(Counter(segments).values(), default=0) > 2
    )


class Asked:
    """The addresses asked for in a run: each page once, whatever spellings of its address are linked."""

    def __init__(self, max_variants: int = MAX_VARIANTS, note: Callable[[str, str], None] | None = None) -> None:
        """`max_variants`: how many addresses that differ in their parameters only are asked for.

        `note` is told each call that changes something, by name and address: the same calls bring back the same state.
        """
        self._max_variants = max_variants
        self._note = note or (lambda what, url: None)
        self._spellings: dict[str, list[str]] = {}
        self._tried: set[str] = set()
        self._gone: set[str] = set()
        self._variants: Counter[str] = Counter()

    def first(self, url: str) -> bool:
        """Whether `url` is to be asked for: a page not asked for yet, or another spelling of one that is gone."""
        name = key(url)
        spellings = self._spellings.setdefault(name, [])
        new = url not in spellings
        wanted = self._wanted(name, url) if spellings else self._few(name) and self._untried(url)
        if new:
            spellings.append(url)
        if new or wanted:
            self._note("first", url)
        return wanted

    def reached(self, url: str) -> None:
        """Note an address a redirect has led to, so that it is not asked for again."""
        spellings = self._spellings.setdefault(key(url), [])
        if url in spellings and url in self._tried:
            return
        spellings.append(url)
        self._tried.add(url)
        self._note("reached", url)

    def gone(self, url: str) -> str | None:
        """Note that `url` is not there; another spelling of it that was linked and not tried yet, or None."""
        name = key(url)
        self._gone.add(name)
        self._note("gone", url)
        return next((spelling for spelling in self._spellings.get(name, ()) if self._untried(spelling)), None)

    def recall(self, what: str, url: str) -> None:
        """Bring back what a call by the name of `what` did."""
        {"first": self.first, "reached": self.reached, "gone": self.gone}[what](url)

    def _wanted(self, name: str, url: str) -> bool:
        return name in self._gone and self._untried(url)

    def _few(self, name: str) -> bool:
        path = name.split("?")[0]
        self._variants[path] += 1
        return self._variants[path] <= self._max_variants

    def _untried(self, url: str) -> bool:
        new = url not in self._tried
        self._tried.add(url)
        return new


def _role(link: Link, here: Step) -> str | None:
    if is_home(link.url):
        return None
    role = role_of_link(link.url, link.text)
    if role in PRIORITIES and role != "home":
        return role
    shown = link.listed or (here.role == "locations" and not link.chrome)
    if role is None and shown and key(link.url) != key(here.url):
        return "detail"
    return None


def _names_a_section(url: str) -> bool:
    """Whether the last part of a path is short and tells a role by itself, other than that of the site's own story."""
    last = urlsplit(canonical(url)).path.rstrip("/").rsplit("/", 1)[-1]
    words = re.findall(r"\w{3,}", re.sub(r"\.\w{2,5}$", "", last.replace("_", " ")))
    return len(words) <= MAX_SLUG and role_of_link(f"/{last}") not in (None, "about")
