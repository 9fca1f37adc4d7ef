"""`cowcrawl geocode`: where an address lies, in which zone, and what is near."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from cowcrawl import settings
from cowcrawl.address import Address, parse
from cowcrawl.cli._common import UNHEALTHY, reports_failures, var_option
from cowcrawl.errors import BadInput
from db import atlas
from db.atlas import Placed


@click.command()
@click.argument("address")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of lines.")
@click.option(
    "--country", default=settings.HOME, show_default=True, help="Country of an address that names none (ISO)."
)
@var_option
@reports_failures
def geocode(address: str, as_json: bool, country: str, var: Path) -> None:
    """Say where ADDRESS lies: point, precision, provider, zone and nearest stop.

    Nothing is asked of the network unless a Nominatim server is set (COWCRAWL_NOMINATIM). Exit code 1 when the address
    cannot be placed at all.
    """
    read = parse(address, country.upper())
    if read is None:
        raise BadInput(f"{address!r} is no address: expected a street and number, a postal code or a town")
    placed = atlas.load(var).place(read)
    row = _row(read, placed)
    click.echo(json.dumps(row, ensure_ascii=False) if as_json else _lines(row))
    raise SystemExit(0 if placed.answer else UNHEALTHY)


def _row(read: Address, placed: Placed) -> dict[str, Any]:
    answer, stop = placed.answer, placed.transit
    return {
        "street": (answer.street if answer else None) or read.street,
        "house_number": read.number.text if read.number else None,
        "postal_code": (answer.postal_code if answer else None) or read.postal_code,
        "municipality": (answer.municipality if answer else None) or read.town,
        "latitude": answer.latitude if answer else None,
        "longitude": answer.longitude if answer else None,
        "precision": answer.precision if answer else None,
        "provider": answer.provider if answer else None,
        "zone": placed.zone.zone if placed.zone else None,
        "transit_stop": stop.name if stop else None,
        "transit_distance_m": stop.distance_m if stop else None,
        "box": read.number.box if read.number else None,
        "floor": read.number.floor if read.number else None,
        "country": read.country,
        "normal": read.normal,
        "printed": read.printed,
        "zone_sure": placed.zone_sure if placed.zone else None,
        "licence": answer.licence if answer else None,
        "reason": placed.reason,
    }


def _lines(row: dict[str, Any]) -> str:
    return "\n".join(f"{name:<18} {value}" for name, value in row.items() if value is not None)
