"""How many Python functions are called to read a page: what reading costs, the same on every machine."""

from __future__ import annotations

import sys
from types import FrameType

from cowcrawl.extract.read import read
from cowcrawl.page import Page


def calls(body: bytes, url: str) -> int:
    """Calls of functions written in Python while a page is read; those of libraries count as well."""
    page, before, number = Page(body, url=url), sys.getprofile(), 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal number
        number += event == "call"

    sys.setprofile(count)
    try:
        read(page)
    finally:
        sys.setprofile(before)
    return number
