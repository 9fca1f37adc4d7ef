"""From a candidate price to a claim: what it buys, for how long, with which tax; or why it is left out."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import chain

from cowcrawl.extract import Found
from cowcrawl.extract.formulas.bound import SEATS
from cowcrawl.extract.formulas.candidate import LONG, NEAR, ROOMS, Candidate, lines_of, own_lines
from cowcrawl.extract.formulas.labels import clean
from cowcrawl.extract.formulas.plans.fee import with_purpose
from cowcrawl.extract.formulas.plans.further import is_further
from cowcrawl.extract.formulas.plans.included import allowances, clauses_of, elsewhere
from cowcrawl.extract.formulas.plans.kind import kind_of
from cowcrawl.extract.formulas.plans.plan_name import name_of
from cowcrawl.extract.formulas.plans.shares import is_a_head, is_share
from cowcrawl.extract.formulas.plans.term import term_of
from cowcrawl.extract.formulas.plans.told import Term
from cowcrawl.extract.formulas.plans.traps import is_class, trap_of
from cowcrawl.extract.formulas.sentences.dues import dues_above
from cowcrawl.extract.formulas.setting import Setting
from cowcrawl.extract.formulas.words import (
    desk_type,
    names_something,
    only_binds,
)
from cowcrawl.extract.texts.phrases import likely, says, says_all
from cowcrawl.extract.texts.sentences import split
from cowcrawl.fields import FORMULA_KEYS
from cowcrawl.literals.lone_street import holds_address
from cowcrawl.literals.money import find_money
from cowcrawl.literals.vat import Vat, vat_of
from cowcrawl.literals.words import has_digit
from cowcrawl.model import Claim, Reject
from cowcrawl.remembered import remembered

_BINDING = ("commitment", "commitment_alone", "commitment_column")
"""The concepts that tell for how long a plan binds."""
NO_KIND = "no desk type"
"""Why a price is left out that nothing says what it buys."""
MAX_TERM = 80
"""Characters of a line about notice or term."""


MAX_UNTOLD = 10_000
"""From this amount what has no period is no price of a desk or a room: what a building costs, a company's capital."""
_DEAR = frozenset(("EUR", "GBP", "USD", "CHF"))
"""Currencies in which it is so."""


def resolve(candidate: Candidate, setting: Setting, kind: str | None = None) -> Found | Reject:
    """The claim a candidate makes, or why it makes none; `kind` is its desk type where its own words tell none."""
    reason = (
        candidate.doubt
        or ("first month" if candidate.starred and setting.introduces else None)
        or ("of a market" if candidate.extractor == "formulas.prose" and setting.of_market else None)
        or trap_of(candidate, setting)
    )
    if reason:
        return reject(reason, candidate)
    term = term_of(candidate, setting)
    if term is None:
        return reject("no period", candidate)
    if reason := _against_term(candidate, setting, term):
        return reject(reason, candidate)
    if candidate.extractor == "formulas.prose":
        candidate.labels = tuple([with_purpose(label, candidate.quotes) for label in candidate.labels])
    if _is_address(candidate.title):
        candidate.title = None
    name = name_of(candidate) or _dues(candidate, setting)
    if name is None or _is_address(name):
        return reject("no name", candidate)
    if candidate.card:
        candidate.near = lines_of(candidate, setting.telling) or candidate.near
    kind = kind_of(candidate, setting, term) or kind
    if kind is None:
        return reject(NO_KIND, candidate)
    if reason := _against_kind(candidate, setting, kind, term):
        return reject(reason, candidate)
    quote = setting.quoted(candidate.quotes)
    if quote is None:
        return reject("no quote", candidate)
    value, told = _described(candidate, setting, kind, term.period)
    claim = Claim(
        field="formulas",
        value={**value, "name": name, "desk_type": kind, "period": term.period, "quantity": term.quantity},
        quote=quote,
        locator=candidate.source or _place(candidate, setting),
        extractor=candidate.extractor,
        context=_context(candidate, setting, quote, (term.source, *told, setting.everywhere)),
    )
    return Found(claim=claim, element=candidate.element)


@remembered
def _is_address(text: str | None) -> bool:
    """Whether what might name a plan tells where it is."""
    return bool(text and has_digit(text) and holds_address(text)) and desk_type(str(text)) in (None, "day_pass")


def _dues(candidate: Candidate, setting: Setting) -> str | None:
    """What members pay by the month or the year, where nothing but a heading about membership names a price."""
    span = setting.page.span(candidate.element) if candidate.element is not None and candidate.period in LONG else None
    if span is None or candidate.extractor != "formulas.line":
        return None
    blocks = setting.page.blocks
    return dues_above([blocks[index].line for index in blocks[span[0]].headings])


def _against_term(candidate: Candidate, setting: Setting, term: Term) -> str | None:
    """Why a price with such a term is none of a plan."""
    if not term.period and candidate.currency in _DEAR and Decimal(candidate.amount) >= MAX_UNTOLD:
        return "too much"
    if is_share(candidate):
        return "worked out"
    return "a further hour" if is_further(candidate, setting, term) else None


