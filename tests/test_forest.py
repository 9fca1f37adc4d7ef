"""Groups that grow, and pairs that never come together."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from db.forest import Forest

PAIRS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20)


def test_what_is_joined_step_by_step_is_one_group() -> None:
    forest = Forest(4)
    assert forest.join(0, 1)
    assert forest.join(3, 1)
    assert forest.groups() == [[0, 1, 3], [2]]


def test_a_forbidden_pair_stays_apart_by_whatever_way() -> None:
    forest = Forest(3, [(0, 2)])
    assert forest.join(0, 1)
    assert not forest.join(1, 2)
    assert forest.groups() == [[0, 1], [2]]


@given(forbidden=PAIRS, joins=PAIRS)
def test_no_forbidden_pair_is_ever_in_one_group(forbidden: list[Any], joins: list[Any]) -> None:
    forbidden = [pair for pair in forbidden if pair[0] != pair[1]]
    forest = Forest(8, forbidden)
    for pair in joins:
        assert forest.join(*pair) == (forest.lead(pair[0]) == forest.lead(pair[1]))
    assert all(forest.lead(one) != forest.lead(other) for one, other in forbidden)
