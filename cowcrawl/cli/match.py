"""`cowcrawl match`: which mentions speak of one space, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import chain
from json.encoder import encode_basestring as quoted
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cowcrawl.cli._common import reports_failures
from cowcrawl.errors import BadInput

if TYPE_CHECKING:
    from db.match import Matching, Mention, Pair

MANY = 20_000
"""Lines from which on two processes read them."""


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
    from db.match import match as put_together  # not at the top: whoever asks for help needs no numpy
    from db.match import uncollected

    with uncollected():
        found = put_together(_read(mentions))
    if explain:
        click.echo(_explained(found, *explain))
    elif unsure:
        for pair in found.unsure():
            click.echo(json.dumps({"one": pair.one, "other": pair.other, "score": pair.score}, ensure_ascii=False))
    else:
        lines = (f'{{"id": {quoted(key)}, "space": {quoted(space)}}}\n' for key, space in found.spaces.items())
        click.echo("".join(lines), nl=False)


def _read(path: Path) -> list[Mention]:
    from db.match import Mention
    from db.match.halves import halves

    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror or error}") from error
    parts = halves(lambda part: list(map(tuple, _mentions(path, lines, part))), len(lines), least=MANY)
    mentions = list(map(Mention._make, chain.from_iterable(parts)))
    if len({mention.id for mention in mentions}) < len(mentions):
        _twice(path, lines, mentions)
    return mentions


def _mentions(path: Path, lines: Sequence[bytes], part: slice) -> Iterator[Mention]:
    from db.match import Mention

    decoder = json.JSONDecoder()
    for number, line in enumerate(lines[part], part.start + 1):
        if not (line := line.strip()):
            continue
        try:
            yield Mention.of(_row(decoder, line))
        except (ValueError, RecursionError) as error:
            reason = str(error).split(":")[0] if isinstance(error, ValueError) else "nested too deeply"
            raise BadInput(f"{path}, line {number}: expected one JSON object a line ({reason})") from error
        except BadInput as error:
            raise BadInput(f"{path}, line {number}: {error}") from error


def _row(decoder: json.JSONDecoder, line: bytes) -> object:
    """What a line says; where it is not plainly one value, the slower reader says so, or reads it all the same."""
    try:
        text = line.decode()
        row, end = decoder.raw_decode(text)
    except ValueError:
        return json.loads(line)
    return row if end == len(text) else json.loads(line)


def _twice(path: Path, lines: Sequence[bytes], mentions: Sequence[Mention]) -> None:
    """Raises BadInput for the first identifier that stands in two lines."""
    numbers = (number for number, line in enumerate(lines, 1) if line.strip())
    found: dict[str, int] = {}
    for number, mention in zip(numbers, mentions, strict=True):
        if mention.id in found:
            raise BadInput(f'{path}, line {number}: the id "{mention.id}" stands in line {found[mention.id]} already')
        found[mention.id] = number


def _explained(found: Matching, one: str, other: str) -> str:
    try:
        pair: Pair = found.explain(one, other)
    except KeyError as error:
        raise BadInput(f"there is no mention {error.args[0]!r} to explain") from error
    together = "one space" if found.spaces[one] == found.spaces[other] else "two spaces"
    lines = [f"{feature.name:<10} {feature.level:<36} {feature.bits:+6.2f}" for feature in pair.features]
    lines += [f"{'prior':<47} {pair.prior:+6.2f}", f"{'score':<47} {pair.score:+6.2f}  {pair.decision}; {together}"]
    return "\n".join(lines)
