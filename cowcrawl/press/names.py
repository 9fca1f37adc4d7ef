"""Names of spaces, of who runs them and of who invests, by what stands around them somewhere in an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import chain

from cowcrawl.literals.dates import find_dates
from cowcrawl.press.places import is_street, is_town
from cowcrawl.press.shapes import CAP, NAME, Role, shapes
from cowcrawl.press.surroundings import (
    THE,
    behind_of,
    calls_another,
    designs,
    former,
    governed,
    in_building,
    in_longer_name,
    in_town,
    inside_name,
    is_description,
    is_other_firm,
    kind,
    not_names,
    of_place,
    public,
    was_there,
)
from cowcrawl.press.words import house, pattern, source, words
from cowcrawl.text import fold

_LISTED = re.compile(rf",?\s(?:en|et|and|und|&)\s{CAP}")
"""Behind a name that shares its verb with another: two who do something, and no space."""
_BRACKET = re.compile(r"\(([^()]{3,80})\)")
_LIST = re.compile(rf"{NAME}(?:(?:,|\s(?:et|en|and|und|y|e|&))\s{NAME})*")
_LETTER = re.compile(r"[^\W\d_]")
LEAST_LETTERS = 2
"""Letters of a name."""
BEFORE = 30
"""Characters before a name that can say that it is a programme's."""
_SOME_DAYS = (date(2020, 6, 15), date(2020, 12, 15))
"""Two days: of each month one of them is near."""


RANK: tuple[Role, ...] = ("space", "operator", "tenant", "investor", "subject", "building")
"""The surest role of a name first."""


@dataclass(frozen=True, kw_only=True)
class Name:
    """A name in a sentence."""

    text: str
    role: Role
    """What it names; `subject` is what opens or closes, be it a space or who runs it."""
    start: int
    end: int


