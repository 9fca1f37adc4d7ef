"""`cowcrawl gazetteer`: streets and house numbers from an OpenStreetMap extract, for geocoding without a network."""

from __future__ import annotations

from pathlib import Path

import click

from cowcrawl.cli._common import reports_failures, var_option
from cowcrawl.errors import BadInput
from db.gazetteer import FOLDER
from db.lock import lock


@click.group()
def gazetteer() -> None:
    """Make gazetteers."""


@gazetteer.command()
@click.argument("file", type=click.Path(path_type=Path))
@var_option
@reports_failures
def build(file: Path, var: Path) -> None:
    """Make a gazetteer of FILE.osm.pbf: one SQLite file in the state folder, named after it.

    It takes the place of an earlier one of that name; gazetteers of several extracts are used together. Needs the extra
    `gazetteer` (osmium).
    """
    try:
        from db.gazetteer import build as maker  # only who makes a gazetteer needs osmium
        from db.gazetteer.extract import read
    except ImportError as error:
        raise BadInput(f"osmium makes gazetteers, and it is not installed ({error}): pip install osmium") from error
    click.echo(f"reading {file} ...")
    extract = read(file)
    if not extract.pieces:
        raise BadInput(f"{file} holds no street with a name: nothing to make a gazetteer of")
    target = var / FOLDER / f"{file.name.partition('.')[0]}.db"
    with lock(var):
        counts = maker.build(extract, target, file.name)
    click.echo(f"made {target}: " + ", ".join(f"{number} {what}" for what, number in sorted(counts.items())))
