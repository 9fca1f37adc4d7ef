"""Access day and night: whether members can come in at any hour, or those of some plans only.

The value is true when the page says so of the house, its members or all plans, and `some_plans` when it says so of one
plan among several: in its card, its column of a table, its sentence. It is never true on the strength of one plan.
Day and night of something else (security, support, parking, the website), what is denied, promised or imagined, and 24
hours that are a delay, are no access.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from cowcrawl.extract import Found
from cowcrawl.extract.formulas.layouts.tiers import is_priced, priced_below, tier
from cowcrawl.extract.formulas.setting import speaks_of_coworking
from cowcrawl.extract.formulas.words import desk_hint, desk_type
from cowcrawl.extract.texts.beside import beside
from cowcrawl.extract.texts.phrases import begins_with, says, says_any, told
from cowcrawl.extract.texts.sentences import is_post, split
from cowcrawl.extract.what.offers import led_in_general, of_such_places
from cowcrawl.extract.when.hour_words import Words
from cowcrawl.extract.when.members import kind_of_members, some_members
from cowcrawl.extract.when.timetable import column_head, is_of_some_columns, row_head
from cowcrawl.extract.which.scopes import scope_at
from cowcrawl.fields import SOME_PLANS
from cowcrawl.literals.money import find_money
from cowcrawl.literals.words import alternation
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Block, Page
from cowcrawl.page.language import language
from cowcrawl.text import fold
from cowcrawl.vocabulary import phrases

MAX_QUOTE = 450
"""Characters of a sentence that can be quoted."""
NEAR = 16
"""Characters between a count of hours that may be a delay and the word for access beside it."""
OPENING = 2
"""Words with which a sentence opens: what it is about."""
LABEL = 3
"""Words of what a line names before it says when."""
_ROOMS = ("meeting_room", "event_space")
_DESKS = ("hot_desk", "fixed_desk", "private_office")
_MARKS = ("", "–", "·", "|", "•", "✓", "✔")
"""What stands beside a part of a line that says one thing."""
_CLAUSE = re.compile(r"[,;:()•|–]\s|\s\(|\s[-–|•]\s")
_YES = re.compile(r"(?:oui|yes|ja|s[ií]|sì)\s?[,!.]\s", re.I)
_TOLD_OF = re.compile(r"[.:;]\s")
_STARS = re.compile(r"[^,;:.*]{0,24}?(?P<marks>\*{1,3})(?![*\w])")
_NOTE = re.compile(r"(?P<marks>\*{1,3})\s?(?P<text>[^*].*)")
_PART = re.compile(rf"{_CLAUSE.pattern}|\s/\s")


LATELY = 60
"""Characters before a colon in which it may say that what follows is to come: "Bientôt : accès 24/7"."""


@dataclass(frozen=True)
class _Passage:
    """A sentence or a line that says day and night, with where it says so."""

    text: str
    start: int
    end: int
    block: Block
    label: str
    """The cell that heads its row."""
    title: str
    """The heading that governs it."""


def extract(page: Page) -> Iterator[Found | Reject]:
    """What the page says of access day and night: one claim a space at most, that for all members if there is one."""
    if page.kind not in ("operator", "directory") or is_post(page):
        return
    words = Words(language(page))
    found: dict[int, list[tuple[bool, bool, Found]]] = {}
    for passage in _passages(page):
        plan, reason = _judged(page, words, passage)
        if reason:
            yield Reject(stage="access", field="access_24_7", reason=reason, detail=passage.text[:200])
            continue
        index = passage.block.index
        found.setdefault(scope_at(page, index), []).append(
            (plan is not None, bool(passage.block.level), _claim(page, passage, plan))
        )
    for claims in found.values():
        yield min(claims, key=lambda one: one[:2])[2]


def _claim(page: Page, passage: _Passage, plan: str | None) -> Found:
    context = dict.fromkeys(text for text in (plan, passage.label, passage.title) if text and page.holds(text))
    claim = Claim(
        field="access_24_7",
        value=SOME_PLANS if plan is not None else True,
        quote=passage.text,
        locator=page.locator(passage.block.element),
        extractor="access",
        context=tuple(context),
    )
    return Found(claim=claim, element=passage.block.element)


def _passages(page: Page) -> Iterator[_Passage]:
    for block in page.holding_all(told("hours", "always", "always_beside_access")):
        if block.region == "nav" or not _always().search(block.text):
            continue
        heads = [page.blocks[number] for number in block.headings]
        title = next((head.line for head in reversed(heads) if head.region == block.region), "")
        for line in block.lines:
            for text in split(line):
                if len(text) <= MAX_QUOTE and (match := _always().search(text)):
                    label = row_head(block.element)
                    if _mere_delay(text, match) and not Words(None).says("access", label):
                        continue
                    label = label or _figure_label(page, block, match)
                    yield _Passage(text, match.start(), match.end(), block, label, title)


def _figure_label(page: Page, block: Block, match: re.Match[str]) -> str:
    """What stands beside a block that is nothing but day and night, as a label beside a figure: "24/7", "Access"."""
    other = beside(page, block) if match.group() == block.line else None
    return other.line if other and len(other.line.split()) <= LABEL else ""


def _judged(page: Page, words: Words, passage: _Passage) -> tuple[str | None, str | None]:
    """The plan it holds for, if it is one plan's; and why it is no access, if it is none."""
    if passage.block.level and passage.text.endswith("?") and _is_answered(page, passage.block):
        return None, "a question"
    clause = _clause(words, passage)
    announced = passage.text[: passage.start].rpartition(":")[0]
    if led_in_general(page, passage.block) or (not _is_line(passage) and of_such_places(passage.text)):
        return None, "of such places in general"
    later = says("status", "soon", announced[-LATELY:])
    later = later or says_any("rooms", "not_yet", (passage.title, _over_list(page, passage.block)))
    if later or words.says("denied", words.without("unlimited", clause)):
        return None, "denied or not yet"
    headed = "" if words.says("access", passage.title) or passage.block.level else passage.title
    headed = words.without("manned", headed) if words.says("access", clause) else headed
    opening = (
        ""
        if words.says("access", clause) and not find_money(passage.text)
        else " ".join(passage.text.split()[:OPENING])
    )
    told = f"{_label_before(passage)} | {_before_bracket(passage)} | {clause} | {headed} | {opening}"
    if words.says("not_access", words.without("by_app", told)):
        return None, "day and night of something else"
    plan = _plan(page, words, passage, clause)
    let = passage.block.level or desk_type(clause) in _DESKS
    if not _is_told(page, words, passage, clause, plan) and not (let and plan is not None):
        return None, "nothing says what is open day and night"
    if not {desk_type(text) for text in (clause, passage.title, passage.label)}.isdisjoint(_ROOMS):
        return None, "a room's"
    return plan, None


