"""Street names as they compare: Av. Louise is Avenue Louise, Leuvense Stwg is Leuvensesteenweg, Place Flagey is short.

Words live in `vocabulary/streets.yml`. Pure, and of no country: what a name is compared with decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from cowcrawl.text import fold
from cowcrawl.vocabulary import load, phrases

EXACT, KINDLESS, SHORT, NEARLY = 0, 1, 2, 3
"""How well two names agree: in all words; but for the kind of street; but for first names or titles; but for a slip."""
LETTERS_AN_EDIT = (4, 11, 18)
"""Letters a name must have for one slip of the pen, for two, for three."""
LETTERS_REPLACED = 7
"""Letters from which one may be replaced by another: in shorter names that makes another word (Poste, Porte)."""


@dataclass(frozen=True)
class Name:
    """A street's name in its comparable form."""

    kind: str | None
    """The word that says what kind of street it is, written out: avenue, straat."""
    words: tuple[str, ...]
    """The others, folded, without small words."""
    last: bool = False
    """Whether the kind stands at the end: Wetstraat."""
    particles: tuple[bool, ...] = field(default=(), compare=False)
    """Whether a small word stands before each word: du Général Jacques, Émile De Mot."""

    @property
    def core(self) -> str:
        """The other words as one."""
        return "".join(self.words)

    @property
    def form(self) -> str:
        """All of it as one word."""
        return self.core + (self.kind or "") if self.last else (self.kind or "") + self.core


@lru_cache(65536)
def name(printed: str) -> Name:
    """The comparable form of a street's name as printed."""
    words: list[str] = []
    after_small: list[bool] = []
    tokens = [_words().get(token, token) for token in _joined(fold(printed)).split()]
    for at, token in enumerate(tokens):
        if token not in _small():
            words.append(token)
            after_small.append(at > 0 and tokens[at - 1] in _small())
    if not words:
        return Name(None, tuple(tokens))
    if len(words) > 1 and words[0] in _kinds("fr"):
        return Name(words[0], tuple(words[1:]), particles=tuple(after_small[1:]))
    if len(words) > 1 and words[-1] in _kinds("en"):
        return Name(words[-1], tuple(words[:-1]), last=True, particles=tuple(after_small))
    ending = _ending().fullmatch(words[-1])
    if ending and (ending["stem"] or len(words) > 1):
        kind, stem = _words().get(ending["kind"], ending["kind"]), [ending["stem"]] if ending["stem"] else []
        return Name(kind, (*words[:-1], *stem), last=True, particles=tuple(after_small))
    return Name(None, tuple(words), particles=tuple(after_small))


def written_out(printed: str, country: str | None = None) -> str:
    """A street's name with its abbreviations written out as its country writes: `Bd. Anspach` is Boulevard Anspach."""
    endings = _shortened(load("streets")["written"].get(country))
    written = " ".join(_long(word, endings, first=not at) for at, word in enumerate(printed.split()))
    return written.replace("ß", "ss") if country in phrases("streets", "double_s") else written


def agreement(asked: Name, known: Name) -> int | None:
    """How well a name that is asked for agrees with a known one, from EXACT to NEARLY and more a slip; or None."""
    if not asked.words or not known.words:
        return EXACT if asked == known else None
    if asked.form == known.form:
        return EXACT
    if asked.core == known.core and asked.kind is None:
        return KINDLESS
    if asked.core == known.form or asked.form == known.core:
        return KINDLESS
    if _numbers(asked) != _numbers(known):
        return None
    if asked.kind in (known.kind, None) and _shorter(asked, known):
        return SHORT
    if asked.kind == known.kind:
        slips = _slips(asked.core, known.core)
    else:
        slips = _slips(asked.form, known.form) if asked.kind is None else None
    return NEARLY + slips - 1 if slips else None


def _shorter(asked: Name, known: Name) -> bool:
    """Whether a longer name ends with the words asked for and begins with first names or titles.

    Rue Saint-Gilles is not Rue de l'Église Saint-Gilles, nor is Kerkstraat Oude Kerkstraat.
    """
    more = len(known.words) - len(asked.words)
    if more <= 0 or known.words[more:] != asked.words or len(asked.words[-1]) < 3:
        return False
    dropped = known.words[:more]
    if any(word in _folded("epithets") for word in dropped) or known.particles[more] != asked.particles[0]:
        return False
    return not any(known.particles[:more]) or all(word in _folded("titles") for word in dropped)


