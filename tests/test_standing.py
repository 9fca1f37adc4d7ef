"""Status and dates of a space: what its own pages say, what the press says happened, and which of them is newer."""

from __future__ import annotations

from typing import Any

import pytest

from db.evidence import Evidence
from db.standing import Standing, standing


def said(field: str, value: Any, *, on: str = "2026-02-12", modality: str = "stated", **changes: Any) -> Evidence:
    """A claim of an article published on a day."""
    facts: dict[str, Any] = {
        "claim_id": f"{field}-{value}-{on}-{modality}",
        "document_id": on,
        "source_id": "title",
        "url": f"https://title.example/{on}",
        "kind": "press",
        "role": "news",
        "subject": 0,
        "position": 0,
        "field": field,
        "value": value,
        "unit": None,
        "quote": str(value),
        "context": None,
        "locator": "/p",
        "extractor": "test",
        "modality": modality,
        "first_seen": f"{on}T08:00:00Z",
        "last_seen": f"{on}T08:00:00Z",
        "published_at": on,
        "evidence_id": on,
        "speaker": "press",
        "told_on": on,
        "current": True,
        "spans": ((0, None),),
    }
    return Evidence(**{**facts, **changes})


def event(kind: str, date: str | None = None, **more: Any) -> Evidence:
    return said("events", {"kind": kind, "date": date}, **more)


def own(field: str, value: Any, first_seen: str = "2026-01-01", **more: Any) -> Evidence:
    """A claim of the operator's own home page."""
    facts = {
        "kind": "operator",
        "speaker": "operator",
        "role": "home",
        "published_at": None,
        "first_seen": f"{first_seen}T08:00:00Z",
    }
    return said(field, value, on=first_seen, **{**facts, **more})


@pytest.mark.parametrize(
    ("day", "read_on", "used", "expected"),
    [
        ("2026-03", "2026-11-20", True, ("existing", "shown")),
        ("2026-03", "2026-11-20", False, (None, None)),
        ("2026-03", "2026-05-10", True, ("in_preparation", "stated")),
        ("2026-21", "2026-11-20", True, ("existing", "shown")),
        ("2026", "2026-11-20", True, ("in_preparation", "stated")),
        ("2027-36", "2026-11-20", True, ("in_preparation", "stated")),
    ],
)
def test_an_announcement_whose_day_has_long_passed_announces_nothing(
    day: str, read_on: str, used: bool, expected: tuple[str | None, str | None]
) -> None:
    """A house with hours or prices is open then; of one that tells neither nobody knows."""
    last = {"last_seen": f"{read_on}T08:00:00Z", "modality": "announced"}
    claims = [own("status", "in_preparation", **last), own("opening_date", day, **last)]
    claims += [own("opening_hours", "Mo-Fr 08:00-18:00")] if used else []
    found = standing(claims, shown=True)
    assert (found.status, found.basis) == expected


def dates(found: Standing) -> tuple[str | None, str | None, str | None]:
    return found.status, found.opened, found.closed


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([event("opened", "2027-09", modality="announced")], ("in_preparation", "2027-09", None)),
        ([event("planned", modality="announced")], ("in_preparation", None, None)),
        ([event("under_construction")], ("in_preparation", None, None)),
        ([event("opened", "2026-02-10")], ("existing", "2026-02-10", None)),
        ([event("closed", "2026-02-01")], ("closed", None, "2026-02-01")),
        ([event("opened", "2014"), event("closed", "2026-02-01")], ("closed", "2014", "2026-02-01")),
        ([event("cancelled")], ("cancelled", None, None)),
        ([event("insolvent")], ("existing", None, None)),
        ([event("temporarily_closed", "2026-02-01")], ("existing", None, None)),
        ([event("taken_over")], ("existing", None, None)),
    ],
)
def test_an_event_settles_status_and_dates(claims: list[Evidence], expected: tuple[Any, ...]) -> None:
    assert dates(standing(claims)) == expected


@pytest.mark.parametrize(
    "claim",
    [
        event("closed", modality="rumoured"),
        event("closed", modality="denied"),
        event("opened", modality="rumoured"),
        event("closed", "2026-12-31", modality="announced"),
        said("status", "closed", modality="rumoured"),
    ],
)
def test_rumours_denials_and_announced_closures_settle_nothing(claim: Evidence) -> None:
    assert dates(standing([claim])) == (None, None, None)


def test_a_stated_date_that_lies_ahead_is_an_announcement() -> None:
    assert dates(standing([event("closed", "2026-12-31")])) == (None, None, None)
    assert dates(standing([event("opened", "2026-09")])) == ("in_preparation", "2026-09", None)


def test_the_newest_news_counts() -> None:
    told = [
        event("opened", "2026-09", on="2026-02-12", modality="announced"),
        event("opened", "2026-09-05", on="2026-09-07"),
        event("closed", "2027-03-31", on="2027-04-02"),
    ]
    found = [dates(standing(told[:number])) for number in (1, 2, 3)]
    assert found == [
        ("in_preparation", "2026-09", None),
        ("existing", "2026-09-05", None),
        ("closed", "2026-09-05", "2027-03-31"),
    ]
    assert standing(told[::-1]) == standing(told)


