"""A site that nobody has opened is probed before it is crawled: its first page decides, and the run says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from crawling import Answer, Crawled, card, crawled, serving

HOME = '<html lang=en><title>The Quay</title><h1>Coworking</h1><a href="/prices">Prices</a><p>By the water.</p>'
PAGES = {"/": HOME, "/prices": "<html lang=en><title>Prices</title><h1>Prices</h1><p>Hot desk: € 190 per month</p>"}


def crawl(var: Path, route: Callable[[Answer], None], **more: object) -> tuple[Crawled, list[str]]:
    """A crawl of a site whose address is from memory, with what was asked of it."""
    with serving(route) as server:
        one = card("quay", server.address, "127.0.0.1", **{"basis": "memory", **more})
        done = crawled([one], var, store=True, settings={"DOWNLOAD_DELAY": 0})
        return done, [
            path for path, _ in server.asked if path not in ("/robots.txt", "/sitemap.xml", "/.well-known/tdmrep.json")
        ]


def site(request: Answer) -> None:
    """A site worth walking."""
    request.send(PAGES.get(request.path, ""), 200 if request.path in PAGES else 404)


def bakery(request: Answer) -> None:
    """Another business."""
    request.send('<html lang=en><title>Bread</title><p>Fresh every morning.</p><a href="/prices">Prices</a>')


def parked(request: Answer) -> None:
    """A domain for sale."""
    request.send('<html lang=en><p>This domain is for sale. Coworking.</p><a href="/prices">Prices</a>')


def forbidding(request: Answer) -> None:
    """A site that wants no robots."""
    robots = request.path == "/robots.txt"
    request.send("User-agent: *\nDisallow: /" if robots else HOME, kind="text/plain" if robots else "text/html")


def test_a_site_that_speaks_of_coworking_is_walked(tmp_path: Path) -> None:
    done, asked = crawl(tmp_path, site)
    assert (asked, done.results[0]["outcome"]) == (["/", "/prices"], "healthy")


@pytest.mark.parametrize(
    ("route", "said", "pages"),
    [
        (bakery, "Probed and not crawled: off topic: its first page does not speak of coworking", ["/"]),
        (parked, "Probed and not crawled: parked: the domain is parked or for sale", ["/"]),
        (forbidding, "Probed and not crawled: forbidden: robots.txt forbids it.", []),
    ],
)
def test_any_other_is_left_alone_and_the_run_says_why(
    tmp_path: Path, route: Callable[[Answer], None], said: str, pages: list[str]
) -> None:
    done, asked = crawl(tmp_path, route)
    [result] = done.results
    assert (asked, result["outcome"], result["sentence"].startswith(said)) == (pages, "unhealthy", True)


@pytest.mark.parametrize(
    "more", [{"basis": "opened"}, {"verified": "2026-01-31"}, {"kind": "press", "feeds": ["/rss"]}]
)
def test_what_was_opened_before_or_is_a_newspaper_need_not_speak_of_coworking(
    tmp_path: Path, more: dict[str, object]
) -> None:
    done, asked = crawl(tmp_path, bakery, **more)
    assert (asked[0], len(asked) > 1 or more.get("kind") == "press") == ("/", True)
    assert "Probed" not in done.results[0]["sentence"]
