"""A real Nominatim server of the extract of Wechelderzande: run by `make test-nominatim`, skipped elsewhere."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from geopy.distance import geodesic

from cowcrawl.address import Address, parse
from cowcrawl.cli import main
from db.geocode import Answer, Miss, Unavailable
from db.geocode.cache import Cache
from db.geocode.nominatim import Manners, Nominatim

URL = os.environ.get("COWCRAWL_TEST_NOMINATIM", "")
pytestmark = pytest.mark.skipif(not URL, reason="needs a Nominatim server: make test-nominatim")


def address(text: str) -> Address:
    read = parse(text, "BE")
    assert read is not None
    return read


@pytest.fixture
def server(tmp_path: Path) -> Nominatim:
    manners = Manners(user_agent="cowcrawl/test", contact="", delay=0.3, timeout=20, retries=1, wait=0.3)
    return Nominatim(URL, manners, Cache(tmp_path))


@pytest.mark.parametrize(
    ("text", "precision", "where"),
    [
        ("Achterste Moereind 12, 2275 Lille", "building", (51.25490, 4.79445)),
        ("Achterste Moereind 12, 2275 Wechelderzande", "building", (51.25490, 4.79445)),
        ("Achterste Moereind 12, Wechelderzande", "building", (51.25490, 4.79445)),
        ("Achterste Moereind 9999, 2275 Lille", "street", (51.25537, 4.79452)),
        ("Achterste Moereind, 2275 Lille", "street", (51.25537, 4.79452)),
    ],
)
def test_a_real_server_finds_houses_and_streets(
    server: Nominatim, text: str, precision: str, where: tuple[float, float]
) -> None:
    found = server.find(address(text))
    assert isinstance(found, Answer)
    assert (found.precision, found.provider, found.country) == (precision, "nominatim", "BE")
    assert geodesic(found.position, where).m < 100


@pytest.mark.parametrize("text", ["Onbestaandelaan 3, 2275 Lille", "Coolsingel 42, 3011 AD Rotterdam"])
def test_a_real_server_does_not_know_what_its_extract_lacks(server: Nominatim, text: str) -> None:
    assert isinstance(server.find(address(text)), Miss)


def test_a_real_server_is_asked_slowly_and_about_each_address_once(server: Nominatim) -> None:
    texts = [f"Achterste Moereind {number}, 2275 Lille" for number in (11, 12, 14)]
    begin = time.monotonic()
    first = [server.find(address(text)) for text in texts]
    assert time.monotonic() - begin >= 0.6
    begin = time.monotonic()
    assert [server.find(address(text)) for text in texts] == first
    assert time.monotonic() - begin < 0.3


def test_the_command_asks_a_real_server(tmp_path: Path) -> None:
    words = ["geocode", "Achterste Moereind 12, 2275 Lille", "--json", "--nominatim", URL, "--var", str(tmp_path)]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0
    row = json.loads(result.stdout)
    assert (row["precision"], row["provider"], row["street"]) == ("building", "nominatim", "Achterste Moereind")


def test_an_address_of_a_server_where_nothing_answers_is_unavailable(server: Nominatim, tmp_path: Path) -> None:
    manners = Manners(user_agent="cowcrawl/test", contact="", delay=0, timeout=5, retries=0)
    with pytest.raises(Unavailable):
        Nominatim(f"{URL}/elsewhere", manners, Cache(tmp_path)).find(address("Achterste Moereind 12, 2275 Lille"))
