"""One article in, what it says of coworking spaces out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import urlsplit

from cowcrawl.extract import Extract
from cowcrawl.literals.edtf import bounds
from cowcrawl.literals.mailbox import personal
from cowcrawl.model import Claim, Mention, Reject
from cowcrawl.page import Page
from cowcrawl.page.language import language
from cowcrawl.page.role import role
from cowcrawl.press.article import Sentence, sentences, title
from cowcrawl.press.attribution import attributions
from cowcrawl.press.claims import claims
from cowcrawl.press.lines import line
from cowcrawl.press.names import Names
from cowcrawl.press.persons import persons
from cowcrawl.press.published import published_at
from cowcrawl.press.settle import settle
from cowcrawl.press.space import STAGE
from cowcrawl.press.spaces import Gatherer
from cowcrawl.press.words import LANGUAGES, brand, of_itself, subject

OPENING = 4
"""Paragraphs, headline included, in one of which an article on coworking says so."""
YEARS = 2
"""Years after which the opening of a place without a name is no news."""
MIN_SAID = 2
"""Times that an article says so otherwise."""


def read(page: Page) -> Extract:
    """What an article says of coworking spaces, with the modality of each claim. Pure; never raises.

    Every quote has 25 words at most, stands in the article and names no person. An article on another subject, or in a
    language without a vocabulary, yields nothing.
    """
    spoken = language(page)
    published = published_at(page)
    mentions: tuple[Mention, ...] = ()
    rejects: list[Reject] = []
    try:
        mentions = tuple(_mentions(page, spoken, published, rejects))
    except Exception as error:
        detail = f"{type(error).__name__}: {error}"[:200]
        rejects.append(Reject(stage=STAGE, field=None, reason="parse", detail=detail))
    return Extract(
        language=spoken,
        role=role(page.url, page.title),
        published_at=published.isoformat() if published else None,
        mentions=mentions,
        rejects=tuple(rejects),
    )


def _mentions(page: Page, spoken: str | None, published: date | None, rejects: list[Reject]) -> Iterator[Mention]:
    told = sentences(page) if spoken in LANGUAGES else []
    if not spoken or not _is_on_coworking(told, spoken):
        return
    texts = [one.text for one in told]
    named = persons(texts, spoken, _bylines(page))
    names = Names(texts, spoken, named, page.title.replace(texts[0], ""), urlsplit(page.url).hostname or "")
    lines = [line(one, spoken, published, names) for one in told]
    gatherer = Gatherer(spoken, names.bracketed, names.on_subject(texts))
    spaces = gatherer.read(lines)
    settle(spaces, lines, names, spoken, title(page))
    rejects.extend(gatherer.rejects)
    repeated = attributions(page, told, spoken)
    number = 0
    for space in spaces:
        found = tuple(_kept(page, claims(page, space, named, published, repeated), rejects))
        if _is_one(found) and not _is_of_old(found, published):
            yield Mention(subject=number, claims=found)
            number += 1


def _is_on_coworking(told: list[Sentence], spoken: str) -> bool:
    said = [one for one in told if subject(spoken).search(of_itself(one.text, spoken)) or brand().search(one.text)]
    return len(said) >= MIN_SAID or any(one.paragraph < OPENING for one in said)


def _bylines(page: Page) -> Iterable[str]:
    yield page.meta.get("author", "")
    for item in page.structured:
        authors = item.data.get("author")
        for author in authors if isinstance(authors, list) else [authors]:
            name = author.get("name") if isinstance(author, dict) else author
            if isinstance(name, str):
                yield name


def _kept(page: Page, found: Iterable[Claim | Reject], rejects: list[Reject]) -> Iterable[Claim]:
    for one in found:
        if isinstance(one, Reject):
            rejects.append(one)
        elif not page.holds(one.quote) or personal(one.quote):
            rejects.append(Reject(stage=STAGE, field=one.field, reason="quote not on the page", detail=""))
        else:
            yield one


def _is_of_old(found: tuple[Claim, ...], published: date | None) -> bool:
    """Whether all that is known of a space is the town in which it opened years ago: the history of coworking."""
    opened = next((str(claim.value) for claim in found if claim.field == "opening_date"), None)
    span = bounds(opened) if opened else None
    nameless = not {claim.field for claim in found} & {"name", "operator", "street", "district"}
    return bool(nameless and span and published and span[1].year < published.year - YEARS)


def _is_one(found: tuple[Claim, ...]) -> bool:
    """Whether claims speak of a space that somebody could look for: its name or place, and something of it."""
    fields = {claim.field for claim in found}
    known = "name" in fields or bool(
        fields & {"operator", "city", "street"} and fields & {"city", "street", "district"}
    )
    return known and bool(fields & {"status", "events"})
