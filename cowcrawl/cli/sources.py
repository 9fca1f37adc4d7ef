"""`cowcrawl sources`: what is read, and whether the cards are right."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from cowcrawl.cli._common import cards_in, cards_option, reports_failures


@click.group()
def sources() -> None:
    """List and check the source cards."""


@sources.command("list")
@cards_option
@reports_failures
def list_(cards: Path) -> None:
    """Print a line for each card: id, kind, languages, state, address.

    States: verified (with the date of the last successful live crawl), never live, unverified (its address is from
    memory: it is probed before it is crawled), held (not crawled, its card says why), needs a domain, needs a browser.
    """
    listed = cards_in(cards)
    widest = max((len(card.id) for card in listed), default=0)
    for card in listed:
        languages = ",".join(card.languages)
        click.echo(f"{card.id:<{widest}} {card.kind:<9} {languages:<9} {card.state:<19} {card.address or '-'}")
    counts = Counter(card.state for card in listed)
    click.echo(f"{len(listed)} sources: " + ", ".join(f"{count} {state}" for state, count in sorted(counts.items())))


@sources.command()
@cards_option
@reports_failures
def check(cards: Path) -> None:
    """Check every card; exit 2 and name file, line and key where one is wrong."""
    click.echo(f"{len(cards_in(cards))} cards, no fault found")
