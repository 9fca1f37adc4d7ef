"""`cowcrawl demo`: the whole way on a small invented web, from real HTTP on loopback to a served inventory."""

from __future__ import annotations

from pathlib import Path

import click

from cowcrawl.cli._common import ROOT, UNHEALTHY, cards_in, fail, now, reports_failures
from cowcrawl.cli.build import summary
from db.build import build
from db.lock import lock
from db.serve import serve
from sample.server import SampleWeb
from spiders.crawl import crawl

SAMPLE_CARDS = ROOT / "sample" / "sources"


@click.command()
@click.option("--serve/--no-serve", "serving", default=True, help="Serve the result when it is built.")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="Port on 127.0.0.1.")
@click.option(
    "--var",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("var/demo"),
    show_default=True,
    help="Folder of the state of the demonstration, apart from that of the real inventory.",
)
@reports_failures
def demo(serving: bool, port: int, var: Path) -> None:
    """Crawl the embedded sample web, build its inventory and show it. All of it is invented."""
    cards = cards_in(SAMPLE_CARDS)
    with lock(var):
        with SampleWeb() as web:
            click.echo(f"The sample web ({len(web.hosts)} invented sites) is at {web.proxy}; crawling it ...")
            results = crawl(cards, var=var, run_stamp=now().strftime("%Y%m%dT%H%M%SZ"), proxy=web.proxy)
        for result in results:
            click.echo(str(result))
        if not any(result.outcome == "healthy" for result in results):
            fail("no source of the sample web could be read: nothing was built", UNHEALTHY)
        folder = build(var, now=now())
    click.echo(summary(folder))
    if serving:
        raise SystemExit(serve(var, port))
