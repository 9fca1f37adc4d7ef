"""How many spaces there are: all estimators on one table of lists, and what may be published of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from itertools import combinations
from math import nan

from db.completeness import chao, coverage
from db.completeness.copies import NAMED, copies
from db.completeness.figures import LEVEL, Figure, source_of
from db.completeness.incidence import Incidence
from db.completeness.matching import Rates, corrected
from db.completeness.models import MAX_LISTS, MAX_PAIRS, WITHIN, Model, sharing
from db.completeness.models import models as fitted_models
from db.completeness.overlap import Overlap
from db.completeness.pair import MINIMUM_SHARED, chapman, lincoln_petersen
from db.completeness.reasons import Reason
from db.completeness.report import Estimate, Fitted, Models, Pair, Report, Without

DEPENDENT = frozenset({frozenset({"operator_site", "press"}), frozenset({"site", "press"})})
"""Pairs of lists that depend on each other by their making: the press writes of spaces that make themselves known."""
MINIMUM_CELL = 20
"""Spaces known in a zone or a type for an estimate of its own. With fewer, and lists that know a third of the spaces
each, three in four tables are refused for their small overlap anyway (`make bench-completeness`)."""
NO_NUMBER = frozenset({"one_list", "no_overlap", "fewer_than_three_lists", "dependent_pair", "too_many_lists"})
"""Reasons that leave nothing to calculate."""
COPIED = frozenset({"copied_list", "contained_list"})
ASSUMPTIONS = {
    "closed": "No space opened or closed between the dates of the lists.",
    "matched": "Every space is recognised on every list that has it, and no two are taken for one.",
    "in_scope": "Every list keeps the same rule of what a coworking space is, in the same territory.",
    "can_be_found": "Every space could have been on some list; what no list could ever have is in no estimate.",
    "visibility": "Spaces differ in how visible they are: Chao2 is then a lower bound, read as “at least”.",
    "pairs_only": "Log-linear models allow for pairs of lists that depend on each other, not for three at a time.",
}

_CHAO: dict[str, Callable[[Overlap, float], Figure | None]] = {
    "chao2": chao.chao2,
    "chao1": chao.chao1,
    "chao_poisson": chao.chao_poisson,
    "ichao1": chao.ichao1,
    "zelterman": chao.zelterman,
}
_COVERAGE: dict[str, Callable[[Overlap, float], Figure | None]] = {
    "chao_tsay_independent": coverage.independent,
    "chao_tsay_high_coverage": coverage.high_coverage,
    "chao_tsay_low_coverage": coverage.low_coverage,
}


def estimate(
    incidence: Incidence | Overlap,
    *,
    scope: str = "all",
    level: float = LEVEL,
    dependent: Collection[frozenset[str]] = DEPENDENT,
    rates: Rates | None = None,
    minimum: int = 0,
) -> Report:
    """What a table of lists says about the spaces that none of them knows.

    `scope` names what the table is of; `level` is that of the intervals; `dependent` holds pairs of lists that depend
    on each other by their making; with `rates` of matching errors the report says what they change; under `minimum`
    spaces nothing is estimated. Depends on the table alone: neither the order of spaces and lists nor their names
    change a number.
    """
    table = incidence if isinstance(incidence, Overlap) else Overlap.of(incidence)
    refused = refusals(table, dependent, minimum)
    found = models(table, level, refused)
    estimators = _estimators(table, level, refused)
    return Report(
        scope=scope,
        table=table,
        level=level,
        refused=refused,
        notes=tuple(Reason.of("empty_list", (name,)) for name in table.lists if name not in table.filled),
        headline=estimators["chao2"],
        models=found,
        estimators=estimators,
        pairs=_pairs(table, level, dependent, refused),
        coverage=_shares(table, refused),
        sensitivity=_sensitivity(table, level, dependent, minimum),
        matching=_matching(table, level, dependent, minimum, rates) if rates else (),
        assumptions=tuple(Reason(code, sentence) for code, sentence in ASSUMPTIONS.items()),
    )


def by_group(
    incidence: Incidence,
    groups: Mapping[str, Collection[str]],
    *,
    level: float = LEVEL,
    dependent: Collection[frozenset[str]] = DEPENDENT,
    rates: Rates | None = None,
    minimum: int = MINIMUM_CELL,
) -> dict[str, Report]:
    """A report for each zone, or for each type: `groups` says of each space what it belongs to, one or several."""
    names = sorted({name for found in groups.values() for name in found})
    members = {name: {space for space, found in groups.items() if name in found} for name in names}
    return {
        name: estimate(
            incidence.only(members[name]), scope=name, level=level, dependent=dependent, rates=rates, minimum=minimum
        )
        for name in names
    }


def refusals(table: Overlap, dependent: Collection[frozenset[str]] = DEPENDENT, minimum: int = 0) -> tuple[Reason, ...]:
    """Why nothing may be published of a table, worst first; empty when something may."""
    if len(table.filled) < 2:
        return (Reason.of("one_list", table.filled),)
    if table.overlapping == 0:
        return (Reason.of("no_overlap", table.filled),)
    linked = tuple(name for at, name in enumerate(table.lists) if table.shared[at].sum() > table.sizes[at])
    found = [Reason.of(copy.code, copy.lists) for copy in copies(table)]
    shared = table.overlapping - sum(_alone_together(table, pair) for pair in dependent)
    if len(linked) < 3:
        found.append(
            Reason.of("dependent_pair" if frozenset(linked) in dependent else "fewer_than_three_lists", linked)
        )
    elif shared < MINIMUM_SHARED:
        found.append(Reason.of("overlap_too_small", shared=f"{shared:.0f}", minimum=MINIMUM_SHARED))
    if table.n < minimum:
        found.append(Reason.of("cell_too_small", n=f"{table.n:.0f}", minimum=minimum))
    return tuple(found)


def models(table: Overlap, level: float = LEVEL, refused: tuple[Reason, ...] = ()) -> Models:
    """The log-linear models of a table, those within WITHIN of the best AIC kept."""
    if refused:
        return Models(reason=refused[0])
    table = _filled(table)
    n_pairs = len(sharing(table))
    if table.n_lists > MAX_LISTS or n_pairs > MAX_PAIRS:
        return Models(reason=Reason.of("too_many_lists", n=table.n_lists, maximum=6))
    found, n_fitted = fitted_models(table, level)
    best = found[0].aic
    fitted = [_fitted(table, model, best) for model in found]
    kept = tuple(model for model in fitted if model.reason is None)
    reason = None if kept else Reason.of("no_admissible_model")
    rejected = tuple(model for model in fitted if model.reason)
    return Models(kept=kept, rejected=rejected, n_fitted=n_fitted, reason=reason)


def _fitted(table: Overlap, model: Model, best: float) -> Fitted:
    delta = model.aic - best if model.figure else float("inf")
    reason = Reason.of(model.code) if model.code else None
    if reason is None and delta > WITHIN:
        reason = Reason.of("worse_fit", within=f"{WITHIN:g}")
    return Fitted(
        pairs=tuple((table.lists[one], table.lists[two]) for one, two in model.pairs),
        parameters=model.parameters,
        df=model.df,
        deviance=model.deviance,
        aic=model.aic,
        bic=model.bic,
        delta_aic=delta,
        figure=model.figure,
        reason=reason,
    )


def _estimators(table: Overlap, level: float, refused: tuple[Reason, ...]) -> dict[str, Estimate]:
    filled = _filled(table)
    many = (Reason.of("too_many_lists", n=filled.n_lists, maximum=NAMED),) if filled.n_lists > NAMED else ()
    found = {name: _one(name, one, table, level, refused) for name, one in _CHAO.items()}
    return found | {name: _one(name, one, filled, level, many or refused) for name, one in _COVERAGE.items()}


def _one(
    name: str,
    estimator: Callable[[Overlap, float], Figure | None],
    table: Overlap,
    level: float,
    refused: tuple[Reason, ...],
) -> Estimate:
    """An estimator's answer: none where nothing can be known, marked where it must not stand alone."""
    codes = {reason.code for reason in refused}
    formula, paper = source_of(estimator)
    figure = None if codes & NO_NUMBER else estimator(table, level)
    reason = refused[0] if refused else None if figure else Reason.of("undefined")
    withheld = figure.estimate if figure and codes & COPIED else None
    figure = None if codes & COPIED else figure
    return Estimate(estimator=name, figure=figure, reason=reason, formula=formula, paper=paper, withheld=withheld)


