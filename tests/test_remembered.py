"""What was found out of a text is found out once, until too many others were asked for since."""

from __future__ import annotations

from cowcrawl.remembered import remembered


def test_a_text_is_looked_at_once_until_too_many_others_were_asked_for_since() -> None:
    asked: list[str] = []

    def last(text: str) -> str | None:
        asked.append(text)
        return text[-1:] or None

    known = remembered(last, most=2)
    assert [known(text) for text in ("one", "", "one", "")] == ["e", None, "e", None]
    assert asked == ["one", ""]
    assert [known(text) for text in ("two", "one", "two")] == ["o", "e", "o"]
    assert asked == ["one", "", "two"]
    assert [known(text) for text in ("four", "five", "")] == ["r", "e", None]
    assert asked == ["one", "", "two", "four", "five", ""]
