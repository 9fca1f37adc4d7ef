"""From a record of an archive to the reading of its page, each by itself: what other records say is not looked at.

So a record can be read anywhere, in any order. What a crawl knows of the pages before, such as that one is another's
duplicate, is made good where readings are brought together (`cowcrawl.joined`); what it needs is in `Read`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import HtmlResponse, Response
from scrapy.settings import Settings
from scrapy.signalmanager import SignalManager
from scrapy.utils.response import get_meta_refresh
from warcio.recordloader import ArcWarcRecordLoader

from cowcrawl import settings as project_settings
from cowcrawl.card import SourceCard
from cowcrawl.forgotten import any_of, of_address
from cowcrawl.model import Document, Reading, identifier
from spiders.address import bare, clean, host, is_home, key
from spiders.archive import ARCHIVED, Place
from spiders.archived import card_for_site
from spiders.documents import KINDS, Documents
from spiders.outcome import Verdict
from spiders.records import MAX_RECORD, Record
from spiders.replay import NOT_MODIFIED, Entry, answer, entry_of, response_of
from spiders.sift import refused
from spiders.topic import is_topic_page

_XML = re.compile(r"\b(?:xml|rss|atom)\b")
_JSON = re.compile(r"\bjson\b")
_NO_PAGES = ("/robots.txt", "/sitemap.xml")
"""Paths that are asked for on every site, and are no document whatever is answered."""


@dataclass(frozen=True, kw_only=True)
class Read:
    """What one record gave."""

    card: SourceCard
    """The source it belongs to."""
    reading: Reading
    """Its document and what was read in it."""
    own_url: str
    """The address it goes by if the one in its document is another page's already."""
    joins: bool = False
    """Whether other pages of its run may be duplicates of it, and it of them."""


class Rereader:
    """Reads the records of one archive for the sources of some cards, and for sites that no card knows."""

    def __init__(
        self,
        cards: Sequence[SourceCard],
        file: str,
        forgotten: Collection[str] = (),
        *,
        known_only: bool = False,
        sifted: bool = False,
    ) -> None:
        """`file`: the archive's name; `forgotten`: digests of what is not to be read.

        `known_only`: pass over sites that no card knows; `sifted`: read of these only what `spiders.sift` lets through.
        """
        self.counts: Counter[str] = Counter()
        self._by_host = {bare(name): card for card in cards for name in card.hosts}
        self._ids = frozenset(card.id for card in cards)
        self._file = file
        self._forgotten = frozenset(forgotten)
        self._known_only = known_only
        self._sifted = sifted

    def read(self, record: Record) -> Read | None:
        """The reading of a record; None when it holds no page, or one that is not to be read."""
        self.counts["records"] += 1
        entry, response = self._answer(record)
        if entry is None or (card := self._card(entry.url)) is None:
            return None
        if any_of(of_address(entry.url), self._forgotten):
            self.counts["opted out"] += 1
            return None
        if entry.kind == "revisit":
            self.counts["revisits"] += 1  # what it shows stands in another record
            return None
        place = Place(self._file, record.offset, entry.date)
        if entry.status == NOT_MODIFIED:
            return Read(card=card, reading=_unchanged(card, entry.url, place), own_url=entry.url)
        if response is None or not self._is_page(response, card):
            return None
        self.counts["pages"] += 1
        return _read(card, response, place, self._sieve if self._sifted and card.id not in self._ids else None)

    def _sieve(self, response: Response) -> bool:
        """Whether a page is worth reading; the stage at which it is not is counted."""
        kind = (response.headers.get("Content-Type") or b"").decode("latin-1") or None
        stage = refused(response.url, response.body, kind)
        if stage:
            self.counts[f"sifted out by {stage}"] += 1
        return stage is None

    def _answer(self, record: Record) -> tuple[Entry | None, Response | None]:
        """The entry of a record and, of an answer that may hold a page, the response."""
        try:
            found = ArcWarcRecordLoader().parse_record_stream(BytesIO(record.data), known_format="warc")
            entry = entry_of(found, Path(self._file), record.offset, unchanged=True)
            if entry is None or entry.kind == "revisit" or entry.status == NOT_MODIFIED:
                return entry, None
            return entry, response_of(entry.url, *answer(found, entry, MAX_RECORD))
        except (ValueError, AttributeError):  # a header that says nothing
            self.counts["unreadable"] += 1
            return None, None

    def _card(self, url: str) -> SourceCard | None:
        name = host(url)
        known = self._by_host.get(name)
        if known is not None:
            return known if known.kind != "osm" else None  # the map is brought in by `cowcrawl osm`
        if self._known_only or not name:
            return None
        return _made_up(name, self._ids)

    def _is_page(self, response: Response, card: SourceCard) -> bool:
        """Whether an answer may be a document: no redirect, no robots.txt, no sitemap of an operator."""
        if 300 <= response.status < 400 or urlsplit(response.url).path in _NO_PAGES:
            return False
        kind = (response.headers.get("Content-Type") or b"").decode("latin-1").lower()
        return card.kind == "press" or not (_XML.search(kind) and "html" not in kind)


