"""Who runs or has places in a sentence: the name before or behind the verb, or the organisation named right before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cowcrawl.report.names import alike, words_of
from cowcrawl.report.parties import is_organisation, may_be_person
from cowcrawl.report.places import is_place
from cowcrawl.report.scope import clause
from cowcrawl.report.sentences import Sentence
from cowcrawl.report.wording import NAME, said, without_article
from cowcrawl.text import fold

VERBS = {"runs": "runs", "designs": "designs", "supports": "supports", "uses": "uses"}
"""The role that a verb gives, by the concept it belongs to."""


UNKNOWN = "?"
"""Who is only called "it" or "the company", and cannot be told."""


@dataclass(frozen=True)
class Actor:
    """A firm or body and the roles its verbs give it."""

    name: str
    roles: tuple[str, ...]
    start: int
    """Where the name or the word that stands for it begins."""
    verb: int
    """Where its first verb begins."""
    end: int
    """Where name and verbs end."""


def party_before(sentence: Sentence, start: int, language: str | None) -> str | None:
    """Who has or runs what is counted at `start`: the subject of the last verb before it, or None."""
    text = sentence.text
    first, _ = clause(text, start)
    verbs = list(_verb(language).finditer(text, first, start))
    if not verbs:
        return None
    verb = verbs[-1]
    if re.search(r"\d", text[verb.end() : start]):  # "A runs 12 sites and B 8": the verb is another's
        own = re.search(rf"(?:^|\s)(?P<name>{NAME})\s$", text[verb.end() : start])
        return (own and party(own["name"], language, sentence.firms)) or UNKNOWN
    before = re.search(rf"(?:^|\s)(?P<name>{NAME})\s(?:[^\W\d_A-ZÀ-Þ]+\s){{0,2}}$", text[first : verb.start()])
    placed = before and re.search(rf"{said('in', language)}\s*$", text[first : first + before.start("name")], re.I)
    if before and not placed:
        if name := party(before["name"], language, sentence.firms):
            return name
        if may_be_person(before["name"]):
            return UNKNOWN
    behind = re.compile(rf"\s(?P<name>{NAME})\s").match(text, verb.end())
    if behind and behind.end() <= start and (name := party(behind["name"], language, sentence.firms)):
        return name
    if re.search(rf"\s{said('also', language)}\s$", text[: verb.start()]):
        return _opening(text, language, sentence.firms)
    return _meant(sentence, text[first : verb.start()], language)


def actor(sentence: Sentence, language: str | None) -> Actor | None:
    """Who runs, designs or supports something in a sentence, and with which verbs; the first of them."""
    text = sentence.text
    for verb in _does(language).finditer(text):
        roles = _roles(verb.group(), language)
        first, _ = clause(text, verb.start())
        before = re.search(rf"(?:^|\s)(?P<name>{NAME})\s(?:[^\W\d_A-ZÀ-Þ]+\s){{0,1}}$", text[first : verb.start()])
        name = party(before["name"], language, sentence.firms) if before else None
        name = name or _meant(sentence, text[first : verb.start()], language)
        if name and name != UNKNOWN:
            return Actor(name, roles, first + (before.start("name") if before else 0), verb.start(), verb.end())
        behind = re.compile(rf"\s(?P<name>{NAME})(?=\s)").match(text, verb.end())
        if behind and (name := party(behind["name"], language, sentence.firms)):
            return Actor(name, roles, verb.start(), verb.start(), behind.end())
    return None


def _roles(verbs: str, language: str | None) -> tuple[str, ...]:
    found = [
        (hit.start(), role)
        for concept, role in VERBS.items()
        for hit in [_said(concept, language).search(verbs)]
        if hit
    ]
    return tuple(role for _, role in sorted(found))


def _meant(sentence: Sentence, subject: str, language: str | None) -> str | None:
    """The organisation that "the cooperative" or "it" stands for: the one with which the sentence before begins."""
    if re.fullmatch(rf"\s*(?:{said('that_organisation', language)}|{said('pronouns', language)})\s*", subject, re.I):
        return _opening(sentence.last, language, sentence.firms) or UNKNOWN
    return None


def _opening(text: str, language: str | None, firms: frozenset[str]) -> str | None:
    """The name with which a text begins, behind an article and a word for what it is."""
    kinds = f"{said('that_organisation', language)}|{said('articles', language)}"
    match = re.match(rf"(?:(?:{kinds})\s?)?(?P<name>{NAME})\s(?=[^\W\d_A-ZÀ-Þ])", text)
    return party(match["name"], language, firms) if match else None


def party(name: str, language: str | None, firms: frozenset[str] = frozenset()) -> str | None:
    """A name without articles and words for what it names; None when nothing is left, or it may be a person's."""
    words = without_article(name, language).split()
    said_kind = False
    while words and (_is_kind(words[0]) or (len(words) > 1 and _is_article(words[0]) and _is_kind(words[1]))):
        said_kind = said_kind or _is_kind(words[0])
        words = words[1:]
    left = " ".join(words).strip(" ,")
    if len(left) < 2 or not left[0].isupper() or _is_article(left) or _is_pronoun(left) or _is_adverb(left):
        return None
    return left if said_kind or fold(left) in firms or is_organisation(left) or is_place(left) else None


def _is_kind(word: str) -> bool:
    """Whether a word says what an organisation is; scanning may have left a letter wrong."""
    said_so = fold(re.sub(r"^[^\W\d_]['’]", "", word))
    return any(alike(said_so, kind) for kind in _kinds())


def _is_adverb(word: str) -> bool:
    return fold(word) in words_of("report_prose", "now")


def _is_article(word: str) -> bool:
    return fold(word) in words_of("report_prose", "articles")


def _is_pronoun(word: str) -> bool:
    return fold(word) in words_of("report_prose", "pronouns")


@cache
def _kinds() -> frozenset[str]:
    """The folded words for what an organisation is, without their article."""
    return frozenset(phrase.split()[-1] for phrase in words_of("report_prose", "that_organisation")) | words_of(
        "report_prose", "firms"
    )


@cache
def _said(concept: str, language: str | None) -> re.Pattern[str]:
    return re.compile(said(concept, language), re.I)


@cache
def _verb(language: str | None) -> re.Pattern[str]:
    return re.compile(f"{said('runs', language)}|{said('has', language)}", re.I)


@cache
def _does(language: str | None) -> re.Pattern[str]:
    """A verb of a role, or two of them joined ("designs and runs")."""
    verbs = "|".join(said(concept, language) for concept in VERBS)
    return re.compile(rf"(?:{verbs})(?:\s{said('also', language)}\s(?:{verbs}))?", re.I)
