"""From a candidate price to a claim: what it buys, for how long, with which tax; or why it is left out."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

from cowcrawl.extract import Found
from cowcrawl.extract.formulas.passage import clean, own_words
from cowcrawl.extract.formulas.words import desk_hint, desk_type, names_something, no_plan
from cowcrawl.extract.phrases import says, says_all
from cowcrawl.literals.money import find_money
from cowcrawl.literals.period import in_label
from cowcrawl.literals.quantity import duration, find_bundle
from cowcrawl.literals.vat import Vat, speaks_of_all_prices, vat_of
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Block, Page
from cowcrawl.quotes import Quotes
from cowcrawl.text import fold

NEAR = 160
"""Characters of a text near a price that may describe its plan; a longer one is about more than the plan."""
MAX_AFTER = 300
"""Characters after a price that may say that it is none."""
MAX_NAME = 120
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
    period: str | None = None
    """The period that stands with the amount."""
    quantity: int | None = None
    """The bundle that stands with the amount."""
    vat: Vat | None = None
    """The tax that stands with the amount."""
    after: str = ""
    """The words after it."""
    quotes: tuple[str, ...]
    """The passage that has the amount, the widest first."""
    element: HtmlElement
    """Where it was read."""
    extractor: str
    """How."""
    doubt: str | None = None
    """Why it is not to be trusted, if anything."""


@dataclass(frozen=True)
class Setting:
    """What a whole page says of its prices."""

    page: Page
    """The page."""
    quotes: Quotes
    """Its text."""
    vat: Vat | None
    """Tax in all its prices."""
    vat_quote: str | None
    """The sentence that says so."""
    coworking: bool
    """Whether title or headings speak of coworking."""


def setting_of(page: Page) -> Setting:
    """The setting of a page's prices."""
    vat, quote = _page_vat(page.blocks)
    heads = [page.title, *(block.line for block in page.blocks if block.level), page.host]
    coworking = any("cowork" in fold(text).replace(" ", "") for text in heads)
    return Setting(page, Quotes(page), vat, quote, coworking)


def _page_vat(blocks: list[Block]) -> tuple[Vat | None, str | None]:
    found: dict[Vat, str] = {}
    for block in blocks:
        for line in block.lines:
            vat = vat_of(line) if block.region != "nav" and len(line) <= 250 else None
            if vat and (speaks_of_all_prices(line) or (len(line) <= 30 and _only_tax(line))):
                found.setdefault(vat, line)
    return next(iter(found.items())) if len(found) == 1 else (None, None)


def _only_tax(line: str) -> bool:
    """Whether a line is about tax and nothing else: "* excl. btw"."""
    return not own_words(line) and not in_label(line) and not find_money(line)


def resolve(candidate: Candidate, setting: Setting) -> Found | Reject:
    """The claim a candidate makes, or why it makes none."""
    reason = candidate.doubt or _trap(candidate)
    if reason:
        return reject(reason, candidate)
    period, quantity, source = _period(candidate)
    if period is None:
        return reject("no period", candidate)
    name = _name(candidate)
    if name is None:
        return reject("no name", candidate)
    kind = _desk_type(candidate, setting, period, quantity)
    if kind is None:
        return reject("no desk type", candidate)
    quote = setting.quotes.first(*candidate.quotes)
    if quote is None:
        return reject("no quote", candidate)
    vat, vat_quote = _vat(candidate, setting)
    commitment = _commitment(candidate)
    value = {
        "name": name,
        "desk_type": kind,
        "amount": candidate.amount,
        "currency": candidate.currency,
        "period": period,
        "quantity": quantity,
        "vat": vat,
        "commitment": commitment,
    }
    passages = dict.fromkeys((*candidate.labels, candidate.title, source, vat_quote, commitment))
    context = tuple(text for text in passages if text and text not in quote and setting.quotes.has(text))
    claim = Claim(
        field="formulas",
        value=value,
        quote=quote,
        locator=setting.page.locator(candidate.element),
        extractor=candidate.extractor,
        context=context,
    )
    return Found(claim=claim, element=candidate.element)


def reject(reason: str, candidate: Candidate) -> Reject:
    """A note for the vocabulary: which price was left out, and why."""
    texts = [*reversed(candidate.labels), candidate.quotes[-1]] if candidate.quotes else list(candidate.labels)
    detail = " | ".join(text for text in (candidate.title, *texts) if text)
    return Reject(stage="formulas", field="formulas", reason=reason, detail=detail[:200])


