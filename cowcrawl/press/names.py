"""Names of spaces, of who runs them and of who invests, by what stands around them somewhere in an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal

from cowcrawl.literals.dates import find_dates
from cowcrawl.press.places import is_town
from cowcrawl.press.words import UPPER, events, house, pattern, source, words
from cowcrawl.text import fold

Role = Literal["space", "operator", "investor", "subject", "building"]
RANK: tuple[Role, ...] = ("space", "operator", "investor", "subject", "building")
"""The surest role of a name first."""
_CAP = (
    rf"(?:No\.\s\d{{1,3}}(?=\s{UPPER})|{UPPER}[\w’'+.@-]*(?:&{UPPER}\w*)?|\d{{1,3}}{UPPER}\w*"
    rf"|[a-z]{{1,7}}{UPPER}\w+|@\w+)"
)
_JOIN = r"(?:\s(?:&|and|of|the|de|du|des|la|le|les|à|@|van|for|to)){1,2}"
_NAME = rf"{_CAP}(?:(?:{_JOIN})?\s{_CAP}|\s(?:[ld]['’]){_CAP}|\s\d{{1,3}}(?![\d.,]|\s?(?:m|%|€|sq))){{0,5}}"
_SMALL_WORDS = (" de", " du", " des", " la", " le", " van", " the", " of")
_QUOTES = {"de": r"[„»›“\"]\s?(?P<q>[\w@][^«»“”‘\"„‹›,.;]{1,40}?)\s?[“«‹”\"]"}
_QUOTED = rf"(?:[«“\"]|(?<=\s)[‘'])\s?(?P<q>(?:{UPPER}|\d|@)[^«»“”‘\"„‹›,.;]{{1,40}}?)\s?[»”\"’'](?!\w)"
_LISTED = re.compile(rf",?\s(?:en|et|and|und|&)\s{_CAP}")
"""Behind a name that shares its verb with another: two who do something, and no space."""
_BRACKET = re.compile(r"\(([^()]{3,80})\)")
_LIST = re.compile(rf"{_NAME}(?:(?:,|\s(?:et|en|and|und|&))\s{_NAME})*")
_ONE = r"(?i:un|une|een|a|an|ein|eine)"
_ADJECTIVE = {"fr": r"(?:(?!(?:dans|de|du|des|en|sur|chez|par|pour|et|ou|au|aux|avec|est|a|que)\b)[a-zß-ÿ-]{4,}\s)?"}
"""What may stand between a word for a coworking space and its name."""
_ORDINARY_BRANDS = frozenset(
    ("Spaces", "Morning", "Tribes", "Patch", "Places", "Unicorn", "Huddle", "Uncommon", "Ordnung")
)
"""Brands that are common words: behind another capital they are part of a longer name."""
_SOME_DAY = date(2020, 6, 15)


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

    def __init__(self, texts: Iterable[str], language: str, persons: frozenset[str], site: str = "") -> None:
        """`site` is what else names the page's site: a name that only the headline has must stand there."""
        self._language, self._persons = language, persons
        told = list(texts)
        self._inside = Counter(word for text in told for word in re.findall(rf"(?<=\w\s){_CAP}", text))
        self._roles: dict[str, Role] = {}
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

    def of(self, text: str) -> list[Name]:
        """The names of a sentence in reading order, none over another."""
        here = {(name.start, name.end): name for name in self._found(text) if name.text in self._roles}
        for match in self._known.finditer(text):
            span = match.span()
            role = self._roles.get(match[0]) or self._roles.get(match[0][0].upper() + match[0][1:], "operator")
            if match[0] in _ORDINARY_BRANDS and re.search(rf"{_CAP}\s$", text[: match.start()]):
                continue
            if match[0] in words("brands", "any"):
                role = "operator"
            if span not in here or here[span].role == "subject" or match[0] in words("brands", "any"):
                here[span] = Name(text=match[0], role=role, start=span[0], end=span[1])
        kept: list[Name] = []
        for name in sorted(here.values(), key=lambda name: (name.start, -name.end)):
            if not kept or name.start >= kept[-1].end:
                kept.append(name)
        return kept

    def bracketed(self, text: str) -> list[Name]:
        """The names that a bracket lists and nothing else stands in: "two spaces (Botanic and Belmont Court)"."""
        for match in _BRACKET.finditer(text):
            pieces = (
                [(hit.start(), hit[0]) for hit in re.finditer(_NAME, match[1])] if _LIST.fullmatch(match[1]) else []
            )
            split = [
                (match.start(1) + start + piece.start(), piece[0])
                for start, found in pieces
                for piece in re.finditer(r"\S+(?:\s(?!(?:et|en|and|und|&)\s)\S+)*", found)
                if piece[0] not in ("et", "en", "and", "und", "&")
            ]
            named = [Name(text=value, role="space", start=at, end=at + len(value)) for at, value in split]
            if named and all(self._is_name(name, text, quoted=True) for name in named):
                return named
        return []

    def frequent(self, texts: Iterable[str], others: frozenset[str]) -> str | None:
        """The name that an article has most often, at least twice, and that is nobody else's; None where two tie.

        `others` are names of places.
        """
        text = " ".join(texts).replace("’", "'")
        found = Counter(match[0] for match in re.finditer(rf"(?<=[a-zß-ÿ,] ){_NAME}", text))
        taken = {name for name, role in self._roles.items() if role in ("operator", "investor")} | self._persons
        counts = {
            name: text.count(name)
            for name in found
            if not any(name in other for other in taken | others)
            and name not in words("brands", "any")
            and not find_dates(name, _SOME_DAY, self._language)
            and not re.search(rf"{_in_town(self._language)}\s{re.escape(name)}", text)
            and self._is_name(Name(text=name, role="space", start=1, end=1), "x " + name, quoted=False)
        }
        best = sorted(counts, key=lambda name: (-counts[name], name))[:2]
        tied = len(best) == 2 and counts[best[0]] == counts[best[1]]
        return best[0] if best and counts[best[0]] > 1 and not tied else None

    def on_subject(self, texts: Iterable[str]) -> frozenset[str]:
        """The names that stand in a sentence about coworking, or in the headline (the first text), folded."""
        told = list(texts)
        home = house(self._language)
        about = [text for number, text in enumerate(told) if number == 0 or home.search(text)]
        other = pattern("other_business", self._language)
        return frozenset(
            fold(name)
            for name in self._roles
            if any(name in text for text in about)
            or (
                sum(name in text for text in told) > 1 and not any(name in text and other.search(text) for text in told)
            )
        )

    @property
    def _known(self) -> re.Pattern[str]:
        return _any_of(tuple(sorted({*self._roles, *words("brands", "any")} - self._persons)))

    def _found(self, text: str) -> Iterator[Name]:
        taken: dict[tuple[int, int], Name] = {}
        for role, shape in _patterns(self._language):
            position = 0
            while match := shape.search(text, position):
                group = "n" if match.groupdict().get("n") else "q"
                name = Name(text=match[group], role=role, start=match.start(group), end=match.end(group))
                if _inside_name(match, text):
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
            at_start and not quoted and (first := value.split()[:1]) and _folded(first[0]) in _not_names(self._language)
        ):
            if first[0] == "The" and self._language != "en" and " " in value:
                break
            rest = value[len(first[0]) :].lstrip()
            start += len(value) - len(rest)
            value = rest
        if (kind := _kind(self._language).match(value)) and not quoted:
            start += kind.end()
            value = value[kind.end() :]
        value = self._before_town(re.sub(r"(?:['’]s|['’]|[.,:;])+$", "", value).strip())
        return replace(name, text=value, start=start, end=start + len(value)) if value else None

    def _before_town(self, value: str) -> str:
        """`Watt à Anvers` without the town that it is in; `Le Fil à Plomb` as it is."""
        head, preposition, rest = value.partition(" à ")
        return head if preposition and is_town(rest, self._language) else value

    def _is_name(self, name: Name, text: str, *, quoted: bool) -> bool:
        value = name.text
        tokens = [_folded(token) for token in value.split()]
        if (
            len(re.findall(r"[^\W\d_]", value)) < 2
            or value in self._persons
            or any(p in value for p in self._persons if " " in p)
        ):
            return False
        if value in words("brands", "any"):
            return True
        if value in words("country", "any"):
            return False
        brand = next((one for one in words("brands", "any") if value.startswith(f"{one} ")), "")
        if brand and set(value[len(brand) :].split()) & {*words("country", "any"), *words("firm_word", "any")}:
            return False
        if all(token in _not_names(self._language) for token in tokens) or not _public().isdisjoint(tokens[:2]):
            return False
        inner = house(self._language).search(value)
        if inner and value[: inner.start()].rstrip().endswith(tuple(_SMALL_WORDS)):
            return False
        if is_town(value, self._language) or house(self._language, weak=True).fullmatch(value):
            return False
        if any(when.end - when.start >= len(value) - 1 for when in find_dates(value, _SOME_DAY, self._language)):
            return False
        if name.role == "building" and not any(
            word.casefold() in value.casefold() for word in words("building_word", "any")
        ):
            return False
        if pattern("programme", self._language).search(text, max(0, name.start - 30), name.start):
            return False
        if name.role == "subject" and (
            _LISTED.match(text, name.end) or _governed(self._language).search(text[: name.start])
        ):
            return False
        return quoted or self._is_proper(name, text)

    def _is_proper(self, name: Name, text: str) -> bool:
        """Whether the capital is the name's own: not that of a sentence's first word, nor of a German noun."""
        value = name.text
        if re.search(r"[\d&@]|\w[A-ZÀ-Ý]", value):
            return True
        if len(value.split()) > 1 and self._language != "de":
            return True
        if self._language == "de":
            return any(mark in value.casefold() for mark in ("work", "space", "hub", "office", "desk")) or (
                " " not in value
                and self._inside[value] >= 1
                and name.role in ("operator", "space")
                and text[: name.start].endswith(("hat ", "von ", "mit "))
            )
        return bool(text[: name.start].strip(" «“‘\"'„")) or self._inside[value] >= 1


