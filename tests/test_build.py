"""From stored claims to a published build: resolution by address, the value shown, and the file that is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cowcrawl.errors import BuildError, StoreError
from cowcrawl.model import Claim, Point, Reading
from cowcrawl.schema import columns, table_name
from cowcrawl.tables import TABLES
from db.build import build
from db.store import Store
from helpers import a_card, a_claim, a_plan, a_reading, an_address

HERE = an_address("Rue Haute", "12", "1000", "Bruxelles")
THERE = an_address("Kerkstraat", "3", "1050", "Elsene")
NAME = a_claim("name", "Marolles Desk")
LATER = "2026-01-09T03:04:05Z"
NOON = datetime(2026, 2, 3, 12, tzinfo=UTC)


class House:
    """A state folder that readings can be put into and built from."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.runs = 0

    def crawl(self, *readings: Reading, outcome: str = "healthy", **card: Any) -> None:
        with Store(self.var / "claims.db") as store:
            self.runs += 1
            source = readings[0].document.source_id
            store.open_run(f"r{self.runs}", a_card(source, **card), "live", "2026-01-02T03:00:00Z")
            store.add(f"r{self.runs}", readings)
            store.close_run(f"r{self.runs}", outcome=outcome, reason=None, finished_at="2026-01-02T04:00:00Z")

    def build(self, now: datetime = NOON) -> Path:
        return build(self.var, now=now)

    def rows(self, sql: str) -> list[dict[str, Any]]:
        with sqlite3.connect(self.var / "current" / "cowcrawl.db") as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(sql)]

    def spaces(self, *readings: Reading, **card: Any) -> list[dict[str, Any]]:
        self.crawl(*readings, **card)
        self.build()
        return self.rows("SELECT * FROM spaces ORDER BY space_id")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    yield House(tmp_path / "var")


def test_facts_that_stand_on_separate_pages_make_one_space(house: House) -> None:
    (space,) = house.spaces(
        a_reading("/", NAME, role="home"),
        a_reading("/contact", HERE, a_claim("phone", "+3225550101"), role="contact"),
        a_reading("/about", a_claim("area_m2", 400, unit="m2"), role="about"),
    )
    assert (space["name"], space["street"], space["phone"], space["area_m2"]) == (
        "Marolles Desk",
        "Rue Haute",
        "+3225550101",
        400,
    )


def test_two_addresses_of_one_operator_are_two_spaces(house: House) -> None:
    spaces = house.spaces(a_reading("/a", HERE, role="locations"), a_reading("/b", THERE, role="locations"))
    assert [space["municipality"] for space in spaces] == ["Bruxelles", "Elsene"]


def test_a_slip_in_a_street_name_makes_no_second_space(house: House) -> None:
    slip = an_address("Rue Hautte", "12", "1000", "Bruxelles")
    assert len(house.spaces(a_reading("/a", HERE), a_reading("/b", slip))) == 1


def test_another_house_number_is_another_space(house: House) -> None:
    neighbour = an_address("Rue Haute", "14", "1000", "Bruxelles")
    assert len(house.spaces(a_reading("/a", HERE), a_reading("/b", neighbour))) == 2


def test_an_address_without_its_number_joins_the_one_that_has_it(house: House) -> None:
    (space,) = house.spaces(a_reading("/a", an_address("Rue Haute", "", "1000", "Bruxelles")), a_reading("/b", HERE))
    assert space["house_number"] == "12"


def test_the_address_of_an_event_elsewhere_makes_no_space(house: House) -> None:
    spaces = house.spaces(a_reading("/", HERE, NAME), a_reading("/news/party", THERE, role="news"))
    assert [space["municipality"] for space in spaces] == ["Bruxelles"]


def test_a_page_under_a_location_speaks_of_that_location(house: House) -> None:
    house.crawl(
        a_reading("/places/marolles/", HERE, role="locations"),
        a_reading("/places/elsene/", THERE, role="locations"),
        a_reading("/places/elsene/prices", a_plan("Flex", "175.00"), role="prices"),
    )
    house.build()
    (formula,) = house.rows("SELECT space_id, amount FROM formulas")
    assert formula == {"space_id": "marolles-desk-elsene", "amount": 17500}


def test_what_cannot_be_attached_to_one_of_several_spaces_is_kept_unattached(house: House) -> None:
    house.crawl(a_reading("/a", HERE), a_reading("/b", THERE), a_reading("/prices", a_plan("Flex", "175.00")))
    house.build()
    assert house.rows("SELECT space_id, published FROM claims WHERE field = 'formulas'") == [
        {"space_id": None, "published": 0}
    ]


def test_a_site_without_any_address_is_still_a_space_if_it_has_a_name(house: House) -> None:
    (space,) = house.spaces(a_reading("/", NAME))
    assert (space["name"], space["street"]) == ("Marolles Desk", None)


def test_the_press_makes_no_space_yet(house: House) -> None:
    house.crawl(a_reading("/", NAME, HERE, kind="press"))
    with pytest.raises(BuildError, match="nothing to publish"):
        house.build()