def _read(card: SourceCard, response: Response, place: Place, sieve: Callable[[Response], bool] | None) -> Read | None:
    request = Request(response.url, meta={ARCHIVED: place})
    joined: list[str] = []
    documents = Documents(card, lambda: place.fetched_at, lambda what, *_: joined.append(what))
    try:
        response = _decompressed(request, response)
    except (IgnoreRequest, OSError, ValueError) as error:
        said = Verdict("too_large", "the body is larger than the limit for one page once decompressed")
        verdict = said if isinstance(error, IgnoreRequest) else Verdict("parse", "its compression is damaged")
        reading = documents.of_verdict(request, response, verdict)
        return Read(card=card, reading=reading, own_url=reading.document.url)
    response.request = request
    if len(response.body) > project_settings.DOWNLOAD_MAXSIZE:
        verdict = Verdict("too_large", "the body is larger than the limit for one page")
        reading = documents.of_verdict(request, response, verdict)
        return Read(card=card, reading=reading, own_url=reading.document.url)
    if (sieve and not sieve(response)) or _leads_on(response):
        return None
    found = _reading(card, response, documents)
    if found is None:
        return None
    return Read(card=card, reading=found, own_url=documents.own or found.document.url, joins=bool(joined))


def _reading(card: SourceCard, response: Response, documents: Documents) -> Reading | None:
    kind = (response.headers.get("Content-Type") or b"").decode("latin-1").lower()
    if role := _list_role(card, response.url, kind):
        return documents.of_list(response, role, None, readable=True)
    if _JSON.search(kind) and KINDS.get(card.kind, "operator") == "operator":
        return documents.of_data(response)
    return documents.of_response(response).reading


def _list_role(card: SourceCard, url: str, kind: str) -> str | None:
    """The role of a page of a newspaper that only lists articles: nothing is claimed on its word."""
    if card.kind != "press":
        return None
    if _XML.search(kind) and "html" not in kind:
        return "sitemap" if "sitemap" in url.casefold() else "feed"
    listed = {key(clean(address) or address) for address in card.sections}
    if any(_is_search(url, template) for template in card.search):
        return "search"
    if key(url) in listed:
        return "section"
    if is_home(url):
        return "home"
    given = {key(clean(address) or address) for address in card.start_urls}
    return "section" if is_topic_page(url) and key(url) not in given else None


def _is_search(url: str, template: str) -> bool:
    """Whether an address is a search of the site."""
    before, _, after = template.partition("{query}")
    return url.startswith(before) and url.endswith(after)


def _leads_on(response: Response) -> bool:
    """Whether a page only sends its reader on to another."""
    if not isinstance(response, HtmlResponse):
        return False
    interval, url = get_meta_refresh(response, ignore_tags=("noscript",))
    return bool(url) and (interval or 0) < project_settings.METAREFRESH_MAXDELAY


def _unchanged(card: SourceCard, url: str, place: Place) -> Reading:
    """The word of a server that a page has not changed: which document that is, is for the store to say."""
    document = Document(
        document_id=identifier(card.id, url, None),
        source_id=card.id,
        url=url,
        requested_url=url,
        fetched_at=place.fetched_at,
        outcome="unchanged",
        reason="the server says that it has not changed",
        status=NOT_MODIFIED,
        kind=KINDS.get(card.kind, "operator"),
        warc_file=place.file,
        warc_offset=place.offset,
    )
    return Reading(document=document)


@lru_cache(maxsize=4096)
def _made_up(name: str, taken: frozenset[str]) -> SourceCard:
    return card_for_site(name, f"https://{name}/", taken)


def _decompressed(request: Request, response: Response) -> Response:
    found = _decompressor().process_response(request, response)
    assert isinstance(found, Response)  # it asks for nothing
    return found


@lru_cache(maxsize=1)
def _decompressor() -> HttpCompressionMiddleware:
    settings = Settings()
    settings.setmodule(project_settings, priority="project")
    alone: Any = SimpleNamespace(settings=settings, stats=None, signals=SignalManager())  # no crawl counts anything
    return HttpCompressionMiddleware(crawler=alone)
