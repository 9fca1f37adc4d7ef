"""`cowcrawl transit`: stops, and other layers of things that may be near a space."""

from __future__ import annotations

from pathlib import Path

import click

from cowcrawl.cli._common import reports_failures, var_option
from cowcrawl.errors import BadInput
from db.layers import TRANSIT, contents, keep
from db.layers.files import features, high_capacity
from db.lock import lock


@click.group()
def transit() -> None:
    """Import stops and other layers, and list them."""


@transit.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--layer", default=TRANSIT, show_default=True, help="Layer it becomes part of, such as motorway_exits.")
@click.option(
    "--mode", type=click.Choice(["train", "metro", "tram", "bus"]), help="What stops there, if FILE does not say."
)
@click.option(
    "--right-of-way",
    "ways",
    type=click.Path(path_type=Path),
    help="GeoJSON of lines that trams and buses have to themselves: their stops beside one count.",
)
@click.option("--licence", help="Licence of the file and whom to name.")
@var_option
@reports_failures
def import_(file: Path, layer: str, mode: str | None, ways: Path | None, licence: str | None, var: Path) -> None:
    """Import FILE: a GTFS .zip, a .csv with name, latitude and longitude, or a .geojson.

    Of the layer `transit` train and metro stations are kept, and of trams and buses the stops on a right of way of
    their own: where a column `own_right_of_way` or --right-of-way says so. What an earlier file of the same name
    brought is replaced.
    """
    found = features(file, mode)
    kept, left = high_capacity(found, ways) if layer == TRANSIT else ([feature for feature, _ in found], [])
    if not kept and not left:
        raise BadInput(f"{file} holds nothing to import")
    with lock(var):
        number = keep(var, layer, file, kept, licence)
    click.echo(f"{layer}: {number} from {file.name}")
    if left:
        click.echo(
            f"left out: {len(left)} stops of trams or buses, since nothing says that they have a way of their own"
        )


@transit.command("list")
@var_option
@reports_failures
def list_(var: Path) -> None:
    """Print a line for each file that was imported: layer, number of features, file, licence."""
    for layer, file, licence, number in contents(var):
        click.echo(f"{layer:<20} {number:>7}  {file}  {licence or 'licence not said'}")