def _against_kind(candidate: Candidate, setting: Setting, kind: str, term: Term) -> str | None:
    """Why a price of such a kind of desk is none of a plan."""
    if kind == "fixed_desk" and term.period == "half_day" and not candidate.period:
        return "a share of each day"
    if kind in ROOMS and is_a_head(candidate, setting):
        return "a head"
    sports = kind in ("day_pass", "hot_desk") and setting.may_say("sports")
    return "a class" if sports and is_class(candidate, kind) else None


def _described(
    candidate: Candidate, setting: Setting, kind: str, period: str | None
) -> tuple[dict[str, object], tuple[str | None, ...]]:
    """Price, tax, term and what is included, as a formula's value has them, and the passages elsewhere that say so."""
    vat, vat_quote = _vat(candidate, setting)
    bound = candidate.source or any(map(setting.may_say, _BINDING))
    commitment = _commitment(candidate, period) if bound else ()
    if bound and not commitment and kind in SEATS and period in LONG:
        commitment = setting.bound_together
    centres = elsewhere(candidate) if candidate.source or setting.may_say("other_centres") else None
    included = [] if period in ("hour", "half_day") else allowances(own_lines(candidate))
    value = {
        **dict.fromkeys(FORMULA_KEYS),
        "amount": candidate.amount,
        "currency": candidate.currency,
        "vat": vat,
        "commitment": ": ".join(commitment) or None,
        "included": "; ".join(": ".join(pair) for pair in included) or None,
        "other_centres": True if centres else None,
    }
    return value, (vat_quote, *commitment, *chain(*included), centres)


def _context(candidate: Candidate, setting: Setting, quote: str, told: tuple[str | None, ...]) -> tuple[str, ...]:
    """The passages without which a quote cannot be understood, of those that stand on the page."""
    stands = setting.page.holds if candidate.source else setting.quotes.has
    passages = dict.fromkeys((*candidate.labels, candidate.title, _section(candidate, setting), *told))
    return tuple([text for text in passages if text and text not in quote and stands(text)])


def _section(candidate: Candidate, setting: Setting) -> str | None:
    """The heading over the titles of several plans, not that of the whole page: it may name the house that has them."""
    head = next((line for line in candidate.headings if line != candidate.title), "")
    stands = head and len(head) <= MAX_TERM and head not in setting.first_heads
    return head if stands and names_something(head) else None


def _place(candidate: Candidate, setting: Setting) -> str:
    return "" if candidate.element is None else setting.page.locator(candidate.element)


def reject(reason: str, candidate: Candidate) -> Reject:
    """A note for the vocabulary: which price was left out, and why."""
    texts = [*reversed(candidate.labels), *filter(None, (max(candidate.quotes, key=len, default=""),))]
    detail = " | ".join(text for text in (candidate.title, *texts) if text)
    return Reject(stage="formulas", field="formulas", reason=reason, detail=detail[:200])


def _vat(candidate: Candidate, setting: Setting) -> tuple[Vat | None, str | None]:
    if candidate.vat:
        return candidate.vat, None
    own = (candidate.after[:NEAR], *candidate.labels, candidate.title or "")
    for text in own:
        if len(text) <= NEAR and (vat := vat_of(text)):
            return vat, text
    for text in (*candidate.near, *candidate.headings):
        if len(text) <= NEAR and (vat := vat_of(text)) and not find_money(text):
            return vat, text
    if candidate.starred and setting.footnote:
        return vat_of(setting.footnote), setting.footnote
    return setting.vat


def _commitment(candidate: Candidate, period: str | None) -> tuple[str, ...]:
    """Notice or term of the plan as printed: its own words, a line of its card, a header and its cell; or nothing.

    "Notice" alone, the head of a row, tells none.
    """
    for header, text in candidate.terms:
        binds = says("formulas", "commitment", header) or says_all("formulas", "commitment_column", header)
        if binds and any(map(str.isalnum, text)):
            return header, text
    own = [clean(candidate.after), *map(clean, candidate.labels)]
    listed = [clause for text in candidate.near for clause in clauses_of(text)]
    if period not in (None, *LONG):  # who comes for a day is not bound for months
        listed = [text for text in listed if not has_digit(text)]
    near = [text for text in listed if not _binds_another(text)]
    for text in [*[text for text in own if len(text) <= NEAR], *[text for text in near if len(text) <= MAX_TERM]]:
        told = likely("formulas", text)
        if "commitment_alone" in told and says_all("formulas", "commitment_alone", text):
            return (text,)
        if "commitment" in told and not text.endswith("?"):
            for sentence in split(text):
                if says("formulas", "commitment", sentence) and " " in sentence.strip():
                    return (_binding(sentence),)
    return ()


def _binds_another(line: str) -> bool:
    """Whether a line of a card has a price of its own for who is bound: "Minimum 3 months: € 200"."""
    money = next(iter(find_money(line)), None) if has_digit(line) else None
    return money is not None and only_binds(clean(line[: money.start]))


def _binding(sentence: str) -> str:
    """What a sentence says of the term: of one with prices the clause without any that does."""
    sentence = sentence if "(" in sentence else sentence.rstrip(" )")
    if not find_money(sentence):
        return sentence
    clauses = (clause.strip(" .") for clause in _COMMAS.split(sentence))
    telling = (clause for clause in clauses if says("formulas", "commitment", clause) and not find_money(clause))
    return next(telling, sentence)


_COMMAS = re.compile(r"[,;()]\s|\s[–—|·•-]\s|[;()]")