def _trap(candidate: Candidate) -> str | None:
    """The words at the price decide; those of title and heading only where nothing nearer names a desk or a room."""
    own = " | ".join((*candidate.labels, candidate.after[:MAX_AFTER]))
    if (reason := no_plan(own)) or desk_type(" | ".join(candidate.labels)):
        return reason
    if any(says_all("formulas", "other_sections", text) for text in (candidate.title, *candidate.headings) if text):
        return "another section"
    title = candidate.title or ""
    if (reason := no_plan(title)) or desk_type(title):
        return reason
    return no_plan(candidate.headings[0]) if candidate.headings else None


def _period(candidate: Candidate) -> tuple[str | None, int | None, str | None]:
    """Period, quantity of a bundle, and the passage elsewhere that tells them."""
    if candidate.period:
        return candidate.period, None, None
    if candidate.quantity:
        return "once", candidate.quantity, None
    for text in (*candidate.labels, candidate.title or ""):
        bundle = find_bundle(text) or duration(clean(text))
        if bundle:
            return "once", bundle.quantity, text
        if period := in_label(text):
            return period, None, text
    if period := in_label(candidate.after[:NEAR]):
        return period, None, None
    for text in candidate.headings:
        if period := in_label(text):
            return period, None, text
    return None, None, None


def _name(candidate: Candidate) -> str | None:
    naming = [clean(label) for label in candidate.labels if names_something(label)]
    title = clean(candidate.title) if candidate.title else None
    if not naming:
        labels = list(filter(None, map(clean, candidate.labels)))
        passes = [label for label in labels if desk_type(label) == "day_pass"]
        plain = not title or (desk_type(title) or desk_hint(title)) in (None, "hot_desk")
        named = next(iter(passes if plain else []), None) or title or next(iter(labels), None)
        return named[:MAX_NAME] if named else None
    name = " – ".join(dict.fromkeys(naming))
    if title and not desk_type(name) and desk_type(title) and fold(title) not in fold(name):
        name = f"{title} – {name}"
    return name[:MAX_NAME]


def _desk_type(candidate: Candidate, setting: Setting, period: str, quantity: int | None) -> str | None:
    by_ticket = bool(quantity) or period in ("day", "half_day")
    names = [text for text in (*candidate.labels, candidate.title or "") if own_words(text)]
    near = [text for text in candidate.near if len(text) <= NEAR]
    kinds = [kind for kind in map(desk_type, names) if kind and not (kind == "fixed_desk" and period == "hour")]
    if kinds and (kinds[0] != "day_pass" or by_ticket):
        return kinds[0]
    hint = next(filter(None, map(desk_hint, names)), None)
    above = next((kind for kind in map(desk_type, candidate.headings) if kind and kind != "day_pass"), None)
    if hint != "other" and above and hint in (None, "hot_desk", above):
        return above
    if hint and hint not in ("hot_desk", "fixed_desk"):
        return hint
    if described := next((kind for kind in map(desk_type, near) if kind in _DESCRIBED), None):
        return described
    if hint == "fixed_desk" and not by_ticket and period != "hour":
        return hint
    if hint:
        return _coworking(period, quantity)
    if room := _room(candidate, period):
        return room
    above = next(filter(None, map(desk_hint, candidate.headings)), None)
    if above and above not in ("hot_desk", "fixed_desk"):
        return above
    if above or setting.coworking:
        return _coworking(period, quantity)
    passes = any(desk_type(text) == "day_pass" for text in (*candidate.labels, candidate.title or ""))
    return "day_pass" if passes and by_ticket else None


def _room(candidate: Candidate, period: str) -> str | None:
    """What is let by the hour or the day and says how many it seats is a room."""
    if period not in ("hour", "half_day", "day") or not any(
        says("formulas", "capacity", text) for text in candidate.near
    ):
        return None
    return "event_space" if any(desk_hint(text) == "event_space" for text in candidate.near) else "meeting_room"


def _coworking(period: str, quantity: int | None) -> str:
    """Plain access to a coworking space: by the day or the ticket, or as a member."""
    return "day_pass" if quantity or period in ("day", "half_day") else "hot_desk"


def _vat(candidate: Candidate, setting: Setting) -> tuple[Vat | None, str | None]:
    if candidate.vat:
        return candidate.vat, None
    title = candidate.title or ""
    for text in (candidate.after[:NEAR], *candidate.labels, title, *candidate.near, *candidate.headings):
        if len(text) <= NEAR and (vat := vat_of(text)):
            return vat, text
    return setting.vat, setting.vat_quote


def _commitment(candidate: Candidate) -> str | None:
    return next((text for text in candidate.near if len(text) <= 80 and says("formulas", "commitment", text)), None)
