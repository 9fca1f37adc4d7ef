"""`cowcrawl discover`: spaces and operators that something we read speaks of and no card knows."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

import click

from cowcrawl.card import SourceCard
from cowcrawl.cli._common import cards_in, cards_option, moment, now, reports_failures, var_option
from cowcrawl.errors import BadInput
from db import atlas, discovered, discovery
from db.candidates import candidates
from db.discovered import Decision
from db.discovery import Clue, Find
from db.evidence import stored_mentions
from db.lock import lock
from db.osm import load as osm_places
from db.spaces import spaces
from db.store import Store
from spiders import proposal
from spiders.address import bare, clean, host
from spiders.outlinks import archived_page, is_elsewhere, outlinks

MAX_CLUES = 5
"""Pieces of evidence shown of a candidate."""

_PAGES = """
    SELECT url, warc_file, warc_offset FROM documents
    WHERE last_run_id IS NOT NULL AND outcome = 'read' AND warc_file IS NOT NULL ORDER BY source_id, url
"""


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@click.option("--all", "everything", is_flag=True, help="Also those that somebody has decided on.")
@var_option
@cards_option
@click.pass_context
@reports_failures
def discover(context: click.Context, as_json: bool, everything: bool, var: Path, cards: Path) -> None:
    """List candidates for a source card, each with what speaks for it.

    Names in press and reports, links from pages that were read to hosts no card has, objects of OpenStreetMap
    (`cowcrawl osm import`): those that most kinds of evidence speak for first, each once, without those that cards
    know and those that somebody has decided on.
    """
    if context.invoked_subcommand:
        return
    with _store(var) as store:
        known = cards_in(cards)
        made = [*discovered.read(_file(cards)), *discovered.stored(store)]
        finds = _finds(store, known, var)
    told = [(find, discovered.settled(made, find.name, find.town, find.host)) for find in finds]
    shown = [(find, decided) for find, decided in told if everything or not decided]
    for find, decided in shown:
        click.echo(_json(find, decided) if as_json else "\n".join(_lines(find, decided)))
    if not as_json:
        counts = Counter(decided.decision for _, decided in told if decided)
        past = "".join(f", {number} {what}" for what, number in sorted(counts.items()))
        click.echo(f"candidates: {sum(not decided for _, decided in told)}{past}")


@discover.command()
@click.argument("candidate")
@click.option("--url", help="Address of its site, where it is not known or another one.")
@click.option("--reason", default="", help="Why, in a sentence; kept beside the id of the card.")
@var_option
@cards_option
@reports_failures
def accept(candidate: str, url: str | None, reason: str, var: Path, cards: Path) -> None:
    """Write a card for CANDIDATE, as `discover` calls it, and remember that it was accepted.

    Without an address the card says that it needs a domain. With one, its site is probed before it is crawled.
    """
    with lock(var), _store(var) as store:
        known = cards_in(cards)
        find = _chosen(candidate, _finds(store, known, var))
        card = _card(find, url, known, store)
        path = cards / f"{card.id}.yml"
        if path.exists():
            raise BadInput(f"there is a card {path} already")
        path.write_text(proposal.as_yaml(card), "utf-8")
        said = f"card {card.id}" + (f": {reason}" if reason else "")
        discovered.remember(_file(cards), store, _decision(find, "accepted", said))
    click.echo(f"written: {path}, {card.state}")


@discover.command()
@click.argument("candidate")
@click.option("--reason", required=True, help="Why it gets no card, in a sentence.")
@var_option
@cards_option
@reports_failures
def reject(candidate: str, reason: str, var: Path, cards: Path) -> None:
    """Remember that CANDIDATE, as `discover` calls it, gets no card, and why: it is not listed again."""
    if not reason.strip():
        raise BadInput("say why with --reason: the next one to look wants to know")
    with lock(var), _store(var) as store:
        find = _chosen(candidate, _finds(store, cards_in(cards), var))
        discovered.remember(_file(cards), store, _decision(find, "rejected", reason.strip()))
    click.echo(f"remembered in {_file(cards)}: {find.name} gets no card")


def _finds(store: Store, cards: Sequence[SourceCard], var: Path) -> list[Find]:
    """All candidates, also those that were decided on."""
    listed = store.cards() | {card.id: asdict(card) for card in cards}
    mentions = stored_mentions(store)
    own = [str(mention.first("name")) for mention in mentions if mention.kind == "operator" and mention.first("name")]
    known = discovery.known(listed.values(), own)
    found = spaces(store, atlas.load(var), mentions, moment(now()))
    clues = discovery.of_press(candidates(mentions, found, listed)) + discovery.of_map(osm_places(var).places)
    clues += _links(store, known.hosts, var)
    return discovery.discover(map(_without_shared_hosts, clues), known)


def _links(store: Store, known: frozenset[str], var: Path) -> Iterator[Clue]:
    """The clues in links of pages that were read; a host is weighed once a site that links to it."""
    seen: set[tuple[str, str]] = set()
    lost = 0
    for row in store.rows(_PAGES):
        if not (var / "archive" / row["warc_file"]).is_file():
            lost += 1  # read from an archive of somebody else's
            continue
        page = archived_page(var / "archive", row["warc_file"], row["warc_offset"], row["url"])
        for link in outlinks(page, known) if page else ():
            pair = (host(link.page), link.host)
            if pair not in seen:
                seen.add(pair)
                yield Clue(kind="link", name=link.name, words=link.words, url=link.page, site=link.url)
    if lost:
        click.echo(f"cowcrawl: {lost} pages are not in {var / 'archive'}: their links were not looked at", err=True)


def _without_shared_hosts(clue: Clue) -> Clue:
    """A clue whose site is no page on somebody else's: many a house gives its page on a network."""
    if not clue.host or not is_elsewhere(clue.host):
        return clue
    return Clue(**{**asdict(clue), "site": None})


