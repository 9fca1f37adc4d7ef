"""What the running text of a report says: counts, rents and shares; spaces it names and who runs them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from cowcrawl.model import Aggregate
from cowcrawl.report import counting, lists, naming, rents, shares, spaces
from cowcrawl.report.counting import Found
from cowcrawl.report.hints import hints
from cowcrawl.report.layer import Layer, Ledger
from cowcrawl.report.mapped import Mapped
from cowcrawl.report.naming import Named
from cowcrawl.report.places import is_town
from cowcrawl.report.sentences import Sentence
from cowcrawl.report.who import Actor, actor
from cowcrawl.report.wording import NAME
from cowcrawl.text import fold, squeeze

NAMES = re.compile(rf"(?<![\w’'-]){NAME}")
"""Names in running text."""


def counted(layer: Layer, sentences: Sequence[Sentence], language: str | None) -> Iterator[Aggregate]:
    """What the sentences of a report count and measure."""
    last: Found | None = None
    for sentence in sentences:
        if not sentence.last and not sentence.alone:
            last = None  # a new paragraph counts anew
        here = list(counting.counts(sentence, language))
        reference = here[-1] if here else last
        found = [
            *here,
            *(hints(sentence, here, reference, language) if reference else ()),
            *lists.in_sentence(sentence, language),
            *shares.shares(sentence, language),
            *shares.stakes(sentence, language),
            *rents.rents(sentence, language),
        ]
        yield from (told for each in found if (told := counting.told(layer, sentence, each)))
        last = reference


def named(
    layer: Layer, sentences: Sequence[Sentence], known: Sequence[Ledger], language: str | None
) -> Iterator[Ledger]:
    """The spaces that sentences name. Of those `known` from tables and cards only who runs them is claimed."""
    ledgers = {_key(str(ledger.value("name"))): ledger for ledger in known if ledger.value("name")}
    for sentence in sentences:
        does = actor(sentence, language)
        if does and "runs" in does.roles:
            _claim_known(sentence, does, ledgers)
        for each in naming.named(sentence, language):
            name = sentence.words[each.start : each.end].text
            if _key(name) in ledgers or is_town(name):
                continue
            ledger = Ledger(layer, "report.prose")
            _claim(ledger, sentence, each)
            if ledger.claims:
                ledgers[_key(name)] = ledger
                yield ledger


def _claim(ledger: Ledger, sentence: Sentence, each: Named) -> None:
    """Claim a named space: its name, where it is, who does what in it. One that cannot be quoted is left out."""
    words = sentence.words
    name = words[each.start : each.end]
    ledger.frame = _frame(ledger, words, each)
    spaces.name(ledger, name, "")
    if each.place:
        place = words[slice(*each.place)]
        ledger.claim("city" if is_town(place.text) else "district", place.text, place)
    if each.actor:
        _claim_actor(ledger, each.actor, name)


def _frame(ledger: Ledger, words: Mapped, each: Named) -> Mapped | None:
    """The longest short passage around a name: from the words that lead to it, to the place behind it."""
    last = max(each.end, each.place[1] if each.place else 0)
    first = min(each.lead, each.start, each.place[0] if each.place else each.start)
    spans = ((first, last), (first, each.end), (each.start, last), (each.start, each.end))
    return next((words[start:end] for start, end in spans if ledger.layer.quote(words[start:end])), None)


def _claim_actor(ledger: Ledger, does: Actor, name: Mapped) -> None:
    if "runs" in does.roles:
        ledger.claim("operator", does.name, name)
    for role in does.roles:
        ledger.claim("roles", {"party": does.name, "role": role}, name)


def _claim_known(sentence: Sentence, does: Actor, ledgers: Mapping[str, Ledger]) -> None:
    """Claim who runs the spaces that are known already and named behind the verb."""
    for match in NAMES.finditer(sentence.text, does.end):
        for end in _ends(match):
            ledger = ledgers.get(_key(sentence.text[match.start() : end]))
            if ledger and ledger.value("operator") is None:
                words = sentence.words[does.start : end]
                frame, ledger.frame = ledger.frame, None
                ledger.claim("operator", does.name, words)
                ledger.frame = frame
                break


def _ends(match: re.Match[str]) -> list[int]:
    """Where the name of a match may end: the whole of it, or fewer of its words."""
    return [match.start() + hit.end() for hit in re.finditer(r"\S+", match.group())][::-1]


def _key(name: str) -> str:
    """A name as names are compared: without what scanning makes of numerals, of capitals and of accents."""
    return squeeze(fold(spaces.written(name, "")))
