"""What is worked out of the inventory: changes, counts that documents make, overlaps of lists, completeness."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class Change:
    """What changed in what is shown of a space after it was first known, when, and which healthy run saw it."""

    _table: ClassVar[str] = "changes"
    _key: ClassVar[tuple[str, ...]] = ("space_id", "field", "item", "run_id")
    _references: ClassVar[dict[str, tuple[str, str]]] = {}

    space_id: str
    """The space."""
    field: str
    """The column of `spaces`; `formulas` for a plan that is new or gone, `formulas.amount` and so on for what changed
    in one; `services` for a service."""
    item: str = ""
    """Which plan or service; empty for a column of `spaces`."""
    kind: str
    """What that means: opened, appeared, planned, closed, presumed_closed, cancelled, presumed_cancelled, reopened,
    seen_again, confirmed (it was presumed), renamed, moved, respelled, new_operator, price_rise, price_cut, added,
    dropped, stated (before: null), unstated (now: null), changed; learned when a source that is read for the first time
    says otherwise; reread when the page is the same and only its reading changed; merged
    when two spaces are one now: `item` is the identifier that gave way."""
    old: str | None = None
    """Value before; a price with its currency."""
    new: str | None = None
    """Value after."""
    run_id: str
    """The healthy run that saw it; empty where a judgement of people changed it."""
    date: str | None = None
    """When it happened (EDTF): as the press dates it, else the day of publication or of the run that saw it."""
    claim_id: str | None = None
    """The claim on which the new value rests; null where no passage says it in so many words."""
    formula_id: str | None = None
    """The plan in `formulas`, if it still stands there."""


@dataclass(frozen=True, kw_only=True)
class Opening:
    """Spaces that were announced before they opened: whether they did, and how late."""

    _table: ClassVar[str] = "openings"
    _key: ClassVar[tuple[str, ...]] = ("space_id",)
    _references: ClassVar[dict[str, tuple[str, str]]] = {"space_id": ("spaces", "space_id")}

    space_id: str
    """The space."""
    announced_on: str | None = None
    """The day on which it was first told of as in preparation (EDTF)."""
    announced_for: str | None = None
    """The opening date that was announced first (EDTF); null when none was."""
    last_announced_for: str | None = None
    """The one announced last, before it opened."""
    opened: str | None = None
    """When it opened: as stated, else the day of the run that first saw it open (EDTF)."""
    opened_basis: str | None = None
    """stated, or observed."""
    outcome: str
    """opened, awaited, overdue (the date announced last has passed), or never (given up, or presumed so)."""
    days_late: int | None = None
    """Days between the end of what was announced first and the opening, or today while it is overdue; negative when it
    was early, 0 within what was announced; null without both dates."""


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
    """What is counted or measured, as the document names it: a place, an operator, "A in B" for a stake."""
    measure: str | None = None
    """spaces (existing ones, ones in preparation), locations of an operator, floor area, desks, rent, share, stake."""
    value: float | None = None
    """The number; both ends of a range have a row each."""
    unit: str | None = None
    """Its unit: spaces, locations, desks, m2, percent, EUR/m2/year, EUR/m2/month."""
    date: str | None = None
    """The date it holds for (EDTF)."""
    quote: str | None = None
    """The literal passage that says it."""
    locator: str | None = None
    """Where the quote stands in the document."""
    position: int = 0
    """Its place in the reading order of the document."""
    current: int = 0
    """1 while the newest version of its document still says it; 0 when it only was so."""


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
    """all, a zone, or `type:` and a type."""
    estimator: str
    """Name of the estimator: chao2 (the headline, read as "at least"), log_linear (all models kept), and others; of
    all places also `chapman:A,B` for two lists, `model:kept:A*B` and `model:rejected:…` for each model with its
    dependent pairs, `without:A` with a list dropped, `matching:…` without errors of matching."""
    known: int | None = None
    """Places that are known and counted; null when errors of matching leave no number."""
    estimate: float | None = None
    """Estimated number of places, null when it cannot be estimated; of `log_linear` that of the best model."""
    low: float | None = None
    """Lower end of the interval; of `log_linear` the lowest of all models kept."""
    high: float | None = None
    """Upper end of the interval; of `log_linear` the highest of all models kept."""
    level: float | None = None
    """Level of the interval, 0 to 1."""
    models_low: float | None = None
    """Lowest estimate of the log-linear models kept, of the rows that have them."""
    models_high: float | None = None
    """Highest estimate of them."""
    reason_code: str | None = None
    """Why it cannot be estimated, as a code: fewer_than_three_lists, overlap_too_small, dependent_pair, …"""
    reason: str | None = None
    """Why it cannot be estimated."""
    reason_fr: str | None = None
    """The same in French."""
    reason_nl: str | None = None
    """The same in Dutch."""
    formula: str | None = None
    """The estimator's formula."""
    paper: str | None = None
    """Where it comes from."""
