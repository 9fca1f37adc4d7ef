"""`cowcrawl geocode`: where an address lies, in which zone, and what is near."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, NoReturn

import click

from cowcrawl import settings
from cowcrawl.address import Address, parse
from cowcrawl.cli._common import UNHEALTHY, reports_failures, var_option
from cowcrawl.errors import BadInput
from db import atlas
from db.atlas import Placed
from db.geocode import Answer, Unavailable
from db.geocode.cache import Cache
from db.geocode.nominatim import Manners, Nominatim
from db.lock import lock
from db.siting import addresses_to_ask
from db.store import Store


@click.command()
@click.argument("address", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of lines.")
@click.option("--new", is_flag=True, help="Ask the Nominatim server about spaces that it was not asked about yet.")
@click.option(
    "--nominatim",
    "url",
    default=settings.NOMINATIM,
    metavar="URL",
    help="Address of a Nominatim server, without /search. Also set by COWCRAWL_NOMINATIM; without it nobody is asked.",
)
@click.option("--country", default=settings.HOME, show_default=True, help="Country of an address that names none.")
@var_option
@reports_failures
def geocode(address: str | None, as_json: bool, new: bool, url: str, country: str, var: Path) -> None:
    """Say where ADDRESS lies: point, precision, provider, zone and nearest stop; exit 1 when it cannot be placed.

    With --new, between a crawl and a build, ask a Nominatim server for every address of the claim store whose page
    states no coordinates and that was not asked for before; exit 1 when some could not be asked.
    """
    if new == bool(address):
        raise click.UsageError("give either an ADDRESS or --new")
    if new:
        _ask_new(url, var)
    read = parse(address or "", country.upper())
    if read is None:
        raise BadInput(f"{address!r} is no address: expected a street and number, a postal code or a town")
    placed = atlas.load(var, *([_nominatim(url, var)] if url else [])).place(read)
    row = _row(read, placed)
    click.echo(json.dumps(row, ensure_ascii=False) if as_json else _lines(row))
    raise SystemExit(0 if placed.answer else UNHEALTHY)


def _nominatim(url: str, var: Path) -> Nominatim:
    manners = Manners(
        user_agent=settings.USER_AGENT,
        contact=settings.CONTACT,
        delay=settings.NOMINATIM_DELAY,
        timeout=settings.NOMINATIM_TIMEOUT,
        retries=settings.NOMINATIM_RETRIES,
    )
    return Nominatim(url, manners, Cache(var))


def ask_new(url: str, var: Path) -> tuple[str, str | None]:
    """Ask a server for addresses it was not asked for yet, under the lock: what came of it, and the failure's word."""
    counts: Counter[str] = Counter()
    if not (var / "claims.db").is_file():
        return "no address to ask for", None
    with Store(var / "claims.db") as store:
        server = _nominatim(url, var)
        for given in addresses_to_ask(store):
            try:
                found = server.find(given)
            except Unavailable as error:
                counts["could not be asked"] += 1
                click.echo(f"{given.normal}: {error}", err=True)
            else:
                counts["found" if isinstance(found, Answer) else "not known there"] += 1
    listed = ", ".join(f"{number} {what}" for what, number in sorted(counts.items())) or "no address to ask for"
    return listed, "refused" if counts["could not be asked"] else None


def _ask_new(url: str, var: Path) -> NoReturn:
    """Ask for new addresses, and leave with how that went."""
    if not url:
        raise BadInput("there is nobody to ask: give --nominatim URL or set COWCRAWL_NOMINATIM")
    if not (var / "claims.db").is_file():
        raise BadInput(f"there is no claim store in {var}: crawl first (cowcrawl crawl)")
    with lock(var):
        listed, failure = ask_new(url, var)
    click.echo(listed)
    raise SystemExit(UNHEALTHY if failure else 0)


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
