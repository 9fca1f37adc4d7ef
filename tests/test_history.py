"""What changed in a space: prices, names, addresses, and what silence means. Each test is a few nights of one site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_press_evidence import derived
from told import crawl, event, told

from cowcrawl.model import Reading
from cowcrawl.tables import Change, Opening, Space
from db.evidence import stored_mentions
from db.openings import days_late
from db.picture import picture
from db.replay import moment, moments
from db.store import Store
from db.timeline import Timeline
from helpers import a_claim, a_plan, a_reading, an_address

NIGHTS = [f"2026-03-0{number}" for number in range(1, 10)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "claims.db") as opened:
        yield opened


def page(path: str, *claims: Any, on: str, **more: Any) -> Reading:
    """A page of the operator's site as it was on a day."""
    return a_reading(path, *claims, source="heron", fetched_at=f"{on}T08:00:00Z", **more)


def home(on: str, name: str = "The Paper Heron", number: str = "468", **more: Any) -> Reading:
    address = an_address("Boulevard Émile Bockstael", number, "1020", "Brussels")
    return page("/", a_claim("name", name), address, on=on, **more)


def annex(on: str) -> Reading:
    """The page of the operator's second space."""
    place = an_address("Rue Haute", "12", "1000", "Brussels")
    return page("/annex", a_claim("name", "Heron Annex"), place, on=on, role="locations")


def failing(on: str, outcome: str, path: str = "/annex") -> Reading:
    reading = page(path, on=on, role="locations")
    return replace(reading, document=replace(reading.document, outcome=outcome, document_id=f"{path}-{outcome}"))  # type: ignore[arg-type]


def changes(store: Store, space: str = "heron", **wanted: Any) -> list[tuple[Any, ...]]:
    rows: list[Change] = [row for row in derived(store).changes if row.space_id.startswith(space)]
    return [(row.field, row.kind, row.old, row.new, row.date, row.run_id[:10]) for row in rows]


def spaces(store: Store) -> dict[str, Space]:
    return {str(space.name): space for space in derived(store).spaces}


def openings(store: Store) -> list[Opening]:
    return derived(store).openings


def test_a_price_that_rises_is_one_row_of_its_plan(store: Store) -> None:
    for night, amount in zip(NIGHTS, ("175.00", "175.00", "189.00", "180.00"), strict=False):
        crawl(store, night, home(night), page("/prices", a_plan("Flex", amount), on=night, role="prices"))
    [formula] = derived(store).formulas
    rows = derived(store).changes
    assert [(row.field, row.item, row.kind, row.old, row.new, row.date) for row in rows] == [
        ("formulas.amount", "Flex, hot_desk, month", "price_rise", "175.00 EUR", "189.00 EUR", "2026-03-03"),
        ("formulas.amount", "Flex, hot_desk, month", "price_cut", "189.00 EUR", "180.00 EUR", "2026-03-04"),
    ]
    assert {row.formula_id for row in rows} == {formula.formula_id}
    assert rows[-1].claim_id == formula.claim_id


def test_a_plan_that_is_new_or_gone_is_one_row_whatever_it_includes(store: Store) -> None:
    old, new = a_plan("Flex", "175.00", vat="excl"), a_plan("Nomad", "95.00", commitment="3 months")
    crawl(store, NIGHTS[0], home(NIGHTS[0]), page("/prices", old, on=NIGHTS[0], role="prices"))
    crawl(store, NIGHTS[1], home(NIGHTS[1]), page("/prices", new, on=NIGHTS[1], role="prices"))
    assert changes(store) == [
        ("formulas", "dropped", "175.00 EUR", None, "2026-03-02", "2026-03-02"),
        ("formulas", "added", None, "95.00 EUR", "2026-03-02", "2026-03-02"),
    ]


def test_a_change_of_vat_alone_is_told_of_the_plan(store: Store) -> None:
    for night, vat in zip(NIGHTS, ("excl", "incl"), strict=False):
        crawl(store, night, home(night), page("/prices", a_plan("Flex", "175.00", vat=vat), on=night, role="prices"))
    assert changes(store) == [("formulas.vat", "changed", "excl", "incl", "2026-03-02", "2026-03-02")]


