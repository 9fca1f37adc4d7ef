"""Privacy: no person's name, mailbox or private mobile number in what is kept, neither as a value nor in a quote.

A mailbox is a person's unless it is generic (`cowcrawl.literals.mailbox`). A mobile number is private unless the page
gives it for the space: as the value of a `phone` claim in whose words no person's name or mailbox stands. Who is a
person on the page of an operator says `cowcrawl.people`; the press reader leaves persons out itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from scrapy.crawler import Crawler

from cowcrawl import forgotten
from cowcrawl.card import SourceCard
from cowcrawl.forgotten import any_of
from cowcrawl.literals import mailbox
from cowcrawl.literals.phone import phones
from cowcrawl.model import Aggregate, Claim, Mention, Reading, Reject
from cowcrawl.people import met, people
from cowcrawl.press.persons import in_text
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases
from pipelines._stage import Stage, each_aggregate, each_claim

_EDGES = " \t,;:|/•·–—-"
_REDACTED = "…"
_NAMES = ("name", "operator", "street", "city")
"""Fields whose values may look like a person's name, and are the house's."""
_SUBSCRIBER_DIGITS = 6
"""The last digits of a telephone number, which are printed alike with and without its country and area codes."""
_AT = re.compile(r"[@\[({]")
"""What a mailbox has between its parts, however it is written."""

Span = tuple[int, int]


@cache
def _mailbox_pattern() -> re.Pattern[str]:
    """Whatever looks like a mailbox, written out against robots too: here a wide net is the safe one."""
    at, dot = (
        rf"\s?[\[({{]\s?(?:{'|'.join(map(re.escape, phrases('privacy', key)))})\s?[\])}}]\s?" for key in ("at", "dot")
    )
    label = r"[^\s@<>()\[\]{}:;,.\"'“”|=/?&]+"
    local = rf"{label}(?:\.{label}){{0,9}}"
    return re.compile(
        rf"(?<![\w.+%-])(?P<local>{local})(?:@|{at})(?:{label}(?:\.|{dot}))+[^\W\d_]{{2,}}", re.IGNORECASE
    )


def privacy(reading: Reading, names: Sequence[str] = (), country: str | None = None) -> Reading:
    """The reading without personal data: quotes are cut to the part without it, claims that lose their value go.

    `names`: what the source is called, for a mailbox may bear the house's name, as it may its host's or its town's;
    `country`: the source's, for national telephone numbers. A claim that goes leaves a `Reject`; title and rejects
    are redacted.
    """
    host = (urlsplit(reading.document.url).hostname or "").removeprefix("www.").rpartition(".")[0]
    towns = {str(claim.value) for mention in reading.mentions for claim in mention.claims if claim.field == "city"}
    house = (*names, host, *sorted(towns))
    known = (*house, *_names_of_the_house(reading))
    named = _named(reading, house, known, country)
    own = {mention.subject: _house_phones(mention, house, country, named) for mention in reading.mentions}
    spans_in = {  # a page says the same of many claims: each text is looked at once
        numbers: cache(partial(personal, names=house, country=country, own=numbers, named=named))
        for numbers in own.values()
    }

    def change(mention: Mention, claim: Claim) -> Claim | Reject:
        return _clean(claim, spans_in[own[mention.subject]])

    after = each_aggregate(each_claim(reading, change), lambda told: _clean_count(told, house, country, named))
    guessed = named | frozenset(name for item in after.rejects for name in met(item.detail, known))
    rejects = tuple(replace(item, detail=redact(item.detail, house, country, guessed)) for item in after.rejects)
    title = after.document.title and redact(
        after.document.title, house, country, named | met(after.document.title, known)
    )
    return replace(after, rejects=rejects, people=(), document=replace(after.document, title=title))


def without(reading: Reading, digests: Collection[str], country: str | None = None) -> Reading:
    """The reading without the claims that hold a mailbox or telephone number which was forgotten on request."""
    if not digests:
        return reading

    def change(_: Mention, claim: Claim) -> Claim | Reject:
        texts = (*_texts(claim.value), claim.quote, *claim.context)
        if any(any_of(forgotten.in_text(text, country), digests) for text in texts):
            return _reject(claim, "forgotten", "it holds what was forgotten on request")
        return claim

    return each_claim(reading, change)


def redact(
    text: str, names: Sequence[str] = (), country: str | None = None, named: frozenset[str] = frozenset()
) -> str:
    """`text` with an ellipsis for each personal mailbox and mobile number, and for the persons `named`."""
    for start, end in reversed(personal(text, names, country, named=named)):
        text = text[:start] + _REDACTED + text[end:]
    return text


def personal(
    text: str,
    names: Sequence[str] = (),
    country: str | None = None,
    own: Collection[str] = (),
    named: frozenset[str] = frozenset(),
) -> list[Span]:
    """Where personal data stand in `text`, in reading order.

    `own`: mobile numbers (E.164) that are the space's; `named`: persons that the page names.
    """
    spans = personal_mailboxes(text, names)
    spans += [
        span for span in in_text(text, named) if not any(start < span[1] and span[0] < end for start, end in spans)
    ]
    if sum(map(str.isdigit, text)) > _SUBSCRIBER_DIGITS:
        spans += [(hit.start, hit.end) for hit in phones(text, country) if hit.mobile and hit.number not in own]
    return sorted(spans)


def personal_mailboxes(text: str, names: Sequence[str] = ()) -> list[Span]:
    """Where mailboxes that are not generic stand in `text`."""
    if not _AT.search(text):
        return []
    return [hit.span() for hit in _mailbox_pattern().finditer(text) if not mailbox.generic(hit["local"], names)]


def pieces(text: str, spans: Sequence[Span]) -> list[str]:
    """What is left of `text` between `spans`, each piece literal and without the marks at its ends."""
    if not spans:
        return [text]
    bounds = [(0, 0), *spans, (len(text), len(text))]
    parts = [text[max(left[1], 0) : right[0]].strip(_EDGES) for left, right in pairwise(bounds)]
    return [part for part in parts if any(char.isalnum() for char in part)]


def stands(claim: Claim, piece: str) -> bool:
    """Whether the claim's value can still be read in a piece of its quote; in doubt it cannot."""
    value = claim.value
    if isinstance(value, bool):
        return False
    if isinstance(value, str) and claim.field not in ("phone", "opening_hours"):
        return fold(value) in fold(piece)
    wanted = list(_numbers(claim.field, value))
    digits = "".join(char for char in piece if char.isdigit())
    return bool(wanted) and all(number in digits for number in wanted)


