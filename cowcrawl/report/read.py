"""One report in, everything it says out: spaces in tables and cards, and what it counts itself."""

from __future__ import annotations

from collections.abc import Iterable

from cowcrawl.extract import Extract
from cowcrawl.model import Aggregate, Mention
from cowcrawl.report import carded, lists, prose, tabled
from cowcrawl.report.cards import cards
from cowcrawl.report.labels import parted
from cowcrawl.report.layer import Layer, Ledger
from cowcrawl.report.names import words_of
from cowcrawl.report.publishing import published_at
from cowcrawl.report.sentences import sentences
from cowcrawl.report.tables import tables
from cowcrawl.text import fold


def read_layer(layer: Layer, language: str | None) -> Extract:
    """Everything the text of a report says. A text that does not speak of spaces for work says nothing."""
    if not layer.on_topic:
        return Extract(language=language, role=None, title=layer.title, rejects=layer.rejects)
    published = published_at(layer, language)
    ledgers: list[Ledger] = []
    aggregates: list[Aggregate] = []
    inside: set[int] = set()
    for table in tables(layer.lines):
        inside |= set(range(table.first, table.last + 1))
        if tabled.about_spaces(layer, table):
            ledgers += tabled.rows(layer, table, published)
        elif "count" in table.kinds:
            aggregates += tabled.counts(layer, table)
    free = parted([line for number, line in enumerate(layer.lines) if number not in inside])
    told = cards(free)
    ledgers += carded.ledgers(layer, told, published)
    aggregates += lists.listed(layer, free, language)
    labelled = frozenset(number for card in told for number in card.lines)
    text = list(sentences(free, labelled, _firms(ledgers, aggregates)))
    ledgers += prose.named(layer, text, ledgers, language)
    aggregates += prose.counted(layer, text, language)
    return Extract(
        language=language,
        role=None,
        title=layer.title,
        published_at=published,
        mentions=_mentions(ledgers),
        aggregates=_once(aggregates),
        rejects=(*layer.rejects, *(reject for ledger in ledgers for reject in ledger.rejects)),
    )


def _firms(ledgers: Iterable[Ledger], aggregates: Iterable[Aggregate]) -> frozenset[str]:
    """The folded names that tables, cards and lists of a report give to operators."""
    named = {str(ledger.value("operator")) for ledger in ledgers if ledger.value("operator")}
    return frozenset(map(fold, named | {each.subject for each in aggregates if each.unit == "locations"}))


def _mentions(ledgers: Iterable[Ledger]) -> tuple[Mention, ...]:
    told = [tuple(ledger.claims) for ledger in ledgers if ledger.claims]
    return tuple(Mention(subject=number, claims=claims) for number, claims in enumerate(told))


def _once(aggregates: Iterable[Aggregate]) -> tuple[Aggregate, ...]:
    """Every count once: one that names only what is counted says nothing new beside the same number of a place."""
    seen: dict[tuple[object, ...], Aggregate] = {}
    for each in aggregates:
        seen.setdefault((each.subject, each.measure, each.value, each.unit, each.date), each)
    placed = {(each.measure, each.value, each.unit) for each in seen.values() if not _is_bare(each)}
    return tuple(
        each for each in seen.values() if not _is_bare(each) or (each.measure, each.value, each.unit) not in placed
    )


def _is_bare(aggregate: Aggregate) -> bool:
    """Whether the subject of a count is nothing but a word for what is counted."""
    words = fold(aggregate.subject)
    return aggregate.unit == "spaces" and any(words.endswith(noun) for noun in words_of("report_prose", "spaces"))
