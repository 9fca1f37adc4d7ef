"""`cowcrawl extract`: what the reader reads in a saved page, as JSON; no store, no network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import click

from cowcrawl.cli._common import reports_failures
from cowcrawl.errors import BadInput, Unreadable
from cowcrawl.extract import Extract
from cowcrawl.extract.output import as_json
from cowcrawl.model import Kind
from cowcrawl.page.content import Content
from cowcrawl.reader import read

KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(frozen=True)
class Job:
    """One saved page to read."""

    path: Path
    url: str
    kind: Kind
    name: str
    country: str | None = None


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--manifest", type=click.Path(path_type=Path), help="JSON lines with path, url and kind of each page.")
@click.option("--url", default="", help="Address the FILE was saved from.")
@click.option("--kind", type=click.Choice(KINDS), default="operator", show_default=True, help="Who speaks in FILE.")
@click.option("--country", help="Country of FILE's site, as a card names it, ISO 3166-1 alpha-2.")
@reports_failures
def extract(file: Path | None, manifest: Path | None, url: str, kind: Kind, country: str | None) -> None:
    """Read saved pages and print one JSON object a page, in the order given."""
    if (file is None) == (manifest is None):
        raise click.UsageError("give either a FILE or --manifest FILE.jsonl")
    jobs = _manifest(manifest) if manifest else iter([Job(Path(file or ""), url, kind, str(file), country)])
    for job in jobs:
        click.echo(json.dumps(_result(job), ensure_ascii=False))


def _result(job: Job) -> dict[str, Any]:
    content = Content(body=_bytes(job), url=job.url, kind=job.kind, country=job.country)
    return as_json(_read(content, job.name), path=job.name, url=job.url, kind=job.kind)


def _read(content: Content, name: str) -> Extract:
    """What is read in a document; one that cannot be read is named and does not keep the others from being read."""
    try:
        return read(content)
    except Unreadable as error:
        click.echo(f"cowcrawl: {name}: {error}, nothing read", err=True)
        return Extract(language=None, role=None)
    except Exception as error:
        click.echo(f"cowcrawl: {name}: the reader failed ({type(error).__name__}: {error}), nothing read", err=True)
        return Extract(language=None, role=None)


def _bytes(job: Job) -> bytes:
    try:
        return job.path.read_bytes()
    except OSError as error:
        raise BadInput(f"{job.name} cannot be read: {error.strerror or error}") from error


def _manifest(path: Path) -> Iterator[Job]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"the manifest {path} cannot be read: {error}") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _job(path, number, line)


def _job(manifest: Path, number: int, line: str) -> Job:
    where = f"{manifest}, line {number}"
    try:
        row = json.loads(line)
    except ValueError as error:
        raise BadInput(f"{where}: not JSON ({error})") from error
    if not isinstance(row, dict) or not isinstance(row.get("path"), str):
        raise BadInput(f'{where}: expected an object with "path", "url" and "kind"')
    kind = row.get("kind", "operator")
    if kind not in KINDS:
        raise BadInput(f"{where}: kind must be one of {', '.join(KINDS)}, not {kind!r}")
    return Job(manifest.parent / row["path"], str(row.get("url") or ""), kind, row["path"])
