"""`cowcrawl reread`: read archives anew, on several processes or machines, and keep what they say as Parquet."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import click
from tqdm import tqdm

from cowcrawl.cli._common import (
    UNHEALTHY,
    cards_in,
    cards_option,
    forgotten_in,
    moment,
    now,
    reports_failures,
    var_option,
)
from cowcrawl.cli._reread import Range, Terms, read_range
from cowcrawl.edition import edition
from cowcrawl.errors import BadInput
from cowcrawl.workers import on_cluster, on_processes
from db.parts import Part, part_of, write
from db.plan import Plan, load, save
from spiders.blob import Blob
from spiders.records import check

MEGABYTE = 1_000_000


@click.command()
@click.argument("archive", nargs=-1, required=True)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder of the parts.")
@click.option("--workers", type=click.IntRange(1), default=os.cpu_count() or 1, show_default="one a core")
@click.option("--cluster", metavar="ADDRESS", help="Read on the workers of this Dask scheduler (tcp://host:8786).")
@click.option("--part-size", type=click.IntRange(1), default=8, show_default=True, help="Megabytes a part.")
@click.option("--known-only", is_flag=True, help="Pass over the sites that no source card knows.")
@click.option("--sift", is_flag=True, help="Of such sites read only pages that speak of coworking: for Common Crawl.")
@cards_option
@var_option
@reports_failures
def reread(
    archive: tuple[str, ...],
    out: Path,
    workers: int,
    cluster: str | None,
    part_size: int,
    known_only: bool,
    sift: bool,
    cards: Path,
    var: Path,
) -> None:
    """Read WARC files anew: each record as a crawl would, without walking, in as many parts as there are megabytes.

    An ARCHIVE is a file, a folder of them, or any address fsspec knows (s3://, http://; extra `cluster`). What is read
    goes to --out as Parquet; `cowcrawl merge` brings it into a claim store. The same command again goes on where it
    stopped. --var says what was forgotten on request. Damaged records are named and passed over (exit 1).
    """
    terms = Terms(
        cards=tuple(cards_in(cards)),
        forgotten=tuple(forgotten_in(var)),
        known_only=known_only,
        sifted=sift,
        read_at=moment(now()),
        edition=edition(),
    )
    run(archive, out, terms, workers=workers, cluster=cluster, part_size=part_size * MEGABYTE)


def run(archives: Sequence[str], out: Path, terms: Terms, *, workers: int, cluster: str | None, part_size: int) -> None:
    """Reread archives into a folder and say how it went; leaves with exit code 1 when something was damaged."""
    plan = _planned(archives, out, terms, part_size)
    terms = replace(terms, read_at=plan.read_at)
    jobs = {Range(archive=name, start=start, end=end): at for at, (name, start, end) in enumerate(plan.ranges)}
    todo = [job for job, at in jobs.items() if not plan.folder(out, at).is_dir()]
    workers = min(workers, max(1, len(todo)))
    done = on_cluster(read_range, terms, todo, cluster) if cluster else on_processes(read_range, terms, todo, workers)
    with tqdm(total=len(jobs), initial=len(jobs) - len(todo), unit="part", disable=not sys.stderr.isatty()) as bar:
        for job, files in done if todo else ():
            write(plan.folder(out, jobs[job]), files)
            bar.update()
    parts = list(_chained(plan, out, terms))
    save(out, replace(plan, complete=True))
    _tell(parts, out)


def _planned(archives: Sequence[str], out: Path, terms: Terms, part_size: int) -> Plan:
    """The plan of the folder, made now or when the command was given first."""
    said = json.dumps(
        [[asdict(card) for card in terms.cards], terms.forgotten, terms.known_only, terms.sifted], sort_keys=True
    )
    plan = Plan(
        archives=tuple((blob.url, blob.size) for blob in _blobs(archives)),
        part_size=part_size,
        terms=hashlib.sha256(said.encode()).hexdigest()[:16],
        edition=terms.edition,
        read_at=terms.read_at,
    )
    before = load(out)
    if before is None and out.is_dir() and any(out.iterdir()):
        raise BadInput(f"{out} is no folder of a rereading, and not empty: name another --out")
    if before and not before.same(plan):
        raise BadInput(
            f"{out} holds another rereading (other archives, cards, part size or code): "
            "name another --out, or delete it"
        )
    if before is None:
        save(out, plan)
    return before or plan


def _blobs(archives: Sequence[str]) -> Iterator[Blob]:
    names: list[str] = []
    for name in archives:
        inside = sorted(Path(name).glob("*.warc*")) if "://" not in name and Path(name).is_dir() else [name]
        if not inside:
            raise BadInput(f"{name}: there is no WARC file in this folder (*.warc, *.warc.gz)")
        names += map(str, inside)
    for name in dict.fromkeys(names):
        blob = Blob(name)
        check(blob)
        yield blob


def _chained(plan: Plan, out: Path, terms: Terms) -> Iterator[Part]:
    """The parts, each of which begins where the one before ended; one that does not is read again from there."""
    ranges = plan.ranges
    before: Part | None = None
    for at, (name, _, end) in enumerate(ranges):
        part = part_of(plan.folder(out, at))
        if before and before.archive == name and before.next != part.first:
            job = Range(archive=name, start=before.next, end=end, exact=True)
            write(plan.folder(out, at), read_range(terms, job))
            part = part_of(plan.folder(out, at))
        before = part
        yield part


def _tell(parts: Sequence[Part], out: Path) -> None:
    counts: Counter[str] = Counter()
    for part in parts:
        counts.update(part.counts)
        for line in part.damage:
            click.echo(f"cowcrawl: {line}; the other records were read", err=True)
    said = [f"{counts[name]:,} {name}" for name in ("records", "pages", "documents", "claims")]
    others = sorted(counts.keys() - {"records", "pages", "documents", "claims"})
    said += [f"{counts[name]:,} {name}" for name in others]
    click.echo(f"{len(parts)} parts in {out}: {', '.join(said)}")
    if any(part.damage for part in parts):
        raise SystemExit(UNHEALTHY)


__all__ = ["reread", "run"]
