"""Probing a site: a short crawl into a folder that is thrown away, and what it tells of robots, pages and spaces."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scrapy import Request

from cowcrawl import settings
from cowcrawl.card import SourceCard, SourceKind
from cowcrawl.cli._common import now
from cowcrawl.errors import BadInput, BuildError
from cowcrawl.page import Page
from cowcrawl.page.content import Content
from db.build import DATABASE, build
from db.evidence import stored_mentions
from db.store import Store
from spiders import entrance, proposal
from spiders.address import clean, host
from spiders.crawl import contact_missing, crawl
from spiders.documents import KINDS
from spiders.entrance import Refusal
from spiders.frontier import LANGUAGES_READ
from spiders.links import alternates, feeds
from spiders.outcome import Verdict
from spiders.proposal import Robots
from spiders.replay import Archives, opened

PAGE_CAP = 40
"""Pages fetched for a probe at most: enough to meet each kind of page, and little to ask of a stranger's server."""

LOCAL = ("127.0.0.1", "localhost")
"""Hosts on this machine."""

PROBED = "probed"
"""Id of the card under which a site is probed."""


@dataclass(frozen=True, kw_only=True)
class ProbedPage:
    """One page of the site."""

    url: str
    role: str
    language: str | None
    outcome: str
    reason: str | None
    found: Counter[str] = field(default_factory=Counter)
    """Claims by field."""


@dataclass(frozen=True, kw_only=True)
class Probe:
    """What was found at an address."""

    url: str
    robots: Robots
    feeds: Sequence[str]
    languages: Sequence[str]
    """Those the site offers, the one it was walked in first."""
    pages: Sequence[ProbedPage]
    spaces: Sequence[dict[str, Any]]
    """What a build of these pages alone would publish."""
    refusal: Refusal | None
    """Why it is no site to be read; then there is no card."""
    card: SourceCard | None
    contents: Sequence[Content] = field(repr=False, default=())
    """The pages on which something was found, as they came."""


def address(text: str) -> str:
    """The address a person means; BadInput when it is none."""
    written = text if re.match(r"[a-z]+:", text, re.I) and not re.match(r"[^/:]+:\d", text) else f"https://{text}"
    url = clean(written)
    name = host(url or "")
    if url is None or not re.fullmatch(r"[\w-]+(\.[\w-]+)+|localhost|\[[0-9a-f:]+\]|[0-9a-f:]+", name):
        raise BadInput(f"{text!r} is no address of a site; expected one such as https://www.example.org/")
    return url


def probe(url: str, *, kind: SourceKind, taken: Collection[str], archives: Sequence[Path], folder: Path) -> Probe:
    """Crawl the site at `url` into `folder` and say what is there. `taken`: ids that cards have already.

    With `archives` they are read instead of the network. Runs Twisted's reactor, so once a process.
    """
    unknown = SourceCard(
        id=PROBED,
        name=host(url),
        kind=kind,
        start_urls=[url],
        hosts=[host(url)],
        languages=[],
        licence=proposal.TERMS,
        robots="Being probed.",
        page_cap=PAGE_CAP,
    )
    if not archives and contact_missing([unknown]):
        raise BadInput("a probe says who is behind it: set COWCRAWL_CONTACT to the address of a page or a mailbox")
    crawl([unknown], var=folder, run_stamp=now().strftime("%Y%m%dT%H%M%SZ"), archives=archives, settings=_own(url))
    kept = opened(tuple(archives)) if archives else Archives(sorted((folder / "archive").glob("*.warc.gz")))
    with Store(folder / "claims.db") as store:
        return _look(url, unknown, store, kept, taken, _published(folder))


def _own(url: str) -> dict[str, Any]:
    """What a probe sets otherwise than a crawl: bodies come as they are saved, and this machine need not be spared."""
    local = {"DOWNLOAD_DELAY": 0} if host(url) in LOCAL else {}
    return {"COMPRESSION_ENABLED": False, **local}


