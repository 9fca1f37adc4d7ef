"""From a candidate price to a claim: what it buys, for how long, with which tax; or why it is left out."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from itertools import chain

from cowcrawl.extract import Found
from cowcrawl.extract.formulas.candidate import LONG, NEAR, ROOMS, Candidate, lines_of, own_lines
from cowcrawl.extract.formulas.further import is_further
from cowcrawl.extract.formulas.included import allowances, clauses_of, elsewhere
from cowcrawl.extract.formulas.kind import kind_of
from cowcrawl.extract.formulas.labels import clean, has_own_words
from cowcrawl.extract.formulas.plan_name import name_of
from cowcrawl.extract.formulas.setting import Setting, speaks_of_coworking
from cowcrawl.extract.formulas.shares import is_a_head, is_share
from cowcrawl.extract.formulas.term import BRACKETS, term_of
from cowcrawl.extract.formulas.words import (
    APART,
    apart_from_house,
    are_goods,
    desk_hint,
    desk_type,
    heads_options,
    is_other_section,
    is_part_of_day,
    is_pass,
    is_section_apart,
    is_shop,
    may_be_none,
    name_desks,
    names_equipment,
    names_something,
    no_plan,
    only_binds,
)
from cowcrawl.extract.phrases import begins_with, likely, says, says_all
from cowcrawl.extract.sentences import split
from cowcrawl.fields import FORMULA_KEYS
from cowcrawl.language import language
from cowcrawl.literals.area import find_areas
from cowcrawl.literals.lone_street import holds_address
from cowcrawl.literals.money import find_money
from cowcrawl.literals.vat import Vat, vat_of
from cowcrawl.literals.words import alternation, has_digit
from cowcrawl.model import Claim, Reject
from cowcrawl.vocabulary import phrases

MAX_AFTER = 300
"""Characters after a price that may say that it is none."""
_BINDING = ("commitment", "commitment_alone", "commitment_column")
"""The concepts that tell for how long a plan binds."""
MAX_TERM = 80
"""Characters of a line about notice or term."""


MAX_UNTOLD = 10_000
"""From this amount what has no period is no price of a desk or a room: what a building costs, a company's capital."""
_DEAR = frozenset(("EUR", "GBP", "USD", "CHF"))
"""Currencies in which it is so."""


def resolve(candidate: Candidate, setting: Setting) -> Found | Reject:
    """The claim a candidate makes, or why it makes none."""
    reason = (
        candidate.doubt
        or ("first month" if candidate.starred and setting.introduces else None)
        or _elsewhere(candidate, setting)
        or _trap(candidate)
        or _beside_rent(candidate, setting)
        or _option(candidate, setting)
    )
    if reason:
        return reject(reason, candidate)
    term = term_of(candidate, setting)
    if term is None:
        return reject("no period", candidate)
    if not term.period and candidate.currency in _DEAR and Decimal(candidate.amount) >= MAX_UNTOLD:
        return reject("too much", candidate)
    if is_share(candidate):
        return reject("worked out", candidate)
    if is_further(candidate, setting, term):
        return reject("a further hour", candidate)
    name = name_of(candidate)
    if name is None or (has_digit(name) and holds_address(name) and desk_type(name) in (None, "day_pass")):
        return reject("no name", candidate)
    if candidate.card:
        candidate.near = lines_of(candidate, setting.telling) or candidate.near
    kind = kind_of(candidate, setting, term)
    if kind is None:
        return reject("no desk type", candidate)
    if kind == "fixed_desk" and term.period == "half_day" and not candidate.period:
        return reject("a share of each day", candidate)
    if kind in ROOMS and is_a_head(candidate, setting):
        return reject("a head", candidate)
    if kind in ("day_pass", "hot_desk") and setting.may_say("sports") and _is_class(candidate, kind):
        return reject("a class", candidate)
    quote = setting.quoted(candidate.quotes)
    if quote is None:
        return reject("no quote", candidate)
    value, told = _described(candidate, setting, term.period)
    claim = Claim(
        field="formulas",
        value={**value, "name": name, "desk_type": kind, "period": term.period, "quantity": term.quantity},
        quote=quote,
        locator=candidate.source or _place(candidate, setting),
        extractor=candidate.extractor,
        context=_context(candidate, setting, quote, (term.source, *told, setting.everywhere)),
    )
    return Found(claim=claim, element=candidate.element)


