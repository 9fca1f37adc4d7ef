"""`cowcrawl merge`: unite what rereadings found with the claim store."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from cowcrawl.cli._common import forgotten_in, reports_failures, var_option
from db import merge as merging
from db.lock import lock
from db.store import Store
from pipelines.monitors import judge
from pipelines.store import STORE_FILE


@click.command()
@click.argument("folder", nargs=-1, required=True, type=click.Path(file_okay=False, path_type=Path))
@var_option
@reports_failures
def merge(folder: tuple[Path, ...], var: Path) -> None:
    """Unite the parts in folders that `cowcrawl reread` wrote with the claim store in --var.

    All of it is merged or nothing, and merging a folder again changes nothing. A folder that is not finished, or a part
    that is damaged, is refused with its name (exit 2).
    """
    with lock(var):
        forgotten = forgotten_in(var)
        with Store(var / STORE_FILE) as store:
            done = merging.merge(store, folder, _judged, forgotten)
    counts = done.counts
    again = f", {done.known} were there already" if done.known else ""
    click.echo(
        f"{done.runs} runs merged{again}: {counts['documents']:,} documents ({counts['new documents']:,} new), "
        f"{counts['claims']:,} claims ({counts['new claims']:,} new)"
    )
    for line in done.unhealthy:
        click.echo(f"  kept and not published: {line}")


def _judged(counts: Mapping[str, int], outcomes: Mapping[str, int], card: Mapping[str, Any]) -> merging.Verdict:
    found = judge(counts, outcomes, "finished", floors=card["floors"], ceilings=card["ceilings"])
    return merging.Verdict(*found)
