"""Why a price is none of a plan: goods, lodging, events, options, what the first month costs, another house.

The words at the price decide; those of its title and its headings only where nothing nearer names a desk or a room.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from cowcrawl.extract.formulas.candidate import NEAR, Candidate
from cowcrawl.extract.formulas.labels import clean, has_own_words
from cowcrawl.extract.formulas.no_plans import (
    APART,
    apart_from_house,
    are_goods,
    is_other_section,
    is_section_apart,
    is_shop,
    is_thing_of,
    is_upkeep,
    may_be_none,
    names_equipment,
    no_plan,
)
from cowcrawl.extract.formulas.plans.another import of_another, of_deposit
from cowcrawl.extract.formulas.seats import opens_with_seats
from cowcrawl.extract.formulas.setting import Setting, speaks_of_coworking
from cowcrawl.extract.formulas.words import (
    BRACKETS,
    desk_hint,
    desk_type,
    heads_options,
    is_part_of_day,
    is_pass,
    is_season,
    name_desks,
)
from cowcrawl.extract.texts.phrases import begins_with, likely, says, says_all, says_any
from cowcrawl.literals.area import find_areas
from cowcrawl.literals.money import find_money
from cowcrawl.literals.period import in_label, period_spans
from cowcrawl.literals.words import alternation
from cowcrawl.page.language import language
from cowcrawl.vocabulary import phrases

MAX_AFTER = 300
"""Characters after a price that may say that it is none."""
_DASH = re.compile(r"\s?[-–—]\s")
"""What ties a name to the price before it."""
Rule = Callable[[Candidate, Sequence[str]], str | None]
"""Asks of a price and of those of its labels that say more than a period or a tax."""


def trap_of(candidate: Candidate, setting: Setting) -> str | None:
    """Why a price is none of a plan of this house, as far as words say so."""
    return (
        _elsewhere(candidate, setting)
        or _in_words(candidate)
        or _beside_rent(candidate, setting)
        or _option(candidate, setting)
        or (of_deposit(candidate) if setting.may_say("deposits") else None)
        or of_another(candidate)
    )


def _in_words(candidate: Candidate) -> str | None:
    above = (candidate.title or "", *candidate.headings)
    around = (*candidate.labels, candidate.after[:MAX_AFTER], *above, _told_of_first(candidate))
    if not any(map(may_be_none, around)):
        return None
    naming = [text for text in candidate.labels if has_own_words(text)]
    reason = next((found for rule in AT_PRICE if (found := rule(candidate, naming))), None)
    if reason or name_desks(candidate.labels) or (candidate.of_rooms and any(map(in_label, candidate.labels))):
        return reason
    return next((found for rule in ABOVE if (found := rule(candidate, naming))), None)


def _held_against(candidate: Candidate, _: Sequence[str]) -> str | None:
    """What the house is compared with: "a private office elsewhere"."""
    if says_any("formulas", "compared", (*candidate.labels, candidate.title or "")):
        return "held against"
    offices = any((desk_type(label) or desk_hint(label)) == "private_office" for label in candidate.labels)
    above = (candidate.title or "", *candidate.headings)
    return "held against" if offices and says_any("formulas", "versus", above) else None


def _asked(candidate: Candidate, _: Sequence[str]) -> str | None:
    """The answer to a question about something else: "Can I park?"."""
    above = (candidate.title or "", *candidate.headings)
    return next((reason for text in above[:2] if text.endswith("?") and (reason := no_plan(text))), None)


def _to_spend(candidate: Candidate, _: Sequence[str]) -> str | None:
    """What a plan gives to spend: "€30 a month credit"."""
    behind = (candidate.after[:NEAR], *candidate.labels[:1])
    return "to spend" if any(begins_with("formulas", "money_to_spend", text) for text in behind) else None


def _equipment(candidate: Candidate, naming: Sequence[str]) -> str | None:
    if not candidate.labels and _DASH.match(candidate.after):
        naming = [candidate.after[:MAX_AFTER]]  # too long for a name: "£40 – cleaning and …"
    if not any(map(names_equipment, naming)) or all(map(opens_with_seats, naming)):
        return None
    named = name_desks([BRACKETS.sub(" ", text) for text in naming])
    return None if named and not any(map(is_upkeep, naming)) else "equipment"


def _machine_hour(candidate: Candidate, naming: Sequence[str]) -> str | None:
    """An hour of a machine; for longer its name may be that of a membership: "All machines, 24 € a month"."""
    hourly = candidate.period == "hour" and says_any("formulas", "machines", naming)
    return "equipment" if hourly and not name_desks(naming) else None


def _goods(candidate: Candidate, naming: Sequence[str]) -> str | None:
    names = naming or [candidate.title or ""]
    return next((f"goods: {text}" for text in names if are_goods(_unmeasured(text)) or is_thing_of(text)), None)


def _paid_once(candidate: Candidate, naming: Sequence[str]) -> str | None:
    texts = () if candidate.period else naming
    once = any(says_all("formulas", "one_off", BRACKETS.sub(" ", text)) for text in texts)
    return "paid once" if once else None


def _lodging(candidate: Candidate, naming: Sequence[str]) -> str | None:
    return "lodging" if _is_lodging(candidate, naming) else None


def _first_month(candidate: Candidate, _: Sequence[str]) -> str | None:
    told = (*candidate.labels, _for_how_long(candidate.after), _told_of_first(candidate))
    return "first month" if says_any("formulas", "first_month", told) else None


def _pass_apart(candidate: Candidate, _: Sequence[str]) -> str | None:
    """A pass to something else than the house, such as a workshop or the car park."""
    kinds = {desk_type(label) for label in candidate.labels} - {None}
    title = candidate.title or ""
    above = (title,) if desk_type(title) == "day_pass" else (title, *candidate.headings[:1])
    apart = kinds == {"day_pass"} and any(map(is_section_apart, above))
    return "another section" if apart else None


def _behind(candidate: Candidate, _: Sequence[str]) -> str | None:
    """What labels and the words behind a price say against it.

    Behind a price and its period another clause may be about another sum ("£300 / month, deposit of one month"), and
    below the title of a desk or a room about what comes with it.
    """
    labels = [label for label in candidate.labels if not is_part_of_day(label)]
    after = _BRACKET.sub(_unless_of_goods, _brackets().sub(" ", candidate.after[:MAX_AFTER]))
    if candidate.extractor == "formulas.prose":
        own = min(candidate.quotes, key=len)
        others = _clauses().split(after.replace(own, " ", 1))
        return no_plan(*labels, own, *(clause for clause in others if not _is_aside(clause)))
    if not (candidate.period or candidate.quantity):
        return no_plan(*labels, after)
    first, *others = _clauses().split(after)
    opened = None if first.strip() else _clauses().match(after, len(first))
    first = opened.group() if opened else first  # "15 € / mois en sus"
    reasons = (no_plan(*labels, clause) for clause in others if not _is_aside(clause))
    titled = (desk_type(candidate.title or "") or desk_hint(candidate.title or "")) not in (None, "other")
    against = (reason for reason in reasons if reason and not (titled and reason.startswith("goods")))
    return no_plan(*labels, first) or next(against, None)


def _is_aside(clause: str) -> bool:
    """Whether a clause behind a price is about another sum, or what comes with or on top of it: "including parking"."""
    return says("formulas", "beside", clause) or begins_with("formulas", "with_or_without", clause.strip())


def _titled_equipment(candidate: Candidate, naming: Sequence[str]) -> str | None:
    alone = not naming and names_equipment(candidate.title or "")
    return "equipment" if alone else None


def _section(candidate: Candidate, _: Sequence[str]) -> str | None:
    """What is sold beside desks and rooms, by a title or a heading."""
    title = _title(candidate)
    apart = [text for text in (title, *candidate.headings) if is_other_section(text)]
    return "another section" if apart and not (_names_desk(title) and all(map(is_shop, apart))) else None


def _title(candidate: Candidate) -> str:
    title = candidate.title or ""
    return "" if is_part_of_day(title) else title


def _headed(candidate: Candidate, _: Sequence[str]) -> str | None:
    """What its title says against it, or its nearest heading where the title names no desk."""
    title = _title(candidate)
    if (reason := no_plan(title)) or desk_type(title):
        return reason
    return no_plan(candidate.headings[0]) if candidate.headings else None


def _of_other_houses(candidate: Candidate, _: Sequence[str]) -> str | None:
    """Other houses that head a line of prices: "Our other centres: Leeds (from £25 a month)"."""
    heads = [label.partition(":")[0].strip() for label in (*candidate.labels, candidate.title or "") if ":" in label]
    return apart_from_house(heads) if heads else None


AT_PRICE: tuple[Rule, ...] = (
    _held_against,
    _of_other_houses,
    _asked,
    _to_spend,
    _equipment,
    _machine_hour,
    _goods,
    _paid_once,
    _lodging,
    _first_month,
    _pass_apart,
    _behind,
)
"""What the words at a price say against it, in the order in which they are asked."""
ABOVE: tuple[Rule, ...] = (_titled_equipment, _section, _headed)
"""What its title and headings say against a price that no desk or room is named at."""


def _names_desk(title: str) -> bool:
    """Whether a title names a desk, a room or a pass, as what a shop sells does: "Flex – one month"."""
    return (desk_type(title) or desk_hint(title)) not in (None, "other")


def _told_of_first(candidate: Candidate) -> str:
    """For what a price is, of one whose quote speaks of a first month."""
    quote = candidate.quotes[-1]
    return _for_what(quote) if "first_month" in likely("formulas", quote) else ""


def _for_how_long(after: str) -> str:
    """The clause behind a price, where it says for what it is: "for your first three months"."""
    clause = _clauses().split(after[:NEAR])[0]
    return clause if begins_with("formulas", "for_whom", clause) else ""


def _for_what(quote: str) -> str:
    """The clause behind the amount of a quote that says for what it is: "€200 for the first month"."""
    money = next(iter(find_money(quote)), None)
    return _for_how_long(quote[money.end :]) if money is not None else ""


def _unmeasured(text: str) -> str:
    """A label without areas and periods: "Lagerraum (20 m²)", "Coffee all day"."""
    for span in (*reversed(find_areas(text)), *(reversed(period_spans(text)) if in_label(text) else ())):
        text = text[: span.start] + text[span.end :]
    return text.strip()


_BRACKET = re.compile(r"\(([^()\d]+,[^()\d]+)\)")
"""A bracket with several things and no number."""


def _unless_of_goods(bracket: re.Match[str]) -> str:
    """Nothing for a bracket that lists what one gets to eat and drink for a price: "(coffee, tea, cake)"."""
    against = [reason for item in bracket[1].split(",") if (reason := no_plan(item))]
    return " " if against and all(reason.startswith("goods") for reason in against) else bracket[0]


@cache
def _brackets() -> re.Pattern[str]:
    """A bracket that tells what comes with a price: "(lunch included)", "(inclusief koffie)"."""
    included = alternation(phrases("formulas", "included"))
    return re.compile(rf"\((?:(?:{included})\s[^()]*|[^()]*\s(?:{included}))\)", re.I)


@cache
def _clauses() -> re.Pattern[str]:
    opening = alternation(phrases("formulas", "opening"))
    return re.compile(rf"[,;(|+–—]|\.\s|\s-\s|(?<!\w)(?:{opening})(?!\w)", re.I)


def _is_lodging(candidate: Candidate, naming: Sequence[str]) -> bool:
    """Whether a price is for a bed: words for it at the price, or in the title of one that has no name of its own."""
    texts = (*candidate.labels, candidate.after[:MAX_AFTER], "" if naming else candidate.title or "")
    if not says_any("formulas", "lodging", texts):
        return False
    kinds = {desk_type(text) for text in texts} - {None, "day_pass"}
    return not kinds and not any(map(is_pass, candidate.labels))


def _elsewhere(candidate: Candidate, setting: Setting) -> str | None:
    """Whether a price stands below a heading of the operator's other houses, or of rooms to sleep in."""
    if setting.lacks(candidate, *APART):
        return None
    return apart_from_house((candidate.title or "", *candidate.headings))


