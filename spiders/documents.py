"""From a response, or its absence, to the item that runs through the pipelines: one document a page."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from scrapy import Request
from scrapy.http import Response

from cowcrawl.agency import credited
from cowcrawl.card import SourceCard
from cowcrawl.errors import Unreadable
from cowcrawl.extract import Extract
from cowcrawl.fingerprint import sketch
from cowcrawl.joined import Joined
from cowcrawl.model import Document, Kind, Known, Reading, Validators, identifier
from cowcrawl.page import Page
from cowcrawl.page.content import Content
from cowcrawl.press import article
from cowcrawl.reader import read
from cowcrawl.site_page import load, read_with
from spiders import reserved
from spiders.address import allowed, canonical, is_home, key, language
from spiders.archive import ARCHIVED
from spiders.calls import as_page
from spiders.links import canonical_link
from spiders.outcome import Verdict, of_body, of_failure, of_status
from spiders.paywall import NOTE, is_walled, open_part
from spiders.registry import SOURCES
from spiders.replay import MISSING

KINDS: dict[str, Kind] = {"press": "press", "report": "report", "official": "directory", "osm": "directory"}
"""Who speaks on the pages of a source, by its kind; the others are operators."""

UNDATED = "the article states no date of publication: dates such as 'in the spring' were left out"
"""What the record of an article without a date says."""

CUT = "partial"
"""Scrapy's flag of a body of which nobody said how long it is: it ended with the connection."""
END = 2_000
"""Bytes at either end of a page in which it begins or ends as HTML does."""

logger = logging.getLogger(__name__)


class Fetched(NamedTuple):
    """What came of one response."""

    reading: Reading | None
    """The item; None when the very same document was read in this run already."""
    page: Page | None
    """The page, when there is one to follow links from."""


