"""Pairing labels with values: as many pairs as possible, the best-fitting first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

_L = TypeVar("_L")
_V = TypeVar("_V")


def pair(
    labels: Sequence[_L], values: Sequence[_V], weight: Callable[[_L, _V], float | None]
) -> tuple[dict[int, int], list[list[float | None]]]:
    """Which value goes with which label (by number), and the weights. A weight of None forbids a pair.

    A maximum matching by augmenting paths (Kuhn 1955), begun greedily with the heaviest pairs.
    """
    weights = [[weight(label, value) for value in values] for label in labels]
    edges = sorted(
        ((own, i, j) for i, row in enumerate(weights) for j, own in enumerate(row) if own is not None),
        key=lambda edge: (-edge[0], edge[1], edge[2]),
    )
    owner: dict[int, int] = {}
    options: dict[int, list[int]] = {}
    for _, i, j in edges:
        options.setdefault(i, []).append(j)
        if i not in owner.values():
            owner.setdefault(j, i)
    for i in options:
        if i not in owner.values():
            _place(i, options, owner, set())
    return {i: j for j, i in owner.items()}, weights


def _place(i: int, options: dict[int, list[int]], owner: dict[int, int], tried: set[int]) -> bool:
    for j in options[i]:
        if j not in tried:
            tried.add(j)
            if j not in owner or _place(owner[j], options, owner, tried):
                owner[j] = i
                return True
    return False
