"""Validate: given this reading, these claims go on and these leave a reject."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from readings import DOCUMENT, claim, reading, reasons, values

from cowcrawl.model import Claim, Reject
from pipelines.validate import MAX_QUOTE, document_problem, validate


def test_a_right_claim_goes_on_untouched() -> None:
    before = reading(claim("desks", 12, "12 werkplekken", unit="desks"))
    assert validate(before) == before


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (claim("colour", "blue"), "field"),
        (claim("desks", "12"), "value"),
        (claim("desks", True), "value"),
        (claim("desks", 0), "value"),
        (claim("name", "  ", "Atelier"), "value"),
        (claim("latitude", float("nan"), "50.85"), "value"),
        (claim("status", "open"), "value"),
        (claim("area_m2", 900, "900 sq ft", unit="sqft"), "unit"),
        (claim("name", "Atelier", modality="guessed"), "modality"),
        (claim("name", "Atelier", ""), "evidence"),
        (claim("name", "Atelier", "a" * (MAX_QUOTE + 1)), "evidence"),
        (claim("name", "Atelier", context=("b" * (MAX_QUOTE + 1),)), "evidence"),
        (claim("name", "Atelier", locator=""), "evidence"),
        (claim("name", "Atelier", extractor=""), "evidence"),
    ],
)
def test_a_wrong_claim_leaves_a_reject_and_the_others_go_on(wrong: Claim, reason: str) -> None:
    after = validate(reading(wrong, claim("city", "Gent")))
    assert [item.field for mention in after.mentions for item in mention.claims] == ["city"]
    assert [(item.stage, item.field, item.reason) for item in after.rejects] == [("validate", wrong.field, reason)]


def test_the_longest_quote_allowed_goes_on() -> None:
    assert values(validate(reading(claim("name", "Atelier", "a" * MAX_QUOTE))), "name") == ["Atelier"]


def test_a_mention_of_which_nothing_is_left_goes() -> None:
    assert validate(reading(claim("colour", "blue"))).mentions == ()


def test_rejects_of_earlier_stages_stay() -> None:
    earlier = Reject(stage="prices", field="formulas", reason="no period", detail="€ 12")
    before = replace(reading(claim("colour", "blue")), rejects=(earlier,))
    assert reasons(validate(before)) == ["no period", "field"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"document_id": ""}, "document_id"),
        ({"source_id": ""}, "source_id"),
        ({"fetched_at": "yesterday"}, "ISO 8601"),
        ({"outcome": "fine"}, "outcome"),
        ({"kind": "blog"}, "kind"),
        ({"sha256": None}, "sha256"),
        ({"outcome": "gone"}, "reason"),
    ],
)
def test_nothing_is_claimed_by_a_document_that_is_wrong(change: dict[str, Any], says: str) -> None:
    after = validate(replace(reading(claim("city", "Gent")), document=replace(DOCUMENT, **change)))
    assert after.mentions == ()
    assert says in after.rejects[0].detail


def test_a_document_that_was_refused_is_right_when_it_says_why() -> None:
    assert document_problem(replace(DOCUMENT, outcome="gone", reason="HTTP 404.", sha256=None)) is None