def test_a_new_name_is_a_renaming_and_another_spelling_is_not(store: Store) -> None:
    for night, name in zip(NIGHTS, ("The Paper Heron", "Paper Heron", "The Ink Heron"), strict=False):
        crawl(store, night, home(night, name))
    assert [row[:4] for row in changes(store)] == [
        ("name", "respelled", "The Paper Heron", "Paper Heron"),
        ("name", "renamed", "Paper Heron", "The Ink Heron"),
    ]


def test_a_new_door_is_a_move_and_the_street_in_another_language_is_not(store: Store) -> None:
    crawl(store, NIGHTS[0], home(NIGHTS[0]))
    dutch = an_address("Emile Bockstaellaan", "468", "1020", "Brussels")
    crawl(store, NIGHTS[1], page("/", a_claim("name", "The Paper Heron"), dutch, on=NIGHTS[1]))
    moved = an_address("Emile Bockstaellaan", "12", "1020", "Brussels")
    crawl(store, NIGHTS[2], page("/", a_claim("name", "The Paper Heron"), moved, on=NIGHTS[2]))
    assert [row[:4] for row in changes(store)] == [
        ("street", "respelled", "Boulevard Émile Bockstael", "Emile Bockstaellaan"),
        ("house_number", "moved", "468", "12"),
    ]
    assert len(spaces(store)) == 1


def nights(store: Store, missed: int, *again: str, stand_in: str | None = None) -> None:
    """A site of two spaces; the page of the second is missed by some runs."""
    crawl(store, NIGHTS[0], home(NIGHTS[0]), annex(NIGHTS[0]))
    for night in NIGHTS[1 : 1 + missed]:
        crawl(store, night, home(night), *([failing(night, stand_in)] if stand_in else []))
    for night in again:
        crawl(store, night, home(night), annex(night))


@pytest.mark.parametrize("missed", [1, 2])
def test_a_space_that_is_missed_once_or_twice_is_as_it_was(store: Store, missed: int) -> None:
    nights(store, missed)
    assert changes(store) == []
    annex = spaces(store)["Heron Annex"]
    assert (annex.status, annex.status_basis, annex.last_seen) == ("existing", "shown", "2026-03-01T08:00:00Z")


def test_a_space_that_three_runs_missed_is_presumed_closed_and_keeps_its_facts(store: Store) -> None:
    nights(store, 3)
    assert changes(store) == [
        ("status", "presumed_closed", "existing", "closed", "2026-03-04", "2026-03-04"),
    ]
    annex = spaces(store)["Heron Annex"]
    assert (annex.status, annex.status_basis, annex.closed, annex.street) == ("closed", "presumed", None, "Rue Haute")
    assert spaces(store)["The Paper Heron"].status_basis == "shown"


def test_a_space_that_is_seen_again_was_not_closed(store: Store) -> None:
    nights(store, 4, NIGHTS[5])
    assert [row[1:4] for row in changes(store)] == [
        ("presumed_closed", "existing", "closed"),
        ("seen_again", "closed", "existing"),
    ]


@pytest.mark.parametrize("outcome", ["timeout", "server_error", "blocked", "robots"])
def test_a_page_that_could_not_be_reached_was_not_missed(store: Store, outcome: str) -> None:
    nights(store, 4, stand_in=outcome)
    assert spaces(store)["Heron Annex"].status == "existing"


def test_a_page_that_is_gone_is_missed(store: Store) -> None:
    nights(store, 3, stand_in="gone")
    assert spaces(store)["Heron Annex"].status == "closed"


def test_unhealthy_runs_miss_nothing(store: Store) -> None:
    nights(store, 2)
    for night in NIGHTS[3:6]:
        crawl(store, night, home(night), outcome="unhealthy")
    assert spaces(store)["Heron Annex"].status == "existing"


def test_runs_of_other_sources_miss_nothing(store: Store) -> None:
    nights(store, 2)
    for night in NIGHTS[3:6]:
        crawl(store, night, told(f"/{night}", a_claim("name", "Elsewhere"), event("planned"), on=night))
    assert spaces(store)["Heron Annex"].status == "existing"