def _is_told(page: Page, words: Words, passage: _Passage, clause: str, plan: str | None) -> bool:
    """Whether its words, or what stands above or beside it, say that access is what is day and night."""
    if any(words.says("access", text) for text in (clause, passage.label)):
        return True
    elsewhere = f"{passage.text} | {passage.title}"
    if words.says("named", _label_before(passage)) or _of_members(words, passage):
        return True
    if words.says("access", elsewhere) and not words.says("not_access", elsewhere):
        return True
    if topics := _topics(page, passage):
        told = any(words.says("named", topic) or words.says("access", topic) for topic in topics)
        return told and not any(words.says("not_access", topic) for topic in topics)
    return _all_of_part(page, passage, plan)


def _over_list(page: Page, block: Block) -> str:
    """The short line above the list that a block is an item of: "Our future"."""
    at = block.index
    while at and page.blocks[at].element.tag == "li":
        at -= 1
    line = page.blocks[at].line
    return line if at < block.index and len(line.split()) <= LABEL else ""


def _is_line(passage: _Passage) -> bool:
    """Whether it is no sentence."""
    return not passage.text.endswith((".", "!", "…"))


def _plan(page: Page, words: Words, passage: _Passage, clause: str) -> str | None:
    """The words that tell which plan it is said of, or None when it is said of the house or of all."""
    text = passage.text
    if plan := _one_plan(words, text) or _named_plan(page, text) or _of_let(clause) or _starred(page, words, passage):
        return plan
    kind = (desk_type(passage.title) or desk_hint(passage.title)) if passage.title.endswith("?") else None
    of_desk = kind in ("fixed_desk", "private_office")
    if (of_desk or _heads_one_plan(page, passage)) and not words.says("everyone", text):
        return passage.title
    if plan := some_members(text[passage.end :].strip()):
        return plan
    if passage.text == text[passage.start : passage.end] and (plan := words.first("one_plan", passage.title)):
        return plan
    if find_money(text) and not words.says("everyone", text):
        return text
    if _for_a_desk(text) and not words.says("everyone", text):
        return text
    asked = passage.title.endswith("?") and desk_type(clause) in _DESKS  # the answer names those it is true of
    if words.says("everyone", text if asked else f"{text} | {passage.title}"):
        return None
    if passage.block.level:
        let = (desk_type(text) or desk_hint(text)) and priced_below(page, passage.block)
        return text if let or is_priced(page, passage.block.index + 1) else None
    if desk_type(clause) or is_of_some_columns(page, passage.block):
        return text
    return tier(page, passage.block)


