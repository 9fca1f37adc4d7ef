"""Which title governs a block."""

from __future__ import annotations

import pytest

from cowcrawl.extract.formulas.words import is_badge
from cowcrawl.page import Page
from cowcrawl.page.cards import Outline

CASES = {
    "the heading of its own card": (
        "<h2>A</h2><div><div><h3>B</h3><p>9 €</p></div><div><h3>C</h3><p>#</p></div></div>"
    ),
    "the heading of its card behind it": (
        "<h2>A</h2><div><div><p>9 €</p><h3>B</h3></div><div><p>#</p><h3>C</h3></div></div>"
    ),
    "the first line of a card without headings": (
        "<h2>A</h2><div><div><p>B</p><p>9 €</p></div><div><p>C</p><p>#</p></div></div>"
    ),
    "the heading before an unwrapped list": (
        "<h3>B</h3><ul><li>x</li><li>9 €</li></ul><h3>C</h3><ul><li>x</li><li>#</li></ul>"
    ),
    "the bold line before it": "<h2>A</h2><p><b>B</b></p><p>9 €</p><p><strong>C</strong></p><p>#</p>",
    "its term": "<dl><dt>B<dd>9 €<dt>C<dd>#</dl>",
    "past a heading that names nothing": (
        "<div><div><h3>B</h3><h3>Prices</h3><p>9 €</p></div><div><h3>C</h3><h3>Prices</h3><p>#</p></div></div>"
    ),
}


@pytest.mark.parametrize("body", CASES.values(), ids=CASES.keys())
def test_a_block_is_governed_by(body: str) -> None:
    page = Page(body.encode())
    marked = [block.index for block in page.blocks if block.text in ("9 €", "#")]
    outline = Outline(page, marked, lambda text: text != "Prices", is_badge)
    block = next(block for block in page.blocks if block.text == "#")
    title = outline.card(block).title
    assert title is not None and title.text == "C"


def test_a_heading_that_names_nothing_does_not_lend_its_neighbours_name() -> None:
    page = Page(b"<h2>A</h2><p>x</p><h2>Prices</h2><ul><li>9</li></ul>")
    outline = Outline(page, [3], lambda text: text != "Prices", is_badge)
    assert outline.card(page.blocks[3]).title is None


def test_a_period_over_a_card_does_not_lend_it_the_name_of_the_card_beside_it() -> None:
    cards = "<div><div><h3>Day pass</h3><p>9</p></div><div><h3>Monthly</h3><p>90</p></div></div>"
    page = Page(
        f"<div><section><h2>Flex</h2>{cards}</section><section><h2>Fixed</h2><p>120</p></section></div>".encode()
    )
    marked = [block.index for block in page.blocks if block.text.isdigit()]
    outline = Outline(page, marked, lambda text: text != "Monthly", is_badge)
    assert [outline.card(page.blocks[at]).title.text for at in marked] == ["Day pass", "Flex", "Fixed"]  # type: ignore[union-attr]


def test_a_span_is_the_first_and_the_last_block_in_an_element() -> None:
    page = Page(b"<h1>A</h1><div>B <a><h3>C</h3><p>D</p></a></div><p>E</p><section></section>")
    spans = {tag: page.span(element) for tag in ("body", "div", "a", "section") for element in page.root.iter(tag)}
    assert spans == {"body": (0, 4), "div": (1, 3), "a": (2, 3), "section": None}
