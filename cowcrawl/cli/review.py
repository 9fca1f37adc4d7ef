"""`cowcrawl review`: what a person should look at."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

import click

from cowcrawl.cli._common import judgements_option, moment, now, reports_failures, var_option
from cowcrawl.cli.judge import ask, record, side_by_side, width
from cowcrawl.errors import BadInput
from db import atlas
from db.candidates import Candidate
from db.candidates import candidates as candidates_in
from db.desk import Desk
from db.evidence import stored_mentions
from db.judgements import FILE, VERDICTS, Verdict
from db.review import unmatched
from db.sides import Question
from db.spaces import spaces
from db.store import Store

by_option = click.option(
    "--by",
    default="maintainer",
    envvar="COWCRAWL_HANDLE",
    show_default=True,
    help="Who judges: a handle or a role, no person's name; it is published. Also set by COWCRAWL_HANDLE.",
)


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
        known = stored_mentions(store)
        found = candidates_in(known, spaces(store, atlas.load(var), known, moment(now())), store.cards())
    for one in found:
        click.echo(json.dumps(asdict(one), ensure_ascii=False) if as_json else _lines(one))
    if not as_json:
        click.echo(f"candidates: {len(found)}, of them in the inventory: {sum(one.in_inventory for one in found)}")


@review.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line and ask nothing.")
@click.option("--all", "everything", is_flag=True, help="Print every decision with its reasons, and ask nothing.")
@by_option
@judgements_option
@var_option
@reports_failures
def matches(as_json: bool, everything: bool, by: str, judgements: Path | None, var: Path) -> None:
    """Look at the pairs of mentions of which it is not sure whether they speak of one space, and say so.

    In a terminal each pair is shown side by side: what both say, the words and pages, the score and what it is made
    of. Answer y, n or later; a reason may follow. Each answer is written at once to the file of judgements and to the
    store, and counts from the next build on. Elsewhere the pairs are listed.
    """
    path = judgements or var / FILE
    with _store(var) as store:
        desk = Desk(store, atlas.load(var), path, moment(now()))
        asked = desk.decided() if everything else desk.waiting()
        if as_json:
            for question in asked:
                click.echo(record(question))
        elif everything or not (sys.stdin.isatty() and sys.stdout.isatty()):
            for question in asked:
                click.echo(side_by_side(question, width()) + "\n")
            click.echo(f"pairs: {len(asked)}")
        else:
            take = partial(_judged, desk, by)
            taken = ask(asked, take, desk.is_settled)
            click.echo(f"judged: {taken} of {len(asked)}; written to {path}. They count from the next build on.")


def _judged(desk: Desk, by: str, question: Question, verdict: Verdict, why: str | None) -> bool:
    """Take an answer; one that contradicts others is shown and refused."""
    before = question.match.judgement
    if verdict == "unsure" and before and before.verdict == verdict:
        return False  # put off again: nothing new was said
    try:
        desk.judge(question.match.left, question.match.right, verdict, by=by, at=moment(now()), why=why)
    except BadInput as error:
        click.echo(f"refused: {error}")
        return False
    return True


@review.command()
@click.argument("left")
@click.argument("right")
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.option("--why", help="The reason, in words.")
@by_option
@judgements_option
@var_option
@reports_failures
def judge(
    left: str, right: str, verdict: Verdict, why: str | None, by: str, judgements: Path | None, var: Path
) -> None:
    """Say of two spaces or mentions, LEFT and RIGHT, whether they are one.

    Each is the identifier of a space or the key of a mention, as `cowcrawl review matches --all` prints them. The
    verdict is positive (one space), negative (two) or unsure. A later judgement of the same pair supersedes an earlier
    one; both are kept.
    """
    with _store(var) as store:
        desk = Desk(store, atlas.load(var), judgements or var / FILE, moment(now()))
        judged = desk.judge(left, right, verdict, by=by, at=moment(now()), why=why)
    click.echo(f"{replace(judged, place='')}\nwritten to {judgements or var / FILE}; it counts from the next build on.")


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
