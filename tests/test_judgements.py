"""What people decide about pairs: read, checked, in force, and kept in file and store."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.errors import BadInput
from db import judgements
from db.judgements import Judgement, Ruling, read, ruling, settle, stored, union, write
from db.store import Store

KEYS = ("a", "b", "c", "d", "e")
NAMES = {key: key for key in KEYS} | {"space-a": "a"}


def judged(left: str, right: str, verdict: Any = "positive", at: str = "2026-01-01", **more: Any) -> Judgement:
    return Judgement(left=left, right=right, verdict=verdict, by="anna", at=at, **more)


def in_force(*given: Judgement) -> Ruling:
    return ruling(given, NAMES)


def test_a_file_gives_back_what_was_written_and_a_line_is_one_judgement(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    two = [judged("a", "b", why="one door"), judged("a", "c", "negative")]
    for one in two:
        write(path, one)
    assert read(path) == two
    assert [json.loads(line)["verdict"] for line in path.read_text("utf-8").splitlines()] == ["positive", "negative"]


def test_a_line_is_added_after_a_file_that_a_person_left_without_a_line_break(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    write(path, judged("a", "b"))
    path.write_text(path.read_text("utf-8").rstrip("\n"), "utf-8")
    write(path, judged("a", "c"))
    assert len(read(path)) == 2


def test_without_a_file_there_are_no_judgements(tmp_path: Path) -> None:
    assert read(tmp_path / "none.jsonl") == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"left": "a"', "no JSON object"),
        ("[1]", "has the keys left"),
        (
            '{"left": "a", "right": "b", "verdict": "positive", "by": "x", "at": "2026-01-01", "note": 1}',
            "others: note",
        ),
        ('{"left": "a", "right": "b", "verdict": "positive", "at": "2026-01-01"}', "'by' is missing"),
        ('{"left": "a", "right": "", "verdict": "positive", "by": "x", "at": "2026-01-01"}', "'right' is missing"),
        ('{"left": "a", "right": "b", "verdict": "same", "by": "x", "at": "2026-01-01"}', "must be positive, negative"),
        ('{"left": "a", "right": "b", "verdict": "unsure", "by": "Anna B", "at": "2026-01-01"}', "no handle"),
        ('{"left": "a", "right": "b", "verdict": "unsure", "by": "a@b.be", "at": "2026-01-01"}', "no handle"),
        ('{"left": "a", "right": "b", "verdict": "unsure", "by": "x", "at": "1 May"}', "no date or UTC time"),
        ('{"left": "a", "right": "b", "verdict": "unsure", "by": "x", "at": "2026-01-01T10:00:00"}', "no date or UTC"),
        (
            '{"left": "a", "right": "b", "verdict": "unsure", "by": "x", "at": "2026-01-01", "why": 3}',
            "'why' is no text",
        ),
    ],
)
def test_a_line_that_is_no_judgement_is_named_with_what_was_expected(tmp_path: Path, line: str, problem: str) -> None:
    path = tmp_path / "judgements.jsonl"
    path.write_text(f"\n{line}\n", "utf-8")
    with pytest.raises(BadInput, match=rf"judgements\.jsonl, line 2: .*{problem}"):
        read(path)


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "judgements.jsonl").write_bytes(b'{"why": "caf\xe9"}')
    with pytest.raises(BadInput, match="is not UTF-8"):
        read(tmp_path / "judgements.jsonl")


def test_a_later_judgement_of_a_pair_supersedes_an_earlier_one_whichever_way_round(tmp_path: Path) -> None:
    found = in_force(judged("b", "a", "negative", "2026-02-01"), judged("a", "b", "positive", "2026-01-01"))
    assert found.of("negative") == [("a", "b")]
    assert found.of("positive") == []


def test_the_identifier_of_a_space_stands_for_the_mention_it_was_given_for() -> None:
    assert in_force(judged("space-a", "b")).of("positive") == [("a", "b")]


def test_one_that_names_nothing_known_is_refused_and_shown() -> None:
    with pytest.raises(BadInput, match=r"names 'nowhere'.*\n.*a and nowhere are one space \(anna"):
        in_force(judged("a", "nowhere"))


def test_one_about_the_same_mention_twice_is_refused() -> None:
    with pytest.raises(BadInput, match="the same mention twice"):
        in_force(judged("a", "space-a"))


def test_two_that_contradict_each_other_on_one_day_are_refused_with_both_sides() -> None:
    with pytest.raises(BadInput) as refused:
        in_force(judged("a", "b", "positive", place="line 1"), judged("a", "b", "negative", place="line 2"))
    assert "line 1: a and b are one space" in str(refused.value)
    assert "line 2: a and b are two spaces" in str(refused.value)


def test_a_contradiction_is_settled_by_judging_the_pair_again() -> None:
    given = [judged("a", "b"), judged("a", "b", "negative"), judged("a", "b", "negative", "2026-01-02")]
    assert in_force(*given).of("negative") == [("a", "b")]


def test_one_that_would_join_two_that_are_held_apart_is_refused_with_the_whole_way_between_them() -> None:
    chain = [judged("a", "b"), judged("b", "c", at="2026-01-02"), judged("c", "d", at="2026-01-03")]
    with pytest.raises(BadInput) as refused:
        in_force(*chain, judged("a", "d", "negative", "2026-01-04"))
    assert [f"{one.left} and {one.right} are one" in str(refused.value) for one in chain] == [True] * 3
    assert "a and d are two spaces" in str(refused.value)


def test_what_is_taken_back_contradicts_nothing_any_more() -> None:
    given = [judged("a", "b"), judged("b", "c"), judged("a", "c", "negative"), judged("b", "c", "unsure", "2026-02-01")]
    assert in_force(*given).of("positive") == [("a", "b")]


EDGES = st.lists(
    st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS), st.sampled_from(judgements.VERDICTS), st.integers(1, 28)),
    max_size=8,
)


@given(edges=EDGES, shuffled=st.randoms(use_true_random=False))
def test_the_order_in_which_judgements_are_written_changes_nothing(edges: list[Any], shuffled: Any) -> None:
    given = [judged(a, b, verdict, f"2026-01-{day:02}") for a, b, verdict, day in edges if a != b]
    other = list(given)
    shuffled.shuffle(other)

    def outcome(some: list[Judgement]) -> Any:
        try:
            return dict(ruling(some, NAMES).edges)
        except BadInput:
            return "refused"

    assert outcome(given) == outcome(other)


@given(edges=EDGES)
def test_no_ruling_joins_step_by_step_what_it_holds_apart(edges: list[Any]) -> None:
    given = [judged(a, b, verdict, f"2026-01-{day:02}") for a, b, verdict, day in edges if a != b]
    try:
        found = ruling(given, NAMES)
    except BadInput:
        return
    assert all(judgements.path_between(found.edges, *pair) is None for pair in found.of("negative"))


def test_file_and_store_get_what_they_lack_and_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    mine, theirs = judged("a", "b", why="mine"), judged("a", "c", "negative")
    write(path, mine)
    with Store(tmp_path / "claims.db") as store:
        judgements.keep(store, [theirs])
        for _ in range(2):
            settle(path, store, union(read(path), stored(store)))
        assert set(read(path)) == set(stored(store)) == {mine, theirs}
        assert len(read(path)) == 2
