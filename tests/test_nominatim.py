"""Nominatim: what is asked and how often, what is believed, and that no failure is kept as an answer."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from nominatim_double import Double, Reply, nominatim, place

from cowcrawl.address import Address, parse
from cowcrawl.cli import main
from cowcrawl.errors import BadInput
from db.geocode import Answer, Miss, Unavailable, locate
from db.geocode.cache import Cache
from db.geocode.centres import Centres
from db.geocode.nominatim import Manners, Nominatim
from db.store import Store
from helpers import a_card, a_claim, a_reading, an_address

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def server(double: Double, var: Path, *, now: datetime = NOW, **changes: Any) -> Nominatim:
    manners = {"user_agent": "cowcrawl/test (+me@here.example)", "contact": "me@here.example", "delay": 0.0}
    settings = {**manners, "timeout": 2.0, "retries": 0, "wait": 0.0, **changes}
    return Nominatim(double.url, Manners(**settings), Cache(var), now=lambda: now)


def address(text: str = "Rue Haute 12, 1000 Bruxelles") -> Address:
    read = parse(text, "BE")
    assert read is not None
    return read


def kept(var: Path) -> tuple[int, int]:
    """How many answers and failures are kept."""
    with sqlite3.connect(var / "geocode.db") as database:
        (answers,) = database.execute("SELECT count(*) FROM answers").fetchone()
        (failures,) = database.execute("SELECT count(*) FROM failures").fetchone()
    return answers, failures


def test_a_house_that_is_known_is_a_building_with_provider_and_licence(tmp_path: Path) -> None:
    with nominatim(Reply([place("Rue Haute - Hoogstraat", "12")])) as double:
        found = server(double, tmp_path).find(address())
    assert isinstance(found, Answer)
    assert (found.precision, found.provider, found.within_m) == ("building", "nominatim", 0.0)
    assert (found.street, found.position, found.postal_code) == ("Rue Haute", (50.838, 4.349), "1000")
    assert found.municipality == "Bruxelles"
    assert found.licence == "ODbL 1.0, © OpenStreetMap contributors"
    assert double.agents == ["cowcrawl/test (+me@here.example)"]
    asked = {
        name: double.asked[0][name] for name in ("street", "postalcode", "countrycodes", "format", "accept-language")
    }
    assert asked == {
        "street": "12 Rue Haute",
        "postalcode": "1000",
        "countrycodes": "be",
        "format": "json",
        "accept-language": "fr",
    }


def test_a_street_without_the_house_is_a_street_as_far_as_it_reaches(tmp_path: Path) -> None:
    with nominatim(Reply([place("Rue Haute")])) as double:
        found = server(double, tmp_path).find(address())
    assert isinstance(found, Answer)
    assert found.precision == "street"
    assert 200 < found.within_m < 400


def test_an_answer_is_kept_and_never_asked_for_again(tmp_path: Path) -> None:
    with nominatim(Reply([place("Rue Haute", "12")])) as double:
        first = server(double, tmp_path).find(address())
        again = server(double, tmp_path).find(address("rue Haute 12 bte 5, 1000 Brussel"))
    assert first == again
    assert len(double.asked) == 1
    assert Cache(tmp_path).find(address()) == first


def test_nobody_an_address_is_in_care_of_is_kept(tmp_path: Path) -> None:
    with nominatim(Reply([place("Rue Haute", "12")])) as double:
        server(double, tmp_path).find(address("c/o Jo Doe, Rue Haute 12, 1000 Bruxelles"))
    assert b"Doe" not in (tmp_path / "geocode.db").read_bytes()
    assert "Doe" not in str(double.asked)


def test_that_an_address_is_not_known_is_kept_for_a_while(tmp_path: Path) -> None:
    with nominatim(Reply([])) as double:
        assert server(double, tmp_path).find(address()) == Miss("does not know Rue Haute")
        asked = len(double.asked)
        assert server(double, tmp_path, now=NOW + timedelta(days=30)).find(address()) == Miss("does not know Rue Haute")
        assert len(double.asked) == asked
        server(double, tmp_path, now=NOW + timedelta(days=100)).find(address())
        assert len(double.asked) > asked


def test_the_town_is_asked_with_where_the_postal_code_finds_nothing(tmp_path: Path) -> None:
    with nominatim(Reply([]), Reply([place("Rue Haute", "12")])) as double:
        assert isinstance(server(double, tmp_path).find(address()), Answer)
    assert [question.get("city") for question in double.asked] == [None, "Bruxelles"]


@pytest.mark.parametrize(
    ("reply", "problem"),
    [
        (Reply(status=500), "answered with an error"),
        (Reply(status=503), "did not answer in time"),
        (Reply(status=403), "refuses us"),
        (Reply(status=429), "asks to be asked less often"),
        (Reply("<html>"), "answered what cannot be read"),
        (Reply({"error": "odd"}), "does not understand the question"),
        (Reply([{"lat": "x"}]), "answered what cannot be read"),
        (Reply([place("Rue Haute", "12")], after=1.0), "did not answer in time"),
        (Reply([place("Rue Haute", "12", country="fr")]), "answered another country (FR)"),
        (Reply([place("Rue Haute", "12", lat="51.2194", lon="4.4025")]), "answered a place 41 km from 1000"),
        (Reply([place("Rue Basse", "12")]), "answered another street (Rue Basse)"),
    ],
)
def test_a_failure_is_a_reason_and_never_kept_as_an_answer(tmp_path: Path, reply: Reply, problem: str) -> None:
    with nominatim(reply) as double:
        one = server(double, tmp_path, timeout=0.3)
        found = locate(address(), [one, Centres()])
        assert found.answer is not None
        assert (found.answer.precision, found.reason) == ("postcode", f"nominatim: {problem}")
        assert kept(tmp_path) == (0, 1)
        assert Cache(tmp_path).find(address()) == Miss(f"{problem} (2026-03-01)")
        double.replies[:] = [Reply([place("Rue Haute", "12")])]
        assert isinstance(server(double, tmp_path).find(address()), Answer)
    assert kept(tmp_path) == (1, 0)


def test_a_server_that_is_down_is_a_reason(tmp_path: Path) -> None:
    with nominatim() as double:
        pass
    with pytest.raises(Unavailable, match="cannot be reached"):
        server(double, tmp_path).find(address())
    assert kept(tmp_path) == (0, 1)


def test_a_server_that_stumbles_is_asked_again(tmp_path: Path) -> None:
    with nominatim(Reply(status=502), Reply(status=502), Reply([place("Rue Haute", "12")])) as double:
        assert isinstance(server(double, tmp_path, retries=2).find(address()), Answer)
    assert len(double.asked) == 3


def test_questions_keep_their_distance_in_time_retries_included(tmp_path: Path) -> None:
    with nominatim(Reply([]), Reply(status=502), Reply([])) as double:
        one = server(double, tmp_path, delay=0.2, retries=1)
        for number in (1, 2):
            one.find(address(f"Rue Haute {number}, 1000 Bruxelles"))
    gaps = [after - before for before, after in zip(double.times, double.times[1:], strict=False)]
    assert len(gaps) == 4
    assert min(gaps) > 0.1  # a question may arrive late, and shorten the gap behind it
    assert sum(gaps) > 4 * 0.2 - 0.1


def test_a_server_that_asks_for_rest_or_keeps_failing_is_left_alone(tmp_path: Path) -> None:
    for status, questions in ((429, 1), (500, 3)):
        with nominatim(Reply(status=status)) as double:
            one = server(double, tmp_path / str(status))
            for number in range(1, 7):
                with pytest.raises(Unavailable):
                    one.find(address(f"Rue Haute {number}, 1000 Bruxelles"))
        assert len(double.asked) == questions


@pytest.mark.parametrize("url", ["", "nominatim", "ftp://127.0.0.1/", "http://"])
def test_what_is_no_address_of_a_server_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(BadInput, match="no address of a Nominatim server"):
        Nominatim(url, Manners(user_agent="x", contact="", delay=0, timeout=1, retries=0), Cache(tmp_path))


def test_the_public_server_is_asked_with_a_contact_and_once_a_second_at_most(tmp_path: Path) -> None:
    url = "https://nominatim.openstreetmap.org"
    manners = {"user_agent": "cowcrawl/test", "delay": 0.0, "timeout": 1, "retries": 0}
    with pytest.raises(BadInput, match="COWCRAWL_CONTACT"):
        Nominatim(url, Manners(contact="", **manners), Cache(tmp_path))
    assert Nominatim(url, Manners(contact="me@here.example", **manners), Cache(tmp_path)).delay == 1.0


def test_an_address_without_a_street_is_not_asked_for(tmp_path: Path) -> None:
    with nominatim() as double:
        assert isinstance(server(double, tmp_path).find(address("1000 Bruxelles")), Miss)
    assert double.asked == []


def test_new_addresses_are_asked_for_between_a_crawl_and_a_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cowcrawl.settings.NOMINATIM_DELAY", 0.0)
    with Store(tmp_path / "claims.db") as store:
        store.open_run("r1", a_card(), "live", "2026-01-02T03:00:00Z")
        here = an_address("Rue Haute", "12", "1000", "Bruxelles")
        store.add("r1", [a_reading("/", a_claim("name", "Marolles Desk"), here)])
        store.close_run("r1", outcome="healthy", reason=None, finished_at="2026-01-02T04:00:00Z")
    with nominatim(Reply([place("Rue Haute", "12")])) as double:
        command = ["geocode", "--new", "--nominatim", double.url, "--var", str(tmp_path)]
        results = [CliRunner().invoke(main, command) for _ in range(2)]
        assert [(result.exit_code, result.stdout) for result in results] == [(0, "1 found\n")] * 2
        assert len(double.asked) == 1
    assert CliRunner().invoke(main, ["build", "--var", str(tmp_path)]).exit_code == 0
    with sqlite3.connect(tmp_path / "current" / "cowcrawl.db") as database:
        sql = "SELECT geo_precision, geo_provider, latitude, zone FROM spaces"
        assert database.execute(sql).fetchall() == [("building", "nominatim", 50.838, "pentagon")]


@pytest.mark.parametrize(
    ("words", "code"),
    [(["--new"], 2), (["--new", "--nominatim", "http://127.0.0.1:9"], 2), (["--new", "Rue Haute 1"], 2), ([], 2)],
)
def test_asking_wants_somebody_to_ask_and_something_to_ask_for(tmp_path: Path, words: list[str], code: int) -> None:
    assert CliRunner().invoke(main, ["geocode", *words, "--var", str(tmp_path / "var")]).exit_code == code
