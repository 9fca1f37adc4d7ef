"""One agency's article in several titles, or under several addresses, is one piece of evidence."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.agency import credited
from cowcrawl.fingerprint import SIZE, overlap, sketch
from cowcrawl.page import Page
from cowcrawl.press import article as articles
from db.same import SAME, SAME_CREDITED, Article, evidence_ids, is_same

TEXTS = yaml.safe_load(Path(__file__).with_name("agency_texts.yml").read_text("utf-8"))


def article(name: str, text: str, **changes: Any) -> Article:
    facts: dict[str, Any] = {
        "document_id": name,
        "source_id": name,
        "url": f"https://{name}.example/a",
        "published_at": "2026-02-12",
        "first_seen": "2026-02-12T08:00:00Z",
        "agency": None,
        "sketch": sketch(text),
    }
    return Article(**{**facts, **changes})


@pytest.mark.parametrize("texts", TEXTS, ids=[texts["event"] for texts in TEXTS])
def test_what_titles_make_of_one_text_is_one_piece_and_what_others_write_is_not(texts: dict[str, Any]) -> None:
    copies = [article(f"copy-{number}", text) for number, text in enumerate(texts["same"])]
    others = [article(f"other-{number}", text) for number, text in enumerate(texts["apart"])]
    found = evidence_ids([*copies, *others])
    assert {found[one.document_id] for one in copies} == {"copy-0"}
    assert all(found[one.document_id] == one.document_id for one in others)


def test_the_thresholds_lie_between_what_was_measured() -> None:
    same, apart = [], []
    for texts in TEXTS:
        sent, *carried = map(sketch, texts["same"])
        same += [overlap(sent, text) for text in carried]
        others = [sketch(text) for text in texts["apart"]]
        apart += [overlap(one, other) for one in others for other in (sent, *carried)]
        apart += [overlap(one, other) for one, other in combinations(others, 2)]
    assert max(apart) < SAME < min(same)


def test_copies_that_credit_one_agency_in_the_same_days_may_differ_more() -> None:
    words = [f"word{number}" for number in range(200)]
    sent = article("sent", " ".join(words), agency="Belga")
    rewritten = " ".join(words[:70] + [f"other{number}" for number in range(130)])
    assert SAME_CREDITED <= overlap(sketch(rewritten) or "", sent.sketch or "") < SAME
    assert is_same(sent, article("copy", rewritten, agency="Belga"))
    assert not is_same(sent, article("copy", rewritten))
    assert not is_same(sent, article("copy", rewritten, agency="Belga", published_at="2026-03-12"))


def test_versions_of_one_address_are_one_piece() -> None:
    text = TEXTS[0]["same"][0]
    first = article("v1", text, source_id="title", url="https://title.example/a")
    second = article("v2", TEXTS[1]["same"][0], source_id="title", url="https://title.example/a")
    assert evidence_ids([second, first]) == {"v1": "v1", "v2": "v1"}


def test_the_oldest_gives_the_name_in_whatever_order_they_come() -> None:
    text = TEXTS[1]["same"][0]
    old = article("z", text, published_at="2026-02-01")
    new = article("a", text, published_at="2026-02-03")
    assert evidence_ids([new, old]) == evidence_ids([old, new]) == {"z": "z", "a": "z"}


def test_short_texts_are_not_compared() -> None:
    assert sketch("A few words only.") is None
    assert not is_same(article("a", "A few words only."), article("b", "A few words only."))


def test_a_long_text_and_its_beginning_are_one() -> None:
    words = [f"word{number}" for number in range(5 * SIZE)]
    whole, part = sketch(" ".join(words)), sketch(" ".join(words[: 2 * SIZE]))
    assert whole and part and overlap(whole, part) > 0.9


@given(st.text(max_size=400), st.text(max_size=400))
def test_an_overlap_is_a_share(one: str, other: str) -> None:
    a, b = sketch(one), sketch(other)
    if a and b:
        assert 0 <= overlap(a, b) == overlap(b, a) <= 1
        assert overlap(a, a) == 1


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("BRUSSEL (BELGA) - Een coworkingplek opent.", "Belga"),
        ("Un espace ouvre.\nSource : Agence Belga", "Belga"),
        ("Ein Haus schließt. (dpa)", "dpa"),
        ("Een plek sluit.\nBron: ANP", "ANP"),
        ("Een plek sluit.\nDoor ANP / redactie", "ANP"),
        ("The firm told Reuters that it would open.", None),
        ("Een plek sluit.\nFoto: Belga", None),
        ("Belga Square opens.", None),
    ],
)
def test_an_agency_is_credited_at_the_edges_of_a_text(text: str, agency: str | None) -> None:
    assert credited(Page(b"<html></html>"), text) == agency


def test_an_agency_is_credited_in_a_line_of_its_own_and_not_under_a_picture() -> None:
    line, picture = "<p>Bron: Belga</p>", "<figure><img><figcaption>Bron: Belga</figcaption></figure>"
    assert credited(Page(f"<html><body><p>Een plek sluit.</p>{line}</body></html>".encode()), "") == "Belga"
    assert credited(Page(f"<html><body><p>Een plek sluit.</p>{picture}</body></html>".encode()), "") is None
    assert credited(Page(b"<html><body><ul><li>Belga</li><li>Laken</li></ul></body></html>"), "") is None


def test_an_agency_may_be_the_author() -> None:
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "author": [{"name": "AFP"}]}</script>'
    assert credited(Page(data.encode()), "Words.") == "AFP"
    assert credited(Page(b'<meta name="author" content="Persbureau Belga">'), "Words.") == "Belga"


def test_the_text_of_an_article_is_what_stands_in_it() -> None:
    paragraphs = "".join(f"<p>{'Een zin over werkplekken in de stad. ' * 5}</p>" for _ in range(3))
    page = Page(f"<html><body><nav>Menu</nav><article><h1>Kop</h1>{paragraphs}</article></body></html>".encode())
    assert articles.text(page).splitlines()[0] == "Kop"
    assert "Menu" not in articles.text(page)
    assert articles.text(Page(b"")) == ""
