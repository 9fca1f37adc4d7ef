"""A report as the JSON that `cowcrawl completeness` prints; docs/completeness.md says what its keys mean."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite

from db.completeness.figures import Figure
from db.completeness.reasons import Reason
from db.completeness.report import SCHEMA, Estimate, Fitted, Json, Models, Pair, Report, Without


def as_json(report: Report) -> Json:
    """The report in plain types; numbers that are not finite are null."""
    table = report.table
    return {
        "schema": SCHEMA,
        "scope": report.scope,
        "level": report.level,
        "n_lists": table.n_lists,
        "n_observed": _number(table.n),
        "headline": _headline(report),
        "range": _range(report.models),
        "refused": _reasons(report.refused),
        "notes": _reasons(report.notes),
        "lists": [
            {"list": name, "n": _number(float(size)), "alone": _number(float(table.alone[at, at]))}
            for at, (name, size) in enumerate(zip(table.lists, table.sizes, strict=True))
        ],
        "overlaps": [
            {"lists": [name for name, marked in zip(table.lists, cell, strict=True) if marked], "n": _number(count)}
            for cell, count in table.cells().items()
        ],
        "frequencies": {str(k): _number(float(n)) for k, n in enumerate(table.frequencies) if n},
        "coverage": {name: _number(share) for name, share in report.coverage.items()},
        "estimators": {name: _estimate(one, table.n, report.level) for name, one in report.estimators.items()},
        "pairs": [_pair(pair, report.level) for pair in report.pairs],
        "models": _models(report.models),
        "sensitivity": [_without(one, "dropped") for one in report.sensitivity],
        "matching": [_without(one, "scenario") for one in report.matching],
        "assumptions": _reasons(report.assumptions),
        "groups": {kind: {name: as_json(one) for name, one in found.items()} for kind, found in report.groups.items()},
    }


def _headline(report: Report) -> Json:
    reason = next(iter(report.refused), report.headline.reason)
    low, high = report.interval or (None, None)
    return {
        "estimator": report.headline.estimator,
        "reads": "at least",
        **_figure(report.headline.figure if report.interval else None, report.table.n),
        "low": _number(low),
        "high": _number(high),
        "level": report.level,
        "code": reason.code if reason else None,
        "sentence": report.sentence,
    }


def _range(models: Models) -> Json:
    low, high = models.estimates or (None, None)
    interval = models.interval or (None, None)
    return {
        "lowest_estimate": _number(low),
        "highest_estimate": _number(high),
        "low": _number(interval[0]),
        "high": _number(interval[1]),
        "models": len(models.kept),
        **_reason(models.reason),
    }


def _models(models: Models) -> Json:
    return {
        "n_fitted": models.n_fitted,
        "n_kept": len(models.kept),
        "kept": [_model(model) for model in models.kept],
        "rejected": [_model(model) for model in models.rejected],
        **_reason(models.reason),
    }


def _model(model: Fitted) -> Json:
    return {
        "terms": [f"{one}:{two}" for one, two in model.pairs],
        "parameters": model.parameters,
        "df": model.df,
        "deviance": _number(model.deviance),
        "aic": _number(model.aic),
        "bic": _number(model.bic),
        "delta_aic": _number(model.delta_aic),
        **_figure(model.figure, None),
        **_reason(model.reason),
    }


def _estimate(one: Estimate, known: float, level: float) -> Json:
    wald = one.figure.wald if one.figure else None
    return {
        **_figure(one.figure, known),
        "wald": [_number(end) for end in wald] if wald else None,
        "level": level,
        "usable": one.usable,
        **_reason(one.reason),
        "with_copies": _number(one.withheld),
        "formula": one.formula,
        "paper": one.paper,
    }


def _pair(pair: Pair, level: float) -> Json:
    known = sum(pair.sizes) - pair.shared
    return {
        "lists": list(pair.lists),
        "n": [_number(size) for size in pair.sizes],
        "shared": _number(pair.shared),
        "n_observed": _number(known),
        "lincoln_petersen": _estimate(pair.lincoln_petersen, known, level),
        "chapman": _estimate(pair.chapman, known, level),
    }


def _without(one: Without, key: str) -> Json:
    low, high = one.estimates or (None, None)
    return {
        key: one.what,
        "n_observed": _number(one.n),
        "chao2": _figure(one.chao2, one.n),
        "lowest_estimate": _number(low),
        "highest_estimate": _number(high),
        **_reason(one.reason),
    }


def _figure(figure: Figure | None, known: float | None) -> Json:
    low, high = figure.interval if figure and figure.interval else (None, None)
    found = {
        "estimate": _number(figure.estimate if figure else None),
        "se": _number(figure.se if figure else None),
        "low": _number(low),
        "high": _number(high),
    }
    if known is not None:
        found["share_known"] = _number(known / figure.estimate) if figure else None
    return found


def _reasons(reasons: Iterable[Reason]) -> list[Json]:
    return [{"code": one.code, "sentence": one.sentence, "lists": list(one.lists)} for one in reasons]


def _reason(reason: Reason | None) -> Json:
    return {"code": reason.code if reason else None, "sentence": reason.sentence if reason else None}


def _number(value: float | None) -> float | int | None:
    """Whole numbers without a point, others to six digits after it."""
    if value is None or not isfinite(value):
        return None
    return int(value) if float(value).is_integer() else round(float(value), 6)