def _is_answered(page: Page, question: Block) -> bool:
    """Whether what stands below a heading speaks of day and night itself."""
    blocks = page.holding_all(told("hours", "always", "always_beside_access"))
    return any(block.headings[-1:] == (question.index,) and _always().search(block.text) for block in blocks)


def _for_a_desk(text: str) -> bool:
    """Whether a text begins by saying for or with which desk it holds: "With a fixed desk, it is 24/7"."""
    text = _YES.sub("", text)
    first, comma, _ = re.sub(r"\s?:", ",", text).partition(",")
    led = begins_with("formulas", "for_whom", first) or begins_with("hours", "with", first)
    if comma and led and desk_type(first) in _DESKS:
        return True
    label, colon, _ = text.partition(":")
    return bool(colon) and len(label.split()) <= LABEL and desk_type(label) in ("fixed_desk", "private_office")


def _one_plan(words: Words, text: str) -> str | None:
    """The words of a text for one plan or those who take it, if they are no part of words for all: "all tenants"."""
    of_all = words.spans("everyone", text)
    alone = (
        (start, end)
        for start, end in words.spans("one_plan", text)
        if not any(first < start and end <= last for first, last in of_all)
    )
    return next((fold(text)[start:end] for start, end in alone), None)


def _starred(page: Page, words: Words, passage: _Passage) -> str | None:
    """What the footnote behind a star says of whom it holds for: "24/7*" and "*Only for those who rent a desk"."""
    marks = _STARS.match(passage.text, passage.end)
    notes = [_NOTE.fullmatch(block.line) for block in page.blocks if block.line.startswith("*")] if marks else []
    for note in notes:
        same = note and marks and note["marks"] == marks["marks"]
        if note and same and (_one_plan(words, note["text"]) or some_members(note["text"])):
            return note[0]
    return None


def _of_let(clause: str) -> str | None:
    """What those whom a clause lets in have taken, by a word for what is let: "office and co-working customers"."""
    kind = kind_of_members(clause)
    return kind if kind and desk_hint(kind) in ("private_office", "fixed_desk") else None


def _named_plan(page: Page, text: str) -> str | None:
    """The plan that a sentence names: "Gold members", "les formules Nomade et Résident", "Abos L und XL"; no house."""
    match = _before_noun().search(text) or _behind_noun().search(text)
    named = match.groupdict().get("name") if match else None
    of_all = named and (fold(named) in fold(f"{page.title} {page.host}") or speaks_of_coworking(named))
    return match.group() if match and not of_all else None


def _heads_one_plan(page: Page, passage: _Passage) -> bool:
    """Whether a passage stands under the name of one plan among several: "Gold memberships", "Silver memberships"."""
    if not _plan_title().fullmatch(passage.title):
        return False
    level = page.blocks[passage.block.headings[-1]].level
    return sum(block.level == level and bool(_plan_title().fullmatch(block.line)) for block in page.blocks) > 1


@cache
def _plan_title() -> re.Pattern[str]:
    return re.compile(rf"[A-Z][\w+-]*\s(?i:{alternation(phrases('hours', 'named_plans'))})")


@cache
def _before_noun() -> re.Pattern[str]:
    """A name and a word for plans or members behind it; the first word of a sentence is a name beside another one."""
    name, joined = r"[A-Z][\w+-]*", alternation(phrases("period_words", "conjunctions"))
    begun = rf"{name}(?:,\s{name})*\s(?:{joined}|&)\s"
    nouns = alternation(phrases("hours", "named_plans"))
    one = alternation(phrases("hours", "plans_named", "de"))
    return re.compile(rf"(?:{begun}|(?<=[^\W\d_]\s))(?P<name>{name})(?:\s(?:{nouns})|-(?:{one}))(?!\w)")


@cache
def _behind_noun() -> re.Pattern[str]:
    """A word for plans and a name behind it; in German, where nouns have capitals, a mere code."""
    coded = alternation(phrases("hours", "plans_named", "de"))
    nouns = alternation(chain.from_iterable(phrases("hours", "plans_named", one) for one in ("fr", "nl", "es", "it")))
    named, code = r"(?:[«\"“]\s?)?(?P<name>[A-Z][\w+-]*)", r"(?P<code>[A-Z]{1,3}|\d)(?!\w)"
    return re.compile(rf"(?<!\w)(?:(?i:{nouns})\s{named}|(?:{coded})\s{code})")


