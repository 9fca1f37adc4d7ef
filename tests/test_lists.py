"""Which independent lists know which space; what only repeats another document is no list."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request
from scrapy.http import HtmlResponse

from cowcrawl.card import SourceCard
from cowcrawl.model import Document
from cowcrawl.tables import PublishedClaim, PublishedDocument, Space
from db.lists import list_of, overlaps, space_lists
from db.same import Article, evidence_ids
from helpers import a_card
from spiders.documents import Documents

CARDS: dict[str, dict[str, Any]] = {
    "quay": {"id": "quay", "kind": "operator"},
    "quay-press-room": {"id": "quay-press-room", "kind": "press", "sender": "quay"},
    "courier": {"id": "courier", "kind": "press"},
    "gazette": {"id": "gazette", "kind": "press"},
    "barometer": {"id": "barometer", "kind": "report"},
    "copycat": {"id": "copycat", "kind": "press", "list": "report", "lineage": ["barometer"]},
    "walk": {"id": "walk", "kind": "report", "list": "field_sample"},
}


def a_document(source: str, number: int = 1, **changes: Any) -> PublishedDocument:
    facts: dict[str, Any] = {
        "document_id": f"{source}-{number}",
        "source_id": source,
        "url": f"https://{source}.example/{number}",
        "kind": CARDS[source]["kind"],
        "fetched_at": "2026-02-01T00:00:00Z",
        "last_fetched_at": "2026-03-01T00:00:00Z",
        "evidence_id": f"{source}-{number}",
    }
    return PublishedDocument(**{**facts, **changes})


def a_claim(document: PublishedDocument, space: str | None = "s1", **changes: Any) -> PublishedClaim:
    facts: dict[str, Any] = {
        "claim_id": f"{document.document_id}-{space}-{sorted(changes.items())}",
        "space_id": space,
        "document_id": document.document_id,
        "field": "name",
        "modality": "stated",
        "current": 1,
    }
    return PublishedClaim(**{**facts, **changes})


def a_space(space_id: str = "s1", status: str = "existing") -> Space:
    return Space(space_id=space_id, status=status)


def known(
    *documents: PublishedDocument, claims: list[PublishedClaim] | None = None, status: str = "existing"
) -> dict[str, tuple[int, int]]:
    """By list that knows the space: how many sources of it do of their own, and how many copies there are."""
    said = claims if claims is not None else [a_claim(document) for document in documents]
    rows = space_lists([a_space(status=status)], said, documents, CARDS)
    return {row.list: (row.n_sources, row.n_copies) for row in rows}


def test_a_source_belongs_to_the_list_of_its_kind_unless_its_card_says_otherwise() -> None:
    assert [list_of(CARDS[name]) for name in ("quay", "courier", "barometer", "walk")] == [
        "operator_site",
        "press",
        "report",
        "field_sample",
    ]


def test_each_kind_of_source_that_speaks_of_a_space_is_a_list_that_knows_it() -> None:
    assert known(a_document("quay"), a_document("courier"), a_document("barometer")) == {
        "operator_site": (1, 0),
        "press": (1, 0),
        "report": (1, 0),
    }


def test_two_titles_with_one_agency_text_are_one_source() -> None:
    assert known(a_document("courier"), a_document("gazette", evidence_id="courier-1")) == {"press": (1, 1)}


def test_two_titles_with_a_text_of_their_own_are_two_sources_of_one_list() -> None:
    assert known(a_document("courier"), a_document("gazette")) == {"press": (2, 0)}


def test_what_a_press_room_of_an_operator_says_is_the_word_of_the_operators_site() -> None:
    assert known(a_document("quay-press-room")) == {"operator_site": (1, 0)}


def test_a_source_that_was_made_of_another_is_a_copy_of_it() -> None:
    assert known(a_document("copycat"), a_document("barometer")) == {"report": (1, 1)}


def test_a_release_that_stands_on_its_senders_site_too_is_no_word_of_the_press() -> None:
    release = a_document("courier", evidence_id="courier-1")
    own = a_document("quay", evidence_id="courier-1")
    assert known(release, own) == {"operator_site": (1, 1)}


def test_what_an_article_quotes_of_a_report_is_the_word_of_the_report() -> None:
    article = a_document("courier")
    claims = [a_claim(article), a_claim(article, field="attribution", value="report")]
    assert known(article, claims=claims) == {"report": (0, 1)}
    other = a_document("barometer")
    assert known(article, other, claims=[*claims, a_claim(other)]) == {"report": (1, 1)}


def test_an_article_that_repeats_a_press_release_is_the_word_of_its_sender() -> None:
    article = a_document("courier")
    claims = [a_claim(article, field="attribution", value="press_release"), a_claim(article)]
    assert known(article, claims=claims) == {"operator_site": (0, 1)}


def test_an_older_version_of_an_article_is_no_copy() -> None:
    newer = a_document("courier", 2, url="https://courier.example/1", evidence_id="courier-1")
    assert known(a_document("courier"), newer) == {"press": (1, 0)}


def test_a_rumour_a_denial_and_a_passage_that_is_no_longer_there_are_no_knowledge() -> None:
    document = a_document("courier")
    claims = [
        a_claim(document, modality="rumoured"),
        a_claim(document, modality="denied"),
        a_claim(document, current=0),
        a_claim(document, None),
    ]
    assert known(document, claims=claims) == {}


def test_a_space_in_preparation_is_listed_and_not_counted() -> None:
    document = a_document("courier")
    rows = space_lists([a_space(status="in_preparation")], [a_claim(document)], [document], CARDS)
    assert ([row.counted for row in rows], overlaps(rows)) == ([0], [])


def test_the_overlap_table_counts_each_combination_of_lists_once() -> None:
    documents = [a_document("quay"), a_document("courier")]
    claims = [a_claim(documents[0], "s1"), a_claim(documents[0], "s2"), a_claim(documents[1], "s2")]
    rows = space_lists([a_space("s1"), a_space("s2")], claims, documents, CARDS)
    assert [(row.lists, row.n_spaces) for row in overlaps(rows)] == [("operator_site", 1), ("operator_site,press", 1)]


@given(st.integers(0, 2**32), st.lists(st.tuples(st.sampled_from(sorted(CARDS)), st.sampled_from(["s1", "s2", "s3"]))))
def test_the_order_of_claims_and_documents_changes_nothing(seed: int, said: list[tuple[str, str]]) -> None:
    documents = [a_document(source) for source in CARDS]
    claims = [a_claim(a_document(source), space) for source, space in said]
    spaces = [a_space(name) for name in ("s1", "s2", "s3")]
    before = space_lists(spaces, claims, documents, CARDS)
    for rows in (documents, claims, spaces):
        random.Random(seed).shuffle(rows)
    assert space_lists(spaces, claims, documents, CARDS) == before


def test_a_news_page_of_an_operator_can_be_told_from_a_newspapers_copy_of_it() -> None:
    words = " ".join(f"The quay opens its door number {number} to people who work." for number in range(12))
    body = f"<html lang='en'><body><article><h1>News of the quay</h1><p>{words}</p></article></body></html>"

    def told(card: SourceCard, path: str) -> Document:
        request = Request(f"https://{card.hosts[0]}{path}")
        response = HtmlResponse(request.url, body=body.encode(), request=request, headers={"Content-Type": "text/html"})
        reading = Documents(card, lambda: "2026-03-01T00:00:00Z").of_response(response).reading
        assert reading
        return reading.document

    own, copy = told(a_card("quay"), "/news/opening"), told(a_card("courier", kind="press"), "/2026/opening.html")
    articles = [
        Article(
            document_id=one.document_id,
            source_id=one.source_id,
            url=one.url,
            published_at=None,
            first_seen=one.fetched_at,
            agency=None,
            sketch=one.sketch,
        )
        for one in (own, copy)
    ]
    assert len(set(evidence_ids(articles).values())) == 1
