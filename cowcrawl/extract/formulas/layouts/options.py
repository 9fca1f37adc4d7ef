"""Prices in order forms: the choices of a form that carry one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml.etree import _Element as Element

from cowcrawl.extract.formulas.amounts.locale import Locale
from cowcrawl.extract.formulas.amounts.passage import offers
from cowcrawl.extract.formulas.candidate import Candidate
from cowcrawl.extract.formulas.labels import clean
from cowcrawl.extract.formulas.sentences.paragraph import SHORT
from cowcrawl.literals.words import has_digit
from cowcrawl.page import Page, collapse

MAX_OPTIONS = 300
"""Choices of forms that are looked at: longer lists are of countries and hours."""
MAX_ASKED = 60
"""Characters of a line that says what the choices of a form are of."""


def option_candidates(page: Page, locale: Locale) -> Iterator[Candidate]:
    """The choices of a form that carry a price: "Day pass - €20"."""
    for option in islice(page.root.iter("option"), MAX_OPTIONS):
        text = collapse(option.text or "")
        if len(text) > SHORT:
            continue
        for offer in offers(text, locale):
            label = clean(offer.label) or clean(offer.after)
            yield Candidate(
                amount=offer.money.text,
                currency=offer.money.currency or "",
                labels=(label,) if label else (),
                title=None,
                headings=_asked(option),
                period=offer.tail.period,
                quantity=offer.tail.quantity,
                vat=offer.tail.vat,
                after=offer.after,
                quotes=(text,),
                element=option,
                extractor="formulas.option",
                doubt=offer.doubt,
            )


def _asked(option: Element) -> tuple[str, ...]:
    """What stands right before a choice of a form: "Membership type"; nothing where that is no short line."""
    form = next(option.iterancestors("select"), option)
    texts = form.xpath("preceding::text()[normalize-space()][1]")
    text = collapse(str(texts[0])) if isinstance(texts, list) and texts else ""
    return (text,) if text and len(text) <= MAX_ASKED and not has_digit(text) else ()
