"""The day an article was published: what its metadata say, before its address, before what is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from dateparser.date import DateDataParser

from cowcrawl.literals.dates import find_dates
from cowcrawl.page import Page
from cowcrawl.page.language import language

MAX_LINE = 80
"""Characters of a line that prints the date and little else."""
_KEYS = (
    *("article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued"),
    *(
        "dcterms.created",
        "dcterms.date",
        "parsely-pub-date",
        "sailthru.date",
        "publishdate",
        "pubdate",
        "publication_date",
    ),
    *("article.published", "cxenseparse:recs:publishtime", "citation_publication_date", "date.created"),
)
_ISO = re.compile(r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)")
_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)")
_CANDIDATE = re.compile(
    r"\d{1,2}\.?[\s/.-]{1,2}[^\W\d_]{3,12}\.?[\s/.,-]{1,2}(?:19|20)\d\d|[^\W\d_]{3,12}\.?\s\d{1,2},?\s(?:19|20)\d\d"
)


def published_at(page: Page) -> date | None:
    """The day of publication, or None when nothing tells it."""
    return next((day for day in _candidates(page) if day), None)


def _candidates(page: Page) -> Iterator[date | None]:
    for item in page.structured:
        yield _iso(item.data.get("datePublished"))
    for key in _KEYS:
        yield _iso(page.meta.get(key))
    yield from (_iso(element.get("datetime")) for element in page.root.iter("time") if element.get("datetime"))
    yield _from_path(page.url)
    yield from (_printed(block.line, language(page)) for block in page.main if len(block.line) <= MAX_LINE)


def _iso(value: object) -> date | None:
    hit = _ISO.match(value.strip()) if isinstance(value, str) else None
    return _date(*hit.groups()) if hit else _parsed(value) if isinstance(value, str) and len(value) < MAX_LINE else None


def _from_path(url: str) -> date | None:
    hit = _PATH.search(url)
    return _date(*hit.groups()) if hit else None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _printed(line: str, spoken: str | None) -> date | None:
    """The one full date that a short line prints."""
    days = {when.point for when in find_dates(line, None, spoken) if re.fullmatch(r"\d{4}-\d\d-\d\d", when.point)}
    return date.fromisoformat(days.pop()) if len(days) == 1 else _parsed(line)


def _parsed(text: str) -> date | None:
    """A date whose month is written in a way or a language that the vocabulary does not know."""
    hits = _CANDIDATE.findall(text[:MAX_LINE])
    if len(hits) != 1:
        return None
    found = _parser().get_date_data(hits[0]).date_obj
    return found.date() if found else None


@cache
def _parser() -> DateDataParser:
    """One parser for every page: making one costs more than a thousand dates."""
    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY"}
    return DateDataParser(languages=["en", "fr", "nl", "de", "es", "it"], settings=settings)
