"""The word and the sentence for everything that can go wrong."""

from __future__ import annotations

import pytest
from scrapy.exceptions import CannotResolveHostError, DownloadFailedError, IgnoreRequest

from spiders.outcome import of_body, of_failure, of_status


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, None),
        (304, "gone"),
        (401, "blocked"),
        (404, "gone"),
        (410, "gone"),
        (429, "blocked"),
        (503, "server_error"),
        (999, "blocked"),
    ],
)
def test_a_status_has_an_outcome(status: int, outcome: str | None) -> None:
    verdict = of_status(status)
    assert (verdict.outcome if verdict else None) == outcome
    assert verdict is None or str(status) in verdict.reason


@pytest.mark.parametrize(
    ("body", "kind", "outcome"),
    [
        (b"<p>x", "text/html; charset=x", None),
        (b"<p>x", "application/xhtml+xml", None),
        (b"<!DOCTYPE html><p>x", None, None),
        (b"<html>x", "text/plain", None),
        (b"\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00", "text/html", None),
        (b"hello", "text/plain", "not_html"),
        (b"{}", "application/json", "not_html"),
        (b"<html>", "application/pdf", "not_html"),
        (b"GIF89a\x00\x00", "text/html", "not_html"),
        (b" \n\x00", "text/html", "empty"),
    ],
)
def test_a_body_is_a_page_or_says_why_not(body: bytes, kind: str | None, outcome: str | None) -> None:
    verdict = of_body(body, kind)
    assert (verdict.outcome if verdict else None) == outcome


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (CannotResolveHostError("x"), "dns"),
        (DownloadFailedError("tls"), "refused"),
        (IgnoreRequest("Forbidden by robots.txt"), "robots"),
        (IgnoreRequest("it leads to another host, x.example"), "moved"),
        (ValueError("bad header"), "parse"),
    ],
)
def test_a_failure_has_an_outcome(error: Exception, outcome: str) -> None:
    assert of_failure(error).outcome == outcome
    assert of_failure(error).reason
