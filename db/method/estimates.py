"""How many spaces the lists miss, by zone and by type: from `space_lists` to `completeness`. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cowcrawl.tables import Completeness, OsmObject, Space, SpaceList
from db.completeness import Incidence, Rates, Report, estimate
from db.completeness.estimates import MINIMUM_CELL
from db.completeness.figures import Figure, whole_numbers
from db.completeness.reasons import Reason
from db.completeness.report import Estimate, Fitted, Models, Without
from db.method.words import WORDS, listed
from db.siting import EVERYWHERE

TYPE = "type:"
"""Stands before a type in the column `scope`, for a type may bear the name of a zone."""
NOTHING = Reason("no_spaces", "")
"""Why nothing can be said where no place is counted."""
MAPPED_TYPE = "coworking"
"""The type of an object of OpenStreetMap: its tag says no more."""

Reports = dict[str, Report]
"""By scope, that of all first."""


def estimates(
    lists: Iterable[SpaceList],
    spaces: Iterable[Space],
    objects: Iterable[OsmObject],
    zones: Sequence[str],
    rates: Rates | None = None,
) -> Reports:
    """The reports on all places that are counted, on those of each zone, and on those of each type.

    `rates`: how often matching is wrong, where that was measured.
    """
    known: defaultdict[str, set[str]] = defaultdict(set)
    for row in lists:
        if row.counted:
            known[row.unit_id].add(row.list)
    incidence = Incidence.of(known, sorted({name for names in known.values() for name in names}))
    if not known:
        return {}
    groups = _groups(known, spaces, objects)
    return {
        EVERYWHERE: estimate(incidence, rates=rates),
        **{
            name: estimate(incidence.only(groups[name]), scope=name, rates=rates, minimum=MINIMUM_CELL)
            for name in (*zones, *sorted(groups.keys() - set(zones)))
        },
    }


def completeness(reports: Mapping[str, Report]) -> list[Completeness]:
    """A row for each estimator of each scope; of all places also for each model, each pair, and each list dropped."""
    return [row for scope, report in reports.items() for row in _Rows(scope, report).all(deep=scope == EVERYWHERE)]


def _groups(
    known: Mapping[str, object], spaces: Iterable[Space], objects: Iterable[OsmObject]
) -> defaultdict[str, set[str]]:
    """The places of each zone and of each type."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for space in spaces:
        if space.space_id in known:
            for name in (space.zone, *(f"{TYPE}{one}" for one in (space.space_types or "").split(",") if one)):
                found[name or ""].add(space.space_id)
    for one in objects:
        if one.unit_id in known and one.space_id is None:
            for name in (one.zone, f"{TYPE}{MAPPED_TYPE}"):
                found[name or ""].add(one.unit_id or "")
    found.pop("", None)
    return found


def refusal(report: Report) -> Reason | None:
    """Why nothing may be published of a scope, the worst reason; None when something may."""
    if not report.table.n:
        return NOTHING
    return report.refused[0] if report.refused else report.headline.reason


def why(language: str, reason: Reason) -> str:
    """A reason in a language."""
    lists = listed(language, [WORDS.say(language, f"lists.{name}") for name in reason.lists])
    return WORDS.say(language, f"reasons.{reason.code}", **{"lists": lists, **dict(reason.facts)})


class _Rows:
    """The rows of one scope."""

    def __init__(self, scope: str, report: Report) -> None:
        self._scope, self._report = scope, report

    def all(self, *, deep: bool) -> Iterator[Completeness]:
        yield from (self._estimate(name, one) for name, one in self._report.estimators.items())
        yield self._models(self._report.models)
        if deep:
            for pair in self._report.pairs:
                yield self._estimate(f"chapman:{','.join(pair.lists)}", pair.chapman)
            for model in (*self._report.models.kept, *self._report.models.rejected):
                yield self._model(model)
            yield from (self._without(f"without:{one.what}", one) for one in self._report.sensitivity)
            yield from (self._without(f"matching:{one.what}", one) for one in self._report.matching)

    def _row(
        self,
        estimator: str,
        figure: Figure | None,
        reason: Reason | None,
        *,
        models: tuple[float, float] | None = None,
        formula: str | None = None,
        paper: str | None = None,
        known: float | None = None,
    ) -> Completeness:
        reason = reason if self._report.table.n else NOTHING
        low, high = whole_numbers(figure.interval) if figure and figure.interval else (None, None)
        return Completeness(
            scope=self._scope,
            estimator=estimator,
            known=round(self._report.table.n if known is None else known),
            estimate=_rounded(figure.estimate if figure else None),
            low=_rounded(low),
            high=_rounded(high),
            level=self._report.level if figure else None,
            models_low=_rounded(models[0] if models else None),
            models_high=_rounded(models[1] if models else None),
            reason_code=reason.code if reason else None,
            reason=why("en", reason) if reason else None,
            reason_fr=why("fr", reason) if reason else None,
            reason_nl=why("nl", reason) if reason else None,
            formula=formula,
            paper=paper,
        )

    def _estimate(self, name: str, one: Estimate) -> Completeness:
        figure = one.figure if one.usable else None
        return self._row(name, figure, one.reason, formula=one.formula, paper=one.paper)

    def _models(self, models: Models) -> Completeness:
        best = models.kept[0].figure if models.kept else None
        figure = Figure(best.estimate, best.se, models.interval) if best else None
        return self._row("log_linear", figure, models.reason, models=models.estimates)

    def _model(self, model: Fitted) -> Completeness:
        pairs = "+".join("*".join(pair) for pair in model.pairs) or "independent"
        state = "kept" if model.reason is None else "rejected"
        return self._row(f"model:{state}:{pairs}", model.figure if model.reason is None else None, model.reason)

    def _without(self, name: str, one: Without) -> Completeness:
        known = None if one.n != one.n else one.n  # not a number where there are too many errors
        return self._row(name, one.chao2, one.reason, models=one.estimates, known=known)


def _rounded(value: float | None) -> float | None:
    """To a tenth of a space, no more than is known; None for what is not a finite number."""
    return None if value is None or value in (float("inf"), float("-inf")) or value != value else round(value, 1)