def _look(
    url: str, unknown: SourceCard, store: Store, kept: Archives, taken: Collection[str], spaces: list[dict[str, Any]]
) -> Probe:
    rows = list(store.rows("SELECT * FROM documents ORDER BY rowid"))
    home = next((row for row in rows if row["requested_url"] == url), None)
    body = _body(kept, home["url"]) if home is not None else None
    page = Page(body, url=home["url"]) if home is not None and body else None
    verdict = None if home is None or home["outcome"] == "read" else Verdict(home["outcome"], home["reason"])
    refused = entrance.refusal(verdict, page, on_topic=unknown.kind != "press")
    listed = _body(kept, clean("/robots.txt", url) or url)
    told = proposal.robots(None if listed is None else listed.decode("utf-8", "replace"), url, settings.USER_AGENT)
    pages = list(_pages(store, rows))
    named = feeds(page) if page else []
    languages = _languages(page, pages)
    card = None
    if page and (refused is None or refused.why in ("off_topic", "needs_browser")):
        claims = [(claim.field, claim.value) for mention in stored_mentions(store) for claim in mention.claims]
        known: dict[str, Any] = {"taken": taken, "languages": languages, "feeds": named, "robots": told.sentence}
        scripted = refused is not None and refused.why == "needs_browser"
        known["needs_browser"] = scripted and not any(one.found for one in pages)
        card = proposal.card(url, claims=claims, page=page, kind=unknown.kind, told=known)
    return Probe(
        url=url,
        robots=told,
        feeds=named,
        languages=languages,
        pages=pages,
        spaces=spaces,
        refusal=refused,
        card=card,
        contents=list(_contents(kept, rows, pages, unknown)),
    )


def _pages(store: Store, rows: Sequence[sqlite3.Row]) -> Iterator[ProbedPage]:
    counts: dict[str, Counter[str]] = {}
    for row in store.rows("SELECT document_id, field, count(*) AS n FROM claims GROUP BY 1, 2"):
        counts.setdefault(row["document_id"], Counter())[row["field"]] = row["n"]
    for row in rows:
        yield ProbedPage(
            url=row["url"],
            role=row["role"] or "",
            language=row["language"],
            outcome=row["outcome"],
            reason=row["reason"],
            found=counts.get(row["document_id"], Counter()),
        )


def _contents(
    kept: Archives, rows: Sequence[sqlite3.Row], pages: Sequence[ProbedPage], card: SourceCard
) -> Iterator[Content]:
    for row, page in zip(rows, pages, strict=True):
        body = _body(kept, row["requested_url"], row["url"]) if page.found else None
        if body:
            kind = KINDS.get(card.kind, "operator")
            yield Content(body=body, url=row["url"], kind=kind, content_type=row["content_type"], country=card.country)


def _body(kept: Archives, *urls: str) -> bytes | None:
    """The body of the first of some addresses that was answered with a page."""
    for url in urls:
        response = kept.fetch(Request(url), settings.DOWNLOAD_MAXSIZE)
        if response.status == 200 and response.body:
            return response.body
    return None


def _languages(page: Page | None, pages: Sequence[ProbedPage]) -> list[str]:
    """The languages of a site: the one most of its pages are in, then those its first page offers, if we read them."""
    spoken = Counter(one.language for one in pages if one.language)
    offered = [code for code in alternates(page) if code in LANGUAGES_READ] if page else []
    return list(dict.fromkeys([code for code, _ in spoken.most_common(1)] + offered))


def _published(folder: Path) -> list[dict[str, Any]]:
    """The spaces a build of the folder publishes; none when it publishes nothing."""
    try:
        made = build(folder)
    except BuildError:
        return []
    with closing(sqlite3.connect(made / DATABASE)) as connection:
        connection.row_factory = sqlite3.Row
        rows = connection.execute(
            "SELECT *, (SELECT count(*) FROM formulas f WHERE f.space_id = s.space_id) AS n_formulas FROM spaces s"
        )
        return [dict(row) for row in rows]


__all__ = ["Probe", "ProbedPage", "address", "probe"]
