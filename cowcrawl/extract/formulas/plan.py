"""From a candidate price to a claim: what it buys, for how long, with which tax; or why it is left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

from lxml.html import HtmlElement

from cowcrawl.extract import Found
from cowcrawl.extract.formulas.included import allowances, elsewhere
from cowcrawl.extract.formulas.passage import clean, own_words
from cowcrawl.extract.formulas.setting import Setting, speaks_of_coworking
from cowcrawl.extract.formulas.words import desk_hint, desk_type, is_pass, names_equipment, names_something, no_plan
from cowcrawl.extract.phrases import pattern, says, says_all
from cowcrawl.extract.sentences import split
from cowcrawl.literals.area import find_areas
from cowcrawl.literals.money import find_money
from cowcrawl.literals.period import in_label, speaks_of_time
from cowcrawl.literals.quantity import duration, find_bundle
from cowcrawl.literals.vat import Vat, vat_of
from cowcrawl.model import Claim, Reject
from cowcrawl.text import fold

NEAR = 160
"""Characters of a text near a price that may describe its plan; a longer one is about more than the plan."""
MAX_AFTER = 300
"""Characters after a price that may say that it is none."""
MAX_NAME = 120
MAX_TERM = 80
"""Characters of a line about notice or term."""
_BRACKETS = re.compile(r"\(([^()]*)\)")
_SURCHARGE = re.compile(r"[+]\s?\D{0,3}\d")
"""An option that costs more ("+ €50"): no description of the plan."""
ROOMS = frozenset(("meeting_room", "event_space"))
LONG = ("month", "quarter", "year")
"""Periods for which nobody takes a meeting room."""
_DESCRIBED = frozenset(("fixed_desk", "hot_desk", "private_office"))
"""Desk types believed from the description: a plan that mentions a meeting room only includes some hours of it."""


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A price and everything around it that may say what it is for."""

    amount: str
    """Decimal string."""
    currency: str
    """ISO 4217."""
    labels: tuple[str, ...]
    """What stands right at the price, nearest first: the words before it, the headers of its row and column."""
    title: str | None
    """The title of its card or section."""
    headings: tuple[str, ...]
    """The headings above that, innermost first."""
    near: tuple[str, ...] = ()
    """The other texts of its card."""
    lead: str = ""
    """The sentence above its table that tells for how long prices are."""
    terms: tuple[tuple[str, str], ...] = ()
    """What a table says of the plan, as header and value."""
    period: str | None = None
    """The period that stands with the amount."""
    quantity: int | None = None
    """The bundle that stands with the amount."""
    vat: Vat | None = None
    """The tax that stands with the amount."""
    after: str = ""
    """The words after it."""
    starred: bool = False
    """A footnote's star stands at the amount."""
    quotes: tuple[str, ...]
    """The passage that has the amount, the widest first."""
    element: HtmlElement | None
    """Where it was read; None in embedded JSON."""
    source: str | None = None
    """Where in embedded JSON."""
    extractor: str
    """How."""
    doubt: str | None = None
    """Why it is not to be trusted, if anything."""


