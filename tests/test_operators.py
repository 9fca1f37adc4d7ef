"""Who runs spaces, under whatever spelling; groups, types and counts; and who else has a part in a space."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from test_press_evidence import derived
from told import crawl, event, told

from cowcrawl.model import Claim
from cowcrawl.tables import Aggregate, Operator, Party, Space
from db.operators import Operators, RunBy, listed, operator_key, operators
from db.parties import stakes
from db.store import Store
from helpers import a_claim


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "claims.db") as opened:
        yield opened


def house(name: str, operator: str, *more: Claim, on: str = "2026-02-12", town: str = "Gent") -> Any:
    facts = a_claim("name", name), a_claim("operator", operator), a_claim("city", town)
    return told(f"/{name}-{operator}".replace(" ", "-"), *facts, event("opened", "2020"), *more, on=on)


def counted(subject: str, value: float, measure: str = "locations", document_id: str = "d") -> Aggregate:
    return Aggregate(
        aggregate_id=f"{subject}-{value}", document_id=document_id, subject=subject, measure=measure, value=value,
        unit="percent" if measure == "stake" else "locations", quote=subject, locator="line:1", current=1,
    )  # fmt: skip


def rows(run: dict[str, int], *more: Aggregate, cards: dict[str, Any] | None = None) -> dict[str, Operator]:
    """The rows of operators that run so many spaces."""
    known = Operators(cards or {})
    spaces = [
        (Space(space_id=f"{name}-{n}", status="existing"), RunBy(operator_id=str(known.named(name)), name=name))
        for name, number in run.items()
        for n in range(number)
    ]
    return {row.operator_id: row for row in operators(spaces, known, more)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("WeWork", "We Work"),
        ("WeWork", "WeWork NV"),
        ("Fosbury & Sons", "Fosbury and Sons"),
        ("Zwaluw vzw", "Zwaluw"),
        ("Stichting Zwaluw", "Zwaluw B.V."),
        ("L'Écluse", "l'ecluse asbl"),
    ],
)
def test_spellings_of_one_name_are_one_operator(one: str, other: str) -> None:
    assert operator_key(one) == operator_key(other)


@pytest.mark.parametrize(("one", "other"), [("Zwaluw", "Zwaan"), ("Spaces", "Space Age"), ("HQ", "HNK")])
def test_other_names_are_other_operators(one: str, other: str) -> None:
    assert operator_key(one) != operator_key(other)


@given(st.text(max_size=20))
@example("𝕊")
def test_any_name_has_a_form_to_compare_and_that_form_is_its_own(name: str) -> None:
    assert operator_key(operator_key(name)) == operator_key(name) or not operator_key(name).isascii()


def test_two_spellings_in_two_articles_are_one_row_that_names_both(store: Store) -> None:
    crawl(store, "2026-02-13", house("Botanic", "We Work"), house("Light On", "WeWork"), house("Court", "WeWork"))
    [row] = derived(store).operators
    assert (row.name, row.other_names, row.n_existing) == ("WeWork", "We Work", 3)


def test_the_identifier_of_an_operator_stays_when_another_spelling_is_read_later(store: Store) -> None:
    crawl(store, "2026-02-13", house("Botanic", "Blue Zwaan"))
    [before] = derived(store).operators
    crawl(
        store, "2026-02-14", house("Court", "BlueZwaan", on="2026-02-14"), house("Dock", "BlueZwaan", on="2026-02-14")
    )
    [after] = derived(store).operators
    assert (before.operator_id, after.operator_id, after.name) == ("blue-zwaan", "blue-zwaan", "BlueZwaan")


def test_brands_of_one_group_keep_their_rows_and_are_counted_in_that_of_the_group() -> None:
    found = rows({"Regus": 2, "Spaces": 1, "Zwaluw": 1})
    assert {name: (row.group_id, row.n_existing) for name, row in found.items()} == {
        "iwg": (None, 3),
        "regus": ("iwg", 2),
        "spaces": ("iwg", 1),
        "zwaluw": (None, 1),
    }


@pytest.mark.parametrize(
    ("name", "kind", "basis"),
    [
        ("Regus", "chain", "listed: https://en.wikipedia.org/wiki/IWG_plc"),
        ("Coöperatie De Zwaluw", "cooperative", "name: Coöperatie"),
        ("Collectif Écluse", "cooperative", "name: Collectif"),
        ("Gemeente Zwaluwdam", "public", "name: Gemeente"),
        ("Zwaluw", None, None),
    ],
)
def test_the_type_of_an_operator_says_what_it_rests_on(name: str, kind: str | None, basis: str | None) -> None:
    row = next(row for row in rows({name: 1}).values() if row.n_existing == 1 and row.operator_id != "iwg")
    assert (row.operator_type, row.type_basis) == (kind, basis)


def test_three_locations_make_a_chain_and_two_do_not() -> None:
    found = rows({"Zwaluw": 3, "Zwaan": 2})
    assert [(row.operator_type, row.type_basis) for row in found.values()] == [(None, None), ("chain", "locations: 3")]


def test_locations_that_a_report_counts_make_a_chain_too() -> None:
    assert rows({"Zwaluw": 1}, counted("Zwa Luw", 9))["zwaluw"].type_basis == "locations: 9"


def test_a_stake_of_a_firm_of_real_estate_tells_the_type() -> None:
    row = rows({"Zwaluw": 3}, counted("Befimmo in Zwaluw", 61, "stake"))["zwaluw"]
    assert (row.operator_type, row.type_basis) == ("real_estate_backed", "stake: Befimmo")
    assert rows({"Zwaluw": 1}, counted("Somebody in Zwaluw", 61, "stake"))["zwaluw"].operator_type is None


def test_a_host_that_only_cooperatives_may_have_tells_the_type() -> None:
    cards = {"zwaluw": {"id": "zwaluw", "name": "Zwaluw", "kind": "operator", "hosts": ["www.zwaluw.coop"]}}
    assert rows({"Zwaluw": 1}, cards=cards)["zwaluw"].type_basis == "host: www.zwaluw.coop"


def test_every_known_operator_has_a_source_and_its_group_a_row() -> None:
    assert all(one.source.startswith("http") for one in listed().values())
    assert {one.group for one in listed().values() if one.group} <= set(listed())


def test_the_stake_of_a_firm_in_an_operator_has_share_date_and_words() -> None:
    told_twice = [counted("Befimmo in Silversquare", 61, "stake", document) for document in ("late", "early")]
    for place, one in enumerate(told_twice):
        object.__setattr__(one, "aggregate_id", str(place))
    published = {"late": "2021-01", "early": "2019-05"}
    [party] = stakes(told_twice, Operators({}), published)
    assert (party.party, party.role, party.operator, party.operator_id) == (
        "Befimmo", "invests", "Silversquare", "silversquare",
    )  # fmt: skip
    assert (party.stake, party.date, party.document_id) == (61, "2019-05", "early")


def role(party: str, what: str, **more: Any) -> Claim:
    return a_claim("roles", {"party": party, "role": what}, **more)


def parts(store: Store) -> list[Party]:
    return [row for row in derived(store).parties if row.space_id]


def test_one_party_can_have_several_roles_in_one_space(store: Store) -> None:
    crawl(store, "2026-02-13", house("LaVerrière", "Smeed", role("Smeed", "designs"), role("Smeed", "runs")))
    assert [(row.party_id, row.role, row.date) for row in sorted(parts(store), key=lambda row: row.role)] == [
        ("smeed", "designs", "2026-02-12"),
        ("smeed", "runs", "2026-02-12"),
    ]


def test_two_that_one_document_names_together_run_it_with_each_other(store: Store) -> None:
    crawl(store, "2026-02-13", house("Verrière", "Smeed", role("Smeed", "runs"), role("De Buren vzw", "runs")))
    assert {(row.party, row.role) for row in parts(store)} == {("Smeed", "runs_with"), ("De Buren vzw", "runs_with")}


@pytest.mark.parametrize("what", ["owns", "supports", "uses"])
def test_owners_supporters_and_users_are_parties(store: Store, what: str) -> None:
    crawl(store, "2026-02-13", house("Verrière", "Smeed", role("Gemeente Zwaluwdam", what)))
    [row] = parts(store)
    assert (row.party_id, row.role, row.quote != "") == ("gemeente-zwaluwdam", what, True)


def test_an_owner_that_is_read_as_investor_too_is_one_row(store: Store) -> None:
    both = a_claim("investor", "Zwaluwhaven NV"), role("Zwaluwhaven NV", "owns")
    crawl(store, "2026-02-13", house("Verrière", "Smeed", *both))
    assert [row.role for row in parts(store)] == ["owns"]


def test_rumoured_parts_are_no_rows(store: Store) -> None:
    crawl(store, "2026-02-13", house("Verrière", "Smeed", role("Zwaluwhaven NV", "owns", modality="rumoured")))
    assert parts(store) == []


def test_the_known_operators_have_the_identifiers_of_their_source_cards() -> None:
    from spiders.registry import SOURCES, load

    cards = {operator_key(card.name): card.id for card in load(SOURCES) if card.kind == "operator"}
    other = {one.id: cards[key] for one in listed().values() if (key := operator_key(one.name)) in cards}
    assert all(one == card for one, card in other.items())


def test_parts_in_a_space_of_which_too_little_is_said_stand_under_its_name(store: Store) -> None:
    small = told("/b", a_claim("name", "Ketelhuis"), role("Smeed", "supports"))
    crawl(store, "2026-02-13", house("Verrière", "Smeed"), small)
    [row] = derived(store).parties
    assert (row.party_id, row.role, row.space_id, row.space) == ("smeed", "supports", None, "Ketelhuis")
