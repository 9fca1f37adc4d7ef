"""`cowcrawl completeness`: how many spaces lists miss, from how far they overlap."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import click

from cowcrawl.cli._common import reports_failures
from cowcrawl.errors import BadInput
from db.completeness import Rates, as_json, by_group, estimate, read_groups, read_incidence
from db.completeness.estimates import DEPENDENT, MINIMUM_CELL
from db.completeness.figures import LEVEL

_file = click.Path(path_type=Path)
_rate = click.FloatRange(0, 1, max_open=True)


@click.command()
@click.option(
    "--lists", type=_file, required=True, help="Incidence table (CSV): an id, then one column of 0 and 1 a list."
)
@click.option(
    "--groups", type=_file, help="CSV with an id, then a column a kind of group (zone, type); ; between several."
)
@click.option(
    "--minimum", type=click.IntRange(1), default=MINIMUM_CELL, show_default=True, help="Spaces a group must have."
)
@click.option(
    "--level", type=click.FloatRange(0.5, 0.999), default=LEVEL, show_default=True, help="Level of the intervals."
)
@click.option("--dependent", multiple=True, metavar="A,B", help="Two more lists that depend on each other; repeatable.")
@click.option("--false-matches", type=_rate, default=0.0, help="Share of joins that join two different spaces.")
@click.option("--false-non-matches", type=_rate, default=0.0, help="Share of joins there should be that were not made.")
@reports_failures
def completeness(
    lists: Path,
    groups: Path | None,
    minimum: int,
    level: float,
    dependent: tuple[str, ...],
    false_matches: float,
    false_non_matches: float,
) -> None:
    """Say how many spaces there are, from which lists know which: estimates, intervals, models and what is refused, as
    JSON.

    The headline is a lower bound (“at least”); beside it stands the range over log-linear models. Where nothing can be
    said the numbers are null, with a code and a sentence. With rates of matching errors it also says what those change.
    What each key means: docs/completeness.md.
    """
    incidence = read_incidence(_text(lists), str(lists))
    pairs = DEPENDENT | {_pair(names, incidence.lists) for names in dependent}
    rates = Rates(false_matches, false_non_matches) if false_matches or false_non_matches else None
    report = estimate(incidence, level=level, dependent=pairs, rates=rates)
    if groups:
        kinds = read_groups(_text(groups), str(groups))
        report = replace(
            report,
            groups={
                kind: by_group(incidence, found, level=level, dependent=pairs, rates=rates, minimum=minimum)
                for kind, found in kinds.items()
            },
        )
    click.echo(json.dumps(as_json(report), ensure_ascii=False, indent=2))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _pair(names: str, lists: tuple[str, ...]) -> frozenset[str]:
    pair = frozenset(name.strip() for name in names.split(","))
    if len(pair) != 2 or not pair <= set(lists):
        raise BadInput(f"--dependent {names!r}: expected two of the lists {', '.join(lists)}, a comma between them")
    return pair