def _described(
    candidate: Candidate, setting: Setting, period: str | None
) -> tuple[dict[str, object], tuple[str | None, ...]]:
    """Price, tax, term and what is included, as a formula's value has them, and the passages elsewhere that say so."""
    vat, vat_quote = _vat(candidate, setting)
    bound = candidate.source or any(map(setting.may_say, _BINDING))
    commitment = _commitment(candidate, period) if bound else ()
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
    return tuple(text for text in passages if text and text not in quote and stands(text))


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


def _trap(candidate: Candidate) -> str | None:
    """The words at the price decide; those of title and heading only where nothing nearer names a desk or a room."""
    what_for = _for_what(candidate.quotes[-1]) if "first_month" in likely("formulas", candidate.quotes[-1]) else ""
    around = (*candidate.labels, candidate.after[:MAX_AFTER], candidate.title or "", *candidate.headings, what_for)
    if not any(map(may_be_none, around)):
        return None
    if any(says("formulas", "compared", text) for text in (*candidate.labels, candidate.title or "")):
        return "held against"
    above = (candidate.title or "", *candidate.headings)
    offices = any((desk_type(label) or desk_hint(label)) == "private_office" for label in candidate.labels)
    if offices and any(says("formulas", "versus", text) for text in above):
        return "held against"
    if asked := next((text for text in above[:2] if text.endswith("?") and no_plan(text)), None):
        return no_plan(asked)
    naming = [text for text in candidate.labels if has_own_words(text)]
    if any(map(names_equipment, naming)) and not name_desks([BRACKETS.sub(" ", text) for text in naming]):
        return "equipment"
    if goods := next(
        (text for text in naming or [candidate.title or ""] if are_goods(_unmeasured(text))),
        None,
    ):
        return f"goods: {goods}"
    once = not candidate.period and any(says_all("formulas", "one_off", BRACKETS.sub(" ", text)) for text in naming)
    if once:
        return "paid once"
    if _is_lodging(candidate):
        return "lodging"
    told = (*candidate.labels, _for_how_long(candidate.after), what_for)
    if any(says("formulas", "first_month", text) for text in told):
        return "first month"
    if _is_pass_apart(candidate):
        return "another section"
    reason = _trap_behind(candidate)
    if reason or name_desks(candidate.labels):
        return reason
    if not naming and names_equipment(candidate.title or ""):
        return "equipment"
    title = "" if is_part_of_day(candidate.title or "") else candidate.title or ""
    apart = [text for text in (title, *candidate.headings) if is_other_section(text)]
    if apart and not (_names_desk(title) and all(is_shop(text) for text in apart)):
        return "another section"
    if (reason := no_plan(title)) or desk_type(title):
        return reason
    return no_plan(candidate.headings[0]) if candidate.headings else None


def _is_class(candidate: Candidate, kind: str) -> bool:
    """Whether a price is for sports: by the words around a pass, or by the name of what is no desk."""
    if kind == "day_pass":
        return any(says("formulas", "sports", quote) for quote in candidate.quotes)
    names = " | ".join((*candidate.labels, candidate.title or ""))
    return says("formulas", "sports", names) and not (desk_type(names) or speaks_of_coworking(names))


def _names_desk(title: str) -> bool:
    """Whether a title names a desk, a room or a pass, as what a shop sells does: "Flex – one month"."""
    return (desk_type(title) or desk_hint(title)) not in (None, "other")


def _is_pass_apart(candidate: Candidate) -> bool:
    """Whether a price is for a pass to something else than the house, such as a workshop or the car park."""
    kinds = {desk_type(label) for label in candidate.labels} - {None}
    return kinds == {"day_pass"} and any(map(is_section_apart, (candidate.title or "", *candidate.headings[:1])))


def _for_how_long(after: str) -> str:
    """The clause behind a price, where it says for what it is: "for your first three months"."""
    clause = _clauses().split(after[:NEAR])[0]
    return clause if begins_with("formulas", "for_whom", clause) else ""


def _for_what(quote: str) -> str:
    """The clause behind the amount of a quote that says for what it is: "€200 for the first month"."""
    money = next(iter(find_money(quote)), None)
    return _for_how_long(quote[money.end :]) if money is not None else ""


