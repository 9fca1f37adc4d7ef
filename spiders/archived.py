"""Which sources some archives hold: the cards whose hosts occur in them, and a card made up for every other site."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path

from scrapy import Request

from cowcrawl.card import SourceCard
from spiders.address import bare, clean, host, is_home
from spiders.replay import Archives, Entry, opened

UNKNOWN = "Not looked into: read from an archive."
"""What a made-up card says of licence and robots.txt."""


def cards_in(archives: Sequence[Path], cards: Sequence[SourceCard]) -> list[SourceCard]:
    """The cards to crawl when archives are named and no source: those of `cards` whose hosts are in them, in order.

    After them one made up for each host that no card knows and whose home page is there, so that any site's archive
    can be read. BadInput when an archive cannot be read.
    """
    held = opened(tuple(archives))
    hosts = {host(entry.url) for entry in held.entries}
    listed = [card for card in cards if hosts & set(map(bare, card.hosts))]
    known = {bare(name) for card in cards for name in card.hosts}
    made_up: list[SourceCard] = []
    for name in sorted(hosts - known):
        card = card_for_host(name, held, {card.id for card in (*cards, *made_up)})
        made_up += [card] if card else []
    return listed + made_up


def card_for_host(name: str, archives: Archives, taken: set[str]) -> SourceCard | None:
    """A card for the site at host `name`, of which nothing is known but its archive; None when its home is not there.

    `taken`: ids of other cards.
    """
    homes = [entry for entry in archives.entries if host(entry.url) == name and _is_entrance(entry, archives)]
    if not homes:
        return None
    home = min(homes, key=lambda entry: (entry.status != 200, len(entry.url.rstrip("/").split("/")), entry.url))
    return card_for_site(name, home.url, taken)


def card_for_site(name: str, home: str, taken: Collection[str]) -> SourceCard:
    """A card for the site at host `name`, of which nothing is known but its home page.

    Its id is the host with hyphens, numbered when that is among `taken`. It lists no languages: the site's own.
    """
    stem = re.sub(r"[^a-z0-9]+", "-", name).strip("-")
    numbered = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    return SourceCard(
        id=next(identifier for identifier in numbered if identifier not in taken),
        name=name,
        kind="operator",
        start_urls=[home],
        hosts=[name],
        languages=[],
        licence=UNKNOWN,
        robots=UNKNOWN,
    )


def _is_entrance(entry: Entry, archives: Archives) -> bool:
    """Whether a record is a site's home page, or a redirect from there that stays on the site."""
    if not is_home(entry.url):
        return False
    if 300 <= entry.status < 400:
        location = archives.fetch(Request(entry.url), maxsize=1_000_000).headers.get("Location") or b""
        return host(clean(location.decode("latin-1"), entry.url) or "") == host(entry.url)
    return entry.status == 200 and ("html" in entry.content_type.lower() or not entry.content_type)
