"""The nouns that travel from a fetched page to the claim store. Field docstrings are the data dictionary."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from cowcrawl.walk import Visit

Kind = Literal["operator", "press", "report", "directory"]
Modality = Literal["stated", "announced", "rumoured", "denied"]
Outcome = Literal[
    "read",
    "unchanged",
    "duplicate",
    "dns",
    "refused",
    "timeout",
    "robots",
    "blocked",
    "gone",
    "moved",
    "server_error",
    "redirect_loop",
    "too_large",
    "empty",
    "not_html",
    "parse",
]


@dataclass(frozen=True, kw_only=True)
class Document:
    """One response as fetched, or the reason why there is none."""

    document_id: str
    """Derived from source, address and content: the same bytes at the same address are the same document."""
    source_id: str
    """The source card this document was fetched for."""
    url: str
    """Canonical address of the page; variants of it (index.html, tracking parameters) are this one document."""
    requested_url: str
    """The address that was asked for, before redirects."""
    fetched_at: str
    """When it was fetched, UTC, ISO 8601; for an archived page the time its archive gives."""
    outcome: Outcome
    """`read`, `unchanged` when the server said so, or one word from the vocabulary of failures."""
    reason: str | None = None
    """A sentence for the maintainer: why nothing was read, or why only a part."""
    status: int | None = None
    """HTTP status code; null when no response came."""
    content_type: str | None = None
    """The Content-Type header as sent."""
    size: int | None = None
    """Length of the decoded body in bytes."""
    sha256: str | None = None
    """SHA-256 of the decoded body, hexadecimal."""
    kind: Kind = "operator"
    """Who speaks: an operator, the press, a report or a directory."""
    role: str | None = None
    """What the page is for, as its address and title say: home, locations, offer, prices, contact, about, news."""
    language: str | None = None
    """Language of the text, ISO 639-1."""
    title: str | None = None
    """The page's title."""
    published_at: str | None = None
    """Date of publication the page states (EDTF)."""
    paywalled: int = 0
    """1 when the page says that it shows only a part without a subscription; that part was read."""
    agency: str | None = None
    """The news agency that an article credits with its text."""
    sketch: str | None = None
    """Sketch of an article's text (`cowcrawl.fingerprint`), by which copies of it are known."""
    warc_file: str | None = None
    """Name of the archive file that holds the response."""
    warc_offset: int | None = None
    """Byte offset of the response record in the archive file."""


@dataclass(kw_only=True, unsafe_hash=True)  # nobody changes one: to be frozen made each five times as dear to make
class Claim:
    """What one document says of one subject in one respect, with the words that say it."""

    field: str
    """What is claimed: a name from the list of fields (`cowcrawl.fields`)."""
    value: Any
    """The value in the inventory's form: string, number, true or false, or an object for formulas and rooms."""
    unit: str | None = None
    """Unit of a number (m2, desks, people), or null."""
    quote: str
    """The literal passage of the document that says it, white space collapsed."""
    locator: str
    """Where the quote stands: an XPath, or `jsonld:`, `meta:`, `attr:` and a path."""
    extractor: str
    """Which extractor read it."""
    modality: Modality = "stated"
    """Whether it is stated as fact, announced, rumoured or denied."""
    context: tuple[str, ...] = ()
    """Further literal passages without which the quote cannot be understood: a table's headers, the heading above."""


@dataclass(frozen=True, kw_only=True)
class Aggregate:
    """A count or measure that a document makes itself, with the words that say it; never turned into spaces."""

    subject: str
    """What is counted or measured: "Brussels Region, existing spaces", an operator, a stock of buildings."""
    measure: str
    """In which measure: spaces, locations, rent, share."""
    value: float
    """The number; a range is two aggregates."""
    unit: str | None = None
    """Its unit: spaces, percent, EUR/m2/year."""
    date: str | None = None
    """The date it holds for (EDTF)."""
    quote: str
    """The literal passage that says it, white space collapsed."""
    locator: str
    """Where the quote stands in the document."""


@dataclass(frozen=True, kw_only=True)
class Point:
    """A position and how far it can be trusted."""

    latitude: float
    """Degrees north, WGS 84."""
    longitude: float
    """Degrees east, WGS 84."""
    precision: Literal["building", "street", "postcode", "municipality"]
    """What the point stands for."""
    provider: str
    """Where it comes from: `page`, or the name of a geocoder."""


@dataclass(frozen=True, kw_only=True)
class Mention:
    """The claims of one document about one subject."""

    subject: int
    """Number of the subject in its document, from 0, in reading order."""
    claims: tuple[Claim, ...]
    """Its claims, in reading order."""
    point: Point | None = None
    """Where it lies, once geocoded."""

    def first(self, field: str) -> Any:
        """The value of the first claim about `field`, or None."""
        return next((claim.value for claim in self.claims if claim.field == field), None)


@dataclass(kw_only=True, unsafe_hash=True)
class Reject:
    """Something a stage left out, and why: nothing is dropped in silence."""

    stage: str
    """Which stage: an extractor or a pipeline."""
    field: str | None
    """The field concerned, or null for a whole document."""
    reason: str
    """One word or phrase that can be counted."""
    detail: str
    """The text or value concerned, without personal data."""


@dataclass(frozen=True, kw_only=True)
class Validators:
    """What a server wants to be asked with next time, so that it can answer that nothing has changed."""

    etag: str | None = None
    """The ETag header as sent."""
    last_modified: str | None = None
    """The Last-Modified header as sent."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of an address from earlier runs."""

    document_id: str
    """The document it gave."""
    url: str
    """The canonical address of that document."""
    validators: Validators
    """What its server is asked with."""
    warc_file: str | None = None
    """Name of the archive file that holds its response."""
    warc_offset: int | None = None
    """Byte offset of the record in that file."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A document together with what was read in it: the item that runs through the pipelines."""

    document: Document
    """The document."""
    mentions: tuple[Mention, ...] = ()
    """One mention a subject; none when nothing was read."""
    aggregates: tuple[Aggregate, ...] = ()
    """What the document counts itself."""
    rejects: tuple[Reject, ...] = ()
    """What was left out on the way."""
    people: tuple[str, ...] = ()
    """Persons with a card on the page, until they are cut from what is kept: none from then on."""
    validators: Validators | None = None
    """What the server gave to ask with next time."""
    visit: Visit | None = None
    """The visit of the walk on which it was read."""


def identifier(*parts: object) -> str:
    """A stable identifier of 16 hexadecimal digits for the given parts (SHA-256 of their JSON, shortened)."""
    return hashlib.sha256(_as_json(parts).encode()).hexdigest()[:16]


_as_json: Callable[[object], str] = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=str).encode


def claim_id(document_id: str, subject: int, claim: Claim) -> str:
    """The content-derived identifier of a claim: the same words read the same way give the same identifier."""
    return identifier(
        document_id,
        subject,
        claim.field,
        claim.value,
        claim.unit,
        claim.quote,
        claim.context,
        claim.extractor,
        claim.modality,
    )


def aggregate_id(document_id: str, aggregate: Aggregate) -> str:
    """The content-derived identifier of a count: the same words read the same way give the same identifier."""
    told = (aggregate.subject, aggregate.measure, float(aggregate.value), aggregate.unit, aggregate.date)
    return identifier("aggregate", document_id, *told, aggregate.quote)
