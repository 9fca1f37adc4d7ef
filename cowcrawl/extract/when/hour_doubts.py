"""Why hours that a page prints are not the house's: they are a reception's, a room's, a plan's, a season's."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from cowcrawl.extract.formulas.layouts.tiers import is_priced, listed_plan, one_of_plans, tier
from cowcrawl.extract.formulas.setting import speaks_of_coworking
from cowcrawl.extract.formulas.words import desk_hint, desk_type
from cowcrawl.extract.when.hour_places import columns, is_host, named_row, with_address
from cowcrawl.extract.when.hour_words import Words, words_in
from cowcrawl.extract.when.members import some_members
from cowcrawl.extract.when.timetable import Around, Passage, column_head
from cowcrawl.extract.where.address import sightings
from cowcrawl.extract.where.country import country
from cowcrawl.extract.where.whose import of_public_place
from cowcrawl.extract.which.scopes import scope_at
from cowcrawl.extract.who.name import called
from cowcrawl.literals.count import whole_count
from cowcrawl.literals.hour_tokens import has_marked_time, names_days
from cowcrawl.literals.hours import Hours
from cowcrawl.literals.lone_street import streets
from cowcrawl.literals.money import find_money
from cowcrawl.page import Block, Page
from cowcrawl.page.role import role_of_heading
from cowcrawl.text import fold, text_in
from cowcrawl.vocabulary import pattern

TITLE = 6
"""Words of a line before hours that names them, and says nothing else."""
BESIDE = 24
"""Characters within which "open" and "24/7" belong together."""
OPENING = 2
"""Lines below the title of a page in which it speaks of the house."""
DAYS = 4
"""Line breaks in a timetable that has a line for each day."""
NEAR = 15
"""Characters between two words that belong together: "horaires d'ouverture de la réception"."""
MAX_FURTHER = 60
"""Characters behind hours in which those of a further day stand."""
ALWAYS = "24/7"
CLAUSE = re.compile(r"[(),;:]|[.!?]\s|\s[-–|•]\s")
_BETWEEN = " ,;/|&+·•–—-"
"""What parts the days of a timetable."""
_END = re.compile(r";|\s[–—-]\s(?=[^;]*\d)|(?:^|\s)\((?=[^()]*\d[^()\d]{1,9}\d)")
"""Where what is said of hours ends, as other hours follow."""


@dataclass(frozen=True)
class Doubt:
    """Why hours are not the house's, with the word that says so, if one does."""

    reason: str
    word: str | None = None


@dataclass(frozen=True)
class Told:
    """Hours with what is told around them."""

    page: Page
    words: Words
    passage: Passage
    hours: Hours

    @cached_property
    def around(self) -> Around:
        """What stands before, behind and above them."""
        return self.passage.around(self.hours.start, self.hours.end)

    @cached_property
    def heading(self) -> str:
        """The heading they stand under."""
        return self.passage.heading(self.page, self.hours.start)

    @cached_property
    def block(self) -> Block:
        """The block they begin in."""
        return self.passage.block_at(self.hours.start)

    @cached_property
    def said(self) -> str:
        """The hours as printed."""
        return self.passage.text[self.hours.start : self.hours.end]

    @cached_property
    def addressed(self) -> bool:
        """Whether the house's address stands beside them."""
        return with_address(self.page, self.block)

    @cached_property
    def titled(self) -> bool:
        """Whether the words right before them name opening hours."""
        before = self.around.lead
        return titled(self.words, before) or (not before.strip(" :-–") and titled(self.words, self.around.label))

    @cached_property
    def named(self) -> bool:
        """Whether any words before them name opening hours."""
        return self.titled or self.words.says("named", f"{self.around.lead} | {self.around.label}")


def doubt(told: Told) -> Doubt | None:
    """Why the hours are not the house's, or None where nothing says so."""
    return next((found for rule in RULES if (found := rule(told))), None)


def _staffed(told: Told) -> Doubt | None:
    """ "Office: Mon-Thu 9-15": when somebody is in."""
    lead = told.around.lead
    alone = lead.rstrip().endswith(":") and not told.words.without("staffed_label", lead).strip()
    return Doubt(OTHER, lead) if alone else None


