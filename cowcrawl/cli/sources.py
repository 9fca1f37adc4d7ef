"""`cowcrawl sources`: what is read, whether the cards are right, and what a new site would bring."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from cowcrawl.card import SourceCard, SourceKind
from cowcrawl.cli._common import BAD_INPUT, ROOT, cards_in, cards_option, fail, now, reports_failures, var_option
from cowcrawl.errors import BadInput
from db.floors import ENOUGH, healthy_runs, suggest
from db.store import Store
from spiders.address import bare, host

if TYPE_CHECKING:  # who lists or checks cards needs neither crawler nor reader
    from cowcrawl.cli.probe import Probe, ProbedPage

KINDS: tuple[str, ...] = get_args(SourceKind)
FIXTURES = ROOT / "tests" / "sites"
MAX_SAVED = 8
"""Pages saved for a source: those on which most is found."""
TELLING = ("locations", "prices", "contact")
"""Roles of the pages a card is judged by."""

kind_option = click.option(
    "--kind", type=click.Choice(KINDS), default="operator", show_default=True, help="What kind of source it is."
)
archive_option = click.option(
    "--archive",
    "archives",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Read these WARC files instead of the network.",
)


@click.group()
def sources() -> None:
    """List and check the source cards, look at a site, write a card for it."""


@sources.command("list")
@cards_option
@reports_failures
def list_(cards: Path) -> None:
    """Print a line for each card: id, kind, languages, state, address.

    States: verified (with the date of the last successful live crawl), never live, unverified (its address is from
    memory: it is probed before it is crawled), held (not crawled, its card says why), needs a domain, needs a browser.
    """
    listed = cards_in(cards)
    widest = max((len(card.id) for card in listed), default=0)
    for card in listed:
        languages = ",".join(card.languages)
        click.echo(f"{card.id:<{widest}} {card.kind:<9} {languages:<9} {card.state:<19} {card.address or '-'}")
    counts = Counter(card.state for card in listed)
    click.echo(f"{len(listed)} sources: " + ", ".join(f"{count} {state}" for state, count in sorted(counts.items())))


@sources.command()
@cards_option
@reports_failures
def check(cards: Path) -> None:
    """Check every card; exit 2 and name file, line and key where one is wrong."""
    click.echo(f"{len(cards_in(cards))} cards, no fault found")


@sources.command()
@click.argument("url")
@kind_option
@archive_option
@cards_option
@reports_failures
def probe(url: str, kind: SourceKind, archives: tuple[Path, ...], cards: Path) -> None:
    """Look at the site at URL and propose a card: nothing is written.

    Told are its robots.txt, sitemaps, feeds and languages, which pages look like locations, prices and contact, and
    what is read on them already. At most forty pages are fetched, as slowly as in a crawl.
    """
    from spiders import proposal

    with tempfile.TemporaryDirectory() as folder:
        found = _probe(url, kind, archives, cards, Path(folder))
    for line in _told(found):
        click.echo(line)
    click.echo("\nProposed card:\n")
    click.echo(proposal.as_yaml(_card(found)), nl=False)


@sources.command()
@click.argument("url")
@kind_option
@archive_option
@cards_option
@click.option(
    "--fixtures",
    type=click.Path(file_okay=False, path_type=Path),
    default=FIXTURES,
    show_default="tests/sites",
    help="Folder in which the pages are saved, in one of their own.",
)
@reports_failures
def new(url: str, kind: SourceKind, archives: tuple[Path, ...], cards: Path, fixtures: Path) -> None:
    """Write a card for the site at URL, and save its pages with a test of what is read on them.

    The test fails until somebody has compared what is expected with the pages and confirmed it by hand. Nothing is
    written when the site cannot be read or a card has its host already.
    """
    from cowcrawl.cli.frozen import EXPECTED, save
    from spiders import proposal

    with tempfile.TemporaryDirectory() as folder:
        found = _probe(url, kind, archives, cards, Path(folder))
    for line in _told(found):
        click.echo(line)
    card = _card(found)
    saved = fixtures / card.id
    if saved.exists():
        raise BadInput(f"there is a folder {saved} already: move it away, or give the source another name")
    pages = sorted(found.contents, key=lambda page: -_weight(found, page.url))[:MAX_SAVED]
    save(saved, card, now().date().isoformat(), pages)
    path = cards / f"{card.id}.yml"
    path.write_text(proposal.as_yaml(card), "utf-8")
    click.echo(f"\nwritten: {path}\nwritten: {saved}: {len(pages)} pages, {EXPECTED} and a test")
    click.echo(f"Next: compare {EXPECTED} with the pages and confirm it; `pytest {saved}` fails until then.")


def _probe(url: str, kind: SourceKind, archives: Sequence[Path], folder: Path, scratch: Path) -> Probe:
    """The site at `url` probed; leaves with a sentence when it is no site to be read or one that is known."""
    from cowcrawl.cli.probe import address
    from cowcrawl.cli.probe import probe as probe_site

    cards = cards_in(folder)
    site = address(url)
    for card in cards:
        if host(site) in map(bare, card.hosts) and not host(site).replace(".", "").isdigit():
            raise BadInput(f"{host(site)} has a card already: {folder / card.id}.yml")
    found = probe_site(site, kind=kind, taken={card.id for card in cards}, archives=archives, folder=scratch)
    if found.card is None:
        why = found.refusal
        fail(f"{site}: {why.why.replace('_', ' ')}: {why.said}" if why else f"{site}: nothing there", BAD_INPUT)
    return found


def _card(found: Probe) -> SourceCard:
    assert found.card is not None  # `_probe` has left otherwise
    return found.card


def _told(found: Probe) -> Iterator[str]:
    """What was found, for people."""
    yield f"robots     {found.robots.sentence}"
    yield f"sitemaps   {', '.join(found.robots.sitemaps) or 'none named in robots.txt'}"
    yield f"feeds      {', '.join(found.feeds) or 'none named on its first page'}"
    yield f"languages  {', '.join(found.languages) or 'not told'}"
    if found.refusal and (found.refusal.why != "needs_browser" or _card(found).needs_browser):
        yield f"beware     {found.refusal.why.replace('_', ' ')}: {found.refusal.said}"
    yield "pages"
    for page in sorted(found.pages, key=_rank):
        yield f"  {page.role or '-':<10} {page.url}\n  {'':<10}   {_found(page)}"
    for role in TELLING:
        if not any(page.role == role and page.outcome == "read" for page in found.pages):
            yield f"  {role:<10} none found"
    yield "a crawl of these pages would publish"
    for space in found.spaces:
        yield f"  {_space(space)}"
    if not found.spaces:
        yield "  nothing: no page names a space with a place"


def _rank(page: ProbedPage) -> tuple[bool, int, str]:
    place = TELLING.index(page.role) if page.role in TELLING else len(TELLING)
    return page.outcome != "read", place, page.url


def _found(page: ProbedPage) -> str:
    if page.outcome != "read":
        return f"{page.outcome}: {page.reason}"
    listed = ", ".join(f"{number} {field}" for field, number in page.found.most_common())
    return listed or "nothing found"


def _weight(found: Probe, url: str) -> int:
    return max((page.found.total() for page in found.pages if page.url == url), default=0)


def _space(space: dict[str, object]) -> str:
    street = " ".join(str(space[key]) for key in ("street", "house_number") if space[key])
    town = " ".join(str(space[key]) for key in ("postal_code", "municipality") if space[key])
    prices = f"{space['n_formulas']} prices"
    known = {key: space[key] for key in _FACTS if space[key]}
    facts = [f"{value:g}" if isinstance(value, float) else str(value) for value in known.values()]
    facts = [f"{fact} {_FACTS[key]}".strip() for key, fact in zip(known, facts, strict=True)]
    return ", ".join(
        part for part in (str(space["name"] or "a space without a name"), street, town, prices, *facts) if part
    )


_FACTS = {"area_m2": "m²", "desks": "desks", "phone": "", "opening_hours": ""}


@sources.command("suggest-floors")
@click.argument("source", nargs=-1)
@click.option("--runs", type=click.IntRange(1), default=ENOUGH, show_default=True, help="Healthy runs that are enough.")
@var_option
@reports_failures
def suggest_floors(source: tuple[str, ...], runs: int, var: Path) -> None:
    """Print floors and ceilings for the cards of the sources named, or of all, from what their healthy runs counted.

    With fewer runs than --runs nothing is suggested: a floor is measured, never guessed.
    """
    if not (var / "claims.db").is_file():
        raise BadInput(f"there is no claim store in {var}: crawl first (cowcrawl crawl)")
    with Store(var / "claims.db") as store:
        counted = healthy_runs(store)
        known = store.cards()
    if unknown := sorted(set(source) - set(known)):
        raise BadInput(f"the claim store knows no source {', '.join(unknown)}: it was never crawled")
    for name in source or sorted(known):
        click.echo(suggest(name, counted.get(name, ()), runs).yaml())
