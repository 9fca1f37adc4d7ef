"""All stages but the store, one after the other, for readings that no crawl brings."""

from __future__ import annotations

from collections.abc import Collection

from cowcrawl.card import SourceCard
from cowcrawl.model import Reading
from pipelines.geocode import geocode
from pipelines.normalise import normalise
from pipelines.privacy import privacy, without
from pipelines.validate import validate


def through(reading: Reading, card: SourceCard, forgotten: Collection[str] = ()) -> Reading:
    """The reading as it is stored. `forgotten`: digests of mailboxes and numbers that are not kept. Pure."""
    clean = without(privacy(validate(reading), (card.name,), card.country), forgotten, card.country)
    return geocode(normalise(clean, card.country), card.country)