def _inside_name(match: re.Match[str], text: str) -> bool:
    """Whether the word for coworking that a name was found by belongs to a longer name: `The Cowork Factory`."""
    return (
        match[0][:1].isupper()
        and match.group().casefold().startswith("co")
        and bool(re.search(rf"(?<!^){UPPER}\w*\s$", text[: match.start()]))
    )


def _folded(token: str) -> str:
    return token.strip(".,:;").casefold()


@cache
def _any_of(known: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the names as whole words; the article of one may be small in the middle of a sentence."""
    article = re.compile(r"(?:Le|La|Les|L['’]|The|De|Het|Der|Die|Das)\b")
    small = {name[0].lower() + name[1:] for name in known if article.match(name)}
    ordered = sorted({*known, *small}, key=lambda name: (-len(name), name))
    return re.compile(r"(?<![\w@-])(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")


@cache
def _patterns(language: str) -> tuple[tuple[Role, re.Pattern[str]], ...]:
    """What makes a name one, the surest first."""
    home = f"(?i:{house(language).pattern})"
    lead = {
        concept: f"(?i:{source(words(concept, language))})"
        for concept in ("called", "run_by", "investor_lead", "opening_of", "operator_noun", "building_lead")
    }
    brands = "|".join(map(re.escape, words("brands", "any")))
    fresh = f"(?i:{source(words('new', language))})"
    loose = f"(?i:{house(language, weak=True).pattern})"
    small = r"(?:[a-zß-ÿ’'-]+\s){0,4}?"
    few = r"(?:[a-zß-ÿ][\wß-ÿ’'-]*\s){0,4}?"
    name = rf"(?:{_QUOTES.get(language, _QUOTED)}|(?P<n>{_NAME}))"
    article = r"(?i:(?:de|het|een|le|la|un|une|the|a|an|der|die|das|ein|eine)\s|l['’])?"
    of_coworking = r"(?:\s(?i:du coworking|van coworking|de coworking|coworking))?"
    sources: list[tuple[Role, str]] = [
        ("space", rf"{lead['called']}\s{article}{name}"),
        ("operator", rf"(?i:(?<!\w)(?:co-?working)[-\s]?)?{lead['operator_noun']}{of_coworking}\s{name}"),
        ("operator", rf"{home}[^.;]{{0,70}}?{lead['run_by']}\s{article}{small}{name}"),
        ("investor", rf"{lead['investor_lead']}\s{small}{name}"),
        ("space", rf"{fresh}\s(?:[a-zß-ÿ-]+\s)?{loose}\s{name}"),
        ("space", rf"{home}\s{_ADJECTIVE.get(language, '')}{name}"),
        ("space", rf"{loose}\s{_QUOTES.get(language, _QUOTED)}"),
        ("space", rf"{loose}\s(?:in|at|à|im)\s(?P<n>{_NAME})(?=\s(?:in|à|te)\s{UPPER})"),
        (
            "operator",
            rf"(?P<n>{_NAME})['’]s\s(?:new|first|debut|latest|second|third|own|flagship)\s(?:[a-z]+\s)?{loose}",
        ),
        ("space", rf"{home},\s{_QUOTES.get(language, _QUOTED)}"),
        ("operator", rf"{name}\s?,\s{article}{few}{lead['operator_noun']}"),
        ("space", rf"{name}\s?,\s{article}{few}{home}"),
        ("space", rf"{name}\s?,\s{_ONE}\s{few}{loose}"),
        ("operator", rf"(?P<n>{_NAME})['’]s?\s(?:[a-z-]+\s){{0,3}}{home}"),
        ("space", rf"{lead['opening_of']}\s{article}{few}{name}"),
        *_subjects(language, home, name),
        ("space", rf"(?P<n>(?:{brands})\s{_CAP}(?:\s{_CAP}){{0,2}})"),
        ("building", rf"{lead['building_lead']}\s?{name}"),
        ("building", rf"{lead['building_lead']}\s(?:[a-z]+\s)?(?P<n>{_NAME}\s(?:building|tower|gebouw))(?!\w)"),
        ("space", r"(?<=\s)(?P<n>(?i:co-?work)\w*[@&+’'][\w@]+(?:\s[A-Z]\w+)?)"),
    ]
    if language != "de":
        sources.insert(0, ("space", rf"(?<=[a-zß-ÿ’'] )(?P<q>Co-?[Ww]orking\s{_CAP}(?:\s{_CAP})?)"))
    return tuple((role, re.compile(pattern)) for role, pattern in sources)


def _subjects(language: str, home: str, name: str) -> Iterator[tuple[Role, str]]:
    """Who opens or closes something, and what does so itself."""
    verbs = "(?i:" + "|".join(found.pattern for _, _, found in events(language)) + ")"
    happens = "(?i:" + "|".join(found.pattern for kind, _, found in events(language) if kind != "taken_over") + ")"
    object_ = rf"(?:\s[^\s;:.]+){{0,8}}?\s{home}"
    yield "operator", rf"{name}(?:,[^,;]{{3,60}},)?(?:\s[^\s;:]+){{0,6}}?\s{verbs}{object_}"
    helper = {
        "de": "hat|haben|wird|will|eröffnet|plant|betreibt|hatte|mit",
        "nl": "opent|opende|plant|bouwt|heeft|zal|wil|gaat|zou|zullen|kondigt|kondigde|start|startte|sluit|sloot",
    }
    if language in helper:
        yield "operator", rf"(?<!\w)(?:{helper[language]})\s{name}{object_}"
    offers = f"(?i:{source(words('offers', language))})"
    yield "subject", rf"{name}\s{offers}{object_}"
    yield "subject", rf"{happens}\s{name}"
    yield "subject", rf"{name}(?:,[^,;]{{3,60}},)?(?:\s[^\s;:,]+){{0,3}}?\s{happens}"


@cache
def _governed(language: str) -> re.Pattern[str]:
    """A preposition right before a name, with an article perhaps: the name is not the subject."""
    article = r"(?:(?:de|het|le|la|les|the|der|den|dem|die|das)\s|l['’])?"
    return re.compile(rf"{source(words('genitive', language))}\s?{article}$", re.I)


@cache
def _in_town(language: str) -> str:
    """What stands before a place, and before no name of a space."""
    return f"(?i:{source((*words('in_town', language), *words('of_place', language)))})"


@cache
def _kind(language: str) -> re.Pattern[str]:
    """A word for a coworking space or for who runs one, before the name itself."""
    home, firm = house(language).pattern, source(words("operator_noun", language))
    return re.compile(rf"(?:[Ll]['’])?(?i:{home}|{firm})\s(?={UPPER}|\d|@)")


@cache
def _not_names(language: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in (*words("not_name", language), *words("ordinary", "any")))


@cache
def _public() -> frozenset[str]:
    return frozenset(word.casefold() for word in words("public_body", "any"))
