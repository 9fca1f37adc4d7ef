"""One labelled page against what was read on it, field by field: right, false and missed.

A value that agrees with its label is right; one that does not is false and its label missed; a value without a label
is false; a label without a value is missed. Of several spaces read on a page, the one that fits the labels best is
compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cowcrawl.evaluate import agreement
from cowcrawl.evaluate.matching import pair

Same = Callable[[Any, Any], bool]

FIELDS = (
    *("name", "street", "postal_code", "city", "phone", "email", "area_m2", "desks", "opening_hours", "access_24_7"),
    *("status", "price", "formula", "rooms", "spaces"),
)
"""What is measured. `price` is amount, currency and period of a plan; `formula` also its desk type."""


@dataclass(frozen=True, kw_only=True)
class Miss:
    """One disagreement between labels and reading."""

    field: str
    label: Any
    """What people read, or None."""
    value: Any
    """What the reader read, or None."""


@dataclass
class Count:
    """How often a field was right, false and missed."""

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """Share of what was read that is right; None when nothing was read."""
        return self.right / (self.right + self.false) if self.right + self.false else None

    @property
    def recall(self) -> float | None:
        """Share of what is there that was read; None when nothing is there."""
        return self.right / (self.right + self.missed) if self.right + self.missed else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of the two; None when nothing is there and nothing was read."""
        of = 2 * self.right + self.false + self.missed
        return 2 * self.right / of if of else None


@dataclass
class Score:
    """Counts by field, and every disagreement."""

    counts: dict[str, Count] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def add(self, name: str, right: int = 0, false: int = 0, missed: int = 0) -> None:
        """Counts some more of a field."""
        count = self.counts.setdefault(name, Count())
        count.right += right
        count.false += false
        count.missed += missed

    def one(self, name: str, label: Any, value: Any, same: Same) -> None:
        """Counts a field of one value."""
        if label is None and value is None:
            return
        agree = label is not None and value is not None and same(label, value)
        self.add(name, right=agree, false=value is not None and not agree, missed=label is not None and not agree)
        if not agree:
            self.misses.append(Miss(field=name, label=label, value=value))

    def many(self, name: str, pairs: dict[int, int], labels: Sequence[Any], values: Sequence[Any]) -> None:
        """Counts a field of many values that were paired."""
        missed = [label for i, label in enumerate(labels) if i not in pairs]
        false = [value for j, value in enumerate(values) if j not in pairs.values()]
        self.add(name, right=len(pairs), false=len(false), missed=len(missed))
        self.misses += [Miss(field=name, label=label, value=None) for label in missed]
        self.misses += [Miss(field=name, label=None, value=value) for value in false]

    def include(self, other: Score) -> None:
        """Adds another score to this one."""
        for name, count in other.counts.items():
            self.add(name, count.right, count.false, count.missed)
        self.misses += other.misses


def score(labels: Mapping[str, Any], spaces: Sequence[Mapping[str, Any]]) -> Score:
    """The score of one operator's page: `labels` by people, `spaces` as `cowcrawl extract` prints them."""
    options = [_space(labels, space) for space in spaces or [{}]]
    best = max(options, key=_merit)
    others = 0 if labels.get("locations") else max(0, len(spaces) - 1)
    best.add("spaces", right=bool(spaces), false=others, missed=not spaces)
    return best


def _merit(score: Score) -> float:
    counts = (count for name, count in score.counts.items() if name != "formula")
    return sum(2 * count.right - 0.5 * count.false for count in counts)


_SINGLE: dict[str, tuple[str, Same]] = {
    "name": ("space_name", agreement.same_name),
    "postal_code": ("postal_code", agreement.same_postcode),
    "city": ("city", agreement.same_city),
    "phone": ("phone", agreement.same_phone),
    "email": ("email", lambda label, value: label.casefold() == value.casefold()),
    "area_m2": ("area_m2", agreement.close),
}
"""Fields of one value that need no more than a comparison, the key of their label, and when they agree."""


def _space(labels: Mapping[str, Any], space: Mapping[str, Any]) -> Score:
    score = Score()
    for name, (key, same) in _SINGLE.items():
        score.one(name, labels.get(key) or None, space.get(name) or None, same)
    street = " ".join(str(part) for part in (space.get("street"), space.get("house_number")) if part)
    score.one("street", labels.get("street") or None, street if space.get("street") else None, agreement.same_street)
    _desks(score, labels.get("desks"), space.get("desks"))
    _times(score, labels, space)
    if labels.get("status"):
        score.one("status", labels["status"], space.get("status"), lambda label, value: bool(label == value))
    _plans(score, labels.get("formulas") or [], space.get("formulas") or [])
    _rooms(score, labels.get("rooms") or [], space.get("rooms") or [])
    return score


def _desks(score: Score, label: Any, value: Any) -> None:
    """A label in words ("une quinzaine") is rough: it can only be met."""
    if label is None or agreement.number(label) is not None:
        score.one("desks", label, value, agreement.close)
    elif (about := agreement.capacity(label)) and agreement.close(about[0], value):
        score.add("desks", right=1)


def _times(score: Score, labels: Mapping[str, Any], space: Mapping[str, Any]) -> None:
    """Hours that people could not write down are not judged; access day and night is yes, or not said."""
    hours = labels.get("opening_hours_osm")
    if hours or not labels.get("opening_hours_text"):
        score.one("opening_hours", hours or None, space.get("opening_hours") or None, agreement.same_hours)
    wanted = bool(labels.get("is_24_7") or labels.get("access_24_7"))
    found = bool(space.get("access_24_7"))
    score.one("access_24_7", wanted or None, found or None, lambda label, value: True)


def _plans(score: Score, labels: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]]) -> None:
    plans = [plan for plan in found if plan.get("amount") is not None]
    for name, same in (("price", agreement.same_price), ("formula", agreement.same_formula)):
        pairs, _ = pair(labels, plans, _weight(same))
        score.many(name, pairs, labels, plans)


def _weight(same: Same) -> Callable[[dict[str, Any], dict[str, Any]], float | None]:
    def weight(label: dict[str, Any], plan: dict[str, Any]) -> float | None:
        if not same(label, plan):
            return None
        alike = agreement.words_alike(label.get("name") or "", plan.get("name") or "")
        return 1 + (label.get("desk_type") == plan.get("desk_type")) + alike / 100

    return weight


def _rooms(score: Score, labels: Sequence[Any], found: Sequence[dict[str, Any]]) -> None:
    """A label that stands for several rooms alike takes as many; they count once."""
    rooms = [label if isinstance(label, dict) else {"name": label} for label in labels]
    pairs, weights = pair(rooms, found, agreement.room_weight)
    spare = [j for j in range(len(found)) if j not in pairs.values()]
    for i, room in enumerate(rooms):
        alike = [j for j in spare if i in pairs and weights[i][j] is not None][: int(room.get("count") or 1) - 1]
        spare = [j for j in spare if j not in alike]
    kept = sorted({*pairs.values(), *spare})
    renumbered = {i: kept.index(j) for i, j in pairs.items()}
    score.many("rooms", renumbered, rooms, [found[j] for j in kept])


def total(scores: Iterable[Score]) -> Score:
    """The sum of scores."""
    whole = Score()
    for one in scores:
        whole.include(one)
    return whole