def _slips(one: str, other: str) -> int | None:
    """The number of slips of the pen between two words, or None where they are too many for so short a word."""
    longest = max(len(one), len(other))
    allowed = sum(longest >= letters for letters in LETTERS_AN_EDIT)
    if abs(len(one) - len(other)) > allowed or one[:1] != other[:1]:
        return None
    slips = edits(one, other, allowed)
    replaced = len(one) == len(other) and sorted(one) != sorted(other)
    return None if slips > allowed or (replaced and longest < LETTERS_REPLACED) else slips


def edits(one: str, other: str, most: int) -> int:
    """Letters to insert, drop, replace or swap with their neighbour to make one word of another; above `most`, more."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        two_before, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, two_before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def _numbers(known: Name) -> list[str]:
    return re.findall(r"\d+", known.core)


def _joined(folded: str) -> str:
    """With abbreviations of two words as one."""
    return re.sub(r"\b(?:rond point|rd pt)\b", "rondpoint", folded)


def _long(word: str, endings: dict[str, str], *, first: bool) -> str:
    """One printed word, written out where it is an abbreviation; one that may mean several stays as it is."""
    bare = word.rstrip(".")
    full = _unabbreviated().get(fold(bare))
    if full and (first or word != bare):
        return full.capitalize() if word[:1].isupper() else full
    short = next((end for end in endings if bare.casefold().endswith(end)), None)
    if short is None or (word == bare and len(bare) - len(short) < 3):
        return word
    stem = bare[: -len(short)]
    return stem + endings[short] if stem else endings[short].capitalize()


@cache
def _shortened(language: str | None) -> dict[str, str]:
    """The abbreviated endings of compounds in a language, written out."""
    return {short: group[0] for group in load("streets")["endings"].get(language, ()) for short in group[1:]}


@cache
def _small() -> frozenset[str]:
    return frozenset(map(fold, phrases("streets", "small")))


@cache
def _folded(concept: str) -> frozenset[str]:
    """The words of a concept in the form in which names hold them."""
    return frozenset(_words().get(fold(word), fold(word)) for word in phrases("streets", concept))


@cache
def _groups() -> list[list[str]]:
    return [list(map(str, group)) for groups in load("streets")["words"].values() for group in groups]


@cache
def _words() -> dict[str, str]:
    """The one word each word of a group is compared as; groups that share an abbreviation are compared as one."""
    found: dict[str, str] = {"rondpoint": "rondpoint"}
    for group in _groups():
        folded = [fold(word).replace(" ", "") for word in group]
        shared = next((found[word] for word in folded if word in found), folded[0])
        merged = {found[word] for word in folded if word in found}
        found = {word: shared if root in merged else root for word, root in found.items()}
        found.update(dict.fromkeys(folded, shared))
    return found


@cache
def _unabbreviated() -> dict[str, str]:
    """Each abbreviation that stands for one word alone, written out."""
    meanings: dict[str, set[str]] = {}
    for group in _groups():
        for word in group[1:]:
            meanings.setdefault(fold(word), set()).add(group[0])
    return {word: next(iter(full)) for word, full in meanings.items() if len(full) == 1}


@cache
def _kinds(*languages: str) -> frozenset[str]:
    kinds = load("streets")["kinds"]
    return frozenset(
        _words().get(fold(word).replace(" ", ""), fold(word)) for language in languages for word in kinds[language]
    )


@cache
def _ending() -> re.Pattern[str]:
    """A last word that is, or ends with, the kind of a street."""
    kinds = load("streets")["kinds"]
    endings = load("streets")["endings"]
    words = {fold(word) for language in ("nl", "de") for word in kinds[language]}
    words |= {fold(word) for groups in endings.values() for group in groups for word in group}
    joined = "|".join(sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?P<stem>\w*?)(?P<kind>{joined})")
