"""Why a price is none of a plan by the build of its sentence: what it opens with, what it goes on from, when it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from cowcrawl.extract.formulas.candidate import ROOMS, Candidate
from cowcrawl.extract.formulas.no_plans import no_plan
from cowcrawl.extract.formulas.sentences.dues import is_due
from cowcrawl.extract.formulas.setting import speaks_of_coworking
from cowcrawl.extract.formulas.words import desk_hint, desk_phrase, desk_type, hint_phrase, is_pass, is_season
from cowcrawl.extract.texts.phrases import begins_with, pattern, says, says_all
from cowcrawl.extract.texts.sentences import split
from cowcrawl.literals.money import find_money
from cowcrawl.literals.period import in_label
from cowcrawl.literals.words import alternation
from cowcrawl.text import collapse, fold
from cowcrawl.vocabulary import phrases

MAX_SENTENCE = 300
"""Characters of a sentence that is asked."""
MAX_PARAGRAPH = 1200
"""Characters of a paragraph of which the sentence before a price is asked."""
MAX_ADJECTIVES = 1
"""Words between an article and the goods that open a sentence: "A small locker"."""
MAX_OPENING = 3
"""Words that open a sentence, in which those who pay stand."""
_OPENS = "¿¡«“„\"'(‘"
"""What opens a sentence beside a letter."""
_THINGS = ("goods_alone", "equipment", "sports", "vehicles")
"""The concepts of words for what is no desk and no room."""


class _Said(NamedTuple):
    """The sentence of a price."""

    sentence: str
    before: str
    """Its words before the price."""
    first: str
    """Its words before its first price."""


def of_deposit(candidate: Candidate) -> str | None:
    """Whether a price stands below a heading that is nothing but a word for a deposit."""
    told = candidate.extractor != "formulas.table"  # a table below it has rents too
    above = filter(None, (candidate.title, *candidate.headings[:1])) if told else ()
    return "a deposit" if any(says_all("formulas", "deposits", text) and no_plan(text) for text in above) else None


def of_another(candidate: Candidate) -> str | None:
    """Why a price in a sentence is of something else, by how the sentence is built; or None."""
    said = _said(candidate)
    if said is None:
        return None
    if _then().match(said.first) or _is_of_once(said):
        return "what it was"
    if begins_with("formulas", "sister_houses", said.first.lstrip()):
        return "another house"
    if _answers_about_another(candidate, said):
        return "an answer"
    if _opens_with_goods(said.first) and _names_none(said.first) and _names_none(said.before[len(said.first) :]):
        return "goods"
    if (tied := _for_yours().search(said.before)) and not (in_label(said.first) or _is_price(tied.group())):
        return "for a desk"
    if _is_held_in(said.before):
        return "a class"
    if said.before != said.first and _is_pass_beside(candidate, said.first):
        return "another pass"
    return "goods" if _names_none(said.before) and _goes_on_from_goods(candidate, said) else None


def _said(candidate: Candidate) -> _Said | None:
    """The sentence in which a price stands, or None where it stands in none."""
    text = max(candidate.quotes, key=len)
    if not text.rstrip().endswith((".", "!")):
        return None
    amount = re.compile(rf"(?<![\d.,]){re.escape(candidate.amount)}(?![\d])")
    for part in split(text):
        moneys = find_money(part)
        match = amount.search(part) if moneys and len(part) <= MAX_SENTENCE else None
        if match and (part[0].isalnum() or part[0] in _OPENS):  # "✅ Wifi – kitchen – 24 €" is a list
            ended = part.rfind(". ", 0, moneys[0].start)  # "Printing extra. 💶 24 €/h"
            part, cut = (part[ended + 2 :], ended + 2) if ended >= 0 else (part, 0)
            return _Said(part, part[: match.start() - cut], part[: moneys[0].start - cut])
    return None


def _names_none(words: str) -> bool:
    """Whether some words name no desk and no room; a pass may be one to anything."""
    return desk_type(words) in (None, "day_pass") and (desk_hint(words) is None or is_season(words))


def _is_price(words: str) -> bool:
    """Whether some words are of the price or the hire of what follows: "Le prix de votre bureau"."""
    return any(says("formulas", concept, words) for concept in ("fees", "hire_words", "price_of"))


def _opens_with_goods(words: str) -> bool:
    """Whether a sentence is about goods by its first noun, and does not say that they come with what it sells."""
    if says_all("formulas", "taken_up", words):
        return False  # "Sono 16 €" has a verb
    if any(says("formulas", concept, words) for concept in ("included", "is_free", "no_price", "gets")):
        return False
    folded = fold(words.partition(":")[0])
    opening, behind = next(_goods(folded), ("- - -", ""))
    determiner, *others = opening.split() or [""]
    if not opening.strip() and not behind.strip():
        return False  # "Sono 16 €"; a label of goods is known as such
    few = len(others) <= (MAX_ADJECTIVES if behind.strip() else 0)  # "Le tariffe sono:" are no "sono"
    return few and (not determiner or says_all("formulas", "determiners", determiner))


def _goods(folded: str, concepts: Sequence[str] = ("goods_alone", "goods")) -> Iterator[tuple[str, str]]:
    """The words before and behind each of the goods that some words name, nearest to their beginning first."""
    for concept in concepts:
        for match in pattern("formulas", concept).finditer(folded):
            if not any(says_all("formulas", word, match.group()) for word in ("thing_of", "costs")):  # "van", "sono"
                yield folded[: match.start()], folded[match.end() :]


@cache
def _then() -> re.Pattern[str]:
    """The year, and a verb in the past, with which a sentence about former prices opens."""
    verbs = alternation(phrases("formulas", "in_past"))
    return re.compile(rf"^\W*(?:[^\W\d_]{{1,8}}\s){{0,3}}(?:19|20)\d\d(?!\d)[^.;]*?(?<!\w)(?:{verbs})(?!\w)", re.I)


def _is_of_once(said: _Said) -> bool:
    """Whether a price is what something cost once: "Toen we begonnen, kostte een dag"; not what it costs now."""
    return says("formulas", "cost_once", said.before) and not says("formulas", "now", said.before)


def _answers_about_another(candidate: Candidate, said: _Said) -> bool:
    """Whether a pronoun stands for what a question asks to have, which is no desk: "Can I get …? Sure, that costs"."""
    asked = next((text for text in (candidate.title or "", *candidate.headings[:1]) if text.endswith("?")), "")
    if not asked or not _names_none(asked):
        return False
    if any(_goods(fold(asked), (*_THINGS, "goods"))):
        return _names_none(said.before)
    if not begins_with("formulas", "have_you", asked) or in_label(asked):
        return False
    alike = speaks_of_coworking(asked) or is_due(asked) or desk_type(asked)
    return not alike and says("formulas", "pronouns", said.before) and _names_none(said.before)


@cache
def _for_yours() -> re.Pattern[str]:
    """An article, a noun and what it is for: "An insurance for your", "Die Reinigung deines"."""
    articles, ties = (alternation(phrases("formulas", concept)) for concept in ("determiners", "tied_to"))
    yours, whose = (alternation(phrases("formulas", concept)) for concept in ("yours", "of_yours"))
    noun = r"(?:(?!(?:tag|maand|monat|month|day|dag)\b)[^\W\d_][\w-]+\s){1,3}?"
    return re.compile(rf"(?:^|[;:]\s)(?:{articles})\s{noun}(?:(?:{ties})\s(?:{yours})|(?:{whose}))\s[^\W\d_]", re.I)


def _is_held_in(words: str) -> bool:
    """Whether the room that some words name is where a class is held: "Yoga im Saal", "a drawing class in the hall"."""
    kind = desk_type(words) or desk_hint(words)
    phrase = (desk_phrase(words) or hint_phrase(words)) if kind in ROOMS else None
    if not phrase:
        return False
    before = words[: words.find(phrase)]
    tied = any(says_all("formulas", "thing_of", word) for word in before.split()[-2:])
    held = says("formulas", "sports", before) or says("formulas", "classes", before)
    lets = any(says("formulas", concept, before) for concept in ("renting", "yours")) or _for().match(before)
    return tied and held and not lets


@cache
def _for() -> re.Pattern[str]:
    """What a room is let for, at the beginning of a sentence: "For an exhibition in the hall"."""
    return re.compile(rf"\W*(?:{alternation(phrases('formulas', 'for_whom'))})\s", re.I)


def _is_pass_beside(candidate: Candidate, first: str) -> bool:
    """Whether a pass stands behind one to something else: "A ticket for the bus is £3 and a monthly pass £70"."""
    own = candidate.labels[-1] if candidate.labels else ""
    return (is_pass(own) or is_season(own)) and desk_type(first) == "day_pass" and bool(no_plan(first))


def _goes_on_from_goods(candidate: Candidate, said: _Said) -> bool:
    """Whether a sentence that names nothing goes on from one about goods: "There is a van. It costs £9 an hour"."""
    opening = " ".join(said.sentence.split()[:MAX_OPENING])
    pronoun = begins_with("formulas", "pronouns", opening)
    payer = any(says("formulas", concept, opening) for concept in ("payers", "member", "guests"))
    if not (pronoun or payer) or candidate.element is None:
        return False
    text = collapse(" ".join(candidate.element.itertext()))
    if len(text) > MAX_PARAGRAPH:
        return False
    before = next((one for one, two in pairwise(split(text)) if two == said.sentence), "")
    if not before or not _names_none(before):
        return False
    asked = pronoun or before.endswith("?")
    return any(_goods(fold(before), _THINGS)) if asked else _opens_with_goods(before)