def test_the_value_most_pages_give_first_is_shown(house: House) -> None:
    (space,) = house.spaces(
        a_reading("/a", NAME, HERE), a_reading("/b", NAME), a_reading("/c", a_claim("name", "Our prices"))
    )
    assert space["name"] == "Marolles Desk"


def test_a_disagreement_stays_visible(house: House) -> None:
    house.spaces(a_reading("/a", HERE, a_claim("desks", 30)), a_reading("/b", a_claim("desks", 45), role="about"))
    rows = house.rows("SELECT value, published FROM claims WHERE field = 'desks' ORDER BY value")
    assert rows == [{"value": "30", "published": 0}, {"value": "45", "published": 1}]


def test_every_value_shown_has_a_published_claim_with_a_quote(house: House) -> None:
    house.spaces(a_reading("/", NAME, HERE, a_plan("Flex", "175.00"), a_claim("email", "info@marolles.example")))
    rows = house.rows("SELECT DISTINCT field FROM claims WHERE published = 1 AND quote <> ''")
    assert {row["field"] for row in rows} == {
        "name", "street", "house_number", "postal_code", "city", "formulas", "email",
    }  # fmt: skip


def test_a_plan_printed_on_two_pages_is_one_formula(house: House) -> None:
    house.spaces(
        a_reading("/", HERE, a_plan("Flex", "175.00")), a_reading("/prices", a_plan("Flex", "175.00"), role="prices")
    )
    assert len(house.rows("SELECT * FROM formulas")) == 1


def test_the_price_page_speaks_for_a_plan_that_two_pages_price_differently(house: House) -> None:
    house.spaces(
        a_reading("/", HERE, a_plan("Flex", "150.00")), a_reading("/prices", a_plan("Flex", "175.00"), role="prices")
    )
    assert [row["amount"] for row in house.rows("SELECT amount FROM formulas")] == [17500]


def test_two_prices_of_one_plan_on_one_page_both_stand(house: House) -> None:
    house.spaces(a_reading("/", HERE, a_plan("Guest", "10.00", "hour"), a_plan("Guest", "6.00", "hour")))
    assert sorted(row["amount"] for row in house.rows("SELECT amount FROM formulas")) == [600, 1000]


def test_the_most_precise_point_is_shown(house: House) -> None:
    rough = Point(latitude=50.85, longitude=4.35, precision="postcode", provider="centroid")
    exact = Point(latitude=50.838, longitude=4.346, precision="building", provider="page")
    (space,) = house.spaces(a_reading("/a", HERE, point=rough), a_reading("/b", HERE, point=exact))
    assert (space["latitude"], space["geo_precision"]) == (50.838, "building")


def test_a_space_in_preparation_is_counted_apart(house: House) -> None:
    house.spaces(a_reading("/", HERE, NAME, a_claim("status", "in_preparation", modality="announced")))
    assert house.rows("SELECT n_existing, n_in_preparation FROM operators") == [
        {"n_existing": 0, "n_in_preparation": 1}
    ]


def test_a_forgotten_page_does_not_turn_an_open_house_into_a_plan(house: House) -> None:
    planned = a_claim("status", "in_preparation", modality="announced")
    (space,) = house.spaces(a_reading("/", HERE, NAME), a_reading("/preorder", planned, role="prices"))
    assert space["status"] == "existing"


def test_access_that_only_some_plans_have_is_not_shown_as_that_of_the_house(house: House) -> None:
    plans = [a_reading(f"/{n}", a_claim("access_24_7", "some_plans"), role="prices") for n in range(3)]
    house.spaces(a_reading("/", HERE, NAME), *plans)
    assert house.rows("SELECT access_24_7 FROM spaces") == [{"access_24_7": None}]
    house.spaces(a_reading("/", HERE, NAME), *plans, a_reading("/about", a_claim("access_24_7", True), role="about"))
    assert house.rows("SELECT access_24_7 FROM spaces") == [{"access_24_7": 1}]


def test_an_unhealthy_run_publishes_nothing(house: House) -> None:
    house.crawl(a_reading("/", NAME, HERE), outcome="unhealthy")
    with pytest.raises(BuildError, match="no confirmed claim"):
        house.build()


