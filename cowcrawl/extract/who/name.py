"""What the space is called: candidates from several places of the page, checked against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from cowcrawl.centroids import knows_town
from cowcrawl.extract import Found, findings
from cowcrawl.extract.texts.phrases import begins_with
from cowcrawl.extract.where.address import sightings
from cowcrawl.extract.where.country import country
from cowcrawl.extract.which.located import adds_place, role_of
from cowcrawl.extract.who.council import house_of_council, is_authority, towns
from cowcrawl.extract.who.host_names import distinctive, fits_host, host_label, is_host, spelled_out, without_towns
from cowcrawl.extract.who.name_places import MAX_WORDS, Candidate, by_title, candidates, is_town, townless
from cowcrawl.extract.who.shortened import shortened
from cowcrawl.extract.who.spelled import in_full, spelled
from cowcrawl.literals.words import alternation, hint
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Page, once
from cowcrawl.page.role import is_section
from cowcrawl.remembered import remembered
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

ENOUGH = 2
"""Kinds of places that must agree on a name; a strong one counts as two."""
MAX_LENGTH = 60
MAX_HOSTS = 200
"""Hosts of mailboxes that are looked at."""
_TOPIC = {"heading": "title"}
"""A page's heading and its title tell one thing, what the page is about: they count once."""
_WORD = re.compile(r"[A-ZÀ-Ý][\w'’-]+")
_COMMON = re.compile(r"\b(?:[Ll][ea]s?|des|aux|[Tt]he|El|L[oa]s|Il)\s([^\W\d_]{5,})")
"""A word with its article in a name: a common noun."""
_MAILBOX = re.compile(r"@(?<=\w@)([a-z\d-]+(?:\.[a-z\d-]+)+)")


def extract(page: Page) -> Iterable[Found | Reject]:
    """The space's name if a strong place gives it or two places agree, best supported first; else a Reject."""
    found = [candidate for candidate in candidates(page) if is_name(page, candidate.text)]
    support = {one: _support(page, one, found) for one in _distinct(found)}
    best = min(support, key=lambda one: (-support[one], not _is_host(page, one, found), len(one.text)), default=None)
    if best is None or support[best] < ENOUGH:
        lone = (one for one in (*spelled(page), *by_title(page), *shortened(page)) if is_name(page, one.text))
        written = house_of_council(page, found) or next(lone, None)
        if written:
            yield _claimed("name", in_full(written, found))
            return
        yield Reject(
            stage="name", field="name", reason="no two places agree on a name", detail=best.text if best else ""
        )
        return
    own = _of_location(page, in_full(best, found), found)
    yield _claimed("name", own)
    if own.key not in (best.key, in_full(best, found).key):
        yield _claimed("operator", best)


def _claimed(field: str, one: Candidate) -> Found:
    return Found(claim=Claim(field=field, value=one.text, quote=one.text, locator=one.locator, extractor="name"))


def names(page: Page) -> list[str]:
    """The names that the page gives the space."""
    claims = [one.claim for one in findings(page, extract) if isinstance(one, Found)]
    return [str(claim.value) for claim in claims if claim.field == "name"]


@once
def called(page: Page) -> tuple[str, ...]:
    """What the site calls itself, for comparison only: its host's own labels, title, logo and structured data."""
    labels = [label for label in re.split(r"[.]", page.host)[:-1] if len(label) > 3]
    kinds = ("title", "brand", "site_name", "structured")
    told = (one.text for one in candidates(page) if one.kind in kinds and is_name(page, one.text))
    return tuple(dict.fromkeys((*labels, *told)))


@once
def house_words(page: Page) -> tuple[str, ...]:
    """What a mailbox of the house may be called: what the site calls itself, and the towns of its addresses.

    On the page of one location also the words of its heading: "strijp@" below "Lampion Eindhoven Strijp". And a word
    with its article: "comptoir@" of "Le Comptoir des Vignes" is no person's.
    """
    towns = [one.address.city for one in sightings(page) if one.address.city]
    heading = (
        next((block.line for block in page.blocks if block.level == 1), "") if role_of(page) == "locations" else ""
    )
    told = distinctive(heading) if len(heading.split()) <= MAX_WORDS else ()
    nouns = (hit[1] for name in called(page) for hit in _COMMON.finditer(name))
    return tuple(dict.fromkeys((*called(page), *towns, *map(spelled_out, towns), *sorted(told), *nouns)))


