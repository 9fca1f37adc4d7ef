"""The command line: each command in a module of its own. Alone in knowing spiders, pipelines and db."""

from __future__ import annotations

from importlib import import_module

import click

from cowcrawl import __version__

COMMANDS = tuple(
    "demo run status sources crawl extract evaluate match review discover geocode gazetteer transit osm completeness "
    "build snapshot serve compare forget reread merge gather".split()
)
"""Every command: `cowcrawl.cli.<name>` holds it under its name."""


class _OnDemand(click.Group):
    """Loads the module of the command that was typed, and no other: together they take two seconds."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"cowcrawl.cli.{cmd_name}"), cmd_name)
        return command


@click.group(cls=_OnDemand, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cowcrawl")
def main() -> None:
    """An inventory of coworking spaces in which every fact carries the sentence that says it.

    Exit codes: 0 done, 1 finished but unhealthy, 2 bad usage or bad input, 3 another run holds the lock.
    """
