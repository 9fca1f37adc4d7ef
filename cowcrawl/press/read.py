"""One article in, what it says of coworking spaces out."""

from __future__ import annotations

from collections.abc import Iterable

from cowcrawl.extract import Extract
from cowcrawl.language import language
from cowcrawl.literals.mailbox import personal
from cowcrawl.model import Claim, Mention, Reject
from cowcrawl.page import Page
from cowcrawl.press.article import Sentence, sentences
from cowcrawl.press.claims import claims
from cowcrawl.press.lines import line
from cowcrawl.press.names import Names
from cowcrawl.press.persons import persons
from cowcrawl.press.published import published_at
from cowcrawl.press.settle import settle
from cowcrawl.press.spaces import STAGE, Gatherer, Space
from cowcrawl.press.words import LANGUAGES, subject
from cowcrawl.role import role

OPENING = 4
"""Paragraphs, headline included, in one of which an article on coworking says so."""
MIN_SAID = 2
"""Times that an article says so otherwise."""


def read(page: Page) -> Extract:
    """What an article says of coworking spaces, with the modality of each claim. Pure.

    Every quote has 25 words at most, stands in the article and names no person. An article on another subject, or in a
    language without a vocabulary, yields nothing.
    """
    spoken = language(page)
    published = published_at(page)
    mentions: list[Mention] = []
    rejects: list[Reject] = []
    told = sentences(page) if spoken in LANGUAGES else []
    if spoken and _is_on_coworking(told, spoken):
        named = persons([one.text for one in told], spoken, _bylines(page))
        names = Names((one.text for one in told), spoken, named)
        gatherer = Gatherer(spoken, names.bracketed, names.on_subject(one.text for one in told))
        lines = [line(one, spoken, published, names) for one in told]
        spaces = gatherer.read(lines)
        settle(spaces, lines, names, spoken)
        rejects.extend(gatherer.rejects)
        for space in spaces:
            found = list(_kept(page, space, claims(page, space, named, published), rejects))
            if _is_one(found):
                mentions.append(Mention(subject=len(mentions), claims=tuple(found)))
    return Extract(
        language=spoken,
        role=role(page.url, page.title),
        published_at=published.isoformat() if published else None,
        mentions=tuple(mentions),
        rejects=tuple(rejects),
    )


def _is_on_coworking(told: list[Sentence], spoken: str) -> bool:
    said = [one for one in told if subject(spoken).search(one.text)]
    return len(said) >= MIN_SAID or any(one.paragraph < OPENING for one in said)


def _bylines(page: Page) -> Iterable[str]:
    yield page.meta.get("author", "")
    for item in page.structured:
        authors = item.data.get("author")
        for author in authors if isinstance(authors, list) else [authors]:
            name = author.get("name") if isinstance(author, dict) else author
            if isinstance(name, str):
                yield name


def _kept(page: Page, space: Space, found: Iterable[Claim | Reject], rejects: list[Reject]) -> Iterable[Claim]:
    for one in found:
        if isinstance(one, Reject):
            rejects.append(one)
        elif not page.holds(one.quote) or personal(one.quote):
            rejects.append(Reject(stage=STAGE, field=one.field, reason="quote not on the page", detail=""))
        else:
            yield one


def _is_one(found: list[Claim]) -> bool:
    """Whether claims speak of a space that somebody could look for: its name or place, and something of it."""
    fields = {claim.field for claim in found}
    known = "name" in fields or bool(
        fields & {"operator", "city", "street"} and fields & {"city", "street", "district"}
    )
    return known and bool(fields & {"status", "events"})