def test_a_space_that_leaves_the_list_of_its_operator_stays_until_three_runs_missed_it(store: Store) -> None:
    first = an_address("Rue Haute", "12", "1000", "Brussels")
    both = page("/", a_claim("name", "Heron"), first, on=NIGHTS[0], body="both")
    second = home(NIGHTS[0]).mentions[0]
    both = replace(both, mentions=(*both.mentions, replace(second, subject=1)))
    crawl(store, NIGHTS[0], both)
    for number, night in enumerate(NIGHTS[1:4], 1):
        crawl(store, night, page("/", a_claim("name", "Heron"), first, on=night, body="one"))
        status = spaces(store)["The Paper Heron"].status
        assert status == ("existing" if number < 3 else "closed")


def test_a_closure_that_the_press_dates_wins_over_the_day_on_which_it_was_presumed(store: Store) -> None:
    nights(store, 3)
    article = told("/a", a_claim("name", "Heron Annex"), a_claim("city", "Brussels"), event("closed", "2026-03-02"))
    crawl(store, NIGHTS[5], replace(article, document=replace(article.document, published_at="2026-03-05")))
    annex = spaces(store)["Heron Annex"]
    assert (annex.status, annex.status_basis, annex.closed) == ("closed", "stated", "2026-03-02")
    assert [row[:5] for row in changes(store)] == [
        ("status", "presumed_closed", "existing", "closed", "2026-03-02"),
        ("closed", "stated", None, "2026-03-02", "2026-03-02"),
        ("status_basis", "confirmed", "presumed", "stated", "2026-03-02"),
    ]


def test_a_page_that_others_outlive_no_longer_speaks(store: Store) -> None:
    crawl(store, NIGHTS[0], home(NIGHTS[0]), page("/tarifs", a_plan("Flex", "150.00"), on=NIGHTS[0], role="prices"))
    for number, night in enumerate(NIGHTS[1:4], 1):
        crawl(store, night, home(night), page("/prices", a_plan("Nomad", "95.00"), on=night, role="prices"))
        names = {plan.name for plan in derived(store).formulas}
        assert names == ({"Flex", "Nomad"} if number < 3 else {"Nomad"})


def test_a_space_that_a_known_site_shows_later_has_appeared(store: Store) -> None:
    crawl(store, NIGHTS[0], home(NIGHTS[0]))
    crawl(store, NIGHTS[1], home(NIGHTS[1]), annex(NIGHTS[1]))
    assert changes(store) == [("status", "appeared", None, "existing", "2026-03-02", "2026-03-02")]


def test_what_a_source_says_that_is_read_for_the_first_time_is_no_change_of_the_space(store: Store) -> None:
    crawl(store, NIGHTS[0], home(NIGHTS[0]))
    known = a_claim("name", "The Paper Heron"), a_claim("city", "Brussels")
    crawl(store, NIGHTS[1], told("/a", *known, a_claim("area_m2", 800), event("expanded")))
    assert spaces(store)["The Paper Heron"].area_m2 == 800
    assert changes(store) == []


def plans(on: str, date: str) -> Reading:
    """The home page while the space is in preparation, to be opened on `date`; of an open one without a date."""
    reading = home(on, body=date)
    [mention] = reading.mentions
    told = {"status": "in_preparation", "opening_date": date} if date else {}
    announced = (a_claim(field, value, modality="announced") for field, value in told.items())
    return replace(reading, mentions=(replace(mention, claims=(*mention.claims, *announced)),))


def test_a_planned_space_that_opens_says_how_late(store: Store) -> None:
    crawl(store, NIGHTS[0], plans(NIGHTS[0], "2026-01"))
    assert [(one.outcome, one.days_late) for one in openings(store)] == [("overdue", 29)]
    crawl(store, NIGHTS[1], plans(NIGHTS[1], "2026-05"))
    assert [(one.outcome, one.last_announced_for) for one in openings(store)] == [("awaited", "2026-05")]
    crawl(store, NIGHTS[2], plans(NIGHTS[2], ""))
    [opening] = openings(store)
    assert (opening.announced_for, opening.opened, opening.opened_basis) == ("2026-01", "2026-03-03", "observed")
    assert (opening.outcome, opening.days_late) == ("opened", 31)


