"""`cowcrawl review`: what a person should look at."""

from __future__ import annotations

from pathlib import Path

import click

from cowcrawl.cli._common import reports_failures, var_option
from cowcrawl.errors import BadInput
from db.review import unmatched
from db.store import Store


@click.group()
def review() -> None:
    """List what a person should look at."""


@review.command()
@var_option
@reports_failures
def vocabulary(var: Path) -> None:
    """Print the prices that were left out because a word is not known: plan names, periods, units.

    Of the newest run of each source, the most frequent first: how often, what is not known, the words, a page that
    has them. Phrases that belong in the vocabulary go into cowcrawl/vocabulary.
    """
    path = var / "claims.db"
    if not path.is_file():
        raise BadInput(f"there is nothing to review: no {path}; crawl first")
    with Store(path) as store:
        found = unmatched(store)
    for one in found:
        click.echo(f"{one.count:>4}  {one.what:<9}  {one.passage}  <{one.url}>")
    words = sum(one.count for one in found)
    click.echo(f"passages with an unknown word: {len(found)}, times met: {words}")
