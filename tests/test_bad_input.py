"""Pages that are none, or that are written so that little or nothing can be read of them."""

from __future__ import annotations

import time

import pytest

from cowcrawl.extract.read import read
from cowcrawl.page import MAX_ELEMENTS, Page

PLAN = "<html lang=en><body><h3>Hot desk</h3><p>€ 140 per month</p></body></html>"


def amounts(body: bytes) -> list[str]:
    """The prices of a page."""
    claims = [claim for one in read(Page(body)).mentions for claim in one.claims]
    return [claim.value["amount"] for claim in claims if claim.field == "formulas"]


def reasons(body: bytes) -> list[str]:
    """What is said against a page as a whole."""
    return [reject.reason for reject in read(Page(body)).rejects if reject.stage == "page"]


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_a_page_is_read_in_any_charset(charset: str) -> None:
    assert amounts(PLAN.encode(charset)) == ["140"]
    assert reasons(PLAN.encode(charset)) == []


def test_plain_letters_in_two_bytes_are_no_utf_8() -> None:
    assert amounts(PLAN.replace("€", "EUR").encode("utf-16-le")) == ["140"]


def test_a_wrong_declaration_does_not_hide_a_price() -> None:
    assert amounts(f"<meta charset=iso-8859-1>{PLAN}".encode()) == ["140"]
    assert amounts(f"<meta charset=klingon>{PLAN}".encode()) == ["140"]


def test_nul_bytes_are_no_letters() -> None:
    assert amounts(PLAN.replace(" per", "\0 per\0").encode()) == ["140"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "no text to read"),
        (b"\0" * 100_000, "no text to read"),
        (b"<html><body></body></html>", "no text to read"),
        (b"<div>" * 60_000 + PLAN.encode(), "no text to read"),
        (b"<!-- " + PLAN.encode() * 1000, "no text to read"),
        (b'{"plan": ' * 1000, "not HTML"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 400, "not HTML"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 400, "not HTML"),
        (PLAN.encode() + b"<i></i>" * 2 * MAX_ELEMENTS, "cut off: too many elements"),
    ],
    ids=["empty", "nul", "blank", "deep", "comment", "json", "pdf", "png", "endless"],
)
def test_what_cannot_be_read_says_why(body: bytes, reason: str) -> None:
    assert reasons(body) == [reason]


def test_what_stands_before_the_cut_is_read() -> None:
    assert amounts(PLAN.encode() + b"<i></i>" * 2 * MAX_ELEMENTS) == ["140"]


def test_a_page_that_can_be_read_says_nothing_of_itself() -> None:
    assert reasons(PLAN.encode()) == []


def test_many_siblings_are_cut_off_at_once() -> None:
    Page(PLAN.encode())
    start = time.process_time()
    Page(b"<p>" + b"x<br>" * 500_000)
    assert time.process_time() - start < 2


def test_what_stands_behind_the_end_of_the_page_is_read() -> None:
    assert amounts(f"<html><body><p>A space.</p></body></html>{PLAN}".encode()) == ["140"]