def _of_a_speaker(told: Told) -> Doubt | None:
    """Somebody is quoted who says when he comes: hours within quotation marks."""
    lead, tail = told.around.lead, told.around.tail
    closing = "»”" if "„" not in lead else "»”“"
    opened = max(map(lead.rfind, set("«„“") - set(closing)))
    quoted = opened > max(map(lead.rfind, closing)) and any(sign in tail for sign in "»”“")
    return Doubt(OTHER) if quoted else None


def _of_another_thing(told: Told) -> Doubt | None:
    """The words around them, or their row, name a reception, a cafe, a class, a season."""
    words, around = told.words, told.around
    bare = told.titled or (told.addressed and not words.says("manned", around.label))
    behind = "" if _ends_closed(told.said) else _END.split(around.tail)[0]
    lead = "" if told.titled else around.lead
    inner = told.said if told.hours.loose else ""
    costs = told.named and bool(find_money(around.label))  # what the line above is of has a price, and these a name
    label = "" if bare or costs or _is_apart(told) else _uncounted(words, _uninviting(around.label))
    for text in (f"{behind} | {inner}", lead, label, named_row(told.block)):
        word = words.first("other_hours", words_in(text)) if words.says("other_hours", text) else None
        if word and not is_host(told.page, words, word):
            return Doubt(OTHER, word)
    return None


def _of_an_authority(told: Told) -> Doubt | None:
    """Their line opens with who runs the site, or a station: "Town hall: 1 High Street, Mon-Fri 9-12"."""
    line = told.passage.sentence(told.hours.start, told.hours.end)
    return Doubt(OTHER, line[:MAX_FURTHER]) if of_public_place(told.page, line) else None


def _is_apart(told: Told) -> bool:
    """Whether the line above a timetable day by day is a sentence of its own, which does not say what is open."""
    label = told.around.label
    return label.endswith(".") and told.said.count("\n") >= DAYS and not told.words.says("open", label)


def _goes_on(told: Told) -> Doubt | None:
    """Hours of further days stand behind them that cannot be read: half a timetable would tell that it is closed."""
    clause = _END.split(told.around.tail.lstrip(_BETWEEN))[0][:MAX_FURTHER]
    words = clause.split()
    first = 1 if words and pattern("hours", "and").fullmatch(words[0]) else 0
    day = words[first].strip(",:.") if len(words) > first else ""
    further = bool(day) and names_days(day) and has_marked_time(" ".join(words[first + 1 :]))
    return Doubt("further days that cannot be read", clause) if further else None


def _of_a_job(told: Told) -> Doubt | None:
    """Somebody is sought who works then: the lines around them tell of pay or of how to apply."""
    word = told.words.first("job", f"{told.block.line} | {told.heading} | {told.around.label}")
    return Doubt(OTHER, word) if word else None


def _at_another_address(told: Told) -> Doubt | None:
    """Their block gives an address with its number that is not the house's: "9 School Street. Open Wed & Sat 10-1"."""
    if not told.block.digits or told.addressed:
        return None
    own = [one.address for one in sightings(told.page) if one.address.house_number]
    here = [one for one in streets(told.block.text, country(told.page)) if one.house_number] if own else []
    others = here and not any((one.street, one.house_number) == (a.street, a.house_number) for one in here for a in own)
    return Doubt(OTHER, here[0].street) if others else None


def _of_some_weeks(told: Told) -> Doubt | None:
    """The clause that leads to them, or all that stands right behind, says that it is not every week."""
    words, around = told.words, told.around
    behind = CLAUSE.split(around.tail.lstrip(_BETWEEN + "("))[0]
    word = words.first("some_weeks", CLAUSE.split(around.lead)[-1])
    word = word or (words.first("some_weeks", behind) if words.without("some_weeks", behind).strip() == "" else None)
    return Doubt("hours of some weeks", word) if word else None


def _uncounted(words: Words, line: str) -> str:
    """A line above hours; nothing where it says how many there are of something: "30 desks, 2 meeting rooms"."""
    word = words.first("other_hours", line)
    before = fold(line).partition(word)[0].split() if word else []
    return "" if before and whole_count(before[-1]) is not None else line


