"""`cowcrawl build`: from claims to a published inventory."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import click

from cowcrawl.cli._common import judgements_option, now, reports_failures, var_option
from db.build import DATABASE
from db.build import build as make_build
from db.lock import lock


@click.command()
@judgements_option
@var_option
@reports_failures
def build(judgements: Path | None, var: Path) -> None:
    """Derive the inventory from the claims, write it to a new folder and publish it."""
    with lock(var):
        folder = make_build(var, now=now(), judged=judgements)
    click.echo(summary(folder))


def summary(folder: Path) -> str:
    """One line on what a build holds."""
    with sqlite3.connect(f"{(folder / DATABASE).absolute().as_uri()}?mode=ro", uri=True) as connection:
        counts = [
            f"{connection.execute(f'SELECT count(*) FROM {table}').fetchone()[0]} {table}"
            for table in ("spaces", "operators", "formulas", "claims", "documents")
        ]
    connection.close()
    return f"built {folder.name}: " + ", ".join(counts)
