"""`cowcrawl gather`: fetch from a web archive the records that its index names, and nothing else."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import click

from cowcrawl.cli._common import cards_in, cards_option, forgotten_in, reports_failures, var_option
from cowcrawl.errors import BadInput
from cowcrawl.forgotten import any_of, of_address
from spiders.address import bare, host
from spiders.blob import Blob
from spiders.index import Place, fetch, places

COMMON_CRAWL = "https://data.commoncrawl.org/"


@click.command()
@click.argument("index", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="WARC file to be made.")
@click.option("--base", default=COMMON_CRAWL, show_default=True, help="Where the files lie that the index names.")
@click.option("--known-only", is_flag=True, help="Only pages of hosts that a source card names.")
@click.option("--per-host", type=click.IntRange(1), default=200, show_default=True, help="Pages of a host at most.")
@cards_option
@var_option
@reports_failures
def gather(
    index: tuple[Path, ...], out: Path, base: str, known_only: bool, per_host: int, cards: Path, var: Path
) -> None:
    """Fetch the records that an INDEX names into one WARC file, for `cowcrawl reread`.

    An INDEX is a file of CDX lines (`output=json`) or a table of the columnar index in Parquet, cut down to the hosts
    or words of interest. Only whole pages of HTML are fetched, in languages that are read.
    """
    if out.exists():
        raise BadInput(f"{out} is there already: name another file")
    hosts = {bare(name) for card in cards_in(cards) for name in card.hosts} if known_only else None
    forgotten = frozenset(forgotten_in(var))
    taken: defaultdict[str, list[Place]] = defaultdict(list)
    for path in index:
        for place in places(path):
            name = host(place.url)
            wanted = (hosts is None or name in hosts) and not any_of(of_address(place.url), forgotten)
            if wanted and len(taken[name]) < per_host:
                taken[name].append(place)
    number, size = _write(out, base, [place for listed in taken.values() for place in listed])
    click.echo(f"{number:,} records of {sum(map(bool, taken.values())):,} hosts, {size / 1e6:.1f} MB, in {out}")


def _write(out: Path, base: str, listed: list[Place]) -> tuple[int, int]:
    """Write the records, in the order of their files, under a temporary name first; how many, and how many bytes."""
    partial = out.with_name(f".{out.name}.partial")
    out.parent.mkdir(parents=True, exist_ok=True)
    known: tuple[str, Blob] | None = None
    with partial.open("wb") as file:
        for place in sorted(listed, key=lambda place: (place.file, place.offset)):
            if known is None or known[0] != place.file:
                known = place.file, Blob(f"{base.rstrip('/')}/{place.file}", ahead=0)
            file.write(fetch(place, known[1]))
    size = partial.stat().st_size
    partial.replace(out)
    return len(listed), size
