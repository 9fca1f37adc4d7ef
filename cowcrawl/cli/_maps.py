"""What a crawl fetched of OpenStreetMap, brought in from the archive: a list of its own (`cowcrawl osm`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from cowcrawl import osm
from cowcrawl.card import SourceCard
from cowcrawl.errors import BadInput
from db.osm import keep
from db.store import Store
from spiders.crawl import CrawlResult
from spiders.osm import MAX_BYTES, ROLE
from spiders.outlinks import decoded
from spiders.replay import response_at

_NEWEST = """
    SELECT url, warc_file, warc_offset FROM documents
    WHERE source_id = ? AND role = ? AND outcome = 'read' AND last_run_id = ? ORDER BY url
"""


def bring_in(var: Path, cards: Sequence[SourceCard], results: Sequence[CrawlResult]) -> Iterator[str]:
    """Keep the objects of each map file that the healthy runs of `results` fetched; a line on each, for people."""
    maps = {card.id for card in cards if card.kind == "osm"}
    healthy = [result for result in results if result.source_id in maps and result.outcome == "healthy"]
    if not healthy:
        return
    with Store(var / "claims.db") as store:
        for result in healthy:
            for row in store.rows(_NEWEST, result.source_id, ROLE, result.run_id):
                path = var / "archive" / row["warc_file"]
                try:
                    found = osm.read(decoded(response_at(path, row["warc_offset"], row["url"], MAX_BYTES).body))
                except (OSError, BadInput) as error:
                    yield f"{result.source_id}: its map could not be brought in: {error}"
                    continue
                number = keep(var, result.source_id, found)
                day = found.date or "a day that is not known"
                yield f"{result.source_id}: {number} objects of {day} ({osm.LICENCE})"
