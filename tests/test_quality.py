"""Measures of quality: each with a definition, and undefined where there is nothing to measure."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.tables import Conflict, Formula, PublishedClaim, PublishedDocument, Quality, Run, Source, Space
from db.method.quality import Inventory, quality


def a_space(number: int = 1, **changes: Any) -> Space:
    facts: dict[str, Any] = {"space_id": f"s{number}", "name": "Quay", "last_seen": "2026-03-01T00:00:00Z"}
    return Space(**{**facts, "zone": "pentagon", **changes})


def a_claim(number: int, source: str, value: str = "12", **changes: Any) -> PublishedClaim:
    facts: dict[str, Any] = {"claim_id": f"c{number}", "space_id": "s1", "document_id": source, "field": "desks"}
    return PublishedClaim(**{**facts, "value": value, "current": 1, "modality": "stated", **changes})


RUN = Run(run_id="r1", source_id="quay", started_at="2026-03-11", finished_at="2026-03-11T00:00:00Z", outcome="healthy")


def measured(scope: str = "all", **rows: Any) -> dict[str, Quality]:
    tables: dict[str, Any] = dict.fromkeys(
        ("spaces", "formulas", "services", "claims", "conflicts", "documents", "runs", "sources"), ()
    )
    own = {claim.document_id: claim.document_id for claim in rows.get("claims", ())}
    found = quality(Inventory(**{**tables, **rows}, own_source=own), ["pentagon", "rim"])
    return {row.measure: row for row in found if row.scope == scope}


def test_nothing_to_measure_is_undefined_with_a_reason_and_never_a_number() -> None:
    found = measured()
    assert found.pop("kept_out.opt_out").value == 0
    assert {row.state for row in found.values()} == {"undefined"}
    assert all(row.value is None and row.reason for row in found.values())


def test_every_measure_has_a_definition_and_a_unit() -> None:
    found = measured(spaces=[a_space()])
    assert all(row.definition and row.unit in ("share", "days", "count") for row in found.values())


def test_the_share_filled_is_told_for_all_and_by_zone() -> None:
    spaces = [a_space(1, desks=4), a_space(2), a_space(3, zone="rim", desks=1)]
    assert measured(spaces=spaces)["filled.desks"].value == pytest.approx(2 / 3, abs=1e-4)
    assert measured("pentagon", spaces=spaces)["filled.desks"].value == 0.5
    plans = [Formula(formula_id="f", space_id="s2")]
    assert measured("pentagon", spaces=spaces, formulas=plans)["filled.formulas"].n == 1


def test_the_age_of_evidence_is_counted_back_from_the_newest_run() -> None:
    spaces = [a_space(1), a_space(2, last_seen="2026-03-11T00:00:00Z"), a_space(3, last_seen="2026-01-30T00:00:00Z")]
    found = measured(spaces=spaces, runs=[RUN])
    assert (found["evidence.age_median"].value, found["evidence.age_oldest"].value) == (10, 40)


def test_a_claim_has_two_sources_when_two_of_them_say_the_same_of_their_own() -> None:
    claims = [a_claim(1, "quay", published=1), a_claim(2, "courier", "12"), a_claim(3, "quay", "Rue", published=1)]
    assert measured(spaces=[a_space()], claims=claims)["claims.two_sources"].value == 0.5


def test_what_is_only_rumoured_or_no_longer_said_supports_nothing() -> None:
    claims = [a_claim(1, "quay", published=1), a_claim(2, "a", modality="rumoured"), a_claim(3, "b", current=0)]
    assert measured(spaces=[a_space()], claims=claims)["claims.two_sources"].value == 0


def test_a_claim_that_another_of_equal_rank_contradicts_is_in_conflict() -> None:
    claims = [a_claim(1, "quay", published=1), a_claim(2, "quay", "13")]
    conflict = Conflict(space_id="s1", field="desks", claim_id="c1", other_claim_id="c2")
    assert measured(spaces=[a_space()], claims=claims, conflicts=[conflict])["claims.in_conflict"].value == 1


def test_the_precision_of_points_adds_up_to_all_spaces() -> None:
    spaces = [a_space(1, geo_precision="building"), a_space(2, geo_precision="postcode"), a_space(3)]
    found = measured(spaces=spaces)
    assert sum(row.n or 0 for name, row in found.items() if name.startswith("points.")) == 3
    assert found["points.none"].n == 1


def test_sources_that_failed_fell_silent_or_were_never_read_are_told() -> None:
    states = ("healthy", "unhealthy", "silent", "new")
    found = measured(sources=[Source(source_id=state, state=state) for state in states])
    assert [found[f"sources.{measure}"].value for measure in ("failed", "silent", "never")] == [0.25, 0.25, 0.25]


def test_who_asked_to_be_left_out_is_counted() -> None:
    assert measured(opted_out=3)["kept_out.opt_out"].value == 3


def test_what_robots_txt_and_paywalls_kept_out_is_counted() -> None:
    documents = [
        PublishedDocument(document_id="1", outcome="robots", kind="operator"),
        PublishedDocument(document_id="2", outcome="read", kind="press", paywalled=1),
        PublishedDocument(document_id="3", outcome="read", kind="press"),
        PublishedDocument(document_id="4", outcome="blocked", kind="operator"),
    ]
    found = measured(documents=documents)
    assert [found[f"kept_out.{name}"].value for name in ("robots", "blocked", "paywall")] == [0.25, 0.25, 0.5]


@given(st.integers(0, 2**32))
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    spaces = [a_space(number, zone=("pentagon", "rim", None)[number % 3], desks=number or None) for number in range(7)]
    claims = [a_claim(number, f"d{number % 3}", str(number % 2), published=number % 2) for number in range(9)]
    before = measured(spaces=spaces, claims=claims, runs=[RUN])
    random.Random(seed).shuffle(spaces)
    random.Random(seed).shuffle(claims)
    assert measured(spaces=spaces, claims=claims, runs=[RUN]) == before
