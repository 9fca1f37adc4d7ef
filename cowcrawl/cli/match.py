"""`cowcrawl match`: which mentions speak of one space, and why."""

from __future__ import annotations

import json
from json.encoder import encode_basestring as quoted
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cowcrawl.cli._common import reports_failures
from cowcrawl.errors import BadInput
from db.mention_lines import Reading

if TYPE_CHECKING:
    from db.match import Matching, Pair


@click.command()
@click.argument("mentions", type=click.Path(path_type=Path))
@click.option(
    "--explain", nargs=2, metavar="ID ID", help="Print how these two agree, what that weighs, and the decision."
)
@click.option("--unsure", is_flag=True, help="Print the pairs that a person should judge, the likeliest first.")
@reports_failures
def match(mentions: Path, explain: tuple[str, str] | None, unsure: bool) -> None:
    """Say of each mention in MENTIONS (JSON lines) which space it speaks of, in the order given.

    A line in: {"id", "name", "operator", "street", "house_number", "postal_code", "city", "latitude", "longitude",
    "website", "phone"}, all but the id null or left out where nobody says it. A line out: {"id", "space"}; a space
    bears the lowest identifier of its mentions.
    """
    if explain and unsure:
        raise click.UsageError("give either --explain or --unsure")
    reading = Reading(mentions)
    from db.match import Columns, uncollected  # not at the top: while numpy is loaded the file is read
    from db.match import match as put_together

    with uncollected():
        found = put_together(Columns.said(reading.result()))
    if explain:
        click.echo(_explained(found, *explain))
    elif unsure:
        for pair in found.unsure():
            click.echo(json.dumps({"one": pair.one, "other": pair.other, "score": pair.score}, ensure_ascii=False))
    else:
        lines = (f'{{"id": {quoted(key)}, "space": {quoted(space)}}}\n' for key, space in found.spaces.items())
        click.echo("".join(lines), nl=False)


def _explained(found: Matching, one: str, other: str) -> str:
    try:
        pair: Pair = found.explain(one, other)
    except KeyError as error:
        raise BadInput(f"there is no mention {error.args[0]!r} to explain") from error
    together = "one space" if found.spaces[one] == found.spaces[other] else "two spaces"
    lines = [f"{feature.name:<10} {feature.level:<36} {feature.bits:+6.2f}" for feature in pair.features]
    lines += [f"{'prior':<47} {pair.prior:+6.2f}", f"{'score':<47} {pair.score:+6.2f}  {pair.decision}; {together}"]
    return "\n".join(lines)