class Documents:
    """The documents of one source in one run. `clock` dates those of which no response is archived."""

    def __init__(
        self, card: SourceCard, clock: Callable[[], str], note: Callable[[str, str, str], None] | None = None
    ) -> None:
        """`note` is told what `remember` must be told again when a run that was cut off goes on."""
        self._card = card
        self._note = note or (lambda what, url, sha256: None)
        self._clock = clock
        self._kind = KINDS.get(card.kind, "operator")
        self._page_class = load(card.page_class, SOURCES) if card.page_class else None
        self._joined = Joined()
        self.own: str | None = None
        """Of the page that was remembered last, its address if another page goes by the one that it gives itself."""

    def of_response(self, response: Response) -> Fetched:
        """The document in a response, read; or the reason why it is not."""
        content_type = _content_type(response)
        verdict = self.missing(response) or of_body(response.body, content_type, self._kind)
        verdict = verdict or _reservation(reserved.by_header(response.headers))
        request = response.request
        assert request is not None  # Scrapy sets it before any callback
        if verdict:
            document = self._document(request, canonical(response.url), verdict, response, content_type)
            return Fetched(Reading(document=document), None)
        content = self._content(response.body, canonical(response.url), content_type)
        page = content.page if content.format == "html" else None
        if verdict := _reservation(reserved.by_page(page)) if page else None:
            document = self._document(request, canonical(response.url), verdict, response, content_type)
            return Fetched(Reading(document=document), page)
        return Fetched(self._of_content(request, response, content), page)

    def of_list(self, response: Response, role: str, problem: str | None, *, readable: bool) -> Reading:
        """The document of a page, feed or sitemap that only lists others: nothing is claimed on its word.

        `problem`: why it could not be read, or, when it is `readable`, why not all of it.
        """
        request = response.request
        assert request is not None  # Scrapy sets it before any callback
        content_type = _content_type(response)
        verdict = self.missing(response) or (None if readable else Verdict("parse", problem or "it cannot be read"))
        document = self._document(request, canonical(response.url), verdict, response, content_type, role=role)
        document = document if verdict else replace(document, reason=problem)
        return Reading(document=document, validators=_validators(response, verdict))

    def of_data(self, response: Response) -> Reading | None:
        """The document of JSON that a page without text of its own calls for: read as a page's inline state is.

        None when the very same document was read in this run already. A place it names is its page's.
        """
        request = response.request
        assert request is not None  # Scrapy sets it before any callback
        url, content_type = canonical(response.url), _content_type(response)
        verdict = self.missing(response) or (None if _is_json(response.body) else Verdict("not_html", "it is no JSON"))
        if verdict:
            return Reading(document=self._document(request, url, verdict, response, content_type))
        content = self._content(as_page(response.body), url, "text/html; charset=utf-8")
        reading = self._of_content(request, response, content)
        if reading is None:
            return None
        role = "home" if reading.document.role in (None, "other") else reading.document.role
        return replace(reading, document=replace(reading.document, content_type=content_type, role=role))

    def unchanged(self, request: Request, known: Known) -> Reading:
        """The document of an earlier run that its server says is still the same."""
        verdict = Verdict("unchanged", "the server says that it has not changed")
        document = self._document(request, known.url, verdict)
        return Reading(document=replace(document, document_id=known.document_id, status=304))

    def still(self, response: Response, known: Known) -> Fetched:
        """The same for a page whose content of before is in the response, so that its links can be followed."""
        request, body = response.request, response.body
        assert request is not None  # Scrapy sets it before any callback
        content = self._content(body, known.url, _content_type(response))
        page, sha256 = content.page if content.format == "html" else None, hashlib.sha256(body).hexdigest()
        if self._joined.again(known.url, sha256):
            return Fetched(None, page)
        self.remember(known.url, sha256)
        return Fetched(self.unchanged(request, known), page)

    def remember(self, url: str, sha256: str, own: str | None = None) -> None:
        """Keep in mind that a page was read, so that the same bytes are not read twice in a run."""
        self.own = own
        self._joined.remember(url, sha256)
        self._note("content", url, sha256)

    def missing(self, response: Response) -> Verdict | None:
        """Why a response holds nothing to read, as far as its status tells; None when it may."""
        if MISSING in response.flags:
            return Verdict("gone", "the archive does not hold this address")
        if (
            CUT in response.flags
            and b"</html" not in response.body[-END:].lower()
            and b"<html" in response.body[:END].lower()
        ):
            return Verdict("refused", "the connection was closed before the page had come to its end")
        return of_status(response.status)

    def of_failure(self, request: Request, error: BaseException) -> Reading:
        """The document of a request that brought no response."""
        return Reading(document=self._document(request, canonical(_asked_for(request)), of_failure(error)))

    def of_verdict(self, request: Request, response: Response, verdict: Verdict) -> Reading:
        """The document of a response that is not looked into."""
        content_type = _content_type(response)
        return Reading(document=self._document(request, canonical(response.url), verdict, response, content_type))

    def _of_content(self, request: Request, response: Response, content: Content) -> Reading | None:
        content_type, sha256 = content.content_type, hashlib.sha256(response.body).hexdigest()
        is_page = content.format == "html"
        own, said = self._addresses(content.page) if is_page else (content.url, None)
        url = self._joined.address(own, said, sha256)
        if self._joined.again(url, sha256):
            return None
        again = self._joined.duplicate(url, sha256)
        verdict = Verdict("duplicate", again) if again else None
        self.remember(url, sha256, own)
        if verdict:
            return Reading(document=self._document(request, url, verdict, response, content_type))
        walled = self._kind == "press" and is_page and is_walled(content.page)
        if walled:
            content = content.showing(open_part(content.page))
        extract = self._read(content)
        if isinstance(extract, Verdict):
            return Reading(document=self._document(request, url, extract, response, content_type))
        if is_page and not content.page.blocks and not extract.mentions:
            verdict = Verdict("empty", "the page has no text of its own; scripts may draw it")
        document = self._document(
            request,
            url,
            verdict,
            response,
            content_type,
            role=extract.role,
            language=extract.language,
            title=(content.page.title if is_page else extract.title) or None,
            published_at=extract.published_at,
        )
        if self._kind == "press":
            document = _of_press(document, content.page, walled=walled, undated=bool(extract.mentions))
        elif is_page and extract.role == "news":  # a release may stand here that a newspaper copies
            document = replace(document, sketch=sketch(article.text(content.page)))
        return Reading(
            document=document,
            mentions=extract.mentions,
            aggregates=extract.aggregates,
            rejects=extract.rejects,
            people=extract.people,
            validators=_validators(response, verdict),
        )

    def _content(self, body: bytes, url: str, content_type: str | None) -> Content:
        return Content(body=body, url=url, kind=self._kind, content_type=content_type, country=self._card.country)

    def _read(self, content: Content) -> Extract | Verdict:
        """What is read in a document, or why it is not: one that breaks the reader must not stop the run."""
        try:
            extract = read(content)
            return read_with(self._page_class, content.page, extract) if self._page_class else extract
        except Unreadable as error:
            return Verdict(error.outcome, str(error))
        except Exception as error:
            logger.exception("%s: the reader failed", content.url)
            return Verdict("parse", f"the reader failed: {type(error).__name__}: {error}")

    def _addresses(self, page: Page) -> tuple[str, str | None]:
        """The address of a page, and the other one that it gives itself, unless that cannot be its own.

        It cannot when it is on a foreign host, in another language, or the home page's.
        """
        said = canonical_link(page)
        if said is None or not allowed(said, self._card.hosts):
            return page.url, None
        said = canonical(said)
        if key(said) == key(page.url):
            return said, None
        wrong = language(said) != language(page.url) or is_home(said)
        return page.url, None if wrong else said

    def _document(
        self,
        request: Request,
        url: str,
        verdict: Verdict | None,
        response: Response | None = None,
        content_type: str | None = None,
        **read: Any,
    ) -> Document:
        place = request.meta.get(ARCHIVED)
        body = response.body if response else b""
        sha256 = hashlib.sha256(body).hexdigest() if body else None
        return Document(
            document_id=identifier(self._card.id, url, sha256),
            source_id=self._card.id,
            url=url,
            requested_url=_asked_for(request),
            fetched_at=place.fetched_at if place else self._clock(),
            outcome=verdict.outcome if verdict else "read",
            reason=verdict.reason if verdict else None,
            status=response.status if response else None,
            content_type=content_type,
            size=len(body) if response else None,
            sha256=sha256,
            kind=self._kind,
            warc_file=place.file if place else None,
            warc_offset=place.offset if place else None,
            **read,
        )


