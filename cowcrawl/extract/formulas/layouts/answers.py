"""Lines that answer the question above them, and what that question asks for."""

from __future__ import annotations

from collections.abc import Sequence

from cowcrawl.extract.formulas.sentences.subject import answers
from cowcrawl.extract.formulas.words import desk_hint, desk_type
from cowcrawl.extract.texts.phrases import says
from cowcrawl.extract.which.apart import asks_of_else


def is_answer(before: str, above: Sequence[str]) -> bool:
    """Whether a line, of which `before` is what stands before its price, names nothing and answers a question.

    One about offices, or about no desk: "Habt ihr Büros?", "Ja, ab 400 € im Monat". It is then read as a sentence.
    """
    asked = next((text for text in above if text.endswith("?")), "")
    if not asked or desk_type(asked) or desk_hint(asked) not in (None, "private_office"):
        return False
    told = says("formulas", "asks_price", asked) or asks_of_else(asked) or is_about_goods(asked)
    return not told and answers(before)


def is_about_goods(question: str) -> bool:
    """Whether a question is about goods and about no desk, room or pass: "Is there parking?"."""
    return says("formulas", "goods_alone", question) and not (desk_type(question) or desk_hint(question))
