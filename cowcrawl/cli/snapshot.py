"""`cowcrawl snapshot`: the newest build as a dated folder of files."""

from __future__ import annotations

from pathlib import Path

import click

from cowcrawl.cli._common import reports_failures, var_option
from db.lock import lock
from db.snapshot.take import Taken, take


@click.command()
@var_option
@reports_failures
def snapshot(var: Path) -> None:
    """Write the newest build as files to take away, check and cite: CSV, GeoJSON, Parquet, SQLite, described.

    They stand in snapshots/<day of the build>/, which is never changed again; snapshots/latest leads to the newest. It
    may be stopped at any moment: a folder that is not whole is never shown.
    """
    if not var.is_dir():
        raise click.UsageError(f"there is no state folder at {var}")
    with lock(var):
        taken = take(var)
    click.echo(told(taken))


def told(taken: Taken) -> str:
    """One line on how it went."""
    if not taken.new:
        return f"the snapshot {taken.folder.name} has this content already: nothing is written"
    size = sum(path.stat().st_size for path in taken.folder.rglob("*") if path.is_file())
    since = f", with what changed since {taken.last}" if taken.last else ""
    return f"snapshot {taken.folder.name} is at {taken.folder} ({size / 1e6:.1f} MB{since})"
