"""`cowcrawl demo`: the whole way on a small invented web, from real HTTP on loopback to a served inventory."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import click

from cowcrawl.cli._common import ROOT, UNHEALTHY, cards_in, fail, known_in, now, reports_failures
from cowcrawl.cli.build import summary
from cowcrawl.cli.snapshot import told
from db.build import build
from db.lock import lock
from db.serve import serve
from db.snapshot.take import take
from sample.server import SampleWeb, days
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
    """Crawl the embedded sample web, build its inventory and show it. All of it is invented.

    The sample web has a history: its newspapers are crawled again on later days, when they tell more. Documents and
    runs bear the day of the web that was read.
    """
    first, *later = days()
    with lock(var):
        well = [night(var, first)]
        for day in later:  # each in a process of its own: Scrapy's engine runs once
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
                well.append(process.submit(night, var, day, ("press",)).result())
        if not any(well):
            fail("no source of the sample web could be read: nothing was built", UNHEALTHY)
        folder = build(var, now=now())
        taken = take(var)
    click.echo(summary(folder))
    click.echo(told(taken))
    if serving:
        raise SystemExit(serve(var, port))


def night(var: Path, day: str, kinds: Sequence[str] = ()) -> bool:
    """Crawl the sample web as it is on `day`, the sources of `kinds` or all; whether any of them could be read."""
    cards = [card for card in cards_in(SAMPLE_CARDS) if not kinds or card.kind in kinds]
    with SampleWeb(day=day) as web:
        click.echo(f"The sample web ({len(web.hosts)} invented sites) of {day} is at {web.proxy}; crawling it ...")
        stamp = now().strftime(f"{day.replace('-', '')}T%H%M%SZ")
        dated = {"COWCRAWL_DAY": day}
        results = crawl(cards, var=var, run_stamp=stamp, proxy=web.proxy, known=known_in(var), settings=dated)
    for result in results:
        click.echo(str(result))
    return any(result.outcome == "healthy" for result in results)
