"""`cowcrawl osm`: coworking spaces from OpenStreetMap, a list of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from cowcrawl.cli._common import reports_failures, var_option
from cowcrawl.errors import BadInput
from cowcrawl.osm import LICENCE, TAGS, read
from db.lock import lock
from db.osm import contents, forget, keep


@click.group()
def osm() -> None:
    """Import coworking spaces from OpenStreetMap, and list what was imported.

    They are a list of their own, by which the next build tells how many spaces it misses; their facts are not mixed
    into the inventory's, for their licence is another one.
    """


@osm.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", help="Name it is kept under; the same name again takes its place.  [default: FILE's]")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="Day of the map, where FILE does not say it.")
@var_option
@reports_failures
def import_(file: Path, name: str | None, date: click.DateTime | None, var: Path) -> None:
    """Import FILE: an extract (.osm.pbf or .osm, needs osmium: extra `gazetteer`), or an Overpass answer in JSON.

    What is tagged amenity=coworking_space, office=coworking or office=coworking_space is kept. Ask an Overpass server
    with [out:json] and `out center meta`.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise BadInput(f"{file} cannot be read: {error.strerror or error}") from error
    try:
        found = read(data)
    except BadInput as error:
        raise BadInput(f"{file}: {error}") from error
    if date:
        found = replace(found, date=str(date)[:10])
    if not found.objects:
        wanted = ", ".join(f"{key}={value}" for key, values in TAGS.items() for value in values)
        raise BadInput(f"{file} holds no coworking space ({wanted}): nothing to import")
    with lock(var):
        number = keep(var, name or file.name, found)
    click.echo(f"{name or file.name}: {number} objects of {found.date or 'a day that is not known'} ({LICENCE})")
    if found.rejects:
        left = ", ".join(reject.detail for reject in found.rejects)
        click.echo(f"left out, for the file does not say where they lie (ask for `out center`): {left}")


@osm.command("list")
@var_option
@reports_failures
def list_(var: Path) -> None:
    """Print a line for each file that was imported: name, day of the map, number of objects."""
    for name, date, number in contents(var):
        click.echo(f"{name:<40} {date or 'no date':<10} {number:>7}")


@osm.command("forget")
@click.argument("name")
@var_option
@reports_failures
def forget_(name: str, var: Path) -> None:
    """Forget what was imported under NAME."""
    with lock(var):
        known = forget(var, name)
    if not known:
        raise BadInput(f"nothing was imported under the name {name!r}; `cowcrawl osm list` shows the names")
    click.echo(f"forgot {name}")
