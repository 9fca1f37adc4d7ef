"""Large work is done in two processes, and nothing in the answer tells."""

from __future__ import annotations

import os
import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.mentions import second
from db import ahead
from db.match import Mention, engine, match, reading
from db.match.linked import components
from db.match.spread import places_of


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two cores and no other thread, whatever this machine has and the tests before this one left running."""
    monkeypatch.setattr(ahead, "_two", lambda: hasattr(os, "fork"))


@pytest.mark.usefixtures("two_cores")
def test_the_second_half_is_done_by_another_process_from_so_many_on() -> None:
    found = ahead.halves(lambda part: (os.getpid(), part), 10, least=10)
    assert [part for _, part in found] == [slice(0, 5), slice(5, 10)]
    assert found[0][0] == os.getpid() != found[1][0]


def test_few_things_are_done_at_once() -> None:
    assert ahead.halves(lambda part: part, 9, least=10) == [slice(0, 9)]


@pytest.mark.usefixtures("two_cores")
def test_a_half_that_fails_in_the_other_process_fails_in_this_one() -> None:
    def work(part: slice) -> int:
        if part.start:
            raise ValueError("the second half")
        return 1

    with pytest.raises(ValueError, match="the second half"):
        ahead.halves(work, 10, least=10)


def test_beside_another_thread_all_is_done_at_once() -> None:
    go_on = threading.Event()
    other = threading.Thread(target=go_on.wait)
    other.start()
    try:
        assert ahead.halves(lambda part: part, 10, least=10) == [slice(0, 10)]
    finally:
        go_on.set()
        other.join()


def test_two_processes_find_the_spaces_that_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    mentions = [Mention.of(row) for row, _ in second.mentions(600, 7)]
    whole = match(mentions).spaces
    monkeypatch.setattr(engine, "MANY", 2)
    monkeypatch.setattr(reading, "MANY", 2)
    assert match(mentions).spaces == whole


@given(st.integers(1, 30), st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=40))
def test_two_nodes_hang_together_when_a_way_of_links_leads_from_one_to_the_other(
    size: int, links: list[tuple[int, int]]
) -> None:
    links = [(a % size, b % size) for a, b in links]
    label = list(range(size))
    for _ in range(size):
        for a, b in links:
            label[a] = label[b] = min(label[a], label[b])
    ends = np.array(links, np.int64).reshape(-1, 2)
    order = sorted(set(label))
    assert components(size, ends[:, 0], ends[:, 1]).tolist() == [order.index(one) for one in label]


def test_places_of_more_words_and_places_than_32_bits_count_are_told_apart() -> None:
    words, places = np.array([70_000, 70_000, 3], np.int32), np.array([90_000, 5, 90_000])
    assert places_of(words, places)[[70_000, 3]].tolist() == [2, 1]