def _pairs(
    table: Overlap, level: float, dependent: Collection[frozenset[str]], refused: tuple[Reason, ...]
) -> tuple[Pair, ...]:
    """Every two lists that know a space, unless there are so many that they are samples, not lists."""
    table = _filled(table)
    if table.n_lists > NAMED:
        return ()
    return tuple(
        _pair(table, one, two, level, dependent, refused) for one, two in combinations(range(table.n_lists), 2)
    )


def _pair(
    table: Overlap, one: int, two: int, level: float, dependent: Collection[frozenset[str]], refused: tuple[Reason, ...]
) -> Pair:
    names = (table.lists[one], table.lists[two])
    first, second, shared = float(table.sizes[one]), float(table.sizes[two]), float(table.shared[one, two])
    reason = next((reason for reason in refused if reason.code in COPIED and reason.lists == names), None)
    if frozenset(names) in dependent:
        reason = Reason.of("dependent_pair", names)
    elif shared == 0:
        reason = Reason.of("no_overlap", names)
    elif shared < MINIMUM_SHARED:
        reason = Reason.of("overlap_too_small", shared=f"{shared:.0f}", minimum=MINIMUM_SHARED)
    caution = next(iter(refused), None)

    def answer(name: str, estimator: Callable[[float, float, float, float], Figure]) -> Estimate:
        figure = None if reason else estimator(first, second, shared, level)
        formula, paper = source_of(estimator)
        return Estimate(estimator=name, figure=figure, reason=reason or caution, formula=formula, paper=paper)

    return Pair(
        lists=names,
        sizes=(first, second),
        shared=shared,
        lincoln_petersen=answer("lincoln_petersen", lincoln_petersen),
        chapman=answer("chapman", chapman),
    )


