"""What was found out of a text is found out once, until too many texts are remembered."""

from __future__ import annotations

import pytest

from cowcrawl import remembered as module
from cowcrawl.remembered import remembered


def test_a_text_is_looked_at_once_until_too_many_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    asked: list[str] = []

    @remembered
    def last(text: str) -> str | None:
        asked.append(text)
        return text[-1:] or None

    assert [last(text) for text in ("one", "", "one", "")] == ["e", None, "e", None]
    assert asked == ["one", ""]
    assert [last(text) for text in ("two", "one")] == ["o", "e"]
    assert asked == ["one", "", "two", "one"]
