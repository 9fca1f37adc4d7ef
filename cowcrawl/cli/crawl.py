"""`cowcrawl crawl`: visit sources, keep every response, store what they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from cowcrawl.card import SourceCard
from cowcrawl.cli._away import crawl_away
from cowcrawl.cli._common import (
    NO_CONTACT,
    UNHEALTHY,
    by_night,
    cards_in,
    cards_option,
    clock_option,
    clock_problem,
    crawlable,
    fail,
    forgotten_in,
    known_in,
    never_live,
    reports_failures,
    run_stamp,
    var_option,
    walks_in,
)
from cowcrawl.cli._maps import bring_in
from cowcrawl.edition import edition
from cowcrawl.errors import BadInput
from db.lock import lock
from spiders.archived import cards_in as cards_of_archives
from spiders.crawl import CrawlResult, contact_missing
from spiders.replay import opened
from spiders.shares import crawl_shared


@click.command()
@click.argument("source", nargs=-1)
@click.option(
    "--archive",
    "archives",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Read these WARC files instead of the network; what they lack is a 404. More may follow as arguments.",
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Processes. Each takes whole hosts: a host is asked no faster.",
)
@click.option("--cluster", metavar="ADDRESS", help="Crawl on the workers of this Dask scheduler, whole hosts to each.")
@clock_option
@cards_option
@var_option
@reports_failures
def crawl(
    source: tuple[str, ...],
    archives: tuple[Path, ...],
    workers: int,
    cluster: str | None,
    clock_is_right: bool,
    cards: Path,
    var: Path,
) -> None:
    """Crawl the sources named, or all of them.

    With --archive nothing touches the network; without a SOURCE every site in the archives is read, also one that no
    card knows. With --cluster every page is fetched anew, and runs that were cut off begin again.
    """
    files = [*archives, *(Path(word) for word in source if word.endswith((".warc", ".warc.gz")))]
    names = [word for word in source if not word.endswith((".warc", ".warc.gz"))]
    known = cards_in(cards)
    listed = cards_of_archives(files, known) if files else known
    if files and cluster:
        raise BadInput("archives are not crawled on a cluster: `cowcrawl reread --cluster` reads them there")
    wanted, waiting = _named(names, known) if names else crawlable(listed), ""
    if not wanted:
        raise BadInput(f"there is nothing to crawl: no card with an address in {cards}")
    if not files and contact_missing(wanted):
        raise BadInput(NO_CONTACT)
    if not files:
        wanted, waiting = by_night(wanted)
        if waiting and not wanted:
            raise BadInput(f"sites are asked at night only: {waiting}. Crawl then, or unset their hours")
    with lock(var):
        if not files and not clock_is_right and (wrong := clock_problem(var)):
            fail(wrong, UNHEALTHY)
        stamp = run_stamp(var)
        walks = {} if files else walks_in(var, wanted)
        first = frozenset() if files else never_live(var, [card for card in wanted if not card.verified])
        kept_out = {"COWCRAWL_FORGOTTEN": forgotten_in(var)}
        options = {"var": var, "run_stamp": stamp, "archives": files, "settings": kept_out}
        if cluster:
            away = {name: options[name] for name in ("run_stamp", "settings")}
            results = crawl_away(wanted, cluster, var=var, edition=edition(), **away)
        else:
            results = crawl_shared(wanted, workers, known=known_in(var), walks=walks, **options)
        maps = [] if files else list(bring_in(var, wanted, results))
    for result in results:
        click.echo(str(result))
    if waiting:
        click.echo(f"not crawled: {waiting}")
    for line in maps:
        click.echo(line)
    for line in _first_runs([card for card in wanted if card.id in first], results):
        click.echo(line)
    well = all(result.outcome == "healthy" and not result.errors for result in results)
    whole = not files or not opened(tuple(files)).damage
    raise SystemExit(0 if well and whole else UNHEALTHY)


def _first_runs(cards: Sequence[SourceCard], results: Sequence[CrawlResult]) -> Iterator[str]:
    """How the first live runs went, apart from the others: nobody has compared what was read with these sites yet."""
    outcome = {result.source_id: result.outcome for result in results}
    if cards:
        yield "first live runs, to be looked at before `verified` is set in their cards:"
    for card in cards:
        yield f"  {card.id} ({_BASES[card.basis]}): {outcome[card.id]}"


_BASES = {
    "opened": "its address was opened before",
    "printed": "its address is from print",
    "seen": "its address was seen in a page",
    "memory": "its address is from memory",
}


def _named(names: Sequence[str], known: Sequence[SourceCard]) -> list[SourceCard]:
    by_id = {card.id: card for card in known}
    unknown = [name for name in names if name not in by_id]
    if unknown:
        raise BadInput(f"there is no source card {', '.join(unknown)}; `cowcrawl sources list` shows those there are")
    named = [by_id[name] for name in dict.fromkeys(names)]
    for card in named:
        if not card.start_urls:
            raise BadInput(f"{card.id} needs a domain: give its card homepage, start_urls and hosts")
        if card.hold:
            raise BadInput(f"{card.id} is held: {card.hold} To crawl it, take `hold` out of its card")
    return named