def _reservation(said: str | None) -> Verdict | None:
    """A page that its owner reserves is not read."""
    return Verdict("robots", said) if said else None


def _is_json(body: bytes) -> bool:
    try:
        return isinstance(json.loads(body), dict | list)
    except (ValueError, RecursionError):
        return False


def _of_press(document: Document, page: Page, *, walled: bool, undated: bool) -> Document:
    """The document of an article with what is known of its text. `undated`: whether it matters that it has no date."""
    reason = NOTE if walled else UNDATED if undated and not document.published_at else None
    text = article.text(page)
    return replace(
        document,
        paywalled=int(walled),
        reason=document.reason or reason,
        agency=credited(page, text),
        sketch=sketch(text),
    )


def _content_type(response: Response) -> str | None:
    return (response.headers.get("Content-Type") or b"").decode("latin-1") or None


def _validators(response: Response, verdict: Verdict | None) -> Validators | None:
    """What the server is to be asked with next time; nothing when this time could not be read."""
    etag, modified = (
        (response.headers.get(name) or b"").decode("latin-1") or None for name in ("ETag", "Last-Modified")
    )
    return Validators(etag=etag, last_modified=modified) if (etag or modified) and not verdict else None


def _asked_for(request: Request) -> str:
    """The address that was asked for before redirects."""
    return str(request.meta.get("redirect_urls", [request.url])[0])
