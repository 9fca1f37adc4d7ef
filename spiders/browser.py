"""Sites that say nothing without their scripts and hold no JSON: a browser draws their pages (extra `browser`)."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable
from typing import Any

from cowcrawl.card import SourceCard
from cowcrawl.errors import BadInput
from spiders.address import allowed

META: dict[str, Any] = {"playwright": True, "playwright_page_goto_kwargs": {"wait_until": "networkidle"}}
"""What a request carries whose page a browser is to draw: it is read once its scripts have stopped asking."""

CHROMIUM = "COWCRAWL_CHROMIUM"
"""Environment variable that names the browser's program, where it is not Playwright's own."""

UNSEEN = ("image", "media", "font", "stylesheet")
"""Kinds of resources that change no word of a page."""

FLAGS = ("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync")
"""What keeps the browser from asking anything of anybody but the site."""

_HANDLER = "scrapy_playwright.handler.ScrapyPlaywrightDownloadHandler"


def settings(card: SourceCard) -> dict[str, Any]:
    """Scrapy's settings for a card that needs a browser; BadInput when there is none to be had."""
    if importlib.util.find_spec("scrapy_playwright") is None:
        raise BadInput(f"{card.id} needs a browser: pip install 'cowcrawl[browser]', then playwright install chromium")
    program = os.environ.get(CHROMIUM, "").strip()
    launch: dict[str, Any] = {"args": [*FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]}
    if program:
        launch["executable_path"] = program
    return {
        "DOWNLOAD_HANDLERS": {"http": _HANDLER, "https": _HANDLER},
        "PLAYWRIGHT_LAUNCH_OPTIONS": launch,
        "PLAYWRIGHT_ABORT_REQUEST": _elsewhere(card),
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": 30_000,
        "PLAYWRIGHT_MAX_PAGES_PER_CONTEXT": 1,
    }


def _elsewhere(card: SourceCard) -> Callable[[Any], bool]:
    """Whether a request of a page's scripts is not let through: to another host, or for what no reader reads."""

    def abort(request: Any) -> bool:
        return request.resource_type in UNSEEN or not allowed(request.url, card.hosts)

    return abort