class Names:
    """The names of an article: found by their surroundings once, then known wherever they stand."""

    def __init__(
        self, texts: Iterable[str], language: str, persons: frozenset[str], site: str = "", host: str = ""
    ) -> None:
        """`site` is what else names the page's site: a name that only the headline has must stand there.

        `host` is where the page stands: what is called so is who publishes it.
        """
        self._host = fold(host).replace(" ", "")
        self._language, self._persons = language, persons
        told = list(texts)
        self._inside = Counter(word for text in told for word in re.findall(rf"(?<=\w\s){CAP}", text))
        self._roles: dict[str, Role] = {}
        self._memory: dict[str, tuple[Name, ...]] = {}
        body = [*(told[1:] or told), site]
        for text in told:
            for name in self._found(text):
                if not any(name.text.casefold() in other.casefold() for other in body):
                    continue
                known = self._roles.get(name.text)
                if name.text in words("brands", "any"):
                    self._roles[name.text] = "operator"
                elif known is None or RANK.index(name.role) < RANK.index(known):
                    self._roles[name.text] = name.role
        self._roles |= self._tenants(told)
        self._with_article = frozenset(name for name in self._roles if self._is_space_with_article(name))
        self._roles |= dict.fromkeys(self._with_article, "space")

    def _tenants(self, texts: list[str]) -> dict[str, Role]:
        """Who rents: an operator if a sentence on coworking names it, else anybody."""
        told = [text for text in texts if house(self._language).search(text)]
        self._rent = frozenset(name for name, role in self._roles.items() if role == "tenant")
        marked = {name for name in self._rent if any(mark in name.casefold() for mark in words("name_mark", "any"))}
        return {
            name: "operator" if name in marked or any(name in text for text in told) else "subject"
            for name in self._rent
        }

    def _settled(self, name: Name) -> Name:
        return replace(name, role=self._roles[name.text]) if name.role == "tenant" else name

    def _is_space_with_article(self, name: str) -> bool:
        """Whether a name is that of a space, known without its article: who opens its doors is itself."""
        article, _, rest = name.partition(" ")
        return self._roles.get(rest) == "space" and article.casefold() in words("article", "any")

    def of(self, text: str) -> list[Name]:
        """The names of a sentence in reading order, none over another."""
        here = {(name.start, name.end): self._settled(name) for name in self._found(text) if name.text in self._roles}
        for match in self._known.finditer(text):
            span = match.span()
            role = self._roles.get(match[0]) or self._roles.get(match[0][0].upper() + match[0][1:], "operator")
            if in_longer_name(match[0], text[: match.start()]):
                continue
            if match[0] in words("brands", "any"):
                role = "operator"
            sure = match[0] in words("brands", "any") or match[0] in self._with_article
            if span not in here or here[span].role == "subject" or sure:
                here[span] = Name(text=match[0], role=role, start=span[0], end=span[1])
        kept: list[Name] = []
        for name in sorted(here.values(), key=lambda name: (name.start, -name.end)):
            if not kept or name.start >= kept[-1].end:
                kept.append(name)
        return kept

    def bracketed(self, text: str) -> list[Name]:
        """The names that a bracket lists and nothing else stands in: "two spaces (Botanic and Belmont Court)"."""
        for match in _BRACKET.finditer(text):
            pieces = [(hit.start(), hit[0]) for hit in re.finditer(NAME, match[1])] if _LIST.fullmatch(match[1]) else []
            split = [
                (match.start(1) + start + piece.start(), piece[0])
                for start, found in pieces
                for piece in re.finditer(r"\S+(?:\s(?!(?:et|en|and|und|y|e|&)\s)\S+)*", found)
                if piece[0] not in ("et", "en", "and", "und", "y", "e", "&")
            ]
            named = [Name(text=value, role="space", start=at, end=at + len(value)) for at, value in split]
            if named and all(self._is_name(name, text, quoted=True) for name in named):
                return named
        return []

    def frequent(self, texts: Iterable[str], others: frozenset[str]) -> str | None:
        """The name that an article has most often, at least twice, and that is nobody else's; None where two tie.

        `others` are names of places.
        """
        sentences = [text.replace("’", "'") for text in texts]
        text = " ".join(sentences)
        hits = chain.from_iterable(re.finditer(rf"(?<=[a-zß-ÿ,] ){NAME}", one) for one in sentences)
        found = {match[0].rstrip(".") for match in hits}
        taken = {name for name, role in self._roles.items() if role in ("operator", "investor")}
        taken |= self._persons | self._rent
        counts = {
            name: len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text))
            for name in found
            if not any(name in other for other in taken | others)
            and name not in words("brands", "any")
            and name.split()[-1] not in words("country", "any")
            and fold(name).replace(" ", "") not in self._host
            and not re.search(rf"{former(self._language)}\s?{re.escape(name)}(?!\w)", text)
            and not any(find_dates(name, day, self._language) for day in _SOME_DAYS)
            and not re.search(rf"{in_town(self._language)}\s{re.escape(name)}", text)
            and not designs(name).search(text)
            and not self._always_of(name, text)
            and not re.search(rf"(?i:{source(words('source_lead', self._language))})\s{re.escape(name)}", text)
            and len(name) > len("AB")
            and not pattern("town_noun", self._language).match(name)
            and self._is_name(Name(text=name, role="space", start=1, end=1), "x " + name, quoted=False)
        }
        best = sorted(counts, key=lambda name: (-counts[name], name))[:2]
        tied = len(best) == 2 and counts[best[0]] == counts[best[1]]
        return best[0] if best and counts[best[0]] > 1 and not tied else None

    def _always_of(self, name: str, text: str) -> bool:
        """Whether a name only stands behind a word for `of`: what something else is of, or was made by."""
        found = list(re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))
        lead = behind_of(self._language)
        return bool(found) and all(lead.search(text[max(0, hit.start() - 20) : hit.start()]) for hit in found)

    def on_subject(self, texts: Iterable[str]) -> frozenset[str]:
        """The names that stand in a sentence about coworking, or in the headline (the first text), folded."""
        told = list(texts)
        home = house(self._language)
        about = [text for number, text in enumerate(told) if number == 0 or home.search(text)]
        other = pattern("other_business", self._language)
        return frozenset(
            fold(name)
            for name, role in self._roles.items()
            if (name in self._rent and role == "operator")
            or any(name in text for text in about)
            or (
                sum(name in text for text in told) > 1 and not any(name in text and other.search(text) for text in told)
            )
        )

    @property
    def _known(self) -> re.Pattern[str]:
        return _any_of(tuple(sorted({*self._roles, *words("brands", "any")} - self._persons)))

    def _found(self, text: str) -> tuple[Name, ...]:
        """The names of a text by what stands around them; remembered, for every sentence is asked twice."""
        if text not in self._memory:
            self._memory[text] = tuple(self._look(text))
        return self._memory[text]

    def _look(self, text: str) -> Iterator[Name]:
        taken: dict[tuple[int, int], Name] = {}
        for role, shape in shapes(self._language):
            position = 0
            while match := shape.search(text, position):
                group = "n" if match.groupdict().get("n") else "q"
                name = Name(text=match[group], role=role, start=match.start(group), end=match.end(group))
                if inside_name(match, text):
                    position = match.start() + 1
                    continue
                trimmed = self._trimmed(name, text, quoted=group == "q")
                good = trimmed and self._is_name(trimmed, text, quoted=group == "q")
                if trimmed and good and trimmed.text in words("brands", "any"):
                    trimmed = replace(trimmed, role="operator")
                if trimmed and good:
                    taken.setdefault((trimmed.start, trimmed.end), trimmed)
                position = match.end() if good else max(match.end(group), match.start() + 1)
        yield from taken.values()

    def _trimmed(self, name: Name, text: str, *, quoted: bool) -> Name | None:
        """The name without the words that begin its sentence, a possessive or a stop at its end."""
        value, start = name.text.strip(), name.start
        at_start = not text[:start].strip(" «“‘\"'„")
        while (
            at_start and not quoted and (first := value.split()[:1]) and _folded(first[0]) in not_names(self._language)
        ):
            if first[0] == "The" and self._language != "en" and " " in value:
                break
            rest = value[len(first[0]) :].lstrip()
            start += len(value) - len(rest)
            value = rest
        if (said := kind(self._language).match(value)) and not quoted:
            start += said.end()
            value = value[said.end() :]
        value = self._before_town(re.sub(r"(?:['’]s|['’]|[.,:;])+$", "", value).strip())
        return replace(name, text=value, start=start, end=start + len(value)) if value else None

    def _before_town(self, value: str) -> str:
        """`Watt à Anvers` without the town that it is in; `Le Fil à Plomb` as it is."""
        head, preposition, rest = value.partition(" à ")
        return head if preposition and is_town(rest, self._language) else value

    def _is_name(self, name: Name, text: str, *, quoted: bool) -> bool:
        value = name.text
        if len(_LETTER.findall(value)) < LEAST_LETTERS or self._is_person(value):
            return False
        if value in words("brands", "any"):
            return not in_longer_name(value, text[: name.start])
        if self._is_another_thing(value, quoted=quoted) or self._is_told_apart(name, text, quoted=quoted):
            return False
        return quoted or self._is_proper(name, text)

    def _is_person(self, value: str) -> bool:
        """Whether a name is that of a person of the article, or holds one."""
        return value in self._persons or any(one in value for one in self._persons if " " in one)

    def _is_another_thing(self, value: str, *, quoted: bool) -> bool:
        """Whether a name says itself that it is of no space: a town, a street, a date, a firm, an award."""
        tokens = [_folded(token) for token in value.split()]
        return (
            value in words("country", "any")
            or _is_branch(value)
            or all(token in not_names(self._language) for token in tokens)
            or not public().isdisjoint(tokens[:2])
            or self._joins_a_house(value)
            or (not quoted and is_street(value, self._language))
            or all(token in words("firm_word", "any") for token in value.split())
            or is_town(value, self._language)
            or house(self._language, weak=True).fullmatch(value) is not None
            or self._is_date(value)
            or is_description(value, self._language)
            or value.endswith(words("award", "any"))
        )

    def _joins_a_house(self, value: str) -> bool:
        """Whether a word for a house in a name stands behind one that joins: "Silversquare and the coworking"."""
        inner = house(self._language).search(value)
        joining = tuple(f" {word}" for word in words("joining", "any"))
        return inner is not None and value[: inner.start()].rstrip().endswith(joining)

    def _is_date(self, value: str) -> bool:
        dates = (when for day in _SOME_DAYS for when in find_dates(value, day, self._language))
        return any(when.end - when.start >= len(value) - 1 for when in dates)

    def _is_told_apart(self, name: Name, text: str, *, quoted: bool) -> bool:
        """Whether the words around a name say that it is of something else."""
        before = text[: name.start]
        if name.role == "building":
            in_name = any(word.casefold() in name.text.casefold() for word in words("building_word", "any"))
            if not (in_name or in_building(self._language).search(before)):
                return True
        elif was_there(before, self._language):
            return True
        if name.role == "space" and calls_another(before, self._language):
            return True
        if pattern("programme", self._language).search(text, max(0, name.start - BEFORE), name.start):
            return True
        english = self._language == "en" and not quoted
        if english and of_place().match(text, name.end) and THE.search(before):
            return True
        if name.role == "operator":
            return is_other_firm(text, name.start, name.end, self._language)
        listed = name.role == "subject" and (_LISTED.match(text, name.end) or governed(self._language).search(before))
        return bool(listed)

    def _is_proper(self, name: Name, text: str) -> bool:
        """Whether the capital is the name's own: not that of a sentence's first word, nor of a German noun."""
        value = name.text
        if re.search(r"[\d&@]|\w[A-ZÀ-Ý]", value):
            return True
        if len(value.split()) > 1 and self._language != "de":
            return True
        if self._language == "de":
            return any(mark in value.casefold() for mark in words("name_mark", "any")) or (
                " " not in value
                and self._inside[value] >= 1
                and name.role in ("operator", "space")
                and text[: name.start].endswith(tuple(f"{word} " for word in words("before_firm", "de")))
            )
        return bool(text[: name.start].strip(" «“‘\"'„")) or self._inside[value] >= 1


def _is_branch(value: str) -> bool:
    """Whether a name is a brand's with a country or a form of company: "Regus Belgium"."""
    brand = next((one for one in words("brands", "any") if value.startswith(f"{one} ")), "")
    return bool(brand) and not {*words("country", "any"), *words("firm_word", "any")}.isdisjoint(
        value[len(brand) :].split()
    )


def _folded(token: str) -> str:
    return token.strip(".,:;").casefold()


@cache
def _any_of(known: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the names as whole words; the article of one may be small in the middle of a sentence."""
    article = re.compile(f"{source(words('article', 'any'))}", re.I)
    small = {name[0].lower() + name[1:] for name in known if article.match(name)}
    ordered = sorted({*known, *small}, key=lambda name: (-len(name), name))
    return re.compile(r"(?<![\w@-])(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")
