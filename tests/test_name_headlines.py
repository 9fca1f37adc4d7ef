"""Headlines are no names: of news about a house, whose text has its address."""

from cowcrawl.extract.who.name import names
from tests.markup import page


def test_a_headline_above_a_sentence_with_an_address_is_no_letterhead() -> None:
    title = "Work and leisure: six floors of desks in Ghent"
    moves = "The club leaves the old mill in May and brings all its desks to Kouter 12, 9000 Gent"
    body = f"<h1>{title}</h1><p>{{}}</p>"
    assert names(page(body.format(moves), head=f"<title>{title}</title>")) == []
    assert names(page(body.format("Kouter 12, 9000 Gent"), head=f"<title>{title}</title>")) == ["Work and leisure"]
