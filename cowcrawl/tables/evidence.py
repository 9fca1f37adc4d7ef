"""What the inventory rests on: sources, documents, claims, runs, and the build itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class Source:
    """The sites and lists that are read."""

    _table: ClassVar[str] = "sources"
    _key: ClassVar[tuple[str, ...]] = ("source_id",)
    _references: ClassVar[dict[str, tuple[str, str]]] = {}

    source_id: str
    """Identifier of the source card."""
    name: str | None = None
    """Name of the source."""
    kind: str | None = None
    """operator, press, report or directory."""
    list: str | None = None
    """The independent list it belongs to, as in `space_lists`."""
    homepage: str | None = None
    """First start address of the card."""
    languages: str | None = None
    """Languages of the site, separated by commas."""
    country: str | None = None
    """Country, ISO 3166-1 alpha-2."""
    licence: str | None = None
    """Note on licence and terms."""
    robots: str | None = None
    """Note on robots.txt."""
    sample: int = 0
    """1 for an invented source of the demonstration, 0 for a real one."""
    n_documents: int = 0
    """Number of documents kept."""
    n_claims: int = 0
    """Number of claims read."""
    last_run: str | None = None
    """When its last healthy run ended, UTC."""
    rhythm: str | None = None
    """How often it is crawled: night, week or month."""
    state: str | None = None
    """new (never crawled), healthy, unhealthy (its newest run gave nothing) or silent (its newest three or more)."""
    failure: str | None = None
    """What its newest run failed of, one word; null when healthy."""
    reason: str | None = None
    """The same in a sentence."""
    last_success: str | None = None
    """When its newest healthy run ended, UTC."""
    silent_runs: int = 0
    """Runs without result since then."""
    due: str | None = None
    """From when on it is due again, UTC; null: at once."""


@dataclass(frozen=True, kw_only=True)
class PublishedDocument:
    """Every page that was fetched, or tried, with the outcome."""

    _table: ClassVar[str] = "documents"
    _key: ClassVar[tuple[str, ...]] = ("document_id",)
    _references: ClassVar[dict[str, tuple[str, str]]] = {"source_id": ("sources", "source_id")}

    document_id: str
    """Identifier derived from source, address and content."""
    source_id: str | None = None
    """The source it belongs to."""
    url: str | None = None
    """Canonical address."""
    title: str | None = None
    """The page's title."""
    kind: str | None = None
    """operator, press, report or directory."""
    role: str | None = None
    """What the page is for: home, locations, offer, prices, contact, about, news; of the press also feed, sitemap,
    section and search, which only list articles."""
    language: str | None = None
    """Language of the text, ISO 639-1."""
    status: int | None = None
    """HTTP status code."""
    outcome: str | None = None
    """`read`, or why nothing was read."""
    reason: str | None = None
    """Why nothing was read, or only a part, in a sentence."""
    fetched_at: str | None = None
    """When it was first fetched with this content, UTC."""
    last_fetched_at: str | None = None
    """When it was last found unchanged, UTC."""
    published_at: str | None = None
    """Date of publication (EDTF)."""
    paywalled: int = 0
    """1 when the page says that it shows only a part without a subscription; that part was read."""
    evidence_id: str | None = None
    """The piece of evidence it belongs to: the oldest document with this text, so documents of one value are copies."""
    agency: str | None = None
    """The news agency that the article credits."""
    sha256: str | None = None
    """SHA-256 of the decoded body."""
    size: int | None = None
    """Length of the decoded body in bytes."""
    warc_file: str | None = None
    """Archive file that holds the response."""
    warc_offset: int | None = None
    """Byte offset of the record in that file."""
    n_claims: int = 0
    """Number of claims read in it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PublishedClaim:
    """Every claim: one document's word about one field of one space, with its quote."""

    _table: ClassVar[str] = "claims"
    _key: ClassVar[tuple[str, ...]] = ("claim_id",)
    _references: ClassVar[dict[str, tuple[str, str]]] = {
        "space_id": ("spaces", "space_id"),
        "document_id": ("documents", "document_id"),
    }

    claim_id: str
    """Identifier derived from the claim's content."""
    space_id: str | None = None
    """The space it is about; null when it could not be attached to one."""
    document_id: str | None = None
    """The document that makes it."""
    field: str | None = None
    """What is claimed."""
    value: str | None = None
    """The value, as text; JSON for formulas and rooms."""
    unit: str | None = None
    """Unit of a number."""
    quote: str | None = None
    """The literal passage that says it."""
    context: str | None = None
    """Further literal passages needed to read the quote (headers, heading above), as a JSON list."""
    locator: str | None = None
    """Where the quote stands in the document."""
    extractor: str | None = None
    """Which extractor read it."""
    modality: str | None = None
    """stated, announced, rumoured or denied."""
    published: int = 0
    """1 if this is the value shown for the space."""
    current: int = 0
    """1 while the newest version of its page still makes it; 0 when it only was so."""
    first_seen: str | None = None
    """When a document first made this claim, UTC."""
    last_seen: str | None = None
    """When a document last made this claim, UTC."""


@dataclass(frozen=True, kw_only=True)
class Run:
    """Crawls of one source, one row each, immutable once closed."""

    _table: ClassVar[str] = "runs"
    _key: ClassVar[tuple[str, ...]] = ("run_id",)
    _references: ClassVar[dict[str, tuple[str, str]]] = {"source_id": ("sources", "source_id")}

    run_id: str
    """Start time and source."""
    source_id: str | None = None
    """The source that was crawled."""
    mode: str | None = None
    """live or archive."""
    started_at: str | None = None
    """UTC."""
    finished_at: str | None = None
    """UTC; null while it runs or when it was cut off."""
    outcome: str | None = None
    """healthy, unhealthy, or failed."""
    failure: str | None = None
    """What it failed of, one word; null when healthy."""
    reason: str | None = None
    """The outcome in a sentence."""
    n_documents: int = 0
    """Documents fetched, whatever came of them."""
    n_read: int = 0
    """Documents read, or found unchanged."""
    n_claims: int = 0
    """Claims read."""
    n_spaces: int | None = None
    """Spaces read, told apart by their address, or by their name where no page states one."""
    n_fields: int | None = None
    """Fields filled, each once a subject of a document."""
    n_formulas: int | None = None
    """Price plans read."""
    n_rejects: int = 0
    """Values left out, each with its reason."""
    cowcrawl_version: str | None = None
    """Version of the reader."""


@dataclass(frozen=True, kw_only=True)
class Build:
    """This published database: one row that says when and from what it was made."""

    _table: ClassVar[str] = "build"
    _key: ClassVar[tuple[str, ...]] = ("stamp",)
    _references: ClassVar[dict[str, tuple[str, str]]] = {}

    stamp: str
    """Name of the build, made of the time it was made."""
    built_at: str | None = None
    """When it was made, UTC."""
    as_of: str | None = None
    """The day whose knowledge it holds; null: all that was known when it was made."""
    cowcrawl_version: str | None = None
    """Version of cowcrawl that made it."""
    n_spaces: int = 0
    """Number of spaces in it."""
    n_claims: int = 0
    """Number of claims in it."""
    sample: int = 0
    """1 when any of its sources is an invented one of the demonstration."""