def _of_a_meeting(told: Told) -> Doubt | None:
    """When those who make something meet there, at a word of what they meet for apart from their evening."""
    words, around = told.words, told.around
    if not (words.makers and words.says("meet", f"{around.lead} | {around.label}")):
        return None
    word = words.first("meets_apart", f"{around.lead} | {around.label} | {around.tail} | {told.heading}")
    return Doubt(OTHER, word) if word else None


def _manned(told: Told) -> Doubt | None:
    """The sentence before says that somebody is there then, and none that it is open."""
    word = told.words.first("manned", told.around.previous)
    return Doubt(OTHER, word) if word and not told.words.says("house_says", told.around.lead) else None


def _headed_by_another_thing(told: Told) -> Doubt | None:
    """Their heading names something else than the house, and nothing nearer says that they are its own."""
    words = told.words
    other = words.first("other_hours", _uninviting(told.heading))
    if not other or told.named or told.addressed or words.says("named", told.heading):
        return None
    return None if is_host(told.page, words, other) else Doubt(OTHER, other)


def _of_a_plan(told: Told) -> Doubt | None:
    """The words around them name a plan, a kind of desk or some of the members."""
    words, around = told.words, told.around
    tail = _behind_days(words, told.said, around.tail)
    tail = tail.partition(";")[0] if words.says("house_says", around.lead) else tail
    for text in (around.lead, tail, "" if told.named or told.addressed else around.label):
        if word := words.first("plan_hours", words.without("members_and_others", text)):
            return Doubt(OF_PLAN, word)
    plan = _of_two_desks(around) or _of_desks(words, around) or some_members(around.tail)
    return Doubt(OF_PLAN, plan) if plan else None


def _beside_a_plan(told: Told) -> Doubt | None:
    """They stand in the card of a plan, or of one of several."""
    words, heading = told.words, told.heading
    named = words.says("named", heading) or role_of_heading(heading) == "contact"
    headed = named and not words.says("plan_hours", heading) and not desk_type(heading)
    inside = (one_of_plans,) if told.named or headed else (tier, listed_plan)
    plan = next((found for of_plan in inside if (found := of_plan(told.page, told.block))), None)
    if not plan or told.addressed or _says_the_house(told) or (headed and not told.named) or _opens_the_page(told):
        return None
    if _asked_when(told):
        return None
    of_house = told.named or (words.makers and words.says("meet", told.around.lead))
    return None if of_house and words.says("house_says", told.around.lead) else Doubt(OF_PLAN, plan)


def _asked_when(told: Told) -> bool:
    """Whether they answer the question right above when the house is open: "When are you open?"."""
    asked = told.around.label.strip()
    return asked.endswith("?") and told.words.says("open", asked) and not (desk_type(asked) or desk_hint(asked))


def _opens_the_page(told: Told) -> bool:
    """Whether they stand in the first lines below the title of a page: that is the house.

    The title speaks of coworking, or the hours say that it is open then and the title names no desk.
    """
    above = told.page.blocks[told.block.headings[-1]] if told.block.headings else None
    if above is None or above.level != 1 or told.block.element.tag not in ("p", "div"):
        return False
    opens = (
        told.words.says("stands_open", told.around.lead) and (desk_type(above.line) or desk_hint(above.line)) is None
    )
    if not opens and (told.block.element.tag != "p" or not speaks_of_coworking(above.line)):
        return False
    between = range(above.index + 1, told.block.index + 1)
    return len(between) <= OPENING and not any(is_priced(told.page, index) for index in between)


def _in_an_answer(told: Told) -> Doubt | None:
    """They stand in what is folded out below a question about a plan: "What does a flexible membership include?"."""
    folded = next(told.block.element.iterancestors("details"), None)
    summary = folded.find("summary") if folded is not None else None
    if summary is None or told.named:
        return None
    asked = text_in(summary)
    of_plans = any(told.words.says(concept, asked) for concept in ("named_plans", "plans_named"))
    return Doubt(OF_PLAN, asked) if of_plans else None


