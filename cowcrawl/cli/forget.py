"""`cowcrawl forget`: erase what somebody asked us to erase."""

from __future__ import annotations

from pathlib import Path

import click

from cowcrawl import settings
from cowcrawl.cli._common import moment, now, reports_failures, var_option
from cowcrawl.forgotten import target


@click.command()
@click.argument("what")
@click.option("--country", help="Country of a telephone number without its code, ISO 3166-1 alpha-2.")
@var_option
@reports_failures
def forget(what: str, country: str | None, var: Path) -> None:
    """Erase WHAT from the store and the archive, and never keep it again.

    WHAT is the address of a page (https://…), a site (https://… without a path, or its host), a mailbox, or a telephone
    number. Of it only a digest stays. Then build anew, and delete the older builds and snapshots that still hold it:
    the command names them.
    """
    from db.forget import forget as erase
    from db.lock import lock

    wanted = target(what, country or settings.HOME)
    with lock(var):
        erased = erase(var, wanted, moment(now()))
    click.echo(f"erased: {erased}")
    older = [path for folder in ("builds", "snapshots") for path in sorted((var / folder).glob("2*"))]
    if older:
        click.echo("build anew (cowcrawl build), then delete what was published before:")
        for path in older:
            click.echo(f"  {path}")