def test_a_later_article_that_recalls_the_opening_does_not_open_a_closed_house() -> None:
    told = [event("closed", "2026-02-01", on="2026-02-03"), event("opened", "2014", on="2026-06-01")]
    assert dates(standing(told)) == ("closed", "2014", "2026-02-01")


def test_a_house_that_opens_again_is_no_longer_closed() -> None:
    told = [event("closed", "2026-02-01", on="2026-02-03"), event("opened", "2026-05-02", on="2026-05-03")]
    assert dates(standing(told)) == ("existing", "2026-05-02", None)


def test_a_plan_that_is_given_up_has_no_opening() -> None:
    told = [event("opened", "2027-09", modality="announced"), event("cancelled", on="2026-08-01")]
    assert dates(standing(told)) == ("cancelled", None, None)


def test_a_year_that_is_told_in_its_course_counts_from_the_telling() -> None:
    told = [event("planned", on="2026-02-01", modality="announced"), event("opened", "2026", on="2026-06-01")]
    assert standing(told).status == "existing"


def test_the_claim_that_settles_it_is_named() -> None:
    closing = event("closed", "2026-02-01")
    found = standing([closing, event("opened", "2014")])
    assert (found.status_claim, found.closed_claim) == (closing, closing)
    assert found.opened_claim is not None and found.opened_claim.value["date"] == "2014"


def test_what_is_no_longer_said_does_not_count() -> None:
    assert standing([event("closed", current=False)]).status is None


def test_a_closure_reported_after_a_site_was_first_read_counts() -> None:
    site = own("name", "Quay", first_seen="2026-01-01")
    assert standing([site]).status is None  # its pages show an open house
    assert dates(standing([site, event("closed", "2026-02-01")])) == ("closed", None, "2026-02-01")


def test_a_site_that_is_first_read_after_a_closure_was_reported_outweighs_it() -> None:
    assert standing([own("name", "Quay", first_seen="2026-03-01"), event("closed", "2026-02-01")]).status is None


def test_a_site_that_says_when_it_opened_no_longer_opens_soon() -> None:
    soon = own("status", "in_preparation", modality="announced")
    there = own("status", "existing", role="about")
    opened = own("opening_date", "2025-11", role="about")
    assert (standing([soon, there, opened]).status, standing([soon, opened]).status) == ("existing", None)
    assert standing([soon, own("opening_date", "2026-11", modality="announced")]).status == "in_preparation"


def test_a_site_that_says_on_a_page_of_its_own_that_it_closed_is_no_open_house() -> None:
    closed = own("status", "closed", role="other")
    assert standing([closed, own("name", "Tin Kettle")], shown=True).status == "closed"


def test_what_the_press_says_of_an_open_house_is_evidence_for_it() -> None:
    opened = event("opened", "2025-02-10", on="2025-02-12")
    assert standing([own("name", "Quay"), opened]).status_claim == opened


def test_plans_of_the_press_do_not_undo_what_a_site_shows() -> None:
    assert standing([own("name", "Quay"), event("planned", modality="announced")]).status is None


def test_the_newer_of_a_sites_status_and_the_news_counts() -> None:
    plans = own("status", "in_preparation", modality="announced", first_seen="2026-01-01")
    assert standing([plans, event("opened", "2026-02-10")]).status == "existing"
    assert standing([plans, event("opened", "2025-02-10", on="2025-02-12")]).status == "in_preparation"


def test_an_operators_own_date_of_the_past_comes_before_that_of_the_press() -> None:
    assert standing([own("opening_date", "2014"), event("opened", "2015")]).opened == "2014"


def test_a_reported_opening_comes_before_the_operators_announcement() -> None:
    announced = own("opening_date", "2026-09", first_seen="2026-01-01")
    assert standing([announced, event("opened", "2026-10-04", on="2026-10-05")]).opened == "2026-10-04"
    assert standing([announced]).opened == "2026-09"


def test_a_bare_date_of_an_article_counts_like_its_event() -> None:
    since = [said("status", "existing"), said("opening_date", "2014")]
    assert dates(standing(since)) == ("existing", "2014", None)
    plans = [event("planned", "2026-09", modality="announced"), said("opening_date", "2026-09", modality="announced")]
    assert dates(standing(plans)) == ("in_preparation", "2026-09", None)
    shut = [said("status", "closed"), said("closing_date", "2026-02-01")]
    assert dates(standing(shut)) == ("closed", None, "2026-02-01")


def test_where_an_article_tells_the_event_its_bare_words_say_no_more() -> None:
    closing = event("closed", "2026-02-01")
    found = standing([closing, said("status", "closed"), said("closing_date", "2026-02-01")])
    assert (found.status_claim, found.closed_claim) == (closing, closing)
