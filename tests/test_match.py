"""Which mentions are of one space: each hard case, and what must hold whatever the mentions."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.mentions import first, second
from db.match import Columns, Contradiction, Judgement, Mention, match, score
from db.match.engine import Compared

LOUISE = {
    "name": "Silverhouse Louise", "operator": "Silverhouse", "street": "Avenue Louise", "house_number": "54",
    "postal_code": "1050", "city": "Bruxelles", "phone": "+32 2 555 11 22", "website": "https://silverhouse.example/louise",
}  # fmt: skip
ARTS = LOUISE | {"name": "Silverhouse Arts", "street": "Avenue des Arts", "house_number": "6", "postal_code": "1210"}
ARTS |= {"website": "https://silverhouse.example/arts"}


def together(*rows: dict[str, object]) -> bool:
    """Whether mentions are put together into one space, where many others stand beside them."""
    asked = [Mention.of({"id": f"0{at}", **row}) for at, row in enumerate(rows)]
    others = [Mention.of(row) for row, _ in first.mentions(60, 3)]
    spaces = match([*asked, *others]).spaces
    return len({spaces[mention.id] for mention in asked}) == 1


def spaces(seed: int, judgements: list[Judgement] | None = None, shuffle: Random | None = None) -> dict[str, str]:
    mentions = [Mention.of(row) for row, _ in first.mentions(150, seed)]
    if shuffle:
        shuffle.shuffle(mentions)
    return match(mentions, judgements or []).spaces


@pytest.mark.parametrize(
    "change",
    [
        {"name": "SILVERHOUSE LOUISE SRL"},
        {"name": "Silverhosue Louise"},
        {"operator": None, "phone": None},
        {"operator": "Silverhouse NV", "website": None},
        {"street": "Av. Louise"},
        {"street": "Louizalaan", "city": "Brussel"},
        {"street": "Avenue Louise / Louizalaan"},
        {"street": "Avenue Luoise", "postal_code": None},
        {"house_number": None},
        {"house_number": "52-56"},
        {"house_number": "54 bte 3"},
        {"street": "Avenue Louise 54, 3e étage", "house_number": None},
        {"name": "Silverhouse", "phone": "02/555.11.22"},
    ],
    ids=str,
)
def test_one_space_said_otherwise_is_one(change: dict[str, object]) -> None:
    assert together(LOUISE, LOUISE | change)


HOUSE, ROOF = LOUISE | {"website": None}, ARTS | {"website": None}
TWO = {
    "two locations of a chain with one phone": (LOUISE, ARTS),
    "and one name": (HOUSE | {"name": "Silverhouse"}, ROOF | {"name": "Silverhouse"}),
    "two brands of a group at one address": (HOUSE, HOUSE | {"name": "Workhall Louise"}),
    "two towers": (HOUSE | {"name": "Silverhouse Tower 1"}, HOUSE | {"name": "Silverhouse Tower 2"}),
    "two floors": (
        HOUSE | {"street": "Avenue Louise, 2nd floor"},
        HOUSE | {"street": "Avenue Louise, 5th floor", "name": "Grain", "operator": None, "phone": None},
    ),
    "two houses of a street": (HOUSE, HOUSE | {"house_number": "480"}),
}


@pytest.mark.parametrize(("one", "other"), TWO.values(), ids=TWO)
def test_two_spaces_stay_two(one: dict[str, object], other: dict[str, object]) -> None:
    assert not together(one, other)


def test_a_space_bears_the_lowest_identifier_of_its_mentions() -> None:
    rows = [Mention.of({"id": key, **LOUISE}) for key in ("b", "a", "c")]
    assert set(match(rows).spaces.values()) == {"a"}


@settings(max_examples=15)
@given(st.integers(0, 20), st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(seed: int, dice: Random) -> None:
    assert spaces(seed, shuffle=dice) == spaces(seed)


@settings(max_examples=15)
@given(st.integers(0, 20))
def test_the_same_mentions_twice_change_nothing(seed: int) -> None:
    mentions = [Mention.of(row) for row, _ in first.mentions(150, seed)]
    again = [Mention.of({**row, "id": f"z{row['id']}"}) for row, _ in first.mentions(150, seed)]
    twice = match([*mentions, *again]).spaces
    assert {key: twice[key] for key in spaces(seed)} == spaces(seed)


@settings(max_examples=25)
@given(st.integers(0, 20), st.lists(st.tuples(st.integers(0, 149), st.integers(0, 149), st.booleans()), max_size=12))
def test_every_judgement_holds_whatever_the_scores(seed: int, drawn: list[tuple[int, int, bool]]) -> None:
    judgements = [Judgement(one=f"m{a}", other=f"m{b}", same=same) for a, b, same in drawn if a != b]
    try:
        found = spaces(seed, judgements)
    except Contradiction:
        return
    assert all((found[one.one] == found[one.other]) == one.same for one in judgements)


def test_judgements_that_cannot_all_hold_are_refused_with_the_chain_between_them() -> None:
    judgements = [
        Judgement(one="m0", other="m1", same=True),
        Judgement(one="m2", other="m1", same=True),
        Judgement(one="m2", other="m0", same=False),
    ]
    with pytest.raises(Contradiction) as refused:
        spaces(1, judgements)
    assert refused.value.chain == ("m2", "m1", "m0")


def test_a_negative_judgement_parts_mentions_that_say_the_very_same() -> None:
    rows = [Mention.of({"id": key, **LOUISE}) for key in ("a", "b")]
    found = match(rows, [Judgement(one="a", other="b", same=False)]).spaces
    assert found == {"a": "a", "b": "b"}


def test_an_explanation_adds_up_to_the_score() -> None:
    pair = match([Mention.of({"id": "a", **LOUISE}), Mention.of({"id": "b", **ARTS})]).explain("a", "b")
    assert pair.score == pytest.approx(pair.prior + sum(feature.bits for feature in pair.features), abs=0.01)
    assert pair.decision == "different"


FIELDS = ["name", "operator", "street", "house_number", "postal_code", "city", "website", "phone"]


@given(st.lists(st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(["a", "Rue 1", "2", "x.be", ""])), max_size=6))
def test_any_fields_may_be_missing(rows: list[dict[str, str]]) -> None:
    mentions = [Mention.of({"id": at, **row}) for at, row in enumerate(rows)]
    found = match(mentions)
    assert found.spaces.keys() == {mention.id for mention in mentions}
    assert all(found.explain(one.id, other.id).features for one in mentions for other in mentions)


def test_nothing_comes_of_nothing() -> None:
    assert match([]).spaces == {}


def test_the_scores_that_decide_are_those_that_are_explained() -> None:
    mentions = [Mention.of(row) for row, _ in second.mentions(400, 5)]
    compared = Compared(Columns.of(mentions))
    one, other = compared.one, compared.other
    levels, least = compared.levels(one, other), score.weights()["different"]
    full = np.where(score.contradicts(levels), least, score.scores(levels))
    assert compared.bounded(one, other).tolist() == np.maximum(full, least).tolist()
