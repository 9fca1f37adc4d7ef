"""Makers of articles for tests: what a title told on a day of a space, and the runs that read it."""

from __future__ import annotations

from typing import Any

from cowcrawl.model import Claim, Reading
from db.store import Store
from helpers import a_card, a_claim, a_reading, an_address

TITLE = a_card("title", name="The Title", kind="press")
OTHER = a_card("other", name="The Other", kind="press")
HOUSE = a_card("heron", name="Waterfowl Works")


def event(kind: str, date: str | None = None, modality: str = "stated") -> Claim:
    return a_claim("events", {"kind": kind, "date": date}, modality=modality, quote=f"{kind} {date}")


def told(
    path: str, *claims: Claim | list[Claim], on: str = "2026-02-12", source: str = "title", **more: Any
) -> Reading:
    """An article published on a day and read on the same."""
    read = {"kind": "press", "role": "news", "published_at": on, "fetched_at": f"{on}T08:00:00Z"}
    return a_reading(path, *claims, source=source, **{**read, **more})


def named(name: str, town: str | None = "Laken", operator: str | None = None) -> list[Claim]:
    facts = {"name": name, "city": town, "operator": operator}
    return [a_claim(field, value) for field, value in facts.items() if value]


def crawl(store: Store, run_id: str, *readings: Reading, outcome: str = "healthy") -> None:
    """One run a source for its readings; `run_id` begins with the day."""
    cards = {card.id: card for card in (TITLE, OTHER, HOUSE)}
    for source in sorted({reading.document.source_id for reading in readings}):
        own = [reading for reading in readings if reading.document.source_id == source]
        store.open_run(f"{run_id}-{source}", cards[source], "live", f"{run_id}T07:00:00Z")
        store.add(f"{run_id}-{source}", own)
        store.close_run(f"{run_id}-{source}", outcome=outcome, reason=None, finished_at=f"{run_id}T09:00:00Z")


def site(name: str = "The Paper Heron", number: str = "468", **more: Any) -> Reading:
    """The home page of an operator's only space."""
    address = an_address("Boulevard Émile Bockstael", number, "1020", "Brussels")
    return a_reading("/", a_claim("name", name), address, source="heron", **more)
