"""Which value is shown: each rule of the table, and what is flagged as a conflict."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_standing import own, said

from db import rules
from db.choose import best, choose, independent, shown_plans
from db.evidence import Evidence


def at(speaker: str, field: str, value: Any, on: str | None = "2026-02-12", **more: Any) -> Evidence:
    """A claim of a page of its own: of who speaks, on which day."""
    page = f"{speaker}-{value}-{on}-{more.get('role')}"
    kind = "directory" if speaker in ("official", "osm") else speaker
    facts = {"claim_id": page, "document_id": page, "evidence_id": page, "url": page, "source_id": page}
    return said(field, value, speaker=speaker, kind=kind, told_on=on, published_at=on, **{**facts, **more})


@pytest.mark.parametrize(
    ("field", "winner", "loser"),
    [
        ("opening_hours", at("operator", "opening_hours", "Mo-Fr 09:00-18:00"), at("press", "opening_hours", "24/7")),
        ("area_m2", at("official", "area_m2", 800), at("press", "area_m2", 900, "2026-09-01")),
        ("area_m2", at("report", "area_m2", 800), at("press", "area_m2", 900, "2026-09-01")),
        ("area_m2", at("press", "area_m2", 800, "2026-02-01"), at("press", "area_m2", 900, "2024-02-01")),
        ("area_m2", at("press", "area_m2", 800, "2020-02-01"), at("press", "area_m2", 900, None)),
        ("desks", at("operator", "desks", 40, role="about"), at("operator", "desks", 30, role="prices")),
    ],
    ids=["own page before press", "official before press", "report before press", "newer", "dated", "its own page"],
)
def test_a_rule_decides(field: str, winner: Evidence, loser: Evidence) -> None:
    assert best([loser, winner], field) == best([winner, loser], field) == winner


def test_the_price_of_the_operators_own_page_comes_before_that_of_an_article() -> None:
    price = {"name": "Flex", "desk_type": "hot_desk", "amount": "150", "currency": "EUR", "period": "month"}
    told, printed = at("press", "formulas", {**price, "amount": "120"}), at("operator", "formulas", price)
    assert shown_plans([told, printed]).shown == (printed,)
    assert shown_plans([told]).shown == (told,)


def test_two_articles_of_one_day_that_differ_are_a_conflict() -> None:
    found = choose([at("press", "area_m2", 800), at("press", "area_m2", 900)], "area_m2")
    assert found is not None
    assert ([rival.value for rival in found.rivals], found.decided_by) == ([900], "first")


def test_of_two_names_the_one_that_the_other_only_adds_to_is_shown() -> None:
    names = [at("operator", "name", said, role="home") for said in ("Quay Coworking", "Quay")]
    found = choose(names, "name")
    assert found is not None
    assert (found.claim.value, found.decided_by) == ("Quay", "core")


def test_two_pages_of_one_operator_that_differ_are_a_conflict_that_more_pages_decide() -> None:
    pages = [at("operator", "desks", 40, role="home"), *(at("operator", "desks", 30, role=str(n)) for n in range(2))]
    found = choose(pages, "desks")
    assert found is not None
    assert (found.claim.value, [rival.value for rival in found.rivals], found.decided_by) == (30, [40], "votes")


@pytest.mark.parametrize(
    "other",
    [at("press", "area_m2", 900), at("operator", "area_m2", 900, "2025-01-01"), at("operator", "area_m2", 800)],
    ids=["who is believed less", "what is older", "who says the same"],
)
def test_what_is_of_lower_rank_or_agrees_is_no_conflict(other: Evidence) -> None:
    found = choose([at("operator", "area_m2", 800), other], "area_m2")
    assert found is not None
    assert found.rivals == ()


def test_one_plan_at_two_prices_on_two_pages_is_a_conflict() -> None:
    plan = {"name": "Flex", "desk_type": "hot_desk", "amount": "150", "currency": "EUR", "period": "month"}
    prices = at("operator", "formulas", plan, role="prices")
    home = at("operator", "formulas", {**plan, "amount": "140"}, role="home")
    found = shown_plans([home, prices])
    assert (found.shown, found.rivals) == ((prices,), ((prices, home),))


def test_dues_of_one_price_on_two_pages_are_one_plan_under_whatever_name() -> None:
    dues = {"name": "Membership", "desk_type": "other", "amount": "6", "currency": "GBP", "period": "month"}
    home = at("operator", "formulas", dues, role="home")
    joining = at("operator", "formulas", {**dues, "name": "Joining the hackspace"}, role="prices")
    keyholder = at("operator", "formulas", {**dues, "name": "Keyholder", "amount": "16"}, role="about")
    assert len(shown_plans([home, joining]).shown) == 1
    assert len(shown_plans([home, keyholder]).shown) == 2


def test_a_passage_that_two_titles_copy_from_the_operator_counts_once() -> None:
    release = "Our second house on the canal gives three hundred makers a desk from the first of May"
    first = at("operator", "desks", 300, "2026-04-02", quote=release)
    copies = [at("press", "desks", 300, f"2026-04-0{day}", quote=release) for day in (1, 3)]
    apart = at("press", "desks", 300, "2026-05-01", quote="Three hundred desks, counted by our reporter")
    assert independent([*copies, first, apart]) == [first, apart]


def test_rumours_and_denials_are_never_shown() -> None:
    assert choose([at("press", "area_m2", 800, modality="rumoured")], "area_m2") is None


FIELDS = ("name", "area_m2", "opening_hours", "phone")
CLAIMS = st.lists(
    st.builds(
        at,
        st.sampled_from(rules.SPEAKERS),
        st.sampled_from(FIELDS),
        st.integers(1, 3).map(str),
        st.sampled_from([None, "2024-01-01", "2026-01-01"]),
        role=st.sampled_from(["home", "contact", "news"]),
    ),
    max_size=12,
    unique_by=lambda claim: (claim.field, claim.claim_id),
)


@given(claims=CLAIMS, seed=st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(claims: list[Evidence], seed: Any) -> None:
    shuffled = list(claims)
    seed.shuffle(shuffled)
    assert [choose(claims, field) for field in FIELDS] == [choose(shuffled, field) for field in FIELDS]


@given(claims=CLAIMS)
def test_no_value_outweighs_one_of_who_is_believed_first(claims: list[Evidence]) -> None:
    for field in FIELDS:
        if found := choose(claims, field):
            ranks = [rules.rule(field).rank(claim.speaker) for claim in claims if claim.field == field]
            assert rules.rule(field).rank(found.claim.speaker) == min(ranks)


def test_the_table_has_a_rule_for_every_field_that_is_chosen() -> None:
    from db.picture import CHOSEN

    assert set(CHOSEN) <= set(rules.rules())
    assert all(one.in_words for one in rules.rules().values())


def test_a_slip_in_the_table_names_its_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    table = tmp_path / "rules.csv"
    table.write_text("field,who,order,pages,only_on,in_words\nname,operator > gossip,newer,,,\n", "utf-8")
    monkeypatch.setattr(rules, "TABLE", table)
    with pytest.raises(ValueError, match=r"rules\.csv, line 2: nobody is called gossip"):
        rules.rules.__wrapped__()


def test_an_operators_page_that_was_not_found_again_is_older_than_one_that_was() -> None:
    gone, there = own("phone", "+32 1", told_on="2026-01-01"), own("phone", "+32 2", told_on="2026-03-01")
    assert best([replace(gone, url="a"), replace(there, url="b", document_id="b")], "phone").value == "+32 2"  # type: ignore[union-attr]
