"""The day an article was published: metadata first, then its address, then what is printed."""

from __future__ import annotations

from datetime import date

import pytest

from cowcrawl.page import Page
from cowcrawl.press.published import published_at

DAY = date(2024, 3, 13)


def found(
    head: str = "", body: str = "", url: str = "https://courier.example/news", language: str = "fr"
) -> date | None:
    main = f"<main><h1>Un coworking</h1>{body}<p>Texte.</p></main>"
    html = f'<html lang="{language}"><head>{head}</head><body>{main}</body></html>'
    return published_at(Page(html.encode(), url=url, kind="press"))


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-13T08:00"}</script>',
        '<meta property="article:published_time" content="2024-03-13T08:00:00+01:00">',
        '<meta name="DC.date" content="20240313">',
        '<meta name="date" content="13 March 2024">',
    ],
)
def test_metadata_tell_it(head: str) -> None:
    assert found(head) == DAY


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Publié le 13 mars 2024 à 8h", "fr"),
        ("13/03/2024", "fr"),
        ("woensdag 13 maart 2024", "nl"),
        ("13. März 2024", "de"),
        ("Mar 13, 2024", "en"),
        ("13 marzo 2024", "it"),
    ],
)
def test_a_printed_line_tells_it_where_nothing_else_does(line: str, language: str) -> None:
    assert found(body=f"<p>{line}</p>", language=language) == DAY


def test_metadata_come_before_the_address_and_that_before_what_is_printed() -> None:
    head = '<meta property="article:published_time" content="2024-03-13">'
    url = "https://courier.example/2024/03/14/un-coworking.html"
    assert found(head, "<p>15 mars 2024</p>", url) == DAY
    assert found("", "<p>15 mars 2024</p>", url) == date(2024, 3, 14)


def test_the_time_element_of_an_article_tells_it() -> None:
    assert found(body='<time datetime="2024-03-13">hier</time>') == DAY


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<p>13 mars</p>",
        "<p>du 13 mars 2024 au 20 mars 2024</p>",
        "<p>" + "Un long texte. " * 8 + "13 mars 2024</p>",
    ],
)
def test_what_is_no_date_line_tells_nothing(body: str) -> None:
    assert found(body=body) is None


@pytest.mark.parametrize("value", ["2024-13-40", "soon", "", "0000-00-00", "9" * 500])
def test_a_broken_date_is_passed_over(value: str) -> None:
    assert found(f'<meta property="article:published_time" content="{value}">') is None
