"""What the evidence says today: spaces, who runs them, what they ask and offer."""

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
    """existing, in_preparation, closed or cancelled; existing where the operator's own site says nothing else."""
    status_basis: str | None = None
    """What the status rests on: stated (a document says so), shown (its operator's pages show it and say nothing else)
    or presumed (three healthy runs of each of its sources missed it)."""
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
    """Country, ISO 3166-1 alpha-2; from the source card where no page says it."""
    address: str | None = None
    """The address as its country writes it, abbreviations written out; its parts stand beside it as printed."""
    latitude: float | None = None
    """Degrees north, WGS 84."""
    longitude: float | None = None
    """Degrees east, WGS 84."""
    geo_precision: str | None = None
    """What the point stands for: building, street, postcode or municipality; null without a point."""
    geo_provider: str | None = None
    """Where the point comes from: the page itself, or a geocoder."""
    geo_licence: str | None = None
    """Under which licence the point may be published, and whom to name."""
    geo_note: str | None = None
    """Why the point is no more precise: coordinates that were refused, what the geocoders said; null when it is."""
    zone: str | None = None
    """Zone of the territory (table `zones`); null outside, and where the point stands for an area in several zones."""
    transit_stop: str | None = None
    """Stop of a train or metro, or of a tram or bus on its own right of way, nearest to the point, or null."""
    transit_distance_m: float | None = None
    """Geodesic distance from the point to that stop in metres: of the space only as far as `geo_precision` goes."""
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
    """1 when all members have access day and night; null when not stated, or stated of some plans alone."""
    opened: str | None = None
    """Opening date (EDTF)."""
    closed: str | None = None
    """Closing date (EDTF)."""
    phone: str | None = None
    """Telephone number, E.164."""
    email: str | None = None
    """Generic mailbox."""
    website: str | None = None
    """Home page; from the source card where no page says it."""
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
    other_names: str | None = None
    """Other spellings under which it is named, separated by semicolons."""
    operator_type: str | None = None
    """founder_run, chain, real_estate_backed, public, or cooperative (collectives too); null when nothing tells it."""
    type_basis: str | None = None
    """What the type rests on: the source of the list of known operators, a word in its name, its host, a stake that a
    firm of real estate has in it, or the number of its locations."""
    group_id: str | None = None
    """The group whose brand it is."""
    website: str | None = None
    """Home page."""
    n_existing: int = 0
    """Number of its spaces that exist; of a group with those of its brands."""
    n_in_preparation: int = 0
    """Number of its spaces in preparation; of a group with those of its brands."""


