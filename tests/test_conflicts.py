"""What sources of one rank say otherwise of an address or a day stands beside what is shown."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from test_choose import at
from test_standing import event

from db.addresses import address, best_address
from db.evidence import Evidence, StoredMention
from db.standing import standing

_PAGES = count()


def place(speaker: str, on: str = "2026-02-12", **parts: str) -> StoredMention:
    """A mention on a page of its own that gives an address."""
    claims = tuple(at(speaker, field, value, on, document_id=f"page-{next(_PAGES)}") for field, value in parts.items())
    head = claims[0]
    return StoredMention(
        document_id=head.document_id,
        source_id=head.source_id,
        url=head.url,
        kind=head.kind,
        role=head.role,
        subject=0,
        current=True,
        published_at=head.published_at,
        evidence_id=head.evidence_id,
        claims=claims,
        point=None,
        alone=True,
    )


QUAY: dict[str, Any] = {"street": "Quai aux Briques", "house_number": "12-14", "postal_code": "1000"}


@pytest.mark.parametrize(
    ("other", "field"),
    [({"house_number": "22"}, "house_number"), ({"postal_code": "1020"}, "postal_code")],
    ids=["another number", "another code"],
)
def test_another_number_or_code_of_the_same_rank_is_a_conflict(other: dict[str, str], field: str) -> None:
    found = address([place("press", **QUAY), place("press", **QUAY), place("press", **(QUAY | other))])
    assert [(shown.value, rival.value) for shown, rival in found.rivals] == [(QUAY[field], other[field])]


@pytest.mark.parametrize(
    "other",
    [{"house_number": "13"}, {"house_number": "12 A"}, {"street": "Baksteenkaai"}, {"postal_code": "B-1000"}],
    ids=["within the range", "a letter more", "the other language", "the code as abroad"],
)
def test_another_way_to_print_an_address_is_none(other: dict[str, str]) -> None:
    assert address([place("press", **QUAY), place("press", **(QUAY | other))]).rivals == ()


def test_an_address_of_a_lower_rank_is_none() -> None:
    own, told = place("operator", **QUAY), place("press", "2026-03-01", **(QUAY | {"house_number": "22"}))
    assert address([own, told]).rivals == ()
    assert best_address([told, own])["house_number"].value == "12-14"


def told(kind: str, date: str, on: str) -> Evidence:
    return event(kind, date, on=on, claim_id=f"{kind}-{date}-{on}", evidence_id=on)


@pytest.mark.parametrize(("kind", "column"), [("opened", "opened"), ("closed", "closed")])
def test_two_days_that_the_press_reports_of_one_event_are_a_conflict(kind: str, column: str) -> None:
    found = standing([told(kind, "2026-01-05", "2026-01-07"), told(kind, "2026-01-12", "2026-02-01")])
    assert getattr(found, column) == "2026-01-12"
    assert [(name, claim.value["date"]) for name, claim in found.rivals] == [(column, "2026-01-05")]


@pytest.mark.parametrize("date", ["2026-01", "2026", "2026-01~", "2026-21"])
def test_a_month_and_a_day_in_it_agree(date: str) -> None:
    assert standing([told("opened", date, "2026-03-02"), told("opened", "2026-01-12", "2026-02-01")]).rivals == ()


def test_two_days_of_one_document_are_none() -> None:
    one = [told("opened", day, "2026-02-01") for day in ("2026-01-05", "2026-01-12")]
    assert standing(one).rivals == ()