def test_a_planned_space_of_which_nobody_speaks_any_more_is_presumed_given_up(store: Store) -> None:
    crawl(store, NIGHTS[0], plans(NIGHTS[0], "2026-05"), annex(NIGHTS[0]))
    for night in NIGHTS[1:4]:
        crawl(store, night, annex(night))
    heron = spaces(store)["The Paper Heron"]
    assert (heron.status, heron.status_basis) == ("cancelled", "presumed")
    assert [one.outcome for one in openings(store)] == ["never"]


@pytest.mark.parametrize(
    ("announced", "opened", "days"),
    [("2026-05", "2026-06-02", 2), ("2026-05", "2026-05-20", 0), ("2026-05", "2026-04", -1), ("2026", None, None)],
)
def test_lateness_is_the_least_that_is_sure(announced: str, opened: str | None, days: int | None) -> None:
    assert days_late(announced, opened) == days


NIGHT = st.tuples(st.booleans(), st.sampled_from(["150.00", "175.00"]), st.sampled_from(["Heron", "Ink Heron"]))


@settings(max_examples=25, deadline=None)
@given(seen=st.lists(NIGHT, min_size=1, max_size=7))
def test_the_changes_lead_from_the_first_state_to_the_one_that_is_shown(seen: list[tuple[bool, str, str]]) -> None:
    """Played one after the other the rows of a field make a chain that ends in what the inventory shows."""
    with Store(Path(":memory:")) as store:
        crawl(store, "2026-02-01", home("2026-02-01", "Heron", body="x"), annex("2026-02-01"))
        for night, (there, amount, name) in zip(NIGHTS, seen, strict=False):
            prices = page("/prices", a_plan("Flex", amount), on=night, role="prices")
            crawl(store, night, annex(night), *((home(night, name), prices) if there else ()))
        rows: list[Change] = derived(store).changes
        found = {space.space_id: space for space in derived(store).spaces}
        chains: dict[tuple[str, str, str], list[Change]] = {}
        for row in rows:
            chains.setdefault((row.space_id, row.field, row.item), []).append(row)
        for (space_id, field, _), chain in chains.items():
            assert all(one.new == other.old for one, other in pairwise(chain))
            if field in ("name", "status"):
                assert chain[-1].new == getattr(found[space_id], field)


@settings(max_examples=25, deadline=None)
@given(seen=st.lists(NIGHT, min_size=1, max_size=7))
def test_what_is_told_night_by_night_is_what_each_night_would_tell_alone(seen: list[tuple[bool, str, str]]) -> None:
    """The pages that are there are followed from run to run; looking at all of them anew after a run finds the same."""
    with Store(Path(":memory:")) as store:
        for number, (night, (there, amount, name)) in enumerate(zip(NIGHTS, seen, strict=False)):
            shown = (
                home(night, name, body=f"{number}"),
                page("/prices", a_plan("Flex", amount), on=night, role="prices"),
            )
            crawl(store, night, annex(night), *(shown if there else ()))
        timeline = Timeline(store)
        mentions = [one for one in stored_mentions(store, timeline) if "annex" not in one.url]
        for at, then in moments(mentions, timeline):
            one, other = picture(then), picture(moment(mentions, at, timeline))
            assert (one.value, one.stands, one.plans) == (other.value, other.stands, other.plans)


def test_pages_whose_bytes_change_every_night_make_no_more_moments_than_what_they_say(store: Store) -> None:
    for number, night in enumerate(NIGHTS):
        crawl(store, night, home(night, "Heron" if number < 5 else "Ink Heron", body=f"{number}"))
    timeline = Timeline(store)
    assert [at for at, _ in moments(stored_mentions(store, timeline), timeline)] == [0, 4, 5]
    assert [row[1] for row in changes(store)] == ["renamed"]
