"""A card of kind osm: its answer is kept as it came, claims nothing, and is brought in as a list of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from crawling import Answer, card, crawled, serving
from programs import ran

from db.osm import load

MAP = {
    "version": 0.6,
    "osm3s": {"timestamp_osm_base": "2026-04-01T00:00:00Z"},
    "elements": [
        {"type": "node", "id": 3, "lat": 50.8, "lon": 4.3, "tags": {"office": "coworking", "name": "De Lege Stoel"}}
    ],
}


def overpass(request: Answer) -> None:
    """A server that answers any question with the same map."""
    request.send(json.dumps(MAP), kind="application/json")


def busy(request: Answer) -> None:
    """A server that has no time."""
    request.send("<html><p>The server is probably too busy", kind="text/html")


def test_a_crawl_brings_the_map_in(tmp_path: Path) -> None:
    (tmp_path / "cards").mkdir()
    with serving(overpass) as server:
        (tmp_path / "cards" / "map.yml").write_text(
            f"id: map\nname: The map\nkind: osm\nstart_urls: ['{server.address}/api?data=x']\nhosts: [127.0.0.1]\n"
            "languages: [en]\nlicence: ODbL\nrobots: None\n"
        )
        done = ran("cowcrawl", "crawl", "--cards", tmp_path / "cards", "--var", tmp_path / "var")
    assert "map: 1 objects of 2026-04-01 (ODbL 1.0, © OpenStreetMap contributors)" in done.stdout, done.stderr
    assert [place.name for place in load(tmp_path / "var").places] == ["De Lege Stoel"]


@pytest.mark.parametrize(("route", "outcome"), [(overpass, "read"), (busy, "parse")])
def test_what_is_no_map_is_told(tmp_path: Path, route: object, outcome: str) -> None:
    with serving(route) as server:  # type: ignore[arg-type]
        one = card("map", f"{server.address}/api?data=x", "127.0.0.1", kind="osm")
        done = crawled([one], tmp_path, settings={"DOWNLOAD_DELAY": 0})
    [document] = done.documents
    assert (document["outcome"], document["role"], document["mentions"]) == (outcome, "map", 0)
