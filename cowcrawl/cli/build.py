"""`cowcrawl build`: from claims to a published inventory."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import click

from cowcrawl.cli._common import judgements_option, now, reports_failures, var_option
from db.build import DATABASE, make_as_of
from db.build import build as make_build
from db.lock import lock


@click.command()
@click.option("--as-of", "day", metavar="DATE", help="Build what was known on a day (2026-05-31), and publish nothing.")
@judgements_option
@var_option
@reports_failures
def build(day: str | None, judgements: Path | None, var: Path) -> None:
    """Derive the inventory from the claims, write it to a new folder and publish it.

    With --as-of nothing is in it that was read or judged after that day, and each space stands as was said of it by
    then. It goes to as-of/DATE in the state folder, in the place of one made before; what is published stays.
    """
    with lock(var):
        if day is None:
            click.echo(summary(make_build(var, now=now(), judged=judgements)))
            return
        folder = make_as_of(var, day, now=now(), judged=judgements)
    click.echo(f"{summary(folder)}, as known on {day}; it is {folder / DATABASE}, and what is published stays")


def summary(folder: Path) -> str:
    """One line on what a build holds."""
    with sqlite3.connect(f"{(folder / DATABASE).absolute().as_uri()}?mode=ro", uri=True) as connection:
        counts = [
            f"{connection.execute(f'SELECT count(*) FROM {table}').fetchone()[0]} {table}"
            for table in ("spaces", "operators", "formulas", "claims", "documents")
        ]
    connection.close()
    return f"built {folder.name}: " + ", ".join(counts)