def resolve(candidate: Candidate, setting: Setting) -> Found | Reject:
    """The claim a candidate makes, or why it makes none."""
    reason = candidate.doubt or _trap(candidate)
    if reason:
        return reject(reason, candidate)
    term = _term(candidate) or _of_page(candidate, setting) or _untold(candidate, setting)
    if term is None:
        return reject("no period", candidate)
    name = _name(candidate)
    if name is None:
        return reject("no name", candidate)
    kind = _desk_type(candidate, setting, term)
    if kind is None:
        return reject("no desk type", candidate)
    quote = setting.quoted(candidate.quotes)
    if quote is None:
        return reject("no quote", candidate)
    vat, vat_quote = _vat(candidate, setting)
    commitment = _commitment(candidate)
    included, centres = allowances(candidate), elsewhere(candidate)
    value = {
        "name": name,
        "desk_type": kind,
        "amount": candidate.amount,
        "currency": candidate.currency,
        "period": term.period,
        "quantity": term.quantity,
        "vat": vat,
        "commitment": ": ".join(commitment) or None,
        "included": "; ".join(": ".join(pair) for pair in included) or None,
        "other_centres": True if centres else None,
    }
    told = (term.source, vat_quote, *commitment, *chain(*included), centres)
    passages = dict.fromkeys((*candidate.labels, candidate.title, *told))
    stands = setting.page.holds if candidate.source else setting.quotes.has
    context = tuple(text for text in passages if text and text not in quote and stands(text))
    claim = Claim(
        field="formulas",
        value=value,
        quote=quote,
        locator=candidate.source or _place(candidate, setting),
        extractor=candidate.extractor,
        context=context,
    )
    return Found(claim=claim, element=candidate.element)


def _place(candidate: Candidate, setting: Setting) -> str:
    return "" if candidate.element is None else setting.page.locator(candidate.element)


def reject(reason: str, candidate: Candidate) -> Reject:
    """A note for the vocabulary: which price was left out, and why."""
    texts = [*reversed(candidate.labels), candidate.quotes[-1]] if candidate.quotes else list(candidate.labels)
    detail = " | ".join(text for text in (candidate.title, *texts) if text)
    return Reject(stage="formulas", field="formulas", reason=reason, detail=detail[:200])


def _trap(candidate: Candidate) -> str | None:
    """The words at the price decide; those of title and heading only where nothing nearer names a desk or a room."""
    own = " | ".join((*candidate.labels, candidate.after[:MAX_AFTER]))
    naming = [text for text in candidate.labels if own_words(text)]
    if any(map(names_equipment, naming)) and not desk_type(" | ".join(naming)):
        return "equipment"
    if (reason := no_plan(own)) or desk_type(" | ".join(candidate.labels)):
        return reason
    if not naming and names_equipment(candidate.title or ""):
        return "equipment"
    if any(says_all("formulas", "other_sections", text) for text in (candidate.title, *candidate.headings) if text):
        return "another section"
    title = candidate.title or ""
    if (reason := no_plan(title)) or desk_type(title):
        return reason
    return no_plan(candidate.headings[0]) if candidate.headings else None


@dataclass(frozen=True)
class Term:
    """What a price is for in time."""

    period: str | None
    """A period, `once` for a bundle; None where nobody says for how long."""
    quantity: int | None = None
    """The number of units of a bundle."""
    unit: str | None = None
    """The period of one unit, where it is known."""
    source: str | None = None
    """The passage elsewhere that tells them."""

    @property
    def by_ticket(self) -> bool:
        """Whether it is paid by the day or by so many entries, hours or days; several months are a membership."""
        return self.period in ("day", "half_day") or bool(self.quantity and self.unit not in ("week", "month"))


def _term(candidate: Candidate) -> Term | None:
    """The period or the bundle: what stands with the amount, then labels and title, then the headings."""
    if candidate.period:
        return Term(candidate.period)
    if candidate.quantity:
        return Term("once", candidate.quantity)
    names = (*candidate.labels, candidate.title or "")
    for text in names:
        if bundle := find_bundle(text) or duration(_BRACKETS.sub("", clean(text))):
            return Term("once", bundle.quantity, bundle.unit, text)
        if period := in_label(text):
            return Term(period, source=text)
    for text in names:
        if bundle := next(filter(None, map(duration, _BRACKETS.findall(text))), None):
            return Term("once", bundle.quantity, bundle.unit, text)
    if period := in_label(candidate.after[:NEAR]):
        return Term(period)
    found = ((in_label(text), text) for text in (*candidate.headings, candidate.lead))
    return next((Term(period, source=text) for period, text in found if period), None)