def _clean(claim: Claim, spans_in: Callable[[str], list[Span]]) -> Claim | Reject:
    if any(map(spans_in, _texts(claim.value))):
        return _reject(claim, "personal value", "the value is a person's mailbox or mobile number, or holds one")
    context = tuple(part for text in claim.context for part in pieces(text, spans_in(text)))
    spans = spans_in(claim.quote)
    if not spans:
        return claim if context == claim.context else replace(claim, context=context)
    quote = next((part for part in pieces(claim.quote, spans) if stands(claim, part)), None)
    if quote is None:
        return _reject(claim, "personal quote", "no quote of the value without a person's mailbox or mobile number")
    return replace(claim, quote=quote, context=context)


def _clean_count(
    told: Aggregate, names: Sequence[str], country: str | None, named: frozenset[str]
) -> Aggregate | Reject:
    """A count whose words hold personal data is left out: it needs every word of its quote."""
    if any(personal(text, names, country, named=named) for text in (told.quote, told.subject)):
        detail = "no quote of the count without a person's mailbox or mobile number"
        return Reject(stage="privacy", field="aggregates", reason="personal quote", detail=detail)
    return told


def _names_of_the_house(reading: Reading) -> list[str]:
    return [str(claim.value) for mention in reading.mentions for claim in mention.claims if claim.field in _NAMES]


def _named(reading: Reading, house: Sequence[str], known: Sequence[str], country: str | None) -> frozenset[str]:
    """The persons that an operator's page names: in passages of claims, in its title, in what was left out."""
    if reading.document.kind == "press":
        return frozenset()
    claims = [claim for mention in reading.mentions for claim in mention.claims]
    said = [text for claim in claims for text in (claim.quote, *claim.context)]
    texts = list(dict.fromkeys([*said, reading.document.title or "", *(item.detail for item in reading.rejects)]))
    spans = [personal(text, house, country) for text in texts]
    return people(texts, spans, reading.document.language, known, reading.people)


def _house_phones(mention: Mention, names: Sequence[str], country: str | None, named: frozenset[str]) -> frozenset[str]:
    """The telephone numbers the page gives for the space: those in whose words no person and no mailbox stands."""
    return frozenset(
        hit.number
        for claim in mention.claims
        if claim.field == "phone"
        and not any(personal_mailboxes(text, names) or in_text(text, named) for text in (claim.quote, *claim.context))
        for hit in phones(claim.value, country)
    )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)


def _numbers(field: str, value: Any) -> Iterator[str]:
    """The digits that a quote of the value must show, without leading zeros and zero minutes or cents."""
    if field == "phone":
        yield re.sub(r"\D", "", value)[-_SUBSCRIBER_DIGITS:]
    elif field == "formulas":
        yield from _numbers("amount", re.sub(r"(\.\d*?)0+$", r"\1", str(value.get("amount") or "")))
    elif isinstance(value, dict):
        for item in value.values():
            if isinstance(item, int | float):
                yield from _numbers(field, item)
    else:
        yield from filter(None, (number.lstrip("0") for number in re.findall(r"\d+", str(value))))


def _reject(claim: Claim, reason: str, detail: str) -> Reject:
    return Reject(stage="privacy", field=claim.field, reason=reason, detail=detail)


class PrivacyPipeline(Stage):
    """Keeps personal data out."""

    name = "privacy"

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._digests = frozenset(crawler.settings.getlist("COWCRAWL_FORGOTTEN"))

    def run(self, reading: Reading, card: SourceCard) -> Reading:
        """See `privacy` and `without`."""
        return without(privacy(reading, (card.name,), card.country), self._digests, card.country)