@dataclass(frozen=True, kw_only=True)
class Party:
    """Parts that firms and public bodies have in a space or in an operator, beside running spaces as their operator."""

    _table: ClassVar[str] = "parties"
    _key: ClassVar[tuple[str, ...]] = ("part_id",)
    _references: ClassVar[dict[str, tuple[str, str]]] = {
        "space_id": ("spaces", "space_id"),
        "operator_id": ("operators", "operator_id"),
        "document_id": ("documents", "document_id"),
    }

    part_id: str
    """Identifier derived from who, in what, and the role."""
    party_id: str
    """Readable identifier of the party; that of `operators` where it is one."""
    party: str | None = None
    """Its name as printed."""
    role: str
    """owns (the building), runs, runs_with (with others that the same document names), designs, supports, uses, or
    invests."""
    space_id: str | None = None
    """The space; null where the part is one in an operator, or in a space that has no row."""
    space: str | None = None
    """Name of a space of which too little is said for a row, as printed."""
    operator: str | None = None
    """The operator in which it has a stake, as printed."""
    operator_id: str | None = None
    """That operator's row, if it has one."""
    stake: float | None = None
    """Its share in percent, where stated."""
    date: str | None = None
    """When that was so, or was told (EDTF)."""
    modality: str | None = None
    """stated or announced."""
    claim_id: str | None = None
    """The claim it rests on; null for a stake, which a document tells of an operator."""
    document_id: str | None = None
    """The document that says it."""
    quote: str | None = None
    """The literal words."""


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
    """Derived from space, name, desk type, period and quantity, so that a plan whose price rises keeps it."""
    space_id: str
    """The space that offers it."""
    name: str | None = None
    """Name of the plan as printed."""
    desk_type: str | None = None
    """hot_desk, fixed_desk, private_office, meeting_room, virtual_office, day_pass, event_space or other."""
    amount: int | None = None
    """Price in hundredths of the currency (cents)."""
    currency: str | None = None
    """Currency, ISO 4217; a sign of several countries ("$", "kr") where nothing tells whose it is."""
    period: str | None = None
    """What the price pays for: hour, half_day, day, week, month, quarter, year or once."""
    quantity: int | None = None
    """Number of units in a bundle (10 tickets: 10)."""
    vat: str | None = None
    """incl, excl, or null when the page does not say."""
    commitment: str | None = None
    """Minimum term or notice as stated."""
    included: str | None = None
    """Hours or days that the plan includes, as printed."""
    other_centres: int | None = None
    """1 when the plan gives access to other centres of the operator."""
    claim_id: str | None = None
    """The claim it rests on."""
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
class Conflict:
    """Where sources of equal rank differ about a space: the value shown beside each of the others."""

    _table: ClassVar[str] = "conflicts"
    _key: ClassVar[tuple[str, ...]] = ("space_id", "field", "other_claim_id")
    _references: ClassVar[dict[str, tuple[str, str]]] = {
        "space_id": ("spaces", "space_id"),
        "claim_id": ("claims", "claim_id"),
        "other_claim_id": ("claims", "claim_id"),
    }

    space_id: str
    """The space."""
    field: str
    """The column of `spaces` concerned; `formulas` for two prices of one plan."""
    value: str | None = None
    """The value shown."""
    claim_id: str | None = None
    """The claim that it rests on."""
    other_value: str | None = None
    """What another source, or another page, of the same rank says."""
    other_claim_id: str
    """A claim that says so."""
    decided_by: str | None = None
    """Why the one is shown: votes (more independent pages say so), core (the others only add to it), page (the page
    made for it does), newer (of two dates of what has happened the one told last), or first."""


@dataclass(frozen=True, kw_only=True)
class Nearby:
    """What is nearest to each space, one row a layer: stops, motorway exits, whatever was imported."""

    _table: ClassVar[str] = "nearby"
    _key: ClassVar[tuple[str, ...]] = ("space_id", "layer")
    _references: ClassVar[dict[str, tuple[str, str]]] = {"space_id": ("spaces", "space_id")}

    space_id: str
    """The space."""
    layer: str
    """The layer: transit, or the name under which a file was imported."""
    name: str
    """The nearest feature of that layer."""
    distance_m: float
    """Geodesic distance from the space's point in metres, 0 inside an area; see `geo_precision`."""


@dataclass(frozen=True, kw_only=True)
class ZoneCount:
    """Spaces by zone, and how many are near a high-capacity stop; the row `all` counts every space."""

    _table: ClassVar[str] = "zones"
    _key: ClassVar[tuple[str, ...]] = ("zone",)
    _references: ClassVar[dict[str, tuple[str, str]]] = {}

    zone: str
    """Identifier of the zone, as in `spaces`."""
    name: str
    """Its name in English."""
    name_fr: str | None = None
    """Its name in French."""
    name_nl: str | None = None
    """Its name in Dutch."""
    n_spaces: int = 0
    """Spaces of any status in it."""
    n_existing: int = 0
    """Those that exist."""
    n_in_preparation: int = 0
    """Those in preparation."""
    n_measured: int = 0
    """Those placed so exactly that it is certain whether a stop is within 200 m: the base of the share."""
    n_near_transit: int = 0
    """Those of them within 200 m of a high-capacity stop."""
    share_near_transit: float | None = None
    """Share of them, 0 to 1; null when none could be measured."""


@dataclass(frozen=True, kw_only=True)
class Outline:
    """What maps draw beside the spaces: zones of the territory, and lines of trains and metros where imported."""

    _table: ClassVar[str] = "outlines"
    _key: ClassVar[tuple[str, ...]] = ("kind", "key")
    _references: ClassVar[dict[str, tuple[str, str]]] = {}

    kind: str
    """zone or line."""
    key: str
    """Identifier of the zone, or number of the line."""
    rank: int = 0
    """Order in which they are listed and drawn: zones from the smallest."""
    name: str | None = None
    """Its name in English, or as imported."""
    name_fr: str | None = None
    """Its name in French."""
    name_nl: str | None = None
    """Its name in Dutch."""
    geometry: str
    """Its outline as GeoJSON (RFC 7946), WGS 84, five decimals."""