def _shares(table: Overlap, refused: tuple[Reason, ...]) -> dict[str, float | None]:
    names = ("incidence", "mentions", "chao_tsay", "chao_tsay_d")
    if {reason.code for reason in refused} & NO_NUMBER:
        return dict.fromkeys(names)
    filled = _filled(table)
    sums = coverage.Coverage.of(filled) if filled.n_lists <= NAMED else None
    tsay = (sums.covered, sums.mean_without_one) if sums else (None, None)
    return dict(zip(names, (chao.incidence_coverage(table), chao.mention_coverage(table), *tsay), strict=True))


def _sensitivity(
    table: Overlap, level: float, dependent: Collection[frozenset[str]], minimum: int
) -> tuple[Without, ...]:
    """What is left when each list in turn is dropped."""
    if len(table.filled) > NAMED:
        return ()
    return tuple(_without(name, table.without(name), level, dependent, minimum) for name in table.lists)


def _matching(
    table: Overlap, level: float, dependent: Collection[frozenset[str]], minimum: int, rates: Rates
) -> tuple[Without, ...]:
    """What the table would say without false joins, with the joins that were missed, and with both put right."""
    scenarios = {
        "false_matches_undone": Rates(rates.false_matches, 0.0),
        "missed_matches_joined": Rates(0.0, rates.false_non_matches),
        "both": rates,
    }
    return tuple(
        _without(name, corrected(table, given), level, dependent, minimum) for name, given in scenarios.items()
    )


def _without(
    what: str, table: Overlap | None, level: float, dependent: Collection[frozenset[str]], minimum: int
) -> Without:
    if table is None:
        return Without(what=what, n=nan, chao2=None, estimates=None, reason=Reason.of("too_many_errors"))
    refused = refusals(table, dependent, minimum)
    return Without(
        what=what,
        n=table.n,
        chao2=None if refused else chao.chao2(table, level),
        estimates=models(table, level, refused).estimates,
        reason=refused[0] if refused else None,
    )


def _alone_together(table: Overlap, pair: frozenset[str]) -> float:
    """Spaces that only these two lists know, both of them."""
    if not pair <= set(table.lists):
        return 0.0
    one, two = (table.lists.index(name) for name in pair)
    return float(table.alone[one, two])


def _filled(table: Overlap) -> Overlap:
    """The table without the lists that know nothing."""
    for name in set(table.lists) - set(table.filled):
        table = table.without(name)
    return table