def _says_the_house(told: Told) -> bool:
    """Whether the sentence says by its name that the house is open then: "Quay is open from Monday to Friday"."""
    lead = fold(told.around.lead)
    opens = told.words.says("open", lead) or told.words.says("open", told.around.tail)
    return opens and any(f" {fold(name)} " in f" {lead} " for name in called(told.page))


def _of_several_things(told: Told) -> Doubt | None:
    """They stand in a table of the hours of several things."""
    alone = scope_at(told.page, told.block.index) >= 0 or told.words.says("named", column_head(told.page, told.block))
    mixed = None if alone else columns(told.page, told.block)
    return Doubt("hours of several things", mixed) if mixed else None


def _access(told: Told) -> Doubt | None:
    """Day and night of which nothing says that the house stands open: it is who may come in."""
    always = told.hours.week.text == ALWAYS and not _always_open(told.words, told.around)
    return Doubt("access, not opening hours") if always else None


OTHER, OF_PLAN = "hours of something else", "hours of a plan"
RULES: tuple[Callable[[Told], Doubt | None], ...] = (
    _staffed,
    _of_a_speaker,
    _of_some_weeks,
    _of_a_job,
    _at_another_address,
    _of_another_thing,
    _of_an_authority,
    _of_a_meeting,
    _manned,
    _headed_by_another_thing,
    _of_a_plan,
    _beside_a_plan,
    _in_an_answer,
    _of_several_things,
    _access,
    _goes_on,
)
"""Asked in this order: the words nearest to the hours come first."""


def _ends_closed(said: str) -> bool:
    """Whether hours end by saying when it is closed, which goes on: "closed on Sundays and at Christmas"."""
    return pattern("hours", "closed").search(said.rpartition("\n")[2]) is not None


def _uninviting(heading: str) -> str:
    """A heading without what asks one to come: below "Bezoek ons" and "Nous rendre visite" are no hours of visits."""
    return pattern("address", "label").sub(" ", heading)


def _of_two_desks(around: Around) -> str | None:
    """The kind of desk before whose hours a sentence stands that goes on about another: "Flex: 8-17, Fix: 24/7"."""
    label = CLAUSE.split(around.lead.rstrip(": "))[-1].strip()
    kind = desk_type(label) if around.lead.rstrip().endswith(":") else None
    return label if kind and desk_type(around.tail) not in (None, kind) else None


def _of_desks(words: Words, around: Around) -> str | None:
    """The kind of desk of which a clause says when it can be used: "Hot desks are available from"; not the house."""
    clause = CLAUSE.split(around.lead.rstrip(": "))[-1].strip()
    kind = desk_type(clause)
    return clause if kind and not words.says("house", clause) and not words.says("named", clause) else None


def _behind_days(words: Words, said: str, tail: str) -> str:
    """What stands behind hours, without the word that takes in the last day ("Monday to Saturday included")."""
    word, _, rest = tail.partition(" ")
    return rest if names_days(said.split()[-1]) and words.says("through", word.rstrip(".")) else tail


def _always_open(words: Words, around: Around) -> bool:
    """Whether day and night is said of the house, which stands open, and not of its members or of something in it."""
    before, after = CLAUSE.split(around.lead)[-1], CLAUSE.split(around.tail)[0]
    clause = f"{before} | {after}"
    if any(words.says(concept, clause) for concept in ("used", "everyone", "one_plan", "not_access", "denied")):
        return False
    if words.says("for_members", around.tail[:BESIDE]) or words.says("for_members", around.lead):
        return False
    alone = not before.strip(" :") and len(around.lead.split()) <= TITLE
    titled = alone and words.says("titled", f"{around.lead} | {around.label}")
    return titled or words.says("stands_open", f"{before[-BESIDE:]} | {after[:BESIDE]}")


def titled(words: Words, text: str) -> bool:
    """Whether the last words before hours name opening hours, and not those of a reception or the like."""
    titles, others = words.spans("titled", text), words.spans("other_hours", text)
    return bool(titles) and (not others or others[-1][1] + NEAR < titles[-1][0])