def _clause(words: Words, passage: _Passage) -> str:
    """The part of the sentence that stands together with the words for day and night."""
    before = _CLAUSE.split(passage.text[: passage.start])[-1]
    after = _CLAUSE.split(passage.text[passage.end :])[0]
    folded = fold(after)
    cut = next(iter(words.spans("with", after)), (len(folded), 0))[0]
    return f"{before}{passage.text[passage.start : passage.end]} {folded[:cut]}"


def _all_of_part(page: Page, passage: _Passage, plan: str | None) -> bool:
    """Whether, in the card of a house or of a plan, day and night is all of a part of a line: "40 desks · 24/7".

    So it is behind a desk and a comma: "Your own desk, 24/7".
    """
    before, after = passage.text[: passage.start].rstrip(), passage.text[passage.end :].lstrip()
    about = plan is not None or scope_at(page, passage.block.index) >= 0
    goods = before.endswith(",") and all(says("formulas", "goods_alone", part) for part in before[:-1].split(","))
    listed = plan is not None and _is_line(passage) and not goods  # "Your desk, 24/7 with code", not "Coffee, 24/7"
    marks = (*_MARKS, ",") if listed else _MARKS
    own = before[-1:] in marks or (before.endswith(",") and desk_hint(before) in _DESKS)
    return about and own and (after[:1] in marks or (listed and begins_with("hours", "with", after)))


def _topics(page: Page, passage: _Passage) -> list[str]:
    """What heads the row and the column of a cell that is nothing but day and night, where it names no desk."""
    if (passage.text[: passage.start] + passage.text[passage.end :]).strip(" ."):
        return []
    head = column_head(page, passage.block)
    return [text for text in (passage.label, head) if head and text and not (desk_type(text) or desk_hint(text))]


def _before_bracket(passage: _Passage) -> str:
    """The words that open what a bracket around day and night tells of: "By car: Car park North (2 €/h, open 24/7)"."""
    before, bracket, inside = passage.text[: passage.start].rpartition("(")
    if not bracket or ")" in inside:
        return ""
    return " ".join(_TOLD_OF.split(before)[-1].split()[:OPENING])


def _label_before(passage: _Passage) -> str:
    """What a line names before a colon and then says to be day and night: "Support: 24/7"."""
    before = passage.text[: passage.start].rstrip(" (")
    return before if before.endswith(":") and len(before.split()) <= LABEL else ""


def _of_members(words: Words, passage: _Passage) -> bool:
    """Whether a clause says nothing but day and night, all week, and that it is for members, or for some of them."""
    if words.says("not_access", f"{passage.title} | {passage.label} | {passage.text[: passage.start]}"):
        return False
    week = _week_behind().match(passage.text, passage.end)
    after = _PART.split(passage.text[week.end() if week else passage.end :])[0]
    before = _PART.split(passage.text[: passage.start].rstrip(" :(–-"))[-1]
    if some_members(after.strip()):
        return True
    parts = [fold(part) for part in (f"{before} {after}", after)]
    return any(words.says("for_members", part) and not words.without("for_members", part).strip() for part in parts)


@cache
def _week_behind() -> re.Pattern[str]:
    """All week, said behind day and night: "24h/24 et 7j/7"."""
    joined = alternation(phrases("hours", "and"))
    return re.compile(rf"\s*(?:,|{joined})?\s*(?:{alternation(phrases('hours', 'every_day'))})(?!\w)", re.I)


def _mere_delay(text: str, match: re.Match[str]) -> bool:
    """Whether a bare count of hours stands apart from any word for access ("cancel 24 hours ahead")."""
    if not match["beside"]:
        return False
    before = _CLAUSE.split(text[max(0, match.start() - NEAR) : match.start()])[-1]
    after = _CLAUSE.split(text[match.end() : match.end() + NEAR])[0]
    return not Words(None).says("access", f"{before} | {after}")


@cache
def _always() -> re.Pattern[str]:
    sure = alternation(phrases("hours", "always"))
    beside = alternation(phrases("hours", "always_beside_access"))
    return re.compile(rf"(?<![\w/.,])(?:(?P<sure>{sure})|(?P<beside>{beside}))(?![\w/])", re.I)
