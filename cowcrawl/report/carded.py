"""From the fact cards of a report to claims about spaces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cowcrawl.report import spaces
from cowcrawl.report.cards import Card
from cowcrawl.report.labels import Label
from cowcrawl.report.layer import Layer, Ledger
from cowcrawl.report.mapped import Mapped
from cowcrawl.report.names import words_of
from cowcrawl.report.parties import is_organisation
from cowcrawl.text import fold, squeeze

FACTS = frozenset({"area_m2", "opening_date", "occupants", "desks", "contract", "website", "operator", "city"})
"""Fields of which a card without a street must have two to be one of a space."""


def ledgers(layer: Layer, cards: Sequence[Card], published: str | None) -> Iterator[Ledger]:
    """The claims of each card; of one that names no space only what was left out."""
    for card in cards:
        ledger = Ledger(layer, "report.card")
        _claim(ledger, card, published)
        known = FACTS & {claim.field for claim in ledger.claims}
        reason = None
        if _is_area(card):
            reason = "a part of town, not a space"
        elif not card.name:
            reason = "a card without a name"
        elif ledger.value("street") is None and len(known) < 2:
            reason = "too little to be the card of a space"
        if reason:
            detail = card.name.text if card.name else card.labels[0].value.text
            ledger.claims, ledger.rejects = [], []
            ledger.leave_out(None, reason, detail)
        yield ledger


def _claim(ledger: Ledger, card: Card, published: str | None) -> None:
    if card.name:
        spaces.name(ledger, card.name, ledger.layer.raw)
    for kind in ("operator", "tenant"):
        for value in _alone(ledger, card, kind):
            if is_organisation(value.text):
                ledger.claim("operator", value.text, value)
            else:
                ledger.leave_out("operator", "may be a person's name", "")
    for value in _alone(ledger, card, "address"):
        if not spaces.address(ledger, value) and not _is_area(card):
            ledger.leave_out("street", "no street", value.text)
    for kind in ("city", "district"):
        for value in _alone(ledger, card, kind):
            if kind == "district" or ledger.value("city") is None:
                ledger.claim(kind, value.text, value)
    _claim_figures(ledger, card, published)
    _claim_use(ledger, card)
    for kind in ("owner", "investor"):
        for label in card.values(kind):
            spaces.party(ledger, kind, label.value)
    _claim_website(ledger, card)


def _claim_figures(ledger: Ledger, card: Card, published: str | None) -> None:
    for value in _alone(ledger, card, "opening_date"):
        spaces.opening(ledger, value, published)
    for field in ("occupants", "desks"):
        for value in _alone(ledger, card, field):
            spaces.people(ledger, field, value)
    stated = _alone(ledger, card, "area_m2")
    for value in stated:
        spaces.area(ledger, value)
    for value in _alone(ledger, card, "premises"):
        spaces.area(ledger, value, floor=not stated)
        spaces.premises(ledger, value)
    for value in _alone(ledger, card, "status"):
        spaces.status(ledger, value)


def _claim_use(ledger: Ledger, card: Card) -> None:
    term = next((label.value for label in card.values("term")), None)
    for value in _alone(ledger, card, "contract") or ([term] if term else []):
        spaces.contract(ledger, value, term if value is not term else None)
    for label in card.values("former_use"):
        spaces.former_use(ledger, label.value, labelled=True)
    for words in (*(label.value for label in card.values("premises")), *card.others):
        if ledger.value("former_use") is None:
            spaces.former_use(ledger, words)


def _claim_website(ledger: Ledger, card: Card) -> None:
    """The labelled website; else the one called after the space; else the only one."""
    stated = _alone(ledger, card, "website")
    own = squeeze(fold(card.name.text)) if card.name else ""
    named = [words for words in card.websites if own and own in squeeze(fold(words.text))]
    for words in (stated or named or (card.websites if len(card.websites) == 1 else []))[:1]:
        spaces.website(ledger, words)
        return
    if card.websites:
        ledger.leave_out("website", "several websites", " ".join(words.text for words in card.websites))


def _alone(ledger: Ledger, card: Card, kind: str) -> list[Mapped]:
    """The value of a kind of label, if the card does not give two that differ."""
    found = card.values(kind)
    if len({fold(label.value.text) for label in found}) > 1:
        ledger.leave_out(None, "two values under one label", f"{kind}: {found[0].value.text}")
        return []
    return [_value(label) for label in found[:1]]


def _value(label: Label) -> Mapped:
    """A label's value: with the lines it runs over where it may, else what stands on its first line."""
    return label.value if label.kind in ("address", "contract", "premises", "former_use") else label.first


def _is_area(card: Card) -> bool:
    """Whether the address of a card is a part of town."""
    first = next((fold(label.value.text).split() for label in card.values("address")), [])
    return bool(first) and first[0] in words_of("report_cards", "area")
