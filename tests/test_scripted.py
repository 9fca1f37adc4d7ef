"""Sites that only scripts draw: the JSON they call for is read first; where there is none, a browser reads them."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
from pathlib import Path

import pytest
from crawling import Answer, card, crawled, serving

from cowcrawl.page import Page
from spiders.calls import MAX_CALLS, as_page, calls

DATA = {
    "spaces": [
        {"title": "The Quay", "text": "Coworking by the water", "address": "Quai aux Briques 4, 1000 Brussels"},
        {"title": "Hot desk", "text": "€ 190 per month </script>"},
    ]
}
SHELL = "<html lang=en><title>The Quay</title><div id=app></div>"
CALLING = f"{SHELL}<script>fetch('/api/spaces.json').then(r => r.json())</script>"
DRAWING = f"""{SHELL}<script>
fetch('/secret').then(r => r.text()).then(text => {{
  const drawn = '<h1>The Quay</h1><p>Coworking</p><h2>Hot desk</h2><p>€ 190 per month</p>';
  document.getElementById('app').innerHTML = drawn + text;
}});
</script>"""
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def calling(request: Answer) -> None:
    """A page whose script calls for JSON."""
    if request.path == "/api/spaces.json":
        request.send(json.dumps(DATA), kind="application/json")
    else:
        request.send(CALLING if request.path == "/" else "", 200 if request.path == "/" else 404)


def drawing(request: Answer) -> None:
    """A page that nothing but its script can draw."""
    pages = {"/": DRAWING, "/secret": "<p>Quai aux Briques 4, 1000 Brussels</p>"}
    request.send(pages.get(request.path, ""), 200 if request.path in pages else 404, "text/html; charset=utf-8")


def test_the_json_that_a_page_calls_for_is_read(tmp_path: Path) -> None:
    with serving(calling) as server:
        done = crawled([card("quay", server.address, "127.0.0.1")], tmp_path, settings={"DOWNLOAD_DELAY": 0})
    assert (done.outcome("/"), done.outcome("/api/spaces.json")) == ("empty", "read")
    [data] = done.of("/api/spaces.json")
    assert (data["role"], data["content_type"], data["mentions"]) == ("locations", "application/json", 1)


def test_a_page_that_names_no_json_needs_a_browser(tmp_path: Path) -> None:
    with serving(drawing) as server:
        done = crawled(
            [card("quay", server.address, "127.0.0.1")], tmp_path, store=True, settings={"DOWNLOAD_DELAY": 0}
        )
    [result] = done.results
    assert (result["outcome"], result["sentence"].startswith("It needs a browser")) == ("unhealthy", True)


@pytest.mark.slow
@pytest.mark.skipif(not CHROMIUM, reason="needs a Chromium on this machine")
@pytest.mark.skipif(not importlib.util.find_spec("scrapy_playwright"), reason="needs the extra `browser`")
def test_a_browser_reads_what_scripts_draw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "COWCRAWL_CHROMIUM", str(CHROMIUM))
    with serving(drawing) as server:
        one = card("quay", server.address, "127.0.0.1", needs_browser=True)
        done = crawled([one], tmp_path, settings={"DOWNLOAD_DELAY": 0})
    assert (done.outcome("/"), done.of("/")[0]["mentions"]) == ("read", 1), done.log


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<link rel=preload as=fetch href='/data/spaces'>", ["/data/spaces"]),
        ("<link rel=alternate type='application/json' href='/wp-json/wp/v2/pages/4'>", ["/wp-json/wp/v2/pages/4"]),
        ("<div data-source='locations.json'></div>", ["/locations.json"]),
        ('<script>axios.get("/api/v1/spaces")</script>', ["/api/v1/spaces"]),
        ("<script>load('/app.js'); go('/prices')</script>", []),
        ("<script>fetch('https://elsewhere.example/api/spaces')</script>", []),
        ("<script>fetch(`/api/${name}`)</script>", []),
    ],
)
def test_the_addresses_of_data_are_those_a_page_names(markup: str, found: list[str]) -> None:
    page = Page(markup.encode(), url="https://quay.example/")
    assert calls(page, ["quay.example"]) == [f"https://quay.example{path}" for path in found]


def test_few_addresses_are_asked_for() -> None:
    markup = "".join(f"<script>get('/api/{number}')</script>" for number in range(50))
    assert len(calls(Page(markup.encode(), url="https://quay.example/"), ["quay.example"])) == MAX_CALLS


def test_json_that_holds_markup_ends_no_script() -> None:
    page = Page(as_page(json.dumps(DATA).encode()), url="https://quay.example/api")
    assert any("€ 190 per month" in block.text for block in page.blocks)