def _beside_rent(candidate: Candidate, setting: Setting) -> str | None:
    """Whether a price on a French page is of the "charges" beside a rent: the English word is that for prices."""
    if setting.lacks(candidate, "charges"):
        return None
    charges = any(says_all("formulas", "charges", clean(label)) for label in candidate.labels)
    return "charges" if charges and language(setting.page) == "fr" else None


def _option(candidate: Candidate, setting: Setting) -> str | None:
    """Whether a price stands under "Options" beside headings of desks, and its own name is of none of them.

    Or in a column of a table below "Options", whatever row it is in: "Day ticket" of "Letter box".
    """
    if setting.lacks(candidate, "option_sections"):
        return None
    grouped = any(map(heads_options, candidate.labels))
    nearest = (candidate.title or "", *candidate.headings[:1])
    if not grouped and not (any(map(heads_options, nearest)) and setting.desk_heads):
        return None
    naming = [label for label in candidate.labels if not (grouped and desk_type(label) == "day_pass")]
    postal = says_any("formulas", "postal", naming)
    return "an option" if postal or not name_desks(naming) else None


def is_class(candidate: Candidate, kind: str) -> bool:
    """Whether a price is for sports: by the words around a pass, or by the name of what is no desk."""
    if kind == "day_pass":
        return says_any("formulas", "sports", candidate.quotes)
    names = " | ".join((*candidate.labels, candidate.title or ""))
    if not says("formulas", "sports", names):
        return False
    season = is_season(candidate.labels[-1]) if candidate.labels else False
    return season or not (desk_type(names) or speaks_of_coworking(names))
