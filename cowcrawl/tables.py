"""The tables of a published build: one dataclass a table. Field docstrings are the data dictionary.

The first field of a table, or the fields named in its `_key`, make its primary key; `_references` are its foreign keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class Space:
    """Coworking locations, one row each: what the evidence says of the space today."""

    _table: ClassVar[str] = "spaces"
    _key: ClassVar[tuple[str, ...]] = ("space_id",)
    _references: ClassVar[dict[str, tuple[str, str]]] = {"operator_id": ("operators", "operator_id")}

    space_id: str
    """Readable identifier of the space."""
    name: str | None = None
    """Name of the space."""
    operator_id: str | None = None
    """Who runs it."""
    status: str | None = None
    """existing, in_preparation, closed or cancelled."""
    space_types: str | None = None
    """Kinds of place it says it is, separated by commas; null when not read."""
    street: str | None = None
    """Street as printed, without the number."""
    house_number: str | None = None
    """House number as printed, with letter, range or box."""
    postal_code: str | None = None
    """Postal code."""
    municipality: str | None = None
    """Town as printed on the page."""
    country: str | None = None
    """Country, ISO 3166-1 alpha-2."""
    latitude: float | None = None
    """Degrees north, WGS 84."""
    longitude: float | None = None
    """Degrees east, WGS 84."""
    geo_precision: str | None = None
    """What the point stands for: building, street, postcode or municipality; null without a point."""
    geo_provider: str | None = None
    """Where the point comes from: the page itself, or a geocoder."""
    zone: str | None = None
    """Zone of the territory, null until zones are drawn."""
    transit_stop: str | None = None
    """Nearest high-capacity stop, null until stops are imported."""
    transit_distance_m: float | None = None
    """Distance to that stop in metres."""
    area_m2: float | None = None
    """Floor area in square metres."""
    desks: int | None = None
    """Number of desks."""
    rooms: int | None = None
    """Number of rooms for hire, null when not read."""
    occupants: int | None = None
    """Members or companies the page counts, null when not read."""
    opening_hours: str | None = None
    """Opening hours in OpenStreetMap syntax."""
    access_24_7: int | None = None
    """1 when members have access day and night, null when not stated."""
    opened: str | None = None
    """Opening date (EDTF)."""
    closed: str | None = None
    """Closing date (EDTF)."""
    phone: str | None = None
    """Telephone number, E.164."""
    email: str | None = None
    """Generic mailbox."""
    website: str | None = None
    """Home page."""
    first_seen: str | None = None
    """When a document first spoke of it, UTC."""
    last_seen: str | None = None
    """When a document last spoke of it, UTC."""
    n_sources: int = 0
    """Number of sources that speak of it."""
    n_claims: int = 0
    """Number of claims about it."""


@dataclass(frozen=True, kw_only=True)
class Operator:
    """Who runs spaces."""

    _table: ClassVar[str] = "operators"
    _key: ClassVar[tuple[str, ...]] = ("operator_id",)
    _references: ClassVar[dict[str, tuple[str, str]]] = {}

    operator_id: str
    """Readable identifier of the operator."""
    name: str | None = None
    """Name of the operator."""
    operator_type: str | None = None
    """Type of operator, null when not known."""
    website: str | None = None
    """Home page."""
    n_existing: int = 0
    """Number of its spaces that exist."""
    n_in_preparation: int = 0
    """Number of its spaces in preparation."""


@dataclass(frozen=True, kw_only=True)
class Formula:
    """Price plans, one row each, with the words that state the price."""

    _table: ClassVar[str] = "formulas"
    _key: ClassVar[tuple[str, ...]] = ("formula_id",)
    _references: ClassVar[dict[str, tuple[str, str]]] = {
        "space_id": ("spaces", "space_id"),
        "document_id": ("documents", "document_id"),
    }

    formula_id: str
    """Identifier of the plan, derived from space, name, desk type, period and quantity."""
    space_id: str
    """The space that offers it."""
    name: str | None = None
    """Name of the plan as printed."""
    desk_type: str | None = None
    """hot_desk, fixed_desk, private_office, meeting_room, virtual_office, day_pass, event_space or other."""
    amount: int | None = None
    """Price in hundredths of the currency (cents)."""
    currency: str | None = None
    """Currency, ISO 4217."""
    period: str | None = None
    """What the price pays for: hour, half_day, day, week, month, quarter, year or once."""
    quantity: int | None = None
    """Number of units in a bundle (10 tickets: 10)."""
    vat: str | None = None
    """incl, excl, or null when the page does not say."""
    commitment: str | None = None
    """Minimum term or notice as stated."""
    document_id: str | None = None
    """The document that states it."""
    quote: str | None = None
    """The literal words that state the price."""


@dataclass(frozen=True, kw_only=True)
class Service:
    """Services a space offers."""

    _table: ClassVar[str] = "services"
    _key: ClassVar[tuple[str, ...]] = ("space_id", "service")
    _references: ClassVar[dict[str, tuple[str, str]]] = {"space_id": ("spaces", "space_id")}

    space_id: str
    """The space."""
    service: str
    """The service."""


@dataclass(frozen=True, kw_only=True)
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
    first_seen: str | None = None
    """When a document first made this claim, UTC."""
    last_seen: str | None = None
    """When a document last made this claim, UTC."""


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
    """What the page is for: home, locations, offer, prices, contact, about, news."""
    language: str | None = None
    """Language of the text, ISO 639-1."""
    status: int | None = None
    """HTTP status code."""
    outcome: str | None = None
    """`read`, or why nothing was read."""
    reason: str | None = None
    """The outcome in a sentence."""
    fetched_at: str | None = None
    """When it was first fetched with this content, UTC."""
    last_fetched_at: str | None = None
    """When it was last found unchanged, UTC."""
    published_at: str | None = None
    """Date of publication (EDTF)."""
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
    reason: str | None = None
    """The outcome in a sentence."""
    n_documents: int = 0
    """Documents fetched, whatever came of them."""
    n_read: int = 0
    """Documents read."""
    n_claims: int = 0
    """Claims read."""
    n_rejects: int = 0
    """Values left out, each with its reason."""
    cowcrawl_version: str | None = None
    """Version of the reader."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """What changed in the inventory, and when."""

    _table: ClassVar[str] = "changes"
    _key: ClassVar[tuple[str, ...]] = ("space_id", "field", "run_id")
    _references: ClassVar[dict[str, tuple[str, str]]] = {}

    space_id: str
    """The space."""
    field: str
    """The field that changed."""
    old: str | None = None
    """Value before."""
    new: str | None = None
    """Value after."""
    run_id: str
    """The run that saw it."""
    date: str | None = None
    """Date of the change."""


@dataclass(frozen=True, kw_only=True)
class Aggregate:
    """Counts that documents make themselves (68 spaces in the Region); never turned into spaces."""

    _table: ClassVar[str] = "aggregates"
    _key: ClassVar[tuple[str, ...]] = ("aggregate_id",)
    _references: ClassVar[dict[str, tuple[str, str]]] = {"document_id": ("documents", "document_id")}

    aggregate_id: str
    """Identifier derived from content."""
    document_id: str | None = None
    """The document that counts."""
    subject: str | None = None
    """What is counted."""
    measure: str | None = None
    """In which measure."""
    value: float | None = None
    """The number."""
    unit: str | None = None
    """Its unit."""
    date: str | None = None
    """The date it holds for (EDTF)."""


@dataclass(frozen=True, kw_only=True)
class Overlap:
    """Which independent lists know which number of spaces."""

    _table: ClassVar[str] = "overlaps"
    _key: ClassVar[tuple[str, ...]] = ("lists",)
    _references: ClassVar[dict[str, tuple[str, str]]] = {}

    lists: str
    """The lists, separated by commas."""
    n_spaces: int = 0
    """Spaces known to exactly these lists."""


@dataclass(frozen=True, kw_only=True)
class Completeness:
    """Estimates of how many spaces there are, with their assumptions."""

    _table: ClassVar[str] = "completeness"
    _key: ClassVar[tuple[str, ...]] = ("scope", "estimator")
    _references: ClassVar[dict[str, tuple[str, str]]] = {}

    scope: str
    """The zone or type concerned."""
    estimator: str
    """Name of the estimator."""
    estimate: float | None = None
    """Estimated number of spaces, null when it cannot be estimated."""
    low: float | None = None
    """Lower end of the interval."""
    high: float | None = None
    """Upper end of the interval."""
    reason: str | None = None
    """Why it cannot be estimated."""


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
    cowcrawl_version: str | None = None
    """Version of cowcrawl that made it."""
    n_spaces: int = 0
    """Number of spaces in it."""
    n_claims: int = 0
    """Number of claims in it."""
    sample: int = 0
    """1 when any of its sources is an invented one of the demonstration."""


TABLES: tuple[type, ...] = (
    Source,
    PublishedDocument,
    Operator,
    Space,
    Formula,
    Service,
    PublishedClaim,
    Run,
    Change,
    Aggregate,
    Overlap,
    Completeness,
    Build,
)
"""All tables of a build, in the order in which they are written: what is referred to comes first."""
