"""`cowcrawl review`: what a person should look at."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from cowcrawl.cli._common import reports_failures, var_option
from cowcrawl.errors import BadInput
from db.candidates import Candidate
from db.candidates import candidates as candidates_in
from db.evidence import stored_mentions
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
    with _store(var) as store:
        found = unmatched(store)
    for one in found:
        click.echo(f"{one.count:>4}  {one.what:<9}  {one.passage}  <{one.url}>")
    words = sum(one.count for one in found)
    click.echo(f"passages with an unknown word: {len(found)}, times met: {words}")


@review.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line instead of a table.")
@var_option
@reports_failures
def candidates(as_json: bool, var: Path) -> None:
    """Print the spaces and operators that press and reports name and no source card knows.

    Those that most independent documents speak of first, each with its newest passage: name, operator, town, status,
    event, date, modality, the words and the page. Copies of one agency's article are one document. A star marks those
    of which enough is said for a row in the inventory; the others wait for a card, or for a second article.
    """
    with _store(var) as store:
        found = candidates_in(stored_mentions(store), store.cards())
    for one in found:
        click.echo(json.dumps(asdict(one), ensure_ascii=False) if as_json else _lines(one))
    if not as_json:
        click.echo(f"candidates: {len(found)}, of them in the inventory: {sum(one.in_inventory for one in found)}")


def _store(var: Path) -> Store:
    path = var / "claims.db"
    if not path.is_file():
        raise BadInput(f"there is nothing to review: no {path}; crawl first")
    return Store(path)


def _lines(one: Candidate) -> str:
    """A candidate for people: what it is on one line, the words and their page below."""
    where = ", ".join(part for part in (one.operator if one.operator != one.name else None, one.town) if part)
    what = " ".join(part for part in (one.modality, (one.event or "").replace("_", " "), one.date) if part)
    mark = "*" if one.in_inventory else " "
    head = f"{one.n_documents:>3} {mark} {one.what:<8}  {one.name}" + (f" ({where})" if where else "")
    return f"{head}\n{'':16}{one.status or 'status unknown'}; {what}\n{'':16}“{one.quote}”\n{'':16}<{one.url}>"
