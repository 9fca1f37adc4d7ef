"""`cowcrawl serve`: the inventory in a browser."""

from __future__ import annotations

from pathlib import Path

import click

from cowcrawl.cli._common import reports_failures, var_option
from db.serve import serve as run_server


@click.command()
@var_option
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="Port on 127.0.0.1.")
@reports_failures
def serve(var: Path, port: int) -> None:
    """Show the newest build with Datasette on 127.0.0.1.

    A build that is published meanwhile is shown from the next request on. For the public, see docs/maintainers.md.
    """
    raise SystemExit(run_server(var, port))