def test_a_failed_build_leaves_the_published_one_in_place(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.spaces(a_reading("/", NAME, HERE))
    before = (house.var / "current").resolve()

    def no_space_left(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", no_space_left)
    with pytest.raises(OSError, match="No space left"):
        house.build()
    assert (house.var / "current").resolve() == before
    assert list((house.var / "builds").iterdir()) == [before]


def test_the_same_claims_give_the_same_build_but_for_its_stamp(house: House) -> None:
    house.crawl(a_reading("/", NAME, HERE, a_plan("Flex", "175.00")), a_reading("/b", THERE, role="contact"))
    dumps = []
    for now in (NOON, NOON.replace(hour=13)):
        folder = house.build(now)
        with sqlite3.connect(folder / "cowcrawl.db") as connection:
            dumps.append([line for line in connection.iterdump() if 'INTO "build"' not in line])
    assert dumps[0] == dumps[1]


def test_two_builds_in_one_second_are_two_folders(house: House) -> None:
    house.crawl(a_reading("/", NAME, HERE))
    assert house.build() != house.build()


def test_current_is_a_relative_link_so_the_folder_can_be_moved(house: House) -> None:
    house.spaces(a_reading("/", NAME, HERE))
    assert (house.var / "current").readlink() == Path("builds/20260203T120000Z")


def test_a_build_has_every_table_and_column_of_the_model(house: House) -> None:
    house.spaces(a_reading("/", NAME, HERE))
    for table in TABLES:
        names = [row["name"] for row in house.rows(f"SELECT name FROM pragma_table_info('{table_name(table)}')")]
        assert names == [column.name for column in columns(table)]


def test_without_a_claim_store_the_error_says_to_crawl_first(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="crawl first"):
        build(tmp_path)


def test_sample_sources_mark_the_whole_build(house: House) -> None:
    house.spaces(a_reading("/", NAME, HERE), sample=True)
    assert house.rows("SELECT sample FROM build") == [{"sample": 1}]


def a_room(name: str, people: int | None = None, count: int = 1) -> Claim:
    value = {"name": name, "capacity_min": people, "capacity_max": people, "area_m2": None}
    return a_claim("rooms", value | ({"count": count} if count > 1 else {}))


def test_rooms_for_hire_are_counted_on_the_page_that_tells_of_most(house: House) -> None:
    (space,) = house.spaces(
        a_reading("/", HERE, a_room("salles de réunion", count=2), role="home"),
        a_reading("/rooms", a_room("Zinc", 8), a_room("Cuivre", 12), a_room("Bureau", 4), a_room("open space", 30)),
    )
    assert space["rooms"] == 3
    shown = house.rows("SELECT document_id, count(*) AS n FROM claims WHERE field = 'rooms' AND published GROUP BY 1")
    assert [row["n"] for row in shown] == [4]


def test_rooms_told_one_by_one_are_among_those_that_are_counted(house: House) -> None:
    (space,) = house.spaces(
        a_reading("/", NAME),
        a_reading("/rooms", a_room("meeting rooms", None, 3), a_room("Salle Zinc", 8), a_room("Auditorium", 80)),
    )
    assert space["rooms"] == 4


def test_of_pages_that_tell_of_as_many_rooms_that_is_shown_which_names_them(house: House) -> None:
    house.spaces(
        a_reading("/", NAME, a_room("meeting rooms", None, 2)),
        a_reading("/rooms", a_room("Zinc", 8), a_room("Cuivre", 12), role="offer"),
    )
    assert house.rows("SELECT count(*) AS n FROM claims WHERE field = 'rooms' AND published") == [{"n": 2}]


def test_a_space_of_which_no_room_was_read_has_no_number_of_rooms(house: House) -> None:
    (space,) = house.spaces(a_reading("/", HERE))
    assert (space["rooms"], space["space_types"]) == (None, None)


def test_the_kinds_a_space_says_it_is_stand_side_by_side(house: House) -> None:
    (space,) = house.spaces(
        a_reading("/", HERE, a_claim("space_types", "third_place")),
        a_reading("/about", a_claim("space_types", "coworking"), a_claim("space_types", "third_place"), role="about"),
    )
    assert space["space_types"] == "coworking,third_place"


def test_a_build_on_a_half_written_store_is_refused_and_the_last_good_one_stays(house: House) -> None:
    house.spaces(a_reading("/", NAME, HERE))
    before = (house.var / "current").resolve()
    with Store(house.var / "claims.db") as store:
        store.open_run("cut-off", a_card("other"), "live", "2026-01-03T03:00:00Z")
        store.add("cut-off", [a_reading("/", NAME, THERE, source="other")])
    with pytest.raises(BuildError, match="half-written"):
        house.build()
    (house.var / "claims.db").write_bytes((house.var / "claims.db").read_bytes()[:20_000])
    with pytest.raises(StoreError, match=r"damaged|not a claim store"):
        house.build()
    assert (house.var / "current").resolve() == before
    assert [path.name for path in (house.var / "builds").iterdir()] == [before.name]


def test_a_rebuild_gives_the_same_identifiers_and_a_name_once_given_is_not_given_again(house: House) -> None:
    [first] = house.spaces(a_reading("/a", HERE, role="locations"))
    near = an_address("Rue Basse", "3", "1000", "Bruxelles")
    later = [a_reading("/a", HERE, role="locations"), a_reading("/b", near, role="locations", fetched_at=LATER)]
    spaces = house.spaces(*later)
    assert [space["space_id"] for space in spaces] == [first["space_id"], "marolles-desk-bruxelles-rue-basse-3"]
    house.build()
    assert house.rows("SELECT * FROM spaces ORDER BY space_id") == spaces
