"""The command line: each command in a module of its own. Alone in knowing spiders, pipelines and db."""

from __future__ import annotations

import click

from cowcrawl import __version__
from cowcrawl.cli.build import build
from cowcrawl.cli.crawl import crawl
from cowcrawl.cli.demo import demo
from cowcrawl.cli.evaluate import evaluate
from cowcrawl.cli.extract import extract
from cowcrawl.cli.gazetteer import gazetteer
from cowcrawl.cli.geocode import geocode
from cowcrawl.cli.review import review
from cowcrawl.cli.serve import serve
from cowcrawl.cli.sources import sources
from cowcrawl.cli.transit import transit


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cowcrawl")
def main() -> None:
    """An inventory of coworking spaces in which every fact carries the sentence that says it.

    Exit codes: 0 done, 1 finished but unhealthy, 2 bad usage or bad input, 3 another run holds the lock.
    """


for command in (demo, sources, crawl, extract, evaluate, review, geocode, gazetteer, transit, build, serve):
    main.add_command(command)