def _of_page(candidate: Candidate, setting: Setting) -> Term | None:
    """The period that the page says all its prices are for; a room is seldom let for so long."""
    kinds = {kind for kind in map(desk_type, (*candidate.labels, candidate.title or "")) if kind}
    if candidate.extractor == "formulas.prose" or not kinds or not kinds.isdisjoint((*ROOMS, "day_pass")):
        return None
    return Term(setting.period, source=setting.period_quote) if setting.period else None


def _untold(candidate: Candidate, setting: Setting) -> Term | None:
    """No period at all: for a price whose own name says desk or room, and around which nothing speaks of time."""
    if candidate.extractor == "formulas.prose" or setting.period:
        return None
    names = (*candidate.labels, candidate.title or "")
    kinds = {kind for kind in map(desk_type, names) if kind}
    around = (*names, *candidate.near, *candidate.headings, candidate.lead, candidate.after, *candidate.quotes)
    return Term(None) if kinds and kinds != {"day_pass"} and not any(map(speaks_of_time, around)) else None


def _name(candidate: Candidate) -> str | None:
    naming = [clean(label) for label in candidate.labels if names_something(label)]
    title = clean(candidate.title) if candidate.title else None
    if not naming:
        labels = list(filter(None, map(clean, candidate.labels)))
        named = _unnamed(labels, title) or title or next(iter(labels), None)
        return named[:MAX_NAME] if named else None
    name = " – ".join(dict.fromkeys(naming))
    if title and not desk_type(name) and desk_type(title) and fold(title) not in fold(name):
        name = f"{title} – {name}"
    return name[:MAX_NAME]


def _unnamed(labels: list[str], title: str | None) -> str | None:
    """A label that only tells a pass or a period, where it names the plan: its title is of another kind, or of many."""
    kind = (desk_type(title) or desk_hint(title)) if title else None
    if kind not in ROOMS and (passes := [label for label in labels if is_pass(label)]):
        return passes[0]
    if kind in (None, "hot_desk") and (passes := [label for label in labels if desk_type(label) == "day_pass"]):
        return passes[0]
    if not title or not labels or not says("formulas", "announcing", title):
        return None
    group = own_words(_plain(title))
    return f"{labels[0]} – {title}" if group and not speaks_of_coworking(title) and not desk_hint(title) else labels[0]


def _plain(title: str) -> str:
    return pattern("formulas", "announcing").sub(" ", fold(title))


def _desk_type(candidate: Candidate, setting: Setting, term: Term) -> str | None:
    by_ticket, period = term.by_ticket, term.period
    if by_ticket and any(map(is_pass, candidate.labels)) and desk_type(candidate.title or "") not in ROOMS:
        return "day_pass"
    names = [text for text in (*candidate.labels, candidate.title or "") if own_words(text)]
    near = [text for text in candidate.near if len(text) <= NEAR and not _SURCHARGE.search(text)]
    kinds = [kind for kind in map(desk_type, names) if kind and not (kind == "fixed_desk" and period == "hour")]
    if kinds and (kinds[0] != "day_pass" or by_ticket):
        return "private_office" if kinds[0] == "hot_desk" and any(map(find_areas, names)) else kinds[0]
    hint = next(filter(None, map(desk_hint, names)), None)
    passed = ("day_pass", "virtual_office") if any(map(speaks_of_coworking, names)) else ("day_pass",)
    above = next((kind for kind in map(desk_type, candidate.headings) if kind and kind not in passed), None)
    if hint != "other" and above and hint in (None, "hot_desk", above):
        return above
    if hint in (None, "hot_desk") and _is_whole(names, near):
        return "private_office" if period in LONG else "event_space"
    if hint == "meeting_room" and period in LONG and any(says("formulas", "exclusive", text) for text in names):
        return "private_office"
    described = next(filter(None, map(_described, near)), None)
    if hint == "private_office" and described in ("fixed_desk", "hot_desk"):
        return described
    if hint and hint not in ("hot_desk", "fixed_desk"):
        return hint
    if described:
        return described
    if hint == "fixed_desk" and not by_ticket and period != "hour":
        return hint
    if hint:
        return _coworking(term)
    if room := _room(candidate, setting, period):
        return room
    if setting.hire and candidate.extractor == "formulas.table":
        return "event_space"
    above = next(filter(None, map(desk_hint, candidate.headings)), None)
    if above and above not in ("hot_desk", "fixed_desk"):
        return above
    stepped = not names and any(says("period_words", "ordinals", label) for label in candidate.labels)
    if above or any(map(speaks_of_coworking, near)) or (setting.coworking and not stepped):
        return _coworking(term)
    passes = any(desk_type(text) == "day_pass" for text in (*candidate.labels, candidate.title or ""))
    passes = passes or (by_ticket and any(desk_type(text) == "day_pass" for text in near))
    if passes and (by_ticket or period == "week"):
        return _coworking(term)
    return "day_pass" if period == "day" and setting.prices and _is_plain(candidate) else None