def _unmeasured(text: str) -> str:
    """A label without areas: "Lagerraum (20 m²)"."""
    for area in reversed(find_areas(text)):
        text = text[: area.start] + text[area.end :]
    return text


def _beside_rent(candidate: Candidate, setting: Setting) -> str | None:
    """Whether a price on a French page is of the "charges" beside a rent: the English word is that for prices."""
    charges = any(says_all("formulas", "charges", clean(label)) for label in candidate.labels)
    return "charges" if charges and language(setting.page) == "fr" else None


def _option(candidate: Candidate, setting: Setting) -> str | None:
    """Whether a price stands under "Options" beside headings of desks, and its own name is of none of them."""
    if setting.lacks(candidate, "option_sections"):
        return None
    nearest = (candidate.title or "", *candidate.headings[:1])
    if not (any(map(heads_options, nearest)) and setting.desk_heads):
        return None
    postal = any(says("formulas", "postal", label) for label in candidate.labels)
    return "an option" if postal or not name_desks(candidate.labels) else None


def _trap_behind(candidate: Candidate) -> str | None:
    """What labels and the words behind a price say against it.

    Behind a price and its period another clause may be about another sum ("£300 / month, deposit of one month"), and
    below the title of a desk or a room about what comes with it.
    """
    labels = [label for label in candidate.labels if not is_part_of_day(label)]
    after = _brackets().sub(" ", candidate.after[:MAX_AFTER])
    if candidate.extractor == "formulas.prose":
        own = min(candidate.quotes, key=len)
        others = _clauses().split(after.replace(own, " ", 1))
        return no_plan(*labels, own, *(clause for clause in others if not says("formulas", "beside", clause)))
    if not (candidate.period or candidate.quantity):
        return no_plan(*labels, after)
    first, *others = _clauses().split(after)
    opened = None if first.strip() else _clauses().match(after, len(first))
    first = opened.group() if opened else first  # "15 € / mois en sus"
    reasons = (no_plan(*labels, clause) for clause in others if not says("formulas", "beside", clause))
    titled = (desk_type(candidate.title or "") or desk_hint(candidate.title or "")) not in (None, "other")
    against = (reason for reason in reasons if reason and not (titled and reason.startswith("goods")))
    return no_plan(*labels, first) or next(against, None)


@cache
def _brackets() -> re.Pattern[str]:
    """A bracket that tells what comes with a price: "(lunch included)", "(inclusief koffie)"."""
    included = alternation(phrases("formulas", "included"))
    return re.compile(rf"\((?:(?:{included})\s[^()]*|[^()]*\s(?:{included}))\)", re.I)


@cache
def _clauses() -> re.Pattern[str]:
    opening = alternation(phrases("formulas", "opening"))
    return re.compile(rf"[,;(|+–—]|\.\s|\s-\s|(?<!\w)(?:{opening})(?!\w)", re.I)


def _elsewhere(candidate: Candidate, setting: Setting) -> str | None:
    """Whether a price stands below a heading of the operator's other houses, or of rooms to sleep in."""
    if setting.lacks(candidate, *APART):
        return None
    return apart_from_house((candidate.title or "", *candidate.headings))


def _is_lodging(candidate: Candidate) -> bool:
    """Whether a price is for a bed: words for it at the price, or in the title of one that has no name of its own."""
    naming = [text for text in candidate.labels if has_own_words(text)]
    texts = (*candidate.labels, candidate.after[:MAX_AFTER], "" if naming else candidate.title or "")
    if not any(says("formulas", "lodging", text) for text in texts):
        return False
    kinds = {desk_type(text) for text in texts} - {None, "day_pass"}
    return not kinds and not any(map(is_pass, candidate.labels))


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
    own = (clean(candidate.after), *(clean(label) for label in candidate.labels))
    long = period in (None, *LONG)
    # who comes for a day is not bound for months
    listed = (clause for text in candidate.near for clause in clauses_of(text))
    near = [text for text in listed if (long or not has_digit(text)) and not _binds_another(text)]
    texts = (*(text for text in own if len(text) <= NEAR), *(text for text in near if len(text) <= MAX_TERM))
    for text in texts:
        if says_all("formulas", "commitment_alone", text):
            return (text,)
        if says("formulas", "commitment", text) and not text.endswith("?"):
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
