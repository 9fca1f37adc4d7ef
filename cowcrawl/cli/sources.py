"""`cowcrawl sources`: what is read, and whether the cards are right."""

from __future__ import annotations

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
    """Print a line for each card: id, kind, languages, last verified, first address."""
    for card in cards_in(cards):
        verified = card.verified or "never crawled live"
        languages = ",".join(card.languages)
        click.echo(f"{card.id:<24} {card.kind:<9} {languages:<9} {verified:<19} {card.start_urls[0]}")


@sources.command()
@cards_option
@reports_failures
def check(cards: Path) -> None:
    """Check every card; exit 2 and name file, line and key where one is wrong."""
    click.echo(f"{len(cards_in(cards))} cards, no fault found")