def _is_whole(names: list[str], near: list[str]) -> bool:
    """Whether a price is for all of a place at once: by its name, or as "the whole floor, exclusively"."""
    if any(
        says_all("formulas", "whole", part) for text in names for part in (text, own_words(_BRACKETS.sub("", text)))
    ):
        return True
    return any(says("formulas", "whole", text) and says("formulas", "alone", text) for text in near)


def _is_plain(candidate: Candidate) -> bool:
    """Whether nothing around a price of a list speaks of rooms, offices, post or dues."""
    if candidate.extractor not in ("formulas.card", "formulas.table", "formulas.line"):
        return False
    around = (*candidate.labels, candidate.title or "", *candidate.headings, *candidate.near)
    return all((desk_type(text) or desk_hint(text)) in (None, "hot_desk", "day_pass") for text in around)


def _described(text: str) -> str | None:
    """The desk type a line of the description gives: by its words, or as a line that is nothing but its name."""
    kind = desk_type(text)
    return kind if kind in _DESCRIBED or (kind == "virtual_office" and says_all("desk_types", kind, text)) else None


def _room(candidate: Candidate, setting: Setting, period: str | None) -> str | None:
    """What is let by the hour or the day and says how many it seats is a room."""
    if period not in ("hour", "half_day", "day") or not any(
        says("formulas", "capacity", text) for text in candidate.near
    ):
        return None
    events = setting.halls or any(desk_hint(text) == "event_space" for text in candidate.near)
    return "event_space" if events else "meeting_room"


def _coworking(term: Term) -> str:
    """Plain access to a coworking space: by the day or the ticket, or as a member."""
    return "day_pass" if term.by_ticket else "hot_desk"


def _vat(candidate: Candidate, setting: Setting) -> tuple[Vat | None, str | None]:
    if candidate.vat:
        return candidate.vat, None
    own = (candidate.after[:NEAR], *candidate.labels, candidate.title or "")
    around = (text for text in (*candidate.near, *candidate.headings) if not find_money(text))
    for text in (*own, *around):
        if len(text) <= NEAR and (vat := vat_of(text)):
            return vat, text
    if candidate.starred and setting.footnote:
        return vat_of(setting.footnote), setting.footnote
    return setting.vat, setting.vat_quote


def _commitment(candidate: Candidate) -> tuple[str, ...]:
    """Notice or term of the plan as printed: its own words, a line of its card, a header and its cell; or nothing."""
    for header, text in candidate.terms:
        if says("formulas", "commitment", header) and any(map(str.isalnum, text)):
            return header, text
    own = (clean(candidate.after), *(clean(label) for label in candidate.labels))
    texts = (*(text for text in own if len(text) <= NEAR), *(text for text in candidate.near if len(text) <= MAX_TERM))
    sentences = (sentence for text in texts for sentence in split(text))
    return next(((sentence,) for sentence in sentences if says("formulas", "commitment", sentence)), ())