def is_name(page: Page, text: str) -> bool:
    """Whether a text can be a name at all: short, no section, no sentence, no town, not of general words only."""
    words = fold(text).split()
    if not words or len(words) > MAX_WORDS or len(text) > MAX_LENGTH or not re.search(r"[^\W\d_]{2}", text):
        return False
    if is_section(text) or fold(text) in _no_names() or text.endswith(("?", "!", "…")) or "@" in text or "[" in text:
        return False
    if len(words) > 2 and text.islower() and not is_host(text, page.host):
        return False  # a slogan behind a colon
    return (
        fold(text) not in towns(page)
        and (not knows_town(country(page), text) or any(fits_host(text, host) for host in _hosts(page)))
        and (bool(distinctive(text)) or is_host(text, page.host))
        and not is_authority(page, text)
        and not _is_offer_in_town(page, text)
        and not _is_topic_in_town(page, text)
        and not (
            hint("names", "going").fits(text) and begins_with("names", "going", text) and not is_host(text, page.host)
        )
        and (not _lists_sections(text) or is_host(text, page.host))
    )


@remembered
def _lists_sections(text: str) -> bool:
    """Whether it joins what sections of sites are called, and nothing else: "Times & rates", "Anfahrt und Kontakt"."""
    parts = [part for part in _joints().split(text) if part]
    return len(parts) > 1 and all(is_section(part) or not distinctive(part) for part in parts)


@cache
def _joints() -> re.Pattern[str]:
    """What stands between the parts of such a list."""
    return re.compile(rf"\s*[&/+,]\s*|\s(?:{alternation(phrases('period_words', 'conjunctions'))})\s", re.I)


def _is_offer_in_town(page: Page, text: str) -> bool:
    """Whether it says what is where, as "Coworking in Gent" does, or "Coworking im Turm" on turm.example.

    A house whose host spells all of it is called so.
    """
    words = text.split()
    if len(words) < 3 or fits_host(text, page.host):
        return False
    leads = (*phrases("town", "in_town"), *phrases("names", "at_house"))
    at = next((at for at in range(1, len(words) - 1) if words[at].casefold() in leads), 0)
    if not at or distinctive(" ".join(words[:at])):
        return False
    where = " ".join(words[at + 1 :])
    return is_town(page, where) or fits_host(townless(page, where), page.host)


def _is_topic_in_town(page: Page, text: str) -> bool:
    """Whether it opens with what the page tells or lets, and only a town tells it from others: "Room hire Leeds"."""
    if not begins_with("names", "topic", text) or is_host(text, page.host):
        return False
    telling = distinctive(text)
    lone = len(telling) == 1 and fold(text).split()[-1] in telling  # of a town where no country is known
    return lone or all(word in towns(page) or knows_town(country(page), word) for word in telling)


def _support(page: Page, candidate: Candidate, found: list[Candidate]) -> int:
    """How many kinds of places use the name, alone or with more words; the site's host is one of them."""
    using = [other for other in found if f" {candidate.key} " in f" {other.key} "]
    kinds = {_TOPIC.get(other.kind, other.kind) for other in using}
    strong = any(other.strong and other.key == candidate.key for other in using)
    hosts = (*_hosts(page), *(mail_hosts(page) if "title" in kinds else ()))
    texts = {candidate.text, townless(page, candidate.text)}
    hosted = any(fits_host(text, host) for text in texts for host in hosts)
    return len(kinds) + strong + hosted


def _is_host(page: Page, candidate: Candidate, found: list[Candidate]) -> bool:
    """Whether the host is the name and nothing else, of which no part is told as well: "Farol Coworking"."""
    if candidate.key.replace(" ", "") != host_label(page.host)[0]:
        return False
    return not any(other.key != candidate.key and f" {other.key} " in f" {candidate.key} " for other in found)


@once
def _hosts(page: Page) -> tuple[str, ...]:
    """The host of the page, and the same without the town of its address or of its title."""
    titled = {fold(word) for word in _WORD.findall(page.title) if knows_town(country(page), word)}
    return (page.host, *without_towns(page.host, towns(page) | titled))


@once
def mail_hosts(page: Page) -> tuple[str, ...]:
    """The hosts of the page's mailboxes: a house writes from its own, whatever the address of its site."""
    return tuple(dict.fromkeys(_MAILBOX.findall(page.source)))[:MAX_HOSTS] if "@" in page.source else ()


def _of_location(page: Page, best: Candidate, found: list[Candidate]) -> Candidate:
    """On the page of one location its own name: a heading that begins a part of the title, or adds to the site's."""
    if role_of(page) != "locations":
        return best
    parts = [one.key for one in found if one.kind == "title"]
    for one in found:
        titled = len(parts) > 1 and any(f"{part} ".startswith(f"{one.key} ") for part in parts)
        known = (word in towns(page) or knows_town(country(page), word) for word in distinctive(one.text))
        own = (titled or adds_place(one.text, best.text)) and not begins_with("names", "document", one.text)
        if one.kind == "heading" and own and one.key != best.key and not all(known):
            return one
    return best


def _distinct(found: list[Candidate]) -> list[Candidate]:
    seen: dict[str, Candidate] = {}
    for one in found:
        seen.setdefault(one.key, one)
    return list(seen.values())


@cache
def _no_names() -> frozenset[str]:
    return frozenset(fold(word) for word in phrases("names", "not_a_name"))
