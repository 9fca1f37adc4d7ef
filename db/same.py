"""One piece of evidence: articles of one text, under several addresses or carried by several titles. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cowcrawl.fingerprint import hashes, overlap

SAME = 0.4
"""Share of the shorter text that must stand in the longer one for two articles to be one.

Measured on the texts of `tests/agency_texts.yml`: 0.55 to 0.88 between what an agency sent and what titles made of it,
at most 0.26 between articles that were written apart of the same event.
"""
SAME_CREDITED = 0.25
"""The same where both articles credit one agency and were published within `DAYS`: rewritten copies reach 0.32."""
DAYS = 3
CROWD = 200
"""Articles that share a passage beyond which it is a title's furniture and tells nothing."""


@dataclass(frozen=True, kw_only=True)
class Article:
    """What is needed of a document to tell whether another has its text."""

    document_id: str
    source_id: str
    url: str
    published_at: str | None
    first_seen: str
    agency: str | None
    sketch: str | None


def evidence_ids(articles: Iterable[Article]) -> dict[str, str]:
    """By document the piece of evidence it belongs to: the identifier of the oldest article with its text.

    Versions of one address are one piece of evidence too.
    """
    ordered = sorted(articles, key=lambda one: (one.published_at or one.first_seen, one.first_seen, one.document_id))
    leader = list(range(len(ordered)))

    def lead(at: int) -> int:
        while leader[at] != at:
            at = leader[at]
        return at

    for one, other in _pairs(ordered):
        low, high = sorted((lead(one), lead(other)))
        leader[high] = low
    return {article.document_id: ordered[lead(at)].document_id for at, article in enumerate(ordered)}


def _pairs(articles: list[Article]) -> Iterable[tuple[int, int]]:
    """The pairs of articles that are one text; only those with a passage in common are compared."""
    by_address: dict[tuple[str, str], int] = {}
    by_passage: defaultdict[str, list[int]] = defaultdict(list)
    for at, article in enumerate(articles):
        address = article.source_id, article.url
        if address in by_address:
            yield by_address[address], at
        by_address.setdefault(address, at)
        passages = hashes(article.sketch or "")
        near = Counter(
            other for passage in passages if len(by_passage[passage]) < CROWD for other in by_passage[passage]
        )
        yield from ((other, at) for other in near if is_same(articles[other], article))
        for passage in passages:
            by_passage[passage].append(at)


def is_same(one: Article, other: Article) -> bool:
    """Whether two articles are one text."""
    if not one.sketch or not other.sketch:
        return False
    credited = one.agency is not None and one.agency == other.agency and _near(one, other)
    return overlap(one.sketch, other.sketch) >= (SAME_CREDITED if credited else SAME)


def _near(one: Article, other: Article) -> bool:
    try:
        days = [date.fromisoformat((article.published_at or "")[:10]) for article in (one, other)]
    except ValueError:
        return False
    return abs((days[0] - days[1]).days) <= DAYS
