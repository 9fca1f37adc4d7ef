"""The characteristics by which spaces differ, as the reference report lists them.

Who the members are and whether they are chosen, what is done for their community, access to other centres, who designed
the space, its outdoor area.

Only what a page says of its own space counts, in a sentence or entry that stands by itself; what is denied, next door,
wanted, planned or told of such places in general is nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cowcrawl.extract import Found
from cowcrawl.extract.characteristics.design import designers
from cowcrawl.extract.characteristics.members import community, network, of_community, selected, social
from cowcrawl.extract.characteristics.outdoor import outdoor_areas
from cowcrawl.extract.characteristics.profile import groups, profiles
from cowcrawl.extract.characteristics.words import Words, words_for
from cowcrawl.extract.what.offers import Passage, passages
from cowcrawl.extract.which.scopes import scope_at
from cowcrawl.fields import FIELDS, MIXED
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Block, Page

Stated = tuple[str, Any, str, Passage]
"""A field, its value, the words that say so, and where they stand."""
_YES_OR_NO = {"member_selection": selected, "community": community, "network_access": network}
_TELLING = {
    "member_profile": (*groups(), "mixed", "open_to_all"),
    "member_selection": ("selected", "newcomer"),
    "community": ("programme", "gathering", "for_members"),
    "network_access": ("houses_of_network", "other_houses"),
    "design_by": ("designed_by", "designed"),
    "outdoor_area_m2": ("outdoor",),
}
"""The concepts without which a passage says nothing of a field: most passages hold none, and one look tells."""
_FIELD_OF = {concept: field for field, concepts in _TELLING.items() for concept in concepts}


def extract(page: Page) -> Iterator[Found | Reject]:
    """One claim a characteristic and space, with the first passage that says it; two that differ leave it open."""
    words = words_for(page)
    stated: dict[tuple[int, str], dict[Any, Stated]] = {}
    for passage in passages(page, _blocks(page, words)):
        for one in _said(page, words, passage):
            stated.setdefault((_scope(page, passage), one[0]), {}).setdefault(one[1], one)
    for (_, field), values in stated.items():
        if _differ(field, list(values)):
            detail = " | ".join(quote[:90] for _, _, quote, _ in values.values())
            yield Reject(stage="characteristics", field=field, reason="two readings", detail=detail)
        else:
            yield from (_found(page, one) for one in values.values())


def _blocks(page: Page, words: Words) -> list[Block]:
    """The blocks that can say something of them: the area of a garden needs a figure."""
    outdoors = [concept for concept, field in _FIELD_OF.items() if field == "outdoor_area_m2"]
    others = [concept for concept in _FIELD_OF if concept not in outdoors]
    found = [*page.holding_all(words.lexicon(*others).told), *page.holding_all(of_community(words).told)]
    found += [block for block in page.holding_all(words.lexicon(*outdoors).told) if block.digits]
    return sorted(set(found), key=lambda block: block.index)


def _said(page: Page, words: Words, passage: Passage) -> Iterator[Stated]:
    fields = {_FIELD_OF[term.concept] for term in words.find(passage.text, *_FIELD_OF)}
    if social(words, passage.text):
        fields.add("community")
    if not fields or _of_others(page, words, passage):
        return
    if "member_profile" in fields:
        for value in profiles(page, words, passage):
            yield "member_profile", value, passage.text, passage
    for field, says in _YES_OR_NO.items():
        if field in fields and says(words, passage):
            yield field, True, passage.text, passage
    if "design_by" in fields:
        for name, quote in designers(words, passage):
            yield "design_by", name, quote, passage
    if "outdoor_area_m2" in fields:
        for area in outdoor_areas(words, passage):
            yield "outdoor_area_m2", area, passage.text, passage


def _of_others(page: Page, words: Words, passage: Passage) -> bool:
    """Whether a passage stands under a heading such as Partners."""
    return any(words.says(page.blocks[number].line, "others") for number in passage.block.headings)


def _scope(page: Page, passage: Passage) -> int:
    """Which of the page's spaces a passage stands with, or -1 on a page of one."""
    return scope_at(page, passage.block.index)


def _differ(field: str, values: list[Any]) -> bool:
    if FIELDS[field].many:
        return len(values) > 1 and MIXED in values
    return len(values) > 1


def _found(page: Page, one: Stated) -> Found:
    field, value, quote, passage = one
    element = passage.block.element
    claim = Claim(
        field=field,
        value=value,
        unit=FIELDS[field].unit,
        quote=quote,
        locator=page.locator(element),
        extractor="characteristics",
    )
    return Found(claim=claim, element=element)
