"""What the estimates of one table come to, ready to be published or printed as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from db.completeness.figures import Figure, whole_numbers
from db.completeness.overlap import Overlap
from db.completeness.reasons import Reason

SCHEMA = "cowcrawl completeness 1"
Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """One estimator's answer, or why it has none."""

    estimator: str
    figure: Figure | None
    reason: Reason | None = None
    """Why there is no figure, or (with a figure) why it must not be published alone."""
    formula: str
    paper: str
    withheld: float | None = None
    """What the formula says when copies are counted as lists: it shows what they do and is no estimate."""

    @property
    def usable(self) -> bool:
        """Whether the figure may be published."""
        return self.figure is not None and self.reason is None


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two lists, and what they say together."""

    lists: tuple[str, str]
    sizes: tuple[float, float]
    shared: float
    lincoln_petersen: Estimate
    chapman: Estimate


@dataclass(frozen=True, kw_only=True)
class Fitted:
    """A log-linear model, kept or rejected."""

    pairs: tuple[tuple[str, str], ...]
    """The pairs of lists that it takes to depend on each other."""
    parameters: int
    df: int
    deviance: float
    aic: float
    bic: float
    delta_aic: float
    """AIC above that of the best admissible model."""
    figure: Figure | None
    reason: Reason | None
    """Why it is rejected; None when it is kept."""


@dataclass(frozen=True, kw_only=True)
class Models:
    """All log-linear models of a table and the range of those that are kept."""

    kept: tuple[Fitted, ...] = ()
    """Admissible and within 2 AIC of the best, best first."""
    rejected: tuple[Fitted, ...] = ()
    """The others, best first: one hundred, those with one pair or none, the one with all pairs, and one that stands for
    all models with a pair that shares no space."""
    n_fitted: int = 0
    """Models that were fitted, listed here or not."""
    reason: Reason | None = None
    """Why there is no range."""

    @property
    def estimates(self) -> tuple[float, float] | None:
        """Lowest and highest estimate of the models kept."""
        found = [model.figure.estimate for model in self.kept if model.figure]
        return (min(found), max(found)) if found else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """From the lowest to the highest end of their intervals, in whole numbers."""
        found = [model.figure.interval for model in self.kept if model.figure and model.figure.interval]
        return whole_numbers((min(low for low, _ in found), max(high for _, high in found))) if found else None


@dataclass(frozen=True, kw_only=True)
class Without:
    """What is left when one list is dropped (None: none is), or when errors of matching are taken out."""

    what: str | None
    n: float
    chao2: Figure | None
    estimates: tuple[float, float] | None
    """Range of the log-linear models kept."""
    reason: Reason | None


@dataclass(frozen=True, kw_only=True)
class Report:
    """All that one table of lists says about the spaces that none of them knows."""

    scope: str
    """What the table is of: `all`, or a zone or a type."""
    table: Overlap
    level: float
    refused: tuple[Reason, ...]
    """Why nothing may be published; empty when something may."""
    notes: tuple[Reason, ...] = ()
    """What a reader must know although it is no reason to refuse."""
    headline: Estimate
    """Chao2, read as "at least"."""
    models: Models
    estimators: dict[str, Estimate]
    pairs: tuple[Pair, ...]
    coverage: dict[str, float | None]
    """Share of what there is to see that was seen: `mentions`, `incidence` (Chao and Jost), `chao_tsay` and its mean
    `D`."""
    sensitivity: tuple[Without, ...] = ()
    """Each list dropped in turn."""
    matching: tuple[Without, ...] = ()
    """Without errors of matching, in each direction and in both."""
    assumptions: tuple[Reason, ...] = ()
    groups: dict[str, dict[str, Report]] = field(default_factory=dict)
    """By kind of group (zone, type) and group, a report of its own."""

    @property
    def interval(self) -> tuple[float, float] | None:
        """The headline's interval as it may be cited, in whole numbers; None where nothing may be."""
        figure = self.headline.figure
        if self.refused or not self.headline.usable or figure is None or figure.interval is None:
            return None
        return whole_numbers(figure.interval)

    @property
    def sentence(self) -> str:
        """The headline in words."""
        if self.interval is None or self.headline.figure is None:
            reasons = self.refused or ((self.headline.reason,) if self.headline.reason else ())
            return " ".join(["Cannot be estimated.", *(reason.sentence for reason in reasons)])
        low, high = self.interval
        return (
            f"At least {self.headline.figure.estimate:.0f} spaces ({self.level:.0%} interval {low:.0f} to {high:.0f}); "
            f"{self.table.n:.0f} are known."
        )
