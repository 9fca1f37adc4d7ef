"""A reader's walk through the site in a real Chromium: home, a marker, a space, its source, the method, a download.

In each language and at the width of a desk and of a telephone, with no error in the console, no request to another host
and no serious fault of accessibility (axe-core). Screenshots are kept in `test-output/site/`. Takes half a minute: a
browser is started, and pages are drawn.
"""

from __future__ import annotations

import os
import re
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from invented import write_build

from db.serve import site_of
from db.snapshot.take import take

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make setup")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="there is no chromium on the path (Debian: apt-get install chromium)"),
]
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
]
OUTPUT = Path(__file__).parent.parent / "test-output" / "site"
WIDTHS = {"desk": 1280, "telephone": 390}
WALKS = [
    ("desk", "en"),
    ("telephone", "nl"),
    *(pytest.param(*walk, marks=pytest.mark.slow) for walk in [("desk", "fr"), ("desk", "nl")]),
    *(pytest.param(*walk, marks=pytest.mark.slow) for walk in [("telephone", "en"), ("telephone", "fr")]),
]
SERIOUS = {"serious", "critical"}
PAGES = (
    "/",
    "/space/kade-9-delft",
    "/space/nordlys-brussels",
    "/operator/linden",
    "/zone/rim",
    "/source/linden",
    "/changes",
    "/methodology",
    "/snapshots/latest/",
    "/downloads",
    "/search?q=linden",
    "/cowcrawl",
    "/cowcrawl/spaces",
    "/cowcrawl/spaces/kade-9-delft",
    "/cowcrawl/latest_large_openings",
    "/space/nowhere",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site of an invented build with a snapshot, served as in `cowcrawl serve`."""
    var = tmp_path_factory.mktemp("walk")
    build = write_build(var / "builds" / "one", sample=True)
    (var / "current").symlink_to("builds/one")
    take(var)
    app = site_of(build)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", lifespan="on"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


class Reader:
    """A page of the browser that writes down what went wrong while it was read."""

    def __init__(self, browser: playwright.Browser, address: str, width: int, scheme: str = "light") -> None:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            reduced_motion="reduce",
            accept_downloads=True,
        )
        self.page = context.new_page()
        self.address, self.faults, self.off = address, [], []
        self.page.on(
            "console", lambda said: self.faults.append(said.text) if said.type in ("error", "warning") else None
        )
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        context.on(
            "request", lambda asked: None if asked.url.startswith((address, "data:")) else self.off.append(asked.url)
        )

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)
        self.settle()

    def settle(self) -> None:
        """Wait until the page, and its map where it has one, is drawn."""
        self.page.wait_for_load_state("networkidle")
        if self.page.locator("#map").count():
            self.page.wait_for_selector("#map[data-drawn]")

    def keep(self, name: str) -> None:
        OUTPUT.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=OUTPUT / f"{name}.png", full_page=True)

    def close(self) -> None:
        self.page.context.close()


@pytest.mark.parametrize(("size", "language"), WALKS)
def test_a_reader_walks_from_the_home_page_to_a_download(
    browser: playwright.Browser, address: str, language: str, size: str
) -> None:
    reader = Reader(browser, address, WIDTHS[size])
    page, prefix = reader.page, "" if language == "en" else f"/{language}"
    reader.open(f"{prefix}/")
    assert page.locator("html").get_attribute("lang") == language
    reader.keep(f"{size}-{language}-1-home")
    _open_a_marker(page)
    page.locator(".leaflet-popup a").click()
    reader.settle()
    assert page.url.startswith(f"{address}{prefix}/space/")
    reader.keep(f"{size}-{language}-2-space")
    page.locator(".passage summary").first.click()
    page.locator(".passage .to-source").first.click()
    reader.settle()
    assert page.url.startswith(f"{address}{prefix}/source/")
    reader.keep(f"{size}-{language}-3-source")
    page.locator(f'.masthead a[href="{prefix}/methodology"]').click()
    reader.settle()
    reader.keep(f"{size}-{language}-4-method")
    page.locator(f'.masthead a[href="{prefix}/downloads"]').click()
    reader.settle()
    reader.keep(f"{size}-{language}-5-downloads")
    with page.expect_download() as started:
        page.locator('a[href$="/cowcrawl/spaces.csv"]').click()
    assert Path(started.value.path()).read_text("utf-8").startswith("space_id,name,")
    assert (reader.faults, reader.off) == ([], [])
    reader.close()


def _open_a_marker(page: playwright.Page) -> None:
    """Click clusters until a marker stands alone, then the marker."""
    page.locator("#map").scroll_into_view_if_needed()
    for _ in range(8):
        if page.locator("#map .point").count():
            break
        page.locator("#map .cluster").first.click()
        page.wait_for_timeout(150)
    page.locator("#map .point").first.click()
    page.wait_for_selector(".leaflet-popup a")


@pytest.mark.parametrize(
    ("path", "scheme"), [*((path, "light") for path in PAGES), *((path, "dark") for path in PAGES[::4])]
)
def test_no_page_has_a_serious_fault_of_accessibility(
    browser: playwright.Browser, address: str, path: str, scheme: str
) -> None:
    reader = Reader(browser, address, WIDTHS["desk"], scheme)
    reader.open(path)
    found = axe.Axe().run(reader.page).response["violations"]
    faults = [
        (one["id"], node["target"], node.get("failureSummary"))
        for one in found
        if one["impact"] in SERIOUS
        for node in one["nodes"]
    ]
    assert faults == []
    assert reader.off == []
    reader.close()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_sticks_out_of_a_telephone(browser: playwright.Browser, address: str, path: str) -> None:
    reader = Reader(browser, address, WIDTHS["telephone"])
    reader.open(path)
    reader.keep(f"telephone-{re.sub(r'[^a-z0-9]+', '-', path).strip('-') or 'home'}")
    wide = reader.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    reader.close()


def test_the_zone_of_its_page_is_drawn_in_view(browser: playwright.Browser, address: str) -> None:
    reader = Reader(browser, address, WIDTHS["desk"])
    reader.open("/zone/rim")
    frame = reader.page.locator("#map").bounding_box()
    drawn = reader.page.locator("#map .leaflet-zones-pane path").first.bounding_box()
    assert frame and drawn
    assert frame["x"] <= drawn["x"] and drawn["x"] + drawn["width"] <= frame["x"] + frame["width"]
    assert drawn["height"] > frame["height"] / 2
    reader.close()


def test_the_map_can_be_used_by_keyboard(browser: playwright.Browser, address: str) -> None:
    reader = Reader(browser, address, WIDTHS["desk"])
    reader.open("/space/nordlys-brussels")
    reader.open("/zone/rim")
    page = reader.page
    page.locator("#map .point").first.focus()
    page.keyboard.press("Enter")
    link = page.locator(".leaflet-popup a")
    link.wait_for()
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/space/nordlys-brussels")
    reader.close()


def test_the_first_tab_skips_to_the_content(browser: playwright.Browser, address: str) -> None:
    reader = Reader(browser, address, WIDTHS["desk"])
    reader.open("/")
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")
    assert reader.page.evaluate("document.activeElement.id") == "content"
    reader.close()


def test_without_scripts_the_lists_say_what_the_map_shows(browser: playwright.Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/")
    assert page.locator("noscript").first.is_visible() or "JavaScript" in page.content()
    assert page.locator("table.spaces tbody tr").count() == 12
    context.close()