def _chosen(candidate: str, finds: Sequence[Find]) -> Find:
    for find in finds:
        if candidate in (find.id, find.host):
            return find
    raise BadInput(f"there is no candidate {candidate!r}; `cowcrawl discover` lists those there are by their ids")


def _card(find: Find, url: str | None, cards: Sequence[SourceCard], store: Store) -> SourceCard:
    site = clean(url or find.site or "")
    if url and not site:
        raise BadInput(f"--url: expected an address such as https://www.example.org/, not {url!r}")
    taken = next((card.id for card in cards if site and host(site) in map(bare, card.hosts)), None)
    if taken:
        raise BadInput(f"{host(site or '')} is on the card {taken} already: reject the candidate with that reason")
    told = "; ".join(f"{clue.kind}: {clue.url}" for clue in find.clues[:MAX_CLUES])
    return SourceCard(
        id=proposal.identifier(find.name, site or "", {card.id for card in cards}),
        name=find.name,
        kind="operator",
        homepage=site,
        start_urls=[site] if site else [],
        hosts=[host(site)] if site else [],
        languages=_languages(find, store),
        country=find.country,
        rhythm="week",
        basis="seen" if site else "opened",
        note=f"Found by {told}.",
        licence=proposal.TERMS,
        robots="Never asked for; the first crawl reads it." if site else "Not known, as the domain is not.",
    )


def _languages(find: Find, store: Store) -> list[str]:
    """The languages of the pages that speak of it: the likeliest for its own site."""
    pages = {clue.url for clue in find.clues}
    rows = store.rows("SELECT url, language FROM documents WHERE language IS NOT NULL ORDER BY url")
    return list(dict.fromkeys(row["language"] for row in rows if row["url"] in pages)) or ["en"]


def _decision(find: Find, decision: Literal["accepted", "rejected"], reason: str) -> Decision:
    day = now().date().isoformat()
    return Decision(name=find.name, town=find.town, host=find.host, decision=decision, reason=reason, date=day)


def _file(cards: Path) -> Path:
    return cards.parent / discovered.FILE


def _lines(find: Find, decided: Decision | None) -> Iterator[str]:
    """A candidate for people: what it is on one line, what speaks for it below."""
    where = ", ".join(part for part in (find.town, find.status, find.host) if part)
    mark = f" [{decided.decision}: {decided.reason}]" if decided else ""
    yield f"{find.id}: {find.name}" + (f" ({where})" if where else "") + mark
    for clue in find.clues[:MAX_CLUES]:
        yield f"    {clue.kind:<6} “{clue.words}”"
        yield f"    {'':<6} <{clue.url}>" + (f", {clue.weight} documents" if clue.weight > 1 else "")
    if len(find.clues) > MAX_CLUES:
        yield f"    and {len(find.clues) - MAX_CLUES} more"


def _json(find: Find, decided: Decision | None) -> str:
    told: dict[str, Any] = {
        "id": find.id,
        "name": find.name,
        "town": find.town,
        "host": find.host,
        "status": find.status,
        "kinds": find.kinds,
        "weight": find.weight,
        "evidence": [asdict(clue) for clue in find.clues],
        "decision": asdict(decided) if decided else None,
    }
    return json.dumps(told, ensure_ascii=False)


def _store(var: Path) -> Store:
    path = var / "claims.db"
    if not path.is_file():
        raise BadInput(f"there is nothing to discover in: no {path}; crawl first")
    return Store(path)
