"""What speaks of coworking: headlines, summaries and addresses, in the words of `topics.yml`."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases


def speaks(text: str, url: str = "") -> bool:
    """Whether a text, or the path of an address, speaks of coworking; what stands in a query does not count."""
    return bool(_words().search(fold(text)) or _words().search(fold(unquote(_path(url)))))


def is_topic_page(url: str) -> bool:
    """Whether an address is that of a topic's own page (/tag/coworking), which lists articles and is none."""
    segments = [fold(part) for part in unquote(_path(url)).split("/") if part]
    return any(before in _lists() and len(after.split()) <= 3 for before, after in pairwise(segments))


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


@cache
def _words() -> re.Pattern[str]:
    """Any phrase as whole words of folded text; a star stands for any ending."""
    alternatives = (re.escape(fold(phrase)) + (r"\w*" if phrase.endswith("*") else "") for phrase in _listed())
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)")


def _listed() -> tuple[str, ...]:
    return phrases("topics", "coworking")


@cache
def _lists() -> frozenset[str]:
    return frozenset(map(fold, phrases("topics", "topic_page")))
