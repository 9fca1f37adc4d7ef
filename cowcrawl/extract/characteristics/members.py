"""Whether members are chosen, whether somebody animates their community, and whether they may use other centres."""

from __future__ import annotations

import re
from itertools import pairwise

from cowcrawl.extract.characteristics.words import Words, clause, doubtful
from cowcrawl.extract.texts.terms import Lexicon, Term, lexicon
from cowcrawl.extract.what.offers import Passage, cue, offered
from cowcrawl.literals.money import find_money

TOGETHER = 30
"""Characters between a word for choosing and the one for whom, one before the other."""
APART = 80
"""Characters between who decides and on whom."""
_STOP = re.compile(r"[.;:!?()|•–]")
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./:]\d|\b\d{1,2}\s?(?:h|u|uhr|am|pm)\b", re.I)
_NAMED_AFTER = re.compile(r"\W{1,3}(?-i:[A-ZÀ-Ý])\w")
_NAMED_BEFORE = re.compile(r"[A-ZÀ-Ý][\w-]+(?:,| is| est| ist| es| è)(?: \w+)?\s*$")


def selected(words: Words, passage: Passage) -> bool:
    """Whether a passage says that members are chosen: selected, admitted on application, voted in."""
    text = passage.text
    choosing = words.find(text, "selected")
    if cue("none", text) or cue("general", text) or words.says(text, "event", "hiring"):
        return False
    if choosing:
        members = words.find(text, "members")
        return any(_close(text, one, whom) for one in choosing for whom in members)
    newcomers, verdicts = words.find(text, "newcomer"), words.find(text, "decides")
    return any(_decided(words, text, whom, verdict) for whom in newcomers for verdict in verdicts)


def _gap(one: Term, other: Term) -> tuple[int, int]:
    """Where the text between two terms begins and ends; nothing lies between those that overlap."""
    first, last = sorted((one, other), key=lambda term: term.start)
    return first.end, max(first.end, last.start)


def _close(text: str, one: Term, other: Term) -> bool:
    start, end = _gap(one, other)
    return end - start <= TOGETHER and not _STOP.search(text[start:end]) and "," not in text[start:end]


def _decided(words: Words, text: str, whom: Term, verdict: Term) -> bool:
    """Whether the decision is on the newcomer, who does not decide himself ("new members can vote")."""
    start, end = _gap(whom, verdict)
    between = text[start:end]
    if end - start > APART or _STOP.search(between) or words.says(between, "conjunction", "may"):
        return False
    if whom.start < verdict.start:
        return len(between) <= 2 or words.says(between, "passive")
    return True


def community(words: Words, passage: Passage) -> bool:
    """Whether a passage offers a community manager, events for members or a programme for their community.

    Beside a price they are what is let: "Gastvrouw € 38 per uur", "Evening social events £40".
    """
    text = passage.text
    terms = [*words.find(text, "programme"), *social(words, text)]
    if passage.block.level or _DATED.search(text) or words.says(text, "hiring") or find_money(text):
        return False
    held = _is_held(words, text)
    if held and _is_gathering(words, text):
        return True
    return any(
        (held or offered(passage, term)) and not (_general(text, term.start, term.end) or _names_a_person(text, term))
        for term in terms
    )


def _is_held(words: Words, text: str) -> bool:
    """Whether a text says that the house holds something."""
    ours = words.says(text, "we_hold") or (words.says(text, "holds") and cue("we", text))
    return bool(ours) and not doubtful(text)


def _is_gathering(words: Words, text: str) -> bool:
    """Whether a text names an event for members, or a meal or the like that is for them or comes again and again."""
    if words.says(text, "own_event") or cue("general", text):
        return False
    regular = words.says(text, "regularly")
    return any(
        (regular and one.concept == "gathering") or words.says(clause(text, one.start, one.end), "for_members")
        for one in words.find(text, "gathering", "event")
    )


def social(words: Words, text: str) -> list[Term]:
    """The services of a text that make a community: events for members, a community manager."""
    return of_community(words).find(text)


def of_community(words: Words) -> Lexicon:
    """The phrases for those services."""
    return lexicon("services", "events", "community_manager", languages=(*words.languages, "en"))


def _general(text: str, start: int, end: int) -> bool:
    """Whether the clause of a phrase, itself left out, is about such places in general."""
    return bool(cue("general", clause(text, start, end).replace(text[start:end], " ")))


def _names_a_person(text: str, term: Term) -> bool:
    """Whether a name stands beside a community manager: persons are not quoted."""
    if term.concept != "community_manager":
        return False
    return bool(_NAMED_AFTER.match(text, term.end) or _NAMED_BEFORE.search(text[: term.start]))


def network(words: Words, passage: Passage) -> bool:
    """Whether a passage says that members may use other houses of the network."""
    text = passage.text
    terms = words.find(text, "access", "all", "houses_of_network", "other_houses")
    return any(
        access.concept == "access" and every.concept == "all" and _reaches(words, text, access, every, houses)
        for (access, every), (_, houses) in pairwise(pairwise(terms))
    )


def _reaches(words: Words, text: str, access: Term, every: Term, houses: Term) -> bool:
    if text[access.end : every.start].strip() or houses.concept not in ("houses_of_network", "other_houses"):
        return False
    if houses.concept == "other_houses" and not words.says(text[every.start : houses.start], "other"):
        return False
    between, after = text[every.end : houses.start], text[houses.end :].strip()
    if len(between.split()) > 2 or re.search(r"[^\w\s'’-]", between):
        return False
    if after and after[0].isalnum() and not any(term.start == 0 for term in words.find(after, "goes_on")):
        return False
    said = clause(text, access.start, houses.end)
    return not (doubtful(said) or words.says(said, "way"))
